//! `nusqa.rules/1`.

use nusqa::base::Date;
use nusqa::pins::Pin;
use nusqa::rules::{self, Gap};
use serde::Serialize;

use super::pins::PinJson;
use crate::i18n::I18n;
use crate::render::text::{gap_message, pin_of, state_word};

/// The rules of some files, and what is wrong with them.
#[derive(Serialize)]
pub struct Rules<'r> {
    schema: &'static str,
    on: String,
    rules: Vec<Rule<'r>>,
    /// References in comments of source files.
    comments: Vec<PinJson>,
    problems: Vec<Problem<'r>>,
}

#[derive(Serialize)]
struct Rule<'r> {
    id: &'r str,
    procedure: &'r str,
    provision: &'r str,
    state: &'static str,
    versions: Vec<String>,
    finding: &'static str,
    severity: &'static str,
    judged: &'static str,
    when: Option<&'r str>,
    require: Option<&'r str>,
    deadline: Option<Deadline<'r>>,
    message: Option<&'r str>,
    boundary: Vec<String>,
    valid: Valid<'r>,
    file: &'r str,
    line: usize,
    /// State of the pin, and its entry in the lock.
    pin: Option<PinJson>,
}

#[derive(Serialize)]
struct Deadline<'r> {
    amount: u32,
    unit: &'static str,
    from: &'r str,
    to: &'r str,
    direction: &'static str,
}

#[derive(Serialize)]
struct Valid<'r> {
    since: Option<&'r str>,
    through: Option<&'r str>,
    until: Option<&'r str>,
}

/// Something wrong with a rule file.
#[derive(Serialize)]
pub struct Problem<'r> {
    file: &'r str,
    line: usize,
    column: usize,
    rule: Option<&'r str>,
    severity: &'static str,
    message: String,
    help: String,
}

impl<'r> Rules<'r> {
    /// As the contract writes them.
    pub fn new(on: Date, book: &'r rules::Book, pins: &[Pin], problems: &'r [rules::Problem], i18n: &I18n) -> Self {
        Rules {
            schema: "nusqa.rules/1",
            on: on.to_string(),
            rules: book.rules().map(|(r, v)| rule(r, v, pin_of(pins, r), on, i18n)).collect(),
            comments: pins.iter().filter(|p| p.mention.rule.is_none()).map(PinJson::from).collect(),
            problems: problems.iter().map(|p| Problem::new(p, i18n)).collect(),
        }
    }
}

fn rule<'r>(rule: &'r rules::Rule, validity: &rules::Validity, pin: Option<&Pin>, on: Date, i18n: &I18n) -> Rule<'r> {
    Rule {
        id: &rule.id,
        procedure: &rule.procedure,
        provision: &rule.provision,
        state: state_word(validity, on),
        versions: validity.meant().map(|v| v.id.clone()).collect(),
        finding: rule.finding,
        severity: rule.severity.as_str(),
        judged: rule.judged.as_str(),
        when: rule.when.as_ref().map(|s| s.text.as_str()),
        require: rule.require.as_ref().map(|s| s.text.as_str()),
        deadline: rule.deadline.as_ref().map(|d| Deadline {
            amount: d.amount,
            unit: d.unit.as_str(),
            from: &d.from.text,
            to: &d.to.text,
            direction: if d.before { "before" } else { "after" },
        }),
        message: rule.texts.in_language(i18n.lang.code()),
        boundary: rule.boundary.iter().map(ToString::to_string).collect(),
        valid: Valid {
            since: rule.valid.since.as_deref(),
            through: rule.valid.through.as_deref(),
            until: rule.valid.until.as_deref(),
        },
        file: &rule.place.file,
        line: rule.place.line,
        pin: pin.map(PinJson::from),
    }
}

impl<'r> Problem<'r> {
    /// One of them.
    pub fn new(problem: &'r rules::Problem, i18n: &I18n) -> Self {
        Problem {
            file: &problem.file,
            line: problem.line,
            column: problem.column,
            rule: problem.rule.as_deref(),
            severity: problem.severity.as_str(),
            message: i18n.tr(&problem.message),
            help: i18n.tr(&problem.help),
        }
    }
}

/// `nusqa.gaps/1`.
#[derive(Serialize)]
pub struct Gaps<'g> {
    schema: &'static str,
    on: String,
    gaps: Vec<GapJson<'g>>,
}

#[derive(Serialize)]
struct GapJson<'g> {
    kind: &'static str,
    provision: &'g str,
    rule: Option<&'g str>,
    other: Option<&'g str>,
    words: &'g [(String, String)],
    message: String,
}

impl<'g> Gaps<'g> {
    /// What is open on a day.
    pub fn new(on: Date, gaps: &'g [Gap], i18n: &I18n) -> Self {
        Gaps { schema: "nusqa.gaps/1", on: on.to_string(), gaps: gaps.iter().map(|g| gap_json(g, i18n)).collect() }
    }
}

fn gap_json<'g>(gap: &'g Gap, i18n: &I18n) -> GapJson<'g> {
    let (provision, message) = gap_message(gap);
    let (kind, rule, other, words): (_, Option<&str>, Option<&str>, &[(String, String)]) = match gap {
        Gap::NoTerm { rule, .. } => ("no_term", Some(rule), None, &[]),
        Gap::NotTold { rule, .. } => ("not_told", Some(rule), None, &[]),
        Gap::Differs { second, words, .. } => ("differs", None, Some(second), words),
        Gap::OnlyIn { other, .. } => ("only_in", None, Some(other), &[]),
        Gap::NoRule { .. } => ("no_rule", None, None, &[]),
        Gap::Unresolved { .. } => ("unresolved", None, None, &[]),
    };
    GapJson { kind, provision, rule, other, words, message: i18n.tr(&message) }
}
