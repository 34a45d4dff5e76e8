//! Days that may not be known exactly, in words.

use nusqa::base::{Bound, Message};

use crate::i18n::I18n;

/// `between 2017-10-10 and 2017-11-09`.
pub fn words(bound: &Bound, i18n: &I18n) -> String {
    let message = match (bound.exact, bound.earliest, bound.latest) {
        (Some(day), ..) => return day.to_string(),
        (None, Some(a), Some(b)) => Message::new("cli-bound-between").with("earliest", a).with("latest", b),
        (None, Some(a), None) => Message::new("cli-bound-not-before").with("earliest", a),
        (None, None, Some(b)) => Message::new("cli-bound-at-latest").with("latest", b),
        (None, None, None) => Message::new("cli-bound-unknown"),
    };
    i18n.tr(&message)
}

/// `2017-10-10…2017-11-09`, for tables; `?` stands for a side nothing is known about.
pub fn short(bound: &Bound) -> String {
    match (bound.exact, bound.earliest, bound.latest) {
        (Some(day), ..) => day.to_string(),
        (None, None, None) => "?".to_string(),
        (None, a, b) => {
            let side = |d: Option<nusqa::base::Date>| d.map_or_else(|| "?".to_string(), |d| d.to_string());
            format!("{}…{}", side(a), side(b))
        }
    }
}

/// What the bound rests on, and what would make it exact, a line each.
pub fn notes(bound: &Bound, i18n: &I18n) -> Vec<String> {
    let basis = bound.basis.as_ref().map(|m| i18n.tr(&Message::new("cli-bound-presumed").with("article", i18n.tr(m))));
    let missing = bound.missing.iter().map(|m| i18n.tr(&Message::new("cli-bound-missing").with("fact", i18n.tr(m))));
    basis.into_iter().chain(missing).collect()
}
