//! References in rule files: `provision = "…"`.
//!
//! A rule whose expressions are wrong, or which another engine reads, rests on its provision all the same: here only what a pin needs
//! is read (`rules` reads the rest).

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mention::{Mention, Rule};
use crate::rules::{Days, Valid};

/// The rules of a TOML file that name a provision; none where it is no rule file.
pub(super) fn mentions(file: &str, text: &str) -> Vec<Mention> {
    if !file.to_lowercase().ends_with(".toml") || !text.contains("provision") {
        return Vec::new();
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut out = Vec::new();
    for (id, table) in tables(root.get_ref()) {
        out.extend(rule(file, text, id, table));
    }
    // A file of rules that is broken somewhere hides pins behind the break.
    if let Some(error) = errors.first().filter(|_| text.contains("[rule") || !out.is_empty()) {
        let line = line_of(text, error.span().map_or(0, |s| s.start));
        let unreadable = Some(error.message().split('\n').collect::<Vec<_>>().join(", "));
        out.push(Mention { file: file.to_string(), line, unreadable, ..Mention::default() });
    }
    out.sort_by_key(|m| m.line);
    out
}

/// `[[rule]]`, `[rule.<id>]`, or the file itself.
fn tables<'a, 't>(root: &'a DeTable<'t>) -> Vec<(Option<String>, &'a DeTable<'t>)> {
    if root.contains_key("provision") {
        return vec![(None, root)];
    }
    let mut out = Vec::new();
    for (_, value) in root.iter().filter(|(key, _)| matches!(key.get_ref().as_ref(), "rule" | "rules")) {
        match value.get_ref() {
            DeValue::Array(items) => out.extend(items.iter().filter_map(|item| match item.get_ref() {
                DeValue::Table(table) => Some((None, table)),
                _ => None,
            })),
            DeValue::Table(named) => out.extend(named.iter().filter_map(|(key, item)| match item.get_ref() {
                DeValue::Table(table) => Some((Some(key.get_ref().to_string()), table)),
                _ => None,
            })),
            _ => {}
        }
    }
    out
}

fn rule(file: &str, text: &str, key: Option<String>, table: &DeTable<'_>) -> Option<Mention> {
    let provision = table.get("provision")?;
    let written = string(provision)?;
    let id = table.get("id").and_then(string).or(key).unwrap_or_else(|| written.clone());
    let valid = match table.get("valid").map(Spanned::get_ref) {
        Some(DeValue::Table(valid)) => Some(valid),
        _ => None,
    };
    let time = |name: &str| valid.and_then(|v| v.get(name)).and_then(string);
    let (boundary, bad_days) = days(table.get("boundary"));
    Some(Mention {
        file: file.to_string(),
        line: line_of(text, provision.span().start),
        candidates: vec![written.trim().to_string()],
        boundary,
        bad_days,
        rule: Some(Rule { id, valid: Valid { since: time("since"), through: time("through"), until: time("until") } }),
        unreadable: None,
    })
}

/// A list of days, or one; as text or as days of TOML.
fn days(value: Option<&Spanned<DeValue<'_>>>) -> (Vec<Days>, Vec<String>) {
    let mut out = (Vec::new(), Vec::new());
    let mut add = |value: &Spanned<DeValue<'_>>| {
        let text = string(value).unwrap_or_else(|| "?".to_string());
        match Days::read(&text) {
            Ok(days) => out.0.push(days),
            Err(bad) => out.1.push(bad),
        }
    };
    match value.map(|v| (v, v.get_ref())) {
        Some((_, DeValue::Array(items))) => items.iter().for_each(&mut add),
        Some((one, _)) => add(one),
        None => {}
    }
    out
}

fn string(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Datetime(day) => Some(day.to_string()),
        _ => None,
    }
}

fn line_of(text: &str, offset: usize) -> u64 {
    1 + memchr::memchr_iter(b'\n', text.as_bytes().get(..offset).unwrap_or(text.as_bytes())).count() as u64
}
