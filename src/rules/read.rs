//! One table → one rule, its expressions read but not yet typed.

use toml::de::DeValue;

use super::Problem;
use super::finding::FINDINGS;
use super::rule::{Days, Deadline, Judged, Place, Rule, Source, Term, Texts, Typed, Valid};
use super::table::{Table, Text};
use super::typed::Cond;
use crate::base::{Message, Severity};
use crate::calendar::{Unit, unit_word};
use crate::parse::expression::{self, SyntaxError, Wrong};

/// Days, or another number of units, that a term may have.
const MAX_AMOUNT: u32 = 10_000;

const KEYS: [&str; 14] = [
    "id",
    "procedure",
    "provision",
    "when",
    "require",
    "deadline",
    "message",
    "severity",
    "boundary",
    "valid",
    "finding",
    "judged",
    "term",
    "note",
];

/// A rule whose expressions are still to be typed.
pub(super) struct Draft {
    pub(super) rule: Rule,
    /// Bytes of its id.
    pub(super) id_at: (usize, usize),
    /// What the file says of the finding and the day.
    pub(super) finding: (Option<&'static str>, Option<Judged>),
}

/// Reads a table; `None` when something in it is wrong.
pub(super) fn read_rule(mut table: Table<'_, '_>, key: Option<String>, problems: &mut Vec<Problem>) -> Option<Draft> {
    let before = problems.len();
    let (id, id_at) = match (table.get("id").is_some(), key) {
        (false, Some(key)) => (key, table.at),
        _ => table.text("id", true, problems).map(|t| (t.value.trim().to_string(), t.at)).unwrap_or_default(),
    };
    table.rule = Some(id.clone()).filter(|id| !id.is_empty());
    table.only(&KEYS, problems);
    let procedure = table.text("procedure", true, problems).map(|t| t.value.trim().to_string());
    let provision = table.text("provision", true, problems);
    let when = source(&table, "when", problems);
    let require = source(&table, "require", problems);
    let deadline = deadline(&table, problems);
    let has_deadline = table.get("deadline").is_some();
    if require.is_none() && !has_deadline && table.get("require").is_none() {
        problems.push(table.missing("require"));
    }
    let texts = texts(&table, problems);
    let severity = word(&table, "severity", &["error", "warning", "note"], problems).map_or(Severity::Error, |w| match w {
        "note" => Severity::Note,
        "warning" => Severity::Warning,
        _ => Severity::Error,
    });
    let finding = word(&table, "finding", &FINDINGS, problems);
    let judged = word(&table, "judged", &["filing", "step", "decision"], problems).map(|w| match w {
        "filing" => Judged::Filing,
        "step" => Judged::Step,
        _ => Judged::Decision,
    });
    let term = word(&table, "term", &["none", "service"], problems).map(|w| if w == "none" { Term::None } else { Term::Service });
    let boundary = boundary(&table, problems);
    let valid = valid(&table, problems);
    let note = table.text("note", false, problems).map(|t| t.value.split_whitespace().collect::<Vec<_>>().join(" "));
    if problems.len() > before {
        return None;
    }
    let provision = provision?;
    let rule = Rule {
        id,
        procedure: procedure?,
        provision: provision.value.trim().to_string(),
        place: table.file.place(table.at.0, table.at.1),
        provision_place: table.file.place(provision.at.0, provision.at.1),
        when,
        require,
        deadline,
        texts,
        severity,
        finding: "",
        judged: Judged::Filing,
        boundary,
        valid,
        term,
        note,
        typed: Typed { when: Cond::Const(true), require: Cond::Const(true), deadline: None },
    };
    Some(Draft { rule, id_at, finding: (finding, judged) })
}

fn source(table: &Table<'_, '_>, key: &'static str, problems: &mut Vec<Problem>) -> Option<Source> {
    let text = table.text(key, false, problems)?;
    let parsed = if table.file.cel { expression::cel::parse(text.value) } else { expression::parse(text.value) };
    match parsed {
        Ok(expr) => Some(Source { text: text.value.to_string(), expr, place: place(table, &text) }),
        Err(error) => {
            problems.push(syntax(table, &text, error));
            None
        }
    }
}

fn place(table: &Table<'_, '_>, text: &Text<'_>) -> Place {
    table.file.place(text.at.0, text.at.1)
}

fn syntax(table: &Table<'_, '_>, text: &Text<'_>, error: SyntaxError) -> Problem {
    let found = text.value.get(error.span.start()..error.span.end()).unwrap_or_default();
    let message = match error.wrong {
        Wrong::Empty => Message::new("rules-syntax-empty"),
        Wrong::TooLong => Message::new("rules-syntax-long").with("limit", expression::MAX_LENGTH),
        Wrong::TooDeep => Message::new("rules-syntax-deep").with("limit", expression::MAX_NESTING),
        Wrong::Bracket => Message::new("rules-syntax-bracket").with("found", found),
        Wrong::Unclosed => Message::new("rules-syntax-unclosed"),
        Wrong::Number => Message::new("rules-syntax-number").with("found", found),
        Wrong::End => Message::new("rules-syntax-end"),
        Wrong::Unexpected => Message::new("rules-syntax-unexpected").with("found", found),
        Wrong::Escape => Message::new("rules-cel-escape").with("found", found),
        Wrong::Outside(what) => Message::new("rules-cel-outside").with("what", what).with("found", found),
    };
    let help = if table.file.cel { "rules-cel-help" } else { "rules-syntax-help" };
    let at = if text.plain { (text.at.0 + error.span.start(), text.at.0 + error.span.end()) } else { text.at };
    table.problem(at, message, Message::new(help))
}

fn inner<'f, 't>(table: &'f Table<'t, '_>, key: &'static str, problems: &mut Vec<Problem>) -> Option<Table<'t, 'f>> {
    let value = table.get(key)?;
    let span = value.span();
    match value.get_ref() {
        DeValue::Table(inner) => {
            let own = table.table.iter().find(|(k, _)| k.get_ref() == key).map(|(k, _)| k.span());
            let at = own.map_or((span.start, span.end), |s| (s.start, s.end));
            Some(Table { file: table.file, table: inner, rule: table.rule.clone(), at })
        }
        other => {
            problems.push(table.wrong_type(key, "table", other, (span.start, span.end)));
            None
        }
    }
}

fn deadline(table: &Table<'_, '_>, problems: &mut Vec<Problem>) -> Option<Deadline> {
    let own = inner(table, "deadline", problems)?;
    own.only(&["amount", "unit", "from", "to", "direction"], problems);
    let amount = amount(&own, problems);
    let unit = own.text("unit", true, problems).and_then(|text| {
        let unit = unit_of(text.value);
        if unit.is_none() {
            let message = Message::new("rules-unit").with("value", text.value);
            problems.push(own.problem(text.at, message, Message::new("rules-unit-help")));
        }
        unit
    });
    let before = word(&own, "direction", &["after", "before"], problems).is_some_and(|w| w == "before");
    let from = source(&own, "from", problems);
    let to = source(&own, "to", problems);
    for key in ["from", "to"] {
        if own.get(key).is_none() {
            problems.push(own.missing(key));
        }
    }
    let (unit, of_it) = unit?;
    Some(Deadline { amount: amount?.saturating_mul(of_it), unit, before, from: from?, to: to? })
}

fn amount(table: &Table<'_, '_>, problems: &mut Vec<Problem>) -> Option<u32> {
    let Some(value) = table.get("amount") else {
        problems.push(table.missing("amount"));
        return None;
    };
    let span = value.span();
    let at = (span.start, span.end);
    match value.get_ref() {
        DeValue::Integer(n) => {
            let amount = if n.radix() == 10 { n.as_str().parse().ok().filter(|n: &u32| *n <= MAX_AMOUNT) } else { None };
            if amount.is_none() {
                let message = Message::new("rules-amount").with("value", n.as_str());
                problems.push(table.problem(at, message, Message::new("rules-amount-help").with("limit", MAX_AMOUNT)));
            }
            amount
        }
        other => {
            problems.push(table.wrong_type("amount", "number", other, at));
            None
        }
    }
}

/// The unit a word names, and how many of it; the words of the acts are understood too. Hours are no days.
fn unit_of(word: &str) -> Option<(Unit, u32)> {
    let known = match word.trim().to_lowercase().replace(['-', '_'], " ").as_str() {
        "жұмыс күні" | "рабочий день" | "рабочих дней" => Some((Unit::WorkingDay, 1)),
        "күнтізбелік күн" | "күн" | "календарный день" | "календарных дней" => {
            Some((Unit::CalendarDay, 1))
        }
        "ай" | "месяц" => Some((Unit::Month, 1)),
        "жыл" | "год" => Some((Unit::Year, 1)),
        _ => unit_word(word),
    };
    known.filter(|(unit, _)| !matches!(unit, Unit::Hour | Unit::Minute | Unit::WorkingHour))
}

/// One of a few words.
fn word(table: &Table<'_, '_>, key: &'static str, words: &[&'static str], problems: &mut Vec<Problem>) -> Option<&'static str> {
    let text = table.text(key, false, problems)?;
    let found = words.iter().copied().find(|w| w.eq_ignore_ascii_case(text.value.trim()));
    if found.is_none() {
        let message = Message::new("rules-type-word").with("field", key).with("value", text.value);
        problems.push(table.problem(text.at, message, Message::new("rules-type-word-help").with("words", words.join(", "))));
    }
    found
}

fn texts(table: &Table<'_, '_>, problems: &mut Vec<Problem>) -> Texts {
    let Some(own) = inner(table, "message", problems) else { return Texts::default() };
    own.only(&["kk", "ru", "en"], problems);
    let mut text = |key| own.text(key, false, problems).map(|t| t.value.split_whitespace().collect::<Vec<_>>().join(" "));
    Texts { kk: text("kk"), ru: text("ru"), en: text("en") }
}

fn boundary(table: &Table<'_, '_>, problems: &mut Vec<Problem>) -> Vec<Days> {
    let Some(value) = table.get("boundary") else { return Vec::new() };
    let span = value.span();
    let DeValue::Array(items) = value.get_ref() else {
        problems.push(table.wrong_type("boundary", "list", value.get_ref(), (span.start, span.end)));
        return Vec::new();
    };
    let mut out = Vec::new();
    for item in items.iter() {
        let written = match item.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(day) => day.to_string(),
            other => super::table::kind(other).to_string(),
        };
        match Days::read(&written) {
            Ok(days) => out.push(days),
            Err(bad) => {
                let span = item.span();
                let message = Message::new("rules-type-date").with("value", bad);
                problems.push(table.problem((span.start, span.end), message, Message::new("rules-type-date-help")));
            }
        }
    }
    out
}

fn valid(table: &Table<'_, '_>, problems: &mut Vec<Problem>) -> Valid {
    let Some(own) = inner(table, "valid", problems) else { return Valid::default() };
    own.only(&["since", "through", "until"], problems);
    let mut text = |key| own.text(key, false, problems).map(|t| t.value.trim().to_string());
    let valid = Valid { since: text("since"), through: text("through"), until: text("until") };
    if valid.through.is_some() && valid.until.is_some() {
        problems.push(own.problem(own.at, Message::new("rules-valid-two-ends"), Message::new("rules-valid-two-ends-help")));
    }
    valid
}
