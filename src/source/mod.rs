//! Stage 1: bytes → [`Source`].
//!
//! Decodes a file by evidence and refuses honestly where the evidence does not suffice. Spans of later stages point into
//! [`Source::text`].
//!
//! The order of trials: a byte-order mark, UTF-16 by the places of its zero bytes, valid UTF-8, UTF-8 with a few damaged bytes,
//! and at last the single-byte code pages of Kazakhstan, which only their words and letters tell apart. What is no text at all
//! is called by its name, so that the message can say what to do.
//!
//! ```
//! let source = nusqa::source::decode("Осы бұйрық қолданысқа енгізіледі".as_bytes()).map_err(|e| e.message);
//! assert_eq!(source.map(|s| s.encoding), Ok("utf-8"));
//! ```

mod codepage;
mod docx;
mod evidence;
mod format;
mod letters;
mod lines;
mod magic;
mod script;
mod utf16;
mod utf8;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::base::{Diagnostic, Message, Severity, Span};

pub use lines::{LineIndex, Position};
pub use script::{Script, ScriptEvidence, script_evidence};

/// The largest file that is decoded: 64 MiB. The longest codes are a few MiB, and spans are 32 bits wide.
pub const MAX_BYTES: usize = 64 << 20;

/// So many damaged places of one file get a diagnostic of their own; the others share one.
const MAX_REMARKS: usize = 20;

/// A decoded file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The text as UTF-8, letters as in the file; a byte-order mark is not part of it.
    pub text: String,
    /// What the text is written in; it decides which reader of [`layout`](crate::layout) takes it.
    pub format: Format,
    /// Name of the encoding found: `utf-8`, `utf-16le`, `utf-16be`, `windows-1251`, `kz-1048`, `pt154`.
    pub encoding: &'static str,
    /// Lower-case hex SHA-256 of the bytes.
    pub sha256: String,
    /// What is worth saying about the decoding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Forms of text that [`layout`](crate::layout) reads. Binary files become one of them on the way in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Paragraphs or wrapped lines without markup.
    #[default]
    Plain,
    /// Markdown as in the public git corpora of the law.
    Markdown,
    /// A saved web page; word-processor files become a simple one.
    Html,
}

/// Why bytes were not decoded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .message.id)]
pub struct DecodeError {
    /// What is wrong and what to do.
    pub message: crate::base::Message,
}

impl From<Message> for DecodeError {
    fn from(message: Message) -> Self {
        DecodeError { message }
    }
}

/// Decodes a file.
///
/// # Errors
/// Empty or binary input, input over the size limit, and bytes that fit several encodings about equally well.
pub fn decode(bytes: &[u8]) -> Result<Source, DecodeError> {
    if let Some(read) = docx::decode(bytes.get(..bytes.len().min(MAX_BYTES)).unwrap_or(bytes)) {
        return read;
    }
    if let Some(message) = magic::refusal(bytes) {
        return Err(message.into());
    }
    if bytes.len() > MAX_BYTES {
        let mib = |n: usize| n.div_ceil(1 << 20);
        return Err(Message::new("decode-too-large").with("size", mib(bytes.len())).with("limit", mib(MAX_BYTES)).into());
    }
    let found = text_of(bytes)?;
    if found.text.trim_start().is_empty() {
        return Err(Message::new("decode-empty").into());
    }
    let mut diagnostics = Vec::new();
    remark_on(&found, &mut diagnostics);
    let format = format::of(&found.text);
    Ok(Source { text: found.text, format, encoding: found.encoding, sha256: content_hash(bytes), diagnostics })
}

/// Lower-case hex SHA-256 of a file, the form of `manifest.toml`.
#[must_use]
pub fn content_hash(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Text with the places where bytes had no meaning.
#[derive(Debug)]
struct Decoded {
    text: String,
    encoding: &'static str,
    /// *Source* spans of the U+FFFD that stand for such bytes, ascending.
    damaged: Vec<Span>,
}

fn text_of(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let controls = magic::Controls::count(bytes);
    let order = utf16::byte_order(bytes, controls.zeros);
    if let Some((order, body)) = order {
        return utf16::decode(body, order).ok_or_else(|| Message::new("decode-binary").into());
    }
    if controls.too_many(bytes.len()) {
        return Err(Message::new("decode-binary").into());
    }
    let (body, marked) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(body) => (body, true),
        None => (bytes, false),
    };
    match utf8::decode(body, marked) {
        Some(decoded) => Ok(decoded),
        None => evidence::decode(body).map_err(DecodeError::from),
    }
}

/// NQ001 for damaged bytes and for control characters that a text should not have.
fn remark_on(found: &Decoded, out: &mut Vec<Diagnostic>) {
    let end = found.text.len();
    let warn = |message, span| Diagnostic { code: "NQ001", severity: Severity::Warning, message, span };
    let shown = if found.damaged.len() > MAX_REMARKS { MAX_REMARKS - 1 } else { found.damaged.len() };
    let (single, rest) = found.damaged.split_at_checked(shown).unwrap_or((&found.damaged, &[]));
    for span in single {
        let id = if span.end() == end { "decode-cut-off" } else { "decode-replaced" };
        out.push(warn(Message::new(id), *span));
    }
    if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
        out.push(warn(Message::new("decode-replaced-more").with("count", rest.len()), first.to(*last)));
    }
    if let Some((count, first)) = magic::stray_controls(&found.text) {
        out.push(warn(Message::new("decode-control").with("count", count), first));
    }
}
