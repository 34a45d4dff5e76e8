//! References to the law in source files: comments that hold `nusqa: <reference>`.

use super::{lex, rule_file, syntax};
use crate::rules::{Days, Valid};

/// The word that makes a comment a reference.
const MARK: &str = "nusqa:";

/// No reference is longer (bytes): a comment without an end is no reference.
const LONGEST: usize = 400;

/// A place that rests on the law.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// The file, as named by the caller.
    pub file: String,
    /// Its line, from 1.
    pub line: u64,
    /// What the reference may be, the likeliest first: words may follow it on its line.
    pub candidates: Vec<String>,
    /// Days on which the rule says to change its answer.
    pub boundary: Vec<Days>,
    /// What was written as a day and is none.
    pub bad_days: Vec<String>,
    /// The encoded rule, where it is one.
    pub rule: Option<Rule>,
    /// Why a rule file cannot be read from this line on.
    pub unreadable: Option<String>,
}

/// What a rule file says of a rule beside its provision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// The versions it was written for.
    pub valid: Valid,
}

/// What was found in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// References, in order.
    pub mentions: Vec<Mention>,
    /// Lines on which the mark stands outside a comment: in a string or an address. They are no references.
    pub near_misses: Vec<u64>,
}

/// Finds the references in the comments of a source file and in the rules of a TOML file; `None` for a file of data, which has neither.
#[must_use]
pub fn mentions(file: &str, text: &str) -> Option<Found> {
    let mut found = in_comments(file, text)?;
    let rules = rule_file::mentions(file, text);
    if !rules.is_empty() {
        found.mentions.extend(rules);
        found.mentions.sort_by_key(|m| m.line);
    }
    Some(found)
}

fn in_comments(file: &str, text: &str) -> Option<Found> {
    if memchr::memmem::find(text.as_bytes(), MARK.as_bytes()).is_none() {
        return Some(Found::default());
    }
    let syntax = syntax::of(file, text)?;
    let lines = if file.ends_with(".ipynb") { lex::notebook(text) } else { lex::comments(text, syntax) };
    let mut out = Found::default();
    let mut marked = 0;
    for comment in lines {
        let found = in_line(comment.text);
        marked += found.len();
        out.mentions.extend(found.into_iter().map(|m| Mention { file: file.to_string(), line: comment.line, ..m }));
    }
    if memchr::memmem::find_iter(text.as_bytes(), MARK.as_bytes()).count() > marked {
        let told = |n: u64| out.mentions.iter().any(|m| m.line == n);
        out.near_misses =
            (1..).zip(text.lines()).filter(|(n, l)| l.contains(MARK) && !told(*n)).map(|(n, _)| n).take(100).collect();
    }
    Some(out)
}

/// The references in one line of a comment.
fn in_line(text: &str) -> Vec<Mention> {
    let starts: Vec<usize> = text.match_indices(MARK).map(|(at, _)| at).filter(|at| stands_alone(text, *at)).collect();
    let mut out = Vec::new();
    for (i, start) in starts.iter().enumerate() {
        let end = starts.get(i + 1).copied().unwrap_or(text.len());
        let words = text.get(start + MARK.len()..end).unwrap_or("");
        out.extend(mention(words));
    }
    out
}

/// Whether the mark is a word of its own: not the end of another word, of a path or of an address.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|b| b.chars().next_back());
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '@' | '*' | ',' | ';' | '|' | '«' | '!' | '#'))
}

/// What follows the mark → the references it may be. More references may follow after commas.
fn mention(words: &str) -> Vec<Mention> {
    let words = unclosed(words);
    let (words, boundary, bad_days) = days(words);
    let base = |candidates: Vec<String>| Mention {
        candidates,
        boundary: boundary.clone(),
        bad_days: bad_days.clone(),
        ..Mention::default()
    };
    if words.is_empty() {
        return vec![base(Vec::new())];
    }
    let listed: Vec<&str> = words.split([',', ';']).map(str::trim).filter(|w| !w.is_empty()).collect();
    let plain = |w: &str| w.contains('#') && !w.contains(char::is_whitespace);
    if listed.len() > 1 && listed.iter().all(|w| plain(w)) {
        return listed.into_iter().map(|w| base(vec![w.to_string()])).collect();
    }
    vec![base(candidates(words))]
}

/// The reference may be all that follows, what stands before a dash, a bracket or a comma, or the first word.
fn candidates(words: &str) -> Vec<String> {
    let whole = cut(words, LONGEST);
    let mut out: Vec<&str> = Vec::new();
    let mut push = |candidate: &'_ str| {
        let candidate = candidate.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '"' | '\''));
        let known = out.iter().any(|o| o.len() == candidate.len());
        if !candidate.is_empty() && !known {
            out.push(whole.get(..candidate.len()).unwrap_or(whole));
        }
    };
    push(whole);
    for sign in [" — ", " – ", " - ", " -- ", " (", " // ", ", ", "; ", " [", ": "] {
        if let Some((head, _)) = whole.split_once(sign) {
            push(head);
        }
    }
    let first = whole.split_whitespace().next().unwrap_or("");
    push(first);
    // A written-out path has no blanks: what follows is prose.
    if first.contains('#') && first.split_once('#').is_some_and(|(_, path)| path.is_ascii() && !path.is_empty()) {
        out.sort_by_key(|c| c.len());
    } else {
        out.sort_by_key(|c| std::cmp::Reverse(c.len()));
    }
    out.into_iter().map(str::to_string).collect()
}

/// Without the sign that ends a comment on the same line.
fn unclosed(words: &str) -> &str {
    let mut out = words.trim();
    for close in ["*/", "-->", "*)", "-}", "#}", "=#", "#>", "|#", "]]", "\"\"\"", "'''", ")", "}", "»"] {
        // A closing bracket may belong to the reference: `3-1)`.
        let bracket = matches!(close, ")" | "}");
        let open = if close == ")" { '(' } else { '{' };
        if bracket && (out.contains(open) || out.contains(char::is_whitespace) || !out.is_ascii()) {
            continue;
        }
        out = out.strip_suffix(close).unwrap_or(out).trim_end();
    }
    out
}

/// Takes `boundary=2017-10-10,2022-11-16` off.
fn days(words: &str) -> (&str, Vec<Days>, Vec<String>) {
    let found = ["boundary=", "boundary:"].iter().find_map(|mark| words.split_once(mark));
    let Some((words, days)) = found else { return (words, Vec::new(), Vec::new()) };
    let days = days.trim().trim_start_matches('[').split([']', ')']).next().unwrap_or("");
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for day in days.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|d| !d.is_empty()).take(1000) {
        match Days::read(day.trim_matches(['"', '\''])) {
            Ok(day) => good.push(day),
            // Words that follow the days are prose.
            Err(_) if !day.starts_with(|c: char| c.is_ascii_digit()) => break,
            Err(bad_day) => bad.push(bad_day),
        }
    }
    (words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '(' | ',' | ';')), good, bad)
}

fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}
