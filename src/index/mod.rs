//! Stage 8: provision versions → full-text index; the only stage that names tantivy.

mod lexicon;
pub mod stem;
mod suffixes;
