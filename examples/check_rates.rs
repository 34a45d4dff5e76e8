//! How fast a file of case records is checked, beside the bare parse of the same file in the same run.
//!
//! ```text
//! cargo run --release --example check_rates -- cases.jsonl 2 5
//! cargo run --release --example check_rates -- cases.jsonl 2 5 corpus/rules
//! ```
//!
//! File, threads, repetitions, a folder of encoded rules to check by as well; the medians are told. The bare parse reads the five fields that version checks need with serde_json into
//! borrowed texts, on as many threads, from pieces of the same size.

#![allow(clippy::print_stdout)]

use std::borrow::Cow;
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use nusqa::calendar::Calendar;
use nusqa::check::{Engine, Format, Input, Law, Options, Position, WithRules};
use nusqa::corpus::Corpus;
use nusqa::rules::{Book, RuleFile, load};
use serde::Deserialize;

#[derive(Deserialize)]
#[allow(dead_code)]
struct Bare<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    filed_on: Option<&'a str>,
    decided_on: Option<&'a str>,
    #[serde(default, borrow)]
    checks: Vec<BareCheck<'a>>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct BareCheck<'a> {
    #[serde(borrow)]
    provision: Cow<'a, str>,
    checked_on: Option<&'a str>,
    version: Option<&'a str>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let file = args.first().ok_or("which file?")?;
    let threads: usize = args.get(1).map_or(Ok(2), |a| a.parse())?;
    let times: usize = args.get(2).map_or(Ok(3), |a| a.parse())?;
    let corpus = Corpus::open(Path::new("corpus")).map_err(|e| e.message.id)?;
    let book = args.get(3).map(|folder| book(folder, &corpus)).transpose()?;
    let ruled = book.as_ref().map(|book| WithRules { law: &corpus, book });
    let law: &dyn Law = ruled.as_ref().map_or(&corpus, |ruled| ruled);
    let (mut bare, mut checked) = (Vec::new(), Vec::new());
    for _ in 0..times {
        let start = Instant::now();
        let parsed = parse(file, threads)?;
        bare.push(parsed as f64 / start.elapsed().as_secs_f64());
        let start = Instant::now();
        let (records, findings) = check(law, file, threads)?;
        checked.push(records as f64 / start.elapsed().as_secs_f64());
        if parsed != records {
            return Err(format!("{parsed} records parsed, {records} checked").into());
        }
        println!("{records} records, {findings} findings; peak memory {} MiB", peak());
    }
    let (bare, checked) = (median(&mut bare), median(&mut checked));
    println!("bare parse  {bare:>12.0} records/s");
    println!("checked     {checked:>12.0} records/s, {:.2} of the bare parse", checked / bare);
    Ok(())
}

fn book(folder: &str, corpus: &Corpus) -> Result<Book, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        files.push(RuleFile { name: path.display().to_string(), text: std::fs::read_to_string(&path)? });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let calendar = Calendar::built_in().map_err(|e| e.id)?;
    Ok(Book::new(&load(&files).rules, calendar, &|reference| nusqa::query::history(corpus, &corpus.resolve(reference)?, None)))
}

fn check(law: &dyn Law, file: &str, threads: usize) -> Result<(u64, u64), Box<dyn Error>> {
    let mut engine = Engine::new(law, Options::default(), threads);
    let reader = Box::new(BufReader::new(File::open(file)?));
    let feed = Input { name: file.to_string(), format: Format::Jsonl, reader }.feed(None);
    let (mut records, mut findings) = (0, 0);
    engine.check(file, feed, Position::default(), &|n: &mut u64, _| *n += 1, &mut |piece| {
        records += piece.summary.records;
        findings += piece.out;
        ControlFlow::Continue(())
    });
    Ok((records, findings))
}

fn parse(file: &str, threads: usize) -> Result<u64, Box<dyn Error>> {
    let source = Mutex::new((File::open(file)?, Vec::new()));
    let next = || -> Option<Vec<u8>> {
        let mut source = source.lock().ok()?;
        let mut bytes = std::mem::take(&mut source.1);
        source.0.by_ref().take(1 << 20).read_to_end(&mut bytes).ok()?;
        let end = memchr::memrchr(b'\n', &bytes).map_or(bytes.len(), |i| i + 1);
        source.1 = bytes.split_off(end);
        (!bytes.is_empty()).then_some(bytes)
    };
    let work = || {
        let mut records = 0_u64;
        while let Some(bytes) = next() {
            for line in bytes.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
                records += u64::from(serde_json::from_slice::<Bare<'_>>(line).is_ok());
            }
        }
        records
    };
    Ok(std::thread::scope(|scope| {
        let all: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        all.into_iter().map(|t| t.join().unwrap_or(0)).sum()
    }))
}

fn median(all: &mut [f64]) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(0.0)
}

/// Peak of resident memory, where the system tells.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
