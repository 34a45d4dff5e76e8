//! Laws of the reader: hold for the two real acts, for every case, and for texts that nobody would write.

mod checks;
mod soak;

use std::fs;
use std::path::Path;

use nusqa::extract::{Act, read_act};
use nusqa::source::{Format, Source, decode};
use proptest::prelude::*;

use crate::devset;
use checks::keeps_the_laws;

use crate::reading::{ORDER, RESOLUTION, read};

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
        // An instruction glued behind a quotation, which is a line of its own; units glued to a quotation's end.
        "12-тармақта:\n\n119) тармақша мынадай редакцияда жазылсын:\n\n«131) босқындар;»;тармақша мынадай редакцияда жазылсын:\n",
        // Items quoted within a note.
        "      БҰЙЫРАМЫН:\n      1. А:\n      Ескертпе: 1.5-тармақта:\n      сегізінші абзац мынадай редакцияда жазылсын:\n\n\
         «Өлшем бірлігі\n\n1. Осы ереже бекітілсін.\n1. Осы тармақ жасайды».\n      2. Г.\n",
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
fn the_dev_set_keeps_the_laws() {
    for file in devset::files() {
        let reading = devset::reading(&file);
        assert_eq!(keeps_the_laws(&reading.source, &reading.act), Ok(()), "{file}");
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

/// A piece of a real text with words put in anywhere.
fn damaged() -> impl Strategy<Value = (Format, String)> {
    let put = prop::collection::vec((0.0..1.0f64, prop::sample::select(PIECES)), 0..12);
    (0.0..1.0f64, 0.0..1.0f64, 200..4000usize, put).prop_map(|(file, from, len, put)| {
        let (format, source) = SOURCES.with(|s| s[(file * s.len() as f64) as usize].clone());
        let at = |text: &str, share: f64| text.floor_char_boundary((share * text.len() as f64) as usize);
        let from = at(&source, from);
        let to = source.floor_char_boundary((from + len).min(source.len()));
        let mut text = source[from..to].to_string();
        for (share, piece) in put {
            text.insert_str(at(&text, share), piece);
        }
        (format, text)
    })
}

thread_local! {
    /// Every act that is at hand.
    static SOURCES: Vec<(Format, String)> = {
        let seeds = [ORDER, RESOLUTION].map(|f| read(f).0);
        seeds.into_iter().chain(devset::files().iter().map(|f| devset::reading(f).source)).map(|s| (s.format, s.text)).collect()
    };
}

/// Whatever a text would be taken for, each reader must be able to read it.
fn read_as(format: Format, text: String) -> Option<(Source, Act)> {
    let source = Source { format, ..decode(text.as_bytes()).ok()? };
    let act = read_act(&source);
    Some((source, act))
}

/// The numbers that one place has twice are told.
fn addresses_are_unique_or_told(act: &Act) -> Result<(), String> {
    let mut taken = std::collections::BTreeSet::new();
    for id in 0..act.document.nodes.len() {
        let path = act.document.path(id).to_string();
        let cited = ["article-", "item-", "subitem-", "chapter-", "section-"]
            .iter()
            .any(|k| path.rsplit('/').next().unwrap_or("").starts_with(k));
        let told = || act.diagnostics.iter().any(|d| d.message.id == "read-same-number" && d.span == act.document.source_span(id));
        // Below a doubled address every address is doubled.
        let above =
            act.document.nodes[id].parent.is_none_or(|p| act.document.find(&act.document.path(p as usize)) == Some(p as usize));
        if !taken.insert(path.clone()) && cited && above && !told() {
            return Err(format!("{path} is there twice"));
        }
    }
    Ok(())
}

#[test]
fn addresses_of_the_dev_set_are_unique_or_told() {
    for file in devset::files() {
        assert_eq!(addresses_are_unique_or_told(&devset::reading(&file).act), Ok(()), "{file}");
    }
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
    fn a_damaged_act_keeps_the_laws((format, text) in damaged()) {
        for format in [format, Format::Plain] {
            if let Some((source, act)) = read_as(format, text.clone()) {
                prop_assert_eq!(keeps_the_laws(&source, &act), Ok(()));
            }
        }
    }

    #[test]
    fn any_characters_are_read(text in "\\PC{0,200}") {
        if let Some((source, act)) = read_text(&text) {
            prop_assert_eq!(keeps_the_laws(&source, &act), Ok(()));
        }
    }
}
