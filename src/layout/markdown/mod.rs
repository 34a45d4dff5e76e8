//! Markdown as the public corpora of the law have it: blocks → lines.
//!
//! Not the whole of CommonMark, and in some places on purpose not it: indented text is no code, `1)` and `-` begin lines of the
//! law and no lists, an asterisk before a blank is the mark of a footnote, underscores are blanks of a form.

mod blocks;
mod inline;
mod pipes;

use super::emit::{Emitter, Ending};
use super::lines::{self, Style, Visual, ends_closed};
use super::{Layout, LineKind, Reason, Role, wrap};
use crate::base::Span;

/// Reads a Markdown text.
pub(super) fn read(source: &str) -> Layout {
    let lines = lines::scan(source);
    let wrapped = Style::measure(source, &lines).width > 0;
    let mut r = Reader { em: Emitter::new(source), lines: &lines, gap: 0, wrapped, tables: None };
    let mut i = r.front_matter();
    while i < lines.len() {
        i = r.block(i);
    }
    r.em.done()
}

/// A part of a paragraph: the text of one visual line, and whether the line ends after it.
#[derive(Clone, Copy, Debug)]
struct Part {
    from: usize,
    to: usize,
    /// Ended by two blanks or a backslash.
    hard: bool,
    indent: u8,
}

struct Reader<'a> {
    em: Emitter<'a>,
    lines: &'a [Visual],
    /// Whether blank lines stand before the next line; how many says nothing in Markdown.
    gap: u8,
    /// Whether paragraphs run over several lines.
    wrapped: bool,
    /// Begin and end of the tables in HTML, once one was met.
    tables: Option<Vec<(usize, usize)>>,
}

impl<'a> Reader<'a> {
    /// Skips what a corpus says about the file: `---`, `source: …`, `---`.
    fn front_matter(&mut self) -> usize {
        /// Lines of such a block, at most.
        const MAX: usize = 400;
        if self.text(0) != "---" || self.line(0).indent > 0 {
            return 0;
        }
        let end = (1..self.lines.len().min(MAX)).find(|i| matches!(self.text(*i), "---" | "..."));
        let named = |i: usize| {
            let key = self.text(i).split_once(':').map_or("", |(k, _)| k);
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c))
        };
        match end {
            Some(end) if (1..end).any(named) => {
                self.em.skip(0, self.line(end).end as usize, Reason::FrontMatter);
                end + 1
            }
            _ => 0,
        }
    }

    /// Reads the block that begins at line `i`; gives the first line after it.
    fn block(&mut self, i: usize) -> usize {
        let line = self.line(i);
        if line.is_blank() {
            self.gap = 1;
            return i + 1;
        }
        let text = self.text(i);
        if let Some(next) = self.special(i, text) {
            return next;
        }
        self.paragraph(i, Role::Text)
    }

    /// Blocks that are no paragraph.
    fn special(&mut self, i: usize, text: &str) -> Option<usize> {
        match text.as_bytes().first()? {
            b'#' => self.heading(i),
            b'>' => Some(self.quote(i)),
            b'`' | b'~' => self.fence(i),
            b'<' => self.html(i),
            b'-' | b'*' | b'=' => self.rule(i),
            _ => None,
        }
        .or_else(|| self.pipe_table(i))
    }

    /// A paragraph of ordinary lines.
    fn paragraph(&mut self, i: usize, role: Role) -> usize {
        let mut parts = vec![self.part(i, self.line(i).start as usize)];
        let mut next = i + 1;
        while next < self.lines.len() && !self.line(next).is_blank() && !self.begins_block(next) {
            self.join(&mut parts, next, self.line(next).start as usize);
            next += 1;
        }
        self.emit(&parts, role);
        next
    }

    /// Adds line `i` to a quoted paragraph, which is one line but for its hard breaks and the lines that begin a unit.
    fn join_quoted(&self, parts: &mut Vec<Part>, i: usize, from: usize) {
        let part = self.part(i, from);
        if let Some(last) = parts.last_mut() {
            last.hard |= wrap::is_marked(self.em.source.get(part.from..part.to).unwrap_or(""));
        }
        parts.push(part);
    }

    /// Adds line `i` to a paragraph: going on with the line before it, or on a line of its own.
    fn join(&self, parts: &mut Vec<Part>, i: usize, from: usize) {
        let part = self.part(i, from);
        let words = |p: &Part| self.em.source.get(p.from..p.to).unwrap_or("");
        if let Some(last) = parts.last_mut() {
            // Where paragraphs are single lines, a line goes on only in the middle of a sentence.
            let goes_on = self.wrapped || !ends_closed(words(last)) && words(&part).starts_with(char::is_lowercase);
            last.hard |= !goes_on;
        }
        parts.push(part);
    }

    fn quote(&mut self, i: usize) -> usize {
        let mut next = i;
        let mut parts: Vec<Part> = Vec::new();
        while next < self.lines.len() && !self.line(next).is_blank() {
            let line = self.line(next);
            let text = self.text(next);
            let body = text.trim_start_matches(['>', ' ', '\t']);
            if !text.starts_with('>') && (parts.is_empty() || self.begins_block(next)) {
                break;
            }
            let at = line.end as usize - body.len();
            self.em.skip(line.start as usize, at, Reason::Markup);
            if body.is_empty() {
                self.emit(&parts, Role::Aside);
                parts.clear();
                self.gap = 1;
            } else if let Some(level) = blocks::heading_level(body) {
                self.emit(&parts, Role::Aside);
                parts.clear();
                self.heading_at(at, line.end as usize, level, line.indent);
            } else {
                self.join_quoted(&mut parts, next, at);
            }
            next += 1;
        }
        self.emit(&parts, Role::Aside);
        next
    }

    /// The text of line `i` from byte `from` on, as a part of a paragraph.
    fn part(&self, i: usize, from: usize) -> Part {
        let line = self.line(i);
        let mut to = line.end as usize;
        let after = self.em.source.get(to..).unwrap_or("");
        let backslash = self.em.source.get(from..to).is_some_and(|t| t.ends_with('\\') && !t.ends_with("\\\\"));
        to -= usize::from(backslash);
        Part { from, to, hard: backslash || after.starts_with("  "), indent: line.indent }
    }

    /// Writes a paragraph, cut into lines at its hard breaks and where a line begins a unit.
    fn emit(&mut self, parts: &[Part], role: Role) {
        if parts.is_empty() {
            return;
        }
        inline::write(&mut self.em, parts, &mut |em, italic, n| {
            let role = if role == Role::Text && italic { Role::Emphasis } else { role };
            let indent = parts.get(n).map_or(0, |p| p.indent);
            let gap = if em.out.lines.is_empty() { 0 } else { self.gap };
            if em.finish(Ending { indent, gap, kind: LineKind::Text, role }) {
                self.gap = 0;
            }
        });
    }

    fn line(&self, i: usize) -> Visual {
        self.lines.get(i).copied().unwrap_or(Visual { start: 0, end: 0, indent: 0, trailing: false })
    }

    fn text(&self, i: usize) -> &'a str {
        self.line(i).text(self.em.source)
    }

    /// Skips a whole line as markup.
    fn skip_line(&mut self, i: usize) -> usize {
        let line = self.line(i);
        self.em.skip(line.start as usize, line.end as usize, Reason::Markup);
        i + 1
    }

    /// Source bytes of lines `from..to`.
    fn bytes(&self, from: usize, to: usize) -> Span {
        Span::new(self.line(from).start as usize, self.line(to.max(from + 1) - 1).end as usize)
    }
}
