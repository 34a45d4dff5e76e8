//! Which unit of the new text is which unit of the old one.
//!
//! The address decides where the words agree with it; words decide where an element went elsewhere, whole or a little changed. Rows of
//! tables have no address of their own worth the name: they are laid beside each other as lines are. No step looks at all pairs.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use foldhash::fast::RandomState;

use super::diff::Unit;
use crate::base::align::align;
use crate::base::{Kind, ProvisionPath, fold};

/// Words of a unit that went elsewhere are more than chance from this length on.
const TELLING: usize = 24;

/// Two texts of one address are one unit, changed, from this likeness on; at other addresses more is asked.
const SAME_PLACE: f64 = 0.4;
const ELSEWHERE: f64 = 0.7;

/// A word in more units than this tells no one of them.
const RARE: usize = 8;

/// The pairs.
pub(super) struct Pairs {
    /// For each new unit the old one.
    pub of_new: Vec<Option<usize>>,
    /// Whether an old unit has a new one.
    pub kept: Vec<bool>,
}

/// Finds the pairs; addresses on one side are told apart.
pub(super) fn pair(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairs {
    let mut p = Pairing {
        old,
        new,
        of_new: vec![None; new.len()],
        kept: vec![false; old.len()],
        alone: vec![false; new.len()],
        words: HashMap::new(),
    };
    let twin = twins(old, new);
    p.tables();
    p.same(&twin);
    if p.is_open() {
        p.exact(&twin);
        p.in_place(&twin, SAME_PLACE);
        p.alike();
        p.in_place(&twin, 0.0);
    }
    Pairs { of_new: p.of_new, kept: p.kept }
}

/// For each new unit the old one with its address. Most texts go in step at both ends, where nothing need be looked up.
fn twins(old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<Option<usize>> {
    let same = |(a, b): &(&Unit<'_>, &Unit<'_>)| a.0 == b.0;
    let head = old.iter().zip(new).take_while(same).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
    let between = old.iter().enumerate().take(old.len() - tail).skip(head);
    let old_at: HashMap<&ProvisionPath, usize, RandomState> = between.map(|(i, (path, _))| (path, i)).collect();
    let shift = |i: usize| (i + old.len()).checked_sub(new.len());
    let twin = |(i, (path, _)): (usize, &Unit<'_>)| match i {
        i if i < head => Some(i),
        i if i >= new.len() - tail => shift(i),
        _ => old_at.get(path).copied(),
    };
    new.iter().enumerate().map(twin).collect()
}

struct Pairing<'a> {
    old: &'a [Unit<'a>],
    new: &'a [Unit<'a>],
    of_new: Vec<Option<usize>>,
    kept: Vec<bool>,
    /// New units that are surely new: a row that came.
    alone: Vec<bool>,
    /// Hashes of the words of texts that were looked at, ascending, by side and number.
    words: HashMap<(bool, usize), Vec<u64>>,
}

impl Pairing<'_> {
    fn is_open(&self) -> bool {
        self.of_new.iter().any(Option::is_none) && self.kept.iter().any(|k| !k)
    }

    fn free(&self, new: usize, old: usize) -> bool {
        self.of_new.get(new).is_some_and(Option::is_none) && self.kept.get(old) == Some(&false)
    }

    fn put(&mut self, new: usize, old: usize) {
        if self.free(new, old)
            && let (Some(slot), Some(kept)) = (self.of_new.get_mut(new), self.kept.get_mut(old))
        {
            (*slot, *kept) = (Some(old), true);
        }
    }

    /// The same address with the same letters.
    fn same(&mut self, twin: &[Option<usize>]) {
        for (i, at) in twin.iter().enumerate() {
            let Some(at) = *at else { continue };
            if self.alone.get(i) == Some(&false) && self.old.get(at).map(|(_, t)| t) == self.new.get(i).map(|(_, t)| t) {
                self.put(i, at);
            }
        }
    }

    /// The same words without the number, at another address; short texts only where neither address is on the other side.
    fn exact(&mut self, twin: &[Option<usize>]) {
        let mut has_twin = vec![false; self.old.len()];
        for at in twin.iter().flatten() {
            if let Some(has) = has_twin.get_mut(*at) {
                *has = true;
            }
        }
        let mut gone: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, (path, text)) in self.old.iter().enumerate().rev() {
            if self.kept.get(i) == Some(&false) {
                gone.entry(unlabelled(path, text)).or_default().push(i);
            }
        }
        let texts: Vec<(usize, String)> = (0..self.new.len())
            .filter(|i| self.of_new.get(*i) == Some(&None))
            .filter_map(|i| Some((i, self.unlabelled_new(i)?)))
            .collect();
        // First where the words stand where they stood.
        for (i, words) in &texts {
            if let Some(at) = twin.get(*i).copied().flatten().filter(|at| self.free(*i, *at))
                && self.alone.get(*i) == Some(&false)
                && self.old.get(at).is_some_and(|(path, text)| unlabelled(path, text) == *words)
            {
                self.put(*i, at);
            }
        }
        for (i, words) in &texts {
            if self.of_new.get(*i) != Some(&None) {
                continue;
            }
            let Some(list) = gone.get_mut(words).filter(|_| !words.is_empty()) else { continue };
            while list.last().is_some_and(|at| self.kept.get(*at) == Some(&true)) {
                list.pop();
            }
            let telling = words.chars().count() >= TELLING;
            let at_large = |at: &usize| has_twin.get(*at) == Some(&false);
            let fits = |at: &usize| telling || (twin.get(*i) == Some(&None) && at_large(at));
            if let Some(at) = list.last().copied().filter(fits) {
                list.pop();
                self.put(*i, at);
            }
        }
    }

    fn unlabelled_new(&self, i: usize) -> Option<String> {
        self.new.get(i).map(|(path, text)| unlabelled(path, text))
    }

    /// The same address, with words that are more alike than `least`.
    fn in_place(&mut self, twin: &[Option<usize>], least: f64) {
        for (i, at) in twin.iter().enumerate() {
            let Some(at) = at.filter(|at| self.free(i, *at)) else { continue };
            if self.alone.get(i) == Some(&false) && (least == 0.0 || self.likeness(i, at) >= least) {
                self.put(i, at);
            }
        }
    }

    fn likeness(&mut self, new: usize, old: usize) -> f64 {
        self.remember(false, old);
        self.remember(true, new);
        let none = Vec::new();
        let (a, b) = (self.words.get(&(false, old)).unwrap_or(&none), self.words.get(&(true, new)).unwrap_or(&none));
        let (mut i, mut j, mut common) = (0, 0, 0_u32);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
            }
        }
        2.0 * f64::from(common) / (a.len() + b.len()).max(1) as f64
    }

    fn remember(&mut self, is_new: bool, i: usize) {
        let units = if is_new { self.new } else { self.old };
        let of = || units.get(i).map_or_else(Vec::new, |(path, text)| hashes(&unlabelled(path, text)));
        self.words.entry((is_new, i)).or_insert_with(of);
    }

    /// Words that are nearly the same, at another address: found by their rare words.
    fn alike(&mut self) {
        let mut units_with: HashMap<u64, Vec<usize>> = HashMap::new();
        let free: Vec<usize> = (0..self.old.len()).filter(|i| self.kept.get(*i) == Some(&false)).collect();
        for i in free {
            self.remember(false, i);
            let mut words = self.words.get(&(false, i)).cloned().unwrap_or_default();
            words.dedup();
            for word in words {
                let list = units_with.entry(word).or_default();
                if list.len() <= RARE {
                    list.push(i);
                }
            }
        }
        for i in 0..self.new.len() {
            if self.of_new.get(i) != Some(&None) || self.new.get(i).is_none_or(|(_, t)| t.chars().count() < TELLING) {
                continue;
            }
            self.remember(true, i);
            let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
            for word in self.words.get(&(true, i)).into_iter().flatten() {
                let units = units_with.get(word).filter(|u| u.len() <= RARE);
                units.into_iter().flatten().for_each(|u| *votes.entry(*u).or_default() += 1);
            }
            let mut best: Vec<(usize, usize)> = votes.into_iter().map(|(unit, n)| (n, unit)).collect();
            best.sort_by_key(|(n, unit)| (std::cmp::Reverse(*n), *unit));
            let found = best
                .into_iter()
                .take(3)
                .map(|(_, unit)| unit)
                .find(|unit| self.free(i, *unit) && self.likeness(i, *unit) >= ELSEWHERE);
            if let Some(unit) = found {
                self.put(i, unit);
            }
        }
    }

    /// Lays the rows of each table that both texts have beside each other.
    fn tables(&mut self) {
        let (old, new) = (tables(self.old), tables(self.new));
        for (table, now) in &new {
            let Some(was) = old.get(table) else { continue };
            let words = |rows| -> Vec<&str> { <[Row]>::iter(rows).map(|r| r.words.as_str()).collect() };
            let (a, b) = (words(was), words(now));
            if a == b {
                continue;
            }
            for run in align(&a, &b).runs {
                let (x, y) = (was.get(run.old).unwrap_or(&[]), now.get(run.new).unwrap_or(&[]));
                match (run.equal, x, y) {
                    (true, ..) => x.iter().zip(y).for_each(|(r, s)| self.row(r, s)),
                    (false, [], _) => y.iter().for_each(|r| self.came(r)),
                    _ => self.rows(x, y),
                }
            }
        }
    }

    /// Rows between rows that stayed: those that share a cell, in order; as many on both sides are changed ones.
    fn rows(&mut self, old: &[Row], new: &[Row]) {
        let mut next = 0;
        for row in new {
            let shares = |r: &&Row| {
                r.cells.iter().any(|(step, t)| t.chars().count() > 3 && row.cells.iter().any(|(s, u)| s == step && t == u))
            };
            const FAR: usize = 32;
            let rest = old.get(next..).unwrap_or(&[]);
            let found = if old.len() == new.len() { Some(0) } else { rest.iter().take(FAR).position(|r| shares(&r)) };
            match found.and_then(|n| Some((n, rest.get(n)?))) {
                Some((n, r)) => {
                    self.row(r, row);
                    next += n + 1;
                }
                None => self.came(row),
            }
        }
    }

    /// The cells of a row in their columns.
    fn row(&mut self, old: &Row, new: &Row) {
        for (unit, steps) in new.units.iter().zip(&new.steps) {
            let at = old.steps.iter().position(|s| s == steps);
            if let Some(at) = at.and_then(|n| old.units.get(n)) {
                self.put(*unit, *at);
            }
        }
    }

    fn came(&mut self, row: &Row) {
        for unit in &row.units {
            if let Some(alone) = self.alone.get_mut(*unit) {
                *alone = true;
            }
        }
    }
}

/// A row of a table: its units with their steps below the row.
#[derive(Default)]
struct Row {
    units: Vec<usize>,
    steps: Vec<String>,
    /// Its words without the numbers of lines.
    words: String,
    cells: Vec<(String, String)>,
}

fn tables(units: &[Unit<'_>]) -> BTreeMap<String, Vec<Row>> {
    let mut out: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut last: Option<&[crate::base::Segment]> = None;
    for (i, (path, text)) in units.iter().enumerate() {
        let Some(at) = path.0.iter().position(|s| s.kind == Kind::Row) else { continue };
        let (Some(table), Some(row)) = (path.0.get(..at), path.0.get(..=at)) else { continue };
        let rows = out.entry(ProvisionPath(table.to_vec()).to_string()).or_default();
        if last != Some(row) {
            rows.push(Row::default());
        }
        last = Some(row);
        let Some(open) = rows.last_mut() else { continue };
        let steps = ProvisionPath(path.0.get(at + 1..).unwrap_or(&[]).to_vec()).to_string();
        let words = fold::squeeze(text);
        // The number of a line is its place, not what it says.
        if words.chars().any(|c| !c.is_ascii_digit() && c != '.') {
            open.words.push_str(&words);
        }
        open.words.push('\n');
        open.cells.push((steps.clone(), words));
        open.steps.push(steps);
        open.units.push(i);
    }
    out
}

fn hashes(text: &str) -> Vec<u64> {
    let words = text.split(|c: char| !crate::base::letters::is_alphanumeric(c)).filter(|w| !w.is_empty());
    let mut out: Vec<u64> = words
        .map(|w| {
            let mut hasher = DefaultHasher::new();
            w.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    out.sort_unstable();
    out
}

/// The words of a unit without its own number: `3-1) сот бекіткен` → `сот бекіткен`.
pub(super) fn unlabelled(path: &ProvisionPath, text: &str) -> String {
    let squeezed = fold::squeeze(text);
    let number = path.0.last().and_then(|s| s.number.as_deref()).map(|n| fold(n).text);
    let rest = number.as_deref().and_then(|n| squeezed.strip_prefix(n));
    rest.map_or(squeezed.as_str(), |r| r.trim_start_matches(|c: char| !c.is_alphanumeric())).to_string()
}
