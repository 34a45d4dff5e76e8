use proptest::prelude::*;

use super::*;
use crate::base::Span;

fn printed(text: &str) -> String {
    parse(text).map_or_else(|e| format!("{:?} {}..{}", e.wrong, e.span.start(), e.span.end()), |e| e.to_string())
}

#[test]
fn expressions_are_read_and_printed() {
    for (text, want) in [
        ("facts.passport=='lost'", "facts.passport == \"lost\""),
        ("not a and b or c", "!a && b || c"),
        ("a && (b || c)", "a && (b || c)"),
        ("(a && b) && c", "(a && b) && c"),
        ("!(a == b)", "!(a == b)"),
        ("facts.children.exists(c, age(c.born_on, filed_on) >= 10)", "facts.children.exists(c, age(c.born_on, filed_on) >= 10)"),
        ("x in ['a', \"b\"]", "x in [\"a\", \"b\"]"),
        ("a + days(3) - days(-1) < b", "a + days(3) - days(-1) < b"),
        ("a // why\n && b", "a && b"),
        ("android && order", "android && order"),
        ("'a\\'b'", "\"a'b\""),
        ("  true ", "true"),
    ] {
        assert_eq!(printed(text), want, "{text}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (text, want) in [
        ("", "Empty 0..0"),
        ("a &&", "End 4..4"),
        ("a & b", "Unexpected 2..3"),
        ("a == b == c", "Unexpected 7..8"),
        ("a b", "Unexpected 2..3"),
        ("(a", "Bracket 0..1"),
        ("a)", "Bracket 1..2"),
        ("(a]", "Bracket 2..3"),
        ("'abc", "Unclosed 0..4"),
        ("99999999999999999999", "Number 0..20"),
        ("жас > 1", "Unexpected 0..6"),
        ("a.b.c.d.e.f.g.h.i.j.k", "Unexpected 17..18"),
    ] {
        assert_eq!(printed(text), want, "{text}");
    }
    assert!(printed(&"(".repeat(5000)).starts_with("TooLong"));
    assert!(printed(&format!("{}a{}", "(".repeat(25), ")".repeat(25))).starts_with("TooDeep 24"));
    assert_eq!(printed(&format!("{}a{}", "(".repeat(24), ")".repeat(24))), "a", "near miss");
    assert!(printed(&"!".repeat(3000)).starts_with("Unexpected"), "a chain of signs is no depth");
}

fn exprs() -> impl Strategy<Value = Expr> {
    let of = |kind| Expr { kind, span: Span::default() };
    let name = "[a-z][a-z_0-9]{0,6}"
        .prop_filter("a word of the language", |n| !["and", "or", "not", "in", "true", "false"].contains(&n.as_str()));
    let leaf = prop_oneof![
        any::<bool>().prop_map(ExprKind::Bool),
        any::<i64>().prop_map(ExprKind::Int),
        "\\PC{0,8}".prop_map(ExprKind::Text),
        name.clone().prop_map(ExprKind::Name),
    ]
    .prop_map(of);
    leaf.prop_recursive(4, 24, 3, move |inner| {
        let some = prop::collection::vec(inner.clone(), 2..4);
        let any_number = prop::collection::vec(inner.clone(), 0..3);
        let compare = prop_oneof![Just(Compare::Equal), Just(Compare::Less), Just(Compare::GreaterOrEqual)];
        let boxed = inner.clone().prop_map(Box::new);
        prop_oneof![
            some.clone().prop_map(ExprKind::And),
            some.prop_map(ExprKind::Or),
            boxed.clone().prop_map(ExprKind::Not),
            any_number.clone().prop_map(ExprKind::List),
            (name.clone(), any_number.clone()).prop_map(|(n, a)| ExprKind::Call(n, a)),
            (boxed.clone(), name.clone(), any_number).prop_map(|(o, n, a)| ExprKind::Method(o, n, a)),
            (boxed.clone(), name.clone()).prop_map(|(o, n)| ExprKind::Select(o, n)),
            (compare, boxed.clone(), boxed.clone()).prop_map(|(c, l, r)| ExprKind::Compare(c, l, r)),
            (boxed.clone(), boxed.clone()).prop_map(|(l, r)| ExprKind::In(l, r)),
            (boxed, prop::collection::vec((any::<bool>(), inner), 1..3)).prop_map(|(f, r)| ExprKind::Sum(f, r)),
        ]
        .prop_map(of)
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_as_the_same(expr in exprs()) {
        let text = expr.to_string();
        prop_assert_eq!(parse(&text).map_err(|e| format!("{text}: {e:?}")), Ok(expr));
    }

    #[test]
    fn no_text_stops_the_reader(text in "[a-z0-9 ().,!&|<>=\"'\\[\\]+/\\\\-]{0,60}") {
        if let Ok(expr) = parse(&text) {
            prop_assert_eq!(parse(&expr.to_string()), Ok(expr));
        }
    }
}
