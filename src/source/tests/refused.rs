//! Files that are refused, each with the message that says what to do.

use super::{super::codepage::CodePage, KAZAKH, RUSSIAN, encode, verdict};
use crate::source::{MAX_BYTES, decode};

#[test]
fn nothing_to_read_is_empty() {
    for bytes in [b"".as_slice(), b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t\n", b"\xef\xbb\xbf \n"] {
        assert_eq!(verdict(bytes), "decode-empty", "{bytes:?}");
    }
}

#[test]
fn known_formats_are_named() {
    let docx = [b"PK\x03\x04\x14\0".as_slice(), &[0; 24], b"[Content_Types].xml", &[0; 300], b"word/document.xml"].concat();
    for (bytes, id, format) in [
        (b"%PDF-1.7\n%\xe2\xe3".as_slice(), "decode-pdf", "PDF"),
        (docx.as_slice(), "decode-office", "DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "decode-office", "DOC/XLS"),
        (b"{\\rtf1\\ansi", "decode-office", "RTF"),
        (b"PK\x03\x04\x14\0\0\0a.txt", "decode-archive-damaged", "ZIP"),
        (b"\x1f\x8b\x08\0\0", "decode-archive-damaged", "gzip"),
        (b"\x89PNG\r\n\x1a\n\0\0", "decode-picture", "PNG"),
        (b"\x7fELF\x02\x01\x01\0", "decode-program", "ELF"),
        (b"MZ\x90\0\x03\0", "decode-program", "EXE"),
        (b"\xff\xfe\0\0\x30\x04\0\0", "decode-utf32", "UTF-32LE"),
    ] {
        let message = decode(bytes).unwrap_err().message;
        assert_eq!((message.id, message.args[0].1.as_str()), (id, format));
    }
}

#[test]
fn text_that_begins_like_a_format_is_text() {
    assert_eq!(verdict("MZ және GIF8 туралы".as_bytes()), "utf-8");
    assert_eq!(verdict("GIF8 туралы".as_bytes()), "utf-8");
}

#[test]
fn zero_and_control_bytes_are_binary() {
    assert_eq!(verdict(&[0; 100]), "decode-binary");
    assert_eq!(verdict(&(0..=255).cycle().take(4096).collect::<Vec<u8>>()), "decode-binary");
    assert_eq!(verdict(b"\x01\x02\x03"), "decode-binary");
}

#[test]
fn a_file_over_the_limit_is_not_processed() {
    let message = decode(&vec![b' '; 200_000_000]).unwrap_err().message;
    assert_eq!(message.id, "decode-too-large");
    assert_eq!(message.args, [("size", "191".to_string()), ("limit", "64".to_string())]);
    assert_eq!(verdict(&vec![b' '; MAX_BYTES]), "decode-empty");
}

#[test]
fn other_cyrillic_encodings_are_named() {
    for (encoding, name) in
        [(encoding_rs::KOI8_U, "KOI8-R"), (encoding_rs::IBM866, "CP866"), (encoding_rs::ISO_8859_5, "ISO-8859-5")]
    {
        let bytes = encode(RUSSIAN, &CodePage::known(encoding, name));
        let message = decode(&bytes).unwrap_err().message;
        assert_eq!((message.id, message.args[0].1.as_str()), ("decode-other-encoding", name));
    }
}

#[test]
fn latin_text_with_accents_fits_no_page() {
    let german = "Gesetz über die öffentliche Ordnung, für alle Behörden gültig; Prüfung gemäß § 5 Absatz 2 und Änderungen.";
    let french = "Décret relatif à la réglementation des procédures; les autorités compétentes sont chargées de l'exécution.";
    for text in [german, french] {
        assert_eq!(verdict(&encode(text, &CodePage::known(encoding_rs::WINDOWS_1252, "windows-1252"))), "decode-unlikely");
    }
}

#[test]
fn noise_fits_no_page() {
    let noise: Vec<u8> = (0u32..4000).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x20).filter(|b| *b != 0x7f).collect();
    assert!(matches!(verdict(&noise), "decode-unlikely" | "decode-ambiguous" | "decode-other-encoding"));
}

#[test]
fn too_little_evidence_is_said_with_the_candidates() {
    // A lone ґ/ө/ҙ between digits: nothing tells which.
    let message = decode(b"1 \xb4 2").unwrap_err().message;
    assert!(matches!(message.id, "decode-ambiguous" | "decode-unlikely"), "{message:?}");
}

#[test]
fn ukrainian_and_serbian_are_not_taken_for_kazakh() {
    let ukrainian = "Цей Закон визначає правові засади організації та здійснення її діяльності, європейської інтеграції України, \
        у зв'язку з цим його положення є обов'язковими для всіх органів, які їх застосовують у своїй роботі.";
    let serbian = "Овај закон уређује начин и услове под којима се остварују права грађана, његове обавезе, љубав, џеп и ћирилица.";
    for text in [ukrainian, serbian] {
        let found = verdict(&encode(text, &CodePage::windows_1251()));
        assert!(!matches!(found, "kz-1048" | "pt154"), "{found}: {text}");
    }
}

#[test]
fn two_encodings_in_one_file_are_refused_or_reported() {
    let bytes = [KAZAKH.as_bytes(), &encode(KAZAKH, &CodePage::kz_1048())].concat();
    assert!(decode(&bytes).map_or(true, |s| !s.diagnostics.is_empty()));
}
