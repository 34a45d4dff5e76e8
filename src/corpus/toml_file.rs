//! TOML files of the corpus folder: read, with errors that name file and line.

use serde::de::DeserializeOwned;

use super::CorpusError;
use crate::base::{Date, Message, parse_date};

/// Reads `text` as TOML; unknown keys and wrong types are errors that name `file` and the line.
pub(super) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, CorpusError> {
    toml::from_str(text).map_err(|e| {
        let line = line_of(text, e.span().map_or(0, |s| s.start));
        let reason = e.message().split('\n').collect::<Vec<_>>().join(", ");
        CorpusError::new(Message::new("corpus-toml").with("file", file).with("line", line).with("reason", reason))
    })
}

/// A day written in a TOML string.
pub(super) fn date(file: &str, text: &str, field: &str, value: &toml::Spanned<String>) -> Result<Date, CorpusError> {
    parse_date(value.get_ref()).map_err(|bad| {
        let line = line_of(text, value.span().start);
        CorpusError::new(Message::new("corpus-date").with("file", file).with("line", line).with("field", field).with("value", bad))
    })
}

/// The line, from 1, that holds the byte at `offset`.
pub(super) fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|b| *b == b'\n').count()
}

/// The lines of a text, for many questions.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// Finds them.
    pub(super) fn of(text: &str) -> Self {
        Lines(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect())
    }

    /// As [`line_of`].
    pub(super) fn line(&self, offset: usize) -> usize {
        1 + self.0.partition_point(|end| *end < offset)
    }
}
