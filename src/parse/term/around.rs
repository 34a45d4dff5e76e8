//! The words around a term: forwards, backwards, at least.

use super::TermPhrase;
use super::core::Core;
use crate::base::{Language, Message};

/// How many words on each side are looked at.
const NEAR: usize = 4;

/// A term with what the words around it say. `None`: it is no term.
pub(super) fn complete(
    folded: &str,
    (from, to): (usize, usize),
    core: Result<Core, Message>,
) -> Option<Result<TermPhrase, Message>> {
    let core = match core {
        Ok(core) => core,
        Err(message) => return Some(Err(message)),
    };
    let before = before(folded.get(..from)?);
    let after = after(folded.get(to..)?);
    if is_range(folded.get(..from)?) {
        return Some(Err(Message::new("term-phrase-range")));
    }
    match core.language {
        Language::Kazakh => kazakh(core, &before, &after),
        Language::Russian => russian(core, &before, &after),
    }
}

/// The nearest words before, nearest first; a sentence's end hides what is before it.
fn before(text: &str) -> Vec<&str> {
    let tail = text.trim_end();
    let cut = tail.rfind(['.', ';', ':', '(']).map_or(0, |i| i + 1);
    let words = tail.get(cut..).unwrap_or_default().rsplit([' ', ',', '"']).filter(|w| !w.is_empty());
    words.take(NEAR).collect()
}

/// The nearest words after, nearest first.
fn after(text: &str) -> Vec<&str> {
    let end = text.find(['.', ';', ':', ',']).unwrap_or(text.len());
    let words = text.get(..end).unwrap_or_default().split([' ', '"', ')']).filter(|w| !w.is_empty());
    words.take(NEAR).collect()
}

/// `3-5 күн`, `от трех до пяти дней`: which of the two is the term?
fn is_range(text: &str) -> bool {
    let mut rest = text.trim_end();
    let Some(shorter) = rest.strip_suffix('-') else { return false };
    rest = shorter.trim_end();
    if rest.ends_with(|c: char| c.is_ascii_digit() || c == ')') {
        return true;
    }
    let word = rest.rsplit([' ', '(']).next().unwrap_or_default();
    [Language::Kazakh, Language::Russian].into_iter().any(|l| crate::base::numerals::value(word, l).is_some())
}

fn kazakh(core: Core, before: &[&str], after: &[&str]) -> Option<Result<TermPhrase, Message>> {
    let Core { mut spec, bare, mut doubts, .. } = core;
    let is = |words: &[&str], stems: &[&str]| words.iter().any(|w| stems.iter().any(|s| w.starts_with(s)));
    // мерзімінен бұрын: early, and no counting backwards
    let early = after.iter().zip(after.iter().skip(1)).any(|(a, b)| a.starts_with("мерзімінен") && *b == "бұрын");
    let back = !early && is(after, &["бұрын", "қалғанда", "қалған"]);
    let within = is(after, &["ішінде", "мерзім", "аралығында"]);
    let no_later = is(after, &["кешікт", "кешіг", "аспай", "аспас", "асырмай"]);
    let passed = after.first().is_some_and(|w| w.starts_with("өткен") || w.starts_with("өткес") || *w == "өтісімен");
    if bare && !(back || within || no_later || passed || (before.is_empty() && after.is_empty())) {
        return None;
    }
    // "аяқталғанға дейінгі екі айдан кешіктірілмей": not later than two months before
    let at_least = before.first().is_some_and(|w| w.starts_with("кем") && !w.starts_with("кемш"))
        || (before.first() == Some(&"дегенде") && before.get(1) == Some(&"кем"))
        || is(after, &["кем"]);
    let skip = usize::from(at_least && before.first().is_some_and(|w| w.starts_with("кем")));
    let until = before.get(skip).is_some_and(|w| w.starts_with("дейін"));
    if back || (until && no_later) {
        spec = spec.before();
    } else if until {
        return Some(Err(Message::new("term-phrase-direction")));
    }
    if at_least && !back {
        doubts.push(Message::new("term-phrase-at-least"));
    }
    if passed || is(after, &["кейін", "соң"]) && !no_later {
        doubts.push(Message::new("term-phrase-passed"));
    }
    Some(Ok(TermPhrase { spec, doubts }))
}

fn russian(core: Core, before: &[&str], after: &[&str]) -> Option<Result<TermPhrase, Message>> {
    let Core { mut spec, bare, mut doubts, .. } = core;
    let at = |n: usize| before.get(n).copied().unwrap_or_default();
    let has = |word: &str| before.contains(&word);
    let until = after.first().is_some_and(|w| *w == "до");
    let no_later = before.iter().zip(before.iter().skip(1)).any(|(w, not)| matches!(*w, "позднее" | "позже") && *not == "не");
    let at_least = before.iter().zip(before.iter().skip(1)).any(|(w, not)| *w == "менее" && *not == "не");
    let no_sooner = before.iter().zip(before.iter().skip(1)).any(|(w, not)| *w == "ранее" && *not == "не");
    let at_most = before.iter().zip(before.iter().skip(1)).any(|(w, not)| matches!(*w, "более" | "свыше") && *not == "не");
    let ahead = at(0) == "за" || (at(0) == "чем" && at(1) == "за");
    let within = has("течение") || has("течении") || has("срок") || has("сроки") || has("превышающий") || at_most;
    let passed = has("истечении") || has("истечению") || at(0) == "через" || at(0) == "спустя";
    // в 18 часов, с 9 до 18 часов: the time of day
    let clock =
        matches!(spec.unit, crate::calendar::Unit::Hour) && matches!(at(0), "в" | "с" | "до" | "к" | "около" | "после") && !within;
    if clock || (bare && !(ahead || within || no_later || passed || (before.is_empty() && after.is_empty()))) {
        return None;
    }
    if ahead || (until && (no_later || at_least)) {
        if ahead && !until && !no_later && !at_least && !no_sooner {
            // "оплата за десять дней"
            return None;
        }
        spec = spec.before();
        if no_sooner {
            doubts.push(Message::new("term-phrase-no-sooner"));
        }
    } else if until {
        return Some(Err(Message::new("term-phrase-direction")));
    } else if at_least {
        doubts.push(Message::new("term-phrase-at-least"));
    }
    if passed {
        doubts.push(Message::new("term-phrase-passed"));
    }
    Some(Ok(TermPhrase { spec, doubts }))
}
