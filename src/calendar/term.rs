//! What a term is made of.

use chrono::NaiveDateTime;

use crate::base::{Bound, Date, Message};

/// What a term is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// "Күн" without more: counted as calendar days, with a remark.
    Day,
    /// Күнтізбелік күн.
    CalendarDay,
    /// Жұмыс күні.
    WorkingDay,
    /// Апта.
    Week,
    /// Ай.
    Month,
    /// Жыл.
    Year,
    /// Сағат.
    Hour,
    /// Минут.
    Minute,
    /// Жұмыс сағаты: cannot be counted without the hours of the office.
    WorkingHour,
}

impl Unit {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::CalendarDay => "calendar_day",
            Unit::WorkingDay => "working_day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
            Unit::Hour => "hour",
            Unit::Minute => "minute",
            Unit::WorkingHour => "working_hour",
        }
    }
}

/// The unit that a word of the contract names, and how many of it: `quarter` is 3 months. One or many, `-` or `_` or a blank between.
#[must_use]
pub fn unit_word(word: &str) -> Option<(Unit, u32)> {
    let word = word.trim().to_lowercase().replace(['-', ' '], "_");
    let one = word.strip_suffix('s').unwrap_or(&word);
    Some(match one {
        "day" => (Unit::Day, 1),
        "calendar_day" | "cd" => (Unit::CalendarDay, 1),
        "working_day" | "business_day" | "workday" | "wd" => (Unit::WorkingDay, 1),
        "week" => (Unit::Week, 1),
        "month" => (Unit::Month, 1),
        "year" => (Unit::Year, 1),
        "hour" => (Unit::Hour, 1),
        "minute" => (Unit::Minute, 1),
        "working_hour" => (Unit::WorkingHour, 1),
        // Law on legal acts, art. 14(2)
        "half_month" => (Unit::CalendarDay, 15),
        "quarter" => (Unit::Month, 3),
        "half_year" => (Unit::Month, 6),
        _ => return None,
    })
}

/// Where a term lies from its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Within N days after it.
    After,
    /// At least N days before it.
    Before,
}

/// A term without its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TermSpec {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
    /// After the event or before it.
    pub direction: Direction,
    /// Whether the day of the event is the first one counted (terms of the Constitution).
    pub including: bool,
    /// Whether the last day moves when it is a day off.
    pub shift: bool,
}

impl TermSpec {
    /// A term after its event, counted from the next day on, whose last day moves from a day off.
    #[must_use]
    pub fn new(amount: u32, unit: Unit) -> Self {
        TermSpec { amount, unit, direction: Direction::After, including: false, shift: true }
    }

    /// The same, counted backwards from the event.
    #[must_use]
    pub fn before(self) -> Self {
        TermSpec { direction: Direction::Before, ..self }
    }

    /// The same, with the day of the event as the first one.
    #[must_use]
    pub fn including(self) -> Self {
        TermSpec { including: true, ..self }
    }

    /// The same, ending on a day off where it falls on one.
    #[must_use]
    pub fn unshifted(self) -> Self {
        TermSpec { shift: false, ..self }
    }
}

/// The last day of a term, as far as it is known: certainly not before `earliest`, certainly not after `latest`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End {
    /// The earliest day it can be; `None`: not known.
    pub earliest: Option<Date>,
    /// The latest day it can be; `None`: not known.
    pub latest: Option<Date>,
}

impl End {
    /// The day, where there is only one.
    #[must_use]
    pub fn exact(self) -> Option<Date> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }
}

/// When the event was: a day, or a minute of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Only the day is known.
    Day(Date),
    /// The minute is known.
    Minute(NaiveDateTime),
}

impl Moment {
    /// Its day.
    #[must_use]
    pub fn day(self) -> Date {
        match self {
            Moment::Day(day) => day,
            Moment::Minute(minute) => minute.date(),
        }
    }
}

/// A term with its event, and how it was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// When the event was.
    pub event: Moment,
    /// What was counted.
    pub spec: TermSpec,
    /// The day that counting starts with: the one after the event (before it, backwards).
    pub start: Date,
    /// The last day. Where sources contradict each other it lies between two days, and where the calendar ends it is not known;
    /// `missing` says why.
    pub end: Bound,
    /// The last day by what the calendar goes by where its sources contradict each other.
    pub by_calendar: Option<Date>,
    /// The first and the last minute that the end can be, for hours and minutes.
    pub clock: Option<(NaiveDateTime, NaiveDateTime)>,
    /// Day by day, from the event on (backwards: towards the past).
    pub steps: Vec<Step>,
    /// The rules used, each with its source.
    pub reasons: Vec<Message>,
    /// What may be otherwise.
    pub doubts: Vec<Message>,
}

/// One day of the counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub day: Date,
    /// What it counts for.
    pub kind: StepKind,
    /// Why, where it is not plain.
    pub why: Option<Message>,
    /// Who says so.
    pub source: Option<String>,
}

/// What a day counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The day of the event, which does not count.
    Event,
    /// The N-th unit of the term ends on it.
    Counted(u32),
    /// Not counted: a day off.
    Skipped,
    /// The last day fell on it, a day off.
    Moved,
    /// The last day, after it was moved.
    Landed,
}
