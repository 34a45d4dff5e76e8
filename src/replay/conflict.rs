//! What stands in the way of an instruction, and what was levelled to carry it out.

use super::text::{Text, UnitId};
use crate::base::Message;

/// Why an instruction was not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Reason {
    TargetMissing,
    TargetAmbiguous,
    AlreadyRepealed,
    AlreadyThere,
    WordsNotFound,
    WordsFoundTwice,
    /// The form of the new words would have to be guessed.
    FormUnknown,
    /// The text of the new wording is not in the amending act as read.
    NoWording,
    NotUnderstood,
}

impl Reason {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::TargetMissing => "target_missing",
            Reason::TargetAmbiguous => "target_ambiguous",
            Reason::AlreadyRepealed => "already_repealed",
            Reason::AlreadyThere => "already_there",
            Reason::WordsNotFound => "words_not_found",
            Reason::WordsFoundTwice => "words_found_twice",
            Reason::FormUnknown => "form_unknown",
            Reason::NoWording => "no_wording",
            Reason::NotUnderstood => "not_understood",
        }
    }
}

/// A place or words that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where, in the text.
    pub path: String,
    /// The words there, shortened.
    pub text: String,
}

impl Candidate {
    /// A unit, by the beginning of its words.
    #[must_use]
    pub fn unit(text: &Text, id: UnitId) -> Self {
        Candidate { path: text.path(id).to_string(), text: around(&text.unit(id).words.text(), 0, 0) }
    }

    /// Words of a unit with some of what stands beside them.
    #[must_use]
    pub fn words(text: &Text, id: UnitId, from: usize, to: usize) -> Self {
        Candidate { path: text.path(id).to_string(), text: around(&text.unit(id).words.text(), from, to) }
    }
}

/// Some characters before and after `[from, to)`.
fn around(words: &str, from: usize, to: usize) -> String {
    const BESIDE: usize = 30;
    let before: Vec<char> = words.get(..from).unwrap_or("").chars().rev().take(BESIDE).collect();
    let inside = words.get(from..to).unwrap_or("");
    let after: String = words.get(to..).unwrap_or("").chars().take(BESIDE).collect();
    before.iter().rev().collect::<String>() + inside + &after
}

/// An instruction that was not carried out, with both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The class.
    pub reason: Reason,
    /// What, for people.
    pub message: Message,
    /// What may have been meant.
    pub candidates: Vec<Candidate>,
}

impl Conflict {
    /// A conflict without candidates.
    #[must_use]
    pub fn new(reason: Reason, message: Message) -> Self {
        Conflict { reason, message, candidates: Vec::new() }
    }
}

/// A difference between instruction and text that was levelled: a recorded repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levelling {
    /// `letters`, `case`, `capitals`, `blanks`, `punctuation`, `numbers`, `word_order`, `ending` (words); `other_kind`, `left_out_step`,
    /// `counted_otherwise` (addresses); `pair_without_match`, `restored`, `list_goes_on`, `contents`.
    pub kind: &'static str,
    /// As the instruction has it.
    pub wanted: String,
    /// As the text has it.
    pub found: String,
}
