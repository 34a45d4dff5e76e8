//! From results to bytes: `json` for programs, `text` for people.

pub mod draft;
pub mod json;
pub mod text;
