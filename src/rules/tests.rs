use super::*;

fn of(texts: &[(&str, &str)]) -> RuleSet {
    let files: Vec<RuleFile> = texts.iter().map(|(n, t)| RuleFile { name: (*n).into(), text: (*t).into() }).collect();
    load(&files)
}

fn told(set: &RuleSet) -> Vec<String> {
    set.problems.iter().map(|p| format!("{}:{}:{} {}", p.file, p.line, p.column, p.message.id)).collect()
}

fn ids(set: &RuleSet) -> Vec<&str> {
    set.rules.iter().map(|r| r.id.as_str()).collect()
}

fn rule(id: &str, rest: &str) -> String {
    format!("[[rule]]\nid = \"{id}\"\nprocedure = \"exit-permit\"\nprovision = \"361#document-1/item-7\"\n{rest}\n")
}

#[test]
fn a_whole_rule_is_read_with_its_places() {
    let text = rule(
        "a",
        "when = 'facts.passport in [\"lost\", \"expired\"]'\nrequire = 'has(documents.written_explanation)'\nseverity = \"warning\"\n\
         boundary = [\"2017-10-10\", 2020-11-23]\n[rule.message]\nkk = \"Түсініктеме жоқ\"\nen = \"No\n  explanation\"",
    );
    let text = text.replace("\"No\n  explanation\"", "\"\"\"No\n  explanation\"\"\"");
    let set = of(&[("r.toml", &text)]);
    assert_eq!(told(&set), [""; 0]);
    let rule = &set.rules[0];
    assert_eq!((rule.finding, rule.severity.as_str(), rule.judged), ("NQ301", "warning", Judged::Filing));
    assert_eq!((rule.place.line, rule.provision_place.line, rule.provision_place.column), (1, 4, 14));
    let span = rule.provision_place.span;
    assert_eq!(&text[span.start()..span.end()], "361#document-1/item-7");
    assert_eq!(rule.boundary.len(), 2);
    assert_eq!(rule.texts.in_language("ru"), Some("Түсініктеме жоқ"), "the language of the acts stands in");
    assert_eq!(rule.texts.in_language("en"), Some("No explanation"));
}

#[test]
fn tables_may_be_named_or_be_the_file() {
    let named = "[rule.first]\nprocedure = \"p\"\nprovision = \"361\"\nrequire = \"true\"\n";
    let alone = "id = \"x\"\nprocedure = \"p\"\nprovision = \"361\"\nrequire = \"true\"\n";
    let set = of(&[("a.toml", named), ("b.toml", alone)]);
    assert_eq!((told(&set).len(), ids(&set)), (0, vec!["first", "x"]));
}

#[test]
fn a_term_is_read() {
    let set = of(&[(
        "r.toml",
        &rule(
            "t",
            "deadline = { amount = 5, unit = \"working days\", from = \"refusal_notice_received\", to = \"hearing_notice_sent\" }",
        ),
    )]);
    assert_eq!(told(&set), [""; 0]);
    let term = set.rules[0].deadline.as_ref().expect("a term");
    assert_eq!((term.amount, term.unit, term.before, set.rules[0].finding), (5, crate::calendar::Unit::WorkingDay, false, "NQ302"));
}

#[test]
fn what_is_wrong_has_its_place_and_the_rest_stands() {
    let good = rule("good", "require = 'has(documents.passport)'");
    for (bad, want) in [
        (rule("b", "require = 'facts.pasport == \"lost\"'"), "6:12 rules-type-field"),
        (rule("b", "require = 'facts.passport == \"stolen\"'"), "6:12 rules-type-word"),
        (rule("b", "require = 'facts.passport'"), "6:12 rules-type-expected"),
        (rule("b", "require = 'age(facts.applicant.born_on) > 1'"), "6:12 rules-type-call"),
        (rule("b", "require = 'has(documents.pasport)'"), "6:16 rules-type-document"),
        (rule("b", "require = 'filed_on > 3'"), "6:12 rules-type-compare"),
        (rule("b", "require = 'a b'"), "6:14 rules-syntax-unexpected"),
        (rule("b", "require = ''"), "6:11 rules-value-empty"),
        (rule("b", "require = 3"), "6:11 rules-value-type"),
        (rule("b", "requires = 'true'"), "6:1 rules-key"),
        (rule("b", ""), "2:1 rules-missing"),
        (rule("b", "require = 'true'\nseverity = \"fatal\""), "7:13 rules-type-word"),
        (rule("b", "require = 'true'\nboundary = [\"2020-02-30\"]"), "7:13 rules-type-date"),
        (rule("b", "require = 'rule(\"none\")'"), "6:17 rules-type-rule"),
        (rule("b", "deadline = { amount = -5, unit = \"day\", from = \"filed\", to = \"decided\" }"), "6:23 rules-amount"),
        (rule("b", "deadline = { amount = 5, unit = \"fortnight\", from = \"filed\", to = \"decided\" }"), "6:34 rules-unit"),
        (rule("b", "deadline = { amount = 5, unit = \"day\", from = \"field\", to = \"decided\" }"), "6:48 rules-type-event"),
        (rule("b", "deadline = { amount = 5, unit = \"day\", from = \"filed\" }"), "6:1 rules-missing"),
        (rule("good", "require = 'true'"), "3:7 rules-twice"),
        (rule("b", "require = 'rule(\"b\")'"), "6:12 rules-circle"),
        ("[[rule]]\nid = \"b\nprocedure = 1\n".to_string(), "2:8 rules-toml"),
        ("rule = 3\n".to_string(), "1:1 rules-key"),
    ] {
        let text = format!("# first\n{bad}");
        let set = of(&[("good.toml", &good), ("bad.toml", &text)]);
        assert_eq!(ids(&set), ["good"], "{bad}");
        let told = told(&set);
        let want = want.split_once(' ').map(|(at, id)| {
            let (line, column) = at.split_once(':').expect("a place");
            (line.parse::<usize>().expect("a number"), column.to_string(), id.to_string())
        });
        let (line, column, id) = want.expect("place and id");
        let shifted = [format!("bad.toml:{}:{column} {id}", line + 1), format!("bad.toml:{line}:{column} {id}")];
        assert!(told.iter().any(|t| shifted.contains(t)), "{bad}\n{told:?}");
    }
}

#[test]
fn rules_may_rest_on_others_but_not_in_a_circle() {
    let chain = [rule("a", "require = 'rule(\"b\") || has(\"passport\")'"), rule("b", "require = 'true'")].concat();
    let set = of(&[("r.toml", &chain)]);
    assert_eq!((ids(&set), told(&set).len()), (vec!["a", "b"], 0));
    let circle = [
        rule("a", "require = 'rule(\"b\")'"),
        rule("b", "require = 'rule(\"c\")'"),
        rule("c", "require = 'rule(\"a\")'"),
        rule("d", "require = 'rule(\"a\")'"),
        rule("e", "require = 'true'"),
    ]
    .concat();
    let set = of(&[("r.toml", &circle)]);
    assert_eq!(ids(&set), ["e"]);
    assert!(set.problems.iter().all(|p| p.message.id == "rules-circle"));
    assert!(set.problems[0].message.args.contains(&("path", "a → b → c → a".into())), "{:?}", set.problems[0].message);
    let long: String = (0..30).map(|i| rule(&format!("r{i}"), &format!("require = 'rule(\"r{}\")'", i + 1))).collect();
    let set = of(&[("r.toml", &(long + &rule("r30", "require = 'true'")))]);
    assert!(
        set.problems.iter().all(|p| p.message.id == "rules-chain") && ids(&set).contains(&"r14") && !ids(&set).contains(&"r13")
    );
}

#[test]
fn hostile_files_do_no_harm() {
    for text in [
        "",
        "\u{0}",
        "[[rule]]",
        "[rule]\nid = 1",
        "rule = [[[[[[]]]]]]",
        "[[rule]]\nid=\"a\"\n[[rule]]\nid=\"a\"",
        "a = 1\nrule = {}",
    ] {
        let _ = of(&[("x.toml", text)]);
    }
    let deep = format!("x = {}{}", "[".repeat(5000), "]".repeat(5000));
    assert!(!of(&[("x.toml", &deep)]).problems.is_empty());
}
