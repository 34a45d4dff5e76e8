//! NQ106 wording-mismatch
//!
//! # What it does
//! Reports that the words quoted, or the version named, are no wording of that provision: the quotation is compared without
//! regard to case, look-alike letters, blanks, quotes and dashes.
//!
//! # Why it matters
//! A quotation that the law does not hold is a mistake in the reference, in the copy, or in the source it was taken from.
//!
//! # Example
//! A case quotes "күнтізбелік қырық күннен кешіктірілмей" from item 9 of resolution 361's rules; the item says thirty.
//!
//! # How to resolve
//! Compare with `nusqa history`; correct the quotation or the reference.
//!
//! # Limits
//! Where some wordings of the provision are not in the corpus, the words may stand there: then it is a warning.

use crate::base::Severity;
use crate::check::view::{Quote, Verdict, View};
use crate::timeline::{AnswerKind, TextStatus};

pub(in crate::check) fn check(view: &View<'_>) -> Option<Verdict> {
    if view.applicable.kind == AnswerKind::NotInForce {
        return None;
    }
    let unknown = view.versions.iter().filter(|v| v.text_status != TextStatus::Known).count();
    let named = !view.used.versions.is_empty();
    let (id, severity) = if view.used.no_such_id.is_some() {
        let certain = unknown == 0;
        if certain { ("check-nq106-version", Severity::Error) } else { ("check-nq106-version-maybe", Severity::Warning) }
    } else if view.used.nothing_on.is_some() {
        ("check-nq106-day", Severity::Error)
    } else {
        match view.used.quote {
            Quote::Elsewhere => ("check-nq106-elsewhere", Severity::Error),
            Quote::Nowhere if unknown == 0 => ("check-nq106-quote", Severity::Error),
            Quote::Nowhere if named => ("check-nq106-quote-some", Severity::Error),
            Quote::Nowhere => ("check-nq106-quote-maybe", Severity::Warning),
            Quote::Fits | Quote::Undecided => return None,
        }
    };
    let mut message = view.message(id).with("unknown", unknown);
    if let Some(version) = &view.used.no_such_id {
        message = message.with("version", version);
    }
    if let Some(on) = view.used.nothing_on {
        message = message.with("on", on);
    }
    Some(Verdict::new(severity, message, view.message("check-nq106-help")).caused_by(view.used().map(|v| &v.cause)))
}
