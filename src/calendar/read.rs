//! `calendar/kz.toml`.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Deserialize;
use toml::Spanned;

use super::days::{Calendar, Conflict, Entry, EntryKind, is_weekend};
use crate::base::{Date, Message, toml_text};

/// The calendar of the sources, for use without a corpus folder.
const BUILT_IN: &str = include_str!("../../corpus/calendar/kz.toml");
const BUILT_IN_NAME: &str = "calendar/kz.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    covers: Option<Covers>,
    #[serde(default)]
    day: Vec<Day>,
    #[serde(default)]
    conflict: Vec<ConflictEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Covers {
    first: Spanned<String>,
    last: Spanned<String>,
    transfers_through: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    day: Spanned<String>,
    kind: Spanned<String>,
    name: String,
    instead_of: Option<Spanned<String>>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConflictEntry {
    days: Spanned<Vec<Spanned<String>>>,
    name: String,
    kept: Spanned<String>,
    kept_source: String,
    other_source: String,
}

impl Calendar {
    /// Reads a calendar; `file` is its name in messages.
    ///
    /// # Errors
    /// Bad TOML, no days, days that are none or lie outside of what it covers, a working weekend on a weekday, a day that is said
    /// to be both: with the line and what to do.
    pub fn parse(file: &str, text: &str) -> Result<Calendar, Message> {
        let read: File = toml_text::parse(file, text)?;
        let lines = toml_text::Lines::of(text);
        let at = |id: &'static str, offset: usize, value: &dyn std::fmt::Display| {
            Message::new(id).with("file", file).with("line", lines.line(offset)).with("value", value)
        };
        let date = |field: &str, value: &Spanned<String>| toml_text::date(file, text, field, value);
        let entries = entries(&read.day, &lines, &at, &date)?;
        let covers = match &read.covers {
            Some(c) => {
                let (first, last) = (date("first", &c.first)?, date("last", &c.last)?);
                if last < first {
                    return Err(at("calendar-reversed", c.last.span().start, &last));
                }
                (first, last)
            }
            // Whole years of what is listed.
            None => {
                let year = |d: Option<&Entry>| d.map(|e| e.day.year());
                let (Some(from), Some(to)) = (year(entries.first()), year(entries.last())) else {
                    return Err(Message::new("calendar-empty").with("file", file));
                };
                (Date::from_ymd_opt(from, 1, 1).unwrap_or(Date::MIN), Date::from_ymd_opt(to, 12, 31).unwrap_or(Date::MAX))
            }
        };
        if let Some(out) = entries.iter().find(|e| e.day < covers.0 || e.day > covers.1) {
            let message = Message::new("calendar-outside").with("file", file).with("line", out.line).with("value", out.day);
            return Err(message.with("first", covers.0).with("last", covers.1));
        }
        let conflicts = conflicts(&read.conflict, &entries, &lines, &at, &date)?;
        let inside = |d: &&Date| (covers.0..=covers.1).contains(*d);
        if let Some((c, out)) = conflicts.iter().find_map(|c| Some((c, c.days.iter().find(|d| !inside(d))?))) {
            let message = Message::new("calendar-outside").with("file", file).with("line", c.line).with("value", out);
            return Err(message.with("first", covers.0).with("last", covers.1));
        }
        let mut calendar = Calendar::new(file, covers, entries, conflicts);
        if let Some(through) = read.covers.as_ref().and_then(|c| c.transfers_through.as_ref()) {
            calendar.transfers_through = Some(date("transfers_through", through)?);
        }
        Ok(calendar)
    }

    /// The calendar that is built into the program.
    ///
    /// # Errors
    /// As [`Calendar::parse`]; a test holds that there is none.
    pub fn built_in() -> Result<Calendar, Message> {
        Calendar::parse(BUILT_IN_NAME, BUILT_IN)
    }
}

type At<'a> = &'a dyn Fn(&'static str, usize, &dyn std::fmt::Display) -> Message;
type ReadDate<'a> = &'a dyn Fn(&str, &Spanned<String>) -> Result<Date, Message>;

fn entries(listed: &[Day], lines: &toml_text::Lines, at: At<'_>, date: ReadDate<'_>) -> Result<Vec<Entry>, Message> {
    let mut kinds: BTreeMap<Date, EntryKind> = BTreeMap::new();
    let mut out = Vec::with_capacity(listed.len());
    for d in listed {
        let day = date("day", &d.day)?;
        let place = d.kind.span().start;
        let kind = match d.kind.get_ref().as_str() {
            "off" => EntryKind::Off,
            "working_weekend" if is_weekend(day) => EntryKind::WorkingWeekend,
            "working_weekend" => return Err(at("calendar-no-weekend", place, &day)),
            other => return Err(at("calendar-kind", place, &other)),
        };
        if *kinds.entry(day).or_insert(kind) != kind {
            return Err(at("calendar-both", place, &day));
        }
        let instead_of = d.instead_of.as_ref().map(|i| date("instead_of", i)).transpose()?;
        let (name, observed, estimated) = marks(&d.name);
        let (source, line) = (d.source.clone(), lines.line(d.day.span().start));
        out.push(Entry { day, kind, name, observed, estimated, instead_of, source, line });
    }
    out.sort_by_key(|e| e.day);
    Ok(out)
}

/// A name without what stands in brackets after it: whether the day is one made up for, and whether it is reckoned beforehand.
fn marks(name: &str) -> (String, bool, bool) {
    let (mut rest, mut observed, mut estimated) = (name.trim(), false, false);
    loop {
        if let Some(shorter) = rest.strip_suffix("(observed)") {
            (rest, observed) = (shorter.trim_end(), true);
        } else if let Some(shorter) = rest.strip_suffix("(estimated)") {
            (rest, estimated) = (shorter.trim_end(), true);
        } else {
            return (rest.to_string(), observed, estimated);
        }
    }
}

fn conflicts(
    listed: &[ConflictEntry],
    entries: &[Entry],
    lines: &toml_text::Lines,
    at: At<'_>,
    date: ReadDate<'_>,
) -> Result<Vec<Conflict>, Message> {
    let mut out = Vec::with_capacity(listed.len());
    for c in listed {
        let kept_working = match c.kept.get_ref().as_str() {
            "working" => true,
            "off" => false,
            other => return Err(at("calendar-kept", c.kept.span().start, &other)),
        };
        let mut days = c.days.get_ref().iter().map(|d| date("days", d)).collect::<Result<Vec<_>, _>>()?;
        days.sort_unstable();
        for day in days.iter().filter(|d| !is_weekend(**d)) {
            let off = entries.binary_search_by_key(day, |e| e.day).is_ok();
            if off == kept_working {
                return Err(at("calendar-kept-otherwise", c.kept.span().start, day));
            }
        }
        out.push(Conflict {
            days,
            name: c.name.clone(),
            kept_working,
            kept_source: c.kept_source.clone(),
            other_source: c.other_source.clone(),
            line: lines.line(c.days.span().start),
        });
    }
    Ok(out)
}
