//! Stage 10: files of encoded rules → [`RuleSet`].
//!
//! A rule ([`Rule`]) is one TOML table (contract § 6): a provision, when it calls for something, and what it calls for, in
//! expressions over the case record (`parse::expression`, typed here against [`vocabulary`]). [`load`] takes the texts of files and
//! never fails: a rule that cannot be used is a [`Problem`] with its place and what to do, and the others stand.
//!
//! Invariants: expressions are typed before they are evaluated, so evaluation cannot fail; a fact that a record does not give is
//! [`Tri::Unknown`](tri::Tri), and nothing decided ever changes when a fact is added.

mod book;
mod circles;
mod compile;
mod finding;
mod gaps;
mod load;
mod look;
mod missing;
mod names;
mod outcome;
mod policy;
mod problem;
mod read;
pub mod record;
mod rule;
mod table;
mod tell;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_laws;
#[cfg(test)]
mod tests_trial;
#[cfg(test)]
mod tests_write;
pub mod tri;
mod trial;
pub mod typed;
mod typing;
mod validity;
pub mod vocabulary;
mod write;

pub use book::{Book, ProcedureId};
pub use gaps::{Gap, gaps};
pub use load::{RuleFile, load};
pub use look::{Hit, Look};
pub use outcome::{Broken, Late, Outcome, Verdict};
pub use policy::Policy;
pub use problem::{Excerpt, Problem};
pub use record::Record;
pub use rule::{Days, Deadline, Judged, Place, Rule, RuleSet, Same, Source, Term, Texts, Valid};
pub use trial::Trial;
pub use validity::{State, Tie, Validity, tie};
pub use write::{Language, write};
