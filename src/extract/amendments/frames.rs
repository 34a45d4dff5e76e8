//! Which lines belong to which: by the labels of the amending act.
//!
//! `2) 39-бапта:` opens article 39 for the lines below it, and `3)` is beside it and so outside. A labelled line that opens nothing
//! (`1) 4-баптың 2-тармағы алып тасталсын;`) still says where the unlabelled ones after it go on.

use super::Reader;
use crate::base::{ActKind, ActRef, Diagnostic, Kind, Message, ProvisionPath, Segment, Severity, Span};
use crate::extract::Op;
use crate::parse::amendment::{Label, LabelStyle, Operation, Place, Sentence};

/// A labelled line that opened something, and what was open before it.
pub(super) struct Frame {
    label: Label,
    places: Vec<Vec<Segment>>,
    whole_text: bool,
    /// What it opened.
    pub(super) opened: Vec<Vec<Segment>>,
}

/// Whose text is meant.
pub(super) enum TextMeant {
    Element,
    Document,
}

/// No act nests its lines deeper.
const MAX_FRAMES: usize = 16;

/// What a labelled line that opened nothing spoke of.
pub(super) struct Told {
    /// The element.
    pub path: Vec<Segment>,
    /// Where the words changed last are, if words were.
    pub words: Option<Vec<Segment>>,
}

impl Reader<'_> {
    /// Opens what a sentence leads into.
    pub(super) fn open(&mut self, sentence: &Sentence, span: Span) {
        if let Some(label) = &sentence.label {
            let (label, places) = (label.clone(), self.places.clone());
            self.frames.truncate(MAX_FRAMES - 1);
            self.frames.push(Frame { label, places, whole_text: self.whole_text, opened: Vec::new() });
        }
        self.enter(sentence, span);
        if let Some(frame) = self.frames.last_mut().filter(|_| sentence.label.is_some()) {
            frame.opened.clone_from(&self.places);
        }
        self.told = None;
        self.just_opened = true;
        self.document_wide = false;
    }

    /// Whose text `бүкіл мәтін бойынша` is inside an element that is open: `5-бапта: бүкіл мәтін бойынша …` is all of article 5; after a
    /// line that spoke of the document's it is the document's; after other lines without labels nobody can tell.
    pub(super) fn text_meant(&self) -> Option<TextMeant> {
        if self.document_wide {
            return Some(TextMeant::Document);
        }
        let own = self.just_opened || self.frames.last().is_some_and(|f| f.opened == self.places);
        own.then_some(TextMeant::Element)
    }

    /// Leaves what lines beside this one have opened.
    pub(super) fn close_siblings(&mut self, label: &Label, sentence: &Sentence, span: Span) {
        self.told = None;
        self.just_opened = false;
        self.document_wide = false;
        let sibling = |f: &Frame| f.label.style == label.style && f.label.number < label.number;
        let outer = |f: &Frame| f.label.style > label.style && label.number.first().is_some_and(|n| *n > 1);
        let at = match self.frames.iter().rposition(sibling) {
            Some(at) => at,
            // "2." after lines below "1.", which opened nothing itself; an article is beside nothing but articles.
            None if label.style == LabelStyle::Article && !self.frames.is_empty() => 0,
            None if !self.frames.iter().any(|f| f.label.style <= label.style) => match self.frames.iter().position(outer) {
                Some(at) => at,
                None => return,
            },
            None => return,
        };
        let left = std::mem::take(&mut self.places);
        self.frames.truncate(at + 1);
        let Some(frame) = self.frames.pop() else { return };
        // The act spoken of stays: "2. көрсетілген бұйрықпен …".
        (self.places, self.whole_text) = (frame.places, frame.whole_text);
        // "1) 3-бапта: … 2) 4-тармақта:": no item stands in a law by itself, and nothing but the article before can be meant.
        if self.needs_more(sentence) && left.iter().all(|p| element(p) > 0) {
            let path = left.first().cloned().map(ProvisionPath).unwrap_or_default();
            let message = Message::new("read-context").with("path", path);
            self.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message, span });
            self.places = left;
        }
    }

    /// Whether the address of a sentence cannot stand in what is open, an act or a document: a part or indent by itself, or, in a law, an
    /// item.
    fn needs_more(&self, sentence: &Sentence) -> bool {
        if self.places.iter().any(|p| element(p) > 0) {
            return false;
        }
        let mut first = sentence.places.iter().chain(sentence.operations.iter().flat_map(named)).map(|places| places.first());
        let law = is_law(self.act.as_ref());
        first.any(|p| match p {
            Some(Place::Path(steps)) => steps.first().is_some_and(|s| {
                matches!(s.kind, Kind::Paragraph | Kind::Indent | Kind::Sentence)
                    || law && matches!(s.kind, Kind::Item | Kind::Subitem)
            }),
            _ => false,
        })
    }

    /// Notes what a labelled line spoke of, and those that go on after it.
    pub(super) fn tell(&mut self, sentence: &Sentence, before: usize) {
        if sentence.label.is_none() && self.told.is_none() {
            return;
        }
        let mut paths =
            self.out[before..].iter().filter(|a| a.op != Op::Unrecognised && self.act.as_ref() == Some(&a.act)).map(|a| {
                let new = a.op == Op::Insertion && a.words.is_none();
                a.path.split_last().filter(|_| new).map_or(a.path.as_slice(), |(_, host)| host)
            });
        let Some(first) = paths.next() else { return };
        let common = paths.fold(first, |all, p| {
            let same = all.iter().zip(p).take_while(|(a, b)| a == b).count();
            &all[..same]
        });
        let told = common.to_vec();
        let last = self.out[before..].last();
        let words = last.filter(|a| a.words.as_ref().is_some_and(|w| !w.whole_text)).map(|a| a.path.clone());
        // Nothing more than what is open was spoken of.
        self.told = (self.places.len() == 1 && told.len() > self.places[0].len()).then_some(Told { path: told, words });
    }

    /// Words changed without an address, right after a labelled line that changed words: in the same element. It is told, because only
    /// reading shows it, and replay takes it only where the words stand there once.
    pub(super) fn same_words(&mut self, sentence: &Sentence, operation: &Operation, span: Span) -> Option<Vec<Segment>> {
        let Operation::Words { place, whole_text: false, .. } = operation else { return None };
        if !place.is_empty() || sentence.label.is_some() {
            return None;
        }
        let path = self.told.as_ref()?.words.clone()?;
        let message = Message::new("read-context").with("path", ProvisionPath(path.clone()));
        self.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message, span });
        Some(path)
    }

    /// Whether it is open to doubt which of the elements told of an operation without a label is in: `бөлік` and the like stand in
    /// articles, items and subitems alike, words in any.
    pub(super) fn is_open_to_doubt(&self, sentence: &Sentence, operation: &Operation) -> bool {
        let Some(told) = self.told.as_ref().filter(|_| sentence.label.is_none()) else { return false };
        if element(&told.path) < 2 {
            return false;
        }
        let counted = |kind: Kind| matches!(kind, Kind::Paragraph | Kind::Indent | Kind::Sentence | Kind::Heading | Kind::Note);
        let doubtful = |places: &Vec<Place>| match places.first() {
            None => true,
            Some(Place::Path(steps)) => steps.first().is_some_and(|s| counted(s.kind)),
            _ => false,
        };
        match operation {
            Operation::Insert { hosts, elements, .. } => {
                hosts.iter().any(|h| !h.is_empty() && doubtful(h))
                    || hosts.iter().any(Vec::is_empty) && elements.iter().any(doubtful)
            }
            Operation::Words { whole_text: true, place, .. } if place.is_empty() => true,
            _ => named(operation).any(doubtful),
        }
    }

    /// Whether an address lacks the article that other instructions on the same law have: `4) 3-тармақтың …` after `3) 40-бап …`.
    pub(super) fn lacks_article(&self, path: &[Segment], act: &ActRef) -> bool {
        let first = path.first().map(|s| s.kind);
        matches!(first, Some(Kind::Item | Kind::Subitem | Kind::Paragraph | Kind::Indent | Kind::Sentence))
            && is_law(Some(act))
            && self.out.iter().rev().take(64).any(|a| a.act == *act && a.path.iter().any(|s| s.kind == Kind::Article))
    }
}

fn is_law(act: Option<&ActRef>) -> bool {
    let kind = act.and_then(|a| a.kind);
    matches!(kind, Some(ActKind::Law | ActKind::Code | ActKind::ConstitutionalLaw | ActKind::Constitution))
}

/// How many steps of an address are elements, not documents.
pub(super) fn element(path: &[Segment]) -> usize {
    path.iter().filter(|s| !matches!(s.kind, Kind::Document | Kind::Attachment)).count()
}

/// The places that an operation names.
fn named(operation: &Operation) -> Box<dyn Iterator<Item = &Vec<Place>> + '_> {
    match operation {
        Operation::Restate { elements, .. }
        | Operation::Move { elements, .. }
        | Operation::Delete(elements)
        | Operation::Suspend { elements, .. }
        | Operation::Repeal(elements)
        | Operation::OneLanguage { elements, .. } => Box::new(elements.iter()),
        Operation::Renumber { old, .. } => Box::new(old.iter()),
        Operation::Insert { hosts, .. } => Box::new(hosts.iter()),
        Operation::Words { place, .. } => Box::new(std::iter::once(place)),
        Operation::RepealList { .. } | Operation::Unknown { .. } | Operation::Strange(_) => Box::new(std::iter::empty()),
    }
}
