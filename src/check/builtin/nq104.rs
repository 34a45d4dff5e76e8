//! NQ104 date-uncertain
//!
//! # What it does
//! Reports that the facts at hand do not settle whether the wording used applied on the day that counts, and names the fact that
//! would: mostly the day of official publication.
//!
//! # Why it matters
//! Most acts begin to apply a number of days after their publication. Without that day there is a window in which both the old
//! and the new wording may apply, and a guess would be wrong for some of the cases in it.
//!
//! # Example
//! Order № 11-1-4/730 applies from a day between 2025-12-21 and 2026-01-20. A decision of 2026-01-05 lies between them.
//!
//! # How to resolve
//! Write the publication day with its source into `facts.toml`; the answer becomes exact at once.
//!
//! # Limits
//! The latest day rests on the publishers' duty to publish within 30 days; a later publication would move it.

use crate::base::Severity;
use crate::check::view::{OpenBound, Standing, Verdict, View, missing, open_bounds, span_of};
use crate::timeline::AnswerKind;

pub(in crate::check) fn check(view: &View<'_>) -> Option<Verdict> {
    let decided = view.all_used(Standing::Ended) || view.all_used(Standing::NotYet);
    let open = open_bounds(view.applicable(), view.day);
    match view.applicable.kind {
        AnswerKind::NotInForce => None,
        AnswerKind::Uncertain => {
            // The wording used is wrong whatever the day turns out to be; only a possible end of force adds to that.
            let ends: Vec<_> = open.iter().filter(|o| o.ends).collect();
            match ends.first() {
                Some(end) => Some(verdict(view, "check-nq104-ends", end, &open)),
                None if decided => None,
                None => open.last().map(|last| verdict(view, "check-nq104", last, &open)),
            }
        }
        AnswerKind::Unknown if view.applicable.versions.is_empty() && !decided => {
            Some(Verdict::new(Severity::Warning, view.message("check-nq104-unknown"), view.message("check-nq104-help")))
        }
        _ if decided || view.all_used(Standing::InForce) => None,
        _ => used_uncertain(view),
    }
}

/// What applied is certain, what was used is not.
fn used_uncertain(view: &View<'_>) -> Option<Verdict> {
    if view.used.versions.iter().all(|i| view.applicable.versions.contains(i)) {
        return None;
    }
    let on = view.used.on.unwrap_or(view.day);
    let open = open_bounds(view.used(), on);
    match open.last() {
        Some(last) => {
            let mut verdict = verdict(view, "check-nq104-used", last, &open);
            verdict.message.args.push(("used", on.to_string()));
            Some(verdict)
        }
        None => Some(Verdict::new(Severity::Warning, view.message("check-nq104-unknown"), view.message("check-nq104-help"))),
    }
}

fn verdict(view: &View<'_>, id: &'static str, about: &OpenBound<'_>, open: &[OpenBound<'_>]) -> Verdict {
    let message = view.message(id).with("since", span_of(about.bound)).with("by", about.cause.act.label());
    Verdict::new(Severity::Warning, message, view.message("check-nq104-help"))
        .because(missing(open))
        .caused_by(open.iter().map(|o| o.cause))
}
