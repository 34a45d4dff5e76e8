//! iCalendar (RFC 5545): whole days and minutes, for calendar programs.

use chrono::NaiveDateTime;
use nusqa::base::Date;

/// One entry of a calendar.
pub struct Entry {
    /// The same for the same entry in every run.
    pub uid: String,
    /// When.
    pub on: When,
    /// One line.
    pub summary: String,
    /// The rest.
    pub description: String,
    /// Whether the day may be another one.
    pub tentative: bool,
}

/// A whole day, or a minute by the clock of the place.
#[derive(Clone, Copy)]
pub enum When {
    /// All day.
    Day(Date),
    /// A minute; floating, since an event of the law has no zone.
    Minute(NaiveDateTime),
}

/// A calendar with these entries; `today` is the stamp of all of them, so that the same question gives the same bytes.
pub fn calendar(today: Date, entries: &[Entry]) -> String {
    let mut out = String::new();
    let mut line = |text: &str| fold(text, &mut out);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(&format!("PRODID:-//nusqa//nusqa {}//EN", env!("CARGO_PKG_VERSION")));
    line("CALSCALE:GREGORIAN");
    for entry in entries {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@nusqa", entry.uid));
        line(&format!("DTSTAMP:{}T000000Z", today.format("%Y%m%d")));
        match entry.on {
            When::Day(day) => {
                line(&format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
                // The end is the first day that is no part of it.
                line(&format!("DTEND;VALUE=DATE:{}", nusqa::base::date::add_days(day, 1).format("%Y%m%d")));
            }
            When::Minute(at) => line(&format!("DTSTART:{}", at.format("%Y%m%dT%H%M%S"))),
        }
        line(&format!("SUMMARY:{}", escape(&entry.summary)));
        line(&format!("DESCRIPTION:{}", escape(&entry.description)));
        line(if entry.tentative { "STATUS:TENTATIVE" } else { "STATUS:CONFIRMED" });
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

/// § 3.3.11
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// § 3.1: no line longer than 75 octets, and none cut within a letter.
fn fold(line: &str, out: &mut String) {
    let mut room = 75;
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > room {
            out.push_str("\r\n ");
            (used, room) = (0, 74);
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters_and_text_is_escaped() {
        let entry = Entry {
            uid: "a-1".into(),
            on: When::Day(Date::from_ymd_opt(2026, 12, 31).expect("a day")),
            summary: "қ".repeat(100),
            description: "a;b,c\\d\ne\r\u{7}f".into(),
            tentative: false,
        };
        let text = calendar(Date::from_ymd_opt(2026, 1, 1).expect("a day"), &[entry]);
        assert!(text.split("\r\n").all(|l| l.len() <= 75 && !l.contains('\n')), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{}\r\n", "қ".repeat(100))));
        assert!(unfolded.contains("DESCRIPTION:a\\;b\\,c\\\\d\\nef\r\n"), "{unfolded}");
        assert!(unfolded.contains("DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }
}
