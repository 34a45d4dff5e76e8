//! The numbers of an address: digits, ordinal words, Roman figures, and the ranges between them.

use super::{Node, Rule, Text};
use crate::base::fold;

/// One number as printed; ordinals as digits.
pub(super) fn number(text: &Text<'_>, node: &Node<'_>, at: usize) -> String {
    match node.as_rule() {
        Rule::ordinal => match ordinal(node.as_str()) {
            0 => LAST.to_string(),
            n => n.to_string(),
        },
        Rule::r_ordinal => match russian_ordinal(node) {
            0 => LAST.to_string(),
            n => n.to_string(),
        },
        Rule::roman => text.slice(node, at).to_uppercase(),
        _ => {
            let digits = node.clone().into_inner().next().unwrap_or_else(|| node.clone());
            text.slice(&digits, at).to_string()
        }
    }
}

/// The number of the last one of its kind (`соңғы абзацы`, `абзац последний`): which, only the text it stands in can tell.
pub const LAST: &str = "last";

/// `3 – 9` → 3, 4, … 9; both ends only where they are not plain numbers.
pub(super) fn range(ends: &[String]) -> Vec<String> {
    let [a, b] = ends else { return ends.to_vec() };
    let plain = |s: &str| s.parse::<u32>().ok();
    if let (Some(x), Some(y)) = (plain(a), plain(b))
        && x <= y
        && y - x < 500
    {
        return (x..=y).map(|n| n.to_string()).collect();
    }
    if let (Some(x), Some(y)) = (from_roman(a), from_roman(b))
        && x <= y
    {
        return (x..=y).map(to_roman).collect();
    }
    // 3-1 – 3-4
    if let (Some((host, x)), Some((other, y))) = (a.rsplit_once('-'), b.rsplit_once('-'))
        && host == other
        && let (Some(x), Some(y)) = (plain(x), plain(y))
        && x <= y
        && y - x < 500
    {
        return (x..=y).map(|n| format!("{host}-{n}")).collect();
    }
    vec![a.clone(), b.clone()]
}

/// The value of a Roman numeral up to 89, in Latin letters or their Cyrillic look-alikes; `None` for anything else.
#[must_use]
pub fn from_roman(text: &str) -> Option<u32> {
    let value = |c: char| match c {
        'I' | 'i' | 'І' | 'і' => Some(1),
        'V' | 'v' => Some(5),
        'X' | 'x' | 'Х' | 'х' => Some(10),
        'L' | 'l' => Some(50),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let sign = |i: usize| digits.get(i + 1).is_some_and(|next| *next > digits[i]);
    let (add, take): (Vec<usize>, Vec<usize>) = (0..digits.len().min(12)).partition(|i| !sign(*i));
    let sum = |at: &[usize]| at.iter().map(|i| digits[*i]).sum::<u32>();
    sum(&add).checked_sub(sum(&take)).filter(|n| *n > 0)
}

fn to_roman(mut n: u32) -> String {
    const SIGNS: [(u32, &str); 7] = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value && out.len() < 20 {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

const UNITS: [&str; 9] = ["бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы", "жетінші", "сегізінші", "тоғызыншы"];
const ROUND: [&str; 10] =
    ["оныншы", "жиырмасыншы", "отызыншы", "қырқыншы", "елуінші", "алпысыншы", "жетпісінші", "сексенінші", "тоқсаныншы", "жүзінші"];
const TENS: [&str; 9] = ["он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"];

/// The number of a Kazakh ordinal word; 0 for a word that is none (`соңғы` included).
#[must_use]
pub fn ordinal(word: &str) -> u32 {
    let at = |names: &[&str], w: &str| names.iter().position(|n| *n == w).map_or(0, |p| p as u32 + 1);
    let folded = fold(word).text;
    folded.split_whitespace().map(|w| at(&UNITS, w) + 10 * at(&ROUND, w) + 10 * at(&TENS, w)).sum()
}

/// Whether a folded word is one that Kazakh ordinals are made of.
pub(in crate::parse) fn is_ordinal_word(word: &str) -> bool {
    UNITS.contains(&word) || ROUND.contains(&word) || TENS.contains(&word) || word == "соңғы"
}

const RU_UNITS: [&str; 9] = ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят"];
const RU_MORE: [&str; 18] = [
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
    "тридцат",
    "сороков",
    "пятидесят",
    "шестидесят",
    "семидесят",
    "восьмидесят",
    "девяносто",
];
const RU_TENS: [&str; 8] = ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];

/// The words of a Kazakh ordinal up to 99: `он екінші`.
#[must_use]
pub fn ordinal_words(n: usize) -> Option<String> {
    match ((n / 10).checked_sub(1), (n % 10).checked_sub(1)) {
        (None, unit) => Some((*UNITS.get(unit?)?).to_string()),
        (Some(ten), None) => Some((*ROUND.get(ten).filter(|_| n < 100)?).to_string()),
        (Some(ten), Some(unit)) => Some(format!("{} {}", TENS.get(ten)?, UNITS.get(unit)?)),
    }
}

/// The words of a Russian ordinal up to 89: the tens before the last word, where there are such, and the stem of that word.
#[must_use]
pub fn russian_ordinal_stem(n: usize) -> Option<(Option<&'static str>, &'static str)> {
    match (n / 10, n % 10) {
        (9.., _) | (0, 0) => None,
        (0, unit) => Some((None, RU_UNITS.get(unit - 1)?)),
        (1, _) => Some((None, RU_MORE.get(n - 10)?)),
        (ten, 0) => Some((None, RU_MORE.get(ten + 8)?)),
        (ten, unit) => Some((Some(RU_TENS.get(ten - 2)?), RU_UNITS.get(unit - 1)?)),
    }
}

fn russian_ordinal(node: &Node<'_>) -> u32 {
    let at = |names: &[&str], w: &str| names.iter().position(|n| *n == w).map(|p| p as u32);
    node.clone()
        .into_inner()
        .map(|n| match n.as_rule() {
            Rule::r_ordinal_unit => at(&RU_UNITS, n.as_str()).map_or(0, |p| p + 1),
            Rule::r_ordinal_ten => at(&RU_TENS, n.as_str()).map_or(0, |p| 10 * (p + 2)),
            Rule::r_ordinal_more => at(&RU_MORE, n.as_str()).map_or(0, |p| if p < 10 { p + 10 } else { 10 * (p - 8) }),
            _ => 0,
        })
        .sum()
}

/// Numbers of a plural noun, `13-15` read as a range where nothing in the list says that it is an inserted number.
pub(in crate::parse) fn with_ranges(numbers: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    for n in numbers {
        let bounds = n.split_once('-').and_then(|(a, b)| Some((a.parse::<u32>().ok()?, b.parse::<u32>().ok()?)));
        let host = n.split_once('-').map_or("", |(a, _)| a);
        let inserted = numbers.iter().any(|o| o != n && (o == host || o.split_once('-').is_some_and(|(a, _)| a == host)));
        match bounds {
            Some((a, b)) if a < b && b - a < 500 && !inserted => out.extend((a..=b).map(|n| n.to_string())),
            _ => out.push(n.clone()),
        }
    }
    out
}
