//! A progress bar for work on many files: on standard error, on a terminal, and only when it is worth one.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use crate::session::Session;

/// Fewer steps than this are over before a bar could be read.
const WORTH_A_BAR: usize = 20;

/// A bar of `steps`, or one that shows nothing.
pub fn bar(steps: usize, session: &Session) -> ProgressBar {
    if session.quiet || steps < WORTH_A_BAR || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    ProgressBar::new(steps as u64).with_style(style("{bar:30} {pos}/{len} {eta}"))
}

/// Smaller inputs are read before a bar could be.
const WORTH_BYTES: u64 = 8 << 20;

/// A bar for bytes; shows nothing until [`worth_bytes`] gives it a length.
pub fn bytes(quiet: bool) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    ProgressBar::no_length().with_style(style("{bar:30} {bytes}/{total_bytes} {eta}"))
}

/// Whether reading so many bytes is worth the bar; sets its length if so.
pub fn worth_bytes(bar: &ProgressBar, size: u64) -> bool {
    let worth = size >= WORTH_BYTES && !bar.is_hidden();
    if worth {
        bar.set_length(size);
    }
    worth
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
