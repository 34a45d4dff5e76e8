//! Boundary days: for every form of clause the first day is right, and so are the day before and the day after.

use std::fmt::Write as _;
use std::path::PathBuf;

use nusqa::base::{Date, Language, parse_date};
use nusqa::corpus::{Corpus, Fact, Manifestation};
use nusqa::extract::read_act;
use nusqa::query::{as_of, history};
use nusqa::source::decode;
use nusqa::timeline::AnswerKind;

const MONTHS_KK: [&str; 12] =
    ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"];
const MONTHS_RU: [&str; 12] =
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

/// `2023 жылғы 5 шілде` and `5 июля 2023 года`.
fn written(day: &str) -> (String, String) {
    let parts: Vec<usize> = day.split('-').map(|p| p.parse().expect("a number")).collect();
    let [year, month, day] = parts.as_slice() else { panic!("{day}") };
    (format!("{year} жылғы {day} {}", MONTHS_KK[month - 1]), format!("{day} {} {year} года", MONTHS_RU[month - 1]))
}

/// An act that says nothing but this of its own time.
fn act(kind: &str, clause: &str, signed: &str, registered: &str) -> String {
    let (kk, ru) = written(signed);
    let relative = |month: &str| if month.ends_with(['к', 'п', 'т', 'з', 'с']) { "тағы" } else { "дағы" };
    let soft = ["сәуір", "шілде", "жел"].iter().any(|m| kk.contains(m)) && !kk.contains("желтоқсан");
    let ending = if kk.ends_with("қыркүйек") {
        "тегі"
    } else if soft {
        "дегі"
    } else {
        relative(&kk)
    };
    let mut out = match kind {
        "resolution" => format!(
            "Кейбір мәселелер туралы\n\nҚазақстан Республикасы Үкіметінің {kk}{ending} № 100 қаулысы\n\n\
             Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:\n"
        ),
        "order" => {
            format!("Кейбір мәселелер туралы\n\nҚазақстан Республикасы Сыртқы істер министрінің {kk}{ending} № 100 бұйрығы\n")
        }
        _ => format!(
            "О некоторых вопросах\n\nПостановление Правительства Республики Казахстан от {ru} № 100\n\n\
             Правительство Республики Казахстан ПОСТАНОВЛЯЕТ:\n"
        ),
    };
    if registered != "-" {
        let (kk, _) = written(registered);
        let _ = writeln!(out, "Қазақстан Республикасының Әділет министрлігінде {kk}да № 37575 болып тіркелді\n");
    }
    if kind == "order" {
        out.push_str("БҰЙЫРАМЫН:\n");
    }
    let items: String = (1..=5).map(|n| format!("{n}) алма;\n")).collect();
    if kind.ends_with(".ru") {
        let _ = write!(out, "1. Утвердить:\n{items}2. {clause}\n");
    } else {
        let _ = write!(out, "1. Мыналар бекітілсін:\n{items}2. {clause}\n");
    }
    out
}

fn corpus(text: &str, published: &str) -> Corpus {
    let source = decode(text.as_bytes()).expect("UTF-8");
    let act = read_act(&source);
    let language = act.head.language.unwrap_or(Language::Kazakh);
    let texts = vec![Manifestation { file: "acts/100.txt".into(), sha256: String::new(), language, act: act.into() }];
    let fact = parse_date(published).ok().map(|date| Fact {
        act: "100".into(),
        date,
        organ: None,
        source: "test".into(),
        part: None,
        line: 1,
    });
    Corpus::assemble(PathBuf::from("test"), texts, fact.into_iter().collect()).expect("a corpus")
}

#[test]
fn every_form_of_clause_is_right_on_both_sides_of_its_day() {
    let table = include_str!("../data/days.txt");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [form, kind, clause, signed, registered, published, at, earliest, latest, ..] = cells.as_slice() else {
            panic!("{row}")
        };
        let corpus = corpus(&act(kind, clause, signed, registered), published);
        let reference = corpus.resolve(&format!("100#{at}")).unwrap_or_else(|e| panic!("{form}: {e:?}"));
        let from = match history(&corpus, &reference, None) {
            Ok(versions) => versions.first().map(|v| v.from.clone()).unwrap_or_default(),
            Err(e) => panic!("{form}: {e:?}\n{}", act(kind, clause, signed, registered)),
        };
        let day = |d: Option<Date>| d.map_or_else(|| "-".to_string(), |d| d.to_string());
        let (exact, last) = if *latest == "=" { (*earliest, *earliest) } else { ("-", *latest) };
        let got = (day(from.earliest), day(from.latest), day(from.exact));
        if got != ((*earliest).to_string(), last.to_string(), exact.to_string()) {
            wrong.push(format!("{form}: {got:?}, not {earliest} {latest}"));
            continue;
        }
        for (edge, answers) in [(*earliest, cells.get(9)), (last, cells.get(10))] {
            let (Ok(edge), Some(answers)) = (parse_date(edge), answers) else { continue };
            for (shift, want) in (-1..=1).zip(answers.split(' ')) {
                let on = nusqa::base::date::add_days(edge, shift);
                let answer = as_of(&corpus, &reference, on, None).expect("an answer");
                let got = match answer.kind {
                    AnswerKind::InForce => "I",
                    AnswerKind::NotInForce => "N",
                    AnswerKind::Uncertain => "U",
                    AnswerKind::Unknown => "?",
                };
                if got != want {
                    wrong.push(format!("{form}: {got} on {on}, not {want}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
