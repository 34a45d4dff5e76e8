//! Words that were split and stemmed here, laid out in one text so that tantivy only cuts it: handing them over as tokens
//! costs it a JSON document a field.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

/// Name of the tokenizer in the schema.
pub const LAID: &str = "laid";

/// Words of heading and text are this far apart, so that no phrase runs from one into the other.
const GAP: usize = 100;

/// What stands before a word says where it is; no word has these signs.
const NEXT: char = ' ';
const SAME: char = '\u{1}';
const FAR: char = '\u{2}';

/// Words with their places.
#[derive(Clone, Debug, Default)]
pub struct Laid {
    text: String,
    gap: bool,
}

impl Laid {
    /// The next word.
    pub fn word(&mut self, word: &str) {
        self.text.push(if std::mem::take(&mut self.gap) { FAR } else { NEXT });
        self.text.push_str(word);
    }

    /// Another word in the place of the last one.
    pub fn beside(&mut self, word: &str) {
        self.text.push(SAME);
        self.text.push_str(word);
    }

    /// The next word stands far from the last one.
    pub fn gap(&mut self) {
        self.gap = true;
    }

    /// All of it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Cuts laid out words.
#[derive(Clone, Default)]
pub struct LaidTokenizer {
    token: Token,
}

/// The tokenizer, as an index knows it.
#[must_use]
pub fn analyzer() -> TextAnalyzer {
    TextAnalyzer::from(LaidTokenizer::default())
}

impl Tokenizer for LaidTokenizer {
    type TokenStream<'a> = LaidStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> LaidStream<'a> {
        self.token.reset();
        LaidStream { rest: text, token: &mut self.token }
    }
}

/// The words of one text.
pub struct LaidStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl TokenStream for LaidStream<'_> {
    fn advance(&mut self) -> bool {
        let mut chars = self.rest.chars();
        // A token that was reset stands one before the first place.
        let step = match chars.next() {
            Some(NEXT) => 1,
            Some(SAME) => 0,
            Some(FAR) => 1 + GAP,
            _ => return false,
        };
        let rest = chars.as_str();
        let end = rest.bytes().position(|b| matches!(b, b' ' | 1 | 2)).unwrap_or(rest.len());
        self.token.position = self.token.position.wrapping_add(step);
        self.token.text.clear();
        self.token.text.push_str(rest.get(..end).unwrap_or(""));
        self.rest = rest.get(end..).unwrap_or("");
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_in_their_places() {
        let mut laid = Laid::default();
        laid.word("қағида");
        laid.word("орган");
        laid.beside("органа");
        laid.gap();
        laid.word("11-1-4/149");
        let mut tokenizer = LaidTokenizer::default();
        let mut stream = tokenizer.token_stream(laid.text());
        let mut out = Vec::new();
        while stream.advance() {
            out.push((stream.token().position, stream.token().text.clone()));
        }
        let want = [(0, "қағида"), (1, "орган"), (1, "органа"), (2 + GAP, "11-1-4/149")];
        assert_eq!(out, want.map(|(at, word)| (at, word.to_string())));
    }

    #[test]
    fn a_gap_before_the_first_word_counts_and_no_words_are_none() {
        let mut laid = Laid::default();
        laid.gap();
        assert_eq!(laid.text(), "");
        laid.word("а");
        let mut tokenizer = LaidTokenizer::default();
        let mut stream = tokenizer.token_stream(laid.text());
        assert!(stream.advance());
        assert_eq!(stream.token().position, GAP);
        assert!(!stream.advance());
    }
}
