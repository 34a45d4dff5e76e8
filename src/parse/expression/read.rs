//! Text → [`Expr`], by pest.

use pest::Parser;
use pest::error::InputLocation;
use pest::iterators::Pair;

use super::ast::{Compare, Expr, ExprKind};
use super::grammar::{Grammar, Rule};
use crate::base::Span;

/// Brackets inside brackets that an expression may have.
pub const MAX_NESTING: usize = 24;
/// Bytes that an expression may have.
pub const MAX_LENGTH: usize = 4096;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What.
    pub wrong: Wrong,
    /// Bytes of the text.
    pub span: Span,
}

/// What can be wrong with an expression's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing is there.
    Empty,
    /// Longer than [`MAX_LENGTH`].
    TooLong,
    /// Deeper than [`MAX_NESTING`].
    TooDeep,
    /// A bracket without its partner.
    Bracket,
    /// A text without its closing mark.
    Unclosed,
    /// A whole number that does not fit.
    Number,
    /// The text ends too early.
    End,
    /// A sign that cannot stand here.
    Unexpected,
    /// An escape in a text that CEL does not know.
    Escape,
    /// A part of CEL that rules do not know: which.
    Outside(&'static str),
}

/// Reads an expression.
///
/// # Errors
/// What is no expression; the place is where reading could not go on.
pub fn parse(text: &str) -> Result<Expr, SyntaxError> {
    let fail = |wrong, start: usize, end: usize| Err(SyntaxError { wrong, span: Span::new(start, end) });
    if text.len() > MAX_LENGTH {
        return fail(Wrong::TooLong, 0, text.len());
    }
    if text.trim().is_empty() {
        return fail(Wrong::Empty, 0, text.len());
    }
    balanced(text, false)?;
    let mut pairs = match Grammar::parse(Rule::expression, text) {
        Ok(pairs) => pairs,
        Err(error) => {
            let at = match error.location {
                InputLocation::Pos(at) => at,
                InputLocation::Span((start, _)) => start,
            };
            let token = token_at(text, at);
            let wrong = if at >= text.trim_end().len() { Wrong::End } else { Wrong::Unexpected };
            return fail(wrong, at, token);
        }
    };
    let whole = pairs.next().and_then(|p| p.into_inner().next());
    match whole {
        Some(pair) => build(pair),
        None => fail(Wrong::Empty, 0, text.len()),
    }
}

/// Counts brackets outside texts and remarks: no expression nests deeper than they do.
pub(super) fn balanced(text: &str, cel: bool) -> Result<(), SyntaxError> {
    let fail = |wrong, start: usize, end: usize| Err(SyntaxError { wrong, span: Span::new(start, end) });
    let mut open: Vec<(usize, u8)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b'"' | b'\'' => {
                let start = at;
                // CEL has marks of three signs, and raw texts in which a backslash is one.
                let triple = cel && bytes.get(at..at + 3) == Some(&[byte; 3]);
                let raw = cel && start.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(|b| matches!(b, b'r' | b'R'));
                let mark = if triple { 3 } else { 1 };
                at += mark;
                while at < bytes.len() && bytes.get(at..at + mark) != Some(&[byte; 3][..mark]) {
                    at += if !raw && bytes.get(at) == Some(&b'\\') { 2 } else { 1 };
                }
                at += mark - 1;
                if at >= bytes.len() {
                    return fail(Wrong::Unclosed, start, text.len());
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                while bytes.get(at).is_some_and(|b| *b != b'\n') {
                    at += 1;
                }
            }
            b'{' | b'}' if !cel => {}
            b'(' | b'[' | b'{' => {
                let partner = if byte == b'(' { b')' } else { byte + 2 };
                open.push((at, partner));
                if open.len() > MAX_NESTING {
                    return fail(Wrong::TooDeep, at, at + 1);
                }
            }
            b')' | b']' | b'}' => match open.pop() {
                Some((_, partner)) if partner == byte => {}
                _ => return fail(Wrong::Bracket, at, at + 1),
            },
            _ => {}
        }
        at += 1;
    }
    match open.first() {
        Some((at, _)) => fail(Wrong::Bracket, *at, at + 1),
        None => Ok(()),
    }
}

/// The end of the word or sign at `at`.
pub(super) fn token_at(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    at + if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) }
}

fn build(pair: Pair<'_, Rule>) -> Result<Expr, SyntaxError> {
    let span = Span::new(pair.as_span().start(), pair.as_span().end());
    let of = |kind| Ok(Expr { kind, span });
    match pair.as_rule() {
        Rule::x_or => parts(pair, ExprKind::Or),
        Rule::x_and => parts(pair, ExprKind::And),
        Rule::x_rel => {
            let mut inner = pair.into_inner();
            let Some(left) = inner.next() else { return unexpected(span) };
            let left = build(left)?;
            let (Some(sign), Some(right)) = (inner.next(), inner.next()) else { return Ok(left) };
            let right = build(right)?;
            match Compare::of(sign.as_str()) {
                Some(sign) => of(ExprKind::Compare(sign, Box::new(left), Box::new(right))),
                None => of(ExprKind::In(Box::new(left), Box::new(right))),
            }
        }
        Rule::x_sum => {
            let mut inner = pair.into_inner();
            let Some(first) = inner.next() else { return unexpected(span) };
            let first = build(first)?;
            let mut rest = Vec::new();
            while let (Some(sign), Some(part)) = (inner.next(), inner.next()) {
                rest.push((sign.as_str() == "+", build(part)?));
            }
            if rest.is_empty() { Ok(first) } else { of(ExprKind::Sum(Box::new(first), rest)) }
        }
        Rule::x_unary => {
            let mut inner = pair.into_inner();
            let Some(first) = inner.next() else { return unexpected(span) };
            match inner.next() {
                Some(path) => of(ExprKind::Not(Box::new(build(path)?))),
                None => build(first),
            }
        }
        Rule::x_path => path(pair),
        Rule::x_atom | Rule::x_group => match pair.into_inner().next() {
            Some(inner) => build(inner),
            None => unexpected(span),
        },
        Rule::x_list => of(ExprKind::List(all(pair)?)),
        Rule::x_call => {
            let mut inner = pair.into_inner();
            let name = inner.next().map(|p| p.as_str().to_string()).unwrap_or_default();
            of(ExprKind::Call(name, inner.next().map_or(Ok(Vec::new()), all)?))
        }
        Rule::x_name => of(match pair.as_str() {
            "true" => ExprKind::Bool(true),
            "false" => ExprKind::Bool(false),
            name => ExprKind::Name(name.to_string()),
        }),
        Rule::x_number => match pair.as_str().parse() {
            Ok(value) => of(ExprKind::Int(value)),
            Err(_) => Err(SyntaxError { wrong: Wrong::Number, span }),
        },
        Rule::x_text => of(ExprKind::Text(unescaped(pair.as_str()))),
        _ => unexpected(span),
    }
}

fn path(pair: Pair<'_, Rule>) -> Result<Expr, SyntaxError> {
    let start = pair.as_span().start();
    let mut inner = pair.into_inner();
    let Some(atom) = inner.next() else { return unexpected(Span::new(start, start)) };
    let mut expr = build(atom)?;
    for step in inner {
        let span = Span::new(start, step.as_span().end());
        let mut inner = step.into_inner();
        let name = inner.next().map(|p| p.as_str().to_string()).unwrap_or_default();
        let kind = match inner.next() {
            Some(args) => ExprKind::Method(Box::new(expr), name, all(args)?),
            None => ExprKind::Select(Box::new(expr), name),
        };
        expr = Expr { kind, span };
    }
    Ok(expr)
}

fn parts(pair: Pair<'_, Rule>, of: fn(Vec<Expr>) -> ExprKind) -> Result<Expr, SyntaxError> {
    let span = Span::new(pair.as_span().start(), pair.as_span().end());
    let mut parts = all(pair)?;
    match parts.len() {
        0 => unexpected(span),
        1 => parts.pop().map_or_else(|| unexpected(span), Ok),
        _ => Ok(Expr { kind: of(parts), span }),
    }
}

fn all(pair: Pair<'_, Rule>) -> Result<Vec<Expr>, SyntaxError> {
    pair.into_inner().map(build).collect()
}

fn unexpected(span: Span) -> Result<Expr, SyntaxError> {
    Err(SyntaxError { wrong: Wrong::Unexpected, span })
}

/// A text without its marks, escapes resolved.
fn unescaped(quoted: &str) -> String {
    let inner = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default();
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('r') => out.push('\r'),
                Some(c) => out.push(c),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}
