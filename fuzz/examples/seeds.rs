//! `cargo run --bin seeds` in this folder: writes `kk.dict` from the terminals of the grammars, and the seeds of every target into
//! `corpus/` from the acts of the corpus, the cases and the dev set.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Marks that no grammar names and that matter to the readers of formats.
const MARKS: &[&str] = &[
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "</td></tr>",
    "</table>",
    "<td colspan=\"2\">",
    "<td rowspan=\"2\">",
    "<h3 id=\"z1\">",
    "<br/>",
    "<!--",
    "-->",
    "<script>",
    "<style>",
    "&nbsp;",
    "&quot;",
    "&#",
    "<a href=\"/kaz/docs/V1800016354#z12\">",
    "</a>",
    "<article>",
    "<pre>",
    "</",
    "<a id=\"st62\"></a>",
    "> *Ескерту. ",
    "```",
    "---\n",
    "## ",
    "\\.",
    "**",
    "](",
    "|",
    "* ",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{ad}",
    "\u{feff}",
    "\n      ",
    "«",
    "»",
    "\"",
    "\";",
    "„",
    "№ ",
    "–",
    "2012 жылғы 28 наурыздағы",
    "01.09.2023",
    "2008.05.26 N 34-IV",
    "3-1)",
    "147-1",
    "224-33-11",
    "IV",
    "абзац",
    "мынадай редакцияда жазылсын:",
    "деген сөздер",
    "деген сөздермен ауыстырылсын",
    "<*>",
    "V021957_",
    "word/document.xml",
    "PK\x03\x04",
    "w:tbl",
    "w:p",
];

/// Targets whose first byte chooses an opening.
const CHOOSE: [&str; 3] = ["amendments", "notes", "containers"];

/// Longest seed.
const PIECE: usize = 3000;

fn main() -> std::io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.join("..");
    fs::write(here.join("kk.dict"), dictionary(&root.join("grammar"))?)?;
    let mut files = Vec::new();
    for folder in ["corpus/acts", "tests/cases/read", "tests/data/devset"] {
        files_below(&root.join(folder), &mut files)?;
    }
    let targets =
        fs::read_dir(here.join("fuzz_targets"))?.flatten().filter_map(|e| Some(e.path().file_stem()?.to_str()?.to_string()));
    for target in targets {
        let folder = here.join("corpus").join(&target);
        fs::create_dir_all(&folder)?;
        let mut n = 0;
        for file in &files {
            for piece in pieces(&fs::read(file)?) {
                let seed = if CHOOSE.contains(&target.as_str()) { [&[n as u8], piece].concat() } else { piece.to_vec() };
                fs::write(folder.join(format!("seed-{n:05}")), seed)?;
                n += 1;
            }
        }
        println!("{target}: {n} seeds");
    }
    Ok(())
}

fn files_below(folder: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            files_below(&path, out)?;
        } else if name.starts_with("source.") || name.ends_with(".md") || name.ends_with(".kk.txt") || name.contains("sentences") {
            out.push(path);
        }
    }
    Ok(())
}

/// A file cut at ends of lines; a file that is no UTF-8 is cut anywhere.
fn pieces(bytes: &[u8]) -> Vec<&[u8]> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let most = rest.len().min(PIECE);
        let end = rest.get(..most).and_then(|p| p.iter().rposition(|b| *b == b'\n')).map_or(most, |at| at + 1);
        let end = if most == rest.len() { most } else { end };
        out.push(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

/// Every string of the grammars in the notation of libFuzzer.
fn dictionary(grammars: &Path) -> std::io::Result<String> {
    let mut words: BTreeSet<String> = MARKS.iter().map(|m| (*m).to_string()).collect();
    for entry in fs::read_dir(grammars)?.flatten().filter(|e| e.path().extension().is_some_and(|x| x == "pest")) {
        for line in fs::read_to_string(entry.path())?.lines().filter(|l| !l.trim_start().starts_with("//")) {
            words.extend(line.split('"').skip(1).step_by(2).filter(|w| w.len() > 1).map(str::to_string));
        }
    }
    let escaped = |w: &String| {
        w.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("\\x{b:02x}") })
            .collect::<String>()
    };
    Ok(words.iter().map(|w| format!("\"{}\"\n", escaped(w))).collect())
}
