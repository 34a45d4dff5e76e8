//! Any text after the opening of a portal's note.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa_fuzz::read_within;

const OPENINGS: [&str; 4] = ["Ескерту. ", "Сноска. ", "РҚАО-ның ескертпесі!\n      ", "Ескертпе: "];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let opening = OPENINGS[usize::from(*first) % OPENINGS.len()];
    if let Ok(text) = std::str::from_utf8(rest) {
        let _ = nusqa::parse::note::read(&format!("{opening}{text}"));
    }
    let before = format!("      БҰЙЫРАМЫН:\n      1. А:\n      1) б;\n      2) в.\n      {opening}");
    read_within(&before, rest, "\n      2. Г.\n");
});
