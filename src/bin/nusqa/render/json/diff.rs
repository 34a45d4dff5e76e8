//! `nusqa.diff/1`.

use nusqa::query::{Change, Diff};
use serde::Serialize;

use crate::i18n::I18n;

/// What changed between two texts.
#[derive(Serialize)]
pub struct DiffJson<'a> {
    schema: &'static str,
    old: &'a str,
    new: &'a str,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    path: Option<String>,
    kind: &'static str,
    old_text: Option<&'a str>,
    new_text: Option<&'a str>,
    words: Vec<WordJson<'a>>,
    old_path: Option<String>,
    note: Option<String>,
    restated: bool,
    material: Option<bool>,
    editorial: bool,
    classes: Vec<&'static str>,
    marks: Vec<MarkJson>,
}

/// Byte spans of `old_text` and `new_text`.
#[derive(Serialize)]
struct MarkJson {
    class: &'static str,
    old: [usize; 2],
    new: [usize; 2],
}

#[derive(Serialize)]
struct WordJson<'a> {
    op: &'static str,
    text: &'a str,
}

impl<'a> DiffJson<'a> {
    /// A comparison, unchanged units included.
    pub fn new(diff: &'a Diff, i18n: &I18n) -> Self {
        let changes = diff.changes.iter().map(|c| ChangeJson::new(c, i18n)).collect();
        DiffJson { schema: "nusqa.diff/1", old: &diff.old, new: &diff.new, changes }
    }
}

impl<'a> ChangeJson<'a> {
    fn new(change: &'a Change, i18n: &I18n) -> Self {
        ChangeJson {
            path: (!change.path.is_empty()).then(|| change.path.to_string()),
            kind: change.kind.as_str(),
            old_text: change.old_text.as_deref(),
            new_text: change.new_text.as_deref(),
            words: change.words.iter().map(|w| WordJson { op: w.op.as_str(), text: &w.text }).collect(),
            old_path: change.old_path.as_ref().map(ToString::to_string),
            note: change.note.as_ref().map(|m| i18n.tr(m)),
            restated: change.restated,
            material: change.material(),
            editorial: change.is_editorial(),
            classes: change.classes().iter().map(|c| c.as_str()).collect(),
            marks: change.marks.iter().map(MarkJson::new).collect(),
        }
    }
}

impl MarkJson {
    fn new(mark: &nusqa::query::materiality::Change) -> Self {
        let span = |r: &std::ops::Range<usize>| [r.start, r.end];
        MarkJson { class: mark.class.as_str(), old: span(&mark.old_span), new: span(&mark.new_span) }
    }
}
