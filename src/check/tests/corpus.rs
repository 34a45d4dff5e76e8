//! The sample cases of the corpus against its two acts.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use crate::base::Language;
use crate::check::*;
use crate::corpus::{Corpus, Manifestation, testing};

const FILES: [&str; 2] = ["exit-permit.jsonl", "exit-permit-2.csv"];

/// The acts of the repository, read as they are; their manifest and facts are not the matter of these tests.
pub(super) fn bundled(root: &Path) -> Corpus {
    let read = |file: &str| {
        let bytes = std::fs::read(root.join(file)).expect("the act is there");
        let source = crate::source::decode(&bytes).expect("the act is text");
        let act = crate::extract::read_act(&source);
        Manifestation { file: file.into(), sha256: source.sha256, language: Language::Kazakh, act: act.into() }
    };
    let texts = Vec::from(["acts/order-11-1-4-730.kk.txt", "acts/resolution-361.kk.txt"].map(read));
    Corpus::assemble(root.to_path_buf(), texts, Vec::new()).expect("two acts that fit together")
}

fn findings() -> (Vec<String>, Vec<Finding>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let corpus = bundled(&root);
    let open = |name| File::open(root.join("cases").join(name)).expect("the sample cases are there");
    let (mut ids, mut findings) = (Vec::new(), Vec::new());
    for name in FILES {
        let format = Format::from_name(name).expect("a known ending");
        let records = Records::new(format, Box::new(BufReader::new(open(name))));
        ids.extend(records.filter_map(|r| r.case.and_then(|c| c.id)));
        let input = Input { name: name.into(), format, reader: Box::new(BufReader::new(open(name))) };
        check(&corpus, input, &Options::default(), &mut |f| findings.push(f));
    }
    (ids, findings)
}

#[test]
fn every_sample_case_gets_the_codes_a_lawyer_expects() {
    let (ids, findings) = findings();
    let mut seen = String::new();
    for id in &ids {
        let of_case = findings.iter().filter(|f| f.record.as_ref() == Some(id));
        let codes: BTreeSet<_> = of_case.map(|f| f.code).collect();
        let codes: Vec<_> = if codes.is_empty() { vec!["-"] } else { codes.into_iter().collect() };
        let _ = writeln!(seen, "{id} {}", codes.join(" "));
    }
    assert_eq!(seen, include_str!("../../../tests/cases/check/exit_permit/expected.txt"));
}

#[test]
fn the_sample_cases_show_every_code_and_every_change_has_its_evidence() {
    let (_, findings) = findings();
    let codes: BTreeSet<_> = findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, BTreeSet::from(["NQ101", "NQ102", "NQ103", "NQ104", "NQ105", "NQ106", "NQ107", "NQ108"]));
    for finding in findings.iter().filter(|f| matches!(f.code, "NQ101" | "NQ102" | "NQ103" | "NQ108")) {
        assert!(!finding.evidence.is_empty(), "{finding:#?}");
        assert!(finding.evidence.iter().all(|(_, quote)| !quote.is_empty()), "{finding:#?}");
    }
    let of = |id: &str| findings.iter().find(|f| f.record.as_deref() == Some(id)).and_then(|f| f.evidence.first());
    let words = of("LON-2025-0188").map(|(_, quote)| quote.as_str());
    assert_eq!(words, Some("3-тармақ мынадай редакцияда жазылсын:"), "in the order of the repaired text");
    let unknown = of("KRG-2015-0077").map(|(_, quote)| quote.as_str()).unwrap_or_default();
    assert!(unknown.starts_with("Ескерту. 7-тармақ жаңа редакцияда"), "{unknown}");
}

/// Codes on the two acts as shortened for tests.
fn codes(facts: &[(&str, &str)], record: &str) -> Vec<(&'static str, &'static str)> {
    let corpus = testing::bundled(facts);
    let input = Input { name: "case".into(), format: Format::Jsonl, reader: Box::new(record.as_bytes()) };
    let mut out = Vec::new();
    check(&corpus, input, &Options::default(), &mut |f| out.push((f.code, f.message.id)));
    out
}

#[test]
fn a_publication_day_in_the_facts_settles_a_case_at_once() {
    let record = r#"{"id": "IST-2026-0003", "filed_on": "2025-12-12", "decided_on": "2026-01-09",
        "checks": [{"provision": "11-1-4/1#document-1/item-3"}]}"#
        .replace('\n', "");
    assert_eq!(codes(&[], &record), [("NQ104", "check-nq104"), ("NQ108", "check-nq108-maybe")]);
    assert_eq!(codes(&[("11-1-4/730", "2025-12-15")], &record), [("NQ108", "check-nq108")]);
    let late = codes(&[("11-1-4/730", "2026-01-05")], &record);
    assert_eq!(late, [("NQ107", "check-nq107")], "the old wording applied still, and its text is not known");
}

#[test]
fn every_way_of_naming_an_act_leads_to_the_same_verdict() {
    for act in ["361", "361/2012", "/akn/kz/act/resolution/government/2012-03-28/361"] {
        let record = format!(r#"{{"id": 1, "decided_on": "2023-11-17", "checks": [{{"provision": "{act}#document-1/item-7"}}]}}"#);
        assert_eq!(codes(&[], &record), [("NQ102", "check-nq102")], "{act}");
    }
}

/// A corpus of texts as they might lie in it, all Kazakh.
fn of_texts(texts: &[&str]) -> Corpus {
    let read = |(i, text): (usize, &&str)| {
        let act = crate::extract::read_act(&crate::source::decode(text.as_bytes()).expect("text"));
        Manifestation { file: format!("acts/{i}.txt"), sha256: i.to_string(), language: Language::Kazakh, act: act.into() }
    };
    Corpus::assemble("test".into(), texts.iter().enumerate().map(read).collect(), Vec::new()).expect("acts that fit together")
}

fn found_codes(corpus: &Corpus, provision: &str, day: &str) -> Vec<&'static str> {
    let case = format!("{{\"id\": \"1\", \"checks\": [{{\"provision\": \"{provision}\", \"checked_on\": \"{day}\"}}]}}");
    let mut out = Vec::new();
    let input = Input { name: "cases.jsonl".into(), format: Format::Jsonl, reader: Box::new(case.as_bytes()) };
    check(corpus, input, &Options::default(), &mut |f| out.push(f.code));
    out
}

const RULES: &str = "Қағидаларды бекіту туралы\n\nҚазақстан Республикасы Сыртқы істер министрінің 2018 жылғы 4 қаңтардағы № 77 бұйрығы\n\n\
    Қазақстан Республикасының 2011 жылғы 22 шілдедегі № 477-IV Заңының 5-бабына сәйкес БҰЙЫРАМЫН:\n\n\
    1. Орган өтінішті бес күн ішінде, шағымды бес күн ішінде қарайды.\n\n\
    2. Осы бұйрық 2018 жылғы 1 ақпаннан бастап қолданысқа енгізіледі.\n";

fn amending(instruction: &str) -> String {
    format!(
        "Бұйрыққа өзгеріс енгізу туралы\n\nҚазақстан Республикасы Сыртқы істер министрінің 2020 жылғы 5 мамырдағы № 90 бұйрығы\n\n\
         1. \"Қағидаларды бекіту туралы\" Қазақстан Республикасы Сыртқы істер министрінің 2018 жылғы 4 қаңтардағы № 77 бұйрығына мынадай \
         өзгеріс енгізілсін:\n\n{instruction}\n\n2. Осы бұйрық 2020 жылғы 1 маусымнан бастап қолданысқа енгізіледі.\n"
    )
}

#[test]
fn an_instruction_that_could_not_be_carried_out_is_a_finding() {
    let twice = amending("1-тармақтағы \"бес\" деген сөз \"он\" деген сөзбен ауыстырылсын.");
    assert_eq!(
        found_codes(&of_texts(&[RULES, &twice]), "77#item-1", "2020-07-01"),
        ["NQ006"],
        "once, and not as a text that is missing"
    );
    assert_eq!(found_codes(&of_texts(&[RULES, &twice]), "77#item-1", "2020-04-01"), [""; 0], "near miss: before it");
    let once = amending("1-тармақтағы \"шағымды бес\" деген сөздер \"шағымды он\" деген сөздермен ауыстырылсын.");
    assert_eq!(found_codes(&of_texts(&[RULES, &once]), "77#item-1", "2020-07-01"), [""; 0], "near miss: carried out");
}

#[test]
fn an_act_whose_basis_is_gone_is_a_finding() {
    let law = "Құқықтық мәселелер туралы\n\nҚазақстан Республикасының 2011 жылғы 22 шілдедегі № 477-IV Заңы\n\n\
        1-бап. Негізгі ұғымдар\n\n1. Осы Заң қатынастарды реттейді.\n\n2-бап. Қолданысқа енгізу\n\n\
        Осы Заң 2011 жылғы 1 қыркүйектен бастап қолданысқа енгізіледі.\n";
    let repeal = "Кейбір заңдардың күші жойылды деп тану туралы\n\nҚазақстан Республикасының 2020 жылғы 10 қаңтардағы № 300-VI Заңы\n\n\
        1-бап. \"Құқықтық мәселелер туралы\" Қазақстан Республикасының 2011 жылғы 22 шілдедегі № 477-IV Заңының күші жойылды деп \
        танылсын.\n\n2-бап. Осы Заң 2020 жылғы 1 ақпаннан бастап қолданысқа енгізіледі.\n";
    let corpus = of_texts(&[law, RULES, repeal]);
    assert_eq!(found_codes(&corpus, "77#item-1", "2020-02-01"), ["NQ014"]);
    assert_eq!(found_codes(&corpus, "77#item-1", "2020-01-31"), [""; 0], "near miss: the law applies to the last day");
}

#[test]
fn an_edition_that_reads_otherwise_than_replay_is_a_finding() {
    let amending = amending("1-тармақтағы \"шағымды бес\" деген сөздер \"шағымды он\" деген сөздермен ауыстырылсын.");
    let edition = |words: &str| {
        RULES.replace("бес күн ішінде қарайды.", &format!(
            "{words} күн ішінде қарайды.\n\nЕскерту. 1-тармаққа өзгеріс енгізілді – ҚР Сыртқы істер министрінің 05.05.2020 № 90 бұйрығымен."
        ))
    };
    let corpus = |words| of_texts(&[RULES, &amending, &edition(words)]);
    assert!(found_codes(&corpus("жеті"), "77#item-1", "2020-07-01").contains(&"NQ015"));
    assert!(!found_codes(&corpus("он"), "77#item-1", "2020-07-01").contains(&"NQ015"), "near miss: the same words");
    assert!(!found_codes(&corpus("жеті"), "77#item-2", "2020-07-01").contains(&"NQ015"), "near miss: another provision");
}
