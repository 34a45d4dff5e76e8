//! A corpus opened by its snapshot is the corpus read from its files.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use super::{Bytes, Corpus, Kept, hex_sha256};

/// A map for tests: the bytes in memory.
fn map(path: &Path) -> std::io::Result<Bytes> {
    Ok(Box::new(fs::read(path)?))
}

/// A corpus folder with a copy of the bundled acts, all of them older than a tick of the clock.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Folder(tempfile::tempdir().unwrap());
        let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        fs::create_dir_all(folder.root().join("acts")).unwrap();
        for entry in fs::read_dir(bundled.join("acts")).unwrap() {
            let entry = entry.unwrap();
            folder.write(&format!("acts/{}", entry.file_name().to_str().unwrap()), &fs::read(entry.path()).unwrap());
        }
        folder.write("facts.toml", &fs::read(bundled.join("facts.toml")).unwrap());
        folder.list();
        folder
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("corpus")
    }

    fn kept(&self) -> PathBuf {
        self.0.path().join("kept")
    }

    fn write(&self, file: &str, bytes: &[u8]) {
        fs::write(self.root().join(file), bytes).unwrap();
        let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_500_000_000);
        let file = fs::File::options().write(true).open(self.root().join(file)).unwrap();
        file.set_modified(long_ago).unwrap();
    }

    /// Writes the manifest.
    fn list(&self) {
        let mut files: Vec<PathBuf> = fs::read_dir(self.root().join("acts")).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let entry = |path: &PathBuf| {
            let (name, sha256) = (path.file_name().unwrap().to_str().unwrap(), hex_sha256(&fs::read(path).unwrap()));
            format!("[[file]]\npath = \"acts/{name}\"\nsha256 = \"{sha256}\"\n")
        };
        self.write("manifest.toml", files.iter().map(entry).collect::<String>().as_bytes());
    }

    fn open(&self) -> Kept {
        let kept = Corpus::open_kept(&self.root(), &self.kept(), &map, &|_, _| ()).unwrap();
        assert_eq!(kept.remark, None);
        let read = Corpus::open(&self.root()).unwrap();
        assert_eq!(format!("{:#?}", kept.corpus.works), format!("{:#?}", read.works));
        assert_eq!(format!("{:#?}", kept.corpus.named), format!("{:#?}", read.named));
        assert_eq!((&*kept.corpus.facts, &*kept.corpus.successions), (&*read.facts, &*read.successions));
        assert_eq!((&*kept.corpus.diagnostics, kept.corpus.has_errors), (&*read.diagnostics, read.has_errors));
        assert_eq!(kept.corpus.fingerprint(), read.fingerprint());
        assert!(!kept.corpus.damage.happened());
        kept
    }
}

#[test]
fn a_snapshot_is_the_corpus_and_only_changed_files_are_read_again() {
    let folder = Folder::new();
    let all = folder.open().acts_read;
    assert!(all > 1, "{all} acts");
    assert_eq!(folder.open().acts_read, 0);
    // The hash of the whole differs in a new fact, but no act is read for it.
    let facts = fs::read_to_string(folder.root().join("facts.toml")).unwrap();
    folder.write("facts.toml", format!("{facts}\n\n").as_bytes());
    assert_eq!(folder.open().acts_read, 0);
    let name = fs::read_dir(folder.root().join("acts")).unwrap().next().unwrap().unwrap().file_name();
    let file = format!("acts/{}", name.to_str().unwrap());
    let mut bytes = fs::read(folder.root().join(&file)).unwrap();
    bytes.extend_from_slice("\n".as_bytes());
    folder.write(&file, &bytes);
    folder.list();
    assert_eq!(folder.open().acts_read, 1);
    assert_eq!(folder.open().acts_read, 0);
    // A file is gone.
    fs::remove_file(folder.root().join(&file)).unwrap();
    folder.list();
    assert_eq!(folder.open().acts_read, 0);
    assert_eq!(folder.open().corpus.works.iter().flat_map(|w| &w.manifestations).count(), all - 1);
}

#[test]
fn a_change_of_the_same_length_within_one_tick_is_seen() {
    let folder = Folder::new();
    let file = folder.root().join("facts.toml");
    let facts = fs::read_to_string(&file).unwrap();
    folder.open();
    for turn in 0..3 {
        let comment = format!("{facts}# {turn}\n");
        fs::write(&file, comment).unwrap();
        assert_eq!(folder.open().acts_read, 0);
    }
    let inputs = |folder: &Folder| fs::read(folder.kept().join("inputs")).unwrap();
    let before = inputs(&folder);
    fs::write(&file, format!("{facts}# 3\n")).unwrap();
    folder.open();
    assert_ne!(inputs(&folder), before);
}

#[test]
fn a_damaged_snapshot_is_seen_or_replaced_and_never_believed() {
    let folder = Folder::new();
    folder.open();
    let values = folder.kept().join("values");
    let good = fs::read(&values).unwrap();
    let corpus = || Corpus::open_kept(&folder.root(), &folder.kept(), &map, &|_, _| ()).unwrap();
    for part in 1..20 {
        let mut bad = good.clone();
        let at = good.len() * part / 20;
        bad[at] ^= 0x20;
        fs::write(&values, &bad).unwrap();
        let kept = corpus();
        let whole = format!("{:?}{:?}", kept.corpus.works, kept.corpus.named);
        let registers = kept.corpus.resolve("361").is_ok();
        let seen = kept.corpus.damage.happened() || kept.acts_read > 0;
        // What only a later reading needs may be damaged unseen: then everything else is as it should be.
        let read = Corpus::open(&folder.root()).unwrap();
        let right = whole == format!("{:?}{:?}", read.works, read.named) && registers;
        assert!(seen || right, "byte {at}");
        fs::write(&values, &good).unwrap();
    }
    for len in [0, 1, good.len() / 2, good.len() - 1] {
        fs::write(&values, good.get(..len).unwrap()).unwrap();
        assert!(corpus().acts_read > 0, "{len} bytes");
    }
    fs::write(folder.kept().join("inputs"), b"nothing").unwrap();
    assert!(corpus().acts_read > 0);
}

#[test]
fn damage_found_while_the_acts_are_taken_over_does_not_come_into_the_new_snapshot() {
    let folder = Folder::new();
    folder.open();
    let values = folder.kept().join("values");
    let mut bad = fs::read(&values).unwrap();
    // Acts are by far the greatest part.
    let middle = bad.len() / 2;
    bad[middle] ^= 1;
    fs::write(&values, &bad).unwrap();
    folder.write("facts.toml", b"");
    let all = folder.open().acts_read;
    assert!(all > 1, "{all} acts");
    assert_eq!(folder.open().acts_read, 0);
}

#[test]
fn a_folder_that_cannot_be_written_is_a_remark() {
    let folder = Folder::new();
    let kept = Corpus::open_kept(&folder.root(), &folder.root().join("facts.toml").join("kept"), &map, &|_, _| ()).unwrap();
    assert_eq!(kept.remark.map(|m| m.id), Some("corpus-not-kept"));
    assert!(kept.acts_read > 1);
}
