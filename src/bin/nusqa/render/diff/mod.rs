//! Comparisons as text, as a page, as a word-processor file with tracked changes, as rows of the comparison table.

mod docx;
mod html;
mod text;

pub use docx::docx;
pub use html::{html, run_ends};
pub use text::{View, brief, only_side, text};

use nusqa::base::Language;
use nusqa::draft::{Row, called_path};
use nusqa::query::{Change, ChangeKind, Diff};

/// The word for what became of a unit.
pub fn kind_word(change: &Change) -> &'static str {
    match change.kind {
        ChangeKind::Added => "cli-change-added",
        ChangeKind::Removed => "cli-change-removed",
        ChangeKind::Changed if change.restated => "cli-change-restated",
        ChangeKind::Changed => "cli-change-changed",
        ChangeKind::Moved => "cli-change-moved",
        ChangeKind::Renumbered => "cli-change-renumbered",
        ChangeKind::Unchanged => "cli-change-unchanged",
    }
}

/// The rows of the comparison table: what changed, in the order of the text.
pub fn rows(diff: &Diff, language: Language) -> Vec<Row> {
    let lines = |text: &Option<String>| text.as_ref().map(|t| t.lines().map(str::to_string).collect());
    let changed = diff.changes.iter().filter(|c| c.kind != ChangeKind::Unchanged && (c.old_text.is_some() || c.new_text.is_some()));
    let row = |c: &Change| {
        let old = c.old_path.as_ref().map(|p| format!("{} → ", called_path(p, language))).unwrap_or_default();
        Row {
            element: format!("{old}{}", called_path(&c.path, language)),
            path: c.path.clone(),
            present: lines(&c.old_text),
            proposed: lines(&c.new_text),
            words: c.words.clone(),
        }
    };
    changed.map(row).collect()
}
