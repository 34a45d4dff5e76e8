//! The report of GitLab's Code Quality: one JSON array.

use std::io::{self, Write};

use nusqa::base::Severity;
use serde::Serialize;

use super::{Fingerprints, Item, Report, place};
use crate::render::json::JsonWriter;

/// Writes the report.
pub struct Gitlab<'w> {
    json: JsonWriter<&'w mut dyn Write>,
    fingerprints: Fingerprints,
    begun: bool,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u64,
}

impl<'w> Gitlab<'w> {
    /// Nothing is written yet.
    pub fn new(out: &'w mut dyn Write) -> Self {
        Gitlab { json: JsonWriter::new(out), fingerprints: Fingerprints::default(), begun: false }
    }

    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) { Ok(()) } else { self.json.array() }
    }
}

impl Report for Gitlab<'_> {
    fn finding(&mut self, item: &Item<'_>) -> io::Result<()> {
        self.begin()?;
        let record = item.record.map(|r| format!("[{r}] ")).unwrap_or_default();
        self.json.value(&Issue {
            description: format!("{record}{} {}", item.said().replace('\n', " "), item.help),
            check_name: item.code,
            fingerprint: self.fingerprints.next(item),
            severity: match item.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            },
            location: Location { path: place::relative(item.file), lines: Lines { begin: item.line.max(1) } },
        })
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.begin()?;
        self.json.finish()
    }
}
