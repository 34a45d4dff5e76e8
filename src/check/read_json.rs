//! JSON lines → records. Types are checked field by field, so that a message can name the field and what was expected.

use serde_json::{Map, Value};

use super::case::{Case, CaseCheck, CaseEvent, Problem, Record, Told, UsedVersion};
use super::mapping::Mapping;
use super::read::{Line, Lines};
use crate::base::{Date, Message, parse_date};

/// Reads one object a line; blank lines are skipped.
pub(super) struct JsonRecords<'a> {
    lines: Lines<'a>,
}

impl<'a> JsonRecords<'a> {
    pub(super) fn new(lines: Lines<'a>) -> Self {
        JsonRecords { lines }
    }
}

impl Iterator for JsonRecords<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            match self.lines.next_line()? {
                (_, Line::Bad(problem)) => return Some(Record { case: None, problems: vec![problem] }),
                (_, Line::Text(text)) if text.trim().is_empty() => {}
                (line, Line::Text(text)) => return Some(read_record(&text, line, None)),
            }
        }
    }
}

/// Reads one record from its JSON.
pub(super) fn read_record(text: &str, line: u64, mapping: Option<&Mapping>) -> Record {
    let mut fields = Fields { line, problems: Vec::new() };
    let case = match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(map)) => Some(fields.case(match mapping {
            Some(mapping) => mapping.record(map),
            None => map,
        })),
        Ok(other) => {
            fields.wrong_type("", "object", &other);
            None
        }
        Err(e) => {
            // serde_json has no kind for its depth limit, only this text.
            let deep = e.to_string().starts_with("recursion limit");
            let (id, help) =
                if deep { ("check-record-too-deep", "check-help-size") } else { ("check-record-not-json", "check-help-json") };
            fields.line = line + (e.line() as u64).saturating_sub(1);
            fields.problem(Message::new(id).with("column", e.column()).with("detail", plain(&e)), help);
            None
        }
    };
    Record { case, problems: fields.problems }
}

/// Reads one record from an object.
#[cfg(feature = "parquet")]
pub(super) fn record_of(map: Map<String, Value>, line: u64, mapping: Option<&Mapping>) -> Record {
    let mut fields = Fields { line, problems: Vec::new() };
    let case = fields.case(match mapping {
        Some(mapping) => mapping.record(map),
        None => map,
    });
    Record { case: Some(case), problems: fields.problems }
}

/// The parser's words without "at line 1 column 7": the line is always 1, and the column is told beside it.
fn plain(e: &serde_json::Error) -> String {
    let text = e.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_string()
}

/// Takes a record apart and collects what is wrong with it.
struct Fields {
    line: u64,
    problems: Vec<Problem>,
}

impl Fields {
    fn problem(&mut self, message: Message, help: &'static str) {
        self.problems.push(Problem { message, help: Message::new(help), line: self.line, provision: None });
    }

    fn wrong_type(&mut self, field: &str, expected: &str, found: &Value) {
        let message = Message::new("check-record-type")
            .with("field", if field.is_empty() { "record" } else { field })
            .with("expected", expected)
            .with("found", type_word(found));
        self.problem(message, "check-help-type");
    }

    fn case(&mut self, mut map: Map<String, Value>) -> Case {
        let mut case = Case { line: self.line, ..Case::default() };
        case.id = self.id(map.remove("id"));
        let days_before = self.problems.len();
        case.filed_on = self.date("filed_on", map.remove("filed_on"));
        case.decided_on = self.date("decided_on", map.remove("decided_on"));
        let days_readable = self.problems.len() == days_before;
        if let Some(problem) = reversed_dates(&case) {
            self.problems.push(problem);
        }
        case.procedure = self.text("procedure", map.remove("procedure"));
        case.decision = self.text("decision", map.remove("decision"));
        case.facts = match map.remove("facts") {
            Some(facts @ (Value::Object(_) | Value::Null)) => facts,
            Some(other) => {
                self.wrong_type("facts", "object", &other);
                Value::Null
            }
            None => Value::Null,
        };
        let told = |name: &str| map.get(name).is_some_and(|v| !v.is_null());
        case.told = Told { documents: told("documents"), events: told("events"), refusal_grounds: told("refusal_grounds") };
        case.documents = self.list("documents", map.remove("documents"));
        let grounds = self.list("refusal_grounds", map.remove("refusal_grounds"));
        case.refusal_grounds = grounds.iter().map(|g| g.as_str().map_or_else(|| g.to_string(), str::to_string)).collect();
        for (i, event) in self.list("events", map.remove("events")).into_iter().enumerate() {
            case.events.extend(self.event(i, event));
        }
        for (i, check) in self.list("checks", map.remove("checks")).into_iter().enumerate() {
            let check = self.check(i, check);
            if days_readable {
                case.checks.extend(check);
            }
        }
        case
    }

    fn id(&mut self, value: Option<Value>) -> Option<String> {
        match value {
            Some(Value::String(s)) if !s.trim().is_empty() => Some(s.trim().to_string()),
            Some(Value::Number(n)) => Some(n.to_string()),
            None | Some(Value::Null | Value::String(_)) => {
                self.problem(Message::new("check-record-no-id"), "check-help-id");
                None
            }
            Some(other) => {
                self.wrong_type("id", "text", &other);
                None
            }
        }
    }

    fn text(&mut self, field: &str, value: Option<Value>) -> Option<String> {
        match value? {
            Value::Null => None,
            Value::String(s) if s.trim().is_empty() => None,
            Value::String(s) => Some(s),
            other => {
                self.wrong_type(field, "text", &other);
                None
            }
        }
    }

    fn date(&mut self, field: &str, value: Option<Value>) -> Option<Date> {
        match value? {
            Value::Null => None,
            Value::String(s) if s.trim().is_empty() => None,
            Value::String(s) => match parse_date(&s) {
                Ok(date) => Some(date),
                Err(value) => {
                    self.problem(bad_date(field, &value), "check-help-date");
                    None
                }
            },
            other => {
                self.wrong_type(field, "date", &other);
                None
            }
        }
    }

    fn list(&mut self, field: &str, value: Option<Value>) -> Vec<Value> {
        match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(list)) => list,
            Some(other) => {
                self.wrong_type(field, "list", &other);
                Vec::new()
            }
        }
    }

    fn event(&mut self, index: usize, value: Value) -> Option<CaseEvent> {
        let Value::Object(mut map) = value else {
            self.wrong_type(&format!("events[{index}]"), "object", &value);
            return None;
        };
        let on = self.date(&format!("events[{index}].on"), map.remove("on"));
        let kind = self.text(&format!("events[{index}].type"), map.remove("type"))?;
        Some(CaseEvent { kind, on })
    }

    /// One check; `None`, with a problem told, when any of its fields is unreadable.
    fn check(&mut self, index: usize, value: Value) -> Option<CaseCheck> {
        let Value::Object(mut map) = value else {
            self.wrong_type(&format!("checks[{index}]"), "object", &value);
            return None;
        };
        let before = self.problems.len();
        let name = |field: &str| format!("checks[{index}].{field}");
        let provision = self.text(&name("provision"), map.remove("provision"));
        let version = self.text(&name("version"), map.remove("version"));
        let version = version.and_then(|v| match read_version(&v) {
            Ok(version) => Some(version),
            Err(message) => {
                self.problem(message.with("field", name("version")), "check-help-version");
                None
            }
        });
        let checked_on = self.date(&name("checked_on"), map.remove("checked_on"));
        let quote = self.text(&name("quote"), map.remove("quote"));
        let step = self.text(&name("step"), map.remove("step"));
        if provision.is_none() && self.problems.len() == before {
            self.problem(Message::new("check-record-no-provision").with("field", name("provision")), "check-help-provision");
        }
        for problem in self.problems.iter_mut().skip(before) {
            problem.provision.clone_from(&provision);
        }
        let readable = self.problems.len() == before;
        provision.filter(|_| readable).map(|provision| CaseCheck {
            provision: provision.trim().to_string(),
            version,
            checked_on,
            quote,
            step,
            line: self.line,
        })
    }
}

/// `YYYY-MM-DD`, `DD.MM.YYYY`, `sha256:…` or `unknown:…`.
pub(super) fn read_version(text: &str) -> Result<UsedVersion, Message> {
    let text = text.trim();
    if text.starts_with("sha256:") || text.starts_with("unknown:") {
        return Ok(UsedVersion::Id(text.to_string()));
    }
    parse_date(text).map(UsedVersion::Day).map_err(|value| Message::new("check-record-version").with("value", value))
}

/// The problem with a field that should be a day.
pub(super) fn bad_date(field: &str, value: &str) -> Message {
    Message::new("check-record-date").with("field", field).with("value", value)
}

/// A decision before its filing: both days are readable, one of them must be wrong.
pub(super) fn reversed_dates(case: &Case) -> Option<Problem> {
    let (filed, decided) = (case.filed_on?, case.decided_on?);
    (decided < filed).then(|| Problem {
        message: Message::new("check-record-dates-reversed").with("filed", filed).with("decided", decided),
        help: Message::new("check-help-reversed"),
        line: case.line,
        provision: None,
    })
}

/// Words that the messages know (`check-record-type`).
fn type_word(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}
