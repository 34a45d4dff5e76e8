//! Encoded rules beside the law, in a repository as engineers have it.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::support::{command, root, told};

/// A copy of a repository under `tests/cases/pins/` and its corpus beside it.
pub fn repository(case: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let case = root().join("tests/cases/pins").join(case);
    copy(&case.join("corpus"), &dir.path().join("corpus"));
    copy(&case.join("repo"), &dir.path().join("repo"));
    fs::create_dir_all(dir.path().join("repo/gen")).unwrap();
    fs::write(dir.path().join("repo/gen/made.rs"), "// nusqa: 5001#item-1\n").unwrap();
    // What makes it the top of a repository.
    fs::create_dir_all(dir.path().join("repo/.git")).unwrap();
    dir
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, to).unwrap();
        }
    }
}

/// One run inside the repository, as typed.
pub fn run(dir: &TempDir, args: &[&str]) -> String {
    let repo = dir.path().join("repo");
    let output = command(&repo, args).env("NUSQA_CORPUS", "../corpus").output().unwrap();
    format!("$ nusqa {}\n{}", args.join(" "), told(&output))
}

const THEN: &[&str] = &["rules", "pin", "src", "web", "rules", "--on", "2021-01-01", "--today", "2021-01-02"];

#[test]
fn pinned_and_kept() {
    let dir = repository("permits");
    let mut said = run(&dir, THEN);
    let lock = fs::read_to_string(dir.path().join("repo/nusqa.lock")).unwrap();
    said += &lock;
    said += &run(&dir, THEN);
    assert_eq!(lock, fs::read_to_string(dir.path().join("repo/nusqa.lock")).unwrap(), "what is pinned stays");
    said += &run(&dir, &["rules", "verify", "--on", "2021-06-01", "-v"]);
    assert_snapshot!(said);
}

#[test]
fn every_state_on_a_later_day() {
    let dir = repository("permits");
    run(&dir, THEN);
    let verify = ["rules", "verify", ".", "--on", "2025-12-25", "--horizon", "90d"];
    let mut said = run(&dir, &verify);
    said += &run(&dir, &["rules", "verify", "src/permits.py", "--on", "2025-12-25", "--lang", "ru"]);
    said += &run(&dir, &["rules", "verify", "src/fees.rs", "--on", "2025-12-25", "--lang", "kk", "--fail-on", "warning"]);
    said += &run(&dir, &["rules", "verify", "src/fees.rs", "--on", "2025-12-25", "--horizon", "5d", "-q"]);
    said += &run(&dir, &["rules", "verify", "src/fees.rs", "--horizon", "soon"]);
    assert_snapshot!(said);
}

#[test]
fn the_same_findings_for_other_programs() {
    let dir = repository("permits");
    run(&dir, THEN);
    let formats = ["json", "jsonl", "github", "gitlab", "junit"];
    let each = formats.map(|f| run(&dir, &["rules", "verify", "src/permits.py", "--on", "2025-12-25", "--format", f, "-q"]));
    assert_snapshot!(each.concat());
}

#[test]
fn the_patch_of_what_moved_leaves_nothing_to_say_of_it() {
    let dir = repository("permits");
    let repo = dir.path().join("repo");
    run(&dir, THEN);
    run(&dir, &["rules", "verify", ".", "--on", "2025-12-25", "--patch", "moved.patch"]);
    let applied = std::process::Command::new("patch").args(["-p1", "-i", "moved.patch"]).current_dir(&repo).output().unwrap();
    assert!(applied.status.success(), "{}", told(&applied));
    let after = run(&dir, &["rules", "verify", "src/permits.py", "--on", "2025-12-25"]);
    assert!(!after.contains("NQ205") && after.contains("NQ202"), "{after}");
    assert!(fs::read_to_string(repo.join("src/permits.py")).unwrap().contains("nusqa: 5001#item-5-1\n"));
}

#[test]
fn a_pin_renewed_is_a_pin_that_holds() {
    let dir = repository("permits");
    run(&dir, THEN);
    let now = ["--on", "2025-12-25", "--today", "2025-12-25"];
    let mut said = run(&dir, &[&["rules", "pin", "src", "--update", "5001#item-2"][..], &now].concat());
    said += &run(&dir, &[&["rules", "pin", "--update", "src"][..], &now].concat());
    said += &run(&dir, &[&["rules", "pin", "src", "--update", "5001#item-22"][..], &now].concat());
    said += &run(&dir, &[&["rules", "verify", "src"][..], &now].concat());
    fs::remove_file(dir.path().join("repo/src/terms.sql")).unwrap();
    said += &run(&dir, &[&["rules", "verify"][..], &now].concat());
    said += &run(&dir, &[&["rules", "pin", "src", "--prune", "--format", "json"][..], &now].concat());
    assert_snapshot!(said);
}

#[test]
fn a_lock_edited_by_hand() {
    let dir = repository("permits");
    run(&dir, THEN);
    let path = dir.path().join("repo/nusqa.lock");
    let lock = fs::read_to_string(&path).unwrap();
    let edited =
        lock.replacen("version = \"sha256:", "version = \"sha256:zz", 1).replacen("reviewed = \"2021-01-02\"\n\n", "\n", 1);
    fs::write(&path, &edited).unwrap();
    let mut said = run(&dir, &["rules", "verify", "src", "--on", "2021-06-01"]);
    said += &run(&dir, THEN);
    assert_eq!(fs::read_to_string(&path).unwrap(), edited, "what cannot be read is not written over");
    // A hash that is one, but of other words.
    let other = lock.replacen("text = \"sha256:", "text = \"sha256:00", 1);
    let at = other.find("text = \"sha256:00").unwrap() + 80;
    fs::write(&path, format!("{}{}", &other[..at - 1], &other[at + 1..])).unwrap();
    said += &run(&dir, &["rules", "verify", "src", "--on", "2021-06-01", "-q"]);
    assert_snapshot!(said);
}
