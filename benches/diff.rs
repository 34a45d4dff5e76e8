//! Comparing two texts of an act: 24 KB and 5 MB, the latter beside `git diff --word-diff` of the same files in the same run.
//!
//! `cargo bench --bench diff` prints, after criterion's own lines, the medians of both for 5 MB.

#![allow(clippy::print_stderr)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use nusqa::extract::{Act, read_tree};
use nusqa::query::diff_documents;
use nusqa::source::Source;

const ACT: &str = include_str!("../corpus/acts/resolution-361.kk.txt");

/// An act of about `bytes` bytes; with `changed`, every twentieth item has another number in it.
fn text(bytes: usize, changed: bool) -> String {
    let lines: Vec<&str> = ACT
        .lines()
        .map(str::trim)
        .filter(|l| l.len() > 80 && !l.starts_with(|c: char| c.is_ascii_digit()) && !l.contains("Ескерту"))
        .collect();
    let mut out = String::from("Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысы\n");
    let mut n = 0;
    while out.len() < bytes {
        let line = lines.get(n % lines.len()).copied().unwrap_or("");
        let term = if changed && n % 20 == 7 { 5 } else { 10 };
        let _ = writeln!(out, "{}. {line} № {n} өтініш {term} жұмыс күні ішінде қаралады.", n + 1);
        n += 1;
    }
    out
}

fn act(text: &str) -> Act {
    read_tree(&Source { text: text.into(), ..Source::default() })
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times.get(4).copied().unwrap_or_default()
}

fn benches(c: &mut Criterion) {
    let (old, new) = (act(&text(24_000, false)), act(&text(24_000, true)));
    c.bench_function("diff 24 KB", |b| b.iter(|| diff_documents(black_box(&old), black_box(&new)).len()));
    let texts = (text(5_000_000, false), text(5_000_000, true));
    let (old, new) = (act(&texts.0), act(&texts.1));
    let ours = median(|| {
        black_box(diff_documents(&old, &new).len());
    });
    let Ok(dir) = tempfile::tempdir() else { return };
    let files = [dir.path().join("old.txt"), dir.path().join("new.txt")];
    if std::fs::write(&files[0], &texts.0).and_then(|()| std::fs::write(&files[1], &texts.1)).is_err() {
        return;
    }
    let git = median(|| {
        let args = ["diff", "--no-index", "--word-diff"];
        let _ = Command::new("git").args(args).args(&files).stdout(Stdio::null()).stderr(Stdio::null()).status();
    });
    let program = std::env::var_os("CARGO_BIN_EXE_nusqa").unwrap_or_else(|| env!("CARGO_BIN_EXE_nusqa").into());
    let whole = median(|| {
        let _ = Command::new(&program).arg("diff").args(&files).stdout(Stdio::null()).stderr(Stdio::null()).status();
    });
    eprintln!("diff 5 MB: nusqa (texts read) {ours:?}, nusqa (whole process) {whole:?}, git diff --word-diff {git:?}");
}

criterion_group!(all, benches);
criterion_main!(all);
