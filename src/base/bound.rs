//! A boundary of a version: a day that may not be known exactly.

use serde::{Deserialize, Serialize};

use super::{Date, Message};

/// The first day of something: known exactly, or between two days, or not at all.
///
/// Before `earliest` it has certainly not come; from `latest` on it certainly has. `exact` is set only when both are equal and
/// rest on known facts. A `None` in `latest` means that nothing in the corpus says by when.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bound {
    /// The day, where the facts fix it.
    pub exact: Option<Date>,
    /// The first day it can be.
    pub earliest: Option<Date>,
    /// The last day it can be.
    pub latest: Option<Date>,
    /// The rule behind the day, in the words of the contract (`after_publication`, `date`, …), `unknown` where there is none.
    pub rule: String,
    /// The facts that would settle it, each a sentence such as "publication date of № 758 of 2023-09-01".
    pub missing: Vec<Message>,
    /// Whether `latest` rests on a legal duty (publish within 30 days) and not on a fact.
    pub presumed: bool,
    /// The article behind a presumed bound, and an assumption where the article is younger than the act.
    pub basis: Option<Message>,
}

impl Bound {
    /// A day known for certain.
    #[must_use]
    pub fn exact(day: Date, rule: &str) -> Self {
        Bound { exact: Some(day), earliest: Some(day), latest: Some(day), rule: rule.to_string(), ..Self::default() }
    }

    /// Whether it has certainly come on `day`.
    #[must_use]
    pub fn surely_by(&self, day: Date) -> bool {
        self.latest.is_some_and(|l| l <= day)
    }

    /// Whether it may have come on `day`.
    #[must_use]
    pub fn maybe_by(&self, day: Date) -> bool {
        self.earliest.is_none_or(|e| e <= day)
    }
}
