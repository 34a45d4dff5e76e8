//! NQ014 basis-lost
//!
//! # What it does
//! Reports that the act relied on is made under an act that had lost force on the day that counts.
//!
//! # Why it matters
//! Whoever made the lower act has to repeal it (Law on legal acts, art. 27(2)); until then it applies, but a decision that rests on it may
//! be disputed.
//!
//! # Example
//! An order "in accordance with article 5 of Law No 477-IV", after that law was repealed.
//!
//! # How to resolve
//! Look whether the act was repealed or adopted anew in the meantime, and add that act to the corpus.
//!
//! # Limits
//! Only acts of a higher rank that the preamble names and that the corpus holds.

use crate::base::{Date, Message, Severity};
use crate::check::view::{Verdict, span_of};
use crate::query::LostBasis;

pub(in crate::check) fn verdict(provision: &str, lost: &[LostBasis], day: Date) -> Option<Verdict> {
    let basis = lost.iter().find(|b| b.until.surely_by(day))?;
    let message = Message::new("check-nq014")
        .with("provision", provision)
        .with("day", day)
        .with("basis", basis.act.label())
        .with("since", span_of(&basis.until));
    Some(Verdict::new(Severity::Warning, message, Message::new("check-nq014-help").with("provision", provision)))
}
