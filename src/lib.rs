//! nusqa reads Kazakhstan's legal acts and knows which wording of every provision applied on which day.
//!
//! The library is a pipeline; each stage is a module that imports only the ones before it:
//!
//! ```text
//! bytes → source::Source → layout::Layout → parse (pest) → tree::Document → extract::Act
//!       → replay::Text → corpus::Corpus → timeline::Version → index (tantivy) → query → rules → pins · check::Finding
//! ```
//!
//! Nothing in it reads the clock, prints, or guesses: a date that depends on an unknown fact is a
//! [`Bound`](base::Bound) with the missing fact, a sentence that is not understood is a
//! [`Diagnostic`](base::Diagnostic), and every answer carries its [`Evidence`](base::Evidence).

// In stage order; the blank lines keep rustfmt from sorting them.
pub mod base;

pub mod calendar;

pub mod source;

pub mod layout;

pub mod parse;

pub mod tree;

pub mod extract;

pub mod replay;

pub mod draft;

pub mod corpus;

pub mod timeline;

pub mod index;

pub mod query;

pub mod rules;

pub mod pins;

pub mod check;
