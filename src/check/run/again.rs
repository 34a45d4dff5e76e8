//! What was found before is not looked for again: most records of a year differ in nothing that matters.

use super::Run;
use crate::base::Date;
use crate::check::builtin::{nq014, nq015};
use crate::check::case::{Case, CaseCheck, UsedVersion};
use crate::check::law::{Exact, Key, Memory, Provision};
use crate::check::quick::{Quick, QuickCheck, QuickVersion};
use crate::check::{Applicable, Finding};

/// A check as it is remembered: the number of its reference, and the rest.
pub(super) type Named = (usize, Exact);

impl Run<'_, '_> {
    /// Whether it is known that nothing will be found.
    pub(super) fn clean(&mut self, quick: &Quick<'_>) -> bool {
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

    /// Tells again what was found in the same checks of other records, and by the same rules; `false`, and nothing is told, where that is not
    /// enough.
    pub(super) fn told_before(&mut self, quick: &Quick<'_>, line: u64) -> bool {
        if self.options.applicable == Applicable::Step && quick.checks.iter().any(|c| c.step.is_some()) {
            return false;
        }
        self.named.clear();
        for check in &quick.checks {
            if self.clean_check(quick, check) {
                continue;
            }
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
            self.named.push(key);
        }
        for key in &self.named {
            for finding in self.memory.told.get_mut(key).into_iter().flatten() {
                place(finding, &quick.id, self.file, line);
                self.summary.count(finding);
                (self.sink)(finding);
            }
        }
        self.tell_ruled(quick, line);
        self.summary.records += 1;
        self.summary.checks += quick.checks.len() as u64;
        true
    }
}

/// Puts a finding that was told before into another record.
pub(super) fn place(finding: &mut Finding, id: &str, file: &str, line: u64) {
    let record = finding.record.get_or_insert_default();
    record.clear();
    record.push_str(id);
    finding.line = line;
    if finding.file != file {
        finding.file = file.to_string();
    }
}

/// The check as it is remembered; `None` where what is told hangs on the other checks of the record, or on more than it.
fn exact(memory: &mut Memory<'_>, quick: &Quick<'_>, check: &QuickCheck<'_>) -> Option<Named> {
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
