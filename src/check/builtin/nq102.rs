//! NQ102 repealed
//!
//! # What it does
//! Reports that the act, or the provision, had certainly lost force on the day that counts, or was suspended on it.
//!
//! # Why it matters
//! A decision that rests on repealed law rests on nothing, whatever the wording.
//!
//! # Example
//! Resolution 361 was repealed by № 758 of 2023-09-01 and had ended by 2023-10-12; a decision of 2023-11-02 still cites it.
//!
//! # How to resolve
//! Find what took its place, and decide by that.
//!
//! # Limits
//! An act that was made under a repealed one does not fall with it by itself (Law on legal acts, art. 27); nusqa follows only
//! repeals that a text states.

use crate::base::Severity;
use crate::check::view::{Standing, Verdict, View, span_of, standing};
use crate::timeline::NotInForce;

pub(in crate::check) fn check(view: &View<'_>) -> Option<Verdict> {
    if view.applicable.not_in_force != Some(NotInForce::Repealed) {
        return None;
    }
    let last = view.versions.iter().rev().find(|v| standing(v, view.day) == Standing::Ended);
    let since = last.and_then(|v| v.until.as_ref()).map_or_else(|| "?".to_string(), span_of);
    let cause = last.and_then(|v| v.ended_by.as_ref());
    let suspended = cause.is_some_and(|c| c.event == "suspended");
    let id = if suspended { "check-nq102-suspended" } else { "check-nq102" };
    let message = view.message(id).with("since", since).with("by", cause.map_or_else(|| "?".to_string(), |c| c.act.label()));
    Some(Verdict::new(Severity::Error, message, view.message("check-nq102-help")).blames(cause).caused_by(cause))
}
