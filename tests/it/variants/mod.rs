//! One act in many renderings: each must be read into the same tree.
//!
//! `tests/data/devset/VARIANTS.txt` has a line a rendering and a column an act: how many provisions have the same path and, after
//! levelling, the same full text as in the plainest rendering (a paragraph a line, six blanks before it).

mod act;
mod letters;
pub mod page;
mod text;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use nusqa::base::Kind;
use nusqa::extract::{Act, read_act};
use nusqa::query::{ChangeKind, diff_documents};
use nusqa::source::decode;

use crate::devset::level::fold;
use crate::support;
use act::{Paragraph, RealAct};
use text::{Gap, Shape};

/// A rendering: its name, its bytes (none where the text cannot be written so), whether it changes letters of the text.
struct Rendering {
    name: String,
    bytes: Option<Vec<u8>>,
    letters: bool,
}

fn renderings(act: &[Paragraph]) -> Vec<Rendering> {
    let plain = text::plain(act, Gap::Indent, None);
    let mut out = Vec::new();
    let mut add = |name: &str, bytes: Option<Vec<u8>>, letters| out.push(Rendering { name: name.to_string(), bytes, letters });
    for (gap, name) in [(Gap::Blank, "blank lines"), (Gap::Bare, "bare lines")] {
        add(name, Some(text::plain(act, gap, None).into()), false);
    }
    for (gap, name) in [(Gap::Indent, "indents"), (Gap::Blank, "blank lines"), (Gap::Bare, "bare")] {
        for width in [40, 60, 80, 100, 120] {
            add(&format!("wrapped {width}, {name}"), Some(text::plain(act, gap, Some(width)).into()), false);
        }
    }
    for (shape, name) in [(Shape::Bare, "bare"), (Shape::FrontMatter, "front matter"), (Shape::Anchors, "anchors")] {
        add(&format!("Markdown, {name}"), Some(text::markdown(act, shape).into()), false);
    }
    add("page of the portal", Some(page::portal(act).into()), false);
    add("page, paragraphs only", Some(page::simple_page(act).into()), false);
    add("DOCX", Some(page::docx(act)), false);
    add("gzip", Some(page::gzip(plain.as_bytes())), false);
    add("zip", Some(page::zip(&[("act.txt", plain.as_bytes())])), false);
    add("gzip of the page", Some(page::gzip(page::portal(act).as_bytes())), false);
    add("CRLF", Some(plain.replace('\n', "\r\n").into()), false);
    add("CR", Some(plain.replace('\n', "\r").into()), false);
    add("byte-order mark", Some(format!("\u{feff}{plain}").into()), false);
    add("hard blanks", Some(text::hard_blanks(&plain).into()), false);
    add("UTF-16 LE", Some(letters::utf16(&plain, false)), false);
    add("UTF-16 BE", Some(letters::utf16(&plain, true)), false);
    add("KZ-1048", letters::kz_1048(&plain), false);
    add("PT154", letters::pt154(&plain), false);
    add("UTF-8 as Latin-1", Some(letters::as_latin_1(&plain).into()), true);
    add("font hack", Some(letters::font_hack(&plain).into()), true);
    add("Latin look-alikes", Some(letters::lookalikes(&plain).into()), true);
    add("N for the number sign", Some(letters::n_for_number(&plain).into()), true);
    add("other quotes", Some(letters::quotes(&plain).into()), true);
    out
}

#[test]
fn renderings_of_an_act_give_one_tree() {
    let acts: Vec<RealAct> = act::acts();
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    let mut totals = Vec::new();
    for act in &acts {
        let base = read(text::plain(&act.paragraphs, Gap::Indent, None).as_bytes()).unwrap();
        let want = provisions(&base);
        totals.push(want.values().sum::<usize>());
        for (i, rendering) in renderings(&act.paragraphs).into_iter().enumerate() {
            if lines.len() <= i {
                lines.push((rendering.name.clone(), Vec::new()));
            }
            lines[i].1.push(cell(act.name, &rendering, &base, &want));
        }
    }
    let mut table = HEAD.to_string();
    let column = |out: &mut String, cells: &mut dyn Iterator<Item = String>| {
        let _ = writeln!(out, "{}", cells.map(|c| format!("{c:>12}")).collect::<String>());
    };
    let _ = write!(table, "{:26}", "act");
    column(&mut table, &mut acts.iter().map(|a| a.name.to_string()));
    let _ = write!(table, "{:26}", "provisions");
    column(&mut table, &mut totals.iter().map(usize::to_string));
    for (name, cells) in lines {
        let _ = write!(table, "{name:26}");
        column(&mut table, &mut cells.into_iter());
    }
    support::golden_file("tests/data/devset/VARIANTS.txt", &table);
}

const HEAD: &str = "\
Each act in many renderings, against its plainest one (a paragraph a line, six blanks before it).
same: every provision has the same path and the same full text, and nusqa diff says nothing. Otherwise the provisions that are the
same, and after a comma the changes that diff tells where the letters are the same. -: the text cannot be written so.

";

/// Path and levelled full text of every provision, with how often they occur.
type Provisions = BTreeMap<(String, String), usize>;

fn provisions(act: &Act) -> Provisions {
    let document = &act.document;
    let mut out = BTreeMap::new();
    let mut above: Vec<String> = Vec::new();
    for (id, node) in document.nodes.iter().enumerate() {
        above.truncate(node.depth as usize);
        above.push(document.segment(id).to_string());
        if !matches!(node.kind, Kind::Status | Kind::Contents) {
            *out.entry((above.join("/"), level(&document.full_text(id)))).or_insert(0) += 1;
        }
    }
    out
}

/// A typewriter's `N` is a `№`.
fn level(text: &str) -> String {
    fold(text).replace('№', "n")
}

fn read(bytes: &[u8]) -> Option<Act> {
    decode(bytes).ok().map(|source| read_act(&source))
}

fn cell(act: &str, rendering: &Rendering, base: &Act, want: &Provisions) -> String {
    let Some(bytes) = &rendering.bytes else { return "-".into() };
    let Some(read) = read(bytes) else { return "refused".into() };
    let have = provisions(&read);
    let same: usize = want.iter().map(|(k, n)| have.get(k).map_or(0, |h| *h.min(n))).sum();
    let (total, given) = (want.values().sum::<usize>(), have.values().sum::<usize>());
    let changes = match rendering.letters {
        true => 0,
        false => diff_documents(base, &read).iter().filter(|c| c.kind != ChangeKind::Unchanged).count(),
    };
    if std::env::var("NUSQA_VARIANT").is_ok_and(|v| rendering.name.contains(&v)) {
        tell(act, rendering, want, &have);
    }
    match (same == total && given == total, changes) {
        (true, 0) => "same".into(),
        (_, 0) => format!("{same}"),
        _ => format!("{same},{changes}"),
    }
}

/// What differs in the rendering that `NUSQA_VARIANT` names.
#[allow(clippy::print_stderr)]
fn tell(act: &str, rendering: &Rendering, want: &Provisions, have: &Provisions) {
    let head = |t: &str| t.chars().take(60).collect::<String>();
    for ((path, text), _) in want.iter().filter(|(k, _)| !have.contains_key(*k)) {
        eprintln!("{act}, {}: - {path} {}", rendering.name, head(text));
    }
    for ((path, text), _) in have.iter().filter(|(k, _)| !want.contains_key(*k)) {
        eprintln!("{act}, {}: + {path} {}", rendering.name, head(text));
    }
}
