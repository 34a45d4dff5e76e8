//! Receipts of answers: made, checked, altered, and checked against a corpus that has moved on.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::support::{command, root};

const ASKED: [&str; 5] = ["show", "361#document-1/item-7", "--on", "2021-05-01", "--receipt"];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn run(dir: &Path, args: &[&str]) -> Output {
    command(dir, args).output().unwrap()
}

fn text(out: &Output) -> String {
    String::from_utf8(out.stdout.clone()).unwrap()
}

/// A corpus and a receipt of it.
fn receipt() -> (TempDir, String) {
    let dir = TempDir::new().unwrap();
    copy(&root().join("corpus"), &dir.path().join("corpus"));
    let made = text(&run(dir.path(), &ASKED));
    fs::write(dir.path().join("receipt.json"), &made).unwrap();
    (dir, made)
}

fn verify(dir: &Path) -> (Option<i32>, String) {
    let out = run(dir, &["verify-receipt", "receipt.json"]);
    (out.status.code(), text(&out))
}

#[test]
fn a_receipt_is_the_same_in_every_language_and_again_the_same() {
    let (dir, made) = receipt();
    assert_eq!(text(&run(dir.path(), &ASKED)), made, "same input, same bytes");
    let (code, said) = verify(dir.path());
    assert_eq!((code, said.as_str()), (Some(0), "The answer is the same.\n"));
    let kazakh = text(&run(dir.path(), &[&ASKED[..], &["--lang", "kk"]].concat()));
    assert_ne!(kazakh, made);
    fs::write(dir.path().join("receipt.json"), kazakh).unwrap();
    assert_eq!(verify(dir.path()).0, Some(0));
}

#[test]
fn an_altered_receipt_is_told() {
    let (dir, made) = receipt();
    fs::write(dir.path().join("receipt.json"), made.replace("2020-11-22", "2020-11-21")).unwrap();
    let (code, said) = verify(dir.path());
    assert_eq!((code, said.lines().next()), (Some(1), Some("The receipt was altered after it was made.")));
}

#[test]
fn what_has_changed_since_is_named() {
    let (dir, _) = receipt();
    let facts = dir.path().join("corpus/facts.toml");
    let entry = "\n[[publication]]\nact = \"760/2020\"\ndate = \"2020-11-20\"\nsource = \"test\"\n";
    fs::write(&facts, fs::read_to_string(&facts).unwrap() + entry).unwrap();
    let (code, said) = verify(dir.path());
    assert_eq!(code, Some(1));
    assert!(said.contains("new since: publication /akn/kz/act/resolution/government/2020-11-12/760"), "{said}");
    assert!(said.contains("2020-11-30…2020-12-01"), "{said}");
    // A fact about another act changes no answer here.
    let (dir, _) = receipt();
    let facts = dir.path().join("corpus/facts.toml");
    let other = entry.replace("760/2020", "11-1-4/730").replace("2020-11-20", "2025-12-12");
    fs::write(&facts, fs::read_to_string(&facts).unwrap() + &other).unwrap();
    assert_eq!(verify(dir.path()).0, Some(0));
}

#[test]
fn what_is_no_receipt_is_refused() {
    let (dir, _) = receipt();
    for broken in ["", "[]", "{\"schema\":\"nusqa.show/1\"}", "{\"schema\":\"nusqa.receipt/1\"}"] {
        fs::write(dir.path().join("receipt.json"), broken).unwrap();
        assert_eq!(verify(dir.path()).0, Some(2), "{broken}");
    }
}
