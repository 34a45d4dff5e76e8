//! Kazakh letters drawn over others, or read by the wrong code page: `Ќазаќстан`, `жылѓы`, `жјне`, `љзгерістер`.
//!
//! Three maps are met (KZ-1048 and PT154 read as windows-1251, and fonts with letters in the places of PT154 but for ө), and a file
//! may hold more than one. They contradict each other in one letter only, є, which is ә or ғ: the word and its neighbours decide.

use super::super::letters;
use super::{Edits, is_common, suspect};
use crate::base::RepairKind;

/// So many words are looked at to see what the file is like.
const VOTERS: usize = 20_000;
/// So many recognised words show that a file, not only a line, is broken.
const BROKEN_FILE: usize = 5;
/// And so many that a letter of Ukrainian in it is none.
const WHOLLY_BROKEN: usize = 30;
/// A single recognised word of so many letters is enough.
const LONG: usize = 7;

/// What a word becomes.
#[derive(Clone, Debug)]
struct Mended {
    text: String,
    /// It is a frequent word.
    common: bool,
    /// The letters put back stand where Kazakh has them.
    plausible: bool,
    kind: RepairKind,
}

/// What the whole file shows.
#[derive(Default)]
struct Votes {
    common: usize,
    /// є was ғ, in frequent words; else it was ә.
    ghain: usize,
    schwa: usize,
}

impl Votes {
    /// Counts what a recognised word shows of є: itself, or that another letter stands for ғ or ә already.
    fn add(&mut self, word: &str, mended: &str) {
        for (was, is) in word.chars().zip(mended.chars()) {
            let (either, ghain, schwa) = (matches!(was, 'є' | 'Є'), matches!(was, 'ѓ' | 'Ѓ'), matches!(was, 'ј' | 'Ј'));
            self.schwa += usize::from(ghain || (either && matches!(is, 'ә' | 'Ә')));
            self.ghain += usize::from(schwa || (either && matches!(is, 'ғ' | 'Ғ')));
        }
    }
}

/// The repairs of a text, from the line at `from` on.
pub(super) fn edits(text: &str, from: usize) -> Edits {
    let mut edits = Edits::default();
    let mut votes = Votes::default();
    let mut seen = 0;
    for (start, end) in lines(text, from) {
        for (a, b) in words(text, start, end) {
            seen += 1;
            if let Some(word) = mended(text, a, b, &Votes::default()).filter(|w| w.common) {
                votes.common += 1;
                votes.add(text.get(a..b).unwrap_or_default(), &word.text);
            }
        }
        if seen > VOTERS {
            break;
        }
    }
    if votes.common == 0 {
        return edits;
    }
    let mut line: Vec<(usize, usize, Option<Mended>)> = Vec::new();
    for (start, end) in lines(text, from) {
        line.clear();
        line.extend(words(text, start, end).map(|(a, b)| (a, b, mended(text, a, b, &votes))));
        mend_line(&mut line, &votes, &mut edits);
    }
    edits
}

/// Takes over the repairs of a line if the line is broken at all, in runs without a word that is left as it is.
fn mend_line(line: &mut Vec<(usize, usize, Option<Mended>)>, votes: &Votes, edits: &mut Edits) {
    let good = |w: &Option<Mended>| w.as_ref().is_some_and(|w| w.common || w.plausible);
    let common = line.iter().flat_map(|(_, _, w)| w).filter(|w| w.common);
    let known = common.clone().count();
    let supported = known > 1 || votes.common > 1 || common.clone().any(|w| w.text.chars().count() >= LONG);
    let fitting = line.iter().filter(|(_, _, w)| good(w)).count();
    let broken = (known > 0 && supported) || (votes.common >= BROKEN_FILE && fitting * 5 >= line.len() * 4);
    if !broken {
        return;
    }
    let mut run: Option<(usize, usize, RepairKind, usize, usize)> = None;
    for (start, end, word) in line.drain(..) {
        match word.filter(|w| w.common || w.plausible) {
            Some(word) => {
                let was = run.take();
                let (first, kind, sure, all) = match was {
                    Some((first, _, kind, sure, all)) if kind == word.kind => (first, kind, sure, all),
                    other => {
                        close(other, edits);
                        (start, word.kind, 0, 0)
                    }
                };
                run = Some((first, end, kind, sure + usize::from(word.common), all + 1));
                edits.replace(start, end, word.text);
            }
            None => close(run.take(), edits),
        }
    }
    close(run, edits);
}

fn close(run: Option<(usize, usize, RepairKind, usize, usize)>, edits: &mut Edits) {
    if let Some((start, end, kind, sure, all)) = run {
        let confidence = if sure * 2 >= all { 0.98 } else { 0.9 };
        edits.run(start, end, kind, confidence);
    }
}

/// Lines from `from` on that may hold a broken word.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let start = at;
        let rest = text.as_bytes().get(start..).filter(|r| !r.is_empty())?;
        let end = memchr::memchr(b'\n', rest).map_or(text.len(), |n| start + n);
        at = end + 1;
        Some((start, end))
    })
    .filter(|(start, end)| {
        let line = text.as_bytes().get(*start..*end).unwrap_or_default();
        suspect::next(line, 0).is_some() || text.get(*start..*end).is_some_and(|l| l.contains(['‰', '±', 'µ', '¤', '¦', '‡']))
    })
}

/// The words of a line that have a letter to put back.
fn words(text: &str, start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let line = text.get(start..end).unwrap_or_default();
    let mut rest = line.char_indices().peekable();
    let mut before = ' ';
    std::iter::from_fn(move || {
        loop {
            let (at, c) = rest.next()?;
            if !in_word(c) {
                before = c;
                continue;
            }
            let (mut stop, mut broken, mut cyrillic) = (at + c.len_utf8(), is_broken(c), is_cyrillic(c));
            while let Some((next, c)) = rest.next_if(|(_, c)| in_word(*c)) {
                stop = next + c.len_utf8();
                broken |= is_broken(c);
                cyrillic |= is_cyrillic(c);
            }
            // `10‰` and `±5` are no words.
            let sign_of_number = is_sign(c) && before.is_ascii_digit();
            before = ' ';
            if broken && cyrillic && !sign_of_number {
                return Some((start + at, start + stop));
            }
        }
    })
}

fn in_word(c: char) -> bool {
    is_cyrillic(c) || is_sign(c) || c.is_ascii_alphabetic() || matches!(c, 'ə' | 'Ə')
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&c)
}

/// Signs that are letters in some maps.
fn is_sign(c: char) -> bool {
    matches!(c, '‰' | '±' | 'µ' | '¤' | '¦' | '‡')
}

/// Whether a character stands for a Kazakh letter in some map.
fn is_broken(c: char) -> bool {
    matches!(c, 'є' | 'Є') || letter(c).is_some()
}

/// The letter a character stands for, whichever the map; є is not among them.
fn letter(c: char) -> Option<char> {
    Some(match c {
        'ќ' => 'қ',
        'Ќ' => 'Қ',
        'ѓ' => 'ғ',
        'Ѓ' => 'Ғ',
        'њ' | 'ѕ' | 'ҫ' => 'ң',
        'Њ' | 'Ѕ' | 'Ҫ' => 'Ң',
        'ћ' => 'һ',
        'Ћ' => 'Һ',
        'ј' => 'ә',
        'Ј' => 'Ә',
        'љ' | 'ґ' | 'µ' | 'ҡ' | 'ҙ' => 'ө',
        'Љ' | 'Ґ' | '¤' | 'Ҡ' | 'Ҙ' => 'Ө',
        'ї' | '‰' => 'ү',
        'Ї' | '‡' => 'Ү',
        'ў' | '±' => 'ұ',
        'Ў' | '¦' => 'Ұ',
        _ => return None,
    })
}

/// Which way of breaking a letter shows: fonts only, one of the code pages only, or nothing.
fn kind_of(c: char) -> Option<RepairKind> {
    match c {
        'љ' | 'Љ' | 'ҡ' | 'Ҡ' | 'ҙ' | 'Ҙ' => Some(RepairKind::FontLetters),
        'ј' | 'Ј' | 'ѕ' | 'Ѕ' | 'ґ' | 'Ґ' | 'ї' | 'Ї' | 'ў' | 'Ў' | 'є' | 'Є' => Some(RepairKind::WrongCodePage),
        '‰' | '±' | 'µ' | '¤' | '¦' | '‡' => Some(RepairKind::WrongCodePage),
        _ => None,
    }
}

/// The word with its letters put back; `None` when there is no reading.
fn mended(text: &str, start: usize, end: usize, votes: &Votes) -> Option<Mended> {
    let word = text.get(start..end)?;
    let read = |schwa: bool| -> Mended {
        let text: String = word
            .chars()
            .map(|c| match c {
                'є' if schwa => 'ә',
                'Є' if schwa => 'Ә',
                'є' => 'ғ',
                'Є' => 'Ғ',
                _ => letter(c).unwrap_or(c),
            })
            .collect();
        judge(word, text, votes)
    };
    let schwa = read(true);
    if !word.contains(['є', 'Є']) {
        return Some(schwa);
    }
    let ghain = read(false);
    Some(match (schwa.common, ghain.common, schwa.plausible, ghain.plausible) {
        (true, false, ..) => schwa,
        (false, true, ..) => ghain,
        _ if votes.schwa >= BROKEN_FILE && votes.ghain * 5 <= votes.schwa => schwa,
        _ if votes.ghain >= BROKEN_FILE && votes.schwa * 5 <= votes.ghain => ghain,
        (_, _, true, false) => schwa,
        (_, _, false, true) => ghain,
        _ if votes.ghain > votes.schwa => ghain,
        _ => schwa,
    })
}

/// A word without the Russian ending of a family name, which keeps to no harmony.
fn without_ending(word: &[char]) -> &[char] {
    let endings: [&[char]; 4] = [&['о', 'в'], &['о', 'в', 'а'], &['е', 'в'], &['е', 'в', 'а']];
    endings.iter().find_map(|e| word.strip_suffix(*e)).unwrap_or(word)
}

/// The Cyrillic letter that a Latin one of the same look stands for in old texts (`Yкімет`, `мəжіліс`).
fn cyrillic(c: char) -> char {
    match c {
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'h' => 'һ',
        'i' => 'і',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'ү',
        'ə' => 'ә',
        c => c,
    }
}

/// How well a reading fits.
fn judge(word: &str, text: String, votes: &Votes) -> Mended {
    let lower: Vec<char> = text.chars().flat_map(char::to_lowercase).map(cyrillic).collect();
    let folded: String = lower.iter().collect();
    let kind = word.chars().find_map(kind_of).unwrap_or(RepairKind::FontLetters);
    let foreign = lower.iter().any(|c| matches!(c, 'ђ' | 'џ') || c.is_ascii_alphabetic());
    // The letters of Ukrainian and Belarusian alone, where those have them (ї and ў never follow a consonant): a word of those
    // languages must not become Kazakh.
    let mut before = ' ';
    let slavic = votes.common < WHOLLY_BROKEN
        && word.chars().all(|c| {
            let after_vowel = !before.is_alphabetic() || "аеєиіїоуюяыэ".contains(before);
            before = c.to_lowercase().next().unwrap_or(c);
            !is_broken(c) || matches!(c, 'є' | 'Є' | 'ґ' | 'Ґ') || (after_vowel && matches!(c, 'ї' | 'Ї' | 'ў' | 'Ў'))
        });
    // Initials of names; ң begins no word.
    if let [initial] = lower.as_slice() {
        return Mended { common: false, plausible: *initial != 'ң', text, kind };
    }
    let plausible = !foreign && letters::well_placed(&lower) && (!slavic || letters::harmonious(without_ending(&lower)));
    Mended { common: !foreign && is_common(&folded), plausible, text, kind }
}
