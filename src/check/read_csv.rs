//! CSV rows → records: one row a check, neighbouring rows with the same id are one record.
//!
//! Rows are cut here and not by a library, because a library cannot go on after a quotation mark that is never closed: it takes
//! the rest of the file for one cell. Here the row is reported, and reading goes on with the line after it.

use std::mem;

use super::case::{Case, CaseCheck, Problem, Record};
use super::read::{Line, Lines};
use super::read_json::{bad_date, read_version, reversed_dates};
use crate::base::{Date, Message, parse_date};

/// The columns that are read; others are ignored.
const COLUMNS: [&str; 8] = ["id", "filed_on", "decided_on", "procedure", "provision", "version", "checked_on", "quote"];
/// Longest row that spans several lines, in bytes: a quotation mark opened by mistake must not swallow the file.
const MAX_ROW: usize = 1 << 20;

/// Reads a table with a header line.
pub(super) struct CsvRecords<'a> {
    lines: Lines<'a>,
    /// Delimiter and, for each of [`COLUMNS`], its place; `None` before the header was read.
    header: Option<Header>,
    ahead: Option<Row>,
    done: bool,
}

#[derive(Clone, Copy)]
struct Header {
    delimiter: u8,
    cells: usize,
    places: [Option<usize>; COLUMNS.len()],
}

/// The cells of one row under [`COLUMNS`], empty where the file has no such column.
struct Row {
    line: u64,
    cells: [String; COLUMNS.len()],
}

enum Cut {
    Cells(u64, Vec<String>),
    Bad(Problem),
}

impl<'a> CsvRecords<'a> {
    pub(super) fn new(lines: Lines<'a>) -> Self {
        CsvRecords { lines, header: None, ahead: None, done: false }
    }

    fn read_header(&mut self) -> Result<Option<Header>, Problem> {
        let (number, text) = loop {
            match self.lines.next_line() {
                None => return Ok(None),
                Some((_, Line::Bad(problem))) => return Err(problem),
                Some((_, Line::Text(text))) if text.trim().is_empty() => {}
                Some((number, Line::Text(text))) => break (number, text),
            }
        };
        let count = |d: &u8| text.bytes().filter(|b| b == d).count();
        let delimiter = [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',');
        let mut cutter = Cutter::default();
        cutter.feed(&text, delimiter);
        let names = cutter.cells;
        let place = |column: &str| names.iter().position(|n| n.trim().eq_ignore_ascii_case(column));
        let places = COLUMNS.map(place);
        let missing: Vec<&str> = ["id", "provision"].into_iter().filter(|c| place(c).is_none()).collect();
        if missing.is_empty() {
            return Ok(Some(Header { delimiter, cells: names.len(), places }));
        }
        let message = Message::new("check-csv-columns").with("missing", missing.join(", "));
        Err(csv_problem(number, message))
    }

    /// The cells of the next row that is not blank.
    fn next_cells(&mut self, delimiter: u8) -> Option<Cut> {
        loop {
            let (number, text) = match self.lines.next_line()? {
                (_, Line::Bad(problem)) => return Some(Cut::Bad(problem)),
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
                    return Some(Cut::Bad(csv_problem(number, Message::new("check-csv-quote"))));
                }
            }
            if !cutter.cells.iter().all(|c| c.trim().is_empty()) {
                return Some(Cut::Cells(number, cutter.cells));
            }
        }
    }

    fn next_row(&mut self, header: Header) -> Option<Result<Row, Problem>> {
        let (line, mut found) = match self.next_cells(header.delimiter)? {
            Cut::Bad(problem) => return Some(Err(problem)),
            Cut::Cells(line, cells) => (line, cells),
        };
        // Spreadsheets add empty cells at the end of a row, or leave them out.
        while found.len() > header.cells && found.last().is_some_and(|c| c.trim().is_empty()) {
            found.pop();
        }
        if found.len() > header.cells {
            let message = Message::new("check-csv-cells").with("expected", header.cells).with("found", found.len());
            return Some(Err(csv_problem(line, message)));
        }
        let mut cell = |place: usize| found.get_mut(place).map(|c| mem::take(c).trim().to_string());
        let cells = header.places.map(|place| place.and_then(&mut cell).unwrap_or_default());
        Some(Ok(Row { line, cells }))
    }
}

impl Iterator for CsvRecords<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let only = |problem| Some(Record { case: None, problems: vec![problem] });
        if self.done {
            return None;
        }
        let header = match self.header {
            Some(header) => header,
            None => match self.read_header() {
                Ok(header) => *self.header.insert(header?),
                Err(problem) => {
                    self.done = true;
                    return only(problem);
                }
            },
        };
        let first = match self.ahead.take() {
            Some(row) => row,
            None => match self.next_row(header)? {
                Ok(row) => row,
                Err(problem) => return only(problem),
            },
        };
        let mut group = Group::new(first);
        loop {
            match self.next_row(header) {
                None => break,
                Some(Ok(row)) if group.takes(&row) => group.add(row),
                Some(Ok(row)) => {
                    self.ahead = Some(row);
                    break;
                }
                Some(Err(problem)) => group.record.problems.push(problem),
            }
        }
        Some(group.finish())
    }
}

fn csv_problem(line: u64, message: Message) -> Problem {
    Problem { message, help: Message::new("check-help-csv"), line, provision: None }
}

/// A record as its rows come in.
struct Group {
    record: Record,
    case: Case,
    days_readable: bool,
}

impl Group {
    fn new(row: Row) -> Self {
        let mut group = Group { record: Record::default(), case: Case { line: row.line, ..Case::default() }, days_readable: true };
        let [id, filed_on, decided_on, procedure, ..] = &row.cells;
        if id.is_empty() {
            group.problem(row.line, Message::new("check-record-no-id"), "check-help-id", None);
        } else {
            group.case.id = Some(id.clone());
        }
        group.case.filed_on = group.case_day(row.line, "filed_on", filed_on);
        group.case.decided_on = group.case_day(row.line, "decided_on", decided_on);
        group.case.procedure = (!procedure.is_empty()).then(|| procedure.clone());
        group.record.problems.extend(reversed_dates(&group.case));
        group.add(row);
        group
    }

    fn takes(&self, row: &Row) -> bool {
        let [id, ..] = &row.cells;
        self.case.id.as_ref() == Some(id)
    }

    fn problem(&mut self, line: u64, message: Message, help: &'static str, provision: Option<&str>) {
        let provision = provision.map(str::to_string);
        self.record.problems.push(Problem { message, help: Message::new(help), line, provision });
    }

    fn case_day(&mut self, line: u64, field: &str, cell: &str) -> Option<Date> {
        let day = self.day(line, field, cell, None);
        self.days_readable &= day.is_some() || cell.is_empty();
        day
    }

    fn day(&mut self, line: u64, field: &str, cell: &str, provision: Option<&str>) -> Option<Date> {
        if cell.is_empty() {
            return None;
        }
        match parse_date(cell) {
            Ok(day) => Some(day),
            Err(value) => {
                self.problem(line, bad_date(field, &value), "check-help-date", provision);
                None
            }
        }
    }

    fn add(&mut self, row: Row) {
        let line = row.line;
        let [_, filed_on, decided_on, _, provision, version, checked_on, quote] = row.cells;
        if line != self.case.line {
            self.same_day(line, "filed_on", &filed_on, self.case.filed_on);
            self.same_day(line, "decided_on", &decided_on, self.case.decided_on);
        }
        let nothing_else = version.is_empty() && checked_on.is_empty() && quote.is_empty();
        if provision.is_empty() {
            if !nothing_else {
                let message = Message::new("check-record-no-provision").with("field", "provision");
                self.problem(line, message, "check-help-provision", None);
            }
            return;
        }
        let before = self.record.problems.len();
        let used = match version.as_str() {
            "" => None,
            text => match read_version(text) {
                Ok(version) => Some(version),
                Err(message) => {
                    self.problem(line, message.with("field", "version"), "check-help-version", Some(&provision));
                    None
                }
            },
        };
        let checked_on = self.day(line, "checked_on", &checked_on, Some(&provision));
        if self.record.problems.len() == before && self.days_readable {
            let quote = (!quote.is_empty()).then_some(quote);
            self.case.checks.push(CaseCheck { provision, version: used, checked_on, quote, line });
        }
    }

    /// A later row may leave the day of the case out, but not contradict it.
    fn same_day(&mut self, line: u64, field: &'static str, cell: &str, first: Option<Date>) {
        if !cell.is_empty() && parse_date(cell).ok() != first {
            let first = first.map(|d| d.to_string()).unwrap_or_default();
            let message = Message::new("check-csv-differs").with("field", field).with("value", cell).with("first", first);
            self.problem(line, message, "check-help-csv", None);
        }
    }

    fn finish(self) -> Record {
        Record { case: Some(self.case), problems: self.record.problems }
    }
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
