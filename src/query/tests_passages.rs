#![allow(clippy::unwrap_used)]

use super::*;
use crate::base::parse_date;
use crate::corpus::Corpus;
use crate::corpus::testing::bundled;
use crate::timeline::AnswerKind;

fn read(corpus: &Corpus, reference: &str, on: &str) -> (AnswerKind, Vec<Passage>) {
    let (answer, told) = passages(corpus, &corpus.resolve(reference).unwrap(), parse_date(on).unwrap(), None).unwrap();
    (answer.kind, told)
}

fn find<'p>(told: &'p [Passage], path: &str) -> Vec<&'p Passage> {
    told.iter().filter(|p| p.path.to_string() == path).collect()
}

#[test]
fn a_known_text_is_its_units_in_their_order() {
    let corpus = bundled(&[]);
    let (kind, told) = read(&corpus, "361", "2023-01-01");
    assert_eq!(kind, AnswerKind::InForce);
    assert!(told.iter().all(|p| p.answer.is_none() && !p.doubtful));
    let whole: Vec<String> = told.iter().map(Passage::text).collect();
    let answer = as_of(&corpus, &corpus.resolve("361").unwrap(), parse_date("2023-01-01").unwrap(), None).unwrap();
    // The same words as the answer gives, none lost, none twice.
    assert_eq!(whole.join("\n"), answer.versions[0].text.clone().unwrap());
    let at = |path: &str| told.iter().position(|p| p.path.to_string() == path).unwrap();
    assert!(at("item-1") < at("document-1/item-1") && at("document-1/item-3") < at("document-1/item-7/subitem-3-1"));
}

#[test]
fn one_unknown_wording_does_not_hide_the_others() {
    let corpus = bundled(&[]);
    let (kind, told) = read(&corpus, "361", "2021-05-01");
    assert_eq!(kind, AnswerKind::InForce);
    // Item 7 was changed since and its words of that day are not in the corpus; item 9 was not.
    let seventh: Vec<_> = told.iter().filter(|p| p.path.to_string().starts_with("document-1/item-7")).collect();
    assert!(seventh.iter().any(|p| p.parts.is_empty() && p.answer.is_some()), "{seventh:?}");
    let ninth = find(&told, "document-1/item-9");
    assert!(ninth.len() == 1 && ninth[0].answer.is_none() && ninth[0].text().contains("Шешім қабылданады"));
    // Nothing is told twice.
    let mut seen = std::collections::BTreeSet::new();
    assert!(
        told.iter().all(|p| seen.insert(p.path.to_string())),
        "{:?}",
        told.iter().map(|p| p.path.to_string()).collect::<Vec<_>>()
    );
}

#[test]
fn words_that_alone_may_apply_are_told_with_their_doubt() {
    let corpus = bundled(&[]);
    // Whether № 758 had ended the act by then is not known; if not, its last wording applied.
    let (kind, told) = read(&corpus, "361", "2023-09-20");
    assert_eq!(kind, AnswerKind::Uncertain);
    assert!(!told.is_empty() && told.iter().all(|p| p.doubtful && !p.parts.is_empty() && p.answer.is_none()));
    // Between № 760 and № 850 there is a range in which one of two wordings applied.
    let (kind, told) = read(&corpus, "361", "2022-11-20");
    assert_eq!(kind, AnswerKind::Uncertain);
    let ninth = find(&told, "document-1/item-9");
    assert!(ninth.len() == 1 && !ninth[0].doubtful && ninth[0].answer.is_none(), "not touched by № 850: {ninth:?}");
    assert!(told.iter().any(|p| p.answer.as_ref().is_some_and(|a| a.versions.len() == 2)), "both wordings are told");
}

#[test]
fn nothing_is_told_of_an_act_that_is_over_or_has_no_text() {
    let corpus = bundled(&[]);
    assert_eq!(read(&corpus, "361", "2024-01-01"), (AnswerKind::NotInForce, Vec::new()));
    assert_eq!(read(&corpus, "361", "2011-01-01"), (AnswerKind::NotInForce, Vec::new()));
    assert!(read(&corpus, "1010", "2005-01-01").1.iter().all(|p| p.parts.is_empty()));
    let (_, told) = read(&corpus, "361#document-1/item-7", "2023-01-01");
    assert!(told.iter().all(|p| p.path.to_string().starts_with("document-1/item-7")) && told.len() > 1);
}
