//! The days on which a rule changes its answer beside the days on which the law does (NQ207, NQ208).

use std::collections::BTreeSet;

use super::finding::{Difference, Finding};
use super::judge::{blank, undated};
use super::law::Known;
use super::mention::Mention;
use super::time::Time;
use crate::base::{Bound, Date, Message, Severity, date::add_days};
use crate::timeline::{Cause, Version, days};

/// A day on which the law changes, or may.
struct Turn<'k> {
    bound: &'k Bound,
    cause: &'k Cause,
    before: Option<&'k Version>,
    after: Option<&'k Version>,
}

/// What is wrong with the days of a rule. A comment without days claims none; an encoded rule is asked for every change.
pub(super) fn check(mention: &Mention, reference: &str, known: &Known, on: Date) -> Vec<Finding> {
    let declared: BTreeSet<Date> = mention.boundary.iter().copied().collect();
    let time = Time::of(mention.rule.as_ref(), known);
    if declared.is_empty() && mention.rule.is_none() {
        return Vec::new();
    }
    let turns = turns(&known.versions);
    // Where its own time begins and ends the rule changes its answer.
    let edge = |bound: &Bound| time.from == Some(bound) || time.until == Some(bound);
    let says = !declared.is_empty() || time.from.is_some() || time.until.is_some();
    let mut out = Vec::new();
    for turn in &turns {
        let wanted = is_material(turn) && turn.bound.maybe_by(on) && turn.bound.earliest.is_some() && judged(turn.bound, time);
        if wanted && !edge(turn.bound) && !declared.iter().any(|d| may_be(turn.bound, *d)) {
            out.push(missed(mention, reference, turn, on, says));
        }
    }
    for day in declared.iter().filter(|d| !turns.iter().any(|t| may_be(t.bound, **d))) {
        let near = turns.iter().filter(|t| t.bound.earliest.is_some()).min_by_key(|t| distance(t.bound, *day));
        let near = near.map_or_else(|| "—".to_string(), |t| format!("{} ({})", days(t.bound), t.cause.act.label()));
        let message = Message::new("boundary-unfounded").with("provision", reference).with("boundary", day).with("near", near);
        out.push(Finding {
            provision: Some(reference.to_string()),
            help: Message::new("boundary-help").with("provision", undated(reference)),
            ..blank("NQ208", Severity::Error, mention, *day, message)
        });
    }
    out
}

fn missed(mention: &Mention, reference: &str, turn: &Turn<'_>, on: Date, some: bool) -> Finding {
    let day = turn.bound.exact.or(turn.bound.latest).or(turn.bound.earliest).unwrap_or(on);
    let message = Message::new("boundary-missed")
        .with("provision", reference)
        .with("since", days(turn.bound))
        .with("by", turn.cause.act.label())
        .with("before", add_days(day, -1))
        .with("day", day)
        .with("after", add_days(day, 1));
    let severity = if some { Severity::Error } else { Severity::Warning };
    Finding {
        provision: Some(reference.to_string()),
        help: Message::new("boundary-help").with("provision", undated(reference)),
        used: turn.before.cloned(),
        applicable: turn.after.into_iter().cloned().collect(),
        difference: turn.before.zip(turn.after).and_then(|(a, b)| Difference::between(a, b)),
        ..blank("NQ207", severity, mention, day, message)
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

/// Whether the boundary may be this day. One of which nothing is known says nothing of any day.
fn may_be(bound: &Bound, day: Date) -> bool {
    let known = bound.earliest.is_some() || bound.latest.is_some();
    known && bound.earliest.is_none_or(|e| e <= day) && bound.latest.is_none_or(|l| day <= l)
}

fn distance(bound: &Bound, day: Date) -> i64 {
    let to = |d: Option<Date>| d.map_or(i64::MAX, |d| (d - day).num_days().abs());
    to(bound.earliest).min(to(bound.latest))
}
