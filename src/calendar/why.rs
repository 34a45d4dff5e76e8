//! Why a day counts or does not.

use chrono::Datelike;

use super::days::{Calendar, Entry, EntryKind, State, is_weekend};
use crate::base::{Date, Message};

/// The day of the week as a message.
#[must_use]
pub fn weekday(day: Date) -> Message {
    Message::new("calendar-weekday").with("number", day.weekday().number_from_monday())
}

impl Calendar {
    /// Why a day is off, or worked on against the week's pattern; and who says so. `None` for an ordinary working day.
    #[must_use]
    pub fn why(&self, day: Date) -> Option<(Message, Option<String>)> {
        if self.state(day) == State::Disputed
            && let Some(c) = self.conflict_on(day)
        {
            let id = if c.kept_working { "calendar-why-disputed-working" } else { "calendar-why-disputed-off" };
            let message = named(id, &c.name).with("kept", &c.kept_source).with("other", &c.other_source);
            // The message names both sources.
            return Some((message, None));
        }
        let entries = self.entries_on(day);
        // A holiday tells more than that it was made up for.
        let entry = entries.iter().find(|e| !e.observed).or_else(|| entries.first());
        match entry {
            Some(e) => Some((because(e), Some(e.source.clone()))),
            None if is_weekend(day) => {
                Some((Message::new("calendar-why-weekend").with("number", day.weekday().number_from_monday()), None))
            }
            None => None,
        }
    }
}

fn because(e: &Entry) -> Message {
    match (e.kind, e.instead_of) {
        (EntryKind::WorkingWeekend, Some(other)) => Message::new("calendar-why-working-instead").with("day", other),
        (EntryKind::WorkingWeekend, None) => named("calendar-why-working", &e.name),
        (EntryKind::Off, Some(other)) => Message::new("calendar-why-moved").with("day", other),
        (EntryKind::Off, None) if e.estimated => named("calendar-why-estimated", &e.name),
        (EntryKind::Off, None) if e.observed => named("calendar-why-observed", &e.name),
        (EntryKind::Off, None) => named("calendar-why-holiday", &e.name),
    }
}

/// A message about a holiday: its name, and a key by which the languages find their own name for it.
pub(super) fn named(id: &'static str, name: &str) -> Message {
    let mut key = String::new();
    for c in name.chars().map(|c| c.to_ascii_lowercase()) {
        match c {
            'a'..='z' | '0'..='9' => key.push(c),
            '\'' => {}
            _ if key.is_empty() || key.ends_with('-') => {}
            _ => key.push('-'),
        }
    }
    Message::new(id).with("holiday", key.trim_end_matches('-')).with("name", name)
}
