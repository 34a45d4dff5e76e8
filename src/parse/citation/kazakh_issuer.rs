//! The issuer of a Kazakh act among the words before its date or behind its number.

use super::words::{is_capital, is_genitive, original, starts_word, word_before};
use crate::parse::text::{Text, issuer};

/// Words that no name of an issuer or act holds.
pub(super) fn ends_clause(words: &str) -> bool {
    words.split_whitespace().any(|w| {
        matches!(
            w,
            "сәйкес"
                | "бойынша"
                | "негізінде"
                | "дейін"
                | "бастап"
                | "кейін"
                | "осы"
                | "үшін"
                | "бекітілген"
                | "қабылданған"
                | "өзге"
                | "басқа"
        ) || w.ends_with("сын")
            || w.ends_with("ылған") && !w.starts_with("біріктір")
    }) || words.contains('.') && !words.contains("м.а.")
}

/// The words between number and noun, where they name the issuer.
pub(super) fn issuer_after(words: &str) -> Option<String> {
    let words = words.split("Заң күші").next().unwrap_or(words);
    let name = words.split_whitespace().take_while(|w| !w.starts_with("бірлескен")).collect::<Vec<_>>().join(" ");
    name.starts_with(char::is_uppercase).then(|| republic_only(&name)).flatten()
}

/// `Қазақстан Республикасының Қылмыстық` → the issuer before the name of the code.
fn republic_only(words: &str) -> Option<String> {
    for lead in ["Қазақстан Республикасының", "Қазақстан Республикасы"] {
        if words.starts_with(lead) && words.len() > lead.len() && !is_genitive(words) {
            return issuer(lead);
        }
    }
    is_genitive(words).then(|| issuer(words)).flatten()
}

/// Where the issuer before a date begins, and its words.
pub(super) fn issuer_before(t: &Text<'_>, least: usize, date: usize) -> Option<(usize, String)> {
    let s = &t.folded.text;
    let stop = s.get(least..date)?.rfind(['"', ';', ':', '(', ')', '№']).map_or(least, |i| {
        let at = least + i;
        at + s[at..].chars().next().map_or(1, char::len_utf8)
    });
    let words = &s[stop..date];
    let last = words.trim_end();
    let acting = last.ends_with("м.а.") || last.ends_with("м. а.") || last.ends_with("міндетін атқарушының");
    let genitive = last.rsplit(' ').next().is_some_and(is_genitive);
    if !(acting || genitive) {
        return None;
    }
    let republic =
        words.rfind("қазақстан республикасы").into_iter().chain(words.rfind("қр ").filter(|i| starts_word(words, *i))).max();
    if let Some(i) = republic
        && !words[i..].starts_with("қазақстан республикасында")
        && words[i..].split_whitespace().count() <= 24
        && !ends_clause(&words[i..].replace("м. а.", "м.а."))
    {
        return Some((stop + i, original(t, stop + i, date)));
    }
    // A local issuer: words in a row that names of bodies are made of.
    let mut at = date;
    let mut start = None;
    for _ in 0..14 {
        let Some((a, b)) = word_before(s, at).filter(|(a, _)| *a >= stop) else { break };
        let gap = s[b..at].trim();
        let dots = matches!(gap, "." | "м.а.") || gap.is_empty();
        let word = &s[a..b];
        let body = is_capital(t, a) || BODIES.iter().any(|w| word.starts_with(w)) || matches!(word, "м" | "а" | "және");
        if !(dots && body) || ends_clause(word) {
            break;
        }
        if is_capital(t, a) || BODIES.iter().any(|w| word.starts_with(w)) {
            start = Some(a);
        }
        at = a;
    }
    start.map(|a| (a, original(t, a, date)))
}

/// Stems of words that names of bodies are made of.
const BODIES: [&str; 22] = [
    "министр",
    "үкімет",
    "әкім",
    "мәслихат",
    "комитет",
    "төраға",
    "агенттік",
    "агенттіг",
    "басқарма",
    "облыс",
    "аудан",
    "қала",
    "ауыл",
    "комиссия",
    "сессия",
    "шақырылған",
    "орынбасар",
    "банк",
    "басшы",
    "прокурор",
    "кеңес",
    "жөніндегі",
];
