//! `check` for people.

use std::io::{self, Write};

use nusqa::base::{Message, Severity};
use nusqa::check::{Finding, Summary};

use super::{Places, severity};
use crate::i18n::I18n;
use crate::style::{Style, Tone, cut};

/// Longest quotation shown; the place leads to the whole.
const QUOTE: usize = 160;

/// `cases.jsonl:3: error NQ101 [case] …`, then why, what to do, and where it is written.
pub fn finding(out: &mut dyn Write, finding: &Finding, style: Style, places: &mut Places, i18n: &I18n) -> io::Result<()> {
    let tone = match finding.severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Doubt,
        Severity::Note => Tone::Faint,
    };
    let code = format!("{} {} {}", i18n.word(severity(finding.severity)), finding.code, finding.name);
    let record = finding.record.as_ref().map(|r| format!(" [{r}]")).unwrap_or_default();
    let at = style.paint(Tone::Strong, &format!("{}:{}:", finding.file, finding.line));
    writeln!(out, "{at} {}{record}", style.paint(tone, &code))?;
    for message in std::iter::once(&finding.message).chain(&finding.because) {
        write!(out, "{}", style.wrap(&i18n.tr(message), 4))?;
    }
    for (evidence, quote) in &finding.evidence {
        let place = places.line(evidence);
        let quote = if quote.is_empty() { String::new() } else { format!(": {}", cut(quote, QUOTE)) };
        let text = style.wrap(&format!("{place}{quote}"), 4);
        writeln!(out, "{}", style.paint(Tone::Faint, text.trim_end()))?;
    }
    let help = format!("{} {}", i18n.word("cli-hint"), i18n.tr(&finding.help));
    write!(out, "{}", style.paint(Tone::Good, &style.wrap(&help, 4)))
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
