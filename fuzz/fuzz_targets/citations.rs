//! Any line may cite: what is found stands in the line.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa::parse::citation;
use nusqa_fuzz::read_within;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = citation::find_all(text, &citation::ShortNames::default(), None);
    read_within("      1. Осы Қағидалардың ", bytes, " сәйкес.\n      2. Б.\n");
});
