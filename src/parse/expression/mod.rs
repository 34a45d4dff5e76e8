//! Expressions of encoded rules: text → [`Expr`], and back by [`Expr`]'s `Display`.
//!
//! The language is a part of CEL (Common Expression Language), so that rules can be exchanged with engines that read CEL. What
//! names and functions mean is not known here; `rules` types them against the case record.
//!
//! [`cel`] reads standard CEL and [`cel_text`] writes it, for exchange.
//!
//! Unlike the other grammars this one nests. The depth is counted before pest sees the text, so no input decides how deep the stack
//! goes.

mod ast;
pub mod cel;
pub mod cel_text;
mod print;
mod read;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_cel;

pub use ast::{Compare, Expr, ExprKind};
pub use read::{MAX_LENGTH, MAX_NESTING, SyntaxError, Wrong, parse};

#[allow(missing_docs)]
mod cel_grammar {
    /// The grammar of CEL.
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar/cel.pest"]
    pub struct Grammar;
}
#[allow(missing_docs)]
mod grammar {
    /// The grammar of expressions.
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar/expression.pest"]
    pub struct Grammar;
}
