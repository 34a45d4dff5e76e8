//! What is said of findings: manual pages, messages, the schema.

use super::*;

#[test]
fn every_code_has_its_pages_in_three_languages() {
    for code in CODES {
        for (lang, heads) in [
            ("en", ["## What it does", "## Why it matters", "## Example", "## How to resolve", "## Limits"]),
            ("kk", ["## Не істейді", "## Неге маңызды", "## Мысал", "## Қалай түзетіледі", "## Шектері"]),
            ("ru", ["## Что делает", "## Почему это важно", "## Пример", "## Как исправить", "## Пределы"]),
        ] {
            let page = code.page(lang);
            assert!(page.starts_with(&format!("# {} {}\n", code.code, code.name)), "{} {lang}", code.code);
            let at: Vec<_> = heads.iter().map(|h| page.find(h)).collect();
            assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{} {lang}: {at:?}", code.code);
        }
    }
    assert_eq!(explain("nq101", "en"), explain("Outdated-Wording", "en"));
    assert_eq!(explain("NQ999", "en"), None);
}

/// The ids of a `.ftl` file with the arguments each uses.
fn fluent(text: &str) -> std::collections::BTreeMap<String, std::collections::BTreeSet<String>> {
    let mut out = std::collections::BTreeMap::<String, std::collections::BTreeSet<String>>::new();
    let mut id = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            id = name.to_string();
        }
        let args = line.split('$').skip(1).map(|a| a.chars().take_while(|c| c.is_alphanumeric()).collect());
        if !id.is_empty() {
            out.entry(id.clone()).or_default().extend::<Vec<String>>(args.collect());
        }
    }
    out
}

#[test]
fn the_messages_of_the_three_languages_agree_with_each_other_and_the_code() {
    let english = fluent(include_str!("../../../locales/en/check.ftl"));
    assert_eq!(english, fluent(include_str!("../../../locales/kk/check.ftl")));
    assert_eq!(english, fluent(include_str!("../../../locales/ru/check.ftl")));
    let mut code = String::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name == "tests" {
            } else if entry.path().is_dir() {
                folders.push(entry.path());
            } else if name.ends_with(".rs") {
                code.push_str(&std::fs::read_to_string(entry.path()).unwrap_or_default());
            }
        }
    }
    let used: std::collections::BTreeSet<String> =
        code.split('"').filter(|s| s.starts_with("check-") && !s.contains(char::is_whitespace)).map(str::to_string).collect();
    assert_eq!(english.into_keys().collect::<std::collections::BTreeSet<_>>(), used);
}

#[test]
fn the_schema_is_json_and_names_the_fields_that_are_read() {
    let schema: serde_json::Value = serde_json::from_str(CASE_SCHEMA).unwrap_or_default();
    let names = |pointer: &str| -> Vec<String> {
        schema.pointer(pointer).and_then(|p| p.as_object()).map(|p| p.keys().cloned().collect()).unwrap_or_default()
    };
    assert_eq!(names("/$defs/check/properties"), ["provision", "version", "checked_on", "quote", "step"]);
    assert!(names("/properties").contains(&"refusal_grounds".to_string()));
}
