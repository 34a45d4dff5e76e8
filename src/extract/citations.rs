//! References to other acts and provisions, exactly as written.

use super::Citation;
use crate::base::{Kind, ProvisionPath};
use crate::parse::citation::{find_all, may_cite};
use crate::parse::path::expand;
use crate::tree::Document;

/// Every reference in the text of the act, notes of the portal left out. A list (`3) және 6) тармақшаларында`) is one citation for
/// each element it names.
pub(super) fn read(document: &Document) -> Vec<Citation> {
    let mut out = Vec::new();
    for node in &document.nodes {
        let text = node.text.of(&document.layout.text);
        if matches!(node.kind, Kind::Requisites | Kind::Status | Kind::Stamp) || !may_cite(text) {
            continue;
        }
        // A unit's own label (`5-бап. Атауы`) is no reference.
        let labelled = matches!(
            node.kind,
            Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter | Kind::Article | Kind::Attachment
        );
        for raw in find_all(text).into_iter().filter(|raw| !labelled || raw.span.start() > 0) {
            let words = raw.span.of(text).to_string();
            let span = document.layout.map.span_to_source(raw.span.shift(node.text.start()));
            for path in expand(&raw.path) {
                let path = (!path.is_empty()).then_some(ProvisionPath(path));
                out.push(Citation { text: words.clone(), act: raw.act.clone(), path, span });
            }
        }
    }
    out
}
