//! When the act, or parts of it, begin to apply.

use super::{Clause, Commencement, Rule, Unit};
use crate::base::{Kind, ProvisionPath, Segment, Span};
use crate::parse::commencement::{RawClause, Said, find_all};
use crate::parse::path::expand;
use crate::tree::{Document, NodeId};

/// Clauses in the act's own units, quoted wordings left out.
pub(super) fn read(document: &Document) -> Vec<Commencement> {
    let mut out = Vec::new();
    let mut id: NodeId = 0;
    while let Some(node) = document.nodes.get(id) {
        // Approved documents and quotations do not speak of this act's commencement.
        if matches!(node.kind, Kind::Quoted | Kind::Document | Kind::Attachment | Kind::Title | Kind::Requisites) {
            id = node.end as usize;
            continue;
        }
        let said = if super::notes::is_tombstone(document, id) { Vec::new() } else { find_all(document.text(id)) };
        for said in said {
            let clause = clause(document, node.text, &said.clause);
            let one = |applies_to| Commencement { applies_to, clause: clause.clone(), until: said.until };
            let paths = elements(document, id, &said);
            if paths.is_empty() {
                out.push(one(None));
            }
            out.extend(paths.into_iter().map(|p| one(Some(p))));
        }
        id += 1;
    }
    out
}

/// The addresses of what a clause is said of; none: the act.
fn elements(document: &Document, id: NodeId, said: &Said) -> Vec<ProvisionPath> {
    let prefix = prefix(document, id, &said.host);
    let chains = said.of.iter().flat_map(|steps| expand(steps));
    chains.map(|segments| ProvisionPath(prefix.iter().cloned().chain(segments).collect())).collect()
}

/// What the words before an element put in front of its address: the unit the clause stands in (`осы баптың`), an approved
/// document (`өзгерістер мен толықтырулардың`), or nothing.
fn prefix(document: &Document, id: NodeId, host: &str) -> Vec<Segment> {
    let inner = [("осы баптың", Kind::Article), ("осы тармақтың", Kind::Item), ("настоящей статьи", Kind::Article)];
    if let Some((_, kind)) = inner.iter().find(|(w, _)| host.ends_with(w)) {
        let path = document.path(id).0;
        let end = path.iter().rposition(|s| s.kind == *kind).map_or(0, |i| i + 1);
        return path[..end].to_vec();
    }
    let title = host.trim_start_matches("осы ").trim();
    const ACTS: &[&str] = &["заң", "кодекс", "қаулы", "бұйры", "жарлы", "шешім", "өкім", "конституция"];
    const DOCUMENTS: &[&str] = &["өзгеріс", "толықтыру", "қағида", "ереже", "тізбе", "нұсқаулық", "жоспар", "регламент"];
    let last = title.rsplit(' ').next().unwrap_or("");
    if ACTS.iter().any(|w| last.starts_with(w)) || !DOCUMENTS.iter().any(|w| last.starts_with(w)) {
        return Vec::new();
    }
    let mut approved = document.roots().filter(|r| document.nodes[*r].kind == Kind::Document);
    match (approved.next(), approved.next()) {
        (Some(one), None) => vec![document.segment(one)],
        _ => vec![Segment::titled(Kind::Document, title)],
    }
}

/// A raw clause found in the text at `line` (a *layout* span) as evidence.
pub(super) fn clause(document: &Document, line: Span, raw: &RawClause) -> Clause {
    let layout = raw.span.shift(line.start());
    Clause {
        rule: match raw.rule {
            "after_publication" => Rule::AfterPublication,
            "from_publication" => Rule::FromPublication,
            "day_after_publication" => Rule::DayAfterPublication,
            "date" => Rule::Date,
            "from_signature" => Rule::FromSignature,
            "from_registration" => Rule::FromRegistration,
            _ => Rule::Event,
        },
        days: raw.days,
        unit: raw.unit.map(|u| match u {
            "calendar_day" => Unit::CalendarDay,
            "working_day" => Unit::WorkingDay,
            "month" => Unit::Month,
            _ => Unit::Day,
        }),
        date: raw.date,
        ambiguous: raw.ambiguous,
        phrase: layout.of(&document.layout.text).trim().to_string(),
        span: document.layout.map.span_to_source(layout),
    }
}
