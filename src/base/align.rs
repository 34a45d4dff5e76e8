//! Two sequences → the runs that they share, in time that the size of the sequences bounds.
//!
//! What both have exactly once holds the alignment (patience), again between those anchors; small stretches without an anchor are
//! compared item by item. A large stretch without any is left as replaced: coarser, but true, and told by [`Aligned::coarse`].

use std::hash::Hash;
use std::ops::Range;

use foldhash::fast::RandomState;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A stretch of both sequences: the same items, or what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Whether the items are the same.
    pub equal: bool,
    /// Items of the old sequence.
    pub old: Range<usize>,
    /// Items of the new one.
    pub new: Range<usize>,
}

/// How two sequences lie beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aligned {
    /// In order, without gaps; equal and unequal ones take turns.
    pub runs: Vec<Run>,
    /// A stretch was too large to look for all that is the same in it.
    pub coarse: bool,
}

/// Stretches whose sizes multiply to this are compared item by item.
const SMALL: usize = 1 << 17;

/// Anchors are looked for between anchors so many times.
const DEPTH: u8 = 24;

enum Job {
    Equal(Range<usize>, Range<usize>),
    Compare(Range<usize>, Range<usize>, u8),
}

/// Lays two sequences beside each other.
#[must_use]
pub fn align<T: Hash + Eq>(old: &[T], new: &[T]) -> Aligned {
    let mut numbers = std::collections::HashMap::with_capacity_and_hasher(old.len(), RandomState::default());
    let mut number = |item| {
        let next = numbers.len() as u32;
        *numbers.entry(item).or_insert(next)
    };
    let a: Vec<u32> = old.iter().map(&mut number).collect();
    let b: Vec<u32> = new.iter().map(&mut number).collect();
    let seen = vec![Seen::default(); numbers.len()];
    Aligner { a: &a, b: &b, seen, out: Aligned::default() }.run()
}

/// How often an item stands in a stretch, and where last.
#[derive(Clone, Copy, Default)]
struct Seen {
    old: u32,
    new: u32,
    at: u32,
}

struct Aligner<'s> {
    a: &'s [u32],
    b: &'s [u32],
    seen: Vec<Seen>,
    out: Aligned,
}

impl Aligner<'_> {
    fn run(mut self) -> Aligned {
        let mut jobs = vec![Job::Compare(0..self.a.len(), 0..self.b.len(), 0)];
        while let Some(job) = jobs.pop() {
            match job {
                Job::Equal(old, new) => self.push(true, old, new),
                Job::Compare(old, new, depth) => self.compare(old, new, depth, &mut jobs),
            }
        }
        self.out
    }

    fn push(&mut self, equal: bool, old: Range<usize>, new: Range<usize>) {
        match self.out.runs.last_mut() {
            _ if old.is_empty() && new.is_empty() => {}
            Some(last) if last.equal == equal => (last.old.end, last.new.end) = (old.end, new.end),
            _ => self.out.runs.push(Run { equal, old, new }),
        }
    }

    fn compare(&mut self, old: Range<usize>, new: Range<usize>, depth: u8, jobs: &mut Vec<Job>) {
        let (a, b) = (self.a.get(old.clone()).unwrap_or(&[]), self.b.get(new.clone()).unwrap_or(&[]));
        let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
        let rest = a.len().min(b.len()) - head;
        let tail = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(x, y)| x == y).count();
        self.push(true, old.start..old.start + head, new.start..new.start + head);
        jobs.push(Job::Equal(old.end - tail..old.end, new.end - tail..new.end));
        let (old, new) = (old.start + head..old.end - tail, new.start + head..new.end - tail);
        if old.is_empty() || new.is_empty() {
            self.push(false, old, new);
            return;
        }
        let anchors = if depth < DEPTH { self.anchors(&old, &new) } else { Vec::new() };
        if anchors.is_empty() {
            self.items(old, new);
            return;
        }
        let (mut x, mut y) = (old.end, new.end);
        for (i, j) in anchors.into_iter().rev() {
            jobs.push(Job::Compare(i + 1..x, j + 1..y, depth + 1));
            jobs.push(Job::Equal(i..i + 1, j..j + 1));
            (x, y) = (i, j);
        }
        jobs.push(Job::Compare(old.start..x, new.start..y, depth + 1));
    }

    /// Items that stand once on either side, as many as keep their order.
    fn anchors(&mut self, old: &Range<usize>, new: &Range<usize>) -> Vec<(usize, usize)> {
        let (a, b) = (self.a.get(old.clone()).unwrap_or(&[]), self.b.get(new.clone()).unwrap_or(&[]));
        for id in a {
            if let Some(seen) = self.seen.get_mut(*id as usize) {
                seen.old += 1;
            }
        }
        for (j, id) in new.clone().zip(b) {
            if let Some(seen) = self.seen.get_mut(*id as usize) {
                (seen.new, seen.at) = (seen.new + 1, j as u32);
            }
        }
        let once = |id: &u32| self.seen.get(*id as usize).filter(|s| s.old == 1 && s.new == 1).map(|s| s.at as usize);
        let found: Vec<(usize, usize)> = old.clone().zip(a).filter_map(|(i, id)| Some((i, once(id)?))).collect();
        for id in a.iter().chain(b) {
            if let Some(seen) = self.seen.get_mut(*id as usize) {
                *seen = Seen::default();
            }
        }
        ascending(&found)
    }

    /// Item by item, where that is cheap.
    fn items(&mut self, old: Range<usize>, new: Range<usize>) {
        if old.len().saturating_mul(new.len()) > SMALL {
            self.out.coarse = true;
            self.push(false, old, new);
            return;
        }
        let (a, b) = (self.a.get(old.clone()).unwrap_or(&[]), self.b.get(new.clone()).unwrap_or(&[]));
        for op in capture_diff_slices(Algorithm::Myers, a, b) {
            let (x, y) = (op.old_range(), op.new_range());
            let equal = op.tag() == DiffTag::Equal;
            self.push(equal, old.start + x.start..old.start + x.end, new.start + y.start..new.start + y.end);
        }
    }
}

/// The longest run of pairs whose second numbers ascend as the first do.
fn ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair that ends a run of it lowest, and for each pair the one before it in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |i: &usize| pairs.get(*i).map_or(0, |p| p.1);
    for (i, (_, at)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(end) < *at);
        before.push(length.checked_sub(1).and_then(|n| ends.get(n).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = i,
            None => ends.push(i),
        }
    }
    let mut out = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(i) = at {
        out.extend(pairs.get(i));
        at = before.get(i).copied().flatten();
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let text = |items: &[char]| items.iter().collect::<String>();
        let one = |r: &Run| match r.equal {
            true => text(&a[r.old.clone()]),
            false => format!("[{}|{}]", text(&a[r.old.clone()]), text(&b[r.new.clone()])),
        };
        align(&a, &b).runs.iter().map(one).collect()
    }

    #[test]
    fn what_stays_holds_the_rest() {
        assert_eq!(shown("", ""), "");
        assert_eq!(shown("abc", "abc"), "abc");
        assert_eq!(shown("", "abc"), "[|abc]");
        assert_eq!(shown("abcdef", "abxdef"), "ab[c|x]def");
        assert_eq!(shown("axbxc", "axxbxxc"), "ax[|x]b[|x]xc");
        assert_eq!(shown("abcdef", "defabc"), "[abc|]def[|abc]");
    }

    #[test]
    fn a_large_stretch_without_anchors_is_told() {
        let old: Vec<u32> = (0..200_000).map(|i| i * 79 % 97).collect();
        let new: Vec<u32> = (0..200_000).map(|i| 50 + i * 41 % 83).collect();
        let aligned = align(&old, &new);
        assert!(aligned.coarse);
        assert_eq!(aligned.runs.last().map(|r| (r.old.end, r.new.end)), Some((200_000, 200_000)));
    }

    proptest::proptest! {
        /// The runs, put together, are both sequences; equal runs are equal; neighbours differ in kind.
        #[test]
        fn nothing_is_lost(old in "[a-f]{0,60}", new in "[a-f]{0,60}") {
            let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
            let (mut i, mut j, mut last) = (0, 0, None);
            for run in align(&a, &b).runs {
                proptest::prop_assert_eq!((run.old.start, run.new.start), (i, j));
                proptest::prop_assert!(last != Some(run.equal));
                proptest::prop_assert!(!run.equal || a[run.old.clone()] == b[run.new.clone()]);
                (i, j, last) = (run.old.end, run.new.end, Some(run.equal));
            }
            proptest::prop_assert_eq!((i, j), (a.len(), b.len()));
        }
    }
}
