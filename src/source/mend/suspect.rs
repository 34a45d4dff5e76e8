//! Where a text has letters that Kazakh and Russian do not use: the one look at clean text, so it is compiled to vector
//! instructions.

/// So many bytes are looked at together.
const BLOCK: usize = 256;

/// The first byte, at `from` or later, of a letter that sound Kazakh and Russian text does not have.
pub(super) fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at + 1 < bytes.len() {
        let end = (at + BLOCK).min(bytes.len() - 1);
        let (firsts, seconds) = (bytes.get(at..end)?, bytes.get(at + 1..end + 1)?);
        let mut any = 0u8;
        for (a, b) in firsts.iter().zip(seconds) {
            any |= u8::from(is_suspect(*a, *b));
        }
        if any != 0 {
            let found = firsts.iter().zip(seconds).position(|(a, b)| is_suspect(*a, *b));
            return found.map(|i| at + i);
        }
        at = end;
    }
    None
}

/// The beginning of the line that holds byte `at`.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    memchr::memrchr(b'\n', before).map_or(0, |end| end + 1)
}

/// Whether two bytes of UTF-8 begin a suspicious character. No branches: the loop above is to be vectorised.
#[inline]
fn is_suspect(a: u8, b: u8) -> bool {
    // U+0402–040F and U+0452–045F without Ё І і: Serbian, Macedonian, Ukrainian letters.
    let capital = (a == 0xd0) & (b & 0xf0 == 0x80) & (b > 0x81) & (b != 0x86);
    let small = (a == 0xd1) & (b & 0xf0 == 0x90) & (b > 0x91) & (b != 0x96);
    // Ґ ґ Ҙ ҙ Ҡ ҡ Ҫ ҫ.
    let other = (a == 0xd2) & ((b & 0xfe == 0x90) | (b & 0xfe == 0x98) | (b & 0xfe == 0xa0) | (b & 0xfe == 0xaa));
    // C1 control characters, Latin letters with accents, Greek, box drawing: what UTF-8 looks like when it is read as single bytes.
    let control = (a == 0xc2) & (b < 0xa0);
    let latin = (a == 0xc3) | (a == 0xce) | (a == 0xcf);
    let boxes = (a == 0xe2) & (b & 0xfe == 0x94);
    capital | small | other | control | latin | boxes
}
