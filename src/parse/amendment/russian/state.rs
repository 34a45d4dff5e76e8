//! What one Russian segment with verbs does: its tokens in order, each told to what was said before it.

use super::super::kazakh::leave_last;
use super::super::tokens::{Kind, Token};
use super::super::{Beside, Operation, Place, Stop, Understood, WordChange, Wording, each_beside};
use super::{act_at, approved, words as w};
use crate::base::{Date, Kind as Unit, Span};
use crate::parse::path::Step;
use crate::parse::text::unquote;

/// What one segment with verbs does.
#[derive(Default)]
struct State {
    /// `в пункте 3`.
    at: Vec<Place>,
    whole_text: bool,
    /// `в заголовке`, by itself or beside the text.
    in_heading: bool,
    /// Units named without a preposition.
    elements: Vec<Vec<Place>>,
    /// What the change of words before this one was made in.
    said: Vec<Vec<Place>>,
    new: Vec<Vec<Place>>,
    old: Vec<String>,
    after: Vec<String>,
    before: Vec<String>,
    verb: Option<w::Verb>,
    by: Option<Wording>,
    until: Option<Date>,
    beside: Option<Beside>,
    out: Vec<Operation>,
}

pub(in crate::parse::amendment) fn operations(line: &str, run: &[Token]) -> Understood<Vec<Operation>> {
    let mut s = State::default();
    let mut i = 0;
    while i < run.len() {
        i = s.token(line, run, i).ok_or(Stop::at(&run[i]))?;
    }
    s.done().ok_or(Stop::after(run))?;
    Ok(s.out)
}

impl State {
    fn token(&mut self, line: &str, run: &[Token], i: usize) -> Option<usize> {
        let t = &run[i];
        match &t.kind {
            Kind::Path(steps, _) => {
                let inside = i > 0 && run[i - 1].is(&["в", "во", "из"]);
                if i > 0 && run[i - 1].is(&["после", "перед"]) {
                    let mut places = vec![Place::Path(steps.clone())];
                    let neighbours = vec![[self.at.as_slice(), places.as_slice()].concat()];
                    self.beside = Some(Beside { after: run[i - 1].is(&["после"]), neighbours });
                    leave_last(&mut places);
                    self.at.extend(places);
                } else if inside {
                    self.said.clear();
                    self.at.push(Place::Path(steps.clone()));
                } else if matches!(self.verb, Some(w::Verb::Add | w::Verb::Count)) {
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
        if x == "тексту" || x == "тексте" && i > 0 && run[i - 1].is(&["в", "и", "всем"]) {
            self.whole_text = true;
            return Some(i + 1);
        }
        if matches!(x, "заголовке" | "названии" | "наименовании") && (i == 0 || run[i - 1].is(&["в", "и"]))
        {
            self.in_heading = true;
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
            self.after = list;
        } else if lead == "перед" {
            self.before = list;
        } else if !new {
            self.old.extend(list);
        } else {
            let (after, before) = (std::mem::take(&mut self.after), std::mem::take(&mut self.before));
            match (self.verb?, after.is_empty(), before.is_empty()) {
                (w::Verb::Exchange, true, true) => {
                    let old = std::mem::take(&mut self.old);
                    if old.is_empty() || old.len() != list.len() && list.len() != 1 {
                        return None;
                    }
                    self.change(WordChange::Replace(old, list));
                }
                (w::Verb::Add, false, true) => {
                    each_beside(after, list)?.into_iter().for_each(|(a, new)| self.change(WordChange::After(a, new)));
                }
                (w::Verb::Add, true, false) => {
                    each_beside(before, list)?.into_iter().for_each(|(b, new)| self.change(WordChange::Before(b, new)));
                }
                (w::Verb::Add, true, true) => self.change(WordChange::Append(list.join(" "))),
                _ => return None,
            }
        }
        Some(())
    }

    fn change(&mut self, change: WordChange) {
        // "пункт 1 после слова «а» дополнить словами «б», после слова «в» дополнить словами «г»": both in item 1.
        if !self.elements.is_empty() {
            self.said = std::mem::take(&mut self.elements);
        }
        let places = if self.said.is_empty() { vec![self.at.clone()] } else { self.said.clone() };
        for place in places {
            let whole_text = self.whole_text;
            if self.in_heading {
                let heading = Place::Path(vec![Step { kind: Unit::Heading, numbers: Vec::new() }]);
                let place = [place.as_slice(), &[heading]].concat();
                self.out.push(Operation::Words { place, whole_text, inflected: false, change: change.clone() });
                if !whole_text {
                    continue;
                }
            }
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
                self.out.push(Operation::Insert { hosts, elements: new, by, beside: self.beside.take() });
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
            w::Verb::Move => {
                let beside = self.beside.take()?;
                if elements.is_empty() {
                    return None;
                }
                self.out.push(Operation::Move { elements, beside });
            }
            w::Verb::Count => {
                let new = std::mem::take(&mut self.new);
                let [places] = new.as_slice() else { return None };
                let [Place::Path(steps)] = places.as_slice() else { return None };
                self.out.push(Operation::Renumber { old: elements, new: steps.clone() });
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
