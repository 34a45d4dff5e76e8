//! The time whose cases a rule judges: from the version that one act began to the version that another began.

use super::law::Known;
use super::mention::{Mention, Rule};
use crate::base::identity::number_form;
use crate::base::{ActRef, Bound, Date, date::add_days};

/// Open on both sides for what judges always.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Time<'k> {
    pub(super) from: Option<&'k Bound>,
    pub(super) until: Option<&'k Bound>,
}

impl<'k> Time<'k> {
    /// By the versions of the provision.
    pub(super) fn of(rule: Option<&Rule>, known: &'k Known) -> Self {
        let Some(rule) = rule else { return Time::default() };
        let begun_by = |act: &str, after: usize| {
            known.versions.iter().enumerate().skip(after).find(|(_, v)| is_act(act, &v.cause.act)).map(|(i, _)| i)
        };
        let since = rule.since.as_deref().and_then(|act| begun_by(act, 0));
        let bound = |i: usize| known.versions.get(i).map(|v| &v.from);
        let from = since.and_then(bound);
        let after = since.map_or(0, |i| i + 1);
        let until = rule.until.as_deref().and_then(|act| {
            let ended =
                known.versions.iter().skip(since.unwrap_or(0)).find(|v| v.ended_by.as_ref().is_some_and(|c| is_act(act, &c.act)));
            begun_by(act, after).and_then(bound).or(ended.and_then(|v| v.until.as_ref()))
        });
        Time { from, until }
    }

    /// The day by whose law the rule is to be right: `on`, or the nearest on which it still judges.
    pub(super) fn day(&self, on: Date) -> Date {
        match (self.from, self.until) {
            (_, Some(until)) if until.surely_by(on) => until.earliest.map_or(on, |d| add_days(d, -1)),
            (Some(from), _) if !from.maybe_by(on) => from.latest.or(from.earliest).unwrap_or(on),
            _ => on,
        }
    }
}

impl Mention {
    /// Whether the rule judges only cases of a time of its own.
    pub(super) fn own_time(&self) -> bool {
        self.rule.as_ref().is_some_and(|r| r.since.is_some() || r.until.is_some())
    }
}

/// Whether an act is called so: its Work id, its number, number and year or date, registration.
fn is_act(written: &str, act: &ActRef) -> bool {
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
