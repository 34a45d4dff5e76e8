//! Where a reference's words lead inside its own text.

use std::collections::BTreeMap;

use super::{CitationStatus, Resolved};
use crate::base::{Kind, Message, ProvisionPath, Segment};
use crate::parse::path::{LAST, from_roman};
use crate::tree::{Document, NodeId};

/// So many units with one number are looked at; a text that has more says nothing by the number alone.
const MOST: usize = 400;

/// The units of a document by kind and number.
pub(super) struct Places<'a> {
    document: &'a Document,
    by_number: BTreeMap<(Kind, String), Vec<NodeId>>,
    /// The approved document, where the act has just one at the top.
    sole_document: Option<NodeId>,
}

impl<'a> Places<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut by_number: BTreeMap<(Kind, String), Vec<NodeId>> = BTreeMap::new();
        for (id, node) in document.nodes.iter().enumerate() {
            if let Some(number) = node.number.as_deref() {
                by_number.entry((node.kind, plain(number))).or_default().push(id);
            } else if matches!(node.kind, Kind::Attachment | Kind::Document) {
                by_number.entry((node.kind, "1".into())).or_default().push(id);
            }
        }
        let mut documents = document.roots().filter(|id| document.nodes[*id].kind == Kind::Document);
        let first = documents.next();
        let sole_document = if documents.next().is_some() { None } else { first };
        Places { document, by_number, sole_document }
    }

    /// The unit of this kind that a node stands in, itself included.
    pub(super) fn around(&self, node: NodeId, kind: Kind) -> Option<NodeId> {
        let fits = |k: Kind| k == kind || kind == Kind::Paragraph && k == Kind::Item;
        self.outwards(node).find(|id| self.document.nodes.get(*id).is_some_and(|n| fits(n.kind)))
    }

    /// The approved document or attachment that a node stands in.
    pub(super) fn document_around(&self, node: NodeId) -> Option<NodeId> {
        let inside = self.outwards(node).find(|id| self.document.nodes.get(*id).is_some_and(|n| n.kind == Kind::Document));
        inside
            .or_else(|| self.outwards(node).find(|id| self.document.nodes.get(*id).is_some_and(|n| n.kind == Kind::Attachment)))
            .or(self.sole_document)
    }

    fn outwards(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(node), |id| self.document.nodes.get(*id).and_then(|n| n.parent).map(|p| p as usize))
    }

    /// Resolves `path` below `host` (`None`: the act).
    pub(super) fn below(&self, host: Option<NodeId>, path: &[Segment]) -> Resolved {
        let found = self.find(host, path);
        match found.as_slice() {
            [one] => internal(one),
            [] => missing(path),
            many => ambiguous(many),
        }
    }

    /// Resolves a path whose host is not named: the innermost unit around `node` that has it.
    pub(super) fn outward(&self, node: NodeId, path: &[Segment]) -> Resolved {
        // A column or a sentence without the unit it lies in may be anybody's.
        if let [one] = path
            && matches!(one.kind, Kind::Heading | Kind::Preamble | Kind::Sentence | Kind::Column | Kind::Cell | Kind::Note)
        {
            return missing(path);
        }
        for host in self.outwards(node).map(Some).chain([None]) {
            let found = self.find(host, path);
            match found.as_slice() {
                [one] => return internal(one),
                [] => {}
                many => return ambiguous(many),
            }
        }
        missing(path)
    }

    /// Every provision below `host` that `path` may mean; containers may be left out when citing.
    fn find(&self, host: Option<NodeId>, path: &[Segment]) -> Vec<ProvisionPath> {
        let base = host.map(|id| self.document.path(id)).unwrap_or_default();
        let Some((last, outer)) = path.split_last() else { return vec![base] };
        // Headings, sentences and columns are no units of the tree: they lie in what is named before them.
        if matches!(last.kind, Kind::Heading | Kind::Preamble | Kind::Sentence | Kind::Column | Kind::Cell | Kind::Note)
            || last.number.as_deref() == Some(LAST)
        {
            if outer.is_empty() && host.is_none() && last.kind != Kind::Preamble {
                return Vec::new();
            }
            let inner = |p: ProvisionPath| match self.last_child(&p, last) {
                Some(segment) => p.join(segment),
                None => p.join(last.clone()),
            };
            return self.find(host, outer).into_iter().map(inner).collect();
        }
        let mut forms = vec![path.to_vec()];
        for (from, to) in [(Kind::Paragraph, Kind::Item), (Kind::Item, Kind::Paragraph), (Kind::Document, Kind::Attachment)] {
            let step = |s: &Segment| if s.kind == from { Segment { kind: to, ..s.clone() } } else { s.clone() };
            forms.push(path.iter().map(step).collect());
        }
        for form in &forms {
            let found = self.nodes(host, form);
            if !found.is_empty() {
                return found.into_iter().map(|id| self.document.path(id)).collect();
            }
        }
        // The first paragraph and the first indent are the unit's own text.
        if matches!(last.kind, Kind::Paragraph | Kind::Indent)
            && last.number.as_deref() == Some("1")
            && (host.is_some() || !outer.is_empty())
        {
            return self.find(host, outer).into_iter().map(|p| p.join(last.clone())).collect();
        }
        Vec::new()
    }

    fn nodes(&self, host: Option<NodeId>, path: &[Segment]) -> Vec<NodeId> {
        let Some(last) = path.last() else { return Vec::new() };
        let number = last.number.as_deref().map(plain).unwrap_or_default();
        let Some(all) = self.by_number.get(&(last.kind, number)) else { return Vec::new() };
        let range =
            host.map_or(0..self.document.nodes.len(), |id| id + 1..self.document.nodes.get(id).map_or(0, |n| n.end as usize));
        let from = all.partition_point(|id| *id < range.start);
        let to = all.partition_point(|id| *id < range.end);
        let here = all.get(from..to).unwrap_or(&[]);
        if here.len() > MOST {
            return Vec::new();
        }
        here.iter().copied().filter(|id| self.fits(host, *id, path)).collect()
    }

    /// Whether the steps from `host` to `node` are `path`, with containers put in.
    fn fits(&self, host: Option<NodeId>, node: NodeId, path: &[Segment]) -> bool {
        let mut wanted = path.iter().rev().peekable();
        for (depth, id) in self.outwards(node).take_while(|id| Some(*id) != host).enumerate() {
            let Some(n) = self.document.nodes.get(id) else { return false };
            let same = wanted.peek().is_some_and(|w| {
                w.kind == n.kind && plain(w.number.as_deref().unwrap_or("1")) == plain(n.number.as_deref().unwrap_or("1"))
            });
            if same {
                wanted.next();
            } else if depth == 0 || !may_skip(n.kind) {
                return false;
            }
        }
        wanted.peek().is_none()
    }

    fn last_child(&self, path: &ProvisionPath, last: &Segment) -> Option<Segment> {
        if last.number.as_deref() != Some(LAST) {
            return None;
        }
        let host = self.document.find(path)?;
        let child = self.document.children(host).filter(|id| self.document.nodes[*id].kind == last.kind).last()?;
        Some(self.document.segment(child))
    }
}

fn may_skip(kind: Kind) -> bool {
    matches!(kind, Kind::Table | Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter | Kind::Paragraph)
}

/// A number in the form in which numbers compare: Roman ones have their value.
fn plain(number: &str) -> String {
    let letter = number.chars().nth(1).is_none() && number.starts_with(char::is_alphabetic);
    match from_roman(number) {
        Some(n) => n.to_string(),
        // Lists of Latin letters are typed with some Cyrillic ones.
        None if letter => crate::tree::latin(&number.to_lowercase()),
        None => number.to_lowercase(),
    }
}

fn internal(path: &ProvisionPath) -> Resolved {
    Resolved { status: CitationStatus::Internal, target: Some(path.to_string()), ..Resolved::default() }
}

fn ambiguous(paths: &[ProvisionPath]) -> Resolved {
    let message = Message::new("cite-ambiguous").with("count", paths.len());
    let candidates = paths.iter().take(12).map(ToString::to_string).collect();
    Resolved { status: CitationStatus::Ambiguous, candidates, reason: Some(message), ..Resolved::default() }
}

fn missing(path: &[Segment]) -> Resolved {
    let path = path.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
    Resolved { reason: Some(Message::new("cite-no-provision").with("path", path)), ..Resolved::default() }
}
