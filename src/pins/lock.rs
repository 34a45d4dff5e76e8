//! `nusqa.lock`: which wording each encoded rule was written against, and who looked last (contract § 5 and § 6).

use std::fmt::Write as _;

use serde::Deserialize;

use crate::base::{Date, Message, ProvisionPath, parse_date};

/// The form of the file.
pub const SCHEMA: &str = "nusqa.lock/1";

const HEAD: &str = "\
# Which wording each encoded rule was written against. Made by `nusqa rules pin`; a change of this file is reviewed like code.
";

/// The pins of a lock file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// Ascending by Work, provision, reference, rule.
    pub entries: Vec<Entry>,
}

/// One pin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The reference as the source writes it.
    pub reference: String,
    /// The rule, where it judges only cases of a time of its own.
    pub rule: Option<String>,
    /// Work id.
    pub work: String,
    /// Empty: the act.
    pub provision: ProvisionPath,
    /// Version id.
    pub version: String,
    /// Hash of the words without their number, in the form in which wordings compare; `None` where they are not known.
    pub text: Option<String>,
    /// When somebody last looked.
    pub reviewed: Date,
    /// Line of the file, from 1; 0 for an entry that was made and not read.
    pub line: u64,
}

/// Something in a lock file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1.
    pub line: u64,
    /// The reference of the entry, where it could be read.
    pub reference: Option<String>,
    /// What.
    pub message: Message,
    /// What to do.
    pub help: Message,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    schema: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    reference: String,
    rule: Option<String>,
    work: String,
    #[serde(default)]
    provision: String,
    version: String,
    text: Option<String>,
    reviewed: String,
}

impl Lock {
    /// Reads a lock file. What cannot be read is a problem, and the other entries are read all the same.
    #[must_use]
    pub fn read(text: &str) -> (Lock, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        for block in blocks(text, &mut problems) {
            if block.head {
                head(&block, &mut problems);
                continue;
            }
            match entry(&block) {
                Ok(entry) => match entries.iter().find(|e| e.key() == entry.key()) {
                    Some(first) => problems.push(Problem {
                        line: entry.line,
                        message: message("lock-twice", entry.line).with("reference", &entry.reference).with("first", first.line),
                        help: Message::new("lock-help-twice"),
                        reference: Some(entry.reference),
                    }),
                    None => entries.push(entry),
                },
                Err(problem) => problems.push(problem),
            }
        }
        problems.sort_by_key(|p| p.line);
        (Lock { entries }.sorted(), problems)
    }

    /// The file. The same pins give the same bytes.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::from(HEAD);
        // Writing to a string does not fail.
        let _ = writeln!(out, "schema = {}", string(SCHEMA));
        for entry in &self.clone().sorted().entries {
            let _ = writeln!(out, "\n[[pin]]\nreference = {}", string(&entry.reference));
            if let Some(rule) = &entry.rule {
                let _ = writeln!(out, "rule = {}", string(rule));
            }
            let _ = writeln!(out, "work = {}", string(&entry.work));
            if !entry.provision.is_empty() {
                let _ = writeln!(out, "provision = {}", string(&entry.provision.to_string()));
            }
            let _ = writeln!(out, "version = {}", string(&entry.version));
            if let Some(text) = &entry.text {
                let _ = writeln!(out, "text = {}", string(text));
            }
            let _ = writeln!(out, "reviewed = {}", string(&entry.reviewed.to_string()));
        }
        out
    }

    fn sorted(mut self) -> Self {
        self.entries.sort_by(|a, b| {
            let rest = |e: &Entry| (e.reference.clone(), e.rule.clone());
            a.work.cmp(&b.work).then_with(|| a.provision.cmp(&b.provision)).then_with(|| rest(a).cmp(&rest(b)))
        });
        self
    }
}

impl Entry {
    /// What tells it from other entries.
    #[must_use]
    pub fn key(&self) -> (&str, Option<&str>) {
        (&self.reference, self.rule.as_deref())
    }
}

/// The lines of one table.
struct Block {
    /// The lines before the first table.
    head: bool,
    /// Line of its first line, from 1.
    line: u64,
    text: String,
    /// A heading that is none of ours.
    odd: bool,
}

/// Cuts the file at its headings, so that one broken table does not take the others with it.
fn blocks(text: &str, problems: &mut Vec<Problem>) -> Vec<Block> {
    let mut out = vec![Block { head: true, line: 1, text: String::new(), odd: false }];
    for (line, words) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let words = words.trim_end_matches('\r');
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| words.starts_with(mark)) {
            problems.push(Problem {
                line,
                reference: None,
                message: message("lock-conflict", line),
                help: Message::new("lock-help-conflict"),
            });
            if let Some(block) = out.last_mut() {
                block.text.push('\n');
            }
            continue;
        }
        if words.trim_start().starts_with('[') {
            let odd = words.split('#').next().unwrap_or("").trim() != "[[pin]]";
            out.push(Block { head: false, line, text: String::from("\n"), odd });
        } else if let Some(block) = out.last_mut() {
            block.text.push_str(words);
            block.text.push('\n');
        }
    }
    out
}

fn head(block: &Block, problems: &mut Vec<Problem>) {
    let said = toml::from_str::<Head>(&block.text);
    let (line, message) = match said {
        Ok(Head { schema: Some(schema) }) if schema == SCHEMA => return,
        Ok(Head { schema: Some(other) }) => (line_of(&block.text, "schema"), Message::new("lock-schema").with("schema", other)),
        // An empty file is a lock without pins.
        Ok(Head { schema: None }) => return,
        Err(e) => {
            let line = 1 + e.span().map_or(0, |s| newlines(&block.text, s.start));
            (line, Message::new("lock-toml").with("reason", reason(&e)))
        }
    };
    problems.push(Problem { line, reference: None, message: message.with("line", line), help: Message::new("lock-help") });
}

fn entry(block: &Block) -> Result<Entry, Problem> {
    let problem = |line: u64, reference: Option<&str>, message: Message| Problem {
        line,
        reference: reference.map(str::to_string),
        message: message.with("line", line),
        help: Message::new("lock-help"),
    };
    if block.odd {
        return Err(problem(block.line, None, Message::new("lock-heading")));
    }
    let table: Table = toml::from_str(&block.text).map_err(|e| {
        let line = block.line + e.span().map_or(0, |s| newlines(&block.text, s.start));
        let loose: Option<toml::Table> = block.text.parse().ok();
        let reference = loose.as_ref().and_then(|t| t.get("reference")).and_then(toml::Value::as_str);
        problem(line.max(block.line), reference, Message::new("lock-toml").with("reason", reason(&e)))
    })?;
    let at = |field: &str| block.line + line_of(&block.text, field).saturating_sub(1);
    let field = |name: &'static str, value: &str| {
        problem(at(name), Some(&table.reference), Message::new("lock-field").with("field", name).with("value", value))
    };
    if table.reference.trim().is_empty() {
        return Err(field("reference", &table.reference));
    }
    if !table.work.starts_with("/akn/") {
        return Err(field("work", &table.work));
    }
    let provision: ProvisionPath = table.provision.parse().map_err(|_| field("provision", &table.provision))?;
    if !is_version(&table.version) {
        return Err(field("version", &table.version));
    }
    if let Some(text) = table.text.as_deref().filter(|t| !is_hash(t)) {
        return Err(field("text", text));
    }
    let reviewed = parse_date(&table.reviewed).map_err(|_| field("reviewed", &table.reviewed))?;
    Ok(Entry {
        reference: table.reference,
        rule: table.rule,
        work: table.work,
        provision,
        version: table.version,
        text: table.text,
        reviewed,
        line: block.line,
    })
}

fn is_version(id: &str) -> bool {
    is_hash(id) || id.strip_prefix("unknown:").is_some_and(|work| !work.is_empty())
}

fn is_hash(text: &str) -> bool {
    text.strip_prefix("sha256:")
        .is_some_and(|h| h.len() == 64 && h.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
}

fn message(id: &'static str, line: u64) -> Message {
    Message::new(id).with("line", line)
}

fn reason(e: &toml::de::Error) -> String {
    e.message().split('\n').collect::<Vec<_>>().join(", ")
}

fn newlines(text: &str, to: usize) -> u64 {
    text.bytes().take(to).filter(|b| *b == b'\n').count() as u64
}

/// The line, from 1, of a field.
fn line_of(text: &str, field: &str) -> u64 {
    text.lines().position(|l| l.trim_start().starts_with(field)).map_or(1, |n| n as u64 + 1)
}

/// A TOML string; what a basic string cannot hold is escaped.
fn string(text: &str) -> String {
    toml::Value::from(text).to_string()
}
