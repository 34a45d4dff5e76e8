#![allow(clippy::unwrap_used)]

use super::answer::days;
use super::*;
use crate::base::{Date, Kind, ProvisionPath, Segment, parse_date};
use crate::corpus::Corpus;
use crate::corpus::testing::{act, act_361, bundled, clause, corpus, name, path};
use crate::extract::{Op, WordMode, Words};

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn timeline_known(corpus: &Corpus, reference: &str, known_on: Option<Date>) -> Timeline {
    let r = corpus.resolve(reference).unwrap();
    Lifecycle::of(corpus, corpus.work(&r.work).unwrap(), known_on).timeline(&r.path)
}

fn timeline(corpus: &Corpus, reference: &str) -> Timeline {
    timeline_known(corpus, reference, None)
}

/// `event by from text`, a line each.
fn told(timeline: &Timeline) -> Vec<String> {
    let line = |v: &Version| {
        let by = v.cause.act.number.clone().unwrap_or_default();
        let text = v.text.as_deref().map_or("?".to_string(), |t| t.split_whitespace().take(2).collect::<Vec<_>>().join(" "));
        format!("{} {by} {} {text}", v.cause.event, days(&v.from))
    };
    let mut out: Vec<String> = timeline.versions().iter().map(line).collect();
    if let Some((until, cause)) = timeline.versions().last().and_then(|v| v.until.as_ref().zip(v.ended_by.as_ref())) {
        out.push(format!("{} {} {}", cause.event, cause.act.number.clone().unwrap_or_default(), days(until)));
    }
    out
}

const END: &str = "act_repealed 758 2023-09-12…2023-10-12";
const BEGIN: &str = "2012-04-08…2012-05-08";

#[test]
fn resolution_361_from_its_notes() {
    let corpus = bundled(&[]);
    for (reference, expected) in [
        ("361#item-1", vec![format!("adopted 361 {BEGIN} 1. Қағидалар"), END.into()]),
        ("361#document-1/item-2", vec![format!("adopted 361 {BEGIN} 2. Кете"), END.into()]),
        (
            "361#document-1/item-1",
            vec![format!("adopted 361 {BEGIN} ?"), "substituted 610 2017-10-10…2017-11-09 1. Тәртібін".into(), END.into()],
        ),
        (
            "361#7-тармақ",
            vec![
                format!("adopted 361 {BEGIN} ?"),
                "substituted 610 2017-10-10…2017-11-09 ?".into(),
                "amended 760 2020-11-22…2020-12-23 ?".into(),
                "amended 850 2022-11-06…2022-12-06 7. Мынадай".into(),
                END.into(),
            ],
        ),
        (
            "361#document-1/item-7/subitem-3-1",
            vec![
                format!("adopted 361 {BEGIN} ?"),
                "substituted 610 2017-10-10…2017-11-09 ?".into(),
                "amended 760 2020-11-22…2020-12-23 ?".into(),
                "amended 850 2022-11-06…2022-12-06 3-1) бітімгершілік".into(),
                END.into(),
            ],
        ),
        (
            "361#preamble",
            vec![format!("adopted 361 {BEGIN} ?"), "substituted 850 2022-11-06…2022-12-06 ҚАУЛЫ ЕТЕДІ:".into(), END.into()],
        ),
        (
            "361#document-1",
            vec![
                format!("adopted 361 {BEGIN} ?"),
                "amended 54 2014-02-15…2014-03-17 ?".into(),
                "amended 610 2017-10-10…2017-11-09 ?".into(),
                "amended 760 2020-11-22…2020-12-23 ?".into(),
                "amended 850 2022-11-06…2022-12-06 Құжаттарды ресімдеу".into(),
                END.into(),
            ],
        ),
        ("1010", vec!["adopted 1010 2001-07-26…? ?".into(), format!("act_repealed 361 {BEGIN}")]),
    ] {
        assert_eq!(told(&timeline(&corpus, reference)), expected, "{reference}");
    }
}

#[test]
fn order_730_changes_an_act_without_a_text() {
    let corpus = bundled(&[]);
    let new = "2025-12-21…2026-01-20";
    for (reference, expected) in [
        ("11-1-4/730", vec![format!("adopted 11-1-4/730 {new} 1. Мынадай")]),
        (
            "11-1-4/1#document-1/item-3",
            vec!["adopted 11-1-4/1 2018-01-04…? ?".into(), format!("substituted 11-1-4/730 {new} 3. Құжаттарды")],
        ),
        (
            "11-1-4/1#document-1/item-3/subitem-7",
            vec!["adopted 11-1-4/1 2018-01-04…? ?".into(), format!("substituted 11-1-4/730 {new} 7) көшірмесі.")],
        ),
        ("11-1-4/1#8-жол", vec!["adopted 11-1-4/1 2018-01-04…? ?".into(), format!("substituted 11-1-4/730 {new} 8 Құжаттар")]),
        ("11-1-4/1", vec!["adopted 11-1-4/1 2018-01-04…? ?".into(), format!("amended 11-1-4/730 {new} ?")]),
    ] {
        assert_eq!(told(&timeline(&corpus, reference)), expected, "{reference}");
    }
}

#[test]
fn answers_by_day() {
    use AnswerKind::{InForce, NotInForce, Uncertain, Unknown};
    let corpus = bundled(&[]);
    for (reference, on, kind, versions) in [
        ("361#7-тармақ", "2012-04-07", NotInForce, 0),
        ("361#7-тармақ", "2012-04-08", Uncertain, 1),
        ("361#7-тармақ", "2012-05-08", InForce, 1),
        ("361#7-тармақ", "2017-10-09", InForce, 1),
        ("361#7-тармақ", "2017-10-10", Uncertain, 2),
        ("361#7-тармақ", "2017-11-09", InForce, 1),
        ("361#7-тармақ", "2018-06-01", InForce, 1),
        ("361#7-тармақ", "2023-09-11", InForce, 1),
        ("361#7-тармақ", "2023-09-12", Uncertain, 1),
        ("361#7-тармақ", "2023-10-12", NotInForce, 0),
        ("361#document-1/item-7/subitem-3-1", "2018-06-01", Unknown, 1),
        ("361#document-1/item-7/subitem-3-1", "2023-06-01", InForce, 1),
        ("361#document-1", "2013-06-01", InForce, 1),
        ("11-1-4/1#3-тармақ", "2018-01-03", NotInForce, 0),
        ("11-1-4/1#3-тармақ", "2024-06-01", Unknown, 1),
        ("11-1-4/1#3-тармақ", "2026-01-01", Uncertain, 2),
        ("11-1-4/1#3-тармақ", "2026-01-20", InForce, 1),
        ("11-1-4/1", "2026-06-01", InForce, 1),
        ("1010", "2001-07-25", NotInForce, 0),
        ("1010", "2010-01-01", Unknown, 1),
        ("1010", "2012-05-08", NotInForce, 0),
    ] {
        let answer = timeline(&corpus, reference).on(day(on));
        assert_eq!((answer.kind, answer.versions.len()), (kind, versions), "{reference} on {on}: {:?}", answer.reason);
    }
    let reason = timeline(&corpus, "11-1-4/1#3-тармақ").on(day("2026-01-01")).reason;
    assert!(reason.args.contains(&("acts", "№ 11-1-4/730 (2025-12-05)".into())), "{reason:?}");
    let side = |on| timeline(&corpus, "361").on(day(on)).not_in_force;
    assert_eq!((side("2012-01-01"), side("2024-01-01")), (Some(super::NotInForce::NotYet), Some(super::NotInForce::Repealed)));
}

#[test]
fn uncertain_names_the_missing_fact_and_the_article() {
    let corpus = bundled(&[]);
    let versions = timeline(&corpus, "361#document-1/item-1").into_versions();
    let until = versions.last().and_then(|v| v.until.clone()).unwrap();
    assert_eq!(until.missing, [Message::new("missing-publication").with("act", "№ 758 (2023-09-01)")]);
    assert!(until.presumed);
    assert_eq!(until.basis.map(|b| b.id), Some("bound-duty"));
    assert_eq!(versions[0].from.basis.as_ref().map(|b| b.id), Some("bound-duty-assumed"), "361 is older than the law of 2016");
    let since = timeline(&corpus, "361#document-1/item-3").into_versions();
    let missing: Vec<_> = since[1].from.missing.iter().map(|m| m.id).collect();
    assert_eq!(missing, ["missing-publication", "missing-phrase"]);
}

#[test]
fn a_publication_day_makes_bounds_exact() {
    let corpus = bundled(&[("758", "2023-09-05"), ("11-1-4/730", "2025-12-12")]);
    let v = timeline(&corpus, "361").into_versions();
    let until = v.last().and_then(|v| v.until.clone()).unwrap();
    assert_eq!((until.exact, until.presumed, until.missing.len(), until.basis), (Some(day("2023-09-16")), false, 0, None));
    assert_eq!(timeline(&corpus, "361").on(day("2023-09-15")).kind, AnswerKind::InForce);
    assert_eq!(timeline(&corpus, "361").on(day("2023-09-16")).kind, AnswerKind::NotInForce);
    assert_eq!(days(&timeline(&corpus, "11-1-4/730").versions()[0].from), "2025-12-23");
}

#[test]
fn clauses_become_days() {
    let published = [("5", "2026-01-10")];
    for (text, facts, expected) in [
        ("after 10", &published[..], "2026-01-21"),
        ("after 60", &published[..], "2026-03-12"),
        ("since 10", &published[..], "2026-01-20…2026-01-21"),
        ("from", &published[..], "2026-01-10"),
        ("day", &published[..], "2026-01-11"),
        // Law 256-VIII: published on the 10th, six months, applied from 12 July (spec § 5.4).
        ("months 6", &published[..], "2026-07-11…2026-07-12"),
        ("working 10", &published[..], "2026-01-21…?"),
        ("on 2026-03-01", &published[..], "2026-03-01"),
        ("signature", &published[..], "2026-01-09"),
        ("event", &published[..], "2026-01-09…?"),
        ("after 10", &[], "2026-01-20…2026-02-19"),
        ("from", &[], "2026-01-09…2026-02-08"),
        ("registration", &[], "2026-01-09…?"),
    ] {
        let corpus = corpus(vec![act("resolution 2026-01-09 5", &[("item-1", "1.")]).from(text)], facts);
        assert_eq!(days(&timeline(&corpus, "5").versions()[0].from), expected, "{text}");
    }
    let registered = act("order 2025-12-05 730", &[("item-1", "1.")]).registered("2025-12-10", "1");
    for (text, expected) in [("registration", "2025-12-10"), ("after 10", "2025-12-21…2026-01-20")] {
        let corpus = corpus(vec![registered.clone().from(text)], &[]);
        assert_eq!(days(&timeline(&corpus, "730").versions()[0].from), expected, "{text}");
    }
    let unregistered = corpus(vec![act("order 2025-12-05 730", &[("item-1", "1.")]).from("after 10")], &[]);
    assert_eq!(days(&timeline(&unregistered, "730").versions()[0].from), "2025-12-16…?", "nothing says by when it was registered");
}

#[test]
fn without_a_clause_the_law_gives_the_term() {
    let law = act("law 2020-01-01 1-VI", &[("article-1", "1-бап.")]).note("article-1 substituted law 2021-01-01 2-VI");
    let corpus = corpus(vec![law.from("on 2020-02-01")], &[]);
    let v = timeline(&corpus, "1-VI#article-1").into_versions();
    assert_eq!(days(&v[1].from), "2021-01-12…2021-02-11");
    assert_eq!(v[1].from.basis.as_ref().map(|b| b.id), Some("bound-default-duty"));
    assert!(v[1].from.missing.iter().any(|m| m.id == "missing-clause"));
    let directive = crate::corpus::testing::corpus(vec![act("directive 2020-01-01 7", &[("item-1", "1.")])], &[]);
    assert_eq!(days(&timeline(&directive, "7").versions()[0].from), "2020-01-01…?", "no default for directives");
}

#[test]
fn parts_of_an_act_may_begin_on_days_of_their_own() {
    let mut law = act("law 2026-01-09 9", &[("article-1", "1-бап."), ("article-2", "2-бап.")]).from("on 2026-02-01");
    law.commencement.push(crate::extract::Commencement {
        applies_to: Some(path("article-2")),
        clause: clause("on 2027-01-01"),
        effect: crate::extract::Effect::Application,
        until: None,
    });
    let corpus = corpus(vec![law], &[]);
    let from = |r| days(&timeline(&corpus, r).versions()[0].from);
    assert_eq!((from("9#article-1"), from("9#article-2")), ("2026-02-01".into(), "2027-01-01".into()));
}

fn base() -> crate::extract::Act {
    act(
        "resolution 2020-01-01 1",
        &[
            ("item-1", "1. Бір."),
            ("item-2", "2. Екі:"),
            ("item-2/subitem-1", "1) алма;"),
            ("item-2/subitem-2", "2) алмұрт."),
            ("item-4", "4. Төрт."),
        ],
    )
    .from("on 2020-02-01")
}

fn item(n: &str) -> Vec<Segment> {
    vec![Segment::new(Kind::Item, n)]
}

#[test]
fn amending_acts_in_the_corpus_give_the_words() {
    let target = name("resolution 2020-01-01 1");
    let amending = act(
        "resolution 2021-01-01 2",
        &[
            ("item-1", "1. Енгізілсін:"),
            ("item-1/quoted-1/item-2", "2. Жаңа екі:"),
            ("item-1/quoted-1/item-2/subitem-1", "1) өрік."),
            ("item-1/quoted-2/item-3", "3. Үш."),
        ],
    )
    .from("on 2021-02-01")
    .amends(&target, Op::Substitution, item("2"), Some("item-1/quoted-1/item-2"))
    .amends(&target, Op::Insertion, item("3"), Some("item-1/quoted-2/item-3"))
    .amends(&target, Op::Repeal, item("1"), None);
    let corpus = corpus(vec![base(), amending], &[]);
    for (reference, expected) in [
        ("1#item-2", vec!["adopted 1 2020-02-01 2. Екі:", "substituted 2 2021-02-01 2. Жаңа"]),
        ("1#item-2/subitem-1", vec!["adopted 1 2020-02-01 1) алма;", "substituted 2 2021-02-01 1) өрік."]),
        ("1#item-2/subitem-2", vec!["adopted 1 2020-02-01 2) алмұрт.", "substituted 2 2021-02-01"]),
        ("1#item-3", vec!["inserted 2 2021-02-01 3. Үш."]),
        ("1#item-1", vec!["adopted 1 2020-02-01 1. Бір.", "repealed 2 2021-02-01"]),
        ("1#item-4", vec!["adopted 1 2020-02-01 4. Төрт."]),
    ] {
        assert_eq!(told(&timeline(&corpus, reference)), expected, "{reference}");
    }
    let whole = timeline(&corpus, "1").into_versions();
    assert_eq!(whole[1].text.as_deref(), Some("2. Жаңа екі:\n1) өрік.\n3. Үш.\n4. Төрт."));
    let item_2 = timeline(&corpus, "1#item-2").into_versions();
    assert_eq!(item_2[1].text.as_deref(), Some("2. Жаңа екі:\n1) өрік."));
    assert!(item_2[1].id.starts_with("sha256:") && item_2[1].id.len() == 71);
    assert_eq!(timeline(&corpus, "1#item-3").on(day("2020-06-01")).not_in_force, Some(NotInForce::NotYet));
    assert_eq!(timeline(&corpus, "1#item-1").on(day("2021-06-01")).reason.id, "answer-repealed");
    assert_eq!(timeline(&corpus, "1#item-2/subitem-2").on(day("2021-06-01")).reason.id, "answer-left-out");
}

#[test]
fn changed_words_are_known_only_where_it_is_certain_which() {
    let target = name("resolution 2020-01-01 1");
    for (old, mode, after, expected) in [
        ("алма", WordMode::Replace, None, Some("1) өрік;")),
        ("алмұрт", WordMode::Replace, None, None),
        ("", WordMode::InsertAfter, Some("алма"), Some("1) алма өрік;")),
    ] {
        let at = [item("2"), vec![Segment::new(Kind::Subitem, "1")]].concat();
        let mut amending =
            act("resolution 2021-01-01 2", &[("item-1", "1.")]).from("on 2021-02-01").amends(&target, Op::Replacement, at, None);
        amending.amendments[0].words = Some(Words {
            mode,
            pairs: vec![(old.into(), "өрік".into())],
            after: after.map(str::to_string),
            before: None,
            whole_text: false,
            inflected: false,
        });
        let corpus = corpus(vec![base(), amending], &[]);
        let versions = timeline(&corpus, "1#item-2/subitem-1").into_versions();
        assert_eq!((versions.len(), versions[1].text.as_deref()), (2, expected), "{old}");
    }
}

fn replaced(old: &str, new: &str) -> Option<Words> {
    let pairs = vec![(old.into(), new.into())];
    Some(Words { mode: WordMode::Replace, pairs, after: None, before: None, whole_text: false, inflected: false })
}

/// Two changes of words in one element by one act are two: neither is lost as telling the same event.
#[test]
fn every_instruction_of_an_act_on_one_element_counts() {
    let target = name("resolution 2020-01-01 1");
    let mut amending = act("resolution 2021-01-01 2", &[("item-1", "1.")])
        .from("on 2021-02-01")
        .amends(&target, Op::Replacement, item("2"), None)
        .amends(&target, Op::Replacement, item("2"), None);
    amending.amendments[0].words = replaced("алма", "өрік");
    amending.amendments[1].words = replaced("алмұрт", "жүзім");
    let both = corpus(vec![base(), amending.clone()], &[]);
    let text = |c: &Corpus| timeline(c, "1#item-2").into_versions().pop().and_then(|v| v.text);
    assert_eq!(text(&both).as_deref(), Some("2. Екі:\n1) өрік;\n2) жүзім."));
    amending.amendments[1].words = replaced("шие", "жүзім");
    let conflict = timeline(&corpus(vec![base(), amending], &[]), "1#item-2").into_versions().pop().unwrap();
    assert_eq!((conflict.text, conflict.text_reason.map(|m| m.id)), (None, Some("replay-words-missing")));
}

#[test]
fn every_sentence_has_its_author() {
    let target = name("resolution 2020-01-01 1");
    let mut amending =
        act("resolution 2021-01-01 2", &[("item-1", "1.")]).from("on 2021-02-01").amends(&target, Op::Replacement, item("2"), None);
    amending.amendments[0].words = replaced("алма", "өрік");
    let corpus = corpus(vec![base(), amending], &[]);
    let reference = corpus.resolve("1#item-2").unwrap();
    let life = Lifecycle::of(&corpus, corpus.work(&reference.work).unwrap(), None);
    let line = life.timeline(&reference.path);
    let sentences = life.blame(&line, line.versions().len() - 1).unwrap();
    let parts: Vec<(String, Vec<String>)> = sentences
        .iter()
        .flat_map(|s| &s.parts)
        .map(|p| (p.text.clone(), p.acts.iter().map(|a| a.number.clone().unwrap_or_default()).collect()))
        .collect();
    let by = |t: &str, n: &str| (t.to_string(), vec![n.to_string()]);
    assert_eq!(parts, [by("2. Екі:", "1"), by("1) ", "1"), by("өрік", "2"), by(";", "1"), by("2) алмұрт.", "1")]);
}

#[test]
fn a_note_and_the_amending_act_tell_one_event() {
    let amending =
        act("resolution 2017-09-29 610", &[("item-1", "1. Енгізілсін:"), ("item-1/quoted-1/item-7", "7. Сол кездегі жеті.")])
            .from("after 10")
            .amends(
                &name("resolution 2012-03-28 361"),
                Op::Substitution,
                vec![Segment::titled(Kind::Document, "Құжаттарды ресімдеу қағидаларында"), Segment::new(Kind::Item, "7")],
                Some("item-1/quoted-1/item-7"),
            );
    let corpus = corpus(vec![act_361(), amending], &[]);
    let versions = timeline(&corpus, "361#document-1/item-7").into_versions();
    let texts: Vec<_> = versions.iter().map(|v| v.text.as_deref().map(|t| t.chars().take(8).collect::<String>())).collect();
    assert_eq!(texts, [None, Some("7. Сол к".into()), None, Some("7. Мынад".into())].map(|t: Option<String>| t));
    assert_eq!(
        versions[1].cause.evidence.iter().chain(&versions[1].cause.more).map(|e| e.file.as_str()).collect::<Vec<_>>(),
        ["acts/610.kaz.txt", "acts/361.kaz.txt"]
    );
}

#[test]
fn a_suspended_provision_comes_back() {
    let target = name("resolution 2020-01-01 1");
    let mut amending =
        act("resolution 2021-01-01 2", &[("item-1", "1.")]).from("on 2021-02-01").amends(&target, Op::Suspension, item("1"), None);
    amending.amendments[0].until = Some(day("2022-01-01"));
    let corpus = corpus(vec![base(), amending], &[]);
    let line = timeline(&corpus, "1#item-1");
    assert_eq!(told(&line), ["adopted 1 2020-02-01 1. Бір.", "resumed 2 2022-01-01 1. Бір."]);
    let answer = line.on(day("2021-06-01"));
    assert_eq!((answer.kind, answer.not_in_force, answer.reason.id), (AnswerKind::NotInForce, None, "answer-suspended"));
}

#[test]
fn what_was_not_yet_published_is_not_known() {
    let corpus = bundled(&[]);
    let known = |day_: &str| told(&timeline_known(&corpus, "361#7-тармақ", Some(day(day_))));
    assert_eq!(
        known("2020-11-12").last().map(String::as_str),
        Some("amended 760 2020-11-22…2020-12-23 ?"),
        "the text at hand is a later one"
    );
    assert_eq!(known("2020-11-11").last().map(String::as_str), Some("substituted 610 2017-10-10…2017-11-09 ?"));
    assert_eq!(known("2012-03-27"), Vec::<String>::new());
}

#[test]
fn an_edition_that_only_says_it_is_repealed() {
    let mut gone = base();
    gone.head.status.value = crate::extract::StatusValue::Repealed;
    let corpus = corpus(vec![gone], &[]);
    let line = timeline(&corpus, "1#item-1");
    assert_eq!(told(&line), ["adopted 1 2020-02-01 1. Бір.", "act_repealed  2020-02-01…?"]);
    assert_eq!(line.on(day("2025-01-01")).kind, AnswerKind::Uncertain);
}

mod laws {
    //! What holds for every history.

    use proptest::prelude::*;

    use super::*;

    fn event() -> impl Strategy<Value = String> {
        let at = prop::sample::select(vec!["item-1", "item-2", "item-2/subitem-1", "item-4", "act"]);
        let what = prop::sample::select(vec!["substituted", "amended", "inserted", "repealed", "act_repealed"]);
        let when = prop::sample::select(vec![
            "after 10",
            "since 10",
            "from",
            "months 6",
            "on 2019-01-01",
            "on 2022-01-01",
            "event",
            "working 5",
        ]);
        (at, what, 0..2000_i64, 1..4_u8, when).prop_map(|(at, what, after, number, when)| {
            let signed = crate::base::date::add_days(day("2020-01-01"), after);
            let what = if at != "act" && what == "act_repealed" { "amended" } else { what };
            format!("{at} {what} resolution {signed} {number} | {when}")
        })
    }

    proptest! {
        #[test]
        fn versions_follow_each_other(notes in prop::collection::vec(event(), 0..6), known in prop::option::of(0..2500_i64)) {
            let act = notes.iter().fold(base(), |act, note| act.note(note));
            // The publication of the first note's act is known: `number/date`.
            let words: Vec<&str> = notes.first().map(|n| n.split(' ').collect()).unwrap_or_default();
            let fact = words.get(3).zip(words.get(4)).map(|(date, number)| format!("{number}/{date}"));
            let facts: Vec<(&str, &str)> = fact.iter().map(|f| (f.as_str(), "2026-01-01")).collect();
            let corpus = corpus(vec![act], &facts);
            let known = known.map(|n| crate::base::date::add_days(day("2020-01-01"), n));
            for provision in ["", "item-1", "item-2", "item-2/subitem-1", "item-2/subitem-2", "item-4"] {
                let life = Lifecycle::of(&corpus, &corpus.works[0], known);
                let line = life.timeline(&provision.parse::<ProvisionPath>().unwrap());
                for pair in line.versions().windows(2) {
                    let until = pair[0].until.as_ref().unwrap();
                    prop_assert!(pair[0].from.earliest <= until.earliest, "{provision}: {:?}", told(&line));
                    prop_assert!(until.earliest <= pair[1].from.earliest, "{provision}: {:?}", told(&line));
                    let ended = pair[0].ended_by.as_ref().unwrap().event;
                    prop_assert!(until == &pair[1].from || matches!(ended, "repealed" | "suspended"), "{provision}: {:?}", told(&line));
                }
                for v in line.versions() {
                    prop_assert_eq!(v.text.is_some(), v.text_status == TextStatus::Known);
                    prop_assert!(v.from.exact.is_none() || (v.from.exact == v.from.earliest && v.from.exact == v.from.latest));
                    prop_assert!(v.from.latest.is_none() || v.from.earliest <= v.from.latest);
                }
                // Outside all bounds the answer is certain.
                let edges = line.versions().iter().flat_map(|v| [Some(&v.from), v.until.as_ref()]).flatten();
                let edges: Vec<_> = edges.flat_map(|b| [b.earliest, b.latest]).collect();
                let settled = edges.iter().all(Option::is_some);
                if settled && !line.versions().is_empty() {
                    let last = line.on(day("2099-01-01"));
                    prop_assert!(last.kind != AnswerKind::Uncertain, "{provision}: {:?}", told(&line));
                    prop_assert_eq!(line.on(day("2000-01-01")).kind, AnswerKind::NotInForce);
                }
            }
        }
    }
}
