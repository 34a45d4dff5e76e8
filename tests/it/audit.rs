//! The audit of case records as an office runs it: files of many kinds, a mapping, known findings, reports, a run broken off.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::root;

const RECORDS: [[&str; 6]; 4] = [
    ["A-1", "2022-12-01", "2022-12-20", "361#document-1/item-5", "2022-12-20", ""],
    ["A-2", "2023-01-10", "2023-02-10", "361#document-1/item-7", "2021-05-20", ""],
    ["A-3", "2023-12-20", "2024-01-26", "361#document-1/item-9", "2023-01-01", ""],
    ["A-4", "2018-03-05", "2018-03-30", "361#document-1/item-9", "", "күнтізбелік қырық күннен"],
];
const FIELDS: [&str; 6] = ["id", "filed_on", "decided_on", "provision", "version", "quote"];

fn jsonl() -> String {
    let line = |[id, filed, decided, provision, version, quote]: [&str; 6]| {
        let check = serde_json::json!({"provision": provision, "version": version, "quote": quote, "checked_on": filed});
        serde_json::json!({"id": id, "filed_on": filed, "decided_on": decided, "checks": [check]}).to_string() + "\n"
    };
    RECORDS.into_iter().map(line).collect()
}

fn table(head: &[&str], delimiter: &str, day: impl Fn(&str) -> String) -> String {
    let row = |[id, filed, decided, provision, version, quote]: [&str; 6]| {
        [id, &day(filed), &day(decided), provision, &day(version), quote, &day(filed)].join(delimiter) + "\n"
    };
    [head, &["checked_on"]].concat().join(delimiter) + "\n" + &RECORDS.into_iter().map(row).collect::<String>()
}

fn check(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nusqa"));
    command.current_dir(dir).arg("check").args(args).env("NUSQA_CORPUS", root().join("corpus")).env("LC_ALL", "en");
    command.stdin(Stdio::null()).output().unwrap()
}

/// Record and code of every finding.
fn told(output: &Output) -> Vec<(String, String)> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let field = |v: &Value, name: &str| v[name].as_str().unwrap_or_default().to_string();
    let line = |l: &str| serde_json::from_str::<Value>(l).unwrap_or_else(|e| panic!("{e}: {l}"));
    text.lines().map(line).map(|v| (field(&v, "record"), field(&v, "code"))).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A title above the header, days as days, a second sheet of something else.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd.mm.yyyy");
    sheet.write(0, 0, "Cases of the year").unwrap();
    for (column, name) in (0..).zip(FIELDS.iter().chain(&["checked_on"])) {
        sheet.write(2, column, *name).unwrap();
    }
    for (row, record) in (3..).zip(RECORDS) {
        for (column, cell) in (0..).zip(record.iter().chain(&[record[1]])) {
            match rust_xlsxwriter::ExcelDateTime::parse_from_str(cell) {
                Ok(date) if cell.len() == 10 => sheet.write_with_format(row, column, &date, &day).unwrap(),
                _ => sheet.write(row, column, *cell).unwrap(),
            };
        }
    }
    book.add_worksheet().write(0, 0, "nothing").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn the_same_records_in_any_file_give_the_same_findings() {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        fs::create_dir_all(dir.path().join(name).parent().unwrap()).unwrap();
        fs::write(dir.path().join(name), bytes).unwrap();
    };
    let (lines, csv) = (jsonl(), table(&FIELDS, ";", str::to_string));
    put("cases.jsonl", lines.as_bytes());
    put("cases.csv", csv.as_bytes());
    put("tabs.txt", table(&FIELDS, "\t", str::to_string).as_bytes());
    put("lines.txt", lines.as_bytes());
    put("cases.jsonl.gz", &gzip(lines.as_bytes()));
    put("no-ending", &gzip(csv.as_bytes()));
    put("cases.xlsx", &workbook());
    put("book.bin", &workbook());
    put("cases.zip", &zipped(&[("a/cases.csv", csv.as_bytes()), ("readme.md", b"# no cases")]));
    put("books.zip", &zipped(&[("cases.xlsx", &workbook())]));
    put("folder/deep/cases.csv", csv.as_bytes());
    put("folder/.hidden/cases.csv", csv.as_bytes());
    let wanted = told(&check(dir.path(), &["cases.jsonl", "--format", "jsonl"]));
    let codes: Vec<&str> = wanted.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(codes, ["NQ101", "NQ102", "NQ106"]);
    let files = [
        "cases.csv",
        "tabs.txt",
        "lines.txt",
        "cases.jsonl.gz",
        "no-ending",
        "cases.xlsx",
        "book.bin",
        "cases.zip",
        "books.zip",
        "folder",
        "fold*/**/*.csv",
    ];
    for file in files {
        let output = check(dir.path(), &[file, "--format", "jsonl"]);
        assert_eq!(told(&output), wanted, "{file}: {}", said(&output));
        assert_eq!(output.status.code(), Some(1), "{file}");
    }
}

#[test]
fn foreign_columns_are_read_by_a_mapping_and_its_mistakes_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let head = ["Дело №", "Подано", "Решено", "Норма", "Редакция", "Цитата"];
    let slashed = |day: &str| day.split('-').rev().collect::<Vec<_>>().join("/");
    fs::write(dir.path().join("cases.csv"), table(&head, ",", slashed)).unwrap();
    let mapping = "[fields]\nid = 'Дело №'\nfiled_on = 'Подано'\ndecided_on = 'решено'\nprovision = ['НПА', 'Норма']\nversion = 'Редакция'\n\
                   quote = 'Цитата'\n[dates]\nformats = ['%d/%m/%Y']\n";
    fs::write(dir.path().join("map.toml"), mapping).unwrap();
    let output = check(dir.path(), &["cases.csv", "--mapping", "map.toml", "--format", "jsonl"]);
    let codes: Vec<String> = told(&output).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["NQ101", "NQ102", "NQ106"], "{}", said(&output));
    let output = check(dir.path(), &["cases.csv"]);
    assert!(
        output.status.code() == Some(1) && said(&output).contains("id, provision") && said(&output).contains("Дело №"),
        "{}",
        said(&output)
    );
    for (text, word) in
        [("[fields]\nid = 'X'\n", "X (id)"), ("[fields]\nday = 'X'\n", "day"), ("[field]\n", "field"), ("id = [\n", "map.toml")]
    {
        fs::write(dir.path().join("map.toml"), text).unwrap();
        let output = check(dir.path(), &["cases.csv", "--mapping", "map.toml"]);
        assert!(matches!(output.status.code(), Some(1 | 2)) && said(&output).contains(word), "{text}: {}", said(&output));
    }
}

#[test]
fn what_is_known_or_taken_out_is_not_told_again() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("cases.jsonl"), jsonl()).unwrap();
    let output = check(dir.path(), &["cases.jsonl", "--write-baseline", "known.jsonl", "--format", "jsonl"]);
    assert_eq!((output.status.code(), told(&output).len()), (Some(0), 3));
    // Another file name, another order, one record more: the three are still known.
    let more = jsonl().replace("\"A-2\"", "\"A-9\"");
    let lines: Vec<&str> = more.lines().rev().collect();
    fs::write(dir.path().join("again.jsonl"), lines.join("\n")).unwrap();
    let output = check(dir.path(), &["again.jsonl", "--baseline", "known.jsonl", "--format", "jsonl"]);
    assert_eq!(told(&output), [("A-9".into(), "NQ101".into())], "{}", said(&output));

    let entries = "[[suppress]]\ncode = 'NQ101'\nrecord = 'A-*'\nreason = 'r1'\nuntil = '2026-12-31'\n\
                   [[suppress]]\ncode = 'NQ102'\nreason = 'r2'\nuntil = '2025-12-31'\n\
                   [[suppress]]\ncode = 'NQ108'\nreason = 'r3'\nuntil = '2026-12-31'\n";
    fs::write(dir.path().join("out.toml"), entries).unwrap();
    let args = ["cases.jsonl", "--suppress", "out.toml", "--today", "2026-06-01", "--format", "jsonl"];
    let output = check(dir.path(), &args);
    let codes: Vec<String> = told(&output).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["NQ102", "NQ106", "NQ020", "NQ021"], "{}", said(&output));
    let text = said(&output);
    assert!(text.contains("\"file\":\"out.toml\",\"line\":6") && text.contains("\"file\":\"out.toml\",\"line\":10"), "{text}");
    let output = check(dir.path(), &[&args[..], &["--select", "NQ1", "--ignore", "wording-mismatch"]].concat());
    assert_eq!(told(&output), [("A-3".into(), "NQ102".into())]);
    for bad in [["--select", "NQ999"], ["--baseline", "cases.jsonl"], ["--suppress", "cases.jsonl"], ["--baseline", "missing"]] {
        assert_eq!(check(dir.path(), &[&["cases.jsonl"], &bad[..]].concat()).status.code(), Some(2), "{bad:?}");
    }
}

#[test]
fn reports_for_offices_and_programs() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("cases.jsonl"), jsonl()).unwrap();
    for file in ["found.xlsx", "found.html", "found.sarif", "found.csv", "found.json"] {
        let output = check(dir.path(), &["cases.jsonl", "--output", file]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{file}: {}", said(&output));
        let first = fs::read(dir.path().join(file)).unwrap();
        check(dir.path(), &["cases.jsonl", "--output", file, "--threads", "3"]);
        if file != "found.xlsx" {
            assert!(first == fs::read(dir.path().join(file)).unwrap(), "{file} is the same in every run");
        }
    }
    let read = |file: &str| fs::read_to_string(dir.path().join(file)).unwrap();
    use calamine::Reader;
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(dir.path().join("found.xlsx")).unwrap();
    let rows: Vec<usize> = book.sheet_names().iter().map(|s| book.worksheet_range(s).unwrap().height()).collect();
    assert_eq!((book.sheet_names(), rows), (vec!["Findings".to_string(), "By cause".into(), "Summary".into()], vec![4, 4, 9]));
    let page = read("found.html");
    for piece in ["<svg", "<table", "role=\"img\"", "№ 850", "@media print", "A-4"] {
        assert!(page.contains(piece), "{piece}");
    }
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"), "nothing from elsewhere");
    let sarif: Value = serde_json::from_str(&read("found.sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(3));
    let json: Value = serde_json::from_str(&read("found.json")).unwrap();
    assert_eq!((json["findings"].as_array().map(Vec::len), json["causes"].as_array().map(Vec::len)), (Some(3), Some(3)));
    assert_eq!(json["summary"]["records"], 4);
}

#[test]
fn broken_files_are_told_and_the_others_are_checked() {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).unwrap();
    let packed = gzip(jsonl().repeat(200).as_bytes());
    put("cut.jsonl.gz", &packed[..packed.len() / 2]);
    put("broken.xlsx", &workbook()[..2000]);
    put("none.xlsx", b"no spreadsheet");
    put("short.csv", b"id;decided_on;provision\nS-1;2024-01-26\nS-2;2024-01-26;361#document-1/item-9;x;y\nS-3;2024-01-26;361#document-1/item-9\n");
    put("good.jsonl", jsonl().as_bytes());
    let names = ["cut.jsonl.gz", "broken.xlsx", "none.xlsx", "short.csv", "missing.csv", "good.jsonl"];
    let output = check(dir.path(), &[&names[..], &["--format", "jsonl"]].concat());
    let all = told(&output);
    assert_eq!(output.status.code(), Some(2));
    for (record, code) in [("", "NQ010"), ("S-3", "NQ102"), ("A-4", "NQ106")] {
        assert!(all.contains(&(record.into(), code.into())), "{record} {code} in {}", said(&output));
    }
    let text = said(&output);
    for piece in [
        "broken.xlsx",
        "none.xlsx",
        "missing.csv",
        "\"file\":\"cut.jsonl.gz\"",
        "\"file\":\"short.csv\",\"line\":2",
        "\"file\":\"short.csv\",\"line\":3",
    ] {
        assert!(text.contains(piece), "{piece} in {text}");
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_parquet_file_needs_a_build_that_reads_it() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("cases.parquet"), b"PAR1....PAR1").unwrap();
    let output = check(dir.path(), &["cases.parquet"]);
    assert!(output.status.code() == Some(2) && said(&output).contains("--features parquet"), "{}", said(&output));
}

/// Files written by another program: flat columns, and lists and objects as in JSON.
#[cfg(feature = "parquet")]
#[test]
fn parquet_files_give_the_findings_of_their_records() {
    let folder = root().join("tests/cases/check/parquet");
    let dir = tempfile::tempdir().unwrap();
    let told = |file: &str| {
        let path = folder.join(file).to_string_lossy().into_owned();
        let found = told(&check(dir.path(), &[&path, "--format", "jsonl"]));
        found.into_iter().map(|(record, code)| format!("{record} {code}")).collect::<Vec<_>>()
    };
    let flat = told("flat.parquet");
    assert!(flat.iter().filter(|f| f.starts_with("A-2 NQ102")).count() == 2 && flat.contains(&"A-3 NQ105".to_string()), "{flat:?}");
    let nested = told("nested.parquet");
    for wanted in ["A-2 NQ102", "A-2 NQ301", "A-2 NQ300"] {
        assert!(nested.contains(&wanted.to_string()), "{wanted}: {nested:?}");
    }
    // Cut off, it is told; the bytes of no Parquet file are too.
    let whole = fs::read(folder.join("nested.parquet")).unwrap();
    for (name, bytes) in [("cut.parquet", &whole[..whole.len() / 2]), ("none.parquet", b"PAR1 and nothing more".as_slice())] {
        fs::write(dir.path().join(name), bytes).unwrap();
        let output = check(dir.path(), &[name]);
        assert!(output.status.code() == Some(2) && said(&output).contains(name), "{}", said(&output));
    }
}

/// A list over many lines, objects over several, and lines: the same records, with the lines on which they begin.
#[test]
fn json_may_be_printed_over_many_lines() {
    let dir = tempfile::tempdir().unwrap();
    let values: Vec<serde_json::Value> = jsonl().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let pretty: Vec<String> = values.iter().map(|v| serde_json::to_string_pretty(v).unwrap()).collect();
    fs::write(dir.path().join("lines.json"), jsonl()).unwrap();
    fs::write(dir.path().join("list.json"), serde_json::to_string_pretty(&values).unwrap()).unwrap();
    fs::write(dir.path().join("flat.json"), serde_json::to_string(&values).unwrap()).unwrap();
    fs::write(dir.path().join("each.json"), pretty.join("\n")).unwrap();
    let wanted = told(&check(dir.path(), &["lines.json", "--format", "jsonl"]));
    assert!(wanted.len() > 1);
    for file in ["list.json", "flat.json", "each.json"] {
        assert_eq!(told(&check(dir.path(), &[file, "--format", "jsonl"])), wanted, "{file}");
    }
    // What is wrong has its line, and the rest is read.
    let broken = format!("[\n{},\n{{\n  \"id\": \"B\",\n  \"checks\": nothing\n}},\n 7,\n{}", pretty[0], pretty[1]);
    fs::write(dir.path().join("broken.json"), &broken).unwrap();
    let output = check(dir.path(), &["broken.json", "--format", "jsonl"]);
    let found: Vec<serde_json::Value> =
        String::from_utf8_lossy(&output.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let line = |text: &str| 1 + broken[..broken.find(text).unwrap()].matches('\n').count();
    let unread: Vec<_> = found.iter().filter(|f| f["code"] == "NQ010").map(|f| f["line"].as_u64().unwrap() as usize).collect();
    assert_eq!(unread, [line("nothing"), line(" 7,"), broken.lines().count()]);
    assert!(found.iter().any(|f| f["record"] == values[1]["id"]), "the record after the broken one is checked");
}

/// Interrupted as often as it likes, the run ends with the bytes of one that was not.
#[cfg(unix)]
#[test]
fn an_interrupted_run_goes_on_where_it_stopped() {
    let dir = tempfile::tempdir().unwrap();
    let (mut cases, all) = (String::new(), jsonl());
    let samples: Vec<&str> = all.lines().collect();
    for i in 0..80_000 {
        // Mostly clean, so that much is read and little written.
        let record = if i % 100 == 0 { 1 + i / 100 % 3 } else { 0 };
        let line = samples[record].replace("\"A-", &format!("\"{i}-"));
        cases.push_str(&line.replacen('{', &format!("{{\"note\": \"{}\", ", "x".repeat(400)), 1));
        cases.push('\n');
    }
    fs::write(dir.path().join("cases.jsonl"), &cases).unwrap();
    for format in ["jsonl", "json", "csv", "text"] {
        let whole = format!("whole.{format}");
        check(dir.path(), &["cases.jsonl", "--format", format, "--output", &whole]);
        let (mut interrupted, mut code) = (0, None);
        for turn in 0..200 {
            let mut command = Command::new(env!("CARGO_BIN_EXE_nusqa"));
            command.current_dir(dir.path()).args([
                "check",
                "cases.jsonl",
                "--resume",
                "state",
                "--output",
                "parts",
                "--format",
                format,
            ]);
            let mut child = command.env("NUSQA_CORPUS", root().join("corpus")).stderr(Stdio::piped()).spawn().unwrap();
            let before = fs::metadata(dir.path().join("parts")).map_or(0, |m| if turn == 0 { 0 } else { m.len() });
            // As soon as something new is written; a second turn in which nothing is, is let go on to its end.
            while turn < 3 && child.try_wait().unwrap().is_none() {
                if fs::metadata(dir.path().join("parts")).is_ok_and(|m| m.len() > before) {
                    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            let output = child.wait_with_output().unwrap();
            code = output.status.code();
            if code != Some(2) {
                break;
            }
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(text.contains("cases.jsonl") && dir.path().join("state").exists(), "{text}");
            interrupted += 1;
        }
        assert!(interrupted > 0, "{format}: it was too quick to be interrupted");
        assert_eq!(code, Some(1));
        assert!(!dir.path().join("state").exists());
        let read = |name: &str| fs::read_to_string(dir.path().join(name)).unwrap();
        let (whole, parts) = (read(&whole), read("parts"));
        assert!(whole == parts, "{format}, {interrupted} times: {} bytes, not {}", parts.len(), whole.len());
        fs::remove_file(dir.path().join("parts")).unwrap();
    }
    let output = check(dir.path(), &["cases.jsonl", "--resume", "state", "--output", "x.xlsx"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}

/// With another corpus, other rules or other records a run does not go on, and says with what.
#[cfg(unix)]
#[test]
fn a_run_does_not_go_on_with_something_else() {
    let dir = tempfile::tempdir().unwrap();
    let samples = jsonl();
    let line = samples.lines().next().unwrap();
    let corpus = dir.path().join("corpus");
    copy(&root().join("corpus"), &corpus);
    fs::write(dir.path().join("cases.jsonl"), format!("{line}\n").repeat(12_000)).unwrap();
    fs::write(dir.path().join("map.toml"), "[constants]\nprocedure = 'exit-permit'\n").unwrap();
    let command = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nusqa"));
        let args = ["check", "cases.jsonl", "--mapping", "map.toml", "--resume", "state", "--output", "out.jsonl", "--lang", "en"];
        command.current_dir(dir.path()).args(args).env("NUSQA_CORPUS", &corpus).stderr(Stdio::piped());
        command
    };
    let mut child = command().spawn().unwrap();
    while !fs::metadata(dir.path().join("out.jsonl")).is_ok_and(|m| m.len() > 0) && child.try_wait().unwrap().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(dir.path().join("state").exists(), "{}", said(&output));
    let state = fs::read(dir.path().join("state")).unwrap();
    for (file, named) in [
        ("cases.jsonl", "cases.jsonl"),
        ("map.toml", "map.toml"),
        ("corpus/rules/exit-permit.toml", "corpus/rules"),
        ("corpus/calendar/kz.toml", "corpus"),
    ] {
        let path = dir.path().join(file);
        let before = fs::read(&path).unwrap();
        fs::write(&path, [before.as_slice(), b"\n"].concat()).unwrap();
        let output = command().output().unwrap();
        assert!(output.status.code() == Some(2) && said(&output).contains(&format!(": {named}\n")), "{file}: {}", said(&output));
        assert!(fs::read(dir.path().join("state")).unwrap() == state, "nothing is lost");
        fs::write(&path, before).unwrap();
    }
    let output = command().output().unwrap();
    assert!(output.status.code() != Some(2) && !dir.path().join("state").exists(), "{}", said(&output));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if !path.is_dir() {
            fs::copy(path, target).unwrap();
        } else if entry.file_name() != ".nusqa" {
            copy(&path, &target);
        }
    }
}
