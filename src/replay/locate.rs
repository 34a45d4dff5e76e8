//! From an address, as an instruction gives it, to the place in a text.
//!
//! Drafters leave out the groups an article or item stands in, call rows items, and count parts and indents where a tree sees the
//! other: what leads to exactly one place is taken, and what had to be levelled for it is said.

use std::ops::Range;

use super::conflict::{Candidate, Conflict, Levelling, Reason};
use super::text::{Text, UnitId};
use crate::base::label;
use crate::base::path::roman;
use crate::base::titles::same_title;
use crate::base::{Kind, Message, Segment, fold};

/// Where an instruction works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The whole act.
    Act,
    /// A unit with what stands in it.
    Unit(UnitId),
    /// A part with the subitems that follow it and belong to it.
    Part(Vec<UnitId>),
    /// Some of a unit's own words: its intro line, a heading, a sentence.
    Words(UnitId, Range<usize>),
    /// The first part of a unit: its own words, and the subitems they announce.
    First(UnitId, Range<usize>, Vec<UnitId>),
}

/// A place, and what had to be levelled to find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The place.
    pub place: Place,
    /// How the address differs from the text.
    pub levelled: Vec<Levelling>,
}

/// Finds the place of an address. `title` is the act's own: a text may be the approved document alone.
///
/// # Errors
/// No such place, several, or one that is repealed.
pub fn locate(text: &Text, path: &[Segment], title: Option<&str>) -> Result<Found, Conflict> {
    let mut finder = Finder { text, levelled: Vec::new() };
    let mut place = Place::Act;
    let mut steps = path;
    if let [first, rest @ ..] = path
        && first.kind == Kind::Document
        && !text.children(None).iter().any(|id| text.unit(*id).kind == Kind::Document)
        && first.title.as_deref().zip(title).is_some_and(|(a, b)| same_title(a, b))
    {
        steps = rest;
    }
    for (i, step) in steps.iter().enumerate() {
        let rest = steps.get(i + 1..).unwrap_or(&[]);
        place = finder.step(&place, step, rest, path)?;
        if let Place::Unit(id) = place
            && text.unit(id).repealed.is_some()
        {
            let message = Message::new("replay-repealed").with("path", text.path(id));
            return Err(Conflict::new(Reason::AlreadyRepealed, message));
        }
    }
    Ok(Found { place, levelled: finder.levelled })
}

pub(super) struct Finder<'t> {
    pub(super) text: &'t Text,
    pub(super) levelled: Vec<Levelling>,
}

impl Finder<'_> {
    pub(super) fn step(&mut self, at: &Place, step: &Segment, rest: &[Segment], path: &[Segment]) -> Result<Place, Conflict> {
        let unit = match at {
            Place::Act => None,
            Place::Unit(id) => Some(*id),
            Place::Part(run) => return self.in_part(run, step, path),
            Place::Words(id, range) => {
                return match step.kind {
                    Kind::Sentence => self.sentence(&[(*id, range.clone())], true, step, path),
                    _ => Err(self.missing(path, Some(*id))),
                };
            }
            Place::First(id, range, list) => return self.in_first(*id, range, list, step, path),
        };
        match step.kind {
            Kind::Heading | Kind::Title => self.heading(unit).ok_or_else(|| self.missing(path, unit)),
            Kind::Sentence => {
                let Some(id) = unit else { return Err(self.missing(path, None)) };
                let (lines, all) = self.lines(id);
                self.sentence(&lines, all, step, path)
            }
            Kind::Paragraph | Kind::Indent => self.counted(unit, step, path),
            _ => match self.all(unit, step).as_slice() {
                [one] => Ok(Place::Unit(*one)),
                [] => self.levelled(unit, step, path),
                // Numbers that begin anew in every section: the one in which the rest of the address leads somewhere.
                several => {
                    let leads = |id: &&UnitId| locate_below(self.text, **id, rest);
                    let fits: Vec<UnitId> = several.iter().filter(leads).copied().collect();
                    match (fits.as_slice(), rest.is_empty()) {
                        ([one], false) => Ok(Place::Unit(*one)),
                        _ => Err(self.ambiguous(path, several)),
                    }
                }
            },
        }
    }

    /// Every unit that a step may mean, in document order. Groups of units may be left out of an address.
    pub(super) fn all(&self, within: Option<UnitId>, step: &Segment) -> Vec<UnitId> {
        let passes = |kind: Kind| match step.kind {
            Kind::Row | Kind::Cell | Kind::Column => is_group(kind) || kind == Kind::Table,
            Kind::Document | Kind::Attachment => kind == Kind::Document,
            kind_of_step => is_group(kind) && kind != kind_of_step && group_rank(kind) < group_rank(kind_of_step),
        };
        let mut out = Vec::new();
        let mut open: Vec<UnitId> = self.text.children(within).iter().rev().copied().collect();
        while let Some(id) = open.pop() {
            let unit = self.text.unit(id);
            if unit.kind == step.kind && self.is_called(id, step) {
                out.push(id);
            } else if passes(unit.kind) {
                open.extend(self.text.children(Some(id)).iter().rev());
            }
        }
        if step.number.as_deref() == Some("last") {
            out.drain(..out.len().saturating_sub(1));
        }
        out
    }

    fn is_called(&self, id: UnitId, step: &Segment) -> bool {
        let unit = self.text.unit(id);
        match (&step.number, &step.title) {
            (Some(n), _) if n == "last" => true,
            (Some(n), _) => unit.number.as_deref().is_some_and(|u| same_number(u, n)),
            (None, Some(title)) if !title.is_empty() => self.is_titled(id, title),
            // A table or attachment without more is the only one.
            (None, _) => true,
        }
    }

    fn is_titled(&self, id: UnitId, title: &str) -> bool {
        let children = self.text.children(Some(id));
        let head = |k: Kind| matches!(k, Kind::Title | Kind::Heading);
        let titles = children.iter().filter(|c| head(self.text.unit(**c).kind));
        let mut heads: Vec<String> = titles.map(|c| self.text.unit(*c).words.text().into_owned()).collect();
        if heads.is_empty() {
            let unit = self.text.unit(id);
            match unit.kind {
                Kind::Row => heads.extend(children.iter().map(|c| self.text.full_text(*c))),
                _ => heads.push(unit.words.text().into_owned()),
            }
        }
        let wanted = title.trim_matches(['"', '«', '»', '“', '”', ' ']);
        heads.iter().any(|h| same_title(h, wanted)) || same_title(&heads.join(" "), wanted)
    }

    /// Where no unit is called so: rows called items and the other way round, and steps that the drafter left out.
    fn levelled(&mut self, within: Option<UnitId>, step: &Segment, path: &[Segment]) -> Result<Place, Conflict> {
        let other = match step.kind {
            Kind::Item => Some(Kind::Row),
            Kind::Row => Some(Kind::Item),
            Kind::Chapter => Some(Kind::Section),
            Kind::Section => Some(Kind::Chapter),
            _ => None,
        };
        if let Some(kind) = other {
            let renamed = Segment { kind, ..step.clone() };
            if let [one] = self.all(within, &renamed).as_slice() {
                self.say("other_kind", step, *one);
                return Ok(Place::Unit(*one));
            }
        }
        // "3-баптың 2) тармақшасы" where the only 2) stands in an item.
        if step.kind == Kind::Subitem && step.number.is_some() && within.is_some() {
            let inside: Vec<UnitId> = self.text.walk(within).into_iter().filter(|id| self.is_unit(*id, step)).collect();
            if let [one] = inside.as_slice() {
                self.say("left_out_step", step, *one);
                return Ok(Place::Unit(*one));
            }
            if inside.len() > 1 {
                return Err(self.ambiguous(path, &inside));
            }
        }
        Err(self.missing(path, within))
    }

    pub(super) fn is_unit(&self, id: UnitId, step: &Segment) -> bool {
        self.text.unit(id).kind == step.kind && self.is_called(id, step)
    }

    /// The heading of a unit, or of the act.
    fn heading(&self, unit: Option<UnitId>) -> Option<Place> {
        let head = |id: &&UnitId| matches!(self.text.unit(**id).kind, Kind::Title | Kind::Heading);
        if let Some(id) = self.text.children(unit).iter().find(head) {
            return Some(Place::Unit(*id));
        }
        let id = unit?;
        let unit = self.text.unit(id);
        let words = unit.words.text();
        let headed = unit.kind == Kind::Article || is_group(unit.kind);
        headed.then(|| Place::Words(id, label::end(unit.kind, unit.number.as_deref(), &words)..words.len()))
    }

    pub(super) fn say(&mut self, kind: &'static str, step: &Segment, found: UnitId) {
        self.levelled.push(Levelling { kind, wanted: step.to_string(), found: self.text.path(found).to_string() });
    }

    pub(super) fn missing(&self, path: &[Segment], within: Option<UnitId>) -> Conflict {
        let named = crate::base::ProvisionPath(path.to_vec());
        let message = Message::new("replay-target-missing").with("path", &named);
        // What is there at that level: a slip in the number shows at once.
        let kind = path.last().map(|s| s.kind);
        let near = self.text.children(within).iter().filter(|c| Some(self.text.unit(**c).kind) == kind);
        Conflict {
            candidates: near.take(12).map(|id| Candidate::unit(self.text, *id)).collect(),
            ..Conflict::new(Reason::TargetMissing, message)
        }
    }

    fn ambiguous(&self, path: &[Segment], several: &[UnitId]) -> Conflict {
        let named = crate::base::ProvisionPath(path.to_vec());
        let message = Message::new("replay-target-ambiguous").with("path", &named).with("count", several.len());
        Conflict {
            candidates: several.iter().take(12).map(|id| Candidate::unit(self.text, *id)).collect(),
            ..Conflict::new(Reason::TargetAmbiguous, message)
        }
    }
}

/// The line of a unit that a new sentence goes into: the only one, or for the last sentence the last one.
#[must_use]
pub fn line_of(text: &Text, id: UnitId, sentence: &Segment) -> Option<(UnitId, Range<usize>)> {
    let (lines, all) = Finder { text, levelled: Vec::new() }.lines(id);
    match (lines.as_slice(), sentence.number.as_deref()) {
        ([one], Some(n)) if all || n != "last" => Some(one.clone()),
        ([.., last], Some("last") | None) if all => Some(last.clone()),
        // A second sentence stands in the first line, whatever follows.
        ([first, ..], Some(n)) if n != "last" => Some(first.clone()),
        _ => None,
    }
}

fn locate_below(text: &Text, id: UnitId, rest: &[Segment]) -> bool {
    let mut finder = Finder { text, levelled: Vec::new() };
    let mut place = Place::Unit(id);
    for step in rest {
        // One look ahead is enough: what follows is never ambiguous inside one unit.
        match finder.step(&place, step, &[], rest) {
            Ok(next) => place = next,
            Err(_) => return false,
        }
    }
    true
}

/// Lines of a unit that carry no number of their own.
#[must_use]
pub fn is_line(kind: Kind) -> bool {
    matches!(kind, Kind::Paragraph | Kind::Indent)
}

/// Units that only group others, and may be left out of an address.
#[must_use]
pub fn is_group(kind: Kind) -> bool {
    matches!(kind, Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter)
}

fn group_rank(kind: Kind) -> u8 {
    match kind {
        Kind::Part => 1,
        Kind::Section => 2,
        Kind::Subsection => 3,
        Kind::Chapter => 4,
        Kind::Subchapter => 5,
        _ => 6,
    }
}

/// Whether two printed numbers are one: look-alike letters and Roman figures are levelled.
#[must_use]
pub fn same_number(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let value = |n: &str| roman(n).map(|v| v.to_string());
    let level = |n: &str| value(n).unwrap_or_else(|| fold(n).text.replace(' ', ""));
    level(a) == level(b)
}
