//! Any text is read as an act without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa::{extract::read_act, source::decode};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(source) = decode(bytes) {
        let _ = read_act(&source);
    }
});
