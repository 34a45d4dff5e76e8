//! The quick way through a line against the other one, and threads against one.

use super::*;

proptest::proptest! {
    /// Whatever the bytes: no panic, and every line that is not blank is one record.
    #[test]
    fn every_line_is_accounted_for(lines in proptest::collection::vec("[ -~қ\\[\\]{}\":,]{0,40}", 0..20)) {
        let text = lines.join("\n");
        let (_, summary) = run(&text, Format::Jsonl, Applicable::Auto);
        let wanted = lines.iter().filter(|l| !l.trim().is_empty()).count();
        proptest::prop_assert_eq!(summary.records, wanted as u64);
    }

    /// What is read quickly is what is read slowly, with the same verdicts.
    #[test]
    fn the_quick_way_finds_what_the_other_finds(records in proptest::collection::vec(record(), 1..12)) {
        let text = records.join("\n");
        let quick = findings(&text);
        let slow = slowly(&FakeLaw, &text, Options::default());
        proptest::prop_assert_eq!(quick, slow);
    }

    #[test]
    fn any_table_comes_to_an_end(rows in "(id;provision\n)?([a\";,\n]|\"\"){0,200}") {
        let (findings, summary) = run(&rows, Format::Csv, Applicable::Auto);
        proptest::prop_assert!(findings.iter().all(|f| f.line >= 1 && f.line <= rows.lines().count() as u64 + 1));
        proptest::prop_assert!(summary.records <= rows.lines().count() as u64);
    }
}

/// Keeps a finding as if nothing like it had been found before.
pub(super) fn plain(out: &mut Vec<Finding>, finding: &Finding) {
    out.push(Finding { alike: 0, ..finding.clone() });
}

/// Findings by the way that takes records to pieces.
pub(super) fn slowly(law: &dyn Law, text: &str, options: Options) -> Vec<Finding> {
    let records = Records::new(Format::Jsonl, Box::new(std::io::Cursor::new(text.to_string())));
    let mut out = Vec::new();
    Engine::new(law, options, 1).check("cases", Feed::Records(records), Position::default(), &plain, &mut |piece| {
        out.extend(piece.out);
        std::ops::ControlFlow::Continue(())
    });
    out
}

/// A record, mostly as it should be.
fn record() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let some_day = || {
        prop_oneof![
            8 => (2011..2027_i32, 1..13_u32, 1..29_u32).prop_map(|(y, m, d)| format!("\"{y}-{m:02}-{d:02}\"")),
            1 => Just("\"01.02.2019\"".to_string()),
            1 => Just("null".to_string()),
            1 => Just("\"2019-02-30\"".to_string()),
            1 => Just("\" \"".to_string()),
            1 => Just("7".to_string()),
        ]
    };
    let provision = prop_oneof![
        Just("361#item-7"),
        Just("361#item-9"),
        Just("1#item-3"),
        Just("9#item-1"),
        Just("361#item-7@2019-01-01"),
        Just(" 361#item-9 "),
        Just("8#x"),
        Just("")
    ];
    let more = prop_oneof![
        6 => Just(""), 1 => Just(", \"quote\": \"отыз күннен\""), 1 => Just(", \"quote\": \"\\u043eтыз\\n күннен\""), 1 => Just(", \"version\": \"sha256:0\""),
        1 => Just(", \"version\": \"2018-01-01\""), 1 => Just(", \"version\": \"x\""), 1 => Just(", \"other\": {\"a\": [1, 2.5, null]}")
    ];
    let check =
        (provision, some_day(), more).prop_map(|(p, on, more)| format!("{{\"provision\": \"{p}\", \"checked_on\": {on}{more}}}"));
    let rest = prop_oneof![
        6 => Just(""), 1 => Just(", \"facts\": {\"a\": true}"), 1 => Just(", \"facts\": []"), 1 => Just(", \"events\": [{\"type\": \"filed\", \"on\": \"2019-01-01\"}]"),
        1 => Just(", \"events\": [{\"on\": \"2019-13-01\"}]"), 1 => Just(", \"documents\": {}"), 1 => Just(", \"x\": 1e999"), 1 => Just(", \"id\": \"twice\""),
        1 => Just(", \"refusal_grounds\": [1, \"2\"]"), 1 => Just(", \"decision\": 1")
    ];
    (
        prop_oneof![8 => Just("\"A\""), 1 => Just("5"), 1 => Just("\"\""), 1 => Just("-5"), 1 => Just("true")],
        some_day(),
        some_day(),
        proptest::collection::vec(check, 0..3),
        rest,
    )
        .prop_map(|(id, filed, decided, checks, rest)| {
            format!("{{\"id\": {id}, \"filed_on\": {filed}, \"decided_on\": {decided}, \"checks\": [{}]{rest}}}", checks.join(", "))
        })
}

/// The same findings, in the same order, whatever the number of threads and wherever the run is cut.
#[test]
fn threads_and_interruptions_change_nothing() {
    let mut text = String::new();
    for i in 0..30_000 {
        let (year, month) = (2012 + i % 14, 1 + i % 12);
        let item = if i % 3 == 0 { "361#item-7" } else { "361#item-9" };
        text.push_str(&format!(
            "{{\"id\": \"{i}\", \"filed_on\": \"{year}-{month:02}-03\", \"decided_on\": \"{year}-{month:02}-25\", \"checks\": [{{\"provision\": \"{item}\", \
             \"checked_on\": \"{year}-{month:02}-04\", \"quote\": \"күнтізбелік отыз күннен\"}}], \"note\": \"{}\"}}\n",
            "x".repeat(i % 100)
        ));
    }
    assert!(text.len() > 3 << 20, "several pieces of work");
    let whole = findings(&text);
    assert!(whole.len() > 1_000 && whole.windows(2).all(|w| matches!(w, [a, b] if a.line <= b.line)));
    for threads in 1..4 {
        let mut engine = Engine::new(&FakeLaw, Options::default(), threads);
        let (mut found, mut at, mut parts) = (Vec::new(), Position::default(), 0);
        loop {
            let rest = text.as_bytes().get(at.bytes as usize..).unwrap_or_default();
            let input = Input { name: "cases".into(), format: Format::Jsonl, reader: Box::new(rest) };
            let mut pieces = 0;
            let note = plain;
            let reach = engine.check("cases", input.feed(None), at, &note, &mut |piece| {
                found.extend(piece.out);
                at = piece.end;
                pieces += 1;
                if pieces == 2 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
            });
            parts += 1;
            if reach == Reach::End {
                break;
            }
        }
        assert!(parts > 1);
        assert!(found == whole, "{threads} threads, {parts} parts: {} findings, {} in one", found.len(), whole.len());
    }
}
