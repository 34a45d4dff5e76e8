//! Opening a corpus that was read before, beside what any tool must do to know that no file has changed: ask the file system
//! about each.
//!
//! `NUSQA_BENCH_ACTS=10000 cargo bench --bench corpus` measures at the size of a whole legal order; the default stays short. Half of the
//! acts have 20 items, the other half change one of these in 20 places each.

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use nusqa::corpus::{Corpus, Kept};
use nusqa::query;
use sha2::{Digest, Sha256};

fn open(folder: &Path) -> Kept {
    let kept = Corpus::open_kept(&folder.join("corpus"), &folder.join("kept"), &nusqa::index::map, &|_, _| ());
    kept.expect("a corpus that can be read")
}

fn corpus(c: &mut Criterion) {
    let acts: usize = std::env::var("NUSQA_BENCH_ACTS").ok().and_then(|n| n.parse().ok()).unwrap_or(500);
    let folder = tempfile::tempdir().expect("a folder");
    write_acts(&folder.path().join("corpus"), acts);
    assert_eq!(open(folder.path()).acts_read, acts);
    // Files younger than two seconds are hashed; the others are only looked at.
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert_eq!(open(folder.path()).acts_read, 0);
    let mut group = c.benchmark_group(format!("corpus of {acts} acts"));
    group.sample_size(20);
    group.bench_function("ceiling: file sizes and times", |b| b.iter(|| sizes(black_box(&folder.path().join("corpus/acts")))));
    group.bench_function("open", |b| b.iter(|| open(black_box(folder.path()))));
    group.bench_function("open, history of a provision with one change", |b| {
        b.iter(|| {
            let corpus = open(black_box(folder.path())).corpus;
            let reference = corpus.resolve("1#item-7").expect("the first act");
            let versions = query::history(&corpus, &reference, None).expect("its history");
            assert_eq!(versions.len(), 2);
        });
    });
    group.finish();
}

fn sizes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("the acts").flatten();
    entries.filter_map(|e| e.metadata().ok()).map(|m| m.len()).sum()
}

fn write_acts(root: &Path, count: usize) {
    fs::create_dir_all(root.join("acts")).expect("a folder");
    let mut manifest = String::new();
    for n in 0..count {
        let half = count / 2;
        let (number, base) = (n + 1, n.saturating_sub(half) + 1);
        let mut text = String::new();
        if n < half {
            let _ = write!(
                text,
                "Қағидаларды бекіту туралы\n\nҚазақстан Республикасы Үкіметінің 2001 жылғы 2 ақпандағы № {number} қаулысы\n\n"
            );
            for item in 1..=20 {
                let _ = write!(text, "{item}. Өтініш беруші құжаттарды бес жұмыс күні ішінде {item}-терезеге ұсынады.\n\n");
            }
        } else {
            let _ = write!(
                text,
                "Өзгерістер енгізу туралы\n\nҚазақстан Республикасы Үкіметінің 2002 жылғы 3 наурыздағы № {number} қаулысы\n\n\
                 1. \"Қағидаларды бекіту туралы\" Қазақстан Республикасы Үкіметінің 2001 жылғы 2 ақпандағы № {base} қаулысына мынадай өзгерістер енгізілсін:\n\n"
            );
            for item in 1..=20 {
                let _ = write!(text, "{item}-тармақтағы \"бес\" деген сөз \"он\" деген сөзбен ауыстырылсын;\n\n");
            }
        }
        let file = format!("acts/{number}.txt");
        let _ = write!(manifest, "[[file]]\npath = \"{file}\"\nsha256 = \"");
        for byte in Sha256::digest(text.as_bytes()) {
            let _ = write!(manifest, "{byte:02x}");
        }
        manifest.push_str("\"\nlanguage = \"kaz\"\n\n");
        fs::write(root.join(file), text).expect("an act");
    }
    fs::write(root.join("manifest.toml"), manifest).expect("the manifest");
}

criterion_group!(benches, corpus);
criterion_main!(benches);
