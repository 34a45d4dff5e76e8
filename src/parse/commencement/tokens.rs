//! A line → what matters in it for commencement, in order.

use super::super::Rule;
use super::super::path::{Step, rank, starts_path, steps};
use super::super::text::{Text, date};
use super::words::{kazakh_word, last_verb, russian_word};
use super::{RawClause, clause};
use crate::base::{Date, Kind};

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tok {
    /// When.
    Clause(RawClause),
    /// Of what.
    Path(Vec<Step>),
    /// `осы бап`, `осы тармақтың`: the unit the sentence stands in. True: the subject, else the owner of what follows.
    Own(Kind, bool),
    /// `осы Заң`, `настоящий приказ`.
    Act,
    /// A verb.
    Verb(Verb, Form),
    /// `қоспағанда`, `за исключением`.
    Except,
    /// `2026 жылғы 1 қаңтарға дейін`, `до 1 января 2026 года`.
    Until(Date),
    /// `ол`, `олар`: what was spoken of.
    They,
    /// `который`.
    Which,
    /// `туындаған қатынастарға`, `возникшие`.
    Relations,
    /// `тоқтатыла тұрсын`: not commencement, a suspension.
    Suspended,
    /// Any other word.
    Word,
}

/// What a verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Қолданысқа енгізіледі.
    Commence,
    /// Күшіне енеді.
    Enter,
    /// Қолданылады, қолданыста болады, действует.
    Apply,
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Finite,
    Participle,
    Imperative,
}

/// A part of a sentence with its place in the folded line.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) tok: Tok,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Clauses of a line that are tried, at most.
const MAX_TRIES: usize = 4096;
/// Bytes that an element may take.
const MAX_PATH: usize = 1024;

/// The sentences of a line: parts that end with `.` or `;`.
pub(super) fn sentences(t: &Text<'_>, russian: bool) -> Vec<Vec<Token>> {
    let f = t.folded.text.as_str();
    let mut out: Vec<Vec<Token>> = vec![Vec::new()];
    let mut tries = 0;
    let mut at = 0;
    let mut before = ' ';
    while let Some(c) = f.get(at..).and_then(|r| r.chars().next()) {
        let stop = c == ';' || (c == '.' && is_stop(f, at));
        if stop && out.last().is_some_and(|s| !s.is_empty()) {
            out.push(Vec::new());
        }
        let begins = (c.is_alphanumeric() || c == '"' || c == '№') && !(before.is_alphanumeric() || before == '-');
        if begins && tries < MAX_TRIES {
            tries += 1;
            let mut found = token(t, at, russian);
            let end = found.last().map_or(at, |k| k.end);
            if let Some(sentence) = out.last_mut() {
                sentence.append(&mut found);
            }
            if end > at {
                before = f.get(..end).and_then(|s| s.chars().next_back()).unwrap_or(' ');
                at = end;
                continue;
            }
        }
        before = c;
        at += c.len_utf8();
    }
    out.retain(|s| s.iter().any(|k| matches!(k.tok, Tok::Clause(_) | Tok::Until(_))));
    out
}

/// Whether the dot at `at` ends a sentence: `2023 ж. 1 қаңтар`, `3. Осы`, `01.01.2023` and `г.` do not.
fn is_stop(f: &str, at: usize) -> bool {
    // "2-бап . Осы Заң": a blank before the stop is print.
    let before = f.get(..at).unwrap_or("").trim_end_matches(' ');
    let word: String = before.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    f.get(at + 1..).is_none_or(|r| r.is_empty() || r.starts_with([' ', '"', ')'])) && word.chars().count() > 2
}

fn one(tok: Tok, start: usize, end: usize) -> Vec<Token> {
    vec![Token { tok, start, end }]
}

/// The part that begins at `at`.
fn token(t: &Text<'_>, at: usize, russian: bool) -> Vec<Token> {
    let f = t.folded.text.as_str();
    let rest = f.get(at..).unwrap_or("");
    let digit = rest.starts_with(|c: char| c.is_ascii_digit());
    if can_begin_clause(rest)
        && let Some((raw, end)) = clause::read(t, at)
    {
        let mut out = one(Tok::Clause(raw), at, end);
        // The grammar takes the verb along where it follows at once.
        if let Some(verb) = f.get(at..end).and_then(|words| last_verb(words).map(|(i, v)| Token { tok: v, start: at + i, end })) {
            out.push(verb);
        }
        return out;
    }
    if digit && let Some(found) = day(t, at, at, russian) {
        return found;
    }
    if russian
        && let Some(r) = rest.strip_prefix("до ")
        && r.starts_with(|c: char| c.is_ascii_digit() || c == '"')
        && let Some(found) = day(t, at, at + "до ".len(), russian)
    {
        return found;
    }
    let nouns: &[&str] = if russian { &RUSSIAN_NOUNS } else { &["қосымша", "кесте", "i", "v", "x"] };
    if digit || rest.starts_with('"') || starts_path(rest) || nouns.iter().any(|n| rest.starts_with(n)) {
        let node = t.parse_within(Rule::path, at, MAX_PATH).filter(|n| !n.as_str().is_empty());
        if let Some(node) = node {
            let end = at + node.as_span().end();
            let chains = chains(steps(t, &node, at), russian);
            return chains.into_iter().map(|c| Token { tok: Tok::Path(c), start: at, end }).collect();
        }
    }
    if rest.starts_with(['"', '№']) {
        return Vec::new();
    }
    let (tok, len) = if russian { russian_word(rest) } else { kazakh_word(rest) };
    one(tok, at, at + len)
}

/// `пункта 5, подпунктов 1) и 2) пункта 6` is written like one chain, but an item stands in no subitem: two elements.
fn chains(steps: Vec<Step>, russian: bool) -> Vec<Vec<Step>> {
    if !russian {
        return vec![steps];
    }
    let mut out: Vec<Vec<Step>> = vec![Vec::new()];
    for step in steps {
        let inner = out.last().and_then(|c| c.last()).is_none_or(|outer| rank(outer.kind) < rank(step.kind));
        if !inner {
            out.push(Vec::new());
        }
        if let Some(chain) = out.last_mut() {
            chain.push(step);
        }
    }
    out.reverse();
    out
}

/// The words by which elements begin in Russian: nouns, and ordinals before them.
const RUSSIAN_NOUNS: [&str; 26] = [
    "пункт",
    "подпункт",
    "стат",
    "част",
    "абзац",
    "глав",
    "раздел",
    "подраздел",
    "параграф",
    "приложени",
    "строк",
    "таблиц",
    "примечани",
    "предложени",
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "заголов",
    "преамбул",
];

/// A day: `2026 жылғы 1 қаңтарға дейін` is a limit, any other a word.
fn day(t: &Text<'_>, from: usize, at: usize, russian: bool) -> Option<Vec<Token>> {
    let f = t.folded.text.as_str();
    let node = t.parse_within(Rule::date, at, 120).filter(|n| !n.as_str().is_empty())?;
    let end = at + node.as_span().end();
    let after = f.get(end..).unwrap_or("");
    let limit = russian && from < at || after.trim_start().starts_with("дейін");
    let end = if russian || !limit { end } else { end + after.find("дейін").unwrap_or(0) + "дейін".len() };
    Some(match date(&node).filter(|_| limit) {
        Some(day) => one(Tok::Until(day), from, end),
        None => one(Tok::Word, from, end),
    })
}

/// Whether a clause can begin with these words.
fn can_begin_clause(rest: &str) -> bool {
    const WORDS: [&str; 38] = [
        "алғаш",
        "бірінші рет",
        "ресми жария",
        "ресми түрде",
        "жариялан",
        "жариялағ",
        "қол қойыл",
        "мемлекеттік тірке",
        "тіркелген",
        "тіркеуден",
        "тіркеуге",
        "қабылданған күн",
        "бекітілген күн",
        "қолданысқа енгізілген",
        "күшіне енген",
        "күнтізбелік",
        "по истечени",
        "через ",
        "со дня",
        "с даты",
        "с момента",
        "после дня",
        "после ",
        "с 0",
        "с 1",
        "с 2",
        "с 3",
        "с \"",
        "он ",
        "бір ",
        "екі ",
        "үш ",
        "алты ",
        "тоғыз ",
        "жиырма ",
        "отыз ",
        "алпыс ",
        "тоқсан ",
    ];
    rest.starts_with(|c: char| c.is_ascii_digit()) || WORDS.iter().any(|w| rest.starts_with(w))
}

/// Places where a clause can begin, in order.
pub(super) fn starts(f: &str) -> Vec<usize> {
    let b = f.as_bytes();
    let begins = |i: usize| match i.checked_sub(1).and_then(|p| b.get(p)) {
        None | Some(b' ' | b'(') => true,
        Some(c) => b[i].is_ascii_digit() && !(c.is_ascii_digit() || *c == b'.'),
    };
    f.char_indices().map(|(i, _)| i).filter(|i| begins(*i) && f.get(*i..).is_some_and(can_begin_clause)).collect()
}
