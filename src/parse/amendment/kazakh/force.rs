//! What loses its force, for a time or for good.

use super::elements::by_attachment;
use super::lead;
use super::tokens::{Kind, Token};
use super::{Operation, Stop};
use crate::base::Date;
use crate::parse::amendment::{Understood, Wording};

/// `… қолданысы … дейін тоқтатыла тұрсын`.
pub(in crate::parse::amendment) fn suspend(line: &str, tokens: &[Token]) -> Understood<Operation> {
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
    if let Some(stop) = lead.strange {
        // Whatever reason stands before the act is no part of the instruction.
        let from = body.iter().position(|t| t.kind == Kind::Quote).ok_or(Stop(stop))?;
        lead = lead::read(line, &body[from..]);
    }
    if let Some(stop) = lead.strange.map(Stop).or_else(|| lead.chains.is_empty().then(|| Stop::among(tokens))) {
        return Err(stop);
    }
    Ok(Operation::Suspend { elements: lead.chains.into_iter().map(|c| c.places).collect(), until })
}

/// `… күші жойылды деп танылсын`.
pub(in crate::parse::amendment) fn repeal(line: &str, tokens: &[Token]) -> Understood<Vec<Operation>> {
    let force = tokens.iter().rposition(|t| t.is(&["күші", "күшін"]));
    let mut body = &tokens[..force.unwrap_or(tokens.len().saturating_sub(1))];
    if let [Token { kind: Kind::Day(_), .. }, since, ..] = body
        && since.is(&["бастап"])
    {
        body = &body[2..];
    }
    let is_list = |t: &Token| t.word().is_some_and(|w| w.starts_with("мыналар") || w == "мына" || w == "келесі" || w == "мынадай");
    if body.is_empty() || body.iter().any(is_list) && !body.iter().any(|t| matches!(t.kind, Kind::Day(_))) {
        return Ok(vec![Operation::RepealList { attachment: None }]);
    }
    let (rest, by) = by_attachment(body);
    if let Wording::Attachments(numbers) = by {
        let _ = rest;
        return Ok(vec![Operation::RepealList { attachment: Some(numbers.first().cloned()) }]);
    }
    // "Қоса беріліп отырған тізбеге сәйкес": the list that goes with the act is its only attachment.
    if body.windows(2).any(|w| w[0].is(&["тізбеге", "тізбесіне", "тізімге"]) && w[1].is(&["сәйкес"])) {
        return Ok(vec![Operation::RepealList { attachment: Some(None) }]);
    }
    let lead = lead::read(line, body);
    if let Some(stop) = lead.strange.map(Stop).or_else(|| lead.chains.is_empty().then(|| Stop::among(tokens))) {
        return Err(stop);
    }
    Ok(vec![Operation::Repeal(lead.chains.into_iter().map(|c| c.places).collect())])
}
