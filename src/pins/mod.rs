//! Encoded rules in step with the law: which wording each was written against, and what became of it.
//!
//! Programs and rule files name the provision they encode ([`mentions`]: comments that hold `nusqa: <reference>`). `nusqa.lock`
//! ([`Lock`]) keeps the version that each was written against; [`pin`] writes it, [`verify`] compares it with a day: unchanged,
//! edited, moved, repealed, changing soon, broken, unpinned. [`impact`] goes the other way: from the changes to come to all that
//! rests on what they change.
//!
//! Invariants: knows no file and no clock; a pin that cannot be compared is a finding and never stops the others; what is found
//! elsewhere by its words is proposed as a patch, never changed by itself.

mod boundary;
mod finding;
mod impact;
mod judge;
mod law;
mod lex;
mod lock;
mod mention;
mod moved;
mod patch;
mod pin;
mod rule_file;
mod syntax;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_lock;
#[cfg(test)]
mod tests_mention;
mod time;
mod verify;
mod words;

pub use finding::{Difference, Finding, State};
pub use impact::{Affected, Change, Citing, Coming, impact};
pub use law::{Known, Law};
pub use lock::{Entry, Lock, Problem, SCHEMA};
pub use mention::{Found, Mention, Rule, mentions};
pub use patch::{FilePatch, unified};
pub use pin::{Action, PinOptions, Pinned, pin, rebased};
pub use verify::{Encoded, Options, Pin, Verification, verify};
