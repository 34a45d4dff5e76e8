//! What a text is written in, by its own marks: names of files are not asked.

use super::Format;

/// Bytes at the beginning in which a page shows what it is.
const HEAD: usize = 4096;

/// The format of a decoded text.
pub(super) fn of(text: &str) -> Format {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or("");
    if is_page(head) {
        return Format::Html;
    }
    if is_markdown(text) {
        return Format::Markdown;
    }
    if is_fragment(text) { Format::Html } else { Format::Plain }
}

/// Whether the text is a whole page: it says so before anything else.
fn is_page(head: &str) -> bool {
    let mut rest = head.trim_start();
    // What may stand before: comments, and the declaration of XML.
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => return true,
        }
    }
    ["<!doctype", "<html", "<head", "<body"].iter().any(|tag| rest.get(..tag.len()).is_some_and(|r| r.eq_ignore_ascii_case(tag)))
}

/// Whether the text is a piece of a page: it begins with a tag, and tags of paragraphs or cells go on.
fn is_fragment(text: &str) -> bool {
    /// End tags that are asked for.
    const ENOUGH: usize = 3;
    let start = text.trim_start();
    let begins = start.strip_prefix('<').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'));
    let ends = || memchr::memchr_iter(b'<', start.as_bytes()).filter(|at| is_block_tag(&start.as_bytes()[*at..]));
    begins && ends().take(ENOUGH).count() >= ENOUGH
}

fn is_block_tag(tag: &[u8]) -> bool {
    const NAMES: &[&[u8]] = &[b"p", b"div", b"td", b"tr", b"table", b"br", b"span", b"h1", b"h2", b"h3", b"h4", b"li"];
    let name = tag.strip_prefix(b"</").or_else(|| tag.strip_prefix(b"<")).unwrap_or(tag);
    NAMES.iter().any(|n| {
        let rest = name.get(n.len()..).and_then(|r| r.first());
        name.get(..n.len()).is_some_and(|s| s.eq_ignore_ascii_case(n))
            && matches!(rest, Some(b'>' | b' ' | b'/' | b'\n' | b'\r' | b'\t'))
    })
}

/// Whether lines begin as only lines of Markdown do. One sure mark is enough, or two that a plain text could have once.
fn is_markdown(text: &str) -> bool {
    let b = text.as_bytes();
    if b.starts_with(b"---") && has_front_matter(text) || begins_with_heading(text) {
        return true;
    }
    // A text whose very first line is a heading is Markdown, however plain the rest: laws without notes or anchors are.
    let first = text.trim_start().as_bytes();
    if first.starts_with(b"# ") && first.get(2..).is_some_and(begins_heading) {
        return true;
    }
    let mut doubtful = 0;
    let mut at = 0;
    loop {
        let line = &b[at..];
        let indent = line.iter().take_while(|c| **c == b' ').count();
        doubtful += match mark(&line[indent..]) {
            Mark::Sure => return true,
            Mark::Doubtful => 1,
            Mark::None => 0,
        };
        if doubtful > 1 {
            return true;
        }
        match memchr::memchr(b'\n', line) {
            Some(n) => at += n + 1,
            None => return false,
        }
    }
}

/// Whether the text begins with a heading: no act of plain text begins with a number sign before a word.
fn begins_with_heading(text: &str) -> bool {
    let title = text.trim_start().strip_prefix("# ");
    title.is_some_and(|t| t.trim_start().starts_with(|c: char| c.is_alphabetic() || "\"«“".contains(c)))
}

enum Mark {
    Sure,
    Doubtful,
    None,
}

/// What the beginning of a line says.
fn mark(line: &[u8]) -> Mark {
    let first = line.first().copied().unwrap_or(b'\n');
    if first >= 0x80 {
        return Mark::None;
    }
    let signs = line.iter().take_while(|c| **c == first).count();
    let after = line.get(signs).copied().unwrap_or(b'\n');
    match first {
        // A letter of the text after the sign: a column called "#" is none.
        b'#' if (2..=6).contains(&signs) && after == b' ' && !rest_is_empty(&line[signs..]) => Mark::Sure,
        b'#' if signs == 1 && after == b' ' && !rest_is_empty(&line[signs..]) => Mark::Doubtful,
        b'>' if matches!(line.get(1..), Some([b' ', b'*', c, ..]) if *c != b' ') => Mark::Sure,
        b'>' if after == b' ' => Mark::Doubtful,
        b'<' if line.starts_with(b"<a id=\"") || line.starts_with(b"<a name=\"") => Mark::Sure,
        b'<' if line.starts_with(b"<table") => Mark::Doubtful,
        b'0'..=b'9' => escaped_number(line),
        b'*' if signs <= 2 && is_wrapped(line, signs) => Mark::Doubtful,
        b'`' if signs >= 3 && rest_is_empty(&line[signs..]) => Mark::Doubtful,
        b'|' if is_delimiter(line) => Mark::Sure,
        _ => Mark::None,
    }
}

/// Whether what follows `# ` is a sentence of a title: more than the two words that head a column of numbers.
fn begins_heading(rest: &[u8]) -> bool {
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    rest[..end].split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()).count() > 2
}

/// `12\.` or `12\)`: nobody but a converter writes so.
fn escaped_number(line: &[u8]) -> Mark {
    let digits = line.iter().take(8).take_while(|c| c.is_ascii_digit() || **c == b'-').count();
    match line.get(digits..) {
        Some([b'\\', b'.' | b')', ..]) => Mark::Sure,
        _ => Mark::None,
    }
}

/// A line wholly between asterisks.
fn is_wrapped(line: &[u8], signs: usize) -> bool {
    let end = memchr::memchr(b'\n', line).unwrap_or(line.len());
    let line = line[..end].trim_ascii_end();
    line.len() > 2 * signs
        && line[signs] != b' '
        && line.ends_with(&line[..signs])
        && !line[signs..line.len() - signs].contains(&b'*')
}

fn rest_is_empty(line: &[u8]) -> bool {
    let end = memchr::memchr(b'\n', line).unwrap_or(line.len());
    line[..end].trim_ascii().is_empty()
}

fn is_delimiter(line: &[u8]) -> bool {
    let end = memchr::memchr(b'\n', line).unwrap_or(line.len());
    let line = &line[..end];
    line.windows(3).any(|w| w == b"---") && line.iter().all(|c| matches!(c, b'|' | b'-' | b':' | b' ' | b'\r'))
}

/// `---`, lines with a key, `---`.
fn has_front_matter(text: &str) -> bool {
    /// Lines of such a block, at most.
    const MAX: usize = 400;
    let mut lines = text.lines();
    if lines.next().is_none_or(|l| l.trim_end() != "---") {
        return false;
    }
    let mut keys = 0;
    for line in lines.take(MAX) {
        if line.trim_end() == "---" {
            return keys > 0;
        }
        let key = line.split_once(':').map_or("", |(key, _)| key);
        keys += usize::from(!key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c)));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_at_the_very_beginning_is_markdown_and_a_column_called_so_is_not() {
        assert_eq!(of("# Заңға өзгерiстер енгiзу туралы\n\n1-бап. Заңда:\n"), Format::Markdown);
        assert_eq!(of("Кесте\n# р/с Атауы\n1 Алматы\n"), Format::Plain);
        assert_eq!(of("# 1\n2\n"), Format::Plain);
    }
}
