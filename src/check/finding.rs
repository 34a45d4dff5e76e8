//! What a check reports.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{Date, Evidence, Message, Severity};
use crate::timeline::Version;

/// One verdict on one provision of one record (contract § 4, `nusqa.finding/1`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable code, `NQ101`.
    pub code: &'static str,
    /// Its name, `outdated-wording`.
    pub name: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Id of the record, where it has one.
    pub record: Option<String>,
    /// File of the record, as named by the caller.
    pub file: String,
    /// Line of the file, from 1.
    pub line: u64,
    /// The provision as written; `None` for a remark on the record as such.
    pub provision: Option<String>,
    /// The day that counts, where it is known.
    pub day: Option<Date>,
    /// What.
    pub message: Message,
    /// Why, in further sentences: the missing facts, or what the corpus says to a reference it cannot resolve.
    pub because: Vec<Message>,
    /// What to do.
    pub help: Message,
    /// The wording used, where it can be told.
    pub used: Option<Arc<Version>>,
    /// The wording that applied; every one that may have, where that is uncertain.
    pub applicable: Vec<Arc<Version>>,
    /// Where the cause is written, and the words there.
    pub evidence: Vec<(Evidence, String)>,
}

/// How much was checked and found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records read, those with an unreadable line included.
    pub records: u64,
    /// Provisions judged.
    pub checks: u64,
    /// Findings of each code, in code order.
    pub by_code: BTreeMap<&'static str, u64>,
    /// Findings of each severity.
    pub by_severity: BTreeMap<Severity, u64>,
}

impl Summary {
    /// Findings in all.
    #[must_use]
    pub fn findings(&self) -> u64 {
        self.by_severity.values().sum()
    }

    /// The worst severity found.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.by_severity.keys().next_back().copied()
    }

    /// Adds the counts of another run.
    pub fn add(&mut self, other: &Summary) {
        self.records += other.records;
        self.checks += other.checks;
        for (code, n) in &other.by_code {
            *self.by_code.entry(code).or_default() += n;
        }
        for (severity, n) in &other.by_severity {
            *self.by_severity.entry(*severity).or_default() += n;
        }
    }

    pub(super) fn count(&mut self, finding: &Finding) {
        *self.by_code.entry(finding.code).or_default() += 1;
        *self.by_severity.entry(finding.severity).or_default() += 1;
    }
}
