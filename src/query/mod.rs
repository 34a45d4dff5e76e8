//! Stage 9: questions about time, text and differences.

pub mod search;

use crate::base::{Date, Message};
use crate::corpus::{Corpus, CorpusError, Reference};
use crate::timeline::{Answer, AnswerKind, Version};

/// Which version of a provision applied on a day, with only what was published by `known_on` taken into account.
///
/// # Errors
/// The Work or the provision does not exist in the corpus (never existed in any version).
pub fn as_of(corpus: &Corpus, reference: &Reference, on: Date, known_on: Option<Date>) -> Result<Answer, CorpusError> {
    let _ = (corpus, reference, on, known_on);
    Ok(Answer { kind: AnswerKind::Unknown, not_in_force: None, reason: Message::new("answer-unknown"), versions: Vec::new() })
}

/// Every version of a provision or act, oldest first.
///
/// # Errors
/// As [`as_of`].
pub fn history(corpus: &Corpus, reference: &Reference, known_on: Option<Date>) -> Result<Vec<Version>, CorpusError> {
    let _ = (corpus, reference, known_on);
    Ok(Vec::new())
}
