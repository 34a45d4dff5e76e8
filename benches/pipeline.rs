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

/// The same with markup: a piece over and over until 20 MB, between what a file begins and ends with.
fn repeated(begin: &str, piece: &str, end: &str) -> Vec<u8> {
    let mut out = begin.to_string();
    while out.len() < SIZE {
        out.push_str(piece);
    }
    (out + end).into_bytes()
}

fn dev_set(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/devset").join(file)).unwrap()
}

/// A page of the portal with the paragraphs of the two acts.
fn long_page() -> Vec<u8> {
    let act = String::from_utf8(long_act()).unwrap();
    let lines = act.lines().filter(|l| !l.trim().is_empty()).take(4000).enumerate();
    let piece: String = lines.map(|(i, l)| format!("<p id=\"z{i}\">{}</p>\n", l.replace('"', "&quot;"))).collect();
    let begin = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>А</title></head><body><div class=\"text text_upd\"><article>\n";
    repeated(begin, &piece, "</article></div></body></html>\n")
}

/// Rows of a table of the portal.
fn long_table() -> Vec<u8> {
    let edition = dev_set("versions/mvd-339-2013/v2.md");
    let (from, to) = (edition.find("<table").unwrap(), edition.rfind("</table>").unwrap());
    repeated(&edition[..from], &edition[from..to + 8], "\n")
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

/// Bytes to the tree, by what the bytes are made of.
fn formats(c: &mut Criterion) {
    let law = dev_set("versions/law-230-1998-capital/v3.md");
    let notes: String = law.lines().filter(|l| l.contains("ЕСКЕРТУ") || l.contains("Ескерту")).collect::<Vec<_>>().join("\n\n");
    let texts = [
        ("html", long_page()),
        ("markdown", repeated("", &law, "")),
        ("notes", repeated(&law, &format!("\n\n1. А.\n\n{notes}\n\n"), "")),
        ("tables", long_table()),
    ];
    let mut group = c.benchmark_group("formats");
    for (name, bytes) in texts {
        group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(10);
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(4));
        group.bench_function(name, |b| b.iter(|| tree::build(layout::read(&decode(black_box(&bytes)).unwrap()))));
    }
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

criterion_group!(benches, stages, formats, answers);
criterion_main!(benches);
