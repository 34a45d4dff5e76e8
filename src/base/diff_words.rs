//! Two wordings → the words that went and came.

use super::align::align;
use super::letters::is_alphanumeric;

/// What became of a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum WordOp {
    Equal,
    Delete,
    Insert,
}

impl WordOp {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            WordOp::Equal => "equal",
            WordOp::Delete => "delete",
            WordOp::Insert => "insert",
        }
    }
}

/// A run of words with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChange {
    /// What.
    pub op: WordOp,
    /// The words with the blanks after them.
    pub text: String,
}

/// The difference of two texts in words. What is equal or deleted, put together, is `old`; what is equal or inserted is `new`;
/// blanks included.
#[must_use]
pub fn diff_words(old: &str, new: &str) -> Vec<WordChange> {
    diff_words_within(old, new).0
}

/// [`diff_words`], and whether a long stretch is told as replaced that may share words: nothing in it could hold an alignment.
#[must_use]
pub fn diff_words_within(old: &str, new: &str) -> (Vec<WordChange>, bool) {
    let (a, b) = (tokens(old), tokens(new));
    let aligned = align(&a, &b);
    let mut out: Vec<WordChange> = Vec::with_capacity(aligned.runs.len());
    let mut push = |op, words: Option<&[&str]>| {
        let words = words.unwrap_or(&[]);
        if !words.is_empty() {
            out.push(WordChange { op, text: words.concat() });
        }
    };
    for run in aligned.runs {
        let (was, is) = (a.get(run.old), b.get(run.new));
        if run.equal {
            push(WordOp::Equal, was);
        } else {
            push(WordOp::Delete, was);
            push(WordOp::Insert, is);
        }
    }
    (out, aligned.coarse)
}

/// Words (letters and digits with the hyphens inside), runs of blanks, and other characters one by one.
fn tokens(text: &str) -> Vec<&str> {
    #[derive(PartialEq, Clone, Copy)]
    enum Class {
        Word,
        Blank,
        Sign,
    }
    let class = |c: char| match c {
        c if is_alphanumeric(c) || c == '-' || c == '\u{ad}' => Class::Word,
        c if c.is_whitespace() => Class::Blank,
        _ => Class::Sign,
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut before: Option<Class> = None;
    for (at, c) in text.char_indices() {
        let now = class(c);
        if before.is_some_and(|b| b != now || now == Class::Sign) {
            out.extend(text.get(start..at));
            start = at;
        }
        before = Some(now);
    }
    out.extend(text.get(start..).filter(|t| !t.is_empty()));
    out
}
