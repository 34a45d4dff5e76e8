//! Records that cannot be read as they are.

use super::*;

#[test]
fn broken_records_are_findings_with_their_line_and_the_rest_goes_on() {
    let text = concat!(
        "\u{feff}{\"id\": \"1\", \"decided_on\": \"2019-02-30\", \"checks\": [{\"provision\": \"361#item-9\"}]}\r\n",
        "\r\n",
        "{\"id\": \"2\", \"checks\": [{\"provision\": 9}, {\"provision\": \"361#item-9\", \"checked_on\": \"2018-01-20\"}]}\n",
        "{\"id\": \"3\", \n",
        "[1]\n",
        "{\"checks\": []}\n",
        "{\"id\": \"6\", \"filed_on\": \"2018-02-01\", \"decided_on\": \"2018-01-01\"}\n",
        "{\"id\": \"7\", \"checks\": [{\"version\": \"2018-01-01\"}, {\"provision\": \"361#item-9\", \"version\": \"old\"}]}\n",
        "{\"id\": \"8\", \"checks\": [{\"provision\": \"361#item-9\"}]}\n",
    );
    let (all, summary) = run(text, Format::Jsonl, Applicable::Auto);
    let seen: Vec<_> = all.iter().map(|f| (f.line, f.code, f.message.id)).collect();
    assert_eq!(
        seen,
        [
            (1, "NQ010", "check-record-date"),
            (3, "NQ010", "check-record-type"),
            (4, "NQ010", "check-record-not-json"),
            (5, "NQ010", "check-record-type"),
            (6, "NQ010", "check-record-no-id"),
            (7, "NQ010", "check-record-dates-reversed"),
            (8, "NQ010", "check-record-no-provision"),
            (8, "NQ010", "check-record-version"),
            (9, "NQ010", "check-record-no-day"),
        ]
    );
    assert_eq!((summary.records, summary.checks, summary.findings()), (8, 2, 9));
    assert_eq!(summary.worst(), Some(Severity::Error));
}

#[test]
fn deep_nesting_bad_letters_and_utf16_are_told() {
    let deep = format!("{{\"id\": \"1\", \"facts\": {}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(findings(&deep).first().map(|f| f.message.id), Some("check-record-too-deep"));
    let ids = |bytes: &[u8]| {
        let mut out = Vec::new();
        let input = Input { name: "-".into(), format: Format::Jsonl, reader: Box::new(bytes) };
        check(&FakeLaw, input, &Options::default(), &mut |f| out.push((f.line, f.message.id)));
        out
    };
    assert_eq!(ids(b"{\"id\": \"1\"}\n{\"id\": \"\xff\"}\n"), [(2, "check-record-not-utf8")]);
    assert_eq!(ids(b"\xff\xfe{\0"), [(1, "check-record-utf16")]);
    assert_eq!(ids(b""), []);
}

#[test]
fn a_line_over_the_limit_is_skipped() {
    let text = format!("{{\"id\": \"{}\"}}\n{{\"id\": 5}}\n", "x".repeat(crate::check::read::MAX_LINE));
    let (all, summary) = run(&text, Format::Jsonl, Applicable::Auto);
    assert_eq!(all.iter().map(|f| (f.line, f.message.id)).collect::<Vec<_>>(), [(1, "check-record-too-long")]);
    assert_eq!(summary.records, 2);
}

#[test]
fn neighbouring_csv_rows_of_one_id_are_one_record() {
    for delimiter in [",", ";", "\t"] {
        let text = [
            "\u{feff}ID|filed_on|decided_on|provision|version|checked_on|quote|office",
            "A|2018-01-10|01.02.2018|361#item-9||2018-01-20|\"шешім күнтізбелік\nотыз \"\"күннен\"\"\"|x",
            "A|||361#item-7|2017-01-01|||",
            "|||||||",
            "B||2018-02-01|361#item-9|2018-01-10||||||",
        ]
        .join("\n")
        .replace('|', delimiter);
        let (all, summary) = run(&text, Format::Csv, Applicable::Auto);
        let seen: Vec<_> = all.iter().map(|f| (f.record.clone().unwrap_or_default(), f.line, f.code)).collect();
        assert_eq!(seen, [("A".into(), 2, "NQ106"), ("A".into(), 4, "NQ101")], "delimiter {delimiter:?}");
        assert_eq!((summary.records, summary.checks), (2, 3));
    }
}

#[test]
fn broken_csv_rows_are_told_and_the_rest_goes_on() {
    let text = "id,decided_on,provision\n\
        A,2018-02-30,361#item-9\n\
        B,2018-02-01,361#item-9,one,too many\n\
        C,2018-02-01,\"361#item-9\n\
        D,2018-02-01,361#item-9\n\
        D,2018-02-02,361#item-9\n\
        E,361#item-9\n";
    let (all, summary) = run(text, Format::Csv, Applicable::Auto);
    let seen: Vec<_> = all.iter().map(|f| (f.line, f.message.id)).collect();
    assert_eq!(
        seen,
        [
            (2, "check-record-date"),
            (3, "check-csv-cells"),
            (4, "check-csv-quote"),
            (6, "check-csv-differs"),
            (7, "check-csv-cells")
        ]
    );
    assert_eq!(summary.checks, 2);
    let (all, _) = run("number;law\n1;2\n", Format::Csv, Applicable::Auto);
    assert_eq!(all.iter().map(|f| f.message.id).collect::<Vec<_>>(), ["check-csv-columns"]);
}
