use super::*;
use crate::base::{Date, parse_date};
use crate::calendar::Calendar;

fn day(text: &str) -> Date {
    parse_date(text).expect("a day")
}

/// Rules that say nothing of their time, tried on two days.
fn differs(rest: &str, first: &str, second: &str) -> Option<bool> {
    let text = format!("[[rule]]\nid = \"a\"\nprocedure = \"p\"\nprovision = \"361\"\n{rest}\n");
    let set = load(&[RuleFile { name: "r.toml".into(), text }]);
    assert!(set.problems.is_empty(), "{:#?}", set.problems);
    let trial = Trial::new(&set.rules, Calendar::built_in().expect("a calendar"), &|_| None);
    trial.differs(set.rules.len() - 1, day(first), day(second))
}

#[test]
fn a_rule_answers_otherwise_where_a_day_of_it_lies() {
    let by_day = [
        "require = 'filed_on < date(\"2022-11-16\") || has(documents.passport)'",
        "when = 'filed_on >= date(\"2022-11-16\")'\nrequire = 'has(documents.passport)'",
        "when = 'facts.children.exists(c, age(c.born_on, filed_on) >= 10) && filed_on >= date(\"2022-11-16\")'\nrequire = 'has(documents.guardianship_opinion)'",
        "judged = \"decision\"\nrequire = 'decided_on < date(\"2022-11-16\") || facts.applicant.married'",
        "when = 'date(\"2022-11-16\") <= filed_on'\ndeadline = { amount = 5, unit = \"working_day\", from = \"query_sent\", to = \"query_answered\" }\njudged = \"filing\"",
        "require = 'decided_on - filed_on <= days(30) || filed_on >= date(\"2022-11-16\")'",
        "require = 'size(refusal_grounds) > 2 || filed_on >= date(\"2022-11-16\")'",
    ];
    for rule in by_day {
        assert_eq!(differs(rule, "2022-11-15", "2022-11-16"), Some(true), "{rule}");
        assert_eq!(differs(rule, "2022-11-16", "2022-11-17"), Some(false), "{rule}");
        assert_eq!(differs(rule, "2022-11-14", "2022-11-15"), Some(false), "{rule}");
    }
}

#[test]
fn ages_and_terms_alone_tell_no_day_from_another() {
    for rule in [
        "require = 'age(facts.applicant.born_on, filed_on) >= 18 || facts.applicant.married'",
        "deadline = { amount = 5, unit = \"working_day\", from = \"refusal_notice_received\", to = \"hearing_notice_sent\" }",
        "deadline = { amount = 3, unit = \"working_day\", from = \"facts.service_term_ends_on\", to = \"hearing_notice_sent\", direction = \"before\" }",
        "require = 'facts.children.filter(c, age(c.born_on, filed_on) < 18).size() <= 3'",
        "require = 'demanded.all(d, d in [\"passport\"])'",
        "when = 'decision == \"refused\"'\nrequire = 'size(refusal_grounds) > 0 && refusal_grounds.all(g, g in [\"1\", \"2\"])'",
    ] {
        // Over a weekend, over New Year, over the leap day.
        for (first, second) in [("2022-11-18", "2022-11-19"), ("2021-12-31", "2022-01-01"), ("2024-02-28", "2024-02-29")] {
            assert_eq!(differs(rule, first, second), Some(false), "{rule} {first}");
        }
    }
    assert_eq!(differs("when = 'false'\nrequire = 'true'", "2022-11-18", "2022-11-19"), None, "it says nothing of any case");
}

#[test]
fn another_rule_brings_its_days_along() {
    let text = "when = 'rule(\"b\")'\nrequire = 'has(documents.passport)'\n[[rule]]\nid = \"b\"\nprocedure = \"p\"\nprovision = \"361\"\n\
                require = 'filed_on >= date(\"2020-01-01\")'\n";
    let text = format!("[[rule]]\nid = \"a\"\nprocedure = \"p\"\nprovision = \"361\"\n{text}");
    let set = load(&[RuleFile { name: "r.toml".into(), text }]);
    let trial = Trial::new(&set.rules, Calendar::built_in().expect("a calendar"), &|_| None);
    assert_eq!(trial.days(0).into_iter().collect::<Vec<_>>(), [day("2020-01-01")]);
    assert_eq!(trial.differs(0, day("2019-12-31"), day("2020-01-01")), Some(true));
    assert_eq!(trial.differs(0, day("2020-01-01"), day("2020-01-02")), Some(false));
}
