//! Numbers that are used twice in one place: an address then leads to the first of them, and that is said.

use std::collections::BTreeSet;

use crate::base::{Diagnostic, Kind, Message, Severity};
use crate::tree::Document;

/// So many are told one by one; the texts that have more are not acts.
const MAX: usize = 50;

/// A remark on every numbered unit whose address an earlier one has.
pub(super) fn check(document: &Document) -> Vec<Diagnostic> {
    let mut taken: BTreeSet<(Option<u32>, Kind, &str)> = BTreeSet::new();
    let mut out = Vec::new();
    for (id, node) in document.nodes.iter().enumerate() {
        let Some(number) = node.number.as_deref().filter(|_| is_address(node.kind)) else { continue };
        if !taken.insert((node.parent, node.kind, number)) && out.len() < MAX {
            let message = Message::new("read-same-number").with("path", document.path(id));
            out.push(Diagnostic { code: "NQ002", severity: Severity::Note, message, span: document.source_span(id) });
        }
    }
    out
}

/// Units that are cited by their numbers, as printed; the others are counted by the reader.
fn is_address(kind: Kind) -> bool {
    use Kind::{Article, Attachment, Chapter, Document, Item, Part, Row, Section, Subchapter, Subitem, Subsection};
    matches!(kind, Part | Section | Subsection | Chapter | Subchapter | Article | Item | Subitem | Document | Attachment | Row)
}

#[cfg(test)]
mod tests {
    use crate::extract::read_act;
    use crate::source::decode;

    fn told(text: &str) -> usize {
        let Ok(source) = decode(text.as_bytes()) else { return usize::MAX };
        read_act(&source).diagnostics.iter().filter(|d| d.message.id == "read-same-number").count()
    }

    #[test]
    fn a_number_used_twice_in_one_item_is_told_and_one_in_another_item_is_not() {
        let act = |second: &str| {
            format!("      БҰЙЫРАМЫН:\n      1. Мыналар:\n      1) бірінші;\n{second}      1) екінші.\n      3. Соңы.\n")
        };
        assert_eq!(told(&act("")), 1);
        assert_eq!(told(&act("      2. Мыналар:\n")), 0);
    }
}
