//! Stage 1: bytes → [`Source`].
//!
//! Decodes a file by evidence and refuses honestly where the evidence does not suffice. Spans of later stages point into
//! [`Source::text`].

use crate::base::Diagnostic;

/// A decoded file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The text as UTF-8, letters as in the file; a byte-order mark is not part of it.
    pub text: String,
    /// Name of the encoding found: `utf-8`, `utf-16le`, `utf-16be`, `windows-1251`, `kz-1048`, `pt154`.
    pub encoding: &'static str,
    /// Lower-case hex SHA-256 of the bytes.
    pub sha256: String,
    /// What is worth saying about the decoding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why bytes were not decoded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .message.id)]
pub struct DecodeError {
    /// What is wrong and what to do.
    pub message: crate::base::Message,
}

/// Decodes a file.
///
/// # Errors
/// Empty or binary input, input over the size limit, and bytes that fit several encodings about equally well.
pub fn decode(bytes: &[u8]) -> Result<Source, DecodeError> {
    let _ = bytes;
    Err(DecodeError { message: crate::base::Message::new("decode-empty") })
}
