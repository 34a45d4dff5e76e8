//! NQ020 suppression-expired
//!
//! # What it does
//! Reports an entry of a suppression file whose last day has passed: the findings it fits are reported again.
//!
//! # Why it matters
//! Somebody meant to look again by that day.
//!
//! # Example
//! `until = "2025-12-31"`, checked on 2026-01-15.
//!
//! # How to resolve
//! Mend the cases, or look at them again and write a new day with its reason; remove the entry otherwise.
//!
//! # Limits
//! The day is `--today`.

use crate::base::{Message, Severity};
use crate::check::suppress::Suppression;
use crate::check::view::Verdict;

pub(in crate::check) fn verdict(entry: &Suppression) -> Verdict {
    let message = Message::new("check-nq020").with("until", entry.until).with("reason", &entry.reason);
    Verdict::new(Severity::Warning, message, Message::new("check-nq020-help"))
}
