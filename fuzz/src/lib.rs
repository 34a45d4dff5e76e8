//! What the fuzz targets share: bytes made a text of a format, and the laws of reading.

#[path = "../../tests/it/laws/checks.rs"]
pub mod checks;

use nusqa::source::{Format, Source};

/// Longest text of one run: what takes long in proportion shows in shorter ones.
const MAX: usize = 1 << 16;

/// Bytes as a decoded file of this format; nothing where they are no text.
pub fn source(bytes: &[u8], format: Format) -> Option<Source> {
    let text = std::str::from_utf8(bytes.get(..bytes.len().min(MAX))?).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_string();
    (!text.trim().is_empty()).then(|| Source { text, format, encoding: "utf-8", ..Source::default() })
}

/// A law that is broken stops the fuzzer.
#[track_caller]
pub fn hold(law: checks::Law) {
    assert_eq!(law, Ok(()));
}

/// Reads an act and holds it to every law.
pub fn read(source: &Source) -> nusqa::extract::Act {
    let act = nusqa::extract::read_act(source);
    hold(checks::keeps_the_laws(source, &act));
    act
}

/// A text in a place of an act where it is read as something special.
pub fn read_within(before: &str, bytes: &[u8], after: &str) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(source) = source(format!("{before}{text}{after}").as_bytes(), Format::Plain) {
        read(&source);
    }
}
