//! Levelling of letters and signs for *matching*; the text itself keeps its own.
//!
//! Real acts mix Latin look-alikes into Cyrillic words (`өтiнiш` with a Latin `i`), several dashes, quotes and blanks
//! (kz-law-spec § 1.5). [`fold`] gives lower-case text with one shape of each, and the way back.

use std::borrow::Cow;

/// Folded text with a map to the text it came from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// Lower case, look-alikes in Cyrillic words made Cyrillic, `-` for dashes, `"` for quotes, a plain blank for NBSP.
    pub text: String,
    /// `(offset in the folded text, offset in the original)` after every character whose length changed, ascending.
    shifts: Vec<(u32, u32)>,
}

impl Folded {
    /// Adds a word or a sign that stands at `at` of the original.
    fn put(&mut self, piece: &str, at: usize, in_cyrillic_word: bool, unglue: bool) {
        let mut small = 0;
        for (i, c) in piece.char_indices() {
            let at = at + i;
            if unglue {
                // Two letters may be the beginning of a name that is written so.
                if small > 2 && is_cyrillic(c) && c.is_uppercase() {
                    self.text.push(' ');
                    self.shifts.push((self.text.len() as u32, at as u32));
                }
                small = if c.is_lowercase() && is_cyrillic(c) { small + 1 } else { 0 };
            }
            let folded = fold_char(c, in_cyrillic_word);
            if let Some(f) = folded {
                self.text.push(f);
            }
            let (was, is) = (c.len_utf8(), folded.map_or(0, char::len_utf8));
            if was != is {
                self.shifts.push((self.text.len() as u32, (at + was) as u32));
            }
        }
    }

    /// The offset in the original text that corresponds to `offset` in the folded one.
    #[must_use]
    pub fn to_original(&self, offset: usize) -> usize {
        let i = self.shifts.partition_point(|(f, _)| (*f as usize) <= offset);
        match i.checked_sub(1).and_then(|i| self.shifts.get(i)) {
            Some((f, o)) => *o as usize + (offset - *f as usize),
            None => offset,
        }
    }
}

/// Folds `text`. Every character of the result stands for exactly one character of `text`, but soft hyphens and zero-width
/// signs, which vanish.
#[must_use]
pub fn fold(text: &str) -> Folded {
    fold_with(text, false)
}

/// [`fold`], with a blank where a capital follows small letters: `жылғы 13 желтоқсандағыҚазақстан РеспубликасыныңҚылмыстық`, text that
/// has lost its line ends.
#[must_use]
pub fn fold_unglued(text: &str) -> Folded {
    fold_with(text, true)
}

fn fold_with(text: &str, unglue: bool) -> Folded {
    let mut out = Folded { text: String::with_capacity(text.len() + 8), shifts: Vec::new() };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let sign = WordScan { end: at + c.len_utf8(), cyrillic: false, pure: false };
        let word = if is_letter(c) { WordScan::of(&text[at..], at) } else { sign };
        let piece = &text[at..word.end];
        if word.pure && !unglue {
            // Cyrillic letters are as long in lower case.
            out.text.extend(piece.chars().map(lower));
        } else {
            out.put(piece, at, word.cyrillic || is_lone(text, at, word.end), unglue);
        }
        at = word.end;
    }
    out
}

/// Whether the word of one Latin letter at `at` stands before a Cyrillic word as Russian prepositions do: `c изменением`.
fn is_lone(text: &str, at: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let letter =
        end == at + 1 && matches!(bytes.get(at), Some(b'a' | b'c' | b'k' | b'o' | b'y' | b'A' | b'B' | b'C' | b'K' | b'O' | b'Y'));
    letter
        && (at == 0 || bytes.get(at - 1) == Some(&b' '))
        && bytes.get(end) == Some(&b' ')
        && text.get(end + 1..).and_then(|rest| rest.chars().next()).is_some_and(is_cyrillic)
}

/// A line with the Latin look-alikes of its Cyrillic words made Cyrillic and their case kept, for a first look at it. The Latin `i` of
/// old Kazakh texts stays: what is looked for does not depend on it.
#[must_use]
pub fn cyrillic(line: &str) -> Cow<'_, str> {
    let latin = |b: &u8| b.is_ascii_alphabetic() && !matches!(b, b'i' | b'I');
    if line.is_ascii() || !line.bytes().any(|b| latin(&b)) {
        return Cow::Borrowed(line);
    }
    let folded = |c: char| match lookalike(c) {
        Some(l) if c.is_ascii_uppercase() => l.to_uppercase().next().unwrap_or(l),
        Some(l) if c.is_ascii() => l,
        _ => c,
    };
    let mut out = String::with_capacity(line.len() + 16);
    let mut word = WordScan { end: 0, cyrillic: false, pure: false };
    for (at, c) in line.char_indices() {
        if !is_letter(c) {
            word.end = 0;
        } else if at >= word.end {
            word = WordScan::of(&line[at..], at);
        }
        out.push(if word.cyrillic && at < word.end && !matches!(c, 'i' | 'I') { folded(c) } else { c });
    }
    Cow::Owned(out)
}

/// Whether two texts are the same but for case, look-alike letters, blanks, quotes and dashes.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    squeeze(a) == squeeze(b)
}

/// [`fold`]ed text with runs of blanks (and line ends) made one blank, none at the ends: the form in which wordings compare.
#[must_use]
pub fn squeeze(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.text.len());
    for w in folded.text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(w);
    }
    out
}

struct WordScan {
    end: usize,
    /// A Cyrillic letter is in it.
    cyrillic: bool,
    /// No other letter is.
    pure: bool,
}

impl WordScan {
    /// Looks at the word that `rest` begins with: a single Cyrillic letter makes its look-alikes Cyrillic.
    fn of(rest: &str, at: usize) -> Self {
        let (mut cyrillic, mut pure) = (false, true);
        let mut end = at;
        for c in rest.chars().take_while(|c| is_letter(*c)) {
            let own = is_cyrillic(c);
            cyrillic |= own;
            pure &= own;
            end += c.len_utf8();
        }
        WordScan { end, cyrillic, pure }
    }
}

/// Letters of the Cyrillic block.
#[must_use]
pub fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

fn fold_char(c: char, in_cyrillic_word: bool) -> Option<char> {
    if is_cyrillic(c) {
        return Some(lower(c));
    }
    match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' | '\t' => Some(' '),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
        '«' | '»' | '“' | '”' | '„' | '‟' | '″' => Some('"'),
        '’' | '‘' | 'ʼ' => Some('\''),
        _ if in_cyrillic_word => Some(lookalike(c).unwrap_or_else(|| lower(c))),
        _ => Some(lower(c)),
    }
}

fn lower(c: char) -> char {
    match c {
        'а'..='я' => c,
        'А'..='Я' => offset(c, 0x20),
        '\u{400}'..='\u{40f}' => offset(c, 0x50),
        // Әә Ғғ Ққ Ңң Өө Ұұ Үү: pairs, the capital first
        '\u{48a}'..='\u{4bf}' | '\u{4d0}'..='\u{52f}' => offset(c, 1 - (c as u32 & 1)),
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => {
            let mut it = c.to_lowercase();
            match (it.next(), it.next()) {
                (Some(l), None) => l,
                _ => c,
            }
        }
    }
}

fn offset(c: char, by: u32) -> char {
    char::from_u32(c as u32 + by).unwrap_or(c)
}

fn is_letter(c: char) -> bool {
    is_cyrillic(c) || c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

/// The Cyrillic letter (lower case) that a Latin one looks like in print.
fn lookalike(c: char) -> Option<char> {
    Some(match c {
        'a' | 'A' => 'а',
        'B' => 'в',
        'c' | 'C' => 'с',
        'e' | 'E' => 'е',
        'H' => 'н',
        'i' | 'I' | 'ı' => 'і',
        'h' => 'һ',
        'k' | 'K' => 'к',
        'M' => 'м',
        'o' | 'O' => 'о',
        'p' | 'P' => 'р',
        'T' => 'т',
        'x' | 'X' => 'х',
        'y' => 'у',
        'Y' => 'ү',
        'ə' | 'Ə' => 'ә',
        'ï' | 'Ï' => 'ї',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_of_cyrillic_words_keep_their_case() {
        assert_eq!(cyrillic("БEKiтiлгeн Pecпyбликacының MEMO 361-I"), "БЕКiтiлген Республикасының MEMO 361-I");
        assert!(matches!(cyrillic("Қазақстан Республикасының № 361"), Cow::Borrowed(_)));
        assert!(matches!(cyrillic("Yкiметi"), Cow::Owned(_)) && cyrillic("өтiнiш") == "өтiнiш");
    }

    #[test]
    fn words_that_lost_the_blank_between_them_are_two() {
        let folded = fold_unglued("13 желтоқсандағыҚазақстан ҚР ҚазАгро");
        assert_eq!(folded.text, "13 желтоқсандағы қазақстан қр қазагро");
        assert_eq!(folded.to_original("13 желтоқсандағы ".len()), "13 желтоқсандағы".len());
    }

    #[test]
    fn latin_i_in_a_cyrillic_word_is_folded_and_mapped_back() {
        let f = fold("Осы өтiнiш «және» № 11-1-4");
        assert_eq!(f.text, "осы өтініш \"және\" № 11-1-4");
        let at = f.text.find("және").unwrap_or_default();
        assert_eq!(&"Осы өтiнiш «және» № 11-1-4"[f.to_original(at)..f.to_original(at + "және".len())], "және");
    }

    #[test]
    fn a_lone_latin_letter_before_a_cyrillic_word_is_a_preposition() {
        assert_eq!(fold("Статья 10 c изменением, o порядке").text, "статья 10 с изменением, о порядке");
        for text in ["c) изменением", "витамин C, изменения", "type c device", "x изменением"] {
            assert_eq!(fold(text).text, text.to_lowercase(), "{text}");
        }
        let folded = fold("10 c изменением");
        assert_eq!(folded.to_original("10 с ".len()), "10 c ".len());
    }

    #[test]
    fn every_sign_has_its_way_back() {
        let text = "Ҳәкім Ѐ҃Ы ABc\u{ad}Д «Ќ»\t\u{a0}i. ІI\u{feff}ҮҰ Ǆ\u{2014}";
        let f = fold(text);
        assert_eq!(f.text, "ҳәкім ѐ҃ы abcд \"ќ\"  i. ііүұ ǆ-");
        for (i, _) in f.text.char_indices() {
            assert!(text.is_char_boundary(f.to_original(i)), "{i}");
        }
        assert_eq!(f.to_original(f.text.len()), text.len());
    }

    #[test]
    fn latin_words_stay_latin() {
        assert_eq!(fold("Microsoft Office, 480-V").text, "microsoft office, 480-v");
    }
}
