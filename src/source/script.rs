//! Whether a text is in the letters of Kazakh and Russian at all.

use crate::base::letters::is_alphabetic;
use crate::base::{Diagnostic, Message, Severity, Span, fold::is_cyrillic};

/// So many bytes are looked at in each of three places: beginning, middle and end.
const WINDOW: usize = 1 << 14;
/// So many words show a way of writing.
const SIGNS: usize = 3;
/// Fewer letters than this say nothing about the language.
const FEW: usize = 40;

/// What the letters of a text, and a few words, say about its language. Long texts are looked at in three places only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScriptEvidence {
    /// Letters of any script.
    pub letters: usize,
    /// Letters of the Cyrillic script.
    pub cyrillic: usize,
    /// Cyrillic letters that Kazakh has and Russian lacks: ә ғ қ ң ө ұ ү һ і.
    pub kazakh: usize,
    /// The same without і, which other languages and code pages have.
    pub own: usize,
    /// Letters of the Latin script.
    pub latin: usize,
    /// Cyrillic letters that neither Kazakh nor Russian has: another language, or a text that was damaged by a wrong font or code
    /// page (`Ќазаќстан`).
    pub foreign: usize,
    /// Letters of the Arabic script.
    pub arabic: usize,
    /// Words that Kazakh has when it is written in Latin letters (`jáne`, `jylǵy`).
    pub latin_kazakh: usize,
    /// Words that Kazakh has when its own letters are taken out (`азастан`, `жне`).
    pub dropped: usize,
}

/// The verdict on a [`ScriptEvidence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Letters of Kazakh or Russian.
    KazakhOrRussian,
    /// Cyrillic, with too many letters of neither language.
    OtherCyrillic,
    /// Mostly letters of another script.
    NotCyrillic,
    /// Kazakh in Latin letters, as in the alphabets of 2017 to 2021.
    LatinKazakh,
    /// Mostly Arabic letters, in which Kazakh is written in China.
    Arabic,
    /// Kazakh whose own letters are gone: nobody can say which stood where.
    DroppedLetters,
    /// Too few letters to say.
    TooFew,
}

impl ScriptEvidence {
    /// What the counts mean: at least half of the letters must be Cyrillic, and at most 2 % of those foreign.
    #[must_use]
    pub fn verdict(&self) -> Script {
        match self {
            _ if self.letters < FEW => Script::TooFew,
            _ if self.arabic * 2 > self.letters => Script::Arabic,
            _ if self.cyrillic * 2 < self.letters && self.latin_kazakh >= SIGNS => Script::LatinKazakh,
            _ if self.dropped >= SIGNS && self.own * 200 < self.cyrillic => Script::DroppedLetters,
            _ if self.cyrillic * 2 < self.letters => Script::NotCyrillic,
            _ if self.foreign * 50 > self.cyrillic => Script::OtherCyrillic,
            _ => Script::KazakhOrRussian,
        }
    }

    /// NQ003, when the text is in neither language; it stands for the whole `text`.
    #[must_use]
    pub fn diagnostic(&self, text: &str) -> Option<Diagnostic> {
        let id = match self.verdict() {
            Script::NotCyrillic => "decode-not-kazakh-or-russian",
            Script::LatinKazakh => "decode-latin-kazakh",
            Script::Arabic => "decode-arabic",
            Script::DroppedLetters => "decode-dropped-letters",
            Script::OtherCyrillic => "decode-foreign-letters",
            Script::KazakhOrRussian | Script::TooFew => return None,
        };
        let share = |n: usize| (n * 100).checked_div(self.letters).unwrap_or(0);
        let message = Message::new(id).with("cyrillic", share(self.cyrillic)).with("foreign", share(self.foreign).max(1));
        Some(Diagnostic { code: "NQ003", severity: Severity::Warning, message, span: Span::new(0, text.len()) })
    }
}

/// Counts the letters of `text` by script.
#[must_use]
pub fn script_evidence(text: &str) -> ScriptEvidence {
    let mut out = ScriptEvidence::default();
    let middle = (text.len() / 2).max(WINDOW);
    let end = text.len().saturating_sub(WINDOW).max(middle + WINDOW);
    for start in [0, middle, end].map(|at| text.floor_char_boundary(at)) {
        let stop = text.floor_char_boundary(start + WINDOW);
        count_words(text.get(start..stop).unwrap_or(""), &mut out);
        for c in text.get(start..stop).unwrap_or("").chars().filter(|c| is_alphabetic(*c)) {
            out.letters += 1;
            out.arabic += usize::from(matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{feff}'));
            out.latin += usize::from(c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c));
            if is_cyrillic(c) {
                out.cyrillic += 1;
                out.kazakh += usize::from(is_kazakh(c));
                out.own += usize::from(is_kazakh(c) && !matches!(c, 'і' | 'І'));
                out.foreign += usize::from(!is_kazakh(c) && !is_russian(c));
            }
        }
    }
    out
}

/// Words that show a way of writing Kazakh.
fn count_words(text: &str, out: &mut ScriptEvidence) {
    for word in text.split(|c: char| !is_alphabetic(c)).filter(|w| w.len() >= 4) {
        let word = word.to_lowercase();
        let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
        out.latin_kazakh += usize::from(begins(LATIN));
        out.dropped += usize::from(begins(DROPPED));
    }
}

/// Frequent words in the Latin alphabets of 2018 and 2021.
const LATIN: &[&str] = &[
    "jáne",
    "jäne",
    "jylǵy",
    "jylğy",
    "týraly",
    "turaly",
    "qazaqstan",
    "respýblıka",
    "respublikasy",
    "buıryǵy",
    "buiryğy",
    "qaýly",
    "qauly",
    "úshin",
    "üşin",
    "zańy",
    "zañy",
    "mınıstr",
    "ministrlig",
    "boıynsha",
    "sáıkes",
    "säikes",
    "úkimet",
    "ükimet",
];

/// Frequent words without ә ғ қ ң ө ұ ү һ, with і and without it; none is a word of Kazakh or Russian.
const DROPPED: &[&str] = &[
    "азастан",
    "аулысы",
    "йры",
    "бйры",
    "кімет",
    "кмет",
    "згеріс",
    "згерс",
    "ызмет",
    "жргіз",
    "жргз",
    "жмыс",
    "мліме",
    "млме",
    "ділет",
    "длет",
    "ймдас",
    "жзеге",
    "сйкес",
    "олданыс",
    "жніндегі",
    "жнндег",
    "жариялананын",
];

fn is_kazakh(c: char) -> bool {
    "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c)
}

fn is_russian(c: char) -> bool {
    matches!(c, 'А'..='я' | 'ё' | 'Ё')
}
