//! Visual lines as the source has them, and the style of its page.

use memchr::memchr_iter;

/// One line of the source between two line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Visual {
    /// First byte that is no blank.
    pub start: u32,
    /// One past the last byte that is no blank; equal to `start` for a blank line.
    pub end: u32,
    /// Blanks before `start`, at most 255.
    pub indent: u8,
    /// Whether blanks follow `end`: the line was broken at a blank, so its paragraph goes on.
    pub trailing: bool,
}

impl Visual {
    pub fn is_blank(self) -> bool {
        self.start == self.end
    }

    pub fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in characters.
    pub fn width(self, source: &str) -> usize {
        let bytes = source.as_bytes().get(self.start as usize..self.end as usize).unwrap_or(&[]);
        bytes.iter().filter(|b| (**b as i8) >= -0x40).count()
    }
}

/// Cuts the source at its line ends (`\n`, `\r\n`; a form feed counts as a blank).
pub(super) fn scan(source: &str) -> Vec<Visual> {
    scan_part(source, 0, source.len())
}

/// The lines of the source bytes `from..end`.
pub(super) fn scan_part(source: &str, mut from: usize, end: usize) -> Vec<Visual> {
    let bytes = source.as_bytes().get(..end).unwrap_or(&[]);
    let part = bytes.get(from..).unwrap_or(&[]);
    let first = from;
    let mut out = Vec::with_capacity(part.len() / 60 + 1);
    for to in memchr_iter(b'\n', part).map(|at| first + at).chain(std::iter::once(bytes.len())) {
        out.push(visual(bytes, from, to));
        from = to + 1;
    }
    out
}

fn visual(bytes: &[u8], from: usize, to: usize) -> Visual {
    let blank = |b: u8| matches!(b, b' ' | b'\t' | b'\r' | 0x0c);
    let (mut start, mut end) = (from.min(to), to);
    loop {
        if start < end && blank(bytes[start]) {
            start += 1;
        } else if start + 1 < end && bytes[start] == 0xc2 && bytes[start + 1] == 0xa0 {
            start += 2;
        } else {
            break;
        }
    }
    loop {
        if end > start && blank(bytes[end - 1]) {
            end -= 1;
        } else if end > start + 1 && bytes[end - 2..end] == [0xc2, 0xa0] {
            end -= 2;
        } else {
            break;
        }
    }
    let indent = bytes[from.min(to)..start]
        .iter()
        .filter(|b| **b != 0xc2 && **b != b'\r')
        .map(|b| if *b == b'\t' { 4 } else { 1 })
        .sum::<usize>();
    let trailing = end > start && bytes[end..to].contains(&b' ');
    Visual { start: start as u32, end: end as u32, indent: indent.min(255) as u8, trailing }
}

/// How the page was set, measured on the text itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// Paragraphs begin with blanks, wrapped lines do not: the indent of a paragraph.
    pub indent: Option<u8>,
    /// Lines broken at a blank keep it.
    pub trailing: bool,
    /// Characters in a full line; 0 where lines are not wrapped (a line is a paragraph).
    pub width: usize,
    /// Where every line takes as many words as fit, and nothing else tells paragraphs apart: the width. 0 elsewhere.
    pub exact: usize,
    /// Whether more sentences end a paragraph than stand within one.
    pub ends_more: bool,
    /// Where every line takes as many words as fit, and empty lines stand after the paragraphs: the width. 0 elsewhere.
    pub apart: usize,
}

/// Lines looked at to learn the style.
const SAMPLE: usize = 4000;
/// Lines this long (in characters) are no lines of a page.
const NO_WRAP: usize = 160;

impl Style {
    pub fn measure(source: &str, lines: &[Visual]) -> Style {
        let sample: Vec<Visual> = lines.iter().copied().filter(|l| !l.is_blank()).take(SAMPLE).collect();
        let mut widths: Vec<usize> = sample.iter().map(|l| l.width(source)).collect();
        widths.sort_unstable();
        let at = |q: usize| widths.get((widths.len() * q / 100).min(widths.len().saturating_sub(1))).copied().unwrap_or(0);
        let wrapped = at(95) < NO_WRAP && at(50) > 20 && breaks_mid_sentence(source, &sample);
        let mut indents = [0usize; 256];
        for l in &sample {
            indents[l.indent as usize] += 1;
        }
        let modal = (2..40).max_by_key(|i| indents[*i]).unwrap_or(0);
        let indented = indents[modal] * 12 > sample.len() && indents[0] > 0;
        let trailing = sample.iter().filter(|l| l.trailing).count() * 4 > sample.len();
        let mut style = Style {
            indent: indented.then_some(modal as u8),
            trailing,
            width: if wrapped { at(90).max(20) } else { 0 },
            exact: 0,
            ends_more: false,
            apart: 0,
        };
        let greedy = || [at(100), at(99)].into_iter().find(|w| is_greedy(source, &sample, *w)).unwrap_or(0);
        if wrapped && !indented && !trailing && set_apart(lines) {
            style.apart = Some(greedy()).filter(|w| ends_apart(source, lines, *w)).unwrap_or(0);
        } else if wrapped && !indented && !trailing {
            style.exact = greedy();
            style.ends_more = style.exact > 0 && sentences_end_paragraphs(source, &sample, style.exact);
        }
        style
    }
}

/// Whether empty lines stand between the paragraphs.
fn set_apart(lines: &[Visual]) -> bool {
    let lines = lines.get(..SAMPLE.min(lines.len())).unwrap_or(lines);
    lines.iter().filter(|l| l.is_blank()).count() * 12 > lines.len()
}

/// Whether hardly a sentence that ends on purpose (the next word had room) has no empty line after it.
fn ends_apart(source: &str, lines: &[Visual], width: usize) -> bool {
    let lines = lines.get(..SAMPLE.min(lines.len())).unwrap_or(lines);
    let (mut apart, mut together) = (0, 0);
    for w in lines.windows(2).filter(|w| !w[0].is_blank() && ends_closed(w[0].text(source))) {
        apart += usize::from(w[1].is_blank());
        together += usize::from(!w[1].is_blank() && w[0].width(source) + 1 + first_word(w[1].text(source)) <= width);
    }
    together * 12 < apart
}

/// Characters of the first word.
fn first_word(line: &str) -> usize {
    line.split(' ').next().unwrap_or("").chars().count()
}

/// Whether hardly a line that goes on in the middle of a sentence had room for the next word; those few were ended on purpose.
fn is_greedy(source: &str, sample: &[Visual], width: usize) -> bool {
    let (mut all, mut roomy) = (0, 0);
    for w in sample.windows(2) {
        let (a, b) = (w[0].text(source), w[1].text(source));
        if !ends_closed(a) && !a.ends_with('-') && b.starts_with(char::is_lowercase) {
            all += 1;
            roomy += usize::from(w[0].width(source) + 1 + first_word(b) <= width);
        }
    }
    all >= 8 && roomy * 16 <= all
}

/// Whether more full stops end a paragraph (the next word had room) than stand within a line.
fn sentences_end_paragraphs(source: &str, sample: &[Visual], width: usize) -> bool {
    let (mut ends, mut within) = (0, 0);
    for w in sample.windows(2) {
        let (a, b) = (w[0].text(source), w[1].text(source));
        ends += usize::from(a.ends_with('.') && w[0].width(source) + 1 + first_word(b) <= width);
        within += a.match_indices(". ").filter(|(i, _)| inner_stop(a, *i)).count();
    }
    ends > within
}

/// Whether a full stop within a line ends a sentence: small letters before it, a capital after it.
fn inner_stop(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or("").chars().rev().take(3).filter(|c| c.is_lowercase()).count() == 3;
    before && line.get(at + 2..).is_some_and(|r| r.starts_with(char::is_uppercase))
}

/// Whether a good part of the lines stop in the middle of a sentence and go on in lower case, or were broken at a blank that they
/// kept: the mark of wrapped text.
fn breaks_mid_sentence(source: &str, sample: &[Visual]) -> bool {
    let open = sample
        .windows(2)
        .filter(|w| {
            let (a, b) = (w[0].text(source), w[1].text(source));
            !ends_closed(a) && w[1].indent < 2 && (w[0].trailing || b.chars().next().is_some_and(|c| c.is_lowercase() || c == '('))
        })
        .count();
    open * 5 > sample.len()
}

/// Whether a line ends in a sign that can close a paragraph; a quote after a blank opens one instead.
pub(super) fn ends_closed(line: &str) -> bool {
    match line.strip_suffix(['"', '»', '”']) {
        Some(inside) => !inside.is_empty() && !inside.ends_with([' ', '(']),
        None => matches!(line.as_bytes().last(), Some(b'.' | b';' | b':' | b'!' | b'?')),
    }
}
