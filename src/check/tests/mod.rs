//! The checks on a small law of two acts, whose days are those of the real ones.

mod corpus;
mod pages;
mod quick;
mod read;
mod ruled;

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

#[test]
fn answers_remembered_between_marks_are_those_of_the_law() {
    for name in ["361#item-7", "361#item-9", "1#item-3", "9#item-1"] {
        let mut memory = law::Memory::new(&FakeLaw, None, 0);
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
