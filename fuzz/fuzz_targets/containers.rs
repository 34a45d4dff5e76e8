//! Archives and word-processor files, made around any bytes or out of them: a text or a message, in bounded time and memory.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa::source::decode;

/// Beginnings that are taken for a container.
const MAGIC: [&[u8]; 3] = [b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-1.7\n"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let _ = decode(bytes);
    let magic = MAGIC[usize::from(*first) % MAGIC.len()];
    let _ = decode(&[magic, rest].concat());
});
