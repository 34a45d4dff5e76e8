//! What stands before the first unit: title, status, requisites, preamble, enacting words.

use super::build::Builder;
use crate::base::Kind;
use crate::parse::requisites;
use crate::parse::structure::Mark;

impl Builder {
    /// Title, status, requisites, preamble: everything before the first unit.
    pub(super) fn head(&mut self) {
        let mut title = None;
        let mut seen_requisites = false;
        while self.at < self.len() {
            let i = self.at;
            if self.contents(i) {
                continue;
            }
            if matches!(self.marks[i], Mark::Unit { .. }) {
                return;
            }
            self.at += 1;
            if self.marks[i] == Mark::PortalNote {
                self.note(i);
                continue;
            }
            let (text, span) = (self.text(i), self.span(i));
            let kind = match () {
                () if requisites::is_enacting(text) => Kind::Enacting,
                () if requisites::enacting_words(text).is_some() => Kind::Preamble,
                () if requisites::status(text).is_some() => Kind::Status,
                () if requisites::line(text).is_some() || requisites::registration(text).is_some() => {
                    seen_requisites = true;
                    Kind::Requisites
                }
                () if title.is_none() => Kind::Title,
                () if self.section_starts(i) => {
                    self.at = i;
                    return;
                }
                // Lines of a title that the page broke by hand.
                () if !seen_requisites
                    && title == Some(self.doc.nodes.len().saturating_sub(1))
                    && span.len() < 400
                    && self.gap(i) == 0 =>
                {
                    self.extend_last(span);
                    continue;
                }
                () => Kind::Preamble,
            };
            let number = self.unique(kind);
            let id = self.add(kind, number, span);
            if kind == Kind::Title {
                title = Some(id);
            }
        }
    }

    /// A number for a kind that may stand several times without one: none for the first.
    pub(super) fn unique(&self, kind: Kind) -> Option<String> {
        let before = self.count(kind);
        (before > 0).then(|| (before + 1).to_string())
    }

    /// Whether a text line begins the body without a number: a quoted block or a stamp.
    fn section_starts(&self, i: usize) -> bool {
        self.stamp(i).is_some()
    }
}
