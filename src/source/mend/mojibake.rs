//! UTF-8 that was read as single bytes and saved again, once or more often: `ÐšÐ°Ð·Ð°`, `РљР°Р·Р°`, `Π ΠΎ`, `╨Ъ╨░`.
//!
//! Turning a line back into the bytes it was read from must give sound UTF-8 with Kazakh or Russian letters: that does not happen
//! by chance.

use super::super::codepage::CodePage;
use super::{Edits, suspect};
use crate::base::RepairKind;

/// A text was spoilt at most so many times.
const TIMES: usize = 3;
/// Letters of Kazakh and Russian that a line must gain.
const ENOUGH: usize = 2;

/// A way back from characters to bytes.
struct Way {
    /// Sorted by character.
    bytes: Vec<(char, u8)>,
}

impl Way {
    fn back(&self, c: char) -> Option<u8> {
        self.bytes.binary_search_by_key(&c, |(c, _)| *c).ok().and_then(|i| self.bytes.get(i)).map(|(_, b)| *b)
    }

    /// Of code pages; where two of them use a byte differently, both characters lead to it.
    fn of(pages: &[CodePage], more: &[(char, u8)]) -> Self {
        let mut bytes: Vec<(char, u8)> = more.to_vec();
        for page in pages {
            let upper = page.upper.iter().copied().zip(0x80u8..=0xff);
            bytes.extend(upper.filter(|(c, _)| *c != char::REPLACEMENT_CHARACTER && !c.is_ascii()));
        }
        // Bytes that a page leaves undefined are kept by most programs as the character of the same number.
        bytes.extend((0x80u8..=0xff).filter(|b| pages.iter().any(|p| p.char_of(*b) == '\u{fffd}')).map(|b| (char::from(b), b)));
        bytes.extend((0x80u8..0xa0).map(|b| (char::from(b), b)));
        bytes.sort_by_key(|(c, _)| *c);
        bytes.dedup_by_key(|(c, _)| *c);
        Way { bytes }
    }
}

/// Code pages by which UTF-8 is read mistakenly.
fn ways() -> [Way; 4] {
    let latin: Vec<(char, u8)> = (0xa0u8..=0xff).map(|b| (char::from(b), b)).collect();
    [
        Way::of(&[CodePage::known(encoding_rs::WINDOWS_1252, "windows-1252")], &latin),
        // 0x98, the second byte of И, is the one byte that windows-1251 leaves undefined.
        Way::of(&[CodePage::windows_1251()], &[(char::REPLACEMENT_CHARACTER, 0x98)]),
        Way::of(&[CodePage::known(encoding_rs::ISO_8859_7, "iso-8859-7"), CodePage::known(encoding_rs::WINDOWS_1253, "")], &[]),
        Way::of(&[CodePage::known(encoding_rs::IBM866, "ibm866")], &[]),
    ]
}

/// The repairs of a text, from the line at `from` on.
pub(super) fn edits(text: &str, from: usize) -> Edits {
    let mut edits = Edits::default();
    let ways = ways();
    let mut at = from;
    while let Some(found) = suspect::next(text.as_bytes(), at) {
        let start = suspect::line_start(text, found).max(from);
        let rest = text.as_bytes().get(found..).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest).map_or(text.len(), |n| found + n);
        at = end + 1;
        let Some(line) = text.get(start..end) else { continue };
        if let Some(sound) = undo(line, &ways) {
            let (a, b) = common_ends(line, &sound);
            let new = sound.get(a..sound.len() - b).unwrap_or_default().to_string();
            edits.replace(start + a, end - b, new);
            edits.run(start + a, end - b, RepairKind::Mojibake, 0.99);
        }
    }
    edits
}

/// The line before it was spoilt: as many steps back as there are, by the way that gains the most letters.
fn undo(line: &str, ways: &[Way]) -> Option<String> {
    let mut best = None;
    let mut level = vec![line.to_string()];
    for _ in 0..TIMES {
        let steps: Vec<(usize, String)> = level.iter().flat_map(|text| ways.iter().filter_map(|way| step(text, way))).collect();
        let sound = steps.iter().filter(|(gained, _)| *gained >= ENOUGH).max_by_key(|(gained, _)| *gained);
        // Sound text has no further step back, so the deeper level is the right one.
        best = sound.map(|(_, text)| text.clone()).or(best);
        level = steps.into_iter().map(|(_, text)| text).collect();
    }
    best
}

/// One step back: stretches that become sound UTF-8 are replaced. Gives the letters gained; `None` when no stretch is longer than
/// chance makes it.
fn step(text: &str, way: &Way) -> Option<(usize, String)> {
    let mut out = String::with_capacity(text.len());
    let mut gained = 0;
    let mut longest = 0;
    let mut rest = text.chars().peekable();
    let (mut chars, mut bytes): (Vec<char>, Vec<u8>) = (Vec::new(), Vec::new());
    while let Some(c) = rest.next() {
        let lead = matches!(bytes.last(), Some(0xc2 | 0xd0));
        match way.back(c) {
            Some(b) => {
                chars.push(c);
                bytes.push(b);
            }
            // A no-break space, byte A0, is often turned into a blank on the way: `Р еспублика`.
            None if c == ' ' && lead => {
                chars.push(c);
                bytes.push(0xa0);
            }
            None => {
                longest = longest.max(flush(&mut chars, &mut bytes, &mut out, &mut gained));
                out.push(c);
            }
        }
        if rest.peek().is_none() {
            longest = longest.max(flush(&mut chars, &mut bytes, &mut out, &mut gained));
        }
    }
    (longest > 1).then_some((gained, out))
}

/// Writes a stretch: decoded where its bytes are sound UTF-8 and make letters or signs of an act, else as it was. Gives the
/// most characters that were decoded together.
fn flush(chars: &mut Vec<char>, bytes: &mut Vec<u8>, out: &mut String, gained: &mut usize) -> usize {
    let mut longest = 0;
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        let len = chunk.valid().len();
        let letters = chunk.valid().chars().filter(|c| is_ours(*c)).count();
        if len > 0 && chunk.valid().chars().all(is_likely) {
            *gained += letters;
            longest = longest.max(chunk.valid().chars().count());
            out.push_str(chunk.valid());
        } else {
            out.extend(chars.get(at..at + len).unwrap_or_default());
        }
        at += len;
        let bad = chunk.invalid().len();
        out.extend(chars.get(at..at + bad).unwrap_or_default());
        at += bad;
    }
    chars.clear();
    bytes.clear();
    longest
}

/// Letters of Kazakh and Russian.
fn is_ours(c: char) -> bool {
    matches!(c, 'А'..='я' | 'ё' | 'Ё') || "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c)
}

/// What the bytes may become: letters of the two languages (and the Latin `ə` that many texts have for `ә`), signs of print, or what
/// is spoilt a second time.
fn is_likely(c: char) -> bool {
    is_ours(c)
        || matches!(c, 'ə' | 'Ə')
        || matches!(c, '\u{80}'..='\u{ff}' | '\u{400}'..='\u{4ff}' | '\u{2010}'..='\u{203a}' | '№' | '€' | '™')
        || matches!(c, '\u{152}'..='\u{192}' | '\u{2c6}' | '\u{2dc}' | '\u{370}'..='\u{3ff}' | '\u{2500}'..='\u{259f}')
}

/// Lengths of the beginning and the end that two texts share.
fn common_ends(a: &str, b: &str) -> (usize, usize) {
    let front: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let (a, b) = (a.get(front..).unwrap_or_default(), b.get(front..).unwrap_or_default());
    let back = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    (front, back)
}
