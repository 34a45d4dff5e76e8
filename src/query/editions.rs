//! Editions of one Work beside what replay makes of them.

use serde::{Deserialize, Serialize};

use crate::base::identity::same_act;
use crate::base::{ActRef, Date, Message, ProvisionPath};
use crate::corpus::{Corpus, CorpusError, Manifestation, Reference};
use crate::replay::{Bisected, Class, bisect as replay_beside};

/// Two editions, the acts between them, and where replay parts from the later one.
#[derive(Debug)]
pub struct Editions<'c> {
    /// The earlier edition.
    pub base: &'c Manifestation,
    /// The later one.
    pub edition: &'c Manifestation,
    /// Texts of the acts between them, in the order in which they were replayed.
    pub amending: Vec<&'c Manifestation>,
    /// Acts that only the notes of the later edition name.
    pub missing: Vec<ActRef>,
    /// The comparison.
    pub result: Bisected,
}

/// Replays, between each two editions of a Work that follow one another, the acts that only the later one names in its notes. The day of
/// an edition is that of the youngest act in its notes: a label of a portal is no evidence.
///
/// # Errors
/// The Work does not exist, or the corpus has fewer than two editions of it in one language.
pub fn bisect<'c>(corpus: &'c Corpus, reference: &Reference) -> Result<Vec<Editions<'c>>, CorpusError> {
    let work = super::as_of::work(corpus, reference)?;
    let mut out = Vec::new();
    let mut languages: Vec<_> = work.manifestations.iter().map(|m| m.language).collect();
    languages.dedup();
    for language in languages {
        let mut editions: Vec<&Manifestation> = work.manifestations.iter().filter(|m| m.language == language).collect();
        editions.sort_by_key(|m| (youngest(m), m.act.notes.len(), &m.file));
        for pair in editions.windows(2) {
            let [base, edition] = pair else { continue };
            let mut between: Vec<ActRef> = Vec::new();
            for note in &edition.act.notes {
                let told = |n: &crate::extract::NoteEvent| same_act(&n.by, &note.by);
                if !base.act.notes.iter().any(told) && !between.iter().any(|a| same_act(a, &note.by)) {
                    between.push(note.by.clone());
                }
            }
            between.sort_by_key(|a| a.date);
            let mut amending = Vec::new();
            let mut missing = Vec::new();
            for act in between {
                let text = corpus.work_of(&act).and_then(|w| w.manifestations.iter().find(|m| m.language == language));
                match text {
                    Some(text) => amending.push(text),
                    None => missing.push(act),
                }
            }
            let acts: Vec<_> = amending.iter().map(|m| &*m.act).collect();
            let result = replay_beside(&base.act, &acts, &edition.act);
            out.push(Editions { base, edition, amending, missing, result });
        }
    }
    if out.is_empty() {
        return Err(CorpusError::new(Message::new("bisect-one-edition").with("act", work.act.label())));
    }
    Ok(out)
}

/// Where replay and an edition of the corpus differ, seen from one provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The provision in which they differ.
    pub path: ProvisionPath,
    /// Why, as far as it can be told.
    pub class: Class,
    /// The act after which they differ, or the one that is not at hand.
    pub act: Option<ActRef>,
    /// The file of the edition.
    pub edition: String,
}

/// Every place in which replay and a later edition of a Work differ, in the order of the text; none where there is nothing to compare.
#[must_use]
pub fn disagreements(corpus: &Corpus, work: &str) -> Vec<Disagreement> {
    let reference = Reference { work: work.to_string(), path: ProvisionPath::default(), on: None };
    let mut out = Vec::new();
    for pair in bisect(corpus, &reference).unwrap_or_default() {
        for d in pair.result.differences {
            let by = d.after.and_then(|i| pair.amending.get(i)).map(|m| m.act.head.act_ref());
            out.push(Disagreement { path: d.path, class: d.class, act: d.missing.or(by), edition: pair.edition.file.clone() });
        }
    }
    out
}

fn youngest(text: &Manifestation) -> Option<Date> {
    text.act.notes.iter().filter_map(|n| n.by.date).max()
}
