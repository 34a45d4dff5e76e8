//! Letters put back, and letters left alone.

use super::{super::codepage::CodePage, KAZAKH, RUSSIAN, encode};
use crate::base::RepairKind;
use crate::source::{Source, decode};

fn read(text: &str) -> Source {
    decode(text.as_bytes()).unwrap()
}

/// The text, and of every repair its kind, what stood there and what stands there now.
fn repairs(source: &Source) -> Vec<(RepairKind, &str, &str)> {
    source.repairs.iter().map(|r| (r.kind, r.text.as_str(), r.from.of(&source.text))).collect()
}

/// `text` in UTF-8, read by a code page and saved again. Bytes the page leaves undefined become control characters.
fn misread(text: &str, page: &CodePage) -> String {
    let char_of = |b: u8| match page.char_of(b) {
        '\u{fffd}' => char::from(b),
        c => c,
    };
    text.bytes().map(char_of).collect()
}

/// `text` in a code page, read as windows-1251.
fn as_1251(text: &str, page: &CodePage) -> String {
    CodePage::windows_1251().decode(&encode(text, page))
}

#[test]
fn clean_text_is_not_touched() {
    for text in [KAZAKH, RUSSIAN, "Қазақстан ± 5 °C, 10 ‰, «Ёлка» — № 5 µ"] {
        let source = read(text);
        assert_eq!((source.text.as_str(), source.repairs.len()), (text, 0));
    }
}

#[test]
fn a_font_of_a_real_act_is_undone_beside_clean_text() {
    // prg.kz, document 62047180: broken and clean words in one title.
    let source = read(
        "Ќазаќстан Республикасы Президентініњ 2000 жылѓы Жарлыѓына толыќтырулар\nҚазақстан Республикасы туралы\nљзгерістермен",
    );
    let sound =
        "Қазақстан Республикасы Президентінің 2000 жылғы Жарлығына толықтырулар\nҚазақстан Республикасы туралы\nөзгерістермен";
    assert_eq!(source.text, sound);
    let told = repairs(&source);
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[1], (RepairKind::FontLetters, "љзгерістермен", "өзгерістермен"));
    assert!(source.diagnostics.iter().any(|d| d.message.id == "decode-mended-font"));
}

#[test]
fn one_letter_that_two_maps_read_differently_is_judged_by_the_word() {
    for (broken, sound) in [
        ("жєне ќ±ќыќтыќ актілер туралы", "және құқықтық актілер туралы"),
        ("жјне жылєы Ѕ", "және жылғы Ѕ"),
        ("єылыми жўмыс жылєы", "ғылыми жұмыс жылғы"),
        ("Єділет министрлігі ‰шін", "Әділет министрлігі үшін"),
    ] {
        assert_eq!(read(broken).text, sound);
    }
}

#[test]
fn kazakh_code_pages_read_as_windows_1251_are_undone() {
    for page in [CodePage::kz_1048(), CodePage::pt154()] {
        let source = read(&as_1251(KAZAKH, &page));
        assert_eq!(source.text, KAZAKH, "{}", page.name);
        assert!(source.repairs.iter().all(|r| r.confidence >= 0.9));
    }
}

#[test]
fn single_bytes_read_as_latin_are_undone() {
    for (text, page) in [(RUSSIAN, CodePage::windows_1251()), (KAZAKH, CodePage::kz_1048()), (KAZAKH, CodePage::pt154())] {
        let spoilt: String = misread_bytes(&encode(text, &page));
        let source = read(&spoilt);
        assert_eq!(source.text, text, "{}", page.name);
        assert!(source.repairs.iter().all(|r| r.kind == RepairKind::WrongCodePage));
    }
}

fn misread_bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|b| char::from(*b)).collect()
}

#[test]
fn utf8_read_as_single_bytes_is_undone_once_and_twice() {
    let pages = [
        CodePage::known(encoding_rs::WINDOWS_1252, "windows-1252"),
        CodePage::windows_1251(),
        CodePage::known(encoding_rs::ISO_8859_7, "iso-8859-7"),
        CodePage::known(encoding_rs::IBM866, "ibm866"),
    ];
    for text in [KAZAKH, RUSSIAN] {
        for page in &pages {
            let once = misread(text, page);
            let source = read(&once);
            assert_eq!(source.text, text, "{}", page.name);
            assert!(source.repairs.iter().all(|r| r.kind == RepairKind::Mojibake));
            assert_eq!(read(&misread(&once, page)).text, text, "{} twice", page.name);
        }
        assert_eq!(read(&misread_bytes(text.as_bytes())).text, text, "latin-1");
    }
}

#[test]
fn one_spoilt_line_in_a_clean_file_is_undone_in_place() {
    let spoilt = misread("1. Осы бұйрық қолданысқа енгізіледі.", &CodePage::windows_1251());
    let source = read(&format!("{KAZAKH}{spoilt}\n{KAZAKH}"));
    assert_eq!(source.text, format!("{KAZAKH}1. Осы бұйрық қолданысқа енгізіледі.\n{KAZAKH}"));
    let [repair] = source.repairs.as_slice() else { panic!("{:?}", source.repairs) };
    assert_eq!(repair.from.of(&source.text), "Осы бұйрық қолданысқа енгізіледі");
}

#[test]
fn a_no_break_space_that_became_a_blank_is_no_hindrance() {
    let spoilt = misread("Республика Казахстан, Россия", &CodePage::windows_1251()).replace('\u{a0}', " ");
    assert_eq!(read(&spoilt).text, "Республика Казахстан, Россия");
}

#[test]
fn words_of_other_languages_stay() {
    for text in [
        "Цей Закон визначає правові засади організації та здійснення її діяльності, європейської інтеграції України; взаємний.",
        "Овај закон уређује начин и услове под којима се остварују права грађана, његове обавезе, љубав, џеп и ћирилица.",
        "Овој закон ги уредува правата, ќе се применува на граѓаните на Република Македонија, љубов и њива.",
        "Гэты закон рэгулюе адносіны, звязаныя з дзейнасцю ў Рэспубліцы Беларусь, яго ўдзельнікі.",
        "Décret relatif à la réglementation; Straße, Übung, naïve, œuvre.",
        "Ελληνική Δημοκρατία, Υπουργείο Δικαιοσύνης",
    ] {
        for text in [text.to_string(), format!("{KAZAKH}{text}\n")] {
            assert_eq!(read(&text).text, text);
        }
    }
}

#[test]
fn a_foreign_name_in_a_broken_line_stays() {
    let source = read("Ќазаќстан Республикасы мен Украина («Київ», «Європа», «Њујорк») арасындаѓы келісім туралы жылѓы ќаулы");
    assert_eq!(
        source.text,
        "Қазақстан Республикасы мен Украина («Київ», «Європа», «Њујорк») арасындағы келісім туралы жылғы қаулы"
    );
    assert_eq!(source.repairs.len(), 2);
}

#[test]
fn lines_of_a_code_page_in_a_utf8_file_are_read_by_their_own() {
    for page in [CodePage::kz_1048(), CodePage::pt154()] {
        let bytes = [KAZAKH.as_bytes(), &encode(KAZAKH, &page), RUSSIAN.as_bytes()].concat();
        let source = decode(&bytes).unwrap();
        assert_eq!((source.encoding, source.text), ("utf-8", format!("{KAZAKH}{KAZAKH}{RUSSIAN}")));
        let [repair] = source.repairs.as_slice() else { panic!("{:?}", source.repairs) };
        assert_eq!((repair.kind, repair.text.as_str()), (RepairKind::MixedEncoding, page.name));
        assert_eq!((repair.from.start(), repair.from.end()), (KAZAKH.len(), KAZAKH.len() * 2 - 1));
    }
}

#[test]
fn lines_of_two_code_pages_are_read_by_their_own() {
    let pages = [CodePage::kz_1048(), CodePage::pt154()];
    for (main, other) in [(&pages[0], &pages[1]), (&pages[1], &pages[0])] {
        let bytes = [encode(&KAZAKH.repeat(5), main), encode(KAZAKH, other)].concat();
        let source = decode(&bytes).unwrap();
        assert_eq!((source.encoding, source.text), (main.name, KAZAKH.repeat(6)));
        assert!(source.repairs.iter().all(|r| r.kind == RepairKind::MixedEncoding && r.text == other.name));
        assert!(!source.repairs.is_empty());
    }
}

#[test]
fn damaged_utf8_is_not_taken_for_two_encodings() {
    let mut bytes = KAZAKH.as_bytes().to_vec();
    bytes.splice(30..31, [0xff, 0xe0, 0xe2]);
    assert!(decode(&bytes).unwrap().repairs.is_empty());
}

#[test]
fn names_and_compounds_of_a_broken_file_are_read_as_its_other_words() {
    let line = "Ќазаќстан Республикасыныњ Єділет министрлігі жїргізетін жєне жылѓы ќаулы їшін\n";
    let sound = "Қазақстан Республикасының Әділет министрлігі жүргізетін және жылғы қаулы үшін\n";
    let source = read(&format!("{}Ќ. Мєсімов\nкуєландыратын біртўтас мўрагерлік\n", line.repeat(3)));
    assert_eq!(source.text, format!("{}Қ. Мәсімов\nкуәландыратын біртұтас мұрагерлік\n", sound.repeat(3)));
}
