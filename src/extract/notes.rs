//! Events that the portal's notes tell, each tied to the provision it speaks about.

use super::commencements::clause;
use super::note_place::Places;
use super::{Event, NoteEvent};
use crate::base::{Diagnostic, Kind, Message, ProvisionPath, Severity, Span};
use crate::parse::commencement::find_in_note;
use crate::parse::note::{self, NoteEntry, NoteReading, NoteVerb, Other};
use crate::tree::{Document, NodeId};

pub(super) fn read(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Vec<NoteEvent> {
    let places = Places::of(document);
    let mut reader = Reader { document, out: Vec::new(), diagnostics };
    for block in &document.notes {
        let text = block.span.of(&document.layout.text);
        let reading = note::read(text);
        reader.tell(block.span, &reading, note::is_remark(text));
        for entry in reading.entries {
            let mut paths = places.resolve(&entry.subject, block.after, !block.inline);
            if entry.subject.excepted {
                paths = all_but(document, &paths);
            }
            reader.events(block.span, &entry, paths);
        }
    }
    tombstones(&mut reader);
    let mut out = reader.out;
    out.sort_by_key(|n| n.span.start());
    out
}

struct Reader<'a> {
    document: &'a Document,
    out: Vec<NoteEvent>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The events of one entry at these places.
    fn events(&mut self, at: Span, entry: &NoteEntry, paths: Vec<Option<ProvisionPath>>) {
        let commencement = entry.clause.as_ref().and_then(|(words, place)| {
            let start = at.start() + place.start();
            find_in_note(words).map(|raw| clause(self.document, Span::new(start, start + words.len()), &raw))
        });
        for path in paths {
            let event = match entry.verb {
                NoteVerb::Substituted => Event::Substituted,
                NoteVerb::Amended => Event::Amended,
                NoteVerb::Inserted => Event::Inserted,
                NoteVerb::Repealed if path.is_none() && entry.subject.is_act() => Event::ActRepealed,
                NoteVerb::Repealed => Event::Repealed,
                NoteVerb::ActRepealed if path.is_none() => Event::ActRepealed,
                NoteVerb::ActRepealed => Event::Repealed,
                NoteVerb::CommencementReference => Event::CommencementReference,
            };
            let span = self.document.layout.map.span_to_source(at);
            self.out.push(NoteEvent { path, event, by: entry.by.clone(), commencement: commencement.clone(), span });
        }
    }

    /// Says what of a note is no event, and what was not understood.
    fn tell(&mut self, at: Span, reading: &NoteReading, remark: bool) {
        for (other, span) in &reading.other {
            let (id, severity) = match other {
                Other::Planned => ("read-note-planned", Severity::Note),
                Other::Suspended => ("read-note-suspended", Severity::Warning),
                Other::Expired => ("read-note-expired", Severity::Warning),
                Other::NoSource => ("read-note-no-source", Severity::Warning),
            };
            self.say(id, severity, at, *span);
        }
        if remark {
            return;
        }
        match &reading.unread[..] {
            [] => {}
            // Nothing was read: the whole note is said once.
            _ if !reading.is_note() => self.say("read-note", Severity::Warning, at, Span::new(0, at.len())),
            parts => parts.iter().for_each(|part| self.say("read-note-tail", Severity::Warning, at, *part)),
        }
    }

    fn say(&mut self, id: &'static str, severity: Severity, at: Span, part: Span) {
        const LONGEST: usize = 120;
        let words: String = part.shift(at.start()).of(&self.document.layout.text).chars().take(LONGEST).collect();
        let span = self.document.layout.map.span_to_source(at);
        self.diagnostics.push(Diagnostic { code: "NQ002", severity, message: Message::new(id).with("text", words.trim()), span });
    }
}

/// The units of the act but these: what is repealed where a note leaves some in force.
fn all_but(document: &Document, stay: &[Option<ProvisionPath>]) -> Vec<Option<ProvisionPath>> {
    let stay: Vec<&ProvisionPath> = stay.iter().flatten().collect();
    let unit = |k: Kind| {
        matches!(
            k,
            Kind::Part
                | Kind::Section
                | Kind::Chapter
                | Kind::Article
                | Kind::Item
                | Kind::Subitem
                | Kind::Document
                | Kind::Attachment
        )
    };
    let mut out = Vec::new();
    let mut open: Vec<NodeId> = document.roots().filter(|id| unit(document.nodes[*id].kind)).collect();
    open.reverse();
    while let Some(id) = open.pop() {
        let path = document.path(id);
        if stay.iter().any(|s| s.contains(&path)) {
            continue;
        }
        if stay.iter().any(|s| path.contains(s)) {
            let below: Vec<NodeId> = document.children(id).filter(|c| unit(document.nodes[*c].kind)).collect();
            open.extend(below.into_iter().rev());
        } else {
            out.extend(range(document, id).unwrap_or_else(|| vec![Some(path)]));
        }
    }
    out
}

/// Provisions of which only their number is left: `5) алып тасталды - ҚР …;`, `8) <*>`, `22) исключен Законом РК …`.
fn tombstones(reader: &mut Reader<'_>) {
    let document = reader.document;
    let mut id: NodeId = 0;
    while let Some(node) = document.nodes.get(id) {
        // New wording quoted by an amendment says nothing of this act, and the head says it of the act.
        if matches!(node.kind, Kind::Quoted | Kind::Title | Kind::Status | Kind::Requisites) {
            id = node.end as usize;
            continue;
        }
        let text = node.text.of(&document.layout.text);
        if let Some(at) = note::tombstone(text, node.number.as_deref()) {
            let words = &text[at..];
            let (inner, reading) = note::read_inner(words);
            let span = Span::new(node.text.start() + at + inner, node.text.end());
            let paths = range(document, id).unwrap_or_else(|| vec![Some(document.path(owner(document, id)))]);
            if reading.entries.iter().any(gone) && reading.led_by_verb {
                let events: Vec<NoteEntry> = reading.entries.iter().filter(|e| gone(e)).cloned().collect();
                for entry in events {
                    reader.events(span, &entry, paths.clone());
                }
                reader.tell(span, &reading, false);
            } else if words.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() || reading.is_bare_removal() {
                reader.say("read-note-no-source", Severity::Warning, node.text, Span::new(0, text.len()));
            }
        }
        id += 1;
    }
}

/// `2-3. Күші жойылды - …` between 1 and 4: the units that one line stands for.
fn range(document: &Document, id: NodeId) -> Option<Vec<Option<ProvisionPath>>> {
    let node = document.nodes.get(id)?;
    let (first, last) = node.number.as_deref()?.split_once('-')?;
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    let number = |id: NodeId| document.nodes[id].number.as_deref().and_then(|n| n.parse::<u32>().ok());
    let alike = |n: &NodeId| document.nodes[*n].kind == node.kind;
    let siblings: Vec<NodeId> = match node.parent {
        Some(p) => document.children(p as usize).filter(alike).collect(),
        None => document.roots().filter(alike).collect(),
    };
    let at = siblings.iter().position(|s| *s == id)?;
    // An inserted 2-3 stands behind 2.
    let before = at.checked_sub(1).map_or(Some(0), |b| number(siblings[b]))?;
    let after = siblings.get(at + 1).map_or(Some(last + 1), |a| number(*a))?;
    if first != before + 1 || after != last + 1 || last <= first || last - first > 500 {
        return None;
    }
    let mut path = document.path(id);
    let step = path.0.pop()?;
    let each = (first..=last).map(|n| {
        let number = Some(n.to_string());
        Some(ProvisionPath([path.0.clone(), vec![crate::base::Segment { number, ..step.clone() }]].concat()))
    });
    Some(each.collect())
}

/// Whether the text of a node is only what the portal says of its removal.
pub(super) fn is_tombstone(document: &Document, id: NodeId) -> bool {
    let Some(node) = document.nodes.get(id) else { return false };
    let text = node.text.of(&document.layout.text);
    note::tombstone(text, node.number.as_deref()).is_some_and(|at| {
        let (_, reading) = note::read_inner(&text[at..]);
        reading.led_by_verb && reading.entries.iter().any(gone)
    })
}

/// Whether only the number of a unit is left in a consolidated text, with or without the act that took it away: `5) <*>`,
/// `5) (исключен)`, `5) алып тасталды - ҚР …`.
#[must_use]
pub fn is_removed(document: &Document, id: NodeId) -> bool {
    let Some(node) = document.nodes.get(id) else { return false };
    let text = node.text.of(&document.layout.text);
    note::tombstone(text, node.number.as_deref()).is_some_and(|at| {
        let words = &text[at..];
        let (_, reading) = note::read_inner(words);
        let empty = words.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
        empty || reading.is_bare_removal() || reading.led_by_verb && reading.entries.iter().any(gone)
    })
}

/// Whether an entry says that the provision it stands in for is no more.
fn gone(entry: &NoteEntry) -> bool {
    matches!(entry.verb, NoteVerb::Repealed | NoteVerb::ActRepealed) && entry.subject.is_place()
}

/// The provision that stands excluded: the row of a cell, the attachment of its heading or sole paragraph.
fn owner(document: &Document, id: NodeId) -> NodeId {
    let mut at = id;
    while let Some(node) = document.nodes.get(at) {
        let parent = node.parent.map(|p| p as usize);
        let up = match node.kind {
            Kind::Cell | Kind::Column | Kind::Heading => true,
            Kind::Paragraph | Kind::Indent => parent
                .and_then(|p| document.nodes.get(p))
                .is_some_and(|p| matches!(p.kind, Kind::Attachment | Kind::Document | Kind::Cell | Kind::Row)),
            _ => false,
        };
        match parent {
            Some(p) if up => at = p,
            _ => return at,
        }
    }
    at
}
