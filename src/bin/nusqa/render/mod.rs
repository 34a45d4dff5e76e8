//! From results to bytes: `json` for programs, `text` for terminals, `html` for browsers.

pub mod csv;
pub mod draft;
pub mod html;
pub mod json;
pub mod text;
