//! Single-byte Cyrillic text that was read as Latin-1 and saved: `Êàçàõñòàí Ðåñïóáëèêàñû`.

use super::super::evidence;
use super::{Edits, suspect};
use crate::base::RepairKind;

/// Bytes of broken lines by which the code page is taken.
const SAMPLE: usize = 1 << 16;
/// A word has so many accented letters in a row at least once in a broken line.
const ROW: usize = 4;

/// The repairs of a text, from the line at `from` on.
pub(super) fn edits(text: &str, from: usize) -> Edits {
    let mut edits = Edits::default();
    let broken: Vec<(usize, usize)> = lines(text, from).collect();
    let mut sample = Vec::new();
    for (start, end) in &broken {
        if sample.len() < SAMPLE {
            sample.extend(text.get(*start..*end).unwrap_or_default().chars().map(byte));
            sample.push(b'\n');
        }
    }
    if broken.is_empty() {
        return edits;
    }
    let Ok(page) = evidence::page(&sample) else { return edits };
    for (start, end) in broken {
        let line = text.get(start..end).unwrap_or_default();
        let new = line.chars().map(|c| if c.is_ascii() { c } else { page.char_of(byte(c)) }).collect();
        edits.replace(start, end, new);
        edits.run(start, end, RepairKind::WrongCodePage, 0.95);
    }
    edits
}

/// Lines in which accented Latin letters stand in rows and hardly any letter is Cyrillic or plain Latin.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let found = suspect::next(text.as_bytes(), at)?;
        let start = suspect::line_start(text, found).max(at);
        let rest = text.as_bytes().get(found..).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest).map_or(text.len(), |n| found + n);
        at = end + 1;
        Some((start, end))
    })
    .filter(|(start, end)| text.get(*start..*end).is_some_and(is_broken))
}

fn is_broken(line: &str) -> bool {
    let (mut accented, mut other, mut row, mut longest) = (0usize, 0usize, 0usize, 0usize);
    for c in line.chars() {
        let is = matches!(c, '\u{c0}'..='\u{ff}');
        accented += usize::from(is);
        other += usize::from(!is && c.is_alphabetic());
        row = if is { row + 1 } else { 0 };
        longest = longest.max(row);
        if byte(c) == 0 {
            return false;
        }
    }
    longest >= ROW && accented > other * 4
}

/// The byte a character was read from; 0 where there is none.
fn byte(c: char) -> u8 {
    if let Ok(b) = u8::try_from(u32::from(c)) {
        return b;
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    if unmappable { 0 } else { bytes.first().copied().unwrap_or(0) }
}
