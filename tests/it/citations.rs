//! References of real acts, listed by hand: what is found of them, what is missed, what is not there.

use std::fmt::Write as _;
use std::path::Path;

use nusqa::base::{ActRef, fold::squeeze};

use crate::support::root;

/// The act of a list: the corpus' own files, else the development set.
fn source(name: &str) -> Option<std::path::PathBuf> {
    let data = root().join("tests/data/devset");
    let places = [
        root().join(format!("corpus/acts/{name}.kk.txt")),
        data.join(format!("amending/{name}/source.txt")),
        data.join(format!("versions/{name}/v2.md")),
    ];
    places.into_iter().find(|p| p.is_file())
}

/// `361 2012-03-28`; the title, else the kind, where there is no number.
fn label(act: Option<&ActRef>) -> String {
    let Some(act) = act else { return String::new() };
    let name = act.number.clone().or_else(|| act.title.clone()).unwrap_or_else(|| act.kind.map_or("", |k| k.as_str()).to_string());
    let date = act.date.map(|d| format!(" {d}")).unwrap_or_default();
    squeeze(&format!("{name}{date}"))
}

fn expected(path: &Path) -> Vec<[String; 3]> {
    let text = std::fs::read_to_string(path).expect("a case");
    let rows = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    rows.map(|l| {
        let mut parts = l.split('\t');
        let mut next = || parts.next().unwrap_or("").to_string();
        let (words, act, path) = (next(), next(), next());
        [squeeze(&words), squeeze(&act), path]
    })
    .collect()
}

fn found(name: &str) -> Vec<[String; 3]> {
    let path = source(name).expect("the act of the list");
    let bytes = std::fs::read(path).expect("the act");
    let source = nusqa::source::decode(&bytes).expect("a text");
    let act = nusqa::extract::read_act(&source);
    let path_of = |c: &nusqa::extract::Citation| c.path.as_ref().map(ToString::to_string).unwrap_or_default();
    act.citations.iter().map(|c| [squeeze(&c.text), label(c.act.as_ref()), path_of(c)]).collect()
}

#[test]
fn references_listed_by_hand_are_found() {
    let dir = root().join("tests/cases/citations");
    let mut lists: Vec<_> = std::fs::read_dir(dir).expect("the lists").filter_map(|e| e.ok().map(|e| e.path())).collect();
    lists.sort();
    let mut out = String::new();
    let (mut all, mut hits, mut extra) = (0, 0, 0);
    for list in lists.iter().filter(|p| p.extension().is_some_and(|e| e == "tsv")) {
        let name = list.file_stem().and_then(|s| s.to_str()).unwrap_or("");
        let wanted = expected(list);
        let mut have = found(name);
        let mut missed = Vec::new();
        for row in &wanted {
            match have.iter().position(|h| h == row) {
                Some(at) => drop(have.remove(at)),
                None => missed.push(row.join(" | ")),
            }
        }
        let n = wanted.len() - missed.len();
        writeln!(out, "{name}: found {n}/{}, not there {}", wanted.len(), have.len()).expect("a line");
        for row in missed {
            writeln!(out, "  missed  {row}").expect("a line");
        }
        for row in &have {
            writeln!(out, "  extra   {}", row.join(" | ")).expect("a line");
        }
        (all, hits, extra) = (all + wanted.len(), hits + n, extra + have.len());
    }
    writeln!(out, "total: found {hits}/{all}, not there {extra}").expect("a line");
    insta::assert_snapshot!(out);
    assert!(hits * 100 >= all * 98, "{out}");
}
