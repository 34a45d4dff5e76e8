//! Who brought which words.

use super::lifecycle::{Lifecycle, Timeline};
use crate::base::label::sentences;
use crate::base::{ActRef, Evidence, ProvisionPath};
use crate::extract::Event;
use crate::replay::Run;

/// A sentence of a version, and who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authored {
    /// The unit whose own words it belongs to.
    pub path: ProvisionPath,
    /// Its words by author, in order; together they are the sentence.
    pub parts: Vec<Part>,
}

/// Words of one author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub text: String,
    /// The act that brought them. Several, oldest first, where an edition took them in together and does not say which one it was.
    pub acts: Vec<ActRef>,
    /// Where the words stand.
    pub evidence: Option<Evidence>,
}

impl Lifecycle<'_> {
    /// The sentences of version `i` of a timeline with their authors; `None` where the words are not known.
    #[must_use]
    pub fn blame(&self, timeline: &Timeline, i: usize) -> Option<Vec<Authored>> {
        let (path, text) = self.text_of(timeline, i)?;
        let mut out = Vec::new();
        for (at, unit) in text.units() {
            if !path.contains(&at) || unit.words.is_empty() {
                continue;
            }
            let words = unit.words.text();
            let mut from = 0;
            let mut ends: Vec<usize> = sentences(&words).into_iter().map(|r| r.end).collect();
            // A label is no sentence of its own, and blanks go with what stands before them.
            ends.retain(|e| words.get(..*e).is_some_and(|w| w.trim().contains(char::is_whitespace)));
            ends.pop();
            ends.push(words.len());
            for end in ends {
                let parts = self.parts(&at, unit.words.runs(), from..end);
                from = end;
                out.push(Authored { path: at.clone(), parts });
            }
        }
        Some(out)
    }

    fn parts(&self, at: &ProvisionPath, runs: &[Run], range: std::ops::Range<usize>) -> Vec<Part> {
        let mut out = Vec::new();
        let mut from = 0;
        for run in runs {
            let end = from + run.text.len();
            let (a, b) = (range.start.max(from), range.end.min(end));
            if let Some(text) = (a < b).then(|| run.text.get(a - from..b - from)).flatten() {
                let event = run.origin.source.checked_sub(1).and_then(|s| self.event(s as usize));
                let file = event.map_or_else(|| self.edition_file(), |e| e.evidence.first().map(|e| e.file.clone()));
                let evidence = file.map(|file| Evidence { file, span: run.origin.span });
                let acts = event.map_or_else(|| self.authors_of_edition(at), |e| vec![e.by.clone()]);
                out.push(Part { text: text.to_string(), acts, evidence });
            }
            from = end;
        }
        out
    }

    /// Who may have written the words of an edition: the last act that restated the unit, and those that changed words since.
    fn authors_of_edition(&self, at: &ProvisionPath) -> Vec<ActRef> {
        let mut out = vec![self.act().clone()];
        for event in self.in_edition().filter(|e| e.path.contains(at)) {
            if matches!(event.event, Event::Substituted | Event::Inserted) {
                out.clear();
            }
            out.push(event.by.clone());
        }
        out.dedup();
        out
    }
}
