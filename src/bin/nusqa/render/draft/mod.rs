//! Drafts and comparison tables for people: as text, as a page, as a word-processor file.
//!
//! What stands in a page or file is in the language of the act, whatever the language of messages.

pub mod docx;
mod html;
mod text;

pub use docx::docx;
pub use html::html;
pub use text::text;

use nusqa::base::Language;
use nusqa::draft::{Line, Role, Row};

use crate::i18n::{I18n, Lang};

/// What is to be shown: the sentences, or the table.
pub struct Sheet<'a> {
    /// The language of the act.
    pub language: Language,
    /// The title of the act, as the new text has it.
    pub title: &'a str,
    /// What is shown.
    pub shown: Shown<'a>,
}

/// The sentences of a draft, or the rows of the table.
pub enum Shown<'a> {
    /// Sentences.
    Lines(&'a [Line]),
    /// Rows.
    Rows(&'a [Row]),
}

impl Sheet<'_> {
    /// The words of the sheet itself, in the language of the act.
    fn words(&self) -> I18n {
        I18n::new(match self.language {
            Language::Kazakh => Lang::Kk,
            Language::Russian => Lang::Ru,
        })
    }

    /// The id of the heading.
    fn heading(&self) -> &'static str {
        match self.shown {
            Shown::Lines(_) => "draft-draft-title",
            Shown::Rows(_) => "draft-table-title",
        }
    }
}

/// The words of the table: its columns, what stands for a wording that is not there, and for one that is excluded.
const LABELS: [&str; 5] =
    ["draft-table-element", "draft-table-present", "draft-table-proposed", "draft-table-none", "draft-table-exclude"];

/// A cell: its paragraphs, each as runs that are marked or not.
type Cell<'a> = Vec<Vec<(bool, &'a str)>>;

/// The cell of a row's present or proposed wording; `absent` where there is none.
fn cell<'a>(row: &'a Row, proposed: bool, absent: &'a str) -> Cell<'a> {
    let side = if proposed { &row.proposed } else { &row.present };
    let Some(lines) = side else { return vec![vec![(false, absent)]] };
    if row.words.is_empty() {
        return lines.iter().map(|l| vec![(false, l.as_str())]).collect();
    }
    let mut out: Cell<'a> = vec![Vec::new()];
    for (marked, run) in nusqa::draft::marked(row, proposed) {
        for (i, piece) in run.split('\n').enumerate() {
            if i > 0 {
                out.push(Vec::new());
            }
            if let (false, Some(last)) = (piece.is_empty(), out.last_mut()) {
                last.push((marked, piece));
            }
        }
    }
    out
}

/// Whether a line stands in a new wording.
fn is_wording(line: &Line) -> bool {
    line.role == Role::Wording
}
