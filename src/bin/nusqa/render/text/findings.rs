//! `check` for people.

use std::io::{self, Write};

use nusqa::base::{Message, Severity};
use nusqa::check::{Finding, Summary};

use super::{Places, severity};
use crate::i18n::I18n;
use crate::style::{Style, Tone, cut};

/// Longest quotation shown; the place leads to the whole.
const QUOTE: usize = 160;

/// `error NQ101 outdated-wording`
pub fn finding_code(finding: &Finding, style: Style, i18n: &I18n) -> String {
    let tone = match finding.severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Doubt,
        Severity::Note => Tone::Faint,
    };
    // How the place is painted goes before the code, so that the head needs nothing else.
    let place = style.paint(Tone::Strong, "\0");
    let code = format!("{} {} {}", i18n.word(severity(finding.severity)), finding.code, finding.name);
    format!("{place} {}", style.paint(tone, &code))
}

/// `cases.jsonl:3: error NQ101 outdated-wording [case]`, from the [`finding_code`].
pub fn finding_head(out: &mut Vec<u8>, finding: &Finding, code: &[u8]) -> io::Result<()> {
    let cut = code.iter().position(|b| *b == 0).unwrap_or(0);
    out.extend_from_slice(code.get(..cut).unwrap_or_default());
    write!(out, "{}:{}:", finding.file, finding.line)?;
    out.extend_from_slice(code.get(cut + 1..).unwrap_or_default());
    if let Some(record) = &finding.record {
        write!(out, " [{record}]")?;
    }
    out.push(b'\n');
    Ok(())
}

/// Why, where it is written, and what to do.
pub fn finding_body(out: &mut dyn Write, finding: &Finding, style: Style, places: &mut Places, i18n: &I18n) -> io::Result<()> {
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
