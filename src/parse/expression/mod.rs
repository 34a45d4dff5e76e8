//! Expressions of encoded rules: text → [`Expr`], and back by [`Expr`]'s `Display`.
//!
//! The language is a part of CEL (Common Expression Language), so that rules can be exchanged with engines that read CEL. What
//! names and functions mean is not known here; `rules` types them against the case record.
//!
//! Unlike the other grammars this one nests. The depth is counted before pest sees the text, so no input decides how deep the stack
//! goes.

mod ast;
mod print;
mod read;
#[cfg(test)]
mod tests;

pub use ast::{Compare, Expr, ExprKind};
pub use read::{MAX_LENGTH, MAX_NESTING, SyntaxError, Wrong, parse};

#[allow(missing_docs)]
mod grammar {
    /// The grammar of expressions.
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar/expression.pest"]
    pub struct Grammar;
}
