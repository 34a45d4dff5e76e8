//! Standard CEL → [`Expr`]: what other engines write is read, what rules do not know is refused by its name and place.
//!
//! The parts that have no form of their own in CEL are written by its standard functions and read back from just these: days as
//! `timestamp("2026-01-20T00:00:00Z")`, lengths as `duration("240h")`, ages by the years, months and days of two timestamps.

use pest::Parser;
use pest::error::InputLocation;
use pest::iterators::Pair;

use super::ast::{Compare, Expr, ExprKind};
use super::cel_grammar::{Grammar, Rule};
use super::cel_text;
use super::read::{MAX_LENGTH, SyntaxError, Wrong, balanced, token_at};
use crate::base::Span;

/// Words that CEL keeps for languages it is embedded in.
const RESERVED: [&str; 17] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// Reads a CEL expression.
///
/// # Errors
/// What is no CEL, or lies outside the part that rules know; the place, and what it is.
pub fn parse(text: &str) -> Result<Expr, SyntaxError> {
    let fail = |wrong, start: usize, end: usize| Err(SyntaxError { wrong, span: Span::new(start, end) });
    if text.len() > 4 * MAX_LENGTH {
        return fail(Wrong::TooLong, 0, text.len());
    }
    if text.trim().is_empty() {
        return fail(Wrong::Empty, 0, text.len());
    }
    balanced(text, true)?;
    let mut pairs = match Grammar::parse(Rule::cel, text) {
        Ok(pairs) => pairs,
        Err(error) => {
            let at = match error.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
            };
            let wrong = if at >= text.trim_end().len() { Wrong::End } else { Wrong::Unexpected };
            return fail(wrong, at, token_at(text, at));
        }
    };
    match pairs.next().and_then(|p| p.into_inner().next()) {
        Some(pair) => build(pair),
        None => fail(Wrong::Empty, 0, text.len()),
    }
}

fn span_of(pair: &Pair<'_, Rule>) -> Span {
    Span::new(pair.as_span().start(), pair.as_span().end())
}

fn outside<T>(what: &'static str, span: Span) -> Result<T, SyntaxError> {
    Err(SyntaxError { wrong: Wrong::Outside(what), span })
}

fn build(pair: Pair<'_, Rule>) -> Result<Expr, SyntaxError> {
    let span = span_of(&pair);
    let rule = pair.as_rule();
    let of = |kind| Ok(Expr { kind, span });
    let mut inner = pair.clone().into_inner();
    match rule {
        Rule::c_choice => match (inner.next(), inner.next()) {
            (Some(only), None) => build(only),
            _ => outside("? :", span),
        },
        Rule::c_or => joined(pair, ExprKind::Or),
        Rule::c_and => joined(pair, ExprKind::And),
        Rule::c_rel => relation(pair),
        Rule::c_sum => sum(pair),
        Rule::c_product => match (inner.next(), inner.next()) {
            (Some(only), None) => build(only),
            (_, Some(sign)) => outside(
                match sign.as_str() {
                    "*" => "*",
                    "/" => "/",
                    _ => "%",
                },
                span,
            ),
            _ => outside("", span),
        },
        Rule::c_unary => unary(pair),
        Rule::c_member => member(pair),
        Rule::c_atom | Rule::c_group => inner.next().map_or_else(|| outside("", span), build),
        Rule::c_text => match cel_text::text(pair.as_str()) {
            Ok(text) => of(ExprKind::Text(text)),
            Err((start, end)) => {
                Err(SyntaxError { wrong: Wrong::Escape, span: Span::new(span.start() + start, span.start() + end) })
            }
        },
        Rule::c_number => number(pair.as_str(), span),
        Rule::c_list => of(ExprKind::List(inner.map(build).collect::<Result<_, _>>()?)),
        Rule::c_call => {
            let name = inner.next().map(|p| p.as_str().to_string()).unwrap_or_default();
            let args: Vec<Pair<'_, Rule>> = inner.next().map(|p| p.into_inner().collect()).unwrap_or_default();
            call(&name, args, span)
        }
        Rule::c_name => match pair.as_str() {
            "true" => of(ExprKind::Bool(true)),
            "false" => of(ExprKind::Bool(false)),
            "null" => outside("null", span),
            name if name == "in" || RESERVED.contains(&name) => Err(SyntaxError { wrong: Wrong::Unexpected, span }),
            name => of(ExprKind::Name(name.to_string())),
        },
        Rule::c_bytes => outside("bytes", span),
        Rule::c_map => outside("map", span),
        Rule::c_root => outside(".name", span),
        _ => outside("", span),
    }
}

fn joined(pair: Pair<'_, Rule>, of: fn(Vec<Expr>) -> ExprKind) -> Result<Expr, SyntaxError> {
    let span = span_of(&pair);
    let mut parts: Vec<Expr> = pair.into_inner().map(build).collect::<Result<_, _>>()?;
    if parts.len() == 1 {
        return parts.pop().map_or_else(|| outside("", span), Ok);
    }
    Ok(Expr { kind: of(parts), span })
}

fn relation(pair: Pair<'_, Rule>) -> Result<Expr, SyntaxError> {
    let span = span_of(&pair);
    let mut inner = pair.into_inner();
    let Some(left) = inner.next() else { return outside("", span) };
    let left = build(left)?;
    let (Some(sign), Some(right)) = (inner.next(), inner.next()) else { return Ok(left) };
    if inner.next().is_some() {
        return outside("a == b == c", span);
    }
    let right = build(right)?;
    let kind = match Compare::of(sign.as_str()) {
        Some(sign) => ExprKind::Compare(sign, Box::new(left), Box::new(right)),
        // Grounds are numbers to people and words to the record.
        None => match (left.kind, right.kind) {
            (ExprKind::Text(word), ExprKind::Name(set)) if set == "documents" || set == "demanded" => {
                let on = Expr { kind: ExprKind::Name(set), span: right.span };
                ExprKind::Call("has".into(), vec![Expr { kind: ExprKind::Select(Box::new(on), word), span }])
            }
            (l, r) => ExprKind::In(Box::new(Expr { kind: l, span: left.span }), Box::new(Expr { kind: r, span: right.span })),
        },
    };
    Ok(Expr { kind, span })
}

fn sum(pair: Pair<'_, Rule>) -> Result<Expr, SyntaxError> {
    let span = span_of(&pair);
    if let Some(age) = age(&pair) {
        return age;
    }
    let mut inner = pair.into_inner();
    let Some(first) = inner.next() else { return outside("", span) };
    let first = build(first)?;
    let mut rest = Vec::new();
    while let (Some(sign), Some(part)) = (inner.next(), inner.next()) {
        rest.push((sign.as_str() == "+", build(part)?));
    }
    Ok(if rest.is_empty() { first } else { Expr { kind: ExprKind::Sum(Box::new(first), rest), span } })
}

/// Full years between two days, as [`cel_text::age`] writes them.
fn age(pair: &Pair<'_, Rule>) -> Option<Result<Expr, SyntaxError>> {
    let span = span_of(pair);
    let written = pair.as_str();
    let (on, rest) = written.split_once(".getFullYear()")?;
    let (born, _) = rest.trim_start().strip_prefix('-')?.split_once(".getFullYear()")?;
    let (on, born) = (on.trim(), born.trim());
    let blank = |text: &str| text.split_whitespace().collect::<String>();
    if blank(written) != blank(&cel_text::age(born, on)) {
        return None;
    }
    // The days stand where they are written first.
    let place = |part: &str| written.find(part).map_or(0, |at| span.start() + at);
    let read = |part: &str| {
        let at = place(part);
        parse(part).map(|e| e.moved(at)).map_err(|e| SyntaxError { span: Span::new(at + e.span.start(), at + e.span.end()), ..e })
    };
    Some(read(born).and_then(|born| Ok(Expr { kind: ExprKind::Call("age".into(), vec![born, read(on)?]), span })))
}

fn unary(pair: Pair<'_, Rule>) -> Result<Expr, SyntaxError> {
    let span = span_of(&pair);
    let mut signs = Vec::new();
    let mut last = None;
    for part in pair.into_inner() {
        if part.as_rule() == Rule::c_sign {
            signs.push((part.as_str() == "!", part.as_span().start()));
        } else {
            last = Some(part);
        }
    }
    let Some(member) = last else { return outside("", span) };
    if signs.iter().any(|(not, _)| *not) && signs.iter().any(|(not, _)| !not) {
        return Err(SyntaxError { wrong: Wrong::Unexpected, span });
    }
    if let [(false, at)] = signs.as_slice() {
        // The smallest number has no positive partner.
        if let Ok(value) = format!("-{}", member.as_str()).parse() {
            return Ok(Expr { kind: ExprKind::Int(value), span: Span::new(*at, span.end()) });
        }
    }
    let mut expr = build(member)?;
    for (not, at) in signs.iter().rev() {
        let span = Span::new(*at, span.end());
        match (not, &expr.kind) {
            (true, _) => expr = Expr { kind: ExprKind::Not(Box::new(expr)), span },
            (false, ExprKind::Int(n)) => expr = Expr { kind: ExprKind::Int(n.saturating_neg()), span },
            (false, _) => return outside("-", span),
        }
    }
    Ok(expr)
}

fn member(pair: Pair<'_, Rule>) -> Result<Expr, SyntaxError> {
    let start = pair.as_span().start();
    let whole = span_of(&pair);
    let mut inner = pair.into_inner();
    let Some(atom) = inner.next() else { return outside("", whole) };
    let mut expr = build(atom)?;
    for step in inner {
        let own = span_of(&step);
        let span = Span::new(start, own.end());
        let rule = step.as_rule();
        let mut parts = step.into_inner();
        let first = parts.next();
        let kind = match (rule, first) {
            (Rule::c_field, Some(name)) => {
                let name = name.as_str().to_string();
                match parts.next() {
                    None => ExprKind::Select(Box::new(expr), name),
                    Some(args) if matches!(name.as_str(), "exists" | "all" | "filter" | "size") => {
                        ExprKind::Method(Box::new(expr), name, args.into_inner().map(build).collect::<Result<_, _>>()?)
                    }
                    Some(_) => return outside("function", own),
                }
            }
            (Rule::c_index, Some(index)) => match (&expr.kind, build(index)?.kind) {
                (ExprKind::Name(name), ExprKind::Text(id)) if name == "rules" => {
                    ExprKind::Call("rule".into(), vec![Expr { kind: ExprKind::Text(id), span: own }])
                }
                _ => return outside("[ ]", own),
            },
            _ => return outside("message", own),
        };
        expr = Expr { kind, span };
    }
    Ok(expr)
}

fn call(name: &str, args: Vec<Pair<'_, Rule>>, span: Span) -> Result<Expr, SyntaxError> {
    let one = |text: &str| {
        let args = vec![Expr { kind: ExprKind::Text(text.to_string()), span }];
        Ok(Expr { kind: ExprKind::Call("date".into(), args), span })
    };
    match (name, args.as_slice()) {
        ("has" | "size", [_]) => {
            let args = args.into_iter().map(build).collect::<Result<_, _>>()?;
            Ok(Expr { kind: ExprKind::Call(name.to_string(), args), span })
        }
        ("timestamp", [arg]) => match cel_text::text(arg.as_str()).ok().as_deref().and_then(cel_text::day) {
            Some(day) => one(&day),
            None => outside("timestamp", span_of(arg)),
        },
        ("duration", [arg]) => {
            let days = |number| Ok(Expr { kind: ExprKind::Call("days".into(), vec![number]), span });
            if let Some(count) = cel_text::text(arg.as_str()).ok().as_deref().and_then(cel_text::days) {
                return days(Expr { kind: ExprKind::Int(count), span: span_of(arg) });
            }
            match cel_text::counted(arg.as_str()) {
                Some(number) => {
                    let at = span_of(arg).start() + arg.as_str().find(number).unwrap_or(0);
                    days(parse(number).map(|e| e.moved(at))?)
                }
                None => outside("duration", span_of(arg)),
            }
        }
        _ => outside("function", span),
    }
}

fn number(text: &str, span: Span) -> Result<Expr, SyntaxError> {
    let lower = text.to_ascii_lowercase();
    if lower.ends_with('u') {
        return outside("uint", span);
    }
    let value = match lower.strip_prefix("0x") {
        Some(digits) => i64::from_str_radix(digits, 16),
        None if lower.contains(['.', 'e']) => return outside("double", span),
        None => lower.parse(),
    };
    match value {
        Ok(value) => Ok(Expr { kind: ExprKind::Int(value), span }),
        Err(_) => Err(SyntaxError { wrong: Wrong::Number, span }),
    }
}
