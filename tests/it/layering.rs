//! The order of the stages, and the map of the sources, held by reading the sources themselves.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Stages in the order of the pipeline: each may import what stands before it.
const STAGES: [&str; 16] = [
    "base", "calendar", "source", "layout", "parse", "tree", "extract", "replay", "draft", "corpus", "timeline", "index", "query",
    "rules", "pins", "check",
];

/// What only some folders of `src/` may name.
const RESERVED: [(&[&str], &[&str]); 5] = [
    (&["pest::", "pest_derive"], &["parse"]),
    (&["tantivy::", "use tantivy"], &["index"]),
    (&["clap::", "use clap", "fluent_bundle", "indicatif", "std::io::stdout", "std::io::stderr", "io::stdin"], &["bin"]),
    (&["println!", "print!(", "std::process::exit"], &[]),
    (&["std::fs", "File::open", "File::create"], &["corpus", "index", "bin"]),
];

/// Reading the clock: only where the program takes its default for `--today`.
const CLOCK: [&str; 4] = ["Utc::now", "Local::now", "SystemTime::now", "Instant::now"];
const CLOCK_ALLOWED: &str = "src/bin/nusqa/session.rs";

#[test]
fn a_stage_imports_only_stages_before_it() {
    let mut wrong = Vec::new();
    for (at, stage) in STAGES.iter().enumerate() {
        for (file, line, code) in code_lines(&root().join("src").join(stage)) {
            for later in &STAGES[at + 1..] {
                if code.contains(&format!("crate::{later}")) {
                    wrong.push(format!("{file}:{line} names {later}"));
                }
            }
            if code.contains("crate::{") {
                wrong.push(format!("{file}:{line} hides its stages in a group; write one `use` a stage"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lib_declares_the_stages_in_their_order() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: Vec<&str> = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, STAGES);
}

#[test]
fn crates_and_streams_stay_in_their_folders() {
    let mut wrong = Vec::new();
    for (words, folders) in RESERVED {
        for (file, line, code) in code_lines(&root().join("src")) {
            let folder = file.trim_start_matches("src/").split('/').next().unwrap_or_default();
            if let Some(word) = words.iter().find(|w| code.contains(*w))
                && !folders.contains(&folder)
                && !is_test(&file)
            {
                wrong.push(format!("{file}:{line} names {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_program_looks_at_the_clock_and_only_in_one_place() {
    let seen: Vec<_> = code_lines(&root().join("src"))
        .into_iter()
        .filter(|(file, _, code)| CLOCK.iter().any(|c| code.contains(c)) && file != CLOCK_ALLOWED)
        .map(|(file, line, _)| format!("{file}:{line}"))
        .collect();
    assert!(seen.is_empty(), "{seen:#?}");
}

#[test]
fn the_map_names_every_folder_and_nothing_that_is_gone() {
    let map = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let mut folders = BTreeSet::new();
    for file in files(&root().join("src")) {
        let relative = relative(&file);
        let mut parent = Path::new(&relative).parent();
        while let Some(dir) = parent.filter(|d| *d != Path::new("src") && *d != Path::new("")) {
            folders.insert(format!("{}/", dir.display()));
            parent = dir.parent();
        }
    }
    let tests_of_a_stage = |f: &String| f.ends_with("/tests/");
    let missing: Vec<_> = folders.iter().filter(|f| !tests_of_a_stage(f) && !map.contains(&format!("`{f}`"))).collect();
    assert!(missing.is_empty(), "docs/ARCHITECTURE.md says nothing of {missing:?}");

    let quoted = map.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2));
    let is_path = |q: &&str| q.contains('/') && q.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let gone: Vec<_> = quoted.filter(is_path).filter(|p| !p.starts_with('/') && !root().join(p).exists()).collect();
    assert!(gone.is_empty(), "docs/ARCHITECTURE.md mentions what does not exist: {gone:?}");
}

#[test]
fn every_test_file_is_listed() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    for file in fs::read_dir(root().join("tests/it")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_module = path.extension().is_some_and(|e| e == "rs") && name != "main";
        assert!(!is_module || main.contains(&format!("mod {name};")), "tests/it/{name}.rs is not listed in main.rs");
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

fn is_test(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.starts_with("test") || file.contains("/tests/")
}

/// Every file below a folder, in a fixed order.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    entries.into_iter().flat_map(|p| if p.is_dir() { files(&p) } else { vec![p] }).collect()
}

/// `(file, line, code)` of every line that is not a comment.
fn code_lines(dir: &Path) -> Vec<(String, usize, String)> {
    let mut out = Vec::new();
    for path in files(dir).into_iter().filter(|p| p.extension().is_some_and(|e| e == "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        for (i, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if !code.trim().is_empty() {
                out.push((relative(&path), i + 1, code.to_string()));
            }
        }
    }
    out
}
