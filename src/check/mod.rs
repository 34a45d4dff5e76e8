//! Stage 10: case records → [`Finding`]s.
//!
//! Takes records of decided or pending cases ([`Case`]) and asks the law, for every provision they relied on, which wording was
//! used and which applied on the day that counts. Records stream through: findings come out in the order of the input, and no
//! more than one record is held at a time.
//!
//! Invariants: a record that cannot be read is a finding and never stops the run; a verdict never rests on a guessed day; one
//! fact is reported once; same input, same findings.
//!
//! ```no_run
//! use nusqa::check::{Format, Input, Options, check};
//!
//! let corpus = nusqa::corpus::Corpus::open(std::path::Path::new("corpus")).map_err(|e| e.to_string())?;
//! let record = br#"{"id": "1", "decided_on": "2023-11-02", "checks": [{"provision": "361#document-1/item-7"}]}"#;
//! let input = Input { name: "cases.jsonl".into(), format: Format::Jsonl, reader: Box::new(&record[..]) };
//! let summary = check(&corpus, input, &Options::default(), &mut |finding| drop(finding.code));
//! # Ok::<(), String>(())
//! ```

mod builtin;
pub mod case;
pub mod codes;
mod finding;
mod law;
pub mod read;
mod read_csv;
mod read_json;
mod view;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_corpus;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::{Date, Severity};
use crate::corpus::CorpusError;
use crate::timeline::Version;
use builtin::{nq006, nq010, nq014, nq015, nq101, nq102, nq103, nq104, nq105, nq106, nq107, nq108};
pub use case::{Case, CaseCheck, Problem, Record, UsedVersion};
pub use codes::{CODES, Code, explain};
pub use finding::{Finding, Summary};
pub use law::Law;
use law::Memory;
pub use read::{Format, Input, Records};
use view::{Verdict, View};

/// JSON Schema (draft 2020-12) of a case record.
pub const CASE_SCHEMA: &str = include_str!("case.schema.json");

/// Which day counts (Law on legal acts, art. 43; kz-law-spec § 5.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Applicable {
    /// The decision, else the day of the check.
    #[default]
    Auto,
    /// The filing.
    Filed,
    /// The decision.
    Decided,
    /// The day of the check.
    Checked,
}

impl Applicable {
    /// The word of `--applicable`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Applicable::Auto => "auto",
            Applicable::Filed => "filed",
            Applicable::Decided => "decided",
            Applicable::Checked => "checked",
        }
    }

    fn day(self, case: &Case, check: &CaseCheck) -> Option<Date> {
        match self {
            Applicable::Auto => case.decided_on.or(check.checked_on),
            Applicable::Filed => case.filed_on,
            Applicable::Decided => case.decided_on,
            Applicable::Checked => check.checked_on,
        }
    }
}

/// What to go by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Which day counts.
    pub applicable: Applicable,
    /// Only what was published by then.
    pub known_on: Option<Date>,
}

/// Checks every record of one input; findings go to `sink` in the order of the input, those of one check in code order.
pub fn check(law: &dyn Law, input: Input<'_>, options: &Options, sink: &mut dyn FnMut(Finding)) -> Summary {
    Checker::new(law, *options).check(input, sink)
}

/// Checks input after input and remembers what the law answered.
pub struct Checker<'a> {
    memory: Memory<'a>,
    applicable: Applicable,
}

impl<'a> Checker<'a> {
    /// Nothing is asked of the law yet.
    #[must_use]
    pub fn new(law: &'a dyn Law, options: Options) -> Self {
        Checker { memory: Memory::new(law, options.known_on), applicable: options.applicable }
    }

    /// As [`check`].
    pub fn check(&mut self, input: Input<'_>, sink: &mut dyn FnMut(Finding)) -> Summary {
        let applicable = self.applicable;
        let mut run = Run {
            memory: &mut self.memory,
            applicable,
            file: input.name,
            summary: Summary::default(),
            sink,
            told: BTreeSet::new(),
        };
        for record in Records::new(input.format, input.reader) {
            run.record(&record);
        }
        run.summary
    }
}

type Check = fn(&View<'_>) -> Option<Verdict>;

/// The checks of one provision, in code order.
const CHECKS: [(&str, Check); 8] = [
    ("NQ006", nq006::check),
    ("NQ101", nq101::check),
    ("NQ102", nq102::check),
    ("NQ103", nq103::check),
    ("NQ104", nq104::check),
    ("NQ106", nq106::check),
    ("NQ107", nq107::check),
    ("NQ108", nq108::check),
];

struct Run<'r, 'law> {
    memory: &'r mut Memory<'law>,
    applicable: Applicable,
    file: String,
    summary: Summary,
    sink: &'r mut dyn FnMut(Finding),
    /// Works of the record of which it was said what they rest on.
    told: BTreeSet<String>,
}

/// Where a verdict belongs.
struct Place<'a> {
    record: Option<&'a str>,
    line: u64,
    provision: Option<&'a str>,
    day: Option<Date>,
}

impl Run<'_, '_> {
    fn record(&mut self, record: &Record) {
        self.summary.records += 1;
        self.told.clear();
        let id = record.case.as_ref().and_then(|c| c.id.as_deref());
        for problem in &record.problems {
            let verdict = Verdict::new(Severity::Error, problem.message.clone(), problem.help.clone());
            let place = Place { record: id, line: problem.line, provision: problem.provision.as_deref(), day: None };
            self.report("NQ010", verdict, &place, None, Vec::new());
        }
        if let Some(case) = &record.case {
            for check in &case.checks {
                self.check(case, check);
            }
        }
    }

    fn check(&mut self, case: &Case, check: &CaseCheck) {
        self.summary.checks += 1;
        let mut place = Place { record: case.id.as_deref(), line: check.line, provision: Some(&check.provision), day: None };
        if let Err(error) = self.memory.provision(&check.provision) {
            return self.report("NQ105", nq105::verdict(&check.provision, &error), &place, None, Vec::new());
        }
        let Some(day) = self.applicable.day(case, check) else {
            let verdict = nq010::no_day(&check.provision, self.applicable);
            return self.report("NQ010", verdict, &place, None, Vec::new());
        };
        place.day = Some(day);
        match self.verdicts(case, check, day) {
            Ok(found) => {
                for (code, verdict) in found.verdicts {
                    self.report(code, verdict, &place, found.used.clone(), found.applicable.clone());
                }
                self.beside(&check.provision, day, &place);
            }
            Err(error) => self.report("NQ105", nq105::verdict(&check.provision, &error), &place, None, Vec::new()),
        }
    }

    /// What is to be said of the act whatever wording was used: once a record.
    fn beside(&mut self, written: &str, day: Date, place: &Place<'_>) {
        let Ok(provision) = self.memory.provision(written) else { return };
        let (work, path) = (provision.reference.work.clone(), provision.reference.path.clone());
        let beside = self.memory.beside(&work);
        if let Some(verdict) = nq014::verdict(written, &beside.lost, day)
            && self.told.insert(work)
        {
            self.report("NQ014", verdict, place, None, Vec::new());
        }
        if let Some(verdict) = nq015::verdict(written, &path, &beside.disagreements) {
            self.report("NQ015", verdict, place, None, Vec::new());
        }
    }

    fn verdicts(&mut self, case: &Case, check: &CaseCheck, day: Date) -> Result<Found, Arc<CorpusError>> {
        let applicable = self.memory.on_day(&check.provision, day)?;
        let at = self.memory.provision(&check.provision)?.reference.on;
        let named_day = match &check.version {
            Some(UsedVersion::Day(day)) => Some(*day),
            Some(UsedVersion::Id(_)) => None,
            None => at.or(check.checked_on),
        };
        let by_day = named_day.map(|day| self.memory.on_day(&check.provision, day)).transpose()?;
        let provision = self.memory.provision(&check.provision)?;
        let versions = &provision.versions;
        let used = view::used(check, named_day, by_day.as_deref(), versions, &provision.levelled, &applicable);
        let view = View { case, check, day, versions, applicable: &applicable, used };
        let verdicts: Vec<_> = CHECKS.iter().filter_map(|(code, check)| check(&view).map(|v| (*code, v))).collect();
        let only = if let [only] = view.used.versions.as_slice() { versions.get(*only).cloned() } else { None };
        let applicable = applicable.versions.iter().filter_map(|i| versions.get(*i).cloned()).collect();
        Ok(Found { verdicts, used: only, applicable })
    }

    fn report(
        &mut self,
        code: &'static str,
        verdict: Verdict,
        place: &Place<'_>,
        used: Option<Arc<Version>>,
        applicable: Vec<Arc<Version>>,
    ) {
        let evidence = verdict.evidence.into_iter().map(|e| {
            let quote = self.memory.quote(&e);
            (e, quote)
        });
        let finding = Finding {
            code,
            name: codes::name(code),
            severity: verdict.severity,
            record: place.record.map(str::to_string),
            file: self.file.clone(),
            line: place.line,
            provision: place.provision.map(str::to_string),
            day: place.day,
            message: verdict.message,
            because: verdict.because,
            help: verdict.help,
            used,
            applicable,
            evidence: evidence.collect(),
        };
        self.summary.count(&finding);
        (self.sink)(finding);
    }
}

struct Found {
    verdicts: Vec<(&'static str, Verdict)>,
    used: Option<Arc<Version>>,
    applicable: Vec<Arc<Version>>,
}
