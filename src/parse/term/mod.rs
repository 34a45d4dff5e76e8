//! Terms as acts write them: `5 (бес) жұмыс күні ішінде`, `кемі 3 (үш) жұмыс күні бұрын`, `в течение пяти рабочих дней`.
//!
//! The grammar reads the amount and the unit; whether the term runs forwards or backwards is told by the words around it.

mod around;
mod core;
#[cfg(test)]
mod tests;

use super::text::Text;
use crate::base::{Message, Span};
use crate::calendar::TermSpec;

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, without the words around it.
    pub span: Span,
    /// What it says; or why that cannot be told.
    pub read: Result<TermPhrase, Message>,
}

/// What a phrase says of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermPhrase {
    /// The term.
    pub spec: TermSpec,
    /// What its words leave open, or say beside the term.
    pub doubts: Vec<Message>,
}

/// Bytes that a term may take.
const MAX_TERM: usize = 400;

/// The terms of a text, in its order.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    let t = Text::new_line(text);
    let folded = t.folded.text.as_str();
    let mut out = Vec::new();
    let mut past = 0;
    let mut after_letter = false;
    for (at, c) in folded.char_indices() {
        let begins = !after_letter && core::may_begin(c);
        after_letter = c.is_alphanumeric();
        if at < past || !begins {
            continue;
        }
        if let Some((read, end)) = core::read(&t, at, MAX_TERM) {
            let Some(read) = around::complete(folded, (at, end), read) else { continue };
            past = end;
            let span = Span::new(t.folded.to_original(at), t.folded.to_original(end));
            out.push(Found { span, read });
        }
    }
    out
}
