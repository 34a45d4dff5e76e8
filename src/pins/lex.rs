//! The comments of a source file, line by line. No language is parsed: strings are passed over so that what stands in them does not
//! count, and everything else that is no comment is code.

use super::syntax::Syntax;

/// A line of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CommentLine<'t> {
    /// From 1.
    pub(super) line: u64,
    /// Bytes before it on its line.
    pub(super) column: usize,
    /// What the comment says on this line.
    pub(super) text: &'t str,
}

/// Every line of every comment, in order.
pub(super) fn comments<'t>(text: &'t str, syntax: &Syntax) -> Vec<CommentLine<'t>> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut place = Place { line: 1, start: 0, first: true };
    while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
        let end = match step(text, at, rest, syntax, &place) {
            Step::Code(end) => end,
            Step::Comment(from, to, end) => {
                let mut column = from - place.start;
                for (n, piece) in (0..).zip(text.get(from..to).unwrap_or("").split('\n')) {
                    out.push(CommentLine { line: place.line + n, column, text: piece.trim_end_matches('\r') });
                    column = 0;
                }
                end
            }
        };
        // Something must be taken, whatever the signs say.
        let end = end.max(at + rest.chars().next().map_or(1, char::len_utf8));
        place.pass(at, text.get(at..end).unwrap_or(""));
        at = end;
    }
    out
}

/// A place on its line.
struct Place {
    line: u64,
    /// Where the line begins.
    start: usize,
    /// Whether nothing but blanks stands before on the line.
    first: bool,
}

impl Place {
    /// Goes on over what stands at `at`. Every byte is looked at once.
    fn pass(&mut self, at: usize, passed: &str) {
        let bytes = passed.as_bytes();
        match memchr::memrchr(b'\n', bytes) {
            Some(last) => {
                self.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
                self.start = at + last + 1;
                self.first = passed.get(last + 1..).is_some_and(|p| p.trim().is_empty());
            }
            None => self.first &= passed.trim().is_empty(),
        }
    }
}

/// The comments of the cells of a notebook: strings of a JSON file that begin with `#`.
pub(super) fn notebook(text: &str) -> Vec<CommentLine<'_>> {
    let mut out = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let Some(words) = line.trim_start().strip_prefix('"').map(str::trim_start).filter(|w| w.starts_with('#')) else { continue };
        let words = words.trim_end().trim_end_matches(',').trim_end_matches('"').trim_end_matches("\\n");
        let column = words.as_ptr() as usize - line.as_ptr() as usize;
        out.push(CommentLine { line: n as u64 + 1, column, text: words });
    }
    out
}

enum Step {
    /// Beginning and end of what a comment says, and where it ends with its closing sign.
    Comment(usize, usize, usize),
    /// Code up to here.
    Code(usize),
}

fn step(text: &str, at: usize, rest: &str, syntax: &Syntax, place: &Place) -> Step {
    let before = text.get(place.start..at).unwrap_or("");
    let first = place.first;
    let free = !syntax.after_blank || before.is_empty() || before.ends_with(char::is_whitespace);
    // `http://` is an address in every language.
    let address = |sign: &str| sign == "//" && before.ends_with(':');
    for (open, close) in syntax.block {
        if rest.starts_with(open) {
            let from = at + open.len();
            let body = text.get(from..).unwrap_or("");
            let to = body.find(close).map_or(text.len(), |n| from + n);
            return Step::Comment(from, to, (to + close.len()).min(text.len()));
        }
    }
    if free && let Some(sign) = syntax.line.iter().find(|sign| rest.starts_with(**sign) && !address(sign)) {
        return to_line_end(text, at, sign);
    }
    if first && let Some(sign) = syntax.at_start.iter().find(|sign| rest.starts_with(**sign)) {
        return to_line_end(text, at, sign);
    }
    if let Some(sign) = syntax.docs.iter().find(|sign| rest.starts_with(**sign))
        && (first || matches!(tail(before), "r" | "u" | "R" | "U" | "@doc" | "@moduledoc"))
    {
        let from = at + sign.len();
        let to = text.get(from..).unwrap_or("").find(sign).map_or(text.len(), |n| from + n);
        return Step::Comment(from, to, (to + sign.len()).min(text.len()));
    }
    if syntax.raw
        && rest.starts_with('r')
        && let Some(end) = raw_string(rest)
    {
        return Step::Code(at + end);
    }
    if syntax.quote_is_char && rest.starts_with('\'') {
        return Step::Code(at + character(rest));
    }
    for (open, close, over_lines) in syntax.strings {
        if rest.starts_with(open) {
            return Step::Code(at + string(rest, open.len(), close, *over_lines));
        }
    }
    // On to the next byte that may begin something.
    let next = rest.char_indices().skip(1).find(|(_, c)| !c.is_alphanumeric() || (syntax.raw && *c == 'r'));
    Step::Code(at + next.map_or(rest.len(), |(n, _)| n))
}

/// The last few letters, for what stands before a sign.
fn tail(before: &str) -> &str {
    let from = before.len().saturating_sub(40);
    if from > 0 { "" } else { before.trim() }
}

fn to_line_end(text: &str, at: usize, sign: &str) -> Step {
    let from = at + sign.len();
    let rest = text.get(from..).unwrap_or("");
    let to = memchr::memchr(b'\n', rest.as_bytes()).map_or(text.len(), |n| from + n);
    Step::Comment(from, to, to)
}

/// The length of a string with its signs; one that is not closed ends with its line, or with the text.
fn string(rest: &str, open: usize, close: &str, over_lines: bool) -> usize {
    let bytes = rest.as_bytes();
    let mut at = open;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'\n' if !over_lines => return at,
            _ if bytes.get(at..).is_some_and(|r| r.starts_with(close.as_bytes())) => return at + close.len(),
            _ => at += 1,
        }
    }
    rest.len()
}

/// `'x'` or `'\n'` as a whole, else the quote alone.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    let escaped = matches!(chars.next(), Some((_, '\\')));
    let longest = if escaped { 10 } else { 1 };
    chars.take(longest).find(|(_, c)| *c == '\'').map_or(1, |(at, _)| at + 1)
}

/// The length of `r"…"` or `r#"…"#`.
fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let body = after.trim_start_matches('#');
    let hashes = after.len() - body.len();
    let body = body.strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes.min(255)));
    let from = rest.len() - body.len();
    Some(body.find(&close).map_or(rest.len(), |n| from + n + close.len()))
}
