//! PDF → text, by poppler's `pdftotext` (cargo feature `pdf`).
//!
//! Poppler puts the words of a line where they stand, links included, which readers in content order do not. It runs as a program
//! of its own, within limits of time and size; a fault of it cannot end nusqa. What pages repeat (running heads, page numbers) is
//! dropped, and the text then goes the way of any plain text; spans point into it.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::{DecodeError, MAX_BYTES};
use crate::base::Message;

/// The program may take so long.
const LIMIT: Duration = Duration::from_secs(60);
const TICK: Duration = Duration::from_millis(10);
/// Lines at the top and at the bottom of a page that may be furniture; more would take the items of short pages.
const EDGE: usize = 1;
/// Pages on which a line must stand to be furniture, beside half of all.
const PAGES: usize = 3;

/// The text of a PDF file, pages ended by form feeds.
///
/// # Errors
/// The program is missing, takes too long or fails; the file has no text.
pub(super) fn text(bytes: &[u8]) -> Result<String, DecodeError> {
    let refused = |id| DecodeError::from(Message::new(id).with("format", "PDF"));
    let mut command = Command::new("pdftotext");
    command.args(["-layout", "-enc", "UTF-8", "-eol", "unix", "-", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|e| match e.kind() {
        ErrorKind::NotFound => refused("decode-pdf-program"),
        _ => refused("decode-pdf-failed"),
    })?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(refused("decode-pdf-failed"));
    };
    let (out, sound) = thread::scope(|scope| {
        // It may stop reading early; its answer counts.
        scope.spawn(move || drop(input.write_all(bytes)));
        let reader = scope.spawn(move || {
            let mut text = Vec::new();
            let read = output.take(MAX_BYTES as u64 + 1).read_to_end(&mut text);
            read.map(|_| text)
        });
        let sound = finished(&mut child);
        (reader.join(), sound)
    });
    let Some(sound) = sound else { return Err(refused("decode-pdf-late")) };
    let Ok(Ok(out)) = out else { return Err(refused("decode-pdf-failed")) };
    if out.len() > MAX_BYTES {
        return Err(super::too_large(out.len()));
    }
    let text = String::from_utf8_lossy(&out);
    match text.chars().any(char::is_alphabetic) {
        true => Ok(without_furniture(&text)),
        false if sound => Err(refused("decode-pdf-pictures")),
        false => Err(refused("decode-pdf-failed")),
    }
}

/// Waits for the program; whether it was content. `None`: it had to be stopped.
fn finished(child: &mut Child) -> Option<bool> {
    let ticks = LIMIT.as_millis() / TICK.as_millis();
    for _ in 0..ticks {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) => thread::sleep(TICK),
            Err(_) => break,
        }
    }
    // It may have ended just now.
    let _ = child.kill();
    let _ = child.wait();
    None
}

/// The pages without what stands at the edge of most of them, and without their numbers.
pub(super) fn without_furniture(text: &str) -> String {
    let pages: Vec<Vec<&str>> = text.split('\u{c}').map(|page| page.split('\n').collect()).collect();
    let filled = pages.iter().filter(|p| p.iter().any(|l| !l.trim().is_empty())).count();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in &pages {
        let mut shapes: Vec<String> = edges(page).into_iter().filter_map(|i| page.get(i)).map(|l| shape(l)).collect();
        shapes.sort();
        shapes.dedup();
        for shape in shapes {
            *seen.entry(shape).or_default() += 1;
        }
    }
    let mut out = String::with_capacity(text.len());
    for (n, page) in pages.iter().enumerate() {
        let drop: Vec<usize> = edges(page)
            .into_iter()
            .filter(|i| {
                let count = page.get(*i).and_then(|l| seen.get(&shape(l))).copied().unwrap_or(0);
                count >= PAGES.max(filled.div_ceil(2))
            })
            .collect();
        if n > 0 {
            out.push('\u{c}');
        }
        let kept = page.iter().enumerate().filter(|(i, _)| !drop.contains(i)).map(|(_, l)| *l);
        for (i, line) in kept.enumerate() {
            if i > 0 {
                out.push('\n');
            }
            out.push_str(line);
        }
    }
    out
}

/// The filled lines at the top and at the bottom of a page; none of a page so short that they are all of it.
fn edges(page: &[&str]) -> Vec<usize> {
    let filled: Vec<usize> = (0..page.len()).filter(|i| page.get(*i).is_some_and(|l| !l.trim().is_empty())).collect();
    if filled.len() <= 2 * EDGE {
        return Vec::new();
    }
    let mut edges: Vec<usize> = filled.iter().take(EDGE).chain(filled.iter().rev().take(EDGE)).copied().collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// A line with its numbers and blanks levelled: `Бет 5` and `Бет 6` are the same furniture.
fn shape(line: &str) -> String {
    let mut out = String::new();
    for word in line.split_whitespace() {
        let mut digits = false;
        for c in word.chars() {
            if !c.is_ascii_digit() {
                out.push(c);
            } else if !digits {
                out.push('#');
            }
            digits = c.is_ascii_digit();
        }
        out.push(' ');
    }
    out
}
