//! NQ103 not-yet-in-force
//!
//! # What it does
//! Reports that the wording used, or the provision as such, had certainly not commenced on the day that counts.
//!
//! # Why it matters
//! Acts are signed, registered and published weeks before they apply; press and databases often show the new text at once.
//!
//! # Example
//! Order № 11-1-4/730 was signed on 2025-12-05 and applied on 2025-12-21 at the earliest; a decision of 2025-12-15 quotes its
//! wording of item 3.
//!
//! # How to resolve
//! Decide by the wording that applied (`nusqa show … --on …`).
//!
//! # Limits
//! A later act that improves the citizen's position may apply backwards where it says so: that needs a lawyer.

use crate::base::Severity;
use crate::check::view::{Standing, Verdict, View, span_of};
use crate::timeline::NotInForce;

pub(in crate::check) fn check(view: &View<'_>) -> Option<Verdict> {
    let (id, version) = if view.applicable.not_in_force == Some(NotInForce::NotYet) {
        ("check-nq103-provision", view.versions.first()?.as_ref())
    } else if view.all_used(Standing::NotYet) {
        ("check-nq103", view.used().next()?)
    } else {
        return None;
    };
    let message = view.message(id).with("since", span_of(&version.from)).with("by", version.cause.act.label());
    let causes = std::iter::once(&version.cause).chain(view.applicable().map(|v| &v.cause));
    Some(Verdict::new(Severity::Error, message, view.message("check-nq103-help")).blames(Some(&version.cause)).caused_by(causes))
}
