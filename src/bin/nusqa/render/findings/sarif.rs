//! SARIF 2.1.0, as code scanning of GitHub and others read it.

use std::io::{self, Write};

use nusqa::base::Severity;
use nusqa::check::CODES;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Fingerprints, Item, Report, place};
use crate::i18n::I18n;
use crate::render::json::JsonWriter;

/// Where the form is described; named in every document.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes one run.
pub struct Sarif<'w> {
    json: JsonWriter<&'w mut dyn Write>,
    fingerprints: Fingerprints,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultJson<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Value,
    locations: [Value; 1],
    partial_fingerprints: Value,
    properties: Value,
}

impl<'w> Sarif<'w> {
    /// Begins the document; every code with its manual page stands at its top.
    pub fn new(out: &'w mut dyn Write, i18n: &I18n) -> io::Result<Self> {
        let mut json = JsonWriter::new(out);
        json.object()?;
        json.field("$schema", &SCHEMA)?;
        json.field("version", &"2.1.0")?;
        json.key("runs")?;
        json.array()?;
        json.object()?;
        let lang = i18n.lang.code();
        let rules: Vec<Value> = CODES
            .iter()
            .map(|code| {
                let page = code.page(lang);
                json!({
                    "id": code.code,
                    "name": code.name,
                    "shortDescription": { "text": first_sentence(page) },
                    "help": { "text": page, "markdown": page },
                    "defaultConfiguration": { "level": code.severity.as_str() },
                })
            })
            .collect();
        let driver = json!({
            "name": "nusqa",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": lang,
            "rules": rules,
        });
        json.field("tool", &json!({ "driver": driver }))?;
        json.field("columnKind", &"unicodeCodePoints")?;
        json.key("results")?;
        json.array()?;
        Ok(Sarif { json, fingerprints: Fingerprints::default() })
    }
}

impl Report for Sarif<'_> {
    fn finding(&mut self, item: &Item<'_>) -> io::Result<()> {
        let mut text = item.said();
        for more in item.places.iter().chain([&item.help]).filter(|m| !m.is_empty()) {
            text.push('\n');
            text.push_str(more);
        }
        let mut physical = json!({ "artifactLocation": { "uri": place::uri(item.file) } });
        if item.line > 0
            && let Some(physical) = physical.as_object_mut()
        {
            physical.insert("region".into(), json!({ "startLine": item.line }));
        }
        let mut location = json!({ "physicalLocation": physical });
        let logical = item.record.or(item.provision);
        if let (Some(name), Some(location)) = (logical, location.as_object_mut()) {
            location.insert("logicalLocations".into(), json!([{ "fullyQualifiedName": name }]));
        }
        let fingerprint = self.fingerprints.next(item);
        self.json.value(&ResultJson {
            rule_id: item.code,
            rule_index: CODES.iter().position(|c| c.code == item.code),
            level: match item.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            message: json!({ "text": text }),
            locations: [location],
            partial_fingerprints: json!({ "nusqa/v1": fingerprint }),
            properties: json!({ "record": item.record, "provision": item.provision }),
        })
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.json.finish()
    }
}

/// The first sentence below the first heading inside a manual page.
fn first_sentence(page: &str) -> String {
    let body = page.split("\n## ").nth(1).and_then(|section| section.split_once('\n')).map_or("", |(_, body)| body);
    let paragraph: Vec<&str> = body.trim().lines().take_while(|l| !l.trim().is_empty()).collect();
    let paragraph = paragraph.join(" ");
    match paragraph.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => paragraph,
    }
}
