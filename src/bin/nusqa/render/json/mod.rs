//! The documents of the contract (§ 4). The library's types know nothing of JSON; the shapes live here, in the contract's order.

mod act;
mod acts;
mod apply;
mod bisect;
mod blame;
mod body;
mod deadline;
mod diff;
mod draft;
mod explain;
mod finding;
mod pins;
mod receipt;
mod rules;
mod search;
mod version;
mod writer;

pub use act::{ReadAct, write_act};
pub use acts::Acts;
pub use apply::write_apply;
pub use bisect::BisectJson;
pub use blame::Blame;
pub use deadline::{CalendarJson, DeadlineJson};
pub use diff::DiffJson;
pub use draft::DraftJson;
pub use explain::Explain;
pub use finding::{Finding, SummaryJson};
pub use pins::{PinFinding, PinnedJson, VerificationJson};
pub use receipt::{ChangedInput, Receipt, Verification, comparable, seal};
pub use rules::{Gaps, Rules};
pub use search::Search;
pub use version::{Across, Asked, History, Show};
pub use writer::JsonWriter;

use std::io::{self, Write};

use nusqa::base::{ActRef, Evidence, Span};
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
