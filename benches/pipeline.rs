//! How fast a text goes through the stages, on 20 MB made of the provisions of the two real acts, and how long an answer takes.
//!
//! `cargo bench --bench pipeline`, or one of them: `cargo bench --bench pipeline -- read_act`.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use nusqa::base::parse_date;
use nusqa::corpus::Corpus;
use nusqa::extract::read_act;
use nusqa::query::as_of;
use nusqa::source::decode;
use nusqa::{layout, tree};

const SIZE: usize = 20 << 20;

fn corpus_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// An act of 20 MB: the head of the resolution, then its rules and the order's amendments over and over.
fn long_act() -> Vec<u8> {
    let text = |file: &str| fs::read_to_string(corpus_folder().join("acts").join(file)).unwrap();
    let (order, resolution) = (text("order-11-1-4-730.kk.txt"), text("resolution-361.kk.txt"));
    let first_item = |t: &str| t.find("\n      1. ").unwrap() + 1;
    let mut out = resolution[..first_item(&resolution)].to_string();
    while out.len() < SIZE {
        out.push_str(&resolution[first_item(&resolution)..]);
        out.push_str(&order[first_item(&order)..]);
    }
    out.into_bytes()
}

fn stages(c: &mut Criterion) {
    let bytes = long_act();
    let mut group = c.benchmark_group("pipeline");
    group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(10);
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(4));
    group.bench_function("decode", |b| b.iter(|| decode(black_box(&bytes)).unwrap()));
    group.bench_function("decode_layout", |b| b.iter(|| layout::repair(&decode(black_box(&bytes)).unwrap().text)));
    group.bench_function("document", |b| b.iter(|| tree::build(layout::repair(&decode(black_box(&bytes)).unwrap().text))));
    group.bench_function("read_act", |b| b.iter(|| read_act(&decode(black_box(&bytes)).unwrap())));
    group.finish();
}

fn answers(c: &mut Criterion) {
    let folder = corpus_folder();
    if !folder.join("manifest.toml").exists() {
        return;
    }
    let mut group = c.benchmark_group("answers");
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    group.bench_function("open", |b| b.iter(|| Corpus::open(black_box(&folder)).unwrap()));
    let day = parse_date("2022-06-01").unwrap();
    group.bench_function("open_and_show", |b| {
        b.iter(|| {
            let corpus = Corpus::open(black_box(&folder)).unwrap();
            let provision = corpus.resolve("361#document-1/item-7").unwrap();
            as_of(&corpus, &provision, day, None).unwrap()
        });
    });
    let corpus = Corpus::open(&folder).unwrap();
    let provision = corpus.resolve("361#document-1/item-7").unwrap();
    group.bench_function("show", |b| b.iter(|| as_of(&corpus, black_box(&provision), day, None).unwrap()));
    group.finish();
}

criterion_group!(benches, stages, answers);
criterion_main!(benches);
