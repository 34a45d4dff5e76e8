//! Rules that rest on each other.

use super::rule::Rule;
use super::typed::Cond;

/// Rules that other rules may rest on, one after another, before it is too deep.
const MAX_CHAIN: usize = 16;

/// How a rule leads back to itself, or too deep.
pub(super) enum Chain {
    /// The ids from the rule on, up to the one that comes again.
    Circle(Vec<String>),
    /// More than [`MAX_CHAIN`].
    TooDeep,
}

/// The rules that this one names.
pub(super) fn names(rule: &Rule) -> Vec<usize> {
    let mut out = Vec::new();
    let mut look = |cond: &Cond| {
        if let Cond::Rule(at) = cond
            && !out.contains(at)
        {
            out.push(*at);
        }
    };
    rule.typed.when.visit(&mut look);
    rule.typed.require.visit(&mut look);
    out
}

/// Rules that lie on a circle, or whose chain is too deep, or that rest on such a rule.
pub(super) fn find(rules: &[Rule]) -> Vec<(usize, Chain)> {
    let named: Vec<Vec<usize>> = rules.iter().map(names).collect();
    let mut height: Vec<Option<usize>> = vec![None; rules.len()];
    // A rule is settled when all that it names are; what is never settled hangs on a circle.
    let mut settled = true;
    while settled {
        settled = false;
        for at in 0..rules.len() {
            if height.get(at).copied().flatten().is_some() {
                continue;
            }
            let below = named.get(at).map(Vec::as_slice).unwrap_or_default().iter();
            let heights: Option<Vec<usize>> = below.map(|b| height.get(*b).copied().flatten()).collect();
            if let (Some(heights), Some(place)) = (heights, height.get_mut(at)) {
                *place = Some(heights.into_iter().max().map_or(0, |h| h + 1));
                settled = true;
            }
        }
    }
    let mut out = Vec::new();
    for (at, height_of) in height.iter().enumerate() {
        match height_of {
            Some(h) if *h > MAX_CHAIN => out.push((at, Chain::TooDeep)),
            Some(_) => {}
            None => out.push((at, Chain::Circle(walk(at, &named, &height, rules)))),
        }
    }
    out
}

/// Follows unsettled rules from `at` until one comes again.
fn walk(at: usize, named: &[Vec<usize>], height: &[Option<usize>], rules: &[Rule]) -> Vec<String> {
    let mut path = vec![at];
    let mut here = at;
    loop {
        let next = named.get(here).into_iter().flatten().copied().find(|n| height.get(*n).copied().flatten().is_none());
        let Some(next) = next else { break };
        let again = path.contains(&next);
        path.push(next);
        if again {
            break;
        }
        here = next;
    }
    path.into_iter().filter_map(|p| rules.get(p).map(|r| r.id.clone())).collect()
}
