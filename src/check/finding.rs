//! What a check reports.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::codes;
use super::view::Verdict;
use crate::base::{Date, Evidence, Message, Severity};
use crate::timeline::{Cause, Version};

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
    /// The change that makes the wording used wrong or doubtful: an amendment, a repeal.
    pub cause: Option<Cause>,
    /// The provision as the corpus knows it: `<work>#<path>`; `None` where it cannot be found.
    pub place: Option<Arc<str>>,
    /// Whether which law applies is a question for a lawyer.
    pub lawyer: bool,
    /// Findings of one [`Engine`](super::Engine) with the same number differ in nothing but record, file and line; 0 says nothing.
    pub alike: u64,
}

impl Finding {
    /// A finding on a line of a file that is no record.
    pub(super) fn on_file(code: &'static str, verdict: Verdict, file: &str, line: u64) -> Self {
        Finding {
            code,
            name: codes::name(code),
            severity: verdict.severity,
            record: None,
            file: file.to_string(),
            line,
            provision: None,
            day: None,
            message: verdict.message,
            because: verdict.because,
            help: verdict.help,
            used: None,
            applicable: Vec::new(),
            evidence: Vec::new(),
            cause: None,
            place: None,
            lawyer: false,
            alike: 0,
        }
    }

    /// Names the finding in any language, wherever its line has moved and whatever the file is called: it is another one when the
    /// record, the provision, the day, or what the law says changes.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.kind().of(self.record.as_deref())
    }

    /// The same for all records of which this is said.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let mut hash = Sha256::new();
        let mut part = |text: &str| {
            hash.update(text.as_bytes());
            hash.update([0]);
        };
        part("nusqa.fingerprint/1");
        for text in [self.code, self.provision.as_deref().unwrap_or("")] {
            part(text);
        }
        part(&self.day.map(|d| d.to_string()).unwrap_or_default());
        for version in self.used.iter().chain(&self.applicable) {
            part(&version.id);
        }
        if self.applicable.is_empty() {
            part(self.message.id);
            self.message.args.iter().for_each(|(name, value)| {
                part(name);
                part(value);
            });
        }
        Kind(hash)
    }
}

/// A fingerprint but for the record.
#[derive(Clone, Debug)]
pub struct Kind(Sha256);

impl Kind {
    /// The fingerprint of the finding on a record: 32 hexadecimal digits.
    #[must_use]
    pub fn of(&self, record: Option<&str>) -> String {
        let mut hash = self.0.clone();
        hash.update(record.unwrap_or("").as_bytes());
        const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        let mut out = String::with_capacity(32);
        for byte in hash.finalize().iter().take(16) {
            out.push(DIGITS[usize::from(byte >> 4)]);
            out.push(DIGITS[usize::from(byte & 15)]);
        }
        out
    }
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

    /// Counts a finding.
    pub fn count(&mut self, finding: &Finding) {
        *self.by_code.entry(finding.code).or_default() += 1;
        *self.by_severity.entry(finding.severity).or_default() += 1;
    }
}
