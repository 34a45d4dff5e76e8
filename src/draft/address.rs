//! How an element is called: the steps that an instruction names.

use super::compare::{children, is_line};
use crate::base::label;
use crate::base::{Kind, Segment};
use crate::replay::{Place, Text, UnitId, locate};

/// Units that only group others and are left out of an address where the rest leads to one place.
#[must_use]
pub fn is_group(kind: Kind) -> bool {
    matches!(kind, Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter)
}

/// The steps to a unit, as short as they lead to it; `None` where none do.
#[must_use]
pub fn of(text: &Text, unit: UnitId, title: Option<&str>) -> Option<Vec<Segment>> {
    let full = full(text, Some(unit))?;
    let (last, above) = full.split_last()?;
    let mut short: Vec<Segment> = above.iter().filter(|s| !is_group(s.kind)).cloned().collect();
    short.push(last.clone());
    [short, full].into_iter().find(|path| path.iter().all(|s| has_words(s.kind)) && leads(text, path, unit, title))
}

/// Whether drafters have words for a kind of element: quotations, cells and what was not understood are part of what holds them.
fn has_words(kind: Kind) -> bool {
    !matches!(kind, Kind::Part | Kind::Quoted | Kind::Unparsed | Kind::Cell | Kind::Column | Kind::Contents)
}

/// All steps to a unit, groups included; no steps to the act itself.
#[must_use]
pub fn full(text: &Text, unit: Option<UnitId>) -> Option<Vec<Segment>> {
    let mut out = Vec::new();
    let mut at = unit;
    while let Some(id) = at {
        let segment = text.segment(id);
        out.push(match segment.kind {
            Kind::Document => Segment::titled(Kind::Document, name(text, id)?),
            Kind::Title | Kind::Heading => Segment::bare(Kind::Heading),
            Kind::Preamble | Kind::Note | Kind::Table => Segment::bare(segment.kind),
            _ => segment,
        });
        at = text.parent(id);
    }
    out.reverse();
    Some(out)
}

/// The name of an approved document, as its heading has it.
#[must_use]
pub fn name(text: &Text, document: UnitId) -> Option<String> {
    let head = |id: &&UnitId| matches!(text.unit(**id).kind, Kind::Title | Kind::Heading);
    let lines: Vec<String> =
        text.children(Some(document)).iter().filter(head).map(|id| super::level::blanks(&text.unit(*id).words.text())).collect();
    let name = lines.join(" ");
    (!name.is_empty()).then_some(name)
}

/// Whether steps lead to a unit.
fn leads(text: &Text, path: &[Segment], unit: UnitId, title: Option<&str>) -> bool {
    let Ok(found) = locate(text, path, title) else { return false };
    match found.place {
        Place::Unit(id) | Place::Words(id, _) | Place::First(id, ..) => id == unit,
        Place::Part(run) => run.first() == Some(&unit),
        Place::Act => false,
    }
}

/// The steps to a unit's own words without what stands in it.
#[must_use]
pub fn own(text: &Text, unit: UnitId, title: Option<&str>) -> Option<Vec<Segment>> {
    let u = text.unit(unit);
    let mut path = of(text, unit, title)?;
    if matches!(u.kind, Kind::Title | Kind::Heading) {
        return Some(path);
    }
    if is_headed(text, unit) {
        path.push(Segment::bare(Kind::Heading));
        return Some(path);
    }
    let below = children(text, Some(unit));
    let list = |id: &UnitId| matches!(text.unit(*id).kind, Kind::Subitem | Kind::Indent);
    let announces = u.words.text().trim_end().ends_with(':');
    let goes_on = is_line(u.kind) && announces && follows_a_list(text, unit);
    if below.is_empty() && !goes_on {
        return Some(path);
    }
    let first = if goes_on || below.first().is_some_and(list) { Kind::Indent } else { Kind::Paragraph };
    path.push(Segment::new(first, "1"));
    Some(path)
}

/// Whether the own words of a unit are its heading.
#[must_use]
pub fn is_headed(text: &Text, unit: UnitId) -> bool {
    let u = text.unit(unit);
    is_group(u.kind) || label::heading(u.kind, u.number.as_deref(), &u.words.text()).is_some()
}

/// Whether the subitems after a line belong to it.
fn follows_a_list(text: &Text, line: UnitId) -> bool {
    let siblings = text.children(text.parent(line));
    siblings.get(text.place(line) + 1).is_some_and(|id| text.unit(*id).kind == Kind::Subitem)
}
