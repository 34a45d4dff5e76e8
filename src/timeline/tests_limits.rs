//! Ends, lapses, suspensions, cancellations and unknown orders.
#![allow(clippy::unwrap_used)]

use super::answer::days;
use super::*;
use crate::base::{Date, Kind, Segment, parse_date};
use crate::corpus::Corpus;
use crate::corpus::testing::{act, corpus, name, path};
use crate::extract::{Act, Expiry, Op, Relations};

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn timeline(corpus: &Corpus, reference: &str) -> Timeline {
    let r = corpus.resolve(reference).unwrap();
    Lifecycle::of(corpus, corpus.work(&r.work).unwrap(), None).timeline(&r.path)
}

/// `event from: text`, a line each, and how the last one ends.
fn told(timeline: &Timeline) -> Vec<String> {
    let line = |v: &Version| format!("{} {}: {}", v.cause.event, days(&v.from), v.text.as_deref().unwrap_or("?"));
    let mut out: Vec<String> = timeline.versions().iter().map(line).collect();
    if let Some((until, cause)) = timeline.versions().last().and_then(|v| v.until.as_ref().zip(v.ended_by.as_ref())) {
        out.push(format!("{} {}", cause.event, days(until)));
    }
    out
}

fn base() -> Act {
    act("resolution 2020-01-01 1", &[("item-1", "1. Бір."), ("item-2", "2. Екі.")]).from("on 2020-02-01")
}

fn item(n: &str) -> Vec<Segment> {
    vec![Segment::new(Kind::Item, n)]
}

/// A resolution that gives item 1 of № 1 these words.
fn restates(head: &str, words: &str, when: &str) -> Act {
    let quoted = format!("1. {words}");
    act(head, &[("item-1", "1. Жазылсын:"), ("item-1/quoted-1/item-1", &quoted), ("item-2", "2.")]).from(when).amends(
        &name("resolution 2020-01-01 1"),
        Op::Substitution,
        item("1"),
        Some("item-1/quoted-1/item-1"),
    )
}

fn expires(mut act: Act, at: Option<&str>, until: &str) -> Act {
    act.expiry.push(Expiry { applies_to: at.map(path), until: day(until), phrase: String::new(), span: Default::default() });
    act
}

#[test]
fn what_ends_by_its_own_words_ends() {
    let corpus = corpus(vec![expires(expires(base(), Some("item-2"), "2022-01-01"), None, "2025-01-01")], &[]);
    assert_eq!(told(&timeline(&corpus, "1#item-2")), ["adopted 2020-02-01: 2. Екі.", "expired 2022-01-01"]);
    assert_eq!(told(&timeline(&corpus, "1#item-1")), ["adopted 2020-02-01: 1. Бір.", "expired 2025-01-01"]);
    for (on, kind, reason) in [
        ("2021-12-31", AnswerKind::InForce, "answer-in-force-adopted"),
        ("2022-01-01", AnswerKind::NotInForce, "answer-expired"),
        ("2022-01-02", AnswerKind::NotInForce, "answer-expired"),
    ] {
        let answer = timeline(&corpus, "1#item-2").on(day(on));
        assert_eq!((answer.kind, answer.reason.id), (kind, reason), "{on}");
    }
}

#[test]
fn a_change_for_a_time_lapses_and_brings_nothing_back() {
    let amending = expires(restates("resolution 2021-01-01 2", "Жаңа.", "on 2021-02-01"), None, "2023-01-01");
    let corpus = corpus(vec![base(), amending], &[]);
    let line = timeline(&corpus, "1#item-1");
    assert_eq!(told(&line), ["adopted 2020-02-01: 1. Бір.", "substituted 2021-02-01: 1. Жаңа.", "lapsed 2023-01-01: ?"]);
    assert_eq!(line.on(day("2022-12-31")).versions[0].text.as_deref(), Some("1. Жаңа."));
    assert_eq!(line.on(day("2023-01-01")).reason.id, "answer-in-force-lapsed");
}

#[test]
fn a_suspension_begins_and_ends_on_its_days_and_may_put_another_text() {
    let target = name("resolution 2020-01-01 1");
    let suspends = |quoted: Option<&str>| {
        let mut a = act("resolution 2021-01-01 2", &[("item-1", "1."), ("item-1/quoted-1/item-1", "1. Уақытша.")])
            .from("on 2021-02-01")
            .amends(&target, Op::Suspension, item("1"), quoted);
        a.amendments[0].since = Some(day("2021-06-01"));
        a.amendments[0].until = Some(day("2022-01-01"));
        corpus(vec![base(), a], &[])
    };
    let bare = suspends(None);
    let line = timeline(&bare, "1#item-1");
    for (on, kind) in [
        ("2021-05-31", AnswerKind::InForce),
        ("2021-06-01", AnswerKind::NotInForce),
        ("2021-12-31", AnswerKind::NotInForce),
        ("2022-01-01", AnswerKind::InForce),
    ] {
        assert_eq!(line.on(day(on)).kind, kind, "{on}");
    }
    let with_text = suspends(Some("item-1/quoted-1/item-1"));
    assert_eq!(
        told(&timeline(&with_text, "1#item-1")),
        ["adopted 2020-02-01: 1. Бір.", "suspended 2021-06-01: 1. Уақытша.", "resumed 2022-01-01: 1. Бір."]
    );
    assert_eq!(
        told(&timeline(&with_text, "1")),
        [
            "adopted 2020-02-01: 1. Бір.\n2. Екі.",
            "amended 2021-06-01: 1. Уақытша.\n2. Екі.",
            "amended 2022-01-01: 1. Бір.\n2. Екі."
        ]
    );
}

#[test]
fn changes_whose_order_is_not_known_leave_both_outcomes() {
    let first = || restates("resolution 2021-01-01 2", "Алма.", "after 10");
    let second = || restates("resolution 2021-01-05 3", "Өрік.", "after 10");
    let acts = vec![base(), first(), second()];
    let unknown = corpus(acts.clone(), &[]);
    let line = timeline(&unknown, "1#item-1");
    let text = |v: &Version| v.text.clone().unwrap_or_default();
    // Both have begun for certain, and nobody knows which came last.
    let answer = line.on(day("2022-01-01"));
    assert_eq!((answer.kind, answer.reason.id), (AnswerKind::Uncertain, "answer-order-unknown"));
    assert_eq!(answer.versions.iter().map(text).collect::<Vec<_>>(), ["1. Өрік.", "1. Алма."]);
    assert_eq!(answer.versions.iter().map(|v| v.by_other_order).collect::<Vec<_>>(), [false, true]);
    // A fact settles it, in either way.
    for (facts, last) in [
        ([("2/2021-01-01", "2021-01-06"), ("3/2021-01-05", "2021-01-08")], "1. Өрік."),
        ([("2/2021-01-01", "2021-01-20"), ("3/2021-01-05", "2021-01-08")], "1. Алма."),
    ] {
        let known = corpus(acts.clone(), &facts);
        let answer = timeline(&known, "1#item-1").on(day("2022-01-01"));
        assert_eq!(
            (answer.kind, answer.versions.iter().map(text).collect::<Vec<_>>()),
            (AnswerKind::InForce, vec![last.to_string()])
        );
    }
    // The same words in either order: no doubt.
    let same = corpus(vec![base(), first(), restates("resolution 2021-01-05 3", "Алма.", "after 10")], &[]);
    assert_eq!(timeline(&same, "1#item-1").on(day("2022-01-01")).kind, AnswerKind::InForce);
    // Years apart: the bounds do not meet.
    let apart = corpus(vec![base(), first(), restates("resolution 2022-01-05 3", "Өрік.", "after 10")], &[]);
    assert_eq!(timeline(&apart, "1#item-1").on(day("2023-01-01")).kind, AnswerKind::InForce);
}

#[test]
fn a_change_cancelled_before_it_applied_never_happens_and_a_repeal_of_the_changing_act_revives_nothing() {
    let amending = || restates("resolution 2021-01-01 2", "Жаңа.", "on 2022-01-01");
    let repeals = |date: &str, when: &str| {
        act(&format!("resolution {date} 3"), &[("item-1", "1.")]).from(when).amends(
            &name("resolution 2021-01-01 2"),
            Op::RepealAct,
            Vec::new(),
            None,
        )
    };
    let before = corpus(vec![base(), amending(), repeals("2021-06-01", "on 2021-07-01")], &[]);
    assert_eq!(told(&timeline(&before, "1#item-1")), ["adopted 2020-02-01: 1. Бір."]);
    let after = corpus(vec![base(), amending(), repeals("2023-06-01", "on 2023-07-01")], &[]);
    assert_eq!(told(&timeline(&after, "1#item-1")), ["adopted 2020-02-01: 1. Бір.", "substituted 2022-01-01: 1. Жаңа."]);
    // The cancelled act itself: it never applied.
    assert_eq!(timeline(&before, "2").on(day("2022-06-01")).reason.id, "answer-cancelled");
    assert_eq!(timeline(&after, "2").on(day("2024-01-01")).reason.id, "answer-act-repealed");
    // Published in between or not: open.
    let open =
        corpus(vec![base(), restates("resolution 2021-01-01 2", "Жаңа.", "after 10"), repeals("2021-01-05", "on 2021-01-20")], &[]);
    assert_eq!(timeline(&open, "1#item-1").on(day("2022-01-01")).kind, AnswerKind::Uncertain);
}

#[test]
fn an_act_may_wait_for_another() {
    let waits = act("order 2023-05-01 7", &[("item-1", "1.")]).from("event law 2023-07-05 17-VIII");
    let law = act("law 2023-07-05 17-VIII", &[("article-1", "1-бап.")]).from("after 60");
    let known = corpus(vec![waits.clone(), law.clone()], &[("17-VIII", "2023-07-06")]);
    assert_eq!(days(&timeline(&known, "7").versions()[0].from), "2023-09-05");
    let open = corpus(vec![waits.clone(), law], &[]);
    assert_eq!(days(&timeline(&open, "7").versions()[0].from), "2023-09-04…2023-10-04");
    let absent = corpus(vec![waits], &[]);
    assert_eq!(days(&timeline(&absent, "7").versions()[0].from), "2023-05-01…?");
    // Two acts that wait for each other.
    let a = act("order 2023-05-01 7", &[("item-1", "1.")]).from("event order 2023-05-01 8");
    let b = act("order 2023-05-01 8", &[("item-1", "1.")]).from("event order 2023-05-01 7");
    let circle = corpus(vec![a, b], &[]);
    assert_eq!(days(&timeline(&circle, "7").versions()[0].from), "2023-05-01…?");
}

#[test]
fn force_and_application_are_two_things() {
    let mut law = act("law 2023-07-05 17-VIII", &[("article-1", "1-бап.")]).from("on 2024-01-01");
    law.relations.push(Relations { applies_to: None, since: day("2023-01-01"), phrase: String::new(), span: Default::default() });
    let corpus = corpus(vec![law], &[]);
    let reference = corpus.resolve("17-VIII").unwrap();
    assert_eq!(days(&force(&corpus, corpus.work(&reference.work).unwrap())), "2023-07-05");
    assert_eq!(timeline(&corpus, "17-VIII").versions()[0].relations, Some(day("2023-01-01")));
}

/// Acts that ten times as many instructions change; the runner shows the time. `NUSQA_ACTS=10000` asks for the whole that is to be
/// built in 20 seconds.
#[test]
fn a_large_corpus_takes_time_by_its_size() {
    let acts: usize = std::env::var("NUSQA_ACTS").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let mut all: Vec<Act> = Vec::new();
    for n in 0..acts {
        let signed = crate::base::date::add_days(day("2000-01-01"), (n / 4) as i64);
        let head = format!("resolution {signed} {n}");
        let mut one = act(&head, &[("item-1", "1. Бір."), ("item-2", "2. Екі."), ("item-3", "3. Үш."), ("item-4", "4. Төрт.")])
            .from("after 10");
        for k in 1..=10_usize {
            let target = n * 7 / 10 + k;
            if target < n {
                let day = crate::base::date::add_days(day("2000-01-01"), (target / 4) as i64);
                one = one.amends(&name(&format!("resolution {day} {target}")), Op::Repeal, item(&(k % 4 + 1).to_string()), None);
            }
        }
        all.push(one);
    }
    let corpus = corpus(all, &[]);
    let mut versions = 0;
    for work in &corpus.works {
        let life = Lifecycle::of(&corpus, work, None);
        versions += std::iter::once(&crate::base::ProvisionPath::default())
            .chain(&work.outline)
            .map(|p| life.timeline(p).versions().len())
            .sum::<usize>();
    }
    assert!(versions > acts);
}
