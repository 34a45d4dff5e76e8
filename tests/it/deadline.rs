//! Terms: what a user asks, in numbers and in the words of acts.

use std::fs;

use insta::assert_snapshot;

use crate::support::{command, nusqa, root, story};

#[test]
fn terms_with_their_counting() {
    let sessions: [&[&str]; 6] = [
        &["deadline", "2025-12-26", "5", "working_day"],
        &["deadline", "2022-03-03", "2", "working_day", "--lang", "ru"],
        &["deadline", "2026-03-27", "-3", "working_day", "--lang", "kk"],
        &["deadline", "2023-09-06", "10", "calendar_day"],
        &["deadline", "31.01.2024", "1", "month", "--including"],
        &["deadline", "2026-03-20T14:30", "72", "hour"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn terms_in_the_words_of_acts() {
    let sessions: [&[&str]; 6] = [
        &["deadline", "2026-03-20", "2 (екі) жұмыс\nкүнінен кешіктірілмейтін мерзімде", "--lang", "kk"],
        &["deadline", "2026-03-27", "не позднее чем за 3 (три) рабочих дня до", "--lang", "ru"],
        &["deadline", "2023-09-06", "он күн мерзімде"],
        &["deadline", "2026-03-20", "5 (алты) жұмыс күні ішінде"],
        &["deadline", "2026-03-20", "в течение 5 рабочих дней, а при отказе – в течение 10 рабочих дней", "--lang", "ru"],
        &["deadline", "2026-03-20", "дереу", "--lang", "kk"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn where_there_is_no_one_day() {
    let sessions: [&[&str]; 5] = [
        &["deadline", "2026-08-28", "2", "working_day"],
        &["deadline", "2027-12-28", "5", "working_day", "--lang", "ru"],
        &["deadline", "2030-01-01", "10", "calendar_day", "--lang", "kk"],
        &["deadline", "2026-03-20", "5", "hours"],
        &["deadline", "2026-03-20", "8 (сегіз) жұмыс сағаты ішінде"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn wrong_questions_are_two() {
    let sessions: [&[&str]; 9] = [
        &["deadline", "2026-02-30", "5", "working_day"],
        &["deadline", "2026-03-20T25:00", "5", "hour"],
        &["deadline", "2026-03-20", "5"],
        &["deadline", "2026-03-20", "0", "working_day"],
        &["deadline", "2026-03-20", "5", "fortnight"],
        &["deadline", "2026-03-20", "99999999999", "working_day"],
        &["deadline", "2026-03-20"],
        &["deadline", "--calendar", "2031"],
        &["deadline", "--calendar", "2026", "2026-01-01"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn for_programs_and_calendars() {
    let sessions: [&[&str]; 3] = [
        &["deadline", "2026-03-20", "2", "working_day", "--format", "json"],
        &["deadline", "2026-08-28", "2", "working_day", "--format", "ics", "--today", "2026-01-01"],
        &["deadline", "--calendar", "2026", "--lang", "kk"],
    ];
    let said = story(root(), &sessions);
    assert_snapshot!(said.replace('\r', ""));
    let ics = nusqa(&["deadline", "2026-03-20", "2", "жұмыс", "күні", "--format", "ics", "--today", "2026-01-01", "--lang", "kk"]);
    let lines: Vec<&str> = ics.split("\r\n").collect();
    assert!(lines.iter().all(|l| l.len() <= 75 && !l.starts_with('\n')), "{ics}");
    assert!(ics.contains("DTSTART;VALUE=DATE:20260327\r\n"));
    let again =
        nusqa(&["deadline", "2026-03-20", "2", "жұмыс", "күні", "--format", "ics", "--today", "2026-01-01", "--lang", "kk"]);
    assert_eq!(ics, again);
}

#[test]
fn the_corpus_has_its_own_calendar_and_a_broken_one_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let ask: &[&str] = &["deadline", "2026-03-19", "1", "working_day", "-v"];
    // Without a corpus the built-in calendar serves.
    let mut said = story(dir.path(), &[ask]);
    fs::create_dir_all(dir.path().join("corpus/acts")).unwrap();
    fs::create_dir_all(dir.path().join("corpus/calendar")).unwrap();
    let file = dir.path().join("corpus/calendar/kz.toml");
    fs::write(&file, "[[day]]\nday = \"2026-03-20\"\nkind = \"off\"\nname = \"Day of the Town\"\nsource = \"the town\"\n").unwrap();
    said += &story(dir.path(), &[ask]);
    fs::write(&file, "[[day]]\nday = \"2026-03-32\"\nkind = \"off\"\nname = \"N\"\nsource = \"S\"\n").unwrap();
    said += &story(dir.path(), &[ask]);
    assert_snapshot!(said);
}

#[test]
fn the_same_bytes_in_every_zone() {
    let ask = ["deadline", "2026-03-20", "2", "working_day", "--format", "ics", "--today", "2026-01-01"];
    let with = |zone: &str| command(root(), &ask).env("TZ", zone).output().unwrap().stdout;
    assert_eq!(with("Asia/Almaty"), with("America/New_York"));
}
