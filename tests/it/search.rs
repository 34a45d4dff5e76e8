//! The quality of the search: known items of the dev set asked for in other inflections than theirs, and inflected forms of the words
//! of the set. `tests/data/search/README.md` says how the queries were made.
//!
//! `NUSQA_MAKE_QUERIES=1 cargo test --test it search_quality` makes them anew, `NUSQA_MISSES=1` prints what is missed.

#![allow(clippy::print_stderr)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use nusqa::base::kazakh::{Case, decline, possessed};
use nusqa::base::{Bound, Kind, Language};
use nusqa::index::token::Analyzer;
use nusqa::index::{Index, IndexDoc, Place, Words, build};
use nusqa::query::search::{SearchOptions, search};

use crate::devset::{files, reading};
use crate::support::root;

const QUERIES: &str = "tests/data/search/queries.tsv";
const UNSEEN: &str = "tests/data/search/queries-unseen.tsv";
const BY_HAND: &str = "tests/data/search/queries-by-hand.tsv";

/// A unit of the set as the program indexes it.
struct Unit {
    file: String,
    path: String,
    language: Language,
    text: String,
    words: BTreeSet<String>,
}

/// The units that people look for, of one text of every act of the dev set.
fn units() -> Vec<Unit> {
    // Of several editions of one act one is enough, else every unit is there twice.
    let first = |f: &&String| {
        !(f.contains("/v2") || f.contains("/v3") || f.contains("-anchors") || f.contains("-frontmatter") || f.ends_with("after.md"))
    };
    units_in(files().iter().filter(first).map(|file| (file.clone(), reading(file).act)))
}

/// The same of the acts that nothing was ever tuned on.
fn unseen() -> Vec<Unit> {
    let names = std::fs::read_dir(root().join("tests/data/unseen")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|n| n.ends_with(".md") && n != "README.md").collect();
    names.sort();
    let act = |name: &String| {
        let bytes = std::fs::read(root().join("tests/data/unseen").join(name)).unwrap();
        nusqa::extract::read_act(&nusqa::source::decode(&bytes).unwrap())
    };
    units_in(names.iter().map(|name| (format!("unseen/{name}"), act(name))))
}

fn units_in(acts: impl Iterator<Item = (String, nusqa::extract::Act)>) -> Vec<Unit> {
    const SEARCHED: [Kind; 5] = [Kind::Article, Kind::Item, Kind::Subitem, Kind::Row, Kind::Preamble];
    let mut out = Vec::new();
    for (file, act) in acts {
        let Some(language) = act.head.language else { continue };
        let mut path: Vec<String> = Vec::new();
        for (id, node) in act.document.nodes.iter().enumerate() {
            path.truncate(node.depth as usize);
            path.push(act.document.segment(id).to_string());
            let text = act.document.full_text(id);
            let quoted = path.iter().any(|s| s.starts_with("quoted"));
            if SEARCHED.contains(&node.kind) && !quoted && text.chars().count() >= 30 {
                let words = Analyzer::default().tokens(&text, language).into_iter().map(|t| t.exact).collect();
                out.push(Unit { file: file.clone(), path: path.join("/"), language, text, words });
            }
        }
    }
    out
}

fn index(units: &[Unit]) -> Index {
    let doc = |(i, u): (usize, &Unit)| IndexDoc {
        work: u.file.clone(),
        provision: u.path.clone(),
        version_id: i.to_string(),
        title: String::new(),
        act_title: String::new(),
        aliases: String::new(),
        number: String::new(),
        kind: None,
        issuer: String::new(),
        language: u.language,
        text: u.text.clone(),
        from: Bound::default(),
        until: None,
    };
    build(Place::Ram, "", units.iter().enumerate().map(doc)).unwrap().0
}

/// Nouns of the set with their forms, found without the stemmer.
struct Nouns {
    /// Base form and language → forms that are asked in.
    forms: BTreeMap<(Language, String), Vec<String>>,
}

const CASES: [Case; 7] =
    [Case::Nominative, Case::Genitive, Case::Dative, Case::Locative, Case::Ablative, Case::Instrumental, Case::Relative];

fn plural(noun: &str) -> String {
    let vowel = noun.chars().rev().find(|c| "аоұыяёюуәөүіеэи".contains(*c)).unwrap_or('а');
    let back = "аоұыяёюу".contains(vowel);
    let last = noun.chars().next_back().unwrap_or('а');
    let start = match last {
        'л' | 'м' | 'н' | 'ң' | 'з' | 'ж' => 'д',
        c if "аоұыяёюуәөүіеэирй".contains(c) => 'л',
        _ => 'т',
    };
    format!("{noun}{start}{}р", if back { 'а' } else { 'е' })
}

/// Forms of a Kazakh noun by the rules of `base::kazakh`: cases of singular and plural, bare and possessed.
fn kazakh_forms(noun: &str) -> Vec<String> {
    let many = plural(noun);
    let bases = [(noun.to_string(), false), (possessed(noun), true), (many.clone(), false), (possessed(&many), true)];
    bases.iter().flat_map(|(base, own)| CASES.map(|case| decline(base, *own, case))).collect()
}

impl Nouns {
    fn of(units: &[Unit]) -> Nouns {
        let vocabulary = |language| -> BTreeSet<&str> {
            units.iter().filter(|u| u.language == language).flat_map(|u| &u.words).map(String::as_str).collect()
        };
        let mut forms = BTreeMap::new();
        let kazakh = vocabulary(Language::Kazakh);
        let long = |w: &&&str| w.chars().count() >= 4 && w.chars().all(nusqa::base::fold::is_cyrillic);
        let plural = |w: &str| ["лар", "лер", "дар", "дер", "тар", "тер"].iter().any(|e| w.ends_with(e));
        for word in kazakh.iter().filter(long).filter(|w| !plural(w)) {
            let own = kazakh_forms(word);
            let attested = |from: usize, to: usize| {
                own[from..to].iter().filter(|f| f.as_str() != *word && kazakh.contains(f.as_str())).count()
            };
            // Bare cases and possessed ones: what is both is a noun.
            if attested(0, 7) >= 2 && attested(7, 14) >= 1 {
                forms.insert((Language::Kazakh, (*word).to_string()), own);
            }
        }
        let russian = vocabulary(Language::Russian);
        const DECLENSIONS: [&[&str]; 5] = [
            &["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"],
            &["а", "ы", "е", "у", "ой", "", "ам", "ами", "ах"],
            &["ие", "ия", "ию", "ием", "ии", "ий", "иям", "иями", "иях"],
            &["ия", "ии", "ию", "ией", "ий", "иям", "иями", "иях"],
            &["ь", "и", "ью", "ей", "ям", "ями", "ях"],
        ];
        for word in russian.iter().filter(long) {
            for endings in DECLENSIONS {
                let Some(stem) = word.strip_suffix(endings[0]).filter(|s| s.chars().count() >= 4) else { continue };
                let own: Vec<String> = endings.iter().map(|e| format!("{stem}{e}")).collect();
                let attested: Vec<String> = own.into_iter().filter(|f| russian.contains(f.as_str())).collect();
                // Only forms that the texts have: the declension of a word is not told by its end alone.
                if attested.len() >= 4 {
                    forms.insert((Language::Russian, (*word).to_string()), attested);
                    break;
                }
            }
        }
        Nouns { forms }
    }
}

/// A small generator of its own: the same queries on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// See the README of the queries; of the units whose file begins with `of`.
fn make(units: &[Unit], of: &str) -> String {
    const MOST: usize = 3;
    let nouns = Nouns::of(units);
    let mut units_of: BTreeMap<&(Language, String), BTreeSet<usize>> = BTreeMap::new();
    let mut nouns_of: Vec<Vec<&(Language, String)>> = vec![Vec::new(); units.len()];
    for (noun, forms) in &nouns.forms {
        for (i, unit) in units.iter().enumerate().filter(|(_, u)| u.language == noun.0) {
            if forms.iter().any(|f| unit.words.contains(f)) {
                units_of.entry(noun).or_default().insert(i);
                nouns_of[i].push(noun);
            }
        }
    }
    let mut chance = Chance(42);
    let mut out = String::new();
    let mut per_file: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, unit) in units.iter().enumerate().filter(|(_, u)| u.file.starts_with(of)) {
        let count = per_file.entry(&unit.file).or_default();
        let mut own = nouns_of[i].clone();
        own.sort_by_key(|n| (units_of[n].len(), n.1.clone()));
        let mut chosen: Vec<&(Language, String)> = Vec::new();
        let mut left: BTreeSet<usize> = (0..units.len()).collect();
        for noun in own {
            if left.len() <= MOST && chosen.len() >= 2 {
                break;
            }
            let next: BTreeSet<usize> = left.intersection(&units_of[noun]).copied().collect();
            if chosen.is_empty() || next.len() < left.len() {
                left = next;
                chosen.push(noun);
            }
        }
        if left.len() > MOST || !(2..=4).contains(&chosen.len()) || *count >= 80 {
            continue;
        }
        let mut asked: BTreeSet<Vec<String>> = BTreeSet::new();
        for _ in 0..if of.is_empty() { 2 } else { 4 } {
            let mut query = Vec::new();
            for noun in &chosen {
                let other: Vec<&String> = nouns.forms[*noun].iter().filter(|f| !unit.words.contains(*f)).collect();
                if !other.is_empty() {
                    query.push(other[chance.below(other.len())].clone());
                }
            }
            if query.len() >= 2 && asked.insert(query.clone()) {
                *count += 1;
                let _ = writeln!(out, "{}\t{}\t{}", query.join(" "), unit.file, unit.path);
            }
        }
    }
    out
}

/// Forms of words and whether the index finds the word by them.
fn recall(forms: &BTreeMap<(Language, String), Vec<String>>, language: Language, misses: &mut Vec<String>) -> (usize, usize) {
    let mut analyzer = Analyzer::default();
    let mut told = (0, 0);
    for ((_, noun), forms) in forms.iter().filter(|((l, _), _)| *l == language) {
        let text = analyzer.tokens(noun, language);
        for form in forms {
            told.1 += 1;
            if Words::of(form).is_some_and(|w| !w.find(&text).is_empty()) {
                told.0 += 1;
            } else {
                misses.push(format!("{form} does not find {noun}"));
            }
        }
    }
    told
}

/// Asks every query of a file; the table of how many find their unit, and the number of queries and of those that do within five.
fn asked(units: &[Unit], queries: &str, of: &str, misses: &mut Vec<String>) -> (String, [usize; 3]) {
    if queries != BY_HAND && std::env::var_os("NUSQA_MAKE_QUERIES").is_some() {
        std::fs::write(root().join(queries), make(units, of)).unwrap();
    }
    let queries = std::fs::read_to_string(root().join(queries)).unwrap();
    let index = index(units);
    let mut rows: BTreeMap<(&str, usize), [usize; 3]> = BTreeMap::new();
    let text_of: BTreeMap<(&str, &str), &Unit> = units.iter().map(|u| ((u.file.as_str(), u.path.as_str()), u)).collect();
    for line in queries.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [query, file, path] = parts[..] else { panic!("{line}") };
        let unit = text_of.get(&(file, path)).unwrap_or_else(|| panic!("{file} has no {path}"));
        let hits = search(&index, query, &SearchOptions { limit: 5, ..SearchOptions::default() }).unwrap().hits;
        let place = hits.iter().position(|h| h.work == file && h.provision == path);
        let language = if unit.language == Language::Kazakh { "Kazakh" } else { "Russian" };
        let row = rows.entry((language, query.split(' ').count())).or_default();
        row[0] += 1;
        row[1] += usize::from(place == Some(0));
        row[2] += usize::from(place.is_some());
        if place.is_none() {
            misses.push(format!("{query}: {file} {path}: {} hits", hits.len()));
        }
    }
    let mut out = String::from("known items                queries   first   within 5\n");
    let mut all = [0; 3];
    for ((language, words), row) in &rows {
        let _ = writeln!(out, "{:24} {:9} {:7} {:10}", format!("{language}, {words} words"), row[0], row[1], row[2]);
        (0..3).for_each(|i| all[i] += row[i]);
    }
    let _ = writeln!(out, "{:24} {:9} {:7} {:10}  {:.1} %", "all", all[0], all[1], all[2], 100.0 * all[2] as f64 / all[0] as f64);
    (out, all)
}

#[test]
fn search_quality() {
    let units = units();
    let mut misses = Vec::new();
    let (mut out, all) = asked(&units, QUERIES, "", &mut misses);
    out.push_str("\nforms that find their word\n");
    let nouns = Nouns::of(&units);
    let given: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(root().join("tests/data/paradigms.json")).unwrap()).unwrap();
    let mut forms = BTreeMap::new();
    for (noun, numbers) in given["nouns"].as_object().unwrap().iter().filter(|(n, _)| !n.contains(' ')) {
        let all = numbers.as_object().unwrap().values().flat_map(|cases| cases.as_object().unwrap().values());
        forms.insert((Language::Kazakh, noun.clone()), all.map(|f| f.as_str().unwrap().to_string()).collect());
    }
    for (name, forms, language) in [
        ("Kazakh, listed", &forms, Language::Kazakh),
        ("Kazakh, of the set", &nouns.forms, Language::Kazakh),
        ("Russian, of the set", &nouns.forms, Language::Russian),
    ] {
        let words = forms.keys().filter(|(l, _)| *l == language).count();
        let (right, expected) = recall(forms, language, &mut misses);
        let share = 100.0 * right as f64 / expected.max(1) as f64;
        let _ = writeln!(out, "{name:24} {words:5} words {right:6} of {expected:6} forms  {share:.2} %");
    }
    if std::env::var_os("NUSQA_MISSES").is_some() {
        misses.iter().for_each(|m| eprintln!("{m}"));
    }
    insta::with_settings!({ snapshot_path => root().join("tests/data/search"), prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("scorecard", out);
    });
    assert!(all[0] >= 300 && all[2] * 100 >= all[0] * 97, "{out}");
}

/// Acts and words that nothing was tuned on, found among the units of the dev set.
#[test]
fn search_quality_unseen() {
    let mut units = units();
    units.extend(unseen());
    let mut misses = Vec::new();
    let (mut out, all) = asked(&units, UNSEEN, "unseen/", &mut misses);
    let (by_hand, hand) = asked(&units, BY_HAND, "", &mut misses);
    let _ = write!(out, "\nin the words of a person, verbs and adjectives too\n{by_hand}");
    if std::env::var_os("NUSQA_MISSES").is_some() {
        misses.iter().for_each(|m| eprintln!("{m}"));
    }
    insta::with_settings!({ snapshot_path => root().join("tests/data/search"), prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("scorecard-unseen", out);
    });
    assert!(all[0] >= 100 && all[2] * 100 >= all[0] * 97, "{out}");
    assert!(hand[0] >= 50, "{out}");
}
