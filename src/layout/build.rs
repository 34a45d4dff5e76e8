//! The repair itself: visual lines in, logical lines out.

use super::emit::copy_composed;
use super::lines::{self, Style, Visual};
use super::links::{self, Move, Slot};
use super::table;
use super::wrap::{self, Open};
use super::{Layout, Line, LineKind, Repair, RepairKind, Role, Row, RowNumber, Table, TableCell};
use crate::base::Span;

/// Cuts a decoded text into logical lines in reading order.
///
/// Pure and total: any text gives a layout, and every byte of it that is no blank is in [`Layout::text`].
#[must_use]
pub fn repair(source: &str) -> Layout {
    let lines = lines::scan(source);
    let style = Style::measure(source, &lines);
    let mut out = Layout::default();
    out.text.reserve(source.len());
    out.lines.reserve(lines.len() / 4);
    paragraphs(source, &lines, style, out)
}

/// Adds the lines of a part of the source that is set as plain text inside markup.
pub(super) fn append(source: &str, (from, to): (usize, usize), out: Layout) -> Layout {
    let lines = lines::scan_part(source, from, to);
    let style = Style::measure(source, &lines);
    paragraphs(source, &lines, style, out)
}

/// Joins line `first` to the line before it where a sentence runs on from one into the other.
pub(super) fn join_open(out: &mut Layout, first: usize) {
    let Some([before, after]) = first.checked_sub(1).and_then(|i| out.lines.get(i..=first)) else { return };
    let (a, b) = (before.span.of(&out.text), after.span.of(&out.text));
    let text = |l: &Line| l.kind == LineKind::Text && l.role == Role::Text;
    let runs_on = text(before) && text(after) && !lines::ends_closed(a) && b.starts_with(char::is_lowercase);
    if !runs_on || after.span.start() != before.span.end() + 1 {
        return;
    }
    let (whole, at) = (before.span.to(after.span), before.span.end());
    let (from, to) = (out.map.to_source(at), out.map.to_source(at + 1));
    out.text.replace_range(at..=at, " ");
    out.lines.remove(first);
    out.lines[first - 1].span = whole;
    out.repairs.push(Repair {
        kind: RepairKind::JoinedLine,
        text: String::new(),
        from: Span::new(from, to),
        to: from,
        confidence: 1.0,
    });
}

fn paragraphs(source: &str, lines: &[Visual], style: Style, out: Layout) -> Layout {
    let mut b = Builder { source, lines, style, out };
    let mut i = 0;
    let mut gap = 0usize;
    while i < lines.len() {
        if lines[i].is_blank() {
            gap += 1;
            i += 1;
            continue;
        }
        if let Some(next) = b.table(i, gap) {
            i = next;
        } else {
            i = b.paragraph(i, gap, LineKind::Text, lines.len());
        }
        gap = 0;
    }
    b.out.repairs.sort_by_key(|r| (r.from.start(), r.from.end()));
    b.out
}

struct Builder<'a> {
    source: &'a str,
    lines: &'a [Visual],
    style: Style,
    out: Layout,
}

impl Builder<'_> {
    /// Emits the paragraph that begins at visual line `from`; gives the first line after it.
    fn paragraph(&mut self, from: usize, gap: usize, kind: LineKind, limit: usize) -> usize {
        let first = self.lines[from];
        let start = self.out.text.len();
        let indented = self.style.indent.is_some_and(|i| first.indent >= 2 && first.indent + 2 >= i);
        let slot = first.indent == 1 && self.style.indent.is_some() || self.style.indent.is_some_and(|i| first.indent == i + 1);
        // A paragraph cannot begin with a sign: its first words are missing.
        let slot = slot || first.text(self.source).starts_with(['.', ',', ':', ';']);
        self.visual(from, slot, start);
        let article = self.style.exact > 0 && wrap::begins_article(first.text(self.source));
        let mut last = from;
        let mut i = from + 1;
        let mut blank = 0;
        while i < limit {
            let line = self.lines[i];
            if line.is_blank() {
                blank += 1;
                i += 1;
                if blank > 12 {
                    break;
                }
                continue;
            }
            let before = self.out.text.get(start..).unwrap_or("");
            let link = self.style.width > 0 && line.indent == 1 && starts_with_link(line.text(self.source), before);
            let open = Open { last: self.lines[last], indented, first: self.out.lines.is_empty(), article };
            if !wrap::goes_on(self.source, &self.style, open, line, blank, link) {
                break;
            }
            self.join(last, i, blank, start, link);
            last = i;
            i += 1;
            blank = 0;
        }
        self.finish(start, first.indent, gap, kind);
        last + 1
    }

    /// Emits visual line `i` as the continuation of line `last`.
    fn join(&mut self, last: usize, i: usize, blank: usize, start: usize, link: bool) {
        let (from, to) = (self.lines[last].end as usize, self.lines[i].start as usize);
        let text = self.lines[i].text(self.source);
        let before = self.out.text.get(start..).unwrap_or("");
        let joint = wrap::joint(before, text);
        let split = !link && joint.is_empty() && before.ends_with(|c: char| c.is_ascii_digit() || "-/".contains(c));
        let (kind, words) = if split {
            let words = [before.rsplit(' ').next().unwrap_or(""), text.split(' ').next().unwrap_or("")].concat();
            (RepairKind::SplitWord, words)
        } else if blank >= 2 {
            (RepairKind::PageBreak, String::new())
        } else {
            (RepairKind::JoinedLine, String::new())
        };
        let joint = if link { "" } else { joint };
        self.out.repairs.push(Repair { kind, text: words, from: Span::new(from, to), to: from, confidence: 1.0 });
        self.out.text.push_str(joint);
        self.visual(i, self.lines[i].indent == 1, start);
    }

    /// Copies one visual line, link words put back. `start`: where its paragraph begins in the output.
    fn visual(&mut self, i: usize, start_slot: bool, start: usize) {
        let line = self.lines[i];
        let text = line.text(self.source);
        let at = line.start as usize;
        // Only text taken from pages has displaced words; elsewhere a gap is only squeezed.
        let start_slot = start_slot && self.style.width > 0;
        if !start_slot && !links::has_gap(text) {
            self.copy(at, at + text.len());
            return;
        }
        let before = self.out.text.get(start..).unwrap_or("");
        match links::find(text, start_slot, before).filter(|_| self.style.width > 0) {
            Some(m) => self.moved(text, at, &m, start),
            None => {
                self.blank_after_join(start);
                self.squeezed(at, text);
            }
        }
    }

    /// A line with a start slot was joined without a blank; where no link glues, the blank comes back.
    fn blank_after_join(&mut self, start: usize) {
        let tail = self.out.text.get(start..).unwrap_or("");
        if !tail.is_empty() && !tail.ends_with([' ', '(', '-', '/', '"', '«']) {
            self.out.text.push(' ');
        }
    }

    fn moved(&mut self, text: &str, at: usize, m: &Move, start: usize) {
        let (a, z) = (at + m.words.start, at + m.words.end);
        let rest_end = at + text[..m.words.start].trim_end().len();
        let to = match m.slot {
            Slot::Start { glued } => {
                if !glued {
                    self.blank_after_join(start);
                }
                self.copy(a, z);
                if !text.starts_with([',', '.', ':', ';']) {
                    self.out.text.push(' ');
                }
                self.squeezed(at, &self.source[at..rest_end]);
                at
            }
            Slot::Gap { from, to } => {
                self.blank_after_join(start);
                self.squeezed(at, &text[..from]);
                self.out.text.push(' ');
                self.copy(a, z);
                if !text[to..].starts_with([',', '.', ':', ';']) {
                    self.out.text.push(' ');
                }
                if at + to < rest_end {
                    self.squeezed(at + to, &self.source[at + to..rest_end]);
                }
                at + from
            }
        };
        if z < at + text.len() {
            self.out.text.push(' ');
            self.squeezed(z, self.source[z..at + text.len()].trim_start());
        }
        self.out.repairs.push(Repair {
            kind: RepairKind::DisplacedLink,
            text: self.source[a..z].to_string(),
            from: Span::new(a, z),
            to,
            confidence: m.confidence,
        });
    }

    /// Copies with runs of blanks made one.
    fn squeezed(&mut self, at: usize, text: &str) {
        let at = at + if text.is_empty() { 0 } else { self.source[at..].find(text).unwrap_or(0) };
        let mut from = 0;
        while let Some(p) = text[from..].find("  ") {
            let end = from + p + 1;
            self.copy(at + from, at + end);
            from = end + text[end..].len() - text[end..].trim_start_matches(' ').len();
        }
        self.copy(at + from, at + text.len());
    }

    fn copy(&mut self, from: usize, to: usize) {
        copy_composed(&mut self.out, self.source, from, to);
    }

    fn finish(&mut self, start: usize, indent: u8, gap: usize, kind: LineKind) {
        let end = self.out.text.trim_end().len().max(start);
        self.out.text.truncate(end);
        self.out.map.truncate(end);
        if end == start {
            return;
        }
        self.out.lines.push(Line { span: Span::new(start, end), indent, gap: gap.min(255) as u8, kind, role: Role::Text });
        self.out.text.push('\n');
    }

    /// A table block that begins at visual line `i`, if there is one; gives the first line after it.
    fn table(&mut self, i: usize, gap: usize) -> Option<usize> {
        let opening = self.lines[i].text(self.source);
        if !matches!(opening, "\"" | "«" | "“") {
            return None;
        }
        let instruction = self.out.lines.last()?.span.of(&self.out.text);
        let expected = if instruction.ends_with(':') { table::row_numbers(instruction) } else { Vec::new() };
        if expected.is_empty() {
            return None;
        }
        let closes = |l: &Visual| matches!(l.text(self.source), "\"." | "\";" | "\"" | "»." | "»;" | "»" | "”." | "”;");
        let close = (i + 1..self.lines.len()).find(|j| closes(&self.lines[*j]))?;
        let link_start = |j: usize| {
            let prev = (i + 1..j).rev().find(|k| !self.lines[*k].is_blank());
            let before = prev.map_or("", |k| self.lines[k].text(self.source));
            self.lines[j].indent == 1 && starts_with_link(self.lines[j].text(self.source), before)
        };
        let rows = table::rows(self.source, self.lines, (i + 1, close), &self.style, &expected, &link_start)?;
        self.paragraph(i, gap, LineKind::Text, i + 1);
        let table = self.out.tables.len() as u16;
        let block = rows.iter().map(|r| {
            let number = r.number.clone().unwrap_or_default();
            let printed = r.cells.first().is_some_and(|c| !c.is_empty());
            let cells = (0..r.cells.len() as u16).map(|column| TableCell { column, columns: 1, rows: 1 });
            Row { number: Some(RowNumber { number, printed }), cells: cells.collect(), ..Row::default() }
        });
        let block = Table { rows: block.collect(), within: None };
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.cells.iter().enumerate() {
                for p in cell {
                    self.cell(p, LineKind::Cell { table, row: r as u16, column: c as u16 });
                }
            }
            if let Some(p) = row.moved {
                let from = Span::new(self.lines[p.from].start as usize, self.lines[p.to - 1].end as usize);
                let to = row.cells.get(2).and_then(|c| c.first()).map_or(from.start(), |p| self.lines[p.from].start as usize);
                let text = self.out.lines.iter().rev().find(|l| self.out.map.to_source(l.span.start()) == from.start());
                let text = text.map_or("", |l| l.span.of(&self.out.text)).to_string();
                self.out.repairs.push(Repair { kind: RepairKind::TableOrder, text, from, to, confidence: 0.9 });
            }
        }
        self.out.tables.push(block);
        Some(close)
    }

    /// Emits one paragraph of a cell.
    fn cell(&mut self, p: &table::Paragraph, kind: LineKind) {
        let start = self.out.text.len();
        self.visual(p.from, false, start);
        let mut last = p.from;
        for i in p.from + 1..p.to {
            if !self.lines[i].is_blank() {
                let link = self.lines[i].indent == 1 && starts_with_link(self.lines[i].text(self.source), &self.out.text[start..]);
                self.join(last, i, i - last - 1, start, link);
                last = i;
            }
        }
        self.finish(start, 0, 0, kind);
    }
}

/// Whether a line that begins with one blank too many has its link words at its end, fit to go on after `before`.
fn starts_with_link(text: &str, before: &str) -> bool {
    !before.is_empty() && links::find(text, true, before).is_some_and(|m| matches!(m.slot, Slot::Start { .. }))
}
