//! Parts, indents and sentences: what instructions count and texts do not number.

use std::ops::Range;

use super::conflict::Conflict;
use super::locate::{Finder, Place, is_group, is_line};
use super::text::{Text, UnitId};
use crate::base::label;
use crate::base::{Kind, Segment};

impl Finder<'_> {
    /// A part (*бөлік*) or an indent (*абзац*): the first one is the unit's own words, or an intro line.
    pub(super) fn counted(&mut self, unit: Option<UnitId>, step: &Segment, path: &[Segment]) -> Result<Place, Conflict> {
        let Some(id) = unit else {
            return match self.all(None, step).as_slice() {
                [one] => Ok(Place::Unit(*one)),
                _ => Err(self.missing(path, None)),
            };
        };
        let children = self.text.children(Some(id));
        let own = self.own_words(id);
        let lines: Vec<UnitId> = children.iter().copied().filter(|c| is_line(self.text.unit(*c).kind)).collect();
        let number = step.number.as_deref().unwrap_or("");
        let first = number == "1" || (number == "last" && lines.is_empty());
        let text = self.text;
        let place = |c: UnitId| if step.kind == Kind::Paragraph { part(text, c) } else { Place::Unit(c) };
        if let Some(c) = children.last().filter(|c| number == "last" && step.kind == Kind::Indent && self.ends_list(**c)) {
            self.say("counted_otherwise", step, *c);
            return Ok(Place::Unit(*c));
        }
        if first {
            if !own.is_empty() {
                let list = if step.kind == Kind::Paragraph { announced(text, id, &own) } else { Vec::new() };
                return Ok(if list.is_empty() { Place::Words(id, own) } else { Place::First(id, own, list) });
            }
            return lines.first().map(|c| place(*c)).ok_or_else(|| self.missing(path, unit));
        }
        // The act that changes the text counts as it was before.
        let mut named: Vec<UnitId> = lines.iter().copied().filter(|c| self.is_unit(*c, step)).collect();
        named.sort_by_key(|c| text.is_fresh(*c));
        let named = named.first().copied();
        if let Some(c) = named.filter(|_| number != "last") {
            return Ok(place(c));
        }
        let at = match number {
            "last" => lines.last().copied(),
            n => n
                .parse::<usize>()
                .ok()
                .and_then(|n| n.checked_sub(1 + usize::from(!own.is_empty())))
                .and_then(|n| lines.get(n).copied()),
        };
        // Subitems between the lines leave open what the drafter counted.
        let mixed = children.iter().any(|c| !is_line(self.text.unit(*c).kind));
        // And so does an act that has taken one of them away.
        let open = text.is_unsettled(Some(id));
        match at.filter(|_| !mixed && !open || number == "last") {
            Some(c) => {
                if self.text.unit(c).kind != step.kind {
                    self.say("counted_otherwise", step, c);
                }
                Ok(place(c))
            }
            None => Err(self.missing(path, unit)),
        }
    }

    pub(super) fn in_part(&mut self, run: &[UnitId], step: &Segment, path: &[Segment]) -> Result<Place, Conflict> {
        let first = run.first().copied();
        if let (Kind::Sentence | Kind::Indent | Kind::Paragraph, Some(id)) = (step.kind, first) {
            return self.step(&Place::Unit(id), step, &[], path);
        }
        let found: Vec<UnitId> = run.iter().copied().filter(|id| self.is_unit(*id, step)).collect();
        match found.as_slice() {
            [one] => Ok(Place::Unit(*one)),
            _ => Err(self.missing(path, first)),
        }
    }

    /// Inside the first part of a unit.
    pub(super) fn in_first(
        &mut self,
        id: UnitId,
        own: &Range<usize>,
        list: &[UnitId],
        step: &Segment,
        path: &[Segment],
    ) -> Result<Place, Conflict> {
        match step.kind {
            Kind::Sentence => self.sentence(&[(id, own.clone())], false, step, path),
            Kind::Indent | Kind::Paragraph if step.number.as_deref() == Some("1") => Ok(Place::Words(id, own.clone())),
            _ => match list.iter().copied().filter(|c| self.is_unit(*c, step)).collect::<Vec<_>>().as_slice() {
                [one] => Ok(Place::Unit(*one)),
                _ => Err(self.missing(path, Some(id))),
            },
        }
    }

    /// Whether a unit is a subitem of one line, which counts as an indent where it is the last one.
    fn ends_list(&self, id: UnitId) -> bool {
        self.text.unit(id).kind == Kind::Subitem && self.text.children(Some(id)).is_empty()
    }

    /// The lines of a unit in which sentences are counted, and whether they are all: subitems between them end the count.
    pub(super) fn lines(&self, id: UnitId) -> (Vec<(UnitId, Range<usize>)>, bool) {
        let own = self.own_words(id);
        let mut out = if own.is_empty() { Vec::new() } else { vec![(id, own)] };
        for child in self.text.children(Some(id)) {
            let unit = self.text.unit(*child);
            if !is_line(unit.kind) || !self.text.children(Some(*child)).is_empty() {
                return (out, false);
            }
            out.push((*child, 0..unit.words.len()));
        }
        (out, true)
    }

    /// The own words of a unit without its label; empty for an article whose own words are its heading.
    fn own_words(&self, id: UnitId) -> Range<usize> {
        let unit = self.text.unit(id);
        let words = unit.words.text();
        let headed = unit.kind == Kind::Article
            && self
                .text
                .children(Some(id))
                .iter()
                .any(|c| self.text.unit(*c).kind == Kind::Paragraph && self.text.unit(*c).number.as_deref() == Some("1"));
        let headed = headed
            || is_group(unit.kind)
            || (unit.kind == Kind::Article
                && !words.trim_end().ends_with(['.', ';', ':'])
                && !self.text.children(Some(id)).is_empty());
        if headed { 0..0 } else { label::end(unit.kind, unit.number.as_deref(), &words)..words.len() }
    }

    /// A sentence of these lines; `all`: nothing follows them.
    pub(super) fn sentence(
        &self,
        lines: &[(UnitId, Range<usize>)],
        all: bool,
        step: &Segment,
        path: &[Segment],
    ) -> Result<Place, Conflict> {
        let mut found: Vec<(UnitId, Range<usize>)> = Vec::new();
        for (id, within) in lines {
            let words = self.text.unit(*id).words.text();
            let whole = within.end == words.len();
            if whole {
                // The act that changes the text counts as it was before.
                found.extend(self.text.sentences(*id, within.start).into_iter().map(|r| (*id, r)));
            } else {
                let sentences = label::sentences(words.get(within.clone()).unwrap_or(""));
                found.extend(sentences.into_iter().map(|r| (*id, within.start + r.start..within.start + r.end)));
            }
        }
        let number = step.number.as_deref().unwrap_or("");
        let found = match number {
            "last" => found.last().filter(|_| all),
            n => n.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).and_then(|n| found.get(n)),
        };
        match found {
            Some((id, range)) if !range.is_empty() => Ok(Place::Words(*id, range.clone())),
            _ => Err(self.missing(path, lines.first().map(|l| l.0))),
        }
    }
}

/// A part with the subitems it announces.
fn part(text: &Text, id: UnitId) -> Place {
    let siblings = text.children(text.parent(id));
    let announces = text.unit(id).words.text().trim_end().ends_with(':');
    let at = siblings.iter().position(|c| *c == id).unwrap_or(0);
    let mut run = vec![id];
    if announces && text.children(Some(id)).is_empty() {
        run.extend(siblings.iter().skip(at + 1).take_while(|c| text.unit(**c).kind == Kind::Subitem));
    }
    if run.len() > 1 { Place::Part(run) } else { Place::Unit(id) }
}

/// The subitems that the own words of a unit announce.
fn announced(text: &Text, id: UnitId, own: &Range<usize>) -> Vec<UnitId> {
    let words = text.unit(id).words.text();
    if !words.get(own.clone()).unwrap_or("").trim_end().ends_with(':') {
        return Vec::new();
    }
    text.children(Some(id)).iter().copied().take_while(|c| text.unit(*c).kind == Kind::Subitem).collect()
}
