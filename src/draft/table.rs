//! The drafters' comparison table: structural element, present wording, proposed wording.

use super::address;
use super::compare::{Change, body, law};
use super::level::blanks;
use super::{kazakh, russian};
use crate::base::diff_words::{WordChange, WordOp, diff_words};
use crate::base::kazakh::Case;
use crate::base::{Kind, Language, ProvisionPath, Segment};
use crate::replay::{Text, UnitId};

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The element, as the language of the act calls it.
    pub element: String,
    /// Its address in the old text, or in the new one where it is new.
    pub path: ProvisionPath,
    /// The wording now, a line a paragraph; `None`: it is new.
    pub present: Option<Vec<String>>,
    /// The wording proposed; `None`: it is excluded.
    pub proposed: Option<Vec<String>>,
    /// The words that go and come, where there are both wordings.
    pub words: Vec<WordChange>,
}

/// The rows for what was changed, in the order of the text.
#[must_use]
pub fn rows(old: &Text, new: &Text, changes: &[Change], language: Language) -> Vec<Row> {
    changes.iter().filter_map(|c| row(old, new, c, language)).collect()
}

fn row(old: &Text, new: &Text, change: &Change, language: Language) -> Option<Row> {
    let (text, unit, present, proposed) = match *change {
        Change::Own { old: o, new: n } => {
            let own = |text: &Text, id: UnitId| Some(vec![blanks(&text.unit(id).words.text())]).filter(|l| !l[0].is_empty());
            (old, o, own(old, o), own(new, n))
        }
        Change::Whole { old: o, new: n } => (old, o, Some(lines(old, o)), Some(lines(new, n))),
        Change::New { new: n, .. } => (new, n, None, Some(lines(new, n))),
        Change::Gone { old: o } => (old, o, Some(lines(old, o)), None),
        Change::Order { host } => {
            let id = host?;
            (old, id, Some(lines(old, id)), None)
        }
    };
    let words = match (&present, &proposed) {
        (Some(a), Some(b)) => diff_words(&a.join("\n"), &b.join("\n")),
        _ => Vec::new(),
    };
    Some(Row { element: called(text, unit, language), path: text.path(unit), present, proposed, words })
}

/// The wording of a unit with what stands in it.
fn lines(text: &Text, unit: UnitId) -> Vec<String> {
    let all = law(text, Some(unit)).into_iter().map(|id| blanks(&text.unit(id).words.text()));
    all.filter(|l| !l.is_empty()).collect()
}

/// An element as the language calls it, the document it stands in first; its path where there are no words for it.
fn called(text: &Text, unit: UnitId, language: Language) -> String {
    let Some(full) = address::full(text, Some(unit)) else { return text.path(unit).to_string() };
    let mut document = None;
    let mut path: Vec<Segment> = Vec::new();
    for segment in full {
        match segment.kind {
            Kind::Document => document = segment.title,
            kind if address::is_group(kind) && path.is_empty() => path = vec![segment],
            _ => {
                // Chapters are left out where an item or article follows.
                if path.last().is_some_and(|s| address::is_group(s.kind)) && !matches!(segment.kind, Kind::Heading) {
                    path.clear();
                }
                path.push(segment);
            }
        }
    }
    let own = !body(text, unit).is_empty() && address::is_headed(text, unit);
    if own && path.last().is_some_and(|s| s.kind != Kind::Heading) && law(text, Some(unit)).len() > 1 {
        path.push(Segment::bare(Kind::Heading));
    }
    let words = match language {
        Language::Kazakh => kazakh::address(&path, Case::Nominative),
        Language::Russian => russian::address(&path, russian::Case::Nominative),
    };
    let words = words.unwrap_or_else(|| text.path(unit).to_string());
    document.map_or(words.clone(), |d| format!("{d}: {words}"))
}

/// An element as the language calls it, by its address alone; groups are left out where an item or article follows. The address itself
/// where there are no words for it.
#[must_use]
pub fn called_path(path: &ProvisionPath, language: Language) -> String {
    let mut steps: Vec<Segment> = Vec::new();
    let mut above = Vec::new();
    for segment in &path.0 {
        if matches!(segment.kind, Kind::Document | Kind::Quoted) {
            above.push(segment.to_string());
            continue;
        }
        if steps.last().is_some_and(|s| address::is_group(s.kind)) && segment.kind != Kind::Heading {
            steps.clear();
        }
        let bare = matches!(segment.kind, Kind::Title | Kind::Heading);
        steps.push(if bare { Segment::bare(Kind::Heading) } else { segment.clone() });
    }
    let words = match language {
        Language::Kazakh => kazakh::address(&steps, Case::Nominative),
        Language::Russian => russian::address(&steps, russian::Case::Nominative),
    };
    match words {
        Some(words) if above.is_empty() => words,
        Some(words) => format!("{}: {words}", above.join("/")),
        None => path.to_string(),
    }
}

/// A run of the present or the proposed wording, and whether it is other there.
#[must_use]
pub fn marked(row: &Row, proposed: bool) -> Vec<(bool, &str)> {
    let own = if proposed { WordOp::Insert } else { WordOp::Delete };
    row.words.iter().filter(|w| w.op == WordOp::Equal || w.op == own).map(|w| (w.op == own, w.text.as_str())).collect()
}
