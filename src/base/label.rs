//! What a unit's own words begin with, and their sentences.

use std::ops::Range;

use super::{Kind, fold};

/// Where the label of a unit ends and its words begin: after `3-1)`, `7.`, `5-бап.`, `Статья 5.`; 0 where the words have no label.
///
/// A number stands in the first word or, in Russian headings, the second.
#[must_use]
pub fn end(kind: Kind, number: Option<&str>, words: &str) -> usize {
    let Some(number) = number else { return 0 };
    let numbered = matches!(
        kind,
        Kind::Part
            | Kind::Section
            | Kind::Subsection
            | Kind::Chapter
            | Kind::Subchapter
            | Kind::Article
            | Kind::Item
            | Kind::Subitem
            | Kind::Row
            | Kind::Attachment
    );
    if !numbered {
        return 0;
    }
    let number = fold(number).text;
    let mut at = 0;
    for (i, word) in words.split_inclusive(char::is_whitespace).take(2).enumerate() {
        let bare = word.trim_start_matches(['§', '№', '"', '«']);
        let folded = fold(bare);
        let rest = folded.text.strip_prefix(&number).or_else(|| folded.text.strip_prefix(&number.replace('-', " - ")));
        let Some(rest) = rest.filter(|r| !r.starts_with(|c: char| c.is_ascii_digit())) else {
            // Only a word of a heading may stand before the number: `Статья 5`.
            if i > 0
                || matches!(kind, Kind::Item | Kind::Subitem | Kind::Row)
                || !bare.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || c == '§')
            {
                return 0;
            }
            at += word.len();
            continue;
        };
        let noun = rest.strip_prefix('-').is_some_and(|r| r.starts_with(char::is_alphabetic));
        let sign = rest.trim_end().is_empty() || rest.starts_with(['.', ')', ':']);
        return if noun || sign { at + word.len() } else { 0 };
    }
    0
}

/// Where the heading of a unit stands in its own words: after its label, where the words end without a stop (`7-бап. Құжаттар`) or the unit
/// only groups others. `None`: it has none, or no label.
#[must_use]
pub fn heading(kind: Kind, number: Option<&str>, words: &str) -> Option<Range<usize>> {
    let groups = matches!(kind, Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter);
    let headed = groups || kind == Kind::Article && !words.trim_end().ends_with(['.', ';', ':']);
    let label = if headed { end(kind, number, words) } else { 0 };
    (label > 0 && label < words.trim_end().len()).then(|| label..words.trim_end().len())
}

/// The sentences of a text, `[start, end)` each, blanks between them left out. A stop ends a sentence where a capital letter or a
/// quotation follows; initials and short abbreviations end none.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    let marks: Vec<usize> = text.match_indices(['.', '!', '?', '…']).map(|(at, m)| at + m.len()).collect();
    for at in marks {
        let rest = &text[at..];
        let closing = rest.len() - rest.trim_start_matches(['"', '»', '”', ')']).len();
        let after = rest[closing..].trim_start();
        if after.len() == rest.len() - closing || !after.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '«' | '“'))
        {
            continue;
        }
        let before = text[from..at].trim_end_matches('.');
        let word = before.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or("");
        let short = word.chars().count() <= 1 || matches!(word, "ст" | "гг" | "др" | "см" | "ж" | "қ" | "т.б" | "стр" | "руб");
        if short && closing == 0 && !word.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        let end = at + closing;
        out.push(from..end);
        from = text.len() - after.len();
    }
    if from < text.len() {
        out.push(from..from + text[from..].trim_end().len());
    }
    out.retain(|r| !r.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_ends_where_the_words_begin() {
        let rest = |kind, number, words: &'static str| &words[end(kind, Some(number), words)..];
        assert_eq!(rest(Kind::Item, "3", "3. Уақытша"), "Уақытша");
        assert_eq!(rest(Kind::Subitem, "7-1", "7-1) өндірісінде"), "өндірісінде");
        assert_eq!(rest(Kind::Article, "3-1", "3-1-бап. Жер"), "Жер");
        assert_eq!(rest(Kind::Article, "5", "Статья 5. Компетенция"), "Компетенция");
        assert_eq!(rest(Kind::Chapter, "2", "2-тарау. Құжаттар"), "Құжаттар");
        assert_eq!(rest(Kind::Item, "3", "30 күн ішінде"), "30 күн ішінде");
        assert_eq!(rest(Kind::Item, "3", "Уақытша 3 күн"), "Уақытша 3 күн", "near miss: a number inside");
        assert_eq!(rest(Kind::Paragraph, "2", "2 жыл"), "2 жыл", "a part has no label");
    }

    #[test]
    fn a_heading_has_no_stop() {
        let of = |kind, words: &'static str| heading(kind, Some("7"), words).map(|r| &words[r]);
        assert_eq!(of(Kind::Article, "7-бап. Құжаттар"), Some("Құжаттар"));
        assert_eq!(of(Kind::Chapter, "Глава 7. Порядок"), Some("Порядок"));
        assert_eq!(of(Kind::Article, "7-бап. Осы Заң қолданысқа енгізіледі."), None, "near miss: words of the article itself");
        assert_eq!(of(Kind::Article, "7-бап."), None);
        assert_eq!(of(Kind::Item, "7. Құжаттар"), None);
    }

    #[test]
    fn sentences_end_at_a_stop_before_a_capital() {
        let all = |t: &'static str| sentences(t).into_iter().map(|r| &t[r]).collect::<Vec<_>>();
        assert_eq!(all("Бірінші сөйлем. Екінші сөйлем."), ["Бірінші сөйлем.", "Екінші сөйлем."]);
        assert_eq!(all("Оны Қ. Сәтбаев айтты. Сонан соң"), ["Оны Қ. Сәтбаев айтты.", "Сонан соң"]);
        assert_eq!(all("2015 ж. қабылданды; 1.5 есе. «Екінші»"), ["2015 ж. қабылданды; 1.5 есе.", "«Екінші»"]);
        assert_eq!(all("Бірінші (жақша.) Екінші"), ["Бірінші (жақша.)", "Екінші"]);
        assert_eq!(all(""), Vec::<&str>::new());
    }
}
