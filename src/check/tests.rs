//! The checks on a small law of two acts, whose days are those of the real ones.

use super::*;
use crate::base::{ActRef, Bound, Evidence, Message, Severity, Span, parse_date};
use crate::corpus::{CorpusError, Reference};
use crate::timeline::{Answer, AnswerKind, Cause, NotInForce, TextStatus, Version};

fn day(text: &str) -> Date {
    parse_date(text).unwrap_or_default()
}

/// A bound between two days, or on one.
fn between(a: &str, b: &str) -> Bound {
    Bound {
        exact: (a == b).then(|| day(a)),
        earliest: Some(day(a)),
        latest: Some(day(b)),
        rule: "after_publication".into(),
        missing: if a == b { Vec::new() } else { vec![Message::new("missing-publication")] },
        ..Bound::default()
    }
}

fn cause(event: &'static str, number: &str) -> Cause {
    let act = ActRef { number: Some(number.into()), ..ActRef::default() };
    let at = number.bytes().map(usize::from).sum();
    let evidence = Some(Evidence { file: "acts/a.txt".into(), span: Span::new(at, at + 1) });
    Cause { event, act, evidence, more: Vec::new() }
}

/// `(number of the act, first day between, text)` of each version, and the act that ended the last.
struct Life {
    versions: Vec<(&'static str, [&'static str; 2], Option<&'static str>)>,
    end: Option<(&'static str, [&'static str; 2])>,
}

struct FakeLaw;

const ITEM_7: &str = "7. мынадай құжаттарды ұсынады:\n4) әскери есептен шығарылғаны туралы анықтама;";
const ITEM_9: &str = "9. шешім күнтізбелік отыз күннен кешіктірілмей қабылданады.";
const ITEM_9_OLD: &str = "9. шешім бір айдан кешіктірілмей қабылданады.";
const ITEM_3: &str = "3. цифрлық құжаттар сервисінен алынған электрондық құжат";

impl FakeLaw {
    fn life(name: &str) -> Option<Life> {
        let end = Some(("758", ["2023-09-12", "2023-10-12"]));
        let first = ["2012-04-08", "2012-05-08"];
        Some(match name {
            "361#item-7" => Life {
                versions: vec![
                    ("361", first, None),
                    ("610", ["2017-10-10", "2017-11-09"], None),
                    ("760", ["2020-11-23", "2020-12-23"], None),
                    ("850", ["2022-11-06", "2022-12-06"], Some(ITEM_7)),
                ],
                end,
            },
            "361#item-9" => {
                Life { versions: vec![("361", first, Some(ITEM_9_OLD)), ("610", ["2017-10-10", "2017-11-09"], Some(ITEM_9))], end }
            }
            "1#item-3" => Life {
                versions: vec![("1", ["2018-02-01", "2018-02-01"], None), ("730", ["2025-12-21", "2026-01-20"], Some(ITEM_3))],
                end: None,
            },
            "9#item-1" => Life { versions: vec![], end: None },
            _ => return None,
        })
    }
}

impl Law for FakeLaw {
    fn resolve(&self, reference: &str) -> Result<Reference, CorpusError> {
        let (name, on) = reference.split_once('@').map_or((reference, None), |(n, d)| (n, parse_date(d).ok()));
        match Self::life(name) {
            Some(_) => Ok(Reference { work: name.into(), path: crate::base::ProvisionPath::default(), on }),
            None => Err(CorpusError { message: Message::new("reference-unknown"), candidates: vec!["361#item-7".into()] }),
        }
    }

    fn history(&self, reference: &Reference, _: Option<Date>) -> Result<Vec<Version>, CorpusError> {
        let life = Self::life(&reference.work).ok_or(CorpusError { message: Message::new("x"), candidates: Vec::new() })?;
        let ends = life.versions.iter().skip(1).map(|(by, days, _)| Some((*by, *days, "substituted")));
        let ends = ends.chain([life.end.map(|(by, days)| (by, days, "act_repealed"))]);
        let mut out = Vec::new();
        for ((by, [a, b], text), end) in life.versions.iter().zip(ends) {
            out.push(Version {
                id: text.map_or(format!("unknown:{by}"), |t| format!("sha256:{}", t.len())),
                provision: crate::base::ProvisionPath::default(),
                text: text.map(str::to_string),
                text_reason: None,
                text_status: if text.is_some() { TextStatus::Known } else { TextStatus::Unknown },
                from: between(a, b),
                until: end.map(|(_, [a, b], _)| between(a, b)),
                cause: cause("substituted", by),
                ended_by: end.map(|(by, _, event)| cause(event, by)),
                relations: None,
                outcomes: Vec::new(),
                by_other_order: false,
            });
        }
        Ok(out)
    }

    fn as_of(&self, reference: &Reference, on: Date, _: Option<Date>) -> Result<Answer, CorpusError> {
        let all = self.history(reference, None)?;
        let last_over = all.last().and_then(|v| v.until.as_ref()).is_some_and(|u| u.surely_by(on));
        let versions: Vec<Version> =
            all.into_iter().filter(|v| v.from.maybe_by(on) && !v.until.as_ref().is_some_and(|u| u.surely_by(on))).collect();
        let sure = versions.iter().all(|v| v.from.surely_by(on) && !v.until.as_ref().is_some_and(|u| u.maybe_by(on)));
        let (kind, not_in_force) = match (versions.len(), sure) {
            (0, _) if reference.work == "9#item-1" => (AnswerKind::Unknown, None),
            (0, _) => (AnswerKind::NotInForce, Some(if last_over { NotInForce::Repealed } else { NotInForce::NotYet })),
            (1, true) => (AnswerKind::InForce, None),
            _ => (AnswerKind::Uncertain, None),
        };
        Ok(Answer { kind, not_in_force, reason: Message::new("reason"), versions })
    }

    fn quote(&self, evidence: &Evidence) -> Option<String> {
        Some(format!("{:?}", evidence.span))
    }
}

fn run(text: &str, format: Format, applicable: Applicable) -> (Vec<Finding>, Summary) {
    let mut findings = Vec::new();
    let input = Input { name: "cases".into(), format, reader: Box::new(std::io::Cursor::new(text.as_bytes())) };
    let summary = check(&FakeLaw, input, &Options { applicable, known_on: None }, &mut |f| findings.push(f));
    (findings, summary)
}

fn findings(text: &str) -> Vec<Finding> {
    run(text, Format::Jsonl, Applicable::Auto).0
}

/// Codes and message ids of one check: `NQ101 check-nq101`.
fn verdict(filed: &str, decided: &str, check: &str) -> Vec<String> {
    let text = format!(r#"{{"id": "A-1", "filed_on": "{filed}", "decided_on": "{decided}", "checks": [{check}]}}"#);
    findings(&text).iter().map(|f| format!("{} {} {}", f.code, f.severity.as_str(), f.message.id)).collect()
}

#[test]
fn the_wording_in_force_on_the_day_is_clean() {
    let quoted = r#"{"provision": "361#item-7", "quote": "ӘСКЕРИ  есептен шығарылғаны туралы анықтама"}"#;
    assert_eq!(verdict("2023-02-06", "2023-03-03", quoted), Vec::<String>::new());
    let by_day = r#"{"provision": "361#item-9", "version": "2018-01-10", "quote": "шешім … қабылданады"}"#;
    assert_eq!(verdict("2018-01-10", "2018-02-01", by_day), Vec::<String>::new());
    let by_at = r#"{"provision": "361#item-9@2018-01-10"}"#;
    assert_eq!(verdict("2018-01-10", "2018-02-01", by_at), Vec::<String>::new());
}

#[test]
fn a_wording_replaced_before_the_decision_is_outdated() {
    let by_day = r#"{"provision": "361#item-7", "version": "2020-06-01"}"#;
    assert_eq!(verdict("2021-02-05", "2021-03-02", by_day), ["NQ101 error check-nq101"]);
    let by_id = r#"{"provision": "361#item-7", "version": "unknown:610"}"#;
    assert_eq!(verdict("2021-02-05", "2021-03-02", by_id), ["NQ101 error check-nq101"]);
    let by_quote = r#"{"provision": "361#item-9", "checked_on": "2018-01-20", "quote": "бір айдан кешіктірілмей"}"#;
    assert_eq!(verdict("2018-01-10", "2018-02-01", by_quote), ["NQ101 error check-nq101"]);
}

#[test]
fn an_outdated_wording_stays_outdated_while_the_next_boundary_is_open() {
    let check = r#"{"provision": "361#item-7", "version": "2020-06-01"}"#;
    assert_eq!(verdict("2022-11-07", "2022-11-18", check), ["NQ101 error check-nq101", "NQ108 note check-nq108-maybe"]);
}

#[test]
fn a_finding_shows_both_wordings_and_where_the_change_is_written() {
    let text = r#"{"id": "A-1", "decided_on": "2023-01-10", "checks": [{"provision": "361#item-7", "version": "2021-06-01"}]}"#;
    let all = findings(text);
    let [finding] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!(finding.used.as_ref().map(|v| v.id.as_str()), Some("unknown:760"));
    assert_eq!(finding.applicable.iter().map(|v| v.id.clone()).collect::<Vec<_>>(), [format!("sha256:{}", ITEM_7.len())]);
    assert_eq!(finding.evidence.len(), 1, "the act that ended one began the other: {:?}", finding.evidence);
    assert_eq!((finding.record.as_deref(), finding.line, finding.name), (Some("A-1"), 1, "outdated-wording"));
    let since = finding.message.args.iter().find(|(name, _)| *name == "since").map(|(_, v)| v.as_str());
    assert_eq!(since, Some("2022-11-06…2022-12-06"));
}

#[test]
fn a_repealed_act_is_reported_once_whatever_the_wording() {
    let check = r#"{"provision": "361#item-7", "version": "2019-01-01", "quote": "жоқ сөз"}"#;
    assert_eq!(verdict("2023-10-23", "2023-11-17", check), ["NQ102 error check-nq102"]);
}

#[test]
fn a_wording_before_its_commencement_is_too_early() {
    let by_day = r#"{"provision": "1#item-3", "version": "2026-02-01"}"#;
    assert_eq!(verdict("2025-12-08", "2025-12-15", by_day), ["NQ103 error check-nq103"]);
    let no_law_yet = r#"{"provision": "361#item-9"}"#;
    assert_eq!(verdict("2012-03-29", "2012-04-02", no_law_yet), ["NQ103 error check-nq103-provision"]);
}

#[test]
fn inside_the_window_of_a_boundary_the_missing_fact_is_named() {
    let check = r#"{"provision": "1#item-3", "quote": "цифрлық құжаттар"}"#;
    assert_eq!(verdict("2026-01-05", "2026-01-09", check), ["NQ104 warning check-nq104", "NQ108 note check-nq108-maybe"]);
    let text = r#"{"id": 7, "decided_on": "2026-01-09", "checks": [{"provision": "1#item-3"}]}"#;
    let all = findings(text);
    assert_eq!(all.first().map(|f| f.because.clone()), Some(vec![Message::new("missing-publication")]));
    assert_eq!(all.first().map(|f| f.applicable.len()), Some(2));
}

#[test]
fn a_possible_end_of_force_is_named_as_such() {
    let check = r#"{"provision": "361#item-9", "checked_on": "2023-08-20"}"#;
    let found = verdict("2023-08-10", "2023-09-28", check);
    assert_eq!(found, ["NQ104 warning check-nq104-ends", "NQ108 note check-nq108-repealed-maybe"]);
}

#[test]
fn a_check_on_an_uncertain_day_leaves_open_what_was_used() {
    let check = r#"{"provision": "361#item-9", "checked_on": "2017-10-20"}"#;
    assert_eq!(verdict("2017-12-01", "2018-01-09", check), ["NQ104 warning check-nq104-used"]);
}

#[test]
fn a_day_of_which_nothing_is_known_is_uncertain() {
    let check = r#"{"provision": "9#item-1", "checked_on": "2017-10-20"}"#;
    assert_eq!(verdict("2017-12-01", "2018-01-09", check), ["NQ104 warning check-nq104-unknown"]);
}

#[test]
fn an_unknown_reference_names_candidates() {
    let check = r#"{"provision": "361#item-77"}"#;
    assert_eq!(verdict("2018-01-10", "2018-02-01", check), ["NQ105 error check-nq105-candidates"]);
}

#[test]
fn words_that_are_no_wording_mismatch() {
    let quote = r#"{"provision": "361#item-9", "quote": "қырық күннен"}"#;
    assert_eq!(verdict("2018-01-10", "2018-02-01", quote), ["NQ106 error check-nq106-quote"]);
    let hash = r#"{"provision": "361#item-9", "version": "sha256:00"}"#;
    assert_eq!(verdict("2018-01-10", "2018-02-01", hash), ["NQ106 error check-nq106-version"]);
    let before_the_law = r#"{"provision": "361#item-9", "version": "2010-01-01"}"#;
    assert_eq!(verdict("2018-01-10", "2018-02-01", before_the_law), ["NQ106 error check-nq106-day"]);
    let contradiction = r#"{"provision": "361#item-9", "version": "2018-01-10", "quote": "бір айдан кешіктірілмей"}"#;
    assert_eq!(verdict("2018-01-10", "2018-02-01", contradiction), ["NQ106 error check-nq106-elsewhere"]);
}

#[test]
fn where_a_text_is_lacking_a_mismatch_is_a_warning() {
    let quote = r#"{"provision": "361#item-7", "quote": "қырық күннен"}"#;
    let found = verdict("2023-02-06", "2023-03-03", quote);
    assert_eq!(found, ["NQ106 warning check-nq106-quote-maybe"]);
}

#[test]
fn an_unknown_text_that_applied_is_said_to_be_unknown() {
    let plain = r#"{"provision": "361#item-7", "checked_on": "2019-03-20"}"#;
    assert_eq!(verdict("2019-03-11", "2019-04-12", plain), ["NQ107 warning check-nq107"]);
    let quoted = r#"{"provision": "361#item-7", "checked_on": "2019-03-20", "quote": "әскери есептен"}"#;
    assert_eq!(verdict("2019-03-11", "2019-04-12", quoted), ["NQ107 warning check-nq107-quote"]);
    let only_quoted = r#"{"provision": "361#item-7", "quote": "әскери есептен"}"#;
    assert_eq!(verdict("2019-03-11", "2019-04-12", only_quoted), ["NQ107 warning check-nq107-quote"]);
}

#[test]
fn a_change_between_filing_and_decision_is_told() {
    let check = r#"{"provision": "361#item-7", "checked_on": "2023-01-05"}"#;
    assert_eq!(verdict("2022-09-15", "2023-01-10", check), ["NQ108 warning check-nq108"]);
    let both = r#"{"provision": "361#item-9", "checked_on": "2017-09-25"}"#;
    assert_eq!(verdict("2017-09-20", "2017-11-20", both), ["NQ101 error check-nq101", "NQ108 warning check-nq108"]);
}

#[test]
fn the_policy_chooses_the_day() {
    let text = r#"{"id": "A", "filed_on": "2017-09-20", "decided_on": "2017-11-20",
        "checks": [{"provision": "361#item-9", "version": "2017-09-20"}]}"#
        .replace('\n', "");
    let codes = |policy| run(&text, Format::Jsonl, policy).0.iter().map(|f| f.code).collect::<Vec<_>>();
    assert_eq!(codes(Applicable::Auto), ["NQ101", "NQ108"]);
    assert_eq!(codes(Applicable::Filed), ["NQ108"]);
    assert_eq!(codes(Applicable::Checked), ["NQ010"], "the check has no day of its own");
}

#[test]
fn broken_records_are_findings_with_their_line_and_the_rest_goes_on() {
    let text = concat!(
        "\u{feff}{\"id\": \"1\", \"decided_on\": \"2019-02-30\", \"checks\": [{\"provision\": \"361#item-9\"}]}\r\n",
        "\r\n",
        "{\"id\": \"2\", \"checks\": [{\"provision\": 9}, {\"provision\": \"361#item-9\", \"checked_on\": \"2018-01-20\"}]}\n",
        "{\"id\": \"3\", \n",
        "[1]\n",
        "{\"checks\": []}\n",
        "{\"id\": \"6\", \"filed_on\": \"2018-02-01\", \"decided_on\": \"2018-01-01\"}\n",
        "{\"id\": \"7\", \"checks\": [{\"version\": \"2018-01-01\"}, {\"provision\": \"361#item-9\", \"version\": \"old\"}]}\n",
        "{\"id\": \"8\", \"checks\": [{\"provision\": \"361#item-9\"}]}\n",
    );
    let (all, summary) = run(text, Format::Jsonl, Applicable::Auto);
    let seen: Vec<_> = all.iter().map(|f| (f.line, f.code, f.message.id)).collect();
    assert_eq!(
        seen,
        [
            (1, "NQ010", "check-record-date"),
            (3, "NQ010", "check-record-type"),
            (4, "NQ010", "check-record-not-json"),
            (5, "NQ010", "check-record-type"),
            (6, "NQ010", "check-record-no-id"),
            (7, "NQ010", "check-record-dates-reversed"),
            (8, "NQ010", "check-record-no-provision"),
            (8, "NQ010", "check-record-version"),
            (9, "NQ010", "check-record-no-day"),
        ]
    );
    assert_eq!((summary.records, summary.checks, summary.findings()), (8, 2, 9));
    assert_eq!(summary.worst(), Some(Severity::Error));
}

#[test]
fn deep_nesting_bad_letters_and_utf16_are_told() {
    let deep = format!("{{\"id\": \"1\", \"facts\": {}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(findings(&deep).first().map(|f| f.message.id), Some("check-record-too-deep"));
    let ids = |bytes: &[u8]| {
        let mut out = Vec::new();
        let input = Input { name: "-".into(), format: Format::Jsonl, reader: Box::new(bytes) };
        check(&FakeLaw, input, &Options::default(), &mut |f| out.push((f.line, f.message.id)));
        out
    };
    assert_eq!(ids(b"{\"id\": \"1\"}\n{\"id\": \"\xff\"}\n"), [(2, "check-record-not-utf8")]);
    assert_eq!(ids(b"\xff\xfe{\0"), [(1, "check-record-utf16")]);
    assert_eq!(ids(b""), []);
}

/// The policies on a case during which item 9 changed (2017-10-10…2017-11-09): one month before, thirty days after.
#[test]
fn where_the_law_changed_while_pending_the_policy_decides_and_a_lawyer_is_needed() {
    let case = |version: &str, more: &str| {
        format!(
            "{{\"id\": \"A\", \"filed_on\": \"2017-09-01\", \"decided_on\": \"2017-12-01\", {more}\"checks\": [{{\"provision\": \"361#item-9\", \
             \"version\": \"{version}\", \"checked_on\": \"2017-09-05\", \"step\": \"query_sent\"}}]}}"
        )
    };
    let codes = |text: &str, policy| -> Vec<(&'static str, bool)> {
        run(text, Format::Jsonl, policy).0.iter().map(|f| (f.code, f.lawyer)).collect()
    };
    let (old, new, older) = (case("2017-09-01", ""), case("2017-12-01", ""), case("2012-03-01", ""));
    let pending = ("NQ108", true);
    assert_eq!(codes(&old, Applicable::Auto), [("NQ101", true), pending]);
    assert_eq!(codes(&new, Applicable::Auto), [pending]);
    assert_eq!(codes(&old, Applicable::Filed), [pending]);
    assert_eq!(codes(&new, Applicable::Filed), [("NQ103", true), pending]);
    // "One month" against "thirty days": nobody can tell by the words, so both will do, and a third will not.
    assert_eq!(codes(&old, Applicable::Favourable), [pending]);
    assert_eq!(codes(&new, Applicable::Favourable), [pending]);
    assert_eq!(codes(&older, Applicable::Favourable), [("NQ106", false), pending]);
    let (both, _) = run(&old, Format::Jsonl, Applicable::Favourable);
    assert!(both.iter().all(|f| f.because.iter().any(|m| m.id == "check-policy-both") && f.applicable.len() == 2), "{both:?}");
    // The step is dated by its event.
    let step = |on: &str| case("2017-12-01", &format!("\"events\": [{{\"type\": \"query_sent\", \"on\": \"{on}\"}}], "));
    assert_eq!(codes(&step("2017-11-20"), Applicable::Step), [pending]);
    assert_eq!(codes(&step("2017-09-05"), Applicable::Step), [("NQ103", true), pending]);
    assert_eq!(codes(&new, Applicable::Step), [("NQ010", false)], "the step has no event");
    let unfiled = new.replace("\"filed_on\": \"2017-09-01\", ", "");
    assert_eq!(codes(&unfiled, Applicable::Favourable), [("NQ010", false)]);
}

#[test]
fn a_line_over_the_limit_is_skipped() {
    let text = format!("{{\"id\": \"{}\"}}\n{{\"id\": 5}}\n", "x".repeat(read::MAX_LINE));
    let (all, summary) = run(&text, Format::Jsonl, Applicable::Auto);
    assert_eq!(all.iter().map(|f| (f.line, f.message.id)).collect::<Vec<_>>(), [(1, "check-record-too-long")]);
    assert_eq!(summary.records, 2);
}

#[test]
fn neighbouring_csv_rows_of_one_id_are_one_record() {
    for delimiter in [",", ";", "\t"] {
        let text = [
            "\u{feff}ID|filed_on|decided_on|provision|version|checked_on|quote|office",
            "A|2018-01-10|01.02.2018|361#item-9||2018-01-20|\"шешім күнтізбелік\nотыз \"\"күннен\"\"\"|x",
            "A|||361#item-7|2017-01-01|||",
            "|||||||",
            "B||2018-02-01|361#item-9|2018-01-10||||||",
        ]
        .join("\n")
        .replace('|', delimiter);
        let (all, summary) = run(&text, Format::Csv, Applicable::Auto);
        let seen: Vec<_> = all.iter().map(|f| (f.record.clone().unwrap_or_default(), f.line, f.code)).collect();
        assert_eq!(seen, [("A".into(), 2, "NQ106"), ("A".into(), 4, "NQ101")], "delimiter {delimiter:?}");
        assert_eq!((summary.records, summary.checks), (2, 3));
    }
}

#[test]
fn broken_csv_rows_are_told_and_the_rest_goes_on() {
    let text = "id,decided_on,provision\n\
        A,2018-02-30,361#item-9\n\
        B,2018-02-01,361#item-9,one,too many\n\
        C,2018-02-01,\"361#item-9\n\
        D,2018-02-01,361#item-9\n\
        D,2018-02-02,361#item-9\n\
        E,361#item-9\n";
    let (all, summary) = run(text, Format::Csv, Applicable::Auto);
    let seen: Vec<_> = all.iter().map(|f| (f.line, f.message.id)).collect();
    assert_eq!(
        seen,
        [
            (2, "check-record-date"),
            (3, "check-csv-cells"),
            (4, "check-csv-quote"),
            (6, "check-csv-differs"),
            (7, "check-csv-cells")
        ]
    );
    assert_eq!(summary.checks, 2);
    let (all, _) = run("number;law\n1;2\n", Format::Csv, Applicable::Auto);
    assert_eq!(all.iter().map(|f| f.message.id).collect::<Vec<_>>(), ["check-csv-columns"]);
}

#[test]
fn every_code_has_its_pages_in_three_languages() {
    for code in CODES {
        for (lang, heads) in [
            ("en", ["## What it does", "## Why it matters", "## Example", "## How to resolve", "## Limits"]),
            ("kk", ["## Не істейді", "## Неге маңызды", "## Мысал", "## Қалай түзетіледі", "## Шектері"]),
            ("ru", ["## Что делает", "## Почему это важно", "## Пример", "## Как исправить", "## Пределы"]),
        ] {
            let page = code.page(lang);
            assert!(page.starts_with(&format!("# {} {}\n", code.code, code.name)), "{} {lang}", code.code);
            let at: Vec<_> = heads.iter().map(|h| page.find(h)).collect();
            assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{} {lang}: {at:?}", code.code);
        }
    }
    assert_eq!(explain("nq101", "en"), explain("Outdated-Wording", "en"));
    assert_eq!(explain("NQ999", "en"), None);
}

/// The ids of a `.ftl` file with the arguments each uses.
fn fluent(text: &str) -> std::collections::BTreeMap<String, std::collections::BTreeSet<String>> {
    let mut out = std::collections::BTreeMap::<String, std::collections::BTreeSet<String>>::new();
    let mut id = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            id = name.to_string();
        }
        let args = line.split('$').skip(1).map(|a| a.chars().take_while(|c| c.is_alphanumeric()).collect());
        if !id.is_empty() {
            out.entry(id.clone()).or_default().extend::<Vec<String>>(args.collect());
        }
    }
    out
}

#[test]
fn the_messages_of_the_three_languages_agree_with_each_other_and_the_code() {
    let english = fluent(include_str!("../../locales/en/check.ftl"));
    assert_eq!(english, fluent(include_str!("../../locales/kk/check.ftl")));
    assert_eq!(english, fluent(include_str!("../../locales/ru/check.ftl")));
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check");
    let mut code = String::new();
    for folder in [folder.join("builtin"), folder] {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".rs") && !name.starts_with("tests") {
                code.push_str(&std::fs::read_to_string(entry.path()).unwrap_or_default());
            }
        }
    }
    let used: std::collections::BTreeSet<String> =
        code.split('"').filter(|s| s.starts_with("check-") && !s.contains(char::is_whitespace)).map(str::to_string).collect();
    assert_eq!(english.into_keys().collect::<std::collections::BTreeSet<_>>(), used);
}

#[test]
fn the_schema_is_json_and_names_the_fields_that_are_read() {
    let schema: serde_json::Value = serde_json::from_str(CASE_SCHEMA).unwrap_or_default();
    let names = |pointer: &str| -> Vec<String> {
        schema.pointer(pointer).and_then(|p| p.as_object()).map(|p| p.keys().cloned().collect()).unwrap_or_default()
    };
    assert_eq!(names("/$defs/check/properties"), ["provision", "version", "checked_on", "quote", "step"]);
    assert!(names("/properties").contains(&"refusal_grounds".to_string()));
}

#[test]
fn marks_of_omission_join_parts_in_order() {
    let text = view::level(ITEM_9);
    let record = |quote: &str| view::holds(&text, &view::level(quote));
    assert!(record("шешім … қабылданады") && record("[…] отыз күннен ...") && !record("қабылданады … шешім"));
    assert!(!record("…"));
}

#[test]
fn blanks_inside_brackets_and_before_stops_do_not_matter() {
    assert_eq!(view::level("кемі 3 (\nүш ) жұмыс күні , береді ."), "кемі 3 (үш) жұмыс күні, береді.");
}

proptest::proptest! {
    /// Whatever the bytes: no panic, and every line that is not blank is one record.
    #[test]
    fn every_line_is_accounted_for(lines in proptest::collection::vec("[ -~қ\\[\\]{}\":,]{0,40}", 0..20)) {
        let text = lines.join("\n");
        let (_, summary) = run(&text, Format::Jsonl, Applicable::Auto);
        let wanted = lines.iter().filter(|l| !l.trim().is_empty()).count();
        proptest::prop_assert_eq!(summary.records, wanted as u64);
    }

    /// What is read quickly is what is read slowly, with the same verdicts.
    #[test]
    fn the_quick_way_finds_what_the_other_finds(records in proptest::collection::vec(record(), 1..12)) {
        let text = records.join("\n");
        let quick = findings(&text);
        let mapped = Input { name: "cases".into(), format: Format::Jsonl, reader: Box::new(text.as_bytes()) };
        let mut slow = Vec::new();
        let mut engine = Engine::new(&FakeLaw, Options::default(), 1);
        engine.check("cases", mapped.feed(Some(std::sync::Arc::default())), Position::default(), &plain, &mut |piece| {
            slow.extend(piece.out);
            std::ops::ControlFlow::Continue(())
        });
        proptest::prop_assert_eq!(quick, slow);
    }

    #[test]
    fn any_table_comes_to_an_end(rows in "(id;provision\n)?([a\";,\n]|\"\"){0,200}") {
        let (findings, summary) = run(&rows, Format::Csv, Applicable::Auto);
        proptest::prop_assert!(findings.iter().all(|f| f.line >= 1 && f.line <= rows.lines().count() as u64 + 1));
        proptest::prop_assert!(summary.records <= rows.lines().count() as u64);
    }
}

#[test]
fn answers_remembered_between_marks_are_those_of_the_law() {
    for name in ["361#item-7", "361#item-9", "1#item-3", "9#item-1"] {
        let mut memory = law::Memory::new(&FakeLaw, None);
        let reference = FakeLaw.resolve(name).unwrap_or_else(|e| panic!("{e:?}"));
        let mut on = day("2012-03-20");
        while on < day("2026-02-01") {
            let asked = FakeLaw.as_of(&reference, on, None).unwrap_or_else(|e| panic!("{e:?}"));
            let remembered = memory.on_day(name, on).unwrap_or_else(|e| panic!("{e:?}"));
            assert_eq!((remembered.kind, remembered.not_in_force), (asked.kind, asked.not_in_force), "{name} on {on}");
            assert_eq!(remembered.versions.len(), asked.versions.len(), "{name} on {on}");
            on = crate::base::date::add_days(on, 1);
        }
    }
}

/// Keeps a finding as if nothing like it had been found before.
fn plain(out: &mut Vec<Finding>, finding: &Finding) {
    out.push(Finding { alike: 0, ..finding.clone() });
}

/// A record, mostly as it should be.
fn record() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let some_day = || {
        prop_oneof![
            8 => (2011..2027_i32, 1..13_u32, 1..29_u32).prop_map(|(y, m, d)| format!("\"{y}-{m:02}-{d:02}\"")),
            1 => Just("\"01.02.2019\"".to_string()),
            1 => Just("null".to_string()),
            1 => Just("\"2019-02-30\"".to_string()),
            1 => Just("\" \"".to_string()),
            1 => Just("7".to_string()),
        ]
    };
    let provision = prop_oneof![
        Just("361#item-7"),
        Just("361#item-9"),
        Just("1#item-3"),
        Just("9#item-1"),
        Just("361#item-7@2019-01-01"),
        Just(" 361#item-9 "),
        Just("8#x"),
        Just("")
    ];
    let more = prop_oneof![
        6 => Just(""), 1 => Just(", \"quote\": \"отыз күннен\""), 1 => Just(", \"quote\": \"\\u043eтыз\\n күннен\""), 1 => Just(", \"version\": \"sha256:0\""),
        1 => Just(", \"version\": \"2018-01-01\""), 1 => Just(", \"version\": \"x\""), 1 => Just(", \"other\": {\"a\": [1, 2.5, null]}")
    ];
    let check =
        (provision, some_day(), more).prop_map(|(p, on, more)| format!("{{\"provision\": \"{p}\", \"checked_on\": {on}{more}}}"));
    let rest = prop_oneof![
        6 => Just(""), 1 => Just(", \"facts\": {\"a\": true}"), 1 => Just(", \"facts\": []"), 1 => Just(", \"events\": [{\"type\": \"filed\", \"on\": \"2019-01-01\"}]"),
        1 => Just(", \"events\": [{\"on\": \"2019-13-01\"}]"), 1 => Just(", \"documents\": {}"), 1 => Just(", \"x\": 1e999"), 1 => Just(", \"id\": \"twice\""),
        1 => Just(", \"refusal_grounds\": [1, \"2\"]"), 1 => Just(", \"decision\": 1")
    ];
    (
        prop_oneof![8 => Just("\"A\""), 1 => Just("5"), 1 => Just("\"\""), 1 => Just("-5"), 1 => Just("true")],
        some_day(),
        some_day(),
        proptest::collection::vec(check, 0..3),
        rest,
    )
        .prop_map(|(id, filed, decided, checks, rest)| {
            format!("{{\"id\": {id}, \"filed_on\": {filed}, \"decided_on\": {decided}, \"checks\": [{}]{rest}}}", checks.join(", "))
        })
}

/// The same findings, in the same order, whatever the number of threads and wherever the run is cut.
#[test]
fn threads_and_interruptions_change_nothing() {
    let mut text = String::new();
    for i in 0..30_000 {
        let (year, month) = (2012 + i % 14, 1 + i % 12);
        let item = if i % 3 == 0 { "361#item-7" } else { "361#item-9" };
        text.push_str(&format!(
            "{{\"id\": \"{i}\", \"filed_on\": \"{year}-{month:02}-03\", \"decided_on\": \"{year}-{month:02}-25\", \"checks\": [{{\"provision\": \"{item}\", \
             \"checked_on\": \"{year}-{month:02}-04\", \"quote\": \"күнтізбелік отыз күннен\"}}], \"note\": \"{}\"}}\n",
            "x".repeat(i % 100)
        ));
    }
    assert!(text.len() > 3 << 20, "several pieces of work");
    let whole = findings(&text);
    assert!(whole.len() > 1_000 && whole.windows(2).all(|w| matches!(w, [a, b] if a.line <= b.line)));
    for threads in 1..4 {
        let mut engine = Engine::new(&FakeLaw, Options::default(), threads);
        let (mut found, mut at, mut parts) = (Vec::new(), Position::default(), 0);
        loop {
            let rest = text.as_bytes().get(at.bytes as usize..).unwrap_or_default();
            let input = Input { name: "cases".into(), format: Format::Jsonl, reader: Box::new(rest) };
            let mut pieces = 0;
            let note = plain;
            let reach = engine.check("cases", input.feed(None), at, &note, &mut |piece| {
                found.extend(piece.out);
                at = piece.end;
                pieces += 1;
                if pieces == 2 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
            });
            parts += 1;
            if reach == Reach::End {
                break;
            }
        }
        assert!(parts > 1);
        assert!(found == whole, "{threads} threads, {parts} parts: {} findings, {} in one", found.len(), whole.len());
    }
}
