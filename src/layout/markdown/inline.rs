//! Marks inside a paragraph: emphasis, escapes, links, entities, tags.

use super::Part;
use crate::layout::emit::Emitter;
use crate::layout::{Reason, html};

/// Bytes that may be a mark.
const SPECIAL: [bool; 256] = {
    let mut t = [false; 256];
    let marks = b"*_`\\<&[]!";
    let mut i = 0;
    while i < marks.len() {
        t[marks[i] as usize] = true;
        i += 1;
    }
    t
};

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(usize, usize),
    Reference(usize, usize),
    Skip(usize, usize),
    /// Asterisks or underscores that may be emphasis.
    Run(Run),
    /// The end of a line; the part that the next one begins with, where it is another.
    Break(Option<usize>),
    Blank,
    /// `[` that may begin a link; the bracket is text until its link is found.
    Bracket(usize),
    /// Where its bracket stands, where it has one, and where it leads.
    LinkStart(Option<usize>, String),
    LinkEnd,
    /// `<em>` and its end.
    Italic(bool),
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    from: usize,
    len: usize,
    sign: u8,
    opens: bool,
    closes: bool,
    /// Signs not yet part of a pair.
    left: usize,
    /// Pairs of single signs that it begins and ends.
    begins: usize,
    ends: usize,
}

/// Writes the parts of a paragraph; `end` is called at the end of every line, with whether all of it is in italics and the
/// number of the part that the line began with.
pub(super) fn write(em: &mut Emitter<'_>, parts: &[Part], end: &mut dyn FnMut(&mut Emitter<'_>, bool, usize)) {
    let plain = |p: &Part| em.source.as_bytes().get(p.from..p.to).is_none_or(|b| !b.iter().any(|b| SPECIAL[usize::from(*b)]));
    if let [p] = parts
        && !p.hard
        && plain(p)
    {
        em.copy(p.from, p.to);
        end(em, false, 0);
        return;
    }
    let mut pieces = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        scan(em.source, part, &mut pieces);
        if part.hard && em.source.as_bytes().get(part.to) == Some(&b'\\') {
            pieces.push(Piece::Skip(part.to, part.to + 1));
        }
        pieces.push(if part.hard { Piece::Break(Some(n + 1)) } else { Piece::Blank });
    }
    pair(&mut pieces);
    put(em, &pieces, end);
}

fn put(em: &mut Emitter<'_>, pieces: &[Piece], end: &mut dyn FnMut(&mut Emitter<'_>, bool, usize)) {
    let mut italic = 0usize;
    let mut all = true;
    let mut first = 0;
    let mut links = Vec::new();
    for piece in pieces {
        let before = em.out.text.len();
        match piece {
            Piece::Text(from, to) => em.copy(*from, *to),
            Piece::Reference(from, to) => {
                em.reference(*from, *to);
            }
            Piece::Skip(from, to) => em.skip(*from, *to, Reason::Markup),
            Piece::Bracket(at) => em.copy(*at, at + 1),
            Piece::Blank => em.blank(),
            Piece::LinkStart(bracket, target) => {
                if let Some(at) = bracket {
                    em.skip(*at, at + 1, Reason::Markup);
                }
                links.push((em.at(), target));
            }
            Piece::LinkEnd => {
                if let Some((from, target)) = links.pop() {
                    em.link(from, target);
                }
            }
            Piece::Italic(begins) => italic = if *begins { italic + 1 } else { italic.saturating_sub(1) },
            Piece::Run(r) => {
                let marks = r.len - r.left;
                em.skip(r.from, r.from + marks, Reason::Markup);
                italic = italic.saturating_sub(r.ends);
                em.copy(r.from + marks, r.from + r.len);
                italic += r.begins;
            }
            Piece::Break(n) => {
                end(em, all, first);
                (all, first) = (true, n.unwrap_or(first));
            }
        }
        if em.out.text.len() > before && italic == 0 && !matches!(piece, Piece::Break(_)) {
            all = false;
        }
    }
    end(em, all, first);
}

/// Cuts one part into pieces.
fn scan(source: &str, part: &Part, out: &mut Vec<Piece>) {
    let b = source.as_bytes().get(..part.to).unwrap_or(&[]);
    let (mut at, mut run) = (part.from, part.from);
    let mut brackets: Vec<usize> = Vec::new();
    while at < b.len() {
        if !SPECIAL[usize::from(b[at])] {
            at += 1;
            continue;
        }
        let text_before = out.len();
        if at > run {
            out.push(Piece::Text(run, at));
        }
        let next = mark(source, b, at, part, out, &mut brackets);
        if next == at {
            // No mark: a letter of the text.
            out.truncate(text_before);
            at += 1;
        } else {
            at = next;
            run = next;
        }
    }
    if run < b.len() {
        out.push(Piece::Text(run, b.len()));
    }
}

/// Reads the mark at `at`; gives the byte after it, or `at` itself where there is none.
fn mark(source: &str, b: &[u8], at: usize, part: &Part, out: &mut Vec<Piece>, brackets: &mut Vec<usize>) -> usize {
    let rest = source.get(at..part.to).unwrap_or("");
    match b[at] {
        b'\\' if b.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
            out.push(Piece::Skip(at, at + 1));
            out.push(Piece::Text(at + 1, at + 2));
            at + 2
        }
        b'&' => match html::entity::decode(rest) {
            Some((_, len)) => {
                out.push(Piece::Reference(at, at + len));
                at + len
            }
            None => at,
        },
        sign @ (b'*' | b'_') => {
            let len = b[at..].iter().take_while(|c| **c == sign).count();
            out.push(Piece::Run(run(source, part, at, len, sign)));
            at + len
        }
        b'`' => code(b, at, out),
        b'<' => tag(rest, at, out),
        b'[' => {
            brackets.push(out.len());
            out.push(Piece::Bracket(at));
            at + 1
        }
        b'!' if b.get(at + 1) == Some(&b'[') => picture(rest, at, out),
        b']' => link_end(rest, at, out, brackets),
        _ => at,
    }
}

fn run(source: &str, part: &Part, from: usize, len: usize, sign: u8) -> Run {
    let before = source.get(part.from..from).and_then(|t| t.chars().next_back()).unwrap_or(' ');
    let after = source.get(from + len..part.to).and_then(|t| t.chars().next()).unwrap_or(' ');
    let blank = |c: char| c.is_whitespace() || c == '\u{a0}';
    let punctuation = |c: char| !c.is_alphanumeric() && !blank(c);
    let left = !blank(after) && (!punctuation(after) || blank(before) || punctuation(before));
    let right = !blank(before) && (!punctuation(before) || blank(after) || punctuation(after));
    let enclosed = matches!((before, after), ('(', ')') | ('<', '>') | ('[', ']'));
    let (opens, closes) = match sign {
        _ if enclosed || len > 3 => (false, false),
        b'*' => (left, right),
        // Underscores are blanks of a form; emphasis only where a word begins or ends with one or two of them.
        _ if len > 2 => (false, false),
        _ => (
            left && !right && (after.is_alphabetic() || "«\"(“".contains(after)) && !before.is_alphanumeric(),
            right && !left && !after.is_alphanumeric(),
        ),
    };
    Run { from, len, sign, opens, closes, left: len, begins: 0, ends: 0 }
}

/// `` `text` ``: code, which acts do not have; the text stays.
fn code(b: &[u8], at: usize, out: &mut Vec<Piece>) -> usize {
    /// Bytes of it, at most.
    const MAX: usize = 400;
    let len = b[at..].iter().take_while(|c| **c == b'`').count();
    let end = b.len().min(at + len + MAX);
    let opens = at == 0 || !b[at - 1].is_ascii_alphanumeric() && b[at - 1] < 0x80;
    let inside = b.get(at + len..end).unwrap_or(&[]);
    match memchr::memchr(b'`', inside).filter(|n| *n > 0 && opens && len == 1) {
        Some(n) => {
            out.push(Piece::Skip(at, at + 1));
            out.push(Piece::Text(at + 1, at + 1 + n));
            out.push(Piece::Skip(at + 1 + n, at + 2 + n));
            at + 2 + n
        }
        None => at,
    }
}

/// A tag, a comment or `<https://…>`. Other angle brackets are text: `<*>` is how the portal shows what it left out.
fn tag(rest: &str, at: usize, out: &mut Vec<Piece>) -> usize {
    /// Bytes of a tag, at most.
    const MAX: usize = 2000;
    const INLINE: &[&str] = &[
        "a", "abbr", "b", "big", "br", "code", "del", "em", "font", "i", "img", "input", "ins", "label", "mark", "nobr", "o:p",
        "p", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "wbr",
    ];
    let head = rest.get(..rest.floor_char_boundary(MAX)).unwrap_or("");
    if head.starts_with("<!--") {
        let Some(end) = head.find("-->") else { return at };
        out.push(Piece::Skip(at, at + end + 3));
        return at + end + 3;
    }
    let Some(end) = head.find('>') else { return at };
    let inside = &head[1..end];
    if inside.starts_with("http://") || inside.starts_with("https://") {
        out.push(Piece::Skip(at, at + 1));
        out.push(Piece::Text(at + 1, at + end));
        out.push(Piece::Skip(at + end, at + end + 1));
        return at + end + 1;
    }
    let closing = inside.starts_with('/');
    let body = inside.trim_start_matches('/');
    let name = body.split([' ', '/', '\t']).next().unwrap_or("");
    if !INLINE.iter().any(|n| n.eq_ignore_ascii_case(name)) {
        return at;
    }
    out.push(Piece::Skip(at, at + end + 1));
    match name.to_ascii_lowercase().as_str() {
        "em" | "i" => out.push(Piece::Italic(!closing)),
        "br" => out.push(Piece::Break(None)),
        "a" if closing => out.push(Piece::LinkEnd),
        "a" => {
            let target = body.split_once("href=").map(|(_, t)| t.trim_start_matches(['"', '\'']));
            let target = target.and_then(|t| t.split(['"', '\'', ' ']).next()).unwrap_or("");
            out.push(Piece::LinkStart(None, target.to_string()));
        }
        _ => {}
    }
    at + end + 1
}

/// `![text](file)`: a picture; neither its name nor what is shown without it is text of the act.
fn picture(rest: &str, at: usize, out: &mut Vec<Piece>) -> usize {
    let end = rest.find("](").and_then(|n| Some(n + target(&rest[n + 1..])?.1 + 1)).filter(|n| *n < 2000);
    match end {
        Some(end) => {
            out.push(Piece::Skip(at, at + end));
            at + end
        }
        None => at,
    }
}

/// `](target)` or `][name]` after the words of a link.
fn link_end(rest: &str, at: usize, out: &mut Vec<Piece>, brackets: &mut Vec<usize>) -> usize {
    let Some(open) = brackets.pop() else { return at };
    let Some((to, len)) = target(&rest[1..]) else { return at };
    let to = to.to_string();
    if let Some(Piece::Bracket(bracket)) = out.get(open).cloned() {
        out[open] = Piece::LinkStart(Some(bracket), to);
        brackets.clear();
    }
    out.push(Piece::Skip(at, at + 1 + len));
    out.push(Piece::LinkEnd);
    at + 1 + len
}

/// `(target)`, `(target "title")`, `[name]`: the target and the length of all.
fn target(text: &str) -> Option<(&str, usize)> {
    /// Bytes of a target, at most.
    const MAX: usize = 1000;
    let text = text.get(..text.floor_char_boundary(MAX)).unwrap_or("");
    let close = match text.as_bytes().first()? {
        b'(' => b')',
        b'[' => b']',
        _ => return None,
    };
    let end = memchr::memchr(close, text.as_bytes())?;
    let inside = text.get(1..end)?.trim();
    Some((inside.split(' ').next().unwrap_or("").trim_matches(['<', '>']), end + 1))
}

/// Pairs the runs of emphasis, each end with the nearest begin of its sign.
fn pair(pieces: &mut [Piece]) {
    let mut open: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for i in 0..pieces.len() {
        let Piece::Run(mut end) = pieces[i] else { continue };
        let open = &mut open[usize::from(end.sign == b'_')];
        while end.closes && end.left > 0 {
            let Some(Piece::Run(begin)) = open.last().and_then(|at| pieces.get_mut(*at)) else { break };
            // Two signs are strong emphasis, which says nothing here.
            let signs = if begin.left >= 2 && end.left >= 2 { 2 } else { 1 };
            begin.left -= signs;
            end.left -= signs;
            begin.begins += usize::from(signs == 1);
            end.ends += usize::from(signs == 1);
            if begin.left == 0 {
                open.pop();
            }
        }
        if end.opens && end.left > 0 {
            open.push(i);
        }
        pieces[i] = Piece::Run(end);
    }
}
