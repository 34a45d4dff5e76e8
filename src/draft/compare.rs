//! Two texts of one act → what was done to which element.
//!
//! Elements with numbers are found by their numbers: numbers are labels. Lines without numbers are put side by side by their words.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use super::level::{alike, form, likeness};
use crate::base::{Kind, fold, label};
use crate::replay::{Text, UnitId};

/// What was done to an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its own words are others.
    Own {
        /// In the old text.
        old: UnitId,
        /// In the new one.
        new: UnitId,
    },
    /// It is to be restated with all that stands in it.
    Whole {
        /// In the old text.
        old: UnitId,
        /// In the new one.
        new: UnitId,
    },
    /// It is new.
    New {
        /// In what of the old text; `None`: in the act itself.
        host: Option<UnitId>,
        /// The old element after which it stands.
        after: Option<UnitId>,
        /// The old one before which it stands.
        before: Option<UnitId>,
        /// In the new text.
        new: UnitId,
    },
    /// It is there no more.
    Gone {
        /// In the old text.
        old: UnitId,
    },
    /// Its elements stand in another order.
    Order {
        /// In the old text; `None`: the act itself.
        host: Option<UnitId>,
    },
}

impl Change {
    /// The element of the old text that it is about, or in which something is new.
    #[must_use]
    pub fn at(&self) -> Option<UnitId> {
        match self {
            Change::Own { old, .. } | Change::Whole { old, .. } | Change::Gone { old } => Some(*old),
            Change::New { host, .. } | Change::Order { host } => *host,
        }
    }
}

/// The comparison of two texts.
#[derive(Debug, Default)]
pub struct Compared {
    /// In the order of the text.
    pub changes: Vec<Change>,
    /// Units of the new text with those of the old one that they are.
    pub partner: BTreeMap<UnitId, UnitId>,
    /// Units that no amendment changes (requisites, stamps, signatures) and that differ, by their kind.
    pub apart: BTreeSet<Kind>,
}

/// Parts of a file that are not the text of the law: an amending act does not change them.
#[must_use]
pub fn is_apart(kind: Kind) -> bool {
    matches!(kind, Kind::Requisites | Kind::Signature | Kind::Stamp | Kind::Enacting | Kind::Status | Kind::Contents)
}

/// Kinds that are called by their number.
#[must_use]
pub fn is_numbered(kind: Kind) -> bool {
    use Kind::{Article, Attachment, Chapter, Document, Item, Part, Row, Section, Subchapter, Subitem, Subsection};
    matches!(kind, Part | Section | Subsection | Chapter | Subchapter | Article | Item | Subitem | Row | Attachment | Document)
}

/// Lines without a number of their own.
#[must_use]
pub fn is_line(kind: Kind) -> bool {
    matches!(kind, Kind::Paragraph | Kind::Indent)
}

/// The own words of a unit without its label, in one line.
#[must_use]
pub fn body(text: &Text, id: UnitId) -> String {
    let unit = text.unit(id);
    let words = unit.words.text();
    let at = label::end(unit.kind, unit.number.as_deref(), &words);
    super::level::blanks(words.get(at..).unwrap_or(""))
}

/// The units in a unit that are law and in force.
#[must_use]
pub fn children(text: &Text, of: Option<UnitId>) -> Vec<UnitId> {
    let live = |id: &UnitId| text.unit(*id).repealed.is_none() && !is_apart(text.unit(*id).kind);
    text.children(of).iter().copied().filter(live).collect()
}

/// Compares. What is in `whole` (units of the old text) is taken as one, whatever changed in it.
#[must_use]
pub fn compare(old: &Text, new: &Text, whole: &BTreeSet<UnitId>) -> Compared {
    let mut out = Compared { apart: apart(old, new), ..Compared::default() };
    let mut work = vec![Work::Inside(None, None)];
    while let Some(next) = work.pop() {
        match next {
            Work::Say(change) => out.changes.push(change),
            Work::Inside(o, n) => {
                let mut below = inside(old, new, o, n);
                below.reverse();
                work.append(&mut below);
            }
            Work::Pair(o, n) => {
                out.partner.insert(n, o);
                if whole.contains(&o) {
                    if !same_below(old, new, o, n) {
                        out.changes.push(Change::Whole { old: o, new: n });
                    }
                    continue;
                }
                if !alike(&body(old, o), &body(new, n)) {
                    out.changes.push(Change::Own { old: o, new: n });
                }
                work.push(Work::Inside(Some(o), Some(n)));
            }
        }
    }
    out
}

enum Work {
    Inside(Option<UnitId>, Option<UnitId>),
    Pair(UnitId, UnitId),
    Say(Change),
}

/// Whether two units and all that stands in them are alike.
fn same_below(old: &Text, new: &Text, o: UnitId, n: UnitId) -> bool {
    let told = |text: &Text, id: UnitId| -> Vec<(Option<Box<str>>, String)> {
        law(text, Some(id)).into_iter().map(|id| (text.unit(id).number.clone(), form(&body(text, id)))).collect()
    };
    told(old, o) == told(new, n)
        && law(old, Some(o)).iter().zip(law(new, Some(n))).all(|(a, b)| alike(&body(old, *a), &body(new, b)))
}

/// The units of the law in a unit, it included, in document order; for `None`, of the whole text. What is repealed or apart is left
/// out with all that stands in it.
#[must_use]
pub fn law(text: &Text, from: Option<UnitId>) -> Vec<UnitId> {
    let mut out = Vec::new();
    let mut open = match from {
        Some(id) => vec![id],
        None => children(text, None).into_iter().rev().collect(),
    };
    while let Some(id) = open.pop() {
        out.push(id);
        open.extend(children(text, Some(id)).into_iter().rev());
    }
    out
}

/// Kinds of what stands apart from the law and differs.
fn apart(old: &Text, new: &Text) -> BTreeSet<Kind> {
    let told = |text: &Text| {
        let mut out: BTreeMap<Kind, String> = BTreeMap::new();
        for id in text.walk(None) {
            let unit = text.unit(id);
            if is_apart(unit.kind) {
                out.entry(unit.kind).or_default().push_str(&form(&unit.words.text()));
            }
        }
        out
    };
    let (a, b) = (told(old), told(new));
    a.keys().chain(b.keys()).copied().filter(|k| a.get(k) != b.get(k)).collect()
}

/// By what a unit is found again.
fn key(text: &Text, id: UnitId) -> String {
    let unit = text.unit(id);
    let number = unit.number.as_deref().unwrap_or("");
    if is_line(unit.kind) {
        return format!("line {}", form(&unit.words.text()));
    }
    format!("{} {}", unit.kind.as_str(), fold(number).text)
}

/// Puts the units of two hosts side by side.
fn inside(old: &Text, new: &Text, o: Option<UnitId>, n: Option<UnitId>) -> Vec<Work> {
    let (a, b) = (children(old, o), children(new, n));
    let keys = |text: &Text, all: &[UnitId]| all.iter().map(|id| key(text, *id)).collect::<Vec<_>>();
    let (ka, kb) = (keys(old, &a), keys(new, &b));
    // (old, new), one of them at least, in the order of the new text.
    let mut rows: Vec<(Option<UnitId>, Option<UnitId>)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &ka, &kb) {
        let was = a.get(DiffOp::old_range(&op)).unwrap_or(&[]);
        let is = b.get(DiffOp::new_range(&op)).unwrap_or(&[]);
        match op.tag() {
            DiffTag::Equal => rows.extend(was.iter().zip(is).map(|(x, y)| (Some(*x), Some(*y)))),
            _ => rows.extend(by_words(old, new, was, is)),
        }
    }
    let mut moved = false;
    let gone: BTreeSet<String> = rows.iter().filter_map(|r| r.0.filter(|_| r.1.is_none())).map(|id| key(old, id)).collect();
    for (was, is) in &rows {
        if let (None, Some(id)) = (was, is) {
            moved |= gone.contains(&key(new, *id)) && is_numbered(new.unit(*id).kind);
        }
    }
    if moved {
        return vec![Work::Say(Change::Order { host: o })];
    }
    let mut out = Vec::with_capacity(rows.len());
    let mut after = None;
    for (i, (was, is)) in rows.iter().enumerate() {
        match (was, is) {
            (Some(x), Some(y)) => out.push(Work::Pair(*x, *y)),
            (Some(x), None) => out.push(Work::Say(Change::Gone { old: *x })),
            (None, Some(y)) => {
                let before = rows.get(i + 1..).unwrap_or(&[]).iter().find_map(|r| r.0);
                out.push(Work::Say(Change::New { host: o, after, before, new: *y }));
            }
            (None, None) => {}
        }
        after = was.or(after);
    }
    out
}

/// Pairs lines that have most of their words in common, in their order; then, between those, what is left of the same kind.
fn by_words(old: &Text, new: &Text, was: &[UnitId], is: &[UnitId]) -> Vec<(Option<UnitId>, Option<UnitId>)> {
    /// Lines put side by side one with another; more are taken as they come.
    const MOST: usize = 60;
    /// From this likeness on a line is the other one with some changes.
    const ALIKE: f64 = 0.5;
    let line = |text: &Text, id: UnitId| is_line(text.unit(id).kind);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    if was.len() <= MOST && is.len() <= MOST {
        for (j, y) in is.iter().enumerate().filter(|(_, y)| line(new, **y)) {
            let rated = (from..was.len()).filter(|i| line(old, was[*i])).map(|i| (i, likeness(&body(old, was[i]), &body(new, *y))));
            if let Some((i, _)) = rated.filter(|(_, l)| *l >= ALIKE).max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0))) {
                pairs.push((i, j));
                from = i + 1;
            }
        }
    }
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (x, y) in pairs.into_iter().chain([(was.len(), is.len())]) {
        while i < x || j < y {
            let both = i < x && j < y && old.unit(was[i]).kind == new.unit(is[j]).kind && line(old, was[i]);
            let (take_old, take_new) = if both { (true, true) } else { (i < x, i >= x) };
            out.push((take_old.then(|| was[i]), take_new.then(|| is[j])));
            i += usize::from(take_old);
            j += usize::from(take_new);
        }
        if let (Some(a), Some(b)) = (was.get(x), is.get(y)) {
            out.push((Some(*a), Some(*b)));
            (i, j) = (x + 1, y + 1);
        }
    }
    out
}
