//! Any bytes are read as an act without a panic, and the act keeps every law.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa::source::decode;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(source) = decode(bytes) {
        nusqa_fuzz::read(&source);
    }
});
