//! From what a user names (files, folders, archives, standard input) to the acts in it, one after the other.

mod feed;
mod pool;

pub use feed::{Feed, Job, acts_of};
pub use pool::{End, Ordered, Plan, run};
