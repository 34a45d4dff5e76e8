//! Pages: results as HTML. Everything goes through the templates, which escape it; nothing is pasted.

mod act;
mod bits;
mod cases;
mod citation;
mod diff;
mod error;
mod frame;
mod hits;
mod home;
mod list;
mod manual;
mod provision;
mod source;
mod strip;
mod text;
mod view;

pub use act::{ActPage, act, akn, docx, place, plain, standalone, title_of};
pub use cases::{CasesPage, cases, cases_form};
pub use diff::{DiffPage, diff};
pub use error::error;
pub use frame::{Head, page};
pub use hits::{Hits, hits};
pub use home::{Home, home};
pub use list::{ActList, acts};
pub use manual::{Endpoint, manual, overview};
pub use provision::{Cited, ProvisionPage, provision};
pub use source::{Excerpt, source};
pub use strip::day_of;
pub use view::{View, html_lang};
