//! Stage 4: parsed lines → [`Document`], the tree of one act.
//!
//! The tree is an arena in document order: a node's subtree is the run of nodes after it up to [`Node::end`]. Nodes hold spans
//! into the layout text, not copies, so a document costs little more than its text.

mod build;
mod consent;
mod contents;
mod form;
mod frame;
mod head;
mod headings;
mod notes;
mod numbering;
mod quote;
mod sequence;
mod signature;
mod table;
mod units;

use serde::{Deserialize, Serialize};

pub use build::{build, build_fragment};

use crate::base::label;
use crate::base::{Diagnostic, Kind, ProvisionPath, Segment, Span};
use crate::layout::Layout;

pub(crate) use numbering::latin;

/// Index of a node in [`Document::nodes`].
pub type NodeId = usize;

/// One unit of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Its number as printed, without dot or bracket.
    pub number: Option<Box<str>>,
    /// Depth; top-level nodes have 0.
    pub depth: u16,
    /// The unit it stands in.
    pub parent: Option<u32>,
    /// One past the last node of its subtree.
    pub end: u32,
    /// *Layout* span of its own text, label included, children excluded.
    pub text: Span,
    /// *Layout* span of itself and its children.
    pub extent: Span,
}

/// A note of the portal (`Ескерту. …`, `Сноска. …`): not law, kept apart from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteBlock {
    /// *Layout* span.
    pub span: Span,
    /// The provision it stands in or after; `None` for the act as such.
    pub after: Option<NodeId>,
    /// Whether it stands on the line of that provision, behind its text.
    pub inline: bool,
}

/// The tree of one act in one file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Document {
    /// The repaired text the spans point into.
    pub layout: Layout,
    /// Nodes in document order.
    pub nodes: Vec<Node>,
    /// Notes of the portal, in document order.
    pub notes: Vec<NoteBlock>,
    /// What was not understood, and the like.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// The top-level nodes.
    pub fn roots(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.siblings(0, self.nodes.len())
    }

    /// The children of a node.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.siblings(id + 1, self.nodes.get(id).map_or(0, |n| n.end as usize))
    }

    fn siblings(&self, from: usize, to: usize) -> impl Iterator<Item = NodeId> + '_ {
        let mut at = from;
        std::iter::from_fn(move || {
            let id = at;
            (id < to).then(|| {
                at = self.nodes[id].end as usize;
                id
            })
        })
    }

    /// A node's own text.
    #[must_use]
    pub fn text(&self, id: NodeId) -> &str {
        self.nodes.get(id).map_or("", |n| n.text.of(&self.layout.text))
    }

    /// *Layout* span of the heading in a node's own text (`7-бап. Құжаттар`), where it has one.
    #[must_use]
    pub fn heading(&self, id: NodeId) -> Option<Span> {
        let n = self.nodes.get(id)?;
        let range = label::heading(n.kind, n.number.as_deref(), self.text(id))?;
        Some(Span::new(n.text.start() + range.start, n.text.start() + range.end))
    }

    /// A node's text with that of its children, a line each; portal notes left out.
    #[must_use]
    pub fn full_text(&self, id: NodeId) -> String {
        let mut out = String::new();
        let Some(node) = self.nodes.get(id) else { return out };
        for n in &self.nodes[id..node.end as usize] {
            let t = n.text.of(&self.layout.text);
            if !t.is_empty() {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(t);
            }
        }
        out
    }

    /// The *source* span of a node and its children.
    #[must_use]
    pub fn source_span(&self, id: NodeId) -> Span {
        self.nodes.get(id).map_or_else(Span::default, |n| self.layout.map.span_to_source(n.extent))
    }

    /// The address of a node.
    #[must_use]
    pub fn path(&self, id: NodeId) -> ProvisionPath {
        let mut out = Vec::new();
        let mut at = Some(id);
        while let Some((id, node)) = at.and_then(|id| Some((id, self.nodes.get(id)?))) {
            out.push(self.segment(id));
            at = node.parent.map(|p| p as usize);
        }
        out.reverse();
        ProvisionPath(out)
    }

    /// The step that leads to a node from its parent.
    #[must_use]
    pub fn segment(&self, id: NodeId) -> Segment {
        let n = &self.nodes[id];
        Segment { kind: n.kind, number: n.number.as_deref().map(str::to_string), title: None }
    }

    /// The one node anywhere whose path ends in these steps; `None` where there are several.
    #[must_use]
    pub fn find_below(&self, steps: &[Segment]) -> Option<NodeId> {
        let last = steps.last()?;
        let mut hits = (0..self.nodes.len()).filter(|id| {
            let n = &self.nodes[*id];
            n.kind == last.kind && n.number.as_deref() == last.number.as_deref() && self.path(*id).0.ends_with(steps)
        });
        let first = hits.next()?;
        hits.next().is_none().then_some(first)
    }

    /// The node at an address, if there is exactly one such path; `paragraph-1` and `indent-1` are the unit's own text and
    /// give the unit itself.
    #[must_use]
    pub fn find(&self, path: &ProvisionPath) -> Option<NodeId> {
        let mut at: Option<NodeId> = None;
        for seg in &path.0 {
            let own = matches!(seg.kind, Kind::Paragraph | Kind::Indent) && seg.number.as_deref() == Some("1");
            let fits = |id: &NodeId| self.nodes[*id].kind == seg.kind && self.nodes[*id].number.as_deref() == seg.number.as_deref();
            let next = match at {
                None => self.roots().find(fits),
                Some(id) => self.children(id).find(fits),
            };
            at = Some(match next {
                Some(n) => n,
                None if own => at?,
                None => return None,
            });
        }
        at
    }
}

impl NoteBlock {
    /// Whether the note stands at the head of the act, before any unit: it speaks of the act as such.
    #[must_use]
    pub fn concerns_act(&self, document: &Document) -> bool {
        self.after.is_none_or(|id| {
            let head = |k| matches!(k, Kind::Title | Kind::Status | Kind::Requisites | Kind::Enacting | Kind::Unparsed);
            document.nodes.get(id).is_none_or(|n| n.depth == 0 && head(n.kind))
        })
    }
}
