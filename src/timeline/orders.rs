//! Changes whose order is not known: every order that may have been, and what the provision then says.

use super::builder::id_of;
use super::events::LifecycleEvent;
use super::lifecycle::{Group, Lifecycle, Timeline};
use super::{Outcome, wording};
use crate::base::{Bound, ProvisionPath};
use crate::extract::Event;

/// More changes than this are not tried in every order; the nearest ones are.
const MOST: usize = 4;

impl<'c> Lifecycle<'c> {
    /// Gives every version the wordings that other orders of the changes around it would have made.
    pub(super) fn add_outcomes(&self, path: &ProvisionPath, groups: &[Group<'_, 'c>], timeline: &mut Timeline) {
        for (version, mark) in timeline.versions.iter_mut().zip(&timeline.marks) {
            let Some(at) = mark.group else { continue };
            let (low, high) = cluster(groups, at);
            let around = groups.get(low..=high).unwrap_or(&[]);
            if around.len() < 2 || !around.iter().all(is_plain_change) {
                continue;
            }
            let start = around.first().map_or(0, |g| g.start);
            let mut outcomes: Vec<Outcome> = Vec::new();
            for order in orders(around, at - low + 1) {
                let events: Vec<&LifecycleEvent<'c>> =
                    order.iter().filter_map(|i| around.get(*i)).flat_map(|g| g.events.iter().copied()).collect();
                let text = self.text_in_order(path, start, &events);
                if text == version.text || outcomes.iter().any(|o| o.text == text) {
                    continue;
                }
                let acts = order.iter().filter_map(|i| around.get(*i)?.events.first()).map(|e| e.by.label()).collect();
                outcomes.push(Outcome { id: id_of(text.as_deref(), &version.cause), text, acts });
            }
            version.outcomes = outcomes;
        }
    }

    /// The words after the first `count` events and then these.
    fn text_in_order(&self, path: &ProvisionPath, count: usize, events: &[&LifecycleEvent<'c>]) -> Option<String> {
        let restates = |e: &LifecycleEvent<'_>| matches!(e.event, Event::Substituted | Event::Inserted);
        if let Some(last) = events.last()
            && last.path == *path
            && restates(last)
            && let Some(new) = last.wording.filter(|w| w.is_full())
        {
            return new.text().map(str::to_string);
        }
        let mut units = self.units_after(path, count);
        for e in events {
            let whole = || (restates(e) && e.path.contains(path)).then(|| e.wording?.units(&e.path)).flatten();
            units = units.and_then(|u| wording::apply(&u, e)).or_else(whole);
        }
        wording::text_at(&units?, path)
    }
}

/// Whether all that the group does is to change words, and no edition has taken it in: an edition's text tells the order.
fn is_plain_change(group: &Group<'_, '_>) -> bool {
    let plain = |e: &LifecycleEvent<'_>| {
        matches!(e.event, Event::Substituted | Event::Amended | Event::Inserted) && e.suspended_until.is_none() && !e.in_edition
    };
    group.events.iter().all(|e| plain(e))
}

fn from<'a>(group: &'a Group<'_, '_>) -> Option<&'a Bound> {
    group.events.first().map(|e| &e.from)
}

/// Whether `later`, which stands after `earlier` in the order by convention, may have begun before it. Of a beginning without a last
/// day nothing can be said: the order of signing stands.
fn may_swap(earlier: &Group<'_, '_>, later: &Group<'_, '_>) -> bool {
    let (Some(a), Some(b)) = (from(earlier), from(later)) else { return false };
    match (a.latest, b.earliest) {
        (Some(last), Some(first)) => first < last && (a.exact.is_none() || b.exact.is_none()),
        _ => false,
    }
}

/// The run of groups around `at` whose order among each other is not certain, `[low, high]`.
fn cluster(groups: &[Group<'_, '_>], at: usize) -> (usize, usize) {
    let swaps = |i: usize, j: usize| groups.get(i).zip(groups.get(j)).is_some_and(|(a, b)| may_swap(a, b));
    let (mut low, mut high) = (at, at);
    while high - low + 1 < MOST {
        if low > 0 && (low..=high).any(|j| swaps(low - 1, j)) {
            low -= 1;
        } else if high + 1 < groups.len() && (low..=high).any(|i| swaps(i, high + 1)) {
            high += 1;
        } else {
            break;
        }
    }
    (low, high)
}

/// Every way in which `count` of these groups may have come first, in order.
fn orders(groups: &[Group<'_, '_>], count: usize) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..count {
        let mut longer = Vec::new();
        for done in &out {
            for next in 0..groups.len() {
                // What surely came before it must be done.
                let before = |i: usize| i < next && groups.get(i).zip(groups.get(next)).is_some_and(|(a, b)| !may_swap(a, b));
                if !done.contains(&next) && (0..groups.len()).filter(|i| before(*i)).all(|i| done.contains(&i)) {
                    longer.push([done.as_slice(), &[next]].concat());
                }
            }
        }
        out = longer;
    }
    out
}
