//! A text that can be changed: the tree of an act with words that know where they come from.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::base::{Kind, ProvisionPath, Segment};
use crate::extract::is_removed;
use crate::tree::{Document, NodeId};

use super::locate::{is_group, is_line};
use super::rope::{Origin, Rope};
use crate::base::label;

/// Index of a unit in a [`Text`]; stays the same while the text changes.
pub type UnitId = usize;

/// One unit of an act.
#[derive(Clone, Debug)]
pub struct Unit {
    /// What it is.
    pub kind: Kind,
    /// Its number as printed.
    pub number: Option<Box<str>>,
    /// Its own words, label included, its units excluded.
    pub words: Rope,
    /// Who repealed it: its number stays (Law on legal acts, art. 27(6)), its words are gone.
    pub repealed: Option<Origin>,
    parent: Option<UnitId>,
    children: Vec<UnitId>,
}

/// The text of one act.
#[derive(Clone, Debug, Default)]
pub struct Text {
    units: Vec<Unit>,
    roots: Vec<UnitId>,
    /// Units whose parts and indents have come or gone since [`Text::settle`].
    unsettled: BTreeSet<Option<UnitId>>,
    /// Parts and indents that have come since then.
    fresh: BTreeSet<UnitId>,
    /// Units that have lost their first part since then.
    headless: BTreeSet<UnitId>,
    /// Words as they were before the act that is being carried out, and what was done to them since: it counts sentences as they were.
    earlier: BTreeMap<UnitId, Earlier>,
}

/// Words of a unit before an act, and where they have changed since.
#[derive(Clone, Debug)]
struct Earlier {
    words: String,
    /// What was done, one after the other.
    edits: Vec<Edit>,
}

/// Bytes replaced.
#[derive(Clone, Copy, Debug)]
struct Edit {
    at: usize,
    /// How many there were.
    before: usize,
    /// How many there are.
    after: usize,
    /// A sentence of its own, which belongs to neither neighbour.
    apart: bool,
}

impl Earlier {
    /// Where some of the words stand now.
    fn now(&self, words: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (words.start, words.end);
        for edit in &self.edits {
            let (at, past) = (edit.at, edit.at + edit.before);
            start = match start {
                p if p < at || p == at && !(edit.before == 0 && edit.apart) => p,
                p if p >= past => p + edit.after - edit.before,
                _ => at + edit.after,
            };
            end = match end {
                p if p < at || p == at && edit.apart => p,
                p if p >= past => p + edit.after - edit.before,
                _ => at,
            };
        }
        start..end.max(start)
    }
}

impl Text {
    /// A text with the units of a document, its status line and table of contents left out: they are no law.
    #[must_use]
    pub fn of(document: &Document, source: u32) -> Self {
        let mut out = Text { units: Vec::with_capacity(document.nodes.len()), ..Text::default() };
        for root in document.roots() {
            let kind = document.nodes.get(root).map(|n| n.kind);
            if !matches!(kind, Some(Kind::Status | Kind::Contents)) {
                let unit = out.import(document, root, source);
                out.roots.push(unit);
            }
        }
        out
    }

    /// Copies a node with what stands in it; the copy stands nowhere yet.
    pub fn import(&mut self, document: &Document, node: NodeId, source: u32) -> UnitId {
        let first = self.units.len();
        let Some(root) = document.nodes.get(node) else { return self.add(Kind::Unparsed, None, Rope::default()) };
        // The units open at each depth below the root.
        let mut open: Vec<UnitId> = Vec::new();
        for id in node..root.end as usize {
            let Some(n) = document.nodes.get(id) else { break };
            let span = document.layout.map.span_to_source(n.text);
            let words = Rope::new(document.text(id), Origin { source, span });
            let unit = self.add(n.kind, n.number.clone(), words);
            if n.number.is_some() && is_removed(document, id) {
                self.units[unit].repealed = Some(Origin { source, span });
            }
            open.truncate(n.depth.saturating_sub(root.depth) as usize);
            if let Some(parent) = open.last() {
                self.attach(unit, *parent);
            }
            open.push(unit);
        }
        first
    }

    fn attach(&mut self, unit: UnitId, parent: UnitId) {
        self.units[unit].parent = Some(parent);
        self.units[parent].children.push(unit);
    }

    /// A new unit that stands nowhere yet.
    pub fn add(&mut self, kind: Kind, number: Option<Box<str>>, words: Rope) -> UnitId {
        self.units.push(Unit { kind, number, words, repealed: None, parent: None, children: Vec::new() });
        self.units.len() - 1
    }

    /// A unit.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id]
    }

    /// A unit, to be changed.
    pub fn unit_mut(&mut self, id: UnitId) -> &mut Unit {
        &mut self.units[id]
    }

    /// Puts words in the place of some of a unit's own, and remembers what they were until [`Text::settle`].
    pub fn edit(&mut self, id: UnitId, range: Range<usize>, new: &str, origin: Origin) {
        self.edited(id, range, new, origin, false);
    }

    /// Puts a new sentence between those of a unit's own words.
    pub fn put_sentence(&mut self, id: UnitId, at: usize, new: &str, origin: Origin) {
        self.edited(id, at..at, new, origin, true);
    }

    fn edited(&mut self, id: UnitId, range: Range<usize>, new: &str, origin: Origin, apart: bool) {
        let unit = &mut self.units[id];
        let earlier =
            self.earlier.entry(id).or_insert_with(|| Earlier { words: unit.words.text().into_owned(), edits: Vec::new() });
        earlier.edits.push(Edit { at: range.start, before: range.len(), after: new.len(), apart });
        unit.words.replace(range, new, origin);
    }

    /// The sentences of a unit's own words from byte `from` on, as they were before the act that is being carried out, where they stand
    /// now; an empty range for one that is gone.
    #[must_use]
    pub fn sentences(&self, id: UnitId, from: usize) -> Vec<Range<usize>> {
        let all = |words: &str, from: usize| {
            let found = label::sentences(words.get(from..).unwrap_or(""));
            found.into_iter().map(move |r| from + r.start..from + r.end).collect::<Vec<_>>()
        };
        let Some(earlier) = self.earlier.get(&id) else { return all(&self.units[id].words.text(), from) };
        let unit = &self.units[id];
        let from = if from == 0 { 0 } else { label::end(unit.kind, unit.number.as_deref(), &earlier.words) };
        all(&earlier.words, from).into_iter().map(|r| earlier.now(r)).collect()
    }

    /// What a unit stands in.
    #[must_use]
    pub fn parent(&self, id: UnitId) -> Option<UnitId> {
        self.units[id].parent
    }

    /// The units in a unit, or, for `None`, of the act.
    #[must_use]
    pub fn children(&self, of: Option<UnitId>) -> &[UnitId] {
        match of {
            Some(id) => &self.units[id].children,
            None => &self.roots,
        }
    }

    fn children_mut(&mut self, of: Option<UnitId>) -> &mut Vec<UnitId> {
        match of {
            Some(id) => &mut self.units[id].children,
            None => &mut self.roots,
        }
    }

    /// The place of a unit among its siblings.
    #[must_use]
    pub fn place(&self, id: UnitId) -> usize {
        self.children(self.parent(id)).iter().position(|c| *c == id).unwrap_or(0)
    }

    /// Puts units that stand nowhere into `parent`, the first one at `place`.
    pub fn insert(&mut self, parent: Option<UnitId>, place: usize, new: &[UnitId]) {
        for id in new {
            self.units[*id].parent = parent;
        }
        let siblings = self.children_mut(parent);
        let place = place.min(siblings.len());
        siblings.splice(place..place, new.iter().copied());
    }

    /// Takes a unit out, with what stands in it.
    pub fn remove(&mut self, id: UnitId) {
        let parent = self.units[id].parent;
        self.children_mut(parent).retain(|c| *c != id);
        self.units[id].parent = None;
    }

    /// Takes everything out of a unit.
    pub fn clear(&mut self, id: UnitId) {
        for child in std::mem::take(&mut self.units[id].children) {
            self.units[child].parent = None;
        }
    }

    /// Notes that parts or indents have come into a unit or gone from it: they keep their numbers until the act that changes them is
    /// carried out, because its instructions count as the text was before.
    pub fn unsettle(&mut self, host: Option<UnitId>, new: &[UnitId]) {
        self.unsettled.insert(host);
        self.fresh.extend(new.iter().copied().filter(|id| is_line(self.units[*id].kind)));
    }

    /// Whether a part or indent has come by the act that is being carried out.
    #[must_use]
    pub fn is_fresh(&self, id: UnitId) -> bool {
        self.fresh.contains(&id)
    }

    /// Whether parts or indents of a unit have come or gone by the act that is being carried out.
    #[must_use]
    pub fn is_unsettled(&self, host: Option<UnitId>) -> bool {
        self.unsettled.contains(&host)
    }

    /// Notes that a unit has lost its first part: the next one takes its place behind the number.
    pub fn behead(&mut self, id: UnitId) {
        self.headless.insert(id);
        self.unsettle(Some(id), &[]);
    }

    fn move_up(&mut self, id: UnitId) {
        let Some(next) = self.units[id].children.first().copied().filter(|c| is_line(self.units[*c].kind)) else { return };
        for run in self.units[next].words.runs().to_vec() {
            let end = self.units[id].words.len();
            self.units[id].words.replace(end..end, &run.text, run.origin);
        }
        let below = std::mem::take(&mut self.units[next].children);
        self.remove(next);
        self.insert(Some(id), 0, &below);
    }

    /// Counts parts and indents anew, after all instructions of an act.
    pub fn settle(&mut self) {
        self.fresh.clear();
        self.earlier.clear();
        for id in std::mem::take(&mut self.headless) {
            self.move_up(id);
        }
        for host in std::mem::take(&mut self.unsettled) {
            let own = usize::from(host.is_some_and(|id| self.has_own_line(id)));
            for kind in [Kind::Paragraph, Kind::Indent] {
                let lines: Vec<UnitId> = self.children(host).iter().copied().filter(|c| self.units[*c].kind == kind).collect();
                for (i, id) in lines.into_iter().enumerate() {
                    self.units[id].number = Some((own + i + 1).to_string().into());
                }
            }
        }
    }

    /// Whether the own words of a unit count as its first part or indent: not those of a heading.
    #[must_use]
    pub fn has_own_line(&self, id: UnitId) -> bool {
        let unit = &self.units[id];
        let words = unit.words.text();
        let headed = is_group(unit.kind)
            || matches!(unit.kind, Kind::Document | Kind::Attachment)
            || unit.kind == Kind::Article && !words.trim_end().ends_with(['.', ';', ':']);
        !headed && label::end(unit.kind, unit.number.as_deref(), &words) < words.len()
    }

    /// A unit and what stands in it, in document order; for `None`, the whole text.
    #[must_use]
    pub fn walk(&self, from: Option<UnitId>) -> Vec<UnitId> {
        let mut out = Vec::new();
        let mut open: Vec<UnitId> = match from {
            Some(id) => vec![id],
            None => self.roots.iter().rev().copied().collect(),
        };
        while let Some(id) = open.pop() {
            out.push(id);
            open.extend(self.units[id].children.iter().rev());
        }
        out
    }

    /// The address of a unit.
    #[must_use]
    pub fn path(&self, id: UnitId) -> ProvisionPath {
        let mut out = Vec::new();
        let mut at = Some(id);
        while let Some(id) = at {
            out.push(self.segment(id));
            at = self.units[id].parent;
        }
        out.reverse();
        ProvisionPath(out)
    }

    /// The step that leads to a unit from what it stands in.
    #[must_use]
    pub fn segment(&self, id: UnitId) -> Segment {
        let unit = &self.units[id];
        Segment { kind: unit.kind, number: unit.number.as_deref().map(str::to_string), title: None }
    }

    /// The unit at an address, to the letter of its numbers.
    #[must_use]
    pub fn find(&self, path: &ProvisionPath) -> Option<UnitId> {
        let mut at = None;
        for step in &path.0 {
            let is_it = |id: &&UnitId| {
                let unit = &self.units[**id];
                unit.kind == step.kind && unit.number.as_deref() == step.number.as_deref()
            };
            at = Some(*self.children(at).iter().find(is_it)?);
        }
        at
    }

    /// A text of one unit alone, at its address: what it stands in is there without words.
    #[must_use]
    pub fn part(&self, id: UnitId) -> Text {
        let mut out = Text::default();
        let mut host = None;
        let mut above: Vec<UnitId> = std::iter::successors(self.parent(id), |p| self.parent(*p)).collect();
        above.reverse();
        for up in above {
            let frame = &self.units[up];
            let copy = out.add(frame.kind, frame.number.clone(), Rope::default());
            out.insert(host, usize::MAX, &[copy]);
            host = Some(copy);
        }
        // Copies by the unit they are of; a parent is copied before what stands in it.
        let mut copies = std::collections::BTreeMap::new();
        for unit in self.walk(Some(id)) {
            let Unit { kind, number, words, repealed, parent, .. } = &self.units[unit];
            let copy = out.add(*kind, number.clone(), words.clone());
            out.units[copy].repealed = *repealed;
            let to = parent.filter(|_| unit != id).and_then(|p| copies.get(&p).copied()).or(host);
            out.insert(to, usize::MAX, &[copy]);
            copies.insert(unit, copy);
        }
        out
    }

    /// A text that has only units without words down to an address.
    #[must_use]
    pub fn at(path: &ProvisionPath) -> Text {
        let mut out = Text::default();
        let mut host = None;
        for step in &path.0 {
            let unit = out.add(step.kind, step.number.clone().map(String::into_boxed_str), Rope::default());
            out.insert(host, 0, &[unit]);
            host = Some(unit);
        }
        out
    }

    /// Every unit that is not repealed, with its address and own words, in document order.
    #[must_use]
    pub fn units(&self) -> Vec<(ProvisionPath, &Unit)> {
        let mut out = Vec::with_capacity(self.units.len());
        let mut path = ProvisionPath::default();
        let mut open: Vec<(UnitId, usize)> = self.roots.iter().rev().map(|id| (*id, 0)).collect();
        while let Some((id, depth)) = open.pop() {
            if self.units[id].repealed.is_some() {
                continue;
            }
            path.0.truncate(depth);
            path.0.push(self.segment(id));
            out.push((path.clone(), &self.units[id]));
            open.extend(self.units[id].children.iter().rev().map(|c| (*c, depth + 1)));
        }
        out
    }

    /// The words of a unit and of what stands in it, a line each.
    #[must_use]
    pub fn full_text(&self, id: UnitId) -> String {
        let mut out = String::new();
        for unit in self.walk(Some(id)) {
            let words = self.units[unit].words.text();
            if !words.is_empty() {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(&words);
            }
        }
        out
    }
}
