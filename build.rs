//! Gives the program a mark of the sources it is built from: what an earlier reader has kept is not taken for what this one reads.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for place in ["grammar", "Cargo.lock"] {
        collect(Path::new(place), &mut files)?;
    }
    for entry in fs::read_dir("src")? {
        let path = entry?.path();
        // The program around the library reads nothing itself.
        if path != Path::new("src/bin") {
            collect(&path, &mut files)?;
        }
    }
    files.sort();
    let mut hash = Fnv::default();
    for file in &files {
        hash.add(file.to_string_lossy().replace('\\', "/").as_bytes());
        hash.add(&fs::read(file)?);
    }
    println!("cargo::rustc-env=NUSQA_SOURCES={:016x}", hash.0);
    Ok(())
}

/// Lists the files of a folder, and has cargo look at it.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.exists() {
        return Ok(());
    }
    println!("cargo::rerun-if-changed={}", path.display());
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else {
        files.push(path.to_path_buf());
    }
    Ok(())
}

/// FNV-1a, 64 bits: no secret, only a mark.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
