//! Russian sentences: the verb in the middle, what is changed before or after it, inner units before outer ones.

use super::super::path::Step;
use super::super::text::unquote;
use super::kazakh::label;
use super::tokens::{Kind, Token};
use super::{Operation, Place, Sentence, WordChange, Wording, act, russian_words as w};
use crate::base::{Date, Kind as Unit, Span};

/// Reads every sentence of a line.
pub(super) fn read(line: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut from = label(line, tokens);
    let mut i = from;
    while i <= tokens.len() {
        let ends = match tokens.get(i) {
            None => true,
            Some(t) if t.sign(&[':', ';']) => true,
            Some(t) => t.sign(&['.']) && ends_sentence(line, tokens, i),
        };
        if !ends {
            i += 1;
            continue;
        }
        let run = &tokens[from.min(i)..i];
        let opens = tokens.get(i).is_some_and(|t| t.sign(&[':']));
        let mut next = i + 1;
        if let Some(mut sentence) = segment(line, run, opens) {
            sentence.opens = opens;
            let quoted = tokens.get(next).filter(|t| opens && t.kind == Kind::Quote && takes_wording(&sentence));
            if let Some(t) = quoted {
                sentence.quoted = Some(t.span);
                next += 1;
            }
            out.push(sentence);
        }
        from = next + tokens.get(next..).map_or(0, |rest| label(line, rest));
        i = from;
        if next > tokens.len() {
            break;
        }
    }
    out
}

fn takes_wording(sentence: &Sentence) -> bool {
    sentence
        .operations
        .iter()
        .any(|o| matches!(o, Operation::Restate { by: Wording::Quoted, .. } | Operation::Insert { by: Wording::Quoted, .. }))
}

fn ends_sentence(line: &str, tokens: &[Token], i: usize) -> bool {
    let short = i > 0 && tokens[i - 1].word().is_some_and(|w| w.chars().count() < 3);
    let starts = |t: &Token| t.span.of(line).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    !short && tokens.get(i + 1).is_none_or(starts)
}

fn segment(line: &str, run: &[Token], opens: bool) -> Option<Sentence> {
    let span = Span::new(run.first()?.span.start(), run.last()?.span.end());
    let blank = Sentence { span, ..Sentence::default() };
    if run.iter().any(|t| t.is(&["внести"])) && run.iter().any(|t| t.word().is_some_and(w::is_change)) {
        let places = target(line, run)?;
        return Some(Sentence { places, ..blank });
    }
    if run.iter().any(|t| t.word().is_some_and(|x| w::verb(x).is_some())) {
        let operations = operations(line, run).unwrap_or_else(|| vec![Operation::Unknown(span)]);
        let operations = if operations.is_empty() && opens { vec![Operation::RepealList { attachment: None }] } else { operations };
        return (!operations.is_empty()).then_some(Sentence { operations, ..blank });
    }
    if !opens {
        return None;
    }
    navigation(line, run).map(|(places, whole_text)| Sentence { places: vec![places], whole_text, ..blank })
}

/// `внести в приказ … следующие изменения`: the act, or nothing for acts in general.
fn target(line: &str, run: &[Token]) -> Option<Vec<Vec<Place>>> {
    let from = run.iter().position(|t| t.is(&["в", "во"]))?;
    let end = run.iter().rposition(|t| t.word().is_some_and(|x| x.starts_with("следующ")));
    let end = end.filter(|e| *e > from).unwrap_or(run.len());
    let mut body = &run[from..end];
    while body.last().is_some_and(|t| t.is(&["внести"])) {
        body = &body[..body.len() - 1];
    }
    let (places, _) = navigation(line, body)?;
    Some(vec![places])
}

/// `в пункте 1:`, `в Правилах …, утвержденных указанным приказом:`, `в приказе … от … № …:`.
fn navigation(line: &str, run: &[Token]) -> Option<(Vec<Place>, bool)> {
    let prepositions = ["в", "во", "по", "из", "к"];
    let first = run.first()?;
    if !first.is(&prepositions) {
        return None;
    }
    if run.iter().any(|t| t.is(&["тексту"])) && run.iter().any(|t| t.is(&["всему"])) {
        return Some((Vec::new(), true));
    }
    let (place, rest) = place(line, &run[1..])?;
    let explained = rest.iter().all(|t| t.sign(&[',']) || t.kind == Kind::Noise || t.kind == Kind::Remark);
    explained.then_some((place, false))
}

/// The place that a run of tokens begins with, and what follows it.
fn place<'t>(line: &str, run: &'t [Token]) -> Option<(Vec<Place>, &'t [Token])> {
    if let Some(at) = run.iter().position(|t| t.word().is_some_and(|x| x.starts_with("утвержденн"))) {
        let (document, used) = approved(line, run, at)?;
        let rest = &run[used..];
        return match rest {
            [next, ..] if matches!(next.kind, Kind::Path(..)) => None,
            _ => Some((document, rest)),
        };
    }
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(t) = run.get(at) {
        match &t.kind {
            Kind::Path(steps, _) => {
                out.push(Place::Path(steps.clone()));
                at += 1;
            }
            Kind::Word(x) if w::act_noun(x).is_some() => {
                let (named, used) = act_at(line, run, at)?;
                out.insert(0, named);
                at += used;
            }
            Kind::Word(x) if w::is_document(x) && at > 0 && run[at - 1].word().is_some_and(w::is_said) => {
                out.insert(0, Place::TheDocument(w::nominative(t.span.of(line))));
                at += 1;
            }
            Kind::Word(x) if w::is_said(x) || matches!(x.as_str(), "к" | "ко" | "в") => at += 1,
            Kind::Word(x)
                if w::is_adjective(x) && run.get(at + 1).is_some_and(|n| n.word().is_some_and(|x| w::act_noun(x).is_some())) =>
            {
                let (named, used) = act_at(line, run, at)?;
                out.insert(0, named);
                at += used;
            }
            Kind::Word(_) => {
                let (named, used) = labelled(line, &run[at..])?;
                out.push(named);
                at += used;
            }
            _ => break,
        }
    }
    (!out.is_empty()).then(|| (out, &run[at..]))
}

/// An act from token `at` on: its noun, issuer, day, number, title, remarks.
fn act_at(line: &str, run: &[Token], at: usize) -> Option<(Place, usize)> {
    let noun = (at..run.len().min(at + 4)).find(|i| run[*i].word().is_some_and(|x| w::act_noun(x).is_some()))?;
    let part = |t: &Token| match &t.kind {
        Kind::Day(_) | Kind::ActNumber(_) | Kind::Quote | Kind::Remark => true,
        Kind::Word(x) => w::verb(x).is_none() && !x.starts_with("следующ"),
        Kind::Noise => true,
        Kind::Sign(_) | Kind::Number | Kind::Path(..) => false,
    };
    let end = (noun + 1..run.len()).find(|i| !part(&run[*i])).unwrap_or(run.len());
    let known = run[noun..end].iter().any(|t| matches!(t.kind, Kind::Day(_) | Kind::ActNumber(_) | Kind::Quote));
    if !known {
        // "указанным приказом": the act spoken of; "некоторые приказы": none in particular.
        let said = run[..noun].last().is_some_and(|t| t.word().is_some_and(w::is_said));
        let general = run[at..end].iter().any(|t| t.is(&["некоторые", "некоторых", "настоящему", "настоящего"]));
        if !said && (general || end > noun + 1) && !is_titled(&run[noun..end]) {
            return Some((Place::Act(None), end - at));
        }
        let used = if said { noun + 1 - at } else { end - at };
        return Some((Place::Act(None), used));
    }
    let kind = w::act_noun(run[noun].word()?)?;
    Some((Place::Act(Some(Box::new(act::read_russian(line, kind, &run[at..end], noun - at)))), end - at))
}

fn is_titled(run: &[Token]) -> bool {
    run.iter().any(|t| t.kind == Kind::Quote)
}

/// `Правилах …, утвержденных указанным приказом` with `утвержденных` at token `at`: the document, and how many tokens it took.
fn approved(line: &str, run: &[Token], at: usize) -> Option<(Vec<Place>, usize)> {
    let mut name = &run[..at];
    while name.last().is_some_and(|t| t.sign(&[',']) || t.kind == Kind::Noise) {
        name = &name[..name.len() - 1];
    }
    let title = Span::new(name.first()?.span.start(), name.last()?.span.end()).of(line);
    let noun = (at + 1..run.len().min(at + 5)).find(|i| run[*i].word().is_some_and(|x| w::act_noun(x).is_some()))?;
    let (act, used) = act_at(line, run, noun)?;
    let mut end = noun + used;
    while run.get(end).is_some_and(|t| t.sign(&[','])) {
        end += 1;
    }
    let document = Place::Document(w::nominative(title));
    let places = if matches!(act, Place::Act(Some(_))) { vec![act, document] } else { vec![document] };
    Some((places, end))
}

/// A part called by a word, a number, a name: `функциональной группе 07 «Прочие»`, `разделе «Мемлекет»`.
fn labelled(line: &str, run: &[Token]) -> Option<(Place, usize)> {
    let words = run.iter().take_while(|t| t.word().is_some()).count();
    let kind = run[..words].iter().rev().find_map(|t| t.word().and_then(w::labelled))?;
    let mut used = words;
    let label = Span::new(run.first()?.span.start(), run[words - 1].span.end()).of(line);
    let mut number = None;
    if let Some(t) = run.get(used).filter(|t| t.kind == Kind::Number) {
        number = Some(t.span.of(line).trim().to_string());
        used += 1;
    }
    let mut title = label.to_string();
    if let Some(t) = run.get(used).filter(|t| t.kind == Kind::Quote) {
        title = format!("{label} {}", t.span.of(line));
        used += 1;
    }
    Some((Place::Named { kind, title: Some(title), number }, used))
}

/// What one segment with verbs does.
#[derive(Default)]
struct State {
    /// `в пункте 3`.
    at: Vec<Place>,
    whole_text: bool,
    /// Units named without a preposition.
    elements: Vec<Vec<Place>>,
    new: Vec<Vec<Place>>,
    old: Vec<String>,
    after: Option<String>,
    before: Option<String>,
    verb: Option<w::Verb>,
    by: Option<Wording>,
    until: Option<Date>,
    beside: bool,
    out: Vec<Operation>,
}

fn operations(line: &str, run: &[Token]) -> Option<Vec<Operation>> {
    let mut s = State::default();
    let mut i = 0;
    while i < run.len() {
        i = s.token(line, run, i)?;
    }
    s.done()?;
    Some(s.out)
}

impl State {
    fn token(&mut self, line: &str, run: &[Token], i: usize) -> Option<usize> {
        let t = &run[i];
        match &t.kind {
            Kind::Path(steps, _) => {
                let inside = i > 0 && run[i - 1].is(&["в", "во", "из"]);
                if i > 0 && run[i - 1].is(&["после", "перед"]) {
                    let mut places = vec![Place::Path(steps.clone())];
                    super::kazakh::leave_last(&mut places);
                    self.at.extend(places);
                    self.beside = true;
                } else if inside {
                    self.at.push(Place::Path(steps.clone()));
                } else if self.verb == Some(w::Verb::Add) {
                    self.new.push(vec![Place::Path(steps.clone())]);
                } else {
                    self.elements.push([self.at.as_slice(), &[Place::Path(steps.clone())]].concat());
                }
                Some(i + 1)
            }
            Kind::Word(x) => self.word(line, run, i, x),
            Kind::Sign(',') | Kind::Noise | Kind::Remark => Some(i + 1),
            Kind::Day(d) if i > 0 && run[i - 1].is(&["до"]) => {
                self.until = Some(*d);
                Some(i + 1)
            }
            Kind::Day(_) if i > 0 && run[i - 1].is(&["с"]) => Some(i + 1),
            _ => None,
        }
    }

    fn word(&mut self, line: &str, run: &[Token], i: usize, x: &str) -> Option<usize> {
        if let Some(verb) = w::verb(x) {
            // Two verbs over one object are read apart; the objects of the first are done.
            if self.verb.is_some() {
                self.done()?;
            }
            self.verb = Some(verb);
            if verb == w::Verb::Remove {
                self.done()?;
                self.verb = Some(verb);
            }
            return Some(i + 1);
        }
        if let Some((called, list, end)) = fragments(line, run, i) {
            self.fragments(run, i, called, list)?;
            return Some(end);
        }
        if x == "согласно" {
            let numbers = match run.get(i + 1).map(|t| &t.kind) {
                Some(Kind::Path(steps, _)) => steps.iter().flat_map(|s| s.numbers.clone()).collect(),
                Some(Kind::Word(n)) if n.starts_with("приложени") => Vec::new(),
                _ => return None,
            };
            self.by = Some(Wording::Attachments(numbers));
            // "к настоящему приказу"
            return Some(
                (i + 2..run.len())
                    .find(|k| !run[*k].is(&["к", "настоящему"]))
                    .map_or(run.len(), |k| if run[k].word().is_some_and(|x| w::act_noun(x).is_some()) { k + 1 } else { k }),
            );
        }
        // "установив, что в период приостановления … действует в следующей редакции": what is quoted below.
        if x == "установив" && self.verb == Some(w::Verb::Suspend) {
            return Some(run.len());
        }
        if w::is_document(x) && i > 0 && run[i - 1].word().is_some_and(w::is_said) {
            let place = Place::TheDocument(w::nominative(run[i].span.of(line)));
            match self.elements.last_mut() {
                Some(last) => last.insert(0, place),
                None => self.at.insert(0, place),
            }
            return Some(i + 1);
        }
        if x == "тексту" {
            self.whole_text = true;
            return Some(i + 1);
        }
        if x == "заголовок" || x == "преамбулу" {
            let kind = if x == "заголовок" { Unit::Heading } else { Unit::Preamble };
            self.elements.push([self.at.as_slice(), &[Place::Path(vec![Step { kind, numbers: Vec::new() }])]].concat());
            return Some(i + 1);
        }
        if let Some(unit) = w::bare_unit(x).filter(|_| self.verb == Some(w::Verb::Add)) {
            self.new.push(vec![Place::Path(vec![Step { kind: unit, numbers: Vec::new() }])]);
            return Some(i + 1);
        }
        if w::is_filler(x) {
            return Some(i + 1);
        }
        let ahead = run[i..].iter().take(24).position(|t| t.word().is_some_and(|x| x.starts_with("утвержденн")));
        if let Some(at) = ahead.filter(|_| self.verb.is_none() || self.elements.is_empty() && self.verb == Some(w::Verb::Abolish)) {
            let (document, used) = approved(line, &run[i..], at)?;
            let inside = i > 0 && run[i - 1].is(&["в", "во"]);
            if inside {
                self.at = document
            } else {
                self.elements.push(document)
            }
            return Some(i + used);
        }
        if w::act_noun(x).is_some()
            || w::is_adjective(x) && run.get(i + 1).and_then(Token::word).is_some_and(|n| w::act_noun(n).is_some())
        {
            return self.act(line, run, i);
        }
        self.labelled(line, run, i)
    }

    fn act(&mut self, line: &str, run: &[Token], i: usize) -> Option<usize> {
        let (place, used) = act_at(line, run, i)?;
        if run[..i].last().is_some_and(|t| t.is(&["настоящему", "настоящего", "настоящим"])) {
            return Some(i + 1);
        }
        // "подпункт 1) пункта 2 приказа …": the act comes after what is in it.
        let belongs = i > 0 && (matches!(run[i - 1].kind, Kind::Path(..)) || run[i - 1].word().is_some_and(w::is_said));
        match self.elements.last_mut().filter(|_| belongs) {
            Some(last) => last.insert(0, place),
            None if i > 0 && run[i - 1].is(&["в", "во"]) => self.at.insert(0, place),
            None => self.elements.push(vec![place]),
        }
        Some(i + used)
    }

    /// `бюджетной программой 046`, `специфику 159`.
    fn labelled(&mut self, line: &str, run: &[Token], i: usize) -> Option<usize> {
        let words = run[i..].iter().take_while(|t| t.word().is_some()).count();
        let at = (i..i + words).find(|k| run[*k].word().and_then(w::labelled).is_some())?;
        let kind = run[at].word().and_then(w::labelled)?;
        // "строку «312 …»": a row called by what it says.
        if let Some(row) = run.get(at + 1).filter(|t| t.kind == Kind::Quote && kind == Unit::Row) {
            let text = unquote(row.span.of(line)).trim();
            let digits = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.')).count();
            let number = Some(text[..digits].trim_end_matches(['.', '-']).to_string()).filter(|n| !n.is_empty());
            let place = Place::Named { kind, title: Some(text.to_string()), number };
            self.elements.push([self.at.as_slice(), &[place]].concat());
            return Some(at + 2);
        }
        let first_number = (at + 1..run.len().min(at + 4)).find(|k| run[*k].kind == Kind::Number)?;
        let mut numbers: Vec<String> = Vec::new();
        let mut end = first_number;
        while let Some(t) = run.get(end).filter(|t| t.kind == Kind::Number) {
            let list = t.span.of(line).split(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '.')));
            numbers.extend(list.filter(|n| !n.is_empty()).map(str::to_string));
            end += 1;
            let more = run[end..].iter().take_while(|t| t.sign(&[',']) || t.is(&["и"])).count();
            if run.get(end + more).is_some_and(|t| t.kind == Kind::Number) {
                end += more;
            }
        }
        // "с бюджетными подпрограммами 005 и 015": inside the new element, not beside it.
        while run.get(end).is_some_and(|t| t.kind == Kind::Quote) {
            end += 1;
        }
        let within = i > 0 && run[i - 1].is(&["с", "со"]) && self.verb == Some(w::Verb::Add);
        if within {
            return Some(end);
        }
        let label = Span::new(run[i].span.start(), run[at].span.end()).of(line);
        for number in numbers {
            let place = Place::Named { kind, title: Some(label.to_string()), number: Some(number) };
            if self.verb == Some(w::Verb::Add) {
                self.new.push(vec![place]);
            } else if i > 0 && run[i - 1].is(&["в", "во", "по"]) {
                self.at.push(place);
            } else {
                self.elements.push([self.at.as_slice(), &[place]].concat());
            }
        }
        Some(end)
    }

    fn fragments(&mut self, run: &[Token], i: usize, new: bool, list: Vec<String>) -> Option<()> {
        let lead = i.checked_sub(1).and_then(|k| run[k].word()).unwrap_or("");
        if lead == "после" {
            self.after = list.last().cloned();
        } else if lead == "перед" {
            self.before = list.last().cloned();
        } else if !new {
            self.old.extend(list);
        } else {
            let change = match (self.verb?, self.after.take(), self.before.take()) {
                (w::Verb::Exchange, None, None) => {
                    let old = std::mem::take(&mut self.old);
                    if old.is_empty() || old.len() != list.len() && list.len() != 1 {
                        return None;
                    }
                    WordChange::Replace(old, list)
                }
                (w::Verb::Add, Some(a), None) => WordChange::After(a, list.join(" ")),
                (w::Verb::Add, None, Some(b)) => WordChange::Before(b, list.join(" ")),
                (w::Verb::Add, None, None) => WordChange::Append(list.join(" ")),
                _ => return None,
            };
            self.change(change);
        }
        Some(())
    }

    fn change(&mut self, change: WordChange) {
        let mut places = std::mem::take(&mut self.elements);
        if places.is_empty() {
            places.push(self.at.clone());
        }
        for place in places {
            let whole_text = self.whole_text;
            self.out.push(Operation::Words { place, whole_text, inflected: false, change: change.clone() });
        }
    }

    /// Ends what the verb so far does.
    fn done(&mut self) -> Option<()> {
        let verb = self.verb.take()?;
        let elements = std::mem::take(&mut self.elements);
        let by = self.by.take().unwrap_or(Wording::Quoted);
        match verb {
            w::Verb::Restate => {
                let elements = if elements.is_empty() && !self.at.is_empty() { vec![self.at.clone()] } else { elements };
                if elements.is_empty() {
                    return None;
                }
                self.out.push(Operation::Restate { elements, by });
            }
            w::Verb::Add => {
                let new = std::mem::take(&mut self.new);
                if new.is_empty() {
                    return (!self.out.is_empty()).then_some(());
                }
                let hosts = if elements.is_empty() { vec![self.at.clone()] } else { elements };
                self.out.push(Operation::Insert { hosts, elements: new, by });
            }
            w::Verb::Remove => {
                let old = std::mem::take(&mut self.old);
                if !old.is_empty() {
                    self.elements = elements;
                    self.change(WordChange::Delete(old));
                } else if !elements.is_empty() {
                    self.out.push(Operation::Delete(elements));
                } else {
                    // The object stands after the verb, or this call only ends a verb that is done.
                    return Some(());
                }
            }
            w::Verb::Exchange => {
                if !self.old.is_empty() {
                    return None;
                }
            }
            w::Verb::Abolish => {
                if !elements.is_empty() {
                    self.out.push(Operation::Repeal(elements));
                } else if matches!(by, Wording::Attachments(_)) {
                    let Wording::Attachments(numbers) = by else { return None };
                    self.out.push(Operation::RepealList { attachment: Some(numbers.first().cloned()) });
                }
            }
            w::Verb::Suspend => {
                if elements.is_empty() {
                    return None;
                }
                self.out.push(Operation::Suspend { elements, until: self.until.take() });
            }
        }
        Some(())
    }
}

/// `слова «A», «B»`: whether they are new ones (instrumental), the fragments, and where they end.
fn fragments(line: &str, run: &[Token], i: usize) -> Option<(bool, Vec<String>, usize)> {
    let new = w::called(run[i].word()?)?;
    let mut at = i + 1;
    // "слова и цифры", "знак препинания"
    while run.get(at).is_some_and(|t| t.is(&["и", "препинания"]) || t.word().is_some_and(|x| w::called(x).is_some())) {
        at += 1;
    }
    let mut list = Vec::new();
    while let Some(t) = run.get(at).filter(|t| matches!(t.kind, Kind::Quote | Kind::Number)) {
        list.push(unquote(t.span.of(line)).to_string());
        at += 1;
        let mut more = at;
        while run.get(more).is_some_and(|t| t.sign(&[',']) || t.is(&["и"])) {
            more += 1;
        }
        if run.get(more).is_some_and(|t| t.kind == Kind::Quote) {
            at = more;
        }
    }
    (!list.is_empty()).then_some((new, list, at))
}

/// An entry of a list of acts to repeal.
pub(super) fn entry(line: &str, tokens: &[Token]) -> Option<Vec<Vec<Place>>> {
    let from = label(line, tokens);
    let mut body = &tokens[from.min(tokens.len())..];
    while body.last().is_some_and(|t| t.sign(&[';', '.', ',', ':'])) {
        body = &body[..body.len() - 1];
    }
    let (places, rest) = place(line, body)?;
    let named = matches!(places.first(), Some(Place::Act(Some(_))));
    (named && rest.iter().all(|t| matches!(t.kind, Kind::Remark | Kind::Noise | Kind::Sign(_)))).then(|| vec![places])
}
