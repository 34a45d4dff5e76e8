//! How sentences of an amending act are read, one by one, for those who want to know.

use super::amendments::{self, Heard};
use super::{Amendment, Commencement, NoteEvent, Times, commencements, notes};
use crate::base::{Diagnostic, Span};
use crate::parse::amendment::{self, Formula, Operation, Part};
use crate::source::Source;
use crate::tree::Document;

/// Some lines of an amending act, as read.
#[derive(Debug)]
pub struct Explanation {
    /// The lines and the quoted wordings.
    pub document: Document,
    /// What each sentence says, in order.
    pub sentences: Vec<Explained>,
    /// Remarks of reading.
    pub diagnostics: Vec<Diagnostic>,
}

/// One sentence, as read. Spans are *source* spans.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The sentence, or the whole line where it says nothing that is understood.
    pub span: Span,
    /// What it is.
    pub what: What,
    /// Which words say what.
    pub parts: Vec<Part>,
    /// What it changes.
    pub amendments: Vec<Amendment>,
    /// The words at which reading stops.
    pub stops: Vec<Span>,
    /// Where reading stops: the formula that the sentence is nearest to.
    pub nearest: Option<&'static Formula>,
}

/// What a sentence is.
#[derive(Clone, Debug)]
pub enum What {
    /// It changes something.
    Instruction,
    /// It leads into an act, a document or an element.
    Navigation,
    /// It says from when or until when something applies.
    Commencement(Vec<Commencement>),
    /// A note of the portal, which is no law.
    Note(Vec<NoteEvent>),
    /// Nothing of the kind.
    Other,
}

impl What {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            What::Instruction => "instruction",
            What::Navigation => "navigation",
            What::Commencement(_) => "commencement",
            What::Note(_) => "note",
            What::Other => "other",
        }
    }
}

/// Reads lines out of an amending act: navigation, instructions, quoted wordings; a commencement clause; a note of the portal.
#[must_use]
pub fn explain(source: &Source) -> Explanation {
    let mut document = crate::tree::build_fragment(crate::layout::read(source));
    let mut diagnostics = std::mem::take(&mut document.diagnostics);
    // Lines out of their act stand before any unit, and that is no fault of theirs.
    diagnostics.clear();
    let (amendments, heard) = amendments::listen(&document, &mut diagnostics);
    let Times { commencement, .. } = commencements::read(&document, &mut Vec::new());
    let told = notes::read(&document, &mut Vec::new());
    let mut sentences: Vec<Explained> = heard
        .iter()
        .filter(|h| !h.line.of(&document.layout.text).trim().is_empty())
        .map(|h| sentence(&document, h, &amendments, &commencement))
        .collect();
    for block in &document.notes {
        let span = document.layout.map.span_to_source(block.span);
        let events = told.iter().filter(|e| within(e.span, span)).cloned().collect();
        let what = What::Note(events);
        sentences.push(Explained { what, ..blank(span) });
    }
    sentences.sort_by_key(|s| s.span);
    Explanation { document, sentences, diagnostics }
}

fn blank(span: Span) -> Explained {
    Explained { span, what: What::Other, parts: Vec::new(), amendments: Vec::new(), stops: Vec::new(), nearest: None }
}

fn within(inner: Span, outer: Span) -> bool {
    outer.start() <= inner.start() && inner.end() <= outer.end()
}

fn sentence(document: &Document, heard: &Heard, amendments: &[Amendment], commencement: &[Commencement]) -> Explained {
    let line = heard.line.of(&document.layout.text);
    let to_source = |s: Span| document.layout.map.span_to_source(s.shift(heard.line.start()));
    let whole = document.layout.map.span_to_source(heard.line);
    let amendments: Vec<Amendment> = amendments.get(heard.amendments.clone()).unwrap_or_default().to_vec();
    let Some(read) = &heard.sentence else {
        let clauses: Vec<Commencement> = commencement.iter().filter(|c| within(c.clause.span, whole)).cloned().collect();
        let what = match (clauses.is_empty(), amendments.is_empty()) {
            (false, _) => What::Commencement(clauses),
            (true, false) => What::Instruction,
            (true, true) => What::Other,
        };
        let unread = matches!(what, What::Other) && !line.trim().is_empty();
        let nearest = if unread { amendment::nearest(line) } else { None };
        return Explained { what, amendments, nearest, ..blank(whole) };
    };
    let own = read.span;
    let parts = amendment::parts(&line.replace('\n', " "))
        .into_iter()
        .filter(|p| within(p.span, own) || p.span.start() < own.end() && own.start() < p.span.end())
        .map(|p| Part { span: to_source(p.span), role: p.role })
        .collect();
    let mut stops = Vec::new();
    for operation in &read.operations {
        match operation {
            Operation::Unknown { stop, .. } | Operation::Strange(stop) => stops.push(to_source(*stop)),
            _ => {}
        }
    }
    let unread = !stops.is_empty() || amendments.iter().any(|a| a.op == super::Op::Unrecognised && a.position.is_none());
    let nearest = if unread { amendment::nearest(own.of(line)) } else { None };
    let what = if read.operations.is_empty() { What::Navigation } else { What::Instruction };
    Explained { span: to_source(own), what, parts, amendments, stops, nearest }
}
