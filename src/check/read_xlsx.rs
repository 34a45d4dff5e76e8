//! The rows of spreadsheets, sheet by sheet, cell by cell as they are read.

use std::io::{Read, Seek};
use std::sync::Arc;

use calamine::{DataRef, Reader, Xlsx, XlsxCellReader};

use super::case::Problem;
use super::mapping::Mapping;
use super::read::Records;
use super::read_table::{Row, Rows};
use crate::base::{Date, Message};
use crate::corpus::CorpusError;

/// More columns than any table of cases has.
const MAX_COLUMNS: usize = 1024;
/// A header stands among the first rows.
const HEADER_WITHIN: usize = 20;

/// Hands every sheet that holds case records to `each`, with its name where the file has several.
///
/// # Errors
/// It is no spreadsheet, it is damaged, or none of its sheets has the columns of a case record.
pub fn spreadsheet(
    reader: impl Read + Seek + Send,
    mapping: Option<&Arc<Mapping>>,
    each: &mut dyn FnMut(Option<&str>, Records<'_>),
) -> Result<(), CorpusError> {
    let broken = |e: calamine::XlsxError| CorpusError {
        message: Message::new("check-xlsx-broken").with("detail", e),
        candidates: Vec::new(),
    };
    let mut book = Xlsx::new(reader).map_err(broken)?;
    let names = book.sheet_names();
    let empty = Arc::default();
    let columns = mapping.unwrap_or(&empty);
    let mut seen: Vec<String> = Vec::new();
    let mut held = Vec::new();
    for name in &names {
        let Ok(cells) = book.worksheet_cells_reader(name) else { continue };
        let mut rows = XlsxRows::new(cells);
        match rows.header() {
            Some(Ok((_, header))) if has_fields(columns, &header) => held.push(name.clone()),
            Some(Ok((_, header))) => seen.push(format!("{name}: {}", header.join(", ").chars().take(200).collect::<String>())),
            Some(Err(problem)) => seen.push(format!("{name}: {}", problem.message.id)),
            None => {}
        }
    }
    if held.is_empty() {
        let message = Message::new("check-xlsx-columns").with("found", seen.join("; "));
        return Err(CorpusError { message, candidates: Vec::new() });
    }
    for name in &held {
        let cells = book.worksheet_cells_reader(name).map_err(broken)?;
        let records = Records::table(Box::new(XlsxRows::new(cells)), mapping.cloned());
        each((held.len() > 1).then_some(name.as_str()), records);
    }
    Ok(())
}

fn has_fields(mapping: &Mapping, header: &[String]) -> bool {
    let has = |field: &str| {
        let named = |column: &&str| header.iter().any(|name| super::mapping::same_name(name, column));
        mapping.constant(field).is_some() || mapping.columns(field).iter().any(named)
    };
    has("id") && has("provision")
}

struct XlsxRows<'a, R: Read + Seek> {
    cells: XlsxCellReader<'a, R>,
    /// The first cell of the next row.
    ahead: Option<(u32, usize, String)>,
    ended: bool,
    columns: usize,
}

impl<'a, R: Read + Seek> XlsxRows<'a, R> {
    fn new(cells: XlsxCellReader<'a, R>) -> Self {
        XlsxRows { cells, ahead: None, ended: false, columns: MAX_COLUMNS }
    }

    fn cell(&mut self) -> Result<Option<(u32, usize, String)>, Problem> {
        if let Some(cell) = self.ahead.take() {
            return Ok(Some(cell));
        }
        if self.ended {
            return Ok(None);
        }
        match self.cells.next_cell() {
            Ok(Some(cell)) => {
                let (row, column) = cell.get_position();
                Ok(Some((row, column as usize, text(cell.get_value()))))
            }
            Ok(None) => {
                self.ended = true;
                Ok(None)
            }
            Err(e) => {
                self.ended = true;
                let message = Message::new("check-input-failed").with("detail", e);
                Err(Problem { message, help: Message::new("check-help-input"), line: 0, provision: None })
            }
        }
    }

    /// The next row with anything in it.
    fn row(&mut self) -> Option<Result<Row, Problem>> {
        let mut found: Option<Row> = None;
        loop {
            let (row, column, text) = match self.cell() {
                Ok(Some(cell)) => cell,
                Ok(None) => return found.map(Ok),
                Err(mut problem) => {
                    // Half a row is none.
                    problem.line = found.map_or(1, |(line, _)| line);
                    return Some(Err(problem));
                }
            };
            if column >= self.columns || text.trim().is_empty() {
                continue;
            }
            let line = u64::from(row) + 1;
            let (at, cells) = found.get_or_insert_with(|| (line, Vec::new()));
            if *at != line {
                self.ahead = Some((row, column, text));
                return found.map(Ok);
            }
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = text;
            }
        }
    }
}

impl<R: Read + Seek + Send> Rows for XlsxRows<'_, R> {
    /// A title may stand above the names of the columns: the first row with two or more cells.
    fn header(&mut self) -> Option<Result<Row, Problem>> {
        for _ in 0..HEADER_WITHIN {
            match self.row()? {
                Ok((_, cells)) if cells.iter().filter(|c| !c.is_empty()).count() < 2 => {}
                Ok((line, cells)) => {
                    self.columns = cells.len();
                    return Some(Ok((line, cells)));
                }
                Err(problem) => return Some(Err(problem)),
            }
        }
        None
    }

    fn next_row(&mut self) -> Option<Result<Row, Problem>> {
        self.row()
    }
}

/// A cell as people see it; a day as a day.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::String(s) => s.clone(),
        DataRef::SharedString(s) => (*s).to_string(),
        DataRef::Bool(b) => b.to_string(),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            let day = Date::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
            day.map_or_else(|| time.as_f64().to_string(), |d| d.to_string())
        }
        DataRef::DateTime(time) => time.as_f64().to_string(),
        DataRef::DateTimeIso(s) => s.split('T').next().unwrap_or(s).to_string(),
        DataRef::DurationIso(s) => s.clone(),
        DataRef::Error(e) => e.to_string(),
        _ => String::new(),
    }
}
