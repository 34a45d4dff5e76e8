//! Quoted new wordings inside an amending act.
//!
//! The block begins with a quote after an instruction's colon. Where it ends is not told by counting quotes (they nest in one
//! shape, and real acts lose some): it ends at the first line that closes with a quote and `;` or `.`, where what follows is an
//! instruction, a unit of the amending act, a signature or the end (kz-law-spec § 3.4).

use super::NodeId;
use super::build::{Builder, announces_quotation};
use crate::base::path::number_key;
use crate::base::{Kind, Severity, Span};
use crate::layout::LineKind;
use crate::parse::amendment;
use crate::parse::structure::{Mark, mark};

const OPENING: [char; 3] = ['"', '«', '“'];
const CLOSING: [char; 3] = ['"', '»', '”'];

impl Builder {
    /// Reads a quotation that begins at line `i`, if one does.
    pub(super) fn quotation(&mut self, i: usize) -> bool {
        if !self.text(i).starts_with(OPENING) || i == 0 || !(announces_quotation(self.text(i - 1)) || self.is_next_quotation(i)) {
            return false;
        }
        let end = if i >= self.unclosed_from { None } else { self.quotation_end(i) };
        let Some(last) = end else {
            // What closes no quotation here closes none later: the search is made once.
            self.unclosed_from = self.unclosed_from.min(i);
            let span = self.span(i);
            self.say("NQ002", Severity::Warning, "read-open-quote", span);
            return false;
        };
        let tail = self.tail(last).map(|at| Span::new(self.span(last).start() + at, self.span(last).end()));
        let whole = Span::new(self.span(i).start(), tail.map_or(self.span(last).end(), |t| t.start()));
        let (mut body, _) = self.trimmed(i, last);
        if let Some(tail) = tail {
            let quoted = Span::new(body.start(), tail.start()).of(&self.doc.layout.text).trim_end();
            let quoted = quoted.trim_end_matches([';', '.', ',', ' ']);
            body = Span::new(body.start(), body.start() + quoted.strip_suffix(CLOSING).unwrap_or(quoted).len());
        }
        // The instruction may stand in an indent or part: the quotation is a sibling of it.
        self.close_until(|k| !matches!(k, Kind::Indent | Kind::Paragraph));
        let number = (self.count(Kind::Quoted) + 1).to_string();
        let depth = self.open.len();
        let id = self.push(Kind::Quoted, Some(number), Span::new(body.start(), body.start()));
        self.doc.nodes[id].extent = whole;
        self.inside(i, last, body);
        self.open.truncate(depth);
        if tail.is_none() && !closes(self.text(last)) && self.doc.layout.lines[i].kind == LineKind::Text {
            let span = self.span(last);
            self.say("NQ002", Severity::Note, "read-quote-not-closed", span);
        }
        if let Some(tail) = tail {
            self.plain(last, tail);
        }
        self.at = last + 1;
        true
    }

    /// Where the next instruction begins in a line that a quotation ends in: `… значение.";дополнить пунктом 4 следующего содержания:`.
    fn tail(&self, line: usize) -> Option<usize> {
        const MOST: usize = 4;
        let text = self.text(line);
        if !amendment::may_amend(text) {
            return None;
        }
        let closing = text.char_indices().filter(|(i, c)| CLOSING.contains(c) && text[i + c.len_utf8()..].starts_with([';', '.']));
        let mut rests = closing.take(MOST).filter_map(|(i, c)| {
            let rest = text[i + c.len_utf8() + 1..].trim_start();
            (!rest.is_empty()).then_some((text.len() - rest.len(), rest))
        });
        // Only a line that says what it announces: quotations may hold instructions themselves.
        rests.find(|(_, rest)| rest.starts_with(char::is_alphabetic) && announces_quotation(rest) && speaks(rest)).map(|(at, _)| at)
    }

    /// Whether line `i` opens another quotation under the same instruction: it follows one directly and says nothing itself.
    fn is_next_quotation(&self, i: usize) -> bool {
        let mut at = self.doc.nodes.len().checked_sub(1);
        while let Some(id) = at.filter(|id| self.doc.nodes[*id].kind != Kind::Quoted) {
            at = self.doc.nodes[id].parent.map(|p| p as usize);
        }
        let follows = at.is_some_and(|id| self.doc.nodes[id].extent.end() == self.span(i - 1).end());
        follows && !speaks(self.text(i))
    }

    /// The last line of the quotation that begins at `i`.
    fn quotation_end(&self, i: usize) -> Option<usize> {
        /// Lines a quotation may take.
        const MAX_LINES: usize = 200_000;
        let end = self.len().min(i + MAX_LINES);
        // A table block: everything up to the first line after its cells.
        if self.text(i).chars().count() == 1 {
            let close = (i + 1..end).find(|j| self.doc.layout.lines[*j].kind == LineKind::Text && closes(self.text(*j)));
            return close;
        }
        let closing = (i..end).find(|j| closes(self.text(*j)) && self.goes_on_after(*j + 1) || self.tail(*j).is_some());
        self.foreign_line(i, closing.map_or(end, |last| last + 1)).map(|line| line - 1).or(closing)
    }

    /// The first line below `i` that is an instruction of the amending act: the print forgot to close the quotation before it. A text
    /// that amends something itself (an item of another amending act) has instructions of its own, and says first in which act.
    fn foreign_line(&self, i: usize, end: usize) -> Option<usize> {
        if amendment::may_amend(self.text(i)) {
            return None;
        }
        let line = (i + 1..end).find(|j| speaks(self.text(*j)))?;
        let told = (line..end).take_while(|j| speaks(self.text(*j))).take(3);
        let mut read = told.map(|j| amendment::read(self.text(j)));
        let first = read.next()?;
        // What leads to a place (`8-бапта:`) may be said in any rule; an instruction follows it only here.
        let orders = |s: &[amendment::Sentence]| {
            s.iter().any(|s| s.operations.iter().any(|o| !matches!(o, amendment::Operation::Unknown { .. })))
        };
        let relative = !first.iter().any(amendment::Sentence::enters_act);
        (relative && (orders(&first) || read.any(|s| orders(&s)))).then_some(line)
    }

    /// Whether line `j` belongs to the amending act itself again.
    fn goes_on_after(&self, j: usize) -> bool {
        if j >= self.len() {
            return true;
        }
        let text = self.text(j);
        if text.starts_with(OPENING) && !announces_quotation(text) {
            // Another quotation under the same instruction.
            return matches!(self.marks[j], Mark::Unit { quoted: true, .. }) || speaks(text);
        }
        match &self.marks[j] {
            Mark::Unit { kind: Kind::Item | Kind::Article | Kind::Chapter | Kind::Attachment, .. } => true,
            Mark::PortalNote => true,
            Mark::Unit { kind, number, .. } => speaks(text) || self.continues(*kind, number),
            _ => {
                speaks(text)
                    || !text.contains(char::is_alphabetic)
                    || announces_quotation(text)
                    || text.starts_with(char::is_uppercase) && text.len() < 240 && !text.ends_with(';')
            }
        }
    }

    /// Whether a unit follows on the one of its kind that the instruction stands in.
    fn continues(&self, kind: Kind, number: &str) -> bool {
        let open = self.open.iter().rev().find(|id| self.kind(**id) == kind);
        let number_of = |id: &NodeId| self.doc.nodes[*id].number.as_deref().map(number_key);
        open.and_then(number_of).is_some_and(|n| number_key(number) > n)
    }

    /// The span between the outer quotes, and the length of what stands before it in the first line.
    fn trimmed(&self, first: usize, last: usize) -> (Span, usize) {
        let lead = self.text(first).chars().next().map_or(0, char::len_utf8);
        let from = self.span(first).start() + lead;
        let tail = self.text(last);
        let body = tail.trim_end_matches([';', '.', ',']).trim_end();
        let cut = body.strip_suffix(CLOSING).unwrap_or(tail);
        (Span::new(from, (self.span(last).start() + cut.len()).max(from)), lead)
    }

    /// Builds the structure between the quotes.
    fn inside(&mut self, first: usize, last: usize, body: Span) {
        self.tables.clear();
        let root = self.open.len();
        for j in first..=last {
            let span = self.span(j);
            let clipped = Span::new(span.start().max(body.start()), span.end().min(body.end()).max(span.start().max(body.start())));
            let line = self.doc.layout.lines[j].kind;
            if let LineKind::Cell { table, row, column } = line {
                self.cell((table, row, column), j, clipped, root);
            } else if !clipped.is_empty() && !clipped.of(&self.doc.layout.text).trim().is_empty() {
                self.leave_tables();
                self.quoted_line(j, first, clipped);
            }
        }
    }

    fn quoted_line(&mut self, j: usize, first: usize, clipped: Span) {
        let found = if j == first { mark(clipped.of(&self.doc.layout.text)) } else { self.marks[j].clone() };
        match found {
            Mark::Unit { kind, number, .. } => self.unit(kind, number, clipped),
            Mark::LawNote if j > first => self.law_note(clipped),
            _ if j > first && self.joined(j, clipped) => {}
            _ => self.plain(j, clipped),
        }
    }
}

/// Whether a line is a sentence of the amending act.
fn speaks(text: &str) -> bool {
    amendment::may_amend(text) && !amendment::read(text).is_empty()
}

/// Whether a line can be the last of a quotation: a quote, then `;` or `.` or nothing.
fn closes(line: &str) -> bool {
    line.trim_end().trim_end_matches([';', '.']).ends_with(CLOSING)
}
