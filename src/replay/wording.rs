//! The new wording that an instruction quotes.

use super::rope::{Origin, Rope};
use super::text::{Text, UnitId};
use crate::base::{Kind, Segment, Span};
use crate::extract::Content;
use crate::tree::{Document, NodeId};

/// The new wording of an element, and the document it is quoted in.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The words.
    pub content: &'a Content,
    /// Their tree.
    pub document: &'a Document,
    /// Who writes them.
    pub origin: Origin,
}

impl Wording<'_> {
    /// The units of the wording, standing nowhere yet, for an element called `as_what`.
    pub fn units(&self, text: &mut Text, as_what: &Segment) -> Vec<UnitId> {
        let number = as_what.number.clone().map(String::into_boxed_str);
        let Some(node) = self.content.node.and_then(|id| self.document.nodes.get(id).map(|n| (id, n))) else {
            return self.lines(text, as_what);
        };
        let (id, n) = node;
        // One line of several that stand in one quotation: the node has the others too.
        let solid = |t: &str| t.chars().filter(|c| !c.is_whitespace()).count();
        if solid(&self.content.text) < solid(&self.document.full_text(id)) {
            return self.lines(text, as_what);
        }
        if n.kind != Kind::Quoted {
            let unit = text.import(self.document, id, self.origin.source);
            text.unit_mut(unit).kind = as_what.kind;
            return vec![unit];
        }
        let mut out = Vec::new();
        let mut own: Vec<NodeId> = Vec::new();
        for frame in self.frames(id) {
            let mut open = vec![frame];
            while let Some(at) = open.pop() {
                if self.document.nodes.get(at).is_none_or(|n| n.kind != Kind::Quoted) {
                    out.push(text.import(self.document, at, self.origin.source));
                    continue;
                }
                if !self.document.text(at).is_empty() {
                    own.push(at);
                }
                let children: Vec<NodeId> = self.document.children(at).collect();
                open.extend(children.into_iter().rev());
            }
        }
        let Some(first) = own.first() else { return out };
        let span = self.document.layout.map.span_to_source(self.document.nodes.get(*first).map(|n| n.text).unwrap_or_default());
        let words = own.iter().map(|id| self.document.text(*id)).collect::<Vec<_>>().join(" ");
        let words = Rope::new(words, Origin { span, ..self.origin });
        // What stands first in a document or an attachment is its heading.
        if matches!(as_what.kind, Kind::Document | Kind::Attachment) {
            let unit = text.add(as_what.kind, number, Rope::default());
            let heading = text.add(Kind::Heading, None, words);
            text.insert(Some(unit), 0, &out);
            text.insert(Some(unit), 0, &[heading]);
            return vec![unit];
        }
        let unit = text.add(as_what.kind, number, words);
        text.insert(Some(unit), 0, &out);
        vec![unit]
    }

    /// The node of the wording, with the quotations that follow it and are one with it.
    fn frames(&self, first: NodeId) -> Vec<NodeId> {
        let node = |id: NodeId| self.document.nodes.get(id);
        let mut frames = vec![first];
        let mut next = node(first).map_or(usize::MAX, |n| n.end as usize);
        while self.content.text.len() > self.document.full_text(first).len() && node(next).is_some_and(|n| n.kind == Kind::Quoted) {
            frames.push(next);
            next = node(next).map_or(usize::MAX, |n| n.end as usize);
        }
        frames
    }

    /// Where the words of the wording stand: in the quotation below the instruction, or in the instruction itself.
    #[must_use]
    pub fn quoted_at(&self) -> Origin {
        let Some(first) = self.content.node else { return self.origin };
        let nodes = &self.document.nodes;
        let last = self.frames(first).last().and_then(|id| nodes.get(*id)).map_or(first + 1, |n| n.end as usize);
        let texts = || nodes.get(first..last).unwrap_or(&[]).iter().map(|n| n.text).filter(|t| t.start() < t.end());
        let (Some(from), Some(to)) = (texts().map(|t| t.start()).min(), texts().map(|t| t.end()).max()) else { return self.origin };
        Origin { span: self.document.layout.map.span_to_source(Span::new(from, to)), ..self.origin }
    }

    /// A wording without a tree: the first line is the element's own, the next ones are its parts.
    fn lines(&self, text: &mut Text, as_what: &Segment) -> Vec<UnitId> {
        let mut lines = self.content.text.trim().lines().map(str::trim).filter(|l| !l.is_empty());
        let number = as_what.number.clone().map(String::into_boxed_str);
        let first = text.add(as_what.kind, number, Rope::new(lines.next().unwrap_or(""), self.origin));
        let parts: Vec<UnitId> = lines
            .enumerate()
            .map(|(i, line)| text.add(Kind::Paragraph, Some((i + 2).to_string().into()), Rope::new(line, self.origin)))
            .collect();
        text.insert(Some(first), 0, &parts);
        vec![first]
    }

    /// The words in one line.
    #[must_use]
    pub fn as_line(&self) -> String {
        self.content.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
