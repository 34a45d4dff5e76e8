//! Commencement clauses: `алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі`.

use super::Rule;
use super::path::{Step, steps};
use super::text::{Node, Text, date, find};
use crate::base::{Date, Span};

/// A clause as written; the words of the contract name its rule and unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawClause {
    /// `after_publication`, `from_publication`, `day_after_publication`, `date`, `from_signature`, `from_registration`, `event`.
    pub rule: &'static str,
    /// Length of the term.
    pub days: Option<u32>,
    /// `calendar_day`, `working_day`, `day`, `month`.
    pub unit: Option<&'static str>,
    /// The day, for `date`.
    pub date: Option<Date>,
    /// Whether it can be counted in two ways.
    pub ambiguous: bool,
    /// Where in the line.
    pub span: Span,
}

/// A clause with what it is said of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The clause.
    pub clause: RawClause,
    /// The elements it is said of, one chain of steps each; none: the act.
    pub of: Vec<Vec<Step>>,
    /// The words between the clause and the element (`осы Заңның`, `өзгерістер мен толықтырулардың`), or before it.
    pub host: String,
    /// The day until which what it is said of applies.
    pub until: Option<Date>,
}

/// Finds the first commencement clause of a line. Outside a note's brackets (`in_note` false) the line must also say that something
/// comes into force, so that other terms are not taken for it.
#[must_use]
pub fn find_in(line: &str, in_note: bool) -> Option<RawClause> {
    if !in_note {
        return find_all(line).into_iter().next().map(|s| s.clause);
    }
    let t = Text::new(line);
    starts(&t.folded.text).into_iter().find_map(|at| read(&t, at).map(|(c, _)| c))
}

/// Every commencement clause of a line, with what it is said of.
#[must_use]
pub fn find_all(line: &str) -> Vec<Said> {
    // Words of which one is in every clause, without the letters that have Latin look-alikes.
    const STEMS: [&str; 8] = ["олданы", "ОЛДАНЫ", "күш", "Күш", "ступа", "водит", "водятс", "водим"];
    if !STEMS.iter().any(|s| memchr::memmem::find(line.as_bytes(), s.as_bytes()).is_some()) {
        return Vec::new();
    }
    let t = Text::new(line);
    let f = t.folded.text.as_str();
    if !VERBS_KK.iter().chain(VERBS_RU).any(|v| f.contains(v)) {
        return Vec::new();
    }
    let mut out: Vec<Said> = Vec::new();
    let mut taken = 0;
    let mut tried = 0;
    for at in starts(f) {
        if at < taken || tried > MAX_TRIES {
            continue;
        }
        tried += 1;
        let Some((clause, end)) = read(&t, at) else { continue };
        let russian = f[at..end].chars().all(|c| !"әғқңөұүһі".contains(c)) && !f[at..end].contains("бастап");
        let said = if russian { russian_said(&t, at, end, taken, clause) } else { kazakh_said(&t, at, end, taken, clause) };
        if let Some(said) = said {
            out.push(said);
            taken = end;
        }
    }
    out
}

const VERBS_KK: &[&str] = &["қолданысқа ен", "қолданысқа", "күшіне ен", "қолданылады"];
/// Words between elements of one list.
const LINKS: &[&str] = &["", "және", "сондай-ақ", "мен", "пен", "бен"];
const VERBS_RU: &[&str] = &["ввод", "вступа"];
/// Clauses of a line that are tried, at most.
const MAX_TRIES: usize = 4096;
/// Bytes that a clause may take.
const MAX_CLAUSE: usize = 1024;
/// Bytes between a clause and what it is said of.
const NEAR: usize = 400;

/// Reads the clause that begins at `at` of the folded text, and where it ends there.
fn read(t: &Text<'_>, at: usize) -> Option<(RawClause, usize)> {
    let node = t.parse_within(Rule::commencement, at, MAX_CLAUSE)?.into_inner().next()?;
    let end = at + node.as_span().end();
    Some((clause(t, &node, at)?, end))
}

/// Places where a clause can begin, in order.
fn starts(text: &str) -> Vec<usize> {
    const WORDS: &[&str] = &[
        "алғаш",
        "бірінші рет",
        "ресми жария",
        "ресми түрде",
        "жариялан",
        "жариялағ",
        "қол қойыл",
        "мемлекеттік тірке",
        "тіркелген",
        "тіркеуден",
        "қабылданған күн",
        "қолданысқа енгізілген",
        "күшіне енген",
        "күнтізбелік",
        "по истечени",
        "через ",
        "со дня",
        "с даты",
        "с момента",
        "после дня",
        "после ",
        "с 0",
        "с 1",
        "с 2",
        "с 3",
    ];
    // words of a bare term
    const COUNTS: &[&str] = &["он ", "бір ", "екі ", "үш ", "алты ", "тоғыз ", "жиырма ", "отыз ", "алпыс ", "тоқсан ", "он екі "];
    let mut out: Vec<usize> = WORDS.iter().flat_map(|w| text.match_indices(w).map(|(i, _)| i)).collect();
    let b = text.as_bytes();
    let begins = |i: usize| i == 0 || b[i - 1] == b' ' || b[i - 1] == b'(';
    out.extend(COUNTS.iter().flat_map(|w| text.match_indices(w).map(|(i, _)| i)));
    // a day: "01.01.2023 бастап", "2008 жылғы 1 қаңтардан бастап"
    out.extend((0..b.len()).filter(|i| b[*i].is_ascii_digit() && (*i == 0 || !(b[*i - 1].is_ascii_digit() || b[*i - 1] == b'.'))));
    out.retain(|i| begins(*i) || b[*i].is_ascii_digit());
    out.sort_unstable();
    out.dedup();
    out
}

/// A Kazakh clause with its verb: `… енгізілетін X-ты қоспағанда` speaks of X, `X … енгізіледі` of X, `Осы Заң … енгізіледі` of the act.
fn kazakh_said(t: &Text<'_>, at: usize, end: usize, taken: usize, clause: RawClause) -> Option<Said> {
    let f = t.folded.text.as_str();
    let inside = VERBS_KK.iter().filter_map(|v| f[at..end].rfind(v)).max().map(|i| at + i);
    let verb = match inside {
        // the event of a clause is no verb of it
        Some(i) if !["ген күн", "ған күн"].iter().any(|w| f[i..end].contains(w)) => i,
        _ => {
            let near = f.get(end..f.floor_char_boundary((end + NEAR).min(f.len()))).unwrap_or("");
            let near = near.get(..near.find(['.', ';']).unwrap_or(near.len())).unwrap_or(near);
            end + VERBS_KK.iter().filter_map(|v| near.find(v)).min()?
        }
    };
    let form = f.get(verb..).unwrap_or("");
    let word_end = form
        .char_indices()
        .filter(|(_, c)| *c == ' ')
        .nth(usize::from(!form.starts_with("қолданылады")))
        .map_or(form.len(), |(i, _)| i);
    let form = form.get(..word_end).unwrap_or(form).trim_end_matches([' ', '.', ',', ';', ')']);
    // "… бастап туындаған қатынастарға қолданылады" is no commencement
    let between = f.get(end.min(verb)..verb).unwrap_or("");
    if ["туында", "пайда бол", "дейін", "қатынас"].iter().any(|w| between.contains(w)) {
        return None;
    }
    let after_verb = verb + form.len();
    let until = until_kk(t, after_verb);
    let participle = form.ends_with("тін") || form.ends_with("тін,") || form.ends_with("енетін");
    let (of, host) = if participle { elements_after(t, after_verb) } else { element_before(t, at, taken) };
    // "Кодекс … енгізілсін" introduces another act
    if form.ends_with("сін") && !f.get(taken..at).unwrap_or("").contains("осы ") {
        return None;
    }
    Some(Said { clause, of, host, until })
}

/// `және 2026 жылғы 1 қаңтарға дейін қолданыста болады`.
fn until_kk(t: &Text<'_>, from: usize) -> Option<Date> {
    let f = t.folded.text.as_str();
    let near = f.get(from..f.floor_char_boundary((from + NEAR).min(f.len())))?;
    let stop = near.find("дейін")?;
    let words = near.get(..stop)?;
    let after = near.get(stop..)?;
    if !["қолданыс", "қолданылады", "күшінде"]
        .iter()
        .any(|w| after.get(..after.floor_char_boundary(60.min(after.len()))).unwrap_or("").contains(w))
    {
        return None;
    }
    let digit = words.find(|c: char| c.is_ascii_digit())?;
    if words.get(..digit)?.trim_matches([' ', ',']).chars().count() > 12 {
        return None;
    }
    date(&t.parse_within(Rule::date, from + digit, 120)?)
}

/// The elements named after a participle: `… енгізілетін осы Заңның 9-бабының 4) тармақшасын, 7-бабын`.
fn elements_after(t: &Text<'_>, from: usize) -> (Vec<Vec<Step>>, String) {
    let f = t.folded.text.as_str();
    let limit = f.floor_char_boundary((from + NEAR).min(f.len()));
    let mut out = Vec::new();
    let mut host = String::new();
    let mut at = from;
    let mut until = from;
    while let Some((start, node)) = first_path(t, at, limit) {
        let between = f.get(at..start).unwrap_or("").trim_matches([' ', ',']);
        if out.is_empty() {
            // past the day until which it applies
            let words = between.rsplit("болатын").next().unwrap_or(between).trim();
            host = words.to_string();
        } else if !LINKS.contains(&between) {
            break;
        }
        out.push(steps(t, &node, start));
        at = start + node.as_span().end();
        if at <= until || out.len() > 200 {
            break;
        }
        until = at;
    }
    (out, host)
}

/// The first path between two places, where it begins.
fn first_path<'t>(t: &'t Text<'_>, from: usize, limit: usize) -> Option<(usize, Node<'t>)> {
    let f = t.folded.text.as_str();
    let words = f.get(from..limit)?;
    let begins = |i: &usize| {
        let before = words.get(..*i).and_then(|w| w.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && c != '-')
    };
    let places = words.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(i, _)| i).filter(begins);
    // a date is no number of an element
    places.take(60).find_map(|i| {
        let node = t.parse_within(Rule::path, from + i, MAX_CLAUSE)?;
        (!node.as_str().is_empty()).then_some((from + i, node))
    })
}

/// The element whose name stands right before the clause: `Осы Заңның 5-бабы 2025 жылғы 1 қаңтардан бастап …`.
fn element_before(t: &Text<'_>, at: usize, taken: usize) -> (Vec<Vec<Step>>, String) {
    let f = t.folded.text.as_str();
    let from = sentence(f, at, taken);
    let pre = f.get(from..at).unwrap_or("").trim_end_matches([' ', ',']);
    let mut place = from;
    let (mut of, mut host) = (Vec::new(), String::new());
    while let Some((start, node)) = first_path(t, place, from + pre.len()) {
        let between = f.get(place..start).unwrap_or("").trim_matches([' ', ',']);
        if !LINKS.contains(&between) || of.is_empty() {
            of.clear();
            host = between.to_string();
        }
        of.push(steps(t, &node, start));
        place = start + node.as_span().end().max(1);
        while !f.is_char_boundary(place) {
            place += 1;
        }
        if place >= from + pre.len() || of.len() > 200 {
            break;
        }
    }
    if place == from + pre.len() && !of.is_empty() { (of, host) } else { (Vec::new(), String::new()) }
}

/// Where the sentence, or the part of it that a clause speaks of, begins.
fn sentence(f: &str, at: usize, taken: usize) -> usize {
    let from = taken.max(f.floor_char_boundary(at.saturating_sub(NEAR))).min(at);
    let pre = &f[from..at];
    // "3. Осы қаулы", "1) осы Заңның": the label is no element
    let cut = ["қоспағанда", ". ", "; ", ": ", ") осы", "тыс,"].iter().filter_map(|w| pre.rfind(w).map(|i| i + w.len())).max();
    from + cut.unwrap_or(0)
}

/// A Russian clause: `…, за исключением X, который вводится в действие с …` speaks of X.
fn russian_said(t: &Text<'_>, at: usize, end: usize, taken: usize, clause: RawClause) -> Option<Said> {
    let f = t.folded.text.as_str();
    let from = taken.max(f.floor_char_boundary(at.saturating_sub(3 * NEAR))).min(at);
    let pre = &f[from..at];
    let pre = pre.rsplit_once("; ").map_or(pre, |(_, p)| p);
    let base = at - pre.len();
    let after = f.get(end..f.floor_char_boundary((end + 80).min(f.len()))).unwrap_or("");
    let verb = VERBS_RU.iter().filter_map(|v| pre.rfind(v)).max();
    // "возникшие с 1 января 2026 года" is no commencement
    let last: String = pre.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
    if (verb.is_none() && !VERBS_RU.iter().any(|v| after.contains(v))) || last.contains("возник") || last.contains("отношени")
    {
        return None;
    }
    let verb = verb.unwrap_or(pre.len());
    if pre.get(verb..).is_some_and(|p| p.contains("распространя") || p.contains("за исключением")) {
        return None;
    }
    let until = russian_until(t, end);
    let head = &pre[..verb];
    let which = head.rfind("котор").or_else(|| pre[verb..].starts_with("вводим").then_some(verb));
    let (from, to) = match (which, head.rfind("за исключением")) {
        (Some(w), Some(x)) if x < w => (base + x, base + w),
        (Some(w), None) if taken > 0 => (base, base + w),
        (None, _) => {
            // "Пункт 3 статьи 2 … вводится в действие с …": the element is the subject
            let begin = head.find(|c: char| c.is_alphabetic()).unwrap_or(0);
            match t
                .parse_within(Rule::path, base + begin, MAX_CLAUSE)
                .filter(|n| !head.is_empty() && base + begin + n.as_span().end() <= at)
            {
                Some(node) if !node.as_str().is_empty() => {
                    let of = vec![steps(t, &node, base + begin)];
                    return Some(Said { clause, of, host: String::new(), until });
                }
                _ => return Some(Said { clause, of: Vec::new(), host: String::new(), until }),
            }
        }
        _ => return Some(Said { clause, of: Vec::new(), host: String::new(), until }),
    };
    let mut of = Vec::new();
    let mut place = from;
    while let Some((start, node)) = first_path(t, place, to) {
        of.push(steps(t, &node, start));
        place = start + node.as_span().end().max(1);
        while !f.is_char_boundary(place) {
            place += 1;
        }
        if of.len() > 200 {
            break;
        }
    }
    Some(Said { clause, of, host: String::new(), until })
}

/// `и действует до 1 января 2026 года`.
fn russian_until(t: &Text<'_>, from: usize) -> Option<Date> {
    let f = t.folded.text.as_str();
    let near = f.get(from..f.floor_char_boundary((from + 160).min(f.len())))?;
    let near = near.get(..near.find(['.', ';']).unwrap_or(near.len()))?;
    let at = near.find("действу")?;
    let to = near.get(at..)?.find(" до ")? + at + " до ".len();
    date(&t.parse_within(Rule::date, from + to, 120)?)
}

fn clause(t: &Text<'_>, node: &Node<'_>, at: usize) -> Option<RawClause> {
    let has = |rule| find(node, rule).is_some();
    let (rule, ambiguous) = match node.as_rule() {
        Rule::com_after | Rule::com_bare_term => ("after_publication", false),
        Rule::com_from_term => ("from_publication", true),
        Rule::com_from | Rule::com_ru_from_day => ("from_publication", false),
        // "жарияланғаннан кейін": the day after is the usual reading
        Rule::com_day_after => ("day_after_publication", !node.as_str().contains("күн")),
        Rule::com_ru_day_after => ("day_after_publication", !node.as_str().contains("дня")),
        Rule::com_signature | Rule::com_ru_signature => ("from_signature", false),
        Rule::com_registration | Rule::com_ru_registration => ("from_registration", false),
        Rule::com_event | Rule::com_ru_event => ("event", false),
        Rule::com_date => ("date", false),
        Rule::com_ru_after if find(node, Rule::com_ru_anchor).is_some_and(|a| a.as_str().starts_with('с')) => {
            ("from_publication", true)
        }
        Rule::com_ru_after => ("after_publication", false),
        _ => return None,
    };
    let mut days = find(node, Rule::com_count).or_else(|| find(node, Rule::com_ru_count)).and_then(|c| count(c.as_str()));
    let months = has(Rule::com_month) || find(node, Rule::com_ru_unit).is_some_and(|u| u.as_str().starts_with("месяц"));
    if has(Rule::com_year) {
        days = days.map(|n| n.saturating_mul(12));
    }
    let unit = days.map(|_| match () {
        () if months || has(Rule::com_year) => "month",
        () if has(Rule::com_unit_working) => "working_day",
        () if has(Rule::com_unit_calendar) || node.as_str().contains("календарн") => "calendar_day",
        () => "day",
    });
    let date = find(node, Rule::date).and_then(|d| date(&d));
    if (rule == "date" && date.is_none()) || (has(Rule::com_term) && days.is_none()) {
        return None;
    }
    Some(RawClause { rule, days, unit, date, ambiguous, span: t.span(node, at) })
}

/// `10`, `он`, `жиырма бір`, `десяти` as a number; digits win over words.
fn count(words: &str) -> Option<u32> {
    let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
    if let Ok(n) = digits.parse() {
        return Some(n);
    }
    const WORDS: &[(&str, u32)] = &[
        ("бір", 1),
        ("екі", 2),
        ("үш", 3),
        ("төрт", 4),
        ("бес", 5),
        ("алты", 6),
        ("жеті", 7),
        ("сегіз", 8),
        ("тоғыз", 9),
        ("он", 10),
        ("жиырма", 20),
        ("отыз", 30),
        ("қырық", 40),
        ("елу", 50),
        ("алпыс", 60),
        ("жетпіс", 70),
        ("сексен", 80),
        ("тоқсан", 90),
        ("жүз", 100),
        ("одного", 1),
        ("двух", 2),
        ("трех", 3),
        ("трёх", 3),
        ("четырех", 4),
        ("пяти", 5),
        ("шести", 6),
        ("семи", 7),
        ("восьми", 8),
        ("девяти", 9),
        ("десяти", 10),
        ("десять", 10),
        ("одиннадцати", 11),
        ("двенадцати", 12),
        ("четырнадцати", 14),
        ("пятнадцати", 15),
        ("двадцати", 20),
        ("тридцати", 30),
        ("сорока", 40),
        ("пятидесяти", 50),
        ("шестидесяти", 60),
        ("девяноста", 90),
        ("ста", 100),
    ];
    words.split_whitespace().map(|w| WORDS.iter().find(|(k, _)| *k == w).map(|(_, n)| *n)).sum()
}

#[cfg(test)]
#[path = "commencement_tests.rs"]
mod tests;
