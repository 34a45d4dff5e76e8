//! Full texts: ours against those of the simple reader.

use nusqa::base::Kind;
use nusqa::tree::Document;

use super::level::fold;
use super::oracle::{self, Level};
use super::{Reading, Share};

/// Files that the simple reader understands: one paragraph a line.
pub fn comparable(file: &str) -> bool {
    (file.starts_with("versions/") || file.starts_with("unlabelled/") || (file.starts_with("replay/") && !file.ends_with("amending.md")))
        // Half of it is wrapped, in fences.
        && file != "versions/moj-113-2001/v1.md"
}

/// Units of the simple reader that we have with the same full text.
pub fn score(file: &str, reading: &Reading, misses: &mut Vec<String>) -> Share {
    let mut out = Share::default();
    let ours = units(&reading.act.document);
    let theirs = oracle::units(&reading.source.text);
    let mut from = 0;
    for unit in &theirs {
        let text = fold(&unit.text);
        let begin: String = text.chars().take(24).collect();
        let here = |u: &(Level, String, String)| u.0 == unit.level && u.1 == unit.number && u.2.starts_with(&begin);
        // The next one in order; a unit that we do not have costs only itself.
        let found = ours[from..].iter().position(here).map(|at| from + at);
        let right = found.is_some_and(|at| ours[at].2 == text);
        out.count(right);
        if let Some(at) = found {
            from = at + 1;
        }
        if !right {
            let (a, b) = found.map_or((text.as_str(), "no such unit"), |at| difference(&text, &ours[at].2));
            misses.push(format!("{file}: text of {:?} {}: {}… is read {}…", unit.level, unit.number, head(a), head(b)));
        }
    }
    out
}

fn units(document: &Document) -> Vec<(Level, String, String)> {
    let level = |k: Kind| match k {
        Kind::Article => Some(Level::Article),
        Kind::Item => Some(Level::Item),
        Kind::Subitem => Some(Level::Subitem),
        _ => None,
    };
    let unit = |(id, n): (usize, &nusqa::tree::Node)| {
        Some((level(n.kind)?, n.number.as_deref().unwrap_or_default().to_string(), fold(&document.full_text(id))))
    };
    document.nodes.iter().enumerate().filter_map(unit).collect()
}

fn difference<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let at = a.char_indices().zip(b.char_indices()).find(|(x, y)| x != y).map_or(a.len().min(b.len()), |(x, _)| x.0);
    (&a[at..], &b[at..])
}

fn head(text: &str) -> String {
    text.chars().take(50).collect()
}
