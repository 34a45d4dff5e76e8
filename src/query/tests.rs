#![allow(clippy::unwrap_used)]

use std::borrow::Cow;

use proptest::prelude::*;

use super::diff::diff_units;
use super::materiality::Class;
use super::*;
use crate::base::{Date, ProvisionPath, parse_date};
use crate::corpus::testing::{act, bundled};
use crate::timeline::AnswerKind;

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// `kind path note`, a line each.
fn told(changes: &[Change]) -> Vec<String> {
    let line = |c: &Change| {
        let from = c.old_path.as_ref().map(|p| format!(" from {p}")).unwrap_or_default();
        let note = c.note.as_ref().map(|n| format!(" {}", n.id)).unwrap_or_default();
        format!("{} {}{from}{note}", c.kind.as_str(), c.path)
    };
    changes.iter().map(line).collect()
}

#[test]
fn what_does_not_exist_is_an_error_only_where_the_text_is_at_hand() {
    let corpus = bundled(&[]);
    let missing = corpus.resolve("361#document-1/item-4").unwrap();
    let error = as_of(&corpus, &missing, day("2020-01-01"), None).unwrap_err();
    assert_eq!(error.message.id, "reference-no-provision");
    assert!(error.candidates.iter().any(|c| c.ends_with("#document-1/item-3")), "{:?}", error.candidates);
    assert!(!error.candidates.iter().any(|c| c.ends_with("/heading") || c.ends_with("/stamp")), "{:?}", error.candidates);
    assert!(history(&corpus, &missing, None).is_err());
    let elsewhere = corpus.resolve("11-1-4/1#document-1/item-4").unwrap();
    let answer = as_of(&corpus, &elsewhere, day("2020-01-01"), None).unwrap();
    assert_eq!((answer.kind, answer.reason.id), (AnswerKind::Unknown, "answer-unknown-no-text"));
    let early = as_of(&corpus, &corpus.resolve("361").unwrap(), day("2020-01-01"), Some(day("2012-01-01"))).unwrap();
    assert_eq!((early.kind, early.reason.id), (AnswerKind::Unknown, "answer-unknown-not-published"));
}

#[test]
fn answers_and_histories_speak_of_the_same_versions() {
    let corpus = bundled(&[]);
    for work in &corpus.works {
        for (path, versions) in histories(&corpus, work, None) {
            let reference = crate::corpus::Reference { work: work.id.clone(), path, on: None };
            assert_eq!(history(&corpus, &reference, None).unwrap(), versions);
            for on in ["2005-01-01", "2012-05-01", "2017-11-01", "2020-12-01", "2023-10-01", "2026-01-01"] {
                let answer = as_of(&corpus, &reference, day(on), None).unwrap();
                assert!(answer.versions.iter().all(|v| versions.contains(v)), "{} {on}", reference.path);
            }
        }
    }
}

#[test]
fn the_corpus_at_a_glance() {
    let corpus = bundled(&[]);
    let status = |on: &str| -> Vec<(String, &str)> {
        acts(&corpus, day(on), None).into_iter().map(|a| (a.act.number.unwrap_or_default(), a.answer.kind.as_str())).collect()
    };
    let list = |all: [&'static str; 6]| -> Vec<(String, &'static str)> {
        ["11-1-4/1", "11-1-4/730", "1010", "479", "1080", "361"].map(str::to_string).into_iter().zip(all).collect()
    };
    assert_eq!(status("2011-01-01"), list(["not_in_force", "not_in_force", "unknown", "unknown", "unknown", "not_in_force"]));
    assert_eq!(
        status("2023-09-20"),
        list(["unknown", "not_in_force", "not_in_force", "not_in_force", "not_in_force", "uncertain"])
    );
    assert_eq!(
        status("2026-02-01"),
        list(["in_force", "in_force", "not_in_force", "not_in_force", "not_in_force", "not_in_force"])
    );
    let all = acts(&corpus, day("2026-02-01"), None);
    assert_eq!(
        all.iter().filter(|a| a.has_text).flat_map(|a| a.files.clone()).collect::<Vec<_>>(),
        ["acts/11-1-4-730.kaz.txt", "acts/361.kaz.txt"]
    );
}

#[test]
fn differences_between_days_say_what_is_not_known() {
    let corpus = bundled(&[]);
    for (reference, from, to, expected) in [
        ("361#7-тармақ", "2018-01-01", "2019-01-01", vec!["unchanged document-1/item-7 answer-diff-same-unknown"]),
        ("361#7-тармақ", "2018-01-01", "2023-01-01", vec!["changed document-1/item-7 answer-diff-old-unknown"]),
        ("361#7-тармақ", "2018-01-01", "2021-01-01", vec!["changed document-1/item-7 answer-diff-both-unknown"]),
        ("361#7-тармақ", "2017-11-01", "2023-01-01", vec!["changed document-1/item-7 answer-diff-old-unsure"]),
        ("361#7-тармақ", "2023-01-01", "2024-01-01", vec!["removed document-1/item-7"]),
        ("361#item-1", "2012-01-01", "2013-01-01", vec!["added item-1"]),
        ("361#item-1", "2013-01-01", "2022-01-01", vec!["unchanged item-1"]),
        (
            "361#document-1",
            "2022-01-01",
            "2023-01-01",
            vec![
                "unchanged document-1/item-1",
                "unchanged document-1/item-2",
                "unchanged document-1/item-3",
                "unchanged document-1/item-5",
                "changed document-1/item-7 answer-diff-old-unknown",
                "unchanged document-1/item-8",
                "unchanged document-1/item-9",
                "unchanged document-1/item-10",
                "unchanged document-1/title",
            ],
        ),
        ("11-1-4/1#3-тармақ", "2024-01-01", "2026-06-01", vec!["changed document-1/item-3 answer-diff-old-unsure"]),
    ] {
        let diff = diff(&corpus, &corpus.resolve(reference).unwrap(), day(from), day(to), None).unwrap();
        assert_eq!(told(&diff.changes), expected, "{reference} {from} {to}");
    }
    let diff = diff(&corpus, &corpus.resolve("361#item-1").unwrap(), day("2013-01-01"), day("2014-01-01"), None).unwrap();
    assert!(diff.old.ends_with("/361#item-1@2013-01-01"), "{}", diff.old);
}

#[test]
fn two_files_of_one_act() {
    let old = act(
        "order 2020-01-01 1",
        &[
            ("item-1", "1. Бір екі үш."),
            ("item-2", "2. Төрт бес:"),
            ("item-2/subitem-1", "1) алты;"),
            ("item-3", "3. Жеті сегіз."),
            ("item-4", "4. Тоғыз."),
        ],
    );
    let new = act(
        "order 2020-01-01 1",
        &[
            ("item-1", "1. Бір екі төрт."),
            ("item-2", "2. Төрт  бес:"),
            ("item-3", "3. Мүлде жаңа."),
            ("item-5", "5. Жеті сегіз."),
            ("item-6", "6. Он:"),
            ("item-6/subitem-2", "2) алты;"),
            ("item-7", "7. Тоғыз."),
        ],
    );
    assert_eq!(
        told(&diff_documents(&old, &new)),
        [
            "changed item-1",
            "unchanged item-2",
            "changed item-3",
            "added item-5",
            "added item-6",
            "moved item-6/subitem-2 from item-2/subitem-1",
            "renumbered item-7 from item-4",
        ]
    );
    let gone = diff_documents(&new, &old);
    assert!(told(&gone).contains(&"removed item-5".to_string()), "{:?}", told(&gone));
    assert!(diff_documents(&old, &old).iter().all(|c| c.kind == ChangeKind::Unchanged));
}

#[test]
fn units_are_found_again_by_their_words() {
    let long = [
        "Құжаттар көрсетілетін қызметті берушіге қағаз түрінде тапсырылады",
        "Рұқсат беруден бас тарту үшін негіздер осы Қағидаларда көзделген",
        "Шешімге сот тәртібімен шағым жасалуы мүмкін екендігі түсіндіріледі",
    ];
    let item = |n: usize, text: &str| (format!("item-{n}"), format!("{n}. {text}."));
    let make = |items: &[(String, String)]| {
        let items: Vec<(&str, &str)> = items.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
        act("order 2020-01-01 1", &items)
    };
    let old = make(&[item(1, long[0]), item(2, long[1]), item(3, long[2])]);
    // One came before them, and one of them is a little other.
    let other = long[2].replace("мүмкін", "мүмкін емес");
    let new = make(&[
        item(1, "Мүлде жаңа ереже: өтініш электрондық түрде беріледі"),
        item(2, long[0]),
        item(3, long[1]),
        item(4, &other),
    ]);
    let changes = diff_documents(&old, &new);
    assert_eq!(
        told(&changes),
        ["added item-1", "renumbered item-2 from item-1", "renumbered item-3 from item-2", "renumbered item-4 from item-3"]
    );
    assert_eq!(changes[1].classes(), []);
    assert_eq!(changes[3].classes(), [Class::Negation]);
    // In place but of other words: restated, not one that went and one that came.
    let changes = diff_documents(&make(&[item(1, long[0])]), &make(&[item(1, long[2])]));
    assert_eq!((told(&changes), changes[0].restated), (vec!["changed item-1".to_string()], true));
}

#[test]
fn rows_are_laid_beside_each_other() {
    let cell = |r: usize, c: usize, t: &str| (format!("attachment-1/table-1/row-{r}/cell-{c}"), t.to_string());
    let rows = |rows: &[[&str; 3]]| {
        let cells: Vec<(String, String)> =
            rows.iter().enumerate().flat_map(|(r, row)| row.iter().enumerate().map(move |(c, t)| cell(r + 1, c + 1, t))).collect();
        cells.into_iter().map(|(p, t)| (p.parse().unwrap(), t.into())).collect::<Vec<_>>()
    };
    let old = rows(&[["1", "Алма", "5"], ["2", "Өрік", "7"], ["3", "Жүзім", "9"]]);
    let new = rows(&[["1", "Алма", "5"], ["2", "Алмұрт", "6"], ["3", "Өрік", "7"], ["4", "Жүзім", "10"]]);
    let told: Vec<String> = diff_units(old, new)
        .iter()
        .filter(|c| c.kind != ChangeKind::Unchanged)
        .map(|c| format!("{} {} {:?}", c.kind.as_str(), c.path, c.new_text.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(
        told,
        [
            "added attachment-1/table-1/row-2/cell-1 \"2\"",
            "added attachment-1/table-1/row-2/cell-2 \"Алмұрт\"",
            "added attachment-1/table-1/row-2/cell-3 \"6\"",
            "renumbered attachment-1/table-1/row-3/cell-1 \"3\"",
            "renumbered attachment-1/table-1/row-4/cell-1 \"4\"",
            "changed attachment-1/table-1/row-4/cell-3 \"10\"",
        ]
    );
}

proptest! {
    #[test]
    fn every_unit_is_told_once(old in proptest::collection::vec("[абв ]{0,12}", 0..12), new in proptest::collection::vec("[абв ]{0,12}", 0..12)) {
        let units = |t: &[String]| -> Vec<(ProvisionPath, Cow<'static, str>)> {
            t.iter().enumerate().map(|(i, t)| (format!("item-{}", i + 1).parse().unwrap(), t.clone().into())).collect()
        };
        let changes = diff_units(units(&old), units(&new));
        let mut was: Vec<&str> = changes.iter().filter_map(|c| c.old_text.as_deref()).collect();
        let is: Vec<&str> = changes.iter().filter_map(|c| c.new_text.as_deref()).collect();
        prop_assert_eq!(is, new.iter().map(String::as_str).collect::<Vec<_>>());
        let mut all: Vec<&str> = old.iter().map(String::as_str).collect();
        was.sort_unstable();
        all.sort_unstable();
        prop_assert_eq!(was, all);
        for change in &changes {
            let joined = |skip: WordOp| change.segments().iter().filter(|(w, _)| w.op != skip).map(|(w, _)| w.text.clone()).collect::<String>();
            if let (Some(a), Some(b), false) = (&change.old_text, &change.new_text, change.words.is_empty()) {
                prop_assert!(change.kind == ChangeKind::Unchanged || (&joined(WordOp::Insert), &joined(WordOp::Delete)) == (a, b));
            }
        }
    }
}

#[test]
fn words_that_went_and_came() {
    let told = |old: &str, new: &str| -> Vec<String> {
        diff_words(old, new).iter().map(|w| format!("{}:{}", w.op.as_str(), w.text)).collect()
    };
    assert_eq!(
        told("әскери есептен шығару", "әскери тізімнен шығару"),
        ["equal:әскери ", "delete:есептен", "insert:тізімнен", "equal: шығару"]
    );
    assert_eq!(
        told("10 (он) күн", "30 (отыз) күн"),
        ["delete:10", "insert:30", "equal: (", "delete:он", "insert:отыз", "equal:) күн"]
    );
    assert_eq!(told("", "бір"), ["insert:бір"]);
    assert_eq!(told("", ""), Vec::<String>::new());
}

proptest! {
    #[test]
    fn word_differences_put_both_texts_together_again(old in "[абв \n.,-]{0,40}", new in "[абв \n.,-]{0,40}") {
        let words = diff_words(&old, &new);
        let join = |skip: WordOp| words.iter().filter(|w| w.op != skip).map(|w| w.text.as_str()).collect::<String>();
        prop_assert_eq!(join(WordOp::Insert), old);
        prop_assert_eq!(join(WordOp::Delete), new);
        prop_assert!(words.windows(2).all(|p| p[0].op != p[1].op), "runs are joined");
    }
}
