//! Tables: rows by the number they print, the head of the table apart, captions between rows as sections.

use super::build::Builder;
use super::headings::is_group;
use super::numbering::key;
use crate::base::{Kind, Severity, Span};
use crate::layout::{LineKind, Row, Table};
use crate::parse::structure::Mark;

/// A table whose rows are being read.
#[derive(Clone, Debug)]
pub(super) struct OpenTable {
    index: u16,
    /// Units open around it.
    root: usize,
    /// The row read last, the first of those that are one.
    row: Option<u16>,
    /// Whether any row prints a number, and whether the numbers begin anew after a caption.
    numbered: bool,
    restarts: bool,
    /// Rows without a number so far, where no row has one.
    rows: u32,
    /// Units open around a row: one more under a caption.
    level: usize,
}

impl Builder {
    /// Reads a cell of a table in running text.
    pub(super) fn table_line(&mut self, j: usize) {
        let Some(LineKind::Cell { table, row, column }) = self.doc.layout.lines.get(j).map(|l| l.kind) else { return };
        if self.tables.iter().all(|t| t.index != table) && self.within(table).is_none() {
            self.leave_tables();
            self.place_table(j);
        }
        if self.marks[j] == Mark::PortalNote {
            self.note(j);
            return;
        }
        let (span, root) = (self.span(j), self.open.len());
        self.cell((table, row, column), j, span, root);
    }

    /// Closes what tables opened: running text goes on.
    pub(super) fn leave_tables(&mut self) {
        if let Some(first) = self.tables.first() {
            self.open.truncate(first.root);
            self.tables.clear();
        }
    }

    /// A table belongs to the unit that announces it by a colon, else to the document or chapter.
    fn place_table(&mut self, j: usize) {
        let announced = j.checked_sub(1).is_some_and(|b| self.text(b).trim_end().ends_with(':'));
        if !announced {
            self.close_until(|k| is_group(k) || k == Kind::Article);
        }
    }

    /// The place in `tables` of the table around this one.
    fn within(&self, table: u16) -> Option<usize> {
        let (outer, ..) = self.doc.layout.tables.get(table as usize)?.within?;
        self.tables.iter().position(|t| t.index == outer)
    }

    /// A paragraph of a cell; opens table, row and cell where they are new. `root`: units open around a table that begins here.
    pub(super) fn cell(&mut self, (table, row, column): (u16, u16, u16), j: usize, span: Span, root: usize) {
        let at = Span::new(span.start(), span.start());
        match self.tables.iter().position(|t| t.index == table) {
            Some(p) => self.tables.truncate(p + 1),
            None => {
                let inner = self.within(table);
                match inner {
                    Some(outer) => {
                        self.tables.truncate(outer + 1);
                        self.close_until(|k| k == Kind::Cell);
                    }
                    None => {
                        self.tables.clear();
                        self.open.truncate(root);
                    }
                }
                let empty = Table::default();
                let (numbered, restarts) = numbers(self.doc.layout.tables.get(table as usize).unwrap_or(&empty));
                let root = self.open.len();
                let number = (self.count(Kind::Table) + 1).to_string();
                self.push(Kind::Table, Some(number), at);
                self.tables.push(OpenTable { index: table, root, row: None, numbered, restarts, rows: 0, level: self.open.len() });
            }
        }
        let Some(mut state) = self.tables.last().cloned() else { return };
        let data = self.doc.layout.tables.get(table as usize).map_or(&[][..], |t| &t.rows);
        let first = first_of(data, row);
        if state.row != Some(first) {
            self.open_row(&mut state, table, first, span);
            state.row = Some(first);
            if let Some(last) = self.tables.last_mut() {
                *last = state.clone();
            }
        }
        let number = (column + 1).to_string();
        if self.open.get(state.level).is_some_and(|id| matches!(self.kind(*id), Kind::Row | Kind::Heading)) {
            let open = self.open.get(state.level + 1).copied();
            let same =
                open.is_some_and(|id| self.kind(id) == Kind::Cell && self.doc.nodes[id].number.as_deref() == Some(number.as_str()));
            if !same {
                self.open.truncate(state.level + 1);
                self.push(Kind::Cell, Some(number), at);
            }
        } else {
            // The caption of a section of the table.
            self.open.truncate(state.level);
            self.caption(span);
            return;
        }
        match &self.marks[j] {
            Mark::Unit { kind: kind @ (Kind::Subitem | Kind::Item), number, .. } if column > 0 => {
                let (kind, number) = (*kind, number.clone());
                self.unit(kind, number, span);
            }
            _ => self.plain(j, span),
        }
    }

    /// Opens the row, or the section that its caption begins.
    fn open_row(&mut self, state: &mut OpenTable, table: u16, row: u16, span: Span) {
        let data = self.doc.layout.tables.get(table as usize).and_then(|t| t.rows.get(row as usize));
        let Row { number, header, .. } = data.cloned().unwrap_or_default();
        let single = data.is_some_and(|r| r.cells.len() == 1);
        let at = Span::new(span.start(), span.start());
        if state.restarts && single && number.is_none() && !header {
            self.open.truncate(state.root + 1);
            let section = (self.count(Kind::Section) + 1).to_string();
            self.push(Kind::Section, Some(section), at);
            state.level = self.open.len();
            return;
        }
        self.open.truncate(state.level);
        match number {
            Some(n) => {
                self.push(Kind::Row, Some(n.number), at);
                if !n.printed {
                    self.say("NQ004", Severity::Note, "read-row-number", span);
                }
            }
            None if header => {
                let number = self.unique(Kind::Heading);
                self.push(Kind::Heading, number, at);
            }
            None if state.numbered => {
                self.push(Kind::Row, None, at);
            }
            None => {
                state.rows += 1;
                self.push(Kind::Row, Some(state.rows.to_string()), at);
            }
        }
    }

    /// The words of a caption, on one line or several.
    fn caption(&mut self, span: Span) {
        if let Some(id) = self.open.last().copied() {
            let text = self.doc.nodes[id].text;
            self.doc.nodes[id].text = if text.is_empty() { span } else { text.to(span) };
        }
    }
}

/// The first of the rows that are one row with this.
fn first_of(rows: &[Row], row: u16) -> u16 {
    let mut at = row;
    while let Some(before) = rows.get(at as usize).and_then(|r| r.continues).filter(|b| *b < at) {
        at = before;
    }
    at
}

/// Whether rows print numbers, and whether the numbers begin anew.
fn numbers(table: &Table) -> (bool, bool) {
    let mut ones = 0;
    let mut any = false;
    for n in table.rows.iter().filter(|r| !r.header).filter_map(|r| r.number.as_ref()) {
        any = true;
        ones += usize::from(key(&n.number) == [1]);
    }
    (any, ones > 1)
}
