//! [`Expr`] → the text that reads back as it.

use std::fmt::{self, Display, Formatter};

use super::ast::{Expr, ExprKind};

/// How firmly a form holds together; a part that holds less firmly than its place needs brackets.
const OR: u8 = 0;
const AND: u8 = 1;
const RELATION: u8 = 2;
const SUM: u8 = 3;
const UNARY: u8 = 4;
const PATH: u8 = 5;

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        print(self, OR, f)
    }
}

fn print(expr: &Expr, place: u8, f: &mut Formatter<'_>) -> fmt::Result {
    if strength(&expr.kind) < place {
        f.write_str("(")?;
        print(expr, OR, f)?;
        return f.write_str(")");
    }
    match &expr.kind {
        ExprKind::Bool(value) => write!(f, "{value}"),
        ExprKind::Int(value) => write!(f, "{value}"),
        ExprKind::Text(text) => quoted(text, f),
        ExprKind::Name(name) => f.write_str(name),
        ExprKind::Select(on, name) => {
            print(on, PATH, f)?;
            write!(f, ".{name}")
        }
        ExprKind::Call(name, args) => {
            f.write_str(name)?;
            list("(", args, ")", f)
        }
        ExprKind::Method(on, name, args) => {
            print(on, PATH, f)?;
            write!(f, ".{name}")?;
            list("(", args, ")", f)
        }
        ExprKind::List(items) => list("[", items, "]", f),
        ExprKind::Not(inner) => {
            f.write_str("!")?;
            print(inner, PATH, f)
        }
        ExprKind::And(parts) => joined(parts, " && ", AND + 1, f),
        ExprKind::Or(parts) => joined(parts, " || ", OR + 1, f),
        ExprKind::Compare(sign, left, right) => {
            print(left, SUM, f)?;
            write!(f, " {} ", sign.as_str())?;
            print(right, SUM, f)
        }
        ExprKind::In(left, right) => {
            print(left, SUM, f)?;
            f.write_str(" in ")?;
            print(right, SUM, f)
        }
        ExprKind::Sum(first, rest) => {
            print(first, UNARY, f)?;
            for (added, part) in rest {
                f.write_str(if *added { " + " } else { " - " })?;
                print(part, UNARY, f)?;
            }
            Ok(())
        }
    }
}

fn strength(kind: &ExprKind) -> u8 {
    match kind {
        ExprKind::Or(_) => OR,
        ExprKind::And(_) => AND,
        ExprKind::Compare(..) | ExprKind::In(..) => RELATION,
        ExprKind::Sum(..) => SUM,
        ExprKind::Not(_) => UNARY,
        _ => PATH,
    }
}

fn joined(parts: &[Expr], sign: &str, place: u8, f: &mut Formatter<'_>) -> fmt::Result {
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            f.write_str(sign)?;
        }
        print(part, place, f)?;
    }
    Ok(())
}

fn list(open: &str, items: &[Expr], close: &str, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str(open)?;
    joined(items, ", ", OR, f)?;
    f.write_str(close)
}

fn quoted(text: &str, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            '\n' => f.write_str("\\n")?,
            '\t' => f.write_str("\\t")?,
            '\r' => f.write_str("\\r")?,
            c => write!(f, "{c}")?,
        }
    }
    f.write_str("\"")
}
