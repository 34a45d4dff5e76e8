//! Which single-byte code page a text is in, by its words and letters (spec § 8).
//!
//! windows-1251, KZ-1048 and PT154 agree on the Russian letters and disagree on the Kazakh ones, so every reading of the same bytes
//! is weighed as Kazakh or Russian text and the best one must lead by a margin. Readings that give the same text count as one,
//! and the first name of the list is used: a Russian text is windows-1251.

use super::{Decoded, codepage::CodePage, letters::Fit, letters::weigh, mixed};
use crate::base::{Message, Span};

/// All words of so many bytes are weighed; beyond them only words that tell the code pages apart.
const HEAD: usize = 1 << 16;
/// So many telling words are enough.
const ENOUGH: usize = 20_000;
/// How much better the chosen reading must be, for each word that the two read differently, and in all.
const MARGIN_PER_WORD: i64 = 2;
const MARGIN: i64 = 6;
/// Weight of a hundred letters below which a reading is no Kazakh or Russian; real acts have well over 100.
const PLAUSIBLE: i64 = 0;
/// How much better, for a hundred letters, the reading by an encoding that nusqa does not read must be to be named instead.
const RIVAL: i64 = 80;

/// Decodes by the best code page.
///
/// The error is the message: no reading makes sense, or two make sense about equally.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Message> {
    let mut present = [false; 256];
    bytes.iter().for_each(|b| present[usize::from(*b)] = true);
    let upper: Vec<u8> = (0x80..=0xff).filter(|b| present[usize::from(*b)]).collect();
    let page = choose(bytes, &upper)?;
    let mut damaged = Vec::new();
    let text = page.decode(bytes);
    if upper.iter().any(|b| page.char_of(*b) == char::REPLACEMENT_CHARACTER) {
        damaged = text.match_indices(char::REPLACEMENT_CHARACTER).map(|(at, c)| Span::new(at, at + c.len())).collect();
    }
    Ok(mixed::second_page(bytes, &page, Decoded { text, encoding: page.name, damaged, repairs: Vec::new() }))
}

/// The best code page for some bytes.
///
/// The error is the message: no reading makes sense, or two make sense about equally.
pub(super) fn page(bytes: &[u8]) -> Result<CodePage, Message> {
    let mut present = [false; 256];
    bytes.iter().for_each(|b| present[usize::from(*b)] = true);
    let upper: Vec<u8> = (0x80..=0xff).filter(|b| present[usize::from(*b)]).collect();
    choose(bytes, &upper)
}

fn choose(bytes: &[u8], upper: &[u8]) -> Result<CodePage, Message> {
    let mut pages: Vec<CodePage> = Vec::new();
    for page in [CodePage::windows_1251(), CodePage::kz_1048(), CodePage::pt154()] {
        if !pages.iter().any(|p| upper.iter().all(|b| p.char_of(*b) == page.char_of(*b))) {
            pages.push(page);
        }
    }
    let mut readings = weigh_all(bytes, pages);
    readings.sort_by_key(|r| std::cmp::Reverse(r.fit.sum));
    let mut ranked = readings.into_iter();
    let Some(best) = ranked.next() else { return Err(Message::new("decode-unlikely")) };
    if let Some(rival) = rival(bytes, best.fit) {
        return Err(Message::new("decode-other-encoding").with("encoding", rival));
    }
    if best.fit.per_hundred() < PLAUSIBLE || best.fit.placement < 0 {
        return Err(Message::new("decode-unlikely"));
    }
    let near: Vec<&str> = ranked.filter(|r| !leads(&best, r, bytes)).map(|r| r.page.name).collect();
    if near.is_empty() {
        return Ok(best.page);
    }
    let names = [&[best.page.name], near.as_slice()].concat().join(", ");
    Err(Message::new("decode-ambiguous").with("candidates", names))
}

struct Reading {
    page: CodePage,
    fit: Fit,
}

/// Whether `best` is better than `other` by the margin.
fn leads(best: &Reading, other: &Reading, bytes: &[u8]) -> bool {
    let differ = |b: &u8| best.page.char_of(*b) != other.page.char_of(*b);
    let words = runs(bytes).filter(|run| run.iter().any(differ)).take(ENOUGH).count();
    let lead = best.fit.sum - other.fit.sum;
    lead >= MARGIN && lead >= MARGIN_PER_WORD * i64::try_from(words).unwrap_or(i64::MAX)
}

/// Weighs the text as each page reads it. Words beyond the head that all pages read alike are left out.
fn weigh_all(bytes: &[u8], pages: Vec<CodePage>) -> Vec<Reading> {
    let telling = |b: &u8| {
        let mut chars = pages.iter().map(|p| p.char_of(*b));
        let first = chars.next();
        chars.any(|c| Some(c) != first)
    };
    let mut tell = [false; 256];
    (0x80u8..=0xff).for_each(|b| tell[usize::from(b)] = telling(&b));
    let mut fits = vec![Fit::default(); pages.len()];
    let (mut seen, mut told) = (0, 0);
    for run in runs(bytes) {
        seen += run.len();
        let tells = run.iter().any(|b| tell[usize::from(*b)]);
        told += usize::from(tells);
        if told > ENOUGH || (seen > HEAD && pages.len() == 1) {
            break;
        }
        if tells || seen <= HEAD {
            for (fit, page) in fits.iter_mut().zip(&pages) {
                fit.add(weigh_run(run, page));
            }
        }
    }
    pages.into_iter().zip(fits).map(|(page, fit)| Reading { page, fit }).collect()
}

/// Runs of letters and of bytes beyond ASCII, no longer than a word may be.
fn runs(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let words = bytes.split(|b| b.is_ascii() && !b.is_ascii_alphabetic());
    words.filter(|run| run.iter().any(|b| !b.is_ascii())).flat_map(|run| run.chunks(64))
}

fn weigh_run(run: &[u8], page: &CodePage) -> Fit {
    let chars: Vec<char> = run.iter().map(|b| page.char_of(*b)).collect();
    weigh(&chars)
}

/// An encoding of Cyrillic text that nusqa does not read and that fits much better.
fn rival(bytes: &[u8], best: Fit) -> Option<&'static str> {
    let rivals = [
        CodePage::known(encoding_rs::KOI8_U, "KOI8-R"),
        CodePage::known(encoding_rs::IBM866, "CP866"),
        CodePage::known(encoding_rs::ISO_8859_5, "ISO-8859-5"),
    ];
    let fit = |page: &CodePage| {
        let mut fit = Fit::default();
        runs(bytes).take(1000).for_each(|run| fit.add(weigh_run(run, page)));
        fit.per_hundred()
    };
    let (value, name) = rivals.iter().map(|page| (fit(page), page.name)).max_by_key(|(value, _)| *value)?;
    (value > best.per_hundred() + RIVAL && best.letters >= 20).then_some(name)
}
