use std::str::FromStr;

use proptest::prelude::*;

use super::*;
use crate::base::fold::squeeze;
use crate::index::token::Token;
use crate::index::{Expr, Place, build};

fn day(text: &str) -> Date {
    Date::from_str(text).unwrap_or_default()
}

fn doc(provision: &str, text: &str) -> IndexDoc {
    IndexDoc {
        work: "/akn/kz/act/resolution/government/2012-03-28/361".into(),
        provision: provision.into(),
        version_id: format!("sha256:{provision}"),
        title: String::new(),
        act_title: "Тұрақты тұрғылықты жерге кетуге арналған құжаттарды ресімдеу қағидаларын бекіту туралы".into(),
        aliases: String::new(),
        number: "361".into(),
        kind: Some(ActKind::Resolution),
        issuer: "government".into(),
        language: Language::Kazakh,
        text: text.into(),
        from: Bound::exact(day("2012-04-20"), "date"),
        until: None,
    }
}

fn run(docs: Vec<IndexDoc>, query: &str, options: &SearchOptions) -> Vec<String> {
    let (index, _) = build(Place::Ram, "", docs).unwrap_or_else(|e| panic!("{e:?}"));
    let results = search(&index, query, options).unwrap_or_else(|e| panic!("{e:?}"));
    results.hits.into_iter().map(|h| h.provision).collect()
}

fn found(docs: &[IndexDoc], query: &str) -> Vec<String> {
    run(docs.to_vec(), query, &SearchOptions::default())
}

#[test]
fn case_forms_and_latin_letters_meet_and_the_exact_form_comes_first() {
    let docs = [
        doc("item-1", "азамат өтінішке қол қояды"),
        doc("item-2", "азамат өтініш үшін қол қояды"),
        doc("item-3", "азамат өтiнiштiң көшірмесін береді"),
        doc("item-4", "өтіну деген басқа сөз ғой"),
    ];
    assert_eq!(found(&docs, "өтініш"), ["item-2", "item-1", "item-3"]);
    assert_eq!(found(&docs, "өтінішке").first().map(String::as_str), Some("item-1"));
    assert_eq!(found(&docs, "өтініштер").len(), 3);
}

#[test]
fn words_of_the_acts_title_narrow_but_make_no_hit_alone() {
    let mut other = doc("item-1", "азаматтың өтініші");
    other.work = "/akn/kz/act/order/mfa/2018-01-04/11-1-4-1".into();
    other.number = "11-1-4/1".into();
    other.act_title = "Рұқсат беру".into();
    let docs = [doc("item-7", "азаматтың өтініші"), doc("item-8", "бас тарту"), other];
    assert!(found(&docs, "тұрғылықты").is_empty());
    assert_eq!(found(&docs, "тұрғылықты өтініш"), ["item-7"]);
    assert_eq!(found(&docs, "11-1-4/1 өтініш"), ["item-1"]);
    assert_eq!(found(&docs, "act:361/2012 өтініш"), ["item-7"]);
    assert_eq!(found(&docs, "act:/akn/kz/act/order/mfa/2018-01-04/11-1-4-1"), ["item-1"]);
    assert_eq!(found(&docs, "11-1-4/1"), ["item-1"]);
}

#[test]
fn a_provision_is_found_by_any_run_of_its_path() {
    let docs = [doc("document-1/item-7/subitem-3-1", "өтініш"), doc("document-1/item-70", "өтініш")];
    assert_eq!(found(&docs, "өтініш provision:item-7"), ["document-1/item-7/subitem-3-1"]);
    assert_eq!(found(&docs, "provision:document-1/item-7/").len(), 1);
    assert_eq!(found(&docs, "-provision:item-7"), ["document-1/item-70"]);
}

#[test]
fn uncertain_wordings_are_hits_and_say_so() {
    let mut old = doc("item-1", "өтініш бұрынғы");
    let ends = Bound { earliest: Some(day("2023-09-12")), latest: Some(day("2023-10-12")), ..Bound::default() };
    old.until = Some(ends.clone());
    let mut new = doc("item-2", "өтініш жаңа");
    new.from = ends;
    let (index, _) = build(Place::Ram, "", [old, new]).unwrap_or_else(|e| panic!("{e:?}"));
    let on = |d: &str| {
        let options = SearchOptions { on: Some(day(d)), ..SearchOptions::default() };
        let found = search(&index, "өтініш", &options).unwrap_or_default();
        found.hits.into_iter().map(|h| (h.provision, h.uncertain)).collect::<Vec<_>>()
    };
    assert_eq!(on("2023-09-11"), [("item-1".to_string(), false)]);
    assert_eq!(on("2023-09-20"), [("item-1".to_string(), true), ("item-2".to_string(), true)]);
    assert_eq!(on("2023-10-12"), [("item-2".to_string(), false)]);
    assert_eq!(on("2012-04-19"), []);
}

#[test]
fn of_all_versions_those_in_force_come_first() {
    let mut old = doc("item-1", "өтініш өтініш өтініш");
    old.until = Some(Bound::exact(day("2020-01-01"), "date"));
    let docs = vec![old, doc("item-1", "өтініш беріледі")];
    let options = SearchOptions { on: Some(day("2024-01-01")), all_versions: true, ..SearchOptions::default() };
    let (index, _) = build(Place::Ram, "", docs).unwrap_or_else(|e| panic!("{e:?}"));
    let hits = search(&index, "өтініш", &options).unwrap_or_default().hits;
    assert_eq!(hits.iter().map(|h| h.until.is_none()).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn equals_come_in_the_order_of_the_input_page_by_page() {
    let docs: Vec<_> = (0..50).map(|i| doc(&format!("item-{i}"), "бірдей мәтін")).collect();
    let pages =
        (0..5).flat_map(|p| run(docs.clone(), "мәтін", &SearchOptions { limit: 10, offset: p * 10, ..SearchOptions::default() }));
    assert_eq!(pages.collect::<Vec<_>>(), docs.iter().map(|d| d.provision.clone()).collect::<Vec<_>>());
}

#[test]
fn a_question_without_words_is_the_askers_mistake() {
    let (index, _) = build(Place::Ram, "", []).unwrap_or_else(|e| panic!("{e:?}"));
    let error = search(&index, " № ", &SearchOptions::default()).err();
    assert_eq!(error.map(|e| (e.message.id, e.usage)), Some(("search-query-empty", true)));
    assert_eq!(search(&index, "өтініш", &SearchOptions::default()).map(|r| r.total), Ok(0));
}

/// What the index must find, by looking at every document.
struct Scan {
    title: Vec<Token>,
    text: Vec<Token>,
    context: Vec<Token>,
}

impl Scan {
    fn of(d: &IndexDoc) -> Scan {
        let mut a = Analyzer::default();
        let mut context = a.tokens(&d.act_title, d.language);
        context.extend(a.tokens(&d.number, d.language));
        let other = if d.language == Language::Kazakh { Language::Russian } else { Language::Kazakh };
        context.extend(a.tokens(&d.aliases, other));
        Scan { title: a.tokens(&d.title, d.language), text: a.tokens(&d.text, d.language), context }
    }

    fn own(&self, w: &Words) -> bool {
        !w.find(&self.title).is_empty() || !w.find(&self.text).is_empty()
    }

    fn holds(&self, d: &IndexDoc, e: &Expr) -> bool {
        match e {
            Expr::All(parts) => parts.iter().all(|p| self.holds(d, p)),
            Expr::Any(parts) => parts.iter().any(|p| self.holds(d, p)),
            Expr::Not(p) => !matches!(&**p, Expr::Words(w) if self.own(w)),
            Expr::Words(w) => self.own(w) || !w.find(&self.context).is_empty(),
            Expr::Act(a) => squeeze(&d.number) == *a,
            _ => false,
        }
    }

    fn matches(d: &IndexDoc, e: &Expr, on: Option<Date>) -> bool {
        let scan = Scan::of(d);
        let words = e.positive_words();
        let numbered = |w: &Words| w.has_digit() && !w.find(&scan.context).is_empty();
        let own = words.is_empty() || words.iter().any(|w| scan.own(w) || numbered(w));
        own && scan.holds(d, e) && on.is_none_or(|day| d.maybe_on(day))
    }
}

const WORDS: &[&str] = &[
    "өтініш",
    "өтінішке",
    "өтiнiштің",
    "азамат",
    "азаматтың",
    "тармақ",
    "тармағы",
    "бөлім",
    "бөлік",
    "жол",
    "жолдау",
    "заңы",
    "361",
    "3-1",
    "беріледі",
    "берілсін",
    "көші-қоны",
    "приказ",
    "закона",
];

fn a_word() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(WORDS)
}

fn a_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(a_word(), 0..8).prop_map(|w| w.join(" "))
}

fn a_bound() -> impl Strategy<Value = Bound> {
    (proptest::option::weighted(0.9, 0..2000_u64), proptest::option::weighted(0.9, 0..90_u64)).prop_map(|(from, wide)| {
        let at = |n: u64| day("2015-01-01").checked_add_days(chrono::Days::new(n));
        Bound { earliest: from.and_then(at), latest: from.zip(wide).and_then(|(f, w)| at(f + w)), ..Bound::default() }
    })
}

fn a_doc() -> impl Strategy<Value = IndexDoc> {
    let words = (a_text(), a_text(), a_text(), proptest::sample::select(vec!["361", "11-1-4/1"]), any::<bool>());
    (words, a_bound(), proptest::option::of(a_bound())).prop_map(|((title, text, act_title, number, russian), from, until)| {
        IndexDoc {
            title,
            act_title,
            number: number.into(),
            language: if russian { Language::Russian } else { Language::Kazakh },
            from,
            until,
            ..doc("", &text)
        }
    })
}

fn a_query() -> impl Strategy<Value = String> {
    let w = || a_word();
    prop_oneof![
        w().prop_map(str::to_string),
        (w(), w()).prop_map(|(a, b)| format!("{a} {b}")),
        (w(), w()).prop_map(|(a, b)| format!("\"{a} {b}\"")),
        (w(), w()).prop_map(|(a, b)| format!("{a} -{b}")),
        (w(), w(), w()).prop_map(|(a, b, c)| format!("{a} {b} OR {c}")),
        (w(), w(), w()).prop_map(|(a, b, c)| format!("{a} -\"{b} {c}\"")),
        w().prop_map(|a| format!("-{a}")),
        w().prop_map(|a| format!("{a} act:361")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn the_index_finds_what_a_scan_finds(
        docs in proptest::collection::vec(a_doc(), 1..25),
        queries in proptest::collection::vec((a_query(), proptest::option::of(0..2200_u64)), 12),
    ) {
        let docs: Vec<_> = docs.into_iter().enumerate().map(|(i, d)| IndexDoc { version_id: i.to_string(), ..d }).collect();
        let (index, _) = build(Place::Ram, "", docs.clone()).map_err(|e| TestCaseError::fail(format!("{e:?}")))?;
        for (query, on) in queries {
            let on = on.and_then(|n| day("2015-01-01").checked_add_days(chrono::Days::new(n)));
            let options = SearchOptions { on, limit: 100, ..SearchOptions::default() };
            let found = search(&index, &query, &options).map_err(|e| TestCaseError::fail(format!("{e:?}")))?;
            let mut ids: Vec<String> = found.hits.iter().map(|h| h.version.clone()).collect();
            prop_assert_eq!(found.total, ids.len());
            ids.sort_by_key(|i| i.parse::<usize>().unwrap_or(0));
            let expr = language::parse(&query).expr.ok_or_else(|| TestCaseError::fail("no question"))?;
            let scanned: Vec<String> =
                docs.iter().filter(|d| Scan::matches(d, &expr, on)).map(|d| d.version_id.clone()).collect();
            prop_assert_eq!(ids, scanned, "{} on {:?}", query, on);
        }
    }
}

#[test]
fn patterns_days_facets_reasons_and_suggestions() {
    let mut law = doc("article-1", "өтініш туралы құжаттар");
    law.kind = Some(ActKind::Law);
    law.work = "/akn/kz/act/law/parliament/2011-07-22/477-iv".into();
    let mut old = doc("item-1", "өтініш беру");
    old.until = Some(Bound::exact(day("2015-01-01"), "date"));
    old.aliases = "об утверждении правил выезда".into();
    let mut russian = doc("item-2", "порядок подачи заявления");
    russian.language = Language::Russian;
    let docs = vec![law, old, russian];
    let (index, _) = build(Place::Ram, "", docs).unwrap_or_else(|e| panic!("{e:?}"));
    let ask = |query: &str, options: SearchOptions| search(&index, query, &options).unwrap_or_default();
    let all = SearchOptions::default;
    let places = |r: &SearchResults| r.hits.iter().map(|h| h.provision.clone()).collect::<Vec<_>>();
    assert_eq!(places(&ask("құжат*", all())), ["article-1"]);
    assert_eq!(places(&ask("өтініш -құжат*", all())), ["item-1"]);
    assert_eq!(places(&ask("заявлений", all())), ["item-2"], "forms of a Russian word");
    assert_eq!(places(&ask("правила өтініш", all())), ["item-1"], "the act's name in the other language");
    // A law outranks a resolution where the words are alike.
    assert_eq!(places(&ask("өтініш", all())).first().map(String::as_str), Some("article-1"));
    let between = |a: &str, b: &str| SearchOptions { between: Some((day(a), day(b))), ..all() };
    assert_eq!(places(&ask("өтініш беру", between("2014-12-31", "2014-12-31"))), ["item-1"]);
    assert_eq!(ask("өтініш беру", between("2015-01-01", "2016-01-01")).total, 0);
    assert_eq!(ask("өтініш беру", between("2010-01-01", "2012-04-19")).total, 0);
    let found = ask("өтініш", SearchOptions { facets: true, explain: true, ..all() });
    let facets = found.facets.unwrap_or_default();
    assert_eq!(facets.kinds, [("law".to_string(), 1), ("resolution".to_string(), 1)]);
    assert_eq!(facets.languages, [("kaz".to_string(), 2)]);
    assert_eq!(facets.works.len(), 2);
    let why: Vec<&str> = found.hits[0].why.iter().map(|m| m.id).collect();
    assert_eq!(why, ["search-why-exact", "search-why-kind", "search-why-score"]);
    assert_eq!(ask("өтыніш беру", all()).suggestion.as_deref(), Some("өтініш беру"));
    assert_eq!(ask("қызғылтым", all()).suggestion, None);
}

#[test]
fn the_real_acts_are_found_in_other_words_than_theirs() {
    let lines = include_str!("../../../corpus/acts/resolution-361.kk.txt").lines().filter(|l| !l.trim().is_empty());
    let docs: Vec<_> = lines.enumerate().map(|(i, line)| doc(&format!("item-{i}"), line)).collect();
    let (index, _) = build(Place::Ram, "", docs).unwrap_or_else(|e| panic!("{e:?}"));
    for (query, marked) in [
        ("өтініштер", "өтініш"),
        ("құжаттарымыздан", "құжаттарды"),
        ("\"тұрақты тұрғылықты жерден\"", "тұрақты тұрғылықты жерге"),
        ("әзірленген", "әзірленді"),
        ("көші қоны", "көші"),
    ] {
        let results = search(&index, query, &SearchOptions { limit: 100, ..SearchOptions::default() }).unwrap_or_default();
        let shown = |h: &Hit| h.highlights.iter().any(|r| h.snippet.get(r.clone()).is_some_and(|s| fold_eq(s, marked)));
        assert!(results.hits.iter().any(shown), "{query}: {:?}", results.hits.iter().map(|h| &h.snippet).collect::<Vec<_>>());
    }
}

fn fold_eq(a: &str, b: &str) -> bool {
    crate::base::fold::same(a, b)
}
