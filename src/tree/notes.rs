//! Notes of the portal: which lines they are, and what they stand behind.
//!
//! A note may be torn over paragraphs, share the line of the provision it speaks about or of another note, or begin with a line of its
//! own (`ЗҚАИ-ның ескертпесі!`). Before the tree is built, lines are cut and joined so that every note is one line.

use super::NoteBlock;
use super::build::Builder;
use crate::base::Span;
use crate::layout::{Layout, Line};
use crate::parse::structure::{Mark, mark};
use crate::parse::{note, requisites};

impl Builder {
    pub(super) fn note(&mut self, i: usize) {
        let after = self.doc.nodes.len().checked_sub(1);
        let span = self.span(i);
        let inline = self.inline_notes.binary_search(&(i as u32)).is_ok();
        self.doc.notes.push(NoteBlock { span, after, inline });
    }
}

/// Lines that are notes though their first word does not show it, and lines that are none though it does.
#[derive(Default)]
pub(super) struct PortalLines {
    notes: Vec<u32>,
    not_notes: Vec<u32>,
    /// Notes that were cut off the end of the line before.
    pub(super) inline: Vec<u32>,
}

/// Lines that a note may take.
const MOST_LINES: usize = 8;

/// Longest line that is looked into for notes at its end, and longest note.
const LONGEST: usize = 48 * 1024;

impl PortalLines {
    /// Cuts and joins the lines of the layout so that every note is one line.
    pub fn find(layout: &mut Layout) -> Self {
        let mut out = PortalLines::default();
        if !has_notes(layout.text.as_bytes()) {
            return out;
        }
        let mut text = std::mem::take(&mut layout.text);
        let lines = cut(&text, std::mem::take(&mut layout.lines), &mut out.inline);
        let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
        let mut inline = Vec::new();
        let mut cut_off = out.inline.iter().peekable();
        let mut i = 0;
        while let Some(line) = lines.get(i).copied() {
            let at = joined.len() as u32;
            if cut_off.next_if(|c| **c as usize == i).is_some() {
                inline.push(at);
            }
            // A note stays in its cell.
            let alike = lines[i..].iter().take(MOST_LINES).take_while(|l| l.kind == line.kind).count();
            let (lines_taken, what) = classify(&text, &lines[i..i + alike]);
            let last = lines.get(i + lines_taken - 1).map_or(line.span, |l| l.span);
            let span = line.span.to(last);
            if lines_taken > 1 {
                // Line ends are blanks now; nothing else moves.
                let one_line = span.of(&text).replace('\n', " ");
                text.replace_range(span.start()..span.end(), &one_line);
            }
            joined.push(Line { span, ..line });
            match what {
                What::Note => out.notes.push(at),
                What::Law => out.not_notes.push(at),
                What::Other => {}
            }
            i += lines_taken;
        }
        out.inline = inline;
        layout.text = text;
        layout.lines = joined;
        out
    }

    /// The marks of all lines; those decided here are not read again.
    pub fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let decided = |list: &[u32], next: &mut usize, i: usize| {
            let hit = list.get(*next).is_some_and(|n| *n as usize == i);
            *next += usize::from(hit);
            hit
        };
        let (mut note, mut law) = (0, 0);
        let lines = layout.lines.iter().enumerate();
        lines
            .map(|(i, line)| {
                if decided(&self.notes, &mut note, i) {
                    Mark::PortalNote
                } else if decided(&self.not_notes, &mut law, i) {
                    Mark::None
                } else {
                    mark(line.span.of(&layout.text))
                }
            })
            .collect()
    }
}

/// Whether a text can hold notes at all.
fn has_notes(text: &[u8]) -> bool {
    const SIGNS: [&str; 12] =
        ["скерт", "СКЕРТ", "носка", "НОСКА", "Примечание", "асталды", "ойылды", "тратил", "сключен", "*>", "назарына", "удобства"];
    SIGNS.iter().any(|s| memchr::memmem::find(text, s.as_bytes()).is_some())
}

enum What {
    Note,
    /// It begins as a note does, but is law.
    Law,
    Other,
}

/// What the first of these lines is, and how many lines it takes.
fn classify(text: &str, lines: &[Line]) -> (usize, What) {
    let line = |n: usize| lines.get(n).map_or("", |l| l.span.of(text));
    let first = line(0).trim_start_matches([' ', '*', '>', '_']);
    let Some(c) = first.chars().next() else { return (1, What::Other) };
    if may_lead(c)
        && let Some((editor, _)) = note::lead(first)
    {
        if editor {
            return (editors_note(text, lines), What::Note);
        }
        let taken = torn(text, lines);
        if taken == 1 && !is_portals(first) {
            return (1, What::Law);
        }
        return (taken, What::Note);
    }
    let remark =
        matches!(c, '<' | 'V' | 'P' | 'Z' | 'K' | 'U' | 'S' | 'G' | 'В' | 'Д' | 'Қ' | 'П' | 'М' | 'Б') && note::is_remark(first);
    if remark {
        return (1, What::Note);
    }
    // "Алып тасталды - ҚР …", "Күшін жою көзделген - …", "Утратил силу …" on a line of its own.
    let bare =
        ["Алып ", "Алынып ", "Күші ", "Күшi ", "Күшін ", "Күшiн ", "Утратил", "Исключен"].iter().any(|w| first.starts_with(w));
    if (speaks_of_change(first) || speaks_of_court(first)) && first.len() < LONGEST {
        return (1, What::Note);
    }
    // The status line of the head says the same as the note below it.
    if bare && first.len() < LONGEST && requisites::status(first).is_none() {
        let r = note::read(first);
        if r.led_by_verb && r.is_note() && !r.is_bare_removal() && r.unread.is_empty() {
            return (1, What::Note);
        }
    }
    (1, What::Other)
}

/// A note whose first word the export lost: `Статья 68 с изменением, внесенным Законом РК от …`, `68-бап жаңа редакцияда - ҚР …`.
/// It must read as a note to its end.
fn speaks_of_change(line: &str) -> bool {
    const UNITS: [&str; 10] =
        ["Статья ", "Пункт ", "Подпункт ", "Глава ", "Часть ", "Абзац ", "Параграф ", "Раздел ", "Заголовок ", "Приложение "];
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let signs: &[&str] = match line.as_bytes() {
        _ if number > 0 && line.as_bytes().get(number) == Some(&b'-') => {
            &["енгізілді -", "енгiзiлдi -", "редакцияда -", "редакцияда –"]
        }
        [0xd0, ..] if UNITS.iter().any(|u| line.starts_with(u)) => &[", внесенны", "в редакции "],
        _ => return false,
    };
    if !signs.iter().any(|s| line.contains(s)) {
        return false;
    }
    let r = note::read(line);
    r.is_note() && !r.led_by_verb && r.unread.is_empty() && !r.entries.is_empty() && r.entries.iter().all(|e| e.by.date.is_some())
}

/// What the Constitutional Court said of a provision, put under it by the portal: its own resolution, and how the provision is held.
fn speaks_of_court(line: &str) -> bool {
    let court = [
        "Нормативным постановлением Конституционного С",
        "ҚР Конституциялық Сотының ",
        "Қазақстан Республикасы Конституциялық Сотының ",
    ]
    .iter()
    .any(|w| line.starts_with(w));
    court
        && line.contains('№')
        && (line.contains(" признан") && line.contains(" Конституции")
            || line.contains("нормативтік қаулысымен") && line.contains("танылды"))
}

/// Whether a line that begins as a note does is one: it names an act or what was done. `Ескерту: … адамдар қол қояды` is law.
fn is_portals(line: &str) -> bool {
    // Most notes end with an act; what they say need not be read for that.
    const SIGNS: [&str; 8] = [" № ", " N ", "№", "редакция", "енгіз", "енгiз", "қараңыз", "N "];
    if tells_how_long(line) {
        return true;
    }
    if !SIGNS.iter().any(|s| line.contains(s)) && !line.contains("тасталды") && !line.contains("ойылды") {
        return note::is_remark(line) || line.len() < 16;
    }
    if line.len() > LONGEST || names_act_and_change(line) {
        return true;
    }
    let r = note::read(line);
    r.is_note() || note::is_remark(line)
}

/// `2) тармақша 31.12.2025 дейін қолданылады – осы Заңның 18-бабымен`: until when, by which article of the act itself.
fn tells_how_long(line: &str) -> bool {
    let days = |w: &str| {
        w.len() == 10 && w.bytes().enumerate().all(|(i, b)| if i == 2 || i == 5 { b == b'.' } else { b.is_ascii_digit() })
    };
    let said = ["қолданылады", "действует", "действуют"].iter().any(|w| line.contains(w));
    let by = ["осы Заңның", "осы Кодекстің", "настоящего Закона", "настоящего Кодекса"].iter().any(|w| line.contains(w));
    said && by && line.split_whitespace().any(days)
}

/// Whether a note plainly says what was done and by which act: then it need not be read to be told from law.
fn names_act_and_change(line: &str) -> bool {
    const DONE: [&str; 8] = ["редакцияда", "енгізілді", "толықтырылды", "тасталды", "жойылды", "изменени", "редакции", "исключен"];
    const BY: [&str; 10] = [
        "аулысымен",
        "аулыларымен",
        "ұйрығымен",
        "ұйрықтарымен",
        "аңымен",
        "аңдарымен",
        "аконом РК",
        "аконами РК",
        "остановлением ",
        "риказом ",
    ];
    numbers_act(line) && DONE.iter().any(|w| line.contains(w)) && BY.iter().any(|w| line.contains(w))
}

/// `№ 284`, `N 227-II`.
fn numbers_act(line: &str) -> bool {
    line.contains('№') || line.match_indices(" N ").any(|(i, n)| line[i + n.len()..].starts_with(|c: char| c.is_ascii_digit()))
}

/// How many lines a note takes that the export tore: `… министрінің` and on the next line `2002 жылғы 14 тамыздағы N 114 бұйрығымен.`
fn torn(text: &str, lines: &[Line]) -> usize {
    let span = |n: usize| lines.get(n).map_or_else(Span::default, |l| l.span);
    let mut taken = 1;
    while taken < MOST_LINES.min(lines.len()) {
        let so_far = span(0).to(span(taken - 1)).of(text);
        let next = span(taken).of(text).trim_start_matches([' ', '*', '>', '_']);
        if !goes_on(so_far, next) {
            break;
        }
        taken += 1;
    }
    taken
}

/// Whether the first words of a note can begin with this letter.
fn may_lead(first: char) -> bool {
    matches!(first, 'Е' | 'е' | 'E' | 'e' | 'С' | 'с' | 'C' | 'c' | 'Р' | 'P' | 'З' | 'П')
}

/// Whether a line is nothing but the first words of a note.
fn is_lead_only(line: &str) -> bool {
    /// No first words are longer.
    const LONGEST_LEAD: usize = 96;
    line.len() <= LONGEST_LEAD && note::lead(line).is_some_and(|(_, at)| at >= line.len())
}

fn goes_on(so_far: &str, next: &str) -> bool {
    let end = so_far.trim_end_matches([' ', '*', '_']);
    if end.len() > LONGEST {
        return false;
    }
    let lead_only = is_lead_only(end);
    // "Сноска. По всему тексту:" and below it, line by line, which words; the act comes last.
    let listed = so_far.lines().next().is_some_and(|l| l.trim_end_matches([' ', '*', '_']).ends_with(':'));
    if listed && end.ends_with(';') && !numbers_act(end) {
        return next.starts_with(|c: char| c.is_lowercase() || matches!(c, '"' | '«' | '“'));
    }
    if end.ends_with(['.', ')', ';', '!', '>']) && !lead_only {
        return false;
    }
    let Some(c) = next.chars().next() else { return false };
    // Words quoted may break anywhere.
    let quoted = so_far.matches('"').count() % 2 == 1 || so_far.matches('«').count() > so_far.matches('»').count();
    let bracket = so_far.matches('(').count() > so_far.matches(')').count() || quoted;
    // What can go on: a day, a number, the rest of a sentence. A label ("3. …", "1) …") begins a unit.
    let digits = next.len() - next.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = next[digits..].chars().next().unwrap_or(' ');
    let label = digits > 0 && (behind == ')' || behind == '.' && !next[digits + 1..].starts_with(|c: char| c.is_ascii_digit()));
    if label || may_lead(c) && note::lead(next).is_some() {
        return false;
    }
    let reads_on = c.is_ascii_digit() || c.is_lowercase() || matches!(c, '№' | 'N' | '(' | '-' | '–');
    if lead_only {
        return note::read(next).is_note();
    }
    if !(reads_on || bracket) {
        return false;
    }
    if bracket || ends_open(end) {
        return true;
    }
    // Whole as it stands: nothing more belongs to it.
    let r = note::read(so_far);
    r.entries.is_empty() || !r.unread.is_empty()
}

/// Whether the last word calls for more.
fn ends_open(text: &str) -> bool {
    text.ends_with([',', '-', '–', '№']) || text.ends_with(" N")
}

/// The lines of an editors' note: its heading, and the sentences below it that read as notes.
fn editors_note(text: &str, lines: &[Line]) -> usize {
    let span = |n: usize| lines.get(n).map_or_else(Span::default, |l| l.span);
    let mut taken = 1;
    while taken < MOST_LINES.min(lines.len()) {
        let next = span(taken).of(text).trim_start_matches([' ', '*', '>', '_']);
        let so_far = span(0).to(span(taken - 1)).of(text);
        if note::lead(next).is_some() || next.len() > LONGEST {
            break;
        }
        let open = taken > 1 && goes_on(so_far, next);
        let r = note::read(next);
        // "22) алып тасталды - …" is the unit itself, "46) тармақша … көзделген - …" speaks of it.
        let own = r.led_by_verb && next.starts_with(|c: char| c.is_ascii_digit());
        let sentence =
            r.is_note() && r.unread.is_empty() && !own && !r.is_bare_removal() || note::is_remark(next) || says_see(next);
        if !(sentence || open) {
            break;
        }
        taken += 1;
    }
    taken
}

/// `… 2015 жылғы 19 наурыздағы № 256 бұйрығын қараңыз.`: below the heading of an editors' note, where to look.
fn says_see(line: &str) -> bool {
    let end = line.trim_end_matches([' ', '*', '_', '.', ')']);
    numbers_act(line) && (end.ends_with("қараңыз") || line.starts_with("См. ") || line.contains(" см. "))
}

/// Cuts lines where a note begins in their middle: `… беріледі. Ескерту. 3-тармаққа өзгеріс енгізілді - …`.
fn cut(text: &str, lines: Vec<Line>, inline: &mut Vec<u32>) -> Vec<Line> {
    const WORDS: [&str; 3] = ["Ескерту", "ЕСКЕРТУ", "Сноска"];
    let finders = WORDS.map(memchr::memmem::Finder::new);
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let mut rest = line;
        let t = line.span.of(text);
        if t.len() <= LONGEST {
            let mut places: Vec<usize> =
                finders.iter().flat_map(|f| f.find_iter(t.as_bytes())).filter(|at| begins_note(t, *at)).collect();
            places.sort_unstable();
            for at in places.into_iter().take(MOST_LINES * 4) {
                let at = line.span.start() + at;
                let end = rest.span.start() + text[rest.span.start()..at].trim_end_matches(' ').len();
                out.push(Line { span: Span::new(rest.span.start(), end), ..rest });
                inline.push(out.len() as u32);
                rest = Line { span: Span::new(at, rest.span.end()), gap: 0, ..rest };
            }
        }
        out.push(rest);
    }
    out
}

/// Whether a note begins at `at` of a line: behind the end of a sentence, and what follows reads as one.
fn begins_note(line: &str, at: usize) -> bool {
    let before = line[..at].trim_end_matches([' ', '*', '_']);
    if !before.ends_with(['.', ';', ':', ')', '>', '»', '"', '!', '?']) {
        return false;
    }
    let rest = &line[at..];
    let lead = note::lead(rest).is_some_and(|(_, end)| rest[..end].trim_end().ends_with(['.', ':']));
    lead && note::read(rest).is_note()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn until_when_by_an_article_of_the_act() {
        assert!(is_portals("Ескерту. 2) тармақша 31.12.2025 дейінқолданылады – осы Заңның 18–бабымен."));
        assert!(is_portals("Сноска. Подпункт 5) действует до 31.12.2025 статьей 18 настоящего Закона."));
        assert!(!is_portals("Ескерту. Осы баптың ережелері осы Заңның 18-бабында аталған тұлғаларға да қолданылады."), "law");
    }

    #[test]
    fn a_list_of_words_in_a_note_goes_on_until_its_act() {
        let list = "Сноска. По всему тексту:\nслова \"а\", \"в\" заменены словами \"б\";";
        assert!(goes_on(list, "слова \"г\" заменены словами \"д\" - Законом РК от 24.03.2011 № 420-IV."));
        assert!(!goes_on(list, "1. Настоящий Закон определяет …"), "a label begins a unit");
        assert!(goes_on("Сноска. В тексте слова \"Таможенный комитет", "Республики Казахстан\" заменены словами \"Управление"));
        assert!(!goes_on("Сноска. В тексте слова \"Комитет заменены - Законом РК № 4.", "Республики Казахстан"), "a whole note");
        assert!(!goes_on("Сноска. Статья 1 в редакции Закона РК от 24.03.2011 № 420-IV;", "слова"), "near miss: no list");
    }

    #[test]
    fn notes_without_their_first_word() {
        for line in [
            "Статья 68 с изменением, внесенным Законом РК от 20.04.2023 № 226-VII (вводится в действие с 01.07.2023).",
            "Пункт 3 в редакции Закона РК от 04.07.2023 № 15-VIII (вводится в действие с 01.01.2030).",
        ] {
            assert!(speaks_of_change(line), "{line}");
        }
        for line in [
            "Статья 68 Закона с изменением, внесенным Законом РК от 20.04.2023 № 226-VII, применяется к договорам.",
            "Пункт 3 изложить в редакции согласно приложению.",
            "Часть вторая в редакции Закона остается прежней.",
            "5-бап мынадай редакцияда - 2-қосымшаға сәйкес жазылсын",
        ] {
            assert!(!speaks_of_change(line), "{line}");
        }
        let held = "Нормативным постановлением Конституционного Суда РК от 31.08.2023 № 26-НП подпункт 2) пункта 2 статьи 26 настоящего \
                    Кодекса РК признан соответствующим Конституции Республики Казахстан.";
        assert!(speaks_of_court(held));
        assert!(!speaks_of_court("Нормативным постановлением Конституционного Суда разъясняется порядок № 3."));
    }
}
