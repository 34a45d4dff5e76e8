//! What a Russian act is known by: the adjective of a code, its issuer, the brackets behind it.

use super::words::{is_capital, skip_blanks, word_before};
use crate::base::{ActKind, ActRef};
use crate::parse::text::Text;

/// Codes whose title stands without quotes.
pub(super) const UNQUOTED: [&str; 4] = [
    "об административных правонарушениях",
    "о налогах и других обязательных платежах в бюджет",
    "о браке (супружестве) и семье",
    "о здоровье народа и системе здравоохранения",
];

/// Where the adjective that names a code begins: `уголовно-процессуального`, `гражданского`.
pub(super) fn code_name(t: &Text<'_>, least: usize, noun: usize) -> Option<usize> {
    let s = &t.folded.text;
    let mut at = noun;
    let mut start = None;
    for _ in 0..3 {
        let Some((a, b)) = word_before(s, at).filter(|(a, b)| *a >= least && s[*b..at].trim().is_empty()) else { break };
        let word = &s[a..b];
        let adjective = ["ый", "ий", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"].iter().any(|e| word.ends_with(e));
        if !adjective || word.starts_with("настоящ") || word.starts_with("указанн") || word.starts_with("данн") {
            break;
        }
        if is_capital(t, a) {
            start = Some(a);
        }
        at = a;
    }
    start
}

/// The length of ` Республики Казахстан` or ` РК` at `at`.
pub(super) fn republic_after(s: &str, at: usize) -> usize {
    [" республики казахстан", " рк"].iter().find(|w| s[at..].starts_with(*w)).map_or(0, |w| w.len())
}

/// Whether the words between a noun and its date can be an issuer.
pub(super) fn is_issuer(words: &str) -> bool {
    let lower = words.to_lowercase();
    let verbs = ["котор", "принят", "утвержд", "соответств", "настоящ", "введен", "вступ", "внес"];
    words.split_whitespace().count() <= 30
        && !verbs.iter().any(|v| lower.contains(v))
        && !words.contains(|c: char| c.is_ascii_digit())
}

pub(super) fn brackets(s: &str, end: usize, act: &mut ActRef) -> usize {
    let mut end = end;
    for _ in 0..3 {
        let at = skip_blanks(s, end);
        if !s[at..].starts_with('(') {
            break;
        }
        let Some(close) = s[at..].find(')').map(|i| at + i + 1).filter(|c| c - at < 2000) else { break };
        let words = &s[at..close];
        let registered = words.contains("реестр") || words.contains("зарегистр");
        if registered && let Some(i) = words.rfind('№').or_else(|| words.rfind("за n ").map(|i| i + 3)) {
            let digits: String = words[i..].trim_start_matches(['№', 'n', ' ']).chars().take_while(char::is_ascii_digit).collect();
            act.registration = act.registration.take().or(Some(digits).filter(|d| !d.is_empty()));
        }
        let collected = ["сапп", "ведомост", "газет"].iter().any(|w| words.contains(w));
        let popular = act.kind == Some(ActKind::Code) && words.contains("кодекс") && words.len() < 160 && !words.contains("далее");
        if !(registered || collected || popular) {
            break;
        }
        end = close;
    }
    end
}
