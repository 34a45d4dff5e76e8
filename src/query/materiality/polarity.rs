//! What is denied, and what holds only under a condition.

use std::ops::Range;

use super::Class;
use super::facts::Fact;
use super::tokens::Token;
use super::words::Words;
use crate::base::Language;

/// What denies at `i`.
pub(super) fn negation(w: &Words<'_>, i: usize) -> Option<Fact> {
    let token = w.get(i)?;
    let word = token.canon.as_str();
    let next = || w.get(i + 1).map_or("", |t| t.canon.as_str());
    let fact = |value: &str, len: usize| Some(Fact::new(Class::Negation, i..i + len, value.to_string()));
    match w.language {
        Language::Kazakh => match word {
            "емес" => {
                let before = i.checked_sub(1).and_then(|b| w.get(b)).map_or("", |t| t.canon.as_str());
                // `кем емес`: a bound of a number
                if matches!(before, "кем" | "артық" | "көп" | "кеш" | "ерте" | "сирек" | "жиі") {
                    None
                } else {
                    fact("емес", 1)
                }
            }
            "жоқ" | "тыйым" | "жарамсыз" => fact(word, 1),
            _ if word.starts_with("тыйым") => fact("тыйым", 1),
            _ => negated(word).and_then(|stem| fact(stem, 1)),
        },
        Language::Russian => match word {
            "не" => {
                let comparing =
                    ["позднее", "позже", "ранее", "более", "менее", "реже", "чаще", "свыше", "выше", "ниже", "больше", "меньше"];
                let n = next();
                if comparing.contains(&n) || n.starts_with("превыша") || n == "только" || otherwise(w, i) {
                    return None;
                }
                Some(Fact::new(Class::Negation, i..(i + 2).min(w.tokens.len()), stem_ru(n).to_string()))
            }
            "нет" | "нельзя" | "ни" => fact(word, 1),
            _ if ["запрещ", "запрет", "воспрещ", "недопуст", "недействительн", "невозможн"].iter().any(|s| word.starts_with(s)) => {
                fact(stem_ru(word), 1)
            }
            _ => None,
        },
    }
}

/// `если иное не предусмотрено`: it denies nothing of the rule.
fn otherwise(w: &Words<'_>, i: usize) -> bool {
    i.checked_sub(1).and_then(|b| w.get(b)).is_some_and(|t| t.canon == "иное")
}

/// The first letters, which the forms of a word share.
pub(super) fn stem_ru(word: &str) -> &str {
    let letters = word.chars().count();
    let keep = letters.saturating_sub(3).clamp(4, 9);
    word.char_indices().nth(keep).map_or(word, |(at, _)| word.get(..at).unwrap_or(word))
}

/// What follows the `-ма-` of a verb form: present, participles, gerund, converb, condition, wish.
const AFTER: &[&str] = &["й", "йды", "йді", "с", "стан", "стен", "сын", "сін", "са", "се", "уға", "уге"];
const AFTER_STEMS: &[&str] = &["йтын", "йтін", "ған", "ген", "уы", "уі", "у", "йтындық", "йтіндік"];

/// Words that only look like negated verbs.
const NOT_NEGATED: &[&str] = &["қамау", "жамау", "көбей", "жаппай", "немесе", "қоспаған", "тамау", "көмей", "кемей"];

/// The stem of a negated verb: `қоймайды` → `қой`.
pub(super) fn negated(word: &str) -> Option<&str> {
    if NOT_NEGATED.iter().any(|n| word.starts_with(n)) || word.chars().count() < 5 {
        return None;
    }
    let vowel = |c: char| "аәеёиоөұүыіэюя".contains(c);
    let at = word.char_indices().filter(|(_, c)| matches!(c, 'м' | 'б' | 'п')).map(|(i, _)| i);
    at.rev().find_map(|i| {
        let (stem, rest) = word.split_at_checked(i)?;
        let mut letters = rest.chars();
        let (sound, open) = (letters.next()?, letters.next()?);
        let after = letters.as_str();
        let last = stem.chars().next_back()?;
        // The sound follows from the last letter of the stem.
        let fits = match sound {
            'п' => "птқксшщчцфхһбвгд".contains(last),
            'б' => "мнңзж".contains(last),
            _ => vowel(last) || "рлйую".contains(last),
        };
        let ends =
            AFTER.contains(&after) || AFTER_STEMS.iter().any(|s| after.strip_prefix(s).is_some_and(|e| e.chars().count() <= 6));
        let long = stem.chars().count() >= 2 && stem.chars().any(vowel);
        (matches!(open, 'а' | 'е') && fits && ends && long).then_some(stem)
    })
}

/// A clause is looked for so many words far.
const CLAUSE: usize = 40;

/// The word that makes a condition at `i`, and the clause it makes one.
pub(super) fn condition(w: &Words<'_>, i: usize) -> Option<(Fact, Option<Range<usize>>)> {
    let token = w.get(i)?;
    let word = token.canon.as_str();
    let next = |n: usize| w.joined(i + n).map_or("", |t| t.canon.as_str());
    let fact = |value: &str, len: usize| Fact::new(Class::Condition, i..i + len, value.to_string());
    match w.language {
        Language::Kazakh => match word {
            "егер" => Some((fact("егер", 1), Some(i..forward(w, i, conditional)))),
            "тек" | "ғана" => Some((fact("only", 1), None)),
            "шартымен" | "шартпен" | "шартта" => Some((fact("provided", 1), Some(back(w, i)..i + 1))),
            _ if word.starts_with("қоспаған") => Some((fact("except", 1), Some(back(w, i)..i + 1))),
            _ if word.starts_with("жағдай") && ["да", "дан"].iter().any(|e| word.ends_with(e)) => {
                Some((fact("жағдай", 1), Some(back(w, i)..i + 1)))
            }
            _ if conditional(token) => Some((fact("-са", 1), Some(back(w, i)..i + 1))),
            _ => None,
        },
        Language::Russian => {
            let clause = |from: usize| Some(i..forward(w, i + from, |_| false));
            match (word, next(1)) {
                ("если", _) => Some((fact("если", 1), clause(0))),
                ("в" | "во", n) if n == "случае" || n == "случаях" || n == "случаев" => {
                    Some((fact("случай", 2), clause(1)))
                }
                ("при", "условии" | "наличии" | "отсутствии") => Some((fact(next(1), 2), clause(1))),
                ("за", "исключением") => Some((fact("except", 2), clause(1))),
                ("кроме", _) => Some((fact("except", 1), clause(0))),
                ("только" | "лишь" | "исключительно", _) => {
                    // `не только`
                    let denied = i.checked_sub(1).and_then(|b| w.get(b)).is_some_and(|t| t.canon == "не");
                    (!denied).then(|| (fact("only", 1), None))
                }
                _ => None,
            }
        }
    }
}

/// `болса`, `белгіленбесе`; `немесе` and loans are none.
fn conditional(token: &Token) -> bool {
    let word = token.canon.as_str();
    let noun =
        ["касса", "трасса", "пьеса", "масса", "немесе", "биржа", "болмаса", "пресса", "сессия"].iter().any(|n| word.starts_with(n));
    token.number.is_none() && !noun && word.chars().count() >= 4 && (word.ends_with("са") || word.ends_with("се"))
}

/// The end of a clause that begins at `i`: after the word that ends it, or where something parts it from what follows.
fn forward(w: &Words<'_>, i: usize, ends: fn(&Token) -> bool) -> usize {
    let last = (i + CLAUSE).min(w.tokens.len());
    let mut at = i + 1;
    while at < last {
        match w.get(at) {
            Some(t) if t.broken || (t.parted && w.language == Language::Russian) => return at,
            Some(t) if ends(t) => return at + 1,
            _ => at += 1,
        }
    }
    last
}

/// The beginning of the clause that ends at `i`.
fn back(w: &Words<'_>, i: usize) -> usize {
    let first = i.saturating_sub(CLAUSE);
    let mut at = i;
    while at > first && w.get(at).is_some_and(|t| !t.parted) {
        at -= 1;
    }
    at
}
