//! From results to bytes: `json` for programs, `text` for terminals, `html` for browsers.

pub mod act_docx;
pub mod akn;
pub mod audit;
pub mod csv;
pub mod diff;
pub mod draft;
pub mod findings;
pub mod html;
pub mod ics;
pub mod json;
pub mod rows;
pub mod text;
