//! What one Russian segment with verbs does: its tokens in order, each told to what was said before it.

use super::super::kazakh::{leave_last, number_end};
use super::super::tokens::{Kind, Token};
use super::super::{Beside, Operation, Place, Stop, Understood, WordChange, Wording, each_beside};
use super::{act_at, approved, words as w};
use crate::base::{Date, Kind as Unit, Span};
use crate::parse::path::{Step, rank};
use crate::parse::text::unquote;

/// What one segment with verbs does.
#[derive(Default)]
struct State {
    /// `в пункте 3`, and what stands beside it: `в пункте 3 и абзаце втором пункта 4`.
    at: Vec<Vec<Place>>,
    /// The last token of a place in the locative: another one right after it stands beside it.
    located: Option<usize>,
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
    /// The verb has changed something.
    changed: bool,
    /// `в соответствующих падежах`.
    inflected: bool,
    /// Where the operations of the verb begin.
    since: usize,
    /// `вставить`, `добавить`: what is put stands in the accusative.
    puts: bool,
    /// `текст пункта 3`.
    text_of: bool,
    out: Vec<Operation>,
}

pub(in crate::parse::amendment) fn operations(line: &str, run: &[Token]) -> Understood<Vec<Operation>> {
    let mut s = State::default();
    let mut i = 0;
    while i < run.len() {
        i = s.token(line, run, i).ok_or(Stop::at(&run[i]))?;
    }
    s.done().ok_or(Stop::after(run))?;
    // Words that nothing was done to are not understood.
    if !(s.old.is_empty() && s.after.is_empty() && s.before.is_empty()) {
        return Err(Stop::after(run));
    }
    Ok(s.out)
}

impl State {
    fn token(&mut self, line: &str, run: &[Token], i: usize) -> Option<usize> {
        let t = &run[i];
        match &t.kind {
            Kind::Path(steps, _) => {
                let inside = i > 0 && run[i - 1].is(&["в", "во", "из"]);
                let path = Place::Path(steps.clone());
                if i > 0 && run[i - 1].is(&["после", "перед"]) {
                    let mut places = vec![path];
                    let neighbours = self.inside(&places);
                    self.beside = Some(Beside { after: run[i - 1].is(&["после"]), neighbours });
                    leave_last(&mut places);
                    self.at = self.inside(&places);
                } else if self.beside_last(line, run, i) {
                    let [.., last] = self.at.as_slice() else { return None };
                    let Some(Place::Path(before)) = last.last() else { return None };
                    // "в статье 7, пункте 3": of the article, or beside it?
                    if deeper(steps, before) {
                        return None;
                    }
                    self.at.push(vec![path]);
                    self.located = Some(i);
                } else if inside {
                    self.said.clear();
                    self.leave(steps)?;
                    self.at = self.inside(&[path]);
                    self.located = Some(i);
                } else if matches!(self.verb, Some(w::Verb::Add | w::Verb::Count)) {
                    self.new.push(vec![path]);
                } else {
                    self.leave(steps)?;
                    let more = self.inside(&[path]);
                    self.elements.extend(more);
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

    /// Places inside each of those that the sentence speaks of.
    fn inside(&self, places: &[Place]) -> Vec<Vec<Place>> {
        match self.at.as_slice() {
            [] => vec![places.to_vec()],
            all => all.iter().map(|at| [at.as_slice(), places].concat()).collect(),
        }
    }

    /// Leaves the places that cannot hold an address: `в пункте 3 … исключить, в пункте 4 …`. `None` where nothing was done in them: of two
    /// addresses of one level in a row nobody can tell which is meant.
    fn leave(&mut self, steps: &[Step]) -> Option<()> {
        let Some(depth) = steps.first().map(|s| rank(s.kind)) else { return Some(()) };
        let clashes = |p: &Place| matches!(p, Place::Path(s) if s.last().is_some_and(|s| rank(s.kind) >= depth));
        if !self.at.iter().any(|at| at.last().is_some_and(clashes)) {
            return Some(());
        }
        if self.out.is_empty() {
            return None;
        }
        self.located = None;
        for at in &mut self.at {
            while let Some(Place::Path(s)) = at.last_mut() {
                s.retain(|s| rank(s.kind) < depth);
                if !s.is_empty() {
                    break;
                }
                at.pop();
            }
        }
        self.at.dedup();
        Some(())
    }

    /// Puts a place in front of every one spoken of.
    fn lead_in(&mut self, place: Place) {
        if self.at.is_empty() {
            self.at.push(Vec::new());
        }
        self.at.iter_mut().for_each(|at| at.insert(0, place.clone()));
    }

    /// Whether the address at token `i` stands beside the one before it: `в абзаце первом статьи 25 и пункте 3 статьи 26`.
    fn beside_last(&self, line: &str, run: &[Token], i: usize) -> bool {
        let Some(last) = self.located else { return false };
        let between = &run[last + 1..i];
        let joins = |t: &Token| t.is(&["и", "в", "во", "а", "также"]) || t.sign(&[',']);
        let parts = |t: &Token| t.is(&["и"]) || t.sign(&[',']);
        between.iter().all(joins) && between.iter().any(parts) && w::is_locative(run[i].span.of(line))
    }

    fn word(&mut self, line: &str, run: &[Token], i: usize, x: &str) -> Option<usize> {
        if let Some(verb) = w::verb(x) {
            // Two verbs over one object are read apart; the objects of the first are done.
            match self.verb {
                // "слово «А» заменить словом «Б», слово «В» заменить …": the words that wait are the next verb's.
                Some(w::Verb::Exchange | w::Verb::Remove) if self.changed => {}
                Some(_) => self.done()?,
                None => {}
            }
            self.puts = matches!(x, "вставить" | "добавить");
            self.changed = false;
            self.since = self.out.len();
            self.verb = Some(verb);
            if verb == w::Verb::Remove {
                self.done()?;
                self.verb = Some(verb);
            }
            return Some(i + 1);
        }
        // "в соответствующих падежах": before the new words or after them.
        if w::declines(x) {
            self.inflected = true;
            for o in &mut self.out[self.since..] {
                if let Operation::Words { inflected, .. } = o {
                    *inflected = true;
                }
            }
            return Some(i + 1);
        }
        if x == "текст" && run.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Path(..))) {
            self.text_of = true;
            return Some(i + 1);
        }
        if let Some((called, list, end)) = fragments(line, run, i) {
            self.fragments(run, i, called, list)?;
            return Some(end);
        }
        // "согласно прилагаемому перечню", "согласно перечню, указанному в приложении 2": the list is the attachment.
        let listed = |t: &Token| t.is(&["перечню", "списку", "перечням"]);
        if x == "согласно" && run[i + 1..].iter().take(2).any(listed) {
            let attachment = |t: &Token| match &t.kind {
                Kind::Path(steps, _) => {
                    steps.first().filter(|s| s.kind == Unit::Attachment && steps.len() == 1).map(|s| s.numbers.clone())
                }
                Kind::Word(n) if n.starts_with("приложени") => Some(Vec::new()),
                _ => None,
            };
            let to = run[i + 1..].iter().rposition(|t| t.word().and_then(w::verb).is_some()).map_or(run.len(), |k| i + 1 + k);
            self.by = Some(Wording::Attachments(run[i + 1..to].iter().find_map(attachment).unwrap_or_default()));
            return Some(to);
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
                None => self.lead_in(place),
            }
            return Some(i + 1);
        }
        // "далее по тексту"
        if x == "далее" && run.get(i + 1).is_some_and(|t| t.is(&["по"])) {
            self.whole_text = true;
            for o in &mut self.out[self.since..] {
                if let Operation::Words { whole_text, .. } = o {
                    *whole_text = true;
                }
            }
            return Some(i + 1);
        }
        if x == "тексту" || x == "тексте" && i > 0 && run[i - 1].is(&["в", "и", "всем"]) {
            self.whole_text = true;
            return Some(i + 1);
        }
        match w::headed(x) {
            // "в названии приказа": of the act spoken of, unlike "в заголовке статьи 5", which is an address.
            Some((kind, true)) if i == 0 || run[i - 1].is(&["в", "и", "из"]) => {
                let end = i + 1 + of_the_act(&run[i + 1..]);
                if kind == Unit::Heading {
                    self.in_heading = true;
                } else {
                    self.leave(&[])?;
                    self.at = self.inside(&[Place::Path(vec![Step { kind, numbers: Vec::new() }])]);
                }
                return Some(end);
            }
            Some((kind, false)) => {
                let end = i + 1 + of_the_act(&run[i + 1..]);
                let step = Step { kind, numbers: Vec::new() };
                // "название главы 2": an address with another word for heading; "примечание к пункту 3".
                let to = usize::from(run.get(i + 1).is_some_and(|t| t.is(&["к"])));
                let (place, end) = match run.get(i + 1 + to).map(|t| &t.kind) {
                    Some(Kind::Path(steps, _)) => (steps.iter().cloned().chain([step]).collect(), i + 2 + to),
                    _ => (vec![step], end),
                };
                let more = self.inside(&[Place::Path(place)]);
                self.elements.extend(more);
                return Some(end);
            }
            _ => {}
        }
        if let Some(unit) = w::bare_unit(x).filter(|_| self.verb == Some(w::Verb::Add)) {
            self.new.push(vec![Place::Path(vec![Step { kind: unit, numbers: Vec::new() }])]);
            return Some(i + 1);
        }
        // "заменить на «б»"
        if x == "на"
            && self.verb == Some(w::Verb::Exchange)
            && let Some(t) = run.get(i + 1).filter(|t| t.kind == Kind::Quote)
        {
            self.fragments(run, i + 1, true, vec![unquote(t.span.of(line)).to_string()])?;
            return Some(i + 2);
        }
        if w::is_filler(x) {
            return Some(i + 1);
        }
        let ahead = run[i..].iter().take(24).position(|t| t.word().is_some_and(|x| x.starts_with("утвержденн")));
        if let Some(at) = ahead.filter(|_| {
            self.verb.is_none() || self.elements.is_empty() && matches!(self.verb, Some(w::Verb::Abolish | w::Verb::Cancel))
        }) {
            let (document, used) = approved(line, &run[i..], at)?;
            let inside = i > 0 && run[i - 1].is(&["в", "во"]);
            if inside {
                self.at = vec![document]
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
            None if i > 0 && run[i - 1].is(&["в", "во"]) => self.lead_in(place),
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
        if let Some(row) =
            run.get(at + 1).filter(|t| t.kind == Kind::Quote && matches!(kind, Unit::Row | Unit::Column | Unit::Section))
        {
            let text = unquote(row.span.of(line)).trim();
            let digits = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.')).count();
            let number = Some(text[..digits].trim_end_matches(['.', '-']).to_string()).filter(|n| !n.is_empty());
            let place = Place::Named { kind, title: Some(text.to_string()), number };
            let more = self.inside(&[place]);
            self.elements.extend(more);
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
                self.at = self.inside(&[place]);
            } else {
                let more = self.inside(&[place]);
                self.elements.extend(more);
            }
        }
        Some(end)
    }

    fn fragments(&mut self, run: &[Token], i: usize, new: bool, list: Vec<String>) -> Option<()> {
        let lead = i.checked_sub(1).and_then(|k| run[k].word()).unwrap_or("");
        // "слова «а» заменить на слова «б»": what comes stands in the accusative.
        let new = new || lead == "на" && self.verb == Some(w::Verb::Exchange);
        if self.verb == Some(w::Verb::Read) {
            let old = std::mem::take(&mut self.old);
            if old.is_empty() || old.len() != list.len() {
                return None;
            }
            self.change(WordChange::Replace(old, list));
        } else if lead == "после" {
            self.after = list;
        } else if lead == "перед" {
            self.before = list;
        } else if !new && self.puts && (self.after.is_empty() != self.before.is_empty()) {
            // "после слов «А» вставить слова «Б»"
            let (after, before) = (std::mem::take(&mut self.after), std::mem::take(&mut self.before));
            let change =
                |(anchor, new)| if before.is_empty() { WordChange::After(anchor, new) } else { WordChange::Before(anchor, new) };
            let anchors = if before.is_empty() { after } else { before.clone() };
            let changes: Vec<WordChange> = each_beside(anchors, list)?.into_iter().map(change).collect();
            changes.into_iter().for_each(|c| self.change(c));
        } else if !new {
            self.old.extend(list);
        } else {
            let (after, before) = (std::mem::take(&mut self.after), std::mem::take(&mut self.before));
            match (self.verb?, after.is_empty(), before.is_empty()) {
                // "после слов «А» слова «Б» заменить словами «В»"
                (w::Verb::Exchange, a, b) if a != b => {
                    let old = std::mem::take(&mut self.old);
                    if old.is_empty() || old.len() != list.len() && list.len() != 1 {
                        return None;
                    }
                    let near = near(after, before, old, list)?;
                    self.change(near);
                }
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
        self.changed = true;
        let inflected = self.inflected;
        // "пункт 1 после слова «а» дополнить словами «б», после слова «в» дополнить словами «г»": both in item 1.
        if !self.elements.is_empty() {
            self.said = std::mem::take(&mut self.elements);
        }
        share(&mut self.said);
        share(&mut self.at);
        let places = if self.said.is_empty() { self.inside(&[]) } else { self.said.clone() };
        for place in places {
            let whole_text = self.whole_text;
            if self.in_heading {
                let heading = Place::Path(vec![Step { kind: Unit::Heading, numbers: Vec::new() }]);
                let place = [place.as_slice(), &[heading]].concat();
                self.out.push(Operation::Words { place, whole_text, inflected, change: change.clone() });
                if !whole_text {
                    continue;
                }
            }
            self.out.push(Operation::Words { place, whole_text, inflected, change: change.clone() });
        }
    }

    /// Ends what the verb so far does.
    fn done(&mut self) -> Option<()> {
        let verb = self.verb.take()?;
        let mut elements = std::mem::take(&mut self.elements);
        share(&mut elements);
        share(&mut self.at);
        let by = self.by.take().unwrap_or(Wording::Quoted);
        match verb {
            // The text of an article without its heading is no element.
            w::Verb::Restate if self.text_of => return None,
            w::Verb::Restate => {
                let elements = if elements.is_empty() { self.at.clone() } else { elements };
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
                let hosts = if elements.is_empty() { self.inside(&[]) } else { elements };
                self.out.push(Operation::Insert { hosts, elements: new, by, beside: self.beside.take() });
            }
            w::Verb::Remove => {
                let old = std::mem::take(&mut self.old);
                // "слова «А» исключить, слова «Б»": what is done to the second is not said.
                if self.changed && !(old.is_empty() && elements.is_empty()) {
                    return None;
                }
                if !old.is_empty() {
                    self.elements = elements;
                    let (after, before) = (std::mem::take(&mut self.after), std::mem::take(&mut self.before));
                    let change = match after.is_empty() && before.is_empty() {
                        true => WordChange::Delete(old),
                        false => near(after, before, old, Vec::new())?,
                    };
                    self.change(change);
                } else if !elements.is_empty() {
                    self.out.push(Operation::Delete(elements));
                    self.changed = true;
                } else {
                    // The object stands after the verb, or this call only ends a verb that is done.
                    return Some(());
                }
            }
            w::Verb::Exchange | w::Verb::Read => {
                if !self.old.is_empty() || !self.changed {
                    return None;
                }
            }
            w::Verb::Abolish | w::Verb::Cancel => {
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
                let mut new = std::mem::take(&mut self.new);
                // "считать пункт 5 пунктом 6": what is numbered anew stands after the verb too.
                if elements.is_empty() && new.len() == 2 {
                    elements = self.inside(&new.remove(0));
                }
                let [places] = new.as_slice() else { return None };
                let [Place::Path(steps)] = places.as_slice() else { return None };
                if elements.is_empty() {
                    return None;
                }
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

/// `приказа`, `указанного закона` after a heading: how many words that say whose it is.
fn of_the_act(run: &[Token]) -> usize {
    let said = run.iter().take_while(|t| t.word().is_some_and(w::is_said)).count();
    let noun = run.get(said).and_then(Token::word);
    let genitive = noun.is_some_and(|x| w::act_noun(x).is_some() && x.ends_with(['а', 'я', 'и']));
    let alone = run.get(said + 1).is_none_or(|t| !matches!(t.kind, Kind::Day(_) | Kind::ActNumber(_)));
    if genitive && alone { said + 1 } else { 0 }
}

/// `после слов «А» слова «Б»`: what stands right beside other words; `None` where those are several.
fn near(after: Vec<String>, before: Vec<String>, old: Vec<String>, new: Vec<String>) -> Option<WordChange> {
    let (is_after, mut anchors) = if before.is_empty() { (true, after) } else { (false, before) };
    let anchor = anchors.pop().filter(|_| anchors.is_empty())?;
    Some(WordChange::Near { after: is_after, anchor, old, new })
}

/// Whether one address begins deeper than another one ends.
fn deeper(steps: &[Step], before: &[Step]) -> bool {
    steps.first().zip(before.last()).is_some_and(|(a, b)| rank(a.kind) > rank(b.kind))
}

/// `подпункт 5) пункта 2 и подпункт 4) пункта 4 статьи 7`: what the last of a list stands in, the ones before it stand in too, as far
/// as they do not say it themselves.
fn share(list: &mut [Vec<Place>]) {
    let Some((last, before)) = list.split_last_mut() else { return };
    let act = matches!(last.first(), Some(Place::Act(_) | Place::TheDocument(_) | Place::Document(_)));
    let act = last.iter().take_while(|p| act && !matches!(p, Place::Path(_) | Place::Named { .. })).cloned().collect::<Vec<_>>();
    let [.., Place::Path(whole)] = last.as_slice() else { return };
    let Some((_, outer)) = whole.split_last() else { return };
    for one in before {
        if let [Place::Path(steps)] = one.as_mut_slice()
            && let Some(first) = steps.first().map(|s| rank(s.kind))
        {
            let more: Vec<Step> = outer.iter().take_while(|s| rank(s.kind) < first).cloned().collect();
            steps.splice(0..0, more);
            one.splice(0..0, act.iter().cloned());
        }
    }
}

/// `слова «A», «B»`: whether they are new ones (instrumental), the fragments, and where they end.
fn fragments(line: &str, run: &[Token], i: usize) -> Option<(bool, Vec<String>, usize)> {
    // "точку заменить точкой с запятой"
    let named: Vec<&str> = run[i..].iter().take(3).map_while(Token::word).collect();
    if let Some((sign, new, count)) = w::sign(&named) {
        return Some((new, vec![sign.to_string()], i + count));
    }
    let new = w::called(run[i].word()?)?;
    let mut at = i + 1;
    // "слова и цифры", "знак препинания"
    while run.get(at).is_some_and(|t| t.is(&["и", "препинания"]) || t.word().is_some_and(|x| w::called(x).is_some())) {
        at += 1;
    }
    let mut list = Vec::new();
    while let Some(t) = run.get(at).filter(|t| matches!(t.kind, Kind::Quote | Kind::Number)) {
        let end = number_end(run, at);
        list.push(unquote(Span::new(t.span.start(), run[end - 1].span.end()).of(line)).to_string());
        at = end;
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
