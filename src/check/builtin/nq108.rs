//! NQ108 changed-while-pending
//!
//! # What it does
//! Reports that the provision changed, began or lost force after the application was filed and not later than the decision. A
//! note where that is only possible.
//!
//! # Why it matters
//! For such a case it is a question of law which wording governs which part of it: the documents, the steps, the grounds of
//! refusal (Law on legal acts, art. 43).
//!
//! # Example
//! Filed on 2022-09-15, decided on 2023-01-10: № 850 changed item 7 of resolution 361's rules in between.
//!
//! # How to resolve
//! Look for a transitional clause; otherwise let a lawyer choose, and write the choice into the file. `--applicable filed`
//! judges by the day of filing.
//!
//! # Limits
//! It does not tell whether the change matters to this case.

use crate::base::{Bound, Date, Severity};
use crate::check::view::{Verdict, View, is_repeal, span_of};
use crate::timeline::Cause;

pub(in crate::check) fn check(view: &View<'_>) -> Option<Verdict> {
    let (filed, decided) = (view.case.filed_on?, view.case.decided_on?);
    let changes: Vec<(&Bound, &Cause)> =
        boundaries(view).into_iter().filter(|(bound, _)| possibly(bound, filed, decided)).collect();
    let (bound, cause) = changes.iter().rev().find(|(b, _)| surely(b, filed, decided)).or(changes.last())?;
    let certain = surely(bound, filed, decided);
    let (id, severity) = match (certain, is_repeal(cause)) {
        (true, false) => ("check-nq108", Severity::Warning),
        (true, true) => ("check-nq108-repealed", Severity::Warning),
        (false, false) => ("check-nq108-maybe", Severity::Note),
        (false, true) => ("check-nq108-repealed-maybe", Severity::Note),
    };
    let message =
        view.message(id).with("filed", filed).with("decided", decided).with("since", span_of(bound)).with("by", cause.act.label());
    Some(
        Verdict::new(severity, message, view.message("check-nq108-help"))
            .blames(Some(cause))
            .caused_by(changes.iter().map(|(_, c)| *c)),
    )
}

/// Every boundary of the provision's life, once, in the order of its versions.
fn boundaries<'v>(view: &'v View<'_>) -> Vec<(&'v Bound, &'v Cause)> {
    let mut out: Vec<(&Bound, &Cause)> = Vec::new();
    for version in view.versions {
        let end = version.until.as_ref().zip(version.ended_by.as_ref());
        for (bound, cause) in std::iter::once((&version.from, &version.cause)).chain(end) {
            if !out.iter().any(|(b, c)| *b == bound && c.act == cause.act) {
                out.push((bound, cause));
            }
        }
    }
    out
}

/// Whether the boundary certainly lies after the filing and not after the decision.
fn surely(bound: &Bound, filed: Date, decided: Date) -> bool {
    bound.earliest.is_some_and(|e| e > filed) && bound.surely_by(decided)
}

/// Whether it may. A boundary that nothing limits to a window tells nothing about this case.
fn possibly(bound: &Bound, filed: Date, decided: Date) -> bool {
    // Between a day and itself lies nothing.
    filed < decided && bound.earliest.is_some_and(|e| e <= decided) && bound.latest.is_some_and(|l| l > filed)
}
