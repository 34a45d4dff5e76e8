//! The kind of an act that has no line of requisites: by its title, or by how it speaks of itself.

use crate::base::{ActKind, Kind, fold};
use crate::parse::requisites::kind_by_stem;
use crate::tree::Document;

/// `Қазақстан Республикасының Еңбек кодексі`, `Трудовой кодекс Республики Казахстан`: the title names the kind in the nominative.
pub(super) fn of_title(title: Option<&str>) -> Option<ActKind> {
    let f = fold(title?).text;
    let f = f.trim_end_matches([' ', '.']);
    let ends = |w: &str| f.ends_with(w);
    match () {
        () if ends("конституциясы") || f.starts_with("конституция республики") => {
            Some(ActKind::Constitution)
        }
        () if ends("кодексі") || ends("кодекс республики казахстан") || f.starts_with("кодекс республики") => {
            Some(ActKind::Code)
        }
        () => None,
    }
}

/// `осы бұйрық`, `настоящий Закон`: what the act's own provisions call it most.
pub(super) fn of_self_reference(document: &Document) -> Option<ActKind> {
    const ENOUGH: u32 = 5;
    let mut counts = [0u32; ActKind::ALL.len()];
    let mut at = 0;
    while let Some(node) = document.nodes.get(at) {
        // What others say in this act's text does not speak of it.
        if matches!(node.kind, Kind::Quoted | Kind::Document | Kind::Attachment) {
            at = node.end as usize;
            continue;
        }
        count(node.text.of(&document.layout.text), &mut counts);
        if counts.iter().any(|n| *n >= ENOUGH) {
            break;
        }
        at += 1;
    }
    let (i, most) = counts.iter().enumerate().max_by_key(|(i, n)| (**n, std::cmp::Reverse(*i)))?;
    (*most > 0).then(|| ActKind::ALL[i])
}

/// Counts the kinds that follow "this" in a text.
fn count(text: &str, counts: &mut [u32; ActKind::ALL.len()]) {
    const WINDOW: usize = 90;
    // "осы", "настоящий" without their first letter, which may be a capital
    for (pattern, kazakh) in [("сы ", true), ("астоящ", false)] {
        for i in memchr::memmem::find_iter(text.as_bytes(), pattern.as_bytes()) {
            let before = text.get(..i).unwrap_or("").chars().next_back();
            if !matches!((before, kazakh), (Some('о' | 'О' | 'o' | 'O'), true) | (Some('н' | 'Н'), false)) || in_quotes(text, i)
            {
                continue;
            }
            let rest = text.get(i..text.floor_char_boundary(i + WINDOW)).unwrap_or("");
            let mut words = rest.split_whitespace().skip(1).take(3).map(|w| fold(w).text);
            let first = words.next().unwrap_or_default();
            let second = words.next().unwrap_or_default();
            let kind = match first.as_str() {
                w if w.starts_with("конституциялық") || w.starts_with("конституционн") => {
                    kind_by_stem(&format!("{w} {second}"))
                }
                w if w.starts_with("бірлескен")
                    || w.starts_with("нормативтік")
                    || w.starts_with("совместн")
                    || w.starts_with("нормативн") =>
                {
                    kind_by_stem(&second)
                }
                // "заңнама", "заңды", "указанный" are other words
                w if w.starts_with("заңнама") || w.starts_with("заңды") || w.starts_with("указан") || w.starts_with("законод") => {
                    None
                }
                w => kind_by_stem(w).filter(|_| STARTS.iter().any(|s| w.starts_with(s))),
            };
            if let Some(i) = kind.and_then(|k| ActKind::ALL.iter().position(|a| *a == k)) {
                counts[i] += 1;
            }
        }
    }
}

/// Whether a quotation is open at `at`: `"осы Кодекстің" деген сөздер` are words of another act.
fn in_quotes(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let straight = memchr::memchr_iter(b'"', before.as_bytes()).count();
    straight % 2 == 1 || before.matches('«').count() > before.matches('»').count()
}

/// Words for kinds begin so; elsewhere the stem is part of another word.
const STARTS: &[&str] = &[
    "конституци",
    "кодекс",
    "закон",
    "заң",
    "указ",
    "жарлы",
    "постановлен",
    "қаулы",
    "приказ",
    "бұйры",
    "решени",
    "шешім",
    "распоряжени",
    "өкім",
];
