//! On which days a rule is valid: those on which the versions it was written for applied.

use std::sync::Arc;

use super::record::{DayNumber, date, number};
use super::rule::Valid;
use crate::base::identity::number_form;
use crate::base::{ActRef, Bound, Date, Message};
use crate::timeline::{TextStatus, Version};

/// How a rule is tied to its provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// To these versions, by their places in [`Validity::versions`].
    Versions(Vec<usize>),
    /// The provision has no version begun by the act that the rule names.
    NoSuchVersion(String),
    /// The reference cannot be resolved; what the corpus says.
    Unresolved(Message),
}

/// Whether a rule is valid on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Certainly not.
    No,
    /// That depends on a fact the corpus lacks.
    Maybe,
    /// Certainly; whether the text of the wording is in the corpus.
    Yes {
        /// It is.
        known: bool,
    },
}

/// A rule's tie, and its days.
#[derive(Clone, Debug)]
pub struct Validity {
    /// The versions of the provision, oldest first.
    pub versions: Arc<[Version]>,
    /// Which of them are meant.
    pub tie: Tie,
    /// Days from which on a state holds, ascending; before them it is [`State::No`].
    marks: Vec<(DayNumber, State)>,
}

impl Validity {
    /// Ties a rule to versions.
    pub(super) fn of(versions: Arc<[Version]>, valid: &Valid) -> Validity {
        let tie = tie(&versions, valid);
        let meant: Vec<&Version> = match &tie {
            Tie::Versions(places) => places.iter().filter_map(|p| versions.get(*p)).collect(),
            _ => Vec::new(),
        };
        let others: Vec<&Version> = match &tie {
            Tie::Versions(places) => {
                let other = |i: &usize| !places.contains(i) && versions.get(*i).is_some_and(|v| v.text_status != TextStatus::Known);
                (0..versions.len()).filter(other).filter_map(|i| versions.get(i)).collect()
            }
            _ => Vec::new(),
        };
        let marks = marks(&meant, &others);
        Validity { versions, tie, marks }
    }

    /// On every day, whatever the wording.
    pub(super) fn always() -> Validity {
        let marks = vec![(DayNumber::MIN, State::Yes { known: true })];
        Validity { versions: Arc::from(Vec::new()), tie: Tie::Versions(Vec::new()), marks }
    }

    /// A rule whose provision is not to be found.
    pub(super) fn unresolved(message: Message) -> Validity {
        Validity { versions: Arc::from(Vec::new()), tie: Tie::Unresolved(message), marks: Vec::new() }
    }

    /// The state on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> State {
        self.on_number(number(day))
    }

    pub(super) fn on_number(&self, day: DayNumber) -> State {
        let at = self.marks.partition_point(|(from, _)| *from <= day);
        at.checked_sub(1).and_then(|at| self.marks.get(at)).map_or(State::No, |(_, state)| *state)
    }

    /// The days on which the state may change.
    pub(super) fn marks(&self) -> impl Iterator<Item = DayNumber> {
        self.marks.iter().map(|(day, _)| *day)
    }

    /// The number of the stretch between marks in which a day lies: all that is told of a day hangs on it.
    pub(super) fn stretch(&self, day: DayNumber) -> u32 {
        self.marks.partition_point(|(from, _)| *from <= day) as u32
    }

    /// A day of a stretch.
    pub(super) fn day_in(&self, stretch: u32) -> Date {
        let mark = |at: usize| self.marks.get(at).and_then(|(day, _)| date(*day));
        let begins = (stretch as usize).checked_sub(1).and_then(mark);
        begins.or_else(|| mark(stretch as usize)?.pred_opt()).unwrap_or_default()
    }

    /// The versions meant.
    pub fn meant(&self) -> impl Iterator<Item = &Version> {
        let places: &[usize] = if let Tie::Versions(places) = &self.tie { places } else { &[] };
        places.iter().filter_map(|p| self.versions.get(*p))
    }

    /// The facts that keep the state of a day open.
    #[must_use]
    pub fn missing(&self, day: Date) -> Vec<Message> {
        let open = |bound: &&Bound| bound.maybe_by(day) && !bound.surely_by(day);
        let bounds = self.meant().flat_map(|v| std::iter::once(&v.from).chain(&v.until));
        let mut out: Vec<Message> = Vec::new();
        for fact in bounds.filter(open).flat_map(|b| &b.missing) {
            if !out.contains(fact) {
                out.push(fact.clone());
            }
        }
        let applies = |v: &&Version| v.from.maybe_by(day) && !v.until.as_ref().is_some_and(|u| u.surely_by(day));
        let meant: Vec<&Version> = self.meant().collect();
        for version in self.versions.iter().filter(applies) {
            if version.text_status != TextStatus::Known && !meant.contains(&version) {
                let by = version.cause.act.label();
                out.push(Message::new("rules-wording-unknown").with("act", by));
            }
        }
        out
    }
}

/// Finds the versions that a rule was written for.
#[must_use]
pub fn tie(versions: &[Version], valid: &Valid) -> Tie {
    let begun_by = |act: &str| versions.iter().position(|v| is_act(&v.cause.act, act));
    let missing = |act: &Option<String>| Tie::NoSuchVersion(act.clone().unwrap_or_default());
    let first = match &valid.since {
        None => None,
        Some(act) => match begun_by(act) {
            Some(first) => Some(first),
            None => return missing(&valid.since),
        },
    };
    let from = first.unwrap_or(0);
    let last = match (&valid.until, &valid.through) {
        (Some(act), _) => match last_before(versions, act, from) {
            Some(last) => Some(last),
            None => return missing(&valid.until),
        },
        (None, Some(act)) => versions.iter().rposition(|v| is_act(&v.cause.act, act)).filter(|last| *last >= from),
        (None, None) => None,
    };
    match (first, last) {
        (Some(first), Some(last)) => Tie::Versions((first..=last).collect()),
        (Some(only), None) | (None, Some(only)) => alike(versions, Some(only)),
        (None, None) => alike(versions, last_known(versions)),
    }
}

/// The last version that an act ended, or that stood before the one it began.
fn last_before(versions: &[Version], act: &str, from: usize) -> Option<usize> {
    let ended = |v: &Version| v.ended_by.as_ref().is_some_and(|c| is_act(&c.act, act));
    let next = versions.iter().skip(from + 1).position(|v| is_act(&v.cause.act, act)).map(|i| from + i);
    next.or_else(|| versions.iter().rposition(ended).filter(|last| *last >= from))
}

/// The last version whose text is known, else the last.
fn last_known(versions: &[Version]) -> Option<usize> {
    versions.iter().rposition(|v| v.text_status == TextStatus::Known).or_else(|| versions.len().checked_sub(1))
}

/// This version, and those next to it that say the same.
fn alike(versions: &[Version], at: Option<usize>) -> Tie {
    let Some(version) = at.and_then(|at| versions.get(at)) else { return Tie::Versions(Vec::new()) };
    let same = |v: &Version| v.text_status == TextStatus::Known && v.id == version.id;
    Tie::Versions((0..versions.len()).filter(|i| Some(*i) == at || versions.get(*i).is_some_and(same)).collect())
}

/// Whether an act is called so: its Work id, its number, number and year or date, registration.
fn is_act(act: &ActRef, written: &str) -> bool {
    let name = written.trim();
    if act.work_id().as_deref() == Some(name) {
        return true;
    }
    if let Some(registration) = name.strip_prefix("reg:") {
        return act.registration.as_deref().map(str::trim) == Some(registration.trim());
    }
    let name = number_form(name.trim_start_matches('№').trim());
    let Some(number) = act.number.as_deref().map(number_form) else { return false };
    let dated = |date: String| name == format!("{number}/{date}");
    name == number || act.date.is_some_and(|d| dated(d.to_string()) || dated(d.format("%Y").to_string()))
}

fn marks(meant: &[&Version], others: &[&Version]) -> Vec<(DayNumber, State)> {
    let mut days: Vec<Date> = Vec::new();
    for bound in meant.iter().chain(others).flat_map(|v| std::iter::once(&v.from).chain(&v.until)) {
        days.extend(bound.earliest.into_iter().chain(bound.latest));
    }
    // Before all bounds that are known.
    days.push(Date::MIN);
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(|day| (if day == Date::MIN { DayNumber::MIN } else { number(day) }, state(meant, others, day))).collect()
}

/// The state of a day: versions that follow each other count as one stretch.
fn state(meant: &[&Version], others: &[&Version], day: Date) -> State {
    let begun = |v: &Version| v.from.maybe_by(day);
    let ended = |v: &Version| v.until.as_ref().is_some_and(|u| u.surely_by(day));
    let over = |v: &Version| v.until.as_ref().is_some_and(|u| u.maybe_by(day));
    let possible: Vec<&Version> = meant.iter().copied().filter(|v| begun(v) && !ended(v)).collect();
    if possible.is_empty() {
        // A wording that nobody can read may say the same.
        return if others.iter().any(|v| begun(v) && !ended(v)) { State::Maybe } else { State::No };
    }
    // Sure when one is sure, or when the doubt is only which of two that follow each other.
    let sure = possible.iter().any(|v| {
        let certain_start = v.from.surely_by(day);
        let certain_end = !over(v) || possible.iter().any(|next| Some(&next.from) == v.until.as_ref());
        certain_start && certain_end
    });
    match sure {
        true => State::Yes { known: possible.iter().all(|v| v.text_status == TextStatus::Known) },
        false => State::Maybe,
    }
}
