//! Offset ↔ line and column, for messages only: everything else counts bytes.

use std::sync::OnceLock;

use memchr::memchr_iter;

use crate::base::Span;

/// A place as editors show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (not bytes, not cells), from 1.
    pub column: usize,
}

/// The lines of a text. They end with `\n`; a `\r` before it belongs to the line end.
///
/// The table is made at the first question, so an index of a text nobody asks about costs nothing.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: OnceLock<Vec<u32>>,
}

impl<'a> LineIndex<'a> {
    /// An index of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        LineIndex { text, starts: OnceLock::new() }
    }

    /// Line and column of a byte offset. An offset inside a character counts as its beginning, one after the end as the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts().partition_point(|s| *s as usize <= offset).max(1);
        let start = self.start_of(line).unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or("");
        Position { line, column: before.chars().count() + 1 }
    }

    /// Byte offset of a line and column; the line's end when the column is past it. `None`: there is no such line, or a number
    /// is zero.
    #[must_use]
    pub fn offset(&self, position: Position) -> Option<usize> {
        let span = self.line_span(position.line)?;
        let chars = position.column.checked_sub(1)?;
        let line = span.of(self.text);
        Some(span.start() + line.char_indices().nth(chars).map_or(line.len(), |(i, _)| i))
    }

    /// Number of lines; a text without a line end has one, and after the last line end there is an empty one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.starts().len()
    }

    /// Where a line (from 1) stands, its line end left out.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Option<Span> {
        let start = self.start_of(line)?;
        let end = self.start_of(line + 1).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(start..end)?;
        Some(Span::new(start, start + text.strip_suffix('\r').unwrap_or(text).len()))
    }

    fn start_of(&self, line: usize) -> Option<usize> {
        self.starts().get(line.checked_sub(1)?).map(|s| *s as usize)
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let ends = memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(ends.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX))).collect()
        })
    }
}
