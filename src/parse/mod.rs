//! Stage 3: one logical line → parse tree; the only stage that names pest.
//!
//! The grammars live in `grammar/`; their README says which file reads what. Input is folded text ([`crate::base::fold()`]);
//! what comes out are plain values whose spans point into the line as it was before folding. No function here fails: what a
//! grammar does not know is `None` or a value that says so.

#[allow(missing_docs)]
mod grammar {
    /// All grammar files, glued in this order.
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar/base.pest"]
    #[grammar = "grammar/requisites.pest"]
    #[grammar = "grammar/structure.pest"]
    #[grammar = "grammar/citation.pest"]
    #[grammar = "grammar/note.pest"]
    #[grammar = "grammar/commencement.pest"]
    #[grammar = "grammar/term.pest"]
    pub struct Grammar;
}
use grammar::{Grammar, Rule};

pub mod amendment;
pub mod citation;
pub mod commencement;
pub mod expression;
pub mod issuer;
pub mod note;
pub mod note_subject;
mod nouns;
pub mod path;
pub mod requisites;
pub mod stamp;
pub mod structure;
pub mod term;
mod text;

pub use path::Step;
pub use text::{MONTHS_KK, MONTHS_RU};
