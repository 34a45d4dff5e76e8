//! NQ021 suppression-unused
//!
//! # What it does
//! Reports an entry of a suppression file that fits no finding of this run.
//!
//! # Why it matters
//! What it was written for is gone, or it is misspelt and never worked; left in the file, it may one day hide something else.
//!
//! # Example
//! `record = "AST-2022-0655"`, and that record is no longer among the cases.
//!
//! # How to resolve
//! Remove the entry, or correct it.
//!
//! # Limits
//! A run over part of the cases says it of entries for the other part.

use crate::base::{Message, Severity};
use crate::check::suppress::Suppression;
use crate::check::view::Verdict;

pub(in crate::check) fn verdict(entry: &Suppression) -> Verdict {
    let message = Message::new("check-nq021").with("reason", &entry.reason);
    Verdict::new(Severity::Note, message, Message::new("check-nq021-help"))
}
