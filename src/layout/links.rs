//! Displaced link words: found and put back.
//!
//! Text taken from the portal's PDFs in drawing order has the words of a hyperlink at the *end of their visual line*, glued or
//! after a blank; their place shows as a slot: two blanks, a blank before a sign, or a blank at the start of the line
//! (kz-law-spec § 2.3, found by hand on real acts). Words move only when a slot exists and the words at the end are a
//! reference or the noun of an act; nothing else is touched.

use crate::base::fold;
use crate::base::kazakh::is_ending;

/// Words to move within one visual line. Offsets are bytes of the line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Move {
    /// The words at the end of the line.
    pub words: std::ops::Range<usize>,
    /// Where they belong.
    pub slot: Slot,
    /// How sure; 1.0 is certain.
    pub confidence: f32,
}

/// A place in a line where words are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// At the start of the line. `glued`: the words belong to the last word of the line before (`бұйрығы` + `на`).
    Start {
        /// No blank between.
        glued: bool,
    },
    /// Between the two bytes: the blanks there are the slot.
    Gap {
        /// First blank.
        from: usize,
        /// One past the last blank.
        to: usize,
    },
}

/// Whether a line has a gap at all; the quick test made on every line.
pub(super) fn has_gap(line: &str) -> bool {
    let b = line.as_bytes();
    memchr::memchr_iter(b' ', b).any(|i| matches!(b.get(i + 1), Some(b' ' | b',' | b'.' | b':' | b';')))
}

/// Finds the words of `line` that belong elsewhere. `start_slot`: the line begins with one blank too many; `before`: the text of
/// the paragraph so far, empty at its start.
pub(super) fn find(line: &str, start_slot: bool, before: &str) -> Option<Move> {
    /// Bytes of a visual line of a page, and of the text before it that matters.
    const LINE: usize = 1000;
    if line.len() > LINE || (!start_slot && !has_gap(line)) {
        return None;
    }
    let mut from = before.len().saturating_sub(LINE);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let before = &before[from..];
    let anchor = anchor(line, start_slot, before)?;
    let glued_anchor = anchor.start > 0 && !line[..anchor.start].ends_with(' ');
    let mut best: Option<(f32, Slot)> = None;
    for slot in slots(line, start_slot, &anchor, before) {
        let fit = fit(line, slot, &anchor, before);
        let score = (if glued_anchor { fit + 0.15 } else { fit }).min(1.0);
        if score >= 0.7 && best.is_none_or(|(s, _)| score > s) {
            best = Some((score, slot));
        }
    }
    best.map(|(confidence, slot)| Move { words: anchor, slot, confidence })
}

/// Gaps left of the anchor that are not filled already by a reference right after them.
fn slots(line: &str, start_slot: bool, anchor: &std::ops::Range<usize>, before: &str) -> Vec<Slot> {
    let mut out = Vec::new();
    if start_slot {
        out.push(Slot::Start { glued: glues(before, &line[anchor.clone()]) });
    }
    let b = line.as_bytes();
    let mut i = 0;
    while let Some(at) = memchr::memchr(b' ', &b[i..anchor.start]).map(|p| p + i) {
        let to = at + b[at..].iter().take_while(|c| **c == b' ').count();
        let sign = matches!(b.get(to), Some(b',' | b'.' | b':' | b';'));
        let filled = || {
            let next = &line[to..anchor.end];
            !sign && starts_with_reference(next) && !holds_next(&line[anchor.clone()], next)
        };
        if (to - at >= 2 || sign) && to < anchor.end && !filled() {
            out.push(Slot::Gap { from: at, to });
        }
        i = to;
    }
    out
}

/// How well the words fit into a slot: by the ending of the word before it.
fn fit(line: &str, slot: Slot, anchor: &std::ops::Range<usize>, before: &str) -> f32 {
    let words = fold(&line[anchor.clone()]).text;
    let left = match slot {
        Slot::Start { glued: true } => return 0.95,
        Slot::Start { .. } if names_number(before, &line[anchor.clone()]) => return 0.95,
        Slot::Start { .. } if before.is_empty() => {
            // A paragraph that begins with the words: "3-тармақ мынадай редакцияда жазылсын:".
            // Free-standing words at a line's end that happen to be such a noun stay where they are.
            let glued = anchor.start > 0 && !line[..anchor.start].ends_with(' ');
            return if is_element(&words) || glued && is_part_noun(&words) { 0.95 } else { 0.4 };
        }
        Slot::Start { .. } => before,
        Slot::Gap { from, .. } => &line[..from],
    };
    // Only the last word counts: a line may be very long and have many slots.
    let last = fold(left.trim_end().rsplit([' ', '\u{a0}', '(', '"', '«', '»', '“', '”']).next().unwrap_or("")).text;
    let last = last.as_str();
    let listed = matches!(last, "және" | "мен" | "бен" | "пен" | "немесе");
    let looked_up = matches!(slot, Slot::Gap { to, .. } if line[to..].starts_with("қараңыз"));
    let genitive = ["ның", "нің", "дың", "дің", "тың", "тің"].iter().any(|s| last.ends_with(s));
    let dative = ["ға", "ге", "қа", "ке", "на", "не"].iter().any(|s| last.ends_with(s));
    let number = last.ends_with(|c: char| c.is_ascii_digit());
    let noun_like = last.ends_with(|c: char| c.is_alphabetic());
    if words.starts_with('№') {
        return if number || is_date_word(last) { 0.95 } else { 0.4 };
    }
    if is_element(&words) || words.starts_with(|c: char| c.is_ascii_digit()) {
        let list = last.strip_suffix(',').is_some_and(|l| l.ends_with(|c: char| c.is_ascii_digit()));
        let bracketed = last.ends_with(')');
        let attachment = dative && words.contains("қосымша");
        return match () {
            () if genitive || listed || list || bracketed || looked_up || attachment || last == "n" => 0.97,
            () if words.ends_with(')') => 0.4,
            () => 0.6,
        };
    }
    if genitive || number && is_act_noun(&words) {
        0.95
    } else if noun_like && is_part_noun(&words) {
        0.85
    } else if noun_like && is_act_noun(&words) {
        0.75
    } else {
        0.4
    }
}

/// The words at the end of the line that can be a link: a reference, the noun of an act, a number, or the tail of a word
/// whose head ends the line before.
fn anchor(line: &str, start_slot: bool, before: &str) -> Option<std::ops::Range<usize>> {
    // Bold enacting words are drawn after the links of their line too.
    let end = line.len() - enacting_tail(line);
    let body = line[..end].trim_end();
    let last = body.rfind([' ', '"', '(', '«']).map_or(0, |i| i + body[i..].chars().next().map_or(1, char::len_utf8));
    let token = &body[last..];
    let folded = fold(token).text;
    let finishes = |tail: &str| start_slot && !before.is_empty() && (glues(before, tail) || names_number(before, tail));
    if last > 0 && finishes(token) {
        return Some(last..body.len());
    }
    // "№ 758", "3) тармақшасына": two words.
    if let Some(two) = two_words(body, last) {
        return Some(two);
    }
    let glue = token.rfind([';', ':', ',', '.']).map_or(0, |i| i + 1);
    let tail = &token[glue..];
    if glue > 0 && !tail.is_empty() {
        let f = fold(tail).text;
        if is_element(&f) || is_act_noun(&f) || is_part_noun(&f) || finishes(tail) {
            return Some(last + glue..body.len());
        }
    }
    // "іс47-бабына", "туралыКодексіне", "жасалғанбұйрығына": glued to a word.
    let glued = |at: usize| {
        let f = fold(&token[at..]).text;
        is_element(&f) || is_act_noun(&f) && (token[at..].starts_with(char::is_uppercase) || f.len() >= LONG_NOUN)
    };
    let whole = is_element(&folded) || is_act_noun(&folded);
    let inside_number = |at: usize| token[..at].ends_with(|c: char| c.is_ascii_digit() || c == '-');
    if let Some((at, _)) = token.char_indices().skip(1).find(|(i, _)| !whole && !inside_number(*i) && glued(*i)) {
        return Some(last + at..body.len());
    }
    (last > 0 && (is_element(&folded) || is_act_noun(&folded) || is_part_noun(&folded))).then_some(last..body.len())
}

/// Bytes of a noun that is no ending of an ordinary word (`қаулысы`, `бұйрығы`; but `заңы` could be).
const LONG_NOUN: usize = 14;

/// Whether `tail` names the number that `before` ends with: `4)` + `тармақшасына`.
fn names_number(before: &str, tail: &str) -> bool {
    let tail = fold(tail).text;
    let before = before.trim_end();
    before.strip_suffix(')').is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))
        && tail.starts_with("тармақша")
        && is_element_noun(&tail)
}

fn enacting_tail(line: &str) -> usize {
    let upper: usize = line
        .rsplit(' ')
        .take_while(|w| w.chars().count() > 2 && w.chars().all(|c| c.is_uppercase() || c == ':'))
        .map(|w| w.len() + 1)
        .sum();
    upper.min(line.len())
}

fn two_words(body: &str, last: usize) -> Option<std::ops::Range<usize>> {
    let head = body[..last].trim_end();
    let prev = head.rfind([' ', '"', '(']).map_or(0, |i| i + 1);
    let (first, second) = (&head[prev..], fold(&body[last..]).text);
    let number =
        |s: &str| s.starts_with(|c: char| c.is_ascii_digit()) && s.chars().all(|c| c.is_alphanumeric() || "-/".contains(c));
    if prev > 0 && first == "№" && number(&second) {
        return Some(prev..body.len());
    }
    // "жазылады.1 қосымшаға": the number glued to the sign before it.
    if let Some(at) = first.rfind(['.', ';', ':', ',']).map(|i| i + 1)
        && at < first.len()
        && first[at..].bytes().all(|b| b.is_ascii_digit())
        && is_element_noun(&second)
    {
        return Some(prev + at..body.len());
    }
    let marker = first.strip_suffix(')').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    (prev > 0 && marker && second.starts_with("тармақша")).then_some(prev..body.len())
}

/// Whether `tail` finishes the word that `before` ends with: `бұйрығы` + `на`, `22` + `-тарауында`, `7-` + `тармағында`.
fn glues(before: &str, tail: &str) -> bool {
    let tail = fold(tail).text;
    let before = before.trim_end();
    if let Some(noun) = tail.strip_prefix('-') {
        return before.ends_with(|c: char| c.is_ascii_digit()) && is_element_noun(noun);
    }
    if before.ends_with('-') {
        return is_element_noun(&tail);
    }
    const ENDINGS: &[&str] = &[
        "на", "не", "ға", "ге", "қа", "ке", "а", "е", "ны", "ні", "ды", "ді", "ты", "ті", "н", "да", "де", "та", "те", "нда",
        "нде", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен", "ның", "нің", "дың", "дің", "тың", "тің", "ына",
        "іне", "ында", "інде", "ын", "ін", "ымен", "імен", "ының", "інің",
    ];
    let word = fold(before.rsplit([' ', '(', '"']).next().unwrap_or("")).text;
    ENDINGS.contains(&tail.as_str()) && (is_act_noun(&word) || is_part_noun(&word) || is_element(&word))
}

fn starts_with_reference(text: &str) -> bool {
    let first = text.split([' ', ',']).next().unwrap_or("");
    let f = fold(first).text;
    is_element(&f) || f == "№" || is_act_noun(&f)
}

/// Whether the displaced words are an outer unit of the reference that stands at their slot: `41-бабы` before `1-тармағының`.
fn holds_next(words: &str, right: &str) -> bool {
    let (words, right) = (fold(words).text, fold(right.split(' ').next().unwrap_or("")).text);
    let outer = ["-бап", "-баб"].iter().any(|n| words.contains(n));
    outer && is_element(&words) && ["-тармақ", "-тармағ", "-бөліг"].iter().any(|n| right.contains(n))
}

fn is_date_word(word: &str) -> bool {
    ["ғы", "гі"].iter().any(|s| word.ends_with(s))
}

/// `3-тармақ…`, `47-бабына`, `22-тарауында`, `1-қосымшаға`; also with an inserted number, `3-1-тармағы`.
fn is_element(word: &str) -> bool {
    let Some(at) = word.rfind('-') else { return false };
    let number = word[..at].trim_end_matches(')');
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && is_element_noun(&word[at + 1..])
}

fn is_element_noun(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "тармақша",
        "тармақ",
        "тармағ",
        "бап",
        "баб",
        "тарау",
        "қосымша",
        "бөлім",
        "бөліг",
        "бөлік",
        "параграф",
        "абзац",
        "жол",
        "кесте",
    ];
    NOUNS.iter().any(|n| word.strip_prefix(n).is_some_and(is_ending))
}

/// Nouns of acts as they stand after a title, date or number.
fn is_act_noun(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "бұйрығ",
        "бұйрық",
        "қаулы",
        "заң",
        "кодекс",
        "жарлығ",
        "жарлық",
        "шешім",
        "өкім",
        "конституция",
        "заңнама",
        "заңдар",
        "бұйрықтар",
        "қаулылар",
    ];
    NOUNS.iter().any(|n| word.strip_prefix(n).is_some_and(|rest| !rest.is_empty() && is_ending(rest)))
}

/// Nouns of approved documents and of numberless parts of an act.
fn is_part_noun(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "қағидалар",
        "қағида",
        "ереже",
        "тізбе",
        "тізбес",
        "тақырып",
        "тақырыб",
        "нұсқаулық",
        "нұсқаулығ",
        "стандарт",
        "регламент",
        "тәртіб",
        "нысан",
        "қосымша",
        "кіріспе",
        "жоспар",
        "бағдарлама",
        "талаптар",
        "сызба",
        "өлшемшарттар",
    ];
    NOUNS.iter().any(|n| word.strip_prefix(n).is_some_and(is_ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `line` with its words moved, `|` standing for the join with the text before.
    fn repaired(line: &str, start_slot: bool, before: &str) -> Option<String> {
        let m = find(line, start_slot, before)?;
        let words = &line[m.words.clone()];
        let rest = format!("{}{}", &line[..m.words.start], &line[m.words.end..]);
        Some(match m.slot {
            Slot::Start { glued: true } => format!("{before}{words} {}", rest.trim_end()),
            Slot::Start { .. } => format!("{before} {words} {}", rest.trim_end()).trim_start().to_string(),
            Slot::Gap { from, to } => format!("{} {words} {}", &rest[..from], rest[to..].trim_end()),
        })
    }

    #[test]
    fn words_move_into_their_slot() {
        for (line, start, before, want) in [
            ("мынадай редакцияда жазылсын:3-тармақ", true, "", "3-тармақ мынадай редакцияда жазылсын:"),
            (
                "1) осы Қағидаларға  сәйкес нысан бойынша өтiнiш;1-қосымшаға",
                false,
                "",
                "1) осы Қағидаларға 1-қосымшаға сәйкес нысан бойынша өтiнiш;",
            ),
            ("туралы\" Заңының  сәйкес атқарушылық іс47-бабына", false, "", "туралы\" Заңының 47-бабына сәйкес атқарушылық іс"),
            ("(нормативтік құқықтық на", true, "№ 149 бұйрығы", "№ 149 бұйрығына (нормативтік құқықтық"),
            (
                "тізбеленген барлық күнтізбелік тармағында",
                true,
                "Қағидалардың 7-",
                "Қағидалардың 7-тармағында тізбеленген барлық күнтізбелік",
            ),
            ("бабының  сәйкес Үкіметі 4-тармағына ҚАУЛЫ", false, "", "бабының 4-тармағына сәйкес Үкіметі  ҚАУЛЫ"),
            ("01.09.2023  (алғашқы ресми № 758", false, "", "01.09.2023 № 758 (алғашқы ресми"),
        ] {
            assert_eq!(repaired(line, start, before).as_deref(), Some(want), "{line}");
        }
    }

    #[test]
    fn nothing_moves_without_slot_or_link() {
        for line in [
            "осы Қағидалардың  7-тармағында",
            "береді .  Қазақстан",
            "2011 жылғы 22 шілдедегі Қазақстан Республикасының Заңына",
            "4)  егер Қазақстан",
        ] {
            assert_eq!(find(line, false, ""), None, "{line}");
        }
        assert_eq!(find("Мемлекеттік қызметті көрсету", true, "береді;"), None);
    }
}
