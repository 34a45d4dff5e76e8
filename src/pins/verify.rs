//! All pins beside the law.

use std::collections::BTreeMap;

use super::boundary;
use super::finding::{Finding, State};
use super::judge::{self, Subject, blank, judge};
use super::law::{Asked, Law};
use super::lock::{Entry, Lock, Problem};
use super::mention::Mention;
use super::time::Time;
use crate::base::{Date, Message, Severity};
use crate::calendar::Calendar;
use crate::rules::{Rule, Trial};

/// What to go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The day on which the rules are to be right.
    pub on: Date,
    /// Changes up to this day are told beforehand.
    pub horizon: Date,
}

/// One place that rests on the law.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// Where.
    pub mention: Mention,
    /// The reference it means, of those it may be.
    pub reference: String,
    /// Its entry in the lock.
    pub entry: Option<Entry>,
    /// What became of the wording.
    pub state: State,
    /// What there is to say, in the order of codes.
    pub findings: Vec<Finding>,
}

/// Rules that are tried, and the calendar they count by.
#[derive(Clone, Copy, Default)]
pub struct Encoded<'r> {
    /// The rules.
    pub rules: &'r [Rule],
    /// Without one, no rule is tried.
    pub calendar: Option<&'r Calendar>,
}

/// Rules tied to the law as it is asked here.
fn trial(law: &mut Law<'_>, encoded: Encoded<'_>, on: Date) -> Option<Trial> {
    let calendar = encoded.calendar.filter(|_| !encoded.rules.is_empty())?;
    let mut versions = BTreeMap::new();
    for rule in encoded.rules.iter().filter(|r| r.valid.told() || !r.boundary.is_empty()) {
        if let Ok(known) = law.ask(&rule.provision, on) {
            versions.insert(rule.provision.clone(), known);
        }
    }
    let of = |rule: &Rule| versions.get(&rule.provision).map(|known| known.versions.clone());
    Some(Trial::new(encoded.rules, calendar.clone(), &of))
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verification {
    /// In the order of the mentions.
    pub pins: Vec<Pin>,
    /// On the lock file itself.
    pub lock: Vec<Finding>,
    /// Entries that no mention uses.
    pub unused: Vec<Entry>,
}

impl Verification {
    /// Every finding: on the lock first, then place by place.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.lock.iter().chain(self.pins.iter().flat_map(|p| &p.findings))
    }
}

/// Compares every mention with its entry in the lock, and the wording pinned with the law. `lock_file` is how the lock is called in
/// findings; `encoded` are the rules of the rule files among the mentions, which are tried on the days of changes.
pub fn verify(
    law: &mut Law<'_>,
    mentions: &[Mention],
    (lock, problems, lock_file): (&Lock, &[Problem], &str),
    encoded: Encoded<'_>,
    options: &Options,
) -> Verification {
    let trial = trial(law, encoded, options.on);
    let tried = |mention: &Mention| {
        let trial = trial.as_ref()?;
        let rule = mention.rule.as_ref()?;
        let at = encoded.rules.iter().position(|r| r.id == rule.id && r.place.file == mention.file)?;
        Some((trial, at))
    };
    let entries = Entries::of(lock);
    let mut used = vec![false; lock.entries.len()];
    let mut out = Verification::default();
    for problem in problems {
        let place = Mention { file: lock_file.to_string(), line: problem.line, ..Mention::default() };
        let finding = blank("NQ204", Severity::Error, &place, options.on, problem.message.clone());
        out.lock.push(Finding { provision: problem.reference.clone(), help: problem.help.clone(), ..finding });
    }
    for mention in mentions {
        let (reference, asked, day) = ask(law, mention, options.on);
        let rule = mention.own_time().then_some(mention.rule.as_ref()).flatten().map(|r| r.id.as_str());
        let by_place = asked.as_ref().ok().map(|k| (k.reference.work.as_str(), &k.reference.path));
        let candidates = std::iter::once(&reference).chain(&mention.candidates);
        let at = entries.find(candidates, rule, by_place);
        let entry = at.and_then(|i| lock.entries.get(i));
        if let Some(used) = at.and_then(|i| used.get_mut(i)) {
            *used = true;
        }
        let reference = entry.filter(|_| asked.is_err()).map_or(reference, |e| e.reference.clone());
        let mut findings = Vec::new();
        let state = match (asked, entry) {
            (Err(error), _) => {
                findings.push(unresolved(mention, &reference, &error, day));
                State::Broken
            }
            (Ok(_), None) if problems.iter().any(|p| p.reference.as_ref() == Some(&reference)) => State::Broken,
            (Ok(known), None) => {
                let message = Message::new("pin-unpinned").with("provision", &reference);
                let finding = blank("NQ206", Severity::Warning, mention, day, message);
                let help = Message::new("pin-unpinned-help").with("file", &mention.file);
                let applicable = known.answer.versions.clone();
                findings.push(Finding { provision: Some(reference.clone()), help, applicable, ..finding });
                findings.extend(boundary::check(mention, &reference, &known, options.on, tried(mention)));
                State::Unpinned
            }
            (Ok(known), Some(entry)) => {
                let subject = Subject { mention, written: &reference, known, entry, day };
                let (state, found) = judge(law, &subject, options);
                findings.extend(found);
                findings.extend(boundary::check(mention, &reference, &subject.known, options.on, tried(mention)));
                state
            }
        };
        for bad in &mention.bad_days {
            let message = Message::new("pin-bad-day").with("provision", &reference).with("value", bad);
            findings.push(Finding {
                provision: Some(reference.clone()),
                help: Message::new("pin-bad-day-help"),
                ..blank("NQ204", Severity::Error, mention, day, message)
            });
        }
        findings.sort_by_key(|f| f.code);
        out.pins.push(Pin { mention: mention.clone(), reference, entry: entry.cloned(), state, findings });
    }
    out.unused = lock.entries.iter().zip(used).filter(|(_, used)| !used).map(|(e, _)| e.clone()).collect();
    out
}

/// What a mention means, what applies there, and the day by whose law it is to be right: `on`, or the nearest to it on which the rule
/// still judges.
pub(super) fn ask(law: &mut Law<'_>, mention: &Mention, on: Date) -> (String, Asked, Date) {
    let (reference, asked) = law.ask_any(&mention.candidates, on);
    let day = asked.as_ref().map_or(on, |known| Time::of(mention.rule.as_ref(), known).day(on));
    let asked = if day == on { asked } else { law.ask(&reference, day) };
    (reference, asked, day)
}

/// The entries of a lock by what they are sought by.
pub(super) struct Entries<'l> {
    by_reference: BTreeMap<(&'l str, Option<&'l str>), usize>,
    by_place: BTreeMap<(&'l str, String, Option<&'l str>), usize>,
}

impl<'l> Entries<'l> {
    pub(super) fn of(lock: &'l Lock) -> Self {
        let all = || lock.entries.iter().enumerate().rev();
        Entries {
            by_reference: all().map(|(i, e)| (e.key(), i)).collect(),
            by_place: all().map(|(i, e)| ((e.work.as_str(), e.provision.to_string(), e.rule.as_deref()), i)).collect(),
        }
    }

    /// By the reference as written, else by where it leads: two ways of writing one reference are one pin.
    pub(super) fn find<'x>(
        &self,
        references: impl IntoIterator<Item = &'x String>,
        rule: Option<&str>,
        place: Option<(&str, &crate::base::ProvisionPath)>,
    ) -> Option<usize> {
        let mut by_reference = references.into_iter().filter_map(|r| self.by_reference.get(&(r.as_str(), rule)));
        let found = by_reference.next().copied();
        found.or_else(|| place.and_then(|(work, path)| self.by_place.get(&(work, path.to_string(), rule)).copied()))
    }
}

fn unresolved(mention: &Mention, reference: &str, error: &crate::corpus::CorpusError, day: Date) -> Finding {
    if let Some(reason) = &mention.unreadable {
        let finding = blank("NQ204", Severity::Error, mention, day, Message::new("pin-rule-file").with("reason", reason));
        return Finding { help: Message::new("pin-rule-file-help"), ..finding };
    }
    if mention.candidates.is_empty() {
        let finding = blank("NQ204", Severity::Error, mention, day, Message::new("pin-no-reference"));
        return Finding { help: Message::new("pin-no-reference-help"), ..finding };
    }
    let shown = judge::candidates(reference, &error.candidates);
    let id = if shown.is_empty() { "pin-reference" } else { "pin-reference-candidates" };
    let message = Message::new(id).with("provision", reference).with("candidates", shown);
    Finding {
        provision: Some(reference.to_string()),
        because: vec![error.message.clone()],
        help: Message::new("pin-reference-help").with("provision", judge::undated(reference)),
        ..blank("NQ204", Severity::Error, mention, day, message)
    }
}
