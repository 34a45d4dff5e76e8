//! Tables: which cell a line stands in, what the rows are, and which tables only place a stamp at the margin.

use crate::layout::{Layout, LineKind, Role, Row, RowNumber, Table, TableCell};

/// Tables in tables that are told apart; deeper ones are text of the innermost.
const MAX_NESTED: usize = 32;

/// Columns whose reach downwards is kept.
const MAX_COLUMNS: usize = 2000;

/// The tables that are open, outer to inner.
#[derive(Debug, Default)]
pub(in crate::layout) struct Tables {
    open: Vec<Frame>,
    /// Tables that were too deep to be told apart.
    too_deep: usize,
}

#[derive(Debug)]
struct Frame {
    table: u16,
    /// The first line of the layout that can be its own.
    first_line: usize,
    row: Option<u16>,
    column: u16,
    in_cell: bool,
    border: bool,
    /// For each column: the first row that the cell begun last does not reach, and the row it began in.
    reach: Vec<(u32, u16)>,
    header_cells: usize,
}

impl Tables {
    /// The innermost cell that is open.
    pub fn place(&self) -> Option<(u16, u16, u16)> {
        self.open.iter().rev().find(|f| f.in_cell).and_then(|f| Some((f.table, f.row?, f.column)))
    }

    pub fn begin(&mut self, out: &mut Layout, border: bool) {
        if self.open.len() >= MAX_NESTED || out.tables.len() >= usize::from(u16::MAX) {
            self.too_deep += 1;
            return;
        }
        let within = self.place();
        let table = out.tables.len() as u16;
        out.tables.push(Table { rows: Vec::new(), within });
        self.open.push(Frame {
            table,
            first_line: out.lines.len(),
            row: None,
            column: 0,
            in_cell: false,
            border,
            reach: Vec::new(),
            header_cells: 0,
        });
    }

    pub fn row(&mut self, out: &mut Layout, head: bool) {
        let Some((f, table)) = self.top(out) else { return };
        if table.rows.len() >= usize::from(u16::MAX) {
            return;
        }
        let row = table.rows.len() as u16;
        let continues = f.reach.first().filter(|(until, _)| *until > u32::from(row)).map(|(_, from)| *from);
        table.rows.push(Row { header: head, continues, ..Row::default() });
        (f.row, f.column, f.in_cell, f.header_cells) = (Some(row), 0, false, 0);
    }

    pub fn cell(&mut self, out: &mut Layout, columns: u16, rows: u16, head: bool) {
        if self.open.last().is_some_and(|f| f.row.is_none()) {
            self.row(out, false);
        }
        let Some((f, table)) = self.top(out) else { return };
        let Some(row) = table.rows.last_mut() else { return };
        let at = f.row.unwrap_or_default();
        let mut column = row.cells.last().map_or(0, |c| c.column.saturating_add(c.columns));
        while f.reach.get(usize::from(column)).is_some_and(|(until, from)| *from < at && *until > u32::from(at)) {
            column = column.saturating_add(1);
        }
        row.cells.push(TableCell { column, columns, rows });
        f.header_cells += usize::from(head);
        row.header |= head && f.header_cells == row.cells.len();
        row.header &= !(f.header_cells > 0 && f.header_cells < row.cells.len());
        let end = usize::from(column.saturating_add(columns));
        if rows > 1 && end <= MAX_COLUMNS {
            if f.reach.len() < end {
                f.reach.resize(end, (0, 0));
            }
            for slot in f.reach.iter_mut().take(end).skip(usize::from(column)) {
                *slot = (u32::from(at) + u32::from(rows), at);
            }
        }
        (f.column, f.in_cell) = (column, true);
    }

    pub fn end_cell(&mut self) {
        if self.too_deep == 0
            && let Some(f) = self.open.last_mut()
        {
            f.in_cell = false;
        }
    }

    pub fn end(&mut self, out: &mut Layout) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        if is_frame_of_text(out, &frame) {
            unfold(out, &frame);
        } else {
            number_rows(out, &frame);
        }
    }

    fn top<'t>(&'t mut self, out: &'t mut Layout) -> Option<(&'t mut Frame, &'t mut Table)> {
        if self.too_deep > 0 {
            return None;
        }
        let f = self.open.last_mut()?;
        let table = out.tables.get_mut(usize::from(f.table))?;
        Some((f, table))
    }
}

/// The lines of a table, nested ones left out, with row and column.
fn cells<'l>(out: &'l Layout, frame: &Frame) -> impl Iterator<Item = (usize, u16, u16)> + 'l {
    let (first, table) = (frame.first_line, frame.table);
    out.lines.iter().enumerate().skip(first).filter_map(move |(i, l)| match l.kind {
        LineKind::Cell { table: t, row, column } if t == table => Some((i, row, column)),
        _ => None,
    })
}

/// Whether a table only places words on the page: a stamp at the right margin, a signature with the name beside the office.
fn is_frame_of_text(out: &Layout, frame: &Frame) -> bool {
    /// Rows and bytes of a stamp, at most.
    const MAX_ROWS: usize = 4;
    const MAX_BYTES: usize = 1200;
    let Some(table) = out.tables.get(usize::from(frame.table)) else { return false };
    let nested = usize::from(frame.table) + 1 < out.tables.len();
    if frame.border || nested || table.within.is_some() || table.rows.len() > MAX_ROWS || table.rows.iter().any(|r| r.header) {
        return false;
    }
    let bytes: usize = cells(out, frame).map(|(i, ..)| out.lines[i].span.len()).sum();
    let first_empty = cells(out, frame).all(|(_, _, column)| column > 0);
    let columns = table.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let numbered = cells(out, frame).next().is_some_and(|(i, ..)| printed_number(out.lines[i].span.of(&out.text)).is_some());
    let one_row = table.rows.len() == 1 && columns <= 3 && !numbered;
    bytes <= MAX_BYTES && (first_empty && columns == 2 || one_row)
}

/// Makes the lines of such a table ordinary ones.
fn unfold(out: &mut Layout, frame: &Frame) {
    let mut before = None;
    for line in out.lines.iter_mut().skip(frame.first_line) {
        let LineKind::Cell { row, column, .. } = line.kind else { continue };
        line.gap = u8::from(before != Some((row, column)));
        line.kind = LineKind::Text;
        if column > 0 && matches!(line.role, Role::Text | Role::Emphasis) {
            line.role = Role::Right;
        }
        before = Some((row, column));
    }
    out.tables.truncate(usize::from(frame.table));
}

/// Finds the printed numbers of the rows and the rows that name or count the columns.
fn number_rows(out: &mut Layout, frame: &Frame) {
    let Some(mut table) = out.tables.get_mut(usize::from(frame.table)).map(std::mem::take) else { return };
    let mut firsts: Vec<Option<String>> = vec![None; table.rows.len()];
    // Words of each cell that is one line, to know `1 2 3 4`.
    let mut counted: Vec<Option<u16>> = vec![Some(0); table.rows.len()];
    let mut seen = None;
    for (i, row, column) in cells(out, frame) {
        let words = out.lines[i].span.of(&out.text);
        let second = seen == Some((row, column));
        seen = Some((row, column));
        let Some(first) = firsts.get_mut(usize::from(row)) else { continue };
        if column == 0 {
            *first = if second { None } else { printed_number(words) };
        }
        let n = &mut counted[usize::from(row)];
        *n = n.map(|n| n + 1).filter(|n| !second && words.parse() == Ok(*n));
    }
    let begins: Vec<bool> = firsts.iter().map(|f| f.as_deref() == Some("1")).collect();
    let mut body = false;
    for (r, row) in table.rows.iter_mut().enumerate() {
        let all = row.cells.len() as u16;
        let counts = counted[r] == Some(all) && (all > 2 || all == 2 && begins.get(r + 1) == Some(&true));
        if counts && !body {
            row.header = true;
            continue;
        }
        if let Some(number) = firsts[r].take().filter(|_| row.continues.is_none()) {
            row.number = Some(RowNumber { number, printed: true });
            body = true;
        }
    }
    name_columns(&mut table);
    if let Some(slot) = out.tables.get_mut(usize::from(frame.table)) {
        *slot = table;
    }
}

/// Rows before the first numbered one name the columns, as far as the first of them reaches; a caption over all columns is none.
fn name_columns(table: &mut Table) {
    let Some(numbered) = table.rows.iter().position(|r| r.number.is_some()) else { return };
    let counting = table.rows.iter().position(|r| r.header && r.number.is_none()).filter(|i| *i < numbered);
    let until = match counting {
        Some(i) => i,
        None => {
            let deep = table.rows.first().and_then(|r| r.cells.first()).map_or(1, |c| usize::from(c.rows));
            deep.min(numbered)
        }
    };
    for row in table.rows.iter_mut().take(until) {
        row.header |= row.cells.len() > 1 || row.continues.is_some();
    }
}

/// `1`, `1.`, `3-1)`: the number of a row, without its sign.
fn printed_number(words: &str) -> Option<String> {
    let number = words.trim_end_matches(['.', ')']);
    let fits = number.len() <= 12
        && number.split(['-', '.']).all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    fits.then(|| number.to_string())
}
