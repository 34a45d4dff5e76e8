//! Every message of the stages corpus, timeline and query has a text in each language, with the same arguments.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const PREFIXES: [&str; 5] = ["corpus-", "reference-", "answer-", "bound-", "missing-"];

/// Ids in string literals of the sources.
fn used() -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for stage in ["corpus", "corpus/snapshot", "timeline", "query"] {
        for entry in fs::read_dir(src.join(stage)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "rs") && !path.file_name().unwrap().to_string_lossy().starts_with("test") {
                let text = fs::read_to_string(path).unwrap();
                let literals = text.split('"').filter(|t| PREFIXES.iter().any(|p| t.starts_with(p)));
                out.extend(
                    literals
                        .filter(|t| t.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
                        .map(str::to_string),
                );
            }
        }
    }
    out
}

/// Ids of a Fluent file with the arguments of each.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{language}/timeline.ftl"));
    let text = fs::read_to_string(file).unwrap();
    let messages = text.lines().filter_map(|l| l.split_once(" = ")).filter(|(id, _)| !id.starts_with('#'));
    messages
        .map(|(id, text)| {
            let args = text.split("{ $").skip(1).filter_map(|a| a.split_once(" }")).map(|(a, _)| a.to_string()).collect();
            (id.to_string(), args)
        })
        .collect()
}

#[test]
fn every_message_has_a_text_in_three_languages() {
    let used = used();
    assert!(used.len() > 50, "{used:?}");
    let english = texts("en");
    assert_eq!(english.keys().cloned().collect::<BTreeSet<_>>(), used);
    for language in ["kk", "ru"] {
        assert_eq!(texts(language), english, "{language}");
    }
}
