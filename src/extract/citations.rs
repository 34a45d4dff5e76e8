//! References to other acts and provisions, as written, with what this one text says about where they lead.

use super::definitions::{lists, phrase_before};
use super::places::Places;
use super::{Amendment, Citation, CitationForm, CitationStatus, Definition, Head, Resolved};
use crate::base::{ActKind, ActRef, Kind, Message, ProvisionPath, Segment, Span, fold};
use crate::parse::amendment::may_amend;
use crate::parse::citation::{Host, Own, RawCitation, ShortNames, definitions, find_all, names_document};
use crate::parse::path::expand;
use crate::tree::{Document, NodeId};

/// Every reference in the text of the act, notes of the portal left out, and the terms it defines. A list (`3) және 6)
/// тармақшаларында`) is one citation for each element it names.
pub(super) fn read(document: &Document, head: &Head, amendments: &[Amendment]) -> (Vec<Citation>, Vec<Definition>) {
    let mut reader = Reader {
        document,
        head,
        amendments,
        in_order: amendments.is_sorted_by_key(|a| a.span.start()),
        places: Places::new(document),
        names: ShortNames::default(),
        meanings: Vec::new(),
        last_act: None,
        citations: Vec::new(),
        definitions: Vec::new(),
    };
    for id in 0..document.nodes.len() {
        reader.node(id);
    }
    let Reader { citations, mut definitions, .. } = reader;
    lists(document, &mut definitions);
    definitions.sort_by_key(|d| (d.span.start(), d.span.end()));
    (citations, definitions)
}

struct Reader<'a> {
    document: &'a Document,
    head: &'a Head,
    amendments: &'a [Amendment],
    /// Whether the amendments stand in the order of the text, so that one of them is found without going through all.
    in_order: bool,
    places: Places<'a>,
    names: ShortNames,
    /// What the short names stand for; the latest last.
    meanings: Vec<(String, Meaning)>,
    last_act: Option<ActRef>,
    citations: Vec<Citation>,
    definitions: Vec<Definition>,
}

#[derive(Clone)]
enum Meaning {
    Act(ActRef),
    /// A document that the act approved, by name.
    ActDocument(ActRef, String),
    /// The document or act that the name stands in.
    Own,
}

impl Reader<'_> {
    fn node(&mut self, id: NodeId) {
        let node = &self.document.nodes[id];
        if matches!(node.kind, Kind::Requisites | Kind::Status | Kind::Stamp | Kind::Contents | Kind::Enacting | Kind::Signature) {
            return;
        }
        // "5) алып тасталды - ҚР …" is the portal's word, not the law's.
        if super::notes::is_tombstone(self.document, id) {
            return;
        }
        // A line end inside a node's text is a blank of the sentence.
        let text = &without_label(node.text.of(&self.document.layout.text), node.number.is_some()).replace('\n', " ");
        let mut found = find_all(text, &self.names, self.head.language);
        let terms = definitions(text);
        if !terms.is_empty() {
            let mut new = Vec::new();
            for term in &terms {
                let covers = |c: &&RawCitation| {
                    let gap = term.span.start().checked_sub(c.span.end()).is_some_and(|g| g <= 2);
                    c.span.start() < term.span.start() && (gap || c.span.end() >= term.span.end())
                };
                let named = found.iter().rev().find(covers);
                let meaning = self.meaning(&term.term, named, &found, text, term.span.start());
                let act = match &meaning {
                    Some(Meaning::Act(act) | Meaning::ActDocument(act, _)) => Some(act.clone()),
                    _ => None,
                };
                let stands_for = match named {
                    Some(c) => text.get(c.span.start()..term.span.start().min(c.span.end())).unwrap_or("").trim(),
                    None => phrase_before(text, term.span.start()),
                };
                let span = self.document.layout.map.span_to_source(term.span.shift(node.text.start()));
                self.definitions.push(Definition { term: term.term.clone(), stands_for: stands_for.to_string(), act, span });
                if let Some(meaning) = meaning {
                    self.names.add(&term.term);
                    new.push((term.term.clone(), meaning, term.span.end()));
                }
            }
            if !new.is_empty() {
                let from = |c: &RawCitation| match &c.host {
                    Host::Short(name) => new.iter().find(|n| n.0 == *name).map_or(0, |n| n.2),
                    _ => 0,
                };
                found = find_all(text, &self.names, self.head.language);
                found.retain(|c| c.span.start() >= from(c));
                self.meanings.extend(new.into_iter().map(|(n, m, _)| (n, m)));
            }
        }
        for raw in found {
            self.citation(id, text, raw);
        }
    }

    fn meaning(
        &self,
        term: &str,
        named: Option<&RawCitation>,
        found: &[RawCitation],
        text: &str,
        bracket: usize,
    ) -> Option<Meaning> {
        let document = names_document(term);
        match named.map(|c| (&c.host, c)) {
            Some((Host::Act(act), c)) => Some(match (&c.document, document) {
                (Some(name), _) => Meaning::ActDocument(act.clone(), name.clone()),
                (None, true) => Meaning::ActDocument(act.clone(), term.to_string()),
                _ => Meaning::Act(act.clone()),
            }),
            Some((Host::Own(_), _)) => Some(Meaning::Own),
            // "осы … қағидалары (бұдан әрі – Қағидалар)", the title of the document itself
            _ if document => {
                // "… қаулысымен бекітілген … ережесіне (бұдан әрі – Ереже)"
                let act = found.iter().rev().find(|c| matches!(c.host, Host::Act(_)) && c.span.end() <= bracket);
                let between = |c: &RawCitation| fold(text.get(c.span.end()..bracket).unwrap_or("")).text;
                match act.map(|c| (&c.host, between(c))) {
                    Some((Host::Act(act), words)) if words.trim_start().starts_with("бекіт") && !words.contains(';') => {
                        let name = words.trim().split_once(' ').map_or("", |(_, name)| name);
                        Some(Meaning::ActDocument(act.clone(), name.to_string()))
                    }
                    _ => {
                        let before = fold(phrase_before(text, bracket)).text;
                        let other = ["бекітілген", "утвержд", "ратифик"].iter().any(|w| before.contains(w));
                        (!other).then_some(Meaning::Own)
                    }
                }
            }
            _ => None,
        }
    }

    fn citation(&mut self, id: NodeId, text: &str, raw: RawCitation) {
        let node = &self.document.nodes[id];
        // A unit's own label (`5-бап. Атауы`) is no reference.
        if raw.span.start() == 0 && raw.host == Host::Here && is_labelled(node.kind, &raw) {
            return;
        }
        let span = self.document.layout.map.span_to_source(raw.span.shift(node.text.start()));
        let amended = self.amended(id, span);
        let meaning = match &raw.host {
            Host::Short(name) => self.meanings.iter().rev().find(|(n, _)| n == name).map(|(_, m)| m.clone()),
            _ => None,
        };
        let mut document = raw.document.clone();
        let (form, act) = match (&raw.host, &meaning) {
            (Host::Act(act), _) => (CitationForm::Act, Some(act.clone())),
            (Host::Short(_), Some(Meaning::Act(act))) => (CitationForm::ShortName, Some(act.clone())),
            (Host::Short(_), Some(Meaning::ActDocument(act, name))) => {
                document = document.or_else(|| Some(name.clone()));
                (CitationForm::ShortName, Some(act.clone()))
            }
            (Host::Short(_), _) => (CitationForm::ShortName, None),
            (Host::Said(kind), _) => {
                let fits = |a: &&ActRef| kind.is_none() || a.kind == *kind;
                let around = amended.as_ref().map(|a| &a.0).filter(fits);
                (CitationForm::ShortName, around.or(self.last_act.as_ref().filter(fits)).cloned())
            }
            (Host::Own(own), _) => {
                if raw.path.is_empty() && !self.is_own(*own, amended.is_some()) {
                    return;
                }
                (CitationForm::Own, None)
            }
            (Host::Unknown(words), _) if !words.is_empty() => (CitationForm::Path, None),
            (Host::Here | Host::Unknown(_), _) => {
                let around = amended.as_ref().filter(|a| !a.1).map(|a| &a.0).filter(|a| a.kind.is_some());
                // An instruction whose target was not understood is about the act named last.
                let instruction = || may_amend(self.document.text(id)).then_some(self.last_act.as_ref()).flatten();
                (CitationForm::Path, around.or_else(instruction).cloned())
            }
        };
        if let Some(act) = act.as_ref().filter(|_| form == CitationForm::Act) {
            self.last_act = Some(act.clone());
        }
        let words = raw.span.of(text).to_string();
        let link = self.link(raw.span.shift(node.text.start()));
        let act = act.map(|a| with_link(a, link.as_deref()));
        for mut path in expand(&raw.path) {
            for step in &mut path {
                // A single attachment has no number (art. 28); in addresses it is the first.
                if step.kind == Kind::Attachment && step.number.is_none() {
                    step.number = Some("1".into());
                }
            }
            // In an instruction the sentence before may have named the outer units.
            let whole = act.as_ref().filter(|_| raw.host_is_unnamed()).and_then(|_| self.target_of(id, span, &path));
            let resolved =
                self.resolve(id, &raw.host, meaning.as_ref(), act.as_ref(), amended.as_ref(), whole.as_deref().unwrap_or(&path));
            // "18-жолдың қатарына" speaks of a form that somebody fills in.
            let line_of_form = path.first().is_some_and(|s| matches!(s.kind, Kind::Row | Kind::Column))
                && raw.host == Host::Here
                && amended.is_none()
                && resolved.status != CitationStatus::Internal;
            if line_of_form && !may_amend(self.document.text(id)) {
                continue;
            }
            if let Some(whole) = whole {
                path = whole.into_iter().skip_while(|s| is_container(s.kind)).collect();
            }
            if let Some(title) = &document
                && !path.is_empty()
            {
                path.insert(0, Segment { kind: Kind::Document, number: Some("1".into()), title: Some(title.clone()) });
            }
            let path = (!path.is_empty()).then_some(ProvisionPath(path));
            self.citations.push(Citation { text: words.clone(), act: act.clone(), path, span, form, link: link.clone(), resolved });
        }
    }

    /// Whether `осы …` without an address speaks of this act or document: `осы шешім` may be a decision of anybody.
    fn is_own(&self, own: Own, quoted: bool) -> bool {
        let same = |kind: ActKind| match self.head.kind {
            None => kind != ActKind::Decision,
            Some(ActKind::ConstitutionalLaw) => matches!(kind, ActKind::Law | ActKind::ConstitutionalLaw),
            Some(k) => k == kind,
        };
        quoted || !matches!(own, Own::Act(kind) if !same(kind))
    }

    /// The act that the text around speaks of, where it changes one: with whether the place is new wording of that act.
    fn amended(&self, id: NodeId, span: Span) -> Option<(ActRef, bool)> {
        let quoted = self.places.around(id, Kind::Quoted).is_some();
        let to =
            if self.in_order { self.amendments.partition_point(|a| a.span.start() <= span.start()) } else { self.amendments.len() };
        let before = self.amendments.iter().take(to).rev().find(|a| a.span.start() <= span.start());
        if quoted {
            return before.map(|a| (a.act.clone(), true));
        }
        before.filter(|a| span.start() < a.span.end()).map(|a| (a.act.clone(), false))
    }

    /// The whole address of what an instruction at `span` changes, where `path` is its inner part and no other fits.
    fn target_of(&self, id: NodeId, span: Span, path: &[Segment]) -> Option<Vec<Segment>> {
        let same = |a: &[Segment], b: &[Segment]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.kind == b.kind && a.number == b.number)
        };
        if path.is_empty() {
            return None;
        }
        let ends = |a: &Amendment| a.path.len().checked_sub(path.len()).is_some_and(|n| same(&a.path[n..], path));
        let mut found = self.around(span).filter(|a| ends(a)).map(|a| &a.path);
        if let Some(first) = found.next() {
            return found.all(|p| same(p, first)).then(|| first.clone());
        }
        // "екінші бөлікте:" leads to the instructions below it, which have the whole address.
        let next = self.amendments.partition_point(|a| a.span.start() < span.end());
        let below = self.amendments.get(next).filter(|_| self.in_order)?;
        let at = below.path.windows(path.len()).position(|w| same(w, path))?;
        let text = self.document.text(id).trim_end();
        let leads = text.ends_with(':') || !text.ends_with(['.', ';']) && may_amend(text);
        leads.then(|| below.path[..at + path.len()].to_vec())
    }

    /// The amendments of the sentence at `span`.
    fn around(&self, span: Span) -> impl Iterator<Item = &Amendment> {
        /// Amendments of one sentence.
        const MOST: usize = 200;
        let to =
            if self.in_order { self.amendments.partition_point(|a| a.span.start() <= span.start()) } else { self.amendments.len() };
        let covers = move |a: &&Amendment| a.span.start() <= span.start() && span.start() < a.span.end();
        self.amendments[..to].iter().rev().take(MOST).filter(covers)
    }

    fn resolve(
        &self,
        id: NodeId,
        host: &Host,
        meaning: Option<&Meaning>,
        act: Option<&ActRef>,
        amended: Option<&(ActRef, bool)>,
        path: &[Segment],
    ) -> Resolved {
        if let Some(act) = act {
            return if self.is_this_act(act) { self.places.below(None, path) } else { external(act, path) };
        }
        // New wording speaks of the act that it goes into.
        if let Some((act, true)) = amended {
            return external(act, path);
        }
        match host {
            Host::Own(Own::Unit(kind)) => match self.places.around(id, *kind) {
                Some(unit) => self.places.below(Some(unit), path),
                None => Resolved { reason: Some(Message::new("cite-no-unit").with("kind", kind.as_str())), ..Resolved::default() },
            },
            Host::Own(Own::Act(_)) => self.places.below(None, path),
            Host::Own(Own::Document) => self.in_document(id, path),
            Host::Short(_) => match meaning {
                Some(Meaning::Own) => self.in_document(id, path),
                _ => Resolved { reason: Some(Message::new("cite-no-meaning")), ..Resolved::default() },
            },
            Host::Unknown(words) if words.is_empty() => {
                Resolved { reason: Some(Message::new("cite-no-act")), ..Resolved::default() }
            }
            Host::Unknown(words) => {
                Resolved { reason: Some(Message::new("cite-unknown-host").with("words", words)), ..Resolved::default() }
            }
            Host::Said(_) => Resolved { reason: Some(Message::new("cite-no-act")), ..Resolved::default() },
            Host::Here | Host::Act(_) => self.places.outward(id, path),
        }
    }

    fn in_document(&self, id: NodeId, path: &[Segment]) -> Resolved {
        let document = self.places.document_around(id);
        let found = self.places.below(document, path);
        // Rules without a stamp of their own are the act itself.
        if found.status == CitationStatus::Unresolved && document.is_some() { self.places.below(None, path) } else { found }
    }

    fn is_this_act(&self, act: &ActRef) -> bool {
        if act.kind == Some(ActKind::Constitution) && self.head.kind == act.kind {
            return true;
        }
        let number = |n: &Option<String>| n.as_deref().map(str::to_lowercase);
        act.date.is_some() && act.date == self.head.date && act.number.is_some() && number(&act.number) == number(&self.head.number)
    }

    /// The target of the link that lies in the words, where the markup has one.
    fn link(&self, span: Span) -> Option<String> {
        let links = &self.document.layout.links;
        let from = links.partition_point(|l| l.words.end() <= span.start());
        links.get(from).filter(|l| l.words.start() < span.end()).map(|l| l.target.clone())
    }
}

/// A unit's text with blanks for its own label: the number of an item is none of what follows (`7. Қосымшаға сәйкес`).
fn without_label(text: &str, numbered: bool) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '\\')).len();
    let rest = &text[digits..];
    let label = digits + rest.len() - rest.trim_start_matches(['.', ')']).len();
    let after = text[label..].trim_start();
    // "1) тармақшада …" is an address.
    let address = after.starts_with("тармақ") || after.starts_with("бап") || after.starts_with("абзац");
    if !numbered || digits == 0 || label == digits || address {
        return text.to_string();
    }
    format!("{}{}", " ".repeat(label), &text[label..])
}

/// What stands around the provisions of an act and is left out when one of them is cited.
fn is_container(kind: Kind) -> bool {
    matches!(kind, Kind::Document | Kind::Attachment | Kind::Section | Kind::Table)
}

fn is_labelled(kind: Kind, raw: &RawCitation) -> bool {
    let unit = matches!(
        kind,
        Kind::Part
            | Kind::Section
            | Kind::Subsection
            | Kind::Chapter
            | Kind::Subchapter
            | Kind::Article
            | Kind::Attachment
            | Kind::Document
    );
    let heading = matches!(kind, Kind::Heading | Kind::Title | Kind::Table | Kind::Row | Kind::Cell | Kind::Unparsed | Kind::Note);
    unit || heading && raw.path.len() == 1
}

fn external(act: &ActRef, path: &[Segment]) -> Resolved {
    let path = path.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
    match act.work_id() {
        Some(id) => {
            let target = if path.is_empty() { id } else { format!("{id}#{path}") };
            Resolved { status: CitationStatus::External, target: Some(target), ..Resolved::default() }
        }
        None => Resolved { reason: Some(Message::new("cite-no-id").with("act", act.label())), ..Resolved::default() },
    }
}

/// What the portal's code in a link says about an act: `V1800016354` is registration 16354, `P1200000361` resolution 361.
fn with_link(mut act: ActRef, link: Option<&str>) -> ActRef {
    let Some(code) = link.and_then(adilet_code) else { return act };
    match code.0 {
        'V' if act.registration.is_none() => act.registration = Some(code.2),
        'P' | 'U' if act.number.is_none() => act.number = Some(code.2),
        _ => {}
    }
    act
}

/// Letter, year and number of an adilet code.
fn adilet_code(target: &str) -> Option<(char, u8, String)> {
    let code = target.split(['/', '#', '?']).find(|p| {
        let p = p.trim_end_matches('_');
        p.len() >= 7 && p.starts_with(|c: char| c.is_ascii_uppercase()) && p[1..].bytes().all(|b| b.is_ascii_digit())
    })?;
    let letter = code.chars().next()?;
    let digits = code.get(1..)?.trim_end_matches('_');
    let year = digits.get(..2)?.parse().ok()?;
    let number = digits.get(2..)?.trim_start_matches('0');
    (!number.is_empty()).then(|| (letter, year, number.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_portal_are_read() {
        assert_eq!(adilet_code("/kaz/docs/V1800016354#z12"), Some(('V', 18, "16354".into())));
        assert_eq!(adilet_code("https://adilet.zan.kz/rus/docs/P1200000361"), Some(('P', 12, "361".into())));
        assert_eq!(adilet_code("P960790_"), Some(('P', 96, "790".into())));
        assert_eq!(adilet_code("/kaz/docs/V13NB004045"), None);
        assert_eq!(adilet_code("#z12"), None);
    }
}
