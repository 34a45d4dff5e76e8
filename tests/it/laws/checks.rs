//! Laws that the reading of any text keeps. The fuzz targets use this file too, so it knows nothing but the library.

// Each of its users needs a part.
#![allow(dead_code)]

use icu_normalizer::DecomposingNormalizerBorrowed;
use nusqa::base::{Kind, Span};
use nusqa::extract::Act;
use nusqa::layout::Layout;
use nusqa::source::{Format, Source};
use nusqa::tree::Document;

/// Kept, or what is broken.
pub type Law = Result<(), String>;

/// All laws that every text must keep.
pub fn keeps_the_laws(source: &Source, act: &Act) -> Law {
    let d = &act.document;
    layout_keeps_the_laws(source, &d.layout)?;
    every_character_has_a_place(source, d)?;
    units_nest(d)?;
    spans_cut_no_character(source, act)
}

/// The laws of the second stage.
pub fn layout_keeps_the_laws(source: &Source, layout: &Layout) -> Law {
    lines_are_in_order(layout)?;
    every_character_finds_its_source(source, layout)?;
    every_character_is_read_once(source, layout)
}

/// The laws of the tree.
pub fn document_keeps_the_laws(source: &Source, d: &Document) -> Law {
    layout_keeps_the_laws(source, &d.layout)?;
    every_character_has_a_place(source, d)?;
    units_nest(d)
}

fn ensure(holds: bool, said: impl FnOnce() -> String) -> Law {
    if holds { Ok(()) } else { Err(said()) }
}

/// The source's blanks, as the layout sees them.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// What the markup readers left out of the text, and said so.
fn skipped(layout: &Layout) -> Vec<Span> {
    layout.skipped.iter().map(|s| s.span).collect()
}

fn lines_are_in_order(layout: &Layout) -> Law {
    let mut at = 0;
    for line in &layout.lines {
        let words = layout.text.get(line.span.start()..line.span.end());
        ensure(words.is_some_and(|w| !w.trim().is_empty() && !w.contains('\n')), || format!("line {:?} is {words:?}", line.span))?;
        ensure(at <= line.span.start(), || format!("line {:?} begins in the one before", line.span))?;
        at = line.span.end();
    }
    Ok(())
}

/// Every letter of the layout is the letter of its source, or what a character reference stands for.
fn every_character_finds_its_source(source: &Source, layout: &Layout) -> Law {
    let nfd = DecomposingNormalizerBorrowed::new_nfd();
    for (at, c) in layout.text.char_indices().filter(|(_, c)| !is_blank(*c)) {
        let whole = nfd.normalize(c.encode_utf8(&mut [0; 4])).into_owned();
        let span = layout.map.span_to_source(Span::new(at, at + c.len_utf8()));
        let there = span.of(&source.text);
        let reference = source.format == Format::Html && there.starts_with('&');
        let reference = reference || source.format == Format::Markdown && there.starts_with('&');
        let words = nfd.normalize(there).into_owned();
        ensure(words == whole || reference, || format!("layout {at} {c:?} is source {span:?} {words:?}"))?;
        let from = layout.map.to_source(at);
        ensure(span.start() <= from && from < span.end().max(span.start() + 1), || {
            format!("layout {at} {c:?} is source {from}, {span:?}")
        })?;
    }
    Ok(())
}

/// Every letter of the source is in the layout once, or left out with a reason, and not both.
fn every_character_is_read_once(source: &Source, layout: &Layout) -> Law {
    let mut times = vec![0u8; source.text.len() + 1];
    for (at, c) in layout.text.char_indices().filter(|(_, c)| !is_blank(*c)) {
        let span = layout.map.span_to_source(Span::new(at, at + c.len_utf8()));
        times[span.start().min(source.text.len())..span.end().min(source.text.len())]
            .iter_mut()
            .for_each(|t| *t = t.saturating_add(1));
    }
    for span in skipped(layout) {
        let part = &mut times[span.start().min(source.text.len())..span.end().min(source.text.len())];
        part.iter_mut().for_each(|t| *t = t.saturating_add(1));
    }
    for (at, c) in source.text.char_indices().filter(|(_, c)| !is_blank(*c)) {
        ensure(times[at] == 1, || format!("source {at} {c:?} is read {} times: {:?}", times[at], near(&source.text, at)))?;
    }
    Ok(())
}

/// In the source: in a node, a note or a repair, or left out by the reader of the markup. In the layout, more strictly: in a node's
/// own text, a note, or the marks around a quotation.
fn every_character_has_a_place(source: &Source, d: &Document) -> Law {
    let mut held = vec![false; source.text.len() + 1];
    let roots = d.roots().map(|id| d.source_span(id));
    let notes = d.notes.iter().map(|n| d.layout.map.span_to_source(n.span));
    for span in roots.chain(notes).chain(d.layout.repairs.iter().map(|r| r.from)).chain(skipped(&d.layout)) {
        held[span.start().min(source.text.len())..span.end().min(source.text.len())].fill(true);
    }
    for (at, c) in source.text.char_indices().filter(|(_, c)| !is_blank(*c)) {
        ensure(held[at], || format!("source {at} {c:?} belongs to nothing"))?;
    }
    let mut held = vec![0u8; d.layout.text.len() + 1];
    for span in d.nodes.iter().map(|n| n.text) {
        held[span.start()..span.end()].iter_mut().for_each(|t| *t = t.saturating_add(1));
    }
    for span in d.notes.iter().map(|n| n.span) {
        held[span.start()..span.end()].fill(1);
    }
    let mut quoted = vec![false; d.layout.text.len() + 1];
    for span in d.nodes.iter().filter(|n| n.kind == Kind::Quoted).map(|n| n.extent) {
        quoted[span.start()..span.end()].fill(true);
    }
    for (at, c) in d.layout.text.char_indices().filter(|(_, c)| !is_blank(*c)) {
        let mark = quoted[at] && "\"«»“”;.,".contains(c);
        ensure(held[at] == 1 || held[at] == 0 && mark, || {
            format!("layout {at} {c:?} is in {} texts: {:?}", held[at], near(&d.layout.text, at))
        })?;
    }
    Ok(())
}

fn near(text: &str, at: usize) -> &str {
    &text[text.floor_char_boundary(at.saturating_sub(40))..text.ceil_char_boundary((at + 40).min(text.len()))]
}

fn units_nest(d: &Document) -> Law {
    for (id, node) in d.nodes.iter().enumerate() {
        let name = || format!("{} {:?}", d.path(id), node.extent);
        ensure(node.extent.start() <= node.text.start() && node.text.end() <= node.extent.end(), || {
            format!("text outside: {}", name())
        })?;
        ensure(node.end as usize > id && node.end as usize <= d.nodes.len(), || format!("end: {}", name()))?;
        let parent = node.parent.map(|p| &d.nodes[p as usize]);
        ensure(parent.map_or(0, |p| p.depth + 1) == node.depth, || format!("depth: {}", name()))?;
        let inside = parent.is_none_or(|p| p.extent.start() <= node.extent.start() && node.extent.end() <= p.extent.end());
        ensure(inside, || format!("outside its parent: {}", name()))?;
        let children: Vec<Span> = d.children(id).map(|c| d.nodes[c].extent).collect();
        ensure(ordered(&children), || format!("children of {} overlap: {children:?}", name()))?;
    }
    let roots: Vec<Span> = d.roots().map(|c| d.nodes[c].extent).collect();
    ensure(ordered(&roots), || format!("roots overlap: {roots:?}"))
}

fn ordered(spans: &[Span]) -> bool {
    spans.windows(2).all(|w| w[0].start() <= w[1].start() && w[0].end() <= w[1].start().max(w[0].start()))
}

/// Every span that leaves the library points at whole characters.
fn spans_cut_no_character(source: &Source, act: &Act) -> Law {
    let d = &act.document;
    let named = |name: &'static str, span: Span| (name, span);
    let nodes = (0..d.nodes.len()).map(|id| named("node", d.source_span(id)));
    let citations = act.citations.iter().map(|c| named("citation", c.span));
    let amendments = act.amendments.iter().map(|a| named("amendment", a.span));
    let notes = act.notes.iter().map(|n| named("note", n.span));
    let clauses = act.commencement.iter().map(|c| named("clause", c.clause.span));
    let told = act.diagnostics.iter().map(|d| named("diagnostic", d.span));
    let repairs = d.layout.repairs.iter().map(|r| named("repair", r.from));
    for (name, span) in nodes.chain(citations).chain(amendments).chain(notes).chain(clauses).chain(told).chain(repairs) {
        let whole = source.text.is_char_boundary(span.start()) && source.text.is_char_boundary(span.end());
        ensure(whole, || format!("{name} {span:?} cuts a character or lies outside"))?;
    }
    Ok(())
}
