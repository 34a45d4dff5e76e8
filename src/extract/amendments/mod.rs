//! Instructions put in context: which act, which element, which new wording.
//!
//! Drafting practice leads into an act by a stack of lines that end in a colon; an instruction is read inside what the lines
//! before it opened (kz-law-spec § 3.2). The stack is the legal nesting: a line whose element cannot live inside the innermost
//! open one closes it.

mod frames;
mod located;
mod operations;

use super::{Amendment, Op};
use crate::base::{ActRef, Diagnostic, Kind, Message, Segment, Severity, Span};
use crate::parse::amendment::{self, Operation, Place, Sentence};
use crate::tree::{Document, NodeId};
use frames::{Frame, Told};
use located::{Located, MAX_PLACES, locate_from};

pub(super) fn read(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Vec<Amendment> {
    let mut r = Reader::new(document, diagnostics);
    r.all();
    r.out
}

/// A sentence as it was heard, and what it came to.
pub(super) struct Heard {
    /// *Layout* span of the line, or of the lines put together.
    pub line: Span,
    /// What the grammar made of it; `None` for a line that says nothing of other acts.
    pub sentence: Option<Sentence>,
    /// Which of the amendments it gave.
    pub amendments: std::ops::Range<usize>,
}

/// As [`read`], for sentences out of their act: an act that none names is one spoken of before; and every line heard.
pub(super) fn listen(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> (Vec<Amendment>, Vec<Heard>) {
    let mut r = Reader::new(document, diagnostics);
    r.act = Some(ActRef::default());
    r.heard = Some(Vec::new());
    r.all();
    let heard = r.heard.take().unwrap_or_default();
    (r.out, heard)
}

/// A logical line and the node whose own text it is.
#[derive(Clone, Copy)]
struct Line {
    node: Option<NodeId>,
    /// *Layout* span.
    span: Span,
}

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
    /// The labelled lines that opened what is open, outer to inner.
    frames: Vec<Frame>,
    /// What a labelled line that opened nothing spoke of: the unlabelled ones after it go on there.
    told: Option<Told>,
    /// The line before opened what is open.
    just_opened: bool,
    /// A line in what is open spoke of the text of the whole document.
    document_wide: bool,
    /// The unit that opened a list of acts to repeal: the lines below it.
    list: Option<NodeId>,
    /// Bytes that joining may still read.
    joining: usize,
    /// Every sentence, where somebody wants to hear.
    heard: Option<Vec<Heard>>,
    blank: Amendment,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        let blank = Amendment {
            op: Op::Unrecognised,
            act: ActRef::default(),
            path: Vec::new(),
            content: None,
            words: None,
            language_only: None,
            since: None,
            until: None,
            position: None,
            span: Span::default(),
        };
        Reader {
            document,
            diagnostics,
            out: Vec::new(),
            act: None,
            places: vec![Vec::new()],
            whole_text: false,
            frames: Vec::new(),
            told: None,
            just_opened: false,
            document_wide: false,
            list: None,
            joining: JOINING_MIN + JOINING_SHARE * document.layout.text.len(),
            heard: None,
            blank,
        }
    }

    /// Every line of the act.
    fn all(&mut self) {
        // A note of the portal tells what was done; one that commands is an act printed on one line with its registration.
        let document = self.document;
        for note in &document.notes {
            let text = note.span.of(&document.layout.text);
            // All nodes are gone through, so only for the few notes that command.
            let overlaps = |s: Span| !s.is_empty() && s.start() < note.span.end() && note.span.start() < s.end();
            let read_below = || document.nodes.iter().any(|n| overlaps(n.text));
            if (text.contains("нгізілсін") || text.contains("нгiзiлсiн")) && !read_below() {
                self.line(Line { node: None, span: note.span });
            }
        }
        let mut id: NodeId = 0;
        while let Some(node) = document.nodes.get(id) {
            if matches!(node.kind, Kind::Quoted | Kind::Title | Kind::Requisites | Kind::Stamp | Kind::Signature) {
                id = node.end as usize;
                continue;
            }
            self.line(Line { node: Some(id), span: node.text });
            id += 1;
        }
    }

    fn line(&mut self, line: Line) {
        let document = self.document;
        let text = line.span.of(&document.layout.text);
        if let Some(list) = self.list {
            let below = line.node.is_some_and(|id| id < document.nodes[list].end as usize);
            // The tree may have put the entries beside the line that opens the list.
            let beside = document.nodes[list].end as usize == list + 1 && amendment::repeal_entry(text).is_some();
            if below || beside {
                let before = self.out.len();
                self.repeal_entry(line, text);
                self.hear(line, None, before);
                return;
            }
            self.list = None;
        }
        if !amendment::may_amend(text) {
            self.hear(line, None, self.out.len());
            return;
        }
        let sentences = amendment::read(text);
        let understood = |s: &[Sentence]| {
            !s.is_empty() && !s.iter().any(|s| s.operations.iter().any(|o| matches!(o, Operation::Unknown { .. })))
        };
        if !understood(&sentences)
            && let Some((line, joined, sentences)) = self.joined(line, understood)
        {
            for sentence in sentences {
                self.sentence(line, &joined, &sentence);
            }
            return;
        }
        if sentences.is_empty() {
            let before = self.out.len();
            // In an act that changes another one, what announces a quotation is an instruction, whatever its verb.
            const ORDERS: [&str; 6] = ["лсын", "лсін", "лсiн", "рсін", "редакц", "содержания"];
            let orders = text.trim_end().ends_with(':') && ORDERS.iter().any(|w| text.contains(w));
            let amends = || amendment::commands(text);
            // What leads into an act and is not understood leaves the act before it: what stands below is not done to that one.
            if self.act.is_some()
                && amendment::names_act(text)
                && line.node.is_some_and(|id| self.document.nodes[id].end as usize > id + 1)
            {
                let span = self.source_span(line, Span::new(0, text.len()));
                self.unrecognised(span, text);
                self.act = None;
                self.places = vec![Vec::new()];
                self.frames.clear();
                self.told = None;
            } else if self.act.is_some() && (orders && self.quotation_follows(line) || amends()) {
                let span = self.source_span(line, Span::new(0, text.len()));
                self.unrecognised(span, text);
            }
            self.hear(line, None, before);
        }
        for sentence in sentences {
            self.sentence(line, text, &sentence);
        }
    }

    /// Whether the next line begins with a quotation.
    fn quotation_follows(&self, line: Line) -> bool {
        let next = line.node.and_then(|id| self.document.nodes.get(id + 1));
        let text = next.map_or("", |n| n.extent.of(&self.document.layout.text)).trim_start();
        next.is_some_and(|n| n.kind == Kind::Quoted) || text.starts_with(['"', '«', '“'])
    }

    fn hear(&mut self, line: Line, sentence: Option<&Sentence>, before: usize) {
        let amendments = before..self.out.len();
        if let Some(heard) = &mut self.heard {
            heard.push(Heard { line: line.span, sentence: sentence.cloned(), amendments });
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
        let span = self.source_span(line, sentence.span);
        let before = self.out.len();
        if let Some(label) = &sentence.label {
            self.close_siblings(label, sentence, span);
        }
        if !sentence.places.is_empty() || sentence.whole_text {
            self.open(sentence, span);
        }
        for operation in &sentence.operations {
            self.operate(line, text, sentence, operation, span);
        }
        if sentence.language.is_some() {
            self.out[before..].iter_mut().for_each(|a| a.language_only = sentence.language);
        }
        if !sentence.operations.is_empty() {
            self.just_opened = false;
            self.tell(sentence, before);
        }
        self.hear(line, Some(sentence), before);
    }

    fn source_span(&self, line: Line, of_line: Span) -> Span {
        let at = line.span.start();
        self.document.layout.map.span_to_source(Span::new(at + of_line.start(), at + of_line.end()))
    }

    fn enter(&mut self, sentence: &Sentence, span: Span) {
        let none = [Vec::new()];
        let places = if sentence.places.is_empty() { &none } else { sentence.places.as_slice() };
        let located: Vec<Located> = places.iter().flat_map(|p| self.locate(p)).take(MAX_PLACES).collect();
        self.whole_text = sentence.whole_text;
        let mut acts: Vec<&ActRef> = located.iter().filter_map(|l| l.act.as_ref()).collect();
        acts.dedup();
        match acts.as_slice() {
            [] => {}
            [act] => self.act = Some((*act).clone()),
            several => {
                let message = Message::new("read-several-acts").with("count", several.len());
                self.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message, span });
                self.act = None;
            }
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

    /// Whether a labelled line opened what is open: it holds until the next label.
    fn labelled(&self) -> bool {
        self.frames.last().is_some_and(|f| f.opened == self.places)
    }

    /// Every address that places stand for, inside what is open.
    fn locate(&self, places: &[Place]) -> Vec<Located> {
        let mut out: Vec<Located> = Vec::new();
        let told = self.told.as_ref().map(|t| std::slice::from_ref(&t.path));
        for base in told.unwrap_or(&self.places) {
            let all = locate_from(base, places);
            // A table of contents holds headings: an article below a line that leads into one without a label is the article itself.
            let left = |l: &Located| {
                l.path.len() > base.len() && !matches!(l.path.last().map(|s| s.kind), Some(Kind::Heading | Kind::Title))
            };
            if base.last().is_some_and(|s| s.kind == Kind::Contents) && !self.labelled() && all.iter().any(left) {
                out.extend(locate_from(&base[..base.len() - 1], places));
                continue;
            }
            out.extend(all);
            // Places that begin at the act are the same from everywhere.
            if matches!(places.first(), Some(Place::Act(_) | Place::Document(_))) {
                break;
            }
        }
        out.truncate(MAX_PLACES);
        out
    }
}
