//! Commencement clauses: `алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі`.

use super::Rule;
use super::text::{Node, Text, date, find};
use crate::base::{Date, Span};

/// A clause as written; the words of the contract name its rule and unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawClause {
    /// `after_publication`, `from_publication`, `day_after_publication`, `date`, `from_signature`, `from_registration`.
    pub rule: &'static str,
    /// Length of the term.
    pub days: Option<u32>,
    /// `calendar_day`, `working_day`, `day`, `month`.
    pub unit: Option<&'static str>,
    /// The day, for `date`.
    pub date: Option<Date>,
    /// Whether it can be counted in two ways.
    pub ambiguous: bool,
    /// Where in the line.
    pub span: Span,
}

/// Finds the first commencement clause of a line. Outside a note's brackets (`in_note` false) the line must also say that something
/// comes into force, so that other terms are not taken for it.
#[must_use]
pub fn find_in(line: &str, in_note: bool) -> Option<RawClause> {
    // Words of which one is in every clause, without the letters that have Latin look-alikes.
    const STEMS: [&str; 6] = ["олданы", "ОЛДАНЫ", "күш", "Күш", "вступа", "вводит"];
    if !in_note && !STEMS.iter().any(|s| memchr::memmem::find(line.as_bytes(), s.as_bytes()).is_some()) {
        return None;
    }
    let t = Text::new(line);
    let verbs = ["қолданысқа ен", "күшіне ен", "қолданылады", "вводится в действие", "вступает в силу", "вводятся в действие"];
    let says = verbs.iter().any(|v| t.folded.text.contains(v));
    if !says && !in_note {
        return None;
    }
    starts(&t.folded.text).into_iter().find_map(|at| {
        let node = t.parse_within(Rule::commencement, at, MAX_CLAUSE)?;
        clause(&t, &node.into_inner().next()?, at)
    })
}

/// Bytes that a clause may take.
const MAX_CLAUSE: usize = 1024;

/// Places where a clause can begin, in order.
fn starts(text: &str) -> Vec<usize> {
    let words = [
        "алғаш",
        "ресми жария",
        "жариялан",
        "қол қойыл",
        "мемлекеттік тірке",
        "по истечении",
        "со дня",
        "после дня",
        "с 0",
        "с 1",
        "с 2",
        "с 3",
    ];
    let mut out: Vec<usize> = words.iter().flat_map(|w| text.match_indices(w).map(|(i, _)| i)).collect();
    // a day: "01.01.2023 бастап", "2008 жылғы 1 қаңтардан бастап"
    let b = text.as_bytes();
    out.extend((0..b.len()).filter(|i| b[*i].is_ascii_digit() && (*i == 0 || !(b[*i - 1].is_ascii_digit() || b[*i - 1] == b'.'))));
    out.sort_unstable();
    out.dedup();
    out
}

fn clause(t: &Text<'_>, node: &Node<'_>, at: usize) -> Option<RawClause> {
    let (rule, ambiguous) = match node.as_rule() {
        Rule::com_after => ("after_publication", false),
        Rule::com_from_term => ("from_publication", true),
        Rule::com_from | Rule::com_ru_from_day => ("from_publication", false),
        Rule::com_day_after | Rule::com_ru_day_after => ("day_after_publication", false),
        Rule::com_signature | Rule::com_ru_signature => ("from_signature", false),
        Rule::com_registration => ("from_registration", false),
        Rule::com_date => ("date", false),
        Rule::com_ru_after => ("after_publication", node.as_str().contains("со дня")),
        _ => return None,
    };
    let has = |rule| find(node, rule).is_some();
    let days = find(node, Rule::com_count).or_else(|| find(node, Rule::com_ru_count)).and_then(|c| count(c.as_str()));
    let unit = days.map(|_| match () {
        () if has(Rule::com_month) => "month",
        () if has(Rule::com_unit_working) => "working_day",
        () if has(Rule::com_unit_calendar) || node.as_str().contains("календарных") => "calendar_day",
        () => "day",
    });
    let date = find(node, Rule::date).and_then(|d| date(&d));
    if rule == "date" && date.is_none() {
        return None;
    }
    Some(RawClause { rule, days, unit, date, ambiguous, span: t.span(node, at) })
}

/// `10`, `он`, `жиырма бір`, `десяти` as a number; digits win over words.
fn count(words: &str) -> Option<u32> {
    let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
    if let Ok(n) = digits.parse() {
        return Some(n);
    }
    const WORDS: [(&str, u32); 27] = [
        ("бір", 1),
        ("екі", 2),
        ("үш", 3),
        ("төрт", 4),
        ("бес", 5),
        ("алты", 6),
        ("жеті", 7),
        ("сегіз", 8),
        ("тоғыз", 9),
        ("он", 10),
        ("жиырма", 20),
        ("отыз", 30),
        ("қырық", 40),
        ("елу", 50),
        ("алпыс", 60),
        ("жетпіс", 70),
        ("сексен", 80),
        ("тоқсан", 90),
        ("жүз", 100),
        ("десяти", 10),
        ("двадцати", 20),
        ("одного", 1),
        ("тридцати", 30),
        ("шестидесяти", 60),
        ("трех", 3),
        ("пяти", 5),
        ("ста", 100),
    ];
    words.split_whitespace().map(|w| WORDS.iter().find(|(k, _)| *k == w).map(|(_, n)| *n)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> String {
        find_in(line, true).map_or_else(
            || "-".into(),
            |c| {
                let date = c.date.map(|d| d.to_string()).unwrap_or_default();
                format!("{} {:?} {} {date}{}", c.rule, c.days, c.unit.unwrap_or("-"), if c.ambiguous { "?" } else { "" })
            },
        )
    }

    #[test]
    fn clauses() {
        for (line, want) in [
            (
                "алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі",
                "after_publication Some(10) calendar_day ",
            ),
            (
                "3. Осы қаулы алғашқы ресми жарияланғанынан кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.",
                "after_publication Some(10) calendar_day ",
            ),
            (
                "алғашқы ресми жарияланған күнінен бастап күнтізбелік он күн өткен соң қолданысқа енгізіледі",
                "from_publication Some(10) calendar_day ?",
            ),
            (
                "алғаш рет ресми жарияланғаннан кейін он күнтізбелік күн өткен соң қолданысқа енгізіледі",
                "after_publication Some(10) calendar_day ",
            ),
            ("алғашқы ресми жарияланған күнінен кейін алпыс күн өткен соң", "after_publication Some(60) day "),
            ("алғашқы ресми жарияланған күнінен кейін алты ай өткен соң қолданысқа енгізіледі", "after_publication Some(6) month "),
            ("алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі", "from_publication None - "),
            ("Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.", "from_signature None - "),
            ("01.01.2023 бастап қолданысқа енгізіледі", "date None - 2023-01-01"),
            ("Осы қаулы 2008 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.", "date None - 2008-01-01"),
            ("мемлекеттік тіркелген күнінен бастап күшіне енеді", "from_registration None - "),
            (
                "вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования",
                "after_publication Some(10) calendar_day ",
            ),
        ] {
            assert_eq!(show(line), want, "{line}");
        }
    }

    #[test]
    fn other_terms_are_no_commencement() {
        assert_eq!(
            find_in("2) осы бұйрық ресми жарияланғаннан кейін оның ресми интернет-ресурсында орналастырылуын;", false),
            None
        );
    }
}
