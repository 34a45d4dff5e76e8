//! The lines of a file that an answer rests on.

use nusqa::base::Message;
use nusqa::corpus::files;

use super::shown;
use crate::error::CliError;
use crate::render::html::{self, Excerpt, View};
use crate::render::text::line_ends;
use crate::serve::reply::Reply;
use crate::serve::request::{Ask, Failure};

/// Lines before and after the span.
const AROUND: usize = 12;

/// At most so many lines on a page.
const MOST: usize = 600;

/// `/source?file=…&span=a-b`: the file by the name the corpus gives it. The name of the request is only compared, never opened.
pub fn source(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let wanted = ask.query.field("file").unwrap_or_default();
    let corpus = &ask.state.opened.corpus;
    let text = corpus.works.iter().flat_map(|w| &w.manifestations).find(|m| m.file == wanted);
    let missing = || Failure::missing(CliError::refused(Message::new("web-no-file").with("file", wanted)));
    let text = text.ok_or_else(missing)?;
    let source = files::source_of(&corpus.root, &text.file).ok_or_else(missing)?;
    let span = match ask.query.field("span") {
        None => None,
        Some(written) => Some(span(written, &source.text).ok_or_else(|| {
            Failure::bad(CliError::refused(Message::new("web-no-span").with("span", written).with("length", source.text.len())))
        })?),
    };
    let ends = line_ends(&source.text);
    let line = |offset: usize| ends.partition_point(|end| *end < offset);
    let total = ends.len() + usize::from(!source.text.ends_with('\n') && !source.text.is_empty());
    let (from, to) = match span {
        Some((a, b)) => (line(a).saturating_sub(AROUND), (line(b.max(a + 1) - 1) + AROUND + 1).min(total)),
        None => (0, total),
    };
    let to = to.min(from + MOST);
    let lines = (from..to).map(|i| {
        let start = i.checked_sub(1).and_then(|p| ends.get(p)).map_or(0, |e| e + 1);
        let end = ends.get(i).copied().unwrap_or(source.text.len());
        parts(&source.text, start, end, span)
    });
    let lang = html::html_lang(text.language);
    let excerpt = Excerpt { file: &text.file, sha256: &text.sha256, lang, first: from + 1, lines: lines.collect(), total, span };
    let view = View::new(ask, ask.links(ask.query.day("on")?));
    shown(&view, text.file.clone(), "/source", &html::source(&view, &excerpt))
}

/// `a-b` on character boundaries within the text.
fn span(written: &str, text: &str) -> Option<(usize, usize)> {
    let (a, b) = written.split_once('-')?;
    let (a, b) = (a.parse().ok()?, b.parse().ok()?);
    (a <= b && text.get(a..b).is_some()).then_some((a, b))
}

/// A line cut at the span.
fn parts(text: &str, start: usize, end: usize, span: Option<(usize, usize)>) -> [&str; 3] {
    let (a, b) = span.map_or((end, end), |(a, b)| (a.clamp(start, end), b.clamp(start, end)));
    [text.get(start..a).unwrap_or_default(), text.get(a..b).unwrap_or_default(), text.get(b..end).unwrap_or_default()]
}
