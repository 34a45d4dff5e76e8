//! `check` for people.

use std::io::{self, Write};
use std::path::Path;

use nusqa::base::{Message, Severity};
use nusqa::check::{Finding, Summary};

use super::{Places, severity};
use crate::i18n::I18n;
use crate::style::{Style, Tone, cut};

/// Longest quotation shown; the place leads to the whole.
const QUOTE: usize = 160;

/// Writes findings as they come, a blank line between records.
pub struct Findings<'a> {
    out: &'a mut dyn Write,
    style: Style,
    places: Places,
    last: Option<(String, u64)>,
}

impl<'a> Findings<'a> {
    /// Evidence is looked up in the corpus at `root`.
    pub fn new(out: &'a mut dyn Write, style: Style, root: &Path) -> Self {
        Findings { out, style, places: Places::new(root), last: None }
    }

    /// `cases.jsonl:3: error NQ101 [case] …`, then why, what to do, and where it is written.
    pub fn write(&mut self, finding: &Finding, i18n: &I18n) -> io::Result<()> {
        let place = (finding.file.clone(), finding.line);
        if self.last.as_ref().is_some_and(|last| *last != place) {
            writeln!(self.out)?;
        }
        let tone = match finding.severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Doubt,
            Severity::Note => Tone::Faint,
        };
        let code = format!("{} {} {}", i18n.word(severity(finding.severity)), finding.code, finding.name);
        let record = finding.record.as_ref().map(|r| format!(" [{r}]")).unwrap_or_default();
        let at = self.style.paint(Tone::Strong, &format!("{}:{}:", place.0, place.1));
        writeln!(self.out, "{at} {}{record}", self.style.paint(tone, &code))?;
        self.last = Some(place);
        for message in std::iter::once(&finding.message).chain(&finding.because) {
            write!(self.out, "{}", self.style.wrap(&i18n.tr(message), 4))?;
        }
        for (evidence, quote) in &finding.evidence {
            let place = self.places.line(evidence);
            let quote = if quote.is_empty() { String::new() } else { format!(": {}", cut(quote, QUOTE)) };
            let text = self.style.wrap(&format!("{place}{quote}"), 4);
            writeln!(self.out, "{}", self.style.paint(Tone::Faint, text.trim_end()))?;
        }
        let help = format!("{} {}", i18n.word("cli-hint"), i18n.tr(&finding.help));
        write!(self.out, "{}", self.style.paint(Tone::Good, &self.style.wrap(&help, 4)))
    }
}

/// How much was checked and found, in one line.
pub fn summary(summary: &Summary) -> Message {
    let of = |severity| summary.by_severity.get(&severity).copied().unwrap_or(0);
    Message::new("cli-check-summary")
        .with("records", summary.records)
        .with("checks", summary.checks)
        .with("errors", of(Severity::Error))
        .with("warnings", of(Severity::Warning))
        .with("notes", of(Severity::Note))
}
