//! Changes of whole elements: a new wording, a new element, the end of one, another number.

use super::conflict::{Candidate, Conflict, Levelling, Reason};
use super::locate::{self, Found, Place, locate};
use super::rope::{Origin, Rope};
use super::text::{Text, UnitId};
use super::wording::Wording;
use crate::base::label;
use crate::base::path::number_key;
use crate::base::{Kind, Message, ProvisionPath, Segment};
use crate::extract::Position;

/// Gives an element a new wording.
///
/// # Errors
/// No such element, or several.
pub fn substitute(text: &mut Text, path: &[Segment], title: Option<&str>, new: Wording<'_>) -> Result<Vec<Levelling>, Conflict> {
    let Found { place, levelled } = locate(text, path, title)?;
    let Some(last) = path.last() else { return Err(not_understood(path)) };
    match place {
        Place::Act => return Err(not_understood(path)),
        Place::First(unit, range, list) => substitute_first(text, unit, range, &list, new, path)?,
        Place::Words(unit, range) if last.kind == Kind::Paragraph => substitute_first(text, unit, range, &[], new, path)?,
        Place::Words(unit, range) => {
            let mut words = new.as_line();
            // A heading and the first part of an item are quoted with or without the label.
            let (kind, number) = (text.unit(unit).kind, text.unit(unit).number.as_deref());
            let own = label::end(kind, number, &text.unit(unit).words.text());
            if range.start > 0 && range.start == own {
                let label = label::end(kind, number, &words);
                // "3 күн" begins with a number that is no label.
                if !words[..label].trim_end().ends_with(|c: char| c.is_ascii_digit()) {
                    words.drain(..label);
                }
            }
            text.edit(unit, range, &words, new.quoted_at());
        }
        Place::Unit(unit) if matches!(last.kind, Kind::Heading | Kind::Title) => {
            text.unit_mut(unit).words = Rope::new(new.as_line(), new.quoted_at());
        }
        Place::Unit(unit) => {
            let segment = text.segment(unit);
            let units = new.units(text, &segment);
            replace(text, &[unit], &units);
        }
        Place::Part(run) => {
            let segment = run.first().map(|id| text.segment(*id)).unwrap_or_else(|| last.clone());
            let units = new.units(text, &segment);
            replace(text, &run, &units);
        }
    }
    Ok(levelled)
}

/// Gives the first part of a unit a new wording: its own words and the subitems they announce.
fn substitute_first(
    text: &mut Text,
    unit: UnitId,
    range: std::ops::Range<usize>,
    list: &[UnitId],
    new: Wording<'_>,
    path: &[Segment],
) -> Result<(), Conflict> {
    let segment = text.segment(unit);
    let units = new.units(text, &segment);
    let [made] = units.as_slice() else { return Err(not_understood(path)) };
    let below = text.children(Some(*made)).to_vec();
    // More than one part for one part.
    if below.iter().any(|id| text.unit(*id).kind != Kind::Subitem) {
        return Err(not_understood(path));
    }
    let (words, number) = (text.unit(*made).words.clone(), text.unit(unit).number.as_deref().map(str::to_string));
    let said = words.text().into_owned();
    let mut label = label::end(segment.kind, number.as_deref(), &said);
    // "3 күн" begins with a number that is no label.
    if said.get(..label).is_some_and(|l| l.trim_end().ends_with(|c: char| c.is_ascii_digit())) {
        label = 0;
    }
    let origin = words.runs().first().map_or(new.origin, |r| r.origin);
    text.unit_mut(unit).words.replace(range, said.get(label..).unwrap_or(""), origin);
    for id in list {
        text.remove(*id);
    }
    text.clear(*made);
    text.insert(Some(unit), 0, &below);
    Ok(())
}

/// Puts units in the place of others.
fn replace(text: &mut Text, old: &[UnitId], new: &[UnitId]) {
    let Some(first) = old.first().copied() else { return };
    let (parent, place) = (text.parent(first), text.place(first));
    for id in old {
        text.remove(*id);
    }
    text.insert(parent, place, new);
    text.unsettle(parent, &[]);
}

/// Puts a new element in; the path ends in its own number. Where the instruction names a neighbour, it stands beside that one.
///
/// # Errors
/// Nothing to put it into, or an element of that number is there and not repealed.
pub fn insert(
    text: &mut Text,
    path: &[Segment],
    title: Option<&str>,
    new: Wording<'_>,
    beside: Option<&Position>,
) -> Result<Vec<Levelling>, Conflict> {
    let Some((last, above)) = path.split_last() else { return Err(not_understood(path)) };
    let Found { place, mut levelled } = locate(text, above, title)?;
    let host = match place {
        Place::Act => None,
        Place::Unit(id) => Some(id),
        // "толықтырылсын: екінші бөлігі … 3) тармақшамен": the subitems stand beside their part.
        Place::Part(run) => run.first().and_then(|id| text.parent(*id)),
        Place::Words(id, range) if last.kind == Kind::Sentence => {
            return insert_sentence(text, id, range, last, new).map(|()| levelled);
        }
        Place::First(id, range, _) if last.kind == Kind::Sentence => {
            return insert_sentence(text, id, range, last, new).map(|()| levelled);
        }
        // The intro line's subitems are the unit's.
        Place::Words(id, _) | Place::First(id, ..) => Some(id),
    };
    match last.kind {
        Kind::Sentence => {
            let Some(id) = host else { return Err(not_understood(path)) };
            let (id, range) = locate::line_of(text, id, last).ok_or_else(|| not_understood(path))?;
            insert_sentence(text, id, range, last, new)?;
        }
        Kind::Paragraph | Kind::Indent => {
            let units = new.units(text, last);
            insert_line(text, host, last, &units)?;
        }
        Kind::Heading | Kind::Title | Kind::Preamble => {
            let unit = text.add(last.kind, None, Rope::new(new.as_line(), new.quoted_at()));
            text.insert(host, 0, &[unit]);
        }
        _ => {
            if let Some(there) = same_element(text, host, last) {
                if text.unit(there).repealed.is_none() {
                    let message = Message::new("replay-already-there").with("path", text.path(there));
                    let candidates = vec![Candidate::unit(text, there)];
                    return Err(Conflict { candidates, ..Conflict::new(Reason::AlreadyThere, message) });
                }
                levelled.push(Levelling { kind: "restored", wanted: last.to_string(), found: text.path(there).to_string() });
                let units = new.units(text, last);
                replace(text, &[there], &units);
                return Ok(levelled);
            }
            let neighbour = beside.and_then(|p| locate(text, &p.path, title).ok().map(|f| (f.place, p.after)));
            let (parent, at) = match neighbour {
                Some((Place::Unit(id), after)) if text.unit(id).kind == last.kind => {
                    (text.parent(id), text.place(id) + usize::from(after))
                }
                _ => place_of(text, host, last),
            };
            let units = new.units(text, last);
            text.insert(parent, at, &units);
            levelled.extend(go_on(text, &units, new.origin));
        }
    }
    Ok(levelled)
}

/// A list that a new last subitem makes go on: what was its last one ended in a stop, which moves to the new one. No instruction says
/// so, every edition has it.
fn go_on(text: &mut Text, new: &[UnitId], origin: Origin) -> Option<Levelling> {
    let (first, last) = (*new.first()?, *new.last()?);
    let siblings = text.children(text.parent(first));
    let before = *siblings.get(text.place(first).checked_sub(1)?)?;
    let follows = siblings.get(text.place(last) + 1).is_some_and(|id| text.unit(*id).kind == Kind::Subitem);
    let subitems = [before, first].iter().all(|id| text.unit(*id).kind == Kind::Subitem);
    let ends = |id: UnitId, sign: char| text.full_text(id).trim_end().ends_with(sign);
    let words = text.unit(before).words.text();
    if follows || !subitems || !text.children(Some(before)).is_empty() || !ends(before, '.') || !ends(last, '.') {
        return None;
    }
    let at = words.trim_end().len() - 1;
    let found = text.path(before).to_string();
    text.unit_mut(before).words.replace(at..at + 1, ";", origin);
    Some(Levelling { kind: "list_goes_on", wanted: text.path(first).to_string(), found })
}

/// An element of this kind and number in a host, groups between them passed over.
fn same_element(text: &Text, host: Option<UnitId>, last: &Segment) -> Option<UnitId> {
    let number = last.number.as_deref()?;
    siblings(text, host, last.kind)
        .into_iter()
        .find(|id| text.unit(*id).number.as_deref().is_some_and(|n| locate::same_number(n, number)))
}

/// Units of one kind in a host, in document order, groups between them passed over.
fn siblings(text: &Text, host: Option<UnitId>, kind: Kind) -> Vec<UnitId> {
    let mut out = Vec::new();
    let mut open: Vec<UnitId> = text.children(host).iter().rev().copied().collect();
    while let Some(id) = open.pop() {
        let k = text.unit(id).kind;
        if k == kind {
            out.push(id);
        } else if locate::is_group(k) && !locate::is_group(kind)
            || (matches!(kind, Kind::Row) && k == Kind::Table)
            || (locate::is_group(k) && locate::is_group(kind))
        {
            open.extend(text.children(Some(id)).iter().rev());
        }
    }
    out
}

/// Where a new element goes: after the last one with a smaller number, else before the first one, else at the end of its host,
/// before what closes it.
fn place_of(text: &Text, host: Option<UnitId>, new: &Segment) -> (Option<UnitId>, usize) {
    let number = number_key(new.number.as_deref().unwrap_or(""));
    let all = siblings(text, host, new.kind);
    let key = |id: &UnitId| number_key(text.unit(*id).number.as_deref().unwrap_or(""));
    // Numbers may begin anew further down: the first run that the new number fits into.
    let mut before = None;
    for id in &all {
        if key(id) < number {
            before = Some(*id);
        } else if before.is_some() {
            break;
        }
    }
    if let Some(id) = before {
        return (text.parent(id), text.place(id) + 1);
    }
    if let Some(id) = all.first() {
        return (text.parent(*id), text.place(*id));
    }
    let children = text.children(host);
    let closes = |id: &UnitId| match new.kind {
        Kind::Subitem => text.unit(*id).kind == Kind::Paragraph && text.unit(*id).number.as_deref() != Some("1"),
        Kind::Attachment | Kind::Document => false,
        _ => matches!(text.unit(*id).kind, Kind::Signature | Kind::Note | Kind::Document | Kind::Attachment),
    };
    (host, children.iter().position(closes).unwrap_or(children.len()))
}

/// A new part or indent: it stands before the one that has its number now.
fn insert_line(text: &mut Text, host: Option<UnitId>, last: &Segment, new: &[UnitId]) -> Result<(), Conflict> {
    let first = |c: &UnitId| locate::is_line(text.unit(*c).kind) && text.unit(*c).number.as_deref() == Some("1");
    let children = text.children(host).to_vec();
    let own = host.is_some_and(|id| text.has_own_line(id)) && !children.iter().any(first);
    let lines: Vec<UnitId> = children.iter().copied().filter(|c| locate::is_line(text.unit(*c).kind)).collect();
    let count = lines.len() + usize::from(own);
    let number = match last.number.as_deref() {
        Some("last") | None => count + 1,
        Some(n) => n.parse::<usize>().unwrap_or(0),
    };
    if number == 0 || number > count + 1 || (own && number == 1) {
        let message = Message::new("replay-gap").with("path", ProvisionPath(vec![last.clone()])).with("count", count);
        return Err(Conflict::new(Reason::TargetMissing, message));
    }
    // "екінші және үшінші бөліктермен": the third stands behind the new second, whatever was the third before.
    let follows = lines.iter().rfind(|c| {
        number > 1 && text.is_fresh(**c) && text.unit(**c).number.as_deref().and_then(|n| n.parse().ok()) == Some(number - 1)
    });
    let named = |c: &&UnitId| !text.is_fresh(**c) && text.unit(**c).number.as_deref().and_then(|n| n.parse().ok()) == Some(number);
    let before = lines.iter().find(named).or_else(|| lines.get(number - 1 - usize::from(own))).copied();
    let at = match (follows, before) {
        (Some(id), _) => text.place(*id) + 1,
        (None, Some(id)) => text.place(id),
        (None, None) => children.iter().position(|c| text.unit(*c).kind == Kind::Note).unwrap_or(children.len()),
    };
    for (i, id) in new.iter().enumerate() {
        if locate::is_line(text.unit(*id).kind) {
            text.unit_mut(*id).number = Some((number + i).to_string().into());
        }
    }
    text.insert(host, at, new);
    text.unsettle(host, new);
    Ok(())
}

fn insert_sentence(
    text: &mut Text,
    id: UnitId,
    within: std::ops::Range<usize>,
    last: &Segment,
    new: Wording<'_>,
) -> Result<(), Conflict> {
    let now = label::sentences(text.unit(id).words.text().get(within.clone()).unwrap_or("")).len();
    let earlier = text.sentences(id, within.start);
    let n = match last.number.as_deref() {
        Some("last") | None => now.max(earlier.len()) + 1,
        Some(n) => n.parse::<usize>().unwrap_or(0),
    };
    if n == 0 || n > now.max(earlier.len()) + 1 {
        let message = Message::new("replay-gap").with("path", ProvisionPath(vec![last.clone()])).with("count", now);
        return Err(Conflict::new(Reason::TargetMissing, message));
    }
    let line = new.as_line();
    // It takes the place of the one that had its number before the act; behind the last one, or behind one that is new itself, the end.
    let gone = earlier.iter().filter(|r| r.is_empty()).count();
    let fresh = now + gone > earlier.len();
    match earlier.get(n - 1).filter(|_| !fresh) {
        Some(place) => text.put_sentence(id, place.start, &format!("{line} "), new.quoted_at()),
        None => {
            let words = text.unit(id).words.text().into_owned();
            let all = label::sentences(words.get(within.clone()).unwrap_or(""));
            let (at, put) = match all.get(n.saturating_sub(2)).or(all.last()).filter(|_| n > 1) {
                Some(before) => (within.start + before.end, format!(" {line}")),
                None => (within.start, format!("{line} ")),
            };
            text.put_sentence(id, at, &put, new.quoted_at());
        }
    }
    Ok(())
}

/// Ends an element: a numbered one keeps its number and place (Law on legal acts, art. 27(6)), others go.
///
/// # Errors
/// No such element, several, or one that is repealed already.
pub fn repeal(text: &mut Text, path: &[Segment], title: Option<&str>, origin: Origin) -> Result<Vec<Levelling>, Conflict> {
    let Found { place, levelled } = locate(text, path, title)?;
    match place {
        Place::Act => return Err(not_understood(path)),
        Place::Unit(unit) => end(text, unit, origin),
        Place::Part(run) => {
            for unit in run {
                let parent = text.parent(unit);
                text.remove(unit);
                text.unsettle(parent, &[]);
            }
        }
        Place::First(unit, range, list) => {
            end_first(text, unit, range, &list, path, origin)?;
        }
        Place::Words(unit, range) if path.last().is_some_and(|s| s.kind == Kind::Paragraph) => {
            end_first(text, unit, range, &[], path, origin)?;
        }
        Place::Words(unit, range) => {
            let words = text.unit(unit).words.text();
            let before = words.get(..range.start).unwrap_or("");
            let lead = if range.end == words.len() { before.len() - before.trim_end().len() } else { 0 };
            let after = words.get(range.end..).unwrap_or("");
            let trail = after.len() - after.trim_start().len();
            let range = range.start - lead..range.end + trail;
            text.edit(unit, range, "", origin);
        }
    }
    Ok(levelled)
}

/// Ends the first part of a unit: the next one moves up to the number. A unit without another part would be gone itself, which is
/// not what was said.
fn end_first(
    text: &mut Text,
    unit: UnitId,
    range: std::ops::Range<usize>,
    list: &[UnitId],
    path: &[Segment],
    origin: Origin,
) -> Result<(), Conflict> {
    let next = text.children(Some(unit)).get(list.len()).copied();
    if !next.is_some_and(|id| locate::is_line(text.unit(id).kind)) {
        return Err(not_understood(path));
    }
    text.unit_mut(unit).words.replace(range, "", origin);
    for id in list {
        text.remove(*id);
    }
    text.behead(unit);
    Ok(())
}

fn end(text: &mut Text, id: UnitId, origin: Origin) {
    let unit = text.unit(id);
    let keeps = unit.number.is_some()
        && !matches!(
            unit.kind,
            Kind::Paragraph | Kind::Indent | Kind::Sentence | Kind::Note | Kind::Table | Kind::Cell | Kind::Column
        );
    if !keeps {
        let parent = text.parent(id);
        text.remove(id);
        text.unsettle(parent, &[]);
        return;
    }
    let words = unit.words.text();
    let label = label::end(unit.kind, unit.number.as_deref(), &words);
    let to = words.len();
    let kept = words.get(..label).unwrap_or("").trim_end().len();
    text.clear(id);
    let unit = text.unit_mut(id);
    unit.words.replace(kept..to, "", origin);
    unit.repealed = Some(origin);
}

/// Gives an element another number.
///
/// # Errors
/// No such element, several, or one that has the new number already.
pub fn renumber(
    text: &mut Text,
    path: &[Segment],
    title: Option<&str>,
    new: &str,
    origin: Origin,
) -> Result<Vec<Levelling>, Conflict> {
    let Found { place, levelled } = locate(text, path, title)?;
    let Place::Unit(id) = place else { return Err(not_understood(path)) };
    if let Some(there) = text.children(text.parent(id)).iter().copied().find(|c| {
        let other = text.unit(*c);
        *c != id && other.kind == text.unit(id).kind && other.number.as_deref().is_some_and(|n| locate::same_number(n, new))
    }) {
        // What was repealed leaves its number; what lives keeps it.
        if text.unit(there).repealed.is_none() {
            let message = Message::new("replay-already-there").with("path", text.path(there));
            let candidates = vec![Candidate::unit(text, there)];
            return Err(Conflict { candidates, ..Conflict::new(Reason::AlreadyThere, message) });
        }
        text.remove(there);
    }
    let unit = text.unit(id);
    let words = unit.words.text();
    let old = unit.number.as_deref().unwrap_or("").to_string();
    let label = label::end(unit.kind, Some(&old), &words);
    if let Some(at) = words.get(..label).and_then(|l| l.find(&old)) {
        text.unit_mut(id).words.replace(at..at + old.len(), new, origin);
    }
    text.unit_mut(id).number = Some(new.into());
    Ok(levelled)
}

/// Puts an element, as it is, beside another one of its kind.
///
/// # Errors
/// No such element, no such neighbour, several, or one that has its number where it would stand.
pub fn move_to(text: &mut Text, path: &[Segment], title: Option<&str>, beside: &Position) -> Result<Vec<Levelling>, Conflict> {
    let Found { place, mut levelled } = locate(text, path, title)?;
    let neighbour = locate(text, &beside.path, title)?;
    levelled.extend(neighbour.levelled);
    let (Place::Unit(id), Place::Unit(next)) = (place, neighbour.place) else { return Err(not_understood(path)) };
    if id == next || text.unit(id).kind != text.unit(next).kind || text.walk(Some(id)).contains(&next) {
        return Err(not_understood(path));
    }
    let (from, to) = (text.parent(id), text.parent(next));
    let number = text.unit(id).number.clone();
    let same = |c: &UnitId| *c != id && text.unit(*c).kind == text.unit(id).kind && text.unit(*c).number == number;
    if let Some(there) = text.children(to).iter().copied().find(|c| number.is_some() && same(c)) {
        let message = Message::new("replay-already-there").with("path", text.path(there));
        let candidates = vec![Candidate::unit(text, there)];
        return Err(Conflict { candidates, ..Conflict::new(Reason::AlreadyThere, message) });
    }
    text.remove(id);
    let at = text.place(next) + usize::from(beside.after);
    text.insert(to, at, &[id]);
    if locate::is_line(text.unit(id).kind) {
        text.unsettle(from, &[]);
        text.unsettle(to, &[]);
    }
    Ok(levelled)
}

fn not_understood(path: &[Segment]) -> Conflict {
    let message = Message::new("replay-not-understood").with("path", ProvisionPath(path.to_vec()));
    Conflict::new(Reason::NotUnderstood, message)
}
