//! `cases.tsv`, and what holds for all wordings.

use super::*;

#[test]
fn changes_are_classed() {
    let mut wrong = Vec::new();
    for line in include_str!("cases.tsv").lines().filter(|l| !l.starts_with('#')) {
        let parts: Vec<String> = line.split('\t').map(|p| p.replace("\\n", "\n")).collect();
        let [expected, old, new] = parts.as_slice() else { panic!("{line}") };
        let expected: Vec<&str> = expected.split(' ').collect();
        for (a, b) in [(old, new), (new, old)] {
            let changes = classify(a, b);
            let mut told: Vec<&str> = classes(&changes).iter().map(|c| c.as_str()).collect();
            // What stands around a change that counts is told too.
            if !expected.contains(&"wording") && expected != ["editorial"] {
                told.retain(|c| *c != "wording" && *c != "editorial");
            }
            if expected != ["editorial"] {
                told.retain(|c| *c != "editorial");
            }
            if told != expected {
                wrong.push(format!("{a} → {b}: {told:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn spans_show_what_changed() {
    let (old, new) = ("Қызметті беруші он жұмыс күні ішінде 5 АЕК алады.", "Қызметті беруші бес жұмыс күні ішінде 7 АЕК алады.");
    let shown: Vec<_> = classify(old, new).into_iter().map(|c| (c.class, &old[c.old_span], &new[c.new_span])).collect();
    assert_eq!(shown, [(Class::Deadline, "он жұмыс күні ішінде", "бес жұмыс күні ішінде"), (Class::Amount, "5 АЕК", "7 АЕК")]);
}

proptest::proptest! {
    #[test]
    fn equal_texts_have_no_changes_and_others_have_some(old in "[а-яәқ0-9.,;()% №«»\n-]{0,60}", new in "[а-яәқ0-9.,;()% №«»\n-]{0,60}") {
        proptest::prop_assert!(classify(&old, &old).is_empty());
        for (a, b) in [(&old, &new), (&new, &old)] {
            let changes = classify(a, b);
            proptest::prop_assert_eq!(changes.is_empty(), a == b, "{:?} {:?}", a, b);
            for c in changes {
                proptest::prop_assert!(a.get(c.old_span.clone()).is_some() && b.get(c.new_span.clone()).is_some(), "{:?}", c);
            }
        }
    }

    #[test]
    fn anything_is_classed(old in "\\PC{0,80}", new in "\\PC{0,80}") {
        for c in classify(&old, &new) {
            proptest::prop_assert!(old.get(c.old_span.clone()).is_some() && new.get(c.new_span.clone()).is_some(), "{:?}", c);
        }
    }
}
