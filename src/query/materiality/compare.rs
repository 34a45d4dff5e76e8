//! Words that differ → what both sides say there → changes.

use std::ops::Range;

use super::facts::{Fact, Facts};
use super::polarity::{negated, stem_ru};
use super::tokens::{Token, tokens};
use super::words::Words;
use super::{Change, Class};
use crate::base::Language;
use crate::base::align::align;

/// Two runs of tokens that stand in the same place, the one in the old wording, the other in the new.
#[derive(Clone, Debug)]
struct Hunk {
    old: Range<usize>,
    new: Range<usize>,
}

/// One of the wordings.
struct Side<'a> {
    text: &'a str,
    words: Words<'a>,
    facts: Facts,
}

/// See [`classify`](super::classify).
pub(super) fn changes(old: &str, new: &str, language: Language) -> Vec<Change> {
    let (a, b) = (tokens(old, language), tokens(new, language));
    let canon = |t| -> Vec<&str> { <[Token]>::iter(t).map(|t| t.canon.as_str()).collect() };
    let mut out = Vec::new();
    let mut hunks = Vec::new();
    for run in align(&canon(&a), &canon(&b)).runs {
        let hunk = Hunk { old: run.old, new: run.new };
        if run.equal { editorial(old, new, &a, &b, &hunk, &mut out) } else { hunks.push(hunk) }
    }
    if a.is_empty() && b.is_empty() {
        out.push(Change { class: Class::Editorial, old_span: 0..old.len(), new_span: 0..new.len() });
    }
    let side = |text, tokens, near: &dyn Fn(&Hunk) -> Range<usize>| {
        let words = Words { tokens, language };
        let places: Vec<_> = hunks.iter().map(near).collect();
        let facts = Facts::near(&words, &places);
        Side { text, words, facts }
    };
    let (a, b) = (side(old, &a, &|h| h.old.clone()), side(new, &b, &|h| h.new.clone()));
    for hunk in &hunks {
        hunk.classify(&a, &b, &mut out);
    }
    out.sort_by_key(|c| (c.old_span.start, c.new_span.start, c.old_span.end, c.new_span.end, c.class));
    out.dedup();
    out
}

/// What differs in signs, blanks and letter shapes between words that are the same.
fn editorial(old: &str, new: &str, a: &[Token], b: &[Token], run: &Hunk, out: &mut Vec<Change>) {
    let mut push = |old_span: Range<usize>, new_span: Range<usize>| {
        if old.get(old_span.clone()) != new.get(new_span.clone()) {
            match out.last_mut() {
                Some(last) if last.old_span.end == old_span.start && last.new_span.end == new_span.start => {
                    (last.old_span.end, last.new_span.end) = (old_span.end, new_span.end);
                }
                _ => out.push(Change { class: Class::Editorial, old_span, new_span }),
            }
        }
    };
    let end = |tokens: &[Token], i: usize| i.checked_sub(1).and_then(|i| tokens.get(i)).map_or(0, |t| t.span.end);
    for (i, j) in run.old.clone().zip(run.new.clone()) {
        let (Some(x), Some(y)) = (a.get(i), b.get(j)) else { continue };
        // The gap before the first word of a run belongs to the change before it, if there is one.
        if (i > run.old.start && j > run.new.start) || (i == 0 && j == 0) {
            push(end(a, i)..x.span.start, end(b, j)..y.span.start);
        }
        push(x.span.clone(), y.span.clone());
    }
    if run.old.end == a.len() && run.new.end == b.len() {
        push(end(a, a.len())..old.len(), end(b, b.len())..new.len());
    }
}

impl Side<'_> {
    /// Bytes of tokens; at an empty place where it is.
    fn span(&self, place: &Range<usize>) -> Range<usize> {
        match self.words.tokens.get(place.clone()) {
            Some([first, .., last]) => first.span.start..last.span.end,
            Some([only]) => only.span.clone(),
            _ => {
                let at = self.words.get(place.start).map_or(self.text.len(), |t| t.span.start);
                let at = place.start.checked_sub(1).and_then(|i| self.words.get(i)).map_or(at.min(self.text.len()), |t| t.span.end);
                at..at
            }
        }
    }

    fn joined(&self, place: &Range<usize>) -> String {
        let mut out = String::new();
        for t in self.words.tokens.get(place.clone()).unwrap_or(&[]) {
            // Two numbers side by side are not one.
            if out.ends_with(|c: char| c.is_ascii_digit()) && t.canon.starts_with(|c: char| c.is_ascii_digit()) {
                out.push(' ');
            }
            out.push_str(&t.canon);
        }
        out
    }

    fn tokens(&self, place: &Range<usize>) -> &[Token] {
        self.words.tokens.get(place.clone()).unwrap_or(&[])
    }
}

const COMPARED: [Class; 7] =
    [Class::Date, Class::Deadline, Class::Amount, Class::Reference, Class::Addressee, Class::Documents, Class::Condition];

impl Hunk {
    fn classify(&self, a: &Side<'_>, b: &Side<'_>, out: &mut Vec<Change>) {
        let change = |class, old: &Range<usize>, new: &Range<usize>| Change { class, old_span: a.span(old), new_span: b.span(new) };
        // `жұмыскүні` and `жұмыс күні`, `№361` and `№ 361`
        if a.joined(&self.old) == b.joined(&self.new) {
            out.push(change(Class::Editorial, &self.old, &self.new));
            return;
        }
        let mut told: (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
        let mut found = Vec::new();
        for class in COMPARED {
            let (x, y) = (a.facts.touched(class, &self.old), b.facts.touched(class, &self.new));
            self.unequal(class, &x, &y, &mut found);
        }
        self.denials(a, b, &mut found);
        for (class, old, new) in found {
            out.push(change(class, &old, &new));
            told.0.push(old);
            told.1.push(new);
        }
        if told.0.is_empty() || !covered(&self.old, told.0) || !covered(&self.new, told.1) {
            out.push(change(self.rest(a, b), &self.old, &self.new));
        }
    }

    /// Facts of one class that only one side has, in pairs as they follow each other.
    fn unequal(&self, class: Class, x: &[&Fact], y: &[&Fact], found: &mut Vec<(Class, Range<usize>, Range<usize>)>) {
        let values = |facts| -> Vec<&str> { <[&Fact]>::iter(facts).map(|f| f.value.as_str()).collect() };
        for run in align(&values(x), &values(y)).runs.into_iter().filter(|r| !r.equal) {
            let (was, is) = (x.get(run.old).unwrap_or(&[]), y.get(run.new).unwrap_or(&[]));
            for n in 0..was.len().max(is.len()) {
                let old = was.get(n).map_or(self.old.start..self.old.start, |f| f.range.clone());
                let new = is.get(n).map_or(self.new.start..self.new.start, |f| f.range.clone());
                found.push((class, old, new));
            }
        }
    }

    /// Denials that only one side has: one more or fewer, or the same word denied on one side only.
    fn denials(&self, a: &Side<'_>, b: &Side<'_>, found: &mut Vec<(Class, Range<usize>, Range<usize>)>) {
        let (x, y) = (a.facts.touched(Class::Negation, &self.old), b.facts.touched(Class::Negation, &self.new));
        let mut odd = Vec::new();
        self.unequal(Class::Negation, &x, &y, &mut odd);
        let both = |(_, old, new): &(Class, Range<usize>, Range<usize>)| !old.is_empty() && !new.is_empty();
        // A word is denied on either side: the change is in the word, unless it is affirmed on the other side.
        odd.retain(|pair| !both(pair) || affirmed(&pair.1, a, &self.new, b) || affirmed(&pair.2, b, &self.old, a));
        found.append(&mut odd);
        self.opposites(a, b, found);
    }

    /// `законный` and `незаконный`, `рұқсатымен` and `рұқсатсыз`: words that are denials only beside what they deny.
    fn opposites(&self, a: &Side<'_>, b: &Side<'_>, found: &mut Vec<(Class, Range<usize>, Range<usize>)>) {
        const MOST: usize = 64;
        for (i, x) in self.old.clone().zip(a.tokens(&self.old)).take(MOST) {
            for (j, y) in self.new.clone().zip(b.tokens(&self.new)).take(MOST) {
                if opposite(&x.canon, &y.canon, a.words.language) || opposite(&y.canon, &x.canon, a.words.language) {
                    found.push((Class::Negation, i..i + 1, j..j + 1));
                }
            }
        }
    }

    /// The class of what no fact tells.
    fn rest(&self, a: &Side<'_>, b: &Side<'_>) -> Class {
        let same = |class| {
            let (x, y) = (a.facts.touched(class, &self.old), b.facts.touched(class, &self.new));
            let cover = |f: &[&Fact], place: &Range<usize>| covered(place, f.iter().map(|f| f.range.clone()).collect());
            !x.is_empty()
                && x.iter().map(|f| &f.value).eq(y.iter().map(|f| &f.value))
                && cover(&x, &self.old)
                && cover(&y, &self.new)
        };
        if same(Class::Date) {
            return Class::Editorial;
        }
        let conditional = a.facts.conditional(&self.old) && b.facts.conditional(&self.new);
        if conditional { Class::Condition } else { Class::Wording }
    }
}

/// Whether every token of a place stands in one of the ranges.
fn covered(place: &Range<usize>, mut by: Vec<Range<usize>>) -> bool {
    by.sort_by_key(|r| r.start);
    let mut at = place.start;
    for range in by {
        if range.start > at {
            break;
        }
        at = at.max(range.end);
    }
    at >= place.end
}

/// Whether the word denied at `denied` of one side stands undenied in a place of the other.
fn affirmed(denied: &Range<usize>, side: &Side<'_>, place: &Range<usize>, other: &Side<'_>) -> bool {
    // In a place of another size the same word says nothing of the denial.
    const NEAR: usize = 256;
    if place.len() > NEAR {
        return false;
    }
    let stems = side.tokens(denied).iter().filter_map(|t| match side.words.language {
        Language::Kazakh => negated(&t.canon),
        Language::Russian => (t.canon != "не").then(|| stem_ru(&t.canon)),
    });
    let stems: Vec<&str> = stems.filter(|s| s.chars().count() > 2).collect();
    let denials = other.facts.touched(Class::Negation, place);
    place
        .clone()
        .filter(|i| !denials.iter().any(|f| f.range.contains(i)))
        .filter_map(|i| other.words.get(i))
        .any(|t| stems.iter().any(|s| t.canon.starts_with(s) && t.canon.chars().count() <= s.chars().count() + 6))
}

/// Whether `denied` is `plain` with what denies it.
fn opposite(plain: &str, denied: &str, language: Language) -> bool {
    match language {
        Language::Kazakh => ["сыз", "сіз"]
            .iter()
            .filter_map(|e| denied.find(e).and_then(|at| denied.get(..at)))
            .any(|stem| stem.chars().count() >= 3 && plain.starts_with(stem) && !plain.contains("сыз") && !plain.contains("сіз")),
        Language::Russian => {
            let stem = denied.strip_prefix("не").map(stem_ru).filter(|s| s.chars().count() >= 4);
            stem.is_some_and(|s| plain.starts_with(s))
        }
    }
}
