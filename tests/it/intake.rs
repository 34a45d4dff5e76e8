//! What `parse` takes: folders, archives, acts in several files, many acts at once.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::support::{command, story, told};
use crate::variants::page::{gzip, zip};

const ACT: &str = "Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысы\n\n\
    1. Осы қаулы алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі.\n";

const INDEX: &str = "# ХАЛЫҚ ДЕНСАУЛЫҒЫ ТУРАЛЫ\n\n> *Ескерту. Кодекс 276-бапқа сәйкес қолданысқа енгізіледі.*\n\n\
    ## Части документа\n\nДокумент разбит на части: целиком он слишком велик.\n\n\
    | Часть | Название |\n|---|---|\n\
    | [`sec001`](kaz/sec001.md) | 1-БӨЛІМ. ЖАЛПЫ ЕРЕЖЕЛЕР |\n\
    | [`sec001-ch002`](kaz/sec001-ch002.md) | 2-тарау. РЕТТЕУ |\n";
const FIRST: &str = "↑ [Редакцияның толық мәтіні](../kaz.md)\n\n## 1-БӨЛІМ. ЖАЛПЫ ЕРЕЖЕЛЕР\n\n\
    ### 1-тарау. НЕГІЗГІ ЕРЕЖЕЛЕР\n\n#### 1-бап. Негізгі ұғымдар\n\n1. Осы Кодексте мынадай ұғымдар пайдаланылады.\n";
const SECOND: &str = "↑ [Редакцияның толық мәтіні](../kaz.md)\n\n### 2-тарау. РЕТТЕУ\n\n#### 2-бап. Реттеу\n\n\
    1. Реттеу осы Кодекске сәйкес жүзеге асырылады.\n";

/// A code in several files, as in the public corpora.
fn code(dir: &Path) {
    fs::create_dir_all(dir.join("code/kaz")).unwrap();
    fs::write(dir.join("code/kaz.md"), INDEX).unwrap();
    fs::write(dir.join("code/kaz/sec001.md"), FIRST).unwrap();
    fs::write(dir.join("code/kaz/sec001-ch002.md"), SECOND).unwrap();
    fs::write(dir.join("code/meta.yaml"), "approved_on: 2020-07-06\n").unwrap();
}

/// A run with the bytes of standard input.
fn fed(dir: &Path, args: &[&str], bytes: &[u8]) -> String {
    let mut child = command(dir, args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    told(&child.wait_with_output().unwrap())
}

fn json(dir: &Path, args: &[&str]) -> serde_json::Value {
    let output = command(dir, args).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", told(&output)))
}

#[test]
fn an_act_in_several_files_is_one_act_by_its_index_and_by_its_folder() {
    let dir = tempfile::tempdir().unwrap();
    code(dir.path());
    let by_index = json(dir.path(), &["parse", "code/kaz.md", "--format", "json"]);
    assert_eq!(by_index, json(dir.path(), &["parse", "code/kaz", "--format", "json"]));
    let shown = by_index.to_string();
    for (said, is) in
        [("Негізгі ұғымдар", true), ("Реттеу осы Кодекске", true), ("Части документа", false), ("толық мәтіні", false)]
    {
        assert_eq!(shown.contains(said), is, "{said}");
    }
    let files: Vec<&str> = by_index["pieces"].as_array().unwrap().iter().map(|p| p["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["code/kaz.md", "code/kaz/sec001.md", "code/kaz/sec001-ch002.md"]);
    // A span leads to its file: the article of the second part stands where the piece says.
    let second = &by_index["pieces"][2];
    let from = second["from"].as_u64().unwrap() as usize;
    assert!(SECOND[from..].trim_start().starts_with("### 2-тарау"));
    // One part alone can be read, too.
    assert!(json(dir.path(), &["parse", "code/kaz/sec001.md", "--format", "json"])["pieces"].is_null());
}

#[test]
fn a_folder_is_read_in_order_and_what_is_no_act_is_told_once() {
    let dir = tempfile::tempdir().unwrap();
    code(dir.path());
    fs::create_dir_all(dir.path().join("acts/b/.git")).unwrap();
    fs::write(dir.path().join("acts/b/2.txt"), ACT).unwrap();
    fs::write(dir.path().join("acts/b/.git/3.txt"), ACT).unwrap();
    fs::write(dir.path().join("acts/1.txt"), ACT.replace("361", "1")).unwrap();
    fs::write(dir.path().join("acts/README.md"), "About").unwrap();
    fs::write(dir.path().join("acts/a.yaml"), "a: 1").unwrap();
    fs::write(dir.path().join("acts/b/b.yaml"), "a: 1").unwrap();
    let all = json(dir.path(), &["parse", ".", "--format", "json"]);
    let files: Vec<&str> = all.as_array().unwrap().iter().map(|a| a["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["./acts/1.txt", "./acts/b/2.txt", "./code/kaz.md"]);
    assert_snapshot!(story(dir.path(), &[&["parse", "acts"], &["parse", "acts/b", "acts/1.txt", "-q"]]));
}

#[test]
fn archives_hold_acts_and_standard_input_may_be_one() {
    let dir = tempfile::tempdir().unwrap();
    let inner = zip(&[("deep/3.txt", ACT.as_bytes())]);
    let laws = zip(&[
        ("2.txt", ACT.as_bytes()),
        ("1.txt", ACT.as_bytes()),
        (".hidden/4.txt", ACT.as_bytes()),
        ("kaz.md", INDEX.as_bytes()),
        ("kaz/sec001.md", FIRST.as_bytes()),
        ("kaz/sec001-ch002.md", SECOND.as_bytes()),
        ("meta.yaml", b"a: 1"),
        ("z.zip", &inner),
    ]);
    // What a file is is seen in its bytes.
    fs::write(dir.path().join("laws.txt"), &laws).unwrap();
    fs::write(dir.path().join("laws.zip.gz"), gzip(&laws)).unwrap();
    fs::write(dir.path().join("act.gz"), gzip(ACT.as_bytes())).unwrap();
    let files = |args: &[&str]| -> Vec<String> {
        let all = json(dir.path(), args);
        all.as_array().unwrap().iter().map(|a| a["file"].as_str().unwrap().to_string()).collect()
    };
    let of = |archive: &str| ["1.txt", "2.txt", "kaz.md", "z.zip!deep/3.txt"].map(|f| format!("{archive}!{f}"));
    assert_eq!(files(&["parse", "laws.txt", "--format", "json"]), of("laws.txt"));
    assert_eq!(files(&["parse", "laws.zip.gz", "--format", "json", "--jobs", "1"]), of("laws.zip.gz"));
    assert_eq!(json(dir.path(), &["parse", "act.gz", "--format", "json"])["act"]["number"], "361");
    let lines = fed(dir.path(), &["parse", "-", "--format", "jsonl"], &laws);
    let shown: Vec<&str> = lines.lines().filter(|l| l.starts_with('{')).collect();
    assert_eq!(shown.len(), 4);
    assert!(shown.iter().all(|l| serde_json::from_str::<serde_json::Value>(l).is_ok()));
    assert_snapshot!(lines.lines().filter(|l| !l.starts_with('{')).collect::<Vec<_>>().join("\n"));
}

#[test]
fn packed_files_that_are_not_what_they_should_be_are_refused_with_a_reason() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).unwrap();
    let mut deep = zip(&[("a.txt", ACT.as_bytes())]);
    for _ in 0..4 {
        deep = zip(&[("a.zip", &deep)]);
    }
    write("deep.zip", &deep);
    write("cut.zip", &zip(&[("a.txt", ACT.as_bytes())])[..60]);
    write("cut.gz", &gzip(ACT.as_bytes())[..60]);
    write("empty.zip", &zip(&[("a.yaml", b"a: 1")]));
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    bomb.write_all(&vec![b' '; 40 << 20]).unwrap();
    write("bomb.gz", &bomb.finish().unwrap());
    let files = ["deep.zip", "cut.zip", "cut.gz", "empty.zip", "bomb.gz"];
    let lang = |lang| [&["parse", "--format", "jsonl", "--lang", lang], &files[..]].concat();
    assert_snapshot!(story(dir.path(), &[&lang("en"), &lang("kk"), &lang("ru")]));
}

#[test]
fn many_acts_are_the_same_whatever_the_number_of_threads() {
    let dir = tempfile::tempdir().unwrap();
    for i in 0..120 {
        let act = ACT.replace("361", &i.to_string()) + &"2. Осы қаулы қолданысқа енгізіледі.\n".repeat(i % 17);
        fs::write(dir.path().join(format!("{i:03}.txt")), act).unwrap();
    }
    for format in ["text", "json", "jsonl"] {
        let run = |jobs| told(&command(dir.path(), &["parse", ".", "--format", format, "--jobs", jobs]).output().unwrap());
        let one = run("1");
        assert_eq!(one, run("5"), "{format}");
        assert!(one.contains("120 acts read"), "{}", &one[one.len() - 300..]);
    }
}
