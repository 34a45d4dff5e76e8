//! `search` for people.

use std::io::{self, Write};

use nusqa::base::{Date, Message};
use nusqa::corpus::Reference;
use nusqa::query::search::{Hit, SearchResults};
use nusqa::timeline::Answer;

use super::bound;
use crate::session::Session;
use crate::style::{Style, Tone, cut};

/// Characters of a title.
const TITLE: usize = 90;

/// Where a reference leads, before what was found by its words.
pub fn jump(session: &mut Session, reference: &Reference, day: Date, answer: &Answer) -> io::Result<()> {
    let style = session.style;
    let place = if reference.path.is_empty() { String::new() } else { format!("#{}", reference.path) };
    let head = format!("{}{place}@{day}", reference.work);
    writeln!(session.out, "{} {}", session.i18n.word("search-jump"), style.paint(Tone::Strong, &head))?;
    match answer.versions.first().and_then(|v| v.text.as_deref()) {
        Some(text) if !reference.path.is_empty() => write!(session.out, "{}", style.wrap(text, 4))?,
        _ => writeln!(session.out, "    {}", session.i18n.tr(&answer.reason))?,
    }
    writeln!(session.out)
}

/// Three parts a hit: the reference with its days, the heading, the words around the match.
pub fn hits(session: &mut Session, results: &SearchResults) -> io::Result<()> {
    let style = session.style;
    let head = session.i18n.tr(&Message::new("cli-search-head").with("count", results.total));
    writeln!(session.out, "{}", style.paint(Tone::Strong, &head))?;
    for hit in &results.hits {
        let until = hit.until.as_ref().map_or_else(|| "—".to_string(), bound::short);
        let days = format!("{} → {until}", bound::short(&hit.from));
        let reference = style.paint(Tone::Strong, &format!("{}#{}", hit.work, hit.provision));
        let doubt = if hit.uncertain { format!("  {}", session.i18n.word("cli-status-uncertain")) } else { String::new() };
        writeln!(session.out, "\n{reference}  {days}{}", style.paint(Tone::Doubt, &doubt))?;
        if !hit.title.is_empty() {
            writeln!(session.out, "  {}", style.paint(Tone::Faint, &cut(&hit.title, TITLE)))?;
        }
        write!(session.out, "{}", style.wrap(&marked(hit, style), 4))?;
        for reason in &hit.why {
            writeln!(session.out, "      {}", style.paint(Tone::Faint, &session.i18n.tr(reason)))?;
        }
    }
    if let Some(facets) = &results.facets {
        let groups = [
            ("search-facet-kind", &facets.kinds),
            ("search-facet-issuer", &facets.issuers),
            ("search-facet-language", &facets.languages),
            ("search-facet-act", &facets.works),
        ];
        for (id, counts) in groups.iter().filter(|(_, c)| !c.is_empty()) {
            writeln!(session.out, "\n{}", style.paint(Tone::Strong, &session.i18n.word(id)))?;
            for (name, count) in counts.iter() {
                writeln!(session.out, "  {count:>7}  {name}")?;
            }
        }
    }
    Ok(())
}

/// The snippet with its matches painted.
fn marked(hit: &Hit, style: Style) -> String {
    let mut out = String::with_capacity(hit.snippet.len() + 32);
    let mut at = 0;
    for range in &hit.highlights {
        out.push_str(hit.snippet.get(at..range.start).unwrap_or_default());
        out.push_str(&style.paint(Tone::Mark, hit.snippet.get(range.clone()).unwrap_or_default()));
        at = range.end;
    }
    out.push_str(hit.snippet.get(at..).unwrap_or_default());
    out
}
