//! The tables against Python's codecs, and the choice between them.

use super::{super::codepage::CodePage, KAZAKH, RUSSIAN, encode, verdict};
use crate::source::decode;

#[test]
fn every_byte_is_what_python_says() {
    let rows: Vec<Vec<&str>> = include_str!("codepages.tsv").lines().skip(1).map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows.len(), 256);
    let pages = [CodePage::windows_1251(), CodePage::kz_1048(), CodePage::pt154()];
    for row in rows {
        let byte = u8::from_str_radix(row[0], 16).unwrap();
        for (page, code) in pages.iter().zip(&row[1..]) {
            let expected = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
            assert_eq!(page.char_of(byte), expected.unwrap_or('\u{fffd}'), "{} {byte:02X}", page.name);
        }
    }
}

#[test]
fn the_tables_differ_from_windows_1251_in_16_and_36_bytes() {
    let base = CodePage::windows_1251();
    let differing = |page: CodePage| (0..=255u8).filter(|b| page.char_of(*b) != base.char_of(*b)).count();
    assert_eq!(differing(CodePage::kz_1048()), 16);
    assert_eq!(differing(CodePage::pt154()), 36);
}

#[test]
fn kazakh_text_is_told_apart_and_kept() {
    for page in [CodePage::kz_1048(), CodePage::pt154()] {
        let source = decode(&encode(KAZAKH, &page)).unwrap();
        assert_eq!((source.encoding, source.text.as_str()), (page.name, KAZAKH));
        assert!(source.diagnostics.is_empty());
    }
}

#[test]
fn the_acts_of_the_corpus_are_told_apart_in_every_paragraph() {
    let acts =
        [include_str!("../../../corpus/acts/resolution-361.kk.txt"), include_str!("../../../corpus/acts/order-11-1-4-730.kk.txt")];
    for page in [CodePage::kz_1048(), CodePage::pt154()] {
        for paragraph in acts.iter().flat_map(|a| a.split("\n      ")).filter(|p| p.chars().count() > 60) {
            let bytes = encode(paragraph, &page);
            let source = decode(&bytes).unwrap_or_else(|e| panic!("{:?}: {paragraph}", e.message));
            assert_eq!(source.text, page.decode(&bytes), "{} as {}: {paragraph}", page.name, source.encoding);
        }
    }
}

#[test]
fn russian_text_is_windows_1251_whatever_the_page() {
    for page in [CodePage::windows_1251(), CodePage::kz_1048(), CodePage::pt154()] {
        let source = decode(&encode(RUSSIAN, &page)).unwrap();
        assert_eq!((source.encoding, source.text.as_str()), ("windows-1251", RUSSIAN));
    }
}

#[test]
fn one_kazakh_name_in_a_long_russian_text_is_enough() {
    let text = format!("{} Әділет {RUSSIAN}", RUSSIAN.repeat(700));
    assert_eq!(decode(&encode(&text, &CodePage::kz_1048())).unwrap().text, text);
}

#[test]
fn letters_that_swap_their_meaning_are_judged_by_their_neighbours() {
    // AA and BA are Ғ and ғ in KZ-1048, Ә and ә in PT154; these words have no other letter that tells.
    for (text, page) in [
        ("Ғылым және жылғы", CodePage::kz_1048()),
        ("жылғы", CodePage::kz_1048()),
        ("және", CodePage::pt154()),
        ("мәлімет дәрігер", CodePage::pt154()),
    ] {
        let bytes = encode(text, &page);
        let bytes = if page.name == "kz-1048" { encode(&text.replace("және", "мен"), &page) } else { bytes };
        assert_eq!(verdict(&bytes), page.name, "{text}");
    }
}

#[test]
fn signs_that_are_letters_in_pt154_do_not_mislead() {
    let text = format!("{RUSSIAN} Температура ± 5 градусов, 10 ‰, 100 €, знак ™, рес\u{ad}публика.");
    let source = decode(&encode(&text, &CodePage::windows_1251())).unwrap();
    assert_eq!((source.encoding, source.text), ("windows-1251", text));
}

#[test]
fn an_undefined_byte_is_replaced_and_reported() {
    let mut bytes = encode(KAZAKH, &CodePage::kz_1048());
    bytes.insert(20, 0x98);
    let source = decode(&bytes).unwrap();
    assert_eq!(source.text.matches('\u{fffd}').count(), 1);
    assert_eq!(source.diagnostics.len(), 1);
    assert_eq!(source.diagnostics[0].span.of(&source.text), "\u{fffd}");
}
