//! Files of case records → [`Record`]s, one at a time, whatever the size of the file.
//!
//! Nothing stops a run: a line that makes no sense becomes a [`Problem`] with its number, and reading goes on with the next.

use std::collections::VecDeque;
use std::io::{self, BufRead};
use std::sync::Arc;

use super::case::{Problem, Record};
use super::chunk::Feed;
use super::mapping::Mapping;
use super::read_csv::CsvRows;
use super::read_json::JsonRecords;
use super::read_table::{Rows, TableRecords};
use super::read_values::JsonValues;
use crate::base::Message;

/// Longest line (or CSV row) that is read, in bytes; a longer one is reported and skipped.
pub const MAX_LINE: usize = 16 << 20;

/// Shape of a file of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// A JSON list of objects, or objects over several lines.
    Json,
    /// A header line, then one row a check; delimiter `,`, `;` or tab.
    Csv,
}

impl Format {
    /// The format of JSON by its first bytes: lines, unless a list begins or the first line is not a whole object.
    #[must_use]
    pub fn of_json(head: &[u8]) -> Self {
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        let line = head.split(|b| *b == b'\n').next().unwrap_or_default();
        let rest = line.get(1..).unwrap_or_default().trim_ascii();
        match head.first() {
            Some(b'[') if rest.is_empty() || rest.starts_with(b"{") || rest.starts_with(b"]") => Format::Json,
            // An object that ends on a later line.
            Some(b'{') if line.len() < head.len() && (rest.is_empty() || rest.ends_with(b",") || rest.ends_with(b"[")) => {
                Format::Json
            }
            _ => Format::Jsonl,
        }
    }

    /// The format that a file name ends in; `None` for other names. What ends in `.json` may be [either](Self::of_json).
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let end = name.rsplit('.').next()?.to_ascii_lowercase();
        match end.as_str() {
            "jsonl" | "ndjson" | "json" => Some(Format::Jsonl),
            "csv" | "tsv" => Some(Format::Csv),
            _ => None,
        }
    }
}

/// Records to check: a name for messages, the shape, and the bytes.
pub struct Input<'a> {
    /// File name as shown to people; `-` for standard input.
    pub name: String,
    /// Shape.
    pub format: Format,
    /// The bytes.
    pub reader: Box<dyn BufRead + Send + 'a>,
}

impl<'a> Input<'a> {
    /// The input as whoever checks it takes it; foreign names are read by the mapping.
    #[must_use]
    pub fn feed(self, mapping: Option<Arc<Mapping>>) -> Feed<'a> {
        match self.format {
            Format::Jsonl => Feed::Lines(self.reader, mapping),
            Format::Json => Feed::Records(Records(Box::new(JsonValues::new(self.reader, mapping)))),
            Format::Csv => Feed::Records(Records::table(Box::new(CsvRows::new(Lines::new(self.reader))), mapping)),
        }
    }
}

/// Reads records until the input ends.
pub struct Records<'a>(Box<dyn Iterator<Item = Record> + Send + 'a>);

impl<'a> Records<'a> {
    /// Begins to read.
    #[must_use]
    pub fn new(format: Format, reader: Box<dyn BufRead + Send + 'a>) -> Self {
        match format {
            Format::Jsonl => Records(Box::new(JsonRecords::new(Lines::new(reader)))),
            Format::Json => Records(Box::new(JsonValues::new(reader, None))),
            Format::Csv => Records::table(Box::new(CsvRows::new(Lines::new(reader))), None),
        }
    }

    /// Records as they come.
    #[cfg(feature = "parquet")]
    pub(super) fn new_from(records: impl Iterator<Item = Record> + Send + 'a) -> Self {
        Records(Box::new(records))
    }

    /// The records in the rows of a table.
    pub(super) fn table(rows: Box<dyn Rows + 'a>, mapping: Option<Arc<Mapping>>) -> Self {
        Records(Box::new(TableRecords::new(rows, mapping.unwrap_or_default())))
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        self.0.next()
    }
}

/// One physical line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Its text, without the line end.
    Text(String),
    /// It cannot be used.
    Bad(Problem),
}

/// Physical lines with their numbers, from 1; the byte-order mark and line ends (`\n`, `\r\n`) are taken off.
pub(super) struct Lines<'a> {
    reader: Box<dyn BufRead + Send + 'a>,
    back: VecDeque<(u64, Line)>,
    number: u64,
    ended: bool,
}

impl<'a> Lines<'a> {
    fn new(reader: Box<dyn BufRead + Send + 'a>) -> Self {
        Lines { reader, back: VecDeque::new(), number: 0, ended: false }
    }

    /// Gives a line back, to be read again before the rest.
    pub(super) fn unread(&mut self, number: u64, line: Line) {
        self.back.push_front((number, line));
    }

    /// The next line and its number.
    pub(super) fn next_line(&mut self) -> Option<(u64, Line)> {
        if let Some(line) = self.back.pop_front() {
            return Some(line);
        }
        if self.ended {
            return None;
        }
        let mut bytes = Vec::new();
        let read = read_limited(&mut *self.reader, &mut bytes);
        self.number += 1;
        let number = self.number;
        let whole = match read {
            Ok(Some(whole)) => whole,
            Ok(None) => {
                self.ended = true;
                return None;
            }
            Err(e) => {
                self.ended = true;
                let message = Message::new("check-input-failed").with("detail", e);
                return Some((number, bad(number, message, "check-help-input")));
            }
        };
        if number == 1 {
            if matches!(bytes.get(..2), Some([0xff, 0xfe] | [0xfe, 0xff])) {
                self.ended = true;
                return Some((number, bad(number, Message::new("check-record-utf16"), "check-help-encoding")));
            }
            if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
                bytes.drain(..3);
            }
        }
        if !whole {
            let message = Message::new("check-record-too-long").with("limit", MAX_LINE >> 20);
            return Some((number, bad(number, message, "check-help-size")));
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        let line = match String::from_utf8(bytes) {
            Ok(text) => Line::Text(text),
            Err(e) => {
                let message = Message::new("check-record-not-utf8").with("column", e.utf8_error().valid_up_to() + 1);
                bad(number, message, "check-help-encoding")
            }
        };
        Some((number, line))
    }
}

fn bad(line: u64, message: Message, help: &'static str) -> Line {
    Line::Bad(Problem { message, help: Message::new(help), line, provision: None })
}

/// Reads up to and with the next `\n`. `Some(false)`: the line was longer than [`MAX_LINE`] and its rest has been skipped.
fn read_limited(reader: &mut dyn BufRead, into: &mut Vec<u8>) -> io::Result<Option<bool>> {
    let mut seen = false;
    let mut whole = true;
    loop {
        let (used, done) = {
            let buffer = match reader.fill_buf() {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if buffer.is_empty() {
                return Ok(seen.then_some(whole));
            }
            seen = true;
            let end = buffer.iter().position(|b| *b == b'\n').map_or(buffer.len(), |i| i + 1);
            let piece = buffer.get(..end).unwrap_or(buffer);
            if into.len() + piece.len() > MAX_LINE {
                whole = false;
                into.clear();
            }
            if whole {
                into.extend_from_slice(piece);
            }
            (end, piece.last() == Some(&b'\n'))
        };
        reader.consume(used);
        if done {
            return Ok(Some(whole));
        }
    }
}
