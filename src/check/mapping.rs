//! A mapping: which column or field of a foreign file means which field of a case record.
//!
//! ```toml
//! [fields]                       # field of the record = name of the column, or several: the first that is there and not empty
//! id = "Дело №"
//! filed_on = "Дата подачи"
//! provision = ["НПА", "Норма"]
//! documents = "Документы"
//! "facts.applicant.born_on" = "Дата рождения"
//! "events.query_sent" = "Запрос отправлен"
//!
//! [constants]                    # where no column says otherwise
//! procedure = "exit-permit"
//!
//! [dates]
//! formats = ["%d/%m/%Y"]         # beside YYYY-MM-DD and DD.MM.YYYY
//!
//! [lists]
//! separator = ","                # in cells that hold a list; ";" without it
//!
//! [values.decision]              # words of the file = words of the record
//! "выдано" = "granted"
//!
//! [checks]                       # in JSON, within the objects of the list: field of the check = name there
//! provision = "norm"
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::base::{Date, Message, parse_date};
use crate::corpus::CorpusError;

/// The fields of a check that a flat row has.
pub(super) const CHECK_FIELDS: [&str; 5] = ["provision", "version", "checked_on", "quote", "step"];
/// The other fields.
pub(super) const CASE_FIELDS: [&str; 7] = ["id", "filed_on", "decided_on", "procedure", "decision", "documents", "refusal_grounds"];

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    fields: BTreeMap<String, Names>,
    constants: BTreeMap<String, String>,
    dates: Dates,
    lists: Lists,
    values: BTreeMap<String, BTreeMap<String, String>>,
    checks: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

impl Names {
    fn all(&self) -> &[String] {
        match self {
            Names::One(one) => std::slice::from_ref(one),
            Names::Several(several) => several,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Dates {
    formats: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lists {
    separator: String,
}

impl Default for Lists {
    fn default() -> Self {
        Lists { separator: ";".into() }
    }
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// Not TOML, an unknown table, a field that a record does not have, a format of days that is none.
    pub fn read(text: &str) -> Result<Self, CorpusError> {
        let fail = |message| CorpusError { message, candidates: Vec::new() };
        let mapping: Mapping =
            toml::from_str(text).map_err(|e| fail(Message::new("check-mapping-toml").with("detail", e.to_string().trim_end())))?;
        let named = mapping.fields.keys().chain(mapping.constants.keys()).chain(mapping.values.keys());
        if let Some(field) = named.into_iter().find(|f| !known(f)) {
            let candidates = CASE_FIELDS.iter().chain(&CHECK_FIELDS).map(ToString::to_string);
            let more = ["checks", "facts.…", "events.…"].map(str::to_string);
            let message = Message::new("check-mapping-field").with("field", field);
            return Err(CorpusError { message, candidates: candidates.chain(more).collect() });
        }
        if let Some(field) = mapping.checks.keys().find(|f| !CHECK_FIELDS.contains(&f.as_str())) {
            let message = Message::new("check-mapping-field").with("field", format!("checks.{field}"));
            return Err(CorpusError { message, candidates: CHECK_FIELDS.map(str::to_string).to_vec() });
        }
        for format in &mapping.dates.formats {
            // A day written and read back shows that the format names all of one.
            let day = Date::from_ymd_opt(2019, 3, 27).unwrap_or_default();
            let good = chrono::format::StrftimeItems::new(format).all(|i| i != chrono::format::Item::Error)
                && Date::parse_from_str(&day.format(format).to_string(), format) == Ok(day);
            if !good {
                return Err(fail(Message::new("check-mapping-date").with("format", format)));
            }
        }
        if mapping.lists.separator.is_empty() {
            return Err(fail(Message::new("check-mapping-separator")));
        }
        Ok(mapping)
    }

    /// The columns of a field, best first; its own name where the mapping is silent.
    pub(super) fn columns<'m>(&'m self, field: &'m str) -> Vec<&'m str> {
        self.fields.get(field).map_or_else(|| vec![field], |names| names.all().iter().map(String::as_str).collect())
    }

    /// The fields below `facts` and `events`, with their columns.
    pub(super) fn open_fields(&self) -> impl Iterator<Item = &str> {
        let constants = self.constants.keys().filter(|k| !self.fields.contains_key(*k));
        self.fields.keys().chain(constants).map(String::as_str).filter(|f| f.starts_with("facts.") || f.starts_with("events."))
    }

    /// Fields that the file must have because the mapping says so, but that are not among `names`.
    pub(super) fn absent(&self, names: &[String]) -> Vec<String> {
        let has = |n: &String| names.iter().any(|name| same_name(name, n));
        let absent = self.fields.iter().filter(|(_, columns)| !columns.all().iter().any(has));
        absent.map(|(field, columns)| format!("{} ({field})", columns.all().join(" | "))).collect()
    }

    pub(super) fn constant(&self, field: &str) -> Option<&str> {
        self.constants.get(field).map(String::as_str)
    }

    /// A cell in the words of the record.
    pub(super) fn value(&self, field: &str, cell: String) -> String {
        let cell = self.values.get(field).and_then(|words| words.get(cell.trim())).cloned().unwrap_or(cell);
        if self.dates.formats.is_empty() || parse_date(&cell).is_ok() {
            return cell;
        }
        let day = self.dates.formats.iter().find_map(|f| Date::parse_from_str(cell.trim(), f).ok());
        day.map_or(cell, |day| day.to_string())
    }

    pub(super) fn separator(&self) -> &str {
        &self.lists.separator
    }

    /// A foreign object as a record.
    pub(super) fn record(&self, mut foreign: Map<String, Value>) -> Map<String, Value> {
        let mut out = Map::new();
        let flat = |field: &str| CHECK_FIELDS.contains(&field);
        let mut check = Map::new();
        for (field, names) in &self.fields {
            let Some(value) = names.all().iter().find_map(|name| take(&mut foreign, name)) else { continue };
            let value = self.converted(field, value);
            if flat(field) { drop(check.insert(field.clone(), value)) } else { put(&mut out, field, value) }
        }
        for (name, value) in foreign {
            // What has the names of the record already needs no mapping.
            let value = self.converted(&name, value);
            if flat(&name) {
                check.entry(name).or_insert(value);
            } else {
                out.entry(name).or_insert(value);
            }
        }
        for (field, text) in &self.constants {
            let value = self.typed(field, text.clone());
            if flat(field) {
                check.entry(field.clone()).or_insert(value);
            } else if look(&out, field).is_none_or(Value::is_null) {
                put(&mut out, field, value);
            }
        }
        if let Some(Value::Array(list)) = out.get_mut("checks") {
            list.iter_mut().filter_map(Value::as_object_mut).for_each(|item| self.inner(item));
        } else if !check.is_empty() {
            out.insert("checks".into(), Value::Array(vec![Value::Object(check)]));
        }
        out
    }

    /// The names and words within the list of checks.
    fn inner(&self, item: &mut Map<String, Value>) {
        for (field, name) in &self.checks {
            if let Some(value) = take(item, name) {
                item.insert(field.clone(), value);
            }
        }
        for (field, value) in item.iter_mut() {
            let old = value.take();
            *value = self.converted(field, old);
        }
    }

    fn converted(&self, field: &str, value: Value) -> Value {
        match value {
            Value::String(text) if is_list(field) => self.typed(field, text),
            Value::String(text) => Value::String(self.value(field, text)),
            other => other,
        }
    }

    /// A cell as the value of a field: lists are cut, yes and no are no texts.
    pub(super) fn typed(&self, field: &str, cell: String) -> Value {
        if is_list(field) {
            let parts = cell.split(self.separator()).map(str::trim).filter(|p| !p.is_empty());
            return Value::Array(parts.map(|p| Value::String(self.value(field, p.to_string()))).collect());
        }
        let cell = self.value(field, cell);
        match cell.trim() {
            "" => Value::Null,
            "true" if field.starts_with("facts.") => Value::Bool(true),
            "false" if field.starts_with("facts.") => Value::Bool(false),
            _ => Value::String(cell),
        }
    }
}

fn is_list(field: &str) -> bool {
    matches!(field, "documents" | "refusal_grounds")
}

fn known(field: &str) -> bool {
    let open = |start: &str| field.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && !rest.split('.').any(str::is_empty));
    CASE_FIELDS.contains(&field) || CHECK_FIELDS.contains(&field) || field == "checks" || open("facts.") || open("events.")
}

/// Whether a column is meant: blanks around and capitals do not matter.
pub(super) fn same_name(column: &str, wanted: &str) -> bool {
    let (a, b) = (column.trim(), wanted.trim());
    a == b || a.to_lowercase() == b.to_lowercase()
}

/// Takes what stands at `a.b.c`, or under that very name.
fn take(object: &mut Map<String, Value>, name: &str) -> Option<Value> {
    if let Some(value) = object.shift_remove(name) {
        return Some(value).filter(|v| !v.is_null());
    }
    let (first, rest) = name.split_once('.')?;
    let mut at = object.get_mut(first)?;
    for step in rest.split('.') {
        at = at.as_object_mut()?.get_mut(step)?;
    }
    Some(at.take()).filter(|v| !v.is_null())
}

fn look<'m>(object: &'m Map<String, Value>, field: &str) -> Option<&'m Value> {
    let mut steps = field.split('.');
    let mut at = object.get(steps.next()?)?;
    for step in steps {
        at = at.as_object()?.get(step)?;
    }
    Some(at)
}

/// Puts a value at `facts.a.b`; an event goes to the list of events.
pub(super) fn put(object: &mut Map<String, Value>, field: &str, value: Value) {
    if value.is_null() {
        return;
    }
    if let Some(kind) = field.strip_prefix("events.") {
        let event = Map::from_iter([("type".to_string(), kind.into()), ("on".to_string(), value)]);
        if let Value::Array(events) = object.entry("events").or_insert_with(|| Value::Array(Vec::new())) {
            events.push(Value::Object(event));
        }
        return;
    }
    let mut steps: Vec<&str> = field.split('.').collect();
    let last = steps.pop().unwrap_or_default();
    let mut at = object;
    for step in steps {
        let inner = at.entry(step).or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(inner) = inner else { return };
        at = inner;
    }
    at.insert(last.to_string(), value);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_object_becomes_a_record() {
        let mapping = Mapping::read(
            "[fields]\nid = 'case.no'\nprovision = ['norm2', 'norm']\n'facts.applicant.born_on' = 'born'\n'events.filed' = 'in'\n\
             documents = 'docs'\n[constants]\nprocedure = 'exit-permit'\n[dates]\nformats = ['%d/%m/%Y']\n\
             [values.decision]\n'выдано' = 'granted'\n",
        )
        .unwrap();
        let foreign = serde_json::from_str(
            r#"{"case": {"no": 7}, "norm": "361", "born": "01/02/2003", "in": "2020-01-02", "docs": "a; b", "decision": "выдано"}"#,
        )
        .unwrap();
        let record = Value::Object(mapping.record(foreign));
        assert_eq!(record["id"], 7);
        assert_eq!(record["checks"][0]["provision"], "361");
        assert_eq!(record["facts"]["applicant"]["born_on"], "2003-02-01");
        assert_eq!(record["events"], serde_json::json!([{"type": "filed", "on": "2020-01-02"}]));
        assert_eq!(record["documents"], serde_json::json!(["a", "b"]));
        assert_eq!((&record["decision"], &record["procedure"]), (&"granted".into(), &"exit-permit".into()));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let id = |text: &str| Mapping::read(text).unwrap_err().message.id;
        assert_eq!(id("[fields\n"), "check-mapping-toml");
        assert_eq!(id("[field]\n"), "check-mapping-toml");
        assert_eq!(id("[fields]\nfiled = 'x'\n"), "check-mapping-field");
        assert_eq!(id("[checks]\nid = 'x'\n"), "check-mapping-field");
        assert_eq!(id("[dates]\nformats = ['%d.%m']\n"), "check-mapping-date");
        assert_eq!(id("[dates]\nformats = ['%Q']\n"), "check-mapping-date");
        assert_eq!(id("[lists]\nseparator = ''\n"), "check-mapping-separator");
    }
}
