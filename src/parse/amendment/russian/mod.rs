//! Russian sentences: the verb in the middle, what is changed before or after it, inner units before outer ones.

mod state;
pub(super) mod words;

use super::kazakh::{Labels, label};
use super::tokens::{Kind, Token};
use super::{Operation, Place, Sentence, Wording, act};
use crate::base::{Language, Span};
use crate::parse::path::Step;
use words as w;

/// Reads every sentence of a line.
pub(super) fn read(line: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut from = label(line, tokens);
    let mut labels = Labels::default();
    labels.seen(line, &tokens[..from]);
    let mut i = from;
    // Where the words changed before on this line are.
    let mut said: Vec<Vec<Place>> = Vec::new();
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
            said = stay(&mut sentence, said);
            let quoted = tokens.get(next).filter(|t| opens && t.kind == Kind::Quote && takes_wording(&sentence));
            if let Some(t) = quoted {
                sentence.quoted = Some(t.span);
                next += 1;
            }
            out.push(sentence);
            labels.give(&mut out);
        }
        let labelled = tokens.get(next..).map_or(0, |rest| label(line, rest));
        if labelled > 0 {
            said.clear();
            labels.seen(line, &tokens[next..next + labelled]);
        }
        from = next + labelled;
        i = from;
        if next > tokens.len() {
            break;
        }
    }
    out
}

/// `в пункте 2 слова «А» исключить; после слова «Б» дополнить …`: words without an address are where those before them on the
/// line were. Where that is for what comes next.
fn stay(sentence: &mut Sentence, said: Vec<Vec<Place>>) -> Vec<Vec<Place>> {
    let mut last = if sentence.places.is_empty() { said } else { Vec::new() };
    let mut said: Vec<Vec<Place>> = Vec::new();
    for operation in std::mem::take(&mut sentence.operations) {
        let Operation::Words { place, whole_text: false, .. } = &operation else {
            said.clear();
            last.clear();
            sentence.operations.push(operation);
            continue;
        };
        if place.is_empty() && !last.is_empty() {
            for there in &last {
                let mut moved = operation.clone();
                if let Operation::Words { place, .. } = &mut moved {
                    place.clone_from(there);
                }
                sentence.operations.push(moved);
            }
            said.clone_from(&last);
            continue;
        }
        if !place.is_empty() && !said.contains(place) {
            said.push(place.clone());
        }
        sentence.operations.push(operation);
    }
    said
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
    if let Some(language) = run.iter().any(|t| t.word().is_some_and(|x| x.starts_with("внесен"))).then(|| language(run)).flatten()
    {
        let path = run.iter().find(|t| matches!(t.kind, Kind::Path(..)));
        let Some(Kind::Path(steps, _)) = path.map(|t| &t.kind) else { return None };
        let elements = vec![vec![Place::Path(steps.clone())]];
        return Some(Sentence { operations: vec![Operation::OneLanguage { elements, language }], ..blank });
    }
    if run.iter().enumerate().any(|(i, t)| t.word().and_then(w::verb).is_some_and(|v| is_predicate(v, &run[..i], &run[i + 1..]))) {
        let operations =
            state::operations(line, run).unwrap_or_else(|stop| vec![Operation::Unknown { clause: span, stop: stop.0 }]);
        let operations = if operations.is_empty() && opens { vec![Operation::RepealList { attachment: None }] } else { operations };
        return (!operations.is_empty()).then_some(Sentence { operations, ..blank });
    }
    if !opens && is_strange(run) {
        return Some(Sentence { operations: vec![Operation::Strange(span)], ..blank });
    }
    // "8) в статье 22" whose colon was forgotten still leads there: its line says nothing else.
    let alone = || span.end() >= line.trim_end().len() && run.get(1).is_some_and(|t| matches!(t.kind, Kind::Path(..)));
    if !opens && !alone() {
        return None;
    }
    navigation(line, run).map(|(places, whole_text)| Sentence { places: vec![places], whole_text, ..blank })
}

/// `слова «а» поменять на «б»`: a command about words in quotes, by no verb that is known.
fn is_strange(run: &[Token]) -> bool {
    let quoted = run.windows(2).any(|w| w[0].word().is_some_and(|x| w::called(x).is_some()) && w[1].kind == Kind::Quote);
    let infinitive =
        |x: &str| x.chars().count() > 5 && ["ить", "ать", "ять", "еть"].iter().any(|e| x.ends_with(e)) && x != "печать";
    // "пункты 3 и 4 объединить": an element right before a verb that is done to a text.
    const DONE: [&str; 8] = ["объединить", "разделить", "изъять", "удалить", "опустить", "поменять", "восстановить", "сместить"];
    let element = matches!(run, [first, second, ..] if matches!(first.kind, Kind::Path(..)) && second.is(&DONE));
    element || quoted && run.iter().any(|t| t.word().is_some_and(infinitive))
}

/// Whether a verb amends, by the words around it: *перенести выходной день*, *считать недействительным* and *признать имеющим силу* do
/// not.
fn is_predicate(verb: w::Verb, before: &[Token], after: &[Token]) -> bool {
    let path = |t: &Token| matches!(t.kind, Kind::Path(..));
    match verb {
        w::Verb::Move => {
            after.first().is_some_and(|t| t.is(&["после", "перед"])) || before.iter().any(path) && after.iter().any(path)
        }
        w::Verb::Count => {
            after.first().is_some_and(|t| t.is(&["соответственно"]) || path(t))
                && before.iter().chain(after).filter(|t| path(t)).count() > 1
        }
        w::Verb::Read => before.iter().any(|t| t.is(&["вместо"])) && after.iter().any(|t| t.kind == Kind::Quote),
        w::Verb::Abolish => before.iter().chain(after).any(|t| t.word().is_some_and(|x| x.starts_with("утратив"))),
        w::Verb::Cancel => after.iter().take(3).any(|t| path(t) || t.word().is_some_and(|x| w::act_noun(x).is_some())),
        _ => true,
    }
}

/// Takes out `в тексте на казахском языке`: where, and which language. Not of a statement that a text was changed.
pub(super) fn languages(tokens: &mut Vec<Token>) -> Vec<(usize, Language)> {
    if tokens.iter().any(|t| t.word().is_some_and(|x| x.starts_with("внесен"))) {
        return Vec::new();
    }
    super::take_languages(tokens, |run| {
        let text = run.iter().take(2).position(|t| t.is(&["тексте", "текста"]))?;
        if text == 1 && !run[0].is(&["в"]) || !run.get(text + 1)?.is(&["на"]) || !run.get(text + 3)?.is(&["языке"]) {
            return None;
        }
        Some((text + 4, language(run)?))
    })
}

/// The language of which a sentence says that its text is changed: `на казахском языке`.
fn language(run: &[Token]) -> Option<Language> {
    let at = run.iter().position(|t| t.is(&["языке"]))?;
    match run.get(at.checked_sub(1)?)?.word()? {
        "казахском" | "государственном" => Some(Language::Kazakh),
        "русском" => Some(Language::Russian),
        _ => None,
    }
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
    // "1) статья 5:" opens it as "в статье 5:" does.
    if let [Token { kind: Kind::Path(steps, _), .. }] = run
        && w::is_nominative(first.span.of(line))
    {
        return Some((vec![Place::Path(steps.clone())], false));
    }
    if !first.is(&prepositions) {
        return None;
    }
    if let [_, word, rest @ ..] = run
        && let Some((kind, true)) = word.word().and_then(w::headed)
    {
        let own = rest.iter().all(|t| t.word().is_some_and(|x| w::is_said(x) || w::act_noun(x).is_some()));
        return own.then(|| (vec![Place::Path(vec![Step { kind, numbers: Vec::new() }])], false));
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
    // "подпункт 1) пункта 1 изменений, утвержденных …": what is in the document stands before it.
    let mut inside = None;
    if let [Token { kind: Kind::Path(steps, _), .. }, rest @ ..] = name {
        inside = Some(Place::Path(steps.clone()));
        name = rest;
    }
    if name.iter().any(|t| matches!(t.kind, Kind::Path(..))) {
        return None;
    }
    let title = Span::new(name.first()?.span.start(), name.last()?.span.end()).of(line);
    let noun = (at + 1..run.len().min(at + 5)).find(|i| run[*i].word().is_some_and(|x| w::act_noun(x).is_some()))?;
    let (act, used) = act_at(line, run, noun)?;
    let mut end = noun + used;
    while run.get(end).is_some_and(|t| t.sign(&[','])) {
        end += 1;
    }
    let document = Place::Document(w::nominative(title));
    let mut places = if matches!(act, Place::Act(Some(_))) { vec![act, document] } else { vec![document] };
    places.extend(inside);
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
