//! Word forms: Kazakh by the stemmer of the index, Russian by stem and ending.

use super::tokens::Token;
use crate::base::Language;
use crate::index::stem::stem;

/// The words of a wording with what is needed to recognise them.
pub(super) struct Words<'a> {
    pub tokens: &'a [Token],
    pub language: Language,
}

/// Endings of Russian nouns and adjectives.
const ENDINGS: &[&str] = &[
    "", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "и", "ей", "ям", "ями", "ях", "я", "ю", "ем", "ь", "ью", "ии", "ий",
    "ию", "ией", "иям", "иями", "иях", "ия", "ие", "ием", "о", "ого", "ому", "ым", "ой", "ую", "ые", "ых", "ыми", "ая", "ое", "ый",
    "им", "их", "ими", "яя", "ее", "его", "ему", "юю", "ев", "к", "ка", "ку", "кой", "ки", "ке",
];

impl<'a> Words<'a> {
    /// The token at `i`.
    pub fn get(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    /// The word at `i`, when nothing parts it from the one before.
    pub fn joined(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i).filter(|t| !t.parted)
    }

    /// The stem of a Kazakh word, the word itself of a Russian one.
    pub fn base<'t>(&self, token: &'t Token) -> &'t str {
        match self.language {
            Language::Kazakh => token.base.get_or_init(|| stem(&token.canon).into_owned()),
            Language::Russian => &token.canon,
        }
    }

    /// The entry of `list` that a word is a form of.
    pub fn one_of(&self, token: &Token, kazakh: &'static [&'static str], russian: &'static [&'static str]) -> Option<&'static str> {
        match self.language {
            Language::Kazakh => {
                let base = self.base(token);
                kazakh.iter().find(|w| **w == base || **w == token.canon).copied()
            }
            Language::Russian => russian.iter().find(|s| is_form(&token.canon, s)).copied(),
        }
    }

    /// Whether a word is a form of one in the list of its language.
    pub fn is(&self, token: &Token, kazakh: &'static [&'static str], russian: &'static [&'static str]) -> bool {
        self.one_of(token, kazakh, russian).is_some()
    }
}

/// Whether a Russian word is the stem with an ending.
pub(super) fn is_form(word: &str, stem: &str) -> bool {
    word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending))
}
