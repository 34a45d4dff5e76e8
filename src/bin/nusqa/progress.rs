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
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(steps as u64).with_style(style)
}
