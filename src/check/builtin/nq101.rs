//! NQ101 outdated-wording
//!
//! # What it does
//! Compares the end of the wording used with the day that counts: the wording had certainly been replaced by then, while the
//! provision itself lived on.
//!
//! # Why it matters
//! A decision by a wording that no longer applied demands documents nobody owes, or grants what the law no longer grants.
//!
//! # Example
//! Resolution 361, item 7 of its rules, used as of 2020-06-01 for a decision of 2021-03-02: № 760 had changed it by 2020-12-12.
//!
//! # How to resolve
//! Compare both wordings (`nusqa diff`), and decide again where the difference matters.
//!
//! # Limits
//! A transitional clause, or the rule that a milder later law applies, may save the decision: that needs a lawyer.

use crate::base::Severity;
use crate::check::view::{Standing, Verdict, View, span_of};
use crate::timeline::NotInForce;

pub(in crate::check) fn check(view: &View<'_>) -> Option<Verdict> {
    if view.applicable.not_in_force == Some(NotInForce::Repealed) || !view.all_used(Standing::Ended) {
        return None;
    }
    let used = view.used().last()?;
    let until = used.until.as_ref()?;
    let by = used.ended_by.as_ref();
    let message =
        view.message("check-nq101").with("since", span_of(until)).with("by", by.map_or_else(|| "?".to_string(), |c| c.act.label()));
    let from = view.used.on.or(used.from.latest).or(used.from.earliest);
    let help = view.message("check-nq101-help").with("from", from.map(|d| d.to_string()).unwrap_or_default());
    let causes = by.into_iter().chain(view.applicable().map(|v| &v.cause));
    Some(Verdict::new(Severity::Error, message, help).blames(by).caused_by(causes))
}
