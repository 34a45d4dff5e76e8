//! What a stage has to say about its input.

use serde::{Deserialize, Serialize};

use super::Span;
use super::fixed::Word;

/// Something to tell a person: the id of a Fluent message (`locales/*/nusqa.ftl`) and its arguments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    /// Id in the `.ftl` files.
    #[serde(with = "super::fixed")]
    pub id: Word,
    /// Named arguments, in the order given.
    #[serde(with = "super::fixed::arguments")]
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// A message without arguments.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Message { id, args: Vec::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// May be wrong.
    Warning,
    /// Is wrong.
    Error,
}

impl Severity {
    /// The word used in JSON and in `--fail-on`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A remark on one place of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Stable code, `NQ0…` for reading.
    #[serde(with = "super::fixed")]
    pub code: Word,
    /// How bad.
    pub severity: Severity,
    /// What.
    pub message: Message,
    /// Where, as a *source* span.
    pub span: Span,
}
