//! NQ105 unknown-reference
//!
//! # What it does
//! Reports a reference that leads to no provision of the corpus, or to more than one act.
//!
//! # Why it matters
//! Nothing can be said about such a check, and a decision that cites a provision that never existed is itself in doubt.
//!
//! # Example
//! `361#document-1/item-77`: the rules of resolution 361 have ten items.
//!
//! # How to resolve
//! Correct the reference, take one of the candidates named, or add the act to the corpus.
//!
//! # Limits
//! The corpus knows only its own acts: a provision that exists in law may be absent here.

use crate::base::{Message, Severity};
use crate::check::view::Verdict;
use crate::corpus::CorpusError;

pub(in crate::check) fn verdict(provision: &str, error: &CorpusError) -> Verdict {
    let id = if error.candidates.is_empty() { "check-nq105" } else { "check-nq105-candidates" };
    let message = Message::new(id).with("provision", provision).with("candidates", error.candidates.join(", "));
    Verdict::new(Severity::Error, message, Message::new("check-nq105-help")).because(vec![error.message.clone()])
}
