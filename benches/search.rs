//! Indexing and searching provision versions made by varying real ones.
//!
//! `NUSQA_BENCH_VERSIONS=1000000 cargo bench --bench search` measures at the size of a whole legal order; the default stays short. With
//! `NUSQA_BENCH_FTS5=1` SQLite's FTS5 does the same with the same versions in the same run (by `python3`, see `benches/fts5.py`).

#![allow(clippy::print_stderr)]

use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use nusqa::base::{ActKind, Bound, Date, Language, date::add_days};
use nusqa::index::{Index, IndexDoc, Opened, Place, build, open};
use nusqa::query::search::{SearchOptions, search};

const ACTS: [&str; 2] =
    [include_str!("../corpus/acts/resolution-361.kk.txt"), include_str!("../corpus/acts/order-11-1-4-730.kk.txt")];

fn versions(n: usize) -> impl Iterator<Item = IndexDoc> {
    let lines: Vec<&str> = ACTS.iter().flat_map(|a| a.lines()).map(str::trim).filter(|l| l.len() > 60).collect();
    // A small generator of its own: the same versions on every machine and run.
    let mut state = 42_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % below
    };
    let start = Date::from_ymd_opt(1995, 1, 1).unwrap_or_default();
    (0..n).map(move |i| {
        let (act, item) = (i / 40, i % 40);
        let text = (0..3 + next(6)).map(|_| format!("{} {}", lines[next(lines.len())], next(9000))).collect::<Vec<_>>().join("\n");
        let from = add_days(start, next(11_000) as i64);
        let until = (next(3) > 0).then(|| Bound::exact(add_days(from, 1 + next(3000) as i64), "date"));
        IndexDoc {
            work: format!("/akn/kz/act/order/mfa/2018-01-04/{act}"),
            provision: format!("document-1/item-{item}"),
            version_id: format!("sha256:{i}"),
            title: String::new(),
            act_title: lines[act % lines.len()].to_string(),
            aliases: String::new(),
            number: act.to_string(),
            kind: Some(ActKind::ALL[act % ActKind::ALL.len()]),
            issuer: "mfa".into(),
            language: Language::Kazakh,
            text,
            from: Bound::exact(from, "date"),
            until,
        }
    })
}

fn built(n: usize, place: Place<'_>) -> Index {
    match build(place, "bench", versions(n)) {
        Ok((index, _)) => index,
        Err(e) => panic!("{e:?}"),
    }
}

/// Pairs of words of the texts, as they stand there.
fn questions(n: usize) -> Vec<String> {
    let words: Vec<&str> =
        ACTS.iter().flat_map(|a| a.split(|c: char| !c.is_alphabetic())).filter(|w| w.chars().count() > 4).collect();
    (0..n).map(|i| format!("{} {}", words[(i * 7919 + 13) % words.len()], words[(i * 104_729 + 57) % words.len()])).collect()
}

/// Median and 99th percentile of all questions, asked a second time.
fn many(index: &Index, questions: &[String], name: &str, on: Option<Date>) {
    let options = SearchOptions { on, ..SearchOptions::default() };
    let mut times = Vec::new();
    for round in 0..2 {
        times.clear();
        for question in questions {
            let start = Instant::now();
            black_box(search(index, question, &options).map(|r| r.total).unwrap_or_default());
            times.push(start.elapsed());
        }
        if round == 1 {
            times.sort();
            let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
            eprintln!("{name}: p50 {:.2?}, p99 {:.2?} of {} questions", at(0.5), at(0.99), questions.len());
        }
    }
}

/// The same versions and questions for SQLite's FTS5.
fn fts5(n: usize, questions: &[String]) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/fts5.py");
    let Ok(mut child) = Command::new("python3").arg(script).stdin(Stdio::piped()).spawn() else { return };
    let Some(input) = child.stdin.take() else { return };
    let mut input = std::io::BufWriter::new(input);
    let day = |b: &Bound| b.exact.map(|d| d.to_string()).unwrap_or_default();
    for question in questions {
        let _ = writeln!(input, "?\t{question}");
    }
    for doc in versions(n) {
        let until = doc.until.as_ref().map(day).unwrap_or_else(|| "9999-12-31".into());
        let _ = writeln!(input, "{}\t{until}\t{}", day(&doc.from), doc.text.replace(['\n', '\t'], " "));
    }
    drop(input);
    let _ = child.wait();
}

fn benches(c: &mut Criterion) {
    let n = std::env::var("NUSQA_BENCH_VERSIONS").ok().and_then(|v| v.parse().ok()).unwrap_or(10_000);
    let mut group = c.benchmark_group("search");
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));

    let some = n.min(10_000);
    group.throughput(Throughput::Elements(some as u64));
    group.bench_function("index", |b| {
        b.iter_batched(
            || versions(some).collect::<Vec<_>>(),
            |docs| build(Place::Ram, "bench", docs).is_ok(),
            BatchSize::PerIteration,
        );
    });
    group.throughput(Throughput::Elements(1));

    let Ok(root) = tempfile::tempdir() else { return };
    let dir = root.path().join("index");
    let start = Instant::now();
    let index = built(n, Place::Folder(&dir));
    let took = start.elapsed();
    eprintln!("index: {n} versions in {took:.2?}, {:.0} a second", n as f64 / took.as_secs_f64());
    let questions = questions(500);
    many(&index, &questions, "two words", None);
    many(&index, &questions, "two words on a day", Date::from_ymd_opt(2015, 6, 1));
    if std::env::var_os("NUSQA_BENCH_FTS5").is_some() {
        fts5(n, &questions);
    }
    let on = SearchOptions { on: Date::from_ymd_opt(2015, 6, 1), ..SearchOptions::default() };
    let all = SearchOptions::default();
    for (name, query, options) in [
        ("two words", "өтініш азаматтың", &all),
        ("two words on a day", "өтініш азаматтың", &on),
        ("phrase on a day", "\"тұрақты тұрғылықты жерге\"", &on),
    ] {
        group.bench_function(name, |b| b.iter(|| search(&index, black_box(query), options).map(|r| r.total)));
    }
    group.bench_function("open and two words on a day", |b| {
        b.iter(|| match open(&dir, "bench") {
            Opened::Fresh(index) => search(&index, black_box("өтініш азаматтың"), &on).map_or(0, |r| r.total),
            Opened::Stale => 0,
        });
    });
    group.finish();
}

criterion_group!(search_benches, benches);
criterion_main!(search_benches);
