//! Amending acts carried out on the texts they amend: real triples (the edition before, the amending act, the official edition after)
//! and what must hold for any act on any text.
//!
//! `tests/data/replay/SCORECARD.txt` tells of every instruction what became of it and where the result differs from the official
//! edition; `INSTA_UPDATE=always cargo test replay` writes it anew, `NUSQA_MISSES=1 cargo test replay -- --nocapture` shows both texts.

mod anything;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use nusqa::base::{Kind, ProvisionPath};
use nusqa::extract::{Act, read_act};
use nusqa::replay::{Base, Outcome, Text, UnitId, apply};
use nusqa::source::{Source, decode};
use serde_json::Value;

use crate::devset::level::fold;
use crate::devset::{list, word};
use crate::support::{golden_file, root};

/// The folders of triples: those of the dev set, then ours.
const FOLDERS: [&str; 2] = ["tests/data/devset/replay", "tests/data/replay"];

#[test]
fn official_editions_are_reached_as_the_table_says() {
    let mut out = HEAD.to_string();
    let mut total = Score::default();
    for folder in triples() {
        let score = Triple::read(&folder).score(&mut out);
        total.add(&score);
    }
    let _ = writeln!(out, "total\n  {total}");
    golden_file("tests/data/replay/SCORECARD.txt", &out);
}

const HEAD: &str = "\
What becomes of real amending acts on real texts, against the official edition after them. Each triple: touched provisions that equal the
edition (those it changed apart from the law left out), all provisions, the share of characters in which the texts differ; then every
instruction for this act: what became of it, why, and what was levelled; then the provisions that differ.

";

/// The folders that hold a triple.
pub fn triples() -> Vec<PathBuf> {
    let mut out = Vec::new();
    for folder in FOLDERS {
        let all = fs::read_dir(root().join(folder)).unwrap().map(|e| e.unwrap().path());
        let mut all: Vec<PathBuf> = all.filter(|p| p.join("gold.json").exists()).collect();
        all.sort();
        out.extend(all);
    }
    out
}

/// An act from a file.
pub fn act(file: &Path) -> (Source, Act) {
    let source = decode(&fs::read(file).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let act = read_act(&source);
    (source, act)
}

struct Triple {
    name: String,
    before: Act,
    amending: Act,
    after: Act,
    gold: Value,
}

impl Triple {
    fn read(folder: &Path) -> Self {
        let file = |name: &str| act(&folder.join(name)).1;
        Triple {
            name: folder.file_name().unwrap().to_string_lossy().into_owned(),
            before: file("before.md"),
            amending: file("amending.md"),
            after: file("after.md"),
            gold: serde_json::from_str(&fs::read_to_string(folder.join("gold.json")).unwrap()).unwrap(),
        }
    }

    fn score(&self, out: &mut String) -> Score {
        let mut text = Text::of(&self.before.document, 0);
        let base = Base { act: self.before.head.act_ref(), language: self.before.head.language };
        let outcomes = apply(&mut text, &base, &self.amending, 1);
        let (result, wanted) = (provisions(&text), provisions(&Text::of(&self.after.document, 0)));
        let mut score = Score { triples: 1, ..Score::default() };
        // The editors' own changes, told in the gold, are no fault of ours.
        let apart: Vec<String> =
            list(&self.gold["differences"]).iter().map(word).map(|d| d.split(':').next().unwrap_or("").to_string()).collect();
        let apart = |p: &str| apart.iter().any(|d| d.strip_prefix(p).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
        for path in list(&self.gold["touched"]).iter().map(word).map(|p| provision(&p)).filter(|p| p != "title" && !apart(p)) {
            score.touched[1] += 1;
            score.touched[0] += usize::from(wanted.contains_key(&path) && result.get(&path) == wanted.get(&path));
        }
        let differing: Vec<&String> = wanted.iter().filter(|(p, t)| result.get(*p) != Some(t)).map(|(p, _)| p).collect();
        score.provisions = [wanted.len() - differing.len(), wanted.len()];
        score.distance = distance(&whole(&text), &whole(&Text::of(&self.after.document, 0)));
        let _ = writeln!(out, "{}\n  {score}", self.name);
        for (amendment, outcome) in self.amending.amendments.iter().zip(&outcomes) {
            let path = ProvisionPath(amendment.path.clone()).to_string();
            let what = format!("{} {}", amendment.op.as_str(), if path.is_empty() { "-" } else { &path });
            match outcome {
                Outcome::NotForThisAct => {}
                Outcome::Applied(levelled) => {
                    let _ = writeln!(out, "  applied   {what}");
                    for l in levelled {
                        let _ = writeln!(out, "            {}: {} as {}", l.kind, l.wanted, l.found);
                    }
                }
                Outcome::Conflict(c) => {
                    score.conflicts += 1;
                    let _ = writeln!(out, "  conflict  {what}: {}", c.reason.as_str());
                }
            }
        }
        for path in differing {
            let _ = writeln!(out, "  differs   {path}{}", if apart(path) { " (by the editors)" } else { "" });
            if std::env::var_os("NUSQA_MISSES").is_some() {
                // The one place where a test prints: asked for by the variable.
                #[allow(clippy::print_stderr)]
                {
                    eprintln!("{} {path}: {}", self.name, first_difference(result.get(path).map_or("", |t| t), &wanted[path]));
                }
            }
        }
        let _ = writeln!(out);
        score
    }
}

/// How near a result comes.
#[derive(Clone, Copy, Default)]
struct Score {
    triples: usize,
    touched: [usize; 2],
    provisions: [usize; 2],
    conflicts: usize,
    /// The sum over the triples.
    distance: f64,
}

impl Score {
    fn add(&mut self, other: &Score) {
        self.triples += other.triples;
        self.conflicts += other.conflicts;
        self.distance += other.distance;
        for i in 0..2 {
            self.touched[i] += other.touched[i];
            self.provisions[i] += other.provisions[i];
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Score { touched: [t, of_t], provisions: [p, of_p], .. } = self;
        let mean = self.distance / self.triples.max(1) as f64;
        write!(f, "touched {t}/{of_t}  provisions {p}/{of_p}  distance {mean:.4}")
    }
}

/// The provisions of a text, groups left out of their paths: articles, items, subitems with all that stands in them.
fn provisions(text: &Text) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for unit in text.walk(None) {
        if matches!(text.unit(unit).kind, Kind::Article | Kind::Item | Kind::Subitem) {
            let path = provision(&text.path(unit).to_string());
            out.entry(path).or_insert_with(|| level(text, unit));
        }
    }
    out
}

/// A path up to its last article, item or subitem, without groups.
fn provision(path: &str) -> String {
    let counts = |s: &&str| ["article-", "item-", "subitem-"].iter().any(|k| s.starts_with(k));
    let steps: Vec<&str> = path.split('/').filter(counts).collect();
    if steps.is_empty() { path.to_string() } else { steps.join("/") }
}

/// What is compared: editions end units now with a stop, now without, and say of what is gone more or less.
fn level(text: &Text, unit: UnitId) -> String {
    let said = |id: UnitId| match text.unit(id) {
        gone if gone.repealed.is_some() => gone.number.as_deref().unwrap_or("").to_string(),
        here => here.words.text().into_owned(),
    };
    let words: String = text.walk(Some(unit)).into_iter().map(said).collect();
    fold(&words).replace(['.', ')'], "")
}

fn first_difference(is: &str, wanted: &str) -> String {
    let same = is.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
    let from = |t: &str| t.chars().skip(same.saturating_sub(20)).take(60).collect::<String>();
    format!("{} for {}", from(is), from(wanted))
}

fn whole(text: &Text) -> String {
    text.children(None).iter().map(|r| level(text, *r)).collect()
}

/// The share of characters that are not in both texts.
fn distance(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let diff = similar::capture_diff_slices(similar::Algorithm::Myers, &a, &b);
    let same: usize = diff.iter().filter(|op| op.tag() == similar::DiffTag::Equal).map(|op| op.old_range().len()).sum();
    1.0 - 2.0 * same as f64 / (a.len() + b.len()).max(1) as f64
}
