//! What was done to the elements → the instructions that say so, each as small as it was found to hold.

use std::collections::{BTreeMap, BTreeSet};

use super::address;
use super::compare::{self, Change, Compared, body, is_line, is_numbered};
use super::level::{alike, blanks, form};
use super::words;
use crate::base::label;
use crate::base::{Kind, Segment};
use crate::extract::Words;
use crate::replay::{Place, Text, UnitId, locate};

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The element: for a new one, itself.
    pub path: Vec<Segment>,
    /// What is done.
    pub what: What,
    /// Which change it is for.
    pub cause: usize,
}

/// What an instruction does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The element gets this wording, a line a paragraph.
    Restate(Vec<String>),
    /// The element is new.
    Insert {
        /// Its wording.
        lines: Vec<String>,
        /// The neighbour after which (`true`) or before which it stands, where that has to be said.
        beside: Option<(bool, Vec<Segment>)>,
    },
    /// The element ends.
    Exclude,
    /// Words in it change.
    Words(Words),
}

/// How large the instructions are that hold, as far as it is known: smaller ones were tried in vain.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// Own words of old units: 0 words, 1 sentences, 2 the line.
    pub own: BTreeMap<UnitId, u8>,
    /// Old units restated with all that stands in them.
    pub whole: BTreeSet<UnitId>,
    /// New units: 0 by their number alone, 1 in the group they stand in, 2 beside a neighbour.
    pub new: BTreeMap<UnitId, u8>,
    /// What has come into `whole` in the round at hand: enough for everything in it.
    fresh: BTreeSet<UnitId>,
}

impl Levels {
    /// Begins another round.
    pub fn next_round(&mut self) {
        self.fresh.clear();
    }
}

/// The two texts, and the title of the act.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    /// Before.
    pub old: &'a Text,
    /// After.
    pub new: &'a Text,
    /// The act's own title: a text may be the approved document alone.
    pub title: Option<&'a str>,
}

/// The instructions for all changes, in the order of the text. The error is the changes that these levels give no instruction for.
///
/// # Errors
/// Some changes have none.
pub fn plan(texts: Texts<'_>, compared: &Compared, levels: &Levels) -> Result<Vec<Step>, Vec<usize>> {
    let mut planner = Planner { texts, scratch: texts.old.clone(), lines: BTreeMap::new(), levels };
    let mut out = Vec::new();
    let mut failed = Vec::new();
    for (cause, change) in compared.changes.iter().enumerate() {
        match planner.change(change) {
            Some(steps) => out.extend(steps.into_iter().map(|(path, what)| Step { path, what, cause })),
            None => failed.push(cause),
        }
    }
    if failed.is_empty() { Ok(out) } else { Err(failed) }
}

type Said = (Vec<Segment>, What);

struct Planner<'a> {
    texts: Texts<'a>,
    /// The old text with the words changed so far.
    scratch: Text,
    /// How many lines without numbers have come into (or gone from) an old unit so far.
    lines: BTreeMap<Option<UnitId>, i64>,
    levels: &'a Levels,
}

impl Planner<'_> {
    fn change(&mut self, change: &Change) -> Option<Vec<Said>> {
        match *change {
            Change::Own { old, new } => self.own(old, new),
            Change::Whole { old, new } => Some(vec![(self.address(old)?, What::Restate(wording(self.texts.new, new)?))]),
            Change::New { host, after, before, new } => self.insert(host, after, before, new).map(|s| vec![s]),
            Change::Gone { old } => self.exclude(old).map(|s| vec![s]),
            Change::Order { .. } => None,
        }
    }

    fn address(&self, unit: UnitId) -> Option<Vec<Segment>> {
        address::of(self.texts.old, unit, self.texts.title)
    }

    /// The own words of a unit.
    fn own(&mut self, old: UnitId, new: UnitId) -> Option<Vec<Said>> {
        let kind = self.texts.old.unit(old).kind;
        let level = self.levels.own.get(&old).copied().unwrap_or(0);
        let target = body(self.texts.new, new);
        let heading = matches!(kind, Kind::Title | Kind::Heading) || address::is_headed(self.texts.old, old);
        if target.is_empty() || address::is_headed(self.texts.old, old) != address::is_headed(self.texts.new, new) {
            return None;
        }
        let path = address::own(self.texts.old, old, self.texts.title);
        // Headings are short, and are said anew.
        if heading {
            let said = path.filter(|_| level < 3).map(|p| vec![(p, What::Restate(vec![target.clone()]))]);
            return said.or_else(|| self.words(old, &target));
        }
        if level == 0
            && let Some(said) = self.words(old, &target)
        {
            return Some(said);
        }
        let path = path?;
        if level <= 1
            && let Some(said) = self.sentences(&path, old, &target)
        {
            return Some(said);
        }
        let whole = path.last().map(|s| s.kind) == Some(kind);
        let line = if whole { blanks(&self.texts.new.unit(new).words.text()) } else { target };
        (level <= 2).then(|| vec![(path, What::Restate(vec![line]))])
    }

    /// Words of a unit, in its own words or in all of it; where it has no name, in what holds it. Words that stand there twice do so
    /// in everything larger.
    fn words(&mut self, old: UnitId, target: &str) -> Option<Vec<Said>> {
        let mut places: Vec<Vec<Segment>> = address::own(self.texts.old, old, self.texts.title).into_iter().collect();
        let mut at = Some(old);
        while let Some(id) = at {
            places.extend(self.address(id));
            at = self.texts.old.parent(id).filter(|_| places.is_empty());
        }
        // The act itself, where no element has a name.
        if places.is_empty() {
            places.push(Vec::new());
        }
        places.dedup();
        for path in places {
            let Ok(found) = locate(self.texts.old, &path, self.texts.title) else { continue };
            if matches!(found.place, Place::Act) && !path.is_empty() {
                continue;
            }
            if let Some(all) = words::instructions(&mut self.scratch, old, &found.place, target) {
                return Some(all.into_iter().map(|w| (path.clone(), What::Words(w))).collect());
            }
        }
        None
    }

    /// Sentences of a line: from the last to the first, so that they keep their numbers.
    fn sentences(&self, path: &[Segment], old: UnitId, target: &str) -> Option<Vec<Said>> {
        const MOST: usize = 3;
        let now = body(self.texts.old, old);
        let cut = |t: &str| label::sentences(t).into_iter().map(|r| t[r].to_string()).collect::<Vec<_>>();
        let (was, is) = (cut(&now), cut(target));
        if was.len() < 2 || is.is_empty() {
            return None;
        }
        let forms = |all: &[String]| all.iter().map(|s| form(s)).collect::<Vec<_>>();
        let mut out = Vec::new();
        let at = |n: usize| [path, &[Segment::new(Kind::Sentence, n.to_string())]].concat();
        let mut ops = similar::capture_diff_slices(similar::Algorithm::Myers, &forms(&was), &forms(&is));
        ops.reverse();
        for op in ops {
            let (o, n) = (op.old_range(), op.new_range());
            if op.tag() == similar::DiffTag::Equal {
                if !o.clone().zip(n.clone()).all(|(a, b)| alike(&was[a], &is[b])) {
                    return None;
                }
                continue;
            }
            let both = o.len().min(n.len());
            for k in (o.start + both..o.end).rev() {
                out.push((at(k + 1), What::Exclude));
            }
            for (i, k) in (n.start + both..n.end).enumerate() {
                out.push((at(o.start + both + i + 1), What::Insert { lines: vec![is[k].clone()], beside: None }));
            }
            for k in (0..both).rev() {
                out.push((at(o.start + k + 1), What::Restate(vec![is[n.start + k].clone()])));
            }
        }
        let kept = was.len().max(is.len());
        (out.len() <= MOST && out.len() < kept).then_some(out)
    }

    fn insert(&mut self, host: Option<UnitId>, after: Option<UnitId>, before: Option<UnitId>, new: UnitId) -> Option<Said> {
        let Texts { old, new: newer, title } = self.texts;
        let level = self.levels.new.get(&new).copied().unwrap_or(0);
        let unit = newer.unit(new);
        let lines = wording(newer, new)?;
        let grouped = host.is_some_and(|id| address::is_group(old.unit(id).kind));
        let mut path = match host {
            None => Vec::new(),
            Some(id) if level == 0 && grouped => {
                address::full(old, Some(id))?.into_iter().filter(|s| !address::is_group(s.kind)).collect()
            }
            Some(id) => address::of(old, id, title)?,
        };
        if is_line(unit.kind) {
            if level > 0 {
                return None;
            }
            path.push(Segment::new(unit.kind, self.line_number(host, before).to_string()));
            *self.lines.entry(host).or_default() += 1;
            return Some((path, What::Insert { lines, beside: None }));
        }
        let beside = match level {
            0 => None,
            1 if grouped => None,
            1 | 2 => {
                let same = |id: &UnitId| old.unit(*id).kind == unit.kind;
                let neighbour = after.filter(same).map(|id| (true, id)).or(before.filter(same).map(|id| (false, id)));
                let (side, id) = neighbour?;
                Some((side, address::of(old, id, title)?))
            }
            _ => return None,
        };
        path.push(match unit.kind {
            kind if is_numbered(kind) => Segment::new(kind, unit.number.as_deref()?),
            Kind::Title | Kind::Heading => Segment::bare(Kind::Heading),
            kind @ (Kind::Preamble | Kind::Note) => Segment::bare(kind),
            _ => return None,
        });
        Some((path, What::Insert { lines, beside }))
    }

    /// The number a new line is given: that of the line it comes before, as lines were counted; at the end, the next one.
    fn line_number(&self, host: Option<UnitId>, before: Option<UnitId>) -> i64 {
        let old = self.texts.old;
        let next = before.filter(|id| is_line(old.unit(*id).kind)).and_then(|id| old.unit(id).number.as_deref()?.parse().ok());
        let count = || {
            let first = |id: &UnitId| is_line(old.unit(*id).kind) && old.unit(*id).number.as_deref() == Some("1");
            let children = old.children(host);
            let own = host.is_some_and(|id| old.has_own_line(id)) && !children.iter().any(first);
            let lines = children.iter().filter(|id| is_line(old.unit(**id).kind)).count();
            (lines + usize::from(own)) as i64 + self.lines.get(&host).copied().unwrap_or(0) + 1
        };
        next.unwrap_or_else(count)
    }

    fn exclude(&mut self, unit: UnitId) -> Option<Said> {
        let old = self.texts.old;
        if matches!(old.unit(unit).kind, Kind::Title | Kind::Cell | Kind::Unparsed) {
            return None;
        }
        let path = self.address(unit)?;
        if is_line(old.unit(unit).kind) {
            *self.lines.entry(old.parent(unit)).or_default() -= 1;
        }
        Some((path, What::Exclude))
    }
}

/// The wording of a unit with all that stands in it, a line a paragraph; `None` where it is no text of lines.
fn wording(text: &Text, unit: UnitId) -> Option<Vec<String>> {
    let mut out = Vec::new();
    for id in compare::law(text, Some(unit)) {
        let u = text.unit(id);
        if matches!(u.kind, Kind::Table | Kind::Cell | Kind::Column | Kind::Row | Kind::Quoted) {
            return None;
        }
        let words = blanks(&u.words.text());
        if !words.is_empty() {
            out.push(words);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The next larger instruction for a change, `false` where there is none.
#[must_use]
pub fn enlarge(old: &Text, change: &Change, levels: &mut Levels) -> bool {
    match *change {
        Change::Own { old: unit, .. } => {
            let level = levels.own.entry(unit).or_default();
            *level += 1;
            *level <= 3 || enlarge_around(old, Some(unit), levels)
        }
        Change::New { host, new, .. } => {
            let level = levels.new.entry(new).or_default();
            *level += 1;
            *level <= 3 || enlarge_around(old, host, levels)
        }
        Change::Whole { old: unit, .. } | Change::Gone { old: unit } => enlarge_around(old, old.parent(unit), levels),
        Change::Order { host } => enlarge_around(old, host, levels),
    }
}

/// Restates the innermost element around a place that can be restated and is not yet.
pub fn enlarge_around(old: &Text, from: Option<UnitId>, levels: &mut Levels) -> bool {
    let mut at = from;
    while let Some(id) = at {
        let kind = old.unit(id).kind;
        let can = matches!(
            kind,
            Kind::Section
                | Kind::Subsection
                | Kind::Chapter
                | Kind::Subchapter
                | Kind::Article
                | Kind::Item
                | Kind::Subitem
                | Kind::Paragraph
                | Kind::Indent
                | Kind::Preamble
                | Kind::Note
                | Kind::Attachment
                | Kind::Document
        );
        if can && levels.whole.insert(id) {
            levels.fresh.insert(id);
            return true;
        }
        if levels.fresh.contains(&id) {
            return true;
        }
        at = old.parent(id);
    }
    false
}
