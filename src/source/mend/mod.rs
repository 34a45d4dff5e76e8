//! Letters that were lost before the file was saved, put back where the evidence is clear (spec § 8).
//!
//! A file may be sound UTF-8 and still hold text that somebody read by a wrong code page and saved (`РљР°Р·Р°`, `жјне`), or that a
//! font drew with Kazakh letters over Serbian ones (`Ќазаќстан`). Clean and broken text stand side by side, so every line is judged
//! by itself, with what the rest of the file shows as support. Every change is recorded, and the spans of the records, as all
//! *source* spans, point into the text **after** the repair.
//!
//! What is not clear stays as it is: Ukrainian, Serbian and other real words, and text whose Kazakh letters are gone.

mod edits;
mod font;
mod latin;
mod mojibake;
mod suspect;
mod words;

use super::Decoded;

pub(super) use edits::Edits;
pub(super) use words::is_common;

/// Repairs the letters of a text in place, and records how.
pub(super) fn mend(found: &mut Decoded) {
    let Some(first) = suspect::next(found.text.as_bytes(), 0) else { return };
    for pass in [mojibake::edits, latin::edits, font::edits] {
        let edits = pass(&found.text, suspect::line_start(&found.text, first));
        edits.apply(found);
    }
}
