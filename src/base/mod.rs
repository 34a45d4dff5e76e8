//! Words shared by every stage; knows none of them.
//!
//! Nothing here reads files, the clock or the terminal. Everything that can be shown to a person is a [`Message`]: an id and
//! its arguments, turned into Kazakh, Russian or English at the edge of the program.

pub mod act;
pub mod align;
pub mod bound;
pub mod date;
pub mod diagnostic;
pub mod diff_words;
pub mod fixed;
pub mod fold;
pub mod identity;
mod issuers;
pub mod kazakh;
pub mod label;
pub mod letters;
pub mod numerals;
pub mod path;
pub mod repair;
pub mod span;
pub mod titles;
pub mod toml_text;

pub use act::{ActKind, ActRef, Issuer, Language};
pub use bound::Bound;
pub use date::{Date, parse_date};
pub use diagnostic::{Diagnostic, Message, Severity};
pub use fold::{Folded, fold};
pub use path::{Kind, ProvisionPath, Segment};
pub use repair::{Repair, RepairKind};
pub use span::{Evidence, Span};
