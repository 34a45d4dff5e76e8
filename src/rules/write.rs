//! A [`RuleSet`] → the text of a rule file, its expressions in the language of rules or in standard CEL.

use std::fmt::Write as _;

use super::rule::{Rule, RuleSet, Source, Term};
use super::vocabulary::SetField;
use crate::base::Severity;
use crate::parse::expression::{Expr, ExprKind, cel_text};

/// How expressions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// As docs/RULES.md describes.
    Nusqa,
    /// Standard CEL; the file says so at its top.
    Cel,
}

const CEL_HEAD: &str = "\
# Rules in standard CEL (Common Expression Language), for exchange; docs/RULES.md describes the variables. Days are timestamps at 00:00 UTC.
language = \"cel\"
";

/// Longer expressions stand on several lines.
const WIDE: usize = 100;

/// Writes rules; what is read back from it says the same.
#[must_use]
pub fn write(set: &RuleSet, language: Language) -> String {
    let mut out = String::new();
    if language == Language::Cel {
        out.push_str(CEL_HEAD);
    }
    for rule in &set.rules {
        if !out.is_empty() {
            out.push('\n');
        }
        one(rule, language, &mut out);
    }
    for same in &set.same {
        let _ = write!(out, "\n[[same]]\nfirst = {}\nsecond = {}\n", text(&same.first), text(&same.second));
    }
    out
}

fn one(rule: &Rule, language: Language, out: &mut String) {
    let mut line = |key: &str, value: String| {
        let _ = writeln!(out, "{key} = {value}");
    };
    let condition = |source: &Source| multiline(&source.expr, language);
    line("[[rule]]\nid", text(&rule.id));
    line("procedure", text(&rule.procedure));
    line("provision", text(&rule.provision));
    if let Some(note) = &rule.note {
        line("note", text(note));
    }
    let valid = &rule.valid;
    let times = [("since", &valid.since), ("through", &valid.through), ("until", &valid.until)];
    let told: Vec<String> = times.iter().filter_map(|(key, act)| Some(format!("{key} = {}", text(act.as_ref()?)))).collect();
    if !told.is_empty() {
        line("valid", format!("{{ {} }}", told.join(", ")));
    }
    if !rule.boundary.is_empty() {
        let days: Vec<String> = rule.boundary.iter().map(|d| format!("\"{d}\"")).collect();
        line("boundary", format!("[{}]", days.join(", ")));
    }
    if let Some(when) = &rule.when {
        line("when", condition(when));
    }
    if let Some(require) = &rule.require {
        line("require", condition(require));
    }
    if let Some(term) = &rule.deadline {
        let before = if term.before { ", direction = \"before\"" } else { "" };
        let (amount, unit) = (term.amount, term.unit.as_str());
        let (from, to) = (day(&term.from.expr, language), day(&term.to.expr, language));
        line("deadline", format!("{{ amount = {amount}, unit = \"{unit}\", from = {from}, to = {to}{before} }}"));
    }
    if rule.severity != Severity::Error {
        line("severity", text(rule.severity.as_str()));
    }
    line("finding", text(rule.finding));
    line("judged", text(rule.judged.as_str()));
    match rule.term {
        Some(Term::None) => line("term", text("none")),
        Some(Term::Service) => line("term", text("service")),
        None => {}
    }
    for (lang, said) in [("kk", &rule.texts.kk), ("ru", &rule.texts.ru), ("en", &rule.texts.en)] {
        if let Some(said) = said {
            line(&format!("message.{lang}"), text(said));
        }
    }
}

fn written(expr: &Expr, language: Language) -> String {
    match language {
        Language::Nusqa => expr.to_string(),
        Language::Cel => cel_text::print(expr),
    }
}

/// A condition; the parts of a long one stand on lines of their own.
fn multiline(expr: &Expr, language: Language) -> String {
    let whole = written(expr, language);
    if whole.len() <= WIDE {
        return text(&whole);
    }
    let (parts, sign) = match &expr.kind {
        ExprKind::And(parts) => (parts, " &&\n"),
        ExprKind::Or(parts) => (parts, " ||\n"),
        _ => return text(&whole),
    };
    let bracketed = |part: &Expr| {
        let open = matches!(part.kind, ExprKind::Or(_)) || matches!(part.kind, ExprKind::And(_)) && sign == " &&\n";
        if open { format!("({})", written(part, language)) } else { written(part, language) }
    };
    let lines = parts.iter().map(bracketed).collect::<Vec<_>>().join(sign);
    if lines.contains("'''") || lines.contains('\r') { text(&whole) } else { format!("'''\n{lines}'''") }
}

fn day(expr: &Expr, language: Language) -> String {
    let is_event = matches!(&expr.kind, ExprKind::Name(w) | ExprKind::Text(w) if SetField::Events.bit(w).is_some());
    text(&match language {
        Language::Cel => cel_text::print_day(expr, is_event),
        Language::Nusqa => match &expr.kind {
            ExprKind::Text(word) => word.clone(),
            // The name of an event stands for its day.
            ExprKind::Select(on, word) if matches!(&on.kind, ExprKind::Name(n) if n == "events") => word.clone(),
            _ => expr.to_string(),
        },
    })
}

/// A text of TOML.
fn text(text: &str) -> String {
    let literal = !text.contains(['\'', '\n', '\r', '\t']) && text.contains(['"', '\\']) && !text.chars().any(char::is_control);
    if literal {
        return format!("'{text}'");
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
