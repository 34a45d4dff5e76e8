//! Stage 9: questions about time, text and differences.
//!
//! Every answer is computed from the corpus anew; nothing here remembers, reads the clock or touches files.

mod across;
mod acts;
mod as_of;
mod diff;
mod diff_days;
mod editions;
mod inputs;
mod matches;
pub mod materiality;
mod orphans;
mod pairing;
mod passages;
pub mod search;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_bases;
#[cfg(test)]
mod tests_matches;
#[cfg(test)]
mod tests_passages;
#[cfg(test)]
mod tests_real;

pub use crate::base::diff_words::{WordChange, WordOp, diff_words};
pub use across::{Leg, history_across};
pub use acts::{ActStatus, acts};
pub use as_of::{Blamed, as_of, blame, force, histories, history, life};
pub use diff::{Change, ChangeKind, Diff, common_language, diff_documents};
pub use diff_days::{diff, diff_references, diff_versions};
pub use editions::{Disagreement, Editions, bisect, disagreements};
pub use inputs::{Input, inputs};
pub use matches::{Matches, matches};
pub use orphans::{LostBasis, lost_bases};
pub use passages::{Passage, passages};
