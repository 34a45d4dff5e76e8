//! The law of drafts: `apply(OLD, draft(OLD, NEW)) = NEW`, over real pairs of texts and over random edits of real acts.
//!
//! A draft is carried out here as any user would do it, and the result compared by rules of its own; what cannot be drafted has to be
//! refused. `tests/data/draft/SCORECARD.txt` tells of every pair how it went.
//! `NUSQA_DRAFTS=3000 cargo test --test it draft::random -- --nocapture` makes so many edits and says what was refused
//! (`NUSQA_DRAFTS_TO` names a folder for the pairs).

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
use crate::support::{golden_file, root, story};

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
        let mut lines = draft.lines.clone();
        if !draft.named {
            // The gap is filled as a drafter would.
            assert!(lines[0].text.contains("____"), "{}", lines[0].text);
            lines[0].text = match draft.language {
                Language::Kazakh => {
                    "1. «Т» Қазақстан Республикасы Үкіметінің 2001 жылғы 3 мамырдағы № 5 қаулысына мынадай өзгерістер енгізілсін:"
                }
                Language::Russian => {
                    "1. Внести в постановление Правительства Республики Казахстан от 3 мая 2001 года № 5 следующие изменения:"
                }
            }
            .to_string();
        }
        let (amending, _) = amending_act(&lines, draft.language);
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
    let (mut reached, mut foreign, mut refused, mut shares) = (0, 0, Vec::new(), Shares::default());
    for case in 0..cases {
        let lines = &texts[dice.below(texts.len())];
        // Now and then the new text is another act altogether.
        let (changed, told) = match case % 25 {
            24 => (texts[dice.below(texts.len())].clone(), "another act".to_string()),
            _ => edits::edit(lines, &mut dice),
        };
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
            Err(_) if told == "another act" => foreign += 1,
            Err(refusal) => {
                if let Ok(folder) = std::env::var("NUSQA_DRAFTS_TO") {
                    fs::write(format!("{folder}/{case}.old.txt"), lines.join("\n\n")).unwrap();
                    fs::write(format!("{folder}/{case}.new.txt"), changed.join("\n\n")).unwrap();
                }
                refused.push(format!("case {case}: {told}: {} {}", refusal.message.id, refusal.elements.join(" ")));
            }
        }
    }
    if cases > 120 {
        #[allow(clippy::print_stderr)]
        {
            eprintln!(
                "{}\n{reached} reached, {} refused, {foreign} times another act refused; {shares}",
                refused.join("\n"),
                refused.len()
            );
        }
    }
    assert!(reached * 10 >= (cases - foreign) * 9, "{reached} of {cases}\n{}", refused.join("\n"));
}

/// What a drafter types, in both languages and every form but the word-processor file.
#[test]
fn a_drafter_at_work() {
    let sessions: [&[&str]; 8] = [
        &["draft", "rules.kk.old.txt", "rules.kk.new.txt"],
        &["draft", "rules.kk.old.txt", "rules.kk.new.txt", "--table", "--lang", "kk"],
        &["draft", "rules.ru.old.txt", "rules.ru.new.txt", "--lang", "ru"],
        &["draft", "rules.ru.old.txt", "rules.ru.new.txt", "--in-full", "-q"],
        &["draft", "rules.ru.old.txt", "rules.ru.new.txt", "--table", "--format", "html"],
        &["draft", "rules.ru.old.txt", "rules.ru.new.txt", "--format", "json"],
        &["draft", "rules.kk.old.txt", "rules.kk.old.txt"],
        &["draft", "rules.kk.old.txt", "rules.ru.new.txt"],
    ];
    insta::assert_snapshot!(story(&root().join("tests/cases/draft"), &sessions));
}

/// A draft as a word-processor file is carried out by the program itself; the table has its words.
#[test]
fn word_processor_files_are_read_back() {
    let cases = root().join("tests/cases/draft");
    let folder = tempfile::tempdir().unwrap();
    for language in ["kk", "ru"] {
        let [old, new] = ["old", "new"].map(|n| format!("rules.{language}.{n}.txt"));
        let file = |name: &str| folder.path().join(format!("{language}.{name}.docx")).to_string_lossy().into_owned();
        let sentences = file("sentences");
        let told = story(&cases, &[&["draft", &old, &new, "--format", "docx", "-o", &sentences, "-q"]]);
        assert!(told.ends_with("=> 0\n\n"), "{told}");
        let result = told_result(&cases, &old, &sentences);
        let wanted = fs::read_to_string(cases.join(&new)).unwrap();
        let last = wanted.trim_end().lines().last().unwrap();
        assert!(result.contains(last), "{result}");
        let table = file("table");
        story(&cases, &[&["draft", &old, &new, "--table", "--format", "docx", "-o", &table]]);
        let bytes = fs::read(&table).unwrap();
        let read = decode(&bytes).unwrap();
        assert_eq!(
            read.text.matches("<tr>").count(),
            1 + nusqa::draft::table(&act(&cases.join(&old)).1, &act(&cases.join(&new)).1).1.len()
        );
        assert!(read.text.contains(last), "{}", read.text);
        // The same bytes, whenever it is made.
        story(&cases, &[&["draft", &old, &new, "--table", "--format", "docx", "-o", &table]]);
        assert!(bytes == fs::read(&table).unwrap());
    }
}

fn told_result(dir: &std::path::Path, base: &str, amending: &str) -> String {
    let out = story(dir, &[&["apply", base, amending, "--result"]]);
    assert!(out.ends_with("=> 0\n\n"), "{out}");
    out
}

/// What cannot be drafted is named, and nothing is printed that looks like a draft.
#[test]
fn what_no_instruction_brings_about_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let act = "Рұқсат беру туралы\n\nҚазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысы\n\n";
    let written = |name: &str, items: &str| fs::write(folder.path().join(name), format!("{act}{items}")).unwrap();
    written("old.txt", "1. Өтініш беріледі.\n\n2. Өтініш қаралады.\n\n3. Шешім қабылданады.\n");
    written("new.txt", "1. Өтініш беріледі.\n\n3. Шешім қабылданады.\n\n2. Өтініш қаралады.\n");
    let sessions: [&[&str]; 2] =
        [&["draft", "old.txt", "new.txt"], &["draft", "old.txt", "new.txt", "--lang", "kk", "--format", "json"]];
    insta::assert_snapshot!(story(folder.path(), &sessions));
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
