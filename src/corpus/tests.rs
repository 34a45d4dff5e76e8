#![allow(clippy::unwrap_used)]

use super::testing::{act, act_361, bundled, corpus, name, path};
use super::*;
use crate::base::{Kind, Segment};
use crate::extract::Op;

fn found(corpus: &Corpus, reference: &str) -> String {
    match corpus.resolve(reference) {
        Ok(r) => {
            let on = r.on.map(|d| format!("@{d}")).unwrap_or_default();
            format!("{}#{}{on}", r.work.rsplit('/').next().unwrap_or(""), r.path)
        }
        Err(e) => {
            format!("{} {:?}", e.message.id, e.candidates.iter().map(|c| c.rsplit("/2").next().unwrap_or(c)).collect::<Vec<_>>())
        }
    }
}

#[test]
fn works_are_the_texts_and_what_they_change() {
    let corpus = bundled(&[]);
    let ids: Vec<&str> = corpus.works.iter().map(|w| w.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "/akn/kz/act/order/mfa/2018-01-04/11-1-4-1",
            "/akn/kz/act/order/mfa/2025-12-05/11-1-4-730",
            "/akn/kz/act/resolution/government/2001-07-26/1010",
            "/akn/kz/act/resolution/government/2006-05-31/479",
            "/akn/kz/act/resolution/government/2007-11-13/1080",
            "/akn/kz/act/resolution/government/2012-03-28/361",
        ]
    );
    let named: Vec<&str> = corpus.named.iter().filter_map(|n| n.act.number.as_deref()).collect();
    assert_eq!(named, ["54", "610", "760", "850", "758"]);
    assert_eq!(corpus.works[0].act.registration.as_deref(), Some("16354"));
}

#[test]
fn names_in_amendments_become_numbers() {
    let corpus = bundled(&[]);
    let paths: Vec<String> = corpus.works[0].changes.iter().map(|c| c.path.to_string()).collect();
    let list = "document-1/attachment-3";
    assert_eq!(
        paths,
        ["document-1/item-3", "document-1/item-11", &format!("{list}/heading"), &format!("{list}/row-8"), &format!("{list}/row-9")]
    );
    assert!(corpus.works[0].outline.contains(&path("document-1/item-3/subitem-7")), "units of the new wording have addresses");
    let guesses: Vec<&str> = corpus.diagnostics.iter().map(|(_, d)| d.message.id).collect();
    assert_eq!(guesses, ["corpus-numbered-by-order"], "the rules are document-1 by order of mention only");
}

#[test]
fn acts_by_short_names() {
    let corpus = bundled(&[]);
    for (reference, expected) in [
        ("361", "361#"),
        ("№ 361", "361#"),
        ("361/2012", "361#"),
        ("361/2012-03-28", "361#"),
        ("361/28.03.2012", "361#"),
        ("11-1-4/1", "11-1-4-1#"),
        ("11–1–4/1", "11-1-4-1#"),
        ("11-1-4/1/2018", "11-1-4-1#"),
        ("11-1-4/730", "11-1-4-730#"),
        ("reg:16354", "11-1-4-1#"),
        ("REG:37575", "11-1-4-730#"),
        ("adilet:V1800016354", "11-1-4-1#"),
        ("adilet:P1200000361", "361#"),
        ("adilet:Р1200000361", "361#"),
        ("adilet:P010001010_", "1010#"),
        ("/akn/kz/act/resolution/government/2012-03-28/361", "361#"),
        ("361@2020-01-02", "361#@2020-01-02"),
        ("361@02.01.2020", "361#@2020-01-02"),
        ("361@2020-02-30", "reference-date []"),
        ("361@later", "reference-date []"),
        ("361/2013", "reference-unknown [\"012-03-28/361\"]"),
        ("316", "reference-unknown [\"012-03-28/361\"]"),
        ("11-1-4/2", "reference-unknown [\"018-01-04/11-1-4-1\"]"),
        ("адам", "reference-unknown []"),
        ("", "reference-unknown []"),
        ("758", "reference-no-text []"),
        ("610/2017", "reference-no-text []"),
    ] {
        assert_eq!(found(&corpus, reference), expected, "{reference}");
    }
    let error = corpus.resolve("758").unwrap_err();
    assert!(error.message.args.contains(&("file", "acts/361.kaz.txt".to_string())), "{error:?}");
}

#[test]
fn provisions_in_all_forms() {
    let corpus = bundled(&[]);
    let two = "reference-ambiguous-provision [\"012-03-28/361#item-3\", \"012-03-28/361#document-1/item-3\"]";
    for (reference, expected) in [
        ("361#document-1/item-7/subitem-3-1", "361#document-1/item-7/subitem-3-1"),
        ("361#7-тармақтың 3-1) тармақшасы", "361#document-1/item-7/subitem-3-1"),
        ("361#7-тармақ", "361#document-1/item-7"),
        ("361 # 7-тармақ @2020-01-01", "361#document-1/item-7@2020-01-01"),
        ("361 7-тармақ", "361#document-1/item-7"),
        ("№ 361 7-тармақ", "361#document-1/item-7"),
        ("361#қағидалардың 3-тармағы", "361#document-1/item-3"),
        ("361#пп. 3-1) п. 7", "361#document-1/item-7/subitem-3-1"),
        ("361#подпункт 3-1) пункта 7 Правил", "361#document-1/item-7/subitem-3-1"),
        ("361#7-тармақтың екінші бөлігі", "361#document-1/item-7/paragraph-2"),
        ("361#7-тармақтың бірінші бөлігі", "361#document-1/item-7/paragraph-1"),
        ("361#кіріспе", "361#preamble"),
        ("361#item-3", "361#item-3"),
        ("361#item-7", "361#document-1/item-7"),
        ("361#3-тармақ", two),
        ("361#п. 3", two),
        ("361#item-99", "361#item-99"),
        ("361#7-бөлімше", "reference-citation []"),
        ("361#clause-7", "reference-segment []"),
        ("361#item", "reference-segment []"),
        ("11-1-4/1#3-тармақ", "11-1-4-1#document-1/item-3"),
        ("11-1-4/1#реттік нөмірі 8-жол", "11-1-4-1#document-1/attachment-3/row-8"),
        ("11-1-4/1#document-1/row-8", "11-1-4-1#document-1/attachment-3/row-8"),
        ("11-1-4/1#document-1/attachment-3/row-8", "11-1-4-1#document-1/attachment-3/row-8"),
        ("11-1-4/1#қағидалардың 5-тармағы", "11-1-4-1#document-1/item-5"),
        ("11-1-4/730#3-тармақ", "11-1-4-730#item-3"),
    ] {
        assert_eq!(found(&corpus, reference), expected, "{reference}");
    }
}

#[test]
fn one_number_of_two_acts_is_ambiguous_until_the_year_tells() {
    let other = act("resolution 2015-01-01 361", &[("item-1", "1.")]);
    let corpus = corpus(vec![act_361(), other], &[]);
    assert_eq!(found(&corpus, "361"), "reference-ambiguous [\"012-03-28/361\", \"015-01-01/361\"]");
    assert_eq!(corpus.resolve("361/2015").unwrap().work, "/akn/kz/act/resolution/government/2015-01-01/361");
}

#[test]
fn a_number_with_slashes_wins_over_number_and_year() {
    let slash = act("order 2019-01-01 5/2018", &[("item-1", "1.")]);
    let plain = act("order 2018-01-01 5", &[("item-1", "1.")]);
    let corpus = corpus(vec![slash, plain], &[]);
    assert_eq!(corpus.resolve("5/2018").unwrap().work, "/akn/kz/act/order/mfa/2019-01-01/5-2018");
    assert_eq!(corpus.resolve("5").unwrap().work, "/akn/kz/act/order/mfa/2018-01-01/5");
}

#[test]
fn two_languages_are_two_manifestations_of_one_work() {
    let mut russian = act("resolution 2012-03-28 361", &[("item-1", "1. Утвердить.")]);
    russian.head.language = Some(crate::base::Language::Russian);
    russian.head.issuers[0].name = "Правительство Республики Казахстан".into();
    let corpus = corpus(vec![russian, act_361()], &[]);
    let work = corpus.work("/akn/kz/act/resolution/government/2012-03-28/361").unwrap();
    let languages: Vec<_> = work.manifestations.iter().map(|m| m.language.as_str()).collect();
    assert_eq!(languages, ["kaz", "rus"]);
}

#[test]
fn an_unclear_target_is_told_and_an_act_without_a_name_is_kept() {
    let unnamed =
        act("? ? ?", &[("item-1", "1.")]).amends(&ActRef::default(), Op::Repeal, vec![Segment::new(Kind::Item, "1")], None);
    let corpus = corpus(vec![unnamed], &[]);
    let codes: Vec<&str> = corpus.diagnostics.iter().map(|(_, d)| d.code).collect();
    assert_eq!(codes, ["NQ007", "NQ008"]);
    assert_eq!(corpus.works[0].id, "/akn/kz/act/unidentified/kaz-txt");
}

#[test]
fn facts_find_their_act_by_any_name() {
    for act in ["758", "758/2023", "/akn/kz/act/resolution/government/2023-09-01/758", "adilet:P2300000758"] {
        let corpus = bundled(&[(act, "2023-09-05")]);
        let publication = corpus.publication_of(&name("resolution 2023-09-01 758")).unwrap();
        assert_eq!(publication.date.to_string(), "2023-09-05", "{act}");
    }
    assert!(bundled(&[("999", "2023-09-05")]).publication_of(&name("resolution 2023-09-01 758")).is_none());
}

#[test]
fn a_fact_before_signing_is_refused() {
    let fact =
        Fact { act: "361".into(), date: "2012-03-27".parse().unwrap(), organ: None, source: String::new(), part: None, line: 4 };
    let text =
        Manifestation { file: "a".into(), sha256: String::new(), language: crate::base::Language::Kazakh, act: act_361().into() };
    let error = Corpus::assemble(PathBuf::new(), vec![text], vec![fact]).unwrap_err();
    assert_eq!(error.message.id, "corpus-fact-before-signing");
    assert!(error.message.args.contains(&("line", "4".into())));
}

#[test]
fn every_provision_is_found_by_its_path() {
    let corpus = bundled(&[]);
    for work in &corpus.works {
        for path in &work.outline {
            let written = format!("{}#{path}@2020-01-01", work.id);
            assert_eq!(corpus.resolve(&written).map(|r| r.path), Ok(path.clone()), "{written}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_resolved_or_refused(text in "(361|№ 11-1-4/1|reg:|adilet:P|/akn/)?[#@ ]{0,2}[0-9а-яіқa-z()./@# -]{0,20}") {
        let corpus = bundled(&[]);
        if let Ok(r) = corpus.resolve(&text) {
            proptest::prop_assert!(corpus.work(&r.work).is_some());
            proptest::prop_assert!(r.path.0.iter().all(|s| s.number.is_some() || s.kind.may_lack_number()), "{}", r.path);
        }
    }
}
