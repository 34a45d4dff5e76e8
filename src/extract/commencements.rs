//! When the act, or parts of it, begin to apply, cease to, and to which relations they apply.

use super::{Amendment, Citation, CitationForm, Clause, Commencement, Effect, Expiry, Op, OtherEvent, Relations, Rule, Unit};
use crate::base::{Diagnostic, Kind, Message, ProvisionPath, Segment, Severity, Span, fold};
use crate::parse::commencement::{RawClause, Said, Say, find_all, suspended_since};
use crate::parse::path::expand;
use crate::tree::{Document, NodeId};

/// Everything that the act says about its own time.
#[derive(Default)]
pub(super) struct Times {
    pub(super) commencement: Vec<Commencement>,
    pub(super) expiry: Vec<Expiry>,
    pub(super) relations: Vec<Relations>,
    /// Exceptions that a sentence gives no day; another may.
    left_out: Vec<Commencement>,
}

/// Clauses in the act's own units, quoted wordings left out.
pub(super) fn read(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Times {
    let mut out = Times::default();
    let mut id: NodeId = 0;
    while let Some(node) = document.nodes.get(id) {
        // Approved documents and quotations do not speak of this act's commencement.
        if matches!(node.kind, Kind::Quoted | Kind::Document | Kind::Attachment | Kind::Title | Kind::Requisites) {
            id = node.end as usize;
            continue;
        }
        if !super::notes::is_tombstone(document, id) {
            let first = out.commencement.len();
            for said in find_all(document.text(id)) {
                out.take(document, id, &said, first, diagnostics);
            }
        }
        id += 1;
    }
    out.settle();
    out
}

impl Times {
    /// Takes in what node `id` says; `first`: the first commencement of the same node.
    fn take(&mut self, document: &Document, id: NodeId, said: &Said, first: usize, diagnostics: &mut Vec<Diagnostic>) {
        let line = document.nodes.get(id).map_or_else(Span::default, |n| n.text);
        let places = elements(document, id, said);
        let layout = said.span.shift(line.start());
        let span = document.layout.map.span_to_source(layout);
        let phrase = || layout.of(&document.layout.text).trim().to_string();
        match &said.say {
            Say::Begins(raw) | Say::Enters(raw) => {
                let clause = clause(document, line, raw);
                let effect = if matches!(said.say, Say::Enters(_)) { Effect::Force } else { Effect::Application };
                let one = |applies_to| Commencement { applies_to, clause: clause.clone(), effect, until: None };
                self.commencement.extend(places.into_iter().map(one));
            }
            Say::Ends(day) => {
                for applies_to in places {
                    let same = self.commencement.iter_mut().skip(first).filter(|c| c.applies_to == applies_to);
                    same.for_each(|c| c.until = Some(*day));
                    self.expiry.push(Expiry { applies_to, until: *day, phrase: phrase(), span });
                }
            }
            Say::Relations(day) => {
                let one = |applies_to| Relations { applies_to, since: *day, phrase: phrase(), span };
                self.relations.extend(places.into_iter().map(one));
            }
            Say::LeftOut => {
                let words = document.text(id).trim().to_string();
                let span = document.layout.map.span_to_source(line);
                let clause = Clause {
                    rule: Rule::Event,
                    days: None,
                    unit: None,
                    date: None,
                    ambiguous: false,
                    event: None,
                    phrase: words,
                    span,
                };
                let one =
                    |applies_to| Commencement { applies_to, clause: clause.clone(), effect: Effect::Application, until: None };
                self.left_out.extend(places.into_iter().map(one));
            }
            Say::Unread => {
                let message = Message::new("commencement-unread").with("phrase", phrase());
                diagnostics.push(Diagnostic { code: "NQ012", severity: Severity::Warning, message, span });
            }
        }
    }

    /// Where the act speaks of force and of application, they are two things; where it speaks of force only, it means both.
    fn settle(&mut self) {
        let applied: Vec<Option<ProvisionPath>> =
            self.commencement.iter().filter(|c| c.effect == Effect::Application).map(|c| c.applies_to.clone()).collect();
        for c in self.commencement.iter_mut().filter(|c| c.effect == Effect::Force) {
            if !applied.contains(&c.applies_to) {
                c.effect = Effect::Application;
            }
        }
        let related = |a: &ProvisionPath, b: &ProvisionPath| a.contains(b) || b.contains(a);
        let dated: Vec<ProvisionPath> = self.commencement.iter().filter_map(|c| c.applies_to.clone()).collect();
        let left_out = std::mem::take(&mut self.left_out);
        let undated = left_out.into_iter().filter(|c| c.applies_to.as_ref().is_some_and(|p| !dated.iter().any(|d| related(d, p))));
        self.commencement.extend(undated);
    }
}

/// The addresses of what something is said of; `None`: the act.
fn elements(document: &Document, id: NodeId, said: &Said) -> Vec<Option<ProvisionPath>> {
    if let Some(kind) = said.own {
        let path = document.path(id).0;
        // The sentence may stand below the unit that it calls its own.
        let end = path.iter().rposition(|s| s.kind == kind).map(|i| i + 1);
        return end.map(|end| vec![Some(ProvisionPath(path[..end].to_vec()))]).unwrap_or_default();
    }
    let prefix = prefix(document, id, &said.host);
    let chains = said.of.iter().flat_map(|steps| expand(steps));
    let paths: Vec<_> = chains.map(|segments| Some(ProvisionPath(prefix.iter().cloned().chain(segments).collect()))).collect();
    if paths.is_empty() { vec![None] } else { paths }
}

/// What the words beside an element put in front of its address: the unit the clause stands in (`осы баптың`), an approved
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
    const DOCUMENTS: &[&str] = &[
        "өзгеріс",
        "толықтыру",
        "қағида",
        "ереже",
        "тізбе",
        "нұсқаулық",
        "жоспар",
        "регламент",
        "изменени",
        "дополнени",
        "правил",
        "перечн",
        "положени",
        "инструкци",
    ];
    let last = title.rsplit(' ').next().unwrap_or("");
    if ACTS.iter().any(|w| last.starts_with(w)) || !DOCUMENTS.iter().any(|w| last.starts_with(w)) {
        return Vec::new();
    }
    let mut approved = document.roots().filter(|r| document.nodes[*r].kind == Kind::Document);
    match (approved.next(), approved.next()) {
        (Some(one), None) => vec![document.segment(one)],
        (None, _) => attached(document, last).unwrap_or_else(|| vec![Segment::titled(Kind::Document, title)]),
        _ => vec![Segment::titled(Kind::Document, title)],
    }
}

/// The one attachment in whose heading the noun stands (`өзгерістер мен толықтырулар` of a list of amendments).
fn attached(document: &Document, noun: &str) -> Option<Vec<Segment>> {
    const STEM: usize = 6;
    let stem: String = noun.chars().take(STEM).collect();
    let heads = |root: NodeId| {
        let heading = document.children(root).filter(|c| matches!(document.nodes[*c].kind, Kind::Heading | Kind::Title));
        let said: Vec<String> = heading.chain([root]).map(|n| fold(document.text(n)).text).collect();
        said.iter().any(|t| t.contains(&stem))
    };
    let mut found = document.roots().filter(|r| document.nodes[*r].kind == Kind::Attachment && heads(*r));
    match (found.next(), found.next()) {
        (Some(one), None) => Some(vec![document.segment(one)]),
        _ => None,
    }
}

/// A raw clause found in the text at `line` (a *layout* span) as evidence.
pub(super) fn clause(document: &Document, line: Span, raw: &RawClause) -> Clause {
    let layout = raw.span.shift(line.start());
    let rule = match raw.rule {
        "after_publication" => Rule::AfterPublication,
        "from_publication" => Rule::FromPublication,
        "day_after_publication" => Rule::DayAfterPublication,
        "date" => Rule::Date,
        "from_signature" => Rule::FromSignature,
        "from_registration" => Rule::FromRegistration,
        _ => Rule::Event,
    };
    Clause {
        rule,
        days: raw.days,
        unit: raw.unit.map(|u| match u {
            "calendar_day" => Unit::CalendarDay,
            "working_day" => Unit::WorkingDay,
            "month" => Unit::Month,
            _ => Unit::Day,
        }),
        date: raw.date,
        ambiguous: raw.ambiguous,
        event: (rule == Rule::Event).then_some(OtherEvent { adoption: raw.adoption, act: None }),
        phrase: layout.of(&document.layout.text).trim().to_string(),
        span: document.layout.map.span_to_source(layout),
    }
}

/// Names the acts on whose commencement or adoption clauses wait: those cited right beside the clause.
pub(super) fn name_events(commencement: &mut [Commencement], citations: &[Citation], text: &str) {
    for clause in commencement.iter_mut().map(|c| &mut c.clause).filter(|c| c.event.is_some()) {
        let close = |from: usize, to: usize| {
            from <= to && text.get(from..to).is_some_and(|gap| gap.trim_matches([' ', '\n', '"', '»']).is_empty())
        };
        let beside = citations
            .iter()
            .filter(|c| matches!(c.form, CitationForm::Act | CitationForm::ShortName))
            .find(|c| close(c.span.end(), clause.span.start()) || close(clause.span.end(), c.span.start()));
        if let (Some(event), Some(cited)) = (&mut clause.event, beside) {
            event.act.clone_from(&cited.act);
        }
    }
}

/// Gives suspensions the day on which their sentences let them begin (`2017 жылғы 1 қаңтардан бастап … тоқтатыла тұрсын`).
pub(super) fn date_suspensions(amendments: &mut [Amendment], text: &str) {
    for amendment in amendments.iter_mut().filter(|a| a.op == Op::Suspension) {
        amendment.since = text.get(amendment.span.start()..amendment.span.end()).and_then(suspended_since);
    }
}
