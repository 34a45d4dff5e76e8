//! From what a user names (files, folders, patterns, archives, standard input) to the records in it.
//!
//! What a file is, is told by its first bytes where they tell, then by its name. Everything is read as a stream; only what needs to be read
//! back and forth (a spreadsheet inside an archive) is held, within a limit.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::path::Path;
use std::sync::Arc;

use flate2::bufread::MultiGzDecoder;
use indicatif::ProgressBar;
use nusqa::base::Message;
use nusqa::check::{Feed, Format, Input, Mapping, Records, spreadsheet};
use zip::ZipArchive;

use crate::error::CliError;
use crate::input::STDIN;

/// What is held of a stream that has to be read back and forth.
const MAX_HELD: u64 = 256 << 20;
/// The size of shared words in a spreadsheet, which its reader holds.
const MAX_WORDS: u64 = 256 << 20;
const BUFFER: usize = 1 << 16;
/// Packings within packings.
const MAX_DEPTH: usize = 3;

/// How records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum InputFormat {
    Jsonl,
    Json,
    Csv,
    Xlsx,
    Parquet,
}

/// How to read.
#[derive(Clone, Default)]
pub struct Reading {
    /// Whatever the name and the first bytes say.
    pub format: Option<InputFormat>,
    /// Foreign names.
    pub mapping: Option<Arc<Mapping>>,
}

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// As named, or found in a folder.
    pub name: String,
}

/// An input ready to be checked.
pub struct Opened<'a> {
    /// The file, `archive.zip!inner.csv`, `book.xlsx!Sheet1`.
    pub name: &'a str,
    /// Its records.
    pub feed: Feed<'a>,
}

/// What is named: files as they are, the files of folders and patterns in the order of their names.
pub fn list(names: &[String]) -> Vec<Result<Source, CliError>> {
    let mut out = Vec::new();
    for name in names {
        let path = Path::new(name);
        if name == STDIN || path.is_file() || !(path.is_dir() || name.contains(['*', '?', '['])) {
            out.push(Ok(Source { name: name.clone() }));
        } else if path.is_dir() {
            out.extend(folder(name));
        } else {
            out.extend(pattern(name));
        }
    }
    out
}

fn folder(name: &str) -> Vec<Result<Source, CliError>> {
    let (mut found, mut out) = (Vec::new(), Vec::new());
    let mut waiting = vec![name.trim_end_matches('/').to_string()];
    while let Some(folder) = waiting.pop() {
        let entries = match std::fs::read_dir(if folder.is_empty() { "/" } else { &folder }) {
            Ok(entries) => entries,
            Err(e) => {
                out.push(Err(CliError::unreadable(&folder, &e)));
                continue;
            }
        };
        for entry in entries.flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            // Links are not followed: they may lead round in circles.
            let kind = entry.file_type();
            let name = format!("{folder}/{file}");
            if file.starts_with('.') {
            } else if kind.as_ref().is_ok_and(std::fs::FileType::is_dir) {
                waiting.push(name);
            } else if kind.is_ok_and(|k| k.is_file()) && is_cases(&file) {
                found.push(name);
            }
        }
    }
    if found.is_empty() && out.is_empty() {
        out.push(Err(CliError::refused(Message::new("audit-folder-empty").with("file", name)).hint(Message::new("audit-endings"))));
    }
    found.sort();
    out.extend(found.into_iter().map(|name| Ok(Source { name })));
    out
}

fn pattern(name: &str) -> Vec<Result<Source, CliError>> {
    // As in a shell: what is hidden has to be named.
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
    let paths = match glob::glob_with(name, options) {
        Ok(paths) => paths,
        Err(e) => return vec![Err(CliError::refused(Message::new("audit-pattern").with("file", name).with("detail", e.msg)))],
    };
    let mut found: Vec<String> = paths.flatten().filter(|p| p.is_file()).map(|p| p.to_string_lossy().into_owned()).collect();
    found.sort();
    if found.is_empty() {
        return vec![Err(CliError::refused(Message::new("cli-file-missing").with("file", name)))];
    }
    found.into_iter().map(|name| Ok(Source { name })).collect()
}

/// Whether a file of a folder or archive is one of cases, by its name.
fn is_cases(name: &str) -> bool {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let ends = [".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".xlsx", ".parquet", ".zip"];
    ends.iter().any(|end| name.ends_with(end))
}

impl Source {
    /// Hands every input in it to `each`; the bar goes on with the bytes read.
    pub fn open(&self, reading: &Reading, bar: &ProgressBar, each: &mut dyn FnMut(Opened<'_>)) -> Result<(), CliError> {
        if self.name == STDIN {
            let stdin = Box::new(bar.wrap_read(io::stdin()));
            return stream(STDIN, STDIN, stdin, reading, each, 0);
        }
        let (mut file, size) = crate::input::open(&self.name)?;
        crate::progress::worth_bytes(bar, size);
        let mut head = [0; 4];
        let regular = file.metadata().is_ok_and(|m| m.is_file());
        let got = if regular { read_some(&mut file, &mut head) } else { Ok(0) };
        let got = got.map_err(|e| CliError::unreadable(&self.name, &e))?;
        if regular {
            file.rewind().map_err(|e| CliError::unreadable(&self.name, &e))?;
        }
        match head.get(..got) {
            Some([b'P', b'K', ..]) => packed(&self.name, BufReader::with_capacity(BUFFER, file), reading, each, 0),
            Some(b"PAR1") => parquet(&self.name, file, reading, each),
            _ if reading.format == Some(InputFormat::Parquet) => parquet(&self.name, file, reading, each),
            _ => stream(&self.name, &self.name, Box::new(bar.wrap_read(file)), reading, each, 0),
        }
    }
}

fn read_some(file: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut got = 0;
    while got < into.len() {
        match file.read(into.get_mut(got..).unwrap_or_default()) {
            Ok(0) => break,
            Ok(n) => got += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(got)
}

/// Bytes as they come. `shown` is the name in messages, `plain` the one whose ending tells.
fn stream<'a>(
    shown: &str,
    plain: &str,
    raw: Box<dyn Read + Send + 'a>,
    reading: &Reading,
    each: &mut dyn FnMut(Opened<'_>),
    depth: usize,
) -> Result<(), CliError> {
    let mut reader = BufReader::with_capacity(BUFFER, raw);
    let head = fill(&mut reader).map_err(|e| CliError::unreadable(shown, &e))?;
    if head.starts_with(b"\x1f\x8b") {
        if depth >= MAX_DEPTH {
            return Err(CliError::refused(Message::new("audit-packed-deep").with("file", shown)));
        }
        let inner = plain.strip_suffix(".gz").or_else(|| plain.strip_suffix(".GZ")).unwrap_or(plain);
        return stream(shown, inner, Box::new(MultiGzDecoder::new(reader)), reading, each, depth + 1);
    }
    let packing = head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06");
    let table = head.starts_with(b"PAR1") || reading.format == Some(InputFormat::Parquet);
    if packing || table {
        let mut held = Vec::new();
        reader.take(MAX_HELD + 1).read_to_end(&mut held).map_err(|e| CliError::unreadable(shown, &e))?;
        if held.len() as u64 > MAX_HELD {
            return Err(CliError::refused(Message::new("audit-held").with("file", shown).with("limit", MAX_HELD >> 20)));
        }
        return if table {
            parquet_bytes(shown, held, reading, each)
        } else {
            packed(shown, Cursor::new(held), reading, each, depth)
        };
    }
    if reading.format == Some(InputFormat::Xlsx) {
        return Err(CliError::refused(Message::new("audit-not-xlsx").with("file", shown)));
    }
    let format = format(plain, head, reading).ok_or_else(|| {
        CliError::refused(Message::new("cli-cases-format").with("file", shown)).hint(Message::new("audit-endings"))
    })?;
    let input = Input { name: shown.to_string(), format, reader: Box::new(reader) };
    each(Opened { name: shown, feed: input.feed(reading.mapping.clone()) });
    Ok(())
}

/// The first bytes; a stream that gives none at once is asked until it does.
fn fill<R: Read>(reader: &mut BufReader<R>) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
            Ok(_) => break,
        }
    }
    Ok(reader.buffer())
}

/// Text: as the user says, as the name says, as it begins.
fn format(name: &str, head: &[u8], reading: &Reading) -> Option<Format> {
    match reading.format {
        Some(InputFormat::Jsonl) => return Some(Format::Jsonl),
        Some(InputFormat::Json) => return Some(Format::Json),
        Some(InputFormat::Csv) => return Some(Format::Csv),
        _ => {}
    }
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let known = if name == STDIN { None } else { Format::from_name(name) };
    let lines = [".jsonl", ".ndjson"].iter().any(|end| name.to_lowercase().ends_with(end));
    let known = known.map(|format| if format == Format::Jsonl && !lines { Format::of_json(head) } else { format });
    known.or_else(|| {
        let line = start.split(|b| *b == b'\n').next().unwrap_or_default();
        let table = [b';', b',', b'\t'].iter().any(|d| line.contains(d));
        match start.first() {
            None => Some(Format::Jsonl),
            Some(b'{' | b'[') => Some(Format::of_json(start)),
            _ if name == STDIN || (table && std::str::from_utf8(line).is_ok()) => Some(Format::Csv),
            _ => None,
        }
    })
}

/// A spreadsheet, or an archive of files.
fn packed<R: Read + Seek + Send>(
    name: &str,
    mut reader: R,
    reading: &Reading,
    each: &mut dyn FnMut(Opened<'_>),
    depth: usize,
) -> Result<(), CliError> {
    let broken = |e: &dyn std::fmt::Display| {
        CliError::refused(Message::new("audit-zip-broken").with("file", name).with("detail", e))
            .hint(Message::new("audit-zip-hint"))
    };
    let mut archive = ZipArchive::new(&mut reader).map_err(|e| broken(&e))?;
    let mut inner: Vec<(String, usize)> = Vec::new();
    let (mut book, mut words) = (false, 0_u64);
    for i in 0..archive.len() {
        let entry = archive.by_index_raw(i).map_err(|e| broken(&e))?;
        let Ok(entry_name) = entry.name() else { continue };
        book |= entry_name == "xl/workbook.xml";
        if entry_name.starts_with("xl/") && !entry_name.starts_with("xl/worksheets/") {
            words = words.saturating_add(entry.size());
        }
        if entry.is_file() && is_cases(&entry_name) {
            inner.push((entry_name.to_string(), i));
        }
    }
    if book || reading.format == Some(InputFormat::Xlsx) {
        drop(archive);
        if words > MAX_WORDS {
            return Err(CliError::refused(Message::new("audit-held").with("file", name).with("limit", MAX_WORDS >> 20)));
        }
        reader.rewind().map_err(|e| CliError::unreadable(name, &e))?;
        let mut sheet = |sheet: Option<&str>, records: Records<'_>| {
            let shown = sheet.map(|s| format!("{name}!{s}"));
            each(Opened { name: shown.as_deref().unwrap_or(name), feed: Feed::Records(records) });
        };
        return spreadsheet(reader, reading.mapping.as_ref(), &mut sheet).map_err(|e| CliError {
            hints: vec![Message::new("audit-in-file").with("file", name), Message::new("check-help-columns")],
            ..CliError::from(e)
        });
    }
    if depth >= MAX_DEPTH {
        return Err(CliError::refused(Message::new("audit-packed-deep").with("file", name)));
    }
    if inner.is_empty() {
        return Err(CliError::refused(Message::new("audit-folder-empty").with("file", name)).hint(Message::new("audit-endings")));
    }
    inner.sort();
    let mut first = None;
    for (entry, i) in inner {
        let shown = format!("{name}!{entry}");
        let opened = archive.by_index(i).map_err(|e| broken(&e));
        let read = opened.and_then(|file| stream(&shown, &entry, Box::new(file), reading, each, depth + 1));
        // The others are still read; the first trouble is told.
        first = first.or(read.err());
    }
    first.map_or(Ok(()), Err)
}

#[cfg(feature = "parquet")]
fn parquet(name: &str, file: File, reading: &Reading, each: &mut dyn FnMut(Opened<'_>)) -> Result<(), CliError> {
    let records = nusqa::check::parquet(file, reading.mapping.as_ref());
    records.map(|records| each(Opened { name, feed: Feed::Records(records) })).map_err(|e| table_trouble(name, e))
}

#[cfg(feature = "parquet")]
fn parquet_bytes(name: &str, held: Vec<u8>, reading: &Reading, each: &mut dyn FnMut(Opened<'_>)) -> Result<(), CliError> {
    let records = nusqa::check::parquet(axum::body::Bytes::from(held), reading.mapping.as_ref());
    records.map(|records| each(Opened { name, feed: Feed::Records(records) })).map_err(|e| table_trouble(name, e))
}

#[cfg(feature = "parquet")]
fn table_trouble(name: &str, error: nusqa::corpus::CorpusError) -> CliError {
    CliError::from(error).hint(Message::new("audit-in-file").with("file", name))
}

#[cfg(not(feature = "parquet"))]
fn parquet(name: &str, _: File, _: &Reading, _: &mut dyn FnMut(Opened<'_>)) -> Result<(), CliError> {
    Err(no_parquet(name))
}

#[cfg(not(feature = "parquet"))]
fn parquet_bytes(name: &str, _: Vec<u8>, _: &Reading, _: &mut dyn FnMut(Opened<'_>)) -> Result<(), CliError> {
    Err(no_parquet(name))
}

#[cfg(not(feature = "parquet"))]
fn no_parquet(name: &str) -> CliError {
    CliError::refused(Message::new("audit-no-parquet").with("file", name)).hint(Message::new("audit-no-parquet-hint"))
}
