//! Findings by cause: the change that makes the wording used wrong, with the difference it made.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Finding;
use super::view::span_of;
use crate::base::diff_words::{WordOp, diff_words};
use crate::query::materiality::{classes, classify, favour};
use crate::timeline::{TextStatus, Version};

/// So many groups are told apart; what comes after goes into one without a cause.
const MOST: usize = 5_000;
/// So many records are named as examples.
pub const EXAMPLES: usize = 5;

/// Groups under way. Groups of several pieces of work are put together in their order.
#[derive(Clone, Debug, Default)]
pub struct Causes(BTreeMap<Key, Open>);

/// What makes it one group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    code: &'static str,
    place: Option<Arc<str>>,
    act: Option<String>,
    used: Option<String>,
    applicable: Vec<String>,
}

#[derive(Clone, Debug)]
struct Open {
    first: Arc<Finding>,
    findings: u64,
    /// The first records, with their lines as long as only one piece of work is looked at.
    records: Vec<(u64, String)>,
}

/// Findings with one cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Code of all of them.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The provision as the corpus knows it.
    pub provision: Option<String>,
    /// The act that makes the wording used wrong or doubtful, as people call it.
    pub act: Option<String>,
    /// What it did: `substituted`, `act_repealed`, …
    pub event: Option<String>,
    /// The first day of that, in signs.
    pub since: Option<String>,
    /// Id of the wording used, where it is one.
    pub used: Option<String>,
    /// Ids of the wordings that applied or may have.
    pub applicable: Vec<String>,
    /// How many findings.
    pub findings: u64,
    /// The first records.
    pub records: Vec<String>,
    /// The wording used and the one that applied, where both are known and differ.
    pub difference: Option<Difference>,
    /// Whether which law applies is a question for a lawyer.
    pub needs_lawyer: bool,
}

/// How the wording that applied differs from the one used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// `equal`, `delete` or `insert`, and the words.
    pub words: Vec<(String, String)>,
    /// What kinds of change they are (`amount`, `deadline`, …).
    pub materiality: Vec<String>,
    /// Whether the later wording is more favourable to the applicant: `later`, `earlier`, `same` or `cannot_be_told`.
    pub favourable: String,
}

impl Causes {
    /// Counts a finding.
    pub fn add(&mut self, finding: &Finding) {
        let record = finding.record.clone().map(|record| (finding.line, record));
        self.add_many(finding, 1, record.as_slice());
    }

    /// Counts findings of one input that differ in nothing but the record; the first records, with their lines, are enough.
    pub fn add_many(&mut self, finding: &Finding, count: u64, records: &[(u64, String)]) {
        let mut key = Key {
            code: finding.code,
            place: finding.place.clone(),
            act: finding.cause.as_ref().map(|c| c.act.label()),
            used: None,
            applicable: Vec::new(),
        };
        // Where it is not certain which wordings stand against each other, there is no difference to tell apart.
        if let (Some(used), [applied]) = (&finding.used, finding.applicable.as_slice()) {
            key.used = Some(used.id.clone());
            key.applicable = vec![applied.id.clone()];
        }
        if self.0.len() >= MOST && !self.0.contains_key(&key) {
            key = rest(finding.code);
        }
        let open = self.0.entry(key).or_insert_with(|| Open { first: Arc::new(finding.clone()), findings: 0, records: Vec::new() });
        open.findings += count;
        // Whatever order they are counted in, the first lines stay.
        open.records.extend_from_slice(records);
        open.records.sort();
        let mut seen: Vec<String> = Vec::new();
        open.records.retain(|(_, record)| {
            let new = seen.len() < EXAMPLES && !seen.contains(record);
            if new {
                seen.push(record.clone());
            }
            new
        });
    }

    /// Adds what a later piece of work found.
    pub fn append(&mut self, later: Causes) {
        for (mut key, open) in later.0 {
            if self.0.len() >= MOST && !self.0.contains_key(&key) {
                key = rest(key.code);
            }
            match self.0.get_mut(&key) {
                None => drop(self.0.insert(key, open)),
                Some(known) => {
                    known.findings += open.findings;
                    for (line, record) in open.records {
                        if known.records.len() < EXAMPLES && !known.records.iter().any(|(_, r)| *r == record) {
                            known.records.push((line, record));
                        }
                    }
                }
            }
        }
    }

    /// The groups, those with most findings first; what groups from an earlier part of the run have counted is added.
    #[must_use]
    pub fn groups(&self, earlier: &[Group]) -> Vec<Group> {
        let mut out: Vec<Group> = earlier.to_vec();
        for (key, open) in &self.0 {
            let group = group(key, open);
            match out.iter_mut().find(|g| g.is(&group)) {
                None => out.push(group),
                Some(known) => {
                    known.findings += group.findings;
                    for record in group.records {
                        if known.records.len() < EXAMPLES && !known.records.contains(&record) {
                            known.records.push(record);
                        }
                    }
                }
            }
        }
        out.sort_by(|a, b| b.findings.cmp(&a.findings).then_with(|| a.name().cmp(&b.name())));
        out
    }
}

impl Group {
    fn name(&self) -> (&str, Option<&str>, Option<&str>, Option<&str>, &[String]) {
        (&self.code, self.provision.as_deref(), self.act.as_deref(), self.used.as_deref(), &self.applicable)
    }

    fn is(&self, other: &Group) -> bool {
        self.name() == other.name()
    }
}

fn rest(code: &'static str) -> Key {
    Key { code, place: None, act: Some("…".into()), used: None, applicable: Vec::new() }
}

fn group(key: &Key, open: &Open) -> Group {
    let first = &open.first;
    let since = first.cause.as_ref().and_then(|cause| {
        let ends = first.used.iter().filter(|v| v.ended_by.as_ref() == Some(cause)).filter_map(|v| v.until.as_ref());
        let begins = first.applicable.iter().chain(&first.used).filter(|v| v.cause == *cause).map(|v| &v.from);
        ends.chain(begins).next().map(span_of)
    });
    Group {
        code: key.code.to_string(),
        name: first.name.to_string(),
        provision: key.place.as_deref().map(str::to_string),
        act: key.act.clone(),
        event: first.cause.as_ref().map(|c| c.event.to_string()),
        since,
        used: key.used.clone(),
        applicable: key.applicable.clone(),
        findings: open.findings,
        records: open.records.iter().map(|(_, record)| record.clone()).collect(),
        difference: difference(first),
        needs_lawyer: first.lawyer,
    }
}

/// The difference between the wording used and the one that applied.
#[must_use]
pub fn difference(finding: &Finding) -> Option<Difference> {
    let used = finding.used.as_deref()?;
    let [applied] = finding.applicable.as_slice() else { return None };
    between(used, applied)
}

fn between(used: &Version, applied: &Version) -> Option<Difference> {
    let known = |v: &Version| v.text_status == TextStatus::Known;
    let (old, new) = (used.text.as_deref()?, applied.text.as_deref()?);
    if !known(used) || !known(applied) || used.id == applied.id {
        return None;
    }
    let word = |op: WordOp| op.as_str().to_string();
    // The later one of the two is judged, whichever was used.
    let backwards = match (used.from.earliest, applied.from.earliest) {
        (Some(a), Some(b)) => a > b,
        (a, b) => a.is_some() && b.is_none(),
    };
    let (earlier, later) = if backwards { (new, old) } else { (old, new) };
    Some(Difference {
        words: diff_words(old, new).into_iter().map(|w| (word(w.op), w.text)).collect(),
        materiality: classes(&classify(old, new)).into_iter().map(|c| c.as_str().to_string()).collect(),
        favourable: favour(earlier, later).as_str().to_string(),
    })
}
