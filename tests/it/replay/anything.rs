//! What holds for every amending act on every text, whether it concerns the text or not.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use nusqa::base::Kind;
use nusqa::extract::{Op, read_act};
use nusqa::replay::{Base, Outcome, Place, Text, UnitId, apply, carry_out, locate};
use nusqa::source::decode;

use super::{act, triples};
use crate::devset::{self, golds, level::fold};
use crate::support::root;

/// Texts to be changed: the editions before, and one edition of every act of the dev set with several.
fn bases() -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = triples().iter().map(|t| t.join("before.md")).collect();
    for (id, gold) in golds("versions") {
        out.extend(devset::list(&gold["versions"]).first().map(|v| devset::folder().join(&id).join(devset::word(&v["file"]))));
    }
    out
}

/// Acts that change others.
fn amending() -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = triples().iter().map(|t| t.join("amending.md")).collect();
    out.extend(golds("amending").iter().map(|(id, _)| devset::folder().join(id).join("source.txt")));
    out
}

/// Everything a text says, for telling whether it changed.
fn said(text: &Text) -> Vec<(UnitId, Option<String>, String, bool)> {
    let one = |id: UnitId| {
        let unit = text.unit(id);
        (id, unit.number.as_deref().map(str::to_string), unit.words.text().into_owned(), unit.repealed.is_some())
    };
    text.walk(None).into_iter().map(one).collect()
}

/// How many elements in force have the kind and number of one beside them.
fn twins(text: &Text) -> usize {
    let mut seen: BTreeMap<(Option<UnitId>, Kind, String), usize> = BTreeMap::new();
    for id in text.walk(None) {
        let unit = text.unit(id);
        if let Some(number) = unit.number.as_deref().filter(|_| unit.repealed.is_none()) {
            *seen.entry((text.parent(id), unit.kind, number.to_string())).or_default() += 1;
        }
    }
    seen.values().map(|n| n - 1).sum()
}

#[test]
fn any_act_on_any_text_is_carried_out_wholly_or_not_at_all() {
    let bases: Vec<_> = bases().into_iter().map(|f| (f.clone(), act(&f))).collect();
    let mut applied = 0;
    for amending in amending() {
        let (_, by) = act(&amending);
        for (file, (_, base)) in &bases {
            let mut text = Text::of(&base.document, 0);
            for (i, amendment) in by.amendments.iter().enumerate() {
                let at = || format!("{} on {}: {i}, {amendment:?}", amending.display(), file.display());
                let (before, twins_before) = (said(&text), twins(&text));
                let place = locate(&text, &amendment.path, None).ok().map(|f| f.place);
                let outcome = carry_out(&mut text, None, amendment, &amendment.path, &by.document, 1);
                match outcome {
                    Outcome::Applied(_) => {
                        applied += 1;
                        text.settle();
                        if amendment.op != Op::Renumbering {
                            assert!(twins(&text) <= twins_before, "a number twice: {}", at());
                        }
                        if let (Op::Repeal, Some(Place::Unit(id))) = (amendment.op, place) {
                            let was = before.iter().find(|s| s.0 == id).unwrap();
                            assert_eq!(text.unit(id).number, was.1.clone().map(Into::into), "{}", at());
                        }
                    }
                    Outcome::Conflict(_) | Outcome::NotForThisAct => {
                        assert!(said(&text) == before, "a conflict changed the text: {}", at());
                    }
                }
            }
        }
    }
    assert!(applied > 300, "the acts are carried out somewhere: {applied}");
}

#[test]
fn every_word_of_a_result_stands_where_it_says() {
    for folder in triples() {
        let sources = ["before.md", "amending.md"].map(|f| act(&folder.join(f)));
        let mut text = Text::of(&sources[0].1.document, 0);
        for a in &sources[1].1.amendments {
            carry_out(&mut text, sources[0].1.head.act_ref().title.as_deref(), a, &a.path, &sources[1].1.document, 1);
        }
        for id in text.walk(None) {
            let words = &text.unit(id).words;
            let runs: String = words.runs().iter().map(|r| r.text.as_str()).collect();
            assert_eq!(runs, words.text());
            assert!(words.runs().iter().all(|r| !r.text.is_empty()));
            for run in words.runs() {
                let (source, _) = &sources[run.origin.source as usize];
                let there = fold(run.origin.span.of(&source.text));
                // Signs stand otherwise beside words that were taken out.
                let words = run.text.split(|c: char| !c.is_alphanumeric());
                let missing = words.filter(|w| !w.is_empty()).find(|w| !there.contains(&fold(w)));
                assert_eq!(missing, None, "{}: {} of {:?}", folder.display(), run.text, run.origin);
            }
        }
    }
}

#[test]
fn the_folders_lie_in_the_sources() {
    assert!(triples().len() >= 11 && triples().iter().all(|t| t.starts_with(root())));
}

#[test]
fn a_work_with_many_instructions_does_not_take_long() {
    let mut law = String::from("# Тұқым туралы\n\n");
    let mut orders = String::from(
        "# Заңға өзгерістер енгізу туралы\n\n1-бап. «Тұқым туралы» 2003 жылғы 8 ақпандағы Қазақстан Республикасының Заңына мынадай \
         өзгерістер енгізілсін:\n\n",
    );
    for a in 1..=100 {
        law += &format!("{a}-бап. Орган\n\n1. Орган шешім {a} қабылдайды.\n\n2. Ол оны жариялайды.\n\n");
        orders += &format!("{a}) {a}-баптың 1-тармағындағы «шешім {a}» деген сөздер «қаулы {a}» деген сөздермен ауыстырылсын;\n\n");
        orders += &format!("{}) бүкіл мәтін бойынша «шешім {a}» деген сөздер «қаулы» деген сөзбен ауыстырылсын;\n\n", 100 + a);
    }
    let read = |t: &str| read_act(&decode(t.as_bytes()).unwrap());
    let (base, amending) = (read(&law), read(&orders));
    let mut text = Text::of(&base.document, 0);
    let known = Base { act: base.head.act_ref(), language: base.head.language };
    let begin = Instant::now();
    // The second time nothing is found, and everything is tried.
    for _ in 0..2 {
        assert_eq!(apply(&mut text, &known, &amending, 1).len(), 200);
    }
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
}
