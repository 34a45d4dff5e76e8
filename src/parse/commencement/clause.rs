//! The words of one clause.

use super::super::Rule;
use super::super::text::{Node, Text, date, find};
use super::RawClause;
use crate::base::{Language, numerals};

/// Bytes that a clause may take.
const MAX_CLAUSE: usize = 1024;

/// Reads the clause that begins at `at` of the folded text, and where it ends there.
pub(super) fn read(t: &Text<'_>, at: usize) -> Option<(RawClause, usize)> {
    let node = t.parse_within(Rule::commencement, at, MAX_CLAUSE)?.into_inner().next()?;
    let end = at + node.as_span().end();
    Some((clause(t, &node, at)?, end))
}

fn clause(t: &Text<'_>, node: &Node<'_>, at: usize) -> Option<RawClause> {
    let has = |rule| find(node, rule).is_some();
    // "күнінен бастап … өткен соң": whether the first day counts is not settled (spec § 5.3).
    let counts_twice = || {
        has(Rule::com_since) && has(Rule::com_term) || find(node, Rule::com_ru_anchor).is_some_and(|a| a.as_str().starts_with('с'))
    };
    let (rule, ambiguous) = match node.as_rule() {
        Rule::com_after | Rule::com_bare_term => ("after_publication", false),
        Rule::com_from_term => ("from_publication", true),
        Rule::com_from | Rule::com_ru_from_day => ("from_publication", false),
        // "жарияланғаннан кейін": the day after is the usual reading
        Rule::com_day_after => ("day_after_publication", !node.as_str().contains("күн")),
        Rule::com_ru_day_after => ("day_after_publication", !node.as_str().contains("дня")),
        Rule::com_signature | Rule::com_ru_signature => ("from_signature", counts_twice()),
        Rule::com_registration | Rule::com_ru_registration => ("from_registration", counts_twice()),
        Rule::com_event | Rule::com_ru_event => ("event", counts_twice()),
        Rule::com_date => ("date", false),
        Rule::com_ru_after if has(Rule::com_ru_other) => {
            let other = find(node, Rule::com_ru_other).map_or("", |o| o.as_str());
            (if other.ends_with("подписания") { "from_signature" } else { "from_registration" }, counts_twice())
        }
        Rule::com_ru_after if find(node, Rule::com_ru_anchor).is_some_and(|a| a.as_str().starts_with('с')) => {
            ("from_publication", true)
        }
        Rule::com_ru_after => ("after_publication", false),
        _ => return None,
    };
    let mut days = find(node, Rule::com_count).or_else(|| find(node, Rule::com_ru_count)).and_then(|c| count(c.as_str()));
    let months = has(Rule::com_month) || find(node, Rule::com_ru_unit).is_some_and(|u| u.as_str().starts_with("месяц"));
    if has(Rule::com_year) {
        days = days.map(|n| n.saturating_mul(12));
    }
    let unit = days.map(|_| match () {
        () if months || has(Rule::com_year) => "month",
        () if has(Rule::com_unit_working) => "working_day",
        () if has(Rule::com_unit_calendar) || node.as_str().contains("календарн") => "calendar_day",
        () => "day",
    });
    let date = find(node, Rule::date).and_then(|d| date(&d));
    if (rule == "date" && date.is_none()) || (has(Rule::com_term) && days.is_none()) {
        return None;
    }
    let adoption = rule == "event" && ["қабылданған", "бекітілген", "приняти", "утвержд"].iter().any(|w| node.as_str().contains(w));
    Some(RawClause { rule, days, unit, date, ambiguous, adoption, span: t.span(node, at) })
}

/// `10`, `он`, `жиырма бір`, `десяти` as a number; digits win over words.
fn count(words: &str) -> Option<u32> {
    let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
    if let Ok(n) = digits.parse() {
        return Some(n);
    }
    let value = |word: &str| numerals::value(word, Language::Kazakh).or_else(|| numerals::value(word, Language::Russian));
    let mut words = words.split_whitespace().map(value);
    let mut sum = numerals::Sum::new(words.next()??);
    // Two numbers side by side are no number of days.
    let one = words.all(|next| next.is_some_and(|n| sum.push(n)));
    one.then(|| u32::try_from(sum.value()).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn words_are_numbers_and_two_of_them_are_none() {
        for (words, n) in
            [("10", 10), ("жиырма бір", 21), ("жүз сексен", 180), ("екі жүз", 200), ("десяти", 10), ("шестнадцати", 16)]
        {
            assert_eq!(count(words), Some(n), "{words}");
        }
        for words in ["бес он", "он бес апта", ""] {
            assert_eq!(count(words), None, "{words}");
        }
    }
}
