//! What a rule says of a record.

use super::rule::Rule;
use crate::base::{Date, Message};
use crate::calendar::Term;

/// A rule that is not kept, or that cannot be judged. Rules that are kept, or call for nothing, give none.
#[derive(Clone, Debug)]
pub struct Outcome<'b> {
    /// The rule.
    pub rule: &'b Rule,
    /// What became of it.
    pub verdict: Verdict,
    /// The day by whose law it was judged, where that is known.
    pub day: Option<Date>,
    /// The wording that applied is not in the corpus; the rule was written for it all the same.
    pub text_unknown: bool,
    /// By the law of the other day (filing, decision) it would have been otherwise: for a lawyer to say.
    pub lawyer: bool,
}

/// What became of a rule.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It is not kept.
    Broken(Broken),
    /// It cannot be told whether it is kept.
    Undecided {
        /// Facts that the record lacks, by their names.
        facts: Vec<String>,
        /// What the corpus or the calendar lacks, or what is wrong with the rule's tie.
        other: Vec<Message>,
        /// Whether what it calls for is certainly not there, so that it would be broken.
        would_be: bool,
    },
}

/// How a rule is not kept.
#[derive(Clone, Debug)]
pub enum Broken {
    /// None of these documents, or not all of them, is there.
    Documents(Vec<String>),
    /// A term is missed.
    Late(Box<Late>),
    /// A condition of the applicant.
    Condition,
    /// These documents were demanded.
    Demanded(Vec<String>),
    /// These steps were not taken.
    Steps(Vec<String>),
}

/// A missed term.
#[derive(Clone, Debug)]
pub struct Late {
    /// The day it was counted from.
    pub from: Date,
    /// When it was done; `None`: not by the last day that the record tells of.
    pub to: Option<Date>,
    /// The last day the record tells of.
    pub last: Date,
    /// The term and its counting.
    pub term: Term,
}
