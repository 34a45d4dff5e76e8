//! The rows of a CSV file.
//!
//! Rows are cut here and not by a library, because a library cannot go on after a quotation mark that is never closed: it takes
//! the rest of the file for one cell. Here the row is reported, and reading goes on with the line after it.

use std::mem;

use super::case::Problem;
use super::read::{Line, Lines};
use super::read_table::{Row, Rows};
use crate::base::Message;

/// Longest row that spans several lines, in bytes: a quotation mark opened by mistake must not swallow the file.
const MAX_ROW: usize = 1 << 20;

/// The rows; the delimiter is the one that the header has most of.
pub(super) struct CsvRows<'a> {
    lines: Lines<'a>,
    delimiter: u8,
    /// Cells of the header.
    cells: usize,
}

impl<'a> CsvRows<'a> {
    pub(super) fn new(lines: Lines<'a>) -> Self {
        CsvRows { lines, delimiter: b',', cells: 0 }
    }

    fn next_cells(&mut self) -> Option<Result<Row, Problem>> {
        let delimiter = self.delimiter;
        loop {
            let (number, text) = match self.lines.next_line()? {
                (_, Line::Bad(problem)) => return Some(Err(problem)),
                (number, Line::Text(text)) => (number, text),
            };
            let mut cutter = Cutter::default();
            cutter.feed(&text, delimiter);
            let mut more: Vec<(u64, Line)> = Vec::new();
            let mut length = text.len();
            while cutter.quoted {
                let next = if length > MAX_ROW { None } else { self.lines.next_line() };
                let readable = matches!(next, Some((_, Line::Text(_))));
                if let Some((_, Line::Text(next))) = &next {
                    length += next.len();
                    cutter.feed(next, delimiter);
                }
                more.extend(next);
                if !readable {
                    for (n, line) in more.into_iter().rev() {
                        self.lines.unread(n, line);
                    }
                    return Some(Err(csv_problem(number, Message::new("check-csv-quote"))));
                }
            }
            if !cutter.cells.iter().all(|c| c.trim().is_empty()) {
                return Some(Ok((number, cutter.cells)));
            }
        }
    }
}

impl Rows for CsvRows<'_> {
    fn header(&mut self) -> Option<Result<Row, Problem>> {
        let (number, text) = loop {
            match self.lines.next_line()? {
                (_, Line::Bad(problem)) => return Some(Err(problem)),
                (_, Line::Text(text)) if text.trim().is_empty() => {}
                (number, Line::Text(text)) => break (number, text),
            }
        };
        let count = |d: &u8| text.bytes().filter(|b| b == d).count();
        self.delimiter = [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',');
        self.lines.unread(number, Line::Text(text));
        let mut header = self.next_cells()?;
        if let Ok((_, cells)) = &mut header {
            while cells.last().is_some_and(|c| c.trim().is_empty()) {
                cells.pop();
            }
            self.cells = cells.len();
        }
        Some(header)
    }

    fn next_row(&mut self) -> Option<Result<Row, Problem>> {
        let (line, mut found) = match self.next_cells()? {
            Err(problem) => return Some(Err(problem)),
            Ok(row) => row,
        };
        // Spreadsheets add empty cells at the end of a row.
        while found.len() > self.cells && found.last().is_some_and(|c| c.trim().is_empty()) {
            found.pop();
        }
        if found.len() != self.cells {
            // Which cell is missing or too many nobody can tell: none of them is believed.
            let message = Message::new("check-csv-cells").with("expected", self.cells).with("found", found.len());
            return Some(Err(csv_problem(line, message)));
        }
        Some(Ok((line, found)))
    }
}

fn csv_problem(line: u64, message: Message) -> Problem {
    Problem { message, help: Message::new("check-help-csv"), line, provision: None }
}

/// Cuts a row into cells (RFC 4180), line by line, since a quoted cell may go on over line ends.
#[derive(Default)]
struct Cutter {
    cells: Vec<String>,
    cell: String,
    quoted: bool,
}

impl Cutter {
    fn feed(&mut self, line: &str, delimiter: u8) {
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if self.quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                    self.cell.push('"');
                }
                '"' if self.quoted => self.quoted = false,
                '"' if self.cell.trim().is_empty() => {
                    self.cell.clear();
                    self.quoted = true;
                }
                c if c == char::from(delimiter) && !self.quoted => self.cells.push(mem::take(&mut self.cell)),
                c => self.cell.push(c),
            }
        }
        if self.quoted {
            self.cell.push('\n');
        } else {
            self.cells.push(mem::take(&mut self.cell));
        }
    }
}
