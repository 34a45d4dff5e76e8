//! What a Kazakh act is known by: the words before its noun and the brackets after it.

use super::Found;
use super::days::{Day, number_at};
use super::kazakh_issuer::{ends_clause, issuer_after, issuer_before};
use super::quotes::{title, title_before};
use super::words::{is_capital, is_genitive, kazakh_document, next_word, original, path_at, skip_blanks, word_before};
use crate::base::{ActKind, ActRef};
use crate::parse::Step;
use crate::parse::text::{Text, issuer};

/// So far before its noun an act's date and issuer may begin, in bytes.
const MAX_BEFORE: usize = 1200;

/// Where an act is named, and which it is.
pub(super) type Named = (usize, usize, ActRef);

/// The acts that the words before a noun name, each with its place; several may share the noun.
pub(super) fn before_noun(t: &Text<'_>, days: &[Day], found: &[Found], noun: usize, kind: ActKind) -> Option<Vec<Named>> {
    let s = &t.folded.text;
    // A title between number and noun may hold what was taken for references of their own.
    let free_at = |at: usize| found.iter().rev().map(|f| f.end).find(|end| *end <= at).unwrap_or(0);
    let free = free_at(noun);
    let least = s.floor_char_boundary(noun.saturating_sub(MAX_BEFORE)).max(free);
    // A title may hold references that were taken for ones of their own.
    let wide = s.floor_char_boundary(noun.saturating_sub(MAX_BEFORE));
    let last = days.partition_point(|d| d.end <= noun);
    // A bracket before the noun may hold a day of its own.
    let near = (last.saturating_sub(3)..last).rev().filter(|i| days[*i].start >= wide);
    let near = near.filter_map(|i| Some((i + 1, &days[i], middle(t, days[i].end, noun)?))).next();
    let made = |date, number| ActRef { kind: Some(kind), date, number, ..ActRef::default() };
    if let Some((before, day, middle)) = near
        && (!day.numbers.is_empty() || middle.number.is_some() || day.attributive)
    {
        let mut first = before - 1;
        // "2019 жылғы 17 маусымдағы № 17 және 2019 жылғы 1 шілдедегі № 46 жарлықтарын"
        while first > 0 && days[first].start >= wide && shares(t, &days[first - 1], &days[first]) {
            first -= 1;
        }
        let free = free_at(days[first].start);
        let head = issuer_before(t, wide.max(free), days[first].start);
        let mut start = head.as_ref().map_or(days[first].start, |h| h.0);
        let mut name = head.as_ref().and_then(|h| issuer(&h.1)).or_else(|| issuer_after(&middle.words));
        let code = Some(middle.words.as_str()).filter(|_| kind == ActKind::Code).and_then(code_name);
        let mut quoted = middle.title.clone();
        let from = skip_id_back(s, start);
        if let Some((open, close)) = title_before(t, free, from).or_else(|| turaly(t, free, from)) {
            quoted = Some(title(t, open, close));
            start = open;
            // "Президентінің "…туралы" 1995 жылғы 3 қазандағы N 2483 жарлығына": the issuer of older acts stands before the title.
            if name.is_none()
                && let Some((at, words)) = issuer_before(t, wide.max(free_at(open)), open)
                && let Some(found) = issuer(&words)
            {
                (start, name) = (at, Some(found));
            }
        }
        let mut acts: Vec<Named> = Vec::new();
        for (i, d) in days[first..before].iter().enumerate() {
            let mut from = d.start;
            let mut named = quoted.clone().or_else(|| code.clone());
            if i > 0
                && let Some((open, close)) = title_before(t, days[first + i - 1].end, skip_id_back(s, d.start))
            {
                named = Some(title(t, open, close));
                from = open;
            }
            for i in 0..d.numbers.len().max(1) {
                let to = d.numbers.get(i).map_or(d.end, |n| n.1);
                let number = d.numbers.get(i).map(|n| n.0.clone()).or_else(|| middle.number.clone());
                acts.push((from, to, ActRef { issuer: name.clone(), title: named.clone(), ..made(Some(d.date), number) }));
                from = skip_list(s, to);
            }
        }
        if let Some(one) = acts.first_mut() {
            one.0 = start;
        }
        let undated =
            matches!(kind, ActKind::Order | ActKind::Resolution | ActKind::Decision | ActKind::Directive | ActKind::Decree);
        let judges = name.as_deref().is_some_and(|n| n.to_lowercase().contains("сот") && !n.contains("Жоғарғы"));
        let alone = undated && acts.iter().all(|a| a.2.number.is_none() && a.2.title.is_none()) && (name.is_none() || judges);
        return (!alone).then_some(acts);
    }
    // No date: a title, a number, or the name of a code.
    let legislative = matches!(kind, ActKind::Law | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Constitution);
    let republic = republic_before(t, least, noun, kind == ActKind::Code);
    let start = republic.unwrap_or(noun);
    if republic.is_some() || s[..noun].trim_end().ends_with(['"']) {
        let title_at = title_before(t, free, start).filter(|(open, close)| legislative || s[*open..*close].contains("турал"));
        if let Some((open, close)) = title_at {
            let titled = |open, close| ActRef { title: Some(title(t, open, close)), ..made(None, None) };
            let mut acts = vec![(open, noun, titled(open, close))];
            // "А туралы", "Б туралы" Қазақстан Республикасының заңдары
            let mut first = open;
            while acts.len() < 40
                && list_start(s, first) < first
                && let Some((a, b)) = title_before(t, first, list_start(s, first))
                && a < b
                && b < first
            {
                acts.insert(0, (a, b, titled(a, b)));
                first = a;
            }
            return Some(acts);
        }
    }
    if kind == ActKind::Constitution {
        return Some(vec![(start, noun, made(None, None))]);
    }
    if kind == ActKind::Code {
        let from = code_words(t, republic.unwrap_or(least).max(least), noun)?;
        let act = ActRef { title: Some(code_title(t, from, noun)), ..made(None, None) };
        return Some(vec![(republic.unwrap_or(from), noun, act)]);
    }
    if let Some((at, number)) = number_before(t, least, noun) {
        let start = issuer_before(t, least, at);
        let act = ActRef { issuer: start.as_ref().and_then(|h| issuer(&h.1)), ..made(None, Some(number)) };
        return Some(vec![(start.map_or(at, |h| h.0), noun, act)]);
    }
    (legislative && republic.is_some()).then(|| vec![(start, noun, made(None, None))])
}

/// `"…" туралы` before an issuer.
fn turaly(t: &Text<'_>, least: usize, start: usize) -> Option<(usize, usize)> {
    let s = &t.folded.text;
    let (a, b) = word_before(s, start)?;
    (&s[a..b] == "туралы").then(|| title_before(t, least, a)).flatten().map(|(open, _)| (open, b))
}

/// Where the list word before `at` begins; `at` itself where none stands there.
fn list_start(s: &str, at: usize) -> usize {
    let before = s[..at].trim_end_matches(' ');
    let cut = [", және", ",", " және", " мен"].iter().find_map(|sep| before.strip_suffix(sep));
    cut.map_or(at, str::len)
}

fn skip_list(s: &str, at: usize) -> usize {
    let mut at = skip_blanks(s, at);
    for sep in [",", "және ", "мен "] {
        if s[at..].starts_with(sep) {
            at = skip_blanks(s, at + sep.len());
        }
    }
    at
}

/// What stands between the number of an act and its noun.
struct Middle {
    title: Option<String>,
    number: Option<String>,
    /// The words of the issuer or of the name of a code.
    words: String,
}

/// Reads what stands between: a title, a number after it, a bracket with the registration, a code of the portal, the issuer. `None` where
/// something else does.
fn middle(t: &Text<'_>, from: usize, noun: usize) -> Option<Middle> {
    let s = &t.folded.text;
    let mut out = Middle { title: None, number: None, words: String::new() };
    let mut at = skip_blanks(s, from);
    if s[at..noun].starts_with('"') {
        // Quotes nest and are left out: the last one before the noun closes the title.
        let close = at + s[at..noun].rfind('"').filter(|i| *i > 0)? + 1;
        out.title = Some(title(t, at, close));
        at = skip_blanks(s, close);
    }
    if let Some((number, end)) = number_at(t, at).filter(|n| n.1 <= noun) {
        out.number = Some(number);
        at = skip_blanks(s, end);
    }
    if s[at..noun].starts_with('(') {
        at = skip_blanks(s, at + s[at..noun].find(')')? + 1);
    }
    at = skip_id(s, at);
    if at > noun {
        return None;
    }
    if s[at..noun].starts_with('(') {
        at = skip_blanks(s, at + s[at..noun].find(')')? + 1);
    }
    if at > noun {
        return None;
    }
    out.words = original(t, at, noun);
    let rest = &s[at..noun];
    let count = rest.split_whitespace().count();
    let strange = rest.contains(['"', ';', ':', '(', ')', '№']) || rest.contains(|c: char| c.is_ascii_digit());
    (count <= 14 && !strange && !ends_clause(rest)).then_some(out)
}

/// Whether two days stand under one noun: only a list word and a title are between them.
fn shares(t: &Text<'_>, a: &Day, b: &Day) -> bool {
    let s = &t.folded.text;
    let joins = |gap: &str| matches!(gap.trim(), "," | "және" | "мен" | ", және");
    let end = skip_id_back(s, b.start);
    if joins(s.get(a.end..end).unwrap_or("")) {
        return !a.numbers.is_empty();
    }
    title_before(t, a.end, end).is_some_and(|(open, _)| open >= a.end && joins(&s[a.end..open]))
}

/// The length of a code of the portal that leaked into the text: `Z010242_`.
fn id_len(word: &str) -> usize {
    let digits = word.strip_prefix(|c: char| c.is_ascii_alphabetic()).map_or("", |w| w.trim_end_matches('_'));
    if word.ends_with('_') && digits.len() >= 6 && digits.bytes().all(|b| b.is_ascii_digit()) { word.len() } else { 0 }
}

fn skip_id(s: &str, at: usize) -> usize {
    let word = s[at..].split(' ').next().unwrap_or("");
    let len = id_len(word);
    if len > 0 { skip_blanks(s, at + len) } else { at }
}

fn skip_id_back(s: &str, at: usize) -> usize {
    let before = s[..at].trim_end_matches(' ');
    let word = before.rsplit(' ').next().unwrap_or("");
    if id_len(word) > 0 { before.len() - word.len() } else { at }
}

/// The name of a code among the words before its noun.
fn code_name(words: &str) -> Option<String> {
    let mut name = words.trim();
    for lead in ["Қазақстан Республикасының", "Қазақстан Республикасы", "ҚР"] {
        name = name.strip_prefix(lead).unwrap_or(name).trim();
    }
    name.starts_with(char::is_uppercase).then(|| format!("{name} кодексі"))
}

fn code_title(t: &Text<'_>, from: usize, noun: usize) -> String {
    format!("{} кодексі", original(t, from, noun))
}

/// Where the name of a code begins: the nearest capital before its noun.
fn code_words(t: &Text<'_>, least: usize, noun: usize) -> Option<usize> {
    let s = &t.folded.text;
    let mut at = noun;
    for _ in 0..7 {
        let (a, b) = word_before(s, at)?;
        if a < least || s[b..at].contains(|c| c != ' ') {
            return None;
        }
        let word = &s[a..b];
        if word.starts_with("республика") || word == "осы" || ends_clause(word) {
            return None;
        }
        if is_capital(t, a) {
            return Some(a);
        }
        at = a;
    }
    None
}

/// Where `Қазақстан Республикасы(ның)` or `ҚР` begins that stands before the noun; with `named` the name of a code may come between.
fn republic_before(t: &Text<'_>, least: usize, noun: usize, named: bool) -> Option<usize> {
    let s = &t.folded.text;
    let mut at = noun;
    for _ in 0..if named { 8 } else { 1 } {
        let (a, b) = word_before(s, at)?;
        if a < least || s[b..at].contains(|c| c != ' ') {
            return None;
        }
        let word = &s[a..b];
        if matches!(word, "республикасы" | "республикасының") {
            let (a, b) = word_before(s, a)?;
            return (a >= least && &s[a..b] == "қазақстан").then_some(a);
        }
        if word == "қр" {
            return Some(a);
        }
        if ends_clause(word) || word == "және" && at == noun {
            return None;
        }
        at = a;
    }
    None
}

/// `№ 361` right before a noun.
fn number_before(t: &Text<'_>, least: usize, noun: usize) -> Option<(usize, String)> {
    let s = &t.folded.text;
    let at = s[least..noun].rfind('№').map(|i| i + least)?;
    let (number, end) = number_at(t, at)?;
    s.get(end..noun)?.trim().is_empty().then_some((at, number))
}

/// Reads the brackets after an act's noun: its registration, its place in the collections, its popular name. Gives where the last one ends
/// that belongs to the reference.
pub(super) fn brackets(t: &Text<'_>, end: usize, act: &mut ActRef) -> usize {
    let s = &t.folded.text;
    let mut end = end;
    for _ in 0..3 {
        let at = skip_blanks(s, end);
        if !s[at..].starts_with('(') {
            break;
        }
        let Some(close) = s[at..].find(')').map(|i| at + i + 1).filter(|c| c - at < 2000) else { break };
        let words = &s[at..close];
        let registered = words.contains("тізілім") || words.contains("тіркел") || words.contains("реестр");
        if registered {
            let number = words.rfind('№').or_else(|| words.rfind("нөмірі ").map(|i| i + "нөмірі ".len()));
            let digits = number
                .map(|i| words[i..].trim_start_matches(['№', ' ']).chars().take_while(char::is_ascii_digit).collect::<String>());
            act.registration = act.registration.take().or(digits.filter(|d| !d.is_empty()));
        }
        let collected = ["пүаж", "пүкж", "сапп", "жаршы", "құжат", "ведомост", "ст. "].iter().any(|w| words.contains(w));
        let popular = act.kind == Some(ActKind::Code) && words.contains("кодекс") && words.len() < 160;
        let defined = words.contains("бұдан әрі") && path_at(t, skip_blanks(s, close)).is_some();
        if !(registered || collected || popular || defined) {
            break;
        }
        end = close;
    }
    end
}

/// `… бекітілген Адвокаттық … ережесінің 2-тармағына`: the document's name and the address in it.
pub(super) fn approved(t: &Text<'_>, end: usize) -> Option<(String, Vec<Step>, usize)> {
    let s = &t.folded.text;
    let (a, b) = next_word(s, end)?;
    if !s[a..b].starts_with("бекітілген") {
        return None;
    }
    let name = skip_blanks(s, b);
    let mut at = name;
    for _ in 0..60 {
        let (a, b) = next_word(s, at)?;
        if s[at..a].contains([';', ':', '.']) {
            return None;
        }
        let word = &s[a..b];
        // Other documents than those of the usual names: "… бағалау жүйесінің 65-тармағына".
        let named = kazakh_document(word)
            && (is_genitive(word) || word.ends_with("на") || word.ends_with("не") || word.ends_with("ға") || word.ends_with("ге"));
        if !named && ends_clause(word) {
            return None;
        }
        if (named || is_genitive(word))
            && let Some((path, to)) = path_at(t, skip_blanks(s, b))
        {
            return Some((original(t, name, b), path, to));
        }
        at = b;
        // Punctuation inside the name.
        let rest = &s[at..];
        let skip = rest.len() - rest.trim_start_matches([' ', ',', '"', '(', ')', '-']).len();
        at += skip;
    }
    None
}
