//! Where in the act a note points: the provision it names, sought from the place of the note outwards, or that place itself.

use std::collections::HashMap;

use crate::base::{Kind, ProvisionPath, Segment};
use crate::parse::note_subject::{Scope, Subject};
use crate::tree::{Document, NodeId};

/// Nodes by kind and number, so that many notes in a long act stay cheap.
pub(super) struct Places<'a> {
    document: &'a Document,
    by_label: HashMap<(Kind, &'a str), Vec<NodeId>>,
}

/// Nodes with one label that are looked at for one subject: the nearest to the note.
const MOST: usize = 64;

impl<'a> Places<'a> {
    pub fn of(document: &'a Document) -> Self {
        let mut by_label: HashMap<(Kind, &str), Vec<NodeId>> = HashMap::new();
        for (id, n) in document.nodes.iter().enumerate() {
            by_label.entry((n.kind, n.number.as_deref().unwrap_or(""))).or_default().push(id);
        }
        Places { document, by_label }
    }

    /// The paths that a subject stands for, seen from a note behind the node `place`; `None` is the act.
    pub fn resolve(&self, subject: &Subject, place: Option<NodeId>, own_line: bool) -> Vec<Option<ProvisionPath>> {
        // Notes do not speak of wordings that the act only quotes.
        let quoted = place.and_then(|p| self.outwards(p).filter(|id| self.kind(*id) == Kind::Quoted).last());
        let place = quoted.map_or(place, |q| self.parent(q));
        if subject.paths.is_empty() {
            return vec![match subject.scope {
                Scope::Act => None,
                Scope::Container => self.container(place),
                Scope::Place if subject.words => self.container(place),
                Scope::Place => self.own(place, own_line),
            }];
        }
        subject.paths.iter().map(|p| Some(self.named(subject.scope, place, p))).collect()
    }

    /// The provision a note without a subject stands in or behind; `None` at the head of the act.
    fn own(&self, place: Option<NodeId>, own_line: bool) -> Option<ProvisionPath> {
        let place = place?;
        let mut at = Some(place);
        while let Some(id) = at {
            let kind = self.kind(id);
            // On a line of its own behind the last subitem it speaks of the unit that holds the subitems.
            let inner = matches!(kind, Kind::Subitem) && own_line;
            let frame = matches!(
                kind,
                Kind::Indent
                    | Kind::Paragraph
                    | Kind::Sentence
                    | Kind::Note
                    | Kind::Stamp
                    | Kind::Heading
                    | Kind::Cell
                    | Kind::Column
                    | Kind::Title
                    | Kind::Preamble
                    | Kind::Status
                    | Kind::Requisites
                    | Kind::Enacting
                    | Kind::Unparsed
                    | Kind::Signature
                    | Kind::Contents
            );
            if !frame && !inner {
                return Some(self.document.path(id));
            }
            at = self.parent(id);
        }
        None
    }

    /// The approved document or attachment a place stands in.
    fn container(&self, place: Option<NodeId>) -> Option<ProvisionPath> {
        let place = place?;
        let of = |id: NodeId| matches!(self.kind(id), Kind::Document | Kind::Attachment);
        self.outwards(place).find(|id| of(*id)).map(|id| self.document.path(id))
    }

    /// The attachment, where the act has just one.
    fn sole_attachment(&self) -> Option<ProvisionPath> {
        let mut all = self.document.roots().filter(|id| matches!(self.kind(*id), Kind::Document | Kind::Attachment));
        let first = all.next()?;
        all.next().is_none().then(|| self.document.path(first))
    }

    fn named(&self, scope: Scope, place: Option<NodeId>, path: &[Segment]) -> ProvisionPath {
        let place = match scope {
            Scope::Act => None,
            _ => place,
        };
        let Some((last, outer)) = path.split_last() else { return ProvisionPath::default() };
        // "Қосымша", "қосымшаның 3-тармағы": the attachment the note stands in.
        if let Some((Segment { kind: Kind::Attachment, number: None, .. }, inner)) = path.split_first()
            && let Some(host) = self.container(place).or_else(|| self.sole_attachment())
        {
            if inner.is_empty() {
                return host;
            }
            let within = place.filter(|p| self.in_attachment(*p)).or_else(|| self.document.find(&host));
            return self.named(Scope::Place, within, inner);
        }
        // "Статья с изменениями …", "тармақ жаңа редакцияда": the one the note stands in or behind.
        let bare = matches!(
            path.first(),
            Some(Segment { kind: Kind::Section | Kind::Chapter | Kind::Article | Kind::Item | Kind::Subitem, number: None, .. })
        );
        if let Some(host) = place.filter(|_| bare).and_then(|p| self.outwards(p).find(|id| self.kind(*id) == path[0].kind)) {
            return match &path[1..] {
                [] => self.document.path(host),
                inner => self.named(Scope::Place, Some(host), inner),
            };
        }
        // "Тақырып" alone is that of the unit the note stands in, or the title.
        if outer.is_empty() && last.kind == Kind::Heading {
            let host = match scope {
                Scope::Act => None,
                Scope::Container => self.container(place),
                Scope::Place => self.unit_of(place, last.kind),
            };
            return host.map_or_else(
                || ProvisionPath(vec![Segment::bare(Kind::Title)]),
                |h| ProvisionPath([h.0, vec![last.clone()]].concat()),
            );
        }
        // What the tree has no node for under every unit: its heading, its sentences, its parts.
        let virtual_step = matches!(last.kind, Kind::Heading | Kind::Sentence | Kind::Indent | Kind::Paragraph | Kind::Column);
        if let Some(id) = self.find(place, path) {
            return self.document.path(id);
        }
        if virtual_step {
            let host = match outer {
                [] => self.unit_of(place, last.kind),
                outer => Some(self.named(scope, place, outer)),
            };
            return ProvisionPath([host.map(|h| h.0).unwrap_or_default(), vec![last.clone()]].concat());
        }
        // "3. …" of a code's article is its item, though the words call it a part.
        let numbered_part = path.iter().any(|s| s.kind == Kind::Paragraph);
        if numbered_part {
            let items: Vec<Segment> = path
                .iter()
                .map(|s| match s.kind {
                    Kind::Paragraph => Segment { kind: Kind::Item, number: s.number.clone(), title: None },
                    _ => s.clone(),
                })
                .collect();
            if let Some(id) = self.find(place, &items) {
                return self.document.path(id);
            }
            if self.find(place, &items[..1]).is_some() && self.find(place, &path[..1]).is_none() {
                return self.named(scope, place, &items);
            }
        }
        // Not in the tree: as much of the address as is there, and the rest as the words say it.
        let known = (1..path.len()).rev().find_map(|k| self.find(place, &path[..k]).map(|id| (id, k)));
        let (base, rest) = match known {
            Some((id, k)) => (Some(id), &path[k..]),
            None => (path.first().and_then(|first| self.host(place, first.kind)), path),
        };
        ProvisionPath([base.map(|id| self.document.path(id).0).unwrap_or_default(), rest.to_vec()].concat())
    }

    /// The unit that a heading or part named alone belongs to.
    fn unit_of(&self, place: Option<NodeId>, kind: Kind) -> Option<ProvisionPath> {
        let fits = |k: Kind| match kind {
            Kind::Heading => matches!(
                k,
                Kind::Article
                    | Kind::Chapter
                    | Kind::Section
                    | Kind::Subsection
                    | Kind::Subchapter
                    | Kind::Part
                    | Kind::Document
                    | Kind::Attachment
            ),
            Kind::Column => matches!(k, Kind::Table | Kind::Row | Kind::Attachment | Kind::Document),
            _ => matches!(k, Kind::Subitem | Kind::Item | Kind::Article | Kind::Row),
        };
        self.outwards(place?).find(|id| fits(self.kind(*id))).map(|id| self.document.path(id))
    }

    /// The node that a chain of steps names, sought from `place` outwards: the one that shares most with the place, then the
    /// nearest before it. Groupings may be left out of the chain.
    fn find(&self, place: Option<NodeId>, path: &[Segment]) -> Option<NodeId> {
        let last = path.last()?;
        let ids = self.by_label.get(&(last.kind, last.number.as_deref().unwrap_or("")))?;
        let scope = path.first().and_then(|first| self.scope(place, first.kind));
        let at = place.unwrap_or(0);
        let from = ids.partition_point(|id| *id <= at);
        let near = ids[..from].iter().rev().take(MOST).chain(ids[from..].iter().take(MOST));
        let mut best: Option<(NodeId, usize)> = None;
        for id in near.copied() {
            let quoted = self.outwards(id).any(|up| self.kind(up) == Kind::Quoted);
            if quoted || !self.answers(id, path) || scope.is_some_and(|s| !self.within(id, s)) {
                continue;
            }
            let shared = place.map_or(0, |p| self.shared(id, p));
            // Without a place the act's own body comes before its attachments.
            let shared = shared + usize::from(place.is_none() && !self.in_attachment(id));
            if best.is_none_or(|(_, s)| shared > s) {
                best = Some((id, shared));
            }
        }
        best.map(|(id, _)| id)
    }

    /// Whether the path of a node ends in these steps, groupings between them left out.
    fn answers(&self, id: NodeId, path: &[Segment]) -> bool {
        let mut steps = path.iter().rev();
        let mut want = steps.next();
        for id in self.outwards(id) {
            let Some(step) = want else { return true };
            let n = &self.document.nodes[id];
            let numberless = step.number.is_none() && matches!(step.kind, Kind::Attachment | Kind::Table);
            if n.kind == step.kind && (numberless || n.number.as_deref() == step.number.as_deref()) {
                want = steps.next();
            } else if !is_grouping(n.kind) {
                return false;
            }
        }
        want.is_none()
    }

    /// The unit within which a number of this kind is unique: an article for its items, a document for its chapters.
    fn scope(&self, place: Option<NodeId>, kind: Kind) -> Option<NodeId> {
        let place = place?;
        let holds = |k: Kind| match kind {
            Kind::Item => k == Kind::Article,
            Kind::Subitem => matches!(k, Kind::Article | Kind::Document | Kind::Attachment),
            _ => false,
        };
        self.outwards(place).find(|id| holds(self.kind(*id)))
    }

    /// The unit that would hold one of this kind, had the tree one.
    fn host(&self, place: Option<NodeId>, kind: Kind) -> Option<NodeId> {
        let holds = |k: Kind| match kind {
            Kind::Item => matches!(k, Kind::Article | Kind::Document | Kind::Attachment),
            Kind::Subitem => matches!(k, Kind::Item | Kind::Article | Kind::Document | Kind::Attachment),
            Kind::Paragraph | Kind::Indent | Kind::Sentence => matches!(k, Kind::Subitem | Kind::Item | Kind::Article),
            Kind::Attachment => k == Kind::Document,
            _ => matches!(k, Kind::Document | Kind::Attachment),
        };
        self.outwards(place?).find(|id| holds(self.kind(*id)))
    }

    fn kind(&self, id: NodeId) -> Kind {
        self.document.nodes[id].kind
    }

    fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.document.nodes.get(id)?.parent.map(|p| p as usize)
    }

    /// A node and those it stands in.
    fn outwards(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(id).filter(|id| *id < self.document.nodes.len()), |id| self.parent(*id))
    }

    fn within(&self, id: NodeId, outer: NodeId) -> bool {
        (outer..self.document.nodes[outer].end as usize).contains(&id)
    }

    /// How many units hold both.
    fn shared(&self, id: NodeId, place: NodeId) -> usize {
        // Beside the act's own body every document is a world of its own.
        let depth =
            self.outwards(id).find(|up| self.within(place, *up)).map_or(0, |up| usize::from(self.document.nodes[up].depth) + 1);
        depth * 2 + usize::from(depth == 0 && self.in_attachment(id) == self.in_attachment(place))
    }

    fn in_attachment(&self, id: NodeId) -> bool {
        self.outwards(id).any(|id| matches!(self.kind(id), Kind::Document | Kind::Attachment))
    }
}

/// Units that are left out of addresses: `3-тармақ` says no chapter.
fn is_grouping(kind: Kind) -> bool {
    matches!(kind, Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter | Kind::Paragraph | Kind::Table)
}
