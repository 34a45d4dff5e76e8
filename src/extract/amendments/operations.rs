//! What each operation of a sentence comes to: one amendment for every element it names.

use super::super::wording::{self, Wordings};
use super::super::{Content, Op, Position, WordMode, Words};
use super::frames::{TextMeant, element};
use super::located::{Located, new_elements};
use super::{Amendment, Line, Reader};
use crate::base::{Date, Diagnostic, Kind, Message, ProvisionPath, Segment, Severity, Span};
use crate::parse::amendment::{self, Operation, Place, Sentence, WordChange, Wording};
use crate::parse::path::expand;

impl Reader<'_> {
    /// One operation of a sentence.
    pub(super) fn operate(&mut self, line: Line, text: &str, sentence: &Sentence, operation: &Operation, span: Span) {
        if let Operation::RepealList { attachment } = operation {
            self.repeal_list(line, attachment.as_ref(), span);
            return;
        }
        if let Operation::Unknown { clause, .. } = operation {
            self.unrecognised(span, clause.of(text));
            return;
        }
        if let Operation::Strange(clause) = operation {
            if self.act.is_some() {
                self.unrecognised(span, clause.of(text));
            }
            return;
        }
        let same = self.same_words(sentence, operation, span);
        if same.is_none() && self.is_open_to_doubt(sentence, operation) {
            self.doubt(span);
            return;
        }
        let before = self.out.len();
        match operation {
            Operation::Repeal(entries) => self.repeal(entries, span, text),
            Operation::Restate { elements, by } => {
                let located = elements.iter().flat_map(|e| self.locate(e)).collect();
                self.elements(line, sentence, Op::Substitution, located, Some(by), span);
            }
            Operation::Insert { hosts, elements, by, beside } => {
                // Right after the line that opened an element the new one stands in it too.
                let named = |h: &Vec<Place>| beside.is_none() && (!h.is_empty() || self.just_opened);
                let located = hosts
                    .iter()
                    .flat_map(|h| self.locate(h).into_iter().map(|l| (named(h), l)))
                    .flat_map(|(named, l)| new_elements(&l, elements, named))
                    .collect();
                self.elements(line, sentence, Op::Insertion, located, Some(by), span);
                if let Some(beside) = beside {
                    let position = self.position(beside);
                    self.out[before..].iter_mut().for_each(|a| a.position.clone_from(&position));
                }
            }
            Operation::Move { elements, beside } => {
                // An element with another place and its old number: repeal with insertion would be another law.
                let position = self.position(beside);
                let mut located: Vec<Located> = elements.iter().flat_map(|e| self.locate(e)).collect();
                // Each right after the neighbour: the last one first.
                if beside.after {
                    located.reverse();
                }
                for l in located {
                    self.push(Op::Renumbering, l, span, |a| a.position.clone_from(&position));
                }
            }
            Operation::Delete(elements) => {
                let located = elements.iter().flat_map(|e| self.locate(e)).collect();
                self.elements(line, sentence, Op::Repeal, located, None, span);
            }
            Operation::Words { place, whole_text, inflected, change } => {
                let words = words(change, *whole_text || self.whole_text && place.is_empty(), *inflected);
                let mut located = match same {
                    Some(path) => vec![Located { act: None, path }],
                    None => self.locate(place),
                };
                if *whole_text && place.is_empty() && located.iter().any(|l| element(&l.path) > 0) {
                    match self.text_meant() {
                        Some(TextMeant::Element) => {}
                        Some(TextMeant::Document) => {
                            for l in &mut located {
                                l.path.retain(|s| matches!(s.kind, Kind::Document | Kind::Attachment));
                            }
                            located.truncate(1);
                        }
                        None => {
                            self.doubt(span);
                            return;
                        }
                    }
                }
                let named = |p: &Place| matches!(p, Place::Act(_) | Place::Document(_) | Place::TheDocument(_));
                self.document_wide |= *whole_text && place.iter().any(named);
                for l in located {
                    self.push(Op::Replacement, l, span, |a| a.words = Some(words.clone()));
                }
            }
            Operation::Suspend { elements, until } => self.suspend(line, sentence, elements, *until, span),
            Operation::Renumber { old, new } => {
                let located: Vec<Located> = old.iter().flat_map(|e| self.locate(e)).collect();
                let new: Vec<Segment> = expand(new).into_iter().filter_map(|mut p| p.pop()).collect();
                if new.len() != located.len() {
                    self.unrecognised(span, text);
                    return;
                }
                let mut both: Vec<(Located, Segment)> = located.into_iter().zip(new).collect();
                // "3, 4-тармақтар тиісінше 4, 5-тармақтар": the fourth leaves its number before the third takes it.
                if both.windows(2).any(|w| w[0].1.number == w[1].0.path.last().and_then(|s| s.number.clone())) {
                    both.reverse();
                }
                for (l, n) in both {
                    let old = l.path.last().and_then(|s| s.number.clone()).unwrap_or_default();
                    let words = words(&WordChange::Replace(vec![old], vec![n.number.unwrap_or_default()]), false, false);
                    self.push(Op::Renumbering, l, span, |a| a.words = Some(words.clone()));
                }
            }
            Operation::OneLanguage { elements, language } => {
                for l in elements.iter().flat_map(|e| self.locate(e)).collect::<Vec<_>>() {
                    self.push(Op::Replacement, l, span, |a| a.language_only = Some(*language));
                }
            }
            Operation::RepealList { .. } | Operation::Unknown { .. } | Operation::Strange(_) => {}
        }
        if self.out.len() == before {
            self.unrecognised(span, text);
        }
    }

    /// An instruction of which the words are clear, but not the place.
    fn doubt(&mut self, span: Span) {
        self.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message: Message::new("read-doubt"), span });
        let act = self.act.clone().unwrap_or_default();
        let path = self.places.first().cloned().unwrap_or_default();
        self.out.push(Amendment { act, path, span, ..self.blank.clone() });
    }

    /// Next to what a new element stands; `None` where the words name several.
    fn position(&self, beside: &amendment::Beside) -> Option<Position> {
        let mut located = beside.neighbours.iter().flat_map(|n| self.locate(n));
        let (first, more) = (located.next()?, located.next());
        // Between two: "7 and 8-тармақтардан кейін" is after the second.
        let path = if beside.after { located.last().or(more).unwrap_or(first) } else { first }.path;
        Some(Position { after: beside.after, path })
    }

    fn suspend(&mut self, line: Line, sentence: &Sentence, elements: &[Vec<Place>], until: Option<Date>, span: Span) {
        let wording = line.node.filter(|_| sentence.opens).and_then(|id| Wordings::after(self.document, id).whole());
        for l in elements.iter().flat_map(|e| self.locate(e)).collect::<Vec<_>>() {
            self.push(Op::Suspension, l, span, |a| {
                a.until = until;
                a.content.clone_from(&wording);
            });
        }
    }

    /// One amendment for each element named, with its new wording where there is one.
    fn elements(&mut self, line: Line, sentence: &Sentence, op: Op, located: Vec<Located>, by: Option<&Wording>, span: Span) {
        let document = self.document;
        let wordings = match (sentence.quoted, line.node) {
            (Some(q), _) => Wordings::inline(q.of(line.span.of(&document.layout.text))),
            (None, Some(id)) => Wordings::after(document, id),
            (None, None) => Wordings::Nodes(document, Vec::new()),
        };
        let several = located.len();
        for (i, l) in located.into_iter().enumerate() {
            // The act itself is no element of it.
            if l.path.is_empty() && by != Some(&Wording::Secret) {
                continue;
            }
            let content: Option<Content> = match by {
                None | Some(Wording::Secret) => None,
                Some(Wording::Quoted) => wordings
                    .of(&l.path, i, several)
                    .or_else(|| line.node.filter(|_| sentence.opens).and_then(|id| wording::unquoted(document, id, l.path.last()))),
                Some(Wording::Attachments(numbers)) => {
                    let number = numbers.get(i).or_else(|| numbers.last().filter(|_| numbers.len() == 1));
                    wording::attachment(self.document, number.map(String::as_str))
                }
            };
            if content.is_none() && by.is_some() {
                let id = if by == Some(&Wording::Secret) { "read-secret-wording" } else { "read-no-wording" };
                let message = Message::new(id).with("text", l.path.last().map(ToString::to_string).unwrap_or_default());
                self.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message, span });
            }
            self.push(op, l, span, |a| a.content = content);
        }
    }

    fn push(&mut self, op: Op, l: Located, span: Span, fill: impl FnOnce(&mut Amendment)) {
        let Some(act) = l.act.or_else(|| self.act.clone()) else { return };
        if op != Op::Unrecognised && self.lacks_article(&l.path, &act) {
            let path = ProvisionPath(l.path.clone());
            let message = Message::new("read-no-article").with("path", path);
            self.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message, span });
            self.out.push(Amendment { act, path: l.path, span, ..self.blank.clone() });
            return;
        }
        let mut amendment = Amendment { op, act, path: l.path, span, ..self.blank.clone() };
        fill(&mut amendment);
        self.out.push(amendment);
    }

    /// Opens the lines below, or reads the attachment, as a list of acts to repeal.
    fn repeal_list(&mut self, line: Line, attachment: Option<&Option<String>>, span: Span) {
        let Some(number) = attachment else {
            self.list = line.node;
            return;
        };
        let Some(node) = wording::attachment_node(self.document, number.as_deref()) else {
            self.unrecognised(span, line.span.of(&self.document.layout.text));
            return;
        };
        let before = self.out.len();
        for entry in node + 1..self.document.nodes[node].end as usize {
            let n = &self.document.nodes[entry];
            if matches!(n.kind, Kind::Item | Kind::Subitem) && n.end as usize == entry + 1 {
                let line = Line { node: Some(entry), span: n.text };
                self.repeal_entry(line, self.document.text(entry));
            }
        }
        if self.out.len() == before {
            self.unrecognised(span, line.span.of(&self.document.layout.text));
        }
    }
}

fn words(change: &WordChange, whole_text: bool, inflected: bool) -> Words {
    let blank = Words { mode: WordMode::Replace, pairs: Vec::new(), after: None, before: None, whole_text, inflected };
    let new = |n: &String| vec![(String::new(), n.clone())];
    match change {
        WordChange::Replace(old, new) => {
            let last = new.last().cloned().unwrap_or_default();
            let pairs =
                old.iter().enumerate().map(|(i, o)| (o.clone(), new.get(i).cloned().unwrap_or_else(|| last.clone()))).collect();
            Words { pairs, ..blank }
        }
        WordChange::After(anchor, n) => Words { mode: WordMode::InsertAfter, pairs: new(n), after: Some(anchor.clone()), ..blank },
        WordChange::Before(anchor, n) => {
            Words { mode: WordMode::InsertBefore, pairs: new(n), before: Some(anchor.clone()), ..blank }
        }
        WordChange::Append(n) => Words { mode: WordMode::Append, pairs: new(n), ..blank },
        WordChange::Near { after, anchor, old, new } => {
            let gone = WordChange::Delete(old.clone());
            let exchanged = WordChange::Replace(old.clone(), new.clone());
            let inner = words(if new.is_empty() { &gone } else { &exchanged }, whole_text, inflected);
            let side = Some(anchor.clone());
            if *after { Words { after: side, ..inner } } else { Words { before: side, ..inner } }
        }
        WordChange::Delete(old) => {
            Words { mode: WordMode::Delete, pairs: old.iter().map(|o| (o.clone(), String::new())).collect(), ..blank }
        }
    }
}
