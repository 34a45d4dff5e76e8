//! The same text in other bytes, and in other letters.

/// What the bytes from 0x80 on mean in KZ-1048 (from the table of unicode.org).
const KZ_1048: &str = "\
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\u{fffd}™љ›њқһџ\
    \u{a0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{ad}®Ү°±Ііөµ¶·ё№ғ»әҢңү\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмнопрстуфхцчшщъыьэюя";

/// And in PT154 (from the table of iana.org).
const PT154: &str = "\
    ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ\
    \u{a0}ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝ\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмнопрстуфхцчшщъыьэюя";

/// In a code page; nothing where it lacks a letter.
fn code_page(text: &str, upper: &str) -> Option<Vec<u8>> {
    let byte = |c: char| match c {
        '\0'..='\x7f' => Some(c as u8),
        _ => upper.chars().position(|u| u == c && c != '\u{fffd}').map(|at| 0x80 + at as u8),
    };
    text.chars().map(byte).collect()
}

pub fn kz_1048(text: &str) -> Option<Vec<u8>> {
    code_page(text, KZ_1048)
}

pub fn pt154(text: &str) -> Option<Vec<u8>> {
    code_page(text, PT154)
}

pub fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(|u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
}

/// UTF-8 read as Latin-1 and saved as UTF-8.
pub fn as_latin_1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

fn translated(text: &str, from: &str, to: &str) -> String {
    let letter = |c| from.chars().position(|f| f == c).and_then(|at| to.chars().nth(at)).unwrap_or(c);
    text.chars().map(letter).collect()
}

/// Kazakh letters as an old font drew them.
pub fn font_hack(text: &str) -> String {
    translated(text, "қҚңҢғҒөӨәӘүҮұҰһҺ", "ќЌњЊѓЃљЉєЄїЇўЎћЋ")
}

/// Latin letters for Cyrillic ones in every other word, and Latin `i` everywhere.
pub fn lookalikes(text: &str) -> String {
    let words = text.split_inclusive([' ', '\n']);
    let word = |(i, w): (usize, &str)| match i % 2 {
        0 => translated(w, "іІ", "iI"),
        _ => translated(w, "іІаеорсухАЕОРСХКМТНВ", "iIaeopcyxAEOPCXKMTHB"),
    };
    words.enumerate().map(word).collect()
}

/// `N` for `№`, as typewriters had it.
pub fn n_for_number(text: &str) -> String {
    text.replace('№', "N")
}

/// Other quotes.
pub fn quotes(text: &str) -> String {
    let mut open = false;
    text.chars()
        .map(|c| match c {
            '«' => '"',
            '»' => '"',
            '"' => {
                open = !open;
                if open { '«' } else { '»' }
            }
            c => c,
        })
        .collect()
}
