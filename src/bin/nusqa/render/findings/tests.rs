#![allow(clippy::unwrap_used)]

use super::*;
use crate::i18n::Lang;

fn item<'a>() -> Item<'a> {
    Item {
        code: "NQ201",
        name: "pin-outdated",
        severity: Severity::Error,
        file: "./src/бағалау ережесі.rs",
        line: 7,
        record: None,
        provision: Some("361#document-1/item-7"),
        message: "100 % changed: \"a\" <b> & c,\nsecond line".into(),
        because: vec!["since 2022-11-20".into()],
        help: "nusqa rules pin --update".into(),
        places: vec!["acts/a.txt:3: «сөз»".into()],
        versions: vec!["sha256:00"],
    }
}

fn written(shape: Shape, items: &[Item<'_>]) -> String {
    let mut out = Vec::new();
    let i18n = I18n::new(Lang::En);
    let mut report = shape.report(&mut out, "nusqa rules verify", &i18n).unwrap();
    for item in items {
        report.finding(item).unwrap();
    }
    report.clean("361#document-1/item-5", "src/a.rs").unwrap();
    report.finish().unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn an_annotation_is_one_line_whose_signs_do_not_end_it() {
    let said = written(Shape::Github, &[item()]);
    assert_eq!(
        said,
        "::error file=src/бағалау ережесі.rs,line=7,title=NQ201 pin-outdated::\
         100 %25 changed: \"a\" <b> & c,%0Asecond line%0Asince 2022-11-20%0Anusqa rules pin --update\n"
    );
    let odd = Item { file: "a,b:c.rs", line: 0, severity: Severity::Note, ..item() };
    assert!(written(Shape::Github, &[odd]).starts_with("::notice file=a%2Cb%3Ac.rs,title="));
}

#[test]
fn documents_without_findings_are_documents() {
    assert_eq!(written(Shape::Github, &[]), "");
    assert_eq!(written(Shape::Gitlab, &[]), "[]\n");
    let sarif: serde_json::Value = serde_json::from_str(&written(Shape::Sarif, &[])).unwrap();
    assert_eq!(sarif["runs"][0]["results"], serde_json::json!([]));
    assert!(written(Shape::Junit, &[]).contains("tests=\"1\" failures=\"0\""));
}

#[test]
fn a_finding_keeps_its_name_when_lines_move_and_gets_another_when_the_law_does() {
    let names = |items: &[Item<'_>]| -> Vec<String> {
        let json: serde_json::Value = serde_json::from_str(&written(Shape::Gitlab, items)).unwrap();
        json.as_array().unwrap().iter().map(|i| i["fingerprint"].as_str().unwrap().to_string()).collect()
    };
    let moved = Item { line: 70, message: "өзгерді".into(), ..item() };
    assert_eq!(names(&[item()]), names(std::slice::from_ref(&moved)));
    let both = names(&[item(), moved]);
    assert!(both[0] != both[1] && both[1].starts_with(&both[0]));
    let later = Item { versions: vec!["sha256:01"], ..item() };
    assert_ne!(names(&[item()]), names(&[later]));
}

#[test]
fn sarif_has_what_code_scanning_reads() {
    let sarif: serde_json::Value = serde_json::from_str(&written(Shape::Sarif, &[item()])).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let result = &sarif["runs"][0]["results"][0];
    let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert!(uri.as_str().unwrap().is_ascii() && uri.as_str().unwrap().starts_with("src/%D0"), "{uri}");
    let rule = &sarif["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(rule["id"], "NQ201");
    assert!(rule["shortDescription"]["text"].as_str().unwrap().len() > 20, "{rule}");
}

#[test]
fn junit_is_well_formed_whatever_is_said() {
    let odd = Item { message: "a\u{1}b <c> \"d\" ]]>".into(), severity: Severity::Note, ..item() };
    let xml = written(Shape::Junit, &[item(), odd]);
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut tests = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e) if e.name().as_ref() == "testcase" => {
                tests += 1
            }
            _ => {}
        }
    }
    assert_eq!(tests, 3);
    assert!(xml.contains("tests=\"3\" failures=\"1\"") && xml.contains("a\u{fffd}b &lt;c&gt;"), "{xml}");
}
