//! When the act, or parts of it, begin to apply.

use super::{Clause, Commencement, Rule, Unit};
use crate::base::{Kind, Span};
use crate::parse::commencement::{RawClause, find_in};
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
        if let Some(raw) = find_in(document.text(id), false).filter(|_| !super::notes::is_tombstone(document, id)) {
            out.push(Commencement { applies_to: None, clause: clause(document, node.text, &raw) });
        }
        id += 1;
    }
    out
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
