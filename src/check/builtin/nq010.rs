//! NQ010 record-unreadable
//!
//! # What it does
//! Reports a record, or a part of one, that cannot be understood: broken JSON, a value of the wrong type, a day that the calendar
//! does not have, a decision before its filing, no day by which to judge.
//!
//! # Why it matters
//! A record that is skipped in silence looks like a clean one.
//!
//! # Example
//! `{"id": "AST-2019-0412", "decided_on": "2019-02-30", …}`: February has no 30th day.
//!
//! # How to resolve
//! Correct the field at the line named and check again; `nusqa check --schema` prints the shape of a record.
//!
//! # Limits
//! Whether a day that exists is the true one cannot be seen.

use crate::base::{Message, Severity};
use crate::check::Applicable;
use crate::check::view::Verdict;

/// The record gives no day by which to judge a check.
pub(in crate::check) fn no_day(provision: &str, policy: Applicable) -> Verdict {
    let message = Message::new("check-record-no-day").with("provision", provision).with("policy", policy.as_str());
    Verdict::new(Severity::Error, message, Message::new("check-help-day"))
}
