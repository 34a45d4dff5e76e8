//! A provision over time, and what changed between two days.

use nusqa::base::date::add_days;
use nusqa::base::{Evidence, Message};
use nusqa::corpus::{Corpus, Reference, Work};
use nusqa::query::{self, Diff};
use nusqa::timeline::Version;

use super::shown;
use crate::error::CliError;
use crate::render::html::{self, Cited, DiffPage, ProvisionPage, View};
use crate::serve::reply::Reply;
use crate::serve::request::{Ask, Failure, Links};

/// So many citations are shown.
const CITATIONS: usize = 200;

/// `/history/akn/…[@day]?path=…`
pub fn provision(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let reference = ask.reference("/history")?;
    let path = reference.path.to_string();
    if let Some(day) = ask.query.day("on")? {
        let fields: Vec<(&str, &str)> = if path.is_empty() { Vec::new() } else { vec![("path", &path)] };
        return Ok(Reply::SeeOther(ask.links(Some(day)).about("/history", &reference.work, &fields, "")));
    }
    let corpus = &ask.state.opened.corpus;
    let known_on = ask.state.opened.known_on;
    let on = reference.on.unwrap_or(ask.today);
    let work = work(corpus, &reference)?;
    let answer = query::as_of(corpus, &reference, on, known_on)?;
    let versions = query::history(corpus, &reference, known_on)?;
    let blamed = query::blame(corpus, &reference, on, known_on)?;
    let all = cited(corpus, work, &reference);
    let view = View::new(ask, ask.links(reference.on));
    let page = ProvisionPage {
        work,
        reference: &reference,
        on,
        answer: &answer,
        versions: &versions,
        blamed: &blamed,
        cited: all.get(..all.len().min(CITATIONS)).unwrap_or_default(),
        more_cited: all.len().saturating_sub(CITATIONS),
    };
    let title = format!("{}: {} ({on})", work.act.label(), html::place(&view, &path));
    shown(&view, title, "/history", &html::provision(&view, &page))
}

fn work<'c>(corpus: &'c Corpus, reference: &Reference) -> Result<&'c Work, Failure> {
    let unknown = || CliError::refused(Message::new("reference-unknown").with("reference", &reference.work));
    corpus.work(&reference.work).ok_or_else(|| Failure::missing(unknown()))
}

/// References that lead to the provision or into it; for the act, those that lead to it as such.
fn cited<'c>(corpus: &'c Corpus, work: &'c Work, reference: &Reference) -> Vec<Cited<'c>> {
    let meant = |path: &nusqa::base::ProvisionPath| match reference.path.is_empty() {
        true => path.is_empty(),
        false => reference.path.contains(path),
    };
    let found = work.cited_by.iter().filter(|c| meant(&c.path)).filter_map(|c| {
        let by = corpus.work(&c.by)?;
        let text = by.manifestations.get(c.manifestation)?;
        let citation = text.act.citations.get(c.citation)?;
        Some(Cited { by, text: &citation.text, evidence: Evidence { file: text.file.clone(), span: citation.span } })
    });
    found.collect()
}

/// Takes out what is only editorial, where that is asked for.
fn hidden(ask: &Ask<'_>, diff: &mut Diff) -> bool {
    let hide = ask.query.field("hide") == Some("editorial");
    if hide {
        diff.hide_editorial();
    }
    hide
}

/// The id of a version in a field that else holds a day.
fn version_id<'a>(ask: &'a Ask<'_>, name: &str) -> Option<&'a str> {
    ask.query.field(name).filter(|v| v.starts_with("sha256:") || v.starts_with("unknown:"))
}

/// Two versions, whatever the days on which they surely applied: a version may have none.
fn picked(ask: &Ask<'_>, reference: &Reference, versions: &[Version], ids: [&str; 2]) -> Result<Reply, Failure> {
    let corpus = &ask.state.opened.corpus;
    let mut diff = query::diff_versions(corpus, reference, ids, ask.state.opened.known_on)?;
    let hide = hidden(ask, &mut diff);
    let find = |id: &str| versions.iter().find(|v| v.id.starts_with(id));
    let missing = || Failure::missing(CliError::refused(Message::new("diff-no-version").with("id", ids[0]).with("count", 0)));
    let (old, new) = find(ids[0]).zip(find(ids[1])).ok_or_else(missing)?;
    let day = |v: &Version| html::day_of(v).unwrap_or(ask.today);
    let page = DiffPage {
        work: work(corpus, reference)?,
        path: reference.path.to_string(),
        from: day(old),
        to: day(new),
        diff: &diff,
        causes: Vec::new(),
        picked: Some([old, new]),
        side: ask.query.field("view") != Some("inline"),
        whole: ask.query.is_set("whole"),
        hide,
    };
    let view = View::new(ask, Links { lang: ask.query.lang, day: None });
    let title = format!("{}: {} → {}", page.work.act.label(), page.from, page.to);
    shown(&view, title, "/diff", &html::diff(&view, &page))
}

/// `/diff/akn/…?from=…&to=…[&path=…][&view=inline][&whole=1]`; `from` and `to` are days, or the ids of two versions.
pub fn diff(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let reference = ask.reference("/diff")?;
    let corpus = &ask.state.opened.corpus;
    let known_on = ask.state.opened.known_on;
    let versions = query::history(corpus, &reference, known_on)?;
    if let (Some(old), Some(new)) = (version_id(ask, "from"), version_id(ask, "to")) {
        return picked(ask, &reference, &versions, [old, new]);
    }
    let to = ask.query.day("to")?.or(reference.on).unwrap_or(ask.today);
    // Without a first day: the day before the last change by the second one.
    let last = || versions.iter().rev().find(|v| v.from.surely_by(to)).and_then(|v| v.from.earliest);
    let from = ask.query.day("from")?.unwrap_or_else(|| last().map_or(to, |d| add_days(d, -1)));
    let reference = Reference { on: None, ..reference };
    let mut diff = query::diff(corpus, &reference, from, to, known_on)?;
    let hide = hidden(ask, &mut diff);
    let (a, b) = (from.min(to), from.max(to));
    let page = DiffPage {
        work: work(corpus, &reference)?,
        path: reference.path.to_string(),
        from,
        to,
        diff: &diff,
        causes: versions.iter().filter(|v| v.from.maybe_by(b) && !v.from.surely_by(a)).collect(),
        picked: None,
        side: ask.query.field("view") != Some("inline"),
        whole: ask.query.is_set("whole"),
        hide,
    };
    let view = View::new(ask, Links { lang: ask.query.lang, day: None });
    let title = format!("{}: {from} → {to}", page.work.act.label());
    shown(&view, title, "/diff", &html::diff(&view, &page))
}
