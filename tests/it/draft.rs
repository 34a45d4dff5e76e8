//! The law of drafts: `apply(OLD, draft(OLD, NEW)) = NEW`, over real pairs of texts and over random edits of real acts.
//!
//! A draft is carried out here as any user would do it, and the result compared by rules of its own; what cannot be drafted has to be
//! refused. `tests/data/draft/SCORECARD.txt` tells of every pair how it went.
//! `NUSQA_DRAFTS=3000 cargo test --test it draft::random -- --nocapture` makes so many edits and says what was refused.

mod edits;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use nusqa::base::{Kind, Language};
use nusqa::draft::{Draft, Options, What, amending_act, draft};
use nusqa::extract::{Act, read_act};
use nusqa::replay::{Base, Outcome, Text, apply};
use nusqa::source::decode;

use crate::devset::level::fold;
use crate::replay::{act, triples};
use crate::support::{golden_file, root};

/// What a text says, unit by unit, as far as acts amend it: numbered steps to it, and its words.
fn said(text: &Text) -> Vec<String> {
    let mut out = Vec::new();
    let mut open: Vec<(usize, String)> = text.children(None).iter().rev().map(|id| (*id, String::new())).collect();
    while let Some((id, above)) = open.pop() {
        let unit = text.unit(id);
        let aside = matches!(unit.kind, Kind::Requisites | Kind::Signature | Kind::Stamp | Kind::Enacting);
        if unit.repealed.is_some() || aside {
            continue;
        }
        let line = matches!(unit.kind, Kind::Paragraph | Kind::Indent);
        let number = unit.number.as_deref().filter(|_| !line).unwrap_or("");
        let path = if line { above.clone() } else { format!("{above}/{number}") };
        out.push(format!("{path} {}", fold(&unit.words.text())));
        open.extend(text.children(Some(id)).iter().rev().map(|c| (*c, path.clone())));
    }
    out
}

/// Carries a draft out as its reader would. The error is what went wrong.
fn carried_out(old: &Act, new: &Act, draft: &Draft) -> Result<(), String> {
    let mut text = Text::of(&old.document, 0);
    if !draft.lines.is_empty() {
        let (amending, _) = amending_act(&draft.lines, draft.language);
        let amending = read_act(&decode(amending.as_bytes()).unwrap());
        let act = if draft.named { old.head.act_ref() } else { amending.amendments[0].act.clone() };
        let outcomes = apply(&mut text, &Base { act, language: Some(draft.language) }, &amending, 1);
        if amending.amendments.len() != draft.steps.len() {
            return Err(format!("{} operations for {} sentences", amending.amendments.len(), draft.steps.len()));
        }
        if let Some(other) = outcomes.iter().find(|o| !matches!(o, Outcome::Applied(_))) {
            return Err(format!("{other:?}"));
        }
    }
    let (is, wanted) = (said(&text), said(&Text::of(&new.document, 0)));
    match is.iter().zip(&wanted).find(|(a, b)| a != b) {
        Some((a, b)) => Err(format!("{a} for {b}")),
        None if is.len() != wanted.len() => Err(format!("{} units for {}", is.len(), wanted.len())),
        None => Ok(()),
    }
}

/// How the instructions of a draft are made up.
#[derive(Clone, Copy, Default)]
struct Shares {
    words: usize,
    elements: usize,
    restated: usize,
}

impl Shares {
    fn add(&mut self, draft: &Draft) {
        for step in &draft.steps {
            match step.what {
                What::Words(_) => self.words += 1,
                What::Insert { .. } | What::Exclude => self.elements += 1,
                What::Restate(_) => self.restated += 1,
            }
        }
    }
}

impl std::fmt::Display for Shares {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all = self.words + self.elements + self.restated;
        write!(f, "{all} sentences: {} on words, {} in or out, {} restate", self.words, self.elements, self.restated)
    }
}

/// Pairs of editions, there and back.
fn pairs() -> Vec<(String, PathBuf, PathBuf)> {
    let mut out = Vec::new();
    let mut both = |name: String, a: PathBuf, b: PathBuf| {
        out.push((name.clone(), a.clone(), b.clone()));
        out.push((format!("{name}, back"), b, a));
    };
    for folder in triples() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        both(name, folder.join("before.md"), folder.join("after.md"));
    }
    let versions = root().join("tests/data/devset/versions");
    let mut folders: Vec<PathBuf> = fs::read_dir(versions).unwrap().map(|e| e.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        for (a, b) in [("v1.md", "v2.md"), ("v2.md", "v3.md")] {
            if folder.join(b).exists() {
                both(format!("{name} {}-{}", &a[..2], &b[..2]), folder.join(a), folder.join(b));
            }
        }
    }
    out
}

#[test]
fn real_editions_are_reached_or_refused() {
    let mut out = String::from(
        "Drafts that turn one edition of an act into another, carried out: how many sentences, and of which kind; or what no instruction\n\
         brings about.\n\n",
    );
    let (mut reached, mut total, mut shares) = (0, 0, Shares::default());
    for (name, old, new) in pairs() {
        let (old, new) = (act(&old).1, act(&new).1);
        total += 1;
        match draft(&old, &new, &Options::default()) {
            Ok(draft) => {
                assert_eq!(carried_out(&old, &new, &draft), Ok(()), "{name}\n{}", draft.text());
                let mut own = Shares::default();
                own.add(&draft);
                shares.add(&draft);
                reached += 1;
                writeln!(out, "{name}: {own}").unwrap();
                if std::env::var_os("NUSQA_MISSES").is_some() {
                    #[allow(clippy::print_stderr)]
                    {
                        eprintln!("{name}, {} rounds\n{}", draft.rounds, draft.text());
                    }
                }
            }
            Err(refusal) => {
                writeln!(out, "{name}: {} {}", refusal.message.id, refusal.elements.join(" ")).unwrap();
            }
        }
    }
    writeln!(out, "\ntotal: {reached}/{total} reached; {shares}").unwrap();
    golden_file("tests/data/draft/SCORECARD.txt", &out);
}

#[test]
fn random_edits_are_reached_or_refused() {
    let cases = std::env::var("NUSQA_DRAFTS").ok().and_then(|n| n.parse().ok()).unwrap_or(120);
    let texts = edits::texts();
    let mut dice = edits::Dice(7);
    let (mut reached, mut refused, mut shares) = (0, Vec::new(), Shares::default());
    for case in 0..cases {
        let lines = &texts[dice.below(texts.len())];
        let (changed, told) = edits::edit(lines, &mut dice);
        let read = |lines: &[String]| read_act(&decode(lines.join("\n\n").as_bytes()).unwrap());
        let (old, new) = (read(lines), read(&changed));
        if old.head.language.is_none() || old.head.language != new.head.language {
            continue;
        }
        match draft(&old, &new, &Options::default()) {
            Ok(draft) => {
                assert_eq!(carried_out(&old, &new, &draft), Ok(()), "case {case}: {told}\n{}", draft.text());
                shares.add(&draft);
                reached += 1;
            }
            Err(refusal) => refused.push(format!("case {case}: {told}: {} {}", refusal.message.id, refusal.elements.join(" "))),
        }
    }
    if cases > 120 {
        #[allow(clippy::print_stderr)]
        {
            eprintln!("{}\n{reached} reached, {} refused; {shares}", refused.join("\n"), refused.len());
        }
    }
    assert!(reached * 10 >= cases * 9, "{reached} of {cases}\n{}", refused.join("\n"));
}

#[test]
fn a_text_that_is_the_same_needs_no_amendment() {
    for (_, old, _) in pairs() {
        let old = act(&old).1;
        let none = draft(&old, &old, &Options::default()).unwrap();
        assert!(none.steps.is_empty() && none.lines.is_empty());
        assert!(matches!(none.language, Language::Kazakh | Language::Russian));
    }
}
