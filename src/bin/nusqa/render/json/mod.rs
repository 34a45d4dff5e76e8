//! The documents of the contract (§ 4). The library's types know nothing of JSON; the shapes live here, in the contract's order.

mod act;
mod body;
mod finding;
mod version;
mod writer;

pub use act::{ReadAct, write_act};
pub use finding::{Finding, SummaryJson};
pub use version::{Bound, History, Show};
pub use writer::JsonWriter;

use std::io::{self, Write};

use nusqa::base::{ActRef, Evidence, Span};
use nusqa::corpus::Work;
use serde::Serialize;

/// One document, and a line end.
pub fn write_document<W: Write>(out: W, document: &impl Serialize) -> io::Result<()> {
    let mut json = JsonWriter::new(out);
    json.value(document)?;
    json.finish()
}

/// `act-ref`.
#[derive(Serialize)]
pub struct ActRefJson {
    kind: Option<&'static str>,
    issuer: Option<String>,
    date: Option<String>,
    number: Option<String>,
    registration: Option<String>,
    title: Option<String>,
    id: Option<String>,
}

impl From<&ActRef> for ActRefJson {
    fn from(act: &ActRef) -> Self {
        ActRefJson {
            kind: act.kind.map(|k| k.as_str()),
            issuer: act.issuer.clone(),
            date: act.date.map(|d| d.to_string()),
            number: act.number.clone(),
            registration: act.registration.clone(),
            title: act.title.clone(),
            id: act.work_id(),
        }
    }
}

/// `{ file, span }`.
#[derive(Serialize)]
pub struct EvidenceJson {
    file: String,
    span: [usize; 2],
}

impl From<&Evidence> for EvidenceJson {
    fn from(evidence: &Evidence) -> Self {
        EvidenceJson { file: evidence.file.clone(), span: span(evidence.span) }
    }
}

/// `[start, end)`.
pub fn span(span: Span) -> [usize; 2] {
    [span.start(), span.end()]
}

/// `nusqa.acts/1`.
#[derive(Serialize)]
pub struct Acts {
    schema: &'static str,
    on: String,
    known_on: Option<String>,
    acts: Vec<ActRow>,
}

impl Acts {
    /// The works of a corpus on a day.
    pub fn new(on: nusqa::base::Date, known_on: Option<nusqa::base::Date>, acts: Vec<ActRow>) -> Self {
        Acts { schema: "nusqa.acts/1", on: on.to_string(), known_on: known_on.map(|d| d.to_string()), acts }
    }
}

/// One work of `nusqa.acts/1`.
#[derive(Serialize)]
pub struct ActRow {
    work: String,
    kind: Option<&'static str>,
    issuer: Option<String>,
    date: Option<String>,
    number: Option<String>,
    registration: Option<String>,
    title: Option<String>,
    status: &'static str,
    from: Option<version::Bound>,
    until: Option<version::Bound>,
    text: &'static str,
    files: Vec<String>,
}

impl ActRow {
    /// `status` is the word of an answer; the bounds are those of the act's life.
    pub fn new(work: &Work, status: &'static str, from: Option<version::Bound>, until: Option<version::Bound>) -> Self {
        let act = ActRefJson::from(&work.act);
        ActRow {
            work: work.id.clone(),
            kind: act.kind,
            issuer: act.issuer,
            date: act.date,
            number: act.number,
            registration: act.registration,
            title: act.title,
            status,
            from,
            until,
            text: if work.manifestations.is_empty() { "unknown" } else { "known" },
            files: work.manifestations.iter().map(|m| m.file.clone()).collect(),
        }
    }
}
