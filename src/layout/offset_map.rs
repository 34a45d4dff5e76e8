//! The way back from repaired text to source bytes.

use serde::{Deserialize, Serialize};

use crate::base::Span;

/// Maps *layout* offsets to *source* offsets: pieces of the layout text, each copied from one place of the source.
///
/// Invariant: `pieces` ascends in layout offsets. It does not ascend in source offsets where words were moved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Piece {
    layout: u32,
    source: u32,
    len: u32,
    /// Differs from `len` in a composed character, which cannot be cut.
    source_len: u32,
}

impl OffsetMap {
    /// Says that `len` bytes at layout offset `layout` were copied from source offset `source`.
    pub fn push(&mut self, layout: usize, source: usize, len: usize) {
        let (layout, source, len) = (layout as u32, source as u32, len as u32);
        if let Some(last) = self.pieces.last_mut()
            && last.len == last.source_len
            && last.layout + last.len == layout
            && last.source + last.len == source
        {
            last.len += len;
            last.source_len += len;
            return;
        }
        self.pieces.push(Piece { layout, source, len, source_len: len });
    }

    /// Says that one character of `len` bytes at layout offset `layout` stands for `source_len` bytes at source offset `source`.
    pub fn push_composed(&mut self, layout: usize, len: usize, source: usize, source_len: usize) {
        let (layout, source, len, source_len) = (layout as u32, source as u32, len as u32, source_len as u32);
        self.pieces.push(Piece { layout, source, len, source_len });
    }

    /// Forgets everything from a layout offset on: the text was cut there.
    pub fn truncate(&mut self, layout: usize) {
        while self.pieces.last().is_some_and(|p| p.layout as usize >= layout) {
            self.pieces.pop();
        }
        if let Some(last) = self.pieces.last_mut()
            && (last.layout + last.len) as usize > layout
        {
            last.len = layout as u32 - last.layout;
            last.source_len = last.len;
        }
    }

    /// The source offset of a layout offset. Between pieces (a blank put in at a join): the end of the piece before.
    #[must_use]
    pub fn to_source(&self, offset: usize) -> usize {
        let i = self.pieces.partition_point(|p| p.layout as usize <= offset);
        match i.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some(p) if offset >= (p.layout + p.len) as usize => (p.source + p.source_len) as usize,
            Some(p) if p.len != p.source_len => p.source as usize,
            Some(p) => p.source as usize + (offset - p.layout as usize),
            None => 0,
        }
    }

    /// The smallest source span that holds everything a layout span was copied from.
    #[must_use]
    pub fn span_to_source(&self, span: Span) -> Span {
        let first = self.pieces.partition_point(|p| (p.layout + p.len) as usize <= span.start());
        let mut out: Option<Span> = None;
        for p in self.pieces.get(first..).unwrap_or(&[]) {
            if p.layout as usize >= span.end() {
                break;
            }
            let (mut from, mut to) = (0, p.source_len as usize);
            if p.len == p.source_len {
                from = span.start().max(p.layout as usize) - p.layout as usize;
                to = span.end().min((p.layout + p.len) as usize) - p.layout as usize;
            }
            let s = Span::new(p.source as usize + from, p.source as usize + to);
            out = Some(out.map_or(s, |o| o.to(s)));
        }
        out.unwrap_or_else(|| {
            let at = self.to_source(span.start());
            Span::new(at, at)
        })
    }
}
