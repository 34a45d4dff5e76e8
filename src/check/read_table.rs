//! Rows → records: one row a check, neighbouring rows with the same id are one record.

use std::mem;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::case::{Case, CaseCheck, CaseEvent, Problem, Record};
use super::mapping::{CASE_FIELDS, CHECK_FIELDS, Mapping, put, same_name};
use super::read_json::{bad_date, read_version, reversed_dates};
use crate::base::{Date, Message, parse_date};

/// A row, and the line on which it begins.
pub(super) type Row = (u64, Vec<String>);

/// Whatever has rows.
pub(super) trait Rows: Send {
    /// The names of the columns; `None` in an empty table.
    fn header(&mut self) -> Option<Result<Row, Problem>>;
    /// The next row that is not blank.
    fn next_row(&mut self) -> Option<Result<Row, Problem>>;
}

/// The columns that every table may have.
const COLUMNS: usize = CASE_FIELDS.len() + CHECK_FIELDS.len();

fn fields() -> impl Iterator<Item = &'static str> {
    CASE_FIELDS.into_iter().chain(CHECK_FIELDS)
}

/// Reads a table with a header line.
pub(super) struct TableRecords<'a> {
    rows: Box<dyn Rows + 'a>,
    mapping: Arc<Mapping>,
    header: Option<Arc<Header>>,
    ahead: Option<Cells>,
    done: bool,
}

struct Header {
    /// The columns of each field, best first.
    places: [Vec<usize>; COLUMNS],
    /// Fields below `facts` and `events`.
    open: Vec<(String, Vec<usize>)>,
}

/// The cells of one row under the fields, empty where the table has no such column.
struct Cells {
    line: u64,
    fields: [String; COLUMNS],
    open: Vec<(String, String)>,
}

impl<'a> TableRecords<'a> {
    pub(super) fn new(rows: Box<dyn Rows + 'a>, mapping: Arc<Mapping>) -> Self {
        TableRecords { rows, mapping, header: None, ahead: None, done: false }
    }

    fn read_header(&mut self) -> Option<Result<Header, Problem>> {
        let (line, names) = match self.rows.header()? {
            Ok(row) => row,
            Err(problem) => return Some(Err(problem)),
        };
        let places = |columns: Vec<&str>| -> Vec<usize> {
            columns.iter().filter_map(|c| names.iter().position(|n| same_name(n, c))).collect()
        };
        let mut missing = self.mapping.absent(&names);
        for field in ["id", "provision"] {
            let columns = self.mapping.columns(field);
            let told = missing.iter().any(|m| m.ends_with(&format!("({field})")));
            if !told && self.mapping.constant(field).is_none() && places(columns).is_empty() {
                missing.push(field.to_string());
            }
        }
        if !missing.is_empty() {
            let message = Message::new("check-csv-columns").with("missing", missing.join(", ")).with("found", shown(&names));
            return Some(Err(problem(line, message, "check-help-columns")));
        }
        let own = names.iter().map(|n| n.trim()).filter(|n| n.starts_with("facts.") || n.starts_with("events."));
        let mut open: Vec<&str> = self.mapping.open_fields().chain(own).collect();
        open.sort_unstable();
        open.dedup();
        let open = open.into_iter().map(|f| (f.to_string(), places(self.mapping.columns(f)))).collect();
        let mut all = fields().map(|f| places(self.mapping.columns(f)));
        Some(Ok(Header { places: std::array::from_fn(|_| all.next().unwrap_or_default()), open }))
    }

    fn next_cells(&mut self, header: &Header) -> Option<Result<Cells, Problem>> {
        let (line, found) = match self.rows.next_row()? {
            Ok(row) => row,
            Err(problem) => return Some(Err(problem)),
        };
        let cell = |field: &str, places: &[usize]| {
            let cell = places.iter().filter_map(|p| found.get(*p)).map(|c| c.trim()).find(|c| !c.is_empty());
            let cell = cell.map(|c| self.mapping.value(field, c.to_string()));
            cell.or_else(|| self.mapping.constant(field).map(str::to_string)).unwrap_or_default()
        };
        let mut each = fields().zip(&header.places).map(|(field, places)| cell(field, places));
        let cells = std::array::from_fn(|_| each.next().unwrap_or_default());
        let open = header.open.iter().map(|(field, places)| (field.clone(), cell(field, places)));
        Some(Ok(Cells { line, fields: cells, open: open.filter(|(_, c)| !c.is_empty()).collect() }))
    }
}

impl Iterator for TableRecords<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let only = |problem| Some(Record { case: None, problems: vec![problem] });
        if self.done {
            return None;
        }
        let header = match &self.header {
            Some(header) => Arc::clone(header),
            None => match self.read_header()? {
                Ok(header) => Arc::clone(self.header.insert(Arc::new(header))),
                Err(problem) => {
                    self.done = true;
                    return only(problem);
                }
            },
        };
        let first = match self.ahead.take() {
            Some(row) => row,
            None => match self.next_cells(&header)? {
                Ok(row) => row,
                Err(problem) => return only(problem),
            },
        };
        let mut group = Group::new(first, &self.mapping);
        loop {
            match self.next_cells(&header) {
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

/// The names of a header, as many as a reader takes in.
fn shown(names: &[String]) -> String {
    const MOST: usize = 20;
    let mut out = names.iter().take(MOST).map(|n| n.trim().chars().take(60).collect::<String>()).collect::<Vec<_>>().join(", ");
    if names.len() > MOST {
        out.push_str(", …");
    }
    out
}

fn problem(line: u64, message: Message, help: &'static str) -> Problem {
    Problem { message, help: Message::new(help), line, provision: None }
}

/// A record as its rows come in.
struct Group {
    record: Record,
    case: Case,
    days_readable: bool,
}

impl Group {
    fn new(row: Cells, mapping: &Mapping) -> Self {
        let mut group = Group { record: Record::default(), case: Case { line: row.line, ..Case::default() }, days_readable: true };
        let [id, filed_on, decided_on, procedure, decision, documents, grounds, ..] = &row.fields;
        if id.is_empty() {
            group.problem(row.line, Message::new("check-record-no-id"), "check-help-id", None);
        } else {
            group.case.id = Some(id.clone());
        }
        group.case.filed_on = group.case_day(row.line, "filed_on", filed_on);
        group.case.decided_on = group.case_day(row.line, "decided_on", decided_on);
        let some = |cell: &String| (!cell.is_empty()).then(|| cell.clone());
        group.case.procedure = some(procedure);
        group.case.decision = some(decision);
        if let Value::Array(list) = mapping.typed("documents", documents.clone()) {
            group.case.documents = list;
        }
        let grounds = grounds.split(mapping.separator()).map(str::trim).filter(|g| !g.is_empty());
        group.case.refusal_grounds = grounds.map(str::to_string).collect();
        let mut object = Map::new();
        for (field, cell) in &row.open {
            match field.strip_prefix("events.") {
                Some(kind) => {
                    let on = group.day(row.line, field, cell, None);
                    group.case.events.push(CaseEvent { kind: kind.to_string(), on });
                }
                None => put(&mut object, field, mapping.typed(field, cell.clone())),
            }
        }
        group.case.facts = object.shift_remove("facts").unwrap_or(Value::Null);
        group.record.problems.extend(reversed_dates(&group.case));
        group.add(row);
        group
    }

    fn takes(&self, row: &Cells) -> bool {
        let [id, ..] = &row.fields;
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

    fn add(&mut self, mut row: Cells) {
        let line = row.line;
        if line != self.case.line {
            let [_, filed_on, decided_on, ..] = &row.fields;
            self.same_day(line, "filed_on", filed_on, self.case.filed_on);
            self.same_day(line, "decided_on", decided_on, self.case.decided_on);
        }
        let mut field = |i: usize| row.fields.get_mut(CASE_FIELDS.len() + i).map(mem::take).unwrap_or_default();
        let (provision, version, checked_on, quote, step) = (field(0), field(1), field(2), field(3), field(4));
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
            let (quote, step) = ((!quote.is_empty()).then_some(quote), (!step.is_empty()).then_some(step));
            self.case.checks.push(CaseCheck { provision, version: used, checked_on, quote, step, line });
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
