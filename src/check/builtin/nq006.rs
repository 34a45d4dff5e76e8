//! NQ006 amendment-conflict
//!
//! # What it does
//! Reports that the wording that applied is not known because an instruction of an amending act could not be carried out on the text.
//!
//! # Why it matters
//! The words that are shown before it are not those that applied; only reading both acts tells what did.
//!
//! # Example
//! "In item 7 replace the words A by B", where item 7 holds A twice.
//!
//! # How to resolve
//! Read both sides (`nusqa history`), and add the edition or the act between them that the corpus lacks.
//!
//! # Limits
//! Here only conflicts on provisions that a case relied on; `nusqa apply` shows those of one act.

use crate::base::Severity;
use crate::check::view::{Standing, Verdict, View, span_of};

pub(in crate::check) fn check(view: &View<'_>) -> Option<Verdict> {
    let version = view.applicable().find(|v| v.text_reason.is_some())?;
    if view.all_used(Standing::Ended) || view.all_used(Standing::NotYet) {
        return None;
    }
    let message = view.message("check-nq006").with("since", span_of(&version.from)).with("by", version.cause.act.label());
    let verdict = Verdict::new(Severity::Warning, message, view.message("check-nq006-help"))
        .blames(Some(&version.cause))
        .caused_by(Some(&version.cause));
    Some(verdict.because(version.text_reason.iter().cloned().collect()))
}
