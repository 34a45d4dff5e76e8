//! Files → [`RuleSet`].

use std::collections::HashMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::circles::{self, Chain};
use super::read::{Draft, read_rule};
use super::rule::{Rule, RuleSet, Same, Source, Typed};
use super::table::{File, Table};
use super::typed::{Cond, Day};
use super::typing::{self, TypeError};
use super::{Problem, finding};
use crate::base::Message;

/// The text of a rule file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleFile {
    /// Its name for people.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// Reads rules. What cannot be used is a [`Problem`]; the rest stands.
#[must_use]
pub fn load(files: &[RuleFile]) -> RuleSet {
    let mut problems = Vec::new();
    let mut drafts: Vec<(usize, Draft)> = Vec::new();
    let mut same = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let mut file = File { name: &file.name, text: &file.text, cel: false };
        let (table, errors) = DeTable::parse_recoverable(file.text);
        file.cel = is_cel(table.get_ref(), &file, &mut problems);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let reason = error.message().split('\n').collect::<Vec<_>>().join(", ");
            let message = Message::new("rules-toml").with("reason", reason);
            problems.push(file.problem(None, (span.start, span.end), message, Message::new("rules-toml-help")));
        }
        same.extend(places(table.get_ref(), &file, &mut problems));
        for (id, table, bytes) in tables(table.get_ref(), &file, &mut problems) {
            let own = Table { file: &file, table, rule: None, at: bytes };
            drafts.extend(read_rule(own, id, &mut problems).map(|d| (at, d)));
        }
    }
    let drafts = once(files, drafts, &mut problems);
    let rules = typed(files, drafts, &mut problems);
    let (rules, mut circular) = straight(files, rules);
    problems.append(&mut circular);
    problems.sort_by_key(|p| (place_of(files, p), p.line, p.column));
    RuleSet { rules, problems, same }
}

fn place_of(files: &[RuleFile], problem: &Problem) -> usize {
    files.iter().position(|f| f.name == problem.file).unwrap_or(files.len())
}

/// `language = "cel"`: in which language the expressions of a file are written.
fn is_cel(root: &DeTable<'_>, file: &File<'_>, problems: &mut Vec<Problem>) -> bool {
    let Some((_, value)) = root.iter().find(|(k, _)| k.get_ref() == "language") else { return false };
    match value.get_ref() {
        DeValue::String(language) if language.eq_ignore_ascii_case("cel") => true,
        DeValue::String(language) if language.eq_ignore_ascii_case("nusqa") => false,
        other => {
            let written = if let DeValue::String(text) = other { text.to_string() } else { super::table::kind(other).to_string() };
            let span = value.span();
            let message = Message::new("rules-language").with("language", written);
            problems.push(file.problem(None, (span.start, span.end), message, Message::new("rules-language-help")));
            false
        }
    }
}

/// `[[same]]`: places that must say the same.
fn places(root: &DeTable<'_>, file: &File<'_>, problems: &mut Vec<Problem>) -> Vec<Same> {
    let Some((key, value)) = root.iter().find(|(k, _)| k.get_ref() == "same") else { return Vec::new() };
    let at = (key.span().start, key.span().end);
    let items: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
        DeValue::Array(items) => items.iter().collect(),
        _ => vec![value],
    };
    let mut out = Vec::new();
    for item in items {
        let DeValue::Table(table) = item.get_ref() else {
            let message = Message::new("rules-no-table").with("found", super::table::kind(item.get_ref()));
            problems.push(file.problem(None, at, message, Message::new("rules-no-table-help")));
            continue;
        };
        let own = Table { file, table, rule: None, at: header(file, item.span().start, at) };
        own.only(&["first", "second"], problems);
        let mut text = |key| own.text(key, true, problems).map(|t| t.value.trim().to_string());
        if let (Some(first), Some(second)) = (text("first"), text("second")) {
            out.push(Same { first, second });
        }
    }
    out
}

type Found<'a, 't> = (Option<String>, &'a DeTable<'t>, (usize, usize));

/// The tables of rules: `[[rule]]`, `[rule.<id>]`, or the file itself.
fn tables<'a, 't>(root: &'a DeTable<'t>, file: &File<'_>, problems: &mut Vec<Problem>) -> Vec<Found<'a, 't>> {
    let mut out = Vec::new();
    if ["id", "provision", "require"].iter().any(|key| root.keys().any(|k| k.get_ref() == key)) {
        let first = root.keys().map(|k| k.span()).min_by_key(|s| s.start).unwrap_or(0..0);
        return vec![(None, root, (first.start, first.end))];
    }
    let mut entry = |id: Option<String>, value: &'a Spanned<DeValue<'t>>, key: (usize, usize), problems: &mut Vec<Problem>| {
        let span = value.span();
        match value.get_ref() {
            DeValue::Table(table) => out.push((id, table, if span.is_empty() { key } else { header(file, span.start, key) })),
            other => {
                let message = Message::new("rules-no-table").with("found", super::table::kind(other));
                problems.push(file.problem(None, (span.start, span.end), message, Message::new("rules-no-table-help")));
            }
        }
    };
    for (key, value) in root.iter() {
        let name: &str = key.get_ref();
        let at = (key.span().start, key.span().end);
        match (name, value.get_ref()) {
            ("rule" | "rules", DeValue::Array(items)) => {
                items.iter().for_each(|item| entry(None, item, at, problems));
            }
            ("rule" | "rules", DeValue::Table(named)) => {
                for (key, value) in named.iter() {
                    entry(Some(key.get_ref().to_string()), value, (key.span().start, key.span().end), problems);
                }
            }
            ("same" | "language", _) => {}
            _ => {
                let message = Message::new("rules-key").with("key", name);
                problems.push(file.problem(None, at, message, Message::new("rules-no-table-help")));
            }
        }
    }
    out
}

/// The line of a table's head; a table without one of its own is found by its key.
fn header(file: &File<'_>, start: usize, key: (usize, usize)) -> (usize, usize) {
    match file.text.get(start..) {
        Some(rest) => (start, start + rest.find('\n').unwrap_or(rest.len())),
        None => key,
    }
}

/// Leaves out rules whose id was there before.
fn once(files: &[RuleFile], drafts: Vec<(usize, Draft)>, problems: &mut Vec<Problem>) -> Vec<(usize, Draft)> {
    let mut seen: HashMap<String, (String, usize)> = HashMap::new();
    let mut out = Vec::new();
    for (at, draft) in drafts {
        let rule = &draft.rule;
        if let Some((file, line)) = seen.get(&rule.id) {
            let message = Message::new("rules-twice").with("id", &rule.id).with("file", file).with("line", line);
            problems.extend(problem(files, at, rule, draft.id_at, message, Message::new("rules-twice-help")));
            continue;
        }
        seen.insert(rule.id.clone(), (rule.place.file.clone(), rule.place.line));
        out.push((at, draft));
    }
    out
}

fn problem(files: &[RuleFile], at: usize, rule: &Rule, bytes: (usize, usize), message: Message, help: Message) -> Option<Problem> {
    let file = files.get(at)?;
    Some(File { name: &file.name, text: &file.text, cel: false }.problem(Some(&rule.id), bytes, message, help))
}

/// Types the expressions. A rule that names one which is left out is left out too.
fn typed(files: &[RuleFile], mut drafts: Vec<(usize, Draft)>, problems: &mut Vec<Problem>) -> Vec<(usize, Rule)> {
    loop {
        let places: HashMap<String, usize> = drafts.iter().enumerate().map(|(i, (_, d))| (d.rule.id.clone(), i)).collect();
        let find = |id: &str| places.get(id).copied();
        let mut wrong = false;
        drafts.retain_mut(|(at, draft)| match types(&draft.rule, &find) {
            Ok(typed) => {
                draft.rule.typed = typed;
                true
            }
            Err(wrong_one) => {
                let (source, error) = *wrong_one;
                problems.extend(in_source(files, *at, &draft.rule, &source, error));
                wrong = true;
                false
            }
        });
        if !wrong {
            break;
        }
    }
    drafts.into_iter().map(|(at, draft)| (at, finding::settle(draft.rule, draft.finding))).collect()
}

fn types(rule: &Rule, find: &dyn Fn(&str) -> Option<usize>) -> Result<Typed, Box<(Source, TypeError)>> {
    let cond = |source: &Option<Source>| match source {
        Some(source) => typing::cond(&source.expr, find).map_err(|e| Box::new((source.clone(), e))),
        None => Ok(Cond::Const(true)),
    };
    let day = |source: &Source| -> Result<Day, _> { typing::day(&source.expr, find).map_err(|e| Box::new((source.clone(), e))) };
    let deadline = match &rule.deadline {
        Some(term) => Some((day(&term.from)?, day(&term.to)?)),
        None => None,
    };
    Ok(Typed { when: cond(&rule.when)?, require: cond(&rule.require)?, deadline })
}

/// A problem inside an expression, pointed at in the file where the text stands there as it is.
fn in_source(files: &[RuleFile], at: usize, rule: &Rule, source: &Source, error: TypeError) -> Option<Problem> {
    let (start, end) = (source.place.span.start(), source.place.span.end());
    let plain = end - start == source.text.len();
    let bytes = if plain { (start + error.span.start(), start + error.span.end()) } else { (start, end) };
    problem(files, at, rule, bytes, error.message, error.help)
}

/// Leaves out rules on circles.
fn straight(files: &[RuleFile], rules: Vec<(usize, Rule)>) -> (Vec<Rule>, Vec<Problem>) {
    let all: Vec<Rule> = rules.iter().map(|(_, r)| r.clone()).collect();
    let wrong = circles::find(&all);
    let mut problems = Vec::new();
    for (place, chain) in &wrong {
        let Some((at, rule)) = rules.get(*place) else { continue };
        let message = match chain {
            Chain::Circle(path) => Message::new("rules-circle").with("path", path.join(" → ")),
            Chain::TooDeep => Message::new("rules-chain").with("id", &rule.id),
        };
        let source = [&rule.when, &rule.require].into_iter().flatten().find(|s| s.text.contains("rule("));
        let bytes = source.map_or((rule.place.span.start(), rule.place.span.end()), |s| (s.place.span.start(), s.place.span.end()));
        problems.extend(problem(files, *at, rule, bytes, message, Message::new("rules-circle-help")));
    }
    if wrong.is_empty() {
        return (all, problems);
    }
    // The places of rules that others name have moved: everything is typed anew.
    let kept: Vec<(usize, Rule)> =
        rules.into_iter().enumerate().filter(|(i, _)| wrong.iter().all(|(w, _)| w != i)).map(|(_, r)| r).collect();
    let places: HashMap<String, usize> = kept.iter().enumerate().map(|(i, (_, r))| (r.id.clone(), i)).collect();
    let find = |id: &str| places.get(id).copied();
    let mut out = Vec::new();
    for (at, mut rule) in kept {
        match types(&rule, &find) {
            Ok(typed) => {
                rule.typed = typed;
                out.push(rule);
            }
            Err(wrong) => problems.extend(in_source(files, at, &rule, &wrong.0, wrong.1)),
        }
    }
    (out, problems)
}
