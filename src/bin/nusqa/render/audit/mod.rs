//! What `check` found, as people and programs want it: a stream of findings, then what they come to by cause.

mod causes;
mod page;
mod sheet;
mod xlsx;

pub use causes::{CauseLines, text as by_cause};
pub use sheet::{Noter, Part, Shape, Sheet, Totals};
