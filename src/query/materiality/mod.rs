//! Two wordings of a provision → what kind of change each change is.
//!
//! [`classify`] compares words in a shape that is the same however they are written (its tokens): a look-alike letter, a quote, a
//! number in digits instead of words are *editorial*. Where words differ, what both sides say there is compared: terms, days, numbers,
//! bearers of duties, papers, conditions, denials. What is left is a change of *wording*.
//!
//! **It marks, it does not judge.** A change of wording may change the law; a term that reads otherwise surely does. Nothing of the
//! difference is left without a class, and only what is the same in every respect that is looked at is called editorial.

mod amounts;
mod compare;
mod facts;
mod favour;
mod nouns;
mod polarity;
#[cfg(test)]
mod tests;
mod time;
mod tokens;
mod words;

use std::ops::Range;

use crate::base::{Language, Message};

pub use favour::{Favour, favour};

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A number: a sum, a share, a count, an age, with its unit and whether it is a least or a most.
    Amount,
    /// A day, month or year.
    Date,
    /// A term: its length, unit or how it counts.
    Deadline,
    /// Something is denied or forbidden on one side only.
    Negation,
    /// Who: a body, an official, a kind of people.
    Addressee,
    /// A paper in a list of papers.
    Documents,
    /// The condition under which something holds.
    Condition,
    /// The number of another act, or of an element of one.
    Reference,
    /// Other words.
    Wording,
    /// Letter shapes, capitals, blanks, quotes, dashes, punctuation, a number in words.
    Editorial,
}

impl Class {
    /// All of them.
    pub const ALL: [Class; 10] = [
        Class::Amount,
        Class::Date,
        Class::Deadline,
        Class::Negation,
        Class::Addressee,
        Class::Documents,
        Class::Condition,
        Class::Reference,
        Class::Wording,
        Class::Editorial,
    ];

    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Amount => "amount",
            Class::Date => "date",
            Class::Deadline => "deadline",
            Class::Negation => "negation",
            Class::Addressee => "addressee",
            Class::Documents => "documents",
            Class::Condition => "condition",
            Class::Reference => "reference",
            Class::Wording => "wording",
            Class::Editorial => "editorial",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Class::Amount => "materiality-amount",
            Class::Date => "materiality-date",
            Class::Deadline => "materiality-deadline",
            Class::Negation => "materiality-negation",
            Class::Addressee => "materiality-addressee",
            Class::Documents => "materiality-documents",
            Class::Condition => "materiality-condition",
            Class::Reference => "materiality-reference",
            Class::Wording => "materiality-wording",
            Class::Editorial => "materiality-editorial",
        })
    }

    /// Whether it surely changes what the provision says: neither wording nor editorial.
    #[must_use]
    pub fn is_material(self) -> bool {
        !matches!(self, Class::Wording | Class::Editorial)
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind.
    pub class: Class,
    /// Bytes of the old wording; empty where only the new one says something.
    pub old_span: Range<usize>,
    /// Bytes of the new wording.
    pub new_span: Range<usize>,
}

/// Every change between two wordings of one provision, in order. `old` or `new` may be empty: all of the other came or went.
#[must_use]
pub fn classify(old: &str, new: &str) -> Vec<Change> {
    classify_in(old, new, language_of(old, new))
}

/// [`classify`], where the language is known.
#[must_use]
pub fn classify_in(old: &str, new: &str, language: Language) -> Vec<Change> {
    if old == new { Vec::new() } else { compare::changes(old, new, language) }
}

/// Whether one of the changes surely changes what the provision says.
#[must_use]
pub fn material(changes: &[Change]) -> bool {
    changes.iter().any(|c| c.class.is_material())
}

/// Whether all changes are editorial (there may be none).
#[must_use]
pub fn editorial_only(changes: &[Change]) -> bool {
    changes.iter().all(|c| c.class == Class::Editorial)
}

/// The classes of some changes, each once, in the order of [`Class::ALL`].
#[must_use]
pub fn classes(changes: &[Change]) -> Vec<Class> {
    Class::ALL.into_iter().filter(|class| changes.iter().any(|c| c.class == *class)).collect()
}

/// The language of two wordings by their letters; a short text without any that only Kazakh has is Kazakh when it begins no Russian word
/// of the commonest.
fn language_of(old: &str, new: &str) -> Language {
    const KAZAKH: &[&str] = &["ай", "айдан", "айға", "бес", "бап", "жас", "жасқа", "абзац", "сот", "он", "алты"];
    let letters = |c: char| "әғқңөұүһӘҒҚҢӨҰҮҺ".contains(c) || matches!(c, 'і' | 'І');
    let kazakh = old.chars().chain(new.chars()).take(4000).any(letters);
    let word = |t: &str| t.split(|c: char| !c.is_alphanumeric()).take(200).any(|w| KAZAKH.contains(&w.to_lowercase().as_str()));
    let russian = |t: &str| t.chars().take(4000).any(|c| matches!(c, 'щ' | 'ъ' | 'ь' | 'ё'));
    if kazakh || (!russian(old) && !russian(new) && (word(old) || word(new))) { Language::Kazakh } else { Language::Russian }
}
