//! Makes a large file of case records from the sample cases, for measuring.
//!
//! ```text
//! cargo run --release --example make_cases -- 10000000 2 > cases.jsonl
//! ```
//!
//! The first number is how many, the second how many of a hundred are samples in which something is found (default: as the samples come).
//! Only the ids are new: every record is one of the samples otherwise, so its days and provisions are real ones.

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use nusqa::check::{Format, Input, Options, check};
use nusqa::corpus::Corpus;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let count: u64 = args.next().ok_or("how many records?")?.parse()?;
    let odd: Option<u64> = args.next().map(|a| a.parse()).transpose()?;
    let corpus = Corpus::open(Path::new("corpus")).map_err(|e| e.message.id)?;
    let (mut clean, mut found) = (Vec::new(), Vec::new());
    for line in std::fs::read_to_string("corpus/cases/exit-permit.jsonl")?.lines() {
        let mut findings = 0;
        let input = Input { name: "sample".into(), format: Format::Jsonl, reader: Box::new(line.as_bytes()) };
        check(&corpus, input, &Options::default(), &mut |_| findings += 1);
        let record: Value = serde_json::from_str(line)?;
        let id = record["id"].as_str().ok_or("a sample has no id")?;
        let (before, after) = line.split_once(id).ok_or("a sample does not hold its id")?;
        let parts = (before.to_string(), id.to_string(), after.to_string());
        if findings == 0 { clean.push(parts) } else { found.push(parts) }
    }
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    for i in 0..count {
        let n = i as usize;
        let (before, id, after) = match odd {
            Some(odd) if i * 7919 % 100 < odd => &found[n % found.len()],
            Some(_) => &clean[n % clean.len()],
            None => match n % (clean.len() + found.len()) {
                k if k < clean.len() => &clean[k],
                k => &found[k - clean.len()],
            },
        };
        writeln!(out, "{before}{id}-{i}{after}")?;
    }
    out.flush()?;
    Ok(())
}
