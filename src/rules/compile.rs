//! Typed conditions → closures over a [`Record`]. Nothing in them allocates.

use chrono::Datelike;

use super::record::{self, Child, DayNumber, NO_DAY, Record};
use super::tri::Tri;
use super::typed::{Code, Cond, Day, Int, WordTest};
use crate::parse::expression::Compare;

/// What a closure sees.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub(super) record: &'a Record,
    /// The child that a quantifier looks at.
    pub(super) child: Child,
    /// Whether the rules that others name are kept, by place.
    pub(super) kept: &'a [Tri],
}

pub(super) type Test = Box<dyn Fn(Sight<'_>) -> Tri + Send + Sync>;
pub(super) type Number = Box<dyn Fn(Sight<'_>) -> Option<i64> + Send + Sync>;
pub(super) type DayOf = Box<dyn Fn(Sight<'_>) -> DayNumber + Send + Sync>;

/// The closure of a condition.
pub(super) fn test(cond: &Cond) -> Test {
    match cond {
        Cond::Const(value) => {
            let value = Tri::from(*value);
            Box::new(move |_| value)
        }
        Cond::Bool(field) => {
            let field = *field;
            Box::new(move |s| s.record.bool(field))
        }
        Cond::ChildOther => Box::new(|s| s.child.other_representative),
        Cond::Word(field, mask) => {
            let (field, mask) = (*field, *mask);
            Box::new(move |s| in_mask(s.record.word(field), mask))
        }
        Cond::ChildWord(mask) => {
            let mask = *mask;
            Box::new(move |s| in_mask(s.child.leaves_with, mask))
        }
        Cond::Has(set, Code::Bit(bit)) => {
            let (set, bit) = (*set, 1u64 << (bit & 63));
            Box::new(move |s| {
                let words = s.record.set(set);
                if words.known { (words.bits & bit != 0).into() } else { Tri::Unknown }
            })
        }
        Cond::Has(set, Code::Other(word)) => {
            let (set, word) = (*set, word.clone());
            Box::new(move |s| {
                let words = s.record.set(set);
                if words.known { words.others.contains(&word).into() } else { Tri::Unknown }
            })
        }
        Cond::AnyWord(set, words) => {
            let (set, words) = (*set, words.clone());
            Box::new(move |s| any_word(s.record.set(set), &words))
        }
        Cond::AllWords(set, words) => {
            let set = *set;
            let others = WordTest { negated: !words.negated, ..words.clone() };
            Box::new(move |s| !any_word(s.record.set(set), &others))
        }
        Cond::AnyChild(inner) => {
            let inner = test(inner);
            Box::new(move |s| any_child(s, &|s| inner(s)))
        }
        Cond::AllChildren(inner) => {
            let inner = test(inner);
            Box::new(move |s| !any_child(s, &|s| !inner(s)))
        }
        Cond::Ints(sign, left, right) => {
            let (sign, left, right) = (*sign, number(left), number(right));
            Box::new(move |s| match (left(s), right(s)) {
                (Some(l), Some(r)) => sign.holds(l.cmp(&r)).into(),
                _ => Tri::Unknown,
            })
        }
        Cond::Days(sign, left, right) => {
            let (sign, left, right) = (*sign, day(left), day(right));
            Box::new(move |s| compare_days(sign, left(s), right(s)))
        }
        Cond::Rule(at) => {
            let at = *at;
            Box::new(move |s| s.kept.get(at).copied().unwrap_or(Tri::Unknown))
        }
        Cond::Not(inner) => {
            let inner = test(inner);
            Box::new(move |s| !inner(s))
        }
        Cond::And(parts) => {
            let parts: Vec<Test> = parts.iter().map(test).collect();
            Box::new(move |s| {
                let mut out = Tri::True;
                for part in &parts {
                    out = out.and(part(s));
                    if out == Tri::False {
                        break;
                    }
                }
                out
            })
        }
        Cond::Or(parts) => {
            let parts: Vec<Test> = parts.iter().map(test).collect();
            Box::new(move |s| {
                let mut out = Tri::False;
                for part in &parts {
                    out = out.or(part(s));
                    if out == Tri::True {
                        break;
                    }
                }
                out
            })
        }
    }
}

/// The closure of a number.
pub(super) fn number(int: &Int) -> Number {
    match int {
        Int::Const(value) => {
            let value = *value;
            Box::new(move |_| Some(value))
        }
        Int::Age(born, on) => {
            let (born, on) = (day(born), day(on));
            Box::new(move |s| age(born(s), on(s)))
        }
        Int::Between(later, earlier) => {
            let (later, earlier) = (day(later), day(earlier));
            Box::new(move |s| match (later(s), earlier(s)) {
                (NO_DAY, _) | (_, NO_DAY) => None,
                (l, e) => Some(i64::from(l) - i64::from(e)),
            })
        }
        Int::Size(set) => {
            let set = *set;
            Box::new(move |s| {
                let words = s.record.set(set);
                words.known.then(|| i64::from(words.bits.count_ones()).saturating_add_unsigned(words.others.len() as u64))
            })
        }
        Int::Count(inner) => {
            let inner = test(inner);
            Box::new(move |s| {
                let mut count = 0;
                for child in s.record.children.as_deref()? {
                    match inner(Sight { child: *child, ..s }) {
                        Tri::True => count += 1,
                        Tri::False => {}
                        Tri::Unknown => return None,
                    }
                }
                Some(count)
            })
        }
        Int::Sum(first, rest) => {
            let first = number(first);
            let rest: Vec<(bool, Number)> = rest.iter().map(|(added, part)| (*added, number(part))).collect();
            Box::new(move |s| {
                let mut sum = first(s)?;
                for (added, part) in &rest {
                    let part = part(s)?;
                    sum = if *added { sum.saturating_add(part) } else { sum.saturating_sub(part) };
                }
                Some(sum)
            })
        }
    }
}

/// The closure of a day.
pub(super) fn day(day_: &Day) -> DayOf {
    match day_ {
        Day::Const(value) => {
            let value = *value;
            Box::new(move |_| value)
        }
        Day::Field(field) => {
            let field = *field;
            Box::new(move |s| s.record.day(field))
        }
        Day::Event(bit) => {
            let bit = *bit;
            Box::new(move |s| s.record.event_day(bit))
        }
        Day::ChildBorn => Box::new(|s| s.child.born_on),
        Day::Later(from, by) => {
            let (from, by) = (day(from), number(by));
            Box::new(move |s| match (from(s), by(s)) {
                (NO_DAY, _) | (_, None) => NO_DAY,
                // A day outside the calendar is unknown, like any that cannot be named.
                (from, Some(by)) => i32::try_from(i64::from(from).saturating_add(by))
                    .ok()
                    .filter(|day| record::date(*day).is_some())
                    .unwrap_or(NO_DAY),
            })
        }
    }
}

fn in_mask(word: u8, mask: u8) -> Tri {
    if word == 0 { Tri::Unknown } else { (mask & (1 << ((word - 1) & 7)) != 0).into() }
}

fn compare_days(sign: Compare, left: DayNumber, right: DayNumber) -> Tri {
    if left == NO_DAY || right == NO_DAY { Tri::Unknown } else { sign.holds(left.cmp(&right)).into() }
}

fn any_word(words: &record::Words, test: &WordTest) -> Tri {
    if !words.known {
        return Tri::Unknown;
    }
    let bits = if test.negated { words.bits & !test.bits } else { words.bits & test.bits };
    (bits != 0 || words.others.iter().any(|w| test.passes_other(w))).into()
}

fn any_child(sight: Sight<'_>, inner: &dyn Fn(Sight<'_>) -> Tri) -> Tri {
    let Some(children) = sight.record.children.as_deref() else { return Tri::Unknown };
    let mut out = Tri::False;
    for child in children {
        out = out.or(inner(Sight { child: *child, ..sight }));
        if out == Tri::True {
            break;
        }
    }
    out
}

/// Full years from a birthday to a day: a year is full on the birthday, in a year without 29 February on 1 March.
pub(super) fn age(born: DayNumber, on: DayNumber) -> Option<i64> {
    let (born, on) = (record::date(born)?, record::date(on)?);
    let before = (on.month(), on.day()) < (born.month(), born.day());
    Some(i64::from(on.year()) - i64::from(born.year()) - i64::from(before))
}
