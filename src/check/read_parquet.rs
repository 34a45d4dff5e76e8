//! The rows of Parquet files: flat columns as in a table, or nested ones as in JSON.

use std::sync::Arc;

use parquet::basic::Repetition;
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row as Fields};
use serde_json::{Map, Value};

use super::case::{Problem, Record};
use super::mapping::Mapping;
use super::read::Records;
use super::read_json::record_of;
use super::read_table::{Row, Rows};
use crate::base::{Date, Message, date};
use crate::corpus::CorpusError;

/// The records of a Parquet file, read row group by row group.
///
/// # Errors
/// It is no Parquet file, or its columns cannot be read.
pub fn parquet<R: ChunkReader + 'static>(reader: R, mapping: Option<&Arc<Mapping>>) -> Result<Records<'static>, CorpusError> {
    let broken =
        |e: ParquetError| CorpusError { message: Message::new("check-parquet-broken").with("detail", e), candidates: Vec::new() };
    let file = SerializedFileReader::new(reader).map_err(broken)?;
    let schema = file.metadata().file_metadata().schema();
    let columns: Vec<String> = schema.get_fields().iter().map(|f| f.name().to_string()).collect();
    let repeated = |f: &parquet::schema::types::Type| {
        f.get_basic_info().has_repetition() && f.get_basic_info().repetition() == Repetition::REPEATED
    };
    let nested = schema.get_fields().iter().any(|f| f.is_group() || repeated(f));
    let rows = RowIter::from_file_into(Box::new(file));
    if nested {
        let mapping = mapping.cloned().unwrap_or_default();
        return Ok(Records::new_from(NestedRows { rows, mapping, line: 0, ended: false }));
    }
    Ok(Records::table(Box::new(FlatRows { rows, columns, line: 0, ended: false }), mapping.cloned()))
}

fn failed(line: u64, error: &ParquetError) -> Problem {
    let message = Message::new("check-input-failed").with("detail", error);
    Problem { message, help: Message::new("check-help-input"), line, provision: None }
}

struct NestedRows {
    rows: RowIter<'static>,
    mapping: Arc<Mapping>,
    line: u64,
    ended: bool,
}

impl Iterator for NestedRows {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.ended {
            return None;
        }
        self.line += 1;
        match self.rows.next()? {
            Ok(row) => Some(record_of(object(&row), self.line, Some(&self.mapping))),
            Err(e) => {
                self.ended = true;
                Some(Record { case: None, problems: vec![failed(self.line, &e)] })
            }
        }
    }
}

struct FlatRows {
    rows: RowIter<'static>,
    columns: Vec<String>,
    line: u64,
    ended: bool,
}

impl Rows for FlatRows {
    fn header(&mut self) -> Option<Result<Row, Problem>> {
        Some(Ok((1, self.columns.clone())))
    }

    fn next_row(&mut self) -> Option<Result<Row, Problem>> {
        if self.ended {
            return None;
        }
        self.line += 1;
        match self.rows.next()? {
            Ok(row) => Some(Ok((self.line, row.get_column_iter().map(|(_, field)| cell(field)).collect()))),
            Err(e) => {
                self.ended = true;
                Some(Err(failed(self.line, &e)))
            }
        }
    }
}

fn cell(field: &Field) -> String {
    match value(field, 0) {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn object(row: &Fields) -> Map<String, Value> {
    row.get_column_iter().map(|(name, field)| (name.clone(), value(field, 0))).collect()
}

/// Groups within groups.
const MAX_DEPTH: usize = 64;

fn value(field: &Field, depth: usize) -> Value {
    if depth > MAX_DEPTH {
        return Value::Null;
    }
    match field {
        Field::Null => Value::Null,
        Field::Bool(b) => (*b).into(),
        Field::Byte(n) => (*n).into(),
        Field::Short(n) => (*n).into(),
        Field::Int(n) => (*n).into(),
        Field::Long(n) => (*n).into(),
        Field::UByte(n) => (*n).into(),
        Field::UShort(n) => (*n).into(),
        Field::UInt(n) => (*n).into(),
        Field::ULong(n) => (*n).into(),
        Field::Float(n) => f64::from(*n).into(),
        Field::Double(n) => (*n).into(),
        Field::Str(s) => s.clone().into(),
        Field::Bytes(b) => b.as_utf8().map_or(Value::Null, Into::into),
        Field::Date(days) => day(i64::from(*days)).to_string().into(),
        Field::TimestampMillis(ms) => day(ms.div_euclid(86_400_000)).to_string().into(),
        Field::TimestampMicros(us) => day(us.div_euclid(86_400_000_000)).to_string().into(),
        Field::Group(row) => {
            let fields = row.get_column_iter().map(|(name, field)| (name.clone(), value(field, depth + 1)));
            Value::Object(fields.filter(|(_, v)| !v.is_null()).collect())
        }
        Field::ListInternal(list) => list.elements().iter().map(|f| value(f, depth + 1)).collect(),
        Field::MapInternal(map) => {
            let entries = map.entries().iter().map(|(name, field)| (cell(name), value(field, depth + 1)));
            Value::Object(entries.filter(|(_, v)| !v.is_null()).collect())
        }
        other => other.to_string().into(),
    }
}

fn day(since_1970: i64) -> Date {
    date::add_days(Date::default(), since_1970)
}
