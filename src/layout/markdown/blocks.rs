//! Headings, fences, rules, and HTML between paragraphs.

use super::{Part, Reader};
use crate::layout::wrap;
use crate::layout::{Reason, Role, build, html};

impl Reader<'_> {
    /// `## Text`.
    pub(super) fn heading(&mut self, i: usize) -> Option<usize> {
        let line = self.line(i);
        let level = heading_level(self.text(i))?;
        self.heading_at(line.start as usize, line.end as usize, level, line.indent);
        Some(i + 1)
    }

    /// A heading whose marks begin at byte `from`.
    pub(super) fn heading_at(&mut self, from: usize, end: usize, level: u8, indent: u8) {
        let text = self.em.source.get(from..end).unwrap_or("");
        let body = text.trim_start_matches('#').trim_start();
        let start = end - body.len();
        let bare = body.trim_end_matches('#');
        let to = if bare.is_empty() || bare.ends_with([' ', '\t']) { start + bare.trim_end().len() } else { end };
        self.em.skip(from, start, Reason::Markup);
        self.emit(&[Part { from: start, to, hard: false, indent }], Role::Heading(level));
        self.em.skip(to, end, Reason::Markup);
    }

    /// A block between fences: text whose line ends stand as they are, so it is read as plain text is.
    pub(super) fn fence(&mut self, i: usize) -> Option<usize> {
        let (mark, len) = fence_mark(self.text(i))?;
        let closes = |i: &usize| {
            let text = self.text(*i);
            text.len() >= len && text.bytes().all(|b| b == mark)
        };
        let end = (i + 1..self.lines.len()).find(closes).unwrap_or(self.lines.len());
        self.skip_line(i);
        if end > i + 1 {
            let bytes = self.bytes(i + 1, end);
            let first = self.em.out.lines.len();
            // From the line's first blank on: how far it is indented is part of the text there.
            let from = self.line(i).end as usize;
            let from = from + self.em.source.get(from..).and_then(|s| s.find('\n')).map_or(0, |n| n + 1);
            self.em.with_layout(|source, out| build::append(source, (from, bytes.end().max(from)), out));
            if let Some(line) = self.em.out.lines.get_mut(first) {
                line.gap = line.gap.max(self.gap);
            }
            build::join_open(&mut self.em.out, first);
        }
        if end < self.lines.len() {
            self.skip_line(end);
        }
        self.gap = 1;
        Some(end + 1)
    }

    /// `---`, `***`, `* * *`: a rule across the page. Underscores are none: they are blanks of a form.
    pub(super) fn rule(&mut self, i: usize) -> Option<usize> {
        is_rule(self.text(i)).then(|| {
            self.gap = 1;
            self.skip_line(i)
        })
    }

    /// HTML that begins a line: an anchor, a comment, a table, another block.
    pub(super) fn html(&mut self, i: usize) -> Option<usize> {
        let text = self.text(i);
        if is_anchor(text) {
            return Some(self.skip_line(i));
        }
        let end = if text.starts_with("<!--") {
            (i..self.lines.len()).find(|j| self.text(*j).contains("-->")).map_or(i + 1, |j| j + 1)
        } else {
            let name = block_tag(text)?;
            let until = match name {
                "table" => self.closing_line(i),
                "pre" => (i..self.lines.len()).find(|j| self.text(*j).contains("</pre>")),
                _ => None,
            };
            until.map_or_else(|| self.blank_after(i, name == "table"), |j| j + 1)
        };
        let bytes = self.bytes(i, end);
        html::part(&mut self.em, bytes.start(), bytes.end(), self.gap);
        self.gap = 1;
        Some(end)
    }

    /// The line on which the table that begins on line `i` ends, tables in it left out.
    fn closing_line(&mut self, i: usize) -> Option<usize> {
        let lines = self.lines;
        let source = self.em.source;
        let ends = self.tables.get_or_insert_with(|| table_ends(source));
        let line = lines.get(i)?;
        let at = ends.binary_search_by(|(from, _)| from.cmp(&(line.start as usize))).ok()?;
        let (_, end) = *ends.get(at)?;
        Some(lines.partition_point(|l| (l.end as usize) < end))
    }

    /// The first blank line after line `i`; for a table without an end the one after which no tag follows.
    fn blank_after(&self, i: usize, table: bool) -> usize {
        let mut j = i + 1;
        while j < self.lines.len() {
            if self.line(j).is_blank() && !(table && self.text(j + 1).starts_with('<')) {
                return j;
            }
            j += 1;
        }
        j
    }

    /// Whether line `i` ends the paragraph before it.
    pub(super) fn begins_block(&self, i: usize) -> bool {
        let text = self.text(i);
        match text.as_bytes().first() {
            Some(b'#') => heading_level(text).is_some(),
            Some(b'>') => true,
            Some(b'`' | b'~') => fence_mark(text).is_some(),
            Some(b'<') => is_anchor(text) || text.starts_with("<!--") || block_tag(text).is_some(),
            Some(b'-' | b'*' | b'=') => is_rule(text) || text.starts_with("- ") || text.starts_with("* "),
            Some(b'|') => true,
            Some(b'0'..=b'9') => wrap::is_marked(&text.replacen('\\', "", 1)),
            _ => wrap::is_marked(text),
        }
    }
}

/// 1 to 6 signs and a blank.
pub(super) fn heading_level(text: &str) -> Option<u8> {
    let level = text.bytes().take_while(|b| *b == b'#').count();
    let rest = text.get(level..)?;
    ((1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}']))).then_some(level as u8)
}

fn fence_mark(text: &str) -> Option<(u8, usize)> {
    let mark = *text.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
    let len = text.bytes().take_while(|b| *b == mark).count();
    (len >= 3 && !text.get(len..).is_some_and(|info| info.contains('`'))).then_some((mark, len))
}

fn is_rule(text: &str) -> bool {
    let first = text.as_bytes().first().copied().unwrap_or(0);
    let signs = text.bytes().filter(|b| *b == first).count();
    signs >= 3 && matches!(first, b'-' | b'*' | b'=') && text.bytes().all(|b| b == first || b == b' ')
}

/// A line of nothing but anchors: `<a id="p3"></a>`.
fn is_anchor(text: &str) -> bool {
    let mut rest = text;
    while let Some(after) = rest.strip_prefix("<a ") {
        let Some((tag, tail)) = after.split_once('>') else { return false };
        let Some(tail) = tail.trim_start().strip_prefix("</a>") else { return false };
        if tag.contains("href") {
            return false;
        }
        rest = tail.trim_start();
    }
    rest.is_empty() && text.starts_with('<')
}

/// The name of the block element whose tag begins the text.
fn block_tag(text: &str) -> Option<&'static str> {
    const NAMES: &[&str] = &[
        "table",
        "pre",
        "div",
        "p",
        "center",
        "section",
        "article",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "hr",
        "style",
        "script",
        "details",
        "summary",
        "caption",
        "col",
        "colgroup",
    ];
    let body = text.strip_prefix('<')?;
    let body = body.strip_prefix('/').unwrap_or(body);
    let end = body.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(body.len());
    let (name, rest) = body.split_at(end);
    let fits = rest.is_empty() || rest.starts_with([' ', '>', '/', '\t']);
    NAMES.iter().copied().find(|n| fits && n.eq_ignore_ascii_case(name))
}

/// Begin and end of every table that has both, by its begin.
fn table_ends(source: &str) -> Vec<(usize, usize)> {
    let bytes = source.as_bytes();
    let is = |at: usize, word: &[u8]| bytes.get(at..at + word.len()).is_some_and(|b| b.eq_ignore_ascii_case(word));
    let (mut open, mut out) = (Vec::new(), Vec::new());
    for at in memchr::memchr_iter(b'<', bytes) {
        if is(at, b"<table") {
            open.push(at);
        } else if is(at, b"</table>")
            && let Some(from) = open.pop()
        {
            out.push((from, at + "</table>".len()));
        }
    }
    out.sort_unstable();
    out
}
