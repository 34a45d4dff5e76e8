//! What is wrong with a rule file.

use crate::base::{Message, Severity};

/// Something wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// File, as named by the caller.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in letters, from 1.
    pub column: usize,
    /// Id of the rule, where it has one.
    pub rule: Option<String>,
    /// An error leaves the rule out, a warning does not.
    pub severity: Severity,
    /// What.
    pub message: Message,
    /// What to do.
    pub help: Message,
    /// The line, for a mark under what is wrong.
    pub excerpt: Option<Excerpt>,
}

/// A line and the part of it that is meant, in letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line.
    pub text: String,
    /// Letters before the part.
    pub start: usize,
    /// Letters of the part, at least one.
    pub length: usize,
}
