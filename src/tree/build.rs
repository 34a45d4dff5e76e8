//! Nesting: marked lines in, the tree out.
//!
//! One pass over the logical lines with a stack of open units. A unit closes when a line comes that cannot live inside it. What
//! is not understood stays in its place as text of the unit it stands in, or as an `unparsed` node at the top.

use super::{Document, Node, NodeId};
use crate::base::{Diagnostic, Kind, Message, Severity, Span};
use crate::layout::{Layout, LineKind};
use crate::parse::amendment;
use crate::parse::structure::{Mark, mark};

/// Deepest nesting that is built; deeper lines become text of the deepest unit.
const MAX_DEPTH: u16 = 64;

/// Builds the tree of one act. Total: every line of the layout is in a node or in a note.
#[must_use]
pub fn build(layout: Layout) -> Document {
    let marks: Vec<Mark> = layout
        .lines
        .iter()
        .map(|l| match l.kind {
            LineKind::Text | LineKind::Cell { .. } => mark(l.span.of(&layout.text)),
        })
        .collect();
    let mut b = Builder {
        next_mark: next_marks(&marks),
        marks,
        doc: Document { layout, ..Document::default() },
        open: Vec::new(),
        counts: Vec::new(),
        unclosed_from: usize::MAX,
        documents: 0,
        at: 0,
    };
    b.head();
    while b.at < b.len() {
        b.line(b.at);
    }
    b.finish()
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
    next_mark: Vec<u32>,
    /// Open units, outer to inner.
    pub(super) open: Vec<NodeId>,
    /// Children counted by kind, for each open unit and the top: whose they are, and how many.
    counts: Vec<(Option<NodeId>, [u32; Kind::ALL.len()])>,
    /// A line from which on no quotation is known to close.
    pub(super) unclosed_from: usize,
    pub(super) documents: u32,
    /// The line to read next.
    pub(super) at: usize,
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
        self.counts.truncate(level + 1);
        if self.counts.get(level).is_none_or(|(o, _)| *o != owner) {
            self.counts.resize(level, (None, [0; Kind::ALL.len()]));
            self.counts.push((owner, [0; Kind::ALL.len()]));
        }
        self.counts[level].1[kind as usize] += 1;
        self.doc.nodes.push(Node { kind, number: number.map(String::into_boxed_str), depth, parent, end: 0, text, extent: text });
        self.doc.nodes.len() - 1
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
        let span = self.span(i);
        match self.marks[i].clone() {
            Mark::PortalNote => self.note(i),
            Mark::Unit { quoted: true, .. } if self.quotation(i) => {}
            Mark::Unit { kind, number, .. } => self.unit(kind, number, span),
            Mark::LawNote => self.law_note(span),
            Mark::None => {
                if self.quotation(i) || self.stamped(i) || self.signature(i) {
                    return;
                }
                self.plain(i, span);
            }
        }
    }

    /// Opens a numbered unit where it belongs.
    pub(super) fn unit(&mut self, kind: Kind, number: String, text: Span) {
        if kind == Kind::Attachment {
            self.close_until(|k| k == Kind::Document || k == Kind::Quoted);
        } else {
            self.close_for(kind);
        }
        self.push(kind, Some(number), text);
    }

    fn law_note(&mut self, span: Span) {
        // A note supplements the unit it stands in; a note within a note closes the first.
        self.close_until(|k| !matches!(k, Kind::Note | Kind::Paragraph));
        let number = self.count(Kind::Note) + 1;
        self.push(Kind::Note, Some(number.to_string()), span);
    }

    /// Closes open units until a unit of `kind` can live in the innermost one.
    fn close_for(&mut self, kind: Kind) {
        while let Some(top) = self.open.last() {
            let k = self.kind(*top);
            if k == Kind::Quoted || holds(k, kind) {
                return;
            }
            self.open.pop();
        }
    }

    pub(super) fn close_until(&mut self, stop: impl Fn(Kind) -> bool) {
        while let Some(top) = self.open.last() {
            if stop(self.kind(*top)) || self.kind(*top) == Kind::Quoted {
                return;
            }
            self.open.pop();
        }
    }

    /// Children of a kind that the innermost unit has so far.
    pub(super) fn count(&self, kind: Kind) -> usize {
        let own = self.counts.get(self.open.len()).filter(|(owner, _)| *owner == self.open.last().copied());
        own.map_or(0, |(_, n)| n[kind as usize] as usize)
    }

    /// A line without a mark: a heading, a part (capital letter) or an indent (lower case) of the unit it stands in.
    pub(super) fn plain(&mut self, i: usize, span: Span) {
        let first = self.text(i).chars().find(|c| !matches!(c, '"' | '«' | '“' | '-' | '–' | ' ' | '(')).unwrap_or(' ');
        let lower = first.is_lowercase() || first.is_ascii_digit();
        let Some(mut top) = self.open.last().copied() else {
            let number = (self.count(Kind::Unparsed) + 1).to_string();
            self.add(Kind::Unparsed, Some(number), span);
            self.say("NQ002", Severity::Warning, "read-unparsed", span);
            return;
        };
        if matches!(
            self.kind(top),
            Kind::Document
                | Kind::Attachment
                | Kind::Chapter
                | Kind::Section
                | Kind::Subsection
                | Kind::Part
                | Kind::Subchapter
                | Kind::Quoted
        ) {
            self.heading_or_part(top, span);
            return;
        }
        if !lower {
            // After the last subitem a capital letter opens a part of the item; between subitems it belongs to the one before.
            let more = self.subitem_follows(i);
            self.close_until(|k| matches!(k, Kind::Item | Kind::Article | Kind::Cell) || (more && k == Kind::Subitem));
            top = self.open.last().copied().unwrap_or(top);
        } else if self.kind(top) == Kind::Indent {
            self.open.pop();
            top = self.open.last().copied().unwrap_or(top);
        }
        let kind = if lower { Kind::Indent } else { Kind::Paragraph };
        // The unit's own text is its first part or indent, where it has any text of its own.
        let own = usize::from(!self.doc.nodes[top].text.is_empty() && !self.is_headed(top));
        if self.doc.nodes[top].text.is_empty()
            && self.count(Kind::Paragraph) + self.count(Kind::Indent) + self.count(Kind::Subitem) == 0
        {
            self.doc.nodes[top].text = span;
            return;
        }
        let number = self.count(kind) + 1 + own.max(usize::from(self.doc.nodes[top].text.is_empty() && kind == Kind::Paragraph));
        if kind == Kind::Paragraph {
            self.push(kind, Some(number.to_string()), span);
        } else {
            self.add(kind, Some(number.to_string()), span);
        }
    }

    /// Whether the own text of a unit is only its label and heading: `5-бап. Атауы`, and its parts begin after it.
    fn is_headed(&self, id: NodeId) -> bool {
        let text = self.doc.nodes[id].text.of(&self.doc.layout.text).trim_end();
        self.kind(id) == Kind::Article && (!text.ends_with(['.', ';', ':']) || !text.contains(' '))
    }

    /// Unmarked text straight under a grouping: its heading before the first unit, else a part.
    fn heading_or_part(&mut self, top: NodeId, span: Span) {
        let only_frame = self.doc.nodes[top + 1..].iter().all(|n| matches!(n.kind, Kind::Stamp | Kind::Heading));
        if only_frame && self.kind(top) != Kind::Quoted {
            if self.doc.nodes.last().is_some_and(|n| n.kind == Kind::Heading) && self.doc.nodes.len() > top + 1 {
                self.extend_last(span);
            } else {
                self.add(Kind::Heading, None, span);
            }
            return;
        }
        let bare = self.doc.nodes[top].text.is_empty() && self.doc.nodes.len() == top + 1;
        if bare && self.kind(top) == Kind::Quoted {
            self.doc.nodes[top].text = span;
            return;
        }
        let number = self.count(Kind::Paragraph) + 1 + usize::from(!self.doc.nodes[top].text.is_empty());
        self.add(Kind::Paragraph, Some(number.to_string()), span);
    }

    /// Whether the next marked unit after line `i` is a subitem of the same item.
    fn subitem_follows(&self, i: usize) -> bool {
        let next = self.next_mark.get(i).copied().unwrap_or(u32::MAX) as usize;
        let in_subitem = self.open.iter().any(|id| self.kind(*id) == Kind::Subitem);
        let Some(Mark::Unit { kind: Kind::Subitem, number, .. }) = self.marks.get(next) else { return false };
        let current = self.open.iter().rev().find(|id| self.kind(**id) == Kind::Subitem);
        let current = current.and_then(|id| self.doc.nodes[*id].number.as_deref()).unwrap_or("");
        in_subitem && crate::base::path::number_key(number) > crate::base::path::number_key(current)
    }

    pub(super) fn say(&mut self, code: &'static str, severity: Severity, id: &'static str, span: Span) {
        let source = self.doc.layout.map.span_to_source(span);
        let words: String = span.of(&self.doc.layout.text).chars().take(60).collect();
        self.doc.diagnostics.push(Diagnostic { code, severity, message: Message::new(id).with("text", words), span: source });
    }

    /// Ends and extents, from the back.
    fn finish(mut self) -> Document {
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

/// Whether a unit of kind `outer` can hold one of kind `inner`.
fn holds(outer: Kind, inner: Kind) -> bool {
    fn rank(kind: Kind) -> u8 {
        match kind {
            Kind::Document | Kind::Attachment | Kind::Quoted => 0,
            Kind::Part => 1,
            Kind::Section => 2,
            Kind::Subsection => 3,
            Kind::Chapter => 4,
            Kind::Subchapter => 5,
            Kind::Article => 6,
            Kind::Item | Kind::Cell => 7,
            Kind::Paragraph => 8,
            Kind::Subitem => 9,
            Kind::Note => 10,
            _ => 11,
        }
    }
    // Subitems stand directly under their item (contract § 2), whatever part they belong to.
    if outer == Kind::Paragraph && inner == Kind::Subitem {
        return false;
    }
    rank(outer) < rank(inner)
}

/// Whether a line ends an instruction that quoted new wording follows.
pub(super) fn announces_quotation(line: &str) -> bool {
    amendment::announces_wording(line)
}
