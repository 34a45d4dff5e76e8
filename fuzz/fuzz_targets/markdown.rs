//! Any Markdown is read into lines and a tree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa::source::Format;
use nusqa::{layout, tree};
use nusqa_fuzz::{checks, hold, source};

fuzz_target!(|bytes: &[u8]| {
    let Some(source) = source(bytes, Format::Markdown) else { return };
    let document = tree::build(layout::read(&source));
    hold(checks::document_keeps_the_laws(&source, &document));
});
