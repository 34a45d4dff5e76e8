//! What is looked for, free of any query syntax.

use std::ops::Range;

use crate::base::{ActKind, Language};

use super::token::{Analyzer, Token};

/// A question to the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// Every part holds.
    All(Vec<Expr>),
    /// One part holds.
    Any(Vec<Expr>),
    /// All parts hold but some of the single words, of which at least so many do.
    Most(usize, Vec<Expr>),
    /// The part does not hold in the provision's own words.
    Not(Box<Expr>),
    /// A word, or words side by side.
    Words(Words),
    /// Words of the provision that fit a pattern: `*` stands for any letters. Folded.
    Pattern(String),
    /// Words of the provision's heading.
    Title(Words),
    /// The act: Work id, number, or number with year (`361/2012`).
    Act(String),
    /// The provision, or anything inside it: `item-7`, `document-1/item-7`.
    Provision(String),
    /// The kind of act.
    Kind(ActKind),
    /// The code of the issuer.
    Issuer(String),
    /// The language of the text.
    Language(Language),
}

/// Words in the order given, next to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// As typed, folded.
    pub exact: Vec<String>,
    /// Their Kazakh stems.
    pub stems: Vec<String>,
    /// Their Russian stems: a question does not say in which language it is.
    pub russian: Vec<String>,
    /// The words without the endings of Russian nouns.
    pub nouns: Vec<String>,
}

impl Words {
    /// The words of `text`; `None` when it holds none (`№`).
    #[must_use]
    pub fn of(text: &str) -> Option<Words> {
        let tokens = Analyzer::default().tokens(text, Language::Kazakh);
        let (exact, stems): (Vec<_>, Vec<_>) = tokens.into_iter().map(|t| (t.exact, t.stem)).unzip();
        let russian = exact.iter().map(|w| super::token::russian_stem(w)).collect();
        let nouns = exact.iter().map(|w| super::token::russian_noun(w)).collect();
        (!exact.is_empty()).then_some(Words { exact, stems, russian, nouns })
    }

    /// The sequences of stems that count as a match.
    #[must_use]
    pub fn variants(&self) -> Vec<&[String]> {
        let mut out: Vec<&[String]> = vec![&self.stems];
        for other in [&self.russian, &self.nouns, &self.exact] {
            if !out.contains(&other.as_slice()) {
                out.push(other);
            }
        }
        out
    }

    /// Whether they may be (part of) the number of an act.
    #[must_use]
    pub fn has_digit(&self) -> bool {
        self.exact.iter().any(|w| w.bytes().any(|b| b.is_ascii_digit()))
    }

    /// Where they stand in a text: ranges of tokens, ascending.
    #[must_use]
    pub fn find(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        let n = self.exact.len();
        let fits = |w: &[Token]| self.variants().iter().any(|v| v.iter().zip(w).all(|(s, t)| t.is_found_by(s)));
        tokens.windows(n.max(1)).enumerate().filter(|(_, w)| fits(w)).map(|(i, _)| i..i + n).collect()
    }
}

impl Expr {
    /// Whether it is one word, as against several side by side.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self, Expr::Words(words) if words.exact.len() == 1)
    }

    /// The patterns that are looked for.
    #[must_use]
    pub fn positive_patterns(&self) -> Vec<&str> {
        match self {
            Expr::All(parts) | Expr::Any(parts) | Expr::Most(_, parts) => parts.iter().flat_map(Expr::positive_patterns).collect(),
            Expr::Pattern(pattern) => vec![pattern],
            _ => Vec::new(),
        }
    }

    /// The words that are looked for, those under [`Expr::Not`] left out.
    #[must_use]
    pub fn positive_words(&self) -> Vec<&Words> {
        match self {
            Expr::All(parts) | Expr::Any(parts) | Expr::Most(_, parts) => parts.iter().flat_map(Expr::positive_words).collect(),
            Expr::Words(words) => vec![words],
            _ => Vec::new(),
        }
    }
}
