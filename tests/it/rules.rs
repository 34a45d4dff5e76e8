//! The encoded rules of the corpus on small records: `tests/data/rules/exit-permit.tsv`.

use std::collections::BTreeSet;
use std::fs;

use nusqa::calendar::Calendar;
use nusqa::check::{Format, Input, Options, WithRules, check};
use nusqa::corpus::Corpus;
use nusqa::rules::{Book, Gap, RuleFile, RuleSet, gaps, load};
use serde_json::{Value, json};

use crate::support::{command, root, told};

fn rules() -> RuleSet {
    let mut names: Vec<_> = fs::read_dir(root().join("corpus/rules")).unwrap().map(|e| e.unwrap().path()).collect();
    names.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    names.sort();
    let file = |p: &std::path::PathBuf| RuleFile { name: p.display().to_string(), text: fs::read_to_string(p).unwrap() };
    let set = load(&names.iter().map(file).collect::<Vec<_>>());
    assert!(set.problems.is_empty(), "{:#?}", set.problems);
    set
}

/// A record by which every rule of an act is kept.
fn base(act: &str) -> Value {
    let none = json!({
        "alimony_obligation": false, "dependants_in_kazakhstan": false, "enforcement_debtor": false, "children": [],
        "secrets_bearer": false, "liable_for_military_service": false, "passport": "valid", "id_card": "valid"
    });
    let mut record = if act == "order" {
        json!({"id": "1", "filed_on": "2026-02-02", "decided_on": "2026-03-02", "procedure": "exit-permit", "decision": "granted",
            "facts": {"applies_from": "abroad"}, "documents": ["application_form", "identity_document", "consular_fee_receipt"], "events": []})
    } else {
        json!({"id": "1", "filed_on": "2022-12-01", "decided_on": "2022-12-20", "procedure": "exit-permit", "decision": "granted",
            "facts": {"applies_from": "kazakhstan",
                "applicant": {"born_on": "1990-01-01", "married": false, "legally_capable": true, "represented_by": "self"}},
            "documents": ["application_form", "identity_document", "passport", "state_duty_receipt"], "events": []})
    };
    merge(&mut record, &json!({ "facts": none }));
    record
}

fn merge(target: &mut Value, patch: &Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (key, value) in patch {
                merge(target.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (target, patch) => *target = patch.clone(),
    }
}

#[test]
fn every_rule_is_met_and_missed_by_a_hair() {
    let corpus = Corpus::open(&root().join("corpus")).unwrap();
    let set = rules();
    let calendar = nusqa::corpus::calendar(&corpus.root).unwrap().unwrap_or_else(|| Calendar::built_in().unwrap());
    let book = Book::new(&set.rules, calendar, &|r| nusqa::query::history(&corpus, &corpus.resolve(r)?, None));
    let law = WithRules { law: &corpus, book: &book };
    let table = fs::read_to_string(root().join("tests/data/rules/exit-permit.tsv")).unwrap();
    let (mut wrong, mut seen, mut told) = (Vec::new(), 0, BTreeSet::new());
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [act, patch, want] = cells[..] else { panic!("{line}") };
        let mut record = base(act);
        merge(&mut record, &serde_json::from_str(patch).unwrap());
        let text = record.to_string();
        let input = Input { name: "cases.jsonl".into(), format: Format::Jsonl, reader: Box::new(text.as_bytes()) };
        let mut have = Vec::new();
        check(&law, input, &Options::default(), &mut |f| {
            let rule = f.help.args.iter().find(|(n, _)| *n == "rule").map(|(_, v)| v.clone());
            if f.code != "NQ300" {
                have.push(format!("{}:{}", f.code, rule.unwrap_or_default()));
            }
        });
        have.sort();
        let mut want: Vec<&str> = want.split(' ').filter(|w| *w != "-").collect();
        want.sort_unstable();
        if have != want {
            wrong.push(format!("{act} {patch}\n  want {want:?}\n  have {have:?}"));
        }
        told.extend(have);
        seen += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 80);
    // Every rule that can judge is broken by one of them.
    let silent: BTreeSet<String> = gaps(&corpus, &set, "2026-11-25".parse().unwrap(), None)
        .into_iter()
        .filter_map(|g| if let Gap::NotTold { rule, .. } = g { Some(rule) } else { None })
        .collect();
    let untried: Vec<&str> = set
        .rules
        .iter()
        .map(|r| r.id.as_str())
        .filter(|id| !silent.contains(*id) && told.iter().all(|t| !t.ends_with(&format!(":{id}"))))
        .collect();
    assert!(untried.is_empty(), "{untried:?}");
}

#[test]
fn every_row_of_the_procedure_has_a_rule_and_a_provision() {
    let corpus = Corpus::open(&root().join("corpus")).unwrap();
    let set = rules();
    for rule in &set.rules {
        let reference = corpus.resolve(&rule.provision).unwrap();
        assert!(!nusqa::query::history(&corpus, &reference, None).unwrap().is_empty(), "{}", rule.provision);
        assert!(["kk", "ru", "en"].iter().all(|l| rule.texts.in_language(l).is_some_and(|t| !t.is_empty())));
    }
    let ids: String = set.rules.iter().map(|r| format!("{} ", r.id)).collect();
    for n in (1..=21).filter(|n| *n != 6) {
        assert!(ids.contains(&format!("order-n{n:02}-")), "N{n}");
    }
    for r in 1..=14 {
        assert!(ids.contains(&format!("r361-r{r:02}-")), "R{r}");
    }
}

/// The rules of the corpus are pinned, every pin holds, and every rule answers otherwise where the law does.
#[test]
fn the_rules_of_the_corpus_are_in_step_with_its_law() {
    let verify = |more: &[&str]| {
        let args = ["rules", "verify", "corpus/rules", "--fail-on", "note", "--today", "2026-11-25"];
        command(root(), &[&args, more].concat()).output().unwrap()
    };
    let clean = verify(&[]);
    assert_eq!(clean.status.code(), Some(0), "{}", told(&clean));
    let stderr = String::from_utf8(clean.stderr).unwrap();
    assert!(stderr.contains("45 references, 45 unchanged"), "{stderr}");
    let list = command(root(), &["rules", "list", "--format", "json", "--today", "2026-11-25"]).output().unwrap();
    let list: Value = serde_json::from_slice(&list.stdout).unwrap();
    let rules = list["rules"].as_array().unwrap();
    assert!(rules.iter().all(|r| r["pin"]["state"] == "unchanged" && !r["boundary"].as_array().unwrap().is_empty()), "{list}");
    // Near miss: a rule that is said to change its answer on a day on which nothing changed.
    let dir = tempfile::tempdir().unwrap();
    let rule = fs::read_to_string(root().join("corpus/rules/exit-permit.toml")).unwrap();
    fs::write(dir.path().join("late.toml"), rule.replacen("2025-12-21/2026-01-20", "2026-01-21", 1)).unwrap();
    let late = dir.path().join("late.toml");
    let lock = root().join("corpus/nusqa.lock");
    let args = ["rules", "verify", late.to_str().unwrap(), "--lock", lock.to_str().unwrap(), "--today", "2026-11-25"];
    let said = told(&command(root(), &args).output().unwrap());
    assert!(said.matches("NQ208").count() == 1 && said.ends_with("=> 1\n\n"), "{said}");
}

#[test]
fn gaps_name_the_steps_without_a_term_and_the_two_lists() {
    let corpus = Corpus::open(&root().join("corpus")).unwrap();
    let all = gaps(&corpus, &rules(), "2026-11-25".parse().unwrap(), None);
    let no_term: Vec<&str> =
        all.iter().filter_map(|g| if let Gap::NoTerm { rule, .. } = g { Some(rule.as_str()) } else { None }).collect();
    assert_eq!(no_term, ["order-n16-objection-forwarded", "order-n17-internal-affairs"]);
    let differs = |words: (&str, &str)| {
        let is = |g: &Gap| matches!(g, Gap::Differs { words: w, .. } if w.iter().any(|(a, b)| (a.contains(words.0)) && b.contains(words.1)));
        all.iter().any(is)
    };
    assert!(differs(("/", "(")), "{all:#?}");
    let no_rule: Vec<&String> =
        all.iter().filter_map(|g| if let Gap::NoRule { provision } = g { Some(provision) } else { None }).collect();
    assert!(no_rule.iter().any(|p| p.ends_with("361#document-1/item-5")), "{no_rule:?}");
    assert!(no_rule.iter().all(|p| !p.ends_with("361#document-1/item-6")), "{no_rule:?}");
}
