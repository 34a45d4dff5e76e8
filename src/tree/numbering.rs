//! Numbers as labels in their order: `3 < 3-1 < 4`, `а < б`, `ii < iii`.

use crate::base::path::roman;

/// The kinds of numbers a list of subitems can have, outer to inner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// `1)`, `3-1)`
    Figures,
    /// `а)`, `b)`
    Letter,
    /// `ii)`
    Roman,
}

/// Letters in the order of lists; Russian ones leave out those of Kazakh.
const LETTERS: &str = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

/// A number as it is ordered: `3-1` → 3, 1; `1.5` → 1, 5; `37а` → 37, 1; `II` → 2.
pub(super) fn key(number: &str) -> Vec<u32> {
    if let Some(n) = roman(number) {
        return vec![n];
    }
    let mut out: Vec<u32> = Vec::new();
    let mut digits: Option<u32> = None;
    for c in number.chars().take(40) {
        match c.to_digit(10) {
            Some(d) => digits = Some(digits.unwrap_or(0).saturating_mul(10).saturating_add(d)),
            None => {
                out.extend(digits.take());
                if c.is_alphabetic() {
                    out.push(letter(c));
                }
            }
        }
    }
    out.extend(digits);
    out
}

fn letter(c: char) -> u32 {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'a'..='z' => lower as u32 - 'a' as u32 + 1,
        _ => LETTERS.chars().position(|l| l == lower).map_or(99, |p| p as u32 + 1),
    }
}

/// Whether `b` can be the next number after `a`: 4 or 3-1 after 3, 4 or 3-2 or 3-1-1 after 3-1; 1 after none.
pub(super) fn follows(a: &[u32], b: &[u32]) -> bool {
    let Some((last, up)) = b.split_last() else { return false };
    if b.len() > a.len() {
        return *last == 1 && up == a || a.is_empty() && b.iter().all(|n| *n == 1);
    }
    a.get(..up.len()) == Some(up) && a.get(up.len()).is_some_and(|n| n + 1 == *last)
}

/// A letter as the Latin one that looks the same: lists of Latin letters are often typed with some Cyrillic ones (`(b)`, `(с)`).
pub(crate) fn latin(letter: &str) -> String {
    const PAIRS: [(char, char); 10] =
        [('а', 'a'), ('в', 'b'), ('с', 'c'), ('е', 'e'), ('о', 'o'), ('р', 'p'), ('х', 'x'), ('і', 'i'), ('к', 'k'), ('м', 'm')];
    letter.chars().map(|c| PAIRS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)).collect()
}

/// What kind of number a subitem has. A single `i` or `v` is taken for a letter; see [`goes_on`].
pub(super) fn class(number: &str) -> Class {
    let mut chars = number.chars();
    match (chars.next(), chars.next()) {
        (Some(c), _) if c.is_ascii_digit() => Class::Figures,
        (Some('i' | 'і'), None) | (Some(_), Some(_)) => Class::Roman,
        _ => Class::Letter,
    }
}

/// Whether a number begins a list.
pub(super) fn is_first(number: &str) -> bool {
    matches!(number, "1" | "а" | "a" | "А" | "A" | "i" | "і")
}

/// Whether subitem `next` can stand after subitem `last` in one list.
pub(super) fn goes_on(last: &str, next: &str) -> bool {
    let (a, b) = (class(last), class(next));
    let figures = |n: &str| roman(&n.to_uppercase().replace('І', "I").replace('Х', "X"));
    match (a, b) {
        (Class::Figures, Class::Figures) => follows(&key(last), &key(next)),
        // Lists leave letters out (ё, й, ъ) and mix the two alphabets.
        (Class::Letter, Class::Letter) => {
            let near = |l: &str, n: &str| key(l) < key(n) && key(n).first().zip(key(l).first()).is_some_and(|(n, l)| n - l <= 5);
            near(last, next) || near(&latin(last), &latin(next))
        }
        (Class::Letter, Class::Roman) => matches!((last, next), ("h", "i")),
        (Class::Roman, _) => figures(last).zip(figures(next)).is_some_and(|(a, b)| a + 1 == b) || (last == "i" && next == "j"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_each_other_and_insertions_stand_between() {
        for (a, b, want) in [
            ("", "1", true),
            ("3", "4", true),
            ("3", "3-1", true),
            ("3-1", "3-2", true),
            ("3-1", "4", true),
            ("3", "5", false),
            ("4", "3", false),
            ("I", "II", true),
            ("1.4", "1.5", true),
            ("37", "37а", true),
        ] {
            assert_eq!(follows(&key(a), &key(b)), want, "{a} {b}");
        }
    }

    #[test]
    fn lists_of_letters_and_roman_figures_are_kept_apart() {
        for (a, b, want) in [
            ("1", "2", true),
            ("2", "2-1", true),
            ("а", "б", true),
            ("а", "ә", true),
            ("б", "а", false),
            ("d", "e", true),
            ("b", "с", true),
            ("d", "е", true),
            ("i", "ii", true),
            ("iv", "v", true),
            ("h", "i", true),
            ("3", "а", false),
            ("а", "1", false),
        ] {
            assert_eq!(goes_on(a, b), want, "{a} {b}");
        }
        assert!(class("ii") > class("б") && class("б") > class("3"));
    }
}
