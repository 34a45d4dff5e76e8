//! The days on which a rule changes its answer beside the days on which the law does (NQ207, NQ208).
//!
//! An encoded rule is tried: the same cases on the days around each change. A comment is believed, since what its program does is not
//! known here.

use std::collections::BTreeSet;

use super::finding::{Difference, Finding};
use super::judge::{blank, undated};
use super::law::Known;
use super::mention::Mention;
use super::time::Time;
use crate::base::{Bound, Date, Message, Severity, date::add_days};
use crate::rules::{Days, Trial};
use crate::timeline::{Cause, Version, days};

/// A rule that can be tried, by its place among the others.
pub(super) type Tried<'t> = Option<(&'t Trial, usize)>;

/// A day on which the law changes, or may.
struct Turn<'k> {
    bound: &'k Bound,
    cause: &'k Cause,
    before: Option<&'k Version>,
    after: Option<&'k Version>,
}

impl Turn<'_> {
    /// Whether it may lie on one of these days. One of which nothing is known says nothing of any day; no version begins after its end.
    fn may_be(&self, days: Days) -> bool {
        let end = self.after.and_then(|v| v.until.as_ref()).and_then(|u| u.latest);
        let (first, last) = (self.bound.earliest, self.bound.latest.or(end));
        (first.is_some() || last.is_some()) && first.is_none_or(|e| e <= days.last) && last.is_none_or(|l| days.first <= l)
    }
}

/// What is wrong with the days of a rule. A comment without days claims none; an encoded rule is asked for every change.
pub(super) fn check(mention: &Mention, reference: &str, known: &Known, on: Date, tried: Tried<'_>) -> Vec<Finding> {
    let declared: BTreeSet<Days> = mention.boundary.iter().copied().collect();
    if declared.is_empty() && mention.rule.is_none() {
        return Vec::new();
    }
    let time = Time::of(mention.rule.as_ref(), known);
    let turns = turns(&known.versions);
    let place = Place { mention, reference };
    let says = !declared.is_empty() || mention.own_time();
    let mut out = Vec::new();
    for turn in &turns {
        let told = declared.iter().any(|d| turn.may_be(*d));
        if !told && !is_asked(turn, time, on) {
            continue;
        }
        match (tried.is_some(), differs_at(tried, turn.bound)) {
            (true, Some(false)) if told => out.push(place.missed("boundary-alike", Severity::Error, turn, on)),
            (true, Some(false)) | (false, _) if !told => {
                let severity = if says { Severity::Error } else { Severity::Warning };
                out.push(place.missed("boundary-missed", severity, turn, on));
            }
            // It answers otherwise, it has nothing to say of either day, or its word is taken for it.
            _ => {}
        }
    }
    let founded = |d: Days| turns.iter().any(|t| t.may_be(d));
    out.extend(declared.iter().filter(|d| !founded(**d)).map(|d| place.unfounded("boundary-unfounded", *d, &turns)));
    if let Some((trial, at)) = tried {
        // Beside its own time, whose edges are changes of the law, only a day written in it makes a rule answer otherwise: on that day
        // or on the next.
        let suspects: BTreeSet<Date> = trial.days(at).into_iter().flat_map(|d| [d, add_days(d, 1)]).collect();
        let untold = |d: &Date| !founded((*d).into()) && !declared.contains(&(*d).into());
        for day in suspects.into_iter().filter(untold) {
            if trial.differs(at, add_days(day, -1), day) == Some(true) {
                out.push(place.unfounded("boundary-differs", day.into(), &turns));
            }
        }
    }
    out
}

/// Whether the rule answers otherwise after a change than before it; `None` where it cannot be tried, or says nothing of any case.
fn differs_at(tried: Tried<'_>, bound: &Bound) -> Option<bool> {
    let (trial, at) = tried?;
    let (first, last) = (bound.earliest?, bound.latest.or(bound.earliest)?);
    trial.differs(at, add_days(first, -1), last)
}

struct Place<'a> {
    mention: &'a Mention,
    reference: &'a str,
}

impl Place<'_> {
    fn missed(&self, id: &'static str, severity: Severity, turn: &Turn<'_>, on: Date) -> Finding {
        let first = turn.bound.earliest.or(turn.bound.latest).unwrap_or(on);
        let last = turn.bound.exact.or(turn.bound.latest).unwrap_or(first);
        let message = Message::new(id)
            .with("provision", self.reference)
            .with("since", days(turn.bound))
            .with("by", turn.cause.act.label())
            .with("before", add_days(first, -1))
            .with("day", last)
            .with("after", add_days(last, 1));
        Finding {
            used: turn.before.cloned(),
            applicable: turn.after.into_iter().cloned().collect(),
            difference: turn.before.zip(turn.after).and_then(|(a, b)| Difference::between(a, b)),
            ..self.finding("NQ207", severity, last, message)
        }
    }

    fn unfounded(&self, id: &'static str, told: Days, turns: &[Turn<'_>]) -> Finding {
        let near = turns.iter().filter(|t| t.bound.earliest.is_some()).min_by_key(|t| distance(t.bound, told.first));
        let near = near.map_or_else(|| "—".to_string(), |t| format!("{} ({})", days(t.bound), t.cause.act.label()));
        let message = Message::new(id)
            .with("provision", self.reference)
            .with("boundary", told)
            .with("before", add_days(told.first, -1))
            .with("near", near);
        self.finding("NQ208", Severity::Error, told.first, message)
    }

    fn finding(&self, code: &'static str, severity: Severity, day: Date, message: Message) -> Finding {
        Finding {
            provision: Some(self.reference.to_string()),
            help: Message::new("boundary-help").with("provision", undated(self.reference)),
            ..blank(code, severity, self.mention, day, message)
        }
    }
}

/// Every boundary of the versions, its beginning and its end included.
fn turns(versions: &[Version]) -> Vec<Turn<'_>> {
    let mut out = Vec::new();
    for (i, version) in versions.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| versions.get(i));
        out.push(Turn { bound: &version.from, cause: &version.cause, before, after: Some(version) });
        let follows = versions.get(i + 1).is_some_and(|next| version.until.as_ref() == Some(&next.from));
        if let (Some(until), Some(cause), false) = (&version.until, &version.ended_by, follows) {
            out.push(Turn { bound: until, cause, before: Some(version), after: None });
        }
    }
    out
}

/// Whether a rule is to answer otherwise there: a change of matter that is not ahead, in the time whose cases it judges, and not the
/// edge of that time, where it begins or ends to answer.
fn is_asked(turn: &Turn<'_>, time: Time<'_>, on: Date) -> bool {
    let bound = turn.bound;
    let edge = time.from == Some(bound) || time.until == Some(bound);
    is_material(turn) && !edge && bound.maybe_by(on) && bound.earliest.is_some() && judged(bound, time)
}

/// Whether what the provision says surely changes there. Its beginning and its end are the matter of validity.
fn is_material(turn: &Turn<'_>) -> bool {
    let difference = turn.before.zip(turn.after).and_then(|(a, b)| Difference::between(a, b));
    difference.is_some_and(|d| !d.is_editorial())
}

/// Whether a change lies in the time whose cases the rule judges.
fn judged(bound: &Bound, time: Time<'_>) -> bool {
    let before = time.from.and_then(|f| f.earliest).is_some_and(|from| bound.latest.is_some_and(|l| l < from));
    let after = time.until.and_then(|u| u.latest).is_some_and(|until| bound.earliest.is_some_and(|e| e > until));
    !before && !after
}

fn distance(bound: &Bound, day: Date) -> i64 {
    let to = |d: Option<Date>| d.map_or(i64::MAX, |d| (d - day).num_days().abs());
    to(bound.earliest).min(to(bound.latest))
}
