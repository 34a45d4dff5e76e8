//! Which days are worked on, and when a term ends (kz-law-spec § 6).
//!
//! A [`Calendar`] is data with sources (`calendar/kz.toml` of the corpus folder, and one built in). It knows how far it goes, and
//! where its sources contradict each other: a term that meets such a day ends between two days, and a term that leaves the
//! calendar has no known end. Neither is ever guessed.
//!
//! [`Calendar::end_of`] is the quick answer, [`Calendar::count`] the one that shows its counting.

mod count;
mod days;
mod read;
mod term;
#[cfg(test)]
mod tests;
mod why;

pub use days::{Bits, Calendar, Conflict, Entry, EntryKind, State};
pub use term::{Direction, End, Moment, Step, StepKind, Term, TermSpec, Unit, unit_word};
pub use why::weekday;
