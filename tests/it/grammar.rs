//! The grammars, held by reading them: how deep a parse can go is set by the rules alone, never by the input.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Rules that may reach themselves: through brackets, which `parse::expression` counts before pest sees the text.
const COUNTED: [(&str, &str); 9] = [
    ("x_group", "x_or"),
    ("x_list", "x_or"),
    ("x_args", "x_or"),
    ("c_group", "c_choice"),
    ("c_list", "c_choice"),
    ("c_args", "c_choice"),
    ("c_index", "c_choice"),
    ("c_map", "c_choice"),
    ("c_message", "c_choice"),
];

/// Rules and the names they use.
type Rules = BTreeMap<String, BTreeSet<String>>;

/// Deepest chain of rules; every rule takes a few hundred bytes of the stack.
const MAX_DEPTH: usize = 40;

#[test]
fn no_rule_reaches_itself() {
    let mut all = String::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "pest") {
            all.push_str(&fs::read_to_string(path).unwrap());
            all.push('\n');
        }
    }
    let mut rules = rules_of(&all);
    for (outer, inner) in COUNTED {
        assert!(rules.get_mut(outer).unwrap().remove(inner), "{outer} does not use {inner} any more");
    }
    assert!(rules.len() > 100, "only {} rules were read", rules.len());
    let deepest = rules.keys().map(|r| depth(&rules, r, &mut Vec::new())).max().unwrap_or(0);
    assert!(deepest <= MAX_DEPTH, "a chain of {deepest} rules");
}

#[test]
#[should_panic(expected = "inner reaches itself")]
fn a_rule_that_reaches_itself_is_found() {
    let rules = rules_of("outer = { \"{\" ~ inner? } // outer\ninner = _{ '('..')' ~ (outer | \"x\")* }\n");
    depth(&rules, "inner", &mut Vec::new());
}

/// Rules below a rule, itself included.
fn depth<'a>(rules: &'a Rules, rule: &'a str, above: &mut Vec<&'a str>) -> usize {
    assert!(!above.contains(&rule), "{rule} reaches itself: {above:?}");
    above.push(rule);
    let inner = rules[rule].iter().filter(|r| rules.contains_key(*r));
    let deepest = inner.map(|r| depth(rules, r, above)).max().unwrap_or(0);
    above.pop();
    deepest + 1
}

/// Reads `name = { … }`, without comments and literals.
fn rules_of(grammar: &str) -> Rules {
    let mut out = Rules::new();
    let mut name = String::new();
    let mut last = String::new();
    for token in tokens(grammar) {
        match token.as_str() {
            "{" => name.clone_from(&last),
            "}" => name.clear(),
            _ if name.is_empty() => {
                out.entry(token.clone()).or_default();
                last = token;
            }
            _ => {
                out.entry(name.clone()).or_default().insert(token);
            }
        }
    }
    out
}

/// Names and the braces around rules; a brace that holds a count (`{1,2}`) is none.
fn tokens(grammar: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = grammar;
    while let Some(c) = rest.chars().next() {
        let len = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => literal(rest, c),
            '{' if rest[1..].trim_start().starts_with(|c: char| c.is_ascii_digit() || c == ',') => rest.find('}').unwrap_or(0) + 1,
            '{' | '}' => {
                out.push(c.to_string());
                1
            }
            c if c.is_ascii_alphabetic() => {
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
                out.push(rest[..end].to_string());
                end
            }
            _ => c.len_utf8(),
        };
        rest = &rest[len..];
    }
    out
}

/// Length of a literal, signs around it included.
fn literal(rest: &str, sign: char) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            '\\' if !escaped => escaped = true,
            c if c == sign && !escaped => return i + c.len_utf8(),
            _ => escaped = false,
        }
    }
    rest.len()
}
