//! Acts from outside the dev set, with what they hold in lists corrected by hand: `tests/data/unseen`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use nusqa::base::{ActRef, Kind, fold::squeeze};
use nusqa::extract::{Act, Amendment, read_act};
use nusqa::source::decode;

use crate::devset::Share;
use crate::support::{golden_file, root};

/// What a list says of one kind of thing, a text for each.
type Listed = BTreeMap<&'static str, Vec<String>>;

#[test]
fn unseen_acts_are_read_as_the_table_says() {
    let mut out = String::from(
        "How acts from outside the dev set are read: right/expected +not there. Units are articles, items, subitems, parts, indents and\n\
         what holds them, with their first and last words; what is missed (-) and what is too much (+) stands below each act.\n\n",
    );
    let mut total: BTreeMap<&'static str, Share> = BTreeMap::new();
    for file in files() {
        let want = listed(&file);
        let have = read(&file);
        let mut told = String::new();
        let mut line = format!("{file:34}");
        // A list of what an act changes lists that alone.
        let kinds: &[&'static str] = if want.contains_key("op") { &["op"] } else { &["unit", "note", "cite"] };
        for what in kinds.iter().copied() {
            let (want, mut have) = (want.get(what).cloned().unwrap_or_default(), have.get(what).cloned().unwrap_or_default());
            let mut missed = Vec::new();
            for row in &want {
                match have.iter().position(|h| h == row) {
                    Some(at) => drop(have.remove(at)),
                    None => missed.push(row),
                }
            }
            let share = Share { right: want.len() - missed.len(), expected: want.len(), wrong: have.len() };
            write!(line, "  {what}s {:12}", share.to_string()).unwrap();
            total.entry(what).or_default().add(share);
            missed.iter().for_each(|row| writeln!(told, "  - {what} {row}").unwrap());
            have.iter().for_each(|row| writeln!(told, "  + {what} {row}").unwrap());
        }
        writeln!(out, "{}\n{}", line.trim_end(), told.trim_end()).unwrap();
    }
    let sums: Vec<String> = total.iter().map(|(what, share)| format!("{what}s {share}")).collect();
    writeln!(out, "total  {}", sums.join("  ")).unwrap();
    golden_file("tests/data/unseen/SCORECARD.txt", &out);
}

/// The acts, in order.
fn files() -> Vec<String> {
    let names = fs::read_dir(root().join("tests/data/unseen")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let act = |n: &String| (n.ends_with(".md") && n != "README.md") || (n.ends_with(".txt") && n != "SCORECARD.txt");
    let mut out: Vec<String> = names.filter(act).collect();
    out.sort();
    out
}

fn listed(file: &str) -> Listed {
    let list = file.replace(".md", ".tsv").replace(".txt", ".tsv");
    let text = fs::read_to_string(root().join("tests/data/unseen").join(list)).unwrap();
    let mut out = Listed::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let (what, rest) = line.split_once('\t').unwrap();
        let what = ["unit", "note", "cite", "op"].into_iter().find(|w| *w == what).unwrap();
        let parts: Vec<String> = rest.split('\t').map(squeeze).collect();
        out.entry(what).or_default().push(parts.join(" | "));
    }
    out
}

fn read(file: &str) -> Listed {
    let source = decode(&fs::read(root().join("tests/data/unseen").join(file)).unwrap()).unwrap();
    let act = read_act(&source);
    let notes = act.notes.iter().map(|n| {
        let path = n.path.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{path} | {} | {}", n.event.as_str(), label(Some(&n.by)))
    });
    let cites = act.citations.iter().map(|c| {
        let path = c.path.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{} | {} | {path}", squeeze(&c.text), label(c.act.as_ref()))
    });
    let ops = act.amendments.iter().map(operation).collect();
    BTreeMap::from([("unit", units(&act)), ("note", notes.collect()), ("cite", cites.collect()), ("op", ops)])
}

/// What an instruction does, to which act and where, and the words: of a new wording the first and the last.
fn operation(a: &Amendment) -> String {
    let said = match (&a.words, &a.content) {
        (Some(w), _) => {
            let pairs: Vec<String> = w.pairs.iter().map(|(old, new)| format!("{old} => {new}")).collect();
            let side = |word: &str, at: &Option<String>| at.as_ref().map(|t| format!(" {word} {t}")).unwrap_or_default();
            let all = if w.whole_text { " everywhere" } else { "" };
            format!("{}: {}{}{}{all}", w.mode.as_str(), pairs.join("; "), side("after", &w.after), side("before", &w.before))
        }
        (None, Some(content)) => {
            let words: Vec<&str> = content.text.split_whitespace().collect();
            format!("{} … {}", words[..words.len().min(4)].join(" "), words[words.len().saturating_sub(3)..].join(" "))
        }
        (None, None) => String::new(),
    };
    let path = nusqa::base::ProvisionPath(a.path.clone());
    format!("{} | {} | {} | {}", a.op.as_str(), label(Some(&a.act)), squeeze(&path.to_string()), squeeze(&said))
}

fn units(act: &Act) -> Vec<String> {
    let doc = &act.document;
    let mut out = Vec::new();
    for id in 0..doc.nodes.len() {
        let kind = doc.nodes[id].kind;
        let path = squeeze(&doc.path(id).to_string());
        let holds = matches!(kind, Kind::Chapter | Kind::Document | Kind::Attachment | Kind::Quoted);
        let unit = matches!(kind, Kind::Article | Kind::Item | Kind::Subitem);
        let part = matches!(kind, Kind::Paragraph | Kind::Indent) && !path.contains("attachment");
        if !(holds || unit || part) {
            continue;
        }
        let text = doc.text(id).replace('\n', " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let first = words[..words.len().min(4)].join(" ");
        let last = words[words.len().saturating_sub(3)..].join(" ");
        out.push(format!("{path} | {} | {}", squeeze(&first), squeeze(&last)));
    }
    out
}

/// `9-96 2004-09-29`; the title, else the kind, where there is no number.
fn label(act: Option<&ActRef>) -> String {
    let Some(act) = act else { return String::new() };
    let name = act.number.clone().or_else(|| act.title.clone()).unwrap_or_else(|| act.kind.map_or("", |k| k.as_str()).to_string());
    squeeze(&format!("{name}{}", act.date.map(|d| format!(" {d}")).unwrap_or_default()))
}
