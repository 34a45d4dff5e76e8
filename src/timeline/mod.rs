//! Stage 7: events on a Work → [`Version`]s of each provision.
//!
//! A [`Lifecycle`] gathers the events that notes, status lines and amending acts tell of a Work and dates each by its
//! commencement clause (`bounds`). [`Lifecycle::timeline`] cuts the life of one provision at the events on it, on what it stands
//! in and on what stands in it, and finds the words of each piece (`wording`). [`Timeline::on`] answers for a day.
//!
//! Holds afterwards: versions are ordered by the first day they can have begun; the `until` of a version is the `from` of the
//! next one, or ends the provision; a text is given only where the corpus has exactly these words. Whoever begins a version
//! is named with the place that says so.

mod answer;
mod blame;
mod bounds;
mod builder;
mod events;
mod lifecycle;
mod limits;
mod orders;
mod published;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_limits;
mod wording;

use serde::{Deserialize, Serialize};

use crate::base::fixed::Word;
use crate::base::{ActRef, Bound, Date, Evidence, Message, ProvisionPath};
use crate::corpus::{Corpus, Work};

pub(crate) use answer::days;
pub use blame::{Authored, Part};
pub use lifecycle::{Lifecycle, Timeline};

/// Whether the words of a version are in the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TextStatus {
    /// They are.
    Known,
    /// The version existed, its words are not in the corpus.
    Unknown,
    /// The law itself withholds them ("for official use").
    Opaque,
}

impl TextStatus {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            TextStatus::Known => "known",
            TextStatus::Unknown => "unknown",
            TextStatus::Opaque => "opaque",
        }
    }
}

/// Why a version began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// `adopted`, one of [`Event`](crate::extract::Event)'s words, `suspended`, `resumed`, `expired` or `lapsed`.
    #[serde(with = "crate::base::fixed")]
    pub event: Word,
    /// The act that did it.
    pub act: ActRef,
    /// Where it is said.
    pub evidence: Option<Evidence>,
    /// Where else it is said: a note and the amending act may tell the same event.
    pub more: Vec<Evidence>,
}

/// The wording of one provision (or of the act, path empty) over one interval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// `sha256:` and the hex SHA-256 of [`Self::text`] as UTF-8; `unknown:<work id of the cause>` where the text is not known.
    pub id: String,
    /// Which provision.
    pub provision: ProvisionPath,
    /// The words, a paragraph a line.
    pub text: Option<String>,
    /// Whether they are known.
    pub text_status: TextStatus,
    /// What stands in the way of knowing the words, where an instruction could not be carried out.
    pub text_reason: Option<Message>,
    /// The first day it applies.
    pub from: Bound,
    /// The first day it no longer applies; `None` while nothing ends it.
    pub until: Option<Bound>,
    /// What began it.
    pub cause: Cause,
    /// What ended it, where something did: `repealed`, `act_repealed`, `expired`, `suspended`, or the event of the next version.
    pub ended_by: Option<Cause>,
    /// Relations that arose from this day on are governed by it too (art. 43): applied from [`Self::from`] on all the same.
    pub relations: Option<Date>,
    /// What it would say if changes whose order is not known came in another order; only where that makes a difference.
    pub outcomes: Vec<Outcome>,
    /// In an answer: one of the [`Self::outcomes`] of the version before it.
    pub by_other_order: bool,
}

/// Another wording that the same changes may have made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// As [`Version::id`].
    pub id: String,
    /// The words, where they are known.
    pub text: Option<String>,
    /// The acts in that order, as people read them.
    pub acts: Vec<String>,
}

/// The four answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum AnswerKind {
    InForce,
    NotInForce,
    Uncertain,
    Unknown,
}

impl AnswerKind {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            AnswerKind::InForce => "in_force",
            AnswerKind::NotInForce => "not_in_force",
            AnswerKind::Uncertain => "uncertain",
            AnswerKind::Unknown => "unknown",
        }
    }
}

/// Why an act or provision is not in force on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum NotInForce {
    NotYet,
    Repealed,
}

/// What applied on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The verdict.
    pub kind: AnswerKind,
    /// For [`AnswerKind::NotInForce`]: on which side of its life the day lies.
    pub not_in_force: Option<NotInForce>,
    /// In words, with dates and acts.
    pub reason: Message,
    /// The version that applied; for `uncertain` every one that may have; for `not_in_force` none.
    pub versions: Vec<Version>,
}

/// The first day on which an act is in force, which may lie before the day it is applied from.
#[must_use]
pub fn force(corpus: &Corpus, work: &Work) -> Bound {
    bounds::force(corpus, work.manifestations.first().map(|m| &*m.act), &work.act)
}
