//! What is done to whole elements: restated, inserted, dropped, numbered anew.

use super::clauses::{Carried, led};
use super::lead;
use super::tokens::{Case, Kind, Token};
use super::words::{AND, SUCH, announces, element};
use super::{Operation, Place, Stop, Unit};
use crate::parse::Step;
use crate::parse::amendment::{Beside, Understood, Wording};
use crate::parse::path::rank;

/// `осы бұйрыққа 1-қосымшаға сәйкес`: cuts it out and gives the attachments of the amending act that hold the wording.
pub(in crate::parse::amendment) fn by_attachment(tokens: &[Token]) -> (Vec<Token>, Wording) {
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

/// `… мынадай редакцияда жазылсын`.
pub(in crate::parse::amendment) fn restate(line: &str, tokens: &[Token], carried: &mut Carried) -> Understood<Vec<Operation>> {
    let end = Stop::after(tokens);
    let (tokens, by) = by_attachment(tokens);
    let at = tokens.iter().rposition(|t| t.word().is_some_and(|w| w.starts_with("редакция") || announces(w))).ok_or(end)?;
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
        tokens[..at].iter().find(|t| t.is(&SUCH)).ok_or(end)?;
        elements.push(Vec::new());
    }
    Ok(vec![Operation::Restate { elements, by }])
}

/// `… алып тасталсын`.
pub(in crate::parse::amendment) fn delete(line: &str, tokens: &[Token], carried: &mut Carried) -> Understood<Vec<Operation>> {
    let end = Stop::after(tokens);
    // "66-тармақ тақырыбымен бірге": the heading goes with its element.
    let mut body = tokens.to_vec();
    if body.last().is_some_and(|t| t.is(&["бірге", "қоса"])) {
        body.pop();
        let last = body.last_mut().ok_or(end)?;
        let Kind::Path(steps, case) = &mut last.kind else { return Err(Stop::at(last)) };
        if steps.last().is_none_or(|s| s.kind != Unit::Heading) {
            return Err(Stop(last.span));
        }
        steps.pop();
        *case = Case::Other;
        if steps.is_empty() {
            body.pop();
        }
    }
    let lead = led(line, &body, carried)?;
    if lead.chains.is_empty() {
        return Err(end);
    }
    Ok(vec![Operation::Delete(lead.chains.into_iter().map(|c| c.places).collect())])
}

/// `мынадай мазмұндағы … толықтырылсын`.
pub(in crate::parse::amendment) fn insert(line: &str, tokens: &[Token], carried: &mut Carried) -> Understood<Vec<Operation>> {
    let (tokens, by) = by_attachment(tokens);
    let content = tokens.iter().rposition(|t| t.word().is_some_and(announces));
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
    let side = before.last().and_then(beside);
    if side.is_some() {
        before = &before[..before.len() - 1];
    }
    let hosts = led(line, before, carried)?;
    let mut hosts: Vec<Vec<Place>> = hosts.chains.into_iter().map(|c| c.places).collect();
    let beside = side.map(|after| Beside { after, neighbours: hosts.clone() });
    if beside.is_some() {
        hosts.iter_mut().for_each(leave_last);
        hosts.dedup();
        // What was said of the neighbour is no place for the next clause.
        if let Some(c) = carried.last.chains.last_mut() {
            leave_last(&mut c.places);
        }
    }
    if hosts.is_empty() {
        hosts.push(Vec::new());
    }
    Ok(vec![Operation::Insert { hosts, elements, by, beside }])
}

/// Whether a word puts something after (`true`) or before (`false`) what was named.
fn beside(t: &Token) -> Option<bool> {
    match t.word()? {
        "кейін" | "соң" => Some(true),
        "алдынан" | "алдына" | "бұрын" | "алдында" => Some(false),
        _ => None,
    }
}

/// `7-тармақ 9-тармақтан кейін орналастырылсын`.
pub(in crate::parse::amendment) fn move_(line: &str, tokens: &[Token], carried: &mut Carried) -> Understood<Vec<Operation>> {
    let end = Stop::after(tokens);
    let [named @ .., side] = tokens else { return Err(end) };
    let after = beside(side).ok_or(end)?;
    // "3-баптың 5-тармағы 7-тармағынан": an address that goes out again is two; the second is inside what the first is in.
    if let [Token { kind: Kind::Path(steps, _), .. }] = named
        && let Some(at) = (1..steps.len()).find(|i| rank(steps[*i].kind) <= rank(steps[*i - 1].kind))
    {
        let (moved, second) = steps.split_at(at);
        let outer = moved.iter().take_while(|s| second.first().is_some_and(|f| rank(s.kind) < rank(f.kind)));
        let neighbour: Vec<Step> = outer.chain(second).cloned().collect();
        let one = |s: &[Step]| vec![vec![Place::Path(s.to_vec())]];
        return Ok(vec![Operation::Move { elements: one(moved), beside: Beside { after, neighbours: one(&neighbour) } }]);
    }
    // The neighbour stands last, in the ablative; what is moved before it.
    let at = named.iter().rposition(|t| matches!(t.kind, Kind::Path(_, Case::Other | Case::Acc))).ok_or(end)?;
    let moved = led(line, &named[..=at], carried)?;
    let mut rest = &named[at + 1..];
    while rest.first().is_some_and(|t| t.sign(&[','])) {
        rest = &rest[1..];
    }
    let neighbours = led(line, rest, carried)?;
    if rest.is_empty() || moved.chains.is_empty() || neighbours.chains.is_empty() {
        return Err(end);
    }
    let places = |l: lead::Lead| l.chains.into_iter().map(|c| c.places).collect();
    Ok(vec![Operation::Move { elements: places(moved), beside: Beside { after, neighbours: places(neighbours) } }])
}

/// Takes the innermost element off an address.
pub(in crate::parse::amendment) fn leave_last(places: &mut Vec<Place>) {
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
fn new_elements(line: &str, tokens: &[Token]) -> Understood<Vec<Vec<Place>>> {
    const COUNTS: [&str; 10] = ["жаңа", "екі", "үш", "төрт", "бес", "алты", "тиісінше", "мынадай", "жеті", "деген"];
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(t) = tokens.get(i) {
        i += 1;
        match &t.kind {
            Kind::Path(steps, _) => out.push(vec![Place::Path(steps.clone())]),
            Kind::Word(w) if AND.contains(&w.as_str()) || COUNTS.contains(&w.as_str()) => {}
            Kind::Word(w) => {
                let (kind, _, _) = element(w).ok_or(Stop::at(t))?;
                out.push(vec![Place::Path(vec![Step { kind, numbers: Vec::new() }])]);
            }
            Kind::Quote => {
                let (kind, _, _) =
                    tokens.get(i).and_then(|n| n.word()).filter(|w| *w != "деген").and_then(element).ok_or(Stop::at(t))?;
                let number = crate::parse::text::unquote(t.span.of(line)).to_string();
                out.push(vec![Place::Path(vec![Step { kind, numbers: vec![number] }])]);
                i += 1;
            }
            Kind::Sign(',') | Kind::Remark | Kind::Noise => {}
            _ => return Err(Stop::at(t)),
        }
    }
    if out.is_empty() { Err(Stop::after(tokens)) } else { Ok(out) }
}

/// `5, 6-тармақтардың реттік нөмірлері тиісінше 6, 7 болып өзгертілсін`: the numbers stand after their noun.
pub(in crate::parse::amendment) fn number(line: &str, tokens: &[Token]) -> Understood<Vec<Operation>> {
    let end = Stop::after(tokens);
    let noun = tokens.iter().position(|t| t.word().is_some_and(super::words::is_number_noun)).ok_or(end)?;
    let mut body = &tokens[..noun];
    while body.last().is_some_and(|t| t.is(&["реттік", "рет"])) {
        body = &body[..body.len() - 1];
    }
    let old = lead::read(line, body);
    if let Some(stop) = old.strange.map(Stop).or_else(|| old.chains.is_empty().then_some(end)) {
        return Err(stop);
    }
    let Some(Place::Path(last)) = old.chains.last().and_then(|c| c.places.last()) else { return Err(end) };
    let kind = last.last().ok_or(end)?.kind;
    let mut numbers: Vec<String> = Vec::new();
    for t in &tokens[noun + 1..] {
        match &t.kind {
            Kind::Number => numbers.extend(super::numbers_of(t.span.of(line))),
            Kind::Path(steps, _) => match steps.as_slice() {
                [one] if one.kind == kind => numbers.extend(one.numbers.clone()),
                _ => return Err(Stop::at(t)),
            },
            // "6-ға", "6-ға дейін" is no such number
            Kind::Word(w) if ["болып", "деп", "тиісінше", "ға", "ге", "қа", "ке", "не", "на"].contains(&w.as_str()) =>
                {}
            Kind::Word(w) if AND.contains(&w.as_str()) => {}
            Kind::Sign(',') | Kind::Noise => {}
            _ => return Err(Stop::at(t)),
        }
    }
    if numbers.is_empty() {
        return Err(end);
    }
    Ok(vec![Operation::Renumber { old: old.chains.into_iter().map(|c| c.places).collect(), new: vec![Step { kind, numbers }] }])
}

/// `3, 4-тармақтар тиісінше 4, 5-тармақтар деп есептелсін`.
pub(in crate::parse::amendment) fn renumber(line: &str, tokens: &[Token]) -> Understood<Vec<Operation>> {
    let end = Stop::after(tokens);
    // "3-тармақ 4-тармақ деп саналсын": an address of two equals is two addresses.
    if let [.., Token { kind: Kind::Path(steps, _), .. }, that] = tokens
        && that.is(&["деп", "болып"])
        && let [outer @ .., old, new] = steps.as_slice()
        && old.kind == new.kind
        && old.numbers.len() == new.numbers.len()
    {
        let places = lead::read(line, &tokens[..tokens.len() - 2]);
        if let Some(stop) = places.strange {
            return Err(Stop(stop));
        }
        let mut before = places.chains.last().map(|c| c.places.clone()).unwrap_or_default();
        before.push(Place::Path(outer.iter().chain([old]).cloned().collect()));
        return Ok(vec![Operation::Renumber { old: vec![before], new: vec![new.clone()] }]);
    }
    let paths: Vec<usize> = (0..tokens.len()).filter(|i| matches!(tokens[*i].kind, Kind::Path(..))).collect();
    let (&new, rest) = paths.split_last().ok_or(end)?;
    let old = lead::read(line, &tokens[..=*rest.last().ok_or(end)?]);
    let Kind::Path(new, _) = &tokens[new].kind else { return Err(end) };
    if let Some(stop) = old.strange.map(Stop).or_else(|| old.chains.is_empty().then_some(end)) {
        return Err(stop);
    }
    let old = old.chains.into_iter().map(|c| c.places).collect();
    Ok(vec![Operation::Renumber { old, new: new.clone() }])
}
