//! Which lines are notes, remarks of the portal or traces of removed units: by their words, before any of them is read.

use super::{Rule, Text, find};

/// Whether a line begins as notes of the portal do; `true` inside for the editors' notes (`ЗҚАИ-ның ескертпесі!`), whose sentence may
/// stand on the next line. With the length of these words.
#[must_use]
pub fn lead(line: &str) -> Option<(bool, usize)> {
    const HEAD: usize = 96;
    if !may_lead(line) {
        return None;
    }
    let head = &line[..line.floor_char_boundary(HEAD)];
    let t = Text::new(head);
    if !LEADS.iter().any(|w| t.folded.text.trim_start_matches(' ').starts_with(w)) {
        return None;
    }
    let node = t.parse(Rule::note_begins, 0)?;
    let editor = find(&node, Rule::note_lead_editor).is_some();
    Some((editor, t.span(&node, 0).end()))
}

/// The words of `note_lead`, folded.
const LEADS: [&str; 5] = ["ескерту", "сноска", "рқао", "зқаи", "примечание"];

/// Whether a line can begin with [`LEADS`], by its first sign: most lines cannot, and are not even folded.
fn may_lead(line: &str) -> bool {
    let vanishes = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let first = line.trim_start().chars().next();
    first.is_some_and(|c| "ЕеEeСсCcРрPpЗзПп".contains(c) || vanishes(c))
}

/// Where in the text of a unit the words behind its label begin, if they can say that it was removed.
#[must_use]
pub fn tombstone(text: &str, number: Option<&str>) -> Option<usize> {
    const LONGEST: usize = 1500;
    const SIGNS: [&str; 7] = ["асталды", "асталған", "ойылды", "сключен", "тратил", "*>", "ойған"];
    if text.len() > LONGEST || !SIGNS.iter().any(|s| memchr::memmem::find(text.as_bytes(), s.as_bytes()).is_some()) {
        return None;
    }
    let skip = |t: &str, signs: &[char]| t.len() - t.trim_start_matches(signs).len();
    let mut at = skip(text, &[' ', '"', '«', '*', '_']);
    if let Some(number) = number.filter(|n| text[at..].starts_with(n)) {
        at += number.len();
        at += skip(&text[at..], &[' ', '\\', '-', '–']);
        // "3-бап."
        let rest = &text[at..];
        let word = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        if let label @ ("бап" | "тарау" | "бөлім" | "параграф" | "қосымша" | "бөлік" | "тармақ") = &rest[..word]
        {
            at += label.len();
        }
        at += skip(&text[at..], &[' ', '.', ')', '\\', '*', '-', '–']);
    } else if let Some(rest) = ["Статья ", "Глава ", "Раздел ", "Параграф "].iter().find_map(|l| text[at..].strip_prefix(l))
    {
        at = text.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | ' ')).len();
    }
    let rest = &text[at..];
    let head = &rest[..rest.floor_char_boundary(64)];
    const WORDS: [&str; 11] = [
        "алып тасталды",
        "алып тасталған",
        "алынып тасталды",
        "алынып тасталған",
        "күші жойыл",
        "күшін жой",
        "қазақстан республикасы",
        "қр ",
        "исключен",
        "утратил",
        "<",
    ];
    let folded = crate::base::fold(head).text;
    let begins = folded.trim_start_matches(['(', ' ', '*', '-']);
    WORDS.iter().any(|w| begins.starts_with(w)).then_some(at)
}

/// Whether these are words of the portal that tell no event: `Мәтінде авторлық орфография … сақталған`, a lone `<*>`.
#[must_use]
pub fn is_remark(line: &str) -> bool {
    const BEGINNINGS: [&str; 20] = [
        "нормативтік құқықтық актіге қоса",
        "нормативтік құқықтық актіге тіркелген",
        "текст международного",
        "қолданушылар назарына",
        "пайдаланушылар назарына",
        "қолданушыларға ыңғайлы",
        "пайдаланушыларға ыңғайлы",
        "пайдалануға ыңғайлы",
        "мәтінде авторлық",
        "бұр.ред.қара",
        "бұр. ред. қара",
        "вниманию пользователей",
        "для удобства пользования",
        "в тексте документа сохранены",
        "в текст вкралась",
        "текстте авторлық",
        "примечание. текст международного",
        "сноска.",
        "ескерту.",
        "мазмұнды жасады",
    ];
    let t = line.trim();
    if t.len() > 1200 {
        return false;
    }
    // Most lines are told by their first letters.
    let begins = crate::base::fold(&t[..t.floor_char_boundary(12)]).text;
    let known = BEGINNINGS[..13].iter().any(|b| b.get(..4) == begins.get(..4));
    if !known && !may_lead(t) && !t.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return is_mark(t) && !t.is_empty();
    }
    let folded = crate::base::fold(&t[..t.floor_char_boundary(120)]).text;
    let said = lead(t).map_or(folded.as_str(), |(_, end)| folded.get(end.min(folded.len())..).unwrap_or("")).trim_start();
    let words = |t: &str| BEGINNINGS[..17].iter().any(|b| t.starts_with(b));
    words(&folded) || words(said) || (is_mark(t) && !t.is_empty())
}

/// `<*>`, `V021957_`: footnote signs and names of link targets that the export left in the text.
fn is_mark(text: &str) -> bool {
    let word = |w: &str| {
        let signs = w.starts_with('<') && w.ends_with('>') && w.contains('*') && w.len() <= 6;
        let mut c = w.trim_end_matches(['_', '.', ',']).chars();
        let first = c.next().is_some_and(char::is_alphabetic);
        signs || (first && w.len() >= 7 && w.contains('_') && c.all(|c| c.is_ascii_digit()))
    };
    text.split_whitespace().all(word)
}
