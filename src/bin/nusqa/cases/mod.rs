//! `check` beside the law: where records come from, which findings are told, how a run is broken off and taken up again.

pub mod filters;
pub mod prints;
mod resume;
pub mod sources;
mod stop;

pub use filters::{Fate, Filters};
pub use resume::{Reached, reopen};
pub use sources::{InputFormat, Opened, Reading, list};
pub use stop::Stop;
