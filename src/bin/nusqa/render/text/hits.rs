//! `search` for people.

use std::io::{self, Write};

use nusqa::base::Message;
use nusqa::query::search::{Hit, SearchResults};

use super::bound;
use crate::session::Session;
use crate::style::{Style, Tone, cut};

/// Characters of a title.
const TITLE: usize = 90;

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
