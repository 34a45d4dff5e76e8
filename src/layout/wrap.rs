//! Which visual lines make one paragraph.

use super::lines::{Style, Visual, ends_closed};

/// The paragraph so far, as far as the decision needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    /// Its last visual line.
    pub last: Visual,
    /// Whether its first line was indented as paragraphs are in this file.
    pub indented: bool,
    /// Whether it is the first of the file.
    pub first: bool,
    /// Whether it begins with the label of an article.
    pub article: bool,
}

/// Whether `next`, after `gap` blank lines, goes on with the paragraph. `start_link`: `next` begins with the slot of a
/// displaced link whose words fit the end of the paragraph.
pub(super) fn goes_on(source: &str, style: &Style, open: Open, next: Visual, gap: usize, start_link: bool) -> bool {
    let text = next.text(source);
    if start_link {
        return true;
    }
    if gap == 0 && text.len() <= 2 && text.bytes().all(|b| b".,;:)".contains(&b)) && next.indent < 2 {
        return true;
    }
    let last = open.last.text(source);
    // Blanks to fill in and drawn tables end their lines, but for those of an indented paragraph.
    if !open.indented
        && (last.ends_with("________") || text.starts_with("________") || last.ends_with('|') || text.starts_with('|'))
    {
        return false;
    }
    if style.width == 0 || begins_paragraph(style, next, text) {
        return false;
    }
    let kept_blank = style.trailing && open.last.trailing;
    let lower = text.chars().next().is_some_and(|c| c.is_lowercase());
    if gap > 0 {
        // A page break inside a sentence.
        let runs_on = kept_blank || last.ends_with([',', '(']) || (lower && !ends_closed(last));
        return open.indented && gap >= 2 && next.indent < 2 && runs_on;
    }
    if kept_blank {
        return true;
    }
    let width = || open.last.width(source);
    if open.indented {
        // Running text: only a short line before a capital is a deliberate end.
        let maybe_short = open.last.end - open.last.start < (style.width * 5 / 4) as u32;
        return lower || !maybe_short || width() * 100 >= style.width * 55;
    }
    let first_word = text.split(' ').next().unwrap_or("").chars().count();
    // The title of the act, full to its last word.
    if open.first && last.ends_with(" туралы") && !lower {
        return false;
    }
    // A full line, and no empty line after it.
    if style.apart > 0 && width() + 1 + first_word > style.apart {
        return true;
    }
    if style.exact > 0 {
        // A line that had room for the next word was ended on purpose.
        let full = width() + 1 + first_word > style.exact;
        if open.article && !lower && !ends_closed(last) && !is_proper(text) {
            // The title of an article, full to its last word.
            return false;
        }
        let stops = last.trim_end_matches(['"', '»', '”']).ends_with(['.', '!', '?']);
        return full && !last.ends_with([';', ':']) && (lower || !(stops && style.ends_more));
    }
    let full = (width() + 1 + first_word) * 100 >= style.width * 85;
    let closed = ends_closed(last) && !lower;
    match style.indent {
        // Title, stamp, heading: unindented lines of a file that indents its paragraphs.
        Some(_) => (full || lower) && !closed && !ends_closed(last),
        None => full && !(last.ends_with([';', ':']) || closed && (width() + 1 + first_word) <= style.width),
    }
}

/// Whether a line shows by itself that a paragraph begins.
fn begins_paragraph(style: &Style, next: Visual, text: &str) -> bool {
    match style.indent {
        Some(_) if next.indent >= 2 => true,
        Some(_) => false,
        None => is_marked(text),
    }
}

/// `3.`, `3-1)`, `"3.`, `5-бап.`, `Статья 5.`, `Ескерту.`: a line that begins a unit whatever stands before it.
pub(super) fn is_marked(text: &str) -> bool {
    let t = text.trim_start_matches(['"', '«', '“']);
    let digits = t.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
    if digits > 0 && digits <= 8 && t.as_bytes()[0].is_ascii_digit() {
        let after = &t[digits..];
        return after.starts_with(')')
            || after.starts_with('.') && !after[1..].starts_with(|c: char| c.is_ascii_digit())
            || is_label(t[..digits].ends_with('-'), after.trim_start());
    }
    if ["Ескерту", "ЕСКЕРТУ", "Ескертпе", "Сноска", "Примечание", "ПРИМЕЧАНИЕ"].iter().any(|w| t.starts_with(w))
    {
        return true;
    }
    const WORDS: [&str; 10] =
        ["Статья ", "СТАТЬЯ ", "Глава ", "ГЛАВА ", "Раздел ", "РАЗДЕЛ ", "Параграф ", "ПАРАГРАФ ", "Подраздел ", "ПОДРАЗДЕЛ "];
    const WHOLE: [&str; 8] =
        ["ОБЩАЯ ЧАСТЬ", "ОСОБЕННАЯ ЧАСТЬ", "ЖАЛПЫ БӨЛІК", "ЕРЕКШЕ БӨЛІК", "СОДЕРЖАНИЕ", "ОГЛАВЛЕНИЕ", "МАЗМҰНЫ", "Мазмұны"];
    WORDS.iter().any(|w| t.strip_prefix(w).is_some_and(numbered)) || lettered(t) || WHOLE.contains(&t) || attached(t)
}

/// `ПРИЛОЖЕНИЕ N 3`, `Қосымша`: the label of an attachment, on a line of its own.
fn attached(text: &str) -> bool {
    let rest = ["Приложение", "ПРИЛОЖЕНИЕ", "Қосымша", "ҚОСЫМША"].iter().find_map(|w| text.strip_prefix(w));
    rest.is_some_and(|r| {
        let number = r.trim_start_matches([' ', 'N', '№']);
        number.bytes().all(|b| b.is_ascii_digit() || b == b'-') && (number.is_empty() == r.is_empty())
    })
}

/// The noun of a label after its number: `5-бап.`, `3-тарау`, `2-қосымша`; with more words after it only behind a full stop.
fn is_label(hyphen: bool, after: &str) -> bool {
    const NOUNS: [&str; 12] = [
        "бап",
        "БАП",
        "тарау",
        "ТАРАУ",
        "бөлім",
        "БӨЛІМ",
        "параграф",
        "ПАРАГРАФ",
        "қосымша",
        "ҚОСЫМША",
        "кіші бөлім",
        "КІШІ БӨЛІМ",
    ];
    if !hyphen && !after.starts_with(['б', 'Б', 'т', 'Т']) {
        return false;
    }
    let stop = |r: &str| r.trim_start().starts_with('.');
    NOUNS.iter().any(|n| after.strip_prefix(n).is_some_and(|r| r.is_empty() || stop(r)))
        || ["тармақ", "ТАРМАҚ"].iter().any(|n| after.strip_prefix(n).is_some_and(stop))
}

/// `5.`, `IV`, `12-1.`: a number that ends the label.
fn numbered(rest: &str) -> bool {
    let number = rest.find(|c: char| !(c.is_ascii_digit() || "-IVXLІХ".contains(c))).unwrap_or(rest.len());
    number > 0 && (rest.len() == number || rest[number..].trim_start().starts_with('.'))
}

/// `а) …`, `b) …`
fn lettered(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.next() == Some(')') && chars.next() == Some(' ')
}

/// `5-бап.`, `Статья 5.`
pub(super) fn begins_article(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    line.starts_with("Статья ") || rest.len() < line.len() && rest.starts_with("бап")
}

/// Whether a line begins with a name or with what is written with a capital within a sentence.
fn is_proper(line: &str) -> bool {
    const NAMES: [&str; 16] = [
        "Қазақстан",
        "Казахстан",
        "Республик",
        "Президент",
        "Парламент",
        "Үкімет",
        "Yкiмет",
        "Правительств",
        "Премьер",
        "Конституци",
        "Ұлттық",
        "Национальн",
        "Мәжіліс",
        "Мажилис",
        "Сенат",
        "Жоғарғы",
    ];
    NAMES.iter().any(|n| line.starts_with(n)) || !line.starts_with(char::is_uppercase)
}

/// What stands between two joined lines: a blank, or nothing where a word, number or bracket was split.
pub(super) fn joint(before: &str, after: &str) -> &'static str {
    let next = after.chars().next();
    if before.is_empty() || next.is_some_and(|c| ",.;:)!?»".contains(c)) {
        return "";
    }
    let mut back = before.chars().rev();
    let (last, prior) = (back.next().unwrap_or(' '), back.next());
    let opens = prior.is_none_or(|c| c == ' ' || c == '(');
    match last {
        '(' | '«' => "",
        '"' if opens => "",
        '-' | '/' if prior.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric) => "",
        _ if last.is_ascii_digit() && after.starts_with('-') && !after.starts_with("- ") => "",
        _ => " ",
    }
}

#[cfg(test)]
mod tests {
    use super::super::repair;
    use super::is_marked;

    fn lines(text: &str) -> Vec<String> {
        let layout = repair(text);
        layout.lines.iter().map(|l| l.span.of(&layout.text).to_string()).collect()
    }

    /// Wraps paragraphs at a width, with nothing between them.
    fn wrapped(paragraphs: &[&str], width: usize) -> String {
        let mut out = String::new();
        for paragraph in paragraphs {
            let mut column = 0;
            for word in paragraph.split(' ') {
                let length = word.chars().count();
                match column {
                    0 => {}
                    _ if column + 1 + length > width => {
                        out.push('\n');
                        column = 0;
                    }
                    _ => {
                        out.push(' ');
                        column += 1;
                    }
                }
                out.push_str(word);
                column += length;
            }
            out.push('\n');
        }
        out
    }

    #[test]
    fn a_line_with_room_for_the_next_word_ends_its_paragraph() {
        let paragraphs = [
            "Халықаралық мектеп мәртебесін беру қағидаларын бекіту туралы",
            "Осы қағидалар мектептерге халықаралық мәртебе беру тәртібін және мектептерге қойылатын талаптарды белгілейді.",
            "Министрлік мектептердің өтініштерін қарайды және күнтізбелік отыз күн ішінде олар бойынша шешім қабылдайды.",
            "Қазақстан Республикасының мектептері өз құжаттарын облыстардың білім басқармаларына береді.",
            "Мектепті бітірушілерге берілетін құжаттың нысанын уәкілетті орган белгілейді және мектептерге жібереді.",
            "Қазақстан Республикасының Премьер-Министрі",
        ];
        for width in [48, 52, 60] {
            assert_eq!(lines(&wrapped(&paragraphs, width)), paragraphs, "{width}");
        }
    }

    #[test]
    fn a_full_line_goes_on_where_empty_lines_end_the_paragraphs() {
        let text = "Осы қағидалар мәртебе беру тәртібін белгілейді. Министрлік мектептердің өтініштерін қарайды. Мектептер \
                    өтініштерін министрлікке береді және олар тіркеледі. Қабылдамау туралы шешім уәжді болуға тиіс.";
        let second = "Өтініштерді қарау мерзімі күнтізбелік отыз күн. Мерзім министрдің шешімімен ұзартылады және хабарланады.";
        let paragraphs = [text, second, text, second, text, second];
        for width in [40, 47, 48, 60] {
            let apart: Vec<String> = paragraphs.iter().map(|p| wrapped(&[p], width)).collect();
            assert_eq!(lines(&apart.join("\n")), paragraphs, "{width}");
        }
        // A line with room for more ends by itself.
        let apart: Vec<String> = paragraphs.iter().map(|p| wrapped(&["Ақпараттық-талдау бөлімі:", p], 60)).collect();
        assert_eq!(lines(&apart.join("\n")).len(), 12);
    }

    #[test]
    fn labels_begin_a_paragraph_and_references_do_not() {
        for line in [
            "3. Осы",
            "3-1) сот",
            "5-бап. Атауы",
            "12-тарау",
            "Статья 5. Понятия",
            "Глава IV. Суд",
            "а) тегі;",
            "2-қосымша",
            "ПРИЛОЖЕНИЕ N 3",
            "1-тармақ. Сессия",
        ] {
            assert!(is_marked(line), "{line}");
        }
        for line in [
            "5-бабының 2-тармағы",
            "3-тарау мен 4-тарау",
            "Статья Закона",
            "2025 жылғы",
            "1.5 миллион",
            "Раздел имущества",
            "Приложение N 3 к",
            "3-тармақ алып",
        ] {
            assert!(!is_marked(line), "{line}");
        }
    }
}
