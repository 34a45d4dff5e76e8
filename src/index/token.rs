//! Text → words, in the one way that indexing, queries and highlighting share.
//!
//! A word is a run of letters and digits of the [folded](crate::base::fold()) text. A hyphen or slash stays inside only where it
//! joins the parts of a number (`11-1-4/149`, `3-1`, `480-V`): there the whole is the name of a thing. Elsewhere it parts words,
//! so that `7-тармағының` is found by `тармақ` and `көші-қоны` by `қоны`. Offsets point into the *original* text.

use std::collections::HashMap;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};

use crate::base::{Folded, Language, fold};

use super::stem::stem;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the original text, on character boundaries.
    pub span: Range<usize>,
    /// Folded.
    pub exact: String,
    /// The stem under the rules of the text's language.
    pub stem: String,
    /// What else it is found by: Snowball takes endings of verbs off Russian nouns (`орган`, `режим`), so the word without an ending of
    /// nouns counts too, and the word itself.
    pub more: Vec<String>,
}

impl Token {
    /// Whether it is found by a stem.
    #[must_use]
    pub fn is_found_by(&self, stem: &str) -> bool {
        self.stem == stem || self.more.iter().any(|m| m == stem)
    }
}

/// Splits texts and remembers the stems it has met: a law says the same few thousand words again and again.
#[derive(Default)]
pub struct Analyzer {
    kazakh: HashMap<String, String>,
    russian: HashMap<String, String>,
}

/// A legal vocabulary fits; a hostile file with ever new "words" does not fill the memory.
const REMEMBERED: usize = 200_000;

impl Analyzer {
    /// The words of `text` in order.
    pub fn tokens(&mut self, text: &str, language: Language) -> Vec<Token> {
        let folded = fold(text);
        words(&folded)
            .map(|(range, exact)| {
                let span = folded.to_original(range.start)..folded.to_original(range.end);
                let stem = self.stem(&exact, language);
                let mut more = Vec::new();
                if language == Language::Russian {
                    for other in [russian_noun(&exact), exact.clone()] {
                        if other != stem && !more.contains(&other) {
                            more.push(other);
                        }
                    }
                }
                Token { span, stem, more, exact }
            })
            .collect()
    }

    fn stem(&mut self, word: &str, language: Language) -> String {
        let (stems, make): (_, fn(&str) -> String) = match language {
            Language::Kazakh => (&mut self.kazakh, |w| stem(w).into_owned()),
            Language::Russian => (&mut self.russian, russian_stem),
        };
        if let Some(known) = stems.get(word) {
            return known.clone();
        }
        let stem = make(word);
        if stems.len() < REMEMBERED {
            stems.insert(word.to_string(), stem.clone());
        }
        stem
    }
}

/// A Russian word without the case ending of a noun or adjective; short words stay.
#[must_use]
pub fn russian_noun(word: &str) -> String {
    const ENDINGS: [&str; 40] = [
        "иями", "иям", "иях", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "ием", "ией", "ия", "ию", "ие", "ии", "ий",
        "ая", "яя", "ую", "юю", "ое", "ее", "ые", "ых", "их", "ый", "ой", "ей", "ом", "ем", "ов", "ев", "ам", "ям", "ах", "ях",
        "ым", "им",
    ];
    const SHORT: [&str; 9] = ["а", "я", "о", "е", "у", "ю", "ы", "и", "ь"];
    if !word.chars().all(crate::base::fold::is_cyrillic) {
        return word.to_string();
    }
    let plain = word.replace('ё', "е");
    let cut = |ending: &&&str| plain.strip_suffix(**ending).is_some_and(|rest| rest.chars().count() >= 3);
    let ending = ENDINGS.iter().find(cut).or_else(|| SHORT.iter().find(cut));
    ending.and_then(|e| plain.strip_suffix(e)).unwrap_or(&plain).to_string()
}

/// The stem of a Russian word by Snowball's rules; `ё` is `е`. What has other letters than Cyrillic ones stays.
#[must_use]
pub fn russian_stem(word: &str) -> String {
    const LONGEST: usize = 96;
    if word.len() > LONGEST || !word.chars().all(crate::base::fold::is_cyrillic) {
        return word.to_string();
    }
    let plain = word.replace('ё', "е");
    Stemmer::create(Algorithm::Russian).stem(&plain).into_owned()
}

/// The ranges of the words in the folded text, and the words.
fn words(folded: &Folded) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let text = folded.text.as_str();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.get(at..)?.find(char::is_alphanumeric)?;
        let start = at;
        at += run(text.get(at..)?);
        let mut word = text.get(start..at)?.to_string();
        while let Some((joint, part, len)) = number_part(text.get(at..)?, &word) {
            word.push(joint);
            word.push_str(&part);
            at += joint.len_utf8() + len;
        }
        Some((start..at, word))
    })
}

/// Bytes of the run of letters and digits that `text` begins with.
fn run(text: &str) -> usize {
    // Most letters are told by their place in the block; the tables of Unicode are asked for the rest.
    let letter = |c: char| matches!(c, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}') || c.is_alphanumeric();
    text.find(|c: char| !letter(c)).unwrap_or(text.len())
}

/// `-4` of `11-1-4` or `-V` of `480-V`, when `rest` goes on the number `before`; the part, and how many bytes it was written in.
fn number_part(rest: &str, before: &str) -> Option<(char, String, usize)> {
    let joint = rest.chars().next().filter(|c| *c == '-' || *c == '/')?;
    if !before.chars().next_back()?.is_ascii_digit() {
        return None;
    }
    let rest = rest.get(joint.len_utf8()..)?;
    let part = rest.get(..run(rest))?;
    let is_number = part.chars().next()?.is_ascii_digit();
    let roman = roman(part).filter(|_| joint == '-');
    let shown = if is_number { Some(part.to_string()) } else { roman }?;
    Some((joint, shown, part.len()))
}

/// The convocation of Parliament in the number of a law; Cyrillic letters typed for Latin ones are levelled (`217-VІ`).
fn roman(part: &str) -> Option<String> {
    let latin: String = part
        .chars()
        .map(|c| {
            if c == 'і' {
                'i'
            } else if c == 'х' {
                'x'
            } else {
                c
            }
        })
        .collect();
    matches!(latin.as_str(), "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix").then_some(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Vec<String> {
        Analyzer::default().tokens(text, Language::Kazakh).into_iter().map(|t| t.exact).collect()
    }

    #[test]
    fn numbers_keep_their_joints_and_words_do_not() {
        let words = exact("№ 11-1-4/149 бұйрық, 3-1) тармақша; 7-тармағының; № 217-VІ, 480-V Заңы, көші-қон, 28.03.2012");
        assert_eq!(
            words,
            [
                "11-1-4/149",
                "бұйрық",
                "3-1",
                "тармақша",
                "7",
                "тармағының",
                "217-vi",
                "480-v",
                "заңы",
                "көші",
                "қон",
                "28",
                "03",
                "2012"
            ]
        );
    }

    #[test]
    fn spans_point_into_the_original_text() {
        let text = "«Осы\u{a0}өтi\u{ad}нiшке» — İ 5";
        for t in Analyzer::default().tokens(text, Language::Kazakh) {
            assert!(text.get(t.span.clone()).is_some(), "{t:?}");
        }
        let second = Analyzer::default().tokens(text, Language::Kazakh).swap_remove(1);
        assert_eq!((second.exact.as_str(), second.stem.as_str(), &text[second.span]), ("өтінішке", "өтініш", "өтi\u{ad}нiшке"));
    }

    #[test]
    fn forms_of_a_russian_word_meet() {
        let stems =
            |text: &str| Analyzer::default().tokens(text, Language::Russian).into_iter().map(|t| t.stem).collect::<Vec<_>>();
        for forms in
            ["приказ приказы приказом приказами", "заявление заявления заявлению", "регистрация регистрации", "счёт счета счетом"]
        {
            let mut stems = stems(forms);
            stems.dedup();
            assert_eq!(stems.len(), 1, "{forms}: {stems:?}");
        }
        assert_ne!(stems("закон")[0], stems("законченный")[0]);
    }
}
