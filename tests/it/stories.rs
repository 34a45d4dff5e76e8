//! Stories that a lawyer can read (`tests/stories/*.md`): acts, days, case records, and what the program has to say of them.

use std::fs;
use std::path::Path;

use crate::support::{command, root};

/// One story, as its file tells it.
#[derive(Default)]
struct Story {
    acts: Vec<(String, String)>,
    rules: Vec<(String, String)>,
    facts: String,
    cases: String,
    options: Vec<String>,
    expected: Vec<Said>,
}

/// One finding: of which record, which code, of which provision, and words of its message.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    record: String,
    code: String,
    provision: String,
    says: String,
}

#[test]
fn every_story_ends_as_it_is_told() {
    let mut told = 0;
    let mut wrong = Vec::new();
    let mut files: Vec<_> = fs::read_dir(root().join("tests/stories")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "md") && !f.ends_with("README.md")) {
        let name = file.file_name().unwrap().to_string_lossy();
        let story = read(&fs::read_to_string(file).unwrap(), &name);
        told += 1;
        wrong.extend(differences(&story).into_iter().map(|d| format!("{name}: {d}")));
    }
    assert!(told >= 20, "only {told} stories");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Near misses of the reader itself: a story that expects too much, too little or other words is found.
#[test]
fn a_story_that_ends_otherwise_is_found() {
    let text = fs::read_to_string(root().join("tests/stories/01-outdated-on-the-day.md")).unwrap();
    for (from, to) in [
        ("| on-the-day | NQ101 |", "| on-the-day | NQ102 |"),
        ("| before | none |  |  |", "| before | NQ101 | 100#item-2 |  |"),
        ("| after | NQ101 | 100#item-2 | no longer applied on 2024-02-17 |\n", ""),
        ("no longer applied on 2024-02-16", "no longer applied on 2024-02-18"),
    ] {
        assert!(text.contains(from), "{from}");
        let changed = text.replace(from, to);
        let found = std::panic::catch_unwind(|| differences(&read(&changed, "changed")));
        assert!(found.is_err() || found.is_ok_and(|d| !d.is_empty()), "{to}");
    }
}

/// What a run says that the story does not, and the other way round.
fn differences(story: &Story) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let corpus = dir.path().join("corpus");
    if story.acts.is_empty() {
        copy(&root().join("corpus"), &corpus);
    } else {
        fs::create_dir_all(corpus.join("acts")).unwrap();
        fs::write(corpus.join("manifest.toml"), "").unwrap();
        fs::write(corpus.join("facts.toml"), "").unwrap();
        copy(&root().join("corpus/calendar"), &corpus.join("calendar"));
        for (name, text) in &story.acts {
            fs::write(corpus.join("acts").join(name), text).unwrap();
        }
    }
    for (name, text) in &story.rules {
        fs::create_dir_all(corpus.join("rules")).unwrap();
        fs::write(corpus.join("rules").join(name), text).unwrap();
    }
    let facts = fs::read_to_string(corpus.join("facts.toml")).unwrap();
    fs::write(corpus.join("facts.toml"), format!("{facts}\n{}", story.facts)).unwrap();
    fs::write(dir.path().join("cases.jsonl"), &story.cases).unwrap();
    let mut args = vec!["check", "cases.jsonl", "--corpus", "corpus", "--format", "jsonl", "--lang", "en", "--today", "2026-11-25"];
    args.extend(story.options.iter().map(String::as_str));
    let output = command(dir.path(), &args).output().unwrap();
    let mut out = Vec::new();
    if !matches!(output.status.code(), Some(0 | 1)) {
        out.push(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let mut found: Vec<Said> = String::from_utf8(output.stdout).unwrap().lines().map(finding).collect();
    for expected in &story.expected {
        let fits = |f: &Said| {
            (&f.record, &f.code, &f.provision) == (&expected.record, &expected.code, &expected.provision)
                && f.says.contains(&expected.says)
        };
        match found.iter().position(fits) {
            Some(at) => drop(found.remove(at)),
            None => out.push(format!("not said: {expected:?}")),
        }
    }
    out.extend(found.into_iter().map(|f| format!("said besides: {f:?}")));
    out
}

fn finding(line: &str) -> Said {
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = |field: &str| value[field].as_str().unwrap_or_default().to_string();
    let record = value["record"].as_str().map_or_else(|| format!("line {}", value["line"]), str::to_string);
    Said { record, code: text("code"), provision: text("provision"), says: text("message") }
}

/// Reads the blocks and the table. A record that the table does not name would be a story nobody tells.
fn read(text: &str, name: &str) -> Story {
    let mut story = Story::default();
    let mut block: Option<(String, String)> = None;
    let mut silent = Vec::new();
    for line in text.lines() {
        match (&mut block, line.strip_prefix("```")) {
            (None, Some(info)) => block = Some((info.trim().to_string(), String::new())),
            (Some((info, body)), Some(_)) => {
                let (kind, file) = info.split_once(' ').unwrap_or((info, ""));
                match kind {
                    "act" => story.acts.push((file.to_string(), body.clone())),
                    "rules" => story.rules.push((file.to_string(), body.clone())),
                    "facts" => story.facts.push_str(body),
                    "cases" => story.cases.push_str(body),
                    "options" => story.options.extend(body.split_whitespace().map(str::to_string)),
                    other => panic!("{name}: a block of {other}"),
                }
                block = None;
            }
            (Some((_, body)), None) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => {
                let cells: Vec<&str> = line.split('|').map(str::trim).collect();
                let [_, record, code, provision, says, _] = cells.as_slice() else { continue };
                match *code {
                    "finding" | "---" => {}
                    "none" => silent.push((*record).to_string()),
                    code => story.expected.push(Said {
                        record: (*record).to_string(),
                        code: code.to_string(),
                        provision: (*provision).to_string(),
                        says: (*says).to_string(),
                    }),
                }
            }
        }
    }
    assert!(block.is_none(), "{name}: a block is not closed");
    for record in story.cases.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok()) {
        let id = record["id"].as_str().unwrap_or_default();
        let named = silent.iter().any(|s| s == id) || story.expected.iter().any(|e| e.record == id);
        assert!(named, "{name}: nothing is expected of {id}");
    }
    story
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
