//! Files that are mostly right: remarks instead of refusals.

use super::{KAZAKH, utf16, verdict};
use crate::source::decode;

#[test]
fn a_file_cut_inside_a_character_is_read_to_its_end() {
    let whole = KAZAKH.as_bytes();
    let cut = &whole[..=whole.windows(2).position(|w| w == "ғ".as_bytes()).unwrap()];
    let source = decode(cut).unwrap();
    assert_eq!(source.encoding, "utf-8");
    assert!(source.text.ends_with("жыл\u{fffd}"));
    let [remark] = source.diagnostics.as_slice() else { panic!("{:?}", source.diagnostics) };
    assert_eq!((remark.code, remark.message.id, remark.span.of(&source.text)), ("NQ001", "decode-cut-off", "\u{fffd}"));
}

#[test]
fn a_cut_at_either_end_of_a_tiny_file_is_forgiven() {
    assert_eq!(verdict(&"әр".as_bytes()[1..]), "utf-8");
    assert_eq!(verdict(&"әр".as_bytes()[..3]), "utf-8");
}

#[test]
fn a_stray_byte_is_replaced_and_reported_in_place() {
    let mut bytes = KAZAKH.as_bytes().to_vec();
    bytes.insert(14, 0xff);
    let source = decode(&bytes).unwrap();
    assert_eq!(source.text.replace('\u{fffd}', ""), KAZAKH);
    assert_eq!(source.diagnostics[0].message.id, "decode-replaced");
    assert_eq!(source.diagnostics[0].span.start(), 14);
}

#[test]
fn neighbouring_bad_bytes_are_one_remark_and_many_remarks_are_summed_up() {
    let mut bytes = Vec::new();
    for _ in 0..30 {
        bytes.extend_from_slice("және туралы ".as_bytes());
        bytes.extend_from_slice(b"\xff\xfe ");
    }
    let source = decode(&bytes).unwrap();
    assert_eq!(source.diagnostics.len(), 20);
    let last = &source.diagnostics[19];
    assert_eq!((last.message.id, last.message.args[0].1.as_str()), ("decode-replaced-more", "11"));
    assert_eq!(last.span.end(), source.text.len() - 1);
}

#[test]
fn a_replacement_character_of_the_file_itself_is_no_damage() {
    assert!(decode("а\u{fffd}б".as_bytes()).unwrap().diagnostics.is_empty());
}

#[test]
fn half_characters_of_utf16_are_replaced() {
    let mut bytes = utf16(&format!("\u{feff}{KAZAKH}"), true);
    bytes.splice(4..6, [0x00, 0xd8]);
    bytes.push(b'x');
    let source = decode(&bytes).unwrap();
    assert_eq!(source.encoding, "utf-16le");
    let ids: Vec<_> = source.diagnostics.iter().map(|d| d.message.id).collect();
    assert_eq!(ids, ["decode-replaced", "decode-cut-off"]);
}

#[test]
fn a_single_control_character_is_kept_and_reported() {
    let text = KAZAKH.replacen(' ', "\u{1}", 1);
    let source = decode(text.as_bytes()).unwrap();
    assert_eq!(source.text, text);
    assert_eq!(source.diagnostics[0].message.id, "decode-control");
    assert_eq!(source.diagnostics[0].span.of(&source.text), "\u{1}");
}

#[test]
fn form_feeds_and_the_end_mark_of_dos_are_nothing_strange() {
    assert!(decode(format!("{KAZAKH}\u{c}{KAZAKH}\u{1a}").as_bytes()).unwrap().diagnostics.is_empty());
}
