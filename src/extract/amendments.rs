//! Instructions put in context: which act, which element, which new wording.
//!
//! Drafting practice leads into an act by a stack of lines that end in a colon; an instruction is read inside what the lines
//! before it opened (kz-law-spec § 3.2). The stack is the legal nesting: a line whose element cannot live inside the innermost
//! open one closes it.

use super::{Amendment, Content, Op, WordMode, Words};
use crate::base::{ActRef, Diagnostic, Kind, Message, Segment, Severity, Span, fold};
use crate::parse::amendment::{self, Operation, Place, Sentence, WordChange};
use crate::parse::path::{Step, expand};
use crate::tree::{Document, NodeId};

pub(super) fn read(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Vec<Amendment> {
    let mut r = Reader { document, diagnostics, out: Vec::new(), act: None, place: Vec::new(), list: None };
    let mut id: NodeId = 0;
    while let Some(node) = document.nodes.get(id) {
        if matches!(node.kind, Kind::Quoted | Kind::Title | Kind::Requisites) {
            id = node.end as usize;
            continue;
        }
        r.line(id);
        id += 1;
    }
    r.out
}

struct Reader<'a> {
    document: &'a Document,
    diagnostics: &'a mut Vec<Diagnostic>,
    out: Vec<Amendment>,
    /// The act spoken of.
    act: Option<ActRef>,
    /// The document and elements navigated to.
    place: Vec<Segment>,
    /// The item that opened a list of acts to repeal.
    list: Option<NodeId>,
}

impl Reader<'_> {
    fn line(&mut self, id: NodeId) {
        let text = self.document.text(id);
        if let Some(list) = self.list {
            if id < self.document.nodes[list].end as usize {
                self.repeal_entry(id, text);
                return;
            }
            self.list = None;
        }
        match amendment::read(text) {
            Some(Sentence::Target(act)) => {
                self.act = Some(act);
                self.place.clear();
            }
            Some(Sentence::Navigate(place)) if self.act.is_some() => self.navigate(place),
            Some(Sentence::Operate { prefix, act, operation }) => self.operate(id, prefix.as_deref(), act, &operation),
            Some(Sentence::RepealList) => self.list = Some(id),
            Some(Sentence::RepealAct(act)) => {
                let span = self.document.layout.map.span_to_source(self.document.nodes[id].text);
                self.push(Op::RepealAct, act, Vec::new(), None, None, span);
            }
            None if amendment::says_instruction(text) => self.unrecognised(id),
            _ => {}
        }
    }

    fn repeal_entry(&mut self, id: NodeId, text: &str) {
        let span = self.document.layout.map.span_to_source(self.document.nodes[id].text);
        match amendment::repeal_entry(text) {
            Some(act) => self.push(Op::RepealAct, act, Vec::new(), None, None, span),
            None => self.unrecognised(id),
        }
    }

    /// An instruction by its predicate whose shape is not known: reported, with the sentence.
    fn unrecognised(&mut self, id: NodeId) {
        let span = self.document.layout.map.span_to_source(self.document.nodes[id].text);
        let words: String = self.document.text(id).chars().take(120).collect();
        let message = Message::new("read-instruction").with("text", words);
        self.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message, span });
        let act = self.act.clone().unwrap_or_default();
        self.push(Op::Unrecognised, act, self.place.clone(), None, None, span);
    }

    fn navigate(&mut self, place: Place) {
        match place {
            Place::Document(title) => self.place = vec![Segment::titled(Kind::Document, title)],
            Place::Attachment(title) => {
                self.place.retain(|s| s.kind == Kind::Document);
                self.place.push(Segment::titled(Kind::Attachment, title));
            }
            Place::Section { title, step } => {
                let kind = step.as_ref().map_or(Kind::Section, |s| s.kind);
                let number = step.and_then(|s| s.numbers.into_iter().next());
                self.leave(kind);
                self.place.push(Segment { kind, number, title: Some(title) });
            }
            Place::Path(steps) => {
                if let (Some(first), Some(path)) = (steps.first(), expand(&steps).into_iter().next()) {
                    self.leave(first.kind);
                    self.place.extend(path);
                }
            }
        }
    }

    /// Closes what cannot hold an element of `kind`.
    fn leave(&mut self, kind: Kind) {
        while self.place.last().is_some_and(|s| rank(s.kind) >= rank(kind)) {
            self.place.pop();
        }
    }

    fn operate(&mut self, id: NodeId, prefix: Option<&str>, act: Option<ActRef>, operation: &Operation) {
        if let Some(act) = act {
            self.act = Some(act);
            self.place.clear();
        } else if let Some(Sentence::Navigate(place)) = prefix.and_then(|p| amendment::read(&format!("{p}:"))) {
            self.navigate(place);
        }
        let span = self.document.layout.map.span_to_source(self.document.nodes[id].text);
        let Some(act) = self.act.clone() else {
            self.unrecognised(id);
            return;
        };
        match operation {
            Operation::Restate(paths) => self.elements(id, Op::Substitution, &act, paths, span),
            Operation::Insert { host, elements } => {
                let saved = self.place.clone();
                if let (Some(first), Some(path)) = (host.first(), expand(host).into_iter().next()) {
                    self.leave(first.kind);
                    self.place.extend(path);
                }
                self.elements(id, Op::Insertion, &act, elements, span);
                self.place = saved;
            }
            Operation::Delete(paths) => self.elements(id, Op::Repeal, &act, paths, span),
            Operation::Words { place, whole_text, change } => {
                let words = words(change, *whole_text);
                for path in self.full(place) {
                    self.push(Op::Replacement, act.clone(), path, None, Some(words.clone()), span);
                }
            }
        }
    }

    /// One amendment for each element named, with its new wording where there is one.
    fn elements(&mut self, id: NodeId, op: Op, act: &ActRef, paths: &[Vec<Step>], span: Span) {
        let quotes = self.quotes_after(id);
        let full: Vec<Vec<Segment>> = paths.iter().flat_map(|p| self.full(p)).collect();
        let several = full.len() > 1;
        for (i, path) in full.into_iter().enumerate() {
            let content = if op == Op::Repeal { None } else { self.content(&quotes, path.last(), i, several) };
            if content.is_none() && op != Op::Repeal {
                let message =
                    Message::new("read-no-wording").with("text", path.last().map(ToString::to_string).unwrap_or_default());
                self.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message, span });
            }
            self.push(op, act.clone(), path, content, None, span);
        }
    }

    /// Written steps as full paths inside what is open.
    fn full(&self, steps: &[Step]) -> Vec<Vec<Segment>> {
        let mut base = self.place.clone();
        if let Some(first) = steps.first() {
            while base.last().is_some_and(|s| rank(s.kind) >= rank(first.kind)) {
                base.pop();
            }
        }
        expand(steps).into_iter().map(|p| [base.clone(), p].concat()).collect()
    }

    /// The quotations that follow a line directly.
    fn quotes_after(&self, id: NodeId) -> Vec<NodeId> {
        let mut out = Vec::new();
        let mut next = id + 1;
        while self.document.nodes.get(next).is_some_and(|n| n.kind == Kind::Quoted) {
            out.push(next);
            next = self.document.nodes[next].end as usize;
        }
        out
    }

    /// The new wording of one element: the unit with its number in the quotations; the whole quotation where it is the only element
    /// or the unit has no number.
    fn content(&self, quotes: &[NodeId], element: Option<&Segment>, index: usize, several: bool) -> Option<Content> {
        let d = self.document;
        let element = element?;
        let is_it = |id: &NodeId| {
            let n = &d.nodes[*id];
            n.kind == element.kind && n.number.as_deref().map(|n| fold(n).text) == element.number.as_deref().map(|n| fold(n).text)
        };
        let found = quotes.iter().find_map(|q| (*q..d.nodes[*q].end as usize).find(is_it));
        if several || element.kind == Kind::Row {
            let whole = || quotes.get(index).copied().filter(|_| quotes.len() > 1);
            let node = found.or_else(whole)?;
            return Some(Content { text: d.full_text(node), node: Some(node) });
        }
        let quote = *quotes.first()?;
        Some(Content { text: d.full_text(quote), node: Some(found.unwrap_or(quote)) })
    }

    fn push(&mut self, op: Op, act: ActRef, path: Vec<Segment>, content: Option<Content>, words: Option<Words>, span: Span) {
        self.out.push(Amendment { op, act, path, content, words, language_only: None, until: None, span });
    }
}

fn words(change: &WordChange, whole_text: bool) -> Words {
    let blank = Words { mode: WordMode::Replace, pairs: Vec::new(), after: None, before: None, whole_text, inflected: false };
    match change {
        WordChange::Replace(old, new) => {
            let last = new.last().cloned().unwrap_or_default();
            let pairs =
                old.iter().enumerate().map(|(i, o)| (o.clone(), new.get(i).cloned().unwrap_or_else(|| last.clone()))).collect();
            Words { pairs, ..blank }
        }
        WordChange::After(anchor, new) => {
            Words { mode: WordMode::InsertAfter, pairs: vec![(String::new(), new.clone())], after: Some(anchor.clone()), ..blank }
        }
        WordChange::Before(anchor, new) => {
            Words { mode: WordMode::InsertBefore, pairs: vec![(String::new(), new.clone())], before: Some(anchor.clone()), ..blank }
        }
        WordChange::Delete(old) => {
            Words { mode: WordMode::Delete, pairs: old.iter().map(|o| (o.clone(), String::new())).collect(), ..blank }
        }
    }
}

/// How deep an element lives; an element closes every open one of its own depth or deeper.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Document => 0,
        Kind::Attachment => 1,
        Kind::Part => 2,
        Kind::Section => 3,
        Kind::Subsection => 4,
        Kind::Chapter => 5,
        Kind::Subchapter => 6,
        Kind::Article => 7,
        Kind::Item | Kind::Row => 8,
        Kind::Column => 9,
        Kind::Paragraph => 10,
        Kind::Subitem => 11,
        Kind::Indent => 12,
        Kind::Sentence => 13,
        // A heading or preamble stands directly in what is open.
        _ => 14,
    }
}
