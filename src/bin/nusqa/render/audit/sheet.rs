//! Findings on their way to bytes: written where they are found, put together in the order of the input.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use nusqa::check::{Baseline, Causes, Finding, Group, Summary};

use super::xlsx::Book;
use super::{CauseLines, by_cause};
use crate::cases::{Fate, Filters};
use crate::error::CliError;
use crate::i18n::I18n;
use crate::render::{csv, json, text};
use crate::style::Style;

/// The shapes of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Shape {
    /// For people
    #[default]
    Text,
    /// One JSON document
    Json,
    /// One finding a line, as JSON
    Jsonl,
    /// One finding a row
    Csv,
    /// A spreadsheet: findings, by cause, summary
    Xlsx,
}

impl Shape {
    /// The shape that a file name ends in.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "txt" => Shape::Text,
            "json" => Shape::Json,
            "jsonl" | "ndjson" => Shape::Jsonl,
            "csv" => Shape::Csv,
            "xlsx" => Shape::Xlsx,
            _ => return None,
        })
    }

    /// Whether findings are put together from values, not from bytes.
    fn keeps_findings(self) -> bool {
        matches!(self, Shape::Json | Shape::Xlsx)
    }
}

/// What became of the findings of one piece of work.
#[derive(Default)]
pub struct Part {
    /// Those told, as bytes.
    bytes: Vec<u8>,
    /// Or as they are.
    findings: Vec<Finding>,
    /// Line of the last one.
    last: Option<u64>,
    /// Those told, counted.
    pub summary: Summary,
    pub causes: Causes,
    pub known: u64,
    /// Findings taken out by each entry of the suppression file.
    pub suppressed: Vec<u64>,
    /// Lines of a baseline.
    pub baseline: String,
}

/// Takes findings where they are found, on any thread.
pub struct Noter<'a> {
    pub shape: Shape,
    pub filters: &'a Filters,
    pub i18n: &'a I18n,
    pub style: Style,
    pub places: Mutex<text::Places>,
    pub baseline: bool,
}

impl Noter<'_> {
    /// Decides whether a finding is told, and writes it.
    pub fn note(&self, part: &mut Part, finding: Finding) {
        match self.filters.fate(&finding) {
            Fate::Left => return,
            Fate::Known => {
                part.known += 1;
                if self.baseline {
                    part.baseline.push_str(&Baseline::line(&finding));
                }
                return;
            }
            Fate::Suppressed(entry) => {
                if part.suppressed.len() <= entry {
                    part.suppressed.resize(entry + 1, 0);
                }
                if let Some(count) = part.suppressed.get_mut(entry) {
                    *count += 1;
                }
                return;
            }
            Fate::Told => {}
        }
        self.told(part, finding);
    }

    /// Writes a finding.
    pub fn told(&self, part: &mut Part, finding: Finding) {
        if self.baseline {
            part.baseline.push_str(&Baseline::line(&finding));
        }
        part.summary.count(&finding);
        part.causes.add(&finding);
        match self.shape {
            Shape::Text => {
                let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
                if part.last.is_some_and(|line| line != finding.line) {
                    part.bytes.push(b'\n');
                }
                part.last = Some(finding.line);
                // Memory takes whatever is written.
                let _ = text::finding(&mut part.bytes, &finding, self.style, &mut places, self.i18n);
            }
            Shape::Jsonl => {
                let _ = serde_json::to_writer(&mut part.bytes, &json::Finding::alone(&finding, self.i18n));
                part.bytes.push(b'\n');
            }
            Shape::Csv => csv::row(&mut part.bytes, &finding, self.i18n),
            _ => {}
        }
        if self.shape.keeps_findings() {
            part.findings.push(finding);
        }
    }
}

/// What a run came to.
pub struct Totals<'a> {
    pub summary: &'a Summary,
    pub groups: &'a [Group],
    pub known: u64,
    pub suppressed: u64,
    pub i18n: &'a I18n,
    pub style: Style,
}

/// The document under way.
pub enum Sheet<'w> {
    /// Bytes as they come.
    Plain { out: Box<dyn Write + Send + 'w>, shape: Shape, begun: bool },
    /// One JSON document.
    Json(Box<json::JsonWriter<Box<dyn Write + Send + 'w>>>),
    /// A spreadsheet.
    Book(Box<Book>, Box<dyn Write + Send + 'w>),
}

impl<'w> Sheet<'w> {
    /// Begins a document, or goes on with one.
    pub fn new(shape: Shape, mut out: Box<dyn Write + Send + 'w>, goes_on: bool, i18n: &I18n) -> Result<Self, CliError> {
        Ok(match shape {
            Shape::Json => {
                let mut json = json::JsonWriter::new(out);
                if goes_on {
                    json.resume_in_array(goes_on);
                } else {
                    json.object()?;
                    json.field("schema", &"nusqa.finding/1")?;
                    json.key("findings")?;
                    json.array()?;
                }
                Sheet::Json(Box::new(json))
            }
            Shape::Xlsx => Sheet::Book(Box::new(Book::new(i18n)?), out),
            shape => {
                if shape == Shape::Csv && !goes_on {
                    out.write_all(&csv::head())?;
                }
                Sheet::Plain { out, shape, begun: goes_on }
            }
        })
    }

    /// The next piece of work.
    pub fn piece(&mut self, part: &Part, i18n: &I18n) -> Result<(), CliError> {
        match self {
            Sheet::Plain { out, shape, begun } => {
                if !part.bytes.is_empty() {
                    if *shape == Shape::Text && std::mem::replace(begun, true) {
                        out.write_all(b"\n")?;
                    }
                    out.write_all(&part.bytes)?;
                }
            }
            Sheet::Json(json) => {
                for finding in &part.findings {
                    json.value(&json::Finding::new(finding, i18n))?;
                }
            }
            Sheet::Book(book, _) => {
                for finding in &part.findings {
                    book.finding(finding, i18n)?;
                }
            }
        }
        Ok(())
    }

    /// Ends the document.
    pub fn finish(self, totals: &Totals<'_>) -> Result<(), CliError> {
        match self {
            Sheet::Plain { mut out, shape, begun } => {
                if shape == Shape::Text && !totals.groups.is_empty() {
                    if begun {
                        out.write_all(b"\n")?;
                    }
                    by_cause(&mut *out, totals)?;
                }
                out.flush()?;
            }
            Sheet::Json(mut json) => {
                json.close()?;
                json.field("causes", &totals.groups)?;
                json.field("summary", &json::SummaryJson::new(totals.summary, totals.known, totals.suppressed))?;
                json.finish()?;
            }
            Sheet::Book(book, mut out) => {
                book.finish(totals, &mut out)?;
                out.flush()?;
            }
        }
        Ok(())
    }
}

impl CauseLines<'_> {
    /// For tables.
    pub fn cells(&self) -> [String; 11] {
        let g = self.group;
        let difference = g.difference.as_ref();
        [
            g.findings.to_string(),
            g.code.clone(),
            g.name.clone(),
            g.provision.clone().unwrap_or_default(),
            g.act.clone().unwrap_or_default(),
            g.event.clone().unwrap_or_default(),
            g.since.clone().unwrap_or_default(),
            difference.map(|d| self.materiality(d)).unwrap_or_default(),
            difference.map(|d| self.favourable(d)).unwrap_or_default(),
            difference.map(|d| self.words(d)).unwrap_or_default(),
            g.records.join(", "),
        ]
    }
}
