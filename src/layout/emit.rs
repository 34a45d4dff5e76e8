//! Writing a layout: the one place where readers of markup put letters, and where every source byte is accounted for.

use super::html::entity;
use super::{Layout, Line, LineKind, Link, Reason, Role, Skipped};
use crate::base::Span;

/// What is known of a line when it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    pub indent: u8,
    pub gap: u8,
    pub kind: LineKind,
    pub role: Role,
}

/// Builds a [`Layout`] line by line; runs of blanks become one, blanks at the ends of a line go.
pub(super) struct Emitter<'a> {
    pub source: &'a str,
    pub out: Layout,
    /// Where the current line begins in the output.
    start: usize,
    /// A blank stands between what was written and what comes.
    blank: bool,
}

impl<'a> Emitter<'a> {
    pub fn new(source: &'a str) -> Self {
        let mut out = Layout::default();
        out.text.reserve(source.len());
        Emitter { source, out, start: 0, blank: false }
    }

    /// The layout, all of it written.
    pub fn done(mut self) -> Layout {
        self.out.skipped.sort_by_key(|s| s.span);
        self.out.links.sort_by_key(|l| l.words);
        self.out.repairs.sort_by_key(|r| (r.from.start(), r.from.end()));
        self.out
    }

    /// Where the next letter goes.
    pub fn at(&self) -> usize {
        self.out.text.len() + usize::from(self.blank && !self.is_empty())
    }

    /// Whether the current line has no letter yet.
    pub fn is_empty(&self) -> bool {
        self.out.text.len() == self.start
    }

    /// Copies source bytes.
    pub fn copy(&mut self, from: usize, to: usize) {
        let bytes = self.source.as_bytes().get(..to).unwrap_or(&[]);
        let (mut run, mut i) = (from, from);
        while i < bytes.len() {
            // A single blank between letters stays part of the run.
            let single = bytes[i] == b' ' && i > run && i + 1 < bytes.len() && blank_width(bytes, i + 1) == 0;
            let width = if single { 0 } else { blank_width(bytes, i) };
            if width == 0 {
                i += 1;
                continue;
            }
            self.piece(run, i);
            self.blank = true;
            i += width;
            run = i;
        }
        self.piece(run, i);
    }

    /// Writes what stands in the source as `from..to` but reads otherwise (an entity).
    pub fn decoded(&mut self, text: &str, from: usize, to: usize) {
        if text.chars().all(|c| c.is_whitespace() || c == '\u{a0}') {
            self.blank = true;
            self.skip(from, to, Reason::Markup);
            return;
        }
        self.pending();
        let at = self.out.text.len();
        self.out.map.push_composed(at, text.len(), from, to.saturating_sub(from));
        self.out.text.push_str(text);
    }

    /// Writes the character reference at the `&` in `at`, or the `&` where there is none; gives its length.
    pub fn reference(&mut self, at: usize, to: usize) -> usize {
        /// Bytes of the longest reference.
        const MAX: usize = 12;
        let end = self.source.floor_char_boundary(to.min(at + MAX));
        match entity::decode(self.source.get(at..end).unwrap_or("")) {
            // A soft hyphen is no letter.
            Some(('\u{ad}', len)) => {
                self.skip(at, at + len, Reason::Markup);
                len
            }
            Some((c, len)) => {
                self.decoded(c.encode_utf8(&mut [0; 4]), at, at + len);
                len
            }
            None => {
                self.copy(at, at + 1);
                1
            }
        }
    }

    /// A blank, if the line goes on.
    pub fn blank(&mut self) {
        self.blank = true;
    }

    /// Says that source bytes are not in the text, and why.
    pub fn skip(&mut self, from: usize, to: usize, reason: Reason) {
        if from >= to {
            return;
        }
        match self.out.skipped.last_mut() {
            Some(last) if last.reason == reason && last.span.end() == from => last.span = Span::new(last.span.start(), to),
            _ => self.out.skipped.push(Skipped { span: Span::new(from, to), reason }),
        }
    }

    /// Records a link whose words began at layout offset `from`; no words, no link.
    pub fn link(&mut self, from: usize, target: &str) {
        let from = from.max(self.start);
        if from < self.out.text.len() && !target.is_empty() {
            self.out.links.push(Link { words: Span::new(from, self.out.text.len()), target: target.to_string() });
        }
    }

    /// Ends the line; an empty one is none. Whether there was one.
    pub fn finish(&mut self, end: Ending) -> bool {
        self.blank = false;
        if self.is_empty() {
            return false;
        }
        let Ending { indent, gap, kind, role } = end;
        let span = Span::new(self.start, self.out.text.len());
        self.out.lines.push(Line { span, indent, gap, kind, role });
        self.out.text.push('\n');
        self.start = self.out.text.len();
        true
    }

    /// Lets another builder write lines into the same layout.
    pub fn with_layout(&mut self, write: impl FnOnce(&str, Layout) -> Layout) {
        let out = std::mem::take(&mut self.out);
        self.out = write(self.source, out);
        self.start = self.out.text.len();
        self.blank = false;
    }

    fn pending(&mut self) {
        if self.blank && !self.is_empty() {
            self.out.text.push(' ');
        }
        self.blank = false;
    }

    fn piece(&mut self, from: usize, to: usize) {
        if from < to {
            self.pending();
            copy_composed(&mut self.out, self.source, from, to);
        }
    }
}

/// Bytes of the blank at `i`; 0 where there is none.
fn blank_width(b: &[u8], i: usize) -> usize {
    match b[i] {
        b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => 1,
        0xc2 if b.get(i + 1) == Some(&0xa0) => 2,
        0xe2 if b.get(i + 1) == Some(&0x80) && matches!(b.get(i + 2), Some(0x80..=0x8a | 0xaf)) => 3,
        0xe3 if b.get(i + 1) == Some(&0x80) && b.get(i + 2) == Some(&0x80) => 3,
        _ => 0,
    }
}

/// Copies source bytes, composed to NFC where they are not.
pub(super) fn copy_composed(out: &mut Layout, source: &str, from: usize, to: usize) {
    let piece = source.get(from..to).unwrap_or("");
    if !has_combining(piece) {
        out.map.push(out.text.len(), from, piece.len());
        out.text.push_str(piece);
        return;
    }
    let nfc = icu_normalizer::properties::CanonicalCompositionBorrowed::new();
    let mut chars = piece.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let composed = chars.peek().and_then(|(_, m)| Some((nfc.compose(c, *m)?, m.len_utf8())));
        let at = out.text.len();
        if let Some((whole, mark)) = composed {
            chars.next();
            out.map.push_composed(at, whole.len_utf8(), from + i, c.len_utf8() + mark);
            out.text.push(whole);
        } else {
            out.map.push(at, from + i, c.len_utf8());
            out.text.push(c);
        }
    }
}

/// Whether a text may hold combining marks (U+0300–U+036F).
fn has_combining(text: &str) -> bool {
    memchr::memchr2(0xcc, 0xcd, text.as_bytes()).is_some()
}
