//! Stage 10: files of encoded rules → [`RuleSet`].
//!
//! A rule ([`Rule`]) is one TOML table (contract § 6): a provision, when it calls for something, and what it calls for, in
//! expressions over the case record (`parse::expression`, typed here against [`vocabulary`]). [`load`] takes the texts of files and
//! never fails: a rule that cannot be used is a [`Problem`] with its place and what to do, and the others stand.
//!
//! Invariants: expressions are typed before they are evaluated, so evaluation cannot fail; a fact that a record does not give is
//! [`Tri::Unknown`](tri::Tri), and nothing decided ever changes when a fact is added.

mod circles;
#[allow(dead_code)]
mod compile;
mod finding;
mod load;
#[allow(dead_code)]
mod missing;
mod problem;
mod read;
#[allow(dead_code)]
pub mod record;
#[allow(dead_code)]
mod rule;
mod table;
#[cfg(test)]
mod tests;
pub mod tri;
pub mod typed;
mod typing;
pub mod vocabulary;

pub use load::{RuleFile, load};
pub use problem::{Excerpt, Problem};
pub use record::Record;
pub use rule::{Deadline, Judged, Place, Rule, RuleSet, Source, Term, Texts, Unit, Valid};
