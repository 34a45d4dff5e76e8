//! The time whose cases a rule judges: that of the versions it was written for.

use super::law::Known;
use super::mention::{Mention, Rule};
use crate::base::{Bound, Date, date::add_days};
use crate::rules::{Tie, tie};

/// Open on both sides for what judges always; open at the end for a rule whose author does not say how long it is to hold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Time<'k> {
    pub(super) from: Option<&'k Bound>,
    pub(super) until: Option<&'k Bound>,
}

impl<'k> Time<'k> {
    /// By the versions of the provision.
    pub(super) fn of(rule: Option<&Rule>, known: &'k Known) -> Self {
        let Some(rule) = rule.filter(|r| r.valid.told()) else { return Time::default() };
        let Tie::Versions(meant) = tie(&known.versions, &rule.valid) else { return Time::default() };
        let version = |at: Option<&usize>| at.and_then(|at| known.versions.get(*at));
        Time {
            from: version(meant.first()).filter(|_| rule.valid.since.is_some()).map(|v| &v.from),
            until: version(meant.last()).filter(|_| rule.valid.ends()).and_then(|v| v.until.as_ref()),
        }
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
        self.rule.as_ref().is_some_and(|r| r.valid.told())
    }
}
