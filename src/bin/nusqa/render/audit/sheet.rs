//! Findings on their way to bytes: written where they are found, put together in the order of the input.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use nusqa::base::Evidence;
use nusqa::check::{Baseline, Causes, EXAMPLES, Finding, Group, Kind, Summary};

use super::xlsx::Book;
use super::{CauseLines, by_cause};
use crate::cases::{Fate, Filters};
use crate::error::CliError;
use crate::i18n::I18n;
use crate::render::findings::{self, Item};
use crate::render::{csv, json, text};
use crate::style::{Style, cut};

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
    /// A page: charts and tables by cause, the first findings
    Html,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code Quality of GitLab
    Gitlab,
    /// JUnit XML
    Junit,
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
            "html" | "htm" => Shape::Html,
            "sarif" => Shape::Sarif,
            "xml" => Shape::Junit,
            _ => return None,
        })
    }

    /// Whether a run can be broken off and go on in the same file.
    pub fn goes_on(self) -> bool {
        matches!(self, Shape::Text | Shape::Json | Shape::Jsonl | Shape::Csv)
    }

    /// Whether findings are put together from values, not from bytes.
    fn keeps_findings(self) -> bool {
        !matches!(self, Shape::Text | Shape::Jsonl | Shape::Csv)
    }

    /// The shapes of other programs.
    fn other(self) -> Option<findings::Shape> {
        Some(match self {
            Shape::Sarif => findings::Shape::Sarif,
            Shape::Github => findings::Shape::Github,
            Shape::Gitlab => findings::Shape::Gitlab,
            Shape::Junit => findings::Shape::Junit,
            _ => return None,
        })
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
    causes: Causes,
    /// Findings that come again and again.
    alike: Vec<Alike>,
    places: HashMap<u64, usize>,
    pub known: u64,
    /// Findings taken out by each entry of the suppression file.
    pub suppressed: Vec<u64>,
    /// Lines of a baseline.
    pub baseline: String,
}

/// Findings that differ only in record, file and line.
struct Alike {
    said: Arc<Said>,
    count: u64,
    records: Vec<(u64, String)>,
}

/// What all of them say, put into words once.
pub struct Said {
    first: Finding,
    kind: Kind,
    /// What stands before and behind the record, file and line.
    around: [Vec<u8>; 2],
}

/// So many are remembered from one piece of work to the next.
const SAID: usize = 4_096;

impl Part {
    /// Adds what a part came to, to the causes of the run.
    pub fn causes(&self, all: &mut Causes) {
        let mut causes = self.causes.clone();
        self.alike.iter().for_each(|a| causes.add_many(&a.said.first, a.count, &a.records));
        all.append(causes);
    }

    fn alike(&mut self, finding: &Finding, say: impl FnOnce(&Finding) -> Arc<Said>) -> usize {
        let at = match self.places.get(&finding.alike) {
            Some(at) => *at,
            None => {
                self.alike.push(Alike { said: say(finding), count: 0, records: Vec::new() });
                self.places.insert(finding.alike, self.alike.len() - 1);
                self.alike.len() - 1
            }
        };
        if let Some(alike) = self.alike.get_mut(at) {
            alike.count += 1;
            if let Some(record) = finding.record.as_ref().filter(|_| alike.records.len() < EXAMPLES) {
                alike.records.push((finding.line, record.clone()));
            }
        }
        at
    }
}

/// Takes findings where they are found, on any thread.
pub struct Noter<'a> {
    pub shape: Shape,
    pub filters: &'a Filters,
    pub i18n: &'a I18n,
    pub style: Style,
    pub places: Mutex<text::Places>,
    /// By the numbers of findings that are alike.
    pub said: Mutex<HashMap<u64, Arc<Said>>>,
    pub baseline: bool,
    /// Buffers of parts that were written: asking for new ones of megabytes costs more than what is put into them.
    pub spare: Mutex<Vec<Vec<u8>>>,
}

/// So many buffers wait for their next use.
const SPARE: usize = 16;

impl Noter<'_> {
    /// Decides whether a finding is told, and writes it.
    pub fn note(&self, part: &mut Part, finding: &Finding) {
        match self.filters.fate(finding) {
            Fate::Left => return,
            Fate::Known => {
                part.known += 1;
                if self.baseline {
                    part.baseline.push_str(&Baseline::line(finding));
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

    /// Takes back what a part was written from.
    pub fn done(&self, part: Part) {
        let mut spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner);
        if spare.len() < SPARE {
            spare.push(part.bytes);
        }
    }

    /// Writes a finding.
    pub fn told(&self, part: &mut Part, finding: &Finding) {
        if part.bytes.capacity() == 0
            && let Some(mut bytes) = self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop()
        {
            bytes.clear();
            part.bytes = bytes;
        }
        if self.baseline {
            part.baseline.push_str(&Baseline::line(finding));
        }
        part.summary.count(finding);
        if self.shape == Shape::Text {
            if part.last.is_some_and(|line| line != finding.line) {
                part.bytes.push(b'\n');
            }
            part.last = Some(finding.line);
        }
        if finding.alike == 0 {
            part.causes.add(finding);
            let [before, behind] = self.say(finding);
            put(&mut part.bytes, self.shape, finding, &finding.kind(), &before, &behind);
        } else {
            let at = part.alike(finding, |finding| self.said_before(finding));
            let Part { alike, bytes, .. } = part;
            if let Some(Alike { said, .. }) = alike.get(at) {
                let [before, behind] = &said.around;
                put(bytes, self.shape, finding, &said.kind, before, behind);
            }
        }
        if self.shape.keeps_findings() {
            part.findings.push(finding.clone());
        }
    }

    /// What findings of a number say.
    fn said_before(&self, finding: &Finding) -> Arc<Said> {
        let known = |said: &mut HashMap<u64, Arc<Said>>| said.get(&finding.alike).map(Arc::clone);
        if let Some(said) = known(&mut self.said.lock().unwrap_or_else(PoisonError::into_inner)) {
            return said;
        }
        let said = Arc::new(Said { first: finding.clone(), kind: finding.kind(), around: self.say(finding) });
        let mut all = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= SAID {
            all.clear();
        }
        all.insert(finding.alike, Arc::clone(&said));
        said
    }

    /// What a finding says beside its record, file and line.
    fn say(&self, finding: &Finding) -> [Vec<u8>; 2] {
        let (mut before, mut behind) = (Vec::new(), Vec::new());
        match self.shape {
            Shape::Text => {
                let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
                before = text::finding_code(finding, self.style, self.i18n).into_bytes();
                // Memory takes whatever is written.
                let _ = text::finding_body(&mut behind, finding, self.style, &mut places, self.i18n);
            }
            Shape::Jsonl => {
                let all = serde_json::to_vec(&json::Finding::alone(finding, self.i18n)).unwrap_or_default();
                // Neither mark can stand inside a text: its quotation marks would be escaped.
                let start = memchr::memmem::find(&all, b",\"record\":").unwrap_or(0);
                let end = memchr::memmem::find(&all, b",\"provision\":").unwrap_or(0);
                let tail = all.len().saturating_sub(FINGERPRINT.len() + 34);
                before = all.get(..start).unwrap_or_default().to_vec();
                behind = all.get(end..tail).unwrap_or_default().to_vec();
            }
            Shape::Csv => behind = csv::parts(finding, self.i18n),
            _ => {}
        }
        [before, behind]
    }
}

/// The last field of a finding.
const FINGERPRINT: &str = ",\"fingerprint\":\"";

/// Puts a finding together.
fn put(out: &mut Vec<u8>, shape: Shape, finding: &Finding, kind: &Kind, before: &[u8], behind: &[u8]) {
    // Memory takes whatever is written, and texts have a JSON.
    let _ = match shape {
        Shape::Text => text::finding_head(out, finding, before).map(|()| out.extend_from_slice(behind)),
        Shape::Jsonl => {
            out.extend_from_slice(before);
            out.extend_from_slice(b",\"record\":");
            let _ = serde_json::to_writer(&mut *out, &finding.record);
            out.extend_from_slice(b",\"file\":");
            let _ = serde_json::to_writer(&mut *out, &finding.file);
            let _ = write!(out, ",\"line\":{}", finding.line);
            out.extend_from_slice(behind);
            out.extend_from_slice(FINGERPRINT.as_bytes());
            out.extend_from_slice(kind.of(finding.record.as_deref()).as_bytes());
            out.extend_from_slice(b"\"}\n");
            Ok(())
        }
        Shape::Csv => {
            csv::row(out, finding, behind, &kind.of(finding.record.as_deref()));
            Ok(())
        }
        _ => Ok(()),
    };
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
    /// Findings that are written at the end, within a limit.
    Kept { out: Box<dyn Write + Send + 'w>, shape: Shape, findings: Vec<Finding>, left: u64, places: text::Places },
}

/// So many findings are held for a document of another program.
const KEPT: usize = 100_000;
/// So many stand on a page.
const ON_A_PAGE: usize = 1_000;

impl<'w> Sheet<'w> {
    /// Begins a document, or goes on with one that holds findings or does not.
    pub fn new(
        shape: Shape,
        mut out: Box<dyn Write + Send + 'w>,
        earlier: Option<bool>,
        i18n: &I18n,
        root: &Path,
    ) -> Result<Self, CliError> {
        Ok(match shape {
            shape if shape == Shape::Html || shape.other().is_some() => {
                Sheet::Kept { out, shape, findings: Vec::new(), left: 0, places: text::Places::new(root) }
            }
            Shape::Json => {
                let mut json = json::JsonWriter::new(out);
                if let Some(filled) = earlier {
                    json.resume_in_array(filled);
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
                if shape == Shape::Csv && earlier.is_none() {
                    out.write_all(&csv::head())?;
                }
                Sheet::Plain { out, shape, begun: earlier == Some(true) }
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
            Sheet::Kept { shape, findings, left, .. } => {
                let most = if *shape == Shape::Html { ON_A_PAGE } else { KEPT };
                for finding in &part.findings {
                    if findings.len() < most {
                        findings.push(finding.clone());
                    } else {
                        *left += 1;
                    }
                }
            }
        }
        Ok(())
    }

    /// Hands on what was written, so that it is there when the run is broken off.
    pub fn flush(&mut self) -> io::Result<()> {
        match self {
            Sheet::Plain { out, .. } | Sheet::Book(_, out) | Sheet::Kept { out, .. } => out.flush(),
            Sheet::Json(json) => json.flush(),
        }
    }

    /// Ends the document; how many findings did not fit into it.
    pub fn finish(self, totals: &Totals<'_>) -> Result<u64, CliError> {
        match self {
            Sheet::Kept { mut out, shape, findings, left, mut places } => {
                match shape.other() {
                    Some(other) => {
                        let mut report = other.report(&mut *out, "nusqa check", totals.i18n)?;
                        for finding in &findings {
                            report.finding(&item(finding, &mut places, totals.i18n))?;
                        }
                        report.finish()?;
                    }
                    None => out.write_all(super::page::page(&findings, left, &mut places, totals).as_bytes())?,
                }
                out.flush()?;
                // A page says itself what it leaves out.
                return Ok(if shape == Shape::Html { 0 } else { left });
            }
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
        Ok(0)
    }
}

/// A finding in words, for other programs.
fn item<'a>(finding: &'a Finding, places: &mut text::Places, i18n: &I18n) -> Item<'a> {
    let place = |(evidence, quote): &(Evidence, String)| match (places.line(evidence), quote.is_empty()) {
        (place, true) => place,
        (place, false) => format!("{place}: {}", cut(quote, QUOTE)),
    };
    Item {
        code: finding.code,
        name: finding.name,
        severity: finding.severity,
        file: &finding.file,
        line: finding.line,
        record: finding.record.as_deref(),
        provision: finding.provision.as_deref(),
        message: i18n.tr(&finding.message),
        because: finding.because.iter().map(|m| i18n.tr(m)).collect(),
        help: i18n.tr(&finding.help),
        places: finding.evidence.iter().map(place).collect(),
        versions: finding.used.iter().chain(&finding.applicable).map(|v| v.id.as_str()).collect(),
    }
}

/// Longest quotation shown.
const QUOTE: usize = 160;

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
