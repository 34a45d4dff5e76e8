//! Instructions put in context: which act, which element, which new wording.
//!
//! Drafting practice leads into an act by a stack of lines that end in a colon; an instruction is read inside what the lines
//! before it opened (kz-law-spec § 3.2). The stack is the legal nesting: a line whose element cannot live inside the innermost
//! open one closes it.

use super::wording::Wordings;
use super::{Amendment, Content, Op, WordMode, Words};
use crate::base::{ActRef, Date, Diagnostic, Kind, Message, Segment, Severity, Span};
use crate::parse::amendment::{self, Operation, Place, Sentence, WordChange, Wording};
use crate::parse::path::{Step, expand};
use crate::tree::{Document, NodeId};

pub(super) fn read(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Vec<Amendment> {
    let blank = Amendment {
        op: Op::Unrecognised,
        act: ActRef::default(),
        path: Vec::new(),
        content: None,
        words: None,
        language_only: None,
        since: None,
        until: None,
        span: Span::default(),
    };
    let mut r = Reader {
        document,
        diagnostics,
        out: Vec::new(),
        act: None,
        places: vec![Vec::new()],
        whole_text: false,
        list: None,
        joining: JOINING_MIN + JOINING_SHARE * document.layout.text.len(),
        blank,
    };
    // A note of the portal tells what was done; one that commands is an act printed on one line with its registration.
    for note in &document.notes {
        let text = note.span.of(&document.layout.text);
        // All nodes are gone through, so only for the few notes that command.
        let overlaps = |s: Span| !s.is_empty() && s.start() < note.span.end() && note.span.start() < s.end();
        let read_below = || document.nodes.iter().any(|n| overlaps(n.text));
        if (text.contains("нгізілсін") || text.contains("нгiзiлсiн")) && !read_below() {
            r.line(Line { node: None, span: note.span });
        }
    }
    let mut id: NodeId = 0;
    while let Some(node) = document.nodes.get(id) {
        if matches!(node.kind, Kind::Quoted | Kind::Title | Kind::Requisites | Kind::Stamp | Kind::Signature) {
            id = node.end as usize;
            continue;
        }
        r.line(Line { node: Some(id), span: node.text });
        id += 1;
    }
    r.out
}

/// A logical line and the node whose own text it is.
#[derive(Clone, Copy)]
struct Line {
    node: Option<NodeId>,
    /// *Layout* span.
    span: Span,
}

/// An address with the act it is in, where the words name one.
struct Located {
    act: Option<ActRef>,
    path: Vec<Segment>,
}

/// More places than this are not what a sentence means.
const MAX_PLACES: usize = 512;

/// Bytes that joining lines may read again in an act: so many times the act, and this much in a short one. Without an end to it a
/// page of verbs alone, each read with the 24 lines before it in 24 ways, takes 300 times as long as any other.
const JOINING_SHARE: usize = 4;
const JOINING_MIN: usize = 256 * 1024;

struct Reader<'a> {
    document: &'a Document,
    diagnostics: &'a mut Vec<Diagnostic>,
    out: Vec<Amendment>,
    /// The act spoken of.
    act: Option<ActRef>,
    /// The documents and elements navigated to.
    places: Vec<Vec<Segment>>,
    /// Navigated to the whole text: `бүкіл мәтін бойынша:`.
    whole_text: bool,
    /// The unit that opened a list of acts to repeal: the lines below it.
    list: Option<NodeId>,
    /// Bytes that joining may still read.
    joining: usize,
    blank: Amendment,
}

impl Reader<'_> {
    fn line(&mut self, line: Line) {
        let document = self.document;
        let text = line.span.of(&document.layout.text);
        if let Some(list) = self.list {
            let below = line.node.is_some_and(|id| id < document.nodes[list].end as usize);
            // The tree may have put the entries beside the line that opens the list.
            let beside = document.nodes[list].end as usize == list + 1 && amendment::repeal_entry(text).is_some();
            if below || beside {
                self.repeal_entry(line, text);
                return;
            }
            self.list = None;
        }
        if !amendment::may_amend(text) {
            return;
        }
        let sentences = amendment::read(text);
        let understood =
            |s: &[Sentence]| !s.is_empty() && !s.iter().any(|s| s.operations.iter().any(|o| matches!(o, Operation::Unknown(_))));
        if !understood(&sentences)
            && let Some((line, joined, sentences)) = self.joined(line, understood)
        {
            for sentence in sentences {
                self.sentence(line, &joined, &sentence);
            }
            return;
        }
        for sentence in sentences {
            self.sentence(line, text, &sentence);
        }
    }

    /// A sentence that the print cut into lines: the lines before, as long as none of them ends one, put in front.
    fn joined(&mut self, line: Line, understood: impl Fn(&[Sentence]) -> bool) -> Option<(Line, String, Vec<Sentence>)> {
        const MAX_LINES: usize = 24;
        const MAX_BYTES: usize = 8 * 1024;
        let document = self.document;
        let nodes = &document.nodes;
        let all = &document.layout.text;
        let mut starts = Vec::new();
        let mut id = line.node?;
        // A row quoted as a block of its own: everything between its quotes belongs to the sentence.
        let mut in_block = false;
        let mut next = line.span.start();
        while let Some(before) = id.checked_sub(1).filter(|_| starts.len() < MAX_LINES) {
            id = before;
            let span = nodes[id].text;
            let text = span.of(all).trim_end();
            if text.is_empty() {
                continue;
            }
            // A note of the portal between two lines parts them.
            let apart = all.get(span.end()..next).is_none_or(|t| !t.trim().is_empty());
            if apart || matches!(nodes[id].kind, Kind::Title | Kind::Requisites | Kind::Stamp | Kind::Signature | Kind::Quoted) {
                break;
            }
            next = span.start();
            match text {
                "»" | "”" => in_block = true,
                "«" | "“" => in_block = false,
                "\"" => in_block = !in_block,
                _ => {}
            }
            let ends = !in_block && text.ends_with([';', ':', '.']) && text.chars().any(char::is_alphanumeric);
            if ends || line.span.end() - span.start() > MAX_BYTES {
                break;
            }
            starts.push(span.start());
        }
        // From the longest on: a heading above makes the first attempts fail.
        starts.into_iter().rev().find_map(|start| {
            let span = Span::new(start, line.span.end());
            self.joining = self.joining.checked_sub(span.end() - span.start())?;
            let text = span.of(all).replace('\n', " ");
            let sentences = amendment::read(&text);
            understood(&sentences).then_some((Line { span, ..line }, text, sentences))
        })
    }

    fn sentence(&mut self, line: Line, text: &str, sentence: &Sentence) {
        if !sentence.places.is_empty() {
            self.enter(sentence);
        }
        let span = self.source_span(line, sentence.span);
        for operation in &sentence.operations {
            self.operate(line, text, sentence, operation, span);
        }
    }

    fn source_span(&self, line: Line, of_line: Span) -> Span {
        let at = line.span.start();
        self.document.layout.map.span_to_source(Span::new(at + of_line.start(), at + of_line.end()))
    }

    fn enter(&mut self, sentence: &Sentence) {
        let located: Vec<Located> = sentence.places.iter().flat_map(|p| self.locate(p)).take(MAX_PLACES).collect();
        self.whole_text = sentence.whole_text;
        if let Some(act) = located.iter().find_map(|l| l.act.clone()) {
            self.act = Some(act);
        }
        self.places = located.into_iter().map(|l| l.path).collect();
        if self.places.is_empty() {
            self.places.push(Vec::new());
        }
    }

    fn repeal_entry(&mut self, line: Line, text: &str) {
        let span = self.document.layout.map.span_to_source(line.span);
        match amendment::repeal_entry(text) {
            Some(entries) => self.repeal(&entries, span, text),
            None => self.unrecognised(span, text),
        }
    }

    fn repeal(&mut self, entries: &[Vec<Place>], span: Span, text: &str) {
        for l in entries.iter().flat_map(|e| self.locate(e)).collect::<Vec<_>>() {
            let Some(act) = l.act.or_else(|| self.act.clone()) else {
                self.unrecognised(span, text);
                continue;
            };
            let op = if l.path.is_empty() { Op::RepealAct } else { Op::Repeal };
            self.out.push(Amendment { op, act, path: l.path, span, ..self.blank.clone() });
        }
    }

    /// An instruction by its verb whose shape is not known: reported, with its words.
    fn unrecognised(&mut self, span: Span, words: &str) {
        let words: String = words.chars().take(120).collect();
        let message = Message::new("read-instruction").with("text", words);
        self.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message, span });
        let act = self.act.clone().unwrap_or_default();
        let path = self.places.first().cloned().unwrap_or_default();
        self.out.push(Amendment { act, path, span, ..self.blank.clone() });
    }

    /// Every address that places stand for, inside what is open.
    fn locate(&self, places: &[Place]) -> Vec<Located> {
        let mut out: Vec<Located> = Vec::new();
        for base in &self.places {
            out.extend(locate_from(base, places));
            // Places that begin at the act are the same from everywhere.
            if matches!(places.first(), Some(Place::Act(_) | Place::Document(_))) {
                break;
            }
        }
        out.truncate(MAX_PLACES);
        out
    }

    fn operate(&mut self, line: Line, text: &str, sentence: &Sentence, operation: &Operation, span: Span) {
        if let Operation::RepealList { attachment } = operation {
            self.repeal_list(line, attachment.as_ref(), span);
            return;
        }
        if let Operation::Unknown(words) = operation {
            self.unrecognised(span, words.of(text));
            return;
        }
        let before = self.out.len();
        match operation {
            Operation::Repeal(entries) => self.repeal(entries, span, text),
            Operation::Restate { elements, by } => {
                let located = elements.iter().flat_map(|e| self.locate(e)).collect();
                self.elements(line, sentence, Op::Substitution, located, Some(by), span);
            }
            Operation::Insert { hosts, elements, by } => {
                let located = hosts.iter().flat_map(|h| self.locate(h)).flat_map(|l| new_elements(&l, elements)).collect();
                self.elements(line, sentence, Op::Insertion, located, Some(by), span);
            }
            Operation::Delete(elements) => {
                let located = elements.iter().flat_map(|e| self.locate(e)).collect();
                self.elements(line, sentence, Op::Repeal, located, None, span);
            }
            Operation::Words { place, whole_text, inflected, change } => {
                let words = words(change, *whole_text || self.whole_text && place.is_empty(), *inflected);
                let mut located = self.locate(place);
                if *whole_text && place.is_empty() {
                    // The text is that of the act or document, whatever part of it was spoken of.
                    for l in &mut located {
                        l.path.retain(|s| matches!(s.kind, Kind::Document | Kind::Attachment));
                    }
                    located.truncate(1);
                }
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
                for (l, n) in located.into_iter().zip(new) {
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
            Operation::RepealList { .. } | Operation::Unknown(_) => {}
        }
        if self.out.len() == before {
            self.unrecognised(span, text);
        }
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
                Some(Wording::Quoted) => wordings.of(l.path.last(), i, several).or_else(|| {
                    line.node.filter(|_| sentence.opens).and_then(|id| super::wording::unquoted(document, id, l.path.last()))
                }),
                Some(Wording::Attachments(numbers)) => {
                    let number = numbers.get(i).or_else(|| numbers.last().filter(|_| numbers.len() == 1));
                    super::wording::attachment(self.document, number.map(String::as_str))
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
        let Some(node) = super::wording::attachment_node(self.document, number.as_deref()) else {
            self.unrecognised(span, line.span.of(&self.document.layout.text));
            return;
        };
        for entry in node + 1..self.document.nodes[node].end as usize {
            let n = &self.document.nodes[entry];
            if matches!(n.kind, Kind::Item | Kind::Subitem) && n.end as usize == entry + 1 {
                let line = Line { node: Some(entry), span: n.text };
                self.repeal_entry(line, self.document.text(entry));
            }
        }
    }
}

/// New elements in a host: an element with its own way in leaves what cannot hold it.
fn new_elements(host: &Located, elements: &[Vec<Place>]) -> Vec<Located> {
    let below = elements.iter().flat_map(|places| match places.as_slice() {
        [Place::Path(steps)] => {
            below(std::slice::from_ref(&host.path), steps).into_iter().map(|path| Located { act: None, path }).collect()
        }
        _ => locate_from(&host.path, places),
    });
    below.map(|l| Located { act: host.act.clone(), ..l }).collect()
}

/// Every address that places stand for, seen from `base`.
fn locate_from(base: &[Segment], places: &[Place]) -> Vec<Located> {
    let mut paths = vec![base.to_vec()];
    let mut act = None;
    for (i, place) in places.iter().enumerate() {
        match place {
            Place::Act(named) => {
                act = named.as_deref().cloned().or(act);
                paths = vec![Vec::new()];
            }
            Place::Document(title) => paths = vec![vec![Segment::titled(Kind::Document, title.clone())]],
            Place::TheDocument(title) => {
                let mut path = base.to_vec();
                path.retain(|s| s.kind == Kind::Document);
                if path.is_empty() {
                    path.push(Segment::titled(Kind::Document, title.clone()));
                }
                paths = vec![path];
            }
            Place::Named { kind, title, number } => {
                let step = Segment { kind: *kind, number: number.clone(), title: title.clone() };
                for path in &mut paths {
                    // Only the first step leaves what is open; the next ones stand where the words put them.
                    if i == 0 {
                        leave(path, &step);
                    }
                    path.push(step.clone());
                }
            }
            Place::Path(steps) => {
                if i > 0 {
                    paths = paths
                        .iter()
                        .flat_map(|p| expand(steps).into_iter().map(|s| [p.as_slice(), s.as_slice()].concat()))
                        .collect();
                    paths.truncate(MAX_PLACES);
                } else if !back_to(&mut paths, steps) {
                    paths = below(&paths, steps);
                }
            }
        }
    }
    paths.into_iter().map(|path| Located { act: act.clone(), path }).collect()
}

/// `тармақ мынадай мазмұндағы …`: the item spoken of. An element without a number that is not open is none.
fn back_to(paths: &mut Vec<Vec<Segment>>, steps: &[Step]) -> bool {
    use Kind::{Article, Chapter, Indent, Item, Paragraph, Section, Subchapter, Subitem};
    let [Step { kind, numbers }] = steps else { return false };
    if !numbers.is_empty() || !matches!(kind, Article | Chapter | Indent | Item | Paragraph | Section | Subchapter | Subitem) {
        return false;
    }
    let mut out = Vec::new();
    for path in &*paths {
        if let Some(i) = path.iter().rposition(|s| s.kind == *kind) {
            out.push(path[..=i].to_vec());
        }
    }
    *paths = out;
    true
}

/// Paths with steps added, each first leaving what cannot hold the first step.
fn below(paths: &[Vec<Segment>], steps: &[Step]) -> Vec<Vec<Segment>> {
    let mut out = Vec::new();
    for path in paths {
        let mut base = path.clone();
        if let Some(first) = steps.first() {
            leave(&mut base, &Segment { kind: first.kind, number: first.numbers.first().cloned(), title: None });
        }
        out.extend(expand(steps).into_iter().map(|p| [base.as_slice(), p.as_slice()].concat()));
        if out.len() > MAX_PLACES {
            break;
        }
    }
    out
}

/// Closes what cannot hold an element.
fn leave(path: &mut Vec<Segment>, element: &Segment) {
    // A row with a number is a row of a list; one called by its caption may stand in an item.
    let listed = |s: &Segment| s.kind == Kind::Row && s.number.is_some() && s.title.is_none();
    let depth = |s: &Segment| (rank(if listed(s) { Kind::Item } else { s.kind }), level(s));
    while path.last().is_some_and(|s| depth(s) >= depth(element)) {
        path.pop();
    }
}

/// Levels of a classification, whose parts are all sections and rows but are called by words of their own: group and subgroup,
/// administrator, programme, subprogramme.
fn level(segment: &Segment) -> u8 {
    const WORDS: [(&str, u8); 10] = [
        ("классификац", 1),
        ("структур", 1),
        ("подгрупп", 3),
        ("групп", 2),
        ("подкласс", 3),
        ("категор", 2),
        ("класс", 2),
        ("администратор", 2),
        ("подпрограмм", 4),
        ("программ", 3),
    ];
    let label = segment.title.as_deref().and_then(|t| t.split(['«', '"']).next()).unwrap_or("").to_lowercase();
    // "администратору бюджетных программ": the first noun is the one that counts.
    let first = WORDS.iter().filter_map(|(w, n)| label.find(w).map(|at| (at, *n))).min_by_key(|(at, _)| *at);
    first.map_or(0, |(_, n)| n)
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
        Kind::Table => 8,
        Kind::Item => 9,
        Kind::Row => 10,
        Kind::Column => 11,
        Kind::Cell => 12,
        Kind::Paragraph => 13,
        Kind::Subitem => 14,
        Kind::Indent => 15,
        Kind::Sentence => 16,
        // A heading or preamble stands directly in what is open.
        _ => 17,
    }
}
