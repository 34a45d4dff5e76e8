//! Words of the folded line, and what they can be.

use super::super::path::{Step, steps};
use super::super::text::Text;
use super::super::{Rule, nouns};
use super::MAX_PATH;
use crate::base::letters::{is_alphabetic, is_alphanumeric, is_uppercase};
use crate::base::{ActKind, Kind, kazakh::is_ending};

/// Whether a word of the folded text begins at `at`.
pub(super) fn starts_word(s: &str, at: usize) -> bool {
    s[..at].chars().next_back().is_none_or(|c| !is_alphanumeric(c) && c != '-')
}

/// The end of the word (letters and inner hyphens) that begins at `at`.
pub(super) fn word_end(s: &str, at: usize) -> usize {
    let rest = &s[at..];
    let mut end = at;
    for (i, c) in rest.char_indices() {
        match c {
            '-' if i > 0 && rest[i + 1..].starts_with(is_alphabetic) => {}
            c if is_alphabetic(c) => {}
            _ => break,
        }
        end = at + i + c.len_utf8();
    }
    end
}

/// Where the scan goes on behind `c`, which begins at `at`: behind its word, where it begins one.
pub(super) fn past(s: &str, at: usize, c: char) -> usize {
    let sign = at + c.len_utf8();
    if is_alphabetic(c) { word_end(s, at).max(sign) } else { sign }
}

/// Where the blanks at `at` end.
pub(super) fn skip_blanks(s: &str, at: usize) -> usize {
    at + s[at..].len() - s[at..].trim_start_matches(' ').len()
}

/// The word after the blanks at `at`: its start and end; `None` where no letter follows.
pub(super) fn next_word(s: &str, at: usize) -> Option<(usize, usize)> {
    let start = skip_blanks(s, at);
    let end = word_end(s, start);
    (end > start).then_some((start, end))
}

/// The word that ends before the blanks before `at`: its start and end.
pub(super) fn word_before(s: &str, at: usize) -> Option<(usize, usize)> {
    let end = s[..at].trim_end_matches(' ').len();
    let tail = s[..end]
        .rfind(|c: char| !(is_alphabetic(c) || c == '-'))
        .map_or(0, |i| i + s[i..].chars().next().map_or(1, char::len_utf8));
    (tail < end).then_some((tail, end))
}

/// Whether the letter at `at` is a capital in the original.
pub(super) fn is_capital(t: &Text<'_>, at: usize) -> bool {
    t.original.get(t.folded.to_original(at)..).and_then(|o| o.chars().next()).is_some_and(is_uppercase)
}

/// The words `from..to` as printed.
pub(super) fn original(t: &Text<'_>, from: usize, to: usize) -> String {
    t.original[t.folded.to_original(from)..t.folded.to_original(to.max(from))].trim().to_string()
}

/// The address at `at`, and where it ends.
pub(super) fn path_at(t: &Text<'_>, at: usize) -> Option<(Vec<Step>, usize)> {
    let node = t.parse_within(Rule::path, at, MAX_PATH)?;
    let found = steps(t, &node, at);
    (!found.is_empty()).then(|| (found, at + node.as_span().end()))
}

/// The kind of act that a Kazakh word names.
pub(super) fn kazakh_act(word: &str) -> Option<ActKind> {
    nouns::stem(word, &nouns::ACTS).map(|(kind, _)| kind)
}

const DOCUMENTS: [&str; 24] = [
    "қағида",
    "ереже",
    "нұсқаулық",
    "нұсқаулығ",
    "тізбе",
    "талап",
    "талаб",
    "стандарт",
    "регламент",
    "әдістеме",
    "тәртіп",
    "тәртіб",
    "бағдарлама",
    "жарғы",
    "номенклатура",
    "жіктеуіш",
    "норма",
    "норматив",
    "келісім",
    "хаттама",
    "конвенция",
    "шарт",
    "тұжырымдама",
    "жоспар",
];

/// Whether a Kazakh word names a document that acts approve.
pub(super) fn kazakh_document(word: &str) -> bool {
    DOCUMENTS.iter().any(|stem| word.strip_prefix(stem).is_some_and(is_ending))
}

/// The unit that a Kazakh word names.
pub(super) fn kazakh_unit(word: &str) -> Option<Kind> {
    nouns::stem(word, &nouns::UNITS).map(|(kind, _)| kind)
}

/// Whether a document is one that parties make: its provisions are not this text's.
pub(super) fn is_treaty(word: &str) -> bool {
    ["келісім", "хаттама", "конвенция", "шарт", "жарғы", "соглашени", "протокол", "конвенц", "договор", "устав"]
        .iter()
        .any(|w| word.starts_with(w))
}

/// Whether a Kazakh word stands in the genitive.
pub(super) fn is_genitive(word: &str) -> bool {
    ["ның", "нің", "дың", "дің", "тың", "тің"].iter().any(|e| word.ends_with(e))
}

fn russian_stem<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    const ENDINGS: [&str; 32] = [
        "", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "я", "ю", "ем", "и", "й", "ий", "ям", "ями", "ях", "ия", "ию",
        "ием", "ией", "ии", "ей", "ью", "ь", "ой", "ев", "ьи", "ья", "ье",
    ];
    list.iter().find(|(stem, _)| word.strip_prefix(stem).is_some_and(|e| ENDINGS.contains(&e))).map(|(_, k)| *k)
}

/// The kind of act that a Russian word names.
pub(super) fn russian_act(word: &str) -> Option<ActKind> {
    const LIST: [(&str, ActKind); 8] = [
        ("закон", ActKind::Law),
        ("кодекс", ActKind::Code),
        ("конституц", ActKind::Constitution),
        ("указ", ActKind::Decree),
        ("постановлени", ActKind::Resolution),
        ("приказ", ActKind::Order),
        ("решени", ActKind::Decision),
        ("распоряжени", ActKind::Directive),
    ];
    russian_stem(&LIST, word)
}

/// Whether a Russian word names a document that acts approve.
pub(super) fn russian_document(word: &str) -> bool {
    const LIST: [(&str, ()); 17] = [
        ("правил", ()),
        ("положени", ()),
        ("инструкц", ()),
        ("переч", ()),
        ("перечен", ()),
        ("перечн", ()),
        ("требовани", ()),
        ("стандарт", ()),
        ("регламент", ()),
        ("методик", ()),
        ("порядк", ()),
        ("устав", ()),
        ("номенклатур", ()),
        ("соглашени", ()),
        ("протокол", ()),
        ("конвенц", ()),
        ("программ", ()),
    ];
    russian_stem(&LIST, word).is_some()
}

/// The unit that a Russian word names.
pub(super) fn russian_unit(word: &str) -> Option<Kind> {
    const LIST: [(&str, Kind); 15] = [
        ("подпункт", Kind::Subitem),
        ("пункт", Kind::Item),
        ("стать", Kind::Article),
        ("стат", Kind::Article),
        ("част", Kind::Paragraph),
        ("абзац", Kind::Indent),
        ("параграф", Kind::Subchapter),
        ("глав", Kind::Chapter),
        ("подраздел", Kind::Subsection),
        ("раздел", Kind::Section),
        ("приложени", Kind::Attachment),
        ("таблиц", Kind::Table),
        ("строк", Kind::Row),
        ("граф", Kind::Column),
        ("примечани", Kind::Note),
    ];
    russian_stem(&LIST, word)
}
