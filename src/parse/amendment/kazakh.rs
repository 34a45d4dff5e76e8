//! Kazakh sentences: clauses that end in a verb, each with what stands before it.

use super::lead::{self, Chain, Lead};
use super::tokens::{Case, Kind, Token};
use super::words::{AND, SUCH, Verb, element, is_gerund, verb};
use super::{Operation, Place, Sentence, Wording, fragments};
use crate::base::{Date, Kind as Unit, Language, Span};
use crate::parse::Step;

/// Reads every sentence of a line.
pub(super) fn read(line: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut from = label(line, tokens);
    let mut i = from;
    let mut current = Clauses::default();
    while i < tokens.len() {
        let t = &tokens[i];
        let found = t.word().and_then(verb).filter(|v| is_predicate(*v, &tokens[from..i]));
        if let Some(v) = found {
            current.add(line, &tokens[from..i], v);
            from = i + 1;
            let goes_on = t.word().is_some_and(is_gerund);
            let mut next = i + 1;
            if !goes_on && tokens.get(next).is_some_and(|t| t.kind == Kind::Remark) {
                current.remark(tokens[next].span.of(line));
                next += 1;
            }
            let ends = tokens.get(next).is_none_or(|t| t.sign(&[':', ';', '.']));
            if ends && !goes_on {
                let opens = tokens.get(next).is_some_and(|t| t.sign(&[':']));
                let quoted = tokens.get(next + 1).filter(|t| opens && t.kind == Kind::Quote).map(|t| t.span);
                let end = next + 1 + usize::from(quoted.is_some());
                out.extend(current.finish(quoted, opens, t.span.end()));
                i = end;
                from = end;
                continue;
            }
            i = next.max(i + 1);
            continue;
        }
        if ends_segment(line, tokens, from, i) {
            if !current.is_empty() {
                current.trailing(line, &tokens[from..i]);
                out.extend(current.finish(None, t.sign(&[':']), t.span.start()));
            } else if t.sign(&[':']) {
                out.extend(navigation(line, &tokens[from..i]));
            }
            from = i + 1;
            from += label(line, &tokens[from.min(tokens.len())..]);
            i = from;
            continue;
        }
        i += 1;
    }
    if !current.is_empty() {
        current.trailing(line, &tokens[from.min(tokens.len())..]);
        out.extend(current.finish(None, false, line.len()));
    }
    out
}

/// Tokens that label the line itself: `1.`, `2)`, `3-бап.`.
pub(super) fn label(line: &str, tokens: &[Token]) -> usize {
    let mut at = 0;
    while tokens.get(at).is_some_and(|t| t.kind == Kind::Noise) {
        at += 1;
    }
    match (tokens.get(at).map(|t| &t.kind), tokens.get(at + 1)) {
        (Some(Kind::Number), Some(t)) if t.sign(&['.']) => at + 2,
        (Some(Kind::Path(steps, Case::Other)), Some(t)) if steps.len() == 1 && t.sign(&['.']) => at + 2,
        (Some(Kind::Number), Some(t)) if tokens[at].span.of(line).ends_with(')') && !t.sign(&[',', ';', ':']) => at + 1,
        (Some(Kind::Number), Some(t)) if at == 0 && !t.sign(&[',', ';', ':']) && !is_quantity(t) => at + 1,
        _ => at,
    }
}

fn is_quantity(t: &Token) -> bool {
    t.is(&["деген"]) || t.word().is_some_and(|w| super::words::called(w).is_some()) || t.kind == Kind::Quote
}

/// Whether a sign ends a run of words without a verb.
fn ends_segment(line: &str, tokens: &[Token], from: usize, i: usize) -> bool {
    let t = &tokens[i];
    if t.sign(&[':', ';']) {
        return true;
    }
    if !t.sign(&['.']) {
        return false;
    }
    // "1-тарауда. Жалпы ережелер:"
    if i == from + 1 && matches!(tokens[from].kind, Kind::Path(_, Case::Loc)) {
        return false;
    }
    // A dot ends a sentence before a capital letter or a label, not in "ж. 4" or "м.а. 2025".
    let short = i > 0 && tokens[i - 1].word().is_some_and(|w| w.trim_end_matches('.').chars().count() < 3);
    match tokens.get(i + 1) {
        None => true,
        Some(next) => {
            let text = next.span.of(line);
            !short && (text.starts_with(char::is_uppercase) || label(line, &tokens[i + 1..]) > 0)
        }
    }
}

/// Whether a verb is one that amends, by the words before it.
fn is_predicate(v: Verb, before: &[Token]) -> bool {
    let has = |f: &dyn Fn(&str) -> bool| before.iter().any(|t| t.word().is_some_and(f));
    let last = |words: &[&str]| before.last().is_some_and(|t| t.is(words));
    match v {
        Verb::Write => has(&|w| w.starts_with("редакция") || w.starts_with("мазмұн")),
        Verb::Remove => last(&["алып", "алынып"]),
        Verb::Suspend => last(&["тоқтатыла", "тоқтатылып"]) || has(&|w| w == "дейін"),
        Verb::Abolish => has(&|w| w == "күші" || w == "күшін") || last(&["жойылып"]),
        Verb::Count => last(&["деп", "болып"]),
        Verb::Put => before.iter().any(|t| t.kind == Kind::Quote),
        Verb::Exchange => {
            before.iter().any(|t| matches!(t.kind, Kind::Quote | Kind::Number)) && has(&|w| super::words::called(w).is_some())
        }
        Verb::Enter => has(&|w| is_change(w)) || has(&|w| w.starts_with("мазмұн")) || before.iter().any(|t| t.is(&SUCH)),
        Verb::Entered => has(&|w| w == "тіліндегі" || w == "тілінде"),
        Verb::Add => true,
    }
}

fn is_change(word: &str) -> bool {
    ["өзгеріс", "толықтыру", "өзгерту", "түзету"].iter().any(|s| word.strip_prefix(s).is_some_and(crate::base::kazakh::is_ending))
}

/// A line that leads into an act, a document or an element.
fn navigation(line: &str, tokens: &[Token]) -> Option<Sentence> {
    let span = Span::new(tokens.first()?.span.start(), tokens.last()?.span.end());
    let mut sentence = Sentence { span, ..Sentence::default() };
    if tokens.iter().all(|t| t.word().is_some()) && tokens[0].is(&["мыналардың"]) {
        sentence.operations.push(Operation::RepealList { attachment: None });
        return Some(sentence);
    }
    // "1-тарауда. Жалпы ережелер:" — the heading of the chapter after its address.
    let cut = match tokens {
        [Token { kind: Kind::Path(_, Case::Loc), .. }, dot, ..] if dot.sign(&['.']) => 1,
        _ => tokens.len(),
    };
    let lead = lead::read(line, &tokens[..cut]);
    // In the nominative only an element or a quoted section leads anywhere, and a list by its noun.
    let nominative = |c: &Chain| match c.places.last() {
        Some(Place::Named { kind: Unit::Attachment, title: Some(t), .. }) => t.ends_with("ізбесі") || t.ends_with("iзбесi"),
        Some(Place::Path(_) | Place::Named { .. }) => true,
        _ => false,
    };
    let leads = |c: &Chain| matches!(c.case, Case::Loc | Case::Dat | Case::Rel) || nominative(c);
    if lead.strange.is_some() || lead.chains.is_empty() && !lead.whole_text || !lead.chains.iter().all(leads) {
        return None;
    }
    // An act in the nominative, or one spoken of in passing, leads nowhere.
    sentence.places = lead.chains.into_iter().map(|c| c.places).collect();
    sentence.whole_text = lead.whole_text;
    Some(sentence)
}

/// What the clauses so far spoke of, for those that name no place.
#[derive(Clone, Default)]
pub(super) struct Carried {
    pub last: Lead,
    /// The last place in the locative: it holds for the sentence, one in `-дағы` only for its words.
    pub base: Option<Lead>,
}

/// The clauses of one sentence.
#[derive(Default)]
struct Clauses {
    start: Option<usize>,
    places: Vec<Vec<Place>>,
    operations: Vec<Operation>,
    carried: Carried,
    secret: bool,
    seen: bool,
}

impl Clauses {
    fn is_empty(&self) -> bool {
        !self.seen
    }

    fn add(&mut self, line: &str, tokens: &[Token], verb: Verb) {
        self.seen = true;
        let start = tokens.first().map_or(0, |t| t.span.start());
        self.start.get_or_insert(start);
        let end = tokens.last().map_or(start, |t| t.span.end());
        if verb == Verb::Put && fragments::put_after(line, tokens, &mut self.operations) {
            return;
        }
        match clause(line, tokens, verb, &mut self.carried) {
            Some(Read::Operations(more)) => self.operations.extend(more),
            Some(Read::Into(places)) => self.places = places,
            None => self.operations.push(Operation::Unknown(Span::new(start, end))),
        }
    }

    /// A remark in brackets after the verb: `("қызмет бабында пайдалану үшін" деген белгісі бар)`.
    fn remark(&mut self, text: &str) {
        self.secret |= crate::base::fold(text).text.contains("қызмет бабында");
    }

    /// Words after the last verb: `әрі қарай мәтін бойынша`, the rest of a suspension.
    fn trailing(&mut self, line: &str, tokens: &[Token]) {
        if tokens.iter().any(|t| t.word().is_some_and(|w| w.starts_with("мәтін"))) && tokens.len() < 8 {
            for o in &mut self.operations {
                if let Operation::Words { whole_text, .. } = o {
                    *whole_text = true;
                }
            }
        }
        let _ = line;
    }

    fn finish(&mut self, quoted: Option<Span>, opens: bool, end: usize) -> Option<Sentence> {
        let done = std::mem::take(self);
        let mut operations = done.operations;
        for o in &mut operations {
            let (Operation::Restate { by, .. } | Operation::Insert { by, .. }) = o else { continue };
            if *by == Wording::Quoted && done.secret {
                *by = Wording::Secret;
            }
        }
        if operations.is_empty() && done.places.is_empty() {
            return None;
        }
        let span = Span::new(done.start.unwrap_or(0), end);
        Some(Sentence { span, places: done.places, operations, quoted, opens, whole_text: false })
    }
}

enum Read {
    Operations(Vec<Operation>),
    /// The sentence only leads into an act: `мынадай өзгерістер енгізілсін`.
    Into(Vec<Vec<Place>>),
}

fn clause(line: &str, tokens: &[Token], verb: Verb, carried: &mut Carried) -> Option<Read> {
    let one = |o: Operation| Some(Read::Operations(vec![o]));
    match verb {
        Verb::Enter if tokens.iter().any(|t| t.word().is_some_and(is_change)) => target(line, tokens),
        Verb::Entered => one_language(line, tokens),
        Verb::Write => restate(line, tokens, carried).map(Read::Operations),
        Verb::Suspend => one(suspend(line, tokens)?),
        Verb::Abolish => repeal(line, tokens).map(Read::Operations),
        Verb::Count if tokens.iter().any(|t| t.is(&["жойылған", "жойылды"])) => {
            repeal(line, tokens).map(Read::Operations)
        }
        Verb::Count => renumber(line, tokens).map(Read::Operations),
        Verb::Exchange | Verb::Put => fragments::read(line, tokens, verb, carried).map(Read::Operations),
        Verb::Add | Verb::Remove | Verb::Enter => {
            if fragments::has(tokens) {
                return fragments::read(line, tokens, verb, carried).map(Read::Operations);
            }
            if verb == Verb::Remove {
                let body = &tokens[..tokens.len() - 1];
                return delete(line, body, carried).map(Read::Operations);
            }
            insert(line, tokens, carried).map(Read::Operations)
        }
    }
}

/// Reads the words before the elements; where there are none, those of the clause before count.
pub(super) fn led(line: &str, tokens: &[Token], carried: &mut Carried) -> Option<Lead> {
    led_rows(line, tokens, false, carried)
}

pub(super) fn led_rows(line: &str, tokens: &[Token], rows: bool, carried: &mut Carried) -> Option<Lead> {
    let mut lead = lead::read_rows(line, tokens, rows);
    if lead.strange.is_some() {
        return None;
    }
    if lead.chains.is_empty() && !lead.whole_text {
        return Some(carried.base.as_ref().unwrap_or(&carried.last).clone());
    }
    // "17-бапта "А" деген сөз …, 1) тармақшадағы "Б" деген сөз …": all in article 17.
    if let Some(before) = carried.base.as_ref().unwrap_or(&carried.last).chains.last() {
        for c in &mut lead.chains {
            let mut places = lead::shared(before, c.places.first());
            places.append(&mut c.places);
            c.places = places;
        }
    }
    if lead.chains.last().is_some_and(|c| c.case == Case::Loc) {
        carried.base = Some(lead.clone());
    }
    carried.last = lead.clone();
    Some(lead)
}

fn target(line: &str, tokens: &[Token]) -> Option<Read> {
    let end = tokens.iter().rposition(|t| t.word().is_some_and(is_change))?;
    let mut body = &tokens[..=end];
    while body.last().is_some_and(|t| t.word().is_some_and(is_change) || t.is(&AND)) {
        body = &body[..body.len() - 1];
    }
    while body.last().is_some_and(|t| t.is(&SUCH) || t.is(&["тиісті", "тиісінше", "жолдар", "бойынша"]) || t.sign(&[',']))
    {
        body = &body[..body.len() - 1];
    }
    let lead = lead::read(line, body);
    // Acts in general ("кейбір шешімдеріне") only open a list; whatever is named last is changed.
    let places: Vec<Vec<Place>> = lead.chains.into_iter().map(|c| c.places).collect();
    let named = places.iter().rev().find(|p| p.iter().any(|x| matches!(x, Place::Act(Some(_)) | Place::Document(_)))).cloned();
    Some(match named.or_else(|| places.last().cloned()) {
        Some(p) => Read::Into(vec![p]),
        None => Read::Operations(Vec::new()),
    })
}

fn one_language(line: &str, tokens: &[Token]) -> Option<Read> {
    let at = tokens.iter().position(|t| t.is(&["орыс", "қазақ", "мемлекеттік"]))?;
    let language = if tokens[at].is(&["орыс"]) { Language::Russian } else { Language::Kazakh };
    let mut body = &tokens[..at];
    while body.last().is_some_and(|t| t.is(&["бойынша"]) || t.sign(&[','])) {
        body = &body[..body.len() - 1];
    }
    let lead = lead::read(line, body);
    if lead.strange.is_some() {
        return None;
    }
    let elements = lead.chains.into_iter().map(|c| c.places).collect();
    Some(Read::Operations(vec![Operation::OneLanguage { elements, language }]))
}

/// `осы бұйрыққа 1-қосымшаға сәйкес`: cuts it out and gives the attachments of the amending act that hold the wording.
fn by_attachment(tokens: &[Token]) -> (Vec<Token>, Wording) {
    let Some(to) = tokens.iter().rposition(|t| t.is(&["сәйкес"])) else { return (tokens.to_vec(), Wording::Quoted) };
    let is_attachment = |t: &Token| matches!(&t.kind, Kind::Path(s, _) if s.iter().any(|s| s.kind == Unit::Attachment));
    let Some(at) = tokens[..to].iter().rposition(is_attachment) else { return (tokens.to_vec(), Wording::Quoted) };
    let from = tokens[..at].iter().rposition(|t| t.is(&["осы"])).filter(|f| at - f < 8).unwrap_or(at);
    let numbers = match &tokens[at].kind {
        Kind::Path(s, _) => s.iter().filter(|s| s.kind == Unit::Attachment).flat_map(|s| s.numbers.clone()).collect(),
        _ => Vec::new(),
    };
    let rest = tokens[..from].iter().chain(&tokens[to + 1..]).filter(|t| !t.is(&["тиісінше"])).cloned().collect();
    (rest, Wording::Attachments(numbers))
}

fn restate(line: &str, tokens: &[Token], carried: &mut Carried) -> Option<Vec<Operation>> {
    let (tokens, by) = by_attachment(tokens);
    let at = tokens.iter().rposition(|t| t.word().is_some_and(|w| w.starts_with("редакция") || w.starts_with("мазмұн")))?;
    let mut body = &tokens[..at];
    while body.last().is_some_and(|t| t.is(&SUCH) || t.sign(&[',']) || t.is(&["тиісінше", "мазмұндағы", "жаңа"]))
    {
        body = &body[..body.len() - 1];
    }
    // "мына: « … » деген жол мынадай редакцияда": the row is quoted in the lines before.
    let lead = led(line, body, carried)?;
    let mut elements: Vec<Vec<Place>> = lead.chains.into_iter().map(|c| c.places).collect();
    if elements.is_empty() {
        // Only a whole predicate speaks of what was navigated to; "редакцияда жазылсын:" is the end of a broken line.
        tokens[..at].iter().find(|t| t.is(&SUCH))?;
        elements.push(Vec::new());
    }
    Some(vec![Operation::Restate { elements, by }])
}

fn delete(line: &str, tokens: &[Token], carried: &mut Carried) -> Option<Vec<Operation>> {
    // "66-тармақ тақырыбымен бірге": the heading goes with its element.
    let mut body = tokens.to_vec();
    if body.last().is_some_and(|t| t.is(&["бірге", "қоса"])) {
        body.pop();
        let last = body.last_mut()?;
        let Kind::Path(steps, case) = &mut last.kind else { return None };
        if steps.last().is_none_or(|s| s.kind != Unit::Heading) {
            return None;
        }
        steps.pop();
        *case = Case::Other;
        if steps.is_empty() {
            body.pop();
        }
    }
    let lead = led(line, &body, carried)?;
    if lead.chains.is_empty() {
        return None;
    }
    Some(vec![Operation::Delete(lead.chains.into_iter().map(|c| c.places).collect())])
}

fn insert(line: &str, tokens: &[Token], carried: &mut Carried) -> Option<Vec<Operation>> {
    let (tokens, by) = by_attachment(tokens);
    let content = tokens.iter().rposition(|t| t.word().is_some_and(|w| w.starts_with("мазмұн") || w == "сипаттағы"));
    let such = tokens.iter().rposition(|t| t.is(&SUCH));
    let (mut before, after) = match content.or(such) {
        Some(i) => (&tokens[..i], &tokens[i + 1..]),
        None => {
            // The elements stand last, in the instrumental.
            let is_element = |t: &Token| match &t.kind {
                Kind::Path(_, c) => *c == Case::Ins,
                Kind::Word(w) => element(w).is_some_and(|(_, c, _)| c == Case::Ins),
                _ => false,
            };
            let from = tokens.iter().rposition(|t| !is_element(t) && !t.is(&AND) && !t.sign(&[','])).map_or(0, |i| i + 1);
            (&tokens[..from], &tokens[from..])
        }
    };
    while before.last().is_some_and(|t| t.is(&SUCH) || t.sign(&[',']) || t.is(&["тиісінше"])) {
        before = &before[..before.len() - 1];
    }
    let elements = new_elements(line, after)?;
    let beside = before.last().is_some_and(|t| t.is(&["кейін", "соң", "алдынан", "бұрын", "алдында"]));
    if beside {
        before = &before[..before.len() - 1];
    }
    let hosts = led(line, before, carried)?;
    let mut hosts: Vec<Vec<Place>> = hosts.chains.into_iter().map(|c| c.places).collect();
    if beside {
        for host in &mut hosts {
            leave_last(host);
        }
        // What was said of the neighbour is no place for the next clause.
        if let Some(c) = carried.last.chains.last_mut() {
            leave_last(&mut c.places);
        }
    }
    if hosts.is_empty() {
        hosts.push(Vec::new());
    }
    Some(vec![Operation::Insert { hosts, elements, by }])
}

/// Takes the innermost element off an address.
pub(super) fn leave_last(places: &mut Vec<Place>) {
    match places.last_mut() {
        Some(Place::Path(steps)) if steps.len() > 1 => {
            steps.pop();
        }
        _ => {
            places.pop();
        }
    }
}

/// The elements after *мазмұндағы*.
fn new_elements(line: &str, tokens: &[Token]) -> Option<Vec<Vec<Place>>> {
    const COUNTS: [&str; 10] = ["жаңа", "екі", "үш", "төрт", "бес", "алты", "тиісінше", "мынадай", "жеті", "деген"];
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(t) = tokens.get(i) {
        i += 1;
        match &t.kind {
            Kind::Path(steps, _) => out.push(vec![Place::Path(steps.clone())]),
            Kind::Word(w) if AND.contains(&w.as_str()) || COUNTS.contains(&w.as_str()) => {}
            Kind::Word(w) => {
                let (kind, _, _) = element(w)?;
                out.push(vec![Place::Path(vec![Step { kind, numbers: Vec::new() }])]);
            }
            Kind::Quote => {
                let (kind, _, _) = tokens.get(i).and_then(|n| n.word()).filter(|w| *w != "деген").and_then(element)?;
                let number = super::super::text::unquote(t.span.of(line)).to_string();
                out.push(vec![Place::Path(vec![Step { kind, numbers: vec![number] }])]);
                i += 1;
            }
            Kind::Sign(',') | Kind::Remark | Kind::Noise => {}
            _ => return None,
        }
    }
    (!out.is_empty()).then_some(out)
}

fn suspend(line: &str, tokens: &[Token]) -> Option<Operation> {
    let mut until: Option<Date> = None;
    let mut body = Vec::new();
    let mut i = 0;
    while let Some(t) = tokens.get(i) {
        let next = tokens.get(i + 1);
        match t.kind {
            Kind::Day(d) if next.is_some_and(|n| n.is(&["дейін", "дейінгі"])) => {
                until = Some(d);
                i += 1;
            }
            Kind::Day(_) if next.is_some_and(|n| n.is(&["бастап"])) => i += 1,
            Kind::Word(ref w) if ["қолданыс", "қолданыл", "әрекет", "тоқтатыл"].iter().any(|s| w.starts_with(s)) =>
                {}
            Kind::Word(ref w) if w == "күші" && body.last().is_some_and(|t: &Token| t.word() != Some("заң")) => {}
            _ => body.push(t.clone()),
        }
        i += 1;
    }
    let mut lead = lead::read(line, &body);
    if lead.strange.is_some() {
        // Whatever reason stands before the act is no part of the instruction.
        let from = body.iter().position(|t| t.kind == Kind::Quote)?;
        lead = lead::read(line, &body[from..]);
    }
    if lead.strange.is_some() || lead.chains.is_empty() {
        return None;
    }
    Some(Operation::Suspend { elements: lead.chains.into_iter().map(|c| c.places).collect(), until })
}

fn repeal(line: &str, tokens: &[Token]) -> Option<Vec<Operation>> {
    let force = tokens.iter().rposition(|t| t.is(&["күші", "күшін"]));
    let mut body = &tokens[..force.unwrap_or(tokens.len().saturating_sub(1))];
    if let [Token { kind: Kind::Day(_), .. }, since, ..] = body
        && since.is(&["бастап"])
    {
        body = &body[2..];
    }
    let is_list = |t: &Token| t.word().is_some_and(|w| w.starts_with("мыналар") || w == "мына" || w == "келесі" || w == "мынадай");
    if body.is_empty() || body.iter().any(is_list) && !body.iter().any(|t| matches!(t.kind, Kind::Day(_))) {
        return Some(vec![Operation::RepealList { attachment: None }]);
    }
    let (rest, by) = by_attachment(body);
    if let Wording::Attachments(numbers) = by {
        let _ = rest;
        return Some(vec![Operation::RepealList { attachment: Some(numbers.first().cloned()) }]);
    }
    let lead = lead::read(line, body);
    if lead.strange.is_some() || lead.chains.is_empty() {
        return None;
    }
    Some(vec![Operation::Repeal(lead.chains.into_iter().map(|c| c.places).collect())])
}

/// An entry of a list of acts to repeal: acts, or elements of acts.
pub(super) fn entry(line: &str, tokens: &[Token]) -> Option<Vec<Vec<Place>>> {
    let from = label(line, tokens);
    let end = tokens.iter().position(|t| t.is(&["күші"])).filter(|i| tokens.get(i + 1).is_some_and(|t| t.is(&["жойылды"])));
    let mut body = &tokens[from.min(tokens.len())..end.unwrap_or(tokens.len())];
    while body.last().is_some_and(|t| t.sign(&[';', '.', ',', ':'])) {
        body = &body[..body.len() - 1];
    }
    let lead = lead::read(line, body);
    let names = |c: &Chain| matches!(c.places.first(), Some(Place::Act(Some(_))));
    (lead.strange.is_none() && lead.chains.first().is_some_and(names)).then(|| lead.chains.into_iter().map(|c| c.places).collect())
}

fn renumber(line: &str, tokens: &[Token]) -> Option<Vec<Operation>> {
    let paths: Vec<usize> = (0..tokens.len()).filter(|i| matches!(tokens[*i].kind, Kind::Path(..))).collect();
    let (&new, rest) = paths.split_last()?;
    let old = lead::read(line, &tokens[..=*rest.last()?]);
    let Kind::Path(new, _) = &tokens[new].kind else { return None };
    if old.strange.is_some() || old.chains.is_empty() {
        return None;
    }
    let old = old.chains.into_iter().map(|c| c.places).collect();
    Some(vec![Operation::Renumber { old, new: new.clone() }])
}
