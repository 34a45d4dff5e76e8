//! Kazakh sentences: clauses that end in a verb, each with what stands before it.

mod clauses;
mod elements;
mod force;
mod fragments;
mod lead;
mod words;

use super::tokens::{self, Case, Kind, Token};
use super::{Label, Operation, Place, Sentence, Stop, act};
use crate::base::{Kind as Unit, Language, Span};
use clauses::Clauses;
pub(super) use elements::leave_last;
pub(super) use fragments::{groups, number_end};
use lead::Chain;
pub use lead::nominative;
use words::is_gerund;
pub(super) use words::{AND, SUCH, Verb, announces, begins_russian_path, called, glued, verb};

/// Reads every sentence of a line.
pub(super) fn read(line: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut from = label(line, tokens);
    let mut labelled = Labels::default();
    labelled.seen(line, &tokens[..from]);
    let mut i = from;
    let mut current = Clauses::default();
    while i < tokens.len() {
        labelled.give(&mut out);
        let t = &tokens[i];
        let found = predicate(t, &tokens[from..i]);
        if let Some(v) = found {
            current.add(line, &tokens[from..i], v);
            from = i + 1;
            let goes_on = t.word().is_some_and(is_gerund);
            current.waits = goes_on;
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
                labelled.give(&mut out);
                let rest = &tokens[end.min(tokens.len())..];
                let more = label(line, rest);
                labelled.seen(line, &rest[..more.min(rest.len())]);
                i = end + more;
                from = i;
                continue;
            }
            i = next.max(i + 1);
            continue;
        }
        if ends_segment(line, tokens, from, i) {
            if !current.is_empty() {
                current.unfinished(&tokens[from..i]);
                current.trailing(line, &tokens[from..i]);
                out.extend(current.finish(None, t.sign(&[':']), t.span.start()));
            } else if t.sign(&[':']) {
                out.extend(navigation(line, &tokens[from..i]));
            } else {
                out.extend(strange(&tokens[from..i]));
            }
            labelled.give(&mut out);
            from = i + 1;
            let more = label(line, &tokens[from.min(tokens.len())..]);
            labelled.seen(line, &tokens[from.min(tokens.len())..(from + more).min(tokens.len())]);
            from += more;
            i = from;
            continue;
        }
        i += 1;
    }
    if !current.is_empty() {
        current.unfinished(&tokens[from.min(tokens.len())..]);
        current.trailing(line, &tokens[from.min(tokens.len())..]);
        out.extend(current.finish(None, false, line.len()));
    } else {
        out.extend(strange(&tokens[from.min(tokens.len())..]));
    }
    labelled.give(&mut out);
    out
}

/// `"А" деген сөз "Б" деп оқылсын`: a command about words in quotes, by no verb that is known.
fn strange(tokens: &[Token]) -> Option<Sentence> {
    let quoted = tokens.windows(3).any(|w| {
        let called = |t: &Token| t.word().is_some_and(|w| words::called(w).is_some());
        w[0].kind == Kind::Quote && w[1].is(&["деген"]) && called(&w[2])
    });
    let command = |w: &&str| w.ends_with("сын") || w.ends_with("сін");
    let verb = tokens.iter().rev().find_map(Token::word).filter(command)?;
    // "3 және 4-тармақтар біріктірілсін": an element right before a verb that is done to a text.
    const DONE: [&str; 7] = ["біріктіріл", "бөлін", "бөліп", "түсіріл", "шығарыл", "жылжытыл", "келтіріл"];
    let element = tokens.iter().any(|t| matches!(t.kind, Kind::Path(_, Case::Other | Case::Acc))) && tokens.len() < 6;
    let quoted = quoted || element && DONE.iter().any(|stem| verb.starts_with(stem));
    let span = Span::new(tokens.first()?.span.start(), tokens.last()?.span.end());
    (quoted && verb.chars().count() > 5).then(|| Sentence {
        span,
        operations: vec![Operation::Strange(span)],
        ..Sentence::default()
    })
}

/// Takes out `қазақша мәтінде`, `орыс тіліндегі мәтінде`: where, and which language. Not of a statement that a text was changed.
pub(super) fn languages(tokens: &mut Vec<Token>) -> Vec<(usize, Language)> {
    if tokens.iter().any(|t| t.word().and_then(verb) == Some(Verb::Entered)) {
        return Vec::new();
    }
    let text = |t: Option<&Token>| {
        t.and_then(Token::word).is_some_and(|w| ["мәтінде", "мәтіндегі", "мәтінінде", "мәтініндегі"].contains(&w))
    };
    super::take_languages(tokens, |run| {
        let language = match run.first()?.word()? {
            "қазақша" | "қазақ" | "мемлекеттік" => Language::Kazakh,
            "орысша" | "орыс" => Language::Russian,
            _ => return None,
        };
        let tongue = |t: Option<&Token>| t.is_some_and(|t| t.is(&["тіліндегі", "тілдегі", "тіліндегi"]));
        match run[0].is(&["қазақша", "орысша"]) {
            true => text(run.get(1)).then_some((2, language)),
            false => (tongue(run.get(1)) && text(run.get(2))).then_some((3, language)),
        }
    })
}

/// The numbers of a run of digits: `6, 7`, `6) және 7)`.
fn numbers_of(text: &str) -> impl Iterator<Item = String> + '_ {
    let list = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '.')));
    list.map(|n| n.trim_matches(['.', '-'])).filter(|n| !n.is_empty()).map(str::to_string)
}

/// The case of a word that names an act.
pub(super) fn act_case(word: &str) -> Option<Case> {
    words::act_noun(word).map(|(_, case, _)| case)
}

/// Labels on their way to the sentences they stand before.
#[derive(Default)]
pub(super) struct Labels {
    waiting: Option<Label>,
    given: usize,
}

impl Labels {
    /// Takes note of a label.
    pub(super) fn seen(&mut self, line: &str, tokens: &[Token]) {
        if let (Some(a), Some(b)) = (tokens.first(), tokens.last()) {
            self.waiting = Label::of(Span::new(a.span.start(), b.span.end()).of(line));
        }
    }

    /// Gives what waits to the first sentence that came since.
    pub(super) fn give(&mut self, out: &mut [Sentence]) {
        if let Some(sentence) = out.get_mut(self.given) {
            sentence.label = self.waiting.take();
            self.given = out.len();
        }
    }
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
    // "190 911 саны": the first digits of a number are no label.
    t.is(&["деген"]) || t.word().is_some_and(|w| words::called(w).is_some()) || matches!(t.kind, Kind::Quote | Kind::Number)
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

/// The verb that a word is, if it amends.
pub(super) fn predicate(t: &Token, before: &[Token]) -> Option<Verb> {
    let word = t.word()?;
    // "5-тармақ 7-тармақтан кейін қойылсын": an element is put, not words.
    let put = |v: Verb| if v == Verb::Put && !before.iter().any(|t| t.kind == Kind::Quote) { Verb::Move } else { v };
    let found = verb(word).map(put).filter(|v| is_predicate(*v, before))?;
    // A treaty is joined ("Келісімге Қазақстан Республикасы қосылсын"), and only words and elements are added.
    (!word.starts_with("қосыл") || before.iter().any(names_place)).then_some(found)
}

/// Whether a verb is one that amends, by the words before it.
fn is_predicate(v: Verb, before: &[Token]) -> bool {
    let has = |f: &dyn Fn(&str) -> bool| before.iter().any(|t| t.word().is_some_and(f));
    let last = |words: &[&str]| before.last().is_some_and(|t| t.is(words));
    match v {
        Verb::Write => has(&|w| w.starts_with("редакция") || announces(w)) || changes_words(before),
        Verb::Remove => last(&["алып", "алынып"]),
        Verb::Suspend => last(&["тоқтатыла", "тоқтатылып"]) || has(&|w| w == "дейін"),
        // "күші бар деп танылсын" ends nothing.
        Verb::Abolish => {
            let lost = |t: &Token| t.word().is_some_and(|w| w.starts_with("жой"));
            match last(&["деп"]) {
                true => before.iter().rev().take(4).any(lost),
                false => has(&|w| w == "күші" || w == "күшін") || last(&["жойылып"]),
            }
        }
        Verb::Count => last(&["деп", "болып"]),
        // "реттік нөмірі 6 болып өзгертілсін": of a number, not of words.
        Verb::Exchange if before.iter().any(|t| t.word().is_some_and(words::is_number_noun)) => true,
        Verb::Put => before.iter().any(|t| t.kind == Kind::Quote),
        Verb::Exchange => {
            before.iter().any(|t| matches!(t.kind, Kind::Quote | Kind::Number)) && has(&|w| words::called(w).is_some())
                || has(&|w| matches!(w, "нүктемен" | "үтірмен"))
        }
        Verb::Enter => has(&|w| is_change(w)) || has(&announces) || before.iter().any(|t| t.is(&SUCH)) || changes_words(before),
        Verb::Entered => has(&|w| w == "тіліндегі" || w == "тілінде"),
        Verb::Move => {
            let into = |t: &Token| matches!(t.kind, Kind::Path(_, Case::Dat));
            last(&["кейін", "соң", "бұрын", "алдына", "алдынан"]) && before.iter().any(names_place)
                || before.last().is_some_and(into)
        }
        Verb::Add => true,
    }
}

/// Whether a verb that writes or enters is said of words: `"А" деген сөзден кейін "Б" деген сөз жазылсын`.
fn changes_words(before: &[Token]) -> bool {
    let called = before.last().and_then(Token::word).is_some_and(|w| words::called(w).is_some());
    let beside = |t: &Token| t.is(&["кейін", "соң", "алдына", "алдынан", "орнына"]);
    called && before.iter().any(beside) && before.iter().filter(|t| t.kind == Kind::Quote).count() > 1
}

fn names_place(t: &Token) -> bool {
    matches!(t.kind, Kind::Quote | Kind::Path(..)) || t.word().is_some_and(|w| words::element(w).is_some())
}

fn is_change(word: &str) -> bool {
    ["өзгеріс", "толықтыру", "өзгерту", "түзету"].iter().any(|s| word.strip_prefix(s).is_some_and(crate::base::kazakh::is_ending))
}

/// A line that leads into an act, a document or an element.
fn navigation(line: &str, tokens: &[Token]) -> Option<Sentence> {
    let span = Span::new(tokens.first()?.span.start(), tokens.last()?.span.end());
    let mut sentence = Sentence { span, ..Sentence::default() };
    // The predicate may stand after the list; another one ("мыналардың күші сақталсын:") repeals nothing.
    let lost = |t: &Token| t.is(&["күші", "жойылды", "деп", "танылсын"]);
    if tokens[0].is(&["мыналардың"]) && tokens[1..].iter().all(lost) {
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
        Some(Place::Path(_) | Place::Named { .. }) => c.case == Case::Other,
        _ => false,
    };
    // "… туралы Заңның (Жаршы, 1991 ж., N 8):" — older laws lead into an act by its genitive.
    let genitive = |c: &Chain| c.case == Case::Gen && matches!(c.places.as_slice(), [Place::Act(Some(_))]);
    let leads = |c: &Chain| matches!(c.case, Case::Loc | Case::Dat | Case::Rel) || nominative(c) || genitive(c);
    if lead.strange.is_some() || lead.chains.is_empty() && !lead.whole_text || !lead.chains.iter().all(leads) {
        return None;
    }
    // An act in the nominative, or one spoken of in passing, leads nowhere.
    sentence.places = lead.chains.into_iter().map(|c| c.places).collect();
    sentence.whole_text = lead.whole_text;
    Some(sentence)
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
