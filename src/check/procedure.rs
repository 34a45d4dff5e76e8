//! A record against the encoded rules of its procedure: NQ300 to NQ305.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Applicable;
use super::case::Case;
use super::view::Verdict;
use crate::base::{Date, Message, Severity, parse_date};
use crate::calendar::StepKind;
use crate::rules::record::{Child, number};
use crate::rules::tri::Tri;
use crate::rules::vocabulary::{self, Field, LEAVES_WITH, SetField};
use crate::rules::{self, Book, Broken, Late, Outcome, Policy, Record, Rule};

/// A verdict with its code, provision and day, and whether it is for a lawyer.
pub(super) struct Found {
    pub(super) code: &'static str,
    pub(super) verdict: Verdict,
    pub(super) provision: Option<String>,
    pub(super) day: Option<Date>,
    pub(super) lawyer: bool,
}

/// Rules that a record cannot be judged by, of which a finding names so many.
const LISTED: usize = 60;

/// Judges a case; findings in the order of the rules, what cannot be decided last.
pub(super) fn judge(book: &Book, case: &Case, applicable: Applicable) -> Vec<Found> {
    let Some(procedure) = case.procedure.as_deref().filter(|p| book.has(p)) else { return Vec::new() };
    let mut out = Vec::new();
    let record = record_of(case, &mut out);
    let mut open: Vec<Outcome<'_>> = Vec::new();
    book.judge(procedure, &record, policy(applicable), &mut |outcome| match &outcome.verdict {
        rules::Verdict::Broken(broken) => out.push(broken_rule(&outcome, broken)),
        rules::Verdict::Undecided { .. } => open.push(outcome),
    });
    out.extend(undecided(&open));
    out
}

pub(super) fn policy(applicable: Applicable) -> Policy {
    match applicable {
        Applicable::Auto | Applicable::Checked => Policy::Standard,
        Applicable::Filed => Policy::Filing,
        Applicable::Decided => Policy::Decision,
        Applicable::Step => Policy::Step,
        Applicable::Favourable => Policy::Favourable,
    }
}

pub(super) fn broken_rule(outcome: &Outcome<'_>, broken: &Broken) -> Found {
    let rule = outcome.rule;
    let id = |message: Message| said(message.with("provision", &rule.provision), rule);
    let mut because = Vec::new();
    let message = match broken {
        Broken::Documents(names) => id(Message::new("check-nq301").with("documents", names.join(", "))),
        Broken::Demanded(names) => id(Message::new("check-nq304").with("documents", names.join(", "))),
        Broken::Steps(names) if names.is_empty() => id(Message::new("check-nq305-ground")),
        Broken::Steps(names) => id(Message::new("check-nq305").with("steps", names.join(", "))),
        Broken::Condition => id(Message::new("check-nq303")),
        Broken::Late(late) => id(missed(rule, late)),
    };
    if let Some(when) = rule.when.as_ref() {
        because.push(Message::new("check-rule-when").with("when", level(&when.text)));
    }
    match (broken, &rule.require) {
        (Broken::Condition | Broken::Steps(_), Some(require)) => {
            because.push(Message::new("check-rule-require").with("require", level(&require.text)));
        }
        (Broken::Late(late), _) => because.push(counting(late)),
        _ => {}
    }
    if let Broken::Late(late) = broken {
        because.extend(late.term.doubts.iter().cloned());
    }
    if outcome.text_unknown {
        because.push(Message::new("check-rule-text-unknown"));
    }
    if outcome.lawyer {
        because.push(Message::new("check-rule-lawyer"));
    }
    let help = Message::new("check-rule-help").with("provision", &rule.provision).with("rule", &rule.id).with("day", day(outcome));
    let verdict = Verdict::new(rule.severity, message, help).because(because);
    Found { code: rule.finding, verdict, provision: Some(rule.provision.clone()), day: outcome.day, lawyer: outcome.lawyer }
}

fn day(outcome: &Outcome<'_>) -> String {
    outcome.day.map(|d| d.to_string()).unwrap_or_default()
}

/// What the rule says, in three languages; the edge takes the one asked for.
fn said(message: Message, rule: &Rule) -> Message {
    let text = |lang| rule.texts.in_language(lang).unwrap_or(&rule.id).to_string();
    message.with("said_kk", text("kk")).with("said_ru", text("ru")).with("said_en", text("en"))
}

fn missed(rule: &Rule, late: &Late) -> Message {
    let deadline = rule.deadline.as_ref();
    let id = match (deadline.is_some_and(|d| d.before), late.to) {
        (true, _) => "check-nq302-before",
        (false, Some(_)) => "check-nq302",
        (false, None) => "check-nq302-never",
    };
    let due = late.term.end.exact.or(late.term.end.latest).map(|d| d.to_string()).unwrap_or_default();
    Message::new(id)
        .with("amount", deadline.map_or(0, |d| d.amount))
        .with("unit", deadline.map_or("", |d| d.unit.as_str()))
        .with("start", deadline.map_or("", |d| d.from.text.trim()))
        .with("step", deadline.map_or("", |d| d.to.text.trim()))
        .with("from", late.from)
        .with("due", due)
        .with("to", late.to.unwrap_or(late.last))
}

/// The days counted: `2026-04-16 (1), 2026-04-17 (2), 2026-04-18 –, …`.
fn counting(late: &Late) -> Message {
    const SHOWN: usize = 40;
    let sign = |kind: StepKind| match kind {
        StepKind::Event => " (0)".to_string(),
        StepKind::Counted(n) => format!(" ({n})"),
        StepKind::Skipped => " –".to_string(),
        StepKind::Moved => " →".to_string(),
        StepKind::Landed => " ←".to_string(),
    };
    let steps: Vec<String> = late.term.steps.iter().map(|s| format!("{}{}", s.day, sign(s.kind))).collect();
    let listed = match steps.len() {
        n if n <= SHOWN => steps.join(", "),
        n => {
            let ends = |range: std::ops::Range<usize>| steps.get(range).map(|s| s.join(", ")).unwrap_or_default();
            format!("{}, …, {}", ends(0..5), ends(n - 5..n))
        }
    };
    Message::new("check-rule-counting").with("steps", listed)
}

/// One finding for all rules that could not be decided, with the facts that each lacks.
pub(super) fn undecided(open: &[Outcome<'_>]) -> Option<Found> {
    let first = open.first()?;
    let mut by_fact: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut others: Vec<(&Message, Vec<&str>)> = Vec::new();
    let mut would = Vec::new();
    for outcome in open {
        let rules::Verdict::Undecided { facts, other, would_be } = &outcome.verdict else { continue };
        let id = outcome.rule.id.as_str();
        facts.iter().for_each(|fact| by_fact.entry(fact).or_default().push(id));
        for message in other {
            match others.iter_mut().find(|(m, _)| *m == message) {
                Some((_, ids)) => ids.push(id),
                None => others.push((message, vec![id])),
            }
        }
        if *would_be {
            would.push(said(Message::new("check-nq300-would").with("code", outcome.rule.finding).with("rule", id), outcome.rule));
        }
    }
    let mut because: Vec<Message> = by_fact
        .iter()
        .map(|(fact, ids)| {
            Message::new("check-nq300-fact").with("fact", fact).with("rules", ids.join(", ")).with("count", ids.len())
        })
        .collect();
    for (message, ids) in others {
        because.push(message.clone());
        because.push(Message::new("check-nq300-for").with("rules", ids.join(", ")).with("count", ids.len()));
    }
    would.truncate(LISTED);
    because.extend(would);
    let message = Message::new("check-nq300").with("count", open.len()).with("procedure", &first.rule.procedure);
    let verdict = Verdict::new(Severity::Note, message, Message::new("check-nq300-help")).because(because);
    Some(Found { code: "NQ300", verdict, provision: None, day: None, lawyer: false })
}

/// A text on one line.
fn level(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the rules see of a case. A value that the vocabulary does not know is told, and counts as not given.
fn record_of(case: &Case, out: &mut Vec<Found>) -> Record {
    let mut fill = Fill { record: Record::new(), out };
    let days = [(vocabulary::DateField::FiledOn, case.filed_on), (vocabulary::DateField::DecidedOn, case.decided_on)];
    for (field, day) in days {
        if let Some(day) = day {
            fill.record.set_date(field, day);
        }
    }
    if let Some(decision) = &case.decision {
        fill.word(vocabulary::WordField::Decision, decision);
    }
    fill.object("facts", &case.facts);
    if case.told.documents || !case.documents.is_empty() {
        fill.record.tell(SetField::Documents);
        fill.record.tell(SetField::Demanded);
    }
    case.documents.iter().for_each(|document| fill.document(document));
    if case.told.events || !case.events.is_empty() {
        fill.record.tell(SetField::Events);
    }
    for event in &case.events {
        if SetField::Events.bit(&event.kind).is_none() {
            fill.unknown("events", &event.kind, &vocabulary::near(&event.kind, vocabulary::EVENTS));
        }
        fill.record.add_event(&event.kind, event.on);
    }
    if case.told.refusal_grounds || !case.refusal_grounds.is_empty() {
        fill.record.tell(SetField::RefusalGrounds);
    }
    for ground in &case.refusal_grounds {
        fill.record.add(SetField::RefusalGrounds, self::ground(ground));
    }
    fill.record
}

struct Fill<'o> {
    record: Record,
    out: &'o mut Vec<Found>,
}

impl Fill<'_> {
    fn object(&mut self, place: &str, value: &Value) {
        let Some(object) = value.as_object() else { return };
        for (key, value) in object {
            let name = format!("{place}.{key}");
            match vocabulary::field(&name) {
                _ if value.is_null() => {}
                Some(field) => self.field(&name, field, value),
                None if place == "facts" && key == "applicant" => self.object(&name, value),
                None => {
                    // Offices may keep fields of their own; only what looks like a slip is told.
                    let near = vocabulary::near_fact(&name);
                    if !near.is_empty() {
                        self.unknown("facts", &name, &near);
                    }
                }
            }
        }
    }

    fn field(&mut self, name: &str, field: Field, value: &Value) {
        match (field, value) {
            (Field::Bool(field), Value::Bool(value)) => self.record.set_bool(field, *value),
            (Field::Word(field), Value::String(word)) => self.word(field, word),
            (Field::Date(field), Value::String(text)) => match parse_date(text) {
                Ok(day) => self.record.set_date(field, day),
                Err(_) => self.bad(name, text),
            },
            (Field::Children, Value::Array(children)) => {
                let read = children.iter().enumerate().map(|(i, c)| self.child(&format!("{name}[{i}]"), c)).collect();
                self.record.children = Some(read);
            }
            // Tables give everything as text.
            (Field::Bool(field), Value::String(word)) => match yes_or_no(word) {
                Some(value) => self.record.set_bool(field, value),
                None => self.bad(name, word),
            },
            (_, value) => self.bad(name, &value.to_string()),
        }
    }

    fn child(&mut self, place: &str, value: &Value) -> Child {
        let mut child = Child::default();
        let Some(object) = value.as_object() else {
            self.bad(place, &value.to_string());
            return child;
        };
        for (key, value) in object {
            let name = format!("{place}.{key}");
            match (key.as_str(), value) {
                (_, Value::Null) => {}
                ("born_on", Value::String(text)) => match parse_date(text) {
                    Ok(day) => child.born_on = number(day),
                    Err(_) => self.bad(&name, text),
                },
                ("leaves_with", Value::String(word)) => match LEAVES_WITH.iter().position(|w| w == word) {
                    Some(at) => child.leaves_with = u8::try_from(at + 1).unwrap_or(0),
                    None => self.bad(&name, word),
                },
                ("other_representative_in_kazakhstan", Value::Bool(value)) => child.other_representative = Tri::from(*value),
                ("born_on" | "leaves_with" | "other_representative_in_kazakhstan", value) => self.bad(&name, &value.to_string()),
                _ => {}
            }
        }
        child
    }

    fn word(&mut self, field: vocabulary::WordField, word: &str) {
        if !self.record.set_word(field, word.trim()) {
            self.bad(field.name(), word);
        }
    }

    /// `"passport"`, or `{"code": "passport", "demanded": true}`; a document that was only demanded says `"given": false`.
    fn document(&mut self, value: &Value) {
        let flag = |name: &str| value.get(name).and_then(Value::as_bool);
        let Some(code) = value.as_str().or_else(|| value.get("code").and_then(Value::as_str)) else {
            return self.bad("documents", &value.to_string());
        };
        if flag("demanded") == Some(true) {
            self.record.add(SetField::Demanded, code.trim());
        }
        if flag("given") != Some(false) {
            self.record.add(SetField::Documents, code.trim());
        }
    }

    fn bad(&mut self, field: &str, value: &str) {
        let message = Message::new("check-fact-bad").with("field", field).with("value", value);
        self.problem(message, Message::new("check-fact-bad-help"), Severity::Error);
    }

    fn unknown(&mut self, list: &str, word: &str, near: &[&str]) {
        let message = Message::new("check-fact-unknown").with("field", list).with("value", word);
        let help = match near.is_empty() {
            true => Message::new("check-fact-bad-help"),
            false => Message::new("rules-type-near-help").with("names", near.join(", ")),
        };
        self.problem(message, help, Severity::Warning);
    }

    fn problem(&mut self, message: Message, help: Message, severity: Severity) {
        let verdict = Verdict::new(severity, message, help);
        self.out.push(Found { code: "NQ010", verdict, provision: None, day: None, lawyer: false });
    }
}

/// `9)` is 9.
pub(super) fn ground(written: &str) -> &str {
    written.trim().trim_end_matches([')', '.']).trim()
}

/// As tables say it.
pub(super) fn yes_or_no(word: &str) -> Option<bool> {
    match word.trim().to_lowercase().as_str() {
        "true" | "yes" | "1" | "иә" | "да" => Some(true),
        "false" | "no" | "0" | "жоқ" | "нет" => Some(false),
        _ => None,
    }
}
