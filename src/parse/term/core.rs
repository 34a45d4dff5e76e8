//! The amount and the unit.

use super::super::Rule;
use super::super::text::{Node, Text, find};
use crate::base::numerals::{self, Sum};
use crate::base::{Language, Message};
use crate::calendar::{TermSpec, Unit};

/// An amount with its unit, before the words around it are looked at.
pub(super) struct Core {
    pub spec: TermSpec,
    pub language: Language,
    /// No number stands with it (`тоқсан`, `полгода`): a term only among words that make it one.
    pub bare: bool,
    pub doubts: Vec<Message>,
}

/// Letters and digits that a term can begin with.
pub(super) fn may_begin(c: char) -> bool {
    c.is_ascii_digit() || "абвгдежкмнопрстүчшқ".contains(c)
}

/// Reads the term at `at` of the folded text, and where it ends there.
pub(super) fn read(t: &Text<'_>, at: usize, window: usize) -> Option<(Result<Core, Message>, usize)> {
    let node = t.parse_within(Rule::term_if_any, at, window)?.into_inner().next()?;
    let end = at + node.as_span().end();
    let inner = node.into_inner().next()?;
    let language = if inner.as_rule() == Rule::term_kk { Language::Kazakh } else { Language::Russian };
    let form = inner.into_inner().next()?;
    core(&form, language).map(|read| (read, end))
}

fn core(form: &Node<'_>, language: Language) -> Option<Result<Core, Message>> {
    let has = |rule| find(form, rule).is_some();
    let (unit, factor) = unit(form)?;
    let amount = match form.as_rule() {
        // the next (working) day
        Rule::term_kk_next | Rule::term_ru_next => Ok(1),
        Rule::term_kk_half | Rule::term_ru_whole => Ok(1),
        Rule::term_kk_quarter => match find(form, Rule::com_word) {
            Some(word) => Ok(words(word.as_str(), language)?),
            None => Ok(1),
        },
        Rule::term_ru_joined => {
            let prefix = find(form, Rule::term_ru_prefix)?;
            match prefix.as_str() {
                "" => Ok(1),
                prefix => Ok(joined(prefix)?),
            }
        }
        _ => counted(form, language)?,
    };
    let amount = match amount.map(|n| n.checked_mul(factor)) {
        Ok(Some(n)) => n,
        Ok(None) => return Some(Err(Message::new("term-phrase-large").with("phrase", form.as_str()))),
        Err(message) => return Some(Err(message)),
    };
    // 2012 год: a date
    if unit == Unit::Year && amount > 100 {
        return None;
    }
    if amount == 0 {
        return Some(Err(Message::new("term-zero")));
    }
    let bare = match form.as_rule() {
        Rule::term_kk_half | Rule::term_ru_whole | Rule::term_kk_next | Rule::term_ru_next => true,
        Rule::term_kk_quarter => !has(Rule::com_word),
        _ => false,
    };
    let mut doubts = Vec::new();
    if has(Rule::term_kk_sutki) || has(Rule::term_ru_sutki) {
        doubts.push(Message::new("term-phrase-sutki"));
    }
    Some(Ok(Core { spec: TermSpec::new(amount, unit), language, bare, doubts }))
}

/// The unit, and how many of it the word means.
fn unit(form: &Node<'_>) -> Option<(Unit, u32)> {
    let has = |rule| find(form, rule).is_some();
    let adjective = find(form, Rule::term_ru_adjective);
    let stem = |s: &str| adjective.as_ref().is_some_and(|a| a.as_str().starts_with(s));
    let working = has(Rule::term_ru_working) || adjective.as_ref().is_some_and(|a| a.as_str().contains(" рабоч"));
    let hour = has(Rule::term_kk_hour) || has(Rule::term_ru_hour) || stem("часов");
    let day = has(Rule::term_kk_day) || has(Rule::term_ru_day) || stem("дневн");
    Some(match form.as_rule() {
        Rule::term_kk_quarter => (Unit::Month, 3),
        _ if has(Rule::term_ru_quarter) || stem("квартальн") => (Unit::Month, 3),
        _ if has(Rule::term_half_month) || has(Rule::term_ru_half_month) => (Unit::CalendarDay, 15),
        _ if has(Rule::term_half_year) || has(Rule::term_ru_half_year) || form.as_rule() == Rule::term_ru_whole => (Unit::Month, 6),
        _ if has(Rule::term_working_hour) || (working && hour) => (Unit::WorkingHour, 1),
        _ if has(Rule::term_working_day) || (working && day) => (Unit::WorkingDay, 1),
        _ if has(Rule::term_kk_sutki) || has(Rule::term_ru_sutki) || stem("суточн") => (Unit::CalendarDay, 1),
        _ if day && (has(Rule::term_calendar) || has(Rule::term_ru_calendar)) => (Unit::CalendarDay, 1),
        _ if day => (Unit::Day, 1),
        _ if hour => (Unit::Hour, 1),
        _ if has(Rule::term_kk_minute) || has(Rule::term_ru_minute) => (Unit::Minute, 1),
        _ if has(Rule::term_kk_week) || has(Rule::term_ru_week) || stem("недельн") => (Unit::Week, 1),
        _ if has(Rule::term_kk_month) || has(Rule::term_ru_month) || stem("месячн") => (Unit::Month, 1),
        _ if has(Rule::term_kk_year) || has(Rule::term_ru_year) || stem("год") => (Unit::Year, 1),
        _ => return None,
    })
}

/// The number of a counted term; where digits and words both stand they must agree. `None`: no number after all.
fn counted(form: &Node<'_>, language: Language) -> Option<Result<u32, Message>> {
    let amount = find(form, Rule::term_kk_amount).or_else(|| find(form, Rule::term_ru_amount))?;
    let digits = find(&amount, Rule::term_digits);
    let spelt = find(&amount, Rule::term_kk_words).or_else(|| find(&amount, Rule::term_ru_words));
    let first = match (&digits, &spelt) {
        (Some(d), _) => match d.as_str().parse::<u32>() {
            Ok(n) => n,
            Err(_) => return Some(Err(Message::new("term-phrase-large").with("phrase", d.as_str()))),
        },
        (None, Some(w)) => words(w.as_str(), language)?,
        (None, None) => return None,
    };
    let Some(bracket) = find(&amount, Rule::term_bracket) else { return Some(Ok(first)) };
    let inside = bracket.as_str().trim_start_matches('(').trim_end_matches(')').trim();
    let second = inside.parse().ok().or_else(|| words(inside, language));
    let written = digits.or(spelt).map_or_else(String::new, |n| n.as_str().to_string());
    Some(match second {
        Some(n) if n == first => Ok(first),
        Some(n) => {
            let message = Message::new("term-phrase-mismatch").with("first", written).with("second", inside);
            Err(message.with("one", first).with("other", n))
        }
        None => Err(Message::new("term-phrase-bracket").with("first", written).with("second", inside)),
    })
}

/// A number in words, the whole of them: `жиырма бес`, `двадцати пяти`.
fn words(text: &str, language: Language) -> Option<u32> {
    let mut sum: Option<Sum> = None;
    for word in text.split_whitespace() {
        let value = numerals::value(&word.replace('ё', "е"), language)?;
        match &mut sum {
            None => sum = Some(Sum::new(value)),
            Some(sum) => sum.push(value).then_some(())?,
        }
    }
    u32::try_from(sum?.value()).ok()
}

/// The number that a compound begins with, the whole of it: `пяти`, `двадцатипяти`.
fn joined(prefix: &str) -> Option<u32> {
    let mut rest = prefix.replace('ё', "е");
    let mut sum: Option<Sum> = None;
    while !rest.is_empty() {
        // `compound` wants something after it.
        let probe = format!("{rest}-");
        let (value, tail) = numerals::compound(&probe)?;
        let tail = tail.trim_end_matches('-').to_string();
        match &mut sum {
            None => sum = Some(Sum::new(value)),
            Some(sum) => sum.push(value).then_some(())?,
        }
        rest = tail;
    }
    u32::try_from(sum?.value()).ok()
}
