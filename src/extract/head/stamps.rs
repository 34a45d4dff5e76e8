//! What the stamps of approved documents and attachments tell of the act they belong to.

use super::{Head, named};
use crate::base::{ActRef, Date, Issuer, Kind};
use crate::parse::requisites::Stamp;
use crate::tree::{Document, NodeId};

use super::stamp;

/// Fills in date, number, kind and issuer from the first stamp that is the act's own.
pub(super) fn fill(head: &mut Head, document: &Document) {
    if head.number.is_some() && head.date.is_some() && head.kind.is_some() && !head.issuers.is_empty() {
        return;
    }
    // Every attachment bears a stamp; the first few tell.
    const ENOUGH: usize = 12;
    for id in (0..document.nodes.len()).filter(|id| document.nodes[*id].kind == Kind::Stamp).take(ENOUGH) {
        let Some(act) = act_of(&super::one_line(document.text(id))) else { continue };
        if !is_own(head, document, id, &act) {
            continue;
        }
        head.kind = head.kind.or(act.kind);
        head.date = head.date.or(act.date);
        if head.number.is_none() {
            head.number = act.number;
        }
        if let Some(name) = act.issuer {
            let one = named(head, name, false);
            match head.issuers.as_mut_slice() {
                [] => head.issuers.push(one),
                // "облыстық мәслихат" in the preamble, "Алматы облыстық мәслихатының" in the stamp
                [known] if one.code.strip_prefix(known.code.as_str()).is_some_and(|r| r.starts_with('-')) => {
                    *known = Issuer { acting: known.acting, ..one };
                }
                _ => {}
            }
        }
        return;
    }
}

/// The act that a stamp names as the one that approved or has the attachment.
fn act_of(text: &str) -> Option<ActRef> {
    // A stamp may be cut off before its last word.
    match stamp::stamp(text).or_else(|| stamp::stamp(&format!("{text} бекітілген")))? {
        Stamp::Approved(act) => Some(act),
        Stamp::Attachment { host, .. } => stamp::host_act(&host),
    }
}

/// Whether a stamp is of this act: it fits what is known, stands in no quotation, and is not of an act that this one changes.
fn is_own(head: &Head, document: &Document, id: NodeId, act: &ActRef) -> bool {
    let agrees = |a: Option<&str>, b: Option<&str>| a.zip(b).is_none_or(|(a, b)| a == b);
    let fits = head.kind.zip(act.kind).is_none_or(|(a, b)| a == b)
        && head.date.zip(act.date).is_none_or(|(a, b)| a == b)
        && agrees(head.number.as_deref(), act.number.as_deref());
    let mut parent = document.nodes[id].parent;
    while let Some(p) = parent.and_then(|p| document.nodes.get(p as usize)) {
        if p.kind == Kind::Quoted {
            return false;
        }
        parent = p.parent;
    }
    let cited = match (&act.number, act.date) {
        (Some(number), Some(date)) => {
            let before = document.nodes.iter().take(id).filter(|n| !matches!(n.kind, Kind::Stamp | Kind::Requisites));
            before.map(|n| n.text.of(&document.layout.text)).any(|t| cites(t, number, date))
        }
        _ => false,
    };
    fits && !cited
}

/// Whether a text names an act with this number and day.
fn cites(text: &str, number: &str, date: Date) -> bool {
    use chrono::Datelike;
    let hits = memchr::memmem::find_iter(text.as_bytes(), number.as_bytes()).take(64);
    hits.into_iter().any(|i| {
        let before = text.get(..i).unwrap_or("").trim_end();
        let after = text.get(i + number.len()..).unwrap_or("");
        let whole = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '/');
        if !whole || !before.ends_with(['№', 'N']) {
            return false;
        }
        let near = before.get(before.floor_char_boundary(before.len().saturating_sub(400))..).unwrap_or("");
        let has = |n: u32| near.split(|c: char| !c.is_ascii_digit()).any(|w| w.parse() == Ok(n));
        has(date.year().unsigned_abs()) && has(date.day())
    })
}
