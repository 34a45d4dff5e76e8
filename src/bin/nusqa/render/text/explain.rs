//! `explain` for people: the sentence, what it does, which words say so, or where its reading stops.

use std::io::{self, Write};

use nusqa::base::{Message, Span};
use nusqa::extract::{Amendment, Explained, Explanation, What, WordMode, Words};
use nusqa::query::Matches;
use nusqa::source::Source;

use super::bound;
use super::outline::{amendment_line, clause};
use crate::session::Session;
use crate::style::Tone;

/// How each sentence is read.
pub fn explain(
    session: &mut Session,
    source: &Source,
    read: &Explanation,
    found: &dyn Fn(&Amendment) -> Option<Matches>,
) -> io::Result<()> {
    for (i, sentence) in read.sentences.iter().enumerate() {
        if i > 0 {
            writeln!(session.out)?;
        }
        one(session, source, sentence, found)?;
    }
    if read.sentences.is_empty() {
        writeln!(session.out, "{}", session.i18n.word("cli-explain-nothing"))?;
    }
    for d in &read.diagnostics {
        let message = session.i18n.tr(&d.message);
        session.remark(&Message::new("cli-explain-remark").with("code", d.code).with("message", message));
    }
    Ok(())
}

fn one(session: &mut Session, source: &Source, s: &Explained, found: &dyn Fn(&Amendment) -> Option<Matches>) -> io::Result<()> {
    let style = session.style;
    // A line break inside the sentence is the print's.
    let text = s.span.of(&source.text).replace(['\n', '\r', '\t'], " ");
    writeln!(session.out, "{}", style.paint(Tone::Strong, text.trim_end()))?;
    for stop in &s.stops {
        carets(session, &text, *stop, s.span)?;
    }
    let what = match (&s.what, s.stops.is_empty(), s.nearest.is_some()) {
        (What::Instruction, true, false) => "cli-explain-instruction",
        (What::Instruction, ..) => "cli-explain-stopped",
        (What::Navigation, ..) => "cli-explain-navigation",
        (What::Commencement(_), ..) => "cli-explain-commencement",
        (What::Note(_), ..) => "cli-explain-note",
        (What::Other, ..) => "cli-explain-other",
    };
    let tone = if s.nearest.is_some() || !s.stops.is_empty() { Tone::Bad } else { Tone::Good };
    writeln!(session.out, "{}", style.paint(tone, &session.i18n.word(what)))?;
    for a in &s.amendments {
        writeln!(session.out, "  {}", amendment_line(a))?;
        details(session, a)?;
        if let Some(m) = found(a) {
            counted(session, &m)?;
        }
    }
    match &s.what {
        What::Commencement(list) => {
            for c in list {
                let at = c.applies_to.as_ref().map_or_else(|| session.i18n.word("cli-parse-the-act"), ToString::to_string);
                writeln!(session.out, "  {at}: {}", clause(&c.clause))?;
            }
        }
        What::Note(list) => {
            for n in list {
                let at = n.path.as_ref().map_or_else(|| session.i18n.word("cli-parse-the-act"), ToString::to_string);
                writeln!(session.out, "  {at}: {}  {}", n.event.as_str(), n.by.label())?;
            }
        }
        _ => {}
    }
    if !s.parts.is_empty() {
        writeln!(session.out, "  {}", style.paint(Tone::Faint, &session.i18n.word("cli-explain-parts")))?;
        for p in &s.parts {
            let words = p.span.of(&source.text).replace(['\n', '\r', '\t'], " ");
            writeln!(session.out, "    {}  {}", super::pad(p.role.as_str(), 10), words.trim())?;
        }
    }
    if let Some(formula) = s.nearest {
        let message = session.i18n.tr(&Message::new("cli-explain-nearest").with("formula", formula.text));
        writeln!(session.out, "  {}", style.paint(Tone::Doubt, &message))?;
    }
    Ok(())
}

/// Carets under the word at which reading stops.
fn carets(session: &mut Session, text: &str, stop: Span, sentence: Span) -> io::Result<()> {
    let from = stop.start().saturating_sub(sentence.start()).min(text.len());
    let to = stop.end().saturating_sub(sentence.start()).clamp(from, text.len());
    let count = |s: Option<&str>| s.map_or(0, |s| s.chars().count());
    let (blank, width) = (count(text.get(..from)), count(text.get(from..to)).max(1));
    let line = format!("{}{}", " ".repeat(blank), "^".repeat(width));
    writeln!(session.out, "{}", session.style.paint(Tone::Bad, &line))
}

fn details(session: &mut Session, a: &Amendment) -> io::Result<()> {
    if let Some(p) = &a.position {
        let path = p.path.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
        let id = if p.after { "cli-explain-after" } else { "cli-explain-before" };
        let message = session.i18n.tr(&Message::new(id).with("path", path));
        writeln!(session.out, "    {message}")?;
    }
    if let Some(words) = &a.words {
        writeln!(session.out, "    {}", words_line(words))?;
    }
    if let Some(content) = &a.content {
        write!(session.out, "{}", session.style.paint(Tone::Good, &session.style.wrap(content.text.trim_end(), 4)))?;
    }
    Ok(())
}

/// `replace «а» → «б»`.
fn words_line(w: &Words) -> String {
    let pairs = w.pairs.iter().map(|(old, new)| match w.mode {
        WordMode::Replace => format!("«{old}» → «{new}»"),
        WordMode::Delete => format!("«{old}»"),
        WordMode::InsertAfter => format!("«{}» + «{new}»", w.after.as_deref().unwrap_or("")),
        WordMode::InsertBefore => format!("«{new}» + «{}»", w.before.as_deref().unwrap_or("")),
        WordMode::Append => format!("+ «{new}»"),
    });
    let mut line = format!("{} {}", w.mode.as_str(), pairs.collect::<Vec<_>>().join(", "));
    for (set, word) in [(w.whole_text, "whole_text"), (w.inflected, "inflected")] {
        if set {
            line.push_str(&format!(" ({word})"));
        }
    }
    line
}

fn counted(session: &mut Session, m: &Matches) -> io::Result<()> {
    let place = m.path.as_ref().filter(|p| !p.is_empty()).map_or_else(|| m.work.clone(), |p| format!("{}#{p}", m.work));
    if let Some(from) = &m.from {
        let from = bound::words(from, &session.i18n);
        let message = Message::new("cli-explain-wording").with("place", &place).with("from", from);
        writeln!(session.out, "    {}", session.i18n.tr(&message))?;
    }
    for (words, count) in &m.words {
        let message = Message::new("cli-explain-count").with("words", words).with("count", count);
        writeln!(session.out, "      {}", session.i18n.tr(&message))?;
    }
    if let Some(reason) = &m.reason {
        writeln!(session.out, "    {}: {}", place, session.i18n.tr(reason))?;
    }
    Ok(())
}
