//! `show` and `history` for people.

use std::io::{self, Write};

use nusqa::base::{ActRef, Bound, Date, Message};
use nusqa::corpus::{Corpus, Reference};
use nusqa::query::Leg;
use nusqa::timeline::{Answer, AnswerKind, Cause, TextStatus, Version};

use super::{Places, bound, pad};
use crate::i18n::I18n;
use crate::session::Session;
use crate::style::Tone;

/// Blanks before the labels of a version, and before its words.
const INDENT: usize = 2;

/// The answer to "what applied on this day".
pub fn show(
    session: &mut Session,
    corpus: &Corpus,
    reference: &Reference,
    on: Date,
    answer: &Answer,
    force: &Bound,
) -> io::Result<()> {
    heading(session, corpus, reference)?;
    let (id, tone) = match answer.kind {
        AnswerKind::InForce => ("cli-answer-in-force", Tone::Good),
        AnswerKind::NotInForce => ("cli-answer-not-in-force", Tone::Bad),
        AnswerKind::Uncertain => ("cli-answer-uncertain", Tone::Doubt),
        AnswerKind::Unknown => ("cli-answer-unknown", Tone::Doubt),
    };
    let verdict = session.style.paint(tone, &session.i18n.tr(&Message::new(id).with("day", on)));
    let reason = session.i18n.tr(&answer.reason);
    writeln!(session.out, "{verdict}")?;
    write!(session.out, "{}", session.style.wrap(&reason, INDENT))?;
    // Force is told where it is not the day of application anyway.
    if reference.path.is_empty() && answer.versions.first().is_none_or(|v| v.cause.event == "adopted" && v.from != *force) {
        let said = Message::new("cli-act-in-force").with("since", bound::words(force, &session.i18n));
        let said = session.i18n.tr(&said);
        write!(session.out, "{}", session.style.wrap(&said, INDENT))?;
    }
    let mut places = Places::new(&corpus.root);
    for version in &answer.versions {
        writeln!(session.out)?;
        if version.by_other_order {
            let said = session.i18n.word("cli-other-order");
            writeln!(session.out, "{:INDENT$}{}", "", session.style.paint(Tone::Doubt, &said))?;
        }
        facts(session, &mut places, version)?;
        writeln!(session.out)?;
        wording(session, version)?;
    }
    Ok(())
}

/// Every version, oldest first: a table, and with `--verbose` the wordings too.
pub fn history(session: &mut Session, corpus: &Corpus, reference: &Reference, versions: &[Version]) -> io::Result<()> {
    heading(session, corpus, reference)?;
    if versions.is_empty() {
        let none = session.i18n.word("cli-history-empty");
        return writeln!(session.out, "{none}");
    }
    let mut places = Places::new(&corpus.root);
    if session.verbose {
        for version in versions {
            writeln!(session.out)?;
            facts(session, &mut places, version)?;
            writeln!(session.out)?;
            wording(session, version)?;
        }
        return Ok(());
    }
    let i18n = &session.i18n;
    let mut rows = vec![[
        i18n.word("cli-label-from"),
        i18n.word("cli-label-until"),
        i18n.word("cli-label-text"),
        i18n.word("cli-label-cause"),
        i18n.word("cli-label-evidence"),
    ]];
    rows.extend(versions.iter().map(|v| {
        [
            bound::short(&v.from),
            v.until.as_ref().map_or_else(|| "—".to_string(), bound::short),
            i18n.word(text_status(v)),
            cause(&v.cause, i18n),
            v.cause.evidence.as_ref().map_or_else(String::new, |e| places.line(e)),
        ]
    }));
    let widths: [usize; 5] = std::array::from_fn(|c| rows.iter().map(|r| r[c].chars().count()).max().unwrap_or(0));
    for (i, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| pad(cell, width)).collect();
        let line = cells.join("  ");
        let tone = if i == 0 { Tone::Strong } else { Tone::Plain };
        writeln!(session.out, "{}", session.style.paint(tone, line.trim_end()))?;
    }
    orders(session, versions)?;
    open_questions(session, versions)
}

/// Where the order of changes is not known and makes a difference.
fn orders(session: &mut Session, versions: &[Version]) -> io::Result<()> {
    for v in versions.iter().filter(|v| !v.outcomes.is_empty()) {
        let orders: Vec<String> = v.outcomes.iter().map(|o| o.acts.join(" → ")).collect();
        let said = Message::new("cli-history-order").with("from", bound::short(&v.from)).with("orders", orders.join("; "));
        let said = session.style.wrap(&session.i18n.tr(&said), INDENT);
        write!(session.out, "\n{}", session.style.paint(Tone::Doubt, &said))?;
    }
    Ok(())
}

/// The history of an act and of those it replaced, nearest first.
pub fn across(session: &mut Session, corpus: &Corpus, legs: &[Leg]) -> io::Result<()> {
    let asked = legs.first().map(|l| l.path.clone()).unwrap_or_default();
    for leg in legs {
        if let (Some(by), Some(source)) = (&leg.replaced_by, &leg.source) {
            let id = if leg.path == asked { "cli-across" } else { "cli-across-whole" };
            let said = Message::new(id).with("by", by).with("source", source).with("provision", &asked);
            let said = session.style.wrap(&session.i18n.tr(&said), 0);
            write!(session.out, "\n{}", session.style.paint(Tone::Faint, &said))?;
        }
        let reference = Reference { work: leg.work.clone(), path: leg.path.clone(), on: None };
        history(session, corpus, &reference, &leg.versions)?;
    }
    Ok(())
}

/// What would make the days exact, and what they rest on meanwhile, each sentence once.
fn open_questions(session: &mut Session, versions: &[Version]) -> io::Result<()> {
    let bounds = || versions.iter().flat_map(|v| std::iter::once(&v.from).chain(v.until.as_ref()));
    let missing: Vec<&Message> = bounds().flat_map(|b| &b.missing).collect();
    let presumed: Vec<&Message> = bounds().filter_map(|b| b.basis.as_ref()).collect();
    for (heading, messages) in [("cli-history-missing", missing), ("cli-history-presumed", presumed)] {
        let mut told: Vec<String> = Vec::new();
        for said in messages.into_iter().map(|m| session.i18n.tr(m)) {
            if !told.contains(&said) {
                told.push(said);
            }
        }
        if !told.is_empty() {
            let heading = session.i18n.word(heading);
            writeln!(session.out, "\n{}", session.style.paint(Tone::Strong, &heading))?;
        }
        for said in told {
            let said = session.style.wrap(&said, INDENT + 2);
            writeln!(session.out, "{:INDENT$}- {}", "", said.trim())?;
        }
    }
    Ok(())
}

/// The act's title, and the reference in full.
pub(super) fn heading(session: &mut Session, corpus: &Corpus, reference: &Reference) -> io::Result<()> {
    if let Some(title) = corpus.work(&reference.work).and_then(|w| w.act.title.as_deref()) {
        let title = session.style.wrap(title, 0);
        writeln!(session.out, "{}", session.style.paint(Tone::Strong, title.trim_end()))?;
    }
    let hash = if reference.path.is_empty() { "" } else { "#" };
    let id = format!("{}{hash}{}", reference.work, reference.path);
    writeln!(session.out, "{}", session.style.paint(Tone::Faint, &id))
}

/// Dates, cause and evidence of a version.
fn facts(session: &mut Session, places: &mut Places, version: &Version) -> io::Result<()> {
    let i18n = &session.i18n;
    let mut lines = vec![(i18n.word("cli-label-version"), version.id.clone())];
    let mut dates = |label: &'static str, bound: Option<&Bound>| {
        let said = bound.map_or_else(|| i18n.word("cli-bound-open"), |b| bound::words(b, i18n));
        lines.push((i18n.word(label), said));
        lines.extend(bound.into_iter().flat_map(|b| bound::notes(b, i18n)).map(|note| (String::new(), note)));
    };
    dates("cli-label-from", Some(&version.from));
    dates("cli-label-until", version.until.as_ref());
    if let Some(since) = version.relations {
        lines.push((i18n.word("cli-label-relations"), i18n.tr(&Message::new("cli-relations").with("since", since))));
    }
    let mut because = |label: &'static str, it: &Cause| {
        lines.push((i18n.word(label), cause(it, i18n)));
        let mut at: Vec<String> = it.evidence.iter().chain(&it.more).map(|e| places.line(e)).collect();
        at.dedup();
        lines.extend(at.into_iter().map(|place| (String::new(), place)));
    };
    because("cli-label-cause", &version.cause);
    if let Some(end) = &version.ended_by {
        because("cli-label-ended-by", end);
    }
    let width = lines.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    for (name, said) in &lines {
        let label = session.style.paint(Tone::Faint, &pad(name, width));
        let wrapped = session.style.wrap(said, INDENT + width + 2);
        // Lines without a label explain the one above.
        let tone = if name.is_empty() { Tone::Faint } else { Tone::Plain };
        writeln!(session.out, "{:INDENT$}{label}  {}", "", session.style.paint(tone, wrapped.trim()))?;
    }
    Ok(())
}

/// The words, or why there are none.
fn wording(session: &mut Session, version: &Version) -> io::Result<()> {
    match &version.text {
        Some(text) => write!(session.out, "{}", session.style.wrap(text, 2 * INDENT)),
        None => {
            let why = session.i18n.word(match version.text_status {
                TextStatus::Opaque => "cli-wording-opaque",
                TextStatus::Known | TextStatus::Unknown => "cli-wording-unknown",
            });
            let because = version.text_reason.as_ref().map(|m| format!(" ({})", session.i18n.tr(m))).unwrap_or_default();
            let why = session.style.wrap(&format!("{why}{because}"), 2 * INDENT);
            writeln!(session.out, "{}", session.style.paint(Tone::Doubt, why.trim_end()))
        }
    }
}

/// Whether the words are known, as a message.
pub fn text_status(version: &Version) -> &'static str {
    match version.text_status {
        TextStatus::Known => "cli-text-known",
        TextStatus::Unknown => "cli-text-unknown",
        TextStatus::Opaque => "cli-text-opaque",
    }
}

/// `substituted by № 610 (2017-09-29)`.
fn cause(cause: &Cause, i18n: &I18n) -> String {
    i18n.tr(&cause_message(cause))
}

/// As a message.
pub fn cause_message(cause: &Cause) -> Message {
    let id = match cause.event {
        "adopted" => "cli-cause-adopted",
        "substituted" => "cli-cause-substituted",
        "amended" => "cli-cause-amended",
        "inserted" => "cli-cause-inserted",
        "repealed" => "cli-cause-repealed",
        "act_repealed" => "cli-cause-act-repealed",
        "suspended" => "cli-cause-suspended",
        "resumed" => "cli-cause-resumed",
        "expired" => "cli-cause-expired",
        "lapsed" => "cli-cause-lapsed",
        "commencement_reference" => "cli-cause-commencement-reference",
        _ => "cli-cause-other",
    };
    Message::new(id).with("act", label(&cause.act)).with("event", cause.event)
}

fn label(act: &ActRef) -> String {
    act.label()
}
