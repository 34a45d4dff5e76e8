//! Case records: the sample cases again and again, checked on one thread.

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use nusqa::check::{Engine, Format, Input, Options, Position};
use nusqa::corpus::Corpus;

const RECORDS: usize = 20_000;

fn check(c: &mut Criterion) {
    let Ok(corpus) = Corpus::open(Path::new("corpus")) else { return };
    let samples = std::fs::read_to_string("corpus/cases/exit-permit.jsonl").unwrap_or_default();
    let clean = |line: &&str| {
        let input = Input { name: "sample".into(), format: Format::Jsonl, reader: Box::new(line.as_bytes()) };
        let mut findings = 0;
        nusqa::check::check(&corpus, input, &Options::default(), &mut |_| findings += 1);
        findings == 0
    };
    let mut group = c.benchmark_group("check");
    group.throughput(Throughput::Elements(RECORDS as u64));
    for (name, lines) in [("clean", samples.lines().filter(clean).collect::<Vec<_>>()), ("samples", samples.lines().collect())] {
        let text: String = lines.iter().cycle().take(RECORDS).flat_map(|l| [*l, "\n"]).collect();
        let mut engine = Engine::new(&corpus, Options::default(), 1);
        group.bench_function(name, |b| {
            b.iter(|| {
                let input = Input { name: "cases".into(), format: Format::Jsonl, reader: Box::new(text.as_bytes()) };
                let mut found = 0_u64;
                engine.check("cases", input.feed(None), Position::default(), &|n: &mut u64, _| *n += 1, &mut |piece| {
                    found += piece.out;
                    ControlFlow::Continue(())
                });
                black_box(found)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, check);
criterion_main!(benches);
