//! Case records (contract § 4 and § 7): what an office says about one application.

use serde_json::Value;

use crate::base::{Date, Message};

/// One application and what was relied on when it was decided.
///
/// Every field may be absent, and nothing absent is filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// The office's own number of the case; no names.
    pub id: Option<String>,
    /// Day on which the application was registered.
    pub filed_on: Option<Date>,
    /// Day of the decision.
    pub decided_on: Option<Date>,
    /// Which encoded procedure it belongs to (`exit-permit`).
    pub procedure: Option<String>,
    /// The provisions relied on, in the order given.
    pub checks: Vec<CaseCheck>,
    /// Facts about the applicant, for encoded rules; `null` when absent.
    pub facts: Value,
    /// Documents given or demanded, for encoded rules.
    pub documents: Vec<Value>,
    /// Steps of the procedure, for encoded rules.
    pub events: Vec<CaseEvent>,
    /// `granted` or `refused`.
    pub decision: Option<String>,
    /// Grounds of a refusal as numbered by the law.
    pub refusal_grounds: Vec<String>,
    /// Which of the lists the record gives, if only to say that they are empty.
    pub told: Told,
    /// Line of the file on which the record begins, from 1.
    pub line: u64,
}

/// Lists that a record gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Told {
    pub documents: bool,
    pub events: bool,
    pub refusal_grounds: bool,
}

/// One provision that a case relied on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseCheck {
    /// Reference as written.
    pub provision: String,
    /// The wording used, where the record says so.
    pub version: Option<UsedVersion>,
    /// Day on which the provision was looked up or applied.
    pub checked_on: Option<Date>,
    /// Words quoted from it.
    pub quote: Option<String>,
    /// The step of the procedure in which it was applied: the type of one of the events.
    pub step: Option<String>,
    /// Line of the file.
    pub line: u64,
}

/// How a record names the wording that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsedVersion {
    /// What was in force on this day.
    Day(Date),
    /// A version id: `sha256:…` or `unknown:…`.
    Id(String),
}

/// A step of the procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEvent {
    /// What happened (contract § 7).
    pub kind: String,
    /// When.
    pub on: Option<Date>,
}

/// Something in a record that could not be understood (NQ010).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What.
    pub message: Message,
    /// What to do.
    pub help: Message,
    /// Line of the file, from 1.
    pub line: u64,
    /// The provision concerned, where the problem lies in one check.
    pub provision: Option<String>,
}

/// What the reader gives for one record: all that was understood, and all that was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The readable part; `None` when the line as a whole made no sense.
    pub case: Option<Case>,
    /// What was wrong with it. A check with a problem of its own is not in [`Case::checks`]; when a day of the case itself is
    /// unreadable, none are, since no verdict may rest on a day that was guessed.
    pub problems: Vec<Problem>,
}
