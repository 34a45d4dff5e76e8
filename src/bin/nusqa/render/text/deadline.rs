//! Terms and days off, for people.

use std::io::{self, Write};

use nusqa::base::date::add_days;
use nusqa::base::{Date, Message};
use nusqa::calendar::{Calendar, Direction, Moment, State, Step, StepKind, Term, weekday};

use super::pad;
use crate::commands::deadline::Asked;
use crate::i18n::I18n;
use crate::render::ics::{Entry, When};
use crate::session::Session;
use crate::style::Tone;

/// The answer, the counting, the rules, the doubts.
pub fn deadline(session: &mut Session, asked: &Asked, calendar: &Calendar) -> io::Result<()> {
    let style = session.style;
    let term = &asked.term;
    let tone = if term.end.exact.is_some() { Tone::Good } else { Tone::Doubt };
    writeln!(session.out, "{}", style.paint(tone, &headline(term, &session.i18n)))?;
    for missing in &term.end.missing {
        let said = session.i18n.tr(&Message::new("cli-bound-missing").with("fact", session.i18n.tr(missing)));
        write!(session.out, "{}", style.wrap(&said, 2))?;
    }
    if let (Some(day), None) = (term.by_calendar, term.end.exact) {
        let said = session.i18n.tr(&Message::new("deadline-by-calendar").with("day", named(day, &session.i18n)));
        write!(session.out, "{}", style.wrap(&said, 2))?;
    }
    if !term.steps.is_empty() {
        writeln!(session.out)?;
    }
    let last = term.steps.len().saturating_sub(1);
    for (i, step) in term.steps.iter().enumerate() {
        // A term that leaves the calendar has counted days, and no last one.
        let line = row(step, i == last && term.by_calendar.is_some(), &session.i18n);
        let tone = match step.kind {
            StepKind::Counted(_) | StepKind::Landed => Tone::Plain,
            _ => Tone::Faint,
        };
        writeln!(session.out, "{}", style.paint(tone, &line))?;
    }
    writeln!(session.out)?;
    for reason in &term.reasons {
        write!(session.out, "{}", style.wrap(&session.i18n.tr(reason), 2))?;
    }
    for doubt in &term.doubts {
        let said = session.i18n.tr(&Message::new("deadline-doubt").with("text", session.i18n.tr(doubt)));
        write!(session.out, "{}", style.wrap(&style.paint(Tone::Doubt, &said), 2))?;
    }
    if session.verbose {
        let id = if asked.built_in { "deadline-calendar-built-in" } else { "deadline-calendar" };
        let message = Message::new(id).with("file", &calendar.file).with("first", calendar.first).with("last", calendar.last);
        session.remark(&message);
    }
    Ok(())
}

/// `Tue 2026-01-06`
fn named(day: Date, i18n: &I18n) -> String {
    format!("{} {day}", i18n.tr(&weekday(day)))
}

fn headline(term: &Term, i18n: &I18n) -> String {
    let spec = term.spec;
    let length = i18n.tr(&Message::new("deadline-length").with("unit", spec.unit.as_str()).with("amount", spec.amount));
    let event = match term.event {
        Moment::Day(day) => named(day, i18n),
        Moment::Minute(at) => format!("{} {}", named(at.date(), i18n), at.format("%H:%M")),
    };
    let id = match (spec.direction, spec.including) {
        (Direction::After, false) => "deadline-after",
        (Direction::After, true) => "deadline-from",
        (Direction::Before, false) => "deadline-before",
        (Direction::Before, true) => "deadline-back-from",
    };
    let asked = i18n.tr(&Message::new(id).with("length", length).with("event", event));
    let end = match term.clock {
        Some((a, b)) if a == b => format!("{} {}", named(a.date(), i18n), a.format("%H:%M")),
        Some((a, b)) => {
            let minute = |t: chrono::NaiveDateTime| format!("{} {}", named(t.date(), i18n), t.format("%H:%M"));
            i18n.tr(&Message::new("cli-bound-between").with("earliest", minute(a)).with("latest", minute(b)))
        }
        None => match (term.end.exact, term.end.earliest, term.end.latest) {
            (Some(day), ..) => named(day, i18n),
            (None, Some(a), Some(b)) => {
                i18n.tr(&Message::new("cli-bound-between").with("earliest", named(a, i18n)).with("latest", named(b, i18n)))
            }
            (None, Some(a), None) => i18n.tr(&Message::new("cli-bound-not-before").with("earliest", named(a, i18n))),
            (None, None, Some(b)) => i18n.tr(&Message::new("cli-bound-at-latest").with("latest", named(b, i18n))),
            (None, None, None) => i18n.word("cli-bound-unknown"),
        },
    };
    format!("{asked}: {end}")
}

fn row(step: &Step, last: bool, i18n: &I18n) -> String {
    let count = match step.kind {
        StepKind::Event => i18n.word("deadline-row-event"),
        StepKind::Counted(n) => n.to_string(),
        StepKind::Skipped | StepKind::Moved => "–".to_string(),
        StepKind::Landed => String::new(),
    };
    let mut notes = Vec::new();
    if last {
        notes.push(i18n.word("deadline-row-last"));
    }
    if let Some(why) = &step.why {
        let source = step.source.as_ref().map(|s| format!(" [{s}]")).unwrap_or_default();
        notes.push(format!("{}{source}", i18n.tr(why)));
    }
    let line = format!("  {}  {}  {}", named(step.day, i18n), pad(&count, 8), notes.join("; "));
    line.trim_end().to_string()
}

/// The end as calendar entries: one, or two where it lies between two days.
pub fn deadline_entries(asked: &Asked, i18n: &I18n) -> Vec<Entry> {
    let term = &asked.term;
    let spec = term.spec;
    let mut description: Vec<String> = asked.phrase.iter().cloned().collect();
    description.extend(term.end.missing.iter().map(|m| i18n.tr(&Message::new("cli-bound-missing").with("fact", i18n.tr(m)))));
    description
        .extend(term.steps.iter().enumerate().map(|(i, s)| row(s, i + 1 == term.steps.len(), i18n).trim_start().to_string()));
    description.extend(term.reasons.iter().map(|m| i18n.tr(m)));
    description.extend(term.doubts.iter().map(|m| i18n.tr(&Message::new("deadline-doubt").with("text", i18n.tr(m)))));
    let ends: Vec<When> = match term.clock {
        Some((a, b)) if a == b => vec![When::Minute(a)],
        Some((a, b)) => vec![When::Minute(a), When::Minute(b)],
        None if term.end.exact.is_some() => term.end.exact.into_iter().map(When::Day).collect(),
        None => [term.end.earliest, term.end.latest].into_iter().flatten().map(When::Day).collect(),
    };
    let tentative = ends.len() > 1;
    let sign = if spec.direction == Direction::Before { "before-" } else { "" };
    let event = match term.event {
        Moment::Day(day) => day.to_string(),
        Moment::Minute(at) => at.format("%Y-%m-%dT%H%M").to_string(),
    };
    let ways = format!("{}{}", if spec.including { "-including" } else { "" }, if spec.shift { "" } else { "-no-shift" });
    let entry = |(i, on): (usize, When)| Entry {
        uid: format!("deadline-{event}-{sign}{}-{}{ways}-{i}", spec.amount, spec.unit.as_str()),
        on,
        summary: headline(term, i18n),
        description: description.join("\n"),
        tentative,
    };
    ends.into_iter().enumerate().map(entry).collect()
}

/// The days off and working weekends of a year, and what sources contradict each other about.
pub fn calendar(session: &mut Session, calendar: &Calendar, (first, last): (Date, Date)) -> io::Result<()> {
    let style = session.style;
    let mut working = 0;
    for day in days(first, last) {
        working += u32::from(calendar.is_working(day) == Some(true));
        let Some((why, source)) = told(calendar, day) else { continue };
        let (tone, sign) = match calendar.state(day) {
            State::Disputed => (Tone::Doubt, '?'),
            State::Working => (Tone::Good, '+'),
            _ => (Tone::Plain, '–'),
        };
        let source = source.map(|s| format!("  [{s}]")).unwrap_or_default();
        let line = format!("{}  {sign}  {}{source}", named(day, &session.i18n), session.i18n.tr(&why));
        writeln!(session.out, "{}", style.paint(tone, &line))?;
    }
    let total = Message::new("deadline-calendar-total").with("working", working).with("file", &calendar.file);
    session.remark(&total);
    Ok(())
}

/// The same as entries.
pub fn calendar_entries(calendar: &Calendar, (first, last): (Date, Date), i18n: &I18n) -> Vec<Entry> {
    let entry = |day: Date| {
        let (why, source) = told(calendar, day)?;
        Some(Entry {
            uid: format!("day-{day}"),
            on: When::Day(day),
            summary: i18n.tr(&why),
            description: source.unwrap_or_default(),
            tentative: calendar.state(day) == State::Disputed,
        })
    };
    days(first, last).filter_map(entry).collect()
}

/// What is to be said of a day: of ordinary working days and weekends, nothing.
fn told(calendar: &Calendar, day: Date) -> Option<(Message, Option<String>)> {
    let plain = calendar.entries_on(day).is_empty() && calendar.state(day) != State::Disputed;
    if plain { None } else { calendar.why(day) }
}

fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |d| Some(add_days(*d, 1))).take_while(move |d| *d <= last)
}
