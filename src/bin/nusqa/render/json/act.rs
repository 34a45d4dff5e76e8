//! `nusqa.act/1`: everything `parse` reads from one file.

use std::io::{self, Write};

use nusqa::base::{Diagnostic, ProvisionPath, Segment};
use nusqa::extract::{
    Act, Amendment, Citation, Clause, Commencement, Definition, Effect, Expiry, Head, NoteEvent, Position, Relations, Words,
};
use nusqa::layout::Repair;
use nusqa::source::{Piece, Source};
use serde::Serialize;

use super::body::write_nodes;
use super::{ActRefJson, JsonWriter, span};
use crate::i18n::I18n;

/// An act and the file it was read from.
pub struct ReadAct<'a> {
    /// As given on the command line.
    pub file: &'a str,
    /// The act.
    pub act: &'a Act,
    /// The decoded file.
    pub source: &'a Source,
    /// The remarks of every stage, each once, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> ReadAct<'a> {
    /// Gathers the remarks of the stages.
    pub fn new(file: &'a str, source: &'a Source, act: &'a Act) -> Self {
        let mut diagnostics = act.diagnostics.clone();
        let decoding = source.diagnostics.iter().filter(|d| !act.diagnostics.contains(d));
        diagnostics.extend(decoding.cloned());
        diagnostics.sort_by_key(|d| d.span);
        ReadAct { file, act, source, diagnostics }
    }
}

/// Writes an act: a document of its own, or one element of an open array.
pub fn write_act<W: Write>(json: &mut JsonWriter<W>, read: &ReadAct<'_>, i18n: &I18n) -> io::Result<()> {
    let Act { head, document, amendments, notes, commencement, expiry, relations, citations, definitions, .. } = read.act;
    json.object()?;
    json.field("schema", &"nusqa.act/1")?;
    json.field("file", &read.file)?;
    if !read.source.pieces.is_empty() {
        list(json, "pieces", &read.source.pieces, PieceJson::from)?;
    }
    json.field("act", &HeadJson::from(head))?;
    json.key("body")?;
    write_nodes(json, document, 0..document.nodes.len())?;
    json.key("amendments")?;
    json.array()?;
    for amendment in amendments {
        write_amendment(json, read.act, amendment)?;
    }
    json.close()?;
    list(json, "notes", notes, NoteJson::from)?;
    list(json, "commencement", commencement, CommencementJson::from)?;
    if !expiry.is_empty() {
        list(json, "expiry", expiry, ExpiryJson::from)?;
    }
    if !relations.is_empty() {
        list(json, "relations", relations, RelationsJson::from)?;
    }
    list(json, "citations", citations, |c| CitationJson::new(c, i18n))?;
    list(json, "definitions", definitions, DefinitionJson::from)?;
    list(json, "repairs", &document.layout.repairs, RepairJson::from)?;
    json.key("diagnostics")?;
    json.array()?;
    for d in &read.diagnostics {
        json.value(&DiagnosticJson::new(d, i18n))?;
    }
    json.close()?;
    json.close()
}

fn list<'a, W: Write, T, J: Serialize>(
    json: &mut JsonWriter<W>,
    key: &str,
    items: &'a [T],
    shape: impl Fn(&'a T) -> J,
) -> io::Result<()> {
    json.key(key)?;
    json.array()?;
    for item in items {
        json.value(&shape(item))?;
    }
    json.close()
}

#[derive(Serialize)]
pub(super) struct HeadJson {
    id: Option<String>,
    kind: Option<&'static str>,
    title: Option<String>,
    date: Option<String>,
    number: Option<String>,
    issuers: Vec<IssuerJson>,
    registration: Option<RegistrationJson>,
    enacting_formula: Option<String>,
    status: StatusJson,
    language: Option<&'static str>,
}

#[derive(Serialize)]
struct IssuerJson {
    name: String,
    code: String,
    acting: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
}

#[derive(Serialize)]
struct RegistrationJson {
    authority: Option<String>,
    date: Option<String>,
    number: Option<String>,
}

#[derive(Serialize)]
struct StatusJson {
    value: &'static str,
    by: Option<ActRefJson>,
    note_span: Option<[usize; 2]>,
}

impl From<&Head> for HeadJson {
    fn from(head: &Head) -> Self {
        HeadJson {
            id: head.work_id(),
            kind: head.kind.map(|k| k.as_str()),
            title: head.title.clone(),
            date: head.date.map(|d| d.to_string()),
            number: head.number.clone(),
            issuers: head
                .issuers
                .iter()
                .map(|i| IssuerJson {
                    name: i.name.clone(),
                    code: i.code.clone(),
                    acting: i.acting,
                    date: i.date.map(|d| d.to_string()),
                    number: i.number.clone(),
                })
                .collect(),
            registration: head.registration.as_ref().map(|r| RegistrationJson {
                authority: r.authority.clone(),
                date: r.date.map(|d| d.to_string()),
                number: r.number.clone(),
            }),
            enacting_formula: head.enacting_formula.clone(),
            status: StatusJson {
                value: head.status.value.as_str(),
                by: head.status.by.as_ref().map(ActRefJson::from),
                note_span: head.status.note_span.map(span),
            },
            language: head.language.map(|l| l.as_str()),
        }
    }
}

#[derive(Serialize)]
pub struct SegmentJson {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

/// The act and the element.
#[derive(Serialize)]
pub struct TargetJson {
    act: ActRefJson,
    path: Vec<SegmentJson>,
}

impl From<&Amendment> for TargetJson {
    fn from(a: &Amendment) -> Self {
        TargetJson { act: (&a.act).into(), path: a.path.iter().map(segment).collect() }
    }
}

fn segment(s: &Segment) -> SegmentJson {
    SegmentJson { kind: s.kind.as_str(), number: s.number.clone(), title: s.title.clone() }
}

/// Next to what a new element stands.
#[derive(Serialize)]
pub struct PositionJson {
    side: &'static str,
    path: Vec<SegmentJson>,
}

/// `{ side, path }`.
pub fn position(p: &Position) -> PositionJson {
    PositionJson { side: if p.after { "after" } else { "before" }, path: p.path.iter().map(segment).collect() }
}

/// A change of words.
#[derive(Serialize)]
pub struct WordsJson {
    mode: &'static str,
    pairs: Vec<(String, String)>,
    after: Option<String>,
    before: Option<String>,
    whole_text: bool,
    inflected: bool,
}

impl From<&Words> for WordsJson {
    fn from(w: &Words) -> Self {
        WordsJson {
            mode: w.mode.as_str(),
            pairs: w.pairs.clone(),
            after: w.after.clone(),
            before: w.before.clone(),
            whole_text: w.whole_text,
            inflected: w.inflected,
        }
    }
}

fn write_amendment<W: Write>(json: &mut JsonWriter<W>, act: &Act, amendment: &Amendment) -> io::Result<()> {
    let words = amendment.words.as_ref().map(WordsJson::from);
    json.object()?;
    json.field("op", &amendment.op.as_str())?;
    json.field("target", &TargetJson::from(amendment))?;
    json.key("content")?;
    match &amendment.content {
        Some(content) => {
            json.object()?;
            json.field("text", &content.text)?;
            json.key("nodes")?;
            write_content(json, act, content.node)?;
            json.close()?;
        }
        None => json.value(&())?,
    }
    json.field("words", &words)?;
    json.field("language_only", &amendment.language_only.map(|l| l.as_str()))?;
    json.field("until", &amendment.until.map(|d| d.to_string()))?;
    if let Some(p) = &amendment.position {
        json.field("position", &position(p))?;
    }
    json.field("span", &span(amendment.span))?;
    json.close()
}

/// The new element itself; of a `quoted` node, which only holds what has no number, its children.
fn write_content<W: Write>(json: &mut JsonWriter<W>, act: &Act, node: Option<usize>) -> io::Result<()> {
    let document = &act.document;
    let range = node.and_then(|id| document.nodes.get(id).map(|n| (id, n))).map_or(0..0, |(id, n)| {
        let first = if n.kind == nusqa::base::Kind::Quoted { id + 1 } else { id };
        first..n.end as usize
    });
    write_nodes(json, document, range)
}

#[derive(Serialize)]
struct NoteJson {
    path: Option<String>,
    event: &'static str,
    by: ActRefJson,
    commencement: Option<ClauseJson>,
    span: [usize; 2],
}

impl From<&NoteEvent> for NoteJson {
    fn from(note: &NoteEvent) -> Self {
        NoteJson {
            path: note.path.as_ref().map(ProvisionPath::to_string),
            event: note.event.as_str(),
            by: (&note.by).into(),
            commencement: note.commencement.as_ref().map(ClauseJson::from),
            span: span(note.span),
        }
    }
}

/// A commencement clause.
#[derive(Serialize)]
pub struct ClauseJson {
    rule: &'static str,
    days: Option<u32>,
    unit: Option<&'static str>,
    date: Option<String>,
    ambiguous: bool,
    phrase: String,
    span: [usize; 2],
}

impl From<&Clause> for ClauseJson {
    fn from(clause: &Clause) -> Self {
        ClauseJson {
            rule: clause.rule.as_str(),
            days: clause.days,
            unit: clause.unit.map(|u| u.as_str()),
            date: clause.date.map(|d| d.to_string()),
            ambiguous: clause.ambiguous,
            phrase: clause.phrase.clone(),
            span: span(clause.span),
        }
    }
}

#[derive(Serialize)]
struct CommencementJson {
    applies_to: String,
    #[serde(flatten)]
    clause: ClauseJson,
    /// Only where the act speaks of force and of application apart, and this is force.
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<&'static str>,
    /// The act whose adoption or commencement it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    event_act: Option<ActRefJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

/// What an address is of, `act` for the act itself.
fn applies_to(path: Option<&ProvisionPath>) -> String {
    path.map_or_else(|| "act".to_string(), ProvisionPath::to_string)
}

#[derive(Serialize)]
struct ExpiryJson {
    applies_to: String,
    until: String,
    phrase: String,
    span: [usize; 2],
}

impl From<&Expiry> for ExpiryJson {
    fn from(e: &Expiry) -> Self {
        let applies_to = applies_to(e.applies_to.as_ref());
        ExpiryJson { applies_to, until: e.until.to_string(), phrase: e.phrase.clone(), span: span(e.span) }
    }
}

#[derive(Serialize)]
struct RelationsJson {
    applies_to: String,
    since: String,
    phrase: String,
    span: [usize; 2],
}

impl From<&Relations> for RelationsJson {
    fn from(r: &Relations) -> Self {
        let applies_to = applies_to(r.applies_to.as_ref());
        RelationsJson { applies_to, since: r.since.to_string(), phrase: r.phrase.clone(), span: span(r.span) }
    }
}

impl From<&Commencement> for CommencementJson {
    fn from(commencement: &Commencement) -> Self {
        CommencementJson {
            applies_to: applies_to(commencement.applies_to.as_ref()),
            clause: (&commencement.clause).into(),
            effect: (commencement.effect == Effect::Force).then_some(commencement.effect.as_str()),
            event_act: commencement.clause.event.as_ref().and_then(|e| e.act.as_ref()).map(ActRefJson::from),
            until: commencement.until.map(|d| d.to_string()),
        }
    }
}

#[derive(Serialize)]
struct CitationJson {
    text: String,
    act: Option<ActRefJson>,
    path: Option<String>,
    span: [usize; 2],
    form: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    resolved: ResolvedJson,
}

#[derive(Serialize)]
struct ResolvedJson {
    status: &'static str,
    target: Option<String>,
    candidates: Vec<String>,
    in_corpus: Option<bool>,
    reason: Option<ReasonJson>,
}

#[derive(Serialize)]
struct ReasonJson {
    id: &'static str,
    text: String,
}

impl CitationJson {
    fn new(citation: &Citation, i18n: &I18n) -> Self {
        let r = &citation.resolved;
        CitationJson {
            text: citation.text.clone(),
            act: citation.act.as_ref().map(ActRefJson::from),
            path: citation.path.as_ref().map(ProvisionPath::to_string),
            span: span(citation.span),
            form: citation.form.as_str(),
            link: citation.link.clone(),
            resolved: ResolvedJson {
                status: r.status.as_str(),
                target: r.target.clone(),
                candidates: r.candidates.clone(),
                in_corpus: r.in_corpus,
                reason: r.reason.as_ref().map(|m| ReasonJson { id: m.id, text: i18n.tr(m) }),
            },
        }
    }
}

#[derive(Serialize)]
struct DefinitionJson {
    term: String,
    stands_for: String,
    act: Option<ActRefJson>,
    span: [usize; 2],
}

impl From<&Definition> for DefinitionJson {
    fn from(definition: &Definition) -> Self {
        DefinitionJson {
            term: definition.term.clone(),
            stands_for: definition.stands_for.clone(),
            act: definition.act.as_ref().map(ActRefJson::from),
            span: span(definition.span),
        }
    }
}

#[derive(Serialize)]
struct RepairJson {
    kind: &'static str,
    text: String,
    from: [usize; 2],
    to: usize,
    confidence: f64,
}

impl From<&Repair> for RepairJson {
    fn from(repair: &Repair) -> Self {
        RepairJson {
            kind: repair.kind.as_str(),
            text: repair.text.clone(),
            from: span(repair.from),
            to: repair.to,
            // Two decimals: the rest is noise of the estimate and of f32.
            confidence: (f64::from(repair.confidence) * 100.0).round() / 100.0,
        }
    }
}

/// Of an act in several files: from `start` on its text is that of `file` from `from` on.
#[derive(Serialize)]
struct PieceJson {
    file: String,
    start: usize,
    from: usize,
}

impl From<&Piece> for PieceJson {
    fn from(piece: &Piece) -> Self {
        PieceJson { file: piece.file.clone(), start: piece.start, from: piece.from }
    }
}

#[derive(Serialize)]
struct DiagnosticJson {
    code: &'static str,
    severity: &'static str,
    message: String,
    span: [usize; 2],
}

impl DiagnosticJson {
    fn new(d: &Diagnostic, i18n: &I18n) -> Self {
        DiagnosticJson { code: d.code, severity: d.severity.as_str(), message: i18n.tr(&d.message), span: span(d.span) }
    }
}
