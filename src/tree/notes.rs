//! Notes of the portal: which lines they are, and what they stand behind.

use super::NoteBlock;
use super::build::Builder;

impl Builder {
    pub(super) fn note(&mut self, i: usize) {
        let after = self.doc.nodes.len().checked_sub(1);
        let span = self.span(i);
        self.doc.notes.push(NoteBlock { span, after });
    }
}
