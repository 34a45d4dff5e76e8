//! The web pages and the JSON API: a server over one corpus.
//!
//! Requests come in by `listen`, pass `guard` (who may ask, what every answer carries), and are answered by a page of `pages` or a
//! document of `api` on a bounded pool (`pool`). Pages are kept in `cache` as long as the corpus (`state`) and the day are the
//! same. Nothing here writes to disk, and no part of a request becomes a path of the file system.

mod api;
mod app;
pub mod assets;
mod cache;
mod guard;
mod listen;
mod openapi;
mod pages;
mod pool;
mod reply;
mod request;
mod routes;
mod state;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod uploads;
pub mod watch;

pub use app::{App, Options};
pub use listen::bind;
pub use request::{Ask, Failure, Links};
pub use state::{Changed, State};
pub use watch::stamp;
