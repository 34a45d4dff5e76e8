//! UTF-8, whole or slightly damaged.

use encoding_rs::UTF_8;

use super::{Decoded, mixed};
use crate::base::Span;

/// After so many damaged places, more than there were valid characters, the rest of a file is not looked at.
const HOPELESS: usize = 10_000;

/// Decodes UTF-8 (RFC 3629). Damaged bytes become U+FFFD, as long as the valid characters beyond ASCII outweigh them; a file
/// that was cut in the middle of a character is damaged at one end only, and that is always forgiven.
///
/// `marked`: a byte-order mark says that it is UTF-8, so no other encoding is in question.
pub(super) fn decode(bytes: &[u8], marked: bool) -> Option<Decoded> {
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Some(Decoded { text: text.into_owned(), encoding: "utf-8", damaged: Vec::new(), repairs: Vec::new() });
    }
    if !marked && let Some(mixed) = mixed::decode(bytes) {
        return Some(mixed);
    }
    if !marked && !mostly_valid(bytes) {
        return None;
    }
    let mut out = Decoded { text: String::with_capacity(bytes.len() + 16), encoding: "utf-8", ..Decoded::default() };
    push(bytes, &mut out);
    Some(out)
}

/// Adds bytes of UTF-8 to a text; what has no meaning becomes U+FFFD.
pub(super) fn push(bytes: &[u8], out: &mut Decoded) {
    for chunk in bytes.utf8_chunks() {
        out.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let start = out.text.len();
            out.text.push(char::REPLACEMENT_CHARACTER);
            match out.damaged.last_mut() {
                Some(last) if last.end() == start => *last = last.to(Span::new(start, out.text.len())),
                _ => out.damaged.push(Span::new(start, out.text.len())),
            }
        }
    }
}

/// At least four valid characters beyond ASCII to a damaged place, the ends of the file not counted. Cyrillic text in a
/// single-byte encoding hardly ever has two bytes that make a character of UTF-8.
fn mostly_valid(bytes: &[u8]) -> bool {
    let (mut valid, mut damaged) = (0usize, 0usize);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        let start = at + chunk.valid().len();
        at = start + chunk.invalid().len();
        let cut_at_front = start < 3 && chunk.invalid().iter().all(|b| (0x80..0xc0).contains(b));
        let cut_at_back = at == bytes.len() && is_beginning(chunk.invalid());
        if !chunk.invalid().is_empty() && !cut_at_front && !cut_at_back {
            damaged += 1;
        }
        if damaged > HOPELESS && damaged > valid {
            return false;
        }
    }
    valid > 0 && damaged <= valid / 4
}

/// Whether the bytes are the first ones of a longer character.
fn is_beginning(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|e| e.valid_up_to() == 0 && e.error_len().is_none())
}
