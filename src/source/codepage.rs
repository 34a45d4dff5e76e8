//! The single-byte code pages of Kazakhstan's texts.
//!
//! Below 0x80 all of them are ASCII. The upper halves are tables here: `encoding_rs` knows windows-1251, and neither KZ-1048
//! nor PT154.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

/// A code page: what the bytes from 0x80 on stand for.
#[derive(Clone, Debug)]
pub(super) struct CodePage {
    /// Name as in [`Source::encoding`](super::Source::encoding).
    pub name: &'static str,
    /// The character of byte `0x80 + i`; U+FFFD where the code page defines none.
    pub upper: [char; 128],
}

impl CodePage {
    /// windows-1251, which has no letter of Kazakh but those it shares with Russian and Ukrainian.
    pub fn windows_1251() -> Self {
        let mut page = Self::known(encoding_rs::WINDOWS_1251, "windows-1251");
        // The browsers' table gives the undefined byte 0x98 the control character of the same number.
        page.upper.iter_mut().filter(|c| c.is_control()).for_each(|c| *c = char::REPLACEMENT_CHARACTER);
        page
    }

    /// KZ-1048 (STRK1048-2002): the national standard, windows-1251 but for 16 bytes.
    pub fn kz_1048() -> Self {
        CodePage { name: "kz-1048", upper: KZ_1048 }
    }

    /// PT154 (PTCP154, Cyrillic-Asian): ParaType's page for the Cyrillic scripts of Asia, windows-1251 but for 36 bytes.
    pub fn pt154() -> Self {
        CodePage { name: "pt154", upper: PT154 }
    }

    /// A single-byte encoding that `encoding_rs` knows.
    pub fn known(encoding: &'static Encoding, name: &'static str) -> Self {
        let mut upper = [char::REPLACEMENT_CHARACTER; 128];
        for (slot, byte) in upper.iter_mut().zip(0x80u8..=0xff) {
            if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(&[byte]) {
                *slot = text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
            }
        }
        CodePage { name, upper }
    }

    /// The character of a byte.
    pub fn char_of(&self, byte: u8) -> char {
        match byte.checked_sub(0x80) {
            Some(i) => self.upper.get(usize::from(i)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
            None => char::from(byte),
        }
    }

    /// The text of `bytes`; undefined bytes become U+FFFD.
    pub fn decode(&self, bytes: &[u8]) -> String {
        let table = Utf8Table::of(self);
        let mut text = String::with_capacity(bytes.len() * 2);
        let mut buffer = [0; BLOCK * WIDEST + STORE];
        for block in bytes.chunks(BLOCK) {
            match table.encode(block, &mut buffer) {
                Some(part) => text.push_str(&part),
                None => text.extend(block.iter().map(|b| self.char_of(*b))),
            }
        }
        text
    }
}

/// So many bytes are decoded at a time.
const BLOCK: usize = 4096;
/// Most bytes of UTF-8 that a byte becomes: the code pages lie in the Basic Multilingual Plane.
const WIDEST: usize = 3;
/// Bytes stored at once; those past the character's own are overwritten by the next one.
const STORE: usize = 4;

/// The UTF-8 of every byte: five times as fast as pushing characters.
struct Utf8Table([([u8; STORE], u8); 256]);

impl Utf8Table {
    fn of(page: &CodePage) -> Self {
        let mut table = [([0; STORE], 0); 256];
        for (slot, byte) in table.iter_mut().zip(0u8..=0xff) {
            slot.1 = page.char_of(byte).encode_utf8(&mut slot.0).len() as u8;
        }
        Utf8Table(table)
    }

    /// Encodes a block. `None` cannot happen with a buffer of the right size.
    fn encode<'b>(&self, block: &[u8], buffer: &'b mut [u8; BLOCK * WIDEST + STORE]) -> Option<Cow<'b, str>> {
        let mut at = 0;
        for byte in block {
            let (bytes, len) = &self.0[usize::from(*byte)];
            buffer.get_mut(at..at + STORE)?.copy_from_slice(bytes);
            at += usize::from(*len);
        }
        UTF_8.decode_without_bom_handling_and_without_replacement(buffer.get(..at)?)
    }
}

/// Source: unicode.org, VENDORS/MISC/KZ1048.TXT.
#[rustfmt::skip]
const KZ_1048: [char; 128] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Қ', 'Һ', 'Џ',
    'ђ', '‘', '’', '“', '”', '•', '–', '—', '\u{fffd}', '™', 'љ', '›', 'њ', 'қ', 'һ', 'џ',
    '\u{a0}', 'Ұ', 'ұ', 'Ә', '¤', 'Ө', '¦', '§', 'Ё', '©', 'Ғ', '«', '¬', '\u{ad}', '®', 'Ү',
    '°', '±', 'І', 'і', 'ө', 'µ', '¶', '·', 'ё', '№', 'ғ', '»', 'ә', 'Ң', 'ң', 'ү',
    'А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж', 'З', 'И', 'Й', 'К', 'Л', 'М', 'Н', 'О', 'П',
    'Р', 'С', 'Т', 'У', 'Ф', 'Х', 'Ц', 'Ч', 'Ш', 'Щ', 'Ъ', 'Ы', 'Ь', 'Э', 'Ю', 'Я',
    'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'й', 'к', 'л', 'м', 'н', 'о', 'п',
    'р', 'с', 'т', 'у', 'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'ъ', 'ы', 'ь', 'э', 'ю', 'я',
];

/// Source: the registration of PTCP154 with IANA.
#[rustfmt::skip]
const PT154: [char; 128] = [
    'Җ', 'Ғ', 'Ӯ', 'ғ', '„', '…', 'Ҷ', 'Ү', 'Ҳ', 'ү', 'Ҡ', 'Ӣ', 'Ң', 'Қ', 'Һ', 'Ҹ',
    'җ', '‘', '’', '“', '”', '•', '–', '—', 'ҳ', 'ҷ', 'ҡ', 'ӣ', 'ң', 'қ', 'һ', 'ҹ',
    '\u{a0}', 'Ў', 'ў', 'Ј', 'Ө', 'Ҙ', 'Ұ', '§', 'Ё', '©', 'Ә', '«', '¬', 'ӯ', '®', 'Ҝ',
    '°', 'ұ', 'І', 'і', 'ҙ', 'ө', '¶', '·', 'ё', '№', 'ә', '»', 'ј', 'Ҫ', 'ҫ', 'ҝ',
    'А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж', 'З', 'И', 'Й', 'К', 'Л', 'М', 'Н', 'О', 'П',
    'Р', 'С', 'Т', 'У', 'Ф', 'Х', 'Ц', 'Ч', 'Ш', 'Щ', 'Ъ', 'Ы', 'Ь', 'Э', 'Ю', 'Я',
    'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'й', 'к', 'л', 'м', 'н', 'о', 'п',
    'р', 'с', 'т', 'у', 'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'ъ', 'ы', 'ь', 'э', 'ю', 'я',
];
