//! Stage 2: [`Source`] → [`Layout`]: logical lines in reading order.
//!
//! Undoes what page layout did to the text (wrapped lines, page breaks, displaced link words, tables read in the wrong order),
//! records every repair, and keeps the way back to the source bytes in an [`OffsetMap`].

mod build;
mod emit;
mod html;
mod lines;
mod links;
mod markdown;
mod offset_map;
mod table;
mod wrap;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use serde::{Deserialize, Serialize};

pub use build::repair;
pub use offset_map::OffsetMap;

pub use crate::base::{Repair, RepairKind};

use crate::base::Span;
use crate::source::{Format, Source};

/// Reads a source into logical lines, by the reader of its format.
///
/// Every reader gives the same kind of layout: what only markup tells (a heading, a note of the portal, a cell, a link target) is
/// kept as a fact beside the text and is evidence for the later stages, which must also do without it.
#[must_use]
pub fn read(source: &Source) -> Layout {
    let mut layout = match source.format {
        Format::Plain => repair(&source.text),
        Format::Markdown => markdown::read(&source.text),
        Format::Html => html::read(&source.text),
    };
    if !source.repairs.is_empty() {
        layout.repairs.extend_from_slice(&source.repairs);
        layout.repairs.sort_by_key(|r| r.from);
    }
    layout
}

/// Repaired text, cut into logical lines.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Layout {
    /// The text in reading order; logical lines end with `\n`.
    pub text: String,
    /// Logical lines, ascending and without overlap.
    pub lines: Vec<Line>,
    /// From offsets of `text` to offsets of the source.
    pub map: OffsetMap,
    /// Everything that was changed, in source order.
    pub repairs: Vec<Repair>,
    /// The tables, in the order of their beginnings.
    pub tables: Vec<Table>,
    /// Links of the markup, ascending.
    pub links: Vec<Link>,
    /// What of the source is not in the text, ascending: with it every letter of the source is accounted for.
    pub skipped: Vec<Skipped>,
}

impl Layout {
    /// The words that stand in a *source* span, repaired and without markup, blanks squeezed: what to quote as evidence.
    #[must_use]
    pub fn words_of(&self, span: Span) -> String {
        let mut out = String::new();
        for line in &self.lines {
            let source = self.map.span_to_source(line.span);
            if source.end() <= span.start() || source.start() >= span.end() {
                continue;
            }
            out.push(' ');
            for (at, c) in line.span.of(&self.text).char_indices() {
                let inside = span.contains(self.map.to_source(line.span.start() + at));
                // A blank put in by a repair has no place of its own in the source.
                if inside || c.is_whitespace() {
                    out.push(c);
                }
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A part of the source that is not text of the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// A *source* span.
    pub span: Span,
    /// Why.
    pub reason: Reason,
}

/// Why a part of the source is not in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// Tags, escapes, marks of headings and emphasis, targets of links.
    Markup,
    /// What a corpus says about the file before the act begins.
    FrontMatter,
    /// The page around the act: menus, breadcrumbs, buttons.
    Page,
    /// Scripts and styles.
    Script,
}

/// Where words of the text lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The words: a *layout* span.
    pub words: Span,
    /// The target as written (`/kaz/docs/V1800016354#z12`).
    pub target: String,
}

/// A table: how its rows are divided. The words are the lines with [`LineKind::Cell`]; empty cells have none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Rows in order.
    pub rows: Vec<Row>,
    /// The cell it stands in, where tables are nested: table, row and column.
    pub within: Option<(u16, u16, u16)>,
}

/// A row of a table as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The number in its first cell, where there is one.
    pub number: Option<RowNumber>,
    /// Whether it names the columns or counts them.
    pub header: bool,
    /// The row whose first cell reaches down into this one: both are one row of the list.
    pub continues: Option<u16>,
    /// Its own cells, left to right; empty ones too.
    pub cells: Vec<TableCell>,
}

/// A cell and the columns and rows it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCell {
    /// First column, from 0.
    pub column: u16,
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// The number of a row and whether it is printed in the row itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowNumber {
    /// As printed, without a closing sign, or as the instruction names it.
    pub number: String,
    /// Whether the row prints it.
    pub printed: bool,
}

/// One logical line: a paragraph, a heading line, a cell paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// *Layout* span, without the line end.
    pub span: Span,
    /// Blanks before the first visual line in the source.
    pub indent: u8,
    /// Blank lines (or page breaks) before it in the source, at most 255.
    pub gap: u8,
    /// What the layout knows about it.
    pub kind: LineKind,
    /// What the markup says about it; [`Role::Text`] where there is none.
    pub role: Role,
}

/// What markup says of a line: evidence, never the only one (the same edition exists without it).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Nothing.
    #[default]
    Text,
    /// A heading of this level, 1 the outermost.
    Heading(u8),
    /// Set apart as notes and stamps are: a quoted block in Markdown, a class of its own in HTML.
    Aside,
    /// Wholly in italics.
    Emphasis,
    /// Set at the right margin, as stamps of approval are.
    Right,
}

/// What the geometry alone tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineKind {
    /// Running text.
    Text,
    /// A paragraph in a cell of a table; rows and columns count from 0 within the table.
    Cell {
        /// Index into [`Layout::tables`].
        table: u16,
        /// Row.
        row: u16,
        /// Column.
        column: u16,
    },
}
