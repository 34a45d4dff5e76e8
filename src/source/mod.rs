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
mod container;
mod docx;
mod evidence;
mod format;
mod letters;
mod lines;
mod listing;
mod magic;
mod mend;
mod mixed;
mod parts;
#[cfg(feature = "pdf")]
mod pdf;
mod script;
mod utf16;
mod utf8;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::base::{Diagnostic, Message, Repair, RepairKind, Severity, Span};

pub use container::{Archive, Entry, MAX_DEPTH, Packing, gunzip, gunzip_head, packing, too_deep};
pub use lines::{LineIndex, Position};
pub use listing::{PassedOver, Reading, reading};
pub use parts::{Piece, folder_of, join, listed, numbered};
pub use script::{Script, ScriptEvidence, script_evidence};

/// The largest file that is decoded: 64 MiB. The longest codes are a few MiB, and spans are 32 bits wide.
pub const MAX_BYTES: usize = 64 << 20;

/// So many damaged places of one file get a diagnostic of their own; the others share one.
const MAX_REMARKS: usize = 20;

/// A decoded file.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The text as UTF-8, letters as in the file but for [`repairs`](Source::repairs); a byte-order mark is not part of it.
    pub text: String,
    /// What the text is written in; it decides which reader of [`layout`](crate::layout) takes it.
    pub format: Format,
    /// Name of the encoding found: `utf-8`, `utf-16le`, `utf-16be`, `windows-1251`, `kz-1048`, `pt154`.
    pub encoding: &'static str,
    /// Lower-case hex SHA-256 of the bytes.
    pub sha256: String,
    /// Letters that were put back, ascending; their spans point into [`text`](Source::text), that is, after the repair.
    pub repairs: Vec<Repair>,
    /// Of an act in several files, where each stretch of the text is from, ascending; empty for an act in one file.
    pub pieces: Vec<Piece>,
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

/// Decodes a file. A packed file that holds one act is unpacked; [`Archive`] reads those that hold several.
///
/// # Errors
/// Empty or binary input, input over the size limit, and bytes that fit several encodings about equally well.
pub fn decode(bytes: &[u8]) -> Result<Source, DecodeError> {
    if packing(bytes).is_none() {
        return decode_file(bytes);
    }
    let file = container::single(bytes)?;
    Ok(Source { sha256: content_hash(bytes), ..decode_file(&file)? })
}

/// Decodes a file that is not packed.
fn decode_file(bytes: &[u8]) -> Result<Source, DecodeError> {
    #[cfg(feature = "pdf")]
    if bytes.starts_with(b"%PDF-") {
        let text = pdf::text(bytes)?;
        return Ok(Source { sha256: content_hash(bytes), format: Format::Plain, ..decode_file(text.as_bytes())? });
    }
    if let Some(read) = docx::decode(bytes.get(..bytes.len().min(MAX_BYTES)).unwrap_or(bytes)) {
        return read;
    }
    if let Some(message) = magic::refusal(bytes) {
        return Err(message.into());
    }
    if bytes.len() > MAX_BYTES {
        return Err(too_large(bytes.len()));
    }
    let mut found = text_of(bytes)?;
    mend::mend(&mut found);
    found.repairs.sort_by_key(|r| r.from);
    if found.text.trim_start().is_empty() {
        return Err(Message::new("decode-empty").into());
    }
    let mut diagnostics = Vec::new();
    remark_on(&found, &mut diagnostics);
    let Decoded { text, encoding, repairs, .. } = found;
    let text = line_feeds(text);
    let (format, sha256) = (format::of(&text), content_hash(bytes));
    Ok(Source { text, format, encoding, sha256, repairs, pieces: Vec::new(), diagnostics })
}

fn too_large(size: usize) -> DecodeError {
    let mib = |n: usize| n.div_ceil(1 << 20);
    Message::new("decode-too-large").with("size", mib(size)).with("limit", mib(MAX_BYTES)).into()
}

/// Line ends of old Macs become line feeds, which are as long; CR LF stays.
fn line_feeds(text: String) -> String {
    let bytes = text.as_bytes();
    let lone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    if !memchr::memchr_iter(b'\r', bytes).any(|at| lone(&at)) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((line, after)) = rest.split_once('\r') {
        out.push_str(line);
        out.push(if after.starts_with('\n') { '\r' } else { '\n' });
        rest = after;
    }
    out.push_str(rest);
    out
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
#[derive(Debug, Default)]
struct Decoded {
    text: String,
    encoding: &'static str,
    /// *Source* spans of the U+FFFD that stand for such bytes, ascending.
    damaged: Vec<Span>,
    /// Letters put back so far.
    repairs: Vec<Repair>,
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
    for (kind, id) in [
        (RepairKind::FontLetters, "decode-mended-font"),
        (RepairKind::WrongCodePage, "decode-mended-code-page"),
        (RepairKind::Mojibake, "decode-mended-mojibake"),
        (RepairKind::MixedEncoding, "decode-mended-mixed"),
    ] {
        let mut of_kind = found.repairs.iter().filter(|r| r.kind == kind);
        if let Some(first) = of_kind.next() {
            let message = Message::new(id).with("count", 1 + of_kind.count());
            out.push(Diagnostic { code: "NQ001", severity: Severity::Note, message, span: first.from });
        }
    }
    if let Some((count, first)) = magic::stray_controls(&found.text) {
        out.push(warn(Message::new("decode-control").with("count", count), first));
    }
}
