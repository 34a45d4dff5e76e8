//! One worker: piece of work → findings, with a memory of what the law answered.

mod again;
mod judge;
mod ruled;
mod seen;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::again::Named;
use self::judge::DAY_CODES;
use self::ruled::Ruled;
use super::builtin::{nq010, nq014, nq015, nq105};
use super::case::{Case, CaseCheck, Problem, Record};
use super::chunk::Work;
use super::law::{Law, Memory};
use super::mapping::Mapping;
use super::quick::{Foreign, Quick};
use super::read::MAX_LINE;
use super::read_json::read_record;
use super::view::Verdict;
use super::{Applicable, Finding, Options, Summary, codes, procedure};
use crate::base::{Date, Message, Severity};
use crate::rules::Book;
use crate::timeline::Version;

/// Checks records and remembers what the law answered.
pub(super) struct Worker<'a> {
    memory: Memory<'a>,
    options: Options,
    book: Option<&'a Book>,
    foreign: Foreign,
    ruled: Ruled,
}

impl<'a> Worker<'a> {
    /// Nothing is asked of the law yet. Each worker has its number.
    pub(super) fn new(law: &'a dyn Law, options: Options, number: u64) -> Self {
        let (foreign, ruled) = (Foreign::default(), Ruled::default());
        Worker { memory: Memory::new(law, options.known_on, number << 40), options, book: law.book(), foreign, ruled }
    }

    /// Checks a piece of work; findings go to `sink` in the order of the input.
    pub(super) fn chunk(&mut self, file: &str, work: &Work, mapping: Option<&Mapping>, sink: &mut dyn FnMut(&Finding)) -> Summary {
        let summary = Summary::default();
        let mut run = Run {
            memory: &mut self.memory,
            foreign: &mut self.foreign,
            ruled: &mut self.ruled,
            options: self.options,
            book: self.book,
            file,
            summary,
            sink,
            told: BTreeSet::new(),
            named: Vec::new(),
        };
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

struct Run<'r, 'law> {
    memory: &'r mut Memory<'law>,
    foreign: &'r mut Foreign,
    ruled: &'r mut Ruled,
    options: Options,
    book: Option<&'law Book>,
    file: &'r str,
    summary: Summary,
    sink: &'r mut dyn FnMut(&Finding),
    /// Works of the record of which it was said what they rest on.
    told: BTreeSet<String>,
    /// The checks of the record in which something was found before.
    named: Vec<Named>,
}

/// Where a verdict belongs.
struct Place<'a> {
    record: Option<&'a str>,
    line: u64,
    provision: Option<&'a str>,
    day: Option<Date>,
    lawyer: bool,
}

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
        let foreign = self.book.map(|_| &mut *self.foreign);
        if mapping.is_none() && quick.read(line, foreign).is_some() {
            let silent = self.look(quick);
            if silent && self.clean(quick) {
                self.summary.records += 1;
                self.summary.checks += quick.checks.len() as u64;
                return;
            }
            if self.told_before(quick, number) {
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
            let finding = self.ruled_finding(found, case.id.as_deref(), case.line);
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
