//! Words inside an element: fragments in quotes (or bare numbers) that are exchanged, inserted, dropped.

use super::super::each_beside;
use super::clauses::{Carried, led_rows};
use super::lead::Lead;
use super::tokens::{Case, Kind, Token};
use super::words::{AND, Verb, called};
use super::{Operation, Place, Stop};
use crate::base::Span;
use crate::parse::amendment::{Understood, WordChange};
use crate::parse::text::unquote;

/// A list of fragments that is called words, digits or the like.
struct Group {
    /// First and one past the last token.
    from: usize,
    to: usize,
    texts: Vec<String>,
    case: Case,
}

/// Whether any fragment is changed: a quotation followed by what it is called.
pub(in crate::parse::amendment) fn has(tokens: &[Token]) -> bool {
    (0..tokens.len()).any(|i| group(tokens, i).is_some())
}

/// The group that begins at token `i`.
fn group(tokens: &[Token], i: usize) -> Option<(usize, Vec<usize>, Case)> {
    if let Some((sign, count)) = named_sign(tokens.get(i)?, tokens.get(i + 1)) {
        let last = tokens.get(i + count - 1).and_then(Token::word)?;
        let case = if last.ends_with("мен") { Case::Ins } else { Case::Other };
        return (!sign.is_empty()).then(|| (i + count, vec![i], case));
    }
    let is_fragment = |t: &Token| matches!(t.kind, Kind::Quote | Kind::Number);
    let mut at = i;
    let mut parts = Vec::new();
    while tokens.get(at).is_some_and(is_fragment) {
        parts.push(at);
        at += number_end(tokens, at) - at;
        let mut more = at;
        // "…" деген, "…" деген сөздер
        while tokens.get(more).is_some_and(|t| t.sign(&[',']) || t.is(&AND)) {
            more += 1;
        }
        if tokens.get(more).is_some_and(is_fragment) {
            at = more;
        }
    }
    if parts.is_empty() {
        return None;
    }
    while tokens.get(at).is_some_and(|t| t.is(&["деген", "тыныс", "дегенді", "атты"])) {
        at += 1;
    }
    let mut case = called(tokens.get(at)?.word()?)?;
    at += 1;
    // "деген сөздер мен сандар"
    while tokens.get(at).is_some_and(|t| t.is(&AND))
        && let Some(more) = tokens.get(at + 1).and_then(Token::word).and_then(called)
    {
        case = more;
        at += 2;
    }
    // A number in brackets or with a dot is no bare fragment unless called so directly.
    let bare = parts.iter().any(|p| tokens[*p].kind == Kind::Number);
    if bare && parts.len() > 1 && parts.iter().any(|p| tokens[*p].kind == Kind::Quote) {
        return None;
    }
    Some((at, parts, case))
}

/// A sign by its name: `нүкте`, `нүктелі үтірмен`; and of how many words.
fn named_sign(first: &Token, second: Option<&Token>) -> Option<(&'static str, usize)> {
    match first.word()? {
        "нүктелі" if second.is_some_and(|t| t.is(&["үтір", "үтірмен"])) => Some((";", 2)),
        "қос" if second.is_some_and(|t| t.is(&["нүкте", "нүктемен"])) => Some((":", 2)),
        "нүкте" | "нүктемен" => Some((".", 1)),
        "үтір" | "үтірмен" => Some((",", 1)),
        _ => None,
    }
}

/// One past the last token of a fragment: `190 911,5` is one number, its groups of three and its fraction printed without more.
pub(in crate::parse::amendment) fn number_end(tokens: &[Token], at: usize) -> usize {
    let digits = |t: &Token| t.kind == Kind::Number;
    let touches = |a: &Token, b: &Token| a.span.end() == b.span.start();
    let mut end = at + 1;
    if !tokens.get(at).is_some_and(digits) {
        return end;
    }
    // Three digits after a blank go on with the number.
    while tokens
        .get(end)
        .is_some_and(|t| digits(t) && matches!(t.span.len(), 3 | 5) && t.span.start() <= tokens[end - 1].span.end() + 2)
    {
        end += 1;
    }
    if let (Some(comma), Some(rest)) = (tokens.get(end), tokens.get(end + 1))
        && comma.sign(&[','])
        && digits(rest)
        && touches(&tokens[end - 1], comma)
        && touches(comma, rest)
    {
        end += 2;
    }
    end
}

/// The words of a fragment.
fn text_at(line: &str, tokens: &[Token], at: usize) -> String {
    let t = &tokens[at];
    match named_sign(t, tokens.get(at + 1)) {
        Some((sign, _)) => sign.to_string(),
        None => {
            let end = number_end(tokens, at).clamp(at + 1, tokens.len());
            unquote(Span::new(t.span.start(), tokens[end - 1].span.end()).of(line)).to_string()
        }
    }
}

/// Every group: its tokens, whether it is the new one, and whether it is the neighbour of what is new.
pub(in crate::parse::amendment) fn groups(tokens: &[Token]) -> Vec<(usize, usize, Case)> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match group(tokens, i) {
            Some((to, _, case)) => {
                out.push((i, to, case));
                i = to;
            }
            None => i += 1,
        }
    }
    out
}

/// Reads a clause of word changes.
pub(in crate::parse::amendment) fn read(
    line: &str,
    tokens: &[Token],
    verb: Verb,
    carried: &mut Carried,
) -> Understood<Vec<Operation>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match group(tokens, i) {
            Some((to, parts, case)) => {
                let texts = parts.iter().map(|p| text_at(line, tokens, *p)).collect();
                groups.push(Group { from: i, to, texts, case });
                i = to;
            }
            None => i += 1,
        }
    }
    // The last fragment may lack its noun: `"." алып тасталып, ";" қойылып`.
    if let Some(at) = tokens.iter().rposition(|t| t.kind == Kind::Quote)
        && groups.last().is_none_or(|g| g.to <= at)
        && tokens.len() - at <= 2
    {
        let text = unquote(tokens[at].span.of(line)).to_string();
        groups.push(Group {
            from: at,
            to: at + 1,
            texts: vec![text],
            case: if verb == Verb::Remove { Case::Other } else { Case::Ins },
        });
    }
    let mut out = Vec::new();
    let mut before = 0;
    let mut g = 0;
    while let Some(first) = groups.get(g) {
        let (mut place, inflected) = without_filler(&tokens[before..first.from]);
        let rows = tokens[first.from].kind == Kind::Number;
        // "одан кейінгі "Б" деген сөз": after the words that the clause before put there.
        while behind(place.get(1..).unwrap_or(&[])) && place[0].sign(&[',']) {
            place.remove(0);
        }
        let behind = behind(&place);
        let anchor = match behind {
            true => Some(carried.words.take().ok_or(Stop::at(&place[0]))?),
            false => None,
        };
        if behind {
            place.drain(..2);
        }
        // "3-тармақтың соңына "Б" деген сөз": at its end, which is where words without a neighbour go.
        let at_end = place.last().is_some_and(|t| t.is(&["соңы", "соңына", "соңында", "соңынан"]));
        if at_end {
            place.pop();
        }
        let mut lead = led_rows(line, &place, rows, carried)?;
        let tail = tokens.get(first.to);
        let after = tail.is_some_and(|t| t.is(&["кейін", "соң", "кейінгі"]));
        let ahead = tail.is_some_and(|t| t.is(&["алдында", "алдынан", "алдына", "алдындағы", "бұрын", "бұрынғы"]));
        let instead = tail.is_some_and(|t| t.is(&["орнына"])) && first.case == Case::Gen;
        let second = groups.get(g + 1);
        let stop = Stop::at(&tokens[(first.to).min(tokens.len() - 1)]);
        let gap = second.map(|s| without_filler(&tokens[first.to + usize::from(after || ahead || instead)..s.from]));
        // ""А" деген сөз бүкіл мәтін бойынша "Б" деген сөзбен": the text in the middle of the pair.
        let gap = gap.map(|(mut words, inflected)| {
            let text = throughout(&words);
            lead.whole_text |= text.is_some();
            if let Some(text) = text {
                words.drain(text);
            }
            (words, inflected)
        });
        let inflected = inflected || gap.as_ref().is_some_and(|g| g.1);
        let joined =
            gap.as_ref().is_some_and(|(words, _)| words.iter().all(|t| t.sign(&[',']) || t.kind == Kind::Noise || t.is(&AND)));
        let change = match (verb, second) {
            // "одан кейінгі "Б" деген сөз алып тасталсын".
            (Verb::Remove, _) if anchor.is_some() && !after && !ahead && is_object(first.case) => {
                WordChange::Near { after: true, anchor: anchor.ok_or(stop)?, old: first.texts.clone(), new: Vec::new() }
            }
            (Verb::Exchange, Some(s)) if anchor.is_some() && joined && matches!(s.case, Case::Ins | Case::Dat) => {
                g += 1;
                let counts = s.texts.len() == first.texts.len() || s.texts.len() == 1;
                let anchor = anchor.filter(|_| counts && is_object(first.case)).ok_or(stop)?;
                WordChange::Near { after: true, anchor, old: first.texts.clone(), new: s.texts.clone() }
            }
            _ if anchor.is_some() => return Err(stop),
            (Verb::Add, _) if at_end && matches!(first.case, Case::Ins | Case::Other) => WordChange::Append(first.texts.join(" ")),
            _ if at_end => return Err(stop),
            // "А" деген сөздің орнына "Б" деген сөз қойылсын.
            (Verb::Put, Some(s)) if instead && joined && is_object(s.case) && s.texts.len() == first.texts.len() => {
                g += 1;
                WordChange::Replace(first.texts.clone(), s.texts.clone())
            }
            // "А" деген сөзден кейінгі "Б" деген сөз "В" деген сөзбен ауыстырылсын.
            (Verb::Exchange, Some(s)) if (after || ahead) && joined => {
                let third = groups.get(g + 2).filter(|t| matches!(t.case, Case::Ins | Case::Dat)).ok_or(stop)?;
                let (between, _) = without_filler(&tokens[s.to..third.from]);
                let [anchor] = first.texts.as_slice() else { return Err(stop) };
                let counts = third.texts.len() == s.texts.len() || third.texts.len() == 1;
                if !counts || !between.iter().all(|t| t.sign(&[',']) || t.kind == Kind::Noise) {
                    return Err(Stop::at(&tokens[third.from]));
                }
                g += 2;
                WordChange::Near { after, anchor: anchor.clone(), old: s.texts.clone(), new: third.texts.clone() }
            }
            (_, Some(s)) if (after || ahead) && joined => {
                g += 1;
                if verb != Verb::Remove && first.texts.len() > 1 {
                    let beside =
                        |(anchor, new)| if after { WordChange::After(anchor, new) } else { WordChange::Before(anchor, new) };
                    for change in each_beside(first.texts.clone(), s.texts.clone()).ok_or(stop)?.into_iter().map(beside) {
                        out.extend(at_places(&lead, change, inflected));
                    }
                    before = groups.get(g).map_or(tokens.len(), |s| s.to);
                    g += 1;
                    continue;
                }
                let (anchor, new) = (first.texts.last().ok_or(stop)?.clone(), s.texts.join(" "));
                match (verb, after) {
                    // "А" деген сөзден кейін "." алып тасталып: the sign stands at the anchor, and another may be put there.
                    (Verb::Remove, true) if s.texts.iter().all(|t| !t.contains(char::is_alphanumeric)) => {
                        let gone = s.texts.first().ok_or(stop)?;
                        WordChange::Replace(first.texts.iter().map(|a| format!("{a}{gone}")).collect(), first.texts.clone())
                    }
                    (Verb::Remove, _) if first.texts.len() == 1 => {
                        WordChange::Near { after, anchor, old: s.texts.clone(), new: Vec::new() }
                    }
                    (Verb::Remove, _) => return Err(stop),
                    (_, true) => WordChange::After(anchor, new),
                    (_, false) => WordChange::Before(anchor, new),
                }
            }
            (Verb::Exchange | Verb::Add, Some(s)) if joined && matches!(s.case, Case::Ins | Case::Dat) && is_object(first.case) => {
                g += 1;
                if s.texts.len() != first.texts.len() && s.texts.len() != 1 {
                    return Err(Stop::at(&tokens[s.from]));
                }
                WordChange::Replace(first.texts.clone(), s.texts.clone())
            }
            (Verb::Add | Verb::Enter, _) if first.case == Case::Ins => WordChange::Append(first.texts.join(" ")),
            // "3-тармаққа "Б" деген сөз қосылсын": at its end.
            (Verb::Add, None) if is_object(first.case) && joins_to(&lead) => WordChange::Append(first.texts.join(" ")),
            (Verb::Remove, _) if !after && !ahead && is_object(first.case) => WordChange::Delete(first.texts.clone()),
            (Verb::Put, None) => WordChange::Append(first.texts.join(" ")),
            _ => return Err(stop),
        };
        before = groups.get(g).map_or(tokens.len(), |s| s.to);
        g += 1;
        carried.words = last_words(&change);
        out.extend(at_places(&lead, change, inflected));
    }
    let rest = without_filler(&tokens[before.min(tokens.len())..]).0;
    let is_known = |t: &&Token| t.sign(&[',']) || t.kind == Kind::Noise || t.is(&["алып", "алынып", "деп", "және"]);
    match rest.iter().find(|t| !is_known(t)) {
        Some(left) => Err(Stop::at(left)),
        None if out.is_empty() => Err(Stop::among(tokens)),
        None => Ok(out),
    }
}

/// `одан кейінгі`, `содан кейінгі`: behind what was spoken of.
fn behind(words: &[Token]) -> bool {
    matches!(words, [it, after] if it.is(&["одан", "содан", "осыдан", "олардан"]) && after.is(&["кейінгі", "соңғы"]))
}

/// The words that stand in a text after a change, where they are of one piece.
fn last_words(change: &WordChange) -> Option<String> {
    match change {
        WordChange::Near { after: true, anchor, new, .. } if new.is_empty() => Some(anchor.clone()),
        WordChange::Replace(_, new) | WordChange::Near { new, .. } => match new.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        },
        WordChange::After(_, new) | WordChange::Append(new) => Some(new.clone()),
        WordChange::Before(anchor, _) => Some(anchor.clone()),
        WordChange::Delete(_) => None,
    }
}

/// Whether a place is one that something is put to, and a single element: `3-тармаққа`.
fn joins_to(lead: &Lead) -> bool {
    let element = |c: &super::lead::Chain| c.case == Case::Dat && matches!(c.places.last(), Some(Place::Path(_)));
    !lead.whole_text && !lead.chains.is_empty() && lead.chains.iter().all(element)
}

/// Where `бүкіл мәтін бойынша` stands among some words.
fn throughout(words: &[Token]) -> Option<std::ops::Range<usize>> {
    let text = words.iter().position(|t| t.word().is_some_and(|w| w.starts_with("мәтін")))?;
    let all = |t: &Token| t.is(&["бүкіл", "барлық", "бұдан", "әрі", "қарай", "оның"]);
    let from = text - words[..text].iter().rev().take_while(|t| all(t)).count();
    let to = text + 1 + usize::from(words.get(text + 1).is_some_and(|t| t.is(&["бойынша"])));
    (from < text || to > text + 1).then_some(from..to)
}

/// Whether fragments in this case are what a verb is done to: *сөздер*, *сөзді*; not *сөзден*.
fn is_object(case: Case) -> bool {
    matches!(case, Case::Other | Case::Acc)
}

/// `…, ";" қойылып` after a deletion: what is put in its place. Whether there was one.
pub(in crate::parse::amendment) fn put_after(line: &str, tokens: &[Token], operations: &mut [Operation]) -> bool {
    let [before @ .., t] = tokens else { return false };
    if t.kind != Kind::Quote || !before.iter().all(|t| t.sign(&[',']) || t.is(&["орнына", "оның"])) {
        return false;
    }
    let text = unquote(t.span.of(line));
    let mut any = false;
    for o in operations.iter_mut().rev() {
        match o {
            Operation::Words { change: WordChange::Replace(old, new), .. }
                if old.iter().zip(&*new).all(|(o, n)| o.len() > n.len() && o.starts_with(n.as_str())) =>
            {
                new.iter_mut().for_each(|n| n.push_str(text));
                any = true;
            }
            _ => break,
        }
    }
    any
}

/// The same change at every place named.
fn at_places(lead: &Lead, change: WordChange, inflected: bool) -> Vec<Operation> {
    let op = |place: Vec<Place>, whole_text: bool, change: WordChange| Operation::Words { place, whole_text, inflected, change };
    // "1, 3-бағандардағы "A" "B" деген сөздер тиісінше "C" "D"": the n-th fragment of the n-th column.
    if let [only] = lead.chains.as_slice()
        && let Some(Place::Path(steps)) = only.places.last()
        && let Some(last) = steps.last().filter(|s| s.kind == crate::base::Kind::Column && s.numbers.len() > 1)
    {
        let share: Option<Vec<WordChange>> = match &change {
            WordChange::Replace(old, new) if old.len() == last.numbers.len() && new.len() == old.len() => {
                Some(old.iter().zip(new).map(|(o, n)| WordChange::Replace(vec![o.clone()], vec![n.clone()])).collect())
            }
            WordChange::Delete(old) if old.len() == last.numbers.len() => {
                Some(old.iter().map(|o| WordChange::Delete(vec![o.clone()])).collect())
            }
            _ => None,
        };
        if let Some(share) = share {
            let column = |n: &String| {
                let mut steps = steps.clone();
                if let Some(s) = steps.last_mut() {
                    s.numbers = vec![n.clone()];
                }
                let mut places = only.places.clone();
                places.pop();
                places.push(Place::Path(steps));
                places
            };
            return last.numbers.iter().zip(share).map(|(n, c)| op(column(n), false, c)).collect();
        }
    }
    // "тақырыбында және бүкіл мәтін бойынша" is the heading and all of the act; "3-баптың бүкіл мәтіні бойынша" all of article 3.
    let is_heading = |c: &super::lead::Chain| {
        let step = c.places.last().and_then(|p| if let Place::Path(steps) = p { steps.last() } else { None });
        step.is_some_and(|s| matches!(s.kind, crate::base::Kind::Heading | crate::base::Kind::Title | crate::base::Kind::Preamble))
    };
    let beside_text = lead.chains.iter().all(is_heading);
    let mut out: Vec<Operation> = lead.chains.iter().map(|c| op(c.places.clone(), lead.whole_text, change.clone())).collect();
    if lead.whole_text && beside_text || out.is_empty() {
        out.push(op(Vec::new(), lead.whole_text, change));
    }
    out
}

/// Words that only say how to decline, taken out; and whether there were any.
fn without_filler(tokens: &[Token]) -> (Vec<Token>, bool) {
    const DECLINE: [&str; 6] = ["септе", "жекеше", "көпше", "септік", "ауыстырылатын", "жалғау"];
    let declines = |t: &Token| t.word().is_some_and(|w| DECLINE.iter().any(|s| w.starts_with(s)));
    let inflected = tokens.iter().any(declines);
    const WITH: [&str; 20] = [
        "барлық",
        "түрде",
        "түріне",
        "түрінде",
        "түрлерінде",
        "де",
        "да",
        "сол",
        "сияқты",
        "пайдаланылатын",
        "сөзінің",
        "сөздердің",
        "сөздің",
        "және",
        "тиісті",
        "қолданылатын",
        "сөздерінің",
        "тұлғада",
        "тұлғалар",
        "түрлеріне",
    ];
    const ALWAYS: [&str; 5] = ["тиісінше", "тиісті", "мынадай", "өзгеріссіз", "алып"];
    let drop = |t: &&Token| t.is(&ALWAYS) || declines(t) || inflected && t.is(&WITH);
    (tokens.iter().filter(|t| !drop(t)).cloned().collect(), inflected)
}
