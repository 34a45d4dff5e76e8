//! `check` beside the law: where records come from, which findings are told, how a run is broken off and taken up again.

pub mod filters;
pub mod sources;

pub use filters::{Fate, Filters};
pub use sources::{InputFormat, Opened, Reading, list};
