//! Folded Kazakh word → stem, so that every case form of a word meets the others: `құжаттарымыздан → құжат`.
//!
//! Kazakh puts its grammar at the end of the word, one suffix after the other; a search that compares whole words finds one form
//! in thirty. [`stem`] takes suffixes off from the right, one legal step at a time, until none fits. A step is legal when the
//! suffix follows the vowels of what is left (*үндестік*: `құжат-тар`, `бөлік-тер`), begins with the consonant its last letter
//! asks for (`заң-ның`, `шешім-нің`, `бұйрық-тың`) and leaves a word of at least three letters.
//!
//! Two things hold for every word and are tested: `stem(stem(w)) == stem(w)`, which lets a query form and a text form meet
//! without knowing each other; and a stem is never longer than its word. Suffixes that make a *new* word (`-лық`, `-ша`, `-шы`,
//! `-ім`) are left on: бөлік, бөлім and бөлімше are three things. So are voice (`беріл-` is not `бер-`) and negation.

use std::borrow::Cow;

use super::lexicon;
use super::suffixes::{Harmony, SUFFIXES, Suffix};

/// The fewest letters that may be left, unless the rest is a [known](lexicon) word: `ісі → іс` but `алды` stays.
const MIN_LETTERS: usize = 3;

/// No Kazakh word carries more; keeps hostile input linear.
const MAX_STEPS: usize = 12;

/// Longer "words" are no words (a run of letters from a broken file) and stay as they are.
const MAX_BYTES: usize = 96;

/// The stem of a word that was [folded](crate::base::fold()); words with other letters than Cyrillic ones come back unchanged.
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    if word.len() > MAX_BYTES || !word.chars().all(crate::base::fold::is_cyrillic) {
        return Cow::Borrowed(word);
    }
    let mut rest = harden(Cow::Borrowed(word));
    for _ in 0..MAX_STEPS {
        if lexicon::is_known(&rest) {
            break;
        }
        match step(&rest) {
            Some(shorter) => rest = harden(Cow::Owned(shorter)),
            None => break,
        }
    }
    rest
}

/// One suffix off: the one that leaves the longest known word, else the longest that is legal.
fn step(word: &str) -> Option<String> {
    let mut known: Option<String> = None;
    let mut longest: Option<String> = None;
    for suffix in SUFFIXES {
        for form in [suffix.back, suffix.front] {
            let Some(rest) = word.strip_suffix(form) else { continue };
            if !suffix.follows(rest) || suffix.min_letters > rest.chars().count() {
                continue;
            }
            let restored = if suffix.verbal { infinitive(rest) } else { restore(rest, form) };
            if lexicon::is_known(&restored) {
                if known.as_ref().is_none_or(|k| k.len() < restored.len()) {
                    known = Some(restored.into_owned());
                }
            } else if longest.is_none() && !suffix.only_known && legal(suffix, form, rest) {
                longest = Some(restored.into_owned());
            }
        }
    }
    known.or(longest)
}

fn legal(suffix: &Suffix, form: &str, rest: &str) -> bool {
    rest.chars().count() >= MIN_LETTERS
        && Harmony::of(rest).allows(suffix.harmony(form))
        && !(opens_with_vowel(form) && is_agent(rest))
        && !(form.starts_with('с') && is_noun_in_s(rest))
        && rest.chars().any(is_vowel)
}

/// `тармағ-ы → тармақ`, `бөліг-і → бөлік`, `тақырыб-ы → тақырып`; and the vowel a possessive swallows: `орн-ы → орын`.
fn restore<'a>(rest: &'a str, form: &str) -> Cow<'a, str> {
    if !opens_with_vowel(form) {
        return Cow::Borrowed(rest);
    }
    for (short, full) in lexicon::DROPPED_VOWEL {
        if let Some(head) = rest.strip_suffix(short) {
            return Cow::Owned(format!("{head}{full}"));
        }
    }
    harden(Cow::Borrowed(rest))
}

/// A verb stem in a vowel is named by its verbal noun (`қабылдайды → қабылдау`): bare, it looks like a case form of another word
/// (`қабылда-`, "in қабыл"), and `жолда-` would fall to `жол`.
fn infinitive(rest: &str) -> Cow<'_, str> {
    if rest.chars().next_back().is_some_and(is_vowel) { Cow::Owned(format!("{rest}у")) } else { Cow::Borrowed(rest) }
}

/// The last consonant in its voiceless shape. Done to every stem, not only to restored ones, so that `педагогы` and `педагогтар`
/// meet too.
fn harden(word: Cow<'_, str>) -> Cow<'_, str> {
    let hard = match word.chars().next_back() {
        Some('ғ') => 'қ',
        Some('г') => 'к',
        Some('б') => 'п',
        _ => return word,
    };
    let mut out = word.into_owned();
    out.pop();
    out.push(hard);
    Cow::Owned(out)
}

/// `тұтынуш-ы`, `бірінш-і`: the vowel belongs to the word-building `-шы`, it is no possessive.
fn is_agent(rest: &str) -> bool {
    let mut back = rest.chars().rev();
    back.next() == Some('ш') && back.next().is_some_and(|c| !is_vowel(c))
}

/// `отыры|сы`, `өзгері|сінің`: nouns in -ыс are many, words in -ы few but for those in -шы, -ды (`қорытынды-сы`) and loans
/// (`акті-сі`); the с belongs to the word.
fn is_noun_in_s(rest: &str) -> bool {
    let mut back = rest.chars().rev();
    matches!(back.next(), Some('ы' | 'і')) && !matches!(back.next(), Some('ш' | 'д')) && !rest.ends_with("кті")
}

fn opens_with_vowel(form: &str) -> bool {
    form.chars().next().is_some_and(is_vowel)
}

fn is_vowel(c: char) -> bool {
    "аәеёиоөұүыіэя".contains(c)
}

#[cfg(test)]
mod tests;
