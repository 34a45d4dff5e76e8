//! A wording → words whose canonical shape is the same in whatever way they are written.
//!
//! Signs between words are left out, but `%`, `№` and what compares numbers. A number is one word however it is grouped
//! (`1 000`, `1000`, `мың`), and a number repeated in words (`30 (отыз)`) is there once.

use std::cell::OnceCell;
use std::ops::Range;

use crate::base::letters::{is_alphabetic, is_alphanumeric};
use crate::base::numerals::{self, Sum};
use crate::base::{Folded, Language, fold};

/// A word of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Bytes of the wording.
    pub span: Range<usize>,
    /// The shape in which it is compared.
    pub canon: String,
    /// As it stands, folded; of a number the first word.
    pub word: String,
    /// It is a number, in digits or words; an ending behind a hyphen (`10-нан`) is kept in `canon` only.
    pub number: Option<String>,
    /// Something ends before it: a comma, a semicolon, a bracket, a line.
    pub parted: bool,
    /// A sentence or an element of a list ends before it.
    pub broken: bool,
    /// Its stem, once it was asked for.
    pub base: OnceCell<String>,
}

/// The words of a wording.
pub(super) fn tokens(text: &str, language: Language) -> Vec<Token> {
    let folded = fold(text);
    let raw = split(&folded);
    let mut out: Vec<Token> = Vec::with_capacity(raw.len());
    let mut sum: Option<Sum> = None;
    for (i, piece) in raw.iter().enumerate() {
        let word = piece.word;
        let span = folded.to_original(piece.at.start)..folded.to_original(piece.at.end);
        let next = raw.get(i + 1).filter(|n| !n.parted).map(|n| n.word);
        let spelled = numerals::value(word, language).filter(|_| word != "тоқсан" || next.is_some_and(|n| counted(n, language)));
        if let Some(value) = spelled {
            let repeats = piece.bracketed.then(|| repeated(&raw, i, language)).flatten();
            if let (Some((same, words)), Some(last)) = (repeats, out.last_mut())
                && last.number.as_deref() == Some(same.to_string().as_str())
                && let Some(end) = raw.get(i + words - 1)
            {
                // The rest of its words stands in the same brackets and is passed over below.
                last.span.end = folded.to_original(end.at.end);
                sum = None;
                continue;
            }
            if let (Some(s), Some(last)) = (sum.as_mut().filter(|_| !piece.parted), out.last_mut())
                && s.push(value)
            {
                last.span.end = span.end;
                last.number = Some(s.value().to_string());
                last.canon = s.value().to_string();
                continue;
            }
            if let Some(last) = out.last_mut()
                && last.span.end >= span.end
            {
                continue;
            }
            // `5 млн`, `10 тысяч`
            if !piece.parted
                && value >= 1_000
                && let Some(last) = out.last_mut()
                && let Some(n) = last.number.as_deref().and_then(|n| times(n, value))
            {
                last.span.end = span.end;
                last.canon.clone_from(&n);
                last.number = Some(n);
                continue;
            }
            let started = Sum::new(value);
            sum = Some(started);
            let number = started.value().to_string();
            out.push(Token::new(span, piece, number.clone(), Some(number)));
            continue;
        }
        sum = None;
        // `десяти (10) дней`
        if let (true, Some((number, _)), Some(last)) = (piece.bracketed, piece.number(), out.last_mut())
            && last.number.as_deref() == Some(number.as_str())
        {
            last.span.end = span.end;
            continue;
        }
        let token = match piece.number() {
            Some((number, ending)) => Token::new(span, piece, format!("{number}{ending}"), Some(number)),
            None => Token::new(span, piece, canonical(word), None),
        };
        out.push(token);
    }
    out
}

impl Token {
    fn new(span: Range<usize>, piece: &Piece<'_>, canon: String, number: Option<String>) -> Self {
        Token {
            span,
            canon,
            word: piece.word.to_string(),
            number,
            parted: piece.parted,
            broken: piece.broken,
            base: OnceCell::new(),
        }
    }
}

/// One word of the folded text and what stands before it.
struct Piece<'a> {
    at: Range<usize>,
    word: &'a str,
    parted: bool,
    broken: bool,
    bracketed: bool,
}

impl Piece<'_> {
    /// A number in digits without its grouping, and the ending behind a hyphen.
    fn number(&self) -> Option<(String, &str)> {
        let first = self.word.chars().next().filter(char::is_ascii_digit)?;
        let end = self.word.rfind(|c: char| c.is_ascii_digit()).map_or(first.len_utf8(), |i| i + 1);
        let (digits, ending) = self.word.split_at(end);
        let mut number: String = digits.chars().filter(|c| *c != ' ').map(|c| if c == ',' { '.' } else { c }).collect();
        if number.matches('.').count() == 1 {
            let cut = number.trim_end_matches('0').trim_end_matches('.').len();
            number.truncate(cut);
        }
        Some((number, ending))
    }
}

fn split(folded: &Folded) -> Vec<Piece<'_>> {
    let text = folded.text.as_str();
    let mut out: Vec<Piece<'_>> = Vec::new();
    let (mut parted, mut broken, mut bracketed) = (true, true, false);
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|t| t.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        let len = if c.is_ascii_digit() {
            digits(rest)
        } else if is_alphanumeric(c) {
            letters(rest)
        } else if matches!(c, '%' | '№' | '‰' | '<' | '>' | '≤' | '≥' | '±' | '+' | '=' | '×' | '°') {
            c.len_utf8()
        } else {
            match c {
                '\n' => (parted, broken) = (true, true),
                '.' | ';' | '!' | '?' | ':' => (parted, broken) = (true, true),
                ',' => parted = true,
                '(' => (parted, bracketed) = (true, true),
                ')' => parted = true,
                _ => {}
            }
            at += c.len_utf8();
            continue;
        };
        let word = text.get(at..at + len).unwrap_or("");
        out.push(Piece { at: at..at + len, word, parted, broken, bracketed });
        (parted, broken, bracketed) = (false, false, false);
        at += len.max(1);
    }
    out
}

fn letters(rest: &str) -> usize {
    let mut last = ' ';
    let mut end = rest.len();
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let joint = c == '-' && is_alphabetic(last) && chars.peek().is_some_and(|(_, n)| is_alphabetic(*n));
        if !(is_alphanumeric(c) || joint) {
            end = i;
            break;
        }
        last = c;
    }
    end
}

/// Bytes of the number that `rest` begins with: its groups of thousands, decimals, dates, joints (`3-1`, `5-10`, `11/2`), and an
/// ending behind a hyphen (`10-нан`); a noun behind the hyphen (`7-тармақ`) is a word of its own.
fn digits(rest: &str) -> usize {
    let b = rest.as_bytes();
    let run = |at: usize| b.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
    let mut at = run(0);
    let mut grouped = at <= 3;
    loop {
        match b.get(at) {
            Some(b' ') if grouped && run(at + 1) == 3 => at += 4,
            Some(b'.' | b',' | b'/') if run(at + 1) > 0 => {
                let n = run(at + 1);
                at += 1 + n;
                grouped = false;
            }
            Some(b'-') if run(at + 1) > 0 => {
                let n = run(at + 1);
                at += 1 + n;
                grouped = n <= 3;
            }
            // `5 - 10`
            Some(b' ') if b.get(at + 1..at + 3) == Some(b"- ") && run(at + 3) > 0 => {
                let n = run(at + 3);
                at += 3 + n;
                grouped = false;
            }
            _ => break,
        }
    }
    let ending = rest.get(at..).and_then(|r| r.strip_prefix('-')).map(|r| r.get(..letters(r)).unwrap_or(""));
    match ending {
        Some(e) if !e.is_empty() && e.chars().count() <= 3 && e != "бап" && e != "кг" && e != "бет" => at + 1 + e.len(),
        _ => at,
    }
}

/// What a bracket repeats in words, and how many words it takes; only where the bracket holds nothing else.
fn repeated(raw: &[Piece<'_>], from: usize, language: Language) -> Option<(u64, usize)> {
    let mut sum: Option<Sum> = None;
    let mut words = 0;
    for (i, piece) in raw.iter().skip(from).enumerate() {
        if i > 0 && piece.parted {
            break;
        }
        let value = numerals::value(piece.word, language)?;
        let goes_on = match &mut sum {
            Some(s) => s.push(value),
            None => sum.insert(Sum::new(value)).value() == value,
        };
        if !goes_on {
            return None;
        }
        words += 1;
    }
    sum.map(|s| (s.value(), words))
}

/// `1.5` and a million.
fn times(number: &str, by: u64) -> Option<String> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let scale = 10u64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let all: u64 = format!("{whole}{part}").parse().ok()?;
    let product = all.checked_mul(by)?;
    (product % scale == 0).then(|| (product / scale).to_string())
}

/// Whether a word is one that numbers count, so that `тоқсан` before it is ninety and no quarter.
fn counted(word: &str, language: Language) -> bool {
    numerals::value(word, language).is_some()
        || ["күн", "жұмыс", "ай", "жыл", "теңге", "пайыз", "%", "жас", "есе", "минут", "сағат"].iter().any(|w| word.starts_with(w))
}

/// One shape of a word: `ё` is `е`, `N` is `№`, the word for per cent its sign; a hyphen inside is none.
fn canonical(word: &str) -> String {
    match word {
        "n" | "nº" | "nо" => "№".into(),
        _ if word.starts_with("пайыз") || word.starts_with("процент") => "%".into(),
        "тенге" => "теңге".into(),
        _ => word.chars().filter(|c| *c != '-').map(|c| if c == 'ё' { 'е' } else { c }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, language: Language) -> String {
        tokens(text, language).into_iter().map(|t| t.canon).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbers_have_one_shape() {
        let kk = |t| shown(t, Language::Kazakh);
        assert_eq!(kk("30 (отыз) жұмыс күні"), "30 жұмыс күні");
        assert_eq!(kk("отыз жұмыс күні"), "30 жұмыс күні");
        assert_eq!(kk("1 500 000 теңге, 1,50 пайыз"), "1500000 теңге 1.5 %");
        assert_eq!(kk("150 (бір жүз елу) АЕК"), "150 аек");
        assert_eq!(kk("7-тармақтың 3-1) тармақшасы, 10-нан"), "7 тармақтың 3-1 тармақшасы 10-нан");
        assert_eq!(kk("он бес мың теңге"), "15000 теңге");
        assert_eq!(kk("1,5 млн теңге"), "1500000 теңге");
        assert_eq!(kk("есепті тоқсан, тоқсан күн"), "есепті тоқсан 90 күн");
        assert_eq!(kk("N 361 – № 361"), "№ 361 № 361");
        let ru = |t| shown(t, Language::Russian);
        assert_eq!(ru("он обязан в течение десяти (10) дней"), "он обязан в течение 10 дней");
        assert_eq!(ru("5 – 10 рабочих дней, 28.03.2012"), "5-10 рабочих дней 28.03.2012");
        assert_eq!(ru("двадцати пяти МРП"), "25 мрп");
    }

    #[test]
    fn spans_are_those_of_the_text() {
        for text in ["«30» (отыз) кү\u{ad}н", "1 000 000,5-тен N", "он бес мың (он бес мың) теңге 9999999999999999999999 млрд"]
        {
            for language in [Language::Kazakh, Language::Russian] {
                let mut end = 0;
                for t in tokens(text, language) {
                    assert!(t.span.start >= end && text.get(t.span.clone()).is_some(), "{t:?}");
                    end = t.span.end;
                }
            }
        }
    }
}
