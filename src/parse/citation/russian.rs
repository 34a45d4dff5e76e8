//! References in Russian: the address first, then the noun of the act, then what it is known by.

use super::days::{Day, days, number_at};
use super::quotes::{title, title_after};
use super::russian_name::{UNQUOTED, brackets, code_name, is_issuer, republic_after};
use super::words::{
    is_capital, is_treaty, next_word, original, past, path_at, russian_act, russian_document, russian_unit, skip_blanks,
    starts_word, word_end,
};
use super::{Found, Host, Own, ShortNames, outer_steps};
use crate::base::letters::is_alphanumeric;
use crate::base::{ActKind, ActRef, Kind};
use crate::parse::Step;
use crate::parse::text::Text;

/// So far after its noun the date of an act may stand, in bytes.
const MAX_ISSUER: usize = 500;

pub(super) fn find_all(t: &Text<'_>, names: &ShortNames) -> Vec<Found> {
    let s = &t.folded.text;
    let mut scan = Scan { t, s, names, days: days(t), out: Vec::new(), paths: Vec::new() };
    let mut at = 0;
    while let Some(c) = s[at..].chars().next() {
        let next = match c {
            '"' => scan.titled(at),
            _ if !starts_word(s, at) || !is_alphanumeric(c) => None,
            _ => scan.at(at),
        };
        at = next.unwrap_or_else(|| past(s, at, c));
    }
    scan.drop_paths();
    scan.out
}

struct Scan<'a> {
    t: &'a Text<'a>,
    s: &'a str,
    names: &'a ShortNames,
    days: Vec<Day>,
    out: Vec<Found>,
    /// Addresses read that wait for the act after them: `в пункте 2 статьи 5, статье 7 Закона`.
    paths: Vec<(usize, usize, Vec<Step>)>,
}

impl Scan<'_> {
    fn at(&mut self, at: usize) -> Option<usize> {
        let s = self.s;
        let end = word_end(s, at);
        let word = s.get(at..end).unwrap_or("");
        if may_begin_path(word)
            && let Some((path, end)) = path_at(self.t, at)
            && is_address(&path)
            && !(word == "ст" && in_collection(s, at))
        {
            // A new address keeps those before it waiting only where a list joins them.
            if self.paths.last().is_some_and(|p| !s.get(p.1..at).is_some_and(joined)) {
                self.drop_paths();
            }
            self.paths.push((at, end, path));
            return Some(end);
        }
        if word.starts_with("настоящ") {
            return self.own(at, end);
        }
        if matches!(word, "указанного" | "указанному" | "указанным" | "названного" | "данного" | "этого") && !self.paths.is_empty()
        {
            let (a, b) = next_word(s, end)?;
            let kind = russian_act(&s[a..b])?;
            return self.close(at, b, Host::Said(Some(kind)), None);
        }
        if word.starts_with("конституционн") {
            let (a, b) = next_word(s, end)?;
            return (russian_act(&s[a..b]) == Some(ActKind::Law)).then(|| self.act(at, b, ActKind::ConstitutionalLaw)).flatten();
        }
        if let Some(kind) = russian_act(word)
            && let Some(end) = self.act(at, end, kind)
        {
            return Some(end);
        }
        let waits = self.waiting(at);
        if waits
            && russian_document(word)
            && let Some((name, act, to)) = self.approved(at)
        {
            return self.close(at, to, Host::Act(act), Some(name));
        }
        if is_capital(self.t, at)
            && let Some((term, to)) = self.names.at(s, at)
        {
            let host = Host::Short(term.to_string());
            return self.close(at, to, host, None);
        }
        if waits && is_capital(self.t, at) && s[..at].ends_with(' ') {
            if russian_document(word) && !is_treaty(word) {
                return self.close(at, end, Host::Own(Own::Document), None);
            }
            if is_treaty(word) || russian_act(word).is_some() {
                return self.close(at, end, Host::Unknown(original(self.t, at, end)), None);
            }
        }
        // `от 5 мая 2010 года № 5 и от 6 июня 2011 года № 7`
        if word == "от"
            && let Some(end) = self.shared(at, end)
        {
            return Some(end);
        }
        None
    }

    /// Whether an address ends right before `at`.
    fn waiting(&self, at: usize) -> bool {
        self.paths.last().is_some_and(|p| self.s.get(p.1..at).is_some_and(leads))
    }

    /// Addresses that no act follows stand for themselves.
    fn drop_paths(&mut self) {
        self.settle(None);
    }

    /// Gives the addresses that wait their host. Each takes from the next one the outer units it does not name itself.
    fn settle(&mut self, host: Option<(&Host, Option<&String>)>) {
        let mut waiting = std::mem::take(&mut self.paths);
        if host.is_none() {
            waiting.retain(|(_, _, path)| !is_single_appendix(path));
        }
        let mut outer: Vec<Step> = Vec::new();
        let mut found = Vec::new();
        for (start, end, path) in waiting.into_iter().rev() {
            let mut steps = outer_steps(&outer, &path);
            steps.extend(path);
            outer.clone_from(&steps);
            let mut one = Found::new(start, end, host.map_or(Host::Here, |h| h.0.clone()), steps);
            one.document = host.and_then(|h| h.1.cloned());
            found.push(one);
        }
        found.reverse();
        self.out.append(&mut found);
    }

    /// Writes down a host that stands at `start..end`, with the addresses before it.
    fn close(&mut self, start: usize, end: usize, host: Host, document: Option<String>) -> Option<usize> {
        if !self.waiting(start) {
            self.drop_paths();
            let needs_path = matches!(&host, Host::Own(Own::Unit(_)) | Host::Said(_));
            if needs_path && !matches!(&host, Host::Own(Own::Unit(k)) if bare_unit(*k)) {
                return None;
            }
            self.out.push(Found { document, ..Found::new(start, end, host, Vec::new()) });
            return Some(end);
        }
        self.settle(Some((&host, document.as_ref())));
        // The last address and the act are one reference.
        if let Some(last) = self.out.last_mut() {
            last.end = end;
        }
        Some(end)
    }

    /// `настоящих Правил`, `настоящей статьи`.
    fn own(&mut self, at: usize, end: usize) -> Option<usize> {
        let s = self.s;
        let mut from = end;
        for n in 0..4 {
            let (a, b) = next_word(s, from)?;
            let word = &s[a..b];
            if n == 0
                && let Some(kind) = russian_unit(word)
            {
                return self.close(at, b, Host::Own(Own::Unit(kind)), None);
            }
            if let Some(kind) = russian_act(word) {
                if n > 0
                    && !["конституционн", "совместн", "нормативн", "временн"].iter().any(|w| s[end..a].trim_start().starts_with(w))
                {
                    return None;
                }
                let kind = if s[end..a].contains("конституционн") { ActKind::ConstitutionalLaw } else { kind };
                return self.close(at, b, Host::Own(Own::Act(kind)), None);
            }
            if russian_document(word) {
                let named = is_capital(self.t, a) || is_capital(self.t, next_word(s, end)?.0) || self.waiting(at);
                return named.then(|| self.close(at, b, Host::Own(Own::Document), None)).flatten();
            }
            from = b;
        }
        None
    }

    /// An act whose noun stands at `noun..end`.
    fn act(&mut self, noun: usize, end: usize, kind: ActKind) -> Option<usize> {
        let (t, s) = (self.t, self.s);
        let mut act = ActRef { kind: Some(kind), ..ActRef::default() };
        let mut at = end;
        let mut start = noun;
        // Уголовного кодекса, Трудовым кодексом
        if kind == ActKind::Code {
            let name = code_name(t, self.out.last().map_or(0, |f| f.end), noun);
            if let Some(from) = name {
                start = from;
                act.title = Some(original(t, from, end));
            }
        }
        if kind == ActKind::Decision && s[..noun].trim_end().ends_with("судебного") {
            return None;
        }
        // The issuer, up to the date, the number or the title.
        let limit = s.floor_char_boundary(end + MAX_ISSUER);
        let head = s[end..limit].find(['"', ';', ':', '(', '№']).map_or(limit, |i| end + i);
        let day = self.days.iter().find(|d| d.start > end && d.start <= head && s[..d.start].trim_end().ends_with("от"));
        let issuer_end = match day {
            Some(d) => s[..d.start].trim_end().len() - "от".len(),
            None if head < limit && s[head..].starts_with(['"', '№', '(']) => head,
            None => end + republic_after(s, end),
        };
        let words = s.get(end..issuer_end).unwrap_or("");
        if words.trim_start().starts_with([',', '.']) || words.split_whitespace().count() > 30 || words.contains(". ") {
            return self.code_alone(start, end, kind, act);
        }
        let issuer = original(t, end, issuer_end);
        if let Some(d) = day {
            act.date = Some(d.date);
            act.number = d.numbers.first().map(|n| n.0.clone());
            at = d.numbers.first().map_or(d.end, |n| n.1);
            if let Some((number, to)) = act.number.is_none().then(|| number_at(t, skip_blanks(s, at))).flatten() {
                act.number = Some(number);
                at = to;
            }
        } else if s[head..].starts_with('№')
            && let Some((number, to)) = number_at(t, head)
        {
            act.number = Some(number);
            at = to;
            // "Указом Президента № 2247 от 28 апреля 1995 года "О льготах …""
            let after = skip_blanks(s, at);
            if s[after..].starts_with("от ")
                && let Some(d) = self.days.iter().find(|d| d.start == skip_blanks(s, after + "от ".len()) && d.numbers.is_empty())
            {
                act.date = Some(d.date);
                at = d.end;
            }
        }
        let plausible = |words: &str| words.is_empty() || is_issuer(words);
        if (day.is_some() || act.number.is_some()) && !plausible(&issuer) {
            return self.code_alone(start, end, kind, ActRef { kind: Some(kind), title: act.title, ..ActRef::default() });
        }
        let from = if day.is_some() || act.number.is_some() { skip_blanks(s, at) } else { head };
        if s[from..].starts_with('"')
            && plausible(&issuer)
            && let Some(close) = title_after(t, from)
        {
            let legislative = matches!(kind, ActKind::Law | ActKind::ConstitutionalLaw | ActKind::Code);
            let quoted = title(t, from, close);
            if day.is_some() || act.number.is_some() || legislative {
                act.title = Some(quoted);
                at = close;
            }
        }
        // "Закон Республики Казахстан «О …» от 5 мая 2010 года № 5"
        if day.is_none()
            && act.title.is_some()
            && at > end
            && let Some((a, b)) = next_word(s, at)
            && &s[a..b] == "от"
            && let Some(d) = self.days.iter().find(|d| d.start == skip_blanks(s, b))
        {
            act.date = Some(d.date);
            act.number = d.numbers.first().map(|n| n.0.clone());
            at = d.numbers.first().map_or(d.end, |n| n.1);
        }
        if act.date.is_none() && act.number.is_none() && (at == end || act.title.is_none()) {
            act.issuer = None;
            return self.code_alone(start, end, kind, act);
        }
        act.issuer = (!issuer.is_empty()).then_some(issuer);
        let undated = !matches!(kind, ActKind::Law | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Constitution);
        if undated
            && act.number.is_none()
            && act.title.is_none()
            && act.issuer.as_deref().is_none_or(|i| i.to_lowercase().contains("суда"))
        {
            return None;
        }
        at = brackets(s, at, &mut act);
        self.close(start, at, Host::Act(act), None)
    }

    /// A code or the Constitution by its name only, a law only with an address before it.
    fn code_alone(&mut self, start: usize, end: usize, kind: ActKind, mut act: ActRef) -> Option<usize> {
        let (t, s) = (self.t, self.s);
        let mut to = end + republic_after(s, end);
        if kind == ActKind::Code && act.title.is_none() {
            let rest = &s[skip_blanks(s, to)..];
            let name = UNQUOTED.iter().find(|n| rest.starts_with(*n))?;
            let from = skip_blanks(s, to);
            act.title = Some(original(t, from, from + name.len()));
            to = from + name.len();
        }
        match kind {
            ActKind::Code => to = brackets(s, to, &mut act),
            ActKind::Constitution => {}
            ActKind::Law | ActKind::ConstitutionalLaw if self.waiting(start) && self.names.at(s, start).is_none() => {}
            _ => return None,
        }
        act.issuer = None;
        self.close(start, to, Host::Act(act), None)
    }

    /// A further title under the noun of the act before: `законами «О связи», «О почте»`.
    fn titled(&mut self, at: usize) -> Option<usize> {
        let previous = self.out.last()?;
        let Host::Act(act) = &previous.host else { return None };
        let gap = self.s.get(previous.end..at)?.trim();
        if !(matches!(gap, "," | "и" | ", и") && act.date.is_none() && act.title.is_some() && self.paths.is_empty()) {
            return None;
        }
        let close = title_after(self.t, at)?;
        let name = title(self.t, at, close);
        if !(name.starts_with("О ") || name.starts_with("Об ")) {
            return None;
        }
        let act = ActRef { title: Some(name), ..act.clone() };
        self.out.push(Found::new(at, close, Host::Act(act), Vec::new()));
        Some(close)
    }

    /// A further date and number under the noun of the act before.
    fn shared(&mut self, at: usize, end: usize) -> Option<usize> {
        let s = self.s;
        let previous = self.out.last()?;
        let Host::Act(act) = &previous.host else { return None };
        let gap = s.get(previous.end..at)?.trim();
        if !(matches!(gap, "," | "и" | ", и") && act.date.is_some() && act.number.is_some()) {
            return None;
        }
        let day = self.days.iter().find(|d| d.start == skip_blanks(s, end))?;
        let (number, to) = day.numbers.first().cloned()?;
        let mut act = ActRef { date: Some(day.date), number: Some(number), title: None, registration: None, ..act.clone() };
        let from = skip_blanks(s, to);
        let mut to = to;
        if let Some(close) = title_after(self.t, from) {
            act.title = Some(title(self.t, from, close));
            to = close;
        }
        self.out.push(Found::new(at, to, Host::Act(act), Vec::new()));
        Some(to)
    }

    /// `Правил …, утвержденных приказом … от … № …`: the document's name, the act, where it ends.
    fn approved(&mut self, at: usize) -> Option<(String, ActRef, usize)> {
        let s = self.s;
        let limit = s.floor_char_boundary(at + 800);
        let i = s[at..limit].find("утвержд")?;
        if s[at..at + i].contains([';', ':']) || s[at..at + i].contains(". ") {
            return None;
        }
        let (_, b) = next_word(s, at + i)?;
        let mut noun = next_word(s, b)?;
        // "утвержденных совместным приказом"
        if russian_act(&s[noun.0..noun.1]).is_none() {
            noun = next_word(s, noun.1)?;
        }
        let kind = russian_act(&s[noun.0..noun.1])?;
        let kept = (std::mem::take(&mut self.paths), self.out.len());
        let end = self.act(noun.0, noun.1, kind);
        let found = self.out.split_off(kept.1.min(self.out.len())).pop();
        self.paths = kept.0;
        let Host::Act(act) = found?.host else { return None };
        Some((original(self.t, at, at + i).trim_end_matches([',', ' ']).to_string(), act, end?))
    }
}

/// Whether a word can begin an address: a unit's noun or its short form, or an ordinal.
fn may_begin_path(word: &str) -> bool {
    const SHORT: [&str; 10] = ["п", "пп", "подп", "ст", "ч", "абз", "гл", "разд", "подразд", "прил"];
    const MORE: [&str; 4] = ["столб", "колон", "предложени", "преамбул"];
    const ORDINALS: [&str; 12] =
        ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "последн", "двадцат"];
    russian_unit(word).is_some()
        || SHORT.contains(&word)
        || MORE.iter().any(|m| word.starts_with(m))
        || ORDINALS.iter().any(|o| word.starts_with(o))
}

/// What may stand between an address and its act: `приложение 2 к приказу`, `пункт 3 статьи 5 вышеуказанного Закона`.
fn leads(gap: &str) -> bool {
    matches!(gap.trim(), "" | "к" | "," | "совместного" | "совместному" | "нормативного")
}

fn joined(gap: &str) -> bool {
    matches!(
        gap.trim(),
        "," | "и"
            | "или"
            | ", и"
            | "и в"
            | ", в"
            | ", а также"
            | "а также"
            | ", а также в"
            | "либо"
            | ", либо"
            | "и (или)"
            | "к"
            | ", к"
    )
}

/// Whether an address is one: a sentence or a table row alone says too little.
fn is_address(path: &[Step]) -> bool {
    let [one] = path else { return true };
    let single = one.kind == Kind::Attachment;
    !matches!(one.kind, Kind::Sentence | Kind::Heading | Kind::Preamble | Kind::Note) && (single || !one.numbers.is_empty())
}

/// `приложение` without a number: the only one of the act named after it, and none where no act is named.
fn is_single_appendix(path: &[Step]) -> bool {
    matches!(path, [one] if one.kind == Kind::Attachment && one.numbers.is_empty())
}

/// `2001 г., № 3, ст. 178`: a place in a collection of acts.
fn in_collection(s: &str, at: usize) -> bool {
    let from = s.floor_char_boundary(at.saturating_sub(60));
    let before = s[from..at].trim_end();
    before.ends_with(',') && (before.contains('№') || before.contains(" n ") || before.contains("г.,"))
}

fn bare_unit(kind: Kind) -> bool {
    !matches!(kind, Kind::Row | Kind::Column | Kind::Section)
}
