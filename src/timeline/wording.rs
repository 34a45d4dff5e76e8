//! Words of a provision: from the act's own text, from quoted new wordings, and from both put together by replay.

use super::events::LifecycleEvent;
use crate::base::label;
use crate::base::{Kind, ProvisionPath};
use crate::corpus::Manifestation;
use crate::extract::{Amendment, Event};
use crate::replay::{self, Conflict, Levelling, Origin, Outcome, Reason, Text};
use crate::tree::Document;

/// What an amending act says that the new words are.
#[derive(Clone, Copy, Debug)]
pub(super) struct NewWording<'c> {
    document: &'c Document,
    amendment: &'c Amendment,
}

impl<'c> NewWording<'c> {
    /// What an amendment says.
    pub(super) fn of(text: &'c Manifestation, amendment: &'c Amendment) -> Self {
        NewWording { document: &text.act.document, amendment }
    }

    /// Whether it is a full new wording, and not a change of words.
    pub(super) fn is_full(&self) -> bool {
        self.amendment.content.is_some() && self.amendment.words.is_none()
    }

    /// The exact words of the element itself.
    pub(super) fn text(&self) -> Option<&'c str> {
        self.amendment.content.as_ref().map(|c| c.text.trim_end())
    }

    /// A text of this wording alone, at its address.
    pub(super) fn alone(&self, at: &ProvisionPath, source: u32) -> Option<Text> {
        replay::of_wording(self.amendment, at, self.document, source)
    }

    /// Whether the structure of the wording is known: then what is not in it is not in the element.
    pub(super) fn has_structure(&self) -> bool {
        self.is_full() && self.amendment.content.as_ref().is_some_and(|c| c.node.is_some())
    }
}

/// The words of the provision at `path`: its own and those of its units, a line each. `None`: there is no such provision.
pub(super) fn text_at(text: &Text, path: &ProvisionPath) -> Option<String> {
    let all = text.units();
    let join = |inside: &dyn Fn(&ProvisionPath) -> bool| {
        let words = all.iter().filter(|(p, u)| inside(p) && !u.words.is_empty()).map(|(_, u)| u.words.text());
        words.collect::<Vec<_>>().join("\n")
    };
    if path.is_empty() {
        return (!all.is_empty()).then(|| join(&|_| true));
    }
    if all.iter().any(|(p, _)| path.contains(p)) {
        return Some(join(&|p| path.contains(p)));
    }
    // A heading stands in the unit's own words.
    if let Some((last, unit)) = path.0.split_last()
        && last.kind == Kind::Heading
    {
        let (_, unit) = all.iter().find(|(p, _)| p.0 == unit)?;
        let words = unit.words.text();
        return label::heading(unit.kind, unit.number.as_deref(), &words).and_then(|r| words.get(r).map(str::to_string));
    }
    // The first paragraph and the first indent are the unit's own text.
    let unit = own_text_of(path)?;
    all.iter().find(|(p, _)| *p == unit).map(|(_, u)| u.words.text().into_owned())
}

/// The unit in whose own text `path` stands: `item-7` for `item-7/paragraph-1`, `article-7` for `article-7/heading`.
pub(super) fn own_text_of(path: &ProvisionPath) -> Option<ProvisionPath> {
    let (last, unit) = path.0.split_last()?;
    let first = matches!(last.kind, Kind::Paragraph | Kind::Indent) && last.number.as_deref() == Some("1");
    let headed = unit.last().is_some_and(|u| {
        matches!(u.kind, Kind::Article | Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter)
    });
    ((first && !unit.is_empty()) || (last.kind == Kind::Heading && headed)).then(|| ProvisionPath(unit.to_vec()))
}

/// Carries an event out on a text; `title` is that of its act, `source` the number of the event.
///
/// # Errors
/// It cannot be told what the words are afterwards.
pub(super) fn apply(
    text: &mut Text,
    event: &LifecycleEvent<'_>,
    title: Option<&str>,
    source: u32,
) -> Result<Vec<Levelling>, Option<Conflict>> {
    let path = &event.path;
    match event.event {
        Event::Repealed => {
            let span = event.evidence.first().map(|e| e.span).unwrap_or_default();
            match replay::repeal(text, &path.0, title, Origin { source, span }) {
                // What is not there needs no end.
                Err(c) if matches!(c.reason, Reason::TargetMissing | Reason::AlreadyRepealed) => Ok(Vec::new()),
                other => other.map_err(Some),
            }
        }
        _ if event.wordings.is_empty() => Err(None),
        _ => {
            let mut levelled = Vec::new();
            for NewWording { document, amendment } in &event.wordings {
                match replay::carry_out(text, title, amendment, &path.0, document, source) {
                    Outcome::Applied(more) => levelled.extend(more),
                    Outcome::Conflict(conflict) => return Err(Some(conflict)),
                    Outcome::NotForThisAct => {}
                }
            }
            Ok(levelled)
        }
    }
}
