//! References in Kazakh: what names the act stands before its noun, the address after it.

use super::days::{Day, days};
use super::kazakh_name::{approved, before_noun, brackets};
use super::words::{
    is_capital, is_genitive, is_treaty, kazakh_act, kazakh_document, kazakh_unit, next_word, original, past, path_at, skip_blanks,
    starts_word, word_before, word_end,
};
use super::{Found, Host, Own, ShortNames, outer_steps};
use crate::base::letters::{is_alphabetic, is_alphanumeric};
use crate::base::{ActKind, ActRef, Kind};
use crate::parse::Step;
use crate::parse::path::is_ordinal_word;
use crate::parse::text::Text;

pub(super) fn find_all(t: &Text<'_>, names: &ShortNames) -> Vec<Found> {
    let s = &t.folded.text;
    let mut scan = Scan { t, s, names, days: days(t), out: Vec::new(), no_path_before: 0 };
    let mut at = 0;
    while let Some(c) = s[at..].chars().next() {
        if !starts_word(s, at) || !(is_alphanumeric(c) || c == '"' || c == '№') {
            at += c.len_utf8();
            continue;
        }
        let end = scan.at(at, c);
        at = end.unwrap_or_else(|| past(s, at, c));
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
        if is_alphabetic(c) {
            let end = word_end(self.s, at);
            let word = &self.s[at..end];
            if word == "осы" {
                return self.own(at, end).or_else(|| self.own_name(at, end));
            }
            if matches!(word, "аталған" | "көрсетілген") {
                return self.said(at, end);
            }
            // A single appendix has no number: "Қосымшаға сәйкес …".
            if word == "қосымшаға" && next_word(self.s, end).is_some_and(|(a, b)| &self.s[a..b] == "сәйкес") {
                let step = Step { kind: Kind::Attachment, numbers: Vec::new() };
                self.out.push(Found::new(at, end, Host::Here, vec![step]));
                return Some(end);
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
            let participle = ["лған", "лген", "нған", "нген", "тын", "тін"].iter().any(|p| word.ends_with(p));
            if word == "және" || n > 0 && participle || cases.iter().any(|c| word.ends_with(c)) {
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
        // "… № 1151 қаулысымен бекітілген Талаптарға": what another act approved, whatever the short name stands for here.
        let before = self.s[..at].trim_end();
        if before.strip_suffix("бекітілген").is_some_and(|b| b.trim_end().len() == self.free()) && self.free() > 0 {
            return Some(end);
        }
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
        let known = kazakh_unit(word).is_some() || !(of_an_act(path) || path.first()?.kind == Kind::Attachment);
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
        // `29-бап, 2-тармақ`: the item of the article before it.
        if let Some(outer) = self.out.last_mut().filter(|p| leads_into(self.s, p, at, end, &path)) {
            outer.path.extend(path);
            outer.end = end;
            return Some(end);
        }
        let found = match self.out.last().filter(|p| continues(self.s, p, at, end)) {
            Some(previous) => {
                let mut steps = outer_steps(&previous.path, &path);
                steps.extend(path);
                Found { document: previous.document.clone(), ..Found::new(at, end, previous.host.clone(), steps) }
            }
            None => match self.unknown_host(at, end, &path) {
                Some((from, words)) => Found::new(from, end, Host::Unknown(words), path),
                // A possessive has a possessor, and here it is not named.
                None if is_possessive(&self.s[at..end]) && of_an_act(&path) => {
                    Found::new(at, end, Host::Unknown(String::new()), path)
                }
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

/// Whether an address names, behind a comma, an inner unit of the one before it, both without an ending that ties them.
fn leads_into(s: &str, previous: &Found, at: usize, end: usize, path: &[Step]) -> bool {
    let (Some(outer), Some(inner)) = (previous.path.last(), path.first()) else { return false };
    let bare = ["бап", "тармақ", "бөлік", "тарау"].iter().any(|n| s[..previous.end].ends_with(n));
    bare && outer.numbers.len() == 1
        && super::rank(outer.kind) < super::rank(inner.kind)
        && s.get(previous.end..at).is_some_and(|gap| gap.trim() == ",")
        && !is_possessive(&s[at..end])
}

/// Whether an address begins with a unit that acts and documents have.
fn of_an_act(path: &[Step]) -> bool {
    path.first().is_some_and(|s| matches!(s.kind, Kind::Article | Kind::Item | Kind::Subitem | Kind::Chapter))
}

/// Whether the first unit of an address is in the possessive: it is one of something named before.
fn is_possessive(address: &str) -> bool {
    let noun = |w: &str| kazakh_unit(w.trim_start_matches(|c: char| !is_alphabetic(c))).is_some();
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
    // "реттік нөмірі", and the endings after digits: 1-ші, 3-інші
    const WORDS: [&str; 5] = ["реттік", "рет", "ші", "шы", "інші"];
    const LIST: [&str; 7] = ["және", "немесе", "мен", "бен", "пен", "әрі", "не"];
    let mut end = at;
    let mut any = false;
    loop {
        // To the end of the text is a run too: were it none, every number in it would be asked again.
        let Some(c) = s[end..].chars().next() else { return any.then_some(end) };
        if c.is_ascii_digit() {
            any = true;
            end += 1;
        } else if matches!(c, ' ' | ',' | '-' | '.' | ')' | '№' | '"') && (any || c == '№' || c == '"') {
            end += c.len_utf8();
        } else if is_alphabetic(c) {
            let to = word_end(s, end).max(end + c.len_utf8());
            // A hyphenated word may be "ші-тармақ" only after digits: take its first part.
            let word = s[end..to].split('-').next().unwrap_or("");
            let roman = word.chars().all(|c| "iіvxхl".contains(c));
            let letter = word.chars().count() == 1 && (any || s[..end].ends_with('"') || s[end + word.len()..].starts_with(')'));
            if is_ordinal_word(word) || WORDS.contains(&word) || roman || letter || word.starts_with("нөмір") {
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
