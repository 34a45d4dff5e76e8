use proptest::prelude::*;

use super::*;
use crate::base::date::add_days;
use crate::base::{Date, parse_date};

fn kz() -> Calendar {
    Calendar::built_in().expect("a calendar")
}

fn day(text: &str) -> Date {
    parse_date(text).expect("a day")
}

fn wd(n: u32) -> TermSpec {
    TermSpec::new(n, Unit::WorkingDay)
}

fn cd(n: u32) -> TermSpec {
    TermSpec::new(n, Unit::CalendarDay)
}

#[track_caller]
fn ends(event: &str, spec: TermSpec, end: &str) {
    let calendar = kz();
    let event = day(event);
    let quick = calendar.end_of(event, &spec);
    assert_eq!(quick.exact().map(|d| d.to_string()).as_deref(), Some(end), "{event} {spec:?} {quick:?}");
    let term = calendar.count(Moment::Day(event), &spec);
    assert_eq!(term.end.exact, quick.exact());
    assert_eq!(term.by_calendar, quick.exact());
    assert_eq!(term.steps.last().map(|s| s.day), quick.exact(), "{:#?}", term.steps);
    assert!(term.end.missing.is_empty());
}

/// kz-law-spec § 6.1.
#[test]
fn the_cases_of_the_specification() {
    ends("2025-12-26", wd(5), "2026-01-06");
    ends("2026-03-20", wd(2), "2026-03-27");
    ends("2025-12-10", wd(10), "2025-12-25");
    // a working Saturday
    ends("2022-03-03", wd(2), "2022-03-05");
}

#[test]
fn near_the_cases_of_the_specification() {
    ends("2025-12-26", wd(4), "2026-01-05");
    ends("2025-12-26", wd(3), "2025-12-31");
    ends("2025-12-26", wd(6), "2026-01-08");
    ends("2026-03-20", wd(1), "2026-03-26");
    ends("2022-03-03", wd(1), "2022-03-04");
    // 7 March was off for the Saturday, 8 March is a holiday
    ends("2022-03-03", wd(3), "2022-03-09");
}

#[test]
fn calendar_days_start_on_the_next_day_and_end_on_a_working_one() {
    ends("2023-09-01", cd(10), "2023-09-11");
    ends("2023-09-06", cd(10), "2023-09-18");
    ends("2023-09-06", cd(10).unshifted(), "2023-09-16");
    ends("2023-09-01", cd(10).including(), "2023-09-11");
    ends("2023-09-01", cd(11).including(), "2023-09-11");
    // 31 December 2024 + 1: two days of New Year, a day off moved from Sunday 5 January, and the weekend; the Sunday is worked on
    ends("2024-12-31", cd(1), "2025-01-05");
}

#[test]
fn weeks_months_and_years() {
    ends("2023-09-06", TermSpec::new(2, Unit::Week), "2023-09-20");
    ends("2024-01-31", TermSpec::new(1, Unit::Month), "2024-02-29");
    ends("2023-01-31", TermSpec::new(1, Unit::Month), "2023-02-28");
    ends("2024-03-29", TermSpec::new(1, Unit::Month), "2024-04-29");
    // 30 June 2024 is a Sunday
    ends("2024-05-30", TermSpec::new(1, Unit::Month), "2024-07-01");
    ends("2024-02-29", TermSpec::new(1, Unit::Year), "2025-02-28");
    ends("2023-09-06", TermSpec::new(1, Unit::Month).including(), "2023-10-05");
    assert_eq!(unit_word("half-year"), Some((Unit::Month, 6)));
    assert_eq!(unit_word("Quarters"), Some((Unit::Month, 3)));
    assert_eq!(unit_word("half_month"), Some((Unit::CalendarDay, 15)));
    assert_eq!(unit_word("working days"), Some((Unit::WorkingDay, 1)));
    assert_eq!((unit_word("wd"), unit_word("cd")), (Some((Unit::WorkingDay, 1)), Some((Unit::CalendarDay, 1))));
    assert_eq!(unit_word("fortnight"), None);
}

#[test]
fn backwards() {
    ends("2026-03-27", wd(3).before(), "2026-03-19");
    ends("2026-03-27", wd(1).before(), "2026-03-26");
    // the third day back is Sunday: the Friday before it
    ends("2023-09-13", cd(3).before(), "2023-09-08");
    ends("2023-09-13", cd(3).before().unshifted(), "2023-09-10");
    ends("2023-09-13", TermSpec::new(1, Unit::Month).before(), "2023-08-11");
    let told = kz().count(Moment::Day(day("2023-09-13")), &cd(3).before());
    assert!(told.reasons.iter().any(|m| m.id == "term-reason-moved-back"));
    // Four days back move to the same Friday.
    assert_eq!(told.doubts, []);
    let told = kz().count(Moment::Day(day("2023-09-13")), &wd(3).before());
    let doubt = told.doubts.iter().find(|m| m.id == "term-doubt-whole-days").expect("a doubt");
    assert_eq!(doubt.args, [("day", "2023-09-07".to_string())]);
}

#[test]
fn the_counting_is_told_day_by_day() {
    let term = kz().count(Moment::Day(day("2026-03-20")), &wd(2));
    let told: Vec<_> = term.steps.iter().map(|s| (s.day.to_string(), s.kind, s.why.as_ref().map(|m| m.id))).collect();
    let expected = [
        ("2026-03-20", StepKind::Event, None),
        ("2026-03-21", StepKind::Skipped, Some("calendar-why-holiday")),
        ("2026-03-22", StepKind::Skipped, Some("calendar-why-holiday")),
        ("2026-03-23", StepKind::Skipped, Some("calendar-why-holiday")),
        ("2026-03-24", StepKind::Skipped, Some("calendar-why-observed")),
        ("2026-03-25", StepKind::Skipped, Some("calendar-why-observed")),
        ("2026-03-26", StepKind::Counted(1), None),
        ("2026-03-27", StepKind::Counted(2), None),
    ];
    assert_eq!(told, expected.map(|(d, k, w)| (d.to_string(), k, w)));
    assert!(term.steps[1].source.as_deref().is_some_and(|s| s.contains("holidays")));
    let worked = kz().count(Moment::Day(day("2022-03-03")), &wd(2));
    assert_eq!(worked.steps.last().and_then(|s| s.why.as_ref()).map(|m| m.id), Some("calendar-why-working-instead"));
    let moved = kz().count(Moment::Day(day("2023-09-06")), &cd(10));
    let kinds: Vec<_> = moved.steps.iter().map(|s| s.kind).collect();
    assert_eq!(kinds, [StepKind::Event, StepKind::Moved, StepKind::Skipped, StepKind::Landed]);
}

#[test]
fn where_sources_contradict_each_other_the_end_lies_between() {
    let calendar = kz();
    assert_eq!(calendar.state(day("2026-08-31")), State::Disputed);
    assert_eq!(calendar.state(day("2026-03-16")), State::Disputed);
    // a Sunday is a day off whatever the holiday
    assert_eq!(calendar.state(day("2026-08-30")), State::Off);
    assert_eq!(calendar.state(day("2027-03-15")), State::Off);
    assert_eq!(calendar.state(day("2025-08-30")), State::Off);
    let term = calendar.count(Moment::Day(day("2026-08-28")), &wd(2));
    assert_eq!((term.end.earliest, term.end.latest), (Some(day("2026-09-01")), Some(day("2026-09-02"))));
    assert_eq!((term.end.exact, term.by_calendar), (None, Some(day("2026-09-01"))));
    assert_eq!(term.end.missing.len(), 1);
    let missing = &term.end.missing[0];
    assert_eq!(missing.id, "term-conflict-working");
    assert!(missing.args.iter().any(|(name, value)| *name == "other" && value.contains("egov")));
    // Backwards the later day is the one of the shorter reading.
    let back = calendar.end_of(day("2026-09-02"), &wd(2).before());
    assert_eq!((back.earliest, back.latest), (Some(day("2026-08-28")), Some(day("2026-08-31"))));
    // A last day that may or may not be off
    let last = calendar.end_of(day("2026-08-21"), &cd(10));
    assert_eq!((last.earliest, last.latest), (Some(day("2026-08-31")), Some(day("2026-09-01"))));
    // and one that passes the day and does not care.
    ends("2026-08-21", cd(13), "2026-09-03");
}

#[test]
fn where_the_calendar_ends_nothing_is_guessed() {
    let calendar = kz();
    let term = calendar.count(Moment::Day(day("2027-12-28")), &wd(5));
    assert_eq!((term.end.exact, term.end.earliest, term.end.latest), (None, Some(day("2028-01-02")), None));
    assert_eq!(term.end.missing[0].id, "term-calendar-ends");
    assert!(term.end.missing[0].args.contains(&("day", "2027-12-31".to_string())));
    ends("2027-12-28", wd(3), "2027-12-31");
    let late = calendar.end_of(day("2030-01-01"), &cd(10));
    assert_eq!((late.earliest, late.latest), (Some(day("2030-01-11")), None));
    ends_at_the_date_alone(&calendar);
    let early = calendar.count(Moment::Day(day("2000-01-01")), &wd(5));
    assert_eq!((early.end.earliest, early.end.latest), (Some(day("2000-01-06")), None));
    assert_eq!(early.end.missing[0].id, "term-calendar-begins");
    let back = calendar.count(Moment::Day(day("2008-01-10")), &wd(9).before());
    assert_eq!((back.end.earliest, back.end.latest), (None, Some(day("2007-12-31"))));
    assert_eq!(back.end.missing[0].id, "term-calendar-begins");
    for huge in [wd(u32::MAX), cd(u32::MAX), TermSpec::new(u32::MAX, Unit::Year), TermSpec::new(u32::MAX, Unit::Hour)] {
        for spec in [huge, huge.before(), huge.including()] {
            let term = calendar.count(Moment::Day(day("2020-01-01")), &spec);
            assert!(term.steps.len() < 8000);
        }
    }
}

fn ends_at_the_date_alone(calendar: &Calendar) {
    let unshifted = calendar.end_of(day("2030-01-01"), &cd(10).unshifted());
    assert_eq!(unshifted.exact(), Some(day("2030-01-11")));
}

#[test]
fn hours_run_from_the_minute() {
    let calendar = kz();
    let at = day("2026-03-20").and_hms_opt(14, 30, 0).expect("a time");
    let term = calendar.count(Moment::Minute(at), &TermSpec::new(72, Unit::Hour));
    let end = day("2026-03-23").and_hms_opt(14, 30, 0).expect("a time");
    assert_eq!(term.clock, Some((end, end)));
    assert_eq!(term.end.exact, Some(day("2026-03-23")));
    let back = calendar.count(Moment::Minute(at), &TermSpec::new(90, Unit::Minute).before());
    assert_eq!(back.clock.map(|c| c.0.to_string()).as_deref(), Some("2026-03-20 13:00:00"));
    let unknown = calendar.count(Moment::Day(day("2026-03-20")), &TermSpec::new(5, Unit::Hour));
    assert_eq!((unknown.end.earliest, unknown.end.latest), (Some(day("2026-03-20")), Some(day("2026-03-21"))));
    assert_eq!(unknown.end.missing[0].id, "term-no-time");
    let office = calendar.count(Moment::Minute(at), &TermSpec::new(8, Unit::WorkingHour));
    assert_eq!((office.end.earliest, office.end.latest), (None, None));
    assert_eq!(office.end.missing[0].id, "term-working-hours");
}

#[test]
fn what_may_be_otherwise_is_told() {
    let doubts = |event: &str, spec: TermSpec| -> Vec<&'static str> {
        kz().count(Moment::Day(day(event)), &spec).doubts.iter().map(|m| m.id).collect()
    };
    assert_eq!(doubts("2025-05-05", wd(2)), [] as [&str; 0]);
    assert_eq!(doubts("2025-12-26", wd(5)), ["term-doubt-transfers"]);
    assert_eq!(doubts("2026-05-25", wd(2)), ["term-doubt-estimated", "term-doubt-transfers"]);
    assert_eq!(doubts("2025-05-05", TermSpec::new(3, Unit::Day)), ["term-doubt-bare-day"]);
    // Handed in on a Saturday.
    assert_eq!(doubts("2025-05-17", wd(2)), ["term-doubt-filed"]);
    assert_eq!(doubts("2025-05-19", wd(2)), [] as [&str; 0]);
    assert_eq!(doubts("2025-05-17", cd(5)), ["term-doubt-filed"]);
    // Both ways it ends on Monday the 26th.
    assert_eq!(doubts("2025-05-17", cd(7)), [] as [&str; 0]);
    assert_eq!(doubts("2025-05-17", wd(2).before()), ["term-doubt-whole-days"]);
    assert_eq!(doubts("2025-05-05", TermSpec::new(1, Unit::Month)), ["term-doubt-months"]);
}

/// One file: what is wrong with it.
#[track_caller]
fn refused(text: &str, id: &str, line: &str) {
    let message = Calendar::parse("kz.toml", text).expect_err(text);
    assert_eq!(message.id, id, "{message:?}");
    assert!(line.is_empty() || message.args.contains(&("line", line.to_string())), "{message:?}");
}

#[test]
fn bad_files_are_refused_with_their_line() {
    let entry = |day: &str, kind: &str| format!("[[day]]\nday = \"{day}\"\nkind = \"{kind}\"\nname = \"N\"\nsource = \"S\"\n");
    refused("", "calendar-empty", "");
    refused("[[day]]\nday = 1\n", "toml-broken", "2");
    refused(&entry("2024-02-30", "off"), "toml-date", "2");
    refused(&entry("2024-02-28", "of"), "calendar-kind", "3");
    refused(&entry("2024-02-28", "working_weekend"), "calendar-no-weekend", "3");
    refused(&(entry("2024-02-24", "off") + &entry("2024-02-24", "working_weekend")), "calendar-both", "8");
    refused(&entry("2024-02-28", "off").replace("source", "sources"), "toml-broken", "5");
    refused(&entry("2024-02-28", "off").replace("source = \"S\"\n", ""), "toml-broken", "1");
    let covers = |first: &str, last: &str| format!("[covers]\nfirst = \"{first}\"\nlast = \"{last}\"\n");
    refused(&(covers("2025-01-01", "2025-12-31") + &entry("2024-02-28", "off")), "calendar-outside", "5");
    refused(&covers("2025-01-02", "2025-01-01"), "calendar-reversed", "3");
    let conflict =
        "[[conflict]]\ndays = [\"2025-03-14\"]\nname = \"N\"\nkept = \"off\"\nkept_source = \"A\"\nother_source = \"B\"\n";
    refused(&(covers("2025-01-01", "2025-12-31") + conflict), "calendar-kept-otherwise", "7");
    refused(&(covers("2024-01-01", "2024-12-31") + &conflict.replace("off", "working")), "calendar-outside", "5");
    refused(&(covers("2025-01-01", "2025-12-31") + &conflict.replace("off", "yes")), "calendar-kept", "7");
    let agreed = covers("2025-01-01", "2025-12-31") + &entry("2025-03-14", "off") + conflict;
    let calendar = Calendar::parse("kz.toml", &agreed).expect("a calendar");
    assert_eq!((calendar.state(day("2025-03-14")), calendar.is_working(day("2025-03-14"))), (State::Disputed, Some(false)));
}

#[test]
fn a_file_without_its_bounds_covers_whole_years() {
    let text = "[[day]]\nday = \"2024-05-09\"\nkind = \"off\"\nname = \"Victory Day\"\nsource = \"S\"\n";
    let calendar = Calendar::parse("kz.toml", text).expect("a calendar");
    assert_eq!((calendar.first, calendar.last), (day("2024-01-01"), day("2024-12-31")));
    assert_eq!(calendar.is_working(day("2025-01-06")), None);
    // one source may repeat what another says
    let twice = format!("{text}{text}");
    assert_eq!(Calendar::parse("kz.toml", &twice).expect("a calendar").entries_on(day("2024-05-09")).len(), 2);
}

proptest! {
    #[test]
    fn the_quick_answer_and_the_counted_one_agree(days in 0i64..7300, n in 1u32..60, unit in 0usize..6, back: bool, incl: bool, shift: bool) {
        let calendar = kz();
        let unit = [Unit::Day, Unit::CalendarDay, Unit::WorkingDay, Unit::Week, Unit::Month, Unit::Year][unit];
        let spec = TermSpec { amount: n, unit, direction: if back { Direction::Before } else { Direction::After }, including: incl, shift };
        let event = add_days(calendar.first, days);
        let (quick, term) = (calendar.end_of(event, &spec), calendar.count(Moment::Day(event), &spec));
        prop_assert_eq!((quick.earliest, quick.latest), (term.end.earliest, term.end.latest));
        if let (Some(from), Some(to)) = (quick.earliest, quick.latest) {
            prop_assert!(from <= to);
            let kept = term.by_calendar.expect("within the calendar");
            prop_assert!((from..=to).contains(&kept));
            prop_assert_eq!(term.steps.last().map(|s| s.day), Some(kept));
            if unit == Unit::WorkingDay || shift {
                prop_assert_eq!(calendar.is_working(kept), Some(true));
            }
        } else {
            prop_assert!(!term.end.missing.is_empty());
        }
    }

    #[test]
    fn working_days_there_and_back(days in 0i64..7200, n in 1u32..40) {
        let calendar = kz();
        let event = add_days(calendar.first, days);
        if calendar.is_working(event) == Some(true)
            && let Some(end) = calendar.end_of(event, &wd(n)).exact()
        {
            let back = calendar.end_of(end, &wd(n).before());
            prop_assert!(back.earliest <= Some(event) && Some(event) <= back.latest);
        }
    }

    #[test]
    fn longer_terms_end_no_sooner_and_later_events_neither(days in 0i64..7000, n in 1u32..60, working: bool, back: bool) {
        let calendar = kz();
        let event = add_days(calendar.first, 100 + days);
        let spec = |n| { let s = if working { wd(n) } else { cd(n) }; if back { s.before() } else { s } };
        let (one, more) = (calendar.end_of(event, &spec(n)), calendar.end_of(event, &spec(n + 1)));
        let later = calendar.end_of(add_days(event, 1), &spec(n));
        for pick in [|e: End| e.earliest, |e: End| e.latest] {
            if let (Some(one), Some(more), Some(later)) = (pick(one), pick(more), pick(later)) {
                let (low, high) = if back { (more, one) } else { (one, more) };
                prop_assert!(low <= high);
                prop_assert!(one <= later);
                // No working day is lost: a working term with one day more ends on another day.
                prop_assert!(!working || one != more);
            }
        }
    }
}
