//! Any lines of plain text are joined without losing or making a letter.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa::layout;
use nusqa::source::Format;
use nusqa_fuzz::{checks, hold, source};

fuzz_target!(|bytes: &[u8]| {
    let Some(source) = source(bytes, Format::Plain) else { return };
    hold(checks::layout_keeps_the_laws(&source, &layout::read(&source)));
});
