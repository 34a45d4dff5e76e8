//! A TOML table whose values know their places.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::rule::Place;
use super::{Excerpt, Problem};
use crate::base::{Message, Severity, Span};

/// A text and what is needed to say where something stands in it.
pub(super) struct File<'t> {
    pub(super) name: &'t str,
    pub(super) text: &'t str,
    /// Whether its expressions are standard CEL.
    pub(super) cel: bool,
}

impl File<'_> {
    /// The place of these bytes.
    pub(super) fn place(&self, start: usize, end: usize) -> Place {
        let before = self.text.get(..start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Place {
            file: self.name.to_string(),
            line: 1 + before.bytes().filter(|b| *b == b'\n').count(),
            column: 1 + before.get(line_start..).unwrap_or_default().chars().count(),
            span: Span::new(start, end),
        }
    }

    /// A problem with these bytes.
    pub(super) fn problem(&self, rule: Option<&str>, bytes: (usize, usize), message: Message, help: Message) -> Problem {
        let place = self.place(bytes.0, bytes.1);
        let line = self.text.lines().nth(place.line - 1).unwrap_or_default().trim_end_matches('\r');
        let room = line.chars().count().saturating_sub(place.column - 1).max(1);
        let meant = self.text.get(bytes.0..bytes.1.min(self.text.len())).unwrap_or_default();
        let length = meant.lines().next().unwrap_or_default().chars().count().clamp(1, room);
        Problem {
            file: self.name.to_string(),
            line: place.line,
            column: place.column,
            rule: rule.map(str::to_string),
            severity: Severity::Error,
            message,
            help,
            excerpt: Some(Excerpt { text: line.to_string(), start: place.column - 1, length }),
        }
    }
}

/// A table of a file; problems with its values go to `problems`.
pub(super) struct Table<'t, 'f> {
    pub(super) file: &'f File<'f>,
    pub(super) table: &'f DeTable<'t>,
    pub(super) rule: Option<String>,
    /// Bytes that stand for the table as a whole.
    pub(super) at: (usize, usize),
}

/// A text of a file.
pub(super) struct Text<'v> {
    pub(super) value: &'v str,
    /// Its bytes without marks, where they are the same as the value; else with them.
    pub(super) at: (usize, usize),
    /// Whether they are the same.
    pub(super) plain: bool,
}

impl<'t> Table<'t, '_> {
    pub(super) fn problem(&self, bytes: (usize, usize), message: Message, help: Message) -> Problem {
        self.file.problem(self.rule.as_deref(), bytes, message, help)
    }

    /// Complains of every key that is not one of `known`.
    pub(super) fn only(&self, known: &[&'static str], problems: &mut Vec<Problem>) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let near = super::vocabulary::near(name, known.iter().copied());
                let help = if near.is_empty() {
                    Message::new("rules-key-help").with("names", known.join(", "))
                } else {
                    Message::new("rules-type-near-help").with("names", near.join(", "))
                };
                let span = key.span();
                problems.push(self.problem((span.start, span.end), Message::new("rules-key").with("key", name), help));
            }
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Spanned<DeValue<'t>>> {
        self.table.iter().find(|(k, _)| k.get_ref() == key).map(|(_, v)| v)
    }

    /// A text; one that is missing though needed, or another value, is a problem.
    pub(super) fn text(&self, key: &'static str, needed: bool, problems: &mut Vec<Problem>) -> Option<Text<'_>> {
        let Some(value) = self.get(key) else {
            if needed {
                problems.push(self.missing(key));
            }
            return None;
        };
        let span = value.span();
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(self.plain(text, (span.start, span.end))),
            DeValue::String(_) => {
                let message = Message::new("rules-value-empty").with("key", key);
                problems.push(self.problem((span.start, span.end), message, Message::new("rules-value-empty-help")));
                None
            }
            other => {
                problems.push(self.wrong_type(key, "text", other, (span.start, span.end)));
                None
            }
        }
    }

    pub(super) fn missing(&self, key: &'static str) -> Problem {
        self.problem(self.at, Message::new("rules-missing").with("key", key), Message::new("rules-missing-help").with("key", key))
    }

    pub(super) fn wrong_type(&self, key: &'static str, wanted: &'static str, found: &DeValue<'_>, at: (usize, usize)) -> Problem {
        let message = Message::new("rules-value-type").with("key", key).with("expected", wanted).with("found", kind(found));
        self.problem(at, message, Message::new("rules-value-type-help"))
    }

    /// The bytes of a text without its marks, where nothing in it is escaped.
    pub(super) fn plain<'v>(&self, value: &'v str, at: (usize, usize)) -> Text<'v> {
        let raw = self.file.text.get(at.0..at.1).unwrap_or_default();
        match raw.find(value) {
            Some(inside) => Text { value, at: (at.0 + inside, at.0 + inside + value.len()), plain: true },
            None => Text { value, at, plain: false },
        }
    }
}

/// The word for a kind of value in messages.
pub(super) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "number",
        DeValue::Float(_) => "float",
        DeValue::Boolean(_) => "boolean",
        DeValue::Datetime(_) => "date",
        DeValue::Array(_) => "list",
        DeValue::Table(_) => "table",
    }
}
