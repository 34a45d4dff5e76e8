//! Pages: results as HTML. Everything goes through the templates, which escape it; nothing is pasted.

mod act;
mod bits;
mod citation;
mod error;
mod frame;
mod hits;
mod home;
mod list;
mod source;
mod strip;
mod text;
mod view;

pub use act::{ActPage, act, plain, standalone};
pub use error::error;
pub use frame::{Head, page};
pub use hits::{Hits, hits};
pub use home::{Home, home};
pub use list::{ActList, acts};
pub use source::{Excerpt, source};
pub use view::{View, html_lang};
