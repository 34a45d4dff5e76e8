//! `rules pin` and `rules verify` for people.

use std::io::{self, Write};
use std::path::Path;

use nusqa::base::{Message, Severity};
use nusqa::pins::{Action, Difference, Entry, Finding, Pinned, Verification};

use super::{Places, brief, severity};
use crate::i18n::I18n;
use crate::render::findings::Item;
use crate::session::Session;
use crate::style::{Style, Tone, cut};

/// Longest quotation and longest difference shown; `nusqa diff` shows the whole.
const QUOTE: usize = 160;
const DIFFERENCE: usize = 2_000;

/// What was done with each pin.
pub fn pinned(session: &mut Session, lock: &str, done: &[Pinned], pruned: &[Entry], written: bool) -> io::Result<()> {
    let mut counts = [0usize; 4];
    for pin in done {
        let (i, id, tone) = match &pin.action {
            Action::Added(_) => (0, "cli-pin-added", Tone::Good),
            Action::Updated(_, _) => (1, "cli-pin-updated", Tone::Good),
            Action::Kept(_, true) => (2, "cli-pin-kept", Tone::Faint),
            Action::Kept(_, false) => (2, "cli-pin-kept-outdated", Tone::Doubt),
            Action::Refused(..) => (3, "cli-pin-refused", Tone::Bad),
        };
        counts[i] += 1;
        if matches!(pin.action, Action::Kept(_, true)) && !session.verbose {
            continue;
        }
        let said = session.style.paint(tone, &session.i18n.word(id));
        let at = session.style.paint(Tone::Faint, &format!("{}:{}", pin.mention.file, pin.mention.line));
        writeln!(session.out, "{said} {} {at}", session.style.paint(Tone::Strong, &pin.reference))?;
        let version = |e: &Entry| short(&e.version);
        match &pin.action {
            Action::Added(e) => writeln!(session.out, "    {}", version(e))?,
            Action::Updated(old, new) if old.version != new.version => {
                writeln!(session.out, "    {} → {}", version(old), version(new))?;
            }
            Action::Updated(old, new) => writeln!(session.out, "    {} → {}", old.reviewed, new.reviewed)?,
            Action::Refused(message, because) => {
                for message in std::iter::once(message).chain(because) {
                    write!(session.out, "{}", session.style.wrap(&session.i18n.tr(message), 4))?;
                }
            }
            Action::Kept(..) => {}
        }
    }
    for entry in pruned {
        let said = session.style.paint(Tone::Doubt, &session.i18n.word("cli-pin-pruned"));
        writeln!(session.out, "{said} {}", session.style.paint(Tone::Strong, &entry.reference))?;
    }
    let [added, updated, kept, refused] = counts;
    let id = if written { "cli-pin-summary" } else { "cli-pin-summary-same" };
    let message = Message::new(id).with("file", lock).with("added", added).with("updated", updated);
    session.remark(&message.with("kept", kept).with("refused", refused).with("pruned", pruned.len()));
    Ok(())
}

/// Enough of a version id to tell it from others.
fn short(id: &str) -> String {
    if id.starts_with("sha256:") { id.chars().take(19).collect::<String>() + "…" } else { id.to_string() }
}

/// Every finding, and the patch.
pub fn verification(session: &mut Session, root: &Path, verification: &Verification, patch: &str) -> io::Result<()> {
    let mut places = Places::new(root);
    let mut last: Option<(&str, u64)> = None;
    for finding in verification.findings() {
        let place = (finding.file.as_str(), finding.line);
        if last.is_some_and(|l| l != place) {
            writeln!(session.out)?;
        }
        last = Some(place);
        write_finding(session, &mut places, finding)?;
    }
    if !patch.is_empty() {
        let head = session.style.paint(Tone::Strong, &session.i18n.word("cli-verify-patch"));
        writeln!(session.out, "\n{head}")?;
        for line in patch.lines() {
            let tone = match line.as_bytes().first() {
                Some(b'+') => Tone::Good,
                Some(b'-') => Tone::Bad,
                _ => Tone::Plain,
            };
            writeln!(session.out, "{}", session.style.paint(tone, line))?;
        }
    }
    Ok(())
}

fn write_finding(session: &mut Session, places: &mut Places, finding: &Finding) -> io::Result<()> {
    let (style, i18n) = (session.style, &session.i18n);
    let item = pin_item(finding, places, i18n);
    let tone = match finding.severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Doubt,
        Severity::Note => Tone::Faint,
    };
    let code = format!("{} {} {}", i18n.word(severity(finding.severity)), item.code, item.name);
    let rule = finding.rule.as_ref().map(|r| format!(" [{r}]")).unwrap_or_default();
    let at = style.paint(Tone::Strong, &format!("{}:{}:", finding.file, finding.line));
    writeln!(session.out, "{at} {}{rule}", style.paint(tone, &code))?;
    for said in std::iter::once(&item.message).chain(&item.because) {
        write!(session.out, "{}", style.wrap(said, 4))?;
    }
    if let Some(difference) = &finding.difference {
        write!(session.out, "{}", style.wrap(&redline(difference, style), 6))?;
    }
    for place in &item.places {
        writeln!(session.out, "{}", style.paint(Tone::Faint, style.wrap(place, 4).trim_end()))?;
    }
    let help = format!("{} {}", i18n.word("cli-hint"), item.help);
    write!(session.out, "{}", style.paint(Tone::Good, &style.wrap(&help, 4)))
}

/// What changed, in one text.
fn redline(difference: &Difference, style: Style) -> String {
    let mut out = String::new();
    for word in &difference.words {
        if out.len() > DIFFERENCE {
            out.push_str(" […]");
            break;
        }
        out.push_str(&brief(word, style));
    }
    out
}

/// A finding in words, for every shape.
pub fn pin_item<'a>(finding: &'a Finding, places: &mut Places, i18n: &I18n) -> Item<'a> {
    let mut because: Vec<String> = finding.because.iter().map(|m| i18n.tr(m)).collect();
    if let Some(difference) = finding.difference.as_ref().filter(|d| !d.classes.is_empty()) {
        let classes: Vec<String> = difference.classes.iter().map(|c| i18n.tr(&c.message())).collect();
        because.push(i18n.tr(&Message::new("cli-verify-classes").with("classes", classes.join(", "))));
    }
    let place = |(evidence, quote): &(nusqa::base::Evidence, String)| {
        let line = places.line(evidence);
        if quote.is_empty() { line } else { format!("{line}: {}", cut(quote, QUOTE)) }
    };
    Item {
        code: finding.code,
        name: nusqa::check::codes::find(finding.code).map_or("", |c| c.name),
        severity: finding.severity,
        file: &finding.file,
        line: finding.line,
        record: finding.rule.as_deref(),
        provision: finding.provision.as_deref(),
        message: i18n.tr(&finding.message),
        because,
        help: i18n.tr(&finding.help),
        places: finding.evidence.iter().map(place).collect(),
        versions: finding.applicable.iter().map(|v| v.id.as_str()).collect(),
    }
}
