//! Words of a provision: from the act's own text, from quoted new wordings, and from both put together.

use crate::base::path::number_key;
use crate::base::{Kind, ProvisionPath};
use crate::corpus::{Manifestation, paths, rebased};
use crate::extract::{Amendment, Event, WordMode, Words};
use crate::tree::Document;

use super::events::LifecycleEvent;

/// A unit's address and own words, in document order.
pub(super) type Units = Vec<(ProvisionPath, String)>;

/// What an amending act says that the new words are.
#[derive(Clone, Copy, Debug)]
pub(super) struct NewWording<'c> {
    document: &'c Document,
    node: Option<usize>,
    text: Option<&'c str>,
    words: Option<&'c Words>,
}

impl<'c> NewWording<'c> {
    /// The wording or words that an amendment carries.
    pub(super) fn of(text: &'c Manifestation, amendment: &'c Amendment) -> Option<Self> {
        let content = amendment.content.as_ref();
        (content.is_some() || amendment.words.is_some()).then(|| NewWording {
            document: &text.act.document,
            node: content.and_then(|c| c.node),
            text: content.map(|c| c.text.as_str()),
            words: amendment.words.as_ref(),
        })
    }

    /// Whether it is a full new wording, and not a change of words.
    pub(super) fn is_full(&self) -> bool {
        self.text.is_some() && self.words.is_none()
    }

    /// The exact words of the element itself.
    pub(super) fn text(&self) -> Option<&'c str> {
        self.text.map(str::trim_end)
    }

    /// The element at `at` and what is in it; `None` where the structure of the wording is not known.
    pub(super) fn units(&self, at: &ProvisionPath) -> Option<Units> {
        if self.words.is_some() {
            return None;
        }
        let text = self.text?;
        Some(match self.node {
            Some(node) => rebased(self.document, node, at),
            None => vec![(at.clone(), text.trim_end().to_string())],
        })
    }

    /// Whether the structure of the wording is known: then what is not in it is not in the element.
    pub(super) fn has_structure(&self) -> bool {
        self.node.is_some() && self.is_full()
    }
}

/// The units of an act's own text that are law: no status line, no table of contents.
pub(super) fn units_of(document: &Document) -> Units {
    let texts = paths(document).into_iter().enumerate().map(|(id, path)| (path, document.text(id).to_string()));
    texts.filter(|(path, _)| !path.0.iter().any(|s| matches!(s.kind, Kind::Status | Kind::Contents))).collect()
}

/// The words of the provision at `path`: its own and those of its units, a line each. `None`: there is no such provision.
pub(super) fn text_at(units: &Units, path: &ProvisionPath) -> Option<String> {
    let join = |inside: &dyn Fn(&ProvisionPath) -> bool| {
        let lines: Vec<&str> = units.iter().filter(|(p, t)| inside(p) && !t.is_empty()).map(|(_, t)| t.as_str()).collect();
        lines.join("\n")
    };
    if path.is_empty() {
        return (!units.is_empty()).then(|| join(&|_| true));
    }
    if units.iter().any(|(p, _)| path.contains(p)) {
        return Some(join(&|p| path.contains(p)));
    }
    // The first paragraph and the first indent are the unit's own text.
    let unit = own_text_of(path)?;
    units.iter().find(|(p, _)| *p == unit).map(|(_, t)| t.clone())
}

/// The unit whose own text `path` means: `item-7` for `item-7/paragraph-1`.
pub(super) fn own_text_of(path: &ProvisionPath) -> Option<ProvisionPath> {
    let (last, unit) = path.0.split_last()?;
    let own = matches!(last.kind, Kind::Paragraph | Kind::Indent) && last.number.as_deref() == Some("1") && !unit.is_empty();
    own.then(|| ProvisionPath(unit.to_vec()))
}

/// Applies an event to the units. `None`: it cannot be told what the words are afterwards.
pub(super) fn apply(units: &Units, event: &LifecycleEvent<'_>) -> Option<Units> {
    let at = &event.path;
    let run = run_of(units, at);
    let replace = |from: usize, to: usize, with: Units| {
        let mut out: Units = units.iter().take(from).cloned().collect();
        out.extend(with);
        out.extend(units.iter().skip(to).cloned());
        Some(out)
    };
    match (event.event, event.wording) {
        (Event::Repealed, _) => run.map_or_else(|| Some(units.clone()), |(from, to)| replace(from, to, Vec::new())),
        (Event::Substituted, Some(new)) => {
            let (from, to) = run?;
            replace(from, to, new.units(at)?)
        }
        (Event::Inserted, Some(new)) => {
            let place = run.unwrap_or_else(|| {
                let place = place_of(units, at);
                (place, place)
            });
            replace(place.0, place.1, new.units(at)?)
        }
        (Event::Amended, Some(NewWording { words: Some(words), .. })) => {
            let (from, to) = run?;
            let mut changed: Units = units.get(from..to)?.to_vec();
            change_words(&mut changed, words)?;
            replace(from, to, changed)
        }
        _ => None,
    }
}

/// Where the provision's units stand, `[from, to)`.
fn run_of(units: &Units, at: &ProvisionPath) -> Option<(usize, usize)> {
    let from = units.iter().position(|(p, _)| at.contains(p))?;
    let len = units.iter().skip(from).take_while(|(p, _)| at.contains(p)).count();
    Some((from, from + len))
}

/// Where a new provision goes: after the last sibling with a smaller number, else to the end of its parent.
fn place_of(units: &Units, at: &ProvisionPath) -> usize {
    let Some((last, parent)) = at.0.split_last() else { return units.len() };
    let parent = ProvisionPath(parent.to_vec());
    let (from, to) =
        if parent.is_empty() { (0, units.len()) } else { run_of(units, &parent).unwrap_or((units.len(), units.len())) };
    let number = number_key(last.number.as_deref().unwrap_or(""));
    let mut place = to;
    let mut seen = false;
    for (i, (path, _)) in units.iter().enumerate().take(to).skip(from) {
        let sibling = path.0.get(parent.0.len()).filter(|s| s.kind == last.kind);
        match sibling.map(|s| number_key(s.number.as_deref().unwrap_or("")) < number) {
            Some(true) => (place, seen) = (i + 1, true),
            Some(false) if !seen => return i,
            _ => {}
        }
    }
    place
}

/// The blank before words that are put after others; signs such as `,` stand close.
fn gap(new: &str) -> &'static str {
    if new.starts_with([',', ';', '.', ':', ')']) { "" } else { " " }
}

/// Changes words where it is certain which ones are meant: they stand exactly once, or everywhere is meant.
fn change_words(units: &mut Units, words: &Words) -> Option<()> {
    if words.inflected || words.pairs.is_empty() {
        return None;
    }
    for (old, new) in &words.pairs {
        let (anchor, with) = match words.mode {
            WordMode::Replace | WordMode::Delete => (old.as_str(), new.clone()),
            WordMode::InsertAfter => (words.after.as_deref()?, format!("{}{}{new}", words.after.as_deref()?, gap(new))),
            WordMode::InsertBefore => (words.before.as_deref()?, format!("{new} {}", words.before.as_deref()?)),
            WordMode::Append => {
                let (_, last) = units.last_mut()?;
                last.push_str(gap(new));
                last.push_str(new);
                continue;
            }
        };
        let count: usize = units.iter().map(|(_, t)| t.matches(anchor).count()).sum();
        if anchor.is_empty() || count == 0 || (count > 1 && !words.whole_text) {
            return None;
        }
        for (_, text) in units.iter_mut() {
            if text.contains(anchor) {
                *text = text.replace(anchor, &with);
                if words.mode == WordMode::Delete {
                    *text = text.replace("  ", " ");
                }
            }
        }
    }
    Some(())
}
