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

use crate::base::{Date, Message, Severity};
use crate::check::view::{OpenBound, Standing, Verdict, View, missing, open_bounds, span_of};
use crate::timeline::{AnswerKind, TextStatus};

pub(in crate::check) fn check(view: &View<'_>) -> Option<Verdict> {
    let decided = view.all_used(Standing::Ended) || view.all_used(Standing::NotYet);
    match view.applicable.kind {
        AnswerKind::NotInForce => None,
        AnswerKind::Uncertain => {
            let open = open_bounds(view.applicable(), view.day);
            // The wording used is wrong whatever the day turns out to be; only a possible end of force adds to that.
            match (open.iter().find(|o| o.ends), open.last()) {
                (Some(end), _) => Some(verdict(view, "check-nq104-ends", end, &open)),
                _ if decided => None,
                _ if view.applicable().any(|v| v.by_other_order) => Some(order(view)),
                (None, Some(last)) => Some(verdict(view, "check-nq104", last, &open)),
                (None, None) => Some(unknown(view, view.day)),
            }
        }
        _ if decided => None,
        // Where the lack is only one of words, NQ107 says so.
        AnswerKind::Unknown if view.applicable().all(|v| v.text_status == TextStatus::Known) => Some(unknown(view, view.day)),
        AnswerKind::Unknown | AnswerKind::InForce => used_uncertain(view),
    }
}

/// What applied is certain, what was used is not.
fn used_uncertain(view: &View<'_>) -> Option<Verdict> {
    let on = view.used.on?;
    if view.used.versions.is_empty() {
        return view.used.unknown_on.map(|on| unknown(view, on));
    }
    if view.used.versions.iter().all(|i| view.applicable.versions.contains(i)) {
        return None;
    }
    let open = open_bounds(view.used(), on);
    let Some(last) = open.last() else { return Some(unknown(view, on)) };
    let mut verdict = verdict(view, "check-nq104-used", last, &open);
    verdict.message = verdict.message.with("used", on);
    Some(verdict)
}

/// It applied for certain, and what it said hangs on the order of changes that nobody knows.
fn order(view: &View<'_>) -> Verdict {
    let mut acts: Vec<&str> = view.applicable().flat_map(|v| &v.outcomes).flat_map(|o| &o.acts).map(String::as_str).collect();
    acts.sort_unstable();
    acts.dedup();
    let message = view.message("check-nq104-order").with("acts", acts.join(", "));
    Verdict::new(Severity::Warning, message, view.message("check-nq104-help")).caused_by(view.applicable().map(|v| &v.cause))
}

/// The corpus tells nothing of a day.
fn unknown(view: &View<'_>, on: Date) -> Verdict {
    let message = |id| Message::new(id).with("provision", &view.check.provision).with("day", on);
    Verdict::new(Severity::Warning, message("check-nq104-unknown"), message("check-nq104-help"))
}

fn verdict(view: &View<'_>, id: &'static str, about: &OpenBound<'_>, open: &[OpenBound<'_>]) -> Verdict {
    let message = view.message(id).with("since", span_of(about.bound)).with("by", about.cause.act.label());
    Verdict::new(Severity::Warning, message, view.message("check-nq104-help"))
        .because(missing(open))
        .blames(Some(about.cause))
        .caused_by(open.iter().map(|o| o.cause))
}
