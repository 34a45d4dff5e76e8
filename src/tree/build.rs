//! Nesting: marked lines in, the tree out.
//!
//! One pass over the logical lines with a stack of open units. A unit closes when a line comes that cannot live inside it. What
//! is not understood stays in its place as text of the unit it stands in, or as an `unparsed` node at the top.

use super::notes::PortalLines;
use super::sequence::{self, Scope};
use super::table::OpenTable;
use super::{Document, Node, NodeId, contents};
use crate::base::{Diagnostic, Kind, Message, Severity, Span};
use crate::layout::{Layout, LineKind};
use crate::parse::amendment;
use crate::parse::structure::Mark;

/// Deepest nesting that is built; deeper lines become text of the deepest unit.
const MAX_DEPTH: u16 = 64;

/// Builds the tree of one act. Total: every line of the layout is in a node or in a note.
#[must_use]
pub fn build(layout: Layout) -> Document {
    let mut b = builder(layout);
    b.head();
    b.body()
}

/// Builds the tree of lines out of the middle of an act: none of them is its title.
#[must_use]
pub fn build_fragment(layout: Layout) -> Document {
    builder(layout).body()
}

fn builder(mut layout: Layout) -> Builder {
    let notes = PortalLines::find(&mut layout);
    let marks = notes.marks(&layout);
    Builder {
        inline_notes: notes.inline,
        next_mark: next_marks(&marks),
        next_items: sequence::next_items(&marks, &layout.lines),
        contents: contents::find(&layout, &marks),
        marks,
        doc: Document { layout, ..Document::default() },
        open: Vec::new(),
        scopes: Vec::new(),
        tallies: Vec::new(),
        last_article: Vec::new(),
        last_chapter: Vec::new(),
        tables: Vec::new(),
        unclosed_from: usize::MAX,
        documents: 0,
        own_attachment: None,
        signed: false,
        at: 0,
    }
}

/// For every line the first line from it on that is marked as a unit.
fn next_marks(marks: &[Mark]) -> Vec<u32> {
    let mut out = vec![u32::MAX; marks.len() + 1];
    for i in (0..marks.len()).rev() {
        out[i] = if matches!(marks[i], Mark::Unit { .. }) { i as u32 } else { out[i + 1] };
    }
    out
}

pub(super) struct Builder {
    pub(super) doc: Document,
    pub(super) marks: Vec<Mark>,
    /// Lines that are notes cut off the end of the line before, ascending.
    pub(super) inline_notes: Vec<u32>,
    pub(super) next_mark: Vec<u32>,
    pub(super) next_items: Vec<u32>,
    /// Tables of contents, ascending.
    contents: Vec<std::ops::Range<usize>>,
    /// Open units, outer to inner.
    pub(super) open: Vec<NodeId>,
    /// Where numbers count, outer to inner.
    pub(super) scopes: Vec<Scope>,
    /// Children so far, for the top and each open unit.
    pub(super) tallies: Vec<Tally>,
    /// The last article and chapter with a label.
    pub(super) last_article: Vec<u32>,
    pub(super) last_chapter: Vec<u32>,
    /// Tables whose rows are being read, outer to inner.
    pub(super) tables: Vec<OpenTable>,
    /// A line from which on no quotation is known to close.
    pub(super) unclosed_from: usize,
    pub(super) documents: u32,
    /// The attachment of the act itself that was met last: attachments of the document in it stand within.
    pub(super) own_attachment: Option<NodeId>,
    /// Whether the act's signature was met.
    pub(super) signed: bool,
    /// The line to read next.
    pub(super) at: usize,
}

/// What an open unit (or the top) holds so far.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// Whose children they are.
    pub owner: Option<NodeId>,
    counts: [u32; Kind::ALL.len()],
    /// The last subitem.
    pub subitem: Option<NodeId>,
}

impl Tally {
    fn of(owner: Option<NodeId>) -> Self {
        Tally { owner, counts: [0; Kind::ALL.len()], subitem: None }
    }
}

impl Builder {
    pub(super) fn len(&self) -> usize {
        self.doc.layout.lines.len()
    }

    pub(super) fn text(&self, line: usize) -> &str {
        self.doc.layout.lines.get(line).map_or("", |l| l.span.of(&self.doc.layout.text))
    }

    /// Blank lines before a line.
    pub(super) fn gap(&self, line: usize) -> u8 {
        self.doc.layout.lines.get(line).map_or(0, |l| l.gap)
    }

    pub(super) fn span(&self, line: usize) -> Span {
        self.doc.layout.lines.get(line).map_or_else(Span::default, |l| l.span)
    }

    /// Adds a node under the innermost open unit, without opening it.
    pub(super) fn add(&mut self, kind: Kind, number: Option<String>, text: Span) -> NodeId {
        let depth = self.open.last().map_or(0, |p| self.doc.nodes[*p].depth + 1);
        let parent = self.open.last().map(|p| *p as u32);
        let level = self.open.len();
        let owner = self.open.last().copied();
        self.tallies.truncate(level + 1);
        if self.tallies.get(level).is_none_or(|t| t.owner != owner) {
            self.tallies.resize(level, Tally::of(None));
            self.tallies.push(Tally::of(owner));
        }
        let id = self.doc.nodes.len();
        let tally = &mut self.tallies[level];
        tally.counts[kind as usize] += 1;
        if kind == Kind::Subitem {
            tally.subitem = Some(id);
        }
        self.doc.nodes.push(Node { kind, number: number.map(String::into_boxed_str), depth, parent, end: 0, text, extent: text });
        id
    }

    /// Gives the last node another kind and number, and opens it.
    pub(super) fn renamed(&mut self, id: NodeId, kind: Kind, number: String) {
        let Some(node) = self.doc.nodes.get_mut(id) else { return };
        let before = std::mem::replace(&mut node.kind, kind);
        node.number = Some(number.into_boxed_str());
        if let Some(t) = self.tallies.get_mut(self.open.len()) {
            t.counts[before as usize] = t.counts[before as usize].saturating_sub(1);
            t.counts[kind as usize] += 1;
        }
        if self.doc.nodes[id].depth < MAX_DEPTH {
            self.open.push(id);
        }
    }

    /// Children of a kind that the innermost unit has so far.
    pub(super) fn count(&self, kind: Kind) -> usize {
        let own = self.tallies.get(self.open.len()).filter(|t| t.owner == self.open.last().copied());
        own.map_or(0, |t| t.counts[kind as usize] as usize)
    }

    /// Reads the table of contents that begins at line `i`, if one does.
    pub(super) fn contents(&mut self, i: usize) -> bool {
        let found = self.contents.binary_search_by_key(&i, |r| r.start).ok();
        let Some(range) = found.and_then(|n| self.contents.get(n)).cloned() else { return false };
        self.close_until(|k| matches!(k, Kind::Document | Kind::Attachment));
        let number = self.unique(Kind::Contents);
        let span = self.span(i).to(self.span(range.end - 1));
        let id = self.add(Kind::Contents, number, span);
        for j in range.clone().filter(|j| self.marks[*j] == Mark::PortalNote) {
            self.doc.notes.push(super::NoteBlock { span: self.span(j), after: Some(id), inline: false });
        }
        self.at = range.end;
        true
    }

    /// Adds a node and opens it.
    pub(super) fn push(&mut self, kind: Kind, number: Option<String>, text: Span) -> NodeId {
        let id = self.add(kind, number, text);
        if self.doc.nodes[id].depth < MAX_DEPTH {
            self.open.push(id);
        }
        id
    }

    pub(super) fn kind(&self, id: NodeId) -> Kind {
        self.doc.nodes[id].kind
    }

    pub(super) fn extend_last(&mut self, span: Span) {
        if let Some(n) = self.doc.nodes.last_mut() {
            n.text = n.text.to(span);
            n.extent = n.text;
        }
    }

    /// Reads one line (or the several that a stamp, signature or quotation takes).
    fn line(&mut self, i: usize) {
        self.at = i + 1;
        if self.contents(i) {
            return;
        }
        if self.doc.layout.lines.get(i).is_some_and(|l| l.kind != LineKind::Text) {
            self.table_line(i);
            return;
        }
        self.leave_tables();
        let mut span = self.span(i);
        let glued = self.glued(i);
        if let Some((_, _, at)) = glued.first() {
            span = Span::new(span.start(), span.start() + self.text(i)[..*at].trim_end().len());
        }
        self.whole_line(i, span);
        for (n, (kind, number, at)) in glued.iter().enumerate() {
            let line = self.span(i);
            let to = glued.get(n + 1).map_or(line.len(), |(_, _, next)| *next);
            let piece = self.text(i).get(*at..to).unwrap_or("").trim_end().len();
            let part = Span::new(line.start() + at, line.start() + at + piece);
            self.unit(*kind, number.clone(), part);
            self.told_glued(part);
        }
    }

    fn whole_line(&mut self, i: usize, span: Span) {
        match self.marks[i].clone() {
            Mark::PortalNote => self.note(i),
            Mark::Unit { quoted: true, .. } => {
                // What opens with a quote is no unit of this act: "«3. Қоғамдар» деген бөлімде:".
                if !self.quotation(i) {
                    self.plain(i, span);
                }
            }
            Mark::Unit { kind: Kind::Attachment, .. } if self.stamped(i) => {}
            Mark::Unit { kind: Kind::Item, number, quoted: false } => self.item(i, number, span),
            Mark::Unit { kind: Kind::Subitem, .. } if self.is_field(i) => self.field(i, span),
            Mark::Unit { kind, number, .. } => self.unit(kind, number, span),
            Mark::LawNote => self.law_note(span),
            Mark::None => {
                if self.quotation(i) || self.joined(i, span) || self.stamped(i) || self.signature(i) || self.block_at_margin(i) {
                    return;
                }
                if let Some(number) = self.lacks_dot(i).or_else(|| self.bracketed(i)) {
                    self.unit(Kind::Item, number, span);
                } else if let Some(number) = self.lacks_stop(i) {
                    self.unit(Kind::Article, number, span);
                } else {
                    self.plain(i, span);
                }
            }
        }
    }

    pub(super) fn say(&mut self, code: &'static str, severity: Severity, id: &'static str, span: Span) {
        let source = self.doc.layout.map.span_to_source(span);
        let words: String = span.of(&self.doc.layout.text).chars().take(60).collect();
        self.doc.diagnostics.push(Diagnostic { code, severity, message: Message::new(id).with("text", words), span: source });
    }

    /// Everything from the line at hand on.
    fn body(mut self) -> Document {
        while self.at < self.len() {
            self.line(self.at);
        }
        self.finish()
    }

    /// Ends and extents, from the back.
    fn finish(mut self) -> Document {
        self.doc.layout.repairs.sort_by_key(|r| (r.from.start(), r.from.end()));
        let n = self.doc.nodes.len();
        let mut stack: Vec<usize> = Vec::new();
        for i in 0..n {
            while let Some(top) = stack.last().copied().filter(|t| self.doc.nodes[*t].depth >= self.doc.nodes[i].depth) {
                self.doc.nodes[top].end = i as u32;
                stack.pop();
            }
            stack.push(i);
        }
        for top in stack {
            self.doc.nodes[top].end = n as u32;
        }
        for i in (0..n).rev() {
            let end = self.doc.nodes[i].end as usize;
            let mut extent = self.doc.nodes[i].extent;
            let mut child = i + 1;
            while child < end {
                let e = self.doc.nodes[child].extent;
                extent = if extent.is_empty() { e } else { extent.to(e) };
                child = self.doc.nodes[child].end as usize;
            }
            self.doc.nodes[i].extent = extent.to(self.doc.nodes[i].text_or(extent));
        }
        self.doc
    }
}

impl Node {
    fn text_or(&self, other: Span) -> Span {
        if self.text.is_empty() { other } else { self.text }
    }
}

/// Whether a line ends an instruction that quoted new wording follows.
pub(super) fn announces_quotation(line: &str) -> bool {
    amendment::announces_wording(line)
}
