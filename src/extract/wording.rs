//! The new wording that an instruction gives its elements: quotations after it, on its own line, or an attachment.

use super::Content;
use crate::base::{Kind, Segment, fold};
use crate::tree::{Document, NodeId};

/// The quotations that belong to one instruction.
pub(super) enum Wordings<'a> {
    /// Nodes after the sentence.
    Nodes(&'a Document, Vec<NodeId>),
    /// On the same line, without outer quotes.
    Inline(&'a str),
}

impl<'a> Wordings<'a> {
    /// The quotations that follow a node directly.
    pub fn after(document: &'a Document, id: NodeId) -> Self {
        let mut out = Vec::new();
        let mut next = id + 1;
        while document.nodes.get(next).is_some_and(|n| n.kind == Kind::Quoted) {
            out.push(next);
            next = document.nodes[next].end as usize;
        }
        Wordings::Nodes(document, out)
    }

    /// A quotation on the line of the sentence itself.
    pub fn inline(quoted: &'a str) -> Self {
        let t = quoted.trim();
        let inner = t.strip_prefix(['"', '«', '“']).unwrap_or(t);
        Wordings::Inline(inner.strip_suffix(['"', '»', '”']).unwrap_or(inner))
    }

    /// All of it, as one.
    pub fn whole(&self) -> Option<Content> {
        match self {
            Wordings::Inline(text) => Some(Content { text: (*text).to_string(), node: None }),
            Wordings::Nodes(d, quotes) => {
                let first = *quotes.first()?;
                let text = quotes.iter().map(|q| d.full_text(*q)).collect::<Vec<_>>().join("\n");
                Some(Content { text, node: Some(first) })
            }
        }
    }

    /// The new wording of one of `several` elements: the unit with its number; else its own quotation, its own line, or, for a single
    /// element, everything.
    pub fn of(&self, path: &[Segment], index: usize, several: usize) -> Option<Content> {
        let Wordings::Nodes(d, quotes) = self else {
            return if several == 1 { self.whole() } else { None };
        };
        let element = path.last()?;
        // Headings of several units are quoted as the units are headed, in as many quotations as may be.
        if let ([.., unit, Segment { kind: Kind::Heading, .. }], 2..) = (path, several)
            && let Some(node) = quotes.iter().find_map(|q| find(d, *q, unit))
        {
            return Some(Content { text: d.text(node).trim_end_matches(';').to_string(), node: Some(node) });
        }
        let found = quotes.iter().find_map(|q| find(d, *q, element));
        if several == 1 && element.kind != Kind::Row {
            let whole = self.whole()?;
            return Some(Content { node: found.or(whole.node), ..whole });
        }
        let own = || quotes.get(index).copied().filter(|_| quotes.len() == several);
        if let Some(node) = found.or_else(own) {
            return Some(Content { text: d.full_text(node), node: Some(node) });
        }
        if several == 1 {
            return self.whole();
        }
        line(d, quotes, index, several)
    }
}

/// The unit with the element's number inside a quotation. Rows are printed as items as often as not; parts, indents and sentences
/// have no numbers of their own, and the tree counts those of a quotation from its beginning.
fn find(d: &Document, quote: NodeId, element: &Segment) -> Option<NodeId> {
    if matches!(element.kind, Kind::Paragraph | Kind::Indent | Kind::Sentence) {
        return None;
    }
    let number = fold(element.number.as_deref()?).text;
    let is_it = |id: &NodeId| {
        let n = &d.nodes[*id];
        let kind = n.kind == element.kind || matches!((element.kind, n.kind), (Kind::Row | Kind::Item, Kind::Item | Kind::Row));
        kind && n.number.as_deref().is_some_and(|n| fold(n).text == number)
    };
    (quote..d.nodes[quote].end as usize).find(is_it)
}

/// The n-th line of quotations that have exactly a line for each element.
fn line(d: &Document, quotes: &[NodeId], index: usize, several: usize) -> Option<Content> {
    let lines: Vec<NodeId> =
        quotes.iter().flat_map(|quote| *quote..d.nodes[*quote].end as usize).filter(|id| !d.text(*id).is_empty()).collect();
    let node = *lines.get(index).filter(|_| lines.len() == several)?;
    Some(Content { text: d.text(node).to_string(), node: Some(node) })
}

/// New wording without any quotes: the unit with the element's own number right after the sentence.
pub(super) fn unquoted(d: &Document, id: NodeId, element: Option<&Segment>) -> Option<Content> {
    let element = element?;
    let next = d.nodes.get(id)?.end as usize;
    let node = d.nodes.get(next)?;
    let same = node.kind == element.kind && node.number.as_deref().is_some_and(|n| Some(n) == element.number.as_deref());
    same.then(|| Content { text: d.full_text(next), node: Some(next) })
}

/// An attachment of the amending act.
pub(super) fn attachment_node(d: &Document, number: Option<&str>) -> Option<NodeId> {
    let fits = |id: &NodeId| {
        let n = &d.nodes[*id];
        n.kind == Kind::Attachment && (number.is_none() || n.number.as_deref() == number || n.number.is_none())
    };
    // "қоса беріліп отырған тізбеге сәйкес": a list without the stamp of an attachment is the only document of the act.
    let document = || d.roots().find(|id| d.nodes[*id].kind == Kind::Document).filter(|_| number.is_none());
    d.roots().find(fits).or_else(document)
}

/// The wording that an attachment of the amending act holds.
pub(super) fn attachment(d: &Document, number: Option<&str>) -> Option<Content> {
    let node = attachment_node(d, number)?;
    Some(Content { text: d.full_text(node), node: Some(node) })
}
