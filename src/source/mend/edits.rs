//! Changes to a decoded text, applied together so that every span of the text moves with them.

use super::super::Decoded;
use crate::base::{Repair, RepairKind, Span};

/// One stretch that is written anew.
struct Edit {
    start: usize,
    end: usize,
    text: String,
}

/// A run of edits that is one repair.
struct Run {
    start: usize,
    end: usize,
    kind: RepairKind,
    confidence: f32,
}

/// Changes, ascending and without overlap.
#[derive(Default)]
pub(crate) struct Edits {
    edits: Vec<Edit>,
    runs: Vec<Run>,
}

impl Edits {
    /// Writes `text` over a stretch.
    pub fn replace(&mut self, start: usize, end: usize, text: String) {
        self.edits.push(Edit { start, end, text });
    }

    /// Makes the edits of a stretch one repair; it begins and ends with an edit.
    pub fn run(&mut self, start: usize, end: usize, kind: RepairKind, confidence: f32) {
        self.runs.push(Run { start, end, kind, confidence });
    }

    /// Changes the text, moves its spans and records the repairs.
    pub fn apply(self, found: &mut Decoded) {
        if self.edits.is_empty() {
            return;
        }
        let mut text = String::with_capacity(found.text.len());
        let mut shifts = Shifts::default();
        let mut at = 0;
        for edit in &self.edits {
            text.push_str(found.text.get(at..edit.start).unwrap_or_default());
            text.push_str(&edit.text);
            at = edit.end;
            shifts.0.push((edit.start, edit.end, text.len() - edit.text.len(), text.len()));
        }
        text.push_str(found.text.get(at..).unwrap_or_default());
        found.damaged.iter_mut().for_each(|s| *s = shifts.span(*s));
        for repair in &mut found.repairs {
            repair.from = shifts.span(repair.from);
            repair.to = repair.from.start();
        }
        for run in self.runs {
            let from = shifts.span(Span::new(run.start, run.end));
            let was = found.text.get(run.start..run.end).unwrap_or_default().to_string();
            let repair = Repair { kind: run.kind, text: was, from, to: from.start(), confidence: run.confidence };
            found.repairs.push(repair);
        }
        found.text = text;
    }
}

/// Of every edit: its ends in the old text and in the new one.
#[derive(Default)]
struct Shifts(Vec<(usize, usize, usize, usize)>);

impl Shifts {
    fn span(&self, span: Span) -> Span {
        let start = self.offset(span.start(), false);
        Span::new(start, self.offset(span.end(), true).max(start))
    }

    /// Offsets inside an edit go to its beginning or end.
    fn offset(&self, old: usize, end: bool) -> usize {
        let i = self.0.partition_point(|(start, ..)| if end { *start < old } else { *start <= old });
        match i.checked_sub(1).and_then(|i| self.0.get(i)) {
            Some((_, old_end, _, new_end)) if old >= *old_end => new_end + (old - old_end),
            Some((_, _, _, new_end)) if end => *new_end,
            Some((_, _, new_start, _)) => *new_start,
            None => old,
        }
    }
}
