//! Events that the portal's notes tell, each tied to the provision it speaks about.

use super::commencements::clause;
use super::{Event, NoteEvent};
use crate::base::{Diagnostic, Kind, Message, ProvisionPath, Segment, Severity, Span};
use crate::parse::commencement::find_in;
use crate::parse::note::{self, NoteVerb};
use crate::parse::path::expand;
use crate::tree::{Document, NoteBlock};

pub(super) fn read(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Vec<NoteEvent> {
    let mut out = Vec::new();
    for block in &document.notes {
        let text = block.span.of(&document.layout.text);
        let span = document.layout.map.span_to_source(block.span);
        let Some(entries) = note::read(text) else {
            let words: String = text.chars().take(80).collect();
            let message = Message::new("read-note").with("text", words);
            diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message, span });
            continue;
        };
        for entry in entries {
            let commencement = entry.clause.and_then(|(words, at)| {
                find_in(&words, true)
                    .map(|raw| clause(document, Span::new(block.span.start() + at.start(), block.span.end()), &raw))
            });
            let event = match entry.verb {
                NoteVerb::Substituted => Event::Substituted,
                NoteVerb::Amended => Event::Amended,
                NoteVerb::Inserted => Event::Inserted,
                NoteVerb::Repealed => Event::Repealed,
                NoteVerb::ActRepealed if entry.subject.is_empty() && block.concerns_act(document) => Event::ActRepealed,
                NoteVerb::ActRepealed => Event::Repealed,
                NoteVerb::CommencementReference => Event::CommencementReference,
            };
            let mut paths: Vec<Option<ProvisionPath>> =
                expand(&entry.subject).into_iter().map(|p| if p.is_empty() { None } else { locate(document, block, &p) }).collect();
            if event != Event::ActRepealed && paths == [None] {
                paths = vec![own_place(document, block)];
            }
            for path in paths {
                out.push(NoteEvent { path, event, by: entry.by.clone(), commencement: commencement.clone(), span });
            }
        }
    }
    out
}

/// The provision that a note's subject names: sought from where the note stands outwards. Not found (the unit is gone, or the note
/// speaks of another part): the words as they are, under the document the note stands in.
fn locate(document: &Document, block: &NoteBlock, subject: &[Segment]) -> Option<ProvisionPath> {
    let Some(after) = block.after else { return Some(ProvisionPath(subject.to_vec())) };
    let base = document.path(after);
    // Most notes stand in or right after the unit they speak about.
    for keep in (1..=base.0.len()).rev() {
        if base.0[..keep].ends_with(subject) {
            return Some(ProvisionPath(base.0[..keep].to_vec()));
        }
    }
    for keep in (0..=base.0.len()).rev() {
        let host = ProvisionPath(base.0[..keep].to_vec());
        let candidate = ProvisionPath([host.0.clone(), subject.to_vec()].concat());
        if document.find(&candidate).is_some() {
            return Some(candidate);
        }
        // "Тақырып" of an act is its title.
        if let ([Segment { kind: Kind::Heading, .. }], 0) = (subject, keep) {
            return Some(ProvisionPath(vec![Segment::bare(Kind::Title)]));
        }
    }
    if let Some(id) = document.find_below(subject) {
        return Some(document.path(id));
    }
    let host: Vec<Segment> = base.0.into_iter().take_while(|s| matches!(s.kind, Kind::Document | Kind::Attachment)).collect();
    Some(ProvisionPath([host, subject.to_vec()].concat()))
}

/// The place of a note without a subject: the unit it stands in or after; the act, at its head.
fn own_place(document: &Document, block: &NoteBlock) -> Option<ProvisionPath> {
    let after = block.after?;
    let path = document.path(after);
    let unit = |k: Kind| !matches!(k, Kind::Indent | Kind::Paragraph | Kind::Note | Kind::Stamp | Kind::Heading);
    let cut = path.0.iter().rposition(|s| unit(s.kind)).map_or(0, |i| i + 1);
    let kept = ProvisionPath(path.0[..cut].to_vec());
    let head = kept.0.first().is_none_or(|s| matches!(s.kind, Kind::Title | Kind::Status | Kind::Requisites | Kind::Enacting));
    (!head).then_some(kept)
}
