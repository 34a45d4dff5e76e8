//! The days.

use chrono::{Datelike, Weekday};

use crate::base::Date;
use crate::base::date::add_days;

/// Days on which the week's pattern does not hold, with who says so.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The file it was read from, as messages name it.
    pub file: String,
    /// The first day it knows.
    pub first: Date,
    /// The last day it knows.
    pub last: Date,
    /// Acts that move days off are known for the days through this one; none: for all.
    pub transfers_through: Option<Date>,
    /// What it says of single days, ascending.
    pub entries: Vec<Entry>,
    /// Where its sources contradict each other, as listed.
    pub conflicts: Vec<Conflict>,
    pub(super) kept: Bits,
    pub(super) fewest_off: Bits,
    pub(super) most_off: Bits,
}

/// What a source says of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub day: Date,
    /// Worked on or not.
    pub kind: EntryKind,
    /// The holiday, or what the day stands for.
    pub name: String,
    /// Free because the holiday fell on a day off.
    pub observed: bool,
    /// The day of a feast that the moon decides, reckoned beforehand.
    pub estimated: bool,
    /// The day that it was exchanged for.
    pub instead_of: Option<Date>,
    /// Who says so.
    pub source: String,
    /// Line in the file, from 1.
    pub line: usize,
}

/// Whether an entry takes a working day away or adds one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// No working day.
    Off,
    /// A Saturday or Sunday on which work was done.
    WorkingWeekend,
}

/// Two sources that say opposite things of the same days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The days, ascending.
    pub days: Vec<Date>,
    /// The holiday in question.
    pub name: String,
    /// What this calendar goes by: whether the days are worked on.
    pub kept_working: bool,
    /// Who says what this calendar goes by.
    pub kept_source: String,
    /// Who says the opposite.
    pub other_source: String,
    /// Line in the file, from 1.
    pub line: usize,
}

/// What is known of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Worked on.
    Working,
    /// Not worked on.
    Off,
    /// The sources contradict each other.
    Disputed,
    /// The calendar does not reach it.
    Unknown,
}

impl Calendar {
    /// Whether a day is worked on, by what this calendar goes by; `None` where it does not reach.
    #[must_use]
    pub fn is_working(&self, day: Date) -> Option<bool> {
        self.kept.get(day)
    }

    /// What is known of a day.
    #[must_use]
    pub fn state(&self, day: Date) -> State {
        match (self.fewest_off.get(day), self.most_off.get(day)) {
            (Some(true), Some(true)) => State::Working,
            (Some(false), Some(false)) => State::Off,
            (Some(_), Some(_)) => State::Disputed,
            _ => State::Unknown,
        }
    }

    /// What the sources say of a day; empty for a day of the week's pattern.
    #[must_use]
    pub fn entries_on(&self, day: Date) -> &[Entry] {
        let from = self.entries.partition_point(|e| e.day < day);
        let to = self.entries.partition_point(|e| e.day <= day);
        self.entries.get(from..to).unwrap_or_default()
    }

    /// The contradiction about a day, where there is one.
    #[must_use]
    pub fn conflict_on(&self, day: Date) -> Option<&Conflict> {
        self.conflicts.iter().find(|c| c.days.contains(&day))
    }

    /// Puts a calendar together; `entries` and `conflicts` lie within the two days.
    pub(super) fn new(file: &str, (first, last): (Date, Date), mut entries: Vec<Entry>, conflicts: Vec<Conflict>) -> Self {
        entries.sort_by_key(|e| e.day);
        let mut kept = Bits::week(first, last);
        for entry in &entries {
            kept.set(entry.day, entry.kind == EntryKind::WorkingWeekend);
        }
        let (mut fewest_off, mut most_off) = (kept.clone(), kept.clone());
        for conflict in &conflicts {
            // A holiday that falls on a weekend changes nothing.
            for day in conflict.days.iter().filter(|d| !is_weekend(**d)) {
                fewest_off.set(*day, true);
                most_off.set(*day, false);
            }
        }
        Calendar { file: file.to_string(), first, last, transfers_through: None, entries, conflicts, kept, fewest_off, most_off }
    }
}

/// Saturday or Sunday: the week of five days.
pub(super) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// One bit a day, set where work is done.
#[derive(Clone, Debug)]
pub struct Bits {
    first: i32,
    days: i32,
    words: Vec<u64>,
}

impl Bits {
    fn week(first: Date, last: Date) -> Self {
        let days = (last.num_days_from_ce() - first.num_days_from_ce() + 1).max(0);
        let words = vec![0; usize::try_from(days).unwrap_or(0).div_ceil(64)];
        let mut bits = Bits { first: first.num_days_from_ce(), days, words };
        for n in 0..days {
            let day = add_days(first, i64::from(n));
            bits.set(day, !is_weekend(day));
        }
        bits
    }

    /// The bit of a day; `None` outside.
    #[inline]
    #[must_use]
    pub fn get(&self, day: Date) -> Option<bool> {
        let (word, bit) = self.place(day)?;
        self.words.get(word).map(|w| w & bit != 0)
    }

    fn set(&mut self, day: Date, working: bool) {
        let Some((word, bit)) = self.place(day) else { return };
        if let Some(w) = self.words.get_mut(word) {
            if working { *w |= bit } else { *w &= !bit }
        }
    }

    #[inline]
    fn place(&self, day: Date) -> Option<(usize, u64)> {
        let n = day.num_days_from_ce().checked_sub(self.first).filter(|n| (0..self.days).contains(n))?;
        Some((usize::try_from(n / 64).ok()?, 1 << (n % 64)))
    }
}
