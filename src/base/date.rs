//! Days. Law moves by days: no clock times, no zones.

/// A civil day.
pub type Date = chrono::NaiveDate;

/// Reads `YYYY-MM-DD` or `DD.MM.YYYY`.
///
/// # Errors
/// The text itself, when it is no day of the calendar (`2025-02-30`) or has another shape.
pub fn parse_date(text: &str) -> Result<Date, String> {
    let t = text.trim();
    let parts = |sep: char| -> Option<[u32; 3]> {
        let mut it = t.split(sep);
        let mut next = || it.next().filter(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))?.parse().ok();
        let out = [next()?, next()?, next()?];
        it.next().is_none().then_some(out)
    };
    let date = match (parts('-'), parts('.')) {
        (Some([y, m, d]), _) if t.len() == 10 => Date::from_ymd_opt(y as i32, m, d),
        (_, Some([d, m, y])) if (1000..10000).contains(&y) => Date::from_ymd_opt(y as i32, m, d),
        _ => None,
    };
    date.ok_or_else(|| text.to_string())
}

/// `days` after `date` (before it, when negative); saturates at the ends of the calendar.
#[must_use]
pub fn add_days(date: Date, days: i64) -> Date {
    date.checked_add_signed(chrono::Duration::days(days)).unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
}

/// `months` after `date`: the corresponding number, else the last day of the month (Law on legal acts, art. 14(2)).
#[must_use]
pub fn add_months(date: Date, months: u32) -> Date {
    date.checked_add_months(chrono::Months::new(months)).unwrap_or(Date::MAX)
}
