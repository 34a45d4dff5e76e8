//! One worker: piece of work → findings, with a memory of what the law answered.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::builtin::{nq006, nq010, nq014, nq015, nq101, nq102, nq103, nq104, nq105, nq106, nq107, nq108};
use super::case::{Case, CaseCheck, Problem, Record, UsedVersion};
use super::chunk::Work;
use super::law::{Exact, Key, Law, Memory, Provision};
use super::mapping::Mapping;
use super::quick::{Quick, QuickCheck, QuickVersion};
use super::read::MAX_LINE;
use super::read_json::read_record;
use super::view::{self, Verdict, View};
use super::{Applicable, Finding, Options, Summary, codes, policy, procedure};
use crate::base::{Date, Message, Severity};
use crate::corpus::CorpusError;
use crate::rules::Book;
use crate::timeline::Version;

/// Checks records and remembers what the law answered.
pub(super) struct Worker<'a> {
    memory: Memory<'a>,
    options: Options,
    book: Option<&'a Book>,
}

impl<'a> Worker<'a> {
    /// Nothing is asked of the law yet.
    pub(super) fn new(law: &'a dyn Law, options: Options) -> Self {
        Worker { memory: Memory::new(law, options.known_on), options, book: law.book() }
    }

    /// Checks a piece of work; findings go to `sink` in the order of the input.
    pub(super) fn chunk(&mut self, file: &str, work: &Work, mapping: Option<&Mapping>, sink: &mut dyn FnMut(&Finding)) -> Summary {
        let summary = Summary::default();
        let mut run =
            Run { memory: &mut self.memory, options: self.options, book: self.book, file, summary, sink, told: BTreeSet::new() };
        match work {
            Work::Records(records) => records.iter().for_each(|record| run.record(record)),
            Work::Lines { first, bytes, trouble } => {
                run.lines(*first, bytes, mapping);
                if let Some(problem) = trouble {
                    run.problem(problem.clone());
                }
            }
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
    options: Options,
    book: Option<&'law Book>,
    file: &'r str,
    summary: Summary,
    sink: &'r mut dyn FnMut(&Finding),
    /// Works of the record of which it was said what they rest on.
    told: BTreeSet<String>,
}

/// Where a verdict belongs.
struct Place<'a> {
    record: Option<&'a str>,
    line: u64,
    provision: Option<&'a str>,
    day: Option<Date>,
    lawyer: bool,
}

/// The codes that hang on the day that counts.
const DAY_CODES: [&str; 3] = ["NQ101", "NQ102", "NQ103"];

impl Run<'_, '_> {
    /// Whole lines, the first of which has this number.
    fn lines(&mut self, first: u64, bytes: &[u8], mapping: Option<&Mapping>) {
        let valid = encoding_rs::Encoding::utf8_valid_up_to(bytes);
        let text = bytes.get(..valid).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default();
        let mut quick = Quick::default();
        let (mut start, mut number) = (0, first);
        while start < bytes.len() {
            let rest = bytes.get(start..).unwrap_or_default();
            let end = start + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            match text.get(start..end) {
                Some(line) => self.line(&mut quick, line, number, mapping),
                None => self.odd_line(bytes.get(start..end).unwrap_or_default(), number, mapping),
            }
            start = end + 1;
            number += 1;
        }
    }

    fn line<'l>(&mut self, quick: &mut Quick<'l>, line: &'l str, number: u64, mapping: Option<&Mapping>) {
        let line = line.trim_end_matches('\r');
        if line.len() > MAX_LINE {
            return self.too_long(number);
        }
        if mapping.is_none() && quick.read(line).is_some() {
            let ruled = self.book.is_some_and(|book| quick.procedure.as_deref().is_some_and(|p| book.has(p)));
            if !ruled && self.clean(quick) {
                self.summary.records += 1;
                self.summary.checks += quick.checks.len() as u64;
                return;
            }
            if !ruled && self.told_before(quick, number) {
                return;
            }
        } else if line.trim().is_empty() {
            return;
        }
        self.record(&read_record(line, number, mapping));
    }

    /// A line after which the text is no UTF-8, or that is none itself.
    fn odd_line(&mut self, bytes: &[u8], number: u64, mapping: Option<&Mapping>) {
        match std::str::from_utf8(bytes) {
            Ok(line) => self.line(&mut Quick::default(), line, number, mapping),
            Err(_) if bytes.len() > MAX_LINE => self.too_long(number),
            Err(e) => {
                let message = Message::new("check-record-not-utf8").with("column", e.valid_up_to() + 1);
                self.problem(Problem { message, help: Message::new("check-help-encoding"), line: number, provision: None });
            }
        }
    }

    fn too_long(&mut self, line: u64) {
        let message = Message::new("check-record-too-long").with("limit", MAX_LINE >> 20);
        self.problem(Problem { message, help: Message::new("check-help-size"), line, provision: None });
    }

    fn problem(&mut self, problem: Problem) {
        self.record(&Record { case: None, problems: vec![problem] });
    }

    /// Whether it is known that nothing will be found.
    fn clean(&mut self, quick: &Quick<'_>) -> bool {
        self.memory.tidy();
        quick.checks.iter().all(|check| self.clean_check(quick, check))
    }

    fn clean_check(&mut self, quick: &Quick<'_>, check: &QuickCheck<'_>) -> bool {
        let days = Days { filed: quick.filed_on, decided: quick.decided_on };
        // Whose day the step has stands in the events.
        if check.step.is_some() && self.options.applicable == Applicable::Step {
            return false;
        }
        let Some(day) = self.options.applicable.day(days.filed, days.decided, check.checked_on) else { return false };
        let (Ok(provision), weight) = self.memory.known(&check.provision) else { return false };
        let key = key(provision, weight, days, day, check);
        if let Some(clean) = provision.outcomes.get(&key) {
            return *clean;
        }
        let case = Case { filed_on: days.filed, decided_on: days.decided, ..Case::default() };
        let check = owned(check);
        let found = self.judge(&case, &check, day);
        let (Ok(provision), weight) = self.memory.known(&check.provision) else { return false };
        let beside = nq014::verdict("", &provision.beside.lost, day).is_some()
            || nq015::verdict("", &provision.reference.path, &provision.beside.disagreements).is_some();
        let clean = found.is_ok_and(|f| f.verdicts.is_empty()) && !beside;
        provision.remember(key, clean, weight);
        clean
    }

    /// Tells again what was found in the same checks of other records; `false`, and nothing is told, where that is not enough.
    fn told_before(&mut self, quick: &Quick<'_>, line: u64) -> bool {
        if self.options.applicable == Applicable::Step {
            return false;
        }
        for check in &quick.checks {
            let Some(key) = exact(self.memory, quick, check) else { return false };
            if !self.memory.told.contains_key(&key) {
                let case = Case { filed_on: quick.filed_on, decided_on: quick.decided_on, ..Case::default() };
                let mut found = self.check(&case, &owned(check));
                for finding in &mut found {
                    self.memory.numbers += 1;
                    finding.alike = self.memory.numbers;
                }
                self.memory.told.insert(key, found);
            }
        }
        for check in &quick.checks {
            let Some(key) = exact(self.memory, quick, check) else { continue };
            for finding in self.memory.told.get_mut(&key).into_iter().flatten() {
                let record = finding.record.get_or_insert_default();
                record.clear();
                record.push_str(&quick.id);
                finding.line = line;
                if finding.file != self.file {
                    finding.file = self.file.to_string();
                }
                self.summary.count(finding);
                (self.sink)(finding);
            }
        }
        self.summary.records += 1;
        self.summary.checks += quick.checks.len() as u64;
        true
    }

    fn record(&mut self, record: &Record) {
        self.memory.tidy();
        self.summary.records += 1;
        self.told.clear();
        let id = record.case.as_ref().and_then(|c| c.id.as_deref());
        for problem in &record.problems {
            let verdict = Verdict::new(Severity::Error, problem.message.clone(), problem.help.clone());
            let place = Place { record: id, line: problem.line, provision: problem.provision.as_deref(), day: None, lawyer: false };
            let finding = self.finding("NQ010", verdict, &place, None, Vec::new());
            self.tell(&finding);
        }
        if let Some(case) = &record.case {
            for check in &case.checks {
                self.summary.checks += 1;
                let found = self.check(case, check);
                found.iter().for_each(|finding| self.tell(finding));
            }
            self.procedure(case);
        }
    }

    fn tell(&mut self, finding: &Finding) {
        self.summary.count(finding);
        (self.sink)(finding);
    }

    /// All that is found in one check.
    fn check(&mut self, case: &Case, check: &CaseCheck) -> Vec<Finding> {
        let mut place =
            Place { record: case.id.as_deref(), line: check.line, provision: Some(&check.provision), day: None, lawyer: false };
        if let Err(error) = self.memory.provision(&check.provision) {
            return vec![self.finding("NQ105", nq105::verdict(&check.provision, &error), &place, None, Vec::new())];
        }
        let applicable = self.options.applicable;
        let step = check.step.as_ref().filter(|_| applicable == Applicable::Step);
        let day = match step {
            Some(step) => case.events.iter().find(|e| e.kind == *step).and_then(|e| e.on),
            None => applicable.day(case.filed_on, case.decided_on, check.checked_on),
        };
        let Some(day) = day else {
            let verdict = nq010::no_day(&check.provision, applicable);
            return vec![self.finding("NQ010", verdict, &place, None, Vec::new())];
        };
        match self.judge(case, check, day) {
            Ok(found) => {
                let day = found.day;
                place.day = Some(day);
                place.lawyer = found.lawyer;
                let (used, applicable) = (found.used, found.applicable);
                let mut out = Vec::with_capacity(found.verdicts.len());
                for (code, verdict) in found.verdicts {
                    out.push(self.finding(code, verdict, &place, used.clone(), applicable.clone()));
                }
                self.beside(&check.provision, day, &place, &mut out);
                out
            }
            Err(error) => vec![self.finding("NQ105", nq105::verdict(&check.provision, &error), &place, None, Vec::new())],
        }
    }

    /// By the encoded rules of its procedure.
    fn procedure(&mut self, case: &Case) {
        let Some(book) = self.book else { return };
        for found in procedure::judge(book, case, self.options.applicable) {
            let place = Place {
                record: case.id.as_deref(),
                line: case.line,
                provision: found.provision.as_deref(),
                day: found.day,
                lawyer: found.lawyer,
            };
            let finding = self.finding(found.code, found.verdict, &place, None, Vec::new());
            self.tell(&finding);
        }
    }

    /// What is to be said of the act whatever wording was used: once a record.
    fn beside(&mut self, written: &str, day: Date, place: &Place<'_>, out: &mut Vec<Finding>) {
        let Ok(provision) = self.memory.provision(written) else { return };
        let (work, path) = (provision.reference.work.clone(), provision.reference.path.clone());
        let beside = Arc::clone(&provision.beside);
        if let Some(verdict) = nq014::verdict(written, &beside.lost, day)
            && self.told.insert(work)
        {
            out.push(self.finding("NQ014", verdict, place, None, Vec::new()));
        }
        if let Some(verdict) = nq015::verdict(written, &path, &beside.disagreements) {
            out.push(self.finding("NQ015", verdict, place, None, Vec::new()));
        }
    }

    /// By the day that the policy chooses; where two will do, only what holds by both is an error.
    fn judge(&mut self, case: &Case, check: &CaseCheck, day: Date) -> Result<Found, Arc<CorpusError>> {
        let policy = self.options.applicable;
        let choice = policy::choose(self.memory, policy, &check.provision, day, case.filed_on, case.decided_on)?;
        let mut found = self.verdicts(case, check, choice.day)?;
        found.lawyer = choice.lawyer;
        if let Some(or) = choice.or {
            let other = self.verdicts(case, check, or)?;
            let wrong = |found: &Found, code: &str| found.verdicts.iter().any(|(c, _)| *c == code);
            if !DAY_CODES.iter().any(|code| wrong(&other, code)) {
                found.verdicts.retain(|(code, _)| !DAY_CODES.contains(code));
            }
            // Both are shown.
            for version in other.applicable {
                if !found.applicable.contains(&version) {
                    found.applicable.push(version);
                }
            }
        }
        for (_, verdict) in &mut found.verdicts {
            verdict.because.extend(choice.because.iter().cloned());
        }
        Ok(found)
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
        Ok(Found { verdicts, used: only, applicable, day, lawyer: false })
    }

    fn finding(
        &mut self,
        code: &'static str,
        verdict: Verdict,
        place: &Place<'_>,
        used: Option<Arc<Version>>,
        applicable: Vec<Arc<Version>>,
    ) -> Finding {
        let evidence: Vec<_> = verdict.evidence.into_iter().map(|e| (e.clone(), self.memory.quote(&e))).collect();
        let name = place.provision.and_then(|p| self.memory.provision(p).ok().map(|p| Arc::clone(&p.name)));
        Finding {
            code,
            name: codes::name(code),
            severity: verdict.severity,
            record: place.record.map(str::to_string),
            file: self.file.to_string(),
            line: place.line,
            provision: place.provision.map(str::to_string),
            day: place.day,
            message: verdict.message,
            because: verdict.because,
            help: verdict.help,
            used,
            applicable,
            evidence,
            cause: verdict.cause,
            place: name,
            lawyer: code == "NQ108" || (place.lawyer && (DAY_CODES.contains(&code) || code.starts_with("NQ30"))),
            alike: 0,
        }
    }
}

struct Found {
    verdicts: Vec<(&'static str, Verdict)>,
    used: Option<Arc<Version>>,
    applicable: Vec<Arc<Version>>,
    /// The day they were judged by.
    day: Date,
    lawyer: bool,
}

/// The check as it is remembered; `None` where what is told hangs on the other checks of the record, or on more than it.
fn exact(memory: &mut Memory<'_>, quick: &Quick<'_>, check: &QuickCheck<'_>) -> Option<(usize, Exact)> {
    const NONE: u32 = u32::MAX;
    let place = memory.place(&check.provision);
    let (Ok(provision), weight) = memory.at(place) else { return Some((place, Exact::default())) };
    if !provision.beside.lost.is_empty() {
        return None;
    }
    let version = match &check.version {
        None => (0, None, NONE),
        Some(QuickVersion::Day(day)) => (1, Some(*day), NONE),
        Some(QuickVersion::Id(id)) => (2, None, provision.word(id, weight)),
    };
    let quote = check.quote.as_ref().map_or(NONE, |quote| provision.word(quote, weight));
    Some((place, Exact { filed: quick.filed_on, decided: quick.decided_on, checked: check.checked_on, version, quote }))
}

/// The days of a case.
#[derive(Clone, Copy)]
struct Days {
    filed: Option<Date>,
    decided: Option<Date>,
}

/// All that the verdicts on a check hang on.
fn key(provision: &mut Provision, weight: &mut usize, days: Days, day: Date, check: &QuickCheck<'_>) -> Key {
    const NONE: u32 = u32::MAX;
    let piece = |day: Option<Date>| day.map_or(NONE, |day| provision.piece(day));
    let (day, filed, decided) = (piece(Some(day)), piece(days.filed), piece(days.decided));
    let used = match &check.version {
        Some(QuickVersion::Day(day)) => (1, piece(Some(*day))),
        Some(QuickVersion::Id(id)) => (2, provision.word(id, weight)),
        None => (3, piece(provision.reference.on.or(check.checked_on))),
    };
    let quote = check.quote.as_ref().map_or(NONE, |quote| provision.word(quote, weight));
    Key { day, filed, decided, used, quote }
}

fn owned(check: &QuickCheck<'_>) -> CaseCheck {
    CaseCheck {
        provision: check.provision.to_string(),
        version: check.version.as_ref().map(|v| match v {
            QuickVersion::Day(day) => UsedVersion::Day(*day),
            QuickVersion::Id(id) => UsedVersion::Id(id.to_string()),
        }),
        checked_on: check.checked_on,
        quote: check.quote.as_deref().map(str::to_string),
        step: check.step.as_deref().map(str::to_string),
        line: 0,
    }
}
