use super::*;
use crate::calendar::{Direction, Unit};

/// `amount unit`, `-` in front backwards, `!` with the id where it cannot be told; every term of the text.
fn told(text: &str) -> String {
    let one = |f: Found| match f.read {
        Err(message) => format!("!{}", message.id),
        Ok(p) => {
            let back = if p.spec.direction == Direction::Before { "-" } else { "" };
            let doubts: String = p.doubts.iter().map(|d| format!(" ?{}", d.id.trim_start_matches("term-phrase-"))).collect();
            format!("{back}{} {}{doubts}", p.spec.amount, p.spec.unit.as_str())
        }
    };
    find(text).into_iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Columns: text | what is told.
#[test]
fn the_words_of_acts() {
    let table = include_str!("../../../tests/data/terms.txt");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (text, want) = row.split_once(" | ").unwrap_or((row.trim_end_matches(" |"), ""));
        rows += 1;
        // a line break inside a term
        let got = told(&text.replace('⏎', "\n"));
        if got != want {
            wrong.push(format!("{text}\n    {got}, not {want}"));
        }
    }
    assert!(rows > 80, "{rows} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mismatch_names_both() {
    let found = find("5 (алты) жұмыс күні ішінде");
    let Some(Err(message)) = found.first().map(|f| f.read.clone()) else { panic!("{found:?}") };
    let of = |name: &str| message.args.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str());
    assert_eq!((of("first"), of("second"), of("one"), of("other")), (Some("5"), Some("алты"), Some("5"), Some("6")));
}

#[test]
fn the_place_is_that_of_the_text_as_written() {
    let text = "Беруші 3 (\u{a0}үш)\u{ad} жұмыс күні бұрын жібереді";
    let found = find(text);
    assert_eq!(found.iter().map(|f| f.span.of(text)).collect::<Vec<_>>(), ["3 (\u{a0}үш)\u{ad} жұмыс күні"]);
    assert_eq!(found[0].read.as_ref().map(|p| p.spec), Ok(TermSpec::new(3, Unit::WorkingDay).before()));
}

#[test]
fn hostile_texts_end() {
    for text in
        ["1 ".repeat(20_000), "бес (".repeat(10_000), "10 (".repeat(10_000), "тоқсан ".repeat(10_000), "пятидневный".repeat(5_000)]
    {
        let _ = find(&text);
    }
}
