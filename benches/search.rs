//! Indexing and searching provision versions made by varying real ones.
//!
//! `NUSQA_BENCH_VERSIONS=1000000 cargo bench --bench search` measures at the size of a whole legal order; the default stays short.

use std::hint::black_box;
use std::time::Duration;

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
    let index = built(n, Place::Folder(&dir));
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
