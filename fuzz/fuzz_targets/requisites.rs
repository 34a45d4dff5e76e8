//! Any head, stamp, status and commencement clause.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa::parse::{commencement, requisites};
use nusqa_fuzz::read_within;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = (requisites::line(text), requisites::stamp(text), requisites::status(text), requisites::registration(text));
    let _ = (commencement::find_in_note(text), commencement::find_all(text), commencement::suspended_since(text));
    read_within("", bytes, "\n      БҰЙЫРАМЫН:\n      1. А.\n      2. Осы бұйрық қолданысқа енгізіледі.\n");
    read_within("      БҰЙЫРАМЫН:\n      1. А.\n      2. Осы бұйрық ", bytes, "\n");
});
