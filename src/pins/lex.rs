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
    // Whether nothing but blanks stands before on the line.
    let mut first = true;
    let mut cursor = Cursor { text, line: 1, start: 0 };
    while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
        let next = step(text, at, rest, syntax, (cursor.start, first));
        let (end, comment) = match next {
            Step::Comment(from, to, end) => (end, Some((from, to))),
            Step::Code(end) => (end, None),
        };
        // Something must be taken, whatever the signs say.
        let end = end.max(at + rest.chars().next().map_or(1, char::len_utf8));
        if let Some((from, to)) = comment {
            cursor.move_to(at);
            let mut place = Cursor { ..cursor };
            place.move_to(from);
            for piece in text.get(from..to).unwrap_or("").split('\n') {
                out.push(CommentLine { line: place.line, column: place.column_of(piece), text: piece.trim_end_matches('\r') });
                let next = place.offset_of(piece) + piece.len() + 1;
                place.move_to(next.min(text.len()));
            }
        }
        cursor.move_to(end);
        let passed = text.get(at..end).unwrap_or("");
        first = match passed.rsplit_once('\n') {
            Some((_, last)) => last.trim().is_empty(),
            None => first && passed.trim().is_empty(),
        };
        at = end;
    }
    out
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

/// Where a byte stands.
#[derive(Clone, Copy)]
struct Cursor<'t> {
    text: &'t str,
    line: u64,
    /// Where its line begins.
    start: usize,
}

impl Cursor<'_> {
    /// Goes forward to a byte.
    fn move_to(&mut self, at: usize) {
        let passed = self.text.as_bytes().get(self.start..at).unwrap_or(&[]);
        if let Some(last) = memchr::memrchr(b'\n', passed) {
            self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
            self.start += last + 1;
        }
    }

    fn offset_of(&self, piece: &str) -> usize {
        piece.as_ptr() as usize - self.text.as_ptr() as usize
    }

    fn column_of(&self, piece: &str) -> usize {
        self.offset_of(piece).saturating_sub(self.start)
    }
}

enum Step {
    /// Beginning and end of what a comment says, and where it ends with its closing sign.
    Comment(usize, usize, usize),
    /// Code up to here.
    Code(usize),
}

fn step(text: &str, at: usize, rest: &str, syntax: &Syntax, (line_start, first): (usize, bool)) -> Step {
    let before = text.get(line_start..at).unwrap_or("");
    let free = !syntax.after_blank || before.is_empty() || before.ends_with(char::is_whitespace);
    // `http://` is an address in every language.
    let address = |sign: &str| sign == "//" && before.ends_with(':');
    if free {
        for (open, close) in syntax.block {
            if rest.starts_with(open) {
                let from = at + open.len();
                let body = text.get(from..).unwrap_or("");
                let to = body.find(close).map_or(text.len(), |n| from + n);
                return Step::Comment(from, to, (to + close.len()).min(text.len()));
            }
        }
        if let Some(sign) = syntax.line.iter().find(|sign| rest.starts_with(**sign) && !address(sign)) {
            return to_line_end(text, at, sign);
        }
    }
    if first && let Some(sign) = syntax.at_start.iter().find(|sign| rest.starts_with(**sign)) {
        return to_line_end(text, at, sign);
    }
    if let Some(sign) = syntax.docs.iter().find(|sign| rest.starts_with(**sign))
        && (first || matches!(before.trim(), "r" | "u" | "R" | "U" | "@doc" | "@moduledoc"))
    {
        let from = at + sign.len();
        let to = text.get(from..).unwrap_or("").find(sign).map_or(text.len(), |n| from + n);
        return Step::Comment(from, to, (to + sign.len()).min(text.len()));
    }
    if syntax.raw && rest.starts_with('r') && let Some(end) = raw_string(rest) {
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
