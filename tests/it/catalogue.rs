//! Every form of the catalogue of amendments (kz-law-spec § 3.3 and forms met in acts): `tests/data/catalogue`.
//!
//! A row is a language, lines of an amending act (`⏎` parts them) and what they come to; the row `~` below it is one word away and must
//! not be read so. How an operation is written is said in the README there.

use std::fs;

use nusqa::base::Segment;
use nusqa::extract::{Amendment, Op, WordMode, Words, read_act};
use nusqa::source::decode;

use crate::support::root;

/// The act that the lines stand in, by language.
const HEADS: [(&str, &str); 2] = [
    (
        "kk",
        "Бұйрыққа өзгерістер енгізу туралы\n\n1. \"Қағидаларды бекіту туралы\" Қазақстан Республикасы Қаржы министрінің 2020 жылғы \
         5 қаңтардағы № 7 бұйрығына мынадай өзгерістер енгізілсін:\n\n",
    ),
    (
        "ru",
        "О внесении изменений в приказ\n\n1. Внести в приказ Министра финансов Республики Казахстан от 5 января 2020 года № 7 «Об \
         утверждении Правил» следующие изменения:\n\n",
    ),
];

#[test]
fn every_form_is_read_and_its_near_miss_is_not() {
    let mut wrong = String::new();
    let mut rows = 0;
    for file in ["kk.tsv", "ru.tsv"] {
        let table = fs::read_to_string(root().join("tests/data/catalogue").join(file)).unwrap();
        let lines = table.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        let cells: Vec<Vec<&str>> = lines.map(|l| l.split('\t').collect()).collect();
        for pair in cells.chunks(2) {
            let [form, miss] = pair else { panic!("{file}: a row without a near miss: {pair:?}") };
            assert!(form[0] != "~" && miss[0] == "~", "{file}: rows out of step at {form:?}");
            assert_ne!(form[2], miss[2], "{file}: a near miss that is read alike: {}", miss[1]);
            let head = HEADS.iter().find(|(l, _)| *l == form[0]).unwrap().1;
            for [_, words, want] in [form, miss].map(|r| <[&str; 3]>::try_from(r.as_slice()).unwrap()) {
                rows += 1;
                let have = read(head, words);
                if !same(&have, want) {
                    wrong.push_str(&format!("{words}\n  want {want}\n  have {have}\n"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(rows > 300, "{rows}");
}

/// A bare `U` at the end stands for any place.
fn same(have: &str, want: &str) -> bool {
    let placeless = || have.rsplit_once("U ").map(|(before, _)| format!("{before}U"));
    have == want || want.ends_with('U') && placeless().is_some_and(|h| h == want)
}

fn read(head: &str, words: &str) -> String {
    let text = format!("{head}{}\n", words.replace('⏎', "\n\n"));
    let act = read_act(&decode(text.as_bytes()).unwrap());
    let all: Vec<String> = act.amendments.iter().flat_map(amendment).collect();
    if all.is_empty() { "-".into() } else { all.join("; ") }
}

fn amendment(a: &Amendment) -> Vec<String> {
    let place = |s: &Segment| match (&s.number, &s.title) {
        (Some(n), _) => format!("{}-{n}", s.kind.as_str()),
        (None, Some(t)) => format!("{}-\"{t}\"", s.kind.as_str()),
        _ => s.kind.as_str().to_string(),
    };
    let path = a.path.iter().map(place).collect::<Vec<_>>().join("/");
    let act = a.act.number.as_deref().filter(|n| *n != "7").map(|n| format!("№{n} ")).unwrap_or_default();
    let language = a.language_only.map(|l| format!(" {}", l.as_str())).unwrap_or_default();
    let one = |sign: &str| vec![format!("{sign}{language} {act}{path}").trim_end().to_string()];
    match (a.op, &a.words) {
        (Op::Unrecognised, _) => vec![format!("U {path}").trim_end().to_string()],
        (Op::Renumbering, Some(w)) => w.pairs.iter().map(|(_, new)| format!("N {act}{path}=>{new}")).collect(),
        (Op::Suspension, _) => vec![format!("V {act}{path} {}", a.until.map(|d| d.to_string()).unwrap_or_default())],
        (Op::RepealAct, _) => vec![format!("K {act}").trim_end().to_string()],
        (_, Some(w)) => words(w).into_iter().map(|(sign, said)| format!("{sign}{language} {act}{path} {said}")).collect(),
        (Op::Replacement, None) => one("L"),
        (Op::Substitution, _) => one("S"),
        (Op::Insertion, _) => one("I"),
        (Op::Repeal, _) => one("D"),
        (Op::Renumbering, None) => a
            .position
            .iter()
            .map(|p| {
                let to = p.path.iter().map(place).collect::<Vec<_>>().join("/");
                format!("M {act}{path}=>{} {to}", if p.after { "after" } else { "before" })
            })
            .collect(),
    }
}

fn words(w: &Words) -> Vec<(String, String)> {
    let flags = format!("{}{}", if w.whole_text { "*" } else { "" }, if w.inflected { "~" } else { "" });
    let side = if w.after.is_some() {
        "A"
    } else if w.before.is_some() {
        "B"
    } else {
        ""
    };
    let anchor = w.after.as_deref().or(w.before.as_deref()).unwrap_or("");
    let one = |(old, new): &(String, String)| match w.mode {
        WordMode::Replace if side.is_empty() => (format!("R{flags}"), format!("{old}=>{new}")),
        WordMode::Replace => (format!("R{side}{flags}"), format!("{anchor}:{old}=>{new}")),
        WordMode::InsertAfter => (format!("A{flags}"), format!("{anchor}=>{new}")),
        WordMode::InsertBefore => (format!("B{flags}"), format!("{anchor}=>{new}")),
        WordMode::Append => (format!("E{flags}"), new.clone()),
        WordMode::Delete if side.is_empty() => (format!("X{flags}"), old.clone()),
        WordMode::Delete => (format!("X{side}{flags}"), format!("{anchor}=>{old}")),
    };
    w.pairs.iter().map(one).collect()
}
