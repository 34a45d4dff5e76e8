//! The bundled corpus, from bytes to answers (issue "The whole road, once").

#![allow(clippy::unwrap_used)]

use std::path::Path;

use super::*;
use crate::base::{Bound, Date, parse_date};
use crate::corpus::{Corpus, Fact, Manifestation};
use crate::timeline::{AnswerKind, TextStatus};

fn corpus_with(facts: &[(&str, &str)]) -> Corpus {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let read = |file: &str| {
        let bytes = std::fs::read(root.join(file)).unwrap();
        let source = crate::source::decode(&bytes).unwrap();
        let act = crate::extract::read_act(&source);
        let language = act.head.language.unwrap();
        Manifestation { file: file.to_string(), sha256: source.sha256, language, act: act.into() }
    };
    let texts = vec![read("acts/order-11-1-4-730.kk.txt"), read("acts/resolution-361.kk.txt")];
    let fact = |(act, date): &(&str, &str)| Fact {
        act: (*act).into(),
        date: day(date),
        organ: None,
        source: "test".into(),
        part: None,
        line: 1,
    };
    Corpus::assemble(root.clone(), texts, facts.iter().map(fact).collect()).unwrap()
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn bound(b: &Bound) -> (String, String) {
    let or = |d: Option<Date>| d.map_or("?".to_string(), |d| d.to_string());
    (or(b.earliest), or(b.latest))
}

fn between(a: &str, b: &str) -> (String, String) {
    (a.to_string(), b.to_string())
}

fn versions(corpus: &Corpus, reference: &str) -> Vec<crate::timeline::Version> {
    history(corpus, &corpus.resolve(reference).unwrap(), None).unwrap()
}

fn answer(corpus: &Corpus, reference: &str, on: &str) -> crate::timeline::Answer {
    as_of(corpus, &corpus.resolve(reference).unwrap(), day(on), None).unwrap()
}

#[test]
fn the_days_of_the_two_acts() {
    let corpus = corpus_with(&[]);
    assert_eq!(bound(&versions(&corpus, "11-1-4/730")[0].from), between("2025-12-21", "2026-01-20"));
    let act = versions(&corpus, "361");
    assert_eq!(bound(&act[0].from), between("2012-04-08", "2012-05-08"));
    let end = act.last().unwrap().until.clone().unwrap();
    assert_eq!(bound(&end), between("2023-09-12", "2023-10-12"));
    assert!(end.presumed && end.missing.len() == 1);
    let item_1 = versions(&corpus, "361#document-1/item-1");
    assert_eq!(item_1.len(), 2);
    assert_eq!(bound(&item_1[1].from), between("2017-10-10", "2017-11-09"));
    let exact = corpus_with(&[("758", "2023-09-02")]);
    assert_eq!(versions(&exact, "361").last().unwrap().until.as_ref().unwrap().exact, Some(day("2023-09-13")));
}

#[test]
fn item_7_has_four_wordings_of_which_the_last_is_known() {
    let corpus = corpus_with(&[]);
    let item = versions(&corpus, "361#7-тармақ");
    let years: Vec<String> = item.iter().map(|v| bound(&v.from).0.chars().take(4).collect()).collect();
    assert_eq!(years, ["2012", "2017", "2020", "2022"]);
    let known: Vec<bool> = item.iter().map(|v| v.text_status == TextStatus::Known).collect();
    assert_eq!(known, [false, false, false, true]);
    let text = item[3].text.as_deref().unwrap();
    assert!(text.starts_with("7. Қазақстан Республикасының шегінен тыс"), "{text}");
    assert!(text.trim_end().ends_with("Азаматтардан басқа құжаттарды сұратуға жол берілмейді."), "{text}");
    assert!(
        text.contains("\n3-1) сот бекіткен") && text.contains("Ескертпе: Кодекске сәйкес") && !text.contains("Ескерту."),
        "{text}"
    );
    let part = answer(&corpus, "361#7-тармақтың 3-1) тармақшасы", "2023-01-01");
    assert_eq!(part.kind, AnswerKind::InForce);
    assert!(part.versions[0].text.as_deref().unwrap().starts_with("3-1) сот бекіткен"));
    assert_eq!(answer(&corpus, "361#7-тармақ", "2018-06-01").kind, AnswerKind::InForce);
    assert_eq!(answer(&corpus, "361#7-тармақ", "2023-09-20").kind, AnswerKind::Uncertain);
    assert_eq!(answer(&corpus, "361#7-тармақ", "2023-10-12").kind, AnswerKind::NotInForce);
}

#[test]
fn provisions_without_a_note_keep_their_wording() {
    let corpus = corpus_with(&[]);
    for item in ["361#document-1/item-2", "361#document-1/item-4", "361#document-1/item-6", "361#item-1", "361#item-2"] {
        let versions = versions(&corpus, item);
        assert_eq!((versions.len(), versions[0].text.is_some()), (1, true), "{item}");
    }
}

#[test]
fn order_11_1_4_1_is_known_as_far_as_730_tells() {
    let corpus = corpus_with(&[]);
    let list = "document-1/attachment-3";
    for (reference, path, starts) in [
        ("11-1-4/1#3-тармақ", "document-1/item-3".to_string(), "3. Мемлекеттік қызметті алу үшін"),
        ("reg:16354#11-тармақ", "document-1/item-11".to_string(), "11. Ішкі істер органы"),
        ("adilet:V1800016354#реттік нөмірі 8-жол", format!("{list}/row-8"), ""),
        ("11-1-4/1#document-1/row-9", format!("{list}/row-9"), ""),
        ("11-1-4/1#document-1/attachment-3/heading", format!("{list}/heading"), "\"Қазақстан Республикасынан тыс жерге"),
        ("11-1-4/1#пп. 4) п. 3", "document-1/item-3/subitem-4".to_string(), "4) егер Қазақстан Республикасының азаматы"),
    ] {
        assert_eq!(corpus.resolve(reference).unwrap().path.to_string(), path, "{reference}");
        let versions = versions(&corpus, reference);
        assert_eq!(versions.len(), 2, "{reference}");
        assert!(versions[0].text.is_none());
        assert_eq!(bound(&versions[0].from), between("2018-01-04", "?"));
        assert_eq!(bound(&versions[1].from), between("2025-12-21", "2026-01-20"));
        let text = versions[1].text.as_deref().unwrap();
        assert!(text.starts_with(starts) && !text.trim().is_empty(), "{reference}: {text}");
        assert_eq!(answer(&corpus, reference, "2024-06-01").kind, AnswerKind::Unknown);
        assert_eq!(answer(&corpus, reference, "2026-01-01").kind, AnswerKind::Uncertain);
        assert_eq!(answer(&corpus, reference, "2026-01-20").kind, AnswerKind::InForce);
    }
}

#[test]
fn the_acts_that_361_repealed() {
    let corpus = corpus_with(&[]);
    for number in ["1010/2001", "479/2006", "1080/2007"] {
        let v = versions(&corpus, number);
        assert_eq!(bound(v.last().unwrap().until.as_ref().unwrap()), between("2012-04-08", "2012-05-08"), "{number}");
        assert_eq!(answer(&corpus, number, "2013-01-01").kind, AnswerKind::NotInForce);
    }
    assert_eq!(acts(&corpus, day("2026-02-01"), None).len(), 6);
    assert_eq!(corpus.resolve("758").unwrap_err().message.id, "reference-no-text");
}

#[test]
fn opening_a_folder_gives_the_same_works() {
    use std::fmt::Write as _;
    let acts = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/acts");
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("acts")).unwrap();
    let together = corpus_with(&[]);
    let mut manifest = String::new();
    for text in together.works.iter().flat_map(|w| &w.manifestations) {
        let name = text.file.strip_prefix("acts/").unwrap();
        std::fs::copy(acts.join(name), dir.path().join(&text.file)).unwrap();
        writeln!(manifest, "[[file]]\npath = \"{}\"\nsha256 = \"{}\"", text.file, text.sha256).unwrap();
    }
    std::fs::write(dir.path().join("manifest.toml"), manifest).unwrap();
    let opened = Corpus::open(dir.path()).unwrap();
    let ids = |c: &Corpus| c.works.iter().map(|w| w.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&opened), ids(&together));
    assert!(opened.diagnostics.iter().all(|(_, d)| d.code == "NQ009"), "{:?}", opened.diagnostics);
}
