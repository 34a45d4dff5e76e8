//! Stories on the bundled corpus: from two real acts to a flagged case.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::support::{command, nusqa, root, story, told};

const RULES_7: &str = "361#document-1/item-7";

#[test]
fn the_corpus_at_a_glance() {
    let day = ["acts", "--today", "2026-01-01"];
    assert_snapshot!(story(root(), &[&day, &["acts", "--on", "2023-09-20", "--lang", "kk"]]));
}

#[test]
fn a_provision_through_time() {
    let sessions: [&[&str]; 5] = [
        &["history", RULES_7],
        &["show", RULES_7, "--on", "2021-01-15"],
        &["show", "361#7-тармақтың 3-1) тармақшасы@2023-09-20", "--lang", "kk"],
        &["show", "reg:16354#document-1/item-11", "--on", "2026-01-05", "--lang", "ru"],
        &["show", "361#document-1/item-7", "--on", "2010-01-01"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn an_answer_for_programs() {
    let sessions: [&[&str]; 2] = [
        &["show", "361#document-1/item-5", "--on", "2016-06-01", "--format", "json"],
        &["history", "11-1-4/1#document-1/attachment-3/heading", "--format", "json"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn an_act_for_other_programs() {
    let sessions: [&[&str]; 4] = [
        &["export", "akn", "11-1-4/730", "--on", "2026-03-01"],
        &["export", "text", "11-1-4/730@2026-03-01", "-q"],
        &["export", "akn", "361#document-1/item-7", "--lang", "ru"],
        &["export", "docx", "361", "--on", "1990-01-01", "--lang", "kk"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn what_was_not_published_by_a_day_is_not_known() {
    let asked = ["history", "11-1-4/1#document-1/item-3", "--known-on"];
    let on = |day| [&asked[..], &[day]].concat();
    assert_snapshot!(story(root(), &[&on("2025-12-01"), &on("2026-02-01")]));
}

#[test]
fn who_brought_the_words() {
    let blame = ["history", "11-1-4/1#document-1/item-11", "--blame", "--on"];
    let on = |day| [&blame[..], &[day]].concat();
    assert_snapshot!(story(root(), &[&on("2026-02-01"), &on("2017-01-01")]));
}

#[test]
fn an_amending_act_on_a_text() {
    let data = root().join("tests/data/devset/replay/capital-2004-13");
    assert_snapshot!(story(&data, &[&["apply", "before.md", "amending.md"], &["apply", "amending.md", "before.md"]]));
}

#[test]
fn references_that_lead_nowhere() {
    let sessions: [&[&str]; 4] = [
        &["show", "99999"],
        &["show", "361#document-1/item-77"],
        &["show", "361#пункт"],
        &["show", "361@2020-01-01", "--on", "2021-01-01"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn what_changed() {
    let days = ["diff", "11-1-4/1#document-1/item-3", "--from", "2025-12-01", "--to", "2026-02-01"];
    let mut said = story(root(), &[&days, &["diff", "361"]]);
    let dir = tempfile::tempdir().unwrap();
    let old = fs::read_to_string(root().join("corpus/acts/resolution-361.kk.txt")).unwrap();
    fs::write(dir.path().join("old.txt"), &old).unwrap();
    fs::write(dir.path().join("new.txt"), old.replace("паспорты бойынша", "жеке куәлігі бойынша")).unwrap();
    said += &story(dir.path(), &[&["diff", "old.txt", "new.txt"], &["diff", "old.txt", "old.txt"]]);
    assert_snapshot!(said);
}

#[test]
fn an_outline_of_each_act() {
    let act = |file| ["parse", file];
    assert_snapshot!(story(root(), &[&act("corpus/acts/resolution-361.kk.txt"), &act("corpus/acts/order-11-1-4-730.kk.txt")]));
}

#[test]
fn parsed_acts_are_one_document_or_an_array() {
    let (a, b) = ("corpus/acts/resolution-361.kk.txt", "corpus/acts/order-11-1-4-730.kk.txt");
    let read = |files: &[&str]| -> serde_json::Value {
        let output = command(root(), &[&["parse", "--format", "json"], files].concat()).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let one = read(&[a]);
    assert_eq!(one["schema"], "nusqa.act/1");
    let fields: Vec<_> = one.as_object().unwrap().keys().filter(|k| !["schema", "file"].contains(&k.as_str())).collect();
    assert_eq!(
        fields,
        ["act", "body", "amendments", "notes", "commencement", "citations", "definitions", "repairs", "diagnostics"]
    );
    let both = read(&[a, b]);
    assert_eq!(both[0], one);
    assert_eq!(both.as_array().unwrap().len(), 2);
    assert_eq!(read(&[a, "missing.txt"]).as_array().unwrap().len(), 1);
}

#[test]
fn one_search_finds_every_form_of_a_word() {
    let sessions: [&[&str]; 4] = [
        &["search", "бітімгершілік", "--on", "2022-12-20"],
        &["search", "бітімгершілік", "--on", "2026-02-01"],
        &["search", "куәлік", "--act", "361", "--on", "2022-12-20", "--limit", "2"],
        &["search", "куәлік", "--act", "361", "--on", "2022-12-20", "--limit", "1", "--format", "json"],
    ];
    assert_snapshot!(story(root(), &sessions));
}

#[test]
fn cases_that_relied_on_another_wording() {
    let dir = tempfile::tempdir().unwrap();
    let cases = [
        r#"{"id": "clean", "decided_on": "2022-12-20", "checks": [{"provision": "361#document-1/item-5", "version": "2022-12-20"}]}"#,
        r#"{"id": "outdated", "decided_on": "2023-02-10", "checks": [{"provision": "361#document-1/item-7", "version": "2021-05-20"}]}"#,
        r#"{"id": "repealed", "decided_on": "2024-01-26", "checks": [{"provision": "361#document-1/item-9", "version": "2023-01-01"}]}"#,
        r#"{"id": "broken", "#,
        r#"{"id": "depends", "decided_on": "2026-01-09", "checks": [{"provision": "11-1-4/1#document-1/item-3"}]}"#,
    ];
    fs::write(dir.path().join("cases.jsonl"), cases.join("\n")).unwrap();
    fs::write(dir.path().join("clean.jsonl"), cases[0]).unwrap();
    let corpus = root().join("corpus");
    let check = |args: &[&str]| {
        let output = command(dir.path(), &[&["check"], args].concat()).env("NUSQA_CORPUS", &corpus).output();
        format!("$ nusqa check {}\n{}", args.join(" "), told(&output.unwrap()))
    };
    let said = [
        check(&["cases.jsonl"]),
        check(&["clean.jsonl"]),
        check(&["cases.jsonl", "--format", "jsonl", "--quiet"]),
        check(&["cases.txt", "missing.jsonl", "clean.jsonl", "--format", "json"]),
    ];
    assert_snapshot!(said.concat());
}

#[test]
fn the_sample_cases_of_the_corpus() {
    assert_snapshot!(nusqa(&["check", "corpus/cases/exit-permit.jsonl", "corpus/cases/exit-permit-2.csv"]));
}

#[test]
fn a_threshold_decides_the_exit_code() {
    let cases = ["check", "corpus/cases/exit-permit.jsonl", "--quiet"];
    assert!(nusqa(&cases).ends_with("=> 1\n\n"));
    let json = nusqa(&["check", "corpus/cases/exit-permit.jsonl", "--format", "json", "--fail-on", "note", "--lang", "kk"]);
    assert!(json.trim_end().ends_with("=> 1"), "{json}");
}

#[test]
fn every_code_has_a_page() {
    let codes = nusqa(&["explain"]);
    for code in codes.lines().filter_map(|l| l.split_whitespace().next()).filter(|c| c.starts_with("NQ")) {
        for lang in ["kk", "ru", "en"] {
            let page = nusqa(&["explain", code, "--lang", lang]);
            assert!(page.contains(code) && page.lines().count() > 5 && page.ends_with("=> 0\n\n"), "{code} {lang}: {page}");
        }
    }
    assert_snapshot!(story(root(), &[&["explain", "nq104"], &["explain", "NQ999"]]));
}

#[test]
fn a_corpus_that_cannot_be_trusted() {
    let dir = copy_of_the_corpus();
    let corpus = dir.path().join("corpus");
    let acts: [&[&str]; 1] = [&["acts", "--today", "2026-01-01"]];
    let act = corpus.join("acts/resolution-361.kk.txt");
    let text = fs::read_to_string(&act).unwrap();
    fs::write(&act, text.replace("№ 361", "№ 316")).unwrap();
    let mut said = story(dir.path(), &acts);
    fs::write(&act, text).unwrap();
    fs::write(corpus.join("facts.toml"), "[[publication]\n").unwrap();
    said += &story(dir.path(), &acts);
    fs::remove_file(corpus.join("manifest.toml")).unwrap();
    said += &story(dir.path(), &acts);
    assert_snapshot!(said);
}

#[test]
fn an_index_that_cannot_be_kept_is_made_in_memory() {
    let dir = copy_of_the_corpus();
    let search: [&[&str]; 1] = [&["search", "алимент", "--on", "2022-12-20", "--limit", "1"]];
    fs::write(dir.path().join(".nusqa"), "in the way").unwrap();
    assert_snapshot!(story(dir.path(), &search));
}

#[test]
fn the_same_question_gets_the_same_bytes() {
    let asked = ["search", "азамат", "--all-versions", "--limit", "50", "--format", "json", "--today", "2026-01-01"];
    let first = nusqa(&asked);
    assert!(first.ends_with("=> 0\n\n"), "{first}");
    assert_eq!(first, nusqa(&asked));
    let dir = copy_of_the_corpus();
    assert_eq!(first, told(&command(dir.path(), &asked).output().unwrap()), "whether the index was there or not");
}

fn copy_of_the_corpus() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy(&root().join("corpus"), &dir.path().join("corpus"));
    dir
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        if path.is_dir() && name != ".nusqa" {
            copy(&path, &to.join(name));
        } else if path.is_file() {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

#[test]
fn how_amendment_sentences_are_read() {
    assert_snapshot!(story(
        root(),
        &[
            &["explain", "3-тармақтағы \"А\" деген сөздер \"Б\" деген сөздермен ауыстырылсын;"],
            &["explain", "7-тармақтан кейін мынадай мазмұндағы 7-1-тармақпен толықтырылсын:\n\"7-1. Жаңа тармақ.\";"],
            &["explain", "бірінші бөлікте:\nв пункте 3 после слова \"а\" дополнить словами \"б\";"],
            // Where reading stops, and what is nearest.
            &["explain", "5-тармақтың ғажап бөлігі мынадай редакцияда жазылсын:"],
            &["explain", "в пункте 3 слова \"а\" как-нибудь заменить словами \"б\";", "--lang", "ru"],
            &["explain", "5-тармақ мынадай редакцияға келтірілсін:"],
            &["explain", "5-тармақ 7-тармақтан кейін орналастырылсын;", "--lang", "kk"],
            // Other sentences of amending acts.
            &["explain", "Осы бұйрық алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі."],
            &["explain", "Ескерту. 7-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 12.11.2020 № 760 қаулысымен."],
            // The corpus has the act.
            &[
                "explain",
                "7-тармақтағы \"өтініш\" деген сөз \"арыз\" деген сөзбен ауыстырылсын;",
                "--act",
                "361",
                "--today",
                "2022-01-01"
            ],
            &[
                "explain",
                "10-тармақтағы \"мекеме\" деген сөз \"орган\" деген сөзбен ауыстырылсын;",
                "--act",
                "361",
                "--today",
                "2022-01-01",
                "--format",
                "json"
            ],
        ]
    ));
}

#[test]
fn changes_that_count_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let head = "Қазақстан Республикасы Үкіметінің 2020 жылғы 1 ақпандағы № 17 қаулысы\n\nРұқсат беру туралы\n\n";
    let old = "1. Құжаттар он жұмыс күні ішінде қаралады.\n\n2. Рұқсат шетелдіктерге беріледі.\n\n\
               3. Өтінішті Әділет министрлігі тіркейді, алым 3 айлық есептік көрсеткіш;\n\n\
               4. Шешімге сот тәртібімен шағым жасалуы мүмкін екендігі өтініш берушіге түсіндіріледі.\n\n5. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.\n";
    let new = "1. Құжаттар бес жұмыс күні ішінде қаралады.\n\n2. Рұқсат шетелдіктерге берілмейді.\n\n\
               3. Өтінішті Сыртқы істер министрлігі тіркейді, алым 5 айлық есептік көрсеткіш.\n\n\
               4. Егер құжаттар толық болмаса, өтініш қайтарылады.\n\n\
               5. Шешімге сот тәртібімен шағым жасалуы мүмкін екендігі өтініш берушіге түсіндіріледі.\n\n6. Осы қаулы қол қойылған күнінен бастап қолданысқа енгiзiледi;\n";
    fs::write(dir.path().join("old.txt"), format!("{head}{old}")).unwrap();
    fs::write(dir.path().join("new.txt"), format!("{head}{new}")).unwrap();
    let sessions: [&[&str]; 5] = [
        &["diff", "old.txt", "new.txt"],
        &["diff", "old.txt", "new.txt", "--hide-editorial", "--view", "side", "--lang", "ru"],
        &["diff", "old.txt", "new.txt", "--format", "table"],
        &["diff", "old.txt", "new.txt", "--format", "html", "-o", "changes.html"],
        &["diff", "new.txt", "new.txt", "--format", "json", "--hide-editorial"],
    ];
    assert_snapshot!(story(dir.path(), &sessions));
    let page = fs::read_to_string(dir.path().join("changes.html")).unwrap();
    assert!(page.contains("<mark>") && !page.contains("<script") && !page.contains("http"), "{page}");
}

#[test]
fn a_search_is_narrowed_and_explained() {
    let sessions: [&[&str]; 7] = [
        &["search", "құжаттарымыздан", "алимент*", "--limit", "2", "--facets", "--explain"],
        &["search", "361", "document-1/item-5"],
        &["search", "п. 5 постановления 361", "--lang", "ru"],
        &["search", "өтыніш", "--limit", "1"],
        &["search", "өтініш", "--between", "2020-01-01", "2019-01-01"],
        &["search", "өтініш", "--language", "ru", "--limit", "1"],
        &["search", "өтініш", "--issuer", "Сыртқы істер министрі", "--limit", "1", "--format", "json"],
    ];
    assert_snapshot!(story(root(), &sessions));
}
