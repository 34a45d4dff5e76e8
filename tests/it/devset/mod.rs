//! The dev set: real acts with results that a reader made by hand, in `tests/data/devset`.

pub mod amending;
pub mod level;
pub mod oracle;
pub mod texts;
pub mod versions;

use std::fs;
use std::path::PathBuf;

use nusqa::extract::{Act, read_act};
use nusqa::source::{Source, decode};
use serde_json::Value;

use crate::support::root;

/// One file as the program reads it.
pub struct Reading {
    pub source: Source,
    pub act: Act,
}

/// Where the dev set lies.
pub fn folder() -> PathBuf {
    root().join("tests/data/devset")
}

/// Reads a file of the dev set (`versions/gov-207-2012/v1.md`).
pub fn reading(file: &str) -> Reading {
    let bytes = fs::read(folder().join(file)).unwrap();
    let source = decode(&bytes).unwrap_or_else(|e| panic!("{file}: {e}"));
    let act = read_act(&source);
    Reading { source, act }
}

/// The folders of one part of the set, with their expected results, in order.
pub fn golds(part: &str) -> Vec<(String, Value)> {
    let mut ids: Vec<String> =
        fs::read_dir(folder().join(part)).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    ids.sort();
    let gold = |id: &String| serde_json::from_str(&fs::read_to_string(folder().join(part).join(id).join("gold.json")).unwrap());
    ids.iter().map(|id| (format!("{part}/{id}"), gold(id).unwrap())).collect()
}

/// Every file of the set that holds an act, in the order of the table.
pub fn files() -> Vec<String> {
    let mut out: Vec<String> = golds("amending").iter().map(|(id, _)| format!("{id}/source.txt")).collect();
    for (id, gold) in golds("versions") {
        out.extend(list(&gold["versions"]).iter().map(|v| format!("{id}/{}", word(&v["file"]))));
    }
    for (id, _) in golds("replay") {
        out.extend(["before", "amending", "after"].map(|f| format!("{id}/{f}.md")));
    }
    let mut rest: Vec<String> =
        fs::read_dir(folder().join("unlabelled")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    rest.sort();
    out.extend(rest.iter().map(|f| format!("unlabelled/{f}")));
    out
}

/// The elements of an array; none where there is no array.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A text or a number as text; empty for nothing.
pub fn word(value: &Value) -> String {
    match value {
        Value::String(s) => s.clone(),
        Value::Number(n) => n.to_string(),
        _ => String::new(),
    }
}

/// Whether a field says something, as Python would have it.
pub fn said(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(b) => *b,
        Value::Number(n) => n.as_f64() != Some(0.0),
        Value::String(s) => !s.is_empty(),
        Value::Array(a) => !a.is_empty(),
        Value::Object(o) => !o.is_empty(),
    }
}

/// Right of expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub right: usize,
    pub expected: usize,
    /// Given, and not in the act.
    pub wrong: usize,
}

impl Share {
    pub fn count(&mut self, right: bool) {
        self.expected += 1;
        self.right += usize::from(right);
    }

    pub fn add(&mut self, other: Share) {
        self.right += other.right;
        self.expected += other.expected;
        self.wrong += other.wrong;
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = if self.expected == 0 { "-".to_string() } else { format!("{}/{}", self.right, self.expected) };
        if self.wrong > 0 {
            out += &format!(" +{}", self.wrong);
        }
        f.pad(&out)
    }
}
