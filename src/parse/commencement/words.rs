//! The words that matter: verbs of commencement, names of this act and its units, ties.

use super::tokens::{Form, Tok, Verb};
use crate::base::Kind;

fn word_len(rest: &str) -> usize {
    rest.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(rest.len()).max(1)
}

/// The length of these words at the beginning, as whole words.
fn whole(rest: &str, words: &str) -> Option<usize> {
    let after = rest.strip_prefix(words)?;
    (!after.starts_with(|c: char| c.is_alphanumeric())).then_some(words.len())
}

/// Kazakh verbs with what they say and how.
const KAZAKH_VERBS: [(&str, Verb, Form); 27] = {
    use Form::{Finite, Imperative, Participle};
    use Verb::{Apply, Commence, Enter};
    [
        ("қолданысқа енгізіледі", Commence, Finite),
        ("қолданысқа ендіріледі", Commence, Finite),
        ("қолданысқа енгізілді", Commence, Finite),
        ("қолданысқа енеді", Commence, Finite),
        ("қолданысқа енгізілсін", Commence, Imperative),
        ("қолданысқа енгізілетін", Commence, Participle),
        ("қолданысқа ендірілетін", Commence, Participle),
        ("қолданысқа енетін", Commence, Participle),
        ("күшіне енеді", Enter, Finite),
        ("күшіне кіреді", Enter, Finite),
        ("күшіне енгізіледі", Enter, Finite),
        ("күшіне енсін", Enter, Imperative),
        ("күшіне енетін", Enter, Participle),
        ("күшіне енгізілетін", Enter, Participle),
        ("қолданыста болады", Apply, Finite),
        ("қолданыста болатын", Apply, Participle),
        ("қолданыста", Apply, Finite),
        ("қолданылады", Apply, Finite),
        ("қолданылатын", Apply, Participle),
        ("қолданылсын", Apply, Imperative),
        ("күшінде болады", Apply, Finite),
        ("күшінде болатын", Apply, Participle),
        ("күшін сақтайды", Apply, Finite),
        ("күшін сақтайтын", Apply, Participle),
        ("әрекет етеді", Apply, Finite),
        ("әрекет ететін", Apply, Participle),
        ("таратылады", Apply, Finite),
    ]
};

/// The verb that these words end with, and where it begins.
pub(super) fn last_verb(words: &str) -> Option<(usize, Tok)> {
    let found = KAZAKH_VERBS.iter().filter(|(w, ..)| *w != "қолданыста" && words.ends_with(w)).max_by_key(|(w, ..)| w.len());
    found.map(|(w, verb, form)| (words.len() - w.len(), Tok::Verb(*verb, *form)))
}

/// Nouns of acts in the nominative.
const KAZAKH_ACTS: [&str; 12] = [
    "заң",
    "кодекс",
    "қаулы",
    "бұйрық",
    "бірлескен бұйрық",
    "жарлық",
    "шешім",
    "өкім",
    "конституциялық заң",
    "нормативтік қаулы",
    "акт",
    "қаулылар",
];

/// The units a sentence can speak of as its own.
const KAZAKH_UNITS: [(&str, Kind); 10] = [
    ("тармақша", Kind::Subitem),
    ("тармақ", Kind::Item),
    ("бап", Kind::Article),
    ("бөлік", Kind::Paragraph),
    ("абзац", Kind::Indent),
    ("параграф", Kind::Subchapter),
    ("тарау", Kind::Chapter),
    ("бөлім", Kind::Section),
    ("қосымша", Kind::Attachment),
    ("ескертпе", Kind::Note),
];

/// The Kazakh word or phrase that begins here, and its length.
pub(super) fn kazakh_word(rest: &str) -> (Tok, usize) {
    let verb = KAZAKH_VERBS.iter().filter_map(|(w, v, f)| whole(rest, w).map(|n| (n, Tok::Verb(*v, *f)))).max_by_key(|(n, _)| *n);
    if let Some((len, verb)) = verb {
        return (verb, len);
    }
    if let Some(after) = rest.strip_prefix("осы ") {
        let acts = KAZAKH_ACTS.iter().filter_map(|w| whole(after, w)).max();
        if let Some(len) = acts {
            return (Tok::Act, "осы ".len() + len);
        }
        for (stem, kind) in KAZAKH_UNITS {
            if whole(after, stem).is_some() {
                return (Tok::Own(kind, true), "осы ".len() + stem.len());
            }
            let genitive = ["тың", "тің", "ның", "нің", "дың", "дің"].iter().find_map(|g| whole(after.strip_prefix(stem)?, g));
            if let Some(len) = genitive {
                return (Tok::Own(kind, false), "осы ".len() + stem.len() + len);
            }
        }
    }
    let n = word_len(rest);
    let word = rest.get(..n).unwrap_or("");
    let tok = match word {
        "қоспағанда" | "қоспаған" | "тыс" | "басқа" => Tok::Except,
        "ол" | "олар" => Tok::They,
        w if w.starts_with("туында") || w.starts_with("пайда") => Tok::Relations,
        w if w.starts_with("тоқтатыл") => Tok::Suspended,
        _ => Tok::Word,
    };
    (tok, n)
}

/// The Russian word or phrase that begins here, and its length.
pub(super) fn russian_word(rest: &str) -> (Tok, usize) {
    use Form::{Finite, Imperative, Participle};
    use Verb::{Apply, Commence, Enter};
    const VERBS: [(&str, Verb, Form); 10] = [
        ("вводится в действие", Commence, Finite),
        ("вводятся в действие", Commence, Finite),
        ("вступает в действие", Commence, Finite),
        ("вступают в действие", Commence, Finite),
        ("вступает в силу", Enter, Finite),
        ("вступают в силу", Enter, Finite),
        ("действует", Apply, Finite),
        ("действуют", Apply, Finite),
        ("применяется", Apply, Finite),
        ("применяются", Apply, Finite),
    ];
    if let Some((len, v)) = VERBS.iter().find_map(|(w, v, f)| whole(rest, w).map(|n| (n, Tok::Verb(*v, *f)))) {
        return (v, len);
    }
    let n = word_len(rest);
    let word = rest.get(..n).unwrap_or("");
    let after = rest.get(n..).unwrap_or("").trim_start();
    let with = |next: &str| n + rest.get(n..).and_then(|r| r.find(next)).unwrap_or(0) + next.len();
    if after.starts_with("в действие") {
        let participle = ["вводим", "введенн", "вступающ"].iter().any(|w| word.starts_with(w));
        if participle {
            return (Tok::Verb(Commence, Participle), with("в действие"));
        }
        if word == "ввести" {
            return (Tok::Verb(Commence, Imperative), with("в действие"));
        }
    }
    if word.starts_with("вступающ") && after.starts_with("в силу") {
        return (Tok::Verb(Enter, Participle), with("в силу"));
    }
    if word.starts_with("действующ") && after.starts_with("до ") {
        return (Tok::Verb(Apply, Participle), n);
    }
    if matches!(word, "настоящий" | "настоящее" | "настоящая") {
        for (stem, kind) in
            [("пункт", Kind::Item), ("подпункт", Kind::Subitem), ("статья", Kind::Article), ("часть", Kind::Paragraph)]
        {
            if whole(after, stem).is_some() {
                return (Tok::Own(kind, true), with(stem));
            }
        }
        return (Tok::Act, n);
    }
    let tok = match word {
        "за" if after.starts_with("исключением") => return (Tok::Except, with("исключением")),
        "кроме" => Tok::Except,
        "который" | "которая" | "которое" | "которые" | "которого" | "которой" | "которых" => {
            Tok::Which
        }
        w if w.starts_with("возник") => Tok::Relations,
        w if w.starts_with("приостан") => Tok::Suspended,
        _ => Tok::Word,
    };
    (tok, n)
}
