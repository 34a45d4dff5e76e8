//! A progress bar for work on many files: on standard error, on a terminal, and only when it is worth one.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use crate::session::Session;

/// Fewer steps than this are over before a bar could be read.
const WORTH_A_BAR: usize = 20;

/// A bar for acts; shows nothing until [`known`] says how many there are.
pub fn acts(session: &Session) -> ProgressBar {
    let bar = ProgressBar::hidden();
    if session.quiet || !std::io::stderr().is_terminal() {
        bar
    } else {
        bar.with_style(style("{bar:30} {pos}/{len} {per_sec} {eta}"))
    }
}

/// Tells a bar how many acts are known by now; shows it when they are worth it.
pub fn known(bar: &ProgressBar, quiet: bool, acts: u64) {
    if acts < WORTH_A_BAR as u64 || bar.length() == Some(acts) || quiet || !std::io::stderr().is_terminal() {
        return;
    }
    if bar.is_hidden() {
        bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
    }
    bar.set_length(acts);
}

/// Smaller inputs are read before a bar could be.
const WORTH_BYTES: u64 = 8 << 20;

/// A bar for bytes; shows nothing until [`worth_bytes`] gives it a length.
pub fn bytes(quiet: bool) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    ProgressBar::no_length().with_style(style("{bar:30} {bytes}/{total_bytes} {msg} {binary_bytes_per_sec} {eta}"))
}

/// Whether reading so many bytes is worth the bar; sets its length if so.
pub fn worth_bytes(bar: &ProgressBar, size: u64) -> bool {
    let worth = size >= WORTH_BYTES && !bar.is_hidden();
    if worth {
        bar.set_length(size);
    }
    worth
}

/// How many records are checked by now, and how fast.
pub fn records(bar: &ProgressBar, records: u64) {
    if !bar.is_hidden() {
        let seconds = bar.elapsed().as_secs_f64();
        let rate = if seconds > 0.0 { (records as f64 / seconds) as u64 } else { 0 };
        bar.set_message(format!("{records} ({rate}/s)"));
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
