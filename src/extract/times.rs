//! What an act says of its own time beside its commencement clauses.

use serde::{Deserialize, Serialize};

use crate::base::{ActRef, Date, ProvisionPath, Span};

/// An event that a commencement waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherEvent {
    /// The adoption of an act; else its commencement.
    pub adoption: bool,
    /// The act, where it is cited beside the clause; `None` with `adoption`: the act that says so itself.
    pub act: Option<ActRef>,
}

/// What begins by a clause (Law on legal acts, art. 42(1)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Effect {
    /// It is applied (қолданысқа енгізу): the boundary of versions.
    #[default]
    Application,
    /// It is in force (күшіне ену), and the act says of its application something else.
    Force,
}

impl Effect {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Effect::Application => "application",
            Effect::Force => "force",
        }
    }
}

/// The day on which an act, or a part of it, ceases to apply by its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expiry {
    /// `None`: the act.
    pub applies_to: Option<ProvisionPath>,
    /// The first day it no longer applies.
    pub until: Date,
    /// The exact words.
    pub phrase: String,
    /// Where they stand.
    pub span: Span,
}

/// Relations that arose before commencement and are governed all the same (art. 43).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relations {
    /// `None`: the act.
    pub applies_to: Option<ProvisionPath>,
    /// Those that arose from this day on.
    pub since: Date,
    /// The exact words.
    pub phrase: String,
    /// Where they stand.
    pub span: Span,
}
