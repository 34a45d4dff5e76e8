//! NQ107 wording-unknown
//!
//! # What it does
//! Reports that the right version was used as far as days tell, but that its words are not in the corpus, so that neither the
//! quotation nor the result can be compared with them.
//!
//! # Why it matters
//! "Nothing found" must not be read as "compared and found right".
//!
//! # Example
//! Item 7 of resolution 361's rules as № 610 made it in 2017: only the wording after the last change is in the corpus.
//!
//! # How to resolve
//! Add the amending act, or an edition of that time, to the corpus.
//!
//! # Limits
//! None of its own: the days are as certain as the versions shown.

use crate::base::Severity;
use crate::check::view::{Quote, Standing, Verdict, View, span_of};
use crate::timeline::{AnswerKind, TextStatus};

pub(in crate::check) fn check(view: &View<'_>) -> Option<Verdict> {
    if !matches!(view.applicable.kind, AnswerKind::InForce | AnswerKind::Unknown) {
        return None;
    }
    let version = view.applicable().find(|v| v.text_status != TextStatus::Known)?;
    // That an instruction could not be carried out is NQ006.
    if version.text_reason.is_some() {
        return None;
    }
    let same = view.used.versions.iter().all(|i| view.applicable.versions.contains(i));
    let undecided = view.used.quote == Quote::Undecided;
    if !(same || undecided) || view.all_used(Standing::Ended) || view.all_used(Standing::NotYet) {
        return None;
    }
    let id = match (undecided || view.check.quote.is_some(), version.text_status) {
        (_, TextStatus::Opaque) => "check-nq107-opaque",
        (true, _) => "check-nq107-quote",
        (false, _) => "check-nq107",
    };
    let message = view.message(id).with("since", span_of(&version.from)).with("by", version.cause.act.label());
    // What an act was adopted with can be read only in the edition of today; that it read otherwise is told by what ended it.
    let told_by = if version.cause.event == "adopted" { version.ended_by.as_ref() } else { Some(&version.cause) };
    Some(Verdict::new(Severity::Warning, message, view.message("check-nq107-help")).blames(Some(&version.cause)).caused_by(told_by))
}
