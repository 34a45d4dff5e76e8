//! Facts from outside, put to the acts they are about: when an act was published, which act replaced which.

use std::collections::BTreeMap;

use super::assemble::remark;
use super::manifest::SuccessionFact;
use super::{Corpus, CorpusError, Fact, Publication, Succession, shorthand};
use crate::base::{ActRef, Message, Severity, Span};

/// Adds publication days. An act may have several: the bulletin, a newspaper, the control bank; parts in one organ count together.
pub(super) fn add(corpus: &mut Corpus, facts: Vec<Fact>) -> Result<(), CorpusError> {
    for fact in facts {
        let publication = publication(corpus, fact)?;
        corpus.facts.push(publication);
    }
    corpus.facts.sort_by(|a, b| (&a.work, a.date, &a.organ, a.part).cmp(&(&b.work, b.date, &b.organ, b.part)));
    let partly: Vec<(usize, String)> = runs(&corpus.facts)
        .filter(|run| first_whole(run).is_none())
        .filter_map(|run| run.first())
        .map(|p| (p.line, p.work.clone()))
        .collect();
    for (line, act) in partly {
        let message = Message::new("corpus-fact-partly").with("line", line).with("act", act);
        remark(corpus, "facts.toml", "NQ011", Severity::Warning, message, Span::default());
    }
    Ok(())
}

/// The publications of one act each.
fn runs(facts: &[Publication]) -> impl Iterator<Item = &[Publication]> {
    facts.chunk_by(|a, b| a.work == b.work)
}

/// The publication that counts: the first source that has printed the whole act; parts are whole with the last of them (Law on legal
/// acts, art. 40(2)). `None` where no source has all parts.
fn first_whole(of_one_act: &[Publication]) -> Option<&Publication> {
    let mut parts: BTreeMap<(Option<&str>, u32), Vec<&Publication>> = BTreeMap::new();
    let mut whole: Vec<&Publication> = Vec::new();
    for p in of_one_act {
        match p.part {
            None => whole.push(p),
            Some((_, of)) => parts.entry((p.organ.as_deref(), of)).or_default().push(p),
        }
    }
    for ((_, of), printed) in parts {
        if (1..=of).all(|n| printed.iter().any(|p| p.part.is_some_and(|(k, _)| k == n))) {
            whole.extend(printed.into_iter().max_by_key(|p| p.date));
        }
    }
    whole.into_iter().min_by_key(|p| p.date)
}

impl Corpus {
    /// The first official publication of an act, where `facts.toml` tells it.
    #[must_use]
    pub fn publication_of(&self, act: &ActRef) -> Option<&Publication> {
        if self.facts.is_empty() {
            return None;
        }
        let key = match self.work_of(act) {
            Some(w) => &w.id,
            None => &self.named_of(act)?.key,
        };
        let from = self.facts.partition_point(|f| f.work < *key);
        let until = self.facts.partition_point(|f| f.work <= *key);
        first_whole(self.facts.get(from..until)?)
    }

    /// Adds which acts replaced which.
    ///
    /// # Errors
    /// A reference that may mean several acts.
    pub(super) fn add_successions(&mut self, facts: Vec<SuccessionFact>) -> Result<(), CorpusError> {
        for fact in facts {
            let Some(work) = self.named_by(&fact, &fact.act)? else { continue };
            for name in &fact.predecessors {
                if let Some(predecessor) = self.named_by(&fact, name)?
                    && predecessor != work
                {
                    self.successions.push(Succession { work: work.clone(), predecessor, source: fact.source.clone() });
                }
            }
        }
        self.successions.sort_by(|a, b| (&a.work, &a.predecessor).cmp(&(&b.work, &b.predecessor)));
        self.successions.dedup_by(|a, b| (&a.work, &a.predecessor) == (&b.work, &b.predecessor));
        Ok(())
    }

    fn named_by(&mut self, fact: &SuccessionFact, name: &str) -> Result<Option<String>, CorpusError> {
        match shorthand::find(self, name, true) {
            shorthand::Found::One(key, _) => Ok(Some(key)),
            shorthand::Found::Many(candidates) => {
                let message =
                    Message::new("corpus-fact-ambiguous").with("file", fact.file).with("line", fact.line).with("act", name);
                Err(CorpusError { message, candidates })
            }
            shorthand::Found::None => {
                let message =
                    Message::new("corpus-succession-unused").with("file", fact.file).with("line", fact.line).with("act", name);
                remark(self, fact.file, "NQ011", Severity::Warning, message, Span::default());
                Ok(None)
            }
        }
    }
}

fn publication(corpus: &mut Corpus, fact: Fact) -> Result<Publication, CorpusError> {
    let error = |id: &'static str, candidates| {
        let message =
            Message::new(id).with("file", "facts.toml").with("line", fact.line).with("act", &fact.act).with("date", fact.date);
        CorpusError { message, candidates }
    };
    let (work, act) = match shorthand::find(corpus, &fact.act, true) {
        shorthand::Found::One(key, act) => (key, act),
        shorthand::Found::Many(keys) => return Err(error("corpus-fact-ambiguous", keys)),
        shorthand::Found::None => {
            // It changes no answer; a slip in the number would pass unseen.
            let message = Message::new("corpus-fact-unused").with("line", fact.line).with("act", &fact.act);
            remark(corpus, "facts.toml", "NQ011", Severity::Warning, message, Span::default());
            (fact.act.clone(), ActRef::default())
        }
    };
    if act.date.is_some_and(|d| fact.date < d) {
        return Err(error("corpus-fact-before-signing", vec![work]));
    }
    Ok(Publication { work, date: fact.date, organ: fact.organ, source: fact.source, part: fact.part, line: fact.line })
}
