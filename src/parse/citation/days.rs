//! Days of a line with the numbers that stand with them: what acts are known by.

use super::super::Rule;
use super::super::text::{Text, date};
use super::words::{skip_blanks, starts_word};
use crate::base::Date;
use crate::base::letters::is_alphanumeric;

/// A day, and the numbers after it (`2019 жылғы 17 маусымдағы № 17, № 18`).
pub(super) struct Day {
    pub start: usize,
    pub date: Date,
    /// Number and where it ends.
    pub numbers: Vec<(String, usize)>,
    /// Where day and numbers end.
    pub end: usize,
    /// Whether the day is said of a thing (`мамырдағы`).
    pub attributive: bool,
}

/// All days of a line, ascending.
pub(super) fn days(t: &Text<'_>) -> Vec<Day> {
    let s = &t.folded.text;
    let bytes = s.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(i) = bytes.get(at..).and_then(|b| b.iter().position(u8::is_ascii_digit)).map(|i| i + at) {
        let digits = bytes[i..].iter().take_while(|b| b.is_ascii_digit()).count();
        at = i + digits;
        // 2020 жылғы, 12.05.2020, 5 мая
        let next = bytes.get(at).copied().unwrap_or(0);
        let may = digits == 4 || next == b'.' && digits <= 2 || next == b' ' && digits <= 2;
        if !(may && starts_word(s, i)) {
            continue;
        }
        let Some(node) = t.parse_within(Rule::date, i, 80) else { continue };
        let Some(day) = date(&node) else { continue };
        let words = node.as_str();
        let end = i + node.as_span().end();
        let attributive = words.ends_with("ғы") || words.ends_with("гі");
        let mut day = Day { start: i, date: day, numbers: Vec::new(), end, attributive };
        numbers(t, &mut day);
        at = day.end.max(at);
        out.push(day);
    }
    out
}

/// Reads `№ 17`, `№ 17, № 18 және № 19` after a day.
fn numbers(t: &Text<'_>, day: &mut Day) {
    let s = &t.folded.text;
    let mut at = day.end;
    while day.numbers.len() < 64 {
        let mut from = skip_blanks(s, at);
        if !day.numbers.is_empty() {
            for sep in [",", "және ", "и ", "мен ", "пен "] {
                if let Some(rest) = s[from..].strip_prefix(sep) {
                    from = skip_blanks(s, s.len() - rest.len());
                }
            }
        }
        let Some((number, end)) = number_at(t, from) else { break };
        day.numbers.push((number, end));
        day.end = end;
        at = end;
    }
}

/// `№ 11-1-4/730` at `at`: the number as printed and where it ends. `N` counts before a digit only.
pub(super) fn number_at(t: &Text<'_>, at: usize) -> Option<(String, usize)> {
    let s = &t.folded.text;
    let rest = &s[at..];
    let mut from = rest.strip_prefix('№').or_else(|| rest.strip_prefix('n').map(|r| r.strip_prefix('№').unwrap_or(r)))?;
    from = from.trim_start_matches(' ');
    if rest.starts_with('n') && !from.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let start = s.len() - from.len();
    let mut end = start;
    for (i, c) in from.char_indices() {
        let inner = matches!(c, '-' | '/' | '.') && i > 0 && from[i + 1..].starts_with(|n: char| is_alphanumeric(n));
        if !(is_alphanumeric(c) || inner) {
            break;
        }
        end = start + i + c.len_utf8();
    }
    // "№ 11-244 қбп": for official use only, a part of the number.
    for mark in [" қбп", " дсп"] {
        if s[end..].strip_prefix(mark).is_some_and(|r| !r.starts_with(char::is_alphanumeric)) && end > start {
            end += mark.len();
            break;
        }
    }
    (end > start && from[..end - start].contains(|c: char| c.is_ascii_digit()))
        .then(|| (t.original[t.folded.to_original(start)..t.folded.to_original(end)].to_string(), end))
}
