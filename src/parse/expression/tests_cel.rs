use super::*;

fn read(text: &str) -> String {
    cel::parse(text).map_or_else(|e| format!("{:?} {}", e.wrong, &text[e.span.start()..e.span.end()]), |e| e.to_string())
}

#[test]
fn standard_cel_is_read() {
    for (text, want) in [
        ("\"passport\" in documents", "has(documents.passport)"),
        ("has(events.hearing_held)", "has(events.hearing_held)"),
        ("timestamp('2026-01-20T00:00:00Z') <= filed_on", "date(\"2026-01-20\") <= filed_on"),
        ("decided_on - filed_on <= duration(\"720h\")", "decided_on - filed_on <= days(30)"),
        ("filed_on + duration('86400s') < decided_on", "filed_on + days(1) < decided_on"),
        (
            "facts.children.exists(c, c.leaves_with in [\"both\", \"one\",])",
            "facts.children.exists(c, c.leaves_with in [\"both\", \"one\"])",
        ),
        ("rules[\"a-1\"] && !(x || y)", "rule(\"a-1\") && !(x || y)"),
        ("x == r'a\\b' || x == '''it's''' || x == \"\\u049b\\x41\\101\"", "x == \"a\\\\b\" || x == \"it's\" || x == \"қAA\""),
        ("size(refusal_grounds) > 0x10", "size(refusal_grounds) > 16"),
        ("-5 < x // why\n && !!b", "-5 < x && !(!b)"),
        ("a.exists(c, c.b) // {\n", "a.exists(c, c.b)"),
    ] {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn what_lies_outside_is_named_with_its_place() {
    for (text, want) in [
        ("a && (b ? c : d)", "Outside(\"? :\") b ? c : d"),
        ("a || x * 2 > 3", "Outside(\"*\") x * 2"),
        ("x % 2 == 0", "Outside(\"%\") x % 2"),
        ("name.matches('a')", "Outside(\"function\") .matches('a')"),
        ("a.exists_one(c, c)", "Outside(\"function\") .exists_one(c, c)"),
        ("uint(x) == 1", "Outside(\"function\") uint(x)"),
        ("x == 1.5", "Outside(\"double\") 1.5"),
        ("x == 1u", "Outside(\"uint\") 1u"),
        ("x == null", "Outside(\"null\") null"),
        ("x == b'a'", "Outside(\"bytes\") b'a'"),
        ("documents[0] == 'a'", "Outside(\"[ ]\") [0]"),
        ("{'a': 1}.a == 1", "Outside(\"map\") {'a': 1}"),
        ("Person{name: 'a'} == x", "Outside(\"message\") {name: 'a'}"),
        (".a == 1", "Outside(\".name\") .a"),
        ("-x < 1", "Outside(\"-\") -x"),
        ("a == b == c", "Outside(\"a == b == c\") a == b == c"),
        ("filed_on > timestamp('2026-01-20T10:00:00Z')", "Outside(\"timestamp\") '2026-01-20T10:00:00Z'"),
        ("a - b < duration('36h')", "Outside(\"duration\") '36h'"),
        ("x == 'a\\qb'", "Escape \\q"),
        ("a and b", "Unexpected and"),
        ("not a", "Unexpected a"),
        ("while == 1", "Unexpected while"),
        ("x == 99999999999999999999", "Number 99999999999999999999"),
        ("(a", "Bracket ("),
        ("'a", "Unclosed 'a"),
        ("", "Empty "),
    ] {
        assert_eq!(read(text), want, "{text}");
    }
    for deep in ["(", "[", "{", "!", "-", "a ? ", "x[", "f("] {
        assert!(cel::parse(&deep.repeat(3000)).is_err(), "{deep}");
    }
    let turns = format!("a{}", " ? b : c".repeat(1500));
    assert!(read(&turns).starts_with("Outside(\"? :\")"));
}

#[test]
fn what_rules_write_in_cel_reads_back() {
    for text in [
        "age(facts.applicant.born_on, filed_on) >= 18 || facts.applicant.married",
        "facts.children.exists(c, age(c.born_on, filed_on + days(3)) < 10 && c.leaves_with != \"none\")",
        "has(documents.passport) && !has(demanded.passport) && has(events.hearing_held)",
        "filed_on >= date(\"2022-11-16\") && decided_on - filed_on <= days(30)",
        "filed_on + days(size(documents) + 2) > decided_on",
        "facts.children.filter(c, c.other_representative_in_kazakhstan).size() + 1 > 2",
        "rule(\"a\") == true && x in [\"a\", \"b\\\"c\"]",
        "refusal_grounds.all(g, g in [\"5\", \"6\"])",
        "age(a, b) - age(b, a) + 1 < -3",
    ] {
        let expr = parse(text).expect(text);
        let written = cel_text::print(&expr);
        assert_eq!(cel::parse(&written).as_ref().map(ToString::to_string), Ok(text.to_string()), "{written}");
    }
    let written = |text: &str| cel_text::print(&parse(text).expect(text));
    assert_eq!(written("has(\"passport\") && 5 in refusal_grounds"), "\"passport\" in documents && \"5\" in refusal_grounds");
    assert_eq!(written("count(facts.children, c, true) > 2"), "facts.children.filter(c, true).size() > 2");
    assert_eq!(written("event(\"filed\") < filed_on"), "events.filed < filed_on");
    assert_eq!(
        written("age(c.born_on, filed_on) >= 10"),
        "(filed_on.getFullYear() - c.born_on.getFullYear() - \
         (filed_on.getMonth() * 32 + filed_on.getDate() < c.born_on.getMonth() * 32 + c.born_on.getDate() ? 1 : 0)) >= 10"
    );
}

mod laws {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_text_stops_the_reader_of_cel(text in "[a-c0-9 ().,!&|<>=\"'\\[\\]{}?:+*/%u\\\\-]{0,60}") {
            if let Ok(expr) = cel::parse(&text) {
                let written = cel_text::print(&expr);
                let again = cel::parse(&written).map(|e| cel_text::print(&e));
                prop_assert_eq!(again, Ok(written));
            }
        }
    }
}
