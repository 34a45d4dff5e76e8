//! One line as a row of tokens: words, addresses, quoted fragments, days, numbers of acts, bracketed remarks.
//!
//! Quotes of real acts nest in one shape and lose partners, so a fragment ends by what follows it, not by count alone.

use super::super::Rule;
use super::super::path::{Step, starts_path, steps};
use super::super::text::{Text, date};
use crate::base::{Date, Span};

/// A case of the Kazakh noun, by its ending; [`Case::Other`] for the nominative and what has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Gen,
    Dat,
    Acc,
    Loc,
    Abl,
    Ins,
    Rel,
    Other,
}

/// The case a folded word ends in.
pub(super) fn case_of(word: &str) -> Case {
    const ENDINGS: [(Case, &[&str]); 7] = [
        (Case::Rel, &["дағы", "дегі", "тағы", "тегі"]),
        (Case::Gen, &["ның", "нің", "дың", "дің", "тың", "тің"]),
        (Case::Ins, &["мен", "бен", "пен"]),
        (Case::Abl, &["нан", "нен", "дан", "ден", "тан", "тен"]),
        (Case::Loc, &["да", "де", "та", "те"]),
        (Case::Acc, &["ны", "ні", "ды", "ді", "ты", "ті", "ын", "ін", "сын", "сін"]),
        (Case::Dat, &["ға", "ге", "қа", "ке", "на", "не"]),
    ];
    ENDINGS.iter().find(|(_, list)| list.iter().any(|e| word.ends_with(e))).map_or(Case::Other, |(c, _)| *c)
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A word, folded.
    Word(String),
    /// A quoted fragment.
    Quote,
    /// An address and the case of its last noun.
    Path(Vec<Step>, Case),
    /// A day of the calendar.
    Day(Date),
    /// The number of an act after its sign.
    ActNumber(Span),
    /// A number that begins no address.
    Number,
    /// A remark in round brackets.
    Remark,
    /// One of `, ; : .`
    Sign(char),
    /// A quote without a partner, another sign.
    Noise,
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    /// In the line as it was before folding.
    pub span: Span,
}

impl Token {
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(w) => Some(w),
            _ => None,
        }
    }

    pub fn is(&self, words: &[&str]) -> bool {
        self.word().is_some_and(|w| words.contains(&w))
    }

    pub fn sign(&self, signs: &[char]) -> bool {
        matches!(&self.kind, Kind::Sign(c) if signs.contains(c))
    }
}

/// Bytes an address may take.
const MAX_PATH: usize = 1024;

/// Reads a folded line.
pub(super) fn read(t: &Text<'_>, russian: bool) -> Vec<Token> {
    let text = t.folded.text.as_str();
    let quotes = Quotes::of(t);
    let brackets = brackets(text);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|r| r.chars().next()) {
        let (kind, end) = match c {
            ' ' | '\n' | '\r' | '\\' | '*' | '_' => {
                at += 1;
                continue;
            }
            '"' => match lettered(t, at, russian) {
                Some(found) => found,
                None => quotes.fragment(at),
            },
            '(' => brackets.iter().find(|(o, _)| *o == at).map_or((Kind::Noise, at + 1), |(_, e)| (Kind::Remark, *e)),
            ',' | ';' | ':' | '.' => (Kind::Sign(c), at + 1),
            '№' => number_of_act(t, at + c.len_utf8()),
            _ if c.is_ascii_digit() && out.is_empty() && labels(&text[at..]) => (Kind::Number, at + number_len(&text[at..])),
            _ if c.is_ascii_digit() => digits(t, at, russian),
            _ if is_letter(c) => word(t, at, russian),
            _ => (Kind::Noise, at + c.len_utf8()),
        };
        let span = Span::new(t.folded.to_original(at), t.folded.to_original(end));
        out.push(Token { kind, span });
        at = end.max(at + 1);
    }
    out
}

/// Whether a line begins with the label of an item: `7. Қосымшаға …` names no seventh attachment.
fn labels(text: &str) -> bool {
    text[number_len(text)..].starts_with(". ")
}

fn number_len(text: &str) -> usize {
    text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count()
}

fn is_letter(c: char) -> bool {
    crate::base::letters::is_alphabetic(c)
}

fn word_end(text: &str, at: usize) -> usize {
    let b = text.as_bytes();
    let mut end = at;
    for (i, c) in text[at..].char_indices() {
        let inner_hyphen = c == '-' && text[at + i + 1..].starts_with(is_letter);
        if !(is_letter(c) || inner_hyphen) {
            break;
        }
        end = at + i + c.len_utf8();
    }
    // An abbreviation keeps its dot: ж., қ., г.
    if text[at..end].chars().count() == 1 && b.get(end) == Some(&b'.') { end + 1 } else { end }
}

/// The word that a text ends in.
fn last_word(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, c)| is_letter(*c)).last().map_or(text.len(), |(i, _)| i);
    &text[start..]
}

/// The number of an act after its sign, which ends at `from`.
fn number_of_act(t: &Text<'_>, from: usize) -> (Kind, usize) {
    let blank = t.folded.text[from..].len() - t.folded.text[from..].trim_start().len();
    match t.parse_within(Rule::req_number, from + blank, 64) {
        Some(n) => {
            let end = from + blank + n.as_span().end();
            (Kind::ActNumber(t.span(&n, from + blank)), end)
        }
        None => (Kind::Noise, from),
    }
}

fn path_at(t: &Text<'_>, at: usize, russian: bool) -> Option<(Kind, usize)> {
    let node = t.parse_within(Rule::path, at, MAX_PATH)?;
    let end = at + node.as_span().end();
    let mut found = steps(t, &node, at);
    // "2.2-тарауда" is the second entry, on chapter 2.
    for step in found.iter_mut().filter(|s| s.kind == crate::base::Kind::Chapter) {
        for n in &mut step.numbers {
            if let Some(i) = n.rfind('.') {
                n.drain(..=i);
            }
        }
    }
    let last = t.folded.text[at..end].rsplit([' ', '-', ')']).next().unwrap_or("");
    let case = if russian { Case::Other } else { case_of(last) };
    (!found.is_empty()).then_some((Kind::Path(found, case), end))
}

/// `"а" тармақшасы`: a unit whose number is a letter in quotes.
fn lettered(t: &Text<'_>, at: usize, russian: bool) -> Option<(Kind, usize)> {
    let mut it = t.folded.text[at + 1..].chars();
    let is_one = it.next().is_some_and(is_letter) && it.next() == Some('"');
    if is_one { path_at(t, at, russian) } else { None }
}

fn digits(t: &Text<'_>, at: usize, russian: bool) -> (Kind, usize) {
    let text = t.folded.text.as_str();
    let run = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let dated = run == 4 || text.as_bytes().get(at + run) == Some(&b'.') || russian;
    if dated
        && let Some(n) = t.parse_within(Rule::date, at, 64)
        && let Some(day) = date(&n)
    {
        return (Kind::Day(day), at + n.as_span().end());
    }
    if let Some(found) = path_at(t, at, russian) {
        return found;
    }
    // The list of numbers is passed over whole: nothing in it begins an address either.
    let list = t.parse_within(Rule::numbers, at, MAX_PATH).map_or(0, |n| n.as_span().end());
    let own = text[at..].bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.' | b')')).count();
    let own = text[at..at + own].trim_end_matches(['.', '-', '/']).len();
    (Kind::Number, at + if list > own + 1 { list } else { own.max(run) })
}

fn word(t: &Text<'_>, at: usize, russian: bool) -> (Kind, usize) {
    let text = t.folded.text.as_str();
    let end = word_end(text, at);
    let w = &text[at..end];
    if matches!(w, "n" | "no" | "н") && text[end..].trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        // "N 1 қосымшасы" addresses an attachment, "N 81 бұйрығы" an act.
        let from = end + (text[end..].len() - text[end..].trim_start().len());
        return match path_at(t, from, russian) {
            Some(found) => found,
            None => number_of_act(t, end),
        };
    }
    let may_begin =
        if russian { super::kazakh::begins_russian_path(w) } else { starts_path(&text[at..]) || w.starts_with("қосымша") };
    if may_begin && let Some(found) = path_at(t, at, russian) {
        return found;
    }
    // A line break lost in print: "санменауыстырылсын".
    let glued = if russian { super::russian::words::glued(w) } else { super::kazakh::glued(w) };
    if let Some(first) = glued {
        return (Kind::Word(w[..first].to_string()), at + first);
    }
    (Kind::Word(w.to_string()), end)
}

/// Matching pairs of round brackets, outermost only.
fn brackets(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (i, b) in text.bytes().enumerate() {
        match b {
            b'(' => open.push(i),
            b')' => {
                if let Some(o) = open.pop() {
                    while out.last().is_some_and(|(x, _)| *x > o) {
                        out.pop();
                    }
                    out.push((o, i + 1));
                }
            }
            _ => {}
        }
    }
    out
}

/// Every quote sign of a line, with its shape.
struct Quotes<'a> {
    text: &'a str,
    signs: Vec<(usize, bool)>,
}

/// Signs looked at for the end of one fragment.
const MAX_NESTED: usize = 40;

impl<'a> Quotes<'a> {
    fn of(t: &'a Text<'_>) -> Self {
        let text = t.folded.text.as_str();
        let mut signs: Vec<(usize, bool)> = Vec::new();
        for (i, _) in text.match_indices('"') {
            let original = t.original.get(t.folded.to_original(i)..).and_then(|r| r.chars().next());
            let before = text[..i].chars().next_back();
            let opens = match original {
                Some('«' | '“' | '„') => true,
                Some('»' | '”') => false,
                _ if before == Some('"') => signs.last().is_some_and(|(_, o)| *o),
                // `словами"и частными"`: the blank was lost, but the word before calls what it quotes.
                _ if before.is_some_and(is_letter) && signs.last().is_none_or(|(_, o)| !*o) => {
                    super::russian::words::called(last_word(&text[..i])).is_some()
                }
                _ => before.is_none_or(|c| matches!(c, ' ' | '(' | '-' | '\n')),
            };
            // ""архив -" дополнить": a straight quote before a blank or a sign closes what is open.
            let ends = || text[i + 1..].chars().next().is_none_or(|c| matches!(c, ' ' | ',' | ';' | '.' | ':' | ')'));
            let straight = !matches!(original, Some('«' | '“' | '„'));
            let opens = opens && !(straight && before == Some('-') && signs.last().is_some_and(|(_, o)| *o) && ends());
            signs.push((i, opens));
        }
        Quotes { text, signs }
    }

    /// The fragment that opens at `at`.
    fn fragment(&self, at: usize) -> (Kind, usize) {
        let alone = (Kind::Noise, at + 1);
        let Ok(i) = self.signs.binary_search_by_key(&at, |(p, _)| *p) else { return alone };
        let mut depth = 1u32;
        let mut last = None;
        for k in i + 1..self.signs.len().min(i + MAX_NESTED) {
            let (p, opens) = self.signs[k];
            if self.is_called(p + 1) && (depth == 1 || !opens) {
                return (Kind::Quote, p + 1);
            }
            if opens {
                depth += 1;
                continue;
            }
            depth -= 1;
            if depth == 0 {
                last = Some(p);
                // A closing sign more than were opened: the outer opening one was printed once for two.
                let more = self.signs.get(k + 1).is_some_and(|(n, o)| !o && !self.text[p + 1..*n].contains(';'));
                if !more || self.text[p + 1..].trim_start().starts_with([',', ';']) {
                    return (Kind::Quote, p + 1);
                }
                depth = 1;
            }
        }
        last.map_or(alone, |p| (Kind::Quote, p + 1))
    }

    /// Whether the words after a closing quote call the fragment words, digits or the like.
    fn is_called(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start();
        let end = word_end(rest, 0);
        let w = &rest[..end];
        w == "деген" || super::kazakh::called(w).is_some()
    }
}
