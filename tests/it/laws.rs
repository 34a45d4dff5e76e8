//! Laws of the reader: hold for the two real acts, for every case, and for texts that nobody would write.

use std::fs;
use std::path::Path;

use icu_normalizer::DecomposingNormalizerBorrowed;
use nusqa::base::{Kind, Span};
use nusqa::extract::{Act, read_act};
use nusqa::source::{Source, decode};
use nusqa::tree::Document;
use proptest::prelude::*;

use crate::reading::{ORDER, RESOLUTION, read};

type Law = Result<(), String>;

/// All laws that every text must keep.
fn keeps_the_laws(source: &Source, act: &Act) -> Law {
    let d = &act.document;
    letters_are_neither_lost_nor_made(source, d)?;
    every_character_finds_its_source(source, d)?;
    every_character_has_a_place(source, d)?;
    units_nest(d)?;
    spans_cut_no_character(source, act)
}

fn ensure(holds: bool, said: impl FnOnce() -> String) -> Law {
    if holds { Ok(()) } else { Err(said()) }
}

/// The source's blanks, as the layout sees them.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

fn letters_are_neither_lost_nor_made(source: &Source, d: &Document) -> Law {
    let nfd = DecomposingNormalizerBorrowed::new_nfd();
    let sorted = |text: &str| {
        let mut chars: Vec<char> = nfd.normalize(text).chars().filter(|c| !is_blank(*c)).collect();
        chars.sort_unstable();
        chars
    };
    ensure(sorted(&source.text) == sorted(&d.layout.text), || "the layout has other characters than the source".into())
}

fn every_character_finds_its_source(source: &Source, d: &Document) -> Law {
    let nfd = DecomposingNormalizerBorrowed::new_nfd();
    for (at, c) in d.layout.text.char_indices().filter(|(_, c)| !is_blank(*c)) {
        let from = d.layout.map.to_source(at);
        let there = source.text.get(from..).unwrap_or("");
        let whole = nfd.normalize(c.encode_utf8(&mut [0; 4])).into_owned();
        let same =
            there.starts_with(c) || nfd.normalize(there.get(..there.floor_char_boundary(16)).unwrap_or("")).starts_with(&whole);
        ensure(same, || format!("layout {at} {c:?} is source {from} {:?}", there.chars().next()))?;
        let span = d.layout.map.span_to_source(Span::new(at, at + c.len_utf8()));
        let words = nfd.normalize(span.of(&source.text)).into_owned();
        ensure(words == whole, || format!("layout {at} {c:?} is source {span:?} {words:?}"))?;
    }
    Ok(())
}

/// In the source: in a node, a note or a repair. In the layout, more strictly: in a node's own text, a note, or the marks around
/// a quotation.
fn every_character_has_a_place(source: &Source, d: &Document) -> Law {
    let mut held = vec![false; source.text.len() + 1];
    let roots = d.roots().map(|id| d.source_span(id));
    let notes = d.notes.iter().map(|n| d.layout.map.span_to_source(n.span));
    for span in roots.chain(notes).chain(d.layout.repairs.iter().map(|r| r.from)) {
        held[span.start().min(source.text.len())..span.end().min(source.text.len())].fill(true);
    }
    for (at, c) in source.text.char_indices().filter(|(_, c)| !is_blank(*c)) {
        ensure(held[at], || format!("source {at} {c:?} belongs to nothing"))?;
    }
    let mut held = vec![false; d.layout.text.len() + 1];
    for span in d.nodes.iter().map(|n| n.text).chain(d.notes.iter().map(|n| n.span)) {
        held[span.start()..span.end()].fill(true);
    }
    let mut quoted = vec![false; d.layout.text.len() + 1];
    for span in d.nodes.iter().filter(|n| n.kind == Kind::Quoted).map(|n| n.extent) {
        quoted[span.start()..span.end()].fill(true);
    }
    for (at, c) in d.layout.text.char_indices().filter(|(_, c)| !is_blank(*c)) {
        let mark = quoted[at] && "\"«»“”;.,".contains(c);
        ensure(held[at] || mark, || format!("layout {at} {c:?} is in no text: {:?}", near(&d.layout.text, at)))?;
    }
    Ok(())
}

fn near(text: &str, at: usize) -> &str {
    &text[text.floor_char_boundary(at.saturating_sub(40))..text.ceil_char_boundary((at + 40).min(text.len()))]
}

fn units_nest(d: &Document) -> Law {
    for (id, node) in d.nodes.iter().enumerate() {
        let name = || format!("{} {:?}", d.path(id), node.extent);
        ensure(node.extent.start() <= node.text.start() && node.text.end() <= node.extent.end(), || {
            format!("text outside: {}", name())
        })?;
        ensure(node.end as usize > id && node.end as usize <= d.nodes.len(), || format!("end: {}", name()))?;
        let parent = node.parent.map(|p| &d.nodes[p as usize]);
        ensure(parent.map_or(0, |p| p.depth + 1) == node.depth, || format!("depth: {}", name()))?;
        let inside = parent.is_none_or(|p| p.extent.start() <= node.extent.start() && node.extent.end() <= p.extent.end());
        ensure(inside, || format!("outside its parent: {}", name()))?;
        let children: Vec<Span> = d.children(id).map(|c| d.nodes[c].extent).collect();
        ensure(ordered(&children), || format!("children of {} overlap: {children:?}", name()))?;
    }
    let roots: Vec<Span> = d.roots().map(|c| d.nodes[c].extent).collect();
    ensure(ordered(&roots), || format!("roots overlap: {roots:?}"))
}

fn ordered(spans: &[Span]) -> bool {
    spans.windows(2).all(|w| w[0].start() <= w[1].start() && w[0].end() <= w[1].start().max(w[0].start()))
}

/// Every span that leaves the library points at whole characters.
fn spans_cut_no_character(source: &Source, act: &Act) -> Law {
    let d = &act.document;
    let named = |name: &'static str, span: Span| (name, span);
    let nodes = (0..d.nodes.len()).map(|id| named("node", d.source_span(id)));
    let citations = act.citations.iter().map(|c| named("citation", c.span));
    let amendments = act.amendments.iter().map(|a| named("amendment", a.span));
    let notes = act.notes.iter().map(|n| named("note", n.span));
    let clauses = act.commencement.iter().map(|c| named("clause", c.clause.span));
    let told = act.diagnostics.iter().map(|d| named("diagnostic", d.span));
    let repairs = d.layout.repairs.iter().map(|r| named("repair", r.from));
    for (name, span) in nodes.chain(citations).chain(amendments).chain(notes).chain(clauses).chain(told).chain(repairs) {
        let whole = source.text.is_char_boundary(span.start()) && source.text.is_char_boundary(span.end());
        ensure(whole, || format!("{name} {span:?} cuts a character or lies outside"))?;
    }
    Ok(())
}

fn read_text(text: &str) -> Option<(Source, Act)> {
    let source = decode(text.as_bytes()).ok()?;
    let act = read_act(&source);
    Some((source, act))
}

/// What the generated texts found once.
#[test]
fn found_texts_keep_the_laws() {
    for text in [
        "\"\u{a0}\n      \"\n",
        "жолдау «қағидаларын бекіту туралы\" Қазақстан Республикасы Сыртқы істер министрінің 2018 жылғы 4 қаңтардағы № 11-1-4/1 бұйрығы\n",
    ] {
        let (source, act) = read_text(text).unwrap();
        assert_eq!(keeps_the_laws(&source, &act), Ok(()), "{text:?}");
    }
}

#[test]
fn real_acts_keep_the_laws() {
    for file in [ORDER, RESOLUTION] {
        let (source, act) = read(file);
        assert_eq!(keeps_the_laws(&source, &act), Ok(()), "{file}");
    }
}

#[test]
fn cases_keep_the_laws() {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/read")).unwrap();
    for file in folders.map(|f| f.unwrap().path().join("source.txt")).filter(|f| f.exists()) {
        let source = decode(&fs::read(&file).unwrap()).unwrap();
        assert_eq!(keeps_the_laws(&source, &read_act(&source)), Ok(()), "{}", file.display());
    }
}

#[test]
fn every_node_of_the_real_acts_is_found_by_its_path() {
    for file in [ORDER, RESOLUTION] {
        let (_, act) = read(file);
        let d = &act.document;
        for id in 0..d.nodes.len() {
            assert_eq!(d.find(&d.path(id)), Some(id), "{file} {}", d.path(id));
            assert_eq!(d.path(id).to_string().parse().as_ref(), Ok(&d.path(id)));
        }
    }
}

/// What acts are made of, and what they should not be made of.
const PIECES: &[&str] = &[
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n\n\n",
    "\r\n",
    " ",
    " ",
    "  ",
    "      ",
    "\t",
    "\u{a0}",
    "\u{c}",
    "\"",
    "\"",
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    ":",
    ";",
    ".",
    ",",
    "-",
    " – ",
    "\".",
    "\";",
    ":\n\"",
    ":\n      \"3. ",
    "\n      \"\n",
    "\n      \".\n",
    "№ ",
    "1",
    "3-1",
    "47",
    "2025",
    "1)",
    "1. ",
    "\n1. ",
    "\n      1. ",
    "\n      2) ",
    "3-тармақ",
    "3-тармақта",
    "47-бабына",
    "5-бап. ",
    "\n2-тарау. ",
    "1-қосымшаға",
    "\n1-қосымша\n",
    "8 және 9-жолдар",
    "8",
    "9",
    "\n8\n\n",
    "бұйрығы",
    "бұйрығына",
    "на",
    "қаулысымен",
    "Заңының",
    "Кодекс",
    "қағидалары",
    "тақырып",
    "мынадай редакцияда жазылсын:",
    "мынадай мазмұндағы",
    "толықтырылсын:",
    "алып тасталсын;",
    "деген сөздер",
    "деген сөздермен ауыстырылсын",
    "күші жойылды деп танылсын",
    "өзгерістер енгізілсін:",
    "реттік нөмірлері ",
    "бекітілген\n",
    "бекітілсін.",
    "Ескерту. ",
    "Ескертпе: ",
    "Сноска. ",
    "жаңа редакцияда - ҚР Үкіметінің 29.09.2017 № 610 қаулысымен",
    "Күшін жойған\n",
    "БҰЙЫРАМЫН:",
    "ҚАУЛЫ ЕТЕДІ:",
    "Қазақстан Республикасы",
    "Үкіметінің",
    "2012 жылғы 28 наурыздағы № 361",
    "қолданысқа енгізіледі",
    "алғашқы ресми жарияланған күнінен кейін",
    "күнтізбелік он күн өткен соң",
    "туралы",
    "К. Мәсімов\n",
    "Премьер-Министрі",
    "статьи 5",
    "Статья 7. ",
    "изложить в следующей редакции:",
    "дополнить",
    "пункт",
    "ПРИКАЗЫВАЮ:",
    "и\u{306}",
    "Е\u{308}",
    "e\u{301}",
    "\u{301}",
    "ә",
    "i",
    "😀",
    "\u{200b}",
    "x",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..60).prop_map(|pieces| pieces.concat())
}

/// A real text with pieces dropped, doubled or put in anywhere.
fn damaged() -> impl Strategy<Value = String> {
    let real = prop::sample::select(vec![ORDER, RESOLUTION]);
    (real, 0.0..1.0f64, 200..4000usize, prop::collection::vec((0.0..1.0f64, prop::sample::select(PIECES)), 0..12)).prop_map(
        |(file, from, len, put)| {
            let source = SOURCES.with(|s| s[usize::from(file == RESOLUTION)].clone());
            let at = |text: &str, share: f64| text.floor_char_boundary((share * text.len() as f64) as usize);
            let from = at(&source, from);
            let to = source.floor_char_boundary((from + len).min(source.len()));
            let mut text = source[from..to].to_string();
            for (share, piece) in put {
                text.insert_str(at(&text, share), piece);
            }
            text
        },
    )
}

thread_local! {
    static SOURCES: [String; 2] = [ORDER, RESOLUTION].map(|f| read(f).0.text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_the_laws(text in text()) {
        if let Some((source, act)) = read_text(&text) {
            prop_assert_eq!(keeps_the_laws(&source, &act), Ok(()));
        }
    }

    #[test]
    fn a_damaged_act_keeps_the_laws(text in damaged()) {
        if let Some((source, act)) = read_text(&text) {
            prop_assert_eq!(keeps_the_laws(&source, &act), Ok(()));
        }
    }

    #[test]
    fn any_characters_are_read(text in "\\PC{0,200}") {
        if let Some((source, act)) = read_text(&text) {
            prop_assert_eq!(keeps_the_laws(&source, &act), Ok(()));
        }
    }
}
