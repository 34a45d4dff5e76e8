//! A case record as rules see it: a few arrays and bit sets, read once, so that evaluating a rule looks up nothing by name.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::tri::Tri;
use super::vocabulary::{BOOLS, BoolField, DATES, DateField, SetField, WORDS, WordField};
use crate::base::Date;

/// Days of the common era; [`NO_DAY`] is unknown.
pub type DayNumber = i32;
/// The day that is not known.
pub const NO_DAY: DayNumber = i32::MIN;

/// What a record tells about one case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    pub(super) dates: [DayNumber; DATES],
    pub(super) bools: [Tri; BOOLS],
    /// Number of the word from 1; 0: unknown.
    pub(super) words: [u8; WORDS],
    /// The children, where the record tells of them; none is known to be none.
    pub children: Option<Vec<Child>>,
    pub(super) sets: [Words; 4],
    /// The day of each event of the vocabulary.
    pub(super) event_days: [DayNumber; 14],
    /// Events told several times with different days.
    pub(super) repeated: u16,
}

/// A child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Child {
    /// Birthday.
    pub born_on: DayNumber,
    /// Number of the word in [`LEAVES_WITH`](super::vocabulary::LEAVES_WITH) from 1; 0: unknown.
    pub leaves_with: u8,
    /// Whether the other representative lives in Kazakhstan.
    pub other_representative: Tri,
}

/// A set of words that is told as a whole, or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Words {
    /// Whether the record tells it.
    pub known: bool,
    /// Words of the vocabulary, by their numbers.
    pub bits: u64,
    /// Words beyond it.
    pub others: BTreeSet<String>,
}

impl Default for Record {
    fn default() -> Self {
        Record {
            dates: [NO_DAY; DATES],
            bools: [Tri::Unknown; BOOLS],
            words: [0; WORDS],
            children: None,
            sets: Default::default(),
            event_days: [NO_DAY; 14],
            repeated: 0,
        }
    }
}

impl Default for Child {
    fn default() -> Self {
        Child { born_on: NO_DAY, leaves_with: 0, other_representative: Tri::Unknown }
    }
}

impl Record {
    /// Nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets everything, and keeps the room it took.
    pub fn clear(&mut self) {
        let mut sets = std::mem::take(&mut self.sets);
        for set in &mut sets {
            set.known = false;
            set.bits = 0;
            set.others.clear();
        }
        *self = Record { sets, ..Record::default() };
    }

    /// A day.
    #[must_use]
    pub fn date(&self, field: DateField) -> Option<Date> {
        date(self.day(field))
    }

    /// Tells a day.
    pub fn set_date(&mut self, field: DateField, day: Date) {
        if let Some(place) = self.dates.get_mut(field as usize) {
            *place = number(day);
        }
    }

    /// Tells whether.
    pub fn set_bool(&mut self, field: BoolField, value: bool) {
        if let Some(place) = self.bools.get_mut(field as usize) {
            *place = value.into();
        }
    }

    /// Tells a word; whether it is one that the field may hold.
    pub fn set_word(&mut self, field: WordField, word: &str) -> bool {
        let at = field.words().iter().position(|w| *w == word).and_then(|at| u8::try_from(at + 1).ok());
        match (at, self.words.get_mut(field as usize)) {
            (Some(at), Some(place)) => {
                *place = at;
                true
            }
            _ => false,
        }
    }

    /// Tells that a set is told, if only that it is empty.
    pub fn tell(&mut self, set: SetField) {
        self.sets[set as usize].known = true;
    }

    /// Puts a word into a set.
    pub fn add(&mut self, set: SetField, word: &str) {
        let words = &mut self.sets[set as usize];
        words.known = true;
        match set.bit(word) {
            Some(bit) => words.bits |= 1 << bit,
            None if !words.others.contains(word) => drop(words.others.insert(word.to_string())),
            None => {}
        }
    }

    /// Puts an event in, with its day where that is known.
    pub fn add_event(&mut self, kind: &str, on: Option<Date>) {
        let before = self.sets[SetField::Events as usize].bits;
        self.add(SetField::Events, kind);
        let (Some(bit), Some(day)) = (SetField::Events.bit(kind), on.map(number)) else { return };
        let Some(place) = self.event_days.get_mut(usize::from(bit)) else { return };
        if before & (1 << bit) != 0 && *place != day {
            self.repeated |= 1 << bit;
            *place = NO_DAY;
        } else if self.repeated & (1 << bit) == 0 {
            *place = day;
        }
    }

    /// The day of an event, by its number. The days of filing and decision stand for their events.
    #[must_use]
    pub fn event_day(&self, bit: u8) -> DayNumber {
        let day = self.event_days.get(usize::from(bit)).copied().unwrap_or(NO_DAY);
        match bit {
            _ if day != NO_DAY => day,
            0 => self.dates[DateField::FiledOn as usize],
            13 => self.dates[DateField::DecidedOn as usize],
            _ => NO_DAY,
        }
    }

    /// A set of words.
    #[must_use]
    pub fn set(&self, set: SetField) -> &Words {
        &self.sets[set as usize]
    }

    /// A day of a field; the events of filing and decision stand for the days.
    #[must_use]
    pub(super) fn day(&self, field: DateField) -> DayNumber {
        let day = self.dates[field as usize];
        match field {
            _ if day != NO_DAY => day,
            DateField::FiledOn => self.event_days[0],
            DateField::DecidedOn => self.event_days[13],
            _ => NO_DAY,
        }
    }

    pub(super) fn bool(&self, field: BoolField) -> Tri {
        self.bools[field as usize]
    }

    pub(super) fn word(&self, field: WordField) -> u8 {
        self.words[field as usize]
    }
}

/// The number of a day.
#[must_use]
pub fn number(day: Date) -> DayNumber {
    day.num_days_from_ce()
}

/// The day with this number.
#[must_use]
pub fn date(number: DayNumber) -> Option<Date> {
    if number == NO_DAY { None } else { Date::from_num_days_from_ce_opt(number) }
}
