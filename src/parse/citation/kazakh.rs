//! References in Kazakh: what names the act stands before its noun, the address after it.

use super::days::{Day, days, number_at};
use super::quotes::{title, title_after, title_before};
use super::words::{
    is_capital, is_genitive, is_treaty, kazakh_act, kazakh_document, kazakh_unit, next_word, path_at, skip_blanks, starts_word,
    word_before, word_end,
};
use super::{Found, Host, Own, ShortNames, outer_steps};
use crate::base::{ActKind, ActRef, Kind};
use crate::parse::Step;
use crate::parse::text::{Text, issuer};

/// So far before its noun an act's date and issuer may begin, in bytes.
const MAX_BEFORE: usize = 1200;

pub(super) fn find_all(t: &Text<'_>, names: &ShortNames) -> Vec<Found> {
    let s = &t.folded.text;
    let mut scan = Scan { t, s, names, days: days(t), out: Vec::new(), no_path_before: 0 };
    let mut at = 0;
    while let Some(c) = s[at..].chars().next() {
        if !starts_word(s, at) || !(c.is_alphanumeric() || c == '"' || c == '№') {
            at += c.len_utf8();
            continue;
        }
        let end = scan.at(at, c);
        at = end.unwrap_or_else(|| if c.is_alphabetic() { word_end(s, at).max(at + c.len_utf8()) } else { at + c.len_utf8() });
    }
    scan.out
}

struct Scan<'a> {
    t: &'a Text<'a>,
    s: &'a str,
    names: &'a ShortNames,
    days: Vec<Day>,
    out: Vec<Found>,
    /// No address begins before this place: the run of numbers that ends here names no unit.
    no_path_before: usize,
}

impl Scan<'_> {
    /// The reference that begins at the word at `at`, or whose noun it is; gives where it ends.
    fn at(&mut self, at: usize, c: char) -> Option<usize> {
        if c.is_alphabetic() {
            let end = word_end(self.s, at);
            let word = &self.s[at..end];
            if word == "осы" {
                return self.own(at, end).or_else(|| self.own_name(at, end));
            }
            if matches!(word, "аталған" | "көрсетілген") {
                return self.said(at, end);
            }
            if let Some((kind, end)) = self.act_noun(at, end)
                && let Some(end) = self.act(at, end, kind)
            {
                return Some(end);
            }
            // *Заңды* is "legal" far more often than the accusative of a short name.
            if is_capital(self.t, at) && word != "заңды" {
                if let Some(end) = self.short(at) {
                    return Some(end);
                }
                if kazakh_document(word) && is_genitive(word) && !is_treaty(word) {
                    return self.after_host(at, end, Host::Own(Own::Document), true);
                }
            }
        }
        self.bare(at)
    }

    /// The noun of an act at a word: `заңы`, `конституциялық заңы`.
    fn act_noun(&self, at: usize, end: usize) -> Option<(ActKind, usize)> {
        let word = &self.s[at..end];
        if word == "конституциялық" {
            let (start, end) = next_word(self.s, end)?;
            return (kazakh_act(&self.s[start..end]) == Some(ActKind::Law)).then_some((ActKind::ConstitutionalLaw, end));
        }
        kazakh_act(word).map(|kind| (kind, end))
    }

    /// Where the reference before ends: nothing of it belongs to this one.
    fn free(&self) -> usize {
        self.out.last().map_or(0, |f| f.end)
    }

    /// An act whose noun stands at `noun..end`.
    fn act(&mut self, noun: usize, end: usize, kind: ActKind) -> Option<usize> {
        let (t, s) = (self.t, self.s);
        if next_word(s, end).is_some_and(|(a, b)| s[a..b].starts_with("жоба")) {
            return None;
        }
        let named = before_noun(t, &self.days, &self.out, noun, kind)?;
        let start = named.first().map(|(a, ..)| *a)?;
        // What stands in the title is a part of the name.
        while self.out.last().is_some_and(|f| f.start >= start) {
            self.out.pop();
        }
        let (last, rest) = named.split_last()?;
        for (from, to, act) in rest {
            self.out.push(Found::new(*from, *to, Host::Act(act.clone()), Vec::new()));
        }
        let mut act = last.2.clone();
        let mut after = end;
        // `Заңы 2023 жылғы 3 қаңтардағы № 187-VII`
        if act.date.is_none()
            && let Some(day) = self.days.iter().find(|d| d.start == skip_blanks(s, end) && !d.numbers.is_empty())
        {
            act.date = Some(day.date);
            act.number = day.numbers.first().map(|n| n.0.clone());
            after = day.end;
        }
        after = brackets(t, after, &mut act);
        self.after_host(last.0, after, Host::Act(act), false)
    }

    /// `осы Қағидалардың 7-тармағы`, `осы Заңға 3-қосымша`, `осы бапта`.
    fn own(&mut self, at: usize, end: usize) -> Option<usize> {
        let s = self.s;
        let mut from = end;
        for n in 0..4 {
            let (a, b) = next_word(s, from)?;
            let word = &s[a..b];
            if n == 0
                && let Some(kind) = kazakh_unit(word)
            {
                let bare = !matches!(kind, Kind::Row | Kind::Column | Kind::Section);
                return self.after_host(at, b, Host::Own(Own::Unit(kind)), !bare);
            }
            if let Some((kind, b)) = self.act_noun(a, b) {
                let qualified = n == 0 || matches!(s[from..a].trim(), "") && QUALIFIERS.contains(&s[end..a].trim());
                return if qualified { self.after_host(at, b, Host::Own(Own::Act(kind)), false) } else { None };
            }
            if kazakh_document(word) {
                return self.after_host(
                    at,
                    b,
                    Host::Own(Own::Document),
                    !is_capital(self.t, a) && !is_capital(self.t, next_word(s, end)?.0),
                );
            }
            // A case ending or a conjunction: another phrase begins.
            let cases =
                ["ды", "ді", "ты", "ті", "ны", "ні", "да", "де", "та", "те", "ға", "ге", "қа", "ке", "нан", "нен", "дан", "ден"];
            if word == "және" || cases.iter().any(|c| word.ends_with(c)) {
                return None;
            }
            from = b;
        }
        None
    }

    /// `Осы … ресімдеу қағидалары (бұдан әрі – Қағидалар)`: the rules call themselves by their whole name.
    fn own_name(&mut self, at: usize, end: usize) -> Option<usize> {
        let s = self.s;
        let limit = s.floor_char_boundary(end + 700);
        let bracket = end + s[end..limit].find("(бұдан ")?;
        let (a, b) = word_before(s, bracket)?;
        let clean = a > end && !s[end..a].contains(['.', ';', ':', '(', '"']);
        (clean && kazakh_document(&s[a..b]) && !is_treaty(&s[a..b])).then(|| {
            self.out.push(Found::new(at, b, Host::Own(Own::Document), Vec::new()));
            b
        })
    }

    /// `аталған Заңның 5-бабы`: only with an address; alone it says nothing new.
    fn said(&mut self, at: usize, end: usize) -> Option<usize> {
        let (a, b) = next_word(self.s, end)?;
        let (kind, b) = self.act_noun(a, b)?;
        self.after_host(at, b, Host::Said(Some(kind)), true)
    }

    fn short(&mut self, at: usize) -> Option<usize> {
        let (term, end) = self.names.at(self.s, at)?;
        let host = Host::Short(term.to_string());
        self.after_host(at, end, host, false)
    }

    /// Reads the address after a host that stands at `start..end`, through the name of an approved document where one stands between.
    fn after_host(&mut self, start: usize, end: usize, host: Host, needs_path: bool) -> Option<usize> {
        let (t, s) = (self.t, self.s);
        let next = skip_blanks(s, end);
        if next > end
            && let Some((path, to)) = path_at(t, next)
        {
            self.out.push(Found::new(start, to, host, path));
            return Some(to);
        }
        if let Some((document, path, to)) = approved(t, end) {
            self.out.push(Found { start, end: to, host, path, document: Some(document) });
            return Some(to);
        }
        let nameless =
            |a: &ActRef| a.date.is_none() && a.number.is_none() && a.title.is_none() && a.kind != Some(ActKind::Constitution);
        if needs_path || matches!(&host, Host::Act(act) if nameless(act)) {
            return None;
        }
        self.out.push(Found::new(start, end, host, Vec::new()));
        Some(end)
    }

    /// A genitive right before an address in the possessive: something has these provisions that is none of the known hosts.
    fn unknown_host(&self, at: usize, end: usize, path: &[Step]) -> Option<(usize, String)> {
        let (a, b) = word_before(self.s, at)?;
        let word = &self.s[a..b];
        let adjacent = a >= self.free() && self.s[b..at].trim().is_empty();
        let known = kazakh_unit(word).is_some()
            || !matches!(path.first()?.kind, Kind::Article | Kind::Item | Kind::Subitem | Kind::Attachment);
        (adjacent && is_genitive(word) && !known && is_possessive(&self.s[at..end])).then(|| (a, original(self.t, a, b)))
    }

    /// An address without a host before it.
    fn bare(&mut self, at: usize) -> Option<usize> {
        if at < self.no_path_before {
            return None;
        }
        let run = number_run(self.s, at)?;
        if !names_unit(&self.s[run..]) {
            self.no_path_before = run;
            return None;
        }
        let (path, end) = path_at(self.t, at)?;
        if !is_address(self.s, at, end, &path) {
            return None;
        }
        let found = match self.out.last().filter(|p| continues(self.s, p, at, end)) {
            Some(previous) => {
                let mut steps = outer_steps(&previous.path, &path);
                steps.extend(path);
                Found { document: previous.document.clone(), ..Found::new(at, end, previous.host.clone(), steps) }
            }
            None => match self.unknown_host(at, end, &path) {
                Some((from, words)) => Found::new(from, end, Host::Unknown(words), path),
                None => Found::new(at, end, Host::Here, path),
            },
        };
        self.out.push(found);
        Some(end)
    }
}

/// Words that may stand between `осы` and the kind of the act.
const QUALIFIERS: [&str; 6] = ["конституциялық", "бірлескен", "нормативтік", "уақытша", "шоғырландырылған", "тиісті"];

/// Whether an address continues the list that the reference before began: `…5-бабының 1-тармағында және 3-тармағында`.
fn continues(s: &str, previous: &Found, at: usize, end: usize) -> bool {
    let gap = s.get(previous.end..at).unwrap_or("").trim();
    let joined = matches!(gap, "," | "және" | ", және" | "мен" | "пен" | "бен" | "немесе" | ", сондай-ақ" | "сондай-ақ");
    joined && is_possessive(&s[at..end])
}

/// Whether the first unit of an address is in the possessive: it is one of something named before.
fn is_possessive(address: &str) -> bool {
    let noun = |w: &str| kazakh_unit(w.trim_start_matches(|c: char| !c.is_alphabetic())).is_some();
    let first = address.split(' ').find(|w| noun(w));
    first.is_some_and(|w| ["ғы", "бы", "гі", "шасы", "ары", "ері", "уы", "імі", "цы", "жолы"].iter().any(|p| w.contains(p)))
}

/// Whether an address that stands alone is one: `екінші жол` is a road and `бірінші бөлім` a department.
fn is_address(s: &str, at: usize, end: usize, path: &[Step]) -> bool {
    let [one] = path else { return true };
    let words = &s[at..end];
    let hyphen = words.contains('-') || words.contains("нөмір");
    match one.kind {
        Kind::Row | Kind::Section => hyphen && words.starts_with(|c: char| c.is_ascii_digit() || c == 'р'),
        Kind::Sentence | Kind::Heading | Kind::Preamble | Kind::Note => false,
        Kind::Table | Kind::Column | Kind::Attachment => !one.numbers.is_empty(),
        _ => true,
    }
}

/// Where the numbers at `at` end, list words between them included; `None` where no number stands there.
fn number_run(s: &str, at: usize) -> Option<usize> {
    const WORDS: [&str; 34] = [
        "бірінші",
        "екінші",
        "үшінші",
        "төртінші",
        "бесінші",
        "алтыншы",
        "жетінші",
        "сегізінші",
        "тоғызыншы",
        "оныншы",
        "жиырмасыншы",
        "отызыншы",
        "қырқыншы",
        "елуінші",
        "алпысыншы",
        "жетпісінші",
        "сексенінші",
        "тоқсаныншы",
        "жүзінші",
        "он",
        "жиырма",
        "отыз",
        "қырық",
        "елу",
        "алпыс",
        "жетпіс",
        "сексен",
        "тоқсан",
        "соңғы",
        "реттік",
        "рет",
        "ші",
        "шы",
        "інші",
    ];
    const LIST: [&str; 7] = ["және", "немесе", "мен", "бен", "пен", "әрі", "не"];
    let mut end = at;
    let mut any = false;
    loop {
        let rest = &s[end..];
        let c = rest.chars().next()?;
        if c.is_ascii_digit() {
            any = true;
            end += 1;
        } else if matches!(c, ' ' | ',' | '-' | '.' | ')' | '№' | '"') && (any || c == '№' || c == '"') {
            end += c.len_utf8();
        } else if c.is_alphabetic() {
            let to = word_end(s, end).max(end + c.len_utf8());
            // A hyphenated word may be "ші-тармақ" only after digits: take its first part.
            let word = s[end..to].split('-').next().unwrap_or("");
            let roman = word.chars().all(|c| "iіvxхl".contains(c));
            let letter = word.chars().count() == 1 && (any || s[..end].ends_with('"') || s[end + word.len()..].starts_with(')'));
            if WORDS.contains(&word) || roman || letter || word.starts_with("нөмір") {
                any = true;
            } else if !(any && LIST.contains(&word)) {
                return any.then_some(end);
            }
            end += word.len();
        } else {
            return any.then_some(end);
        }
    }
}

/// Whether folded text begins with a noun of a unit, or nearly so.
fn names_unit(s: &str) -> bool {
    [
        "тарма",
        "бап",
        "баб",
        "бөлі",
        "абзац",
        "азатжол",
        "параграф",
        "тарау",
        "кіші",
        "қосымша",
        "кесте",
        "жол",
        "баған",
        "графа",
        "ұяшы",
        "сөйлем",
        "ескертпе",
    ]
    .iter()
    .any(|w| s.starts_with(w))
}

type Named = (usize, usize, ActRef);

/// The acts that the words before a noun name, each with its place; several may share the noun.
fn before_noun(t: &Text<'_>, days: &[Day], found: &[Found], noun: usize, kind: ActKind) -> Option<Vec<Named>> {
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
        let name = head.as_ref().and_then(|h| issuer(&h.1)).or_else(|| issuer_after(&middle.words));
        let code = Some(middle.words.as_str()).filter(|_| kind == ActKind::Code).and_then(code_name);
        let mut quoted = middle.title.clone();
        let from = skip_id_back(s, start);
        if let Some((open, close)) = title_before(t, free, from).or_else(|| turaly(t, free, from)) {
            quoted = Some(title(t, open, close));
            start = open;
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
            let act = ActRef { title: Some(title(t, open, close)), ..made(None, None) };
            return Some(vec![(open, noun, act)]);
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

fn skip_list(s: &str, at: usize) -> usize {
    let mut at = skip_blanks(s, at);
    for sep in [",", "және ", "мен "] {
        if s[at..].starts_with(sep) {
            at = skip_blanks(s, at + sep.len());
        }
    }
    at
}

fn original(t: &Text<'_>, from: usize, to: usize) -> String {
    t.original[t.folded.to_original(from)..t.folded.to_original(to)].trim().to_string()
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
        let close = title_after(t, at).filter(|c| *c <= noun)?;
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

/// Words that no name of an issuer or act holds.
fn ends_clause(words: &str) -> bool {
    words.split_whitespace().any(|w| {
        matches!(
            w,
            "сәйкес"
                | "бойынша"
                | "негізінде"
                | "дейін"
                | "бастап"
                | "кейін"
                | "осы"
                | "үшін"
                | "бекітілген"
                | "қабылданған"
                | "өзге"
                | "басқа"
        ) || w.ends_with("сын")
            || w.ends_with("ылған") && !w.starts_with("біріктір")
    }) || words.contains('.') && !words.contains("м.а.")
}

/// The words between number and noun, where they name the issuer.
fn issuer_after(words: &str) -> Option<String> {
    let words = words.split("Заң күші").next().unwrap_or(words);
    let name = words.split_whitespace().take_while(|w| !w.starts_with("бірлескен")).collect::<Vec<_>>().join(" ");
    name.starts_with(char::is_uppercase).then(|| republic_only(&name)).flatten()
}

/// `Қазақстан Республикасының Қылмыстық` → the issuer before the name of the code.
fn republic_only(words: &str) -> Option<String> {
    for lead in ["Қазақстан Республикасының", "Қазақстан Республикасы"] {
        if words.starts_with(lead) && words.len() > lead.len() && !is_genitive(words) {
            return issuer(lead);
        }
    }
    is_genitive(words).then(|| issuer(words)).flatten()
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
    (s[end..noun].trim().is_empty()).then_some((at, number))
}

/// Where the issuer before a date begins, and its words.
fn issuer_before(t: &Text<'_>, least: usize, date: usize) -> Option<(usize, String)> {
    let s = &t.folded.text;
    let stop = s[least..date].rfind(['"', ';', ':', '(', ')', '№']).map_or(least, |i| {
        let at = least + i;
        at + s[at..].chars().next().map_or(1, char::len_utf8)
    });
    let words = &s[stop..date];
    let last = words.trim_end();
    let acting = last.ends_with("м.а.") || last.ends_with("м. а.") || last.ends_with("міндетін атқарушының");
    let genitive = last.rsplit(' ').next().is_some_and(is_genitive);
    if !(acting || genitive) {
        return None;
    }
    let republic =
        words.rfind("қазақстан республикасы").into_iter().chain(words.rfind("қр ").filter(|i| starts_word(words, *i))).max();
    if let Some(i) = republic
        && !words[i..].starts_with("қазақстан республикасында")
        && words[i..].split_whitespace().count() <= 24
        && !ends_clause(&words[i..].replace("м. а.", "м.а."))
    {
        return Some((stop + i, original(t, stop + i, date)));
    }
    // A local issuer: words in a row that names of bodies are made of.
    let mut at = date;
    let mut start = None;
    for _ in 0..14 {
        let Some((a, b)) = word_before(s, at).filter(|(a, _)| *a >= stop) else { break };
        let gap = s[b..at].trim();
        let dots = matches!(gap, "." | "м.а.") || gap.is_empty();
        let word = &s[a..b];
        let body = is_capital(t, a) || BODIES.iter().any(|w| word.starts_with(w)) || matches!(word, "м" | "а" | "және");
        if !(dots && body) || ends_clause(word) {
            break;
        }
        if is_capital(t, a) || BODIES.iter().any(|w| word.starts_with(w)) {
            start = Some(a);
        }
        at = a;
    }
    start.map(|a| (a, original(t, a, date)))
}

/// Stems of words that names of bodies are made of.
const BODIES: [&str; 22] = [
    "министр",
    "үкімет",
    "әкім",
    "мәслихат",
    "комитет",
    "төраға",
    "агенттік",
    "агенттіг",
    "басқарма",
    "облыс",
    "аудан",
    "қала",
    "ауыл",
    "комиссия",
    "сессия",
    "шақырылған",
    "орынбасар",
    "банк",
    "басшы",
    "прокурор",
    "кеңес",
    "жөніндегі",
];

/// Reads the brackets after an act's noun: its registration, its place in the collections, its popular name. Gives where the last one ends
/// that belongs to the reference.
fn brackets(t: &Text<'_>, end: usize, act: &mut ActRef) -> usize {
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
fn approved(t: &Text<'_>, end: usize) -> Option<(String, Vec<Step>, usize)> {
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
        if kazakh_document(word)
            && (is_genitive(word) || word.ends_with("на") || word.ends_with("не") || word.ends_with("ға") || word.ends_with("ге"))
            && let Some((path, to)) = path_at(t, skip_blanks(s, b))
        {
            return Some((original(t, name, b), path, to));
        }
        at = b;
        // Punctuation inside the name.
        let rest = &s[at..];
        let skip = rest.len() - rest.trim_start_matches(|c: char| matches!(c, ' ' | ',' | '"' | '(' | ')' | '-')).len();
        at += skip;
    }
    None
}
