//! Short names: `(бұдан әрі – Заң)`, `(далее – Правила)`.

use super::words::skip_blanks;
use crate::base::kazakh::is_ending;
use crate::base::letters::is_alphanumeric;
use crate::base::{Span, fold};

/// A short name as a line defines it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawDefinition {
    /// The name, as printed.
    pub term: String,
    /// The bracket.
    pub span: Span,
}

/// Every `(бұдан әрі – …)` and `(далее – …)` of a line.
#[must_use]
pub fn definitions(line: &str) -> Vec<RawDefinition> {
    if !(line.contains("ұдан ") || line.contains("алее")) {
        return Vec::new();
    }
    let folded = fold(line);
    let s = &folded.text;
    let mut out = Vec::new();
    for (open, _) in s.match_indices('(') {
        let Some(from) = lead(s, open + 1) else { continue };
        let Some(close) = s[from..].find(')').map(|i| from + i) else { continue };
        let term = &line[folded.to_original(from)..folded.to_original(close)];
        let term = term.trim().trim_matches(['"', '«', '»', '“', '”']).trim();
        if !term.is_empty() && term.len() < 300 {
            out.push(RawDefinition {
                term: term.to_string(),
                span: Span::new(folded.to_original(open), folded.to_original(close + 1)),
            });
        }
    }
    out
}

/// Where the name begins after `бұдан әрі –`, `бұдан былай -`, `әрі қарай –`, `далее –`, `далее по тексту –`.
fn lead(s: &str, at: usize) -> Option<usize> {
    let at = skip_blanks(s, at);
    let words =
        ["бұдан әрі мәтін бойынша", "бұдан әрі", "бұдан былай", "әрі қарай", "далее по тексту", "далее соответственно", "далее"];
    let end = words.iter().find_map(|w| s[at..].starts_with(w).then_some(at + w.len()))?;
    let mut rest = s[end..].trim_start_matches(' ');
    for word in ["тиісінше", "соответственно"] {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_start_matches(' ');
    }
    let rest = rest.strip_prefix(['-', ':']).unwrap_or(rest);
    Some(s.len() - rest.trim_start_matches(' ').len())
}

/// Short names of acts and documents, in the order of their definition.
#[derive(Clone, Debug, Default)]
pub struct ShortNames {
    names: Vec<Name>,
}

#[derive(Clone, Debug)]
struct Name {
    term: String,
    folded: String,
}

impl ShortNames {
    /// Adds a name. A name may be given anew; the latest counts.
    pub fn add(&mut self, term: &str) {
        self.names.retain(|n| n.term != term);
        // A text does not define hundreds of acts; a hostile one shall not make every word a search.
        if self.names.len() < 200 {
            self.names.push(Name { term: term.to_string(), folded: fold(term).text });
        }
    }

    /// Whether a line can hold one of the names.
    pub(super) fn may_stand_in(&self, line: &str) -> bool {
        self.names.iter().any(|n| {
            let stem = n.term.char_indices().nth(3).map_or(n.term.as_str(), |(i, _)| &n.term[..i]);
            line.contains(stem)
        })
    }

    /// The name that stands at `at` in the folded text, in any case, and where it ends.
    pub(super) fn at(&self, s: &str, at: usize) -> Option<(&str, usize)> {
        let forms = self.names.iter().filter_map(|n| Some((n.term.as_str(), at + form_at(&n.folded, &s[at..])?)));
        forms.max_by_key(|(_, end)| *end)
    }
}

/// Whether `word` is the name `term` in some case.
#[must_use]
pub fn is_form_of(term: &str, word: &str) -> bool {
    let (term, word) = (fold(term).text, fold(word).text);
    form_at(&term, &word).is_some_and(|len| len == word.len())
}

/// The length of a form of the folded name `term` that `text` begins with.
fn form_at(term: &str, text: &str) -> Option<usize> {
    let mut at = 0;
    let mut words = term.split(' ').filter(|w| !w.is_empty()).peekable();
    while let Some(wanted) = words.next() {
        let rest = text.get(at..)?;
        // No form changes the first letter, unless it is the whole word.
        if wanted.len() > 2 && rest.chars().next() != wanted.chars().next() {
            return None;
        }
        let len = rest.find(|c: char| !(is_alphanumeric(c) || c == '-')).unwrap_or(rest.len());
        let have = &rest[..len];
        let last = words.peek().is_none();
        if !(have == wanted || last && kazakh_form(wanted, have) || russian_form(wanted, have)) {
            return None;
        }
        at += len;
        if !last {
            at = skip_blanks(text, at);
        }
    }
    (at > 0).then_some(at)
}

fn kazakh_form(name: &str, word: &str) -> bool {
    let soft = |n: &str| {
        let stem = n.strip_suffix('қ').map(|s| format!("{s}ғ"));
        stem.or_else(|| n.strip_suffix('к').map(|s| format!("{s}г"))).or_else(|| n.strip_suffix('п').map(|s| format!("{s}б")))
    };
    word.strip_prefix(name).is_some_and(is_ending)
        || soft(name).is_some_and(|s| word.strip_prefix(s.as_str()).is_some_and(is_ending))
}

/// Russian forms differ in their last letters only.
fn russian_form(name: &str, word: &str) -> bool {
    if name.chars().any(|c| "әғқңөұүһі".contains(c)) {
        return false;
    }
    const VOWELS: &str = "аеиоуыьйюя";
    let cut = |w: &str| {
        let mut w = w.to_string();
        for _ in 0..3 {
            match w.chars().next_back() {
                Some(c) if w.chars().count() > 3 && VOWELS.contains(c) => drop(w.pop()),
                _ => break,
            }
        }
        w
    };
    let stem = cut(name);
    let tail = word.strip_prefix(stem.as_str());
    stem.chars().count() >= 3
        && tail.is_some_and(|e| e.chars().count() <= 3 && e.chars().all(|c| VOWELS.contains(c) || "вмхг".contains(c)))
}
