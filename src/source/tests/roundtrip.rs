//! Laws: decoding never panics, and it undoes encoding.

use proptest::prelude::*;

use super::{super::codepage::CodePage, KAZAKH, encode, utf16};
use crate::source::{content_hash, decode, script_evidence};

/// Texts without control characters, byte-order marks and blank ones, which `decode` treats on purpose.
fn text() -> impl Strategy<Value = String> {
    "[\\PC\n\t]{0,200}".prop_map(|s| format!("a{}", s.replace('\u{feff}', "")))
}

/// Sentences of the words of acts.
fn sentences() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = KAZAKH.split_whitespace().collect();
    proptest::collection::vec(proptest::sample::select(words), 12..200)
        .prop_map(|w| format!("қазақстан әділет ғылым {}", w.join(" ")))
}

proptest! {
    #[test]
    fn decode_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(source) = decode(&bytes) {
            for d in &source.diagnostics {
                prop_assert!(!d.span.of(&source.text).is_empty());
            }
            let _ = script_evidence(&source.text);
        }
    }

    #[test]
    fn damage_never_panics(text in sentences(), at in 0usize..400, with in any::<u8>(), page in 0usize..4) {
        let pages = [CodePage::windows_1251(), CodePage::kz_1048(), CodePage::pt154()];
        let mut bytes = pages.get(page).map_or_else(|| text.clone().into_bytes(), |p| encode(&text, p));
        if let Some(byte) = bytes.get_mut(at) {
            *byte = with;
        }
        let _ = decode(&bytes);
        let _ = decode(bytes.get(at..).unwrap_or_default());
    }

    #[test]
    fn utf8_with_and_without_mark_comes_back(text in text()) {
        for bytes in [text.clone(), format!("\u{feff}{text}")] {
            let source = decode(bytes.as_bytes());
            prop_assert_eq!(source.map(|s| (s.text, s.encoding)).ok(), Some((text.clone(), "utf-8")));
        }
    }

    #[test]
    fn utf16_with_mark_comes_back(text in text(), little in any::<bool>()) {
        let source = decode(&utf16(&format!("\u{feff}{text}"), little));
        let name = if little { "utf-16le" } else { "utf-16be" };
        prop_assert_eq!(source.map(|s| (s.text, s.encoding)).ok(), Some((text, name)));
    }

    #[test]
    fn utf16_without_mark_comes_back(text in sentences(), little in any::<bool>()) {
        let name = if little { "utf-16le" } else { "utf-16be" };
        prop_assert_eq!(decode(&utf16(&text, little)).map(|s| (s.text, s.encoding)).ok(), Some((text, name)));
    }

    #[test]
    fn code_pages_come_back(text in sentences(), kz in any::<bool>()) {
        let page = if kz { CodePage::kz_1048() } else { CodePage::pt154() };
        let source = decode(&encode(&text, &page));
        prop_assert_eq!(source.map(|s| (s.text, s.encoding)).map_err(|e| e.message), Ok((text, page.name)));
    }

    #[test]
    fn windows_1251_comes_back(words in proptest::collection::vec("[а-яА-Я]{1,4}", 0..20)) {
        let text = format!("{} {}", super::RUSSIAN, words.join(" "));
        let source = decode(&encode(&text, &CodePage::windows_1251()));
        prop_assert_eq!(source.map(|s| (s.text, s.encoding)).map_err(|e| e.message), Ok((text, "windows-1251")));
    }
}

#[test]
fn the_hash_is_the_usual_sha256() {
    assert_eq!(content_hash(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
