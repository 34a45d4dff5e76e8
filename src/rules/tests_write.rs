use std::path::Path;

use proptest::prelude::*;

use super::write::{Language, write};
use super::*;

fn read(text: &str) -> RuleSet {
    let set = load(&[RuleFile { name: "r.toml".into(), text: text.into() }]);
    assert!(set.problems.is_empty(), "{:#?}\n{text}", set.problems);
    set
}

/// All that a rule says; not where it stands, nor how it is written.
fn said(set: &RuleSet) -> Vec<String> {
    let one = |r: &Rule| {
        let term = r.deadline.as_ref().map(|d| (d.amount, d.unit, d.before));
        format!(
            "{:?}",
            (
                (&r.id, &r.procedure, &r.provision, &r.typed.when, &r.typed.require, &r.typed.deadline, term),
                (&r.texts, r.severity, r.finding, r.judged, &r.boundary, &r.valid, r.term, &r.note)
            )
        )
    };
    set.rules.iter().map(one).chain(set.same.iter().map(|s| format!("{s:?}"))).collect()
}

#[test]
fn the_rules_of_the_corpus_go_to_cel_and_come_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/rules");
    let mut seen = 0;
    for name in ["exit-permit.toml", "exit-permit-361.toml"] {
        let set = read(&std::fs::read_to_string(folder.join(name)).expect("a rule file"));
        let cel = write(&set, Language::Cel);
        assert!(!cel.contains("age(") && !cel.contains("has(documents") && !cel.contains("date("), "{cel}");
        let again = read(&cel);
        assert_eq!(said(&again), said(&set), "{name}");
        assert_eq!(write(&again, Language::Cel), cel, "written again it is the same");
        let own = write(&again, Language::Nusqa);
        assert_eq!(said(&read(&own)), said(&set), "{name}");
        assert_eq!(write(&read(&own), Language::Nusqa), own);
        seen += set.rules.len();
    }
    assert_eq!(seen, 45);
}

#[test]
fn cel_outside_the_part_is_refused_with_its_place() {
    for (line, want) in [
        ("require = 'size(documents) * 2 > 3'", "6:12 rules-cel-outside"),
        ("require = 'facts.passport == \"lost\" ? true : false'", "6:12 rules-cel-outside"),
        ("require = 'decision.matches(\"a\")'", "6:20 rules-cel-outside"),
        ("require = 'facts.pasport == \"lost\"'", "6:12 rules-type-field"),
        ("require = 'has(facts.passport)'", "6:16 rules-type-has"),
        ("require = 'true and false'", "6:17 rules-syntax-unexpected"),
        ("require = 'decision == \"\\q\"'", "6:25 rules-cel-escape"),
    ] {
        let text = format!("language = \"cel\"\n[[rule]]\nid = \"a\"\nprocedure = \"p\"\nprovision = \"361\"\n{line}\n");
        let set = load(&[RuleFile { name: "r.toml".into(), text }]);
        let told: Vec<String> = set.problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message.id)).collect();
        assert_eq!(told, [want], "{line}");
    }
    let set = load(&[RuleFile { name: "r.toml".into(), text: "language = \"rego\"\n".into() }]);
    assert_eq!(set.problems.len(), 1);
}

fn condition() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("true".to_string()),
        Just("facts.applicant.married".to_string()),
        Just("has(documents.passport)".to_string()),
        Just("has(events.hearing_held)".to_string()),
        Just("5 in refusal_grounds".to_string()),
        prop::sample::select(vec!["==", "!="]).prop_map(|s| format!("facts.passport {s} \"lost\"")),
        (0i64..99, prop::sample::select(vec!["<", ">=", "=="]))
            .prop_map(|(n, s)| format!("age(facts.applicant.born_on, filed_on) {s} {n}")),
        (-99i64..99).prop_map(|n| format!("decided_on - filed_on <= days({n})")),
        (0i64..99).prop_map(|n| format!("events.filed + days({n}) < date(\"2022-11-16\")")),
        Just("facts.children.exists(c, age(c.born_on, filed_on) < 18 && c.leaves_with in [\"both\", \"one\"])".to_string()),
        Just("facts.children.filter(c, c.other_representative_in_kazakhstan).size() > 1".to_string()),
        Just("demanded.all(d, !(d in [\"passport\", \"birth_certificate\"]))".to_string()),
        (0i64..9).prop_map(|n| format!("size(documents) + {n} - size(events) > 3")),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) && ({b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) || ({b})")),
            inner.clone().prop_map(|a| format!("!({a})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("({a}) == ({b})")),
        ]
    })
}

proptest! {
    #[test]
    fn a_rule_says_the_same_after_a_journey_through_cel(when in condition(), require in condition(), kk in "\\PC{1,20}") {
        prop_assume!(!kk.trim().is_empty());
        let kk = kk.replace(['\\', '"'], "");
        prop_assume!(!kk.trim().is_empty());
        let text = format!(
            "[[rule]]\nid = \"a\"\nprocedure = \"p\"\nprovision = \"361\"\nwhen = '''{when}'''\nrequire = '''{require}'''\nmessage.kk = \"{kk}\"\n"
        );
        let set = load(&[RuleFile { name: "r.toml".into(), text }]);
        prop_assume!(set.problems.is_empty());
        let cel = write(&set, Language::Cel);
        let again = load(&[RuleFile { name: "r.toml".into(), text: cel.clone() }]);
        prop_assert!(again.problems.is_empty(), "{:#?}\n{}", again.problems, cel);
        prop_assert_eq!(said(&again), said(&set), "{}", cel);
        prop_assert_eq!(said(&read(&write(&again, Language::Nusqa))), said(&set));
    }
}
