//! The words that went and came in one line, as instructions on words: each fragment is long enough to stand in one place only.

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use super::level::blanks;
use crate::base::label;
use crate::extract::{WordMode, Words};
use crate::replay::{Field, How, Origin, Place, Text, UnitId, change_words, pieces};

/// Changes of words that one line is given at most; more are harder to follow than the new wording.
const MOST: usize = 4;
/// Words that a fragment grows by to be the only one.
const GROWTH: usize = 6;

/// Instructions that give `unit` the words `target` (its label left out), at `place`, which holds it. The unit has them then; on
/// failure it is as it was.
#[must_use]
pub fn instructions(text: &mut Text, unit: UnitId, place: &Place, target: &str) -> Option<Vec<Words>> {
    let saved = text.unit(unit).words.clone();
    let done = one_by_one(text, unit, place, target);
    match done {
        Some(out) => {
            let after = std::mem::replace(&mut text.unit_mut(unit).words, saved.clone());
            let merged = merged(&out).filter(|m| {
                let fits =
                    change_words(text, place, m, Origin::default()).is_ok_and(|l| l.is_empty()) && body(text, unit) == target;
                text.unit_mut(unit).words = saved.clone();
                fits
            });
            text.unit_mut(unit).words = after;
            Some(merged.map_or(out, |m| vec![m]))
        }
        None => {
            text.unit_mut(unit).words = saved;
            None
        }
    }
}

/// Several replacements as one: `"A", "B" деген сөздер тиісінше "C", "D" деген сөздермен`.
fn merged(all: &[Words]) -> Option<Words> {
    let replaces = |w: &Words| w.mode == WordMode::Replace && !w.pairs.iter().any(|p| is_sign(&p.0));
    let first = all.first().filter(|_| all.len() > 1 && all.iter().all(replaces))?;
    Some(Words { pairs: all.iter().flat_map(|w| w.pairs.clone()).collect(), ..first.clone() })
}

fn one_by_one(text: &mut Text, unit: UnitId, place: &Place, target: &str) -> Option<Vec<Words>> {
    let mut out = Vec::new();
    for _ in 0..=MOST {
        let now = body(text, unit);
        if now == target {
            return Some(out);
        }
        if out.len() == MOST {
            return None;
        }
        let (old, new) = (tokens(&now), tokens(target));
        let all = hunks(&old, &new);
        // Where most is changed, the new wording says it better.
        if out.is_empty() {
            let weight: usize = all.iter().map(|h| (h.old.1 - h.old.0).max(h.new.1 - h.new.0)).sum();
            if all.len() > MOST || weight * 5 > old.len().max(new.len()) * 3 {
                return None;
            }
        }
        let hunk = all.first()?;
        let words = (0..=GROWTH * 2).find_map(|grown| attempt(text, unit, place, (&old, &new), hunk, grown))?;
        out.push(words);
    }
    None
}

fn body(text: &Text, unit: UnitId) -> String {
    super::compare::body(text, unit)
}

/// A run of tokens that was replaced by another one: `[from, to)` each.
#[derive(Clone, Copy, Debug)]
struct Hunk {
    old: (usize, usize),
    new: (usize, usize),
}

fn is_word(token: &str) -> bool {
    token.starts_with(char::is_alphanumeric)
}

/// What differs; changes with not more than one word between them are one.
fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut out: Vec<Hunk> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        if op.tag() == DiffTag::Equal {
            continue;
        }
        let (o, n) = (DiffOp::old_range(&op), DiffOp::new_range(&op));
        match out.last_mut() {
            Some(last) if old[last.old.1..o.start].iter().filter(|t| is_word(t)).count() <= 1 => {
                last.old.1 = o.end;
                last.new.1 = n.end;
            }
            _ => out.push(Hunk { old: (o.start, o.end), new: (n.start, n.end) }),
        }
    }
    out
}

/// One instruction for a hunk with `grown` words beside it; carried out if it does what is meant.
fn attempt(
    text: &mut Text,
    unit: UnitId,
    place: &Place,
    (old, new): (&[&str], &[&str]),
    hunk: &Hunk,
    grown: usize,
) -> Option<Words> {
    let expected = blanks(&[&old[..hunk.old.0], &new[hunk.new.0..hunk.new.1], &old[hunk.old.1..]].concat().concat());
    let (left, right) = (grown.div_ceil(2), grown / 2);
    let from = before(old, hunk.old.0, left)?;
    let to = after(old, hunk.old.1, right)?;
    let was = old[from..to].concat();
    let is = [old[from..hunk.old.0].concat(), new[hunk.new.0..hunk.new.1].concat(), old[hunk.old.1..to].concat()].concat();
    let (was, is) = (was.trim(), is.trim());
    let blank =
        Words { mode: WordMode::Replace, pairs: Vec::new(), after: None, before: None, whole_text: false, inflected: false };
    let put = new[hunk.new.0..hunk.new.1].concat().trim().to_string();
    let pure = hunk.old.0 == hunk.old.1 || old[hunk.old.0..hunk.old.1].concat().trim().is_empty();
    let mut forms: Vec<Words> = Vec::new();
    if pure && grown > 0 {
        let ahead = old[before(old, hunk.old.0, grown.div_ceil(2)).unwrap_or(0)..hunk.old.0].concat().trim().to_string();
        let behind = old[hunk.old.1..after(old, hunk.old.1, grown.div_ceil(2)).unwrap_or(old.len())].concat().trim().to_string();
        let pair = vec![(String::new(), put.clone())];
        if tells(&ahead) {
            forms.push(Words { mode: WordMode::InsertAfter, pairs: pair.clone(), after: Some(ahead), ..blank.clone() });
        }
        if tells(&behind) && hunk.old.0 == 0 {
            forms.push(Words { mode: WordMode::InsertBefore, pairs: pair, before: Some(behind), ..blank.clone() });
        }
    }
    if is.is_empty() {
        forms.push(Words { mode: WordMode::Delete, pairs: vec![(was.to_string(), String::new())], ..blank });
    } else if if pure { tells(was) } else { has_word(was) || is_sign(was) && is_sign(is) } {
        forms.push(Words { pairs: vec![(was.to_string(), is.to_string())], ..blank });
    }
    forms.into_iter().find(|words| fits(text, unit, place, words, &expected))
}

/// Carries an instruction out, if it means one place only and brings what is expected.
fn fits(text: &mut Text, unit: UnitId, place: &Place, words: &Words, expected: &str) -> bool {
    let wanted = match words.mode {
        WordMode::InsertAfter => words.after.as_deref(),
        WordMode::InsertBefore => words.before.as_deref(),
        _ => words.pairs.first().map(|p| p.0.as_str()),
    };
    let Some(wanted) = wanted.filter(|w| has_word(w) || is_sign(w)) else { return false };
    let here = pieces(text, place);
    let hits = Field::of(text, &here).find(wanted, How::default());
    let [hit] = hits.as_slice() else { return false };
    let u = text.unit(unit);
    let label = label::end(u.kind, u.number.as_deref(), &u.words.text());
    if hit.unit != unit || hit.range.start < label || !hit.level.is_empty() {
        return false;
    }
    let saved = u.words.clone();
    let done = change_words(text, place, words, Origin::default()).is_ok_and(|l| l.is_empty());
    let fits = done && body(text, unit) == expected;
    if !fits {
        text.unit_mut(unit).words = saved;
    }
    fits
}

/// Whether a neighbour is more than a short word that stands everywhere.
fn tells(fragment: &str) -> bool {
    fragment.split_whitespace().any(|w| w.chars().filter(|c| c.is_alphanumeric()).count() > 3)
}

/// Whether a fragment is one sign of punctuation.
pub fn is_sign(fragment: &str) -> bool {
    matches!(fragment, "." | "," | ";" | ":")
}

fn has_word(fragment: &str) -> bool {
    fragment.contains(char::is_alphanumeric)
}

/// Where a fragment that begins at `at` begins with so many words before it; at the beginning there are no more.
fn before(tokens: &[&str], at: usize, words: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..words {
        match tokens[..at].iter().rposition(|t| is_word(t)) {
            Some(i) => at = i,
            None => return Some(0),
        }
    }
    Some(at)
}

/// Where a fragment that ends at `at` ends with so many words after it.
fn after(tokens: &[&str], at: usize, words: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..words {
        match tokens[at..].iter().position(|t| is_word(t)) {
            Some(i) => at += i + 1,
            None => return Some(at),
        }
    }
    Some(at)
}

/// Words with the hyphens inside, blanks, other signs one by one.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        c if c.is_alphanumeric() || matches!(c, '-' | '\u{ad}' | '\u{301}') => 0,
        c if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let now = class(c);
        if last.is_some_and(|l| l != now || now == 2) {
            out.extend(text.get(start..at));
            start = at;
        }
        last = Some(now);
    }
    out.extend(text.get(start..).filter(|t| !t.is_empty()));
    out
}
