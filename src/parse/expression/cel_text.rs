//! [`Expr`] → standard CEL, and the literals of CEL.

use super::ast::{Expr, ExprKind};
use crate::base::parse_date;

/// An expression of rules in standard CEL, over the variables that docs/RULES.md lists.
#[must_use]
pub fn print(expr: &Expr) -> String {
    rewritten(expr).to_string()
}

/// The same with the forms of CEL. A name is printed as it stands, so what has no form here is put in as one.
fn rewritten(expr: &Expr) -> Expr {
    let of = |kind| Expr { kind, span: expr.span };
    let all = |parts: &[Expr]| parts.iter().map(rewritten).collect::<Vec<_>>();
    let one = |part: &Expr| Box::new(rewritten(part));
    let verbatim = |text: String| of(ExprKind::Name(text));
    match &expr.kind {
        ExprKind::Call(name, args) => match (name.as_str(), args.as_slice()) {
            ("has", [arg]) => has(arg),
            ("date", [Expr { kind: ExprKind::Text(day), .. }]) => match parse_date(day) {
                Ok(day) => verbatim(format!("timestamp(\"{day}T00:00:00Z\")")),
                Err(_) => expr.clone(),
            },
            ("days", [Expr { kind: ExprKind::Int(n), .. }]) => verbatim(match n.checked_mul(24) {
                Some(hours) => format!("duration(\"{hours}h\")"),
                None => format!("duration(string(({n}) * 24) + \"h\")"),
            }),
            ("days", [number]) => verbatim(format!("duration(string(({}) * 24) + \"h\")", print(number))),
            ("age", [born, on]) => verbatim(format!("({})", age(&operand(born), &operand(on)))),
            ("event", [Expr { kind: ExprKind::Text(word), .. }]) => event(word, expr),
            ("rule", [Expr { kind: ExprKind::Text(_), .. }]) => {
                verbatim(format!("rules[{}]", args.iter().map(ToString::to_string).collect::<String>()))
            }
            ("any" | "exists" | "all", [list, variable, body]) => {
                let name = if name == "all" { "all" } else { "exists" };
                of(ExprKind::Method(one(list), name.into(), all(&[variable.clone(), body.clone()])))
            }
            ("count", [list, variable, body]) => {
                let filter = of(ExprKind::Method(one(list), "filter".into(), all(&[variable.clone(), body.clone()])));
                of(ExprKind::Method(Box::new(filter), "size".into(), Vec::new()))
            }
            _ => of(ExprKind::Call(name.clone(), all(args))),
        },
        ExprKind::Select(on, name) => of(ExprKind::Select(one(on), name.clone())),
        ExprKind::Method(on, name, args) => of(ExprKind::Method(one(on), name.clone(), all(args))),
        ExprKind::List(items) => of(ExprKind::List(all(items))),
        ExprKind::Not(inner) => of(ExprKind::Not(one(inner))),
        ExprKind::And(parts) => of(ExprKind::And(all(parts))),
        ExprKind::Or(parts) => of(ExprKind::Or(all(parts))),
        ExprKind::Compare(sign, left, right) => of(ExprKind::Compare(*sign, one(left), one(right))),
        // Grounds of a refusal are words in a record; a number stands for its word.
        ExprKind::In(left, right) => of(ExprKind::In(Box::new(rewritten(&word(left))), Box::new(rewritten(&words(right))))),
        ExprKind::Sum(first, rest) => {
            of(ExprKind::Sum(one(first), rest.iter().map(|(added, part)| (*added, rewritten(part))).collect()))
        }
        ExprKind::Bool(_) | ExprKind::Int(_) | ExprKind::Text(_) | ExprKind::Name(_) => expr.clone(),
    }
}

fn word(expr: &Expr) -> Expr {
    match &expr.kind {
        ExprKind::Int(n) => Expr { kind: ExprKind::Text(n.to_string()), span: expr.span },
        _ => expr.clone(),
    }
}

fn words(expr: &Expr) -> Expr {
    match &expr.kind {
        ExprKind::List(items) => Expr { kind: ExprKind::List(items.iter().map(word).collect()), span: expr.span },
        _ => expr.clone(),
    }
}

/// `has(events.x)` asks a map and stays; the other sets are lists.
fn has(arg: &Expr) -> Expr {
    let of = |kind| Expr { kind, span: arg.span };
    let within = |word: &str, set: Expr| of(ExprKind::In(Box::new(of(ExprKind::Text(word.to_string()))), Box::new(set)));
    match &arg.kind {
        ExprKind::Select(on, word) if !matches!(&on.kind, ExprKind::Name(n) if n == "events") => within(word, (**on).clone()),
        ExprKind::Text(word) | ExprKind::Name(word) => within(word, of(ExprKind::Name("documents".into()))),
        _ => of(ExprKind::Call("has".into(), vec![arg.clone()])),
    }
}

fn event(word: &str, expr: &Expr) -> Expr {
    let events = Expr { kind: ExprKind::Name("events".into()), span: expr.span };
    Expr { kind: ExprKind::Select(Box::new(events), word.to_string()), span: expr.span }
}

/// A day in standard CEL; a bare word is the name of an event, if it is one.
#[must_use]
pub fn print_day(expr: &Expr, is_event: bool) -> String {
    match &expr.kind {
        ExprKind::Name(word) | ExprKind::Text(word) if is_event => print(&event(word, expr)),
        ExprKind::Text(word) => word.clone(),
        _ => print(expr),
    }
}

/// What a function is called on.
fn operand(expr: &Expr) -> String {
    let text = print(expr);
    match expr.kind {
        ExprKind::Sum(..) => format!("({text})"),
        _ => text,
    }
}

/// Full years from a birthday to a day.
pub(super) fn age(born: &str, on: &str) -> String {
    let day = |of: &str| format!("{of}.getMonth() * 32 + {of}.getDate()");
    format!("{on}.getFullYear() - {born}.getFullYear() - ({} < {} ? 1 : 0)", day(on), day(born))
}

/// The day of a timestamp whose time is the beginning of the day.
pub(super) fn day(text: &str) -> Option<String> {
    let (day, time) = text.split_once('T')?;
    let time = time.strip_suffix('Z').or_else(|| time.strip_suffix("+00:00"))?;
    let begins = time.chars().all(|c| matches!(c, '0' | ':' | '.')) && time.starts_with("00:00:00");
    (begins && day.len() == 10).then(|| parse_date(day).ok()).flatten().map(|d| d.to_string())
}

/// The days of a duration that is whole days.
pub(super) fn days(text: &str) -> Option<i64> {
    let (number, seconds) = [("h", 3600), ("m", 60), ("s", 1)].iter().find_map(|(unit, s)| Some((text.strip_suffix(unit)?, *s)))?;
    let total = number.parse::<i64>().ok()?.checked_mul(seconds)?;
    (total % 86_400 == 0).then_some(total / 86_400)
}

/// The number in `string((…) * 24) + "h"`.
pub(super) fn counted(text: &str) -> Option<&str> {
    text.trim().strip_prefix("string((")?.strip_suffix(") * 24) + \"h\"")
}

/// A text of CEL without its marks; `Err` is the place of an escape that is none.
pub(super) fn text(written: &str) -> Result<String, (usize, usize)> {
    let raw = written.starts_with(['r', 'R']);
    let quoted = if raw { written.get(1..).unwrap_or_default() } else { written };
    let mark = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|m| quoted.starts_with(m) && quoted.len() >= 2 * m.len());
    let Some(mark) = mark else { return Err((0, written.len())) };
    let inner = quoted.get(mark.len()..quoted.len() - mark.len()).unwrap_or_default();
    if raw {
        return Ok(inner.to_string());
    }
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.char_indices();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let rest = inner.get(at + 1..).unwrap_or_default();
        let (length, meant) = escape(rest).ok_or((mark.len() + at, mark.len() + at + 2))?;
        out.push(meant);
        let end = at + 1 + length;
        while chars.clone().next().is_some_and(|(i, _)| i < end) {
            chars.next();
        }
    }
    Ok(out)
}

/// What follows a backslash: its length, and the letter meant.
fn escape(rest: &str) -> Option<(usize, char)> {
    let coded = |digits: usize, radix: u32, skip: usize| {
        let code = u32::from_str_radix(rest.get(skip..skip + digits)?, radix).ok()?;
        Some((skip + digits, char::from_u32(code)?))
    };
    let plain = |c| Some((1, c));
    match rest.chars().next()? {
        c @ ('\\' | '?' | '"' | '\'' | '`') => plain(c),
        'a' => plain('\u{7}'),
        'b' => plain('\u{8}'),
        'f' => plain('\u{c}'),
        'n' => plain('\n'),
        'r' => plain('\r'),
        't' => plain('\t'),
        'v' => plain('\u{b}'),
        'x' | 'X' => coded(2, 16, 1),
        'u' => coded(4, 16, 1),
        'U' => coded(8, 16, 1),
        '0'..='3' => coded(3, 8, 0),
        _ => None,
    }
}
