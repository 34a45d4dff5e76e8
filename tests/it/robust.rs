//! Bad input through the program: a clear answer with what to do, the right exit code, never a panic, never long.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Longest that any of these may take, also in a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// How many times smaller the long texts are without optimisation: what takes too long in proportion shows in both.
const SMALLER: usize = if cfg!(debug_assertions) { 10 } else { 1 };

/// What a run said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Said {
    /// Refused, with every piece in the message.
    #[track_caller]
    fn refused(&self, pieces: &[&str]) {
        assert_eq!(self.code, 2, "{}\n{}", self.out, self.err);
        for piece in pieces {
            assert!(self.err.contains(piece), "no {piece:?} in: {}", self.err);
        }
    }

    #[track_caller]
    fn read(&self) -> &Self {
        assert_eq!(self.code, 0, "{}", self.err);
        self
    }
}

/// Runs the program in English; whatever it says, it has not panicked and was not slow.
#[track_caller]
fn nusqa(dir: &Path, args: &[&str]) -> Said {
    let begin = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_nusqa"));
    command.current_dir(dir).args(args).args(["--lang", "en"]).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NUSQA_CORPUS", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = Said { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) };
    assert!((0..=2).contains(&said.code), "exit code {}: {}", said.code, said.err);
    assert!(!said.err.contains("panicked") && !said.err.contains("RUST_BACKTRACE"), "{}", said.err);
    assert!(begin.elapsed() < PATIENCE, "{:?}", begin.elapsed());
    said
}

/// Reads one file with these bytes.
#[track_caller]
fn parse(bytes: impl AsRef<[u8]>) -> Said {
    let dir = folder();
    fs::write(dir.path().join("act.txt"), bytes).unwrap();
    nusqa(dir.path(), &["parse", "act.txt", "--format", "json"])
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn bundled(file: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(file)).unwrap()
}

const ORDER: &str = "acts/order-11-1-4-730.kk.txt";
const RESOLUTION: &str = "acts/resolution-361.kk.txt";

#[test]
fn an_empty_file_is_refused() {
    parse("").refused(&["act.txt", "empty"]);
    parse(" \n\r\n \u{a0}\n").refused(&["act.txt", "empty"]);
}

#[test]
fn a_binary_file_is_refused() {
    parse([0u8, 159, 146, 150, 0, 1, 2, 3].repeat(4000)).refused(&["not a text", "UTF-8"]);
    parse(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n").refused(&["pdftotext"]);
    parse(b"PK\x03\x04\x14\x00\x06\x00word/document.xml").refused(&["act.txt"]);
}

#[test]
fn an_act_cut_off_anywhere_is_read() {
    for file in [ORDER, RESOLUTION] {
        let bytes = bundled(file);
        for share in 1..8 {
            // One byte on and the cut is inside a character, or it is not: both are read.
            for at in [bytes.len() * share / 8, bytes.len() * share / 8 + 1] {
                let said = parse(&bytes[..at]);
                said.read();
                assert_eq!(std::str::from_utf8(&bytes[..at]).is_err(), said.out.contains("cut off"), "{file} {at}");
            }
        }
    }
}

#[test]
fn bytes_lost_in_the_middle_are_told() {
    let mut bytes = bundled(RESOLUTION);
    bytes.drain(5001..5002);
    let said = parse(&bytes);
    assert!(said.read().out.contains("\"NQ001\""), "{}", said.out);
}

#[test]
fn another_language_is_told() {
    let english =
        "Resolution of the Government of the Republic\n\n1. The attached Rules shall be approved.\n2. It shall enter into force.\n";
    let said = parse(english.repeat(3));
    assert!(said.out.contains("neither Kazakh"), "{}", said.out);
    assert!(said.out.contains("\"NQ003\""), "{}", said.out);
    let said = parse("Бүгін ауа райы жақсы болды, балалар далада ойнап жүр, ал үлкендер үйде шай ішіп отыр.\n");
    assert!(said.out.contains("does not look like a legal act"), "{}", said.out);
}

#[test]
fn quotes_and_brackets_10_000_deep_are_read() {
    let order = "      1. Бұйрыққа мынадай өзгерістер енгізілсін:\n      3-тармақ мынадай редакцияда жазылсын:\n";
    for (open, close) in [("\"", "\""), ("«", "»"), ("(", ")"), ("\"(", ")\"")] {
        let nested = |n: usize| format!("{}3. Мәтін{}", open.repeat(n), close.repeat(n));
        parse(format!("{order}      {}\n", nested(10_000))).read();
        parse(format!("{order}      \"{}\";\n      2. Бұйрық қолданысқа енгізіледі.\n", nested(10_000))).read();
        let lines =
            format!("{order}{}", format!("      {open}3. Осы тармақ мынадай редакцияда жазылсын:\n").repeat(10_000 / SMALLER));
        parse(lines + &format!("{close}.\n").repeat(10_000)).read();
    }
}

#[test]
fn marks_100_000_times_are_read() {
    for mark in [
        "1)\n",
        "1.\n",
        "1-бап\n",
        "1-тарау\n",
        "Ескерту.\n",
        "Ескертпе:\n",
        "1-қосымша\n",
        "бекітілген\n",
        "\"\n",
        "№ 1\n",
        "а\n",
        ".\n",
    ] {
        parse(mark.repeat(100_000 / SMALLER)).read();
    }
}

#[test]
fn units_that_deepen_without_end_are_read() {
    let deep: String =
        (0..20_000 / SMALLER).map(|i| format!("{i}-бөлім\n{i}-тарау\n{i}-бап\n{i}. А\n{i}) б\nЕскертпе: в\n")).collect();
    parse(deep).read();
}

#[test]
fn one_line_of_5_megabytes_is_read() {
    for piece in [
        "Қазақстан Республикасы ",
        "\"Қ ",
        "3-тармақ мынадай редакцияда жазылсын: ",
        "2001 жылғы 26 шілдедегі № 1010 қаулысы (ПҮАЖ), ",
        "1, ",
        "осы  Қағидалардың  ",
        "«",
        "Ескерту. ҚР Үкіметінің 29.09.2017 № 610; ",
        "бұйрығына на",
        "а",
    ] {
        parse(piece.repeat((5 << 20) / piece.len() / SMALLER)).read();
    }
}

#[test]
fn one_instruction_of_a_megabyte_is_read() {
    let numbers: String = (1..60_000).map(|n| format!("{n}, ")).collect();
    parse(format!("1. 2001 жылғы 26 шілдедегі № 1010 қаулысында:\n{numbers} 60000-тармақтар алып тасталсын.\n")).read();
    let rows =
        format!("1. № 1010 қаулысында:\nреттік нөмірлері {numbers}60000-жолдар мынадай редакцияда жазылсын:\n\"\n1\n\nа\n\".\n");
    parse(rows).read();
    let from_to = "1. № 1010 қаулысында:\n1-4000000000-тармақтар алып тасталсын.\n1) – 4000000000) тармақшалар алып тасталсын.\n";
    parse(from_to).read();
}

#[test]
fn a_file_of_200_megabytes_is_refused_at_once() {
    let dir = folder();
    fs::File::create(dir.path().join("huge.txt")).unwrap().set_len(200 << 20).unwrap();
    let begin = Instant::now();
    nusqa(dir.path(), &["parse", "huge.txt"]).refused(&["huge.txt", "64"]);
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
}

/// Each is tried with the lines before it, for it may be cut into lines; found by the fuzzer.
#[test]
fn verbs_without_a_sentence_on_50_000_lines_are_read() {
    for line in ["1. баяндалсын 1 01.09.2023\n", "ю; изложить\n"] {
        parse(line.repeat(50_000 / SMALLER)).read();
    }
}

/// Numbers up to the end of a line, with no unit after them; found by the fuzzer.
#[test]
fn numbers_of_nothing_are_read() {
    for piece in ["әрі 1 ", "1, ", "1 және "] {
        parse(format!("1. {}\n", piece.repeat(60_000 / piece.len())).repeat(50 / SMALLER)).read();
    }
}

/// A corpus folder with the resolution, its hash as given.
fn corpus(hash: Option<&str>) -> TempDir {
    let dir = folder();
    let bytes = bundled(RESOLUTION);
    fs::create_dir(dir.path().join("acts")).unwrap();
    fs::write(dir.path().join(RESOLUTION), &bytes).unwrap();
    let hash = hash.map_or_else(|| nusqa::source::content_hash(&bytes), str::to_string);
    fs::write(dir.path().join("manifest.toml"), format!("[[file]]\npath = \"{RESOLUTION}\"\nsha256 = \"{hash}\"\n")).unwrap();
    dir
}

#[test]
fn a_wrong_hash_in_the_manifest_is_refused() {
    let dir = corpus(Some(&"0".repeat(64)));
    nusqa(dir.path(), &["acts", "--corpus", "."]).refused(&[RESOLUTION, "manifest.toml"]);
    let dir = corpus(Some("1234"));
    nusqa(dir.path(), &["acts", "--corpus", "."]).refused(&["manifest.toml", "3"]);
    let dir = corpus(None);
    fs::write(dir.path().join("manifest.toml"), "[[file]\npath = ").unwrap();
    nusqa(dir.path(), &["acts", "--corpus", "."]).refused(&["manifest.toml"]);
}

#[test]
fn a_corpus_without_its_parts_is_refused() {
    let dir = corpus(None);
    fs::remove_file(dir.path().join(RESOLUTION)).unwrap();
    nusqa(dir.path(), &["acts", "--corpus", "."]).refused(&[RESOLUTION]);
    let dir = folder();
    nusqa(dir.path(), &["acts", "--corpus", "."]).refused(&["manifest.toml"]);
    nusqa(dir.path(), &["acts", "--corpus", "missing"]).refused(&["missing"]);
}

/// Everybody may write everywhere for root: then there is nothing to see.
#[cfg(unix)]
#[test]
fn a_corpus_that_cannot_be_written_still_answers() {
    use std::os::unix::fs::PermissionsExt;
    let dir = corpus(None);
    let mode = |m| fs::set_permissions(dir.path(), fs::Permissions::from_mode(m)).unwrap();
    mode(0o555);
    if fs::write(dir.path().join("probe"), "").is_err() {
        nusqa(dir.path(), &["show", "361", "--corpus", "."]).read();
    }
    mode(0o755);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder();
    let file = dir.path().join("act.txt");
    fs::write(&file, "1. А\n").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_err() {
        nusqa(dir.path(), &["parse", "act.txt"]).refused(&["act.txt"]);
    }
}

#[test]
fn a_broken_line_of_cases_is_a_finding_and_the_others_are_checked() {
    let dir = corpus(None);
    let good = |id: &str| {
        format!(
            "{{\"id\":\"{id}\",\"filed_on\":\"2024-03-01\",\"decided_on\":\"2024-03-20\",\
             \"checks\":[{{\"provision\":\"361#document-1/item-7\",\"checked_on\":\"2024-03-10\"}}]}}"
        )
    };
    let lines = [
        good("first"),
        "{\"id\": \"cut".into(),
        "not json".into(),
        "[1, 2]".into(),
        "{\"id\":\"bad day\",\"decided_on\":\"2024-02-31\",\"checks\":[]}".into(),
        "{\"id\":\"nowhere\",\"decided_on\":\"2024-03-20\",\"checks\":[{\"provision\":\"999#item-1\"}]}".into(),
        "\u{0}\u{1}".into(),
        format!("{{\"id\":\"deep\",\"facts\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000)),
        good("last"),
    ];
    fs::write(dir.path().join("cases.jsonl"), lines.join("\n")).unwrap();
    let said = nusqa(dir.path(), &["check", "cases.jsonl", "--corpus", ".", "--format", "jsonl"]);
    assert!(said.code == 1 || said.code == 2, "{} {}", said.code, said.err);
    for piece in ["first", "last", "nowhere"] {
        assert!(said.out.contains(piece), "no {piece} in {}\n{}", said.out, said.err);
    }
    let findings = said.out.lines().count();
    assert!(findings >= 8, "{findings} findings:\n{}", said.out);
}

#[test]
fn case_files_that_are_none_are_refused_or_found() {
    let dir = corpus(None);
    for (name, bytes) in [
        ("empty.jsonl", &b""[..]),
        ("binary.jsonl", b"\x00\xff\x00\xfe\x80"),
        ("x.csv", b"\xff\xfe\x00"),
        ("table.csv", b"a,b\n1\n"),
    ] {
        fs::write(dir.path().join(name), bytes).unwrap();
        let said = nusqa(dir.path(), &["check", name, "--corpus", "."]);
        assert!(name.starts_with("empty") || said.code != 0, "{name}: {}{}", said.out, said.err);
        assert!(!said.out.is_empty() || !said.err.is_empty(), "{name} says nothing");
    }
    nusqa(dir.path(), &["check", "missing.jsonl", "--corpus", "."]).refused(&["missing.jsonl"]);
}
