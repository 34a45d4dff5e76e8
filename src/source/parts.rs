//! Acts in several files, as the public corpora keep long ones: an index and its parts.
//!
//! `kaz.md` beside `kaz/sec001.md`, `kaz/sec002.md` … or `kaz/index.md` with the parts beside it. The index holds the beginning of the
//! act and a list of links; the parts are put where the list stands, in its order. The list and the links back are no text of the act
//! and are left out; every other byte leads back to its file by [`Source::pieces`].

use std::collections::{BTreeMap, BTreeSet};

use super::{DecodeError, Source, content_hash};
use crate::base::{Diagnostic, Repair, Span};

/// A stretch of the text of an act in several files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The file, as named by whoever read it.
    pub file: String,
    /// Where the stretch begins in the text of the act.
    pub start: usize,
    /// Where it begins in the text of the file.
    pub from: usize,
    /// The line of the file, counted from 1, that it begins in.
    pub line: usize,
}

impl Source {
    /// The stretch that holds an offset of the text; `None` for an act in one file.
    #[must_use]
    pub fn piece(&self, offset: usize) -> Option<&Piece> {
        let i = self.pieces.partition_point(|p| p.start <= offset).checked_sub(1)?;
        self.pieces.get(i)
    }

    /// The file that holds an offset of the text, and the offset in that file's own text; `None` for an act in one file.
    #[must_use]
    pub fn place(&self, offset: usize) -> Option<(&str, usize)> {
        self.piece(offset).map(|p| (p.file.as_str(), p.from + (offset - p.start)))
    }
}

/// The folder that the parts of an index stand in, `/` at its end; `None` for what cannot be an index.
#[must_use]
pub fn folder_of(index: &str) -> Option<String> {
    let (stem, end) = index.rsplit_once('.')?;
    if !matches!(end.to_lowercase().as_str(), "md" | "markdown" | "txt" | "html" | "htm") {
        return None;
    }
    match stem.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => Some(folder.to_string()),
        _ => Some(format!("{stem}/")),
    }
}

/// The parts that an index lists, in its order, as paths like its own; `exists` says which files there are.
#[must_use]
pub fn listed(index: &str, text: &str, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let Some(folder) = folder_of(index) else { return Vec::new() };
    let base = index.rsplit_once('/').map_or("", |(base, _)| base);
    let mut parts: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for target in targets(text) {
        let path = resolve(base, target);
        let inside = path.strip_prefix(&folder).is_some_and(|rest| !rest.is_empty() && !rest.contains('/'));
        if inside && path != index && exists(&path) && seen.insert(path.clone()) {
            parts.push(path);
        }
    }
    parts
}

/// Whether the name of a file is a kind of part and a number: `sec001.md`, `sec001-ch002.md`, `3.txt`.
#[must_use]
pub fn numbered(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.split(['-', '_']).all(|piece| {
        let number = piece.trim_start_matches(|c: char| c.is_ascii_lowercase());
        !number.is_empty() && piece.len() - number.len() <= 8 && number.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Puts an index and its parts together; the parts in order, each with its name.
///
/// # Errors
/// When the whole is larger than an act may be.
pub fn join(index: (String, Source), parts: Vec<(String, Source)>) -> Result<Source, DecodeError> {
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let lists = lists_of(&index.0, &index.1.text, &names);
    let size = index.1.text.len() + parts.iter().map(|(_, p)| p.text.len() + 2).sum::<usize>();
    if size > super::MAX_BYTES {
        return Err(super::too_large(size));
    }
    let hashes: String = std::iter::once(&index.1.sha256).chain(parts.iter().map(|(_, p)| &p.sha256)).map(String::as_str).collect();
    let mut whole = Source {
        text: String::with_capacity(size),
        sha256: content_hash(hashes.as_bytes()),
        encoding: index.1.encoding,
        ..Source::default()
    };
    let mut at = 0;
    for (list, listed) in lists {
        end_paragraph(&mut whole.text);
        add(&mut whole, &index.0, &index.1, Span::new(at, list.start()));
        at = list.end();
        for (name, part) in listed.iter().filter_map(|i| parts.get(*i)) {
            end_paragraph(&mut whole.text);
            add(&mut whole, name, part, body(&part.text, &index.0, name, &names));
        }
    }
    if at < index.1.text.len() {
        end_paragraph(&mut whole.text);
        add(&mut whole, &index.0, &index.1, Span::new(at, index.1.text.len()));
    }
    whole.repairs.sort_by_key(|r| r.from);
    whole.diagnostics.sort_by_key(|d| d.span);
    whole.format = super::format::of(&whole.text);
    Ok(whole)
}

/// Adds a stretch of a file with the records that lie in it.
fn add(whole: &mut Source, file: &str, source: &Source, stretch: Span) {
    let start = whole.text.len();
    let before = source.text.as_bytes().get(..stretch.start()).unwrap_or_default();
    let line = 1 + memchr::memchr_iter(b'\n', before).count();
    whole.pieces.push(Piece { file: file.to_string(), start, from: stretch.start(), line });
    whole.text.push_str(stretch.of(&source.text));
    let moved = |span: Span| {
        let inside = span.start() >= stretch.start() && span.end() <= stretch.end();
        inside.then(|| Span::new(span.start() - stretch.start() + start, span.end() - stretch.start() + start))
    };
    let repairs = source.repairs.iter().filter_map(|r| moved(r.from).map(|from| Repair { from, to: from.start(), ..r.clone() }));
    whole.repairs.extend(repairs);
    whole.diagnostics.extend(source.diagnostics.iter().filter_map(|d| moved(d.span).map(|span| Diagnostic { span, ..d.clone() })));
}

/// Files end in the middle of nothing: a blank line keeps their paragraphs apart.
fn end_paragraph(text: &mut String) {
    while !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

/// Targets of the links of a text: `](kaz/sec001.md)`, `href="…"`, and lines of a list in front matter (`- kaz/sec001.md`).
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let inline = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let html = line.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let item = line.trim_start().strip_prefix("- ").filter(|item| !item.contains(' '));
        inline.chain(html).chain(item)
    })
}

/// `target` seen from the folder `base`, without anchors; paths that leave the tree lead nowhere.
fn resolve(base: &str, target: &str) -> String {
    let target = target.split(['#', '?']).next().unwrap_or("").trim();
    let mut path: Vec<&str> = base.split('/').filter(|p| !p.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    let root = if base.starts_with('/') { "/" } else { "" };
    format!("{root}{}", path.join("/"))
}

/// The lists of parts in an index, and which parts each of them names. Parts that no list names stand at the end.
fn lists_of(index: &str, text: &str, names: &[&str]) -> Vec<(Span, Vec<usize>)> {
    let base = index.rsplit_once('/').map_or("", |(base, _)| base);
    let lines: Vec<(usize, &str)> = line_starts(text);
    let line = |i: usize| lines.get(i).map_or("", |(_, l)| l.trim());
    let start_of = |i: usize| lines.get(i).map_or(text.len(), |(start, _)| *start);
    let front = front_matter(text);
    let place: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, name)| (*name, i)).collect();
    let mut waiting: Vec<bool> = vec![true; names.len()];
    // First line, last line, parts.
    let mut lists: Vec<(usize, usize, Vec<usize>)> = Vec::new();
    for (i, (start, l)) in lines.iter().enumerate() {
        let mut named: Vec<usize> = targets(l).filter_map(|t| place.get(resolve(base, t).as_str()).copied()).collect();
        if *start < front || named.is_empty() {
            continue;
        }
        named.retain(|n| waiting.get_mut(*n).is_some_and(std::mem::take));
        match lists.last_mut() {
            Some((_, last, all)) if (*last + 1..i).all(|k| line(k).is_empty() || line(k).starts_with('|')) => {
                *last = i;
                all.append(&mut named);
            }
            _ => lists.push((i, i, named)),
        }
    }
    if let [(first, ..)] = lists.as_mut_slice() {
        *first = beginning(*first, &line);
    }
    let mut spans: Vec<(Span, Vec<usize>)> =
        lists.into_iter().map(|(first, last, all)| (Span::new(start_of(first), start_of(last + 1)), all)).collect();
    let rest: Vec<usize> = (0..names.len()).filter(|n| waiting.get(*n) == Some(&true)).collect();
    match spans.last_mut() {
        Some((_, all)) => all.extend(rest),
        None => spans.push((Span::new(text.len(), text.len()), rest)),
    }
    spans
}

/// Where a list of parts begins: at the head of its table, or at its own heading with a few words of explanation. The only heading
/// above it is the title of the act.
fn beginning<'t>(first: usize, line: &dyn Fn(usize) -> &'t str) -> usize {
    let mut begin = first;
    while begin > 0 && line(begin - 1).starts_with('|') {
        begin -= 1;
    }
    let heading = (begin.saturating_sub(NEAR)..begin).rev().find(|i| line(*i).starts_with('#'));
    heading.filter(|h| line(*h).starts_with("##") && (0..*h).any(|i| line(i).starts_with('#'))).unwrap_or(begin)
}

/// Lines between the heading of a list and the list.
const NEAR: usize = 12;

/// A part without its front matter and the lines at its ends that only lead back or on.
fn body(text: &str, index: &str, name: &str, names: &[&str]) -> Span {
    let base = name.rsplit_once('/').map_or("", |(base, _)| base);
    let mut start = front_matter(text);
    let mut end = text.len();
    let leads = |line: &str| {
        let mut any = false;
        let all = targets(line).all(|t| {
            any = true;
            let path = resolve(base, t);
            path == index || names.contains(&path.as_str())
        });
        // An arrow stands for nothing; the words of a link are those in its brackets.
        any && all && outside_links(line).chars().filter(|c| c.is_alphanumeric()).count() == 0
    };
    let idle = |line: &str| line.trim().is_empty() || leads(line);
    let rest = text.get(start..).unwrap_or_default();
    let lines = line_starts(rest);
    if let Some(last) = lines.iter().take_while(|(_, l)| idle(l)).filter(|(_, l)| leads(l)).last() {
        start += last.0 + last.1.len();
    }
    if let Some(first) = lines.iter().rev().take_while(|(_, l)| idle(l)).filter(|(_, l)| leads(l)).last() {
        end = (text.len() - rest.len() + first.0).max(start);
    }
    Span::new(start, end)
}

/// A line without its Markdown links.
fn outside_links(line: &str) -> String {
    let mut out = String::new();
    for (i, part) in line.split('[').enumerate() {
        out.push_str(if i == 0 { part } else { part.split_once(')').map_or("", |(_, after)| after) });
    }
    out
}

/// Length of the front matter: `---`, fields, `---`.
fn front_matter(text: &str) -> usize {
    let mut lines = line_starts(text).into_iter();
    if lines.next().is_none_or(|(_, l)| l.trim_end() != "---") {
        return 0;
    }
    lines.find(|(_, l)| l.trim_end() == "---").map_or(0, |(start, l)| start + l.len())
}

/// The lines of a text with their starts and line ends.
fn line_starts(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let line = |l: &'_ str| {
        let start = at;
        at += l.len();
        start
    };
    let starts: Vec<usize> = text.split_inclusive('\n').map(line).collect();
    starts.into_iter().zip(text.split_inclusive('\n')).collect()
}
