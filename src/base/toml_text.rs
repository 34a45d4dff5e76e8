//! TOML files that people write: read, with errors that name file and line.

use serde::de::DeserializeOwned;

use super::{Date, Message, parse_date};

/// Reads `text` as TOML; unknown keys and wrong types are errors that name `file` and the line.
///
/// # Errors
/// What is wrong, and where.
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Message> {
    toml::from_str(text).map_err(|e| {
        let line = line_of(text, e.span().map_or(0, |s| s.start));
        let reason = e.message().split('\n').collect::<Vec<_>>().join(", ");
        Message::new("toml-broken").with("file", file).with("line", line).with("reason", reason)
    })
}

/// A day written in a TOML string.
///
/// # Errors
/// It is no day; which field, and where.
pub fn date(file: &str, text: &str, field: &str, value: &toml::Spanned<String>) -> Result<Date, Message> {
    parse_date(value.get_ref()).map_err(|bad| {
        let line = line_of(text, value.span().start);
        Message::new("toml-date").with("file", file).with("line", line).with("field", field).with("value", bad)
    })
}

/// The line, from 1, that holds the byte at `offset`.
#[must_use]
pub fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|b| *b == b'\n').count()
}

/// The lines of a text, for many questions.
pub struct Lines(Vec<usize>);

impl Lines {
    /// Finds them.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Lines(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect())
    }

    /// As [`line_of`].
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        1 + self.0.partition_point(|end| *end < offset)
    }
}
