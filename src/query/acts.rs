//! The corpus at a glance.

use crate::base::{ActRef, Bound, Date, ProvisionPath};
use crate::corpus::{Corpus, Work};
use crate::timeline::{Answer, AnswerKind};

use super::as_of::Known;
use super::orphans::{Bases, LostBasis};

/// A Work and its status on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActStatus {
    /// Work id.
    pub work: String,
    /// Requisites as far as known.
    pub act: ActRef,
    /// Its status on the day.
    pub answer: Answer,
    /// When the act itself began to apply; `None` where it cannot have been published by the day of knowledge.
    pub from: Option<Bound>,
    /// When it ceased, where something ended it.
    pub until: Option<Bound>,
    /// Whether the corpus has a text of it.
    pub has_text: bool,
    /// Its files.
    pub files: Vec<String>,
    /// Acts it was made under that have lost force, where it applies itself or may: to be repealed, and in force until then.
    pub lost_bases: Vec<LostBasis>,
}

/// Every Work, ascending by id, with its status on a day.
#[must_use]
pub fn acts(corpus: &Corpus, on: Date, known_on: Option<Date>) -> Vec<ActStatus> {
    let whole = ProvisionPath::default();
    let mut bases = Bases::default();
    let mut status = |work: &Work| {
        let known = Known::of(corpus, work, known_on);
        let versions = known.life.timeline(&whole).into_versions();
        // The act as such always exists.
        let answer = known.answer(&whole, on).ok()?;
        let applies = matches!(answer.kind, AnswerKind::InForce | AnswerKind::Uncertain);
        Some(ActStatus {
            work: work.id.clone(),
            act: work.act.clone(),
            answer,
            lost_bases: if applies { bases.lost(corpus, work, on, known_on) } else { Vec::new() },
            from: versions.first().map(|v| v.from.clone()),
            until: versions.last().and_then(|v| v.until.clone()),
            has_text: !work.manifestations.is_empty(),
            files: work.manifestations.iter().map(|m| m.file.clone()).collect(),
        })
    };
    corpus.works.iter().filter_map(|work| status(work)).collect()
}
