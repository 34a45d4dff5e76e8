//! Where an instruction would work in the corpus: how often its words stand there.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use super::matches;
use crate::base::{Language, parse_date};
use crate::corpus::{Corpus, Manifestation};
use crate::extract::{explain, read_act};
use crate::source::decode;

const ORDER: &str = "Қағидаларды бекіту туралы\n\nҚазақстан Республикасы Сыртқы істер министрінің 2018 жылғы 4 қаңтардағы № 77 бұйрығы\n\n\
    1. Орган өтінішті бес күн ішінде, шағымды бес күн ішінде қарайды.\n\n2. Орган жауап береді.\n\n\
    3. Осы бұйрық 2018 жылғы 1 ақпаннан бастап қолданысқа енгізіледі.\n";

/// Where an instruction would work.
fn found(instruction: &str) -> Option<super::Matches> {
    let act = read_act(&decode(ORDER.as_bytes()).unwrap());
    let text = Manifestation { file: "acts/0.txt".into(), sha256: String::new(), language: Language::Kazakh, act: act.into() };
    let corpus = Corpus::assemble(PathBuf::from("test"), Vec::from([text]), Vec::new()).unwrap();
    let lines =
        format!("Қазақстан Республикасы Сыртқы істер министрінің 2018 жылғы 4 қаңтардағы № 77 бұйрығында:\n\n{instruction}\n");
    let explained = explain(&decode(lines.as_bytes()).unwrap());
    let amendment = explained.sentences.iter().flat_map(|s| &s.amendments).next()?;
    matches(&corpus, amendment, None, parse_date("2020-01-01").unwrap())
}

#[test]
fn words_are_counted_in_the_element_that_the_instruction_names() {
    let count =
        |line: &str| found(line).map(|m| (m.path.unwrap_or_default().to_string(), m.words.iter().map(|w| w.1).collect::<Vec<_>>()));
    let twice = "1-тармақтағы \"бес\" деген сөз \"он\" деген сөзбен ауыстырылсын;";
    assert_eq!(count(twice), Some(("item-1".into(), vec![2])));
    assert_eq!(count(&twice.replace("\"бес\"", "\"шағымды бес\"")), Some(("item-1".into(), vec![1])));
    assert_eq!(count(&twice.replace("1-тармақтағы", "2-тармақтағы")), Some(("item-2".into(), vec![0])), "not in that element");
    let beside = "1-тармақтағы \"шағымды\" деген сөзден кейінгі \"бес\" деген сөз алып тасталсын;";
    assert_eq!(count(beside), Some(("item-1".into(), vec![2, 1])), "what goes, and what it stands beside");
    assert_eq!(count("2-тармақ мынадай мазмұндағы екінші бөлікпен толықтырылсын:"), Some(("item-2".into(), vec![])), "the host");
    let gone = found("9-тармақтағы \"бес\" деген сөз алып тасталсын;").unwrap();
    assert!(gone.path.is_none() && gone.reason.is_some(), "an element that is not there is told: {:?}", gone.reason);
}

#[test]
fn a_sentence_that_is_not_read_names_its_word_and_the_nearest_form() {
    let stop = |line: &str| {
        let explained = explain(&decode(line.as_bytes()).unwrap());
        let sentence = explained.sentences.into_iter().next().unwrap();
        let word = sentence.stops.first().map(|s| line[s.start()..s.end()].to_string()).unwrap_or_default();
        (word, sentence.nearest.map_or("", |f| f.text))
    };
    assert_eq!(
        stop("5-тармақтың ғажап бөлігі мынадай редакцияда жазылсын:"),
        ("ғажап".into(), "3-тармақ мынадай редакцияда жазылсын:")
    );
    let (word, nearest) = stop("3-тармақтағы \"бес\" деген сөзден \"он\" деген сөзбен ауыстырылсын;");
    assert!(nearest.ends_with("ауыстырылсын;") && !word.is_empty(), "{word} {nearest}");
    let (word, nearest) = stop("в пункте 3 слова \"а\" как-нибудь заменить словами \"б\";");
    assert_eq!((word.as_str(), nearest), ("как-нибудь", "в пункте 3 слова \"а\" заменить словами \"б\";"));
    assert_eq!(stop("3-тармақ алып тасталсын;"), (String::new(), ""), "near miss: a sentence that is read");
}
