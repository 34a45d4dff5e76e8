//! What a stage has to say about its input.

use super::Span;

/// Something to tell a person: the id of a Fluent message (`locales/*/nusqa.ftl`) and its arguments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// Id in the `.ftl` files.
    pub id: &'static str,
    /// Named arguments, in the order given.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `NQ0…` for reading.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// What.
    pub message: Message,
    /// Where, as a *source* span.
    pub span: Span,
}
