//! Sessions of the program: what a user types, what comes back on both streams, and the exit code.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;

use crate::support::{command, nusqa, root, story, told};

#[test]
fn help_teaches() {
    assert_snapshot!("help", nusqa(&["--help"]));
}

#[test]
fn help_of_every_command() {
    let help = nusqa(&["--help"]);
    let commands = help.lines().skip_while(|l| *l != "Commands:").skip(1).take_while(|l| !l.is_empty());
    for line in commands.filter(|l| !l.starts_with("   ")) {
        let name = line.split_whitespace().next().unwrap();
        let shown = nusqa(&[name, "--help"]);
        assert!(shown.contains("Examples:"), "{name} has no examples");
        assert_snapshot!(format!("help_{name}"), shown);
    }
}

#[test]
fn wrong_usage_is_two() {
    let sessions: [&[&str]; 6] = [
        &["shwo", "361"],
        &["show"],
        &["acts", "--on", "2025-02-30"],
        &["acts", "--today", "вчера", "--lang", "ru"],
        &["acts", "--corpus", "no/such/folder", "--lang", "kk"],
        &["acts", "--corpus", "Cargo.toml"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn files_that_cannot_be_read_do_not_stop_the_others() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("empty.txt"), "").unwrap();
    fs::write(dir.path().join("binary.txt"), [0u8, 159, 146, 150, 0, 1, 2, 3].repeat(100)).unwrap();
    fs::create_dir(dir.path().join("folder")).unwrap();
    let session: &[&str] = &["parse", "empty.txt", "missing.txt", "folder", "binary.txt", "--format", "json"];
    assert_snapshot!(story(dir.path(), &[session]));
}

#[test]
fn an_act_in_another_language_is_told_and_two() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("english.txt"), "1. This Act may be cited as the Test Act.\n".repeat(3)).unwrap();
    assert_snapshot!(story(dir.path(), &[&["parse", "english.txt"]]));
}

#[test]
fn quotes_nested_ten_thousand_deep_end_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (open, close) = ("\"".repeat(500) + "\n\n", "\"".repeat(500) + "\n\n");
    let quotes = format!("1. Мынадай редакцияда жазылсын:\n\n{}1. Мәтін{};\n", open.repeat(20), close.repeat(20));
    fs::write(dir.path().join("quotes.txt"), quotes).unwrap();
    for format in ["text", "json"] {
        let output = command(dir.path(), &["parse", "quotes.txt", "--format", format]).output().unwrap();
        assert!(told(&output).ends_with("=> 0\n\n"));
    }
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let dir = tempfile::tempdir().unwrap();
    fs::File::create(dir.path().join("huge.txt")).unwrap().set_len(200 << 20).unwrap();
    assert_snapshot!(story(dir.path(), &[&["parse", "huge.txt"]]));
}

#[test]
fn the_corpus_is_found_above_and_by_name() {
    let dir = tempfile::tempdir().unwrap();
    let deep = dir.path().join("deep/deeper");
    fs::create_dir_all(&deep).unwrap();
    let mut said = story(&deep, &[&["acts"]]);
    fs::write(dir.path().join("nusqa.toml"), "corpus = \"laws\"\n").unwrap();
    said += &story(&deep, &[&["acts"]]);
    fs::write(dir.path().join("nusqa.toml"), "corpus = \n").unwrap();
    said += &story(&deep, &[&["acts"]]);
    assert_snapshot!(said);
}

#[test]
fn the_language_comes_from_the_locale() {
    let with = |name: &str, value: &str| {
        let output = command(root(), &["parse", "x"]).env("LANG", "en_US.UTF-8").env(name, value).output().unwrap();
        format!("$ {name}={value} nusqa parse x\n{}", told(&output))
    };
    let said = [with("LC_ALL", "kk_KZ.UTF-8"), with("LC_MESSAGES", "ru_RU"), with("LC_ALL", "C.UTF-8")];
    assert_snapshot!(said.concat());
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let script = format!("'{}' --help | head -n 1; echo \"${{PIPESTATUS[0]}}\"", env!("CARGO_BIN_EXE_nusqa"));
    let output = Command::new("bash").args(["-c", &script]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.ends_with("0\n"), "{said}");
    assert!(output.stderr.is_empty());
}

#[test]
fn colour_only_where_it_is_asked_for() {
    let colour = |args: &[&str]| nusqa(args).contains('\x1b');
    assert!(!colour(&["parse", "missing.txt"]));
    assert!(colour(&["parse", "missing.txt", "--color", "always"]));
    assert!(!colour(&["parse", "missing.txt", "--color", "never"]));
}
