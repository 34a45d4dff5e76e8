//! Stage 2: [`Source`](crate::source::Source) → [`Layout`]: logical lines in reading order.
//!
//! Undoes what page layout did to the text (wrapped lines, page breaks, displaced link words, tables read in the wrong order),
//! records every repair, and keeps the way back to the source bytes in an [`OffsetMap`].

mod build;
mod lines;
mod links;
mod offset_map;
mod table;
mod wrap;

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
        Format::Plain | Format::Markdown | Format::Html => repair(&source.text),
    };
    if !source.repairs.is_empty() {
        layout.repairs.extend_from_slice(&source.repairs);
        layout.repairs.sort_by_key(|r| r.from);
    }
    layout
}

/// Repaired text, cut into logical lines.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The text in reading order; logical lines end with `\n`.
    pub text: String,
    /// Logical lines, ascending and without overlap.
    pub lines: Vec<Line>,
    /// From offsets of `text` to offsets of the source.
    pub map: OffsetMap,
    /// Everything that was changed, in source order.
    pub repairs: Vec<Repair>,
    /// Numbers of the rows of each table block, in order; a number that the print lost is the instruction's.
    pub tables: Vec<Vec<RowNumber>>,
    /// Links of the markup, ascending.
    pub links: Vec<Link>,
}

/// Where words of the text lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words: a *layout* span.
    pub words: Span,
    /// The target as written (`/kaz/docs/V1800016354#z12`).
    pub target: String,
}

/// The number of a row and whether it is printed in the row itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowNumber {
    /// As printed, or as the instruction names it.
    pub number: String,
    /// Whether the row prints it.
    pub printed: bool,
}

/// One logical line: a paragraph, a heading line, a cell paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
