#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use super::*;

/// A corpus folder with these files, and the error that opening it gives: id and arguments.
fn error(files: &[(&str, &[u8])]) -> String {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    match Corpus::open(dir.path()) {
        Ok(corpus) => format!("{:?}", corpus.diagnostics.iter().map(|(f, d)| (f.as_str(), d.code)).collect::<Vec<_>>()),
        Err(e) => {
            let args: Vec<String> =
                e.message.args.iter().filter(|(n, _)| *n != "folder" && *n != "reason").map(|(_, v)| v.clone()).collect();
            format!("{} {}", e.message.id, args.join(" ")).trim().to_string()
        }
    }
}

const EMPTY: (&str, &[u8]) = ("acts/.keep", b"");

#[test]
fn a_broken_folder_is_told_with_file_and_line() {
    assert_eq!(Corpus::open(Path::new("no/such/folder")).unwrap_err().message.id, "corpus-no-folder");
    let zeros = "0".repeat(64);
    let entry = |path: &str, sha: &str, more: &str| format!("\n[[file]]\npath = \"{path}\"\nsha256 = \"{sha}\"\n{more}");
    for (manifest, expected) in [
        ("file = 3".to_string(), "toml-broken manifest.toml 1"),
        ("[[file]]\npath = \"acts/a\"".to_string(), "toml-broken manifest.toml 1"),
        (entry("acts/a", &zeros, "colour = \"red\""), "toml-broken manifest.toml 5"),
        (entry("../a", &zeros, ""), "corpus-path manifest.toml 3 ../a"),
        (entry("/a", &zeros, ""), "corpus-path manifest.toml 3 /a"),
        (entry("acts/a", "12", ""), "corpus-sha256 manifest.toml 4 12"),
        (entry("acts/a", &zeros, "language = \"eng\""), "corpus-language manifest.toml 5 eng"),
        (entry("acts/a", &zeros, "work = \"361\""), "corpus-work-id manifest.toml 5 361"),
        (entry("acts/a", &zeros, "retrieved = \"2025-02-30\""), "toml-date manifest.toml 5 retrieved 2025-02-30"),
        (entry("acts/a", &zeros, "") + &entry("acts/a", &zeros, ""), "corpus-listed-twice manifest.toml 7 acts/a"),
        (entry("acts/a", &zeros, ""), "corpus-file-missing acts/a"),
        (String::new(), "[]"),
    ] {
        assert_eq!(error(&[EMPTY, ("manifest.toml", manifest.as_bytes())]), expected, "{manifest}");
    }
    assert_eq!(error(&[EMPTY]), "corpus-no-manifest");
    assert_eq!(error(&[("manifest.toml", b"")]), "corpus-no-acts");
    assert_eq!(error(&[EMPTY, ("manifest.toml", b"\xff")]), "corpus-unreadable manifest.toml");
}

#[test]
fn facts_are_read_strictly() {
    for (facts, expected) in [
        ("[[publication]]\nact = \"361\"\ndate = \"2012-13-01\"\nsource = \"x\"", "toml-date facts.toml 3 date 2012-13-01"),
        ("[[publication]]\nact = \"361\"\ndate = \"2012-04-01\"", "toml-broken facts.toml 1"),
        ("[[publication]]\nact = \"361\"\ndate = \"2012-04-01\"\nsource = \"x\"\nplace = \"y\"", "toml-broken facts.toml 5"),
        ("[[registration]]\nact = \"361\"", "toml-broken facts.toml 1"),
        (
            "[[publication]]\nwork = \"361\"\nday = \"01.04.2012\"\norgan = \"Егемен Қазақстан\"\nsource = \"x\"",
            "[(\"facts.toml\", \"NQ011\")]",
        ),
    ] {
        assert_eq!(error(&[EMPTY, ("manifest.toml", b""), ("facts.toml", facts.as_bytes())]), expected, "{facts}");
    }
}

#[test]
fn a_changed_file_stops_and_an_unreadable_one_does_not() {
    let listed = |sha: &str| format!("[[file]]\npath = \"acts/a.txt\"\nsha256 = \"{sha}\"\n");
    let zeros = "0".repeat(64);
    let found = super::hex_sha256(b"");
    let expected = format!("corpus-wrong-hash acts/a.txt {zeros} {found}");
    assert_eq!(error(&[("acts/a.txt", b""), ("manifest.toml", listed(&zeros).as_bytes())]), expected);
    assert_eq!(error(&[("acts/a.txt", b""), ("manifest.toml", listed(&found).as_bytes())]), "[(\"acts/a.txt\", \"NQ001\")]");
    let both = "[(\"acts/b/c.txt\", \"NQ005\"), (\"acts/b/c.txt\", \"NQ001\")]";
    assert_eq!(error(&[("acts/b/c.txt", b""), ("manifest.toml", b"")]), both);
}

#[test]
fn packed_acts_and_acts_in_several_files_are_read() {
    use std::io::Write;

    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let act = |n: u32| {
        format!("Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № {n} қаулысы\n\n1. Осы қаулы қолданысқа енгізіледі.\n")
    };
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(act(1).as_bytes()).unwrap();
    write("acts/1.txt.gz", &gz.finish().unwrap());
    write("acts/2/kaz.md", format!("# {}\n- [1](kaz/1.md)\n- [2](kaz/2.md)\n", act(2)).as_bytes());
    write("acts/2/kaz/1.md", "2. Бірінші бөлік.\n".as_bytes());
    write("acts/2/kaz/2.md", "3. Екінші бөлік.\n".as_bytes());
    write("acts/2/meta.yaml", b"number: 3");
    for n in 10..30 {
        write(&format!("acts/{n}.txt"), act(n).as_bytes());
    }
    write("manifest.toml", b"");
    let corpus = Corpus::open(dir.path()).unwrap();
    let read: Vec<&str> = corpus.works.iter().flat_map(|w| &w.manifestations).map(|t| t.file.as_str()).collect();
    assert_eq!(read.len(), 22, "{read:?}");
    assert!(read.contains(&"acts/1.txt.gz") && read.contains(&"acts/2/kaz.md"), "{read:?}");
    let whole = files::source_of(dir.path(), "acts/2/kaz.md").unwrap();
    let at = whole.text.find("Екінші").unwrap();
    assert_eq!(whole.place(at), Some(("acts/2/kaz/2.md", 3)));
    assert!(!whole.text.contains("kaz/1.md"));
}
