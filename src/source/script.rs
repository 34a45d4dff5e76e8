//! Whether a text is in the letters of Kazakh and Russian at all.

use crate::base::{Diagnostic, Message, Severity, Span, fold::is_cyrillic};

/// So many bytes are looked at in each of three places: beginning, middle and end.
const WINDOW: usize = 1 << 14;
/// Fewer letters than this say nothing about the language.
const FEW: usize = 40;

/// What the letters of a text say about its language. Long texts are looked at in three places only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScriptEvidence {
    /// Letters of any script.
    pub letters: usize,
    /// Letters of the Cyrillic script.
    pub cyrillic: usize,
    /// Cyrillic letters that Kazakh has and Russian lacks: ә ғ қ ң ө ұ ү һ і.
    pub kazakh: usize,
    /// Letters of the Latin script.
    pub latin: usize,
    /// Cyrillic letters that neither Kazakh nor Russian has: another language, or a text that was damaged by a wrong font or code
    /// page (`Ќазаќстан`).
    pub foreign: usize,
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
    /// Too few letters to say.
    TooFew,
}

impl ScriptEvidence {
    /// What the counts mean: at least half of the letters must be Cyrillic, and at most 2 % of those foreign.
    #[must_use]
    pub fn verdict(&self) -> Script {
        match self {
            _ if self.letters < FEW => Script::TooFew,
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
        for c in text.get(start..stop).unwrap_or("").chars().filter(|c| c.is_alphabetic()) {
            out.letters += 1;
            out.latin += usize::from(c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c));
            if is_cyrillic(c) {
                out.cyrillic += 1;
                out.kazakh += usize::from(is_kazakh(c));
                out.foreign += usize::from(!is_kazakh(c) && !is_russian(c));
            }
        }
    }
    out
}

fn is_kazakh(c: char) -> bool {
    "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c)
}

fn is_russian(c: char) -> bool {
    matches!(c, 'А'..='я' | 'ё' | 'Ё')
}
