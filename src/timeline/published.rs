//! When an act was published: a fact, or what the law makes of the days that are known.

use crate::base::date::add_days;
use crate::base::{ActKind, ActRef, Date, Message};
use crate::corpus::Corpus;

/// Days within which an act is to be published after it entered into force: Law № 480-V, art. 37(3).
pub(super) const DAYS_TO_PUBLISH: i64 = 30;

/// When an act was first published, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Published {
    /// The first day it can have been.
    pub(super) earliest: Option<Date>,
    /// The last day it can have been.
    pub(super) latest: Option<Date>,
    /// What would settle it; empty when it is a fact.
    pub(super) missing: Vec<Message>,
    /// The duty behind `latest`.
    pub(super) basis: Option<Message>,
}

/// When `act` was published.
pub(super) fn published(corpus: &Corpus, act: &ActRef) -> Published {
    if let Some(fact) = corpus.publication_of(act) {
        return Published { earliest: Some(fact.date), latest: Some(fact.date), ..Published::default() };
    }
    let missing = Message::new("missing-publication").with("act", act.label());
    let Some(signed) = act.date else {
        return Published {
            missing: vec![missing, Message::new("missing-signing").with("act", act.label())],
            ..Published::default()
        };
    };
    match (registered(corpus, act), is_registered_kind(act.kind)) {
        (None, true) => {
            // Enters into force on registration, whose day nothing tells: nothing says by when it was published.
            let registration = Message::new("missing-registration").with("act", act.label());
            Published { earliest: Some(signed), latest: None, missing: vec![missing, registration], basis: None }
        }
        (day, _) => {
            let from = day.unwrap_or(signed);
            let latest = Some(add_days(from, DAYS_TO_PUBLISH));
            let basis = if before_law_of_2016(signed) { "bound-duty-assumed" } else { "bound-duty" };
            let basis = Some(Message::new(basis).with("act", act.label()).with("days", DAYS_TO_PUBLISH));
            Published { earliest: Some(from), latest, missing: vec![missing], basis }
        }
    }
}

/// The day of state registration, where a text of the act is at hand.
pub(super) fn registered(corpus: &Corpus, act: &ActRef) -> Option<Date> {
    let work = corpus.work_of(act)?;
    work.manifestations.iter().find_map(|m| m.act.head.registration.as_ref()?.date)
}

/// Acts of ministers, agencies and local bodies are registered (art. 35-1), apart from exemptions that no text tells.
pub(super) fn is_registered_kind(kind: Option<ActKind>) -> bool {
    matches!(kind, Some(ActKind::Order | ActKind::Decision))
}

fn before_law_of_2016(signed: Date) -> bool {
    Date::from_ymd_opt(2016, 4, 6).is_some_and(|law| signed < law)
}
