//! Changes whose order is not known: every order that may have been, and what the provision then says.

use super::builder::id_of;
use super::events::LifecycleEvent;
use super::lifecycle::{Group, Lifecycle, Timeline};
use super::{Outcome, wording};
use crate::base::{Bound, ProvisionPath};
use crate::extract::{Amendment, Event, Op};
use crate::replay::{self, Conflict};

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
            && last.wordings.len() == 1
            && let Some(new) = last.full()
        {
            return new.text().map(str::to_string);
        }
        let title = self.act().title.as_deref();
        let mut text = self.text_after(path, count).ok();
        for (i, e) in events.iter().enumerate() {
            let source = (count + i) as u32 + 1;
            let alone = || (restates(e) && e.path.contains(path)).then(|| e.full()?.alone(&e.path, source)).flatten();
            text = match text {
                Some(mut t) => wording::apply(&mut t, e, title, source).ok().map(|_| {
                    t.settle();
                    t
                }),
                None => None,
            }
            .or_else(alone);
        }
        wording::text_at(&text?, path)
    }

    /// The words after the first `count` events, with the texts that suspensions of units inside put in place for the time.
    pub(super) fn text_with(
        &self,
        path: &ProvisionPath,
        count: usize,
        substitutes: &[&LifecycleEvent<'c>],
    ) -> Result<String, Option<Conflict>> {
        let mut text = self.text_after(path, count)?;
        for e in substitutes {
            let Some((document, suspends)) = e.suspends else { continue };
            let instead = Amendment { op: Op::Substitution, ..suspends.clone() };
            let title = self.act().title.as_deref();
            if let replay::Outcome::Conflict(c) = replay::carry_out(&mut text, title, &instead, &e.path.0, document, count as u32) {
                return Err(Some(c));
            }
        }
        text.settle();
        wording::text_at(&text, path).ok_or(None)
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
