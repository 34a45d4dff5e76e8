//! Any bytes: a text or a message, never a panic; every remark points into the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nusqa::source::{LineIndex, decode, script_evidence};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = decode(bytes) else { return };
    let lines = LineIndex::new(&source.text);
    for remark in &source.diagnostics {
        assert!(source.text.is_char_boundary(remark.span.start()) && source.text.is_char_boundary(remark.span.end()));
        let position = lines.position(remark.span.start());
        assert!(position.line <= lines.line_count());
    }
    let _ = script_evidence(&source.text);
});
