//! Files of several encodings: lines in UTF-8 among lines in a code page, and lines in two code pages.
//!
//! Such files come from putting texts of several sources together. Every line is in one encoding; those not in UTF-8 are judged
//! together, because one line alone is little evidence.

use super::codepage::CodePage;
use super::{Decoded, evidence};
use crate::base::{Repair, RepairKind, Span};

/// How a line is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// ASCII: the same in all.
    Any,
    Utf8,
    /// UTF-8 with bad bytes, or too short to be evidence of it.
    Damaged,
    /// In a code page.
    Bytes,
    /// The same, but too short to be evidence.
    FewBytes,
}

/// Characters of UTF-8 that show it; two or three may come about by chance in a code page.
const EVIDENCE: usize = 4;

/// Decodes a file that has lines in UTF-8 and lines that are not. `None`: it is not of this kind, or the evidence does not suffice.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let lines: Vec<(&[u8], Line)> = bytes.split_inclusive(|b| *b == b'\n').map(|line| (line, class(line))).collect();
    let has = |class| lines.iter().any(|(_, c)| *c == class);
    if !has(Line::Utf8) || !has(Line::Bytes) {
        return None;
    }
    let single = |class: &Line| matches!(class, Line::Bytes | Line::FewBytes);
    let others: Vec<u8> = lines.iter().filter(|(_, c)| single(c)).flat_map(|(l, _)| l.iter().copied()).collect();
    let page = evidence::page(&others).ok()?;
    let mut out = Decoded { text: String::with_capacity(bytes.len() * 3 / 2), encoding: "utf-8", ..Decoded::default() };
    for (line, class) in lines {
        let start = out.text.len();
        match class {
            Line::Bytes | Line::FewBytes => {
                out.text.push_str(&page.decode(line));
                let end = start + out.text.get(start..).unwrap_or_default().trim_end().len();
                note(&mut out.repairs, line, page.name, start, end);
            }
            Line::Any | Line::Utf8 | Line::Damaged => super::utf8::push(line, &mut out),
        }
    }
    Some(out)
}

/// A line with at least two bytes that no character of UTF-8 has, and hardly a character beyond ASCII, is in a code page. In
/// damaged UTF-8 the characters outnumber the bad bytes.
fn class(line: &[u8]) -> Line {
    if line.is_ascii() {
        return Line::Any;
    }
    let (mut valid, mut bad) = (0usize, 0usize);
    for chunk in line.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += chunk.invalid().len();
    }
    match (valid, bad) {
        (EVIDENCE.., 0) => Line::Utf8,
        (0, 1) => Line::FewBytes,
        _ if valid * 2 < bad => Line::Bytes,
        _ => Line::Damaged,
    }
}

/// Reads the lines of a text in a code page anew that hold letters of another one: `alien` says which bytes are no letters of
/// Kazakh or Russian in the page of the file.
pub(super) fn second_page(bytes: &[u8], main: &CodePage, found: Decoded) -> Decoded {
    let others: Vec<CodePage> =
        [CodePage::kz_1048(), CodePage::pt154()].into_iter().filter(|page| page.name != main.name).collect();
    let mut alien = [false; 256];
    for (slot, byte) in alien.iter_mut().zip(0u8..=0xff) {
        *slot = !is_ours(main.char_of(byte)) && others.iter().any(|page| is_ours(page.char_of(byte)));
    }
    if !bytes.iter().any(|b| alien[usize::from(*b)]) {
        return found;
    }
    let mut out = Decoded { text: String::with_capacity(found.text.len()), encoding: main.name, ..Decoded::default() };
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let start = out.text.len();
        let page = line.iter().any(|b| alien[usize::from(*b)]).then(|| evidence::page(line).ok()).flatten();
        match page.filter(|page| page.name != main.name && page.name != "windows-1251") {
            Some(page) => {
                out.text.push_str(&page.decode(line));
                let end = start + out.text.get(start..).unwrap_or_default().trim_end().len();
                note(&mut out.repairs, line, page.name, start, end);
            }
            None => out.text.push_str(&main.decode(line)),
        }
    }
    if out.repairs.is_empty() {
        return found;
    }
    out.damaged = out.text.match_indices(char::REPLACEMENT_CHARACTER).map(|(at, c)| Span::new(at, at + c.len())).collect();
    out
}

/// Records a line, or adds it to the repair of the line before.
fn note(repairs: &mut Vec<Repair>, line: &[u8], page: &str, start: usize, end: usize) {
    match repairs.last_mut() {
        Some(last) if last.from.end() + 2 >= start => last.from = Span::new(last.from.start(), end),
        // What stood there is no text; the name of the encoding is what a reader can check.
        _ if !line.is_empty() => {
            let (kind, from) = (RepairKind::MixedEncoding, Span::new(start, end));
            repairs.push(Repair { kind, text: page.to_string(), from, to: start, confidence: 0.95 });
        }
        _ => {}
    }
}

fn is_ours(c: char) -> bool {
    matches!(c, 'А'..='я' | 'ё' | 'Ё') || "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c)
}
