use std::io::Write;
use std::path::PathBuf;

use chrono::{NaiveDateTime, NaiveTime};
use clap::ValueEnum;
use nusqa::base::{Date, Message, parse_date};
use nusqa::calendar::{Calendar, Moment, Term, TermSpec, Unit, unit_word};
use nusqa::parse::term;

use crate::corpus_dir::locate;
use crate::error::{CliError, Exit};
use crate::render::{ics, json, text};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa deadline 2025-12-26 5 working_day                  within five working days after the day
  nusqa deadline 2026-03-27 3 working_day --before         at least three working days before it (or -3)
  nusqa deadline 2024-01-31 1 month                        weeks, months, quarters, half-years, years too
  nusqa deadline 2026-03-20T14:30 72 hour                  hours run from the minute of the event
  nusqa deadline 2026-03-20 '2 (екі) жұмыс күнінен кешіктірілмейтін мерзімде'
  nusqa deadline 2026-03-27 'не позднее чем за 3 (три) рабочих дня до'
  nusqa deadline 2025-12-26 5 working_day --format ics     an entry for a calendar program
  nusqa deadline --calendar 2026                           the days off of a year, with their sources

Units: calendar_day, working_day, week, month, quarter, half_month, half_year, year, hour, minute; day is a calendar day";

/// Tell the day a term ends, with its counting
///
/// The day of the event does not count, and a last day that is a day off moves to the next working day. Every day of the counting is
/// shown with its reason and source. Where sources contradict each other about a day off, the first and the last possible day are given;
/// where the calendar ends before the term does, there is no answer, and the exit code is 2.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES, override_usage = "nusqa deadline [OPTIONS] <DATE> <N> <UNIT>\n       nusqa deadline [OPTIONS] <DATE> <PHRASE>\n       nusqa deadline [OPTIONS] --calendar <YEAR>")]
pub struct Args {
    /// The day of the event: 2025-12-26 or 26.12.2025; with a time for terms in hours: 2026-03-20T14:30
    #[arg(value_name = "DATE", required_unless_present = "calendar")]
    date: Option<String>,
    /// A number and a unit, or the words of an act, Kazakh or Russian
    #[arg(value_name = "N UNIT|PHRASE", required_unless_present = "calendar", allow_negative_numbers = true)]
    term: Vec<String>,
    /// Count backwards from the event
    #[arg(long)]
    before: bool,
    /// Count the day of the event as the first day (terms of the Constitution)
    #[arg(long)]
    including: bool,
    /// Leave the last day where it is, though it is a day off
    #[arg(long)]
    no_shift: bool,
    /// List the days off and working weekends of a year instead
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["date", "term", "before", "including", "no_shift"])]
    calendar: Option<i32>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json|ics", hide_possible_values = true)]
    format: Format,
    /// Folder whose calendar is used [default: as for other commands; without a folder, the built-in calendar]
    #[arg(long, value_name = "DIR", env = "NUSQA_CORPUS", hide_env_values = true, help_heading = "Corpus options")]
    corpus: Option<PathBuf>,
    /// The day that counts as today, for the stamp of an ics entry [default: the system's date]
    #[arg(long, value_name = "DATE", help_heading = "Corpus options")]
    today: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
    Ics,
}

/// A term that was asked about, and how.
pub struct Asked {
    /// The counted term.
    pub term: Term,
    /// The words of the act, where it was asked by them.
    pub phrase: Option<String>,
    /// Whether the calendar is the one built in.
    pub built_in: bool,
}

/// Counts.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let (calendar, built_in) = calendar(args)?;
    if let Some(year) = args.calendar {
        return list(args, session, &calendar, year);
    }
    let event = moment(args.date.as_deref().unwrap_or_default())?;
    let (mut spec, phrase, doubts) = term_of(&args.term)?;
    if args.before {
        spec = spec.before();
    }
    spec.including = args.including;
    spec.shift = !args.no_shift;
    let mut counted = calendar.count(event, &spec);
    counted.doubts.splice(0..0, doubts);
    let asked = Asked { term: counted, phrase, built_in };
    let known = asked.term.end.earliest.is_some() && asked.term.end.latest.is_some();
    match args.format {
        Format::Text => text::deadline(session, &asked, &calendar)?,
        Format::Json => json::write_document(&mut session.out, &json::DeadlineJson::new(&asked, &calendar, &session.i18n))?,
        Format::Ics if known => {
            let today = session.today(args.today.as_deref())?;
            session.out.write_all(ics::calendar(today, &text::deadline_entries(&asked, &session.i18n)).as_bytes())?;
        }
        Format::Ics => {}
    }
    if known {
        return Ok(Exit::Clean);
    }
    let reason = asked.term.end.missing.first().map_or_else(String::new, |m| session.i18n.tr(m));
    let hint = if spec.unit == Unit::WorkingHour { "deadline-hint-hours" } else { "deadline-hint-calendar" };
    Err(CliError::refused(Message::new("deadline-unknown").with("reason", reason))
        .hint(Message::new(hint).with("file", &calendar.file)))
}

/// The calendar of the corpus folder, where there is one; else the built-in one.
fn calendar(args: &Args) -> Result<(Calendar, bool), CliError> {
    let root = match args.corpus.as_deref() {
        Some(given) => Some(locate(Some(given))?),
        None => locate(None).ok(),
    };
    let own = match root {
        Some(root) => nusqa::corpus::calendar(&root)?,
        None => None,
    };
    match own {
        Some(calendar) => Ok((calendar, false)),
        None => Ok((Calendar::built_in().map_err(CliError::refused)?, true)),
    }
}

/// A day, or a minute of it.
fn moment(text: &str) -> Result<Moment, CliError> {
    let bad =
        || CliError::refused(Message::new("deadline-bad-date").with("text", text)).hint(Message::new("deadline-bad-date-hint"));
    let text = text.trim();
    let Some((day, time)) = text.split_once(['T', ' ']) else {
        return parse_date(text).map(Moment::Day).map_err(|_| bad());
    };
    let day: Date = parse_date(day).map_err(|_| bad())?;
    let time = time.trim();
    let time = ["%H:%M", "%H:%M:%S"].iter().find_map(|f| NaiveTime::parse_from_str(time, f).ok()).ok_or_else(bad)?;
    Ok(Moment::Minute(NaiveDateTime::new(day, time)))
}

type Asking = (TermSpec, Option<String>, Vec<Message>);

/// `5 working_day`, `quarter`, or the words of an act.
fn term_of(words: &[String]) -> Result<Asking, CliError> {
    let said = words.join(" ");
    let refused = |message: Message| CliError::refused(message).hint(Message::new("deadline-term-hint"));
    let (number, unit) = said.trim().split_once(char::is_whitespace).unwrap_or((said.trim(), ""));
    if let Ok(n) = number.parse::<i64>() {
        if let Some((unit, factor)) = unit_word(unit) {
            let size = u32::try_from(n.unsigned_abs()).ok().and_then(|n| n.checked_mul(factor));
            let size = size.ok_or_else(|| refused(Message::new("term-phrase-large").with("phrase", &said)))?;
            if size == 0 {
                return Err(refused(Message::new("term-zero")));
            }
            let spec = TermSpec::new(size, unit);
            return Ok((if n < 0 { spec.before() } else { spec }, None, Vec::new()));
        }
        if unit.is_empty() {
            return Err(refused(Message::new("deadline-no-unit").with("number", number)));
        }
    } else if let Some((unit, factor)) = unit_word(&said).filter(|(_, factor)| *factor > 1) {
        return Ok((TermSpec::new(factor, unit), None, Vec::new()));
    }
    let found = term::find(&said);
    match found.as_slice() {
        [] => Err(refused(Message::new("deadline-no-term").with("text", &said))),
        [one] => {
            let phrase = one.read.clone().map_err(|message| {
                CliError::refused(message).hint(Message::new("deadline-phrase-hint").with("phrase", one.span.of(&said)))
            })?;
            Ok((phrase.spec, Some(said), phrase.doubts))
        }
        several => {
            let mut error = refused(Message::new("deadline-terms").with("count", several.len()));
            error.candidates = several.iter().map(|f| f.span.of(&said).to_string()).collect();
            Err(error)
        }
    }
}

fn list(args: &Args, session: &mut Session, calendar: &Calendar, year: i32) -> Result<Exit, CliError> {
    let first = Date::from_ymd_opt(year, 1, 1).filter(|d| (calendar.first..=calendar.last).contains(d));
    let last = Date::from_ymd_opt(year, 12, 31).filter(|d| (calendar.first..=calendar.last).contains(d));
    let (Some(first), Some(last)) = (first, last) else {
        let message = Message::new("deadline-no-year").with("year", year);
        let message = message.with("file", &calendar.file).with("first", calendar.first).with("last", calendar.last);
        return Err(CliError::refused(message).hint(Message::new("deadline-hint-calendar").with("file", &calendar.file)));
    };
    match args.format {
        Format::Json => {
            let document = json::CalendarJson::new(calendar, (first, last), &session.i18n);
            json::write_document(&mut session.out, &document)?;
        }
        Format::Text => text::calendar(session, calendar, (first, last))?,
        Format::Ics => {
            let today = session.today(args.today.as_deref())?;
            let entries = text::calendar_entries(calendar, (first, last), &session.i18n);
            session.out.write_all(ics::calendar(today, &entries).as_bytes())?;
        }
    }
    Ok(Exit::Clean)
}
