//! `parse` for people: the act's requisites, its tree as an indented outline, and what was found in it.

use std::io::{self, Write};

use nusqa::base::{ActRef, Message, Severity, Span};
use nusqa::extract::{Amendment, Clause, StatusValue};
use nusqa::layout::RepairKind;

use super::places::{line_ends, place};
use crate::i18n::I18n;
use crate::render::json::ReadAct;
use crate::style::{Style, Tone, cut};

/// Width of outline lines where there is no terminal to fit.
const USUAL_WIDTH: usize = 110;

/// Repairs below this are worth a look.
const SURE: f32 = 0.9;

/// Writes outlines of acts, one after the other.
pub struct Outline {
    style: Style,
    verbose: bool,
    first: bool,
    /// Line ends of the act under way.
    ends: Vec<usize>,
}

impl Outline {
    /// For an output of this style; `verbose` shows whole texts and every repair and citation.
    pub fn new(style: Style, verbose: bool) -> Self {
        Outline { style, verbose, first: true, ends: Vec::new() }
    }

    /// One act.
    pub fn write(&mut self, out: &mut impl Write, read: &ReadAct<'_>, i18n: &I18n) -> io::Result<()> {
        if !std::mem::take(&mut self.first) {
            writeln!(out)?;
        }
        self.ends = line_ends(&read.source.text);
        self.head(out, read, i18n)?;
        self.tree(out, read)?;
        self.amendments(out, read, i18n)?;
        self.notes(out, read, i18n)?;
        self.commencement(out, read, i18n)?;
        self.citations(out, read, i18n)?;
        self.repairs(out, read, i18n)?;
        self.diagnostics(out, read, i18n)
    }

    fn head(&self, out: &mut impl Write, read: &ReadAct<'_>, i18n: &I18n) -> io::Result<()> {
        let head = &read.act.head;
        if let Some(title) = &head.title {
            let title = self.style.wrap(title, 0);
            writeln!(out, "{}", self.style.paint(Tone::Strong, title.trim_end()))?;
        }
        let id = head.work_id().unwrap_or_else(|| i18n.word("cli-parse-no-id"));
        let line = format!("{} · {} · {id}", read.file, read.source.encoding);
        writeln!(out, "{}", self.style.paint(Tone::Faint, &line))?;
        for issuer in &head.issuers {
            let id = if issuer.acting { "cli-parse-issuer-acting" } else { "cli-parse-issuer" };
            writeln!(out, "{}", i18n.tr(&Message::new(id).with("name", &issuer.name)))?;
        }
        if let Some(r) = &head.registration {
            let number = r.number.as_deref().unwrap_or("?");
            let date = r.date.map_or_else(|| "?".to_string(), |d| d.to_string());
            writeln!(out, "{}", i18n.tr(&Message::new("cli-parse-registration").with("number", number).with("date", date)))?;
        }
        if head.status.value == StatusValue::Repealed {
            let by = head.status.by.as_ref().map_or_else(|| "?".to_string(), ActRef::label);
            let said = i18n.tr(&Message::new("cli-parse-repealed").with("act", by));
            writeln!(out, "{}", self.style.paint(Tone::Bad, &said))?;
        }
        writeln!(out)
    }

    fn tree(&self, out: &mut impl Write, read: &ReadAct<'_>) -> io::Result<()> {
        let document = &read.act.document;
        for (id, node) in document.nodes.iter().enumerate() {
            // Indentation stops before it leaves no room for words.
            let indent = 2 * usize::from(node.depth).min(20);
            let segment = document.segment(id).to_string();
            let tone = if node.kind == nusqa::base::Kind::Unparsed { Tone::Bad } else { Tone::Strong };
            write!(out, "{:indent$}{}", "", self.style.paint(tone, &segment))?;
            let text = document.text(id);
            if self.verbose && !text.is_empty() {
                write!(out, "\n{}", self.style.wrap(text, indent + 4))?;
            } else {
                let used = indent + segment.chars().count() + 2;
                let room = self.style.width.unwrap_or(USUAL_WIDTH).saturating_sub(used).max(20);
                let gap = if text.is_empty() { "" } else { "  " };
                writeln!(out, "{gap}{}", cut(text, room))?;
            }
        }
        Ok(())
    }

    /// A heading with the number of entries, where there are any; says whether entries follow.
    fn section(&self, out: &mut impl Write, i18n: &I18n, id: &'static str, count: usize) -> io::Result<bool> {
        if count > 0 {
            let said = i18n.tr(&Message::new(id).with("count", count));
            writeln!(out, "\n{}", self.style.paint(Tone::Strong, &said))?;
        }
        Ok(count > 0)
    }

    fn at(&self, read: &ReadAct<'_>, span: Span) -> String {
        let place = place(read.file, &read.source.pieces, &self.ends, span.start());
        self.style.paint(Tone::Faint, &place)
    }

    fn amendments(&self, out: &mut impl Write, read: &ReadAct<'_>, i18n: &I18n) -> io::Result<()> {
        self.section(out, i18n, "cli-parse-amendments", read.act.amendments.len())?;
        for amendment in &read.act.amendments {
            writeln!(out, "  {}  {}", amendment_line(amendment), self.at(read, amendment.span))?;
            if let Some(content) = &amendment.content {
                let shown = if self.verbose { content.text.clone() } else { cut(&content.text, USUAL_WIDTH - 8) };
                write!(out, "{}", self.style.paint(Tone::Good, &self.style.wrap(&shown, 6)))?;
            }
        }
        Ok(())
    }

    fn notes(&self, out: &mut impl Write, read: &ReadAct<'_>, i18n: &I18n) -> io::Result<()> {
        self.section(out, i18n, "cli-parse-notes", read.act.notes.len())?;
        for note in &read.act.notes {
            let path = note.path.as_ref().map_or_else(|| i18n.word("cli-parse-the-act"), ToString::to_string);
            let rule = note.commencement.as_ref().map(clause).unwrap_or_default();
            let line = format!("  {path}  {}  {}  {rule}", note.event.as_str(), note.by.label());
            writeln!(out, "{}  {}", line.trim_end(), self.at(read, note.span))?;
        }
        Ok(())
    }

    fn commencement(&self, out: &mut impl Write, read: &ReadAct<'_>, i18n: &I18n) -> io::Result<()> {
        self.section(out, i18n, "cli-parse-commencement", read.act.commencement.len())?;
        for c in &read.act.commencement {
            let what = c.applies_to.as_ref().map_or_else(|| i18n.word("cli-parse-the-act"), ToString::to_string);
            writeln!(out, "  {what}  {}  {}", clause(&c.clause), self.at(read, c.clause.span))?;
            write!(out, "{}", self.style.wrap(&c.clause.phrase, 6))?;
        }
        Ok(())
    }

    fn citations(&self, out: &mut impl Write, read: &ReadAct<'_>, i18n: &I18n) -> io::Result<()> {
        let citations = &read.act.citations;
        if self.section(out, i18n, "cli-parse-citations", citations.len())? && self.verbose {
            for c in citations {
                writeln!(out, "  {}  {}", cut(&c.text, USUAL_WIDTH), self.at(read, c.span))?;
            }
        }
        Ok(())
    }

    fn repairs(&self, out: &mut impl Write, read: &ReadAct<'_>, i18n: &I18n) -> io::Result<()> {
        let repairs = &read.act.document.layout.repairs;
        self.section(out, i18n, "cli-parse-repairs", repairs.len())?;
        let kinds = [
            RepairKind::DisplacedLink,
            RepairKind::JoinedLine,
            RepairKind::PageBreak,
            RepairKind::TableOrder,
            RepairKind::SplitWord,
            RepairKind::FontLetters,
            RepairKind::WrongCodePage,
            RepairKind::Mojibake,
            RepairKind::MixedEncoding,
        ];
        for kind in kinds {
            let of_kind = repairs.iter().filter(|r| r.kind == kind);
            let count = of_kind.clone().count();
            if count > 0 {
                writeln!(out, "  {}  {count}", kind.as_str())?;
            }
            for r in of_kind.filter(|r| self.verbose || r.confidence < SURE) {
                writeln!(out, "    {:.2}  {}  {}", r.confidence, cut(&r.text, 60), self.at(read, r.from))?;
            }
        }
        Ok(())
    }

    fn diagnostics(&self, out: &mut impl Write, read: &ReadAct<'_>, i18n: &I18n) -> io::Result<()> {
        let diagnostics = &read.diagnostics;
        self.section(out, i18n, "cli-parse-diagnostics", diagnostics.len())?;
        for d in diagnostics {
            let tone = if d.severity == Severity::Error { Tone::Bad } else { Tone::Doubt };
            let word = self.style.paint(tone, &format!("{} {}", i18n.word(severity(d.severity)), d.code));
            writeln!(out, "  {}: {word} {}", self.at(read, d.span), i18n.tr(&d.message))?;
        }
        Ok(())
    }
}

/// The word for a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "cli-severity-note",
        Severity::Warning => "cli-severity-warning",
        Severity::Error => "cli-severity-error",
    }
}

/// `substitution  № 11-1-4/1 (2018-01-04)  document «…»/item-3`.
pub fn amendment_line(amendment: &Amendment) -> String {
    let path: Vec<String> = amendment
        .path
        .iter()
        .map(|s| match (&s.number, &s.title) {
            (None, Some(title)) => format!("{} «{}»", s.kind.as_str(), cut(title, 40)),
            _ => s.to_string(),
        })
        .collect();
    format!("{}  {}  {}", amendment.op.as_str(), amendment.act.label(), path.join("/")).trim_end().to_string()
}

/// `after_publication 10 calendar_day`.
pub fn clause(clause: &Clause) -> String {
    let days = clause.days.map(|d| d.to_string());
    let unit = clause.unit.map(|u| u.as_str().to_string());
    let date = clause.date.map(|d| d.to_string());
    let parts = [Some(clause.rule.as_str().to_string()), days, unit, date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
