//! The rules of the procedure on records made at random: the quick way against the other one.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::corpus::bundled;
use super::quick::slowly;
use super::*;
use crate::calendar::Calendar;
use crate::corpus::Corpus;
use crate::rules::vocabulary::{DOCUMENTS, EVENTS};
use crate::rules::{Book, RuleFile, load};

/// The acts and rules of the repository.
static LAW: LazyLock<(Corpus, Book)> = LazyLock::new(|| {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let corpus = bundled(&root);
    let read =
        |name: &str| RuleFile { name: name.into(), text: std::fs::read_to_string(root.join("rules").join(name)).expect("a file") };
    let set = load(&["exit-permit-361.toml", "exit-permit.toml"].map(read));
    assert!(set.problems.is_empty());
    let history = |reference: &str| crate::query::history(&corpus, &corpus.resolve(reference)?, None);
    let book = Book::new(&set.rules, Calendar::built_in().expect("a calendar"), &history);
    (corpus, book)
});

fn law() -> WithRules<'static> {
    WithRules { law: &LAW.0, book: &LAW.1 }
}

fn quickly(text: &str, options: Options) -> Vec<Finding> {
    let mut out = Vec::new();
    let input = Input { name: "cases".into(), format: Format::Jsonl, reader: Box::new(std::io::Cursor::new(text.to_string())) };
    check(&law(), input, &options, &mut |f| out.push(f));
    out
}

fn day() -> BoxedStrategy<String> {
    let good = (2011..2028_i32, 1..13_u32, 1..29_u32).prop_map(|(y, m, d)| format!("\"{y}-{m:02}-{d:02}\""));
    prop_oneof![40 => good, 1 => select(vec!["\"01.02.2019\"", "null", "\"2019-02-30\"", "\"\"", "7"]).prop_map(str::to_string)]
        .boxed()
}

/// A day of one year: terms are met there.
fn near() -> BoxedStrategy<String> {
    (3..6_u32, 1..29_u32).prop_map(|(m, d)| format!("\"2026-{m:02}-{d:02}\"")).boxed()
}

fn words(all: &'static [&'static str]) -> BoxedStrategy<String> {
    prop_oneof![30 => select(all).prop_map(|w| format!("\"{w}\"")), 1 => select(vec!["null", "\"x\"", "\" lost \"", "1", "\"l\\u006fst\""]).prop_map(str::to_string)]
        .boxed()
}

fn yes() -> BoxedStrategy<String> {
    prop_oneof![30 => select(vec!["true", "false"]), 1 => select(vec!["null", "\"иә\"", "\"maybe\"", "0", "{}"])]
        .prop_map(str::to_string)
        .boxed()
}

/// Some of these fields, in any order.
fn fields(all: Vec<(&'static str, BoxedStrategy<String>)>) -> impl Strategy<Value = String> {
    let n = all.len();
    let all: Vec<_> = all.into_iter().map(|(name, value)| value.prop_map(move |v| format!("\"{name}\": {v}"))).collect();
    (all, subsequence((0..n).collect::<Vec<_>>(), 0..=n).prop_shuffle())
        .prop_map(|(all, some)| some.iter().filter_map(|i| all.get(*i).cloned()).collect::<Vec<_>>().join(", "))
}

fn object(all: Vec<(&'static str, BoxedStrategy<String>)>) -> BoxedStrategy<String> {
    fields(all).prop_map(|f| format!("{{{f}}}")).boxed()
}

fn list(item: BoxedStrategy<String>, most: usize) -> BoxedStrategy<String> {
    prop_oneof![30 => prop::collection::vec(item, 0..most).prop_map(|l| format!("[{}]", l.join(", "))), 1 => select(vec!["null", "{}", "[7]", "[null]"]).prop_map(str::to_string)]
        .boxed()
}

fn facts() -> BoxedStrategy<String> {
    let states: &[&str] = &["valid", "absent", "lost", "expired"];
    let applicant = object(vec![
        ("born_on", day()),
        ("married", yes()),
        ("legally_capable", yes()),
        ("represented_by", words(&["self", "legal_representative"])),
        ("height", yes()),
    ]);
    let child = object(vec![
        ("born_on", day()),
        ("leaves_with", words(&["both", "one", "none"])),
        ("other_representative_in_kazakhstan", yes()),
        ("name", yes()),
    ]);
    object(vec![
        ("applicant", applicant),
        ("applies_from", words(&["kazakhstan", "abroad"])),
        ("passport", words(states)),
        ("id_card", words(states)),
        ("alimony_obligation", yes()),
        ("dependants_in_kazakhstan", yes()),
        ("enforcement_debtor", yes()),
        ("children", list(child, 4)),
        ("secrets_bearer", yes()),
        ("liable_for_military_service", yes()),
        ("service_term_ends_on", day()),
        ("office", list(yes(), 3)),
    ])
}

fn odd() -> BoxedStrategy<String> {
    let odd = [
        "\"decision\": \"granted\"",
        "\"facts\": {\"pasport\": \"lost\"}",
        "\"facts\": {\"applicant.married\": true}",
        "\"facts\": {\"passport\": \"lost\", \"passport\": \"valid\"}",
        "\"facts\": {\"applicant\": 7}",
        "\"facts\": []",
        "\"documents\": [{\"demanded\": true}]",
        "\"documents\": [{\"code\": \"visa\", \"demanded\": true, \"given\": false}]",
        "\"events\": [{\"type\": \"herring_held\", \"on\": \"2026-04-01\"}]",
        "\"events\": [{\"on\": \"2026-04-01\"}]",
        "\"refusal_grounds\": [1.5]",
        "\"procedure\": \"other\"",
        "\"procedure\": null",
    ];
    prop_oneof![8 => Just(String::new()), 1 => select(odd.to_vec()).prop_map(|o| format!(", {o}"))].boxed()
}

/// Records of the procedure, mostly as they should be.
fn record() -> BoxedStrategy<String> {
    let document = prop_oneof![
        12 => select(DOCUMENTS.to_vec()).prop_map(|d| format!("\"{d}\"")),
        2 => select(DOCUMENTS.to_vec()).prop_map(|d| format!("{{\"code\": \"{d}\", \"demanded\": true}}")),
        1 => select(vec!["\"photo\"", "{\"code\": \"photo\", \"demanded\": true, \"given\": false}", "{\"code\": \"visa\", \"demanded\": true, \"by\": [1]}"]).prop_map(str::to_string),
    ];
    let event = (select(EVENTS.to_vec()), prop_oneof![8 => near(), 1 => day()])
        .prop_map(|(kind, on)| format!("{{\"type\": \"{kind}\", \"on\": {on}}}"));
    let ground = prop_oneof![select(vec!["1", "5", "6", "\"5\"", "\"9)\"", "\"05\"", "\"+5\"", "\"70\"", "\"x\"", "-1"])]
        .prop_map(str::to_string);
    let check = select(vec!["361#document-1/item-7", "11-1-4/1#document-1/item-3", "9#x"])
        .prop_map(|p| format!("{{\"provision\": \"{p}\", \"checked_on\": \"2026-04-01\"}}"));
    let all = fields(vec![
        ("filed_on", prop_oneof![near(), day()].boxed()),
        ("decided_on", prop_oneof![near(), day()].boxed()),
        ("decision", words(&["granted", "refused"])),
        ("facts", facts()),
        ("documents", list(document.boxed(), 12)),
        ("events", list(event.boxed(), 8)),
        ("refusal_grounds", list(ground.boxed(), 3)),
        ("checks", list(check.boxed(), 3)),
    ]);
    (all, odd())
        .prop_map(|(all, odd)| {
            format!("{{\"id\": \"A\", \"procedure\": \"exit-permit\"{}{all}{odd}}}", if all.is_empty() { "" } else { ", " })
        })
        .boxed()
}

fn compared(text: &str, applicable: Applicable) -> Result<(), TestCaseError> {
    let options = Options { applicable, known_on: None };
    let (quick, slow) = (quickly(text, options), slowly(&law(), text, options));
    for (quick, slow) in quick.iter().zip(&slow) {
        prop_assert_eq!(quick, slow, "{}", text);
    }
    prop_assert_eq!(quick.len(), slow.len(), "{}", text);
    Ok(())
}

proptest! {
    /// Both ways say the same, word for word, by every policy.
    #[test]
    fn the_quick_way_says_what_the_other_says(records in prop::collection::vec(record(), 1..8), policy in select(Applicable::ALL.to_vec())) {
        compared(&records.join("\n"), policy)?;
    }
}

/// The records are not all odd, and rules speak of every kind.
#[test]
fn the_records_made_at_random_show_the_codes_of_rules() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut codes = std::collections::BTreeMap::<&str, u32>::new();
    let mut quick = 0;
    for _ in 0..600 {
        let text = record().new_tree(&mut runner).expect("a record").current();
        let mut read = super::super::quick::Quick::default();
        quick += u32::from(read.read(&text, Some(&mut Default::default())).is_some());
        quickly(&text, Options::default()).iter().for_each(|f| *codes.entry(f.code).or_default() += 1);
    }
    for code in ["NQ300", "NQ301", "NQ302", "NQ303", "NQ304", "NQ305"] {
        assert!(codes.get(code).is_some_and(|n| *n > 1), "{code}: {codes:?}");
    }
    assert!(quick > 150, "{quick} of 600 read quickly");
}

#[test]
fn many_foreign_words_cost_no_more_than_their_number() {
    let documents: Vec<String> = (0..60_000).map(|i| format!("{{\"code\": \"paper-{i}\", \"demanded\": true}}")).collect();
    let children = vec!["{}"; 60_000].join(", ");
    let text = format!(
        "{{\"id\": \"A\", \"procedure\": \"exit-permit\", \"filed_on\": \"2026-04-01\", \"facts\": {{\"applies_from\": \"abroad\", \"children\": [{children}]}}, \"documents\": [{}]}}",
        documents.join(", ")
    );
    // What grew with the square of their number would not come to an end.
    let found = quickly(&text, Options::default());
    assert!(found.iter().any(|f| f.code == "NQ304") && found.iter().any(|f| f.code == "NQ300"));
}
