//! The clauses of one sentence, and what each hands on to the next.

use super::fragments;
use super::lead::{self, Lead};
use super::tokens::{Case, Kind, Token};
use super::words::{AND, SUCH, Verb, announces, is_number_noun};
use super::{Operation, Place, Sentence, Stop, elements, force, is_change};
use crate::base::{Language, Span};
use crate::parse::amendment::{Understood, Wording};

/// What the clauses so far spoke of, for those that name no place.
#[derive(Clone, Default)]
pub(in crate::parse::amendment) struct Carried {
    pub last: Lead,
    /// The last place in the locative: it holds for the sentence, one in `-дағы` only for its words.
    pub base: Option<Lead>,
    /// The words that the last change of words left there, for `одан кейінгі`.
    pub words: Option<String>,
}

/// The clauses of one sentence.
#[derive(Default)]
pub(super) struct Clauses {
    start: Option<usize>,
    places: Vec<Vec<Place>>,
    operations: Vec<Operation>,
    carried: Carried,
    secret: bool,
    seen: bool,
    /// The last verb was a gerund: the sentence is not at its end.
    pub waits: bool,
    /// Where the operations of the last clause begin, and its words.
    last: usize,
    last_start: usize,
}

impl Clauses {
    pub(super) fn is_empty(&self) -> bool {
        !self.seen
    }

    pub(super) fn add(&mut self, line: &str, tokens: &[Token], verb: Verb) {
        self.seen = true;
        let start = tokens.first().map_or(0, |t| t.span.start());
        self.start.get_or_insert(start);
        (self.last, self.last_start) = (self.operations.len(), start);
        let end = tokens.last().map_or(start, |t| t.span.end());
        if verb == Verb::Put && fragments::put_after(line, tokens, &mut self.operations) {
            return;
        }
        match clause(line, tokens, verb, &mut self.carried) {
            Ok(Effect::Operations(more)) => self.operations.extend(more),
            Ok(Effect::Into(places)) => self.places = places,
            Err(Stop(stop)) => {
                let clause = Span::new(start, end);
                let stop = if stop.is_empty() { Span::new(end, end) } else { stop };
                self.operations.push(Operation::Unknown { clause, stop });
            }
        }
    }

    /// A remark in brackets after the verb: `("қызмет бабында пайдалану үшін" деген белгісі бар)`.
    pub(super) fn remark(&mut self, text: &str) {
        self.secret |= crate::base::fold(text).text.contains("қызмет бабында");
    }

    /// Words after a gerund that end in no verb known: `… алып тасталып, ";" салынсын`.
    pub(super) fn unfinished(&mut self, tokens: &[Token]) {
        let mut words = tokens.iter().filter(|t| !t.sign(&[',', '.', ';', ':']));
        if let Some(first) = words.next().filter(|_| self.waits) {
            let last = words.next_back().unwrap_or(first);
            let clause = Span::new(first.span.start(), last.span.end());
            self.operations.push(Operation::Unknown { clause, stop: last.span });
        }
    }

    /// Words after the last verb: `әрі қарай мәтін бойынша`, the rest of a suspension.
    pub(super) fn trailing(&mut self, line: &str, tokens: &[Token]) {
        if tokens.iter().any(|t| t.word().is_some_and(|w| w.starts_with("мәтін"))) && tokens.len() < 8 {
            for o in &mut self.operations {
                if let Operation::Words { whole_text, .. } = o {
                    *whole_text = true;
                }
            }
            return;
        }
        // Anything else may take back what was said: "… ауыстырылсын, бірінші абзацты қоспағанда".
        let first = tokens.iter().find(|t| !(t.sign(&[',', '.', ';', ':']) || matches!(t.kind, Kind::Noise | Kind::Remark)));
        let changes = matches!(
            self.operations.last(),
            Some(Operation::Words { .. } | Operation::Delete(_) | Operation::Restate { .. } | Operation::Insert { .. })
        );
        if let Some(first) = first.filter(|_| changes) {
            self.operations.truncate(self.last);
            let clause = Span::new(self.last_start, tokens.last().map_or(line.len(), |t| t.span.end()));
            self.operations.push(Operation::Unknown { clause, stop: first.span });
        }
    }

    pub(super) fn finish(&mut self, quoted: Option<Span>, opens: bool, end: usize) -> Option<Sentence> {
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
        Some(Sentence { span, places: done.places, operations, quoted, opens, ..Sentence::default() })
    }
}

enum Effect {
    Operations(Vec<Operation>),
    /// The sentence only leads into an act: `мынадай өзгерістер енгізілсін`.
    Into(Vec<Vec<Place>>),
}

fn clause(line: &str, tokens: &[Token], verb: Verb, carried: &mut Carried) -> Understood<Effect> {
    match verb {
        Verb::Enter if tokens.iter().any(|t| t.word().is_some_and(is_change)) => target(line, tokens),
        Verb::Entered => one_language(line, tokens),
        Verb::Write
            if fragments::has(tokens)
                && !tokens.iter().any(|t| t.word().is_some_and(|w| w.starts_with("редакция") || announces(w))) =>
        {
            fragments::read(line, tokens, Verb::Put, carried).map(Effect::Operations)
        }
        Verb::Write => elements::restate(line, tokens, carried).map(Effect::Operations),
        Verb::Suspend => Ok(Effect::Operations(vec![force::suspend(line, tokens)?])),
        Verb::Abolish => force::repeal(line, tokens).map(Effect::Operations),
        Verb::Count if tokens.iter().any(|t| t.is(&["жойылған", "жойылды"])) => {
            force::repeal(line, tokens).map(Effect::Operations)
        }
        Verb::Count => elements::renumber(line, tokens).map(Effect::Operations),
        Verb::Move => elements::move_(line, tokens, carried).map(Effect::Operations),
        Verb::Exchange if !fragments::has(tokens) && tokens.iter().any(|t| t.word().is_some_and(is_number_noun)) => {
            elements::number(line, tokens).map(Effect::Operations)
        }
        Verb::Exchange | Verb::Put => fragments::read(line, tokens, verb, carried).map(Effect::Operations),
        Verb::Add | Verb::Remove | Verb::Enter => {
            if fragments::has(tokens) {
                return fragments::read(line, tokens, verb, carried).map(Effect::Operations);
            }
            if verb == Verb::Remove {
                let body = &tokens[..tokens.len() - 1];
                return elements::delete(line, body, carried).map(Effect::Operations);
            }
            elements::insert(line, tokens, carried).map(Effect::Operations)
        }
    }
}

/// Reads the words before the elements; where there are none, those of the clause before count.
pub(in crate::parse::amendment) fn led(line: &str, tokens: &[Token], carried: &mut Carried) -> Understood<Lead> {
    led_rows(line, tokens, false, carried)
}

pub(in crate::parse::amendment) fn led_rows(line: &str, tokens: &[Token], rows: bool, carried: &mut Carried) -> Understood<Lead> {
    let mut lead = lead::read_rows(line, tokens, rows);
    if let Some(stop) = lead.strange {
        return Err(Stop(stop));
    }
    if lead.chains.is_empty() && !lead.whole_text {
        return Ok(carried.base.as_ref().unwrap_or(&carried.last).clone());
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
    Ok(lead)
}

fn target(line: &str, tokens: &[Token]) -> Understood<Effect> {
    let end = tokens.iter().rposition(|t| t.word().is_some_and(is_change)).ok_or(Stop::among(tokens))?;
    let mut body = &tokens[..=end];
    while body.last().is_some_and(|t| t.word().is_some_and(is_change) || t.is(&AND)) {
        body = &body[..body.len() - 1];
    }
    while body.last().is_some_and(|t| t.is(&SUCH) || t.is(&["тиісті", "тиісінше", "жолдар", "бойынша"]) || t.sign(&[',']))
    {
        body = &body[..body.len() - 1];
    }
    let lead = lead::read(line, body);
    // "… Кодексіне (Жаршы, …), … № 50-1 Заңына … өзгерістер енгізілсін": several acts are changed at once.
    let changed = |c: &&lead::Chain| c.case == Case::Dat && matches!(c.places.as_slice(), [Place::Act(Some(_))]);
    let acts: Vec<Vec<Place>> = lead.chains.iter().filter(changed).map(|c| c.places.clone()).collect();
    if acts.len() > 1 {
        return Ok(Effect::Into(acts));
    }
    // Acts in general ("кейбір шешімдеріне") only open a list; whatever is named last is changed.
    let places: Vec<Vec<Place>> = lead.chains.into_iter().map(|c| c.places).collect();
    let named = places.iter().rev().find(|p| p.iter().any(|x| matches!(x, Place::Act(Some(_)) | Place::Document(_)))).cloned();
    Ok(match named.or_else(|| places.last().cloned()) {
        Some(p) => Effect::Into(vec![p]),
        None => Effect::Operations(Vec::new()),
    })
}

fn one_language(line: &str, tokens: &[Token]) -> Understood<Effect> {
    let at = tokens.iter().position(|t| t.is(&["орыс", "қазақ", "мемлекеттік"])).ok_or(Stop::among(tokens))?;
    let language = if tokens[at].is(&["орыс"]) { Language::Russian } else { Language::Kazakh };
    let mut body = &tokens[..at];
    while body.last().is_some_and(|t| t.is(&["бойынша"]) || t.sign(&[','])) {
        body = &body[..body.len() - 1];
    }
    let lead = lead::read(line, body);
    if let Some(stop) = lead.strange {
        return Err(Stop(stop));
    }
    let elements = lead.chains.into_iter().map(|c| c.places).collect();
    Ok(Effect::Operations(vec![Operation::OneLanguage { elements, language }]))
}
