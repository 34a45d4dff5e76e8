//! Acts made under others, and acts that replaced others.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use crate::base::{Language, parse_date};
use crate::corpus::{Corpus, Manifestation, Reference};
use crate::extract::read_act;
use crate::query::{acts, history_across};
use crate::source::decode;

const LAW: &str = "Құқықтық мәселелер туралы\n\nҚазақстан Республикасының 2011 жылғы 22 шілдедегі № 477-IV Заңы\n\n\
    1-бап. Негізгі ұғымдар\n\n1. Осы Заң қатынастарды реттейді.\n\n2-бап. Қолданысқа енгізу\n\n\
    Осы Заң 2011 жылғы 1 қыркүйектен бастап қолданысқа енгізіледі.\n";
const ORDER: &str = "Қағидаларды бекіту туралы\n\nҚазақстан Республикасы Сыртқы істер министрінің 2018 жылғы 4 қаңтардағы № 77 бұйрығы\n\n\
    Қазақстан Республикасының 2011 жылғы 22 шілдедегі № 477-IV Заңының 5-бабына сәйкес БҰЙЫРАМЫН:\n\n1. Қағидалар бекітілсін.\n\n\
    2. Осы бұйрық 2018 жылғы 1 ақпаннан бастап қолданысқа енгізіледі.\n";
const REPEAL: &str = "Кейбір заңдардың күші жойылды деп тану туралы\n\nҚазақстан Республикасының 2020 жылғы 10 қаңтардағы № 300-VI Заңы\n\n\
    1-бап. \"Құқықтық мәселелер туралы\" Қазақстан Республикасының 2011 жылғы 22 шілдедегі № 477-IV Заңының күші жойылды деп танылсын.\n\n\
    2-бап. Осы Заң 2020 жылғы 1 ақпаннан бастап қолданысқа енгізіледі.\n";

fn corpus(texts: &[&str]) -> Corpus {
    let read = |(i, text): (usize, &&str)| {
        let act = read_act(&decode(text.as_bytes()).unwrap());
        let language = act.head.language.unwrap_or(Language::Kazakh);
        Manifestation { file: format!("acts/{i}.txt"), sha256: String::new(), language, act: act.into() }
    };
    Corpus::assemble(PathBuf::from("test"), texts.iter().enumerate().map(read).collect(), Vec::new()).unwrap()
}

/// Numbers of acts with those they lost, on a day.
fn orphans(corpus: &Corpus, day: &str) -> Vec<(String, Vec<String>)> {
    let rows = acts(corpus, parse_date(day).unwrap(), None);
    let lost = |r: &super::ActStatus| r.lost_bases.iter().filter_map(|b| b.act.number.clone()).collect::<Vec<_>>();
    let rows = rows.iter().map(|r| (r.act.number.clone().unwrap_or_default(), lost(r)));
    rows.filter(|(_, lost)| !lost.is_empty()).collect()
}

#[test]
fn an_act_made_under_a_repealed_one_is_told_and_stays_in_force() {
    let corpus = corpus(&[LAW, ORDER, REPEAL]);
    assert_eq!(orphans(&corpus, "2020-01-31"), [], "the law applies to the last day");
    assert_eq!(orphans(&corpus, "2020-02-01"), [("77".to_string(), vec!["477-IV".to_string()])]);
    let row = acts(&corpus, parse_date("2020-02-01").unwrap(), None).into_iter().find(|r| r.act.number.as_deref() == Some("77"));
    assert_eq!(row.map(|r| r.answer.kind), Some(crate::timeline::AnswerKind::InForce), "a duty to repeal is no repeal");
    // Only what it is made under counts, not any act it cites.
    let cites = ORDER.replace(
        "Қазақстан Республикасының 2011 жылғы 22 шілдедегі № 477-IV Заңының 5-бабына сәйкес БҰЙЫРАМЫН:\n\n1. Қағидалар бекітілсін.",
        "БҰЙЫРАМЫН:\n\n1. Қазақстан Республикасының 2011 жылғы 22 шілдедегі № 477-IV Заңының 5-бабы ескерілсін.",
    );
    assert_eq!(orphans(&self::corpus(&[LAW, &cites, REPEAL]), "2020-02-01"), []);
}

#[test]
fn a_history_goes_on_in_what_was_replaced() {
    let mut corpus = corpus(&[LAW, ORDER]);
    let id =
        |c: &Corpus, number: &str| c.works.iter().find(|w| w.act.number.as_deref() == Some(number)).map(|w| w.id.clone()).unwrap();
    let (law, order) = (id(&corpus, "477-IV"), id(&corpus, "77"));
    let succession = |work: &str, predecessor: &str| crate::corpus::Succession {
        work: work.to_string(),
        predecessor: predecessor.to_string(),
        source: "test".into(),
    };
    // A circle, by mistake, must end.
    corpus.successions = vec![succession(&law, &order), succession(&order, &law)].into();
    corpus.successions.sort_by(|a, b| a.work.cmp(&b.work));
    let at = |work: &str, path: &str| Reference { work: work.to_string(), path: path.parse().unwrap(), on: None };
    let legs = |work: &str, path: &str| -> Vec<(String, String)> {
        let legs = history_across(&corpus, &at(work, path), None).unwrap();
        legs.into_iter().map(|l| (l.work, l.path.to_string())).collect()
    };
    assert_eq!(legs(&order, "item-1"), [(order.clone(), "item-1".to_string()), (law.clone(), String::new())]);
    assert_eq!(legs(&law, ""), [(law.clone(), String::new()), (order.clone(), String::new())]);
}

/// A list of amendments of which some lines apply from another day, and for a time: lines are counted over all parts of the item.
#[test]
fn lines_of_a_list_of_amendments_have_days_of_their_own() {
    let amending = "Кейбір мәселелер туралы\n\nҚазақстан Республикасы Үкіметінің 2023 жылғы 16 наурыздағы № 224 қаулысы\n\n\
        Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:\n\n\
        1. Қоса беріліп отырған Қазақстан Республикасы Үкіметінің кейбір шешімдеріне енгізілетін өзгерістер мен толықтырулар бекітілсін.\n\n\
        2. Осы қаулы 2023 жылғы 1 қаңтардан бастап қолданысқа енгізілетін және 2026 жылғы 1 қаңтарға дейін қолданыста болатын \
        өзгерістер мен толықтырулардың 1-тармағының төртінші абзацын қоспағанда, қол қойылған күнінен бастап қолданысқа енгізіледі.\n\n\
        Қазақстан Республикасы\nҮкіметінің\n2023 жылғы 16 наурыздағы\n№ 224 қаулысымен\nбекітілген\n\n\
        Қазақстан Республикасы Үкіметінің кейбір шешімдеріне енгізілетін өзгерістер мен толықтырулар\n\n\
        1. \"Қағидаларды бекіту туралы\" Қазақстан Республикасы Үкіметінің 2018 жылғы 4 қаңтардағы № 77 қаулысында:\n\n\
        1-тармақ мынадай редакцияда жазылсын:\n\n\"1. Жаңа бір.\";\n\n5-тармақ алып тасталсын.\n";
    let corpus = corpus(&[amending]);
    let work = corpus.works.iter().find(|w| w.act.number.as_deref() == Some("77")).unwrap();
    let days = |path: &str| {
        let reference = Reference { work: work.id.clone(), path: path.parse().unwrap(), on: None };
        let versions = crate::query::history(&corpus, &reference, None).unwrap();
        let last = versions.last().map(|v| v.until.clone().unwrap_or_else(|| v.from.clone())).unwrap();
        (versions.last().map(|v| v.cause.event), last.exact.map(|d| d.to_string()))
    };
    let named: Vec<String> = corpus
        .works
        .iter()
        .flat_map(|w| &w.manifestations)
        .flat_map(|m| &m.act.commencement)
        .map(|c| c.applies_to.as_ref().map_or("act".into(), ToString::to_string))
        .collect();
    assert_eq!(named, ["document-1/item-1/indent-4", "act"]);
    assert_eq!(days("item-1"), (Some("substituted"), Some("2023-03-16".into())), "the second line");
    assert_eq!(days("item-5").1.as_deref(), Some("2023-01-01"), "the fourth line");
}
