//! Numbered parts of an article.
//!
//! The codes of offences and procedure number the parts of their articles (`1.`, `2.`) and call them *бөлік*, *часть*: a tree has
//! them as items. Where an article has items and no part without a number, nothing else can be meant.

use super::locate::same_number;
use super::text::Text;
use crate::base::{Kind, Segment};
use crate::tree::Document;

/// The step of an address that calls a part what is an item, if `holds` says so of the article before it.
fn step(path: &[Segment], holds: impl Fn(&Segment) -> bool) -> Option<usize> {
    let at = path.windows(2).position(|w| w[0].kind == Kind::Article && w[1].kind == Kind::Paragraph && w[1].number.is_some())?;
    holds(&path[at]).then_some(at + 1)
}

/// Whether units are numbered parts: items, and no part or subitem beside them.
fn numbered(kinds: impl Iterator<Item = Kind>) -> bool {
    let mut items = false;
    for kind in kinds {
        match kind {
            Kind::Item => items = true,
            Kind::Paragraph | Kind::Subitem | Kind::Indent => return false,
            _ => {}
        }
    }
    items
}

fn as_item(path: &[Segment], at: usize) -> Vec<Segment> {
    let mut out = path.to_vec();
    out[at].kind = Kind::Item;
    out
}

/// An address with the item for the part, and the step; `None` where it stays as it is.
pub(super) fn in_text(text: &Text, path: &[Segment]) -> Option<(Vec<Segment>, usize)> {
    let holds = |article: &Segment| {
        let mut all =
            text.walk(None).into_iter().filter(|id| is_it(text.unit(*id).kind, text.unit(*id).number.as_deref(), article));
        let Some(id) = all.next().filter(|_| all.next().is_none()) else { return false };
        numbered(text.children(Some(id)).iter().map(|c| text.unit(*c).kind))
    };
    step(path, holds).map(|at| (as_item(path, at), at))
}

/// As it would be carried out on the text of a document.
#[must_use]
pub fn numbered_parts(document: &Document, path: &[Segment]) -> Option<Vec<Segment>> {
    let holds = |article: &Segment| {
        let nodes = &document.nodes;
        let mut all = (0..nodes.len()).filter(|id| is_it(nodes[*id].kind, nodes[*id].number.as_deref(), article));
        let Some(id) = all.next().filter(|_| all.next().is_none()) else { return false };
        numbered(document.children(id).filter_map(|c| nodes.get(c)).map(|n| n.kind))
    };
    step(path, holds).map(|at| as_item(path, at))
}

fn is_it(kind: Kind, number: Option<&str>, article: &Segment) -> bool {
    let same = |a: &str| article.number.as_deref().is_some_and(|b| same_number(a, b));
    kind == Kind::Article && number.is_some_and(same)
}
