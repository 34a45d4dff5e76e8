#![allow(clippy::unwrap_used)]

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::base::{Date, parse_date};
use crate::corpus::Corpus;
use crate::rules::{Days, Valid};

fn corpus() -> Corpus {
    Corpus::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pins/permits/corpus")).unwrap()
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn at(line: u64, reference: &str) -> Mention {
    Mention { file: "a.rs".into(), line, candidates: vec![reference.into()], ..Mention::default() }
}

fn options(on: Date, days: i64) -> Options {
    Options { on, horizon: crate::base::date::add_days(on, days) }
}

/// Pins on one day, verifies on another: state and codes of each.
fn told(mentions: &[Mention], pinned_on: &str, on: &str) -> Vec<String> {
    let corpus = corpus();
    let mut law = Law::new(&corpus, None);
    let (lock, _, _) = pin(&mut law, mentions, &Lock::default(), (day(pinned_on), day(pinned_on)), &PinOptions::default());
    let found = verify(&mut law, mentions, (&lock, &[], "nusqa.lock"), Encoded::default(), &options(day(on), 90));
    let line = |p: &Pin| {
        let codes: Vec<String> = p.findings.iter().map(|f| format!("{} {}", f.code, f.message.id)).collect();
        format!("{} {}", p.state.as_str(), codes.join(", ")).trim().to_string()
    };
    found.pins.iter().map(line).collect()
}

#[test]
fn what_becomes_of_a_wording() {
    let cases = [
        ("5001#item-1", "2021-01-01", "2025-12-25", "unchanged"),
        ("5001#item-2", "2021-01-01", "2022-06-15", "pending NQ203 pin-pending"),
        ("5001#item-2", "2021-01-01", "2022-06-16", "edited NQ201 pin-edited"),
        ("5001#item-2", "2022-06-16", "2022-06-16", "unchanged"),
        // Pinned ahead of the law.
        ("5001#item-2", "2022-07-01", "2022-06-01", "pending NQ203 pin-ahead"),
        ("5001#item-5-1", "2024-04-01", "2024-03-01", "pending NQ203 pin-ahead"),
        ("5001#item-3", "2021-01-01", "2025-12-25", "pending NQ203 pin-pending-uncertain"),
        ("5001#item-3", "2021-01-01", "2026-01-05", "pending NQ203 pin-perhaps"),
        ("5001#item-3", "2021-01-01", "2026-02-01", "edited NQ201 pin-edited"),
        ("5001#item-3", "2021-01-01", "2025-06-01", "unchanged"),
        ("5001#item-5", "2021-01-01", "2024-03-16", "moved NQ205 pin-moved"),
        ("5001#item-6", "2021-01-01", "2022-06-01", "pending NQ203 pin-ends"),
        ("5001#item-6", "2021-01-01", "2022-06-16", "repealed NQ202 pin-repealed"),
        ("5001#item-8", "2021-01-01", "2021-01-01", "broken NQ204 pin-reference-candidates"),
        ("5009#item-8", "2021-01-01", "2021-01-01", "broken NQ204 pin-reference-candidates"),
        // The day after `@` is the one whose wording was encoded.
        ("5001#item-2@2021-01-01", "2025-01-01", "2025-01-01", "edited NQ201 pin-edited"),
        ("5001", "2021-01-01", "2021-01-01", "unchanged"),
        ("5001", "2021-01-01", "2023-01-01", "edited NQ201 pin-edited"),
    ];
    for (reference, pinned_on, on, expected) in cases {
        assert_eq!(told(&[at(1, reference)], pinned_on, on), [expected], "{reference} pinned {pinned_on}, verified {on}");
    }
}

#[test]
fn two_ways_of_writing_are_one_pin_and_a_new_one_is_none() {
    let corpus = corpus();
    let mut law = Law::new(&corpus, None);
    let (on, mentions) = (day("2021-01-01"), [at(1, "5001#item-2"), at(2, "5001/2020#пункт 2"), at(3, "5001#item-3")]);
    let (lock, done, _) = pin(&mut law, &mentions[..1], &Lock::default(), (on, on), &PinOptions::default());
    assert_eq!((lock.entries.len(), done.len()), (1, 1));
    let found = verify(&mut law, &mentions, (&lock, &[], "l"), Encoded::default(), &options(on, 0));
    let states: Vec<State> = found.pins.iter().map(|p| p.state).collect();
    assert_eq!(states, [State::Unchanged, State::Unchanged, State::Unpinned]);
    let (again, _, _) = pin(&mut law, &mentions, &lock, (on, on), &PinOptions::default());
    assert_eq!(again.entries.len(), 2);
}

#[test]
fn the_days_of_a_rule_beside_those_of_the_law() {
    let rule = |since: Option<&str>, until: Option<&str>| Rule {
        id: "r".into(),
        valid: Valid { since: since.map(str::to_string), through: None, until: until.map(str::to_string) },
    };
    let with = |rule: Option<Rule>, days: &[&str]| Mention {
        rule,
        boundary: days.iter().map(|d| Days::read(d).unwrap()).collect(),
        ..at(1, "5001#item-2")
    };
    let codes = |mention: Mention| told(&[mention], "2023-01-01", "2023-01-01");
    // A comment without days claims none; a rule is asked for the change.
    assert_eq!(codes(with(None, &[])), ["unchanged"]);
    assert_eq!(codes(with(Some(rule(None, None)), &[])), ["unchanged NQ207 boundary-missed"]);
    assert_eq!(codes(with(Some(rule(None, None)), &["2022-06-16"])), ["unchanged"]);
    assert_eq!(codes(with(None, &["2022-06-16"])), ["unchanged"]);
    assert_eq!(codes(with(None, &["2022-06-15"])), ["unchanged NQ207 boundary-missed, NQ208 boundary-unfounded"]);
    assert_eq!(codes(with(None, &["2022-06-16", "2022-06-17"])), ["unchanged NQ208 boundary-unfounded"]);
    // Its own time begins and ends with the wordings of acts.
    assert_eq!(codes(with(Some(rule(Some("5002"), None)), &[])), ["unchanged"]);
    assert_eq!(codes(with(Some(rule(None, Some("5002/2022"))), &[])), ["unchanged"]);
    // A change known within bounds: any day in them will do.
    let item_3 = |d: &str| Mention { candidates: vec!["5001#item-3".into()], ..with(None, &[d]) };
    for (d, expected) in [("2025-12-31", "edited NQ201 pin-edited"), ("2026-01-30", "edited NQ201 pin-edited")] {
        assert_eq!(told(&[item_3(d)], "2021-01-01", "2026-02-01"), [expected]);
    }
    assert_eq!(
        told(&[item_3("2026-01-31")], "2021-01-01", "2026-02-01"),
        ["edited NQ201 pin-edited, NQ207 boundary-missed, NQ208 boundary-unfounded"]
    );
}

/// A rule file verified on a day: codes and messages on its one rule.
fn tried(rest: &str, on: &str) -> Vec<String> {
    let text = format!("[[rule]]\nid = \"r\"\nprocedure = \"p\"\n{rest}\n");
    let set = crate::rules::load(&[crate::rules::RuleFile { name: "r.toml".into(), text: text.clone() }]);
    assert!(set.problems.is_empty(), "{:#?}", set.problems);
    let corpus = corpus();
    let mut law = Law::new(&corpus, None);
    let mentions = mentions("r.toml", &text).unwrap().mentions;
    let calendar = crate::calendar::Calendar::built_in().unwrap();
    let encoded = Encoded { rules: &set.rules, calendar: Some(&calendar) };
    let found = verify(&mut law, &mentions, (&Lock::default(), &[], "l"), encoded, &options(day(on), 0));
    let told = |f: &Finding| format!("{} {} {} {}", f.code, f.message.id, f.severity.as_str(), f.day);
    found.findings().filter(|f| f.code != "NQ206").map(told).collect()
}

#[test]
fn rules_are_tried_on_the_days_around_a_change() {
    // Item 2 says five days instead of ten from 2022-06-16 on, item 3 another duty from a day in 2025-12-31…2026-01-30.
    let item_2 = |rest: &str| tried(&format!("provision = \"5001#item-2\"\n{rest}"), "2023-01-01");
    let splits = |sign: &str, day: &str| {
        format!(
            "when = 'filed_on {sign} date(\"{day}\")'\ndeadline = {{ amount = 5, unit = \"working_day\", from = \"filed\", to = \"decided\" }}\njudged = \"filing\""
        )
    };
    assert_eq!(item_2(&splits(">=", "2022-06-16")), [""; 0]);
    assert_eq!(item_2(&splits("<", "2022-06-16")), [""; 0]);
    assert_eq!(item_2(&(splits(">=", "2022-06-16") + "\nboundary = [\"2022-06-16\"]")), [""; 0]);
    // A day late: alike on both sides, and otherwise where nothing changed.
    assert_eq!(
        item_2(&splits(">", "2022-06-16")),
        ["NQ207 boundary-missed warning 2022-06-16", "NQ208 boundary-differs error 2022-06-17"]
    );
    // It says so, but does not do so.
    let told = splits(">=", "2022-07-01") + "\nboundary = [\"2022-06-16\"]\nvalid = { since = \"5001\", through = \"5002\" }";
    assert_eq!(item_2(&told), ["NQ207 boundary-alike error 2022-06-16", "NQ208 boundary-differs error 2022-07-01"]);
    // It does not say so, but does it.
    assert_eq!(item_2(&(splits(">=", "2022-06-16") + "\nvalid = { since = \"5001\", through = \"5002\" }")), [""; 0]);
    // Its own time ends with the wording.
    let of_then = "valid = { until = \"5002\" }\nrequire = 'has(documents.passport)'";
    assert_eq!(item_2(of_then), [""; 0]);
    assert_eq!(item_2(&format!("{of_then}\nboundary = [\"2022-06-16\"]")), [""; 0]);
    assert_eq!(item_2(&format!("{of_then}\nboundary = [\"2022-06-15\"]")), ["NQ208 boundary-unfounded error 2022-06-15"]);
    assert_eq!(item_2("require = 'has(documents.passport)'"), ["NQ207 boundary-missed warning 2022-06-16"]);
    assert_eq!(item_2("when = 'false'\nrequire = 'has(documents.passport)'"), [""; 0], "it has nothing to say of any case");
    // Between two days: any day of them, or both ends.
    let item_3 = |rest: &str| tried(&format!("provision = \"5001#item-3\"\n{rest}"), "2026-03-01");
    for day in ["2025-12-31", "2026-01-15", "2026-01-30"] {
        assert_eq!(item_3(&splits(">=", day)), [""; 0], "{day}");
    }
    assert_eq!(item_3("boundary = [\"2025-12-31/2026-01-30\"]\nrequire = 'has(documents.passport)'"), [""; 0]);
    assert_eq!(
        item_3(&splits(">=", "2026-01-31")),
        ["NQ207 boundary-missed warning 2026-01-30", "NQ208 boundary-differs error 2026-01-31"]
    );
    // Where nothing changed at all.
    assert_eq!(
        tried(&format!("provision = \"5001#item-1\"\n{}", splits("<", "2024-01-01")), "2026-03-01"),
        ["NQ208 boundary-differs error 2024-01-01"]
    );
}

#[test]
fn a_rule_of_an_earlier_time_is_pinned_to_the_wording_of_that_time() {
    let rule = Some(Rule { id: "old".into(), valid: Valid { until: Some("5002".into()), ..Valid::default() } });
    let old = Mention { rule, ..at(1, "5001#item-2") };
    assert_eq!(told(&[old.clone(), at(2, "5001#item-2")], "2025-01-01", "2025-06-01"), ["unchanged", "unchanged"]);
    let corpus = corpus();
    let mut law = Law::new(&corpus, None);
    let on = day("2025-01-01");
    let (lock, _, _) = pin(&mut law, &[old, at(2, "5001#item-2")], &Lock::default(), (on, on), &PinOptions::default());
    let versions: Vec<&str> = lock.entries.iter().map(|e| e.version.as_str()).collect();
    assert_eq!(versions.len(), 2);
    assert_ne!(versions[0], versions[1]);
}

#[test]
fn answers_are_remembered_for_the_same_corpus_only() {
    let corpus = corpus();
    let ask = |law: &mut Law<'_>| law.ask("5001#item-2", day("2021-01-01")).map(|k| k.versions.len());
    let mut law = Law::new(&corpus, None);
    let first = ask(&mut law);
    let kept = law.keep().unwrap();
    let mut again = Law::new(&corpus, None).remembering(&kept);
    assert_eq!((ask(&mut again), again.keep()), (first.clone(), None), "nothing new was asked");
    let mut other = Law::new(&corpus, Some(day("2021-01-01"))).remembering(&kept);
    assert_eq!(ask(&mut other), Ok(1), "what was published later is not known");
    for damaged in [&kept[..kept.len() - 1], &kept[1..], b"", b"nusqa"] {
        assert_eq!(ask(&mut Law::new(&corpus, None).remembering(damaged)), first);
    }
}

#[test]
fn what_is_to_come_and_what_rests_on_it() {
    let corpus = corpus();
    let mut law = Law::new(&corpus, None);
    let mentions = [at(1, "5001#item-3"), at(2, "5001#item-1"), at(3, "5001")];
    let cases = [vec!["5001#item-3".to_string()], vec!["5001#item-4".to_string(), "nothing".to_string()]];
    let coming = impact(&mut law, &mentions, &cases, &options(day("2025-12-25"), 90));
    let of_5001 = coming.iter().find(|c| c.work.ends_with("/5001")).unwrap();
    assert_eq!(of_5001.references(), ["/akn/kz/act/resolution/government/2020-01-10/5001#item-3"]);
    assert_eq!(of_5001.pins.iter().map(|a| a.index).collect::<Vec<_>>(), [0, 2]);
    assert_eq!(of_5001.cases.iter().map(|a| a.index).collect::<Vec<_>>(), [0]);
    assert!(impact(&mut law, &mentions, &cases, &options(day("2026-03-01"), 90)).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// What is pinned on a day holds on that day; the lock is the same whatever the order, and survives being written.
    #[test]
    fn pinned_is_in_step(order in Just((1..=7u32).collect::<Vec<_>>()).prop_shuffle(), on in 0..2_500i64) {
        let corpus = corpus();
        let mut law = Law::new(&corpus, None);
        let on = crate::base::date::add_days(day("2020-02-01"), on);
        let mentions: Vec<Mention> = order.iter().map(|n| at(u64::from(*n), &format!("5001#item-{n}"))).collect();
        let (lock, done, _) = pin(&mut law, &mentions, &Lock::default(), (on, on), &PinOptions::default());
        let (read, problems) = Lock::read(&lock.write());
        prop_assert_eq!(problems.len(), 0);
        prop_assert_eq!(read.write(), lock.write());
        let found = verify(&mut law, &mentions, (&read, &[], "l"), Encoded::default(), &options(on, 0));
        for (pin, done) in found.pins.iter().zip(&done) {
            let refused = matches!(done.action, Action::Refused(..));
            prop_assert_eq!(pin.state == State::Unchanged, !refused, "{}", pin.reference);
        }
        let mut sorted = mentions.clone();
        sorted.sort_by_key(|m| m.line);
        let (again, _, _) = pin(&mut law, &sorted, &Lock::default(), (on, on), &PinOptions::default());
        prop_assert_eq!(again.write(), lock.write());
    }
}
