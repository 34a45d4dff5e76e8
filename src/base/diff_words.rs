//! Two wordings → the words that went and came.

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

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
    let (a, b) = (tokens(old), tokens(new));
    let mut out: Vec<WordChange> = Vec::new();
    let mut push = |op, words: Option<&[&str]>| {
        let text = words.unwrap_or(&[]).concat();
        match out.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.op == op => last.text.push_str(&text),
            _ => out.push(WordChange { op, text }),
        }
    };
    for op in capture_diff_slices(Algorithm::Patience, &a, &b) {
        let (was, is) = (a.get(DiffOp::old_range(&op)), b.get(DiffOp::new_range(&op)));
        match op.tag() {
            DiffTag::Equal => push(WordOp::Equal, was),
            DiffTag::Delete => push(WordOp::Delete, was),
            DiffTag::Insert => push(WordOp::Insert, is),
            DiffTag::Replace => {
                push(WordOp::Delete, was);
                push(WordOp::Insert, is);
            }
        }
    }
    out
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
        c if c.is_alphanumeric() || c == '-' || c == '\u{ad}' => Class::Word,
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
