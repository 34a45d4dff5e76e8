//! `nusqa.finding/1` of pins, `nusqa.verify/1`, `nusqa.pin/1`.

use std::collections::BTreeMap;

use nusqa::pins::{self, Action, Entry, Pinned, Verification};
use serde::Serialize;

use super::finding::Quoted;
use super::version::Version;
use crate::i18n::I18n;

/// One finding on a pin.
#[derive(Serialize)]
pub struct PinFinding {
    /// Only where the finding is a document of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<&'static str>,
    code: &'static str,
    severity: &'static str,
    record: Option<String>,
    file: String,
    line: u64,
    provision: Option<String>,
    message: String,
    help: String,
    used: Option<Version>,
    applicable: Vec<Version>,
    evidence: Vec<Quoted>,
    name: &'static str,
    day: String,
    because: Vec<String>,
    rule: Option<String>,
    /// What kinds of change.
    materiality: Option<Vec<&'static str>>,
    words: Option<Vec<Word>>,
    moved_to: Option<String>,
}

#[derive(Serialize)]
struct Word {
    op: &'static str,
    text: String,
}

impl PinFinding {
    /// A finding among others of one document.
    pub fn new(finding: &pins::Finding, i18n: &I18n) -> Self {
        let difference = finding.difference.as_ref();
        PinFinding {
            schema: None,
            code: finding.code,
            severity: finding.severity.as_str(),
            record: None,
            file: finding.file.clone(),
            line: finding.line,
            provision: finding.provision.clone(),
            message: i18n.tr(&finding.message),
            help: i18n.tr(&finding.help),
            used: finding.used.as_ref().map(|v| Version::new(v, i18n)),
            applicable: finding.applicable.iter().map(|v| Version::new(v, i18n)).collect(),
            evidence: finding.evidence.iter().map(Quoted::from).collect(),
            name: nusqa::check::codes::find(finding.code).map_or("", |c| c.name),
            day: finding.day.to_string(),
            because: finding.because.iter().map(|m| i18n.tr(m)).collect(),
            rule: finding.rule.clone(),
            materiality: difference.map(|d| d.classes.iter().map(|c| c.as_str()).collect()),
            words: difference.map(|d| d.words.iter().map(|w| Word { op: w.op.as_str(), text: w.text.clone() }).collect()),
            moved_to: finding.moved_to.clone(),
        }
    }

    /// A finding on a line of its own.
    pub fn alone(finding: &pins::Finding, i18n: &I18n) -> Self {
        PinFinding { schema: Some("nusqa.finding/1"), ..PinFinding::new(finding, i18n) }
    }
}

/// `nusqa.finding/1` of a whole run, with the state of every pin.
#[derive(Serialize)]
pub struct VerificationJson {
    schema: &'static str,
    findings: Vec<PinFinding>,
    pins: Vec<PinJson>,
    unused: Vec<EntryJson>,
    patch: Option<String>,
    summary: Summary,
}

/// One place that rests on the law.
#[derive(Serialize)]
pub struct PinJson {
    file: String,
    line: u64,
    rule: Option<String>,
    reference: String,
    state: &'static str,
    pin: Option<EntryJson>,
}

#[derive(Serialize)]
struct EntryJson {
    reference: String,
    work: String,
    provision: Option<String>,
    version: String,
    reviewed: String,
}

#[derive(Serialize)]
struct Summary {
    pins: usize,
    states: BTreeMap<&'static str, usize>,
    findings: usize,
    by_code: BTreeMap<&'static str, usize>,
    by_severity: BTreeMap<&'static str, usize>,
}

impl From<&Entry> for EntryJson {
    fn from(entry: &Entry) -> Self {
        EntryJson {
            reference: entry.reference.clone(),
            work: entry.work.clone(),
            provision: (!entry.provision.is_empty()).then(|| entry.provision.to_string()),
            version: entry.version.clone(),
            reviewed: entry.reviewed.to_string(),
        }
    }
}

impl From<&pins::Pin> for PinJson {
    fn from(pin: &pins::Pin) -> Self {
        PinJson {
            file: pin.mention.file.clone(),
            line: pin.mention.line,
            rule: pin.mention.rule.as_ref().map(|r| r.id.clone()),
            reference: pin.reference.clone(),
            state: pin.state.as_str(),
            pin: pin.entry.as_ref().map(EntryJson::from),
        }
    }
}

impl VerificationJson {
    /// The result of a run.
    pub fn new(verification: &Verification, patch: &str, i18n: &I18n) -> Self {
        let count = |names: &mut dyn Iterator<Item = &'static str>| {
            let mut out: BTreeMap<&'static str, usize> = BTreeMap::new();
            names.for_each(|n| *out.entry(n).or_default() += 1);
            out
        };
        VerificationJson {
            schema: "nusqa.finding/1",
            findings: verification.findings().map(|f| PinFinding::new(f, i18n)).collect(),
            pins: verification.pins.iter().map(PinJson::from).collect(),
            unused: verification.unused.iter().map(EntryJson::from).collect(),
            patch: (!patch.is_empty()).then(|| patch.to_string()),
            summary: Summary {
                pins: verification.pins.len(),
                states: count(&mut verification.pins.iter().map(|p| p.state.as_str())),
                findings: verification.findings().count(),
                by_code: count(&mut verification.findings().map(|f| f.code)),
                by_severity: count(&mut verification.findings().map(|f| f.severity.as_str())),
            },
        }
    }
}

/// `nusqa.pin/1`.
#[derive(Serialize)]
pub struct PinnedJson {
    schema: &'static str,
    lock: String,
    pins: Vec<DoneJson>,
    pruned: Vec<EntryJson>,
}

#[derive(Serialize)]
struct DoneJson {
    reference: String,
    file: String,
    line: u64,
    action: &'static str,
    /// Whether the wording pinned applies; null where there is none.
    current: Option<bool>,
    pin: Option<EntryJson>,
    before: Option<EntryJson>,
    reason: Option<String>,
}

impl PinnedJson {
    /// What was done.
    pub fn new(lock: &str, all: &[Pinned], pruned: &[Entry], i18n: &I18n) -> Self {
        let done = |p: &Pinned| {
            let (action, current, pin, before, reason) = match &p.action {
                Action::Added(e) => ("added", Some(true), Some(e), None, None),
                Action::Updated(old, new) => ("updated", Some(true), Some(new), Some(old), None),
                Action::Kept(e, current) => ("kept", Some(*current), Some(e), None, None),
                Action::Refused(message, _) => ("refused", None, None, None, Some(i18n.tr(message))),
            };
            DoneJson {
                reference: p.reference.clone(),
                file: p.mention.file.clone(),
                line: p.mention.line,
                action,
                current,
                pin: pin.map(EntryJson::from),
                before: before.map(EntryJson::from),
                reason,
            }
        };
        PinnedJson {
            schema: "nusqa.pin/1",
            lock: lock.to_string(),
            pins: all.iter().map(done).collect(),
            pruned: pruned.iter().map(EntryJson::from).collect(),
        }
    }
}
