//! Consolidated acts in several editions: their units, the notes of the portal, what changed.

use std::collections::{BTreeMap, BTreeSet};

use nusqa::base::ProvisionPath;
use nusqa::query::{ChangeKind, diff_documents};
use serde_json::Value;

use super::level::{fold, meet, normal, normal_path, unit};
use super::{Reading, Share, list, said, word};

type Path = Vec<String>;

/// What one edition scores.
#[derive(Clone, Default)]
pub struct Score {
    pub units: Share,
    pub chapters: Share,
    pub notes: Share,
    pub note_paths: Share,
    /// Lines that look like notes of the portal and are law.
    pub not_notes: Share,
    pub requisites: Share,
    pub misses: Vec<String>,
}

/// Compares one edition with the gold of its act.
pub fn score(id: &str, gold: &Value, file: &str, reading: &Reading) -> Score {
    let mut out = Score::default();
    let name = format!("{id}/{file}");
    units(&name, &gold["structure_by_version"][file], reading, &mut out);
    chapters(&name, &gold["structure_by_version"][file], reading, &mut out);
    let last = list(&gold["versions"]).last().map(|v| word(&v["file"])).unwrap_or_default();
    let here = |n: &&Value| n["file"].as_str().unwrap_or(&last) == file;
    notes(&name, list(&gold["notes"]).iter().filter(here).filter(|n| !said(&n["planned"])), reading, &mut out);
    for trap in list(&gold["not_editorial"]).iter().filter(here) {
        let line = trap["line"].as_u64().and_then(|l| reading.source.text.lines().nth(l as usize - 1)).unwrap_or_default();
        let as_note =
            reading.act.document.notes.iter().any(|n| fold(n.span.of(&reading.act.document.layout.text)).contains(&fold(line)));
        out.not_notes.count(!as_note);
        if as_note {
            out.misses.push(format!("{name}:{} is no note: {}", trap["line"], word(&trap["why"])));
        }
    }
    requisites(&name, &gold["act"], reading, &mut out);
    out
}

/// The units that an edition must have.
fn wanted(structure: &Value) -> BTreeSet<Path> {
    let mut out = BTreeSet::new();
    let each = |key: &str, add: &mut dyn FnMut(&str, &str)| {
        for (container, numbers) in structure[key].as_object().into_iter().flatten() {
            list(numbers).iter().for_each(|n| add(container, &word(n)));
        }
    };
    each("items", &mut |c, n| {
        out.insert(normal_path(&format!("{c}/item-{n}")));
    });
    each("subitems", &mut |c, n| {
        let row = c.rsplit('/').next().is_some_and(|s| s.starts_with("row "));
        let path = match c.rsplit_once('/') {
            Some((above, item)) if !row => format!("{above}/item-{item}/subitem-{n}"),
            _ => format!("{c}/subitem-{n}"),
        };
        out.insert(normal_path(&path));
    });
    each("rows", &mut |c, n| {
        out.insert(normal_path(&format!("{c}/row-{n}")));
    });
    list(&structure["articles"]).iter().for_each(|n| {
        out.insert(vec![format!("article-{}", word(n))]);
    });
    out
}

fn paths(reading: &Reading) -> Vec<ProvisionPath> {
    let document = &reading.act.document;
    let mut above: Vec<nusqa::base::Segment> = Vec::new();
    let mut out = Vec::new();
    for (id, node) in document.nodes.iter().enumerate() {
        above.truncate(node.depth as usize);
        above.push(document.segment(id));
        out.push(ProvisionPath(above.clone()));
    }
    out
}

fn units(name: &str, structure: &Value, reading: &Reading, out: &mut Score) {
    let have: Vec<Path> = paths(reading).iter().map(|p| normal_path(&p.to_string())).collect();
    let there: BTreeSet<&Path> = have.iter().collect();
    let want = wanted(structure);
    for path in &want {
        out.units.count(there.contains(path));
        if !there.contains(path) {
            out.misses.push(format!("{name}: no {}", path.join("/")));
        }
    }
    let is_item = |p: &Path| p.last().is_some_and(|s| s.starts_with("item-"));
    let heads: BTreeSet<&[String]> = want.iter().filter(|p| is_item(p)).map(|p| &p[..p.len() - 1]).collect();
    for path in have.iter().filter(|p| is_item(p) && heads.contains(&p[..p.len() - 1]) && !want.contains(*p)) {
        out.units.wrong += 1;
        out.misses.push(format!("{name}: false {}", path.join("/")));
    }
}

fn chapters(name: &str, structure: &Value, reading: &Reading, out: &mut Score) {
    let document = &reading.act.document;
    let all = paths(reading);
    for (container, chapters) in structure["chapters"].as_object().into_iter().flatten() {
        for chapter in list(chapters) {
            let (number, title) = (word(&chapter[0]), fold(&word(&chapter[1])));
            let found = all.iter().enumerate().any(|(node, path)| {
                path.0.last().is_some_and(|s| s.kind.as_str() == "chapter" && s.number.as_deref() == Some(&number))
                    && normal_path(&path.to_string()) == normal_path(container)
                    && fold(&document.full_text(node)).contains(&title)
            });
            out.chapters.count(found);
            if !found {
                out.misses.push(format!("{name}: no chapter {number} {} in {container}", word(&chapter[1])));
            }
        }
    }
}

fn notes<'a>(name: &str, golds: impl Iterator<Item = &'a Value>, reading: &Reading, out: &mut Score) {
    type Told = (String, Option<String>, Option<String>);
    let told: Vec<(Told, Path)> = reading
        .act
        .notes
        .iter()
        .map(|n| {
            let path = n.path.as_ref().map(|p| normal_path(&p.to_string())).unwrap_or_default();
            ((n.event.as_str().to_string(), n.by.date.map(|d| d.to_string()), n.by.number.clone()), path)
        })
        .collect();
    let mut used = vec![false; told.len()];
    let given = |v: &Value| (!v.is_null()).then(|| word(v));
    for gold in golds {
        let key = (word(&gold["event"]), given(&gold["by"]["date"]), given(&gold["by"]["number"]));
        let path = normal(list(&gold["path"]).iter().filter_map(Value::as_str));
        let fits: Vec<usize> = (0..told.len()).filter(|i| !used[*i] && told[*i].0 == key).collect();
        let exact = fits.iter().find(|i| told[**i].1 == path).copied();
        out.notes.count(!fits.is_empty());
        out.note_paths.count(exact.is_some());
        let place = format!("{name}:{}", word(&gold["line"]));
        match (exact, fits.first()) {
            (Some(i), _) => used[i] = true,
            (None, Some(i)) => {
                used[*i] = true;
                out.misses.push(format!("{place} note at {:?}, should be {:?}", told[*i].1.join("/"), path.join("/")));
            }
            (None, None) => out.misses.push(format!("{place} no note {key:?}")),
        }
    }
    for (i, (key, path)) in told.iter().enumerate().filter(|(i, _)| !used[*i]) {
        let _ = i;
        out.notes.wrong += 1;
        out.misses.push(format!("{name}: not in the act: note {key:?} at {:?}", path.join("/")));
    }
}

/// Requisites are wanted where the text holds them; one that is not there and still given is wrong.
fn requisites(name: &str, gold: &Value, reading: &Reading, out: &mut Score) {
    let head = &reading.act.head;
    let kind = match word(&gold["kind"]).as_str() {
        "қаулы" => "resolution",
        "бұйрық" => "order",
        "заң" => "law",
        _ => "",
    };
    let number = word(&gold["number"]);
    let in_text = |n: &str| fold(&reading.source.text).contains(&fold(n));
    let day = |d: &Value| word(d).rsplit('-').next().map(|d| d.trim_start_matches('0').to_string()).unwrap_or_default();
    let dated = |d: &Value| in_text(&word(d)) || in_text(&format!("{}жылғы{}", &word(d)[..4], day(d)));
    let registration = &gold["registration"];
    let own = head.registration.as_ref();
    let facts = [
        ("kind", kind.to_string(), head.kind.map(|k| k.as_str().to_string()), true),
        ("date", word(&gold["date"]), head.date.map(|d| d.to_string()), dated(&gold["date"])),
        ("number", number.clone(), head.number.clone(), in_text(&format!("№{number}")) || in_text(&format!("N{number}"))),
        (
            "registration",
            word(&registration["number"]),
            own.and_then(|r| r.number.clone()),
            said(registration) && in_text(&word(&registration["number"])),
        ),
    ];
    for (what, want, have, stated) in facts {
        let right = have.as_deref().map(fold) == Some(fold(&want));
        if stated && !want.is_empty() {
            out.requisites.count(right);
        }
        if !right && (have.is_some() || stated && !want.is_empty()) {
            out.requisites.wrong += usize::from(have.is_some());
            out.misses.push(format!("{name}: {what} is {have:?}, should be {want:?}"));
        }
    }
}

/// What changed between two editions.
pub fn changes(id: &str, gold: &Value, editions: &BTreeMap<String, Reading>, misses: &mut Vec<String>) -> Share {
    let mut out = Share::default();
    let (from, to) = (word(&gold["from"]), word(&gold["to"]));
    let diff = diff_documents(&editions[&from].act, &editions[&to].act);
    let told = diff.iter().filter(|c| c.kind != ChangeKind::Unchanged);
    let mut have: BTreeSet<Path> = told.map(|c| unit(normal_path(&c.path.to_string()))).collect();
    have.remove(&Vec::new());
    let said: Vec<&str> = ["changed", "added", "removed"].iter().flat_map(|k| list(&gold[k])).filter_map(Value::as_str).collect();
    let want: BTreeSet<Path> =
        said.iter().filter(|s| exact(s)).map(|s| unit(normal_path(bare(s)))).filter(|p| !p.is_empty()).collect();
    for path in &want {
        let seen = have.iter().any(|h| meet(h, path));
        out.count(seen);
        if !seen {
            misses.push(format!("{id} {from} {to}: change not seen: {}", path.join("/")));
        }
    }
    let loose = said.iter().any(|s| ["whole", "composition", "footnote", "signature", "("].iter().any(|w| s.contains(w)));
    for path in have.iter().filter(|h| !loose && !want.iter().any(|w| meet(h, w))) {
        out.wrong += 1;
        misses.push(format!("{id} {from} {to}: no such change: {}", path.join("/")));
    }
    out
}

/// Whether the words say a unit and nothing looser.
fn exact(said: &str) -> bool {
    let loose = ["whole", "signature", "footnote", "header row", "inline", "composition"].iter().any(|w| said.contains(w));
    let digits = |s: &str| {
        s.split_once(' ').is_some_and(|(n, rest)| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()) && rest.starts_with('('))
    };
    let attachment = said.strip_prefix("attachment-").is_some_and(digits);
    let article = said
        .match_indices("article ")
        .any(|(at, w)| said[at + w.len()..].split_once(' ').is_some_and(|(n, r)| !n.is_empty() && r.starts_with('(')));
    !loose && !attachment && !article
}

/// Without what is said beside the unit.
fn bare(said: &str) -> &str {
    let cut = [" with ", " subitems "].iter().filter_map(|w| said.find(w)).min();
    cut.map_or(said, |at| &said[..at])
}
