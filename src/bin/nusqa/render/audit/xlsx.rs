//! A spreadsheet of three kinds of sheets: findings, by cause, summary. Rows go to a temporary file as they come.

use std::io::{BufWriter, Seek, Write};

use nusqa::base::Message;
use nusqa::check::Finding;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{CauseLines, Totals};
use crate::error::CliError;
use crate::i18n::I18n;
use crate::render::csv;

/// Rows of a sheet, the header included.
const ROWS: u32 = 1_048_576;
/// Characters of a cell.
const CELL: usize = 32_767;

/// The document under way. Every sheet is written from its first row to its last.
pub struct Book {
    book: Workbook,
    /// Sheets of findings begun.
    sheets: usize,
    row: u32,
    name: String,
}

impl Book {
    /// Begins with a sheet of findings.
    pub fn new(i18n: &I18n) -> Result<Self, CliError> {
        let mut book = Book { book: Workbook::new(), sheets: 0, row: ROWS, name: i18n.word("audit-sheet-findings") };
        book.next_sheet()?;
        Ok(book)
    }

    fn next_sheet(&mut self) -> Result<(), CliError> {
        self.sheets += 1;
        let name = if self.sheets == 1 { self.name.clone() } else { format!("{} {}", self.name, self.sheets) };
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(failed)?;
        begin(sheet, &name, &csv::COLUMNS.map(str::to_string)).map_err(failed)?;
        self.row = 1;
        Ok(())
    }

    /// One finding, one row.
    pub fn finding(&mut self, finding: &Finding, i18n: &I18n) -> Result<(), CliError> {
        if self.row >= ROWS {
            self.next_sheet()?;
        }
        let at = self.book.worksheets_mut().len().saturating_sub(1);
        let sheet = self.book.worksheet_from_index(at).map_err(failed)?;
        for (column, cell) in csv::cells(finding, i18n).into_iter().enumerate() {
            put(sheet, self.row, column, &cell).map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Adds the other sheets and writes all of it.
    pub fn finish(mut self, totals: &Totals<'_>, out: &mut (dyn Write + Send)) -> Result<(), CliError> {
        let i18n = totals.i18n;
        let heads = [
            "findings",
            "code",
            "name",
            "provision",
            "act",
            "event",
            "since",
            "materiality",
            "favourable",
            "difference",
            "records",
        ];
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(failed)?;
        begin(sheet, &i18n.word("audit-sheet-causes"), &heads.map(str::to_string)).map_err(failed)?;
        for (row, group) in (1..ROWS).zip(totals.groups) {
            let lines = CauseLines { group, i18n, style: crate::style::Style::default() };
            for (column, cell) in lines.cells().into_iter().enumerate() {
                put(sheet, row, column, &cell).map_err(failed)?;
            }
        }
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(failed)?;
        let name = i18n.word("audit-sheet-summary");
        begin(sheet, &name, &[String::new(), i18n.word("audit-count")]).map_err(failed)?;
        let summary = totals.summary;
        let mut rows = vec![("audit-count-records", summary.records), ("audit-count-checks", summary.checks)];
        rows.push(("audit-count-findings", summary.findings()));
        rows.push(("audit-count-known", totals.known));
        rows.push(("audit-count-suppressed", totals.suppressed));
        let mut all: Vec<(String, u64)> = rows.into_iter().map(|(id, n)| (i18n.tr(&Message::new(id)), n)).collect();
        all.extend(summary.by_code.iter().map(|(code, n)| ((*code).to_string(), *n)));
        for (row, (what, count)) in (1..ROWS).zip(all) {
            put(sheet, row, 0, &what).map_err(failed)?;
            put(sheet, row, 1, &count.to_string()).map_err(failed)?;
        }
        // A spreadsheet is put together out of order; where it goes need not take that.
        let mut file = tempfile::tempfile()?;
        self.book.save_to_writer(BufWriter::new(&mut file)).map_err(failed)?;
        file.rewind()?;
        std::io::copy(&mut file, out)?;
        Ok(())
    }
}

fn begin(sheet: &mut Worksheet, name: &str, heads: &[String]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let bold = Format::new().set_bold();
    for (column, head) in (0..).zip(heads) {
        sheet.write_with_format(0, column, head, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Text as text and never as a formula; whole numbers as numbers.
fn put(sheet: &mut Worksheet, row: u32, column: usize, cell: &str) -> Result<(), XlsxError> {
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    if cell.is_empty() {
        return Ok(());
    }
    match cell.parse::<u32>() {
        Ok(n) if n.to_string() == cell => sheet.write_number(row, column, n)?,
        _ if cell.len() <= CELL => sheet.write_string(row, column, cell)?,
        _ => sheet.write_string(row, column, cell.chars().take(CELL / 2).collect::<String>())?,
    };
    Ok(())
}

fn failed(error: XlsxError) -> CliError {
    match error {
        XlsxError::IoError(e) => e.into(),
        e => CliError::refused(Message::new("cli-output-failed").with("error", e)),
    }
}
