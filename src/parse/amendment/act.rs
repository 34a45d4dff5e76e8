//! The act that a run of tokens names: title, issuer, day and number in whatever order, remarks in between.

use super::super::Rule;
use super::super::text::{Text, find, issuer, unquote};
use super::tokens::{Kind, Token};
use crate::base::{ActKind, ActRef, Span};

/// Reads the act named by `tokens`, of which the last is its noun, and the remarks after it.
pub(super) fn read(line: &str, kind: ActKind, tokens: &[Token], remarks: &[Token]) -> ActRef {
    let before = tokens.len().checked_sub(2).and_then(|i| tokens.get(i));
    let mut act = ActRef { kind: Some(constitutional(kind, before)), ..ActRef::default() };
    let is_quote =
        |t: &&Token| t.kind == Kind::Quote || t.kind == Kind::Noise && t.span.of(line).starts_with(['"', '«', '»', '“', '”']);
    let quotes: Vec<&Token> = tokens.iter().filter(is_quote).collect();
    let title = quotes.first().zip(quotes.last()).map(|(a, b)| Span::new(a.span.start(), b.span.end()));
    let outside = |t: &&Token| title.is_none_or(|q| t.span.end() <= q.start() || t.span.start() >= q.end());
    let after = |t: &&Token| title.is_none_or(|q| t.span.start() >= q.end());
    let day = |t: &Token| match t.kind {
        Kind::Day(d) => Some(d),
        _ => None,
    };
    act.date = tokens.iter().filter(after).find_map(day).or_else(|| tokens.iter().rev().filter(outside).find_map(day));
    act.number = tokens.iter().rev().filter(outside).find_map(|t| match t.kind {
        Kind::ActNumber(s) => Some(s.of(line).trim().to_string()),
        _ => None,
    });
    act.title = title.map(|q| unquote(q.of(line)).trim().to_string()).filter(|t| !t.is_empty());
    act.registration = tokens.iter().filter(outside).chain(remarks).find_map(|t| registration(t.span.of(line)));
    name(line, &mut act, tokens, title);
    act
}

/// A law before whose noun *конституциялық* or *конституционный* stands is another kind of act.
fn constitutional(kind: ActKind, before: Option<&Token>) -> ActKind {
    let says = before.and_then(Token::word).is_some_and(|w| w == "конституциялық" || w.starts_with("конституционн"));
    if kind == ActKind::Law && says { ActKind::ConstitutionalLaw } else { kind }
}

/// The issuer: the longest run of words outside title, day and number; of a law or code the words after the state's name are its own
/// name.
fn name(line: &str, act: &mut ActRef, tokens: &[Token], title: Option<Span>) {
    let body = tokens.split_last().map_or(tokens, |(_, rest)| rest);
    let in_title = |t: &Token| title.is_some_and(|q| t.span.start() >= q.start() && t.span.end() <= q.end());
    let is_part = |t: &Token| match &t.kind {
        Kind::Word(w) => w != "туралы" && !in_title(t),
        Kind::Sign(c) => matches!(c, ',' | '.') && !in_title(t),
        Kind::Noise => !in_title(t) && t.span.of(line).starts_with(['-', '–', '—']),
        _ => false,
    };
    let runs = body.split(|t| !is_part(t)).filter_map(|run| {
        let from = run.iter().position(|t| t.word().is_some())?;
        let to = run.iter().rposition(|t| t.word().is_some())?;
        Some(Span::new(run[from].span.start(), run[to].span.end()))
    });
    let Some(words) = runs.max_by_key(|s| s.len()).map(|s| s.of(line)) else { return };
    let state = ["Республикасының", "Республикасы"].iter().find_map(|w| words.find(w).map(|i| i + w.len()));
    match (act.kind, state) {
        (Some(ActKind::Code | ActKind::Law | ActKind::Constitution), Some(end)) => {
            act.issuer = issuer(&words[..end]);
            let own = words[end..].trim();
            // "… Жоғарғы Кеңесі қабылдаған Қазақстан Республикасының Азаматтық кодексіне": whose it is stands before its name.
            let own =
                own.split_once("қабылдаған ").map_or(own, |(_, rest)| rest.trim_start_matches("Қазақстан Республикасының").trim());
            if act.title.is_none() && !own.is_empty() && !own.contains("жылғы") {
                let noun = tokens.last().map_or("", |t| t.span.of(line));
                // "Әкімшілік құқық бұзушылық туралы кодексіне": the title ends before the noun.
                let about = tokens.iter().rev().nth(1).is_some_and(|t| t.is(&["туралы"]));
                let title = if about { format!("{own} туралы") } else { super::kazakh::nominative(&format!("{own} {noun}")) };
                act.title = Some(title);
            }
        }
        _ => act.issuer = issuer(words),
    }
}

/// The number in the Registry that a remark gives.
fn registration(remark: &str) -> Option<String> {
    if !remark.starts_with('(') {
        return None;
    }
    let t = Text::new(remark);
    let node = t.parse_within(Rule::cit_registry, 0, 2048)?;
    find(&node, Rule::cit_registration).map(|n| t.slice(&n, 0).to_string())
}

/// Reads a Russian act: adjectives, noun (token `noun`), issuer, day, number, title in whatever order.
pub(super) fn read_russian(line: &str, kind: ActKind, tokens: &[Token], noun: usize) -> ActRef {
    let before = noun.checked_sub(1).and_then(|i| tokens.get(i));
    let mut act = ActRef { kind: Some(constitutional(kind, before)), ..ActRef::default() };
    let mut quotes = tokens.iter().filter(|t| t.kind == Kind::Quote).map(|t| t.span);
    let title = quotes.next().map(|first| Span::new(first.start(), quotes.next_back().unwrap_or(first).end()));
    for t in tokens {
        match t.kind {
            Kind::Day(d) if act.date.is_none() => act.date = Some(d),
            Kind::ActNumber(s) if act.number.is_none() => act.number = Some(s.of(line).trim().to_string()),
            Kind::Remark if act.registration.is_none() => act.registration = registration(t.span.of(line)),
            _ => {}
        }
    }
    let name: Vec<&Token> = tokens[noun + 1..].iter().take_while(|t| t.word().is_some_and(|w| w != "от")).collect();
    if let (Some(a), Some(b)) = (name.first(), name.last()) {
        let words = Span::new(a.span.start(), b.span.end()).of(line);
        // "Кодекс Республики Казахстан об административных правонарушениях от 5 июля 2014 года": its own name.
        let state = words.find("Казахстан").map(|i| i + "Казахстан".len()).filter(|_| matches!(kind, ActKind::Code | ActKind::Law));
        let about = state.map(|i| words[i..].trim()).filter(|w| title.is_none() && (w.starts_with("о ") || w.starts_with("об ")));
        if let (Some(about), Some(end)) = (about, state) {
            act.title = Some(about.to_string());
            act.issuer = Some(super::russian::words::issuer(&words[..end]));
        } else {
            act.issuer = Some(super::russian::words::issuer(words));
        }
    }
    act.title = title.map(|q| unquote(q.of(line)).trim().to_string()).or(act.title);
    if act.title.is_none() && noun > 0 {
        act.title = Some(Span::new(tokens[0].span.start(), tokens[noun].span.end()).of(line).to_string());
    }
    act
}
