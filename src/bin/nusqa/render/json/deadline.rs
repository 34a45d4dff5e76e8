//! `nusqa.deadline/1` and `nusqa.calendar/1`.

use nusqa::base::date::add_days;
use nusqa::base::{Date, Message};
use nusqa::calendar::{Calendar, Direction, Moment, State, Step, StepKind};
use serde::Serialize;

use super::version::Bound;
use crate::commands::deadline::Asked;
use crate::i18n::I18n;

/// A term and its counting.
#[derive(Serialize)]
pub struct DeadlineJson {
    schema: &'static str,
    event: String,
    event_time: Option<String>,
    term: TermJson,
    start: String,
    end: Bound,
    end_time: Option<[String; 2]>,
    by_calendar: Option<String>,
    counting: Vec<StepJson>,
    reasons: Vec<String>,
    doubts: Vec<String>,
    calendar: SourceJson,
}

#[derive(Serialize)]
struct TermJson {
    amount: u32,
    unit: &'static str,
    direction: &'static str,
    including: bool,
    shift: bool,
    phrase: Option<String>,
}

#[derive(Serialize)]
struct StepJson {
    day: String,
    weekday: u32,
    kind: &'static str,
    number: Option<u32>,
    why: Option<String>,
    source: Option<String>,
}

#[derive(Serialize)]
struct SourceJson {
    file: String,
    built_in: bool,
    first: String,
    last: String,
    transfers_through: Option<String>,
}

impl DeadlineJson {
    /// The document.
    pub fn new(asked: &Asked, calendar: &Calendar, i18n: &I18n) -> Self {
        let term = &asked.term;
        let spec = term.spec;
        let said = |messages: &[Message]| messages.iter().map(|m| i18n.tr(m)).collect();
        DeadlineJson {
            schema: "nusqa.deadline/1",
            event: term.event.day().to_string(),
            event_time: match term.event {
                Moment::Minute(at) => Some(at.format("%H:%M").to_string()),
                Moment::Day(_) => None,
            },
            term: TermJson {
                amount: spec.amount,
                unit: spec.unit.as_str(),
                direction: if spec.direction == Direction::After { "after" } else { "before" },
                including: spec.including,
                shift: spec.shift,
                phrase: asked.phrase.clone(),
            },
            start: term.start.to_string(),
            end: Bound::new(&term.end, i18n),
            end_time: term.clock.map(|(a, b)| [a, b].map(|t| t.format("%Y-%m-%dT%H:%M").to_string())),
            by_calendar: term.by_calendar.map(|d| d.to_string()),
            counting: term.steps.iter().map(|s| step(s, i18n)).collect(),
            reasons: said(&term.reasons),
            doubts: said(&term.doubts),
            calendar: SourceJson {
                file: calendar.file.clone(),
                built_in: asked.built_in,
                first: calendar.first.to_string(),
                last: calendar.last.to_string(),
                transfers_through: calendar.transfers_through.map(|d| d.to_string()),
            },
        }
    }
}

fn step(s: &Step, i18n: &I18n) -> StepJson {
    let (kind, number) = match s.kind {
        StepKind::Event => ("event", None),
        StepKind::Counted(n) => ("counted", Some(n)),
        StepKind::Skipped => ("skipped", None),
        StepKind::Moved => ("moved", None),
        StepKind::Landed => ("landed", None),
    };
    let why = s.why.as_ref().map(|m| i18n.tr(m));
    StepJson { day: s.day.to_string(), weekday: weekday(s.day), kind, number, why, source: s.source.clone() }
}

fn weekday(day: Date) -> u32 {
    chrono::Datelike::weekday(&day).number_from_monday()
}

/// Every day of a year.
#[derive(Serialize)]
pub struct CalendarJson {
    schema: &'static str,
    year: i32,
    file: String,
    days: Vec<DayJson>,
}

#[derive(Serialize)]
struct DayJson {
    day: String,
    weekday: u32,
    working: Option<bool>,
    state: &'static str,
    why: Option<String>,
    sources: Vec<String>,
    conflict: Option<ConflictJson>,
}

#[derive(Serialize)]
struct ConflictJson {
    kept: &'static str,
    kept_source: String,
    other_source: String,
}

impl CalendarJson {
    /// The document.
    pub fn new(calendar: &Calendar, (first, last): (Date, Date), i18n: &I18n) -> Self {
        let days = std::iter::successors(Some(first), |d| Some(add_days(*d, 1))).take_while(|d| *d <= last);
        let day = |day: Date| DayJson {
            day: day.to_string(),
            weekday: weekday(day),
            working: calendar.is_working(day),
            state: match calendar.state(day) {
                State::Working => "working",
                State::Off => "off",
                State::Disputed => "disputed",
                State::Unknown => "unknown",
            },
            why: calendar.why(day).map(|(why, _)| i18n.tr(&why)),
            sources: calendar.entries_on(day).iter().map(|e| e.source.clone()).collect(),
            conflict: calendar.conflict_on(day).map(|c| ConflictJson {
                kept: if c.kept_working { "working" } else { "off" },
                kept_source: c.kept_source.clone(),
                other_source: c.other_source.clone(),
            }),
        };
        CalendarJson {
            schema: "nusqa.calendar/1",
            year: chrono::Datelike::year(&first),
            file: calendar.file.clone(),
            days: days.map(day).collect(),
        }
    }
}
