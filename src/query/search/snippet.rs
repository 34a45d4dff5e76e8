//! The part of a text that shows best why it is a hit.

use std::ops::Range;

use crate::base::Language;
use crate::index::Words;
use crate::index::token::{Analyzer, Token};

/// What is shown of a text.
#[derive(Debug, Default)]
pub struct Snippet {
    /// The text's own letters, on one line; `…` where it is cut.
    pub text: String,
    /// Bytes of it that match.
    pub highlights: Vec<Range<usize>>,
}

/// About three lines on a terminal; a sentence of a law rarely fits into less.
const CHARS: usize = 240;

/// Shown before the first match, so that it is read in its sentence.
const LEAD: usize = 60;

const CUT: char = '…';

/// A snippet of `text` around the place where most of `words` meet.
pub fn snippet(text: &str, language: Language, words: &[&Words], analyzer: &mut Analyzer) -> Snippet {
    let tokens = analyzer.tokens(text, language);
    let matches = matches(&tokens, words);
    let window = window(text, &tokens, &matches);
    show(text, window, &matches)
}

/// A match: its bytes in the text, and which of the words it is.
struct Match {
    span: Range<usize>,
    word: usize,
}

fn matches(tokens: &[Token], words: &[&Words]) -> Vec<Match> {
    let mut out = Vec::new();
    for (word, w) in words.iter().enumerate() {
        for range in w.find(tokens) {
            if let (Some(first), Some(last)) = (tokens.get(range.start), tokens.get(range.end - 1)) {
                out.push(Match { span: first.span.start..last.span.end, word });
            }
        }
    }
    out.sort_by_key(|m| (m.span.start, m.span.end, m.word));
    out
}

/// Bytes to show: from a little before the match after which most different words (then most matches) follow within the length.
fn window(text: &str, tokens: &[Token], matches: &[Match]) -> Range<usize> {
    let reach = |from: usize| advance(text, from, CHARS - LEAD);
    let value = |m: &Match| {
        let end = reach(m.span.start);
        let inside = || matches.iter().filter(move |n| m.span.start <= n.span.start && n.span.end <= end);
        let mut kinds: Vec<usize> = inside().map(|n| n.word).collect();
        let all = kinds.len();
        kinds.sort_unstable();
        kinds.dedup();
        (kinds.len(), all)
    };
    // A word that stands everywhere must not make this quadratic.
    const LOOKED_AT: usize = 200;
    let best = matches.iter().take(LOOKED_AT).map(|m| (value(m), m)).reduce(|a, b| if b.0 > a.0 { b } else { a });
    let anchor = best.map_or(0, |(_, m)| m.span.start);
    let start = retreat(text, anchor, LEAD);
    let end = advance(text, start, CHARS);
    // Near the end of the text the room goes to what stands before.
    let start = if end == text.len() { retreat(text, end, CHARS).min(start) } else { start };
    let start = if start == 0 {
        0
    } else {
        tokens.iter().map(|t| t.span.start).find(|s| *s >= start).unwrap_or(start).min(anchor.max(start))
    };
    let end = if end == text.len() {
        end
    } else {
        tokens.iter().rev().map(|t| t.span.end).find(|e| *e <= end && *e > start).unwrap_or(end)
    };
    start..end
}

/// The offset `chars` characters after `from`, or the end.
fn advance(text: &str, from: usize, chars: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    rest.char_indices().nth(chars).map_or(text.len(), |(i, _)| from + i)
}

/// The offset `chars` characters before `from`, or the beginning.
fn retreat(text: &str, from: usize, chars: usize) -> usize {
    let before = text.get(..from).unwrap_or("");
    chars.checked_sub(1).map_or(from, |n| before.char_indices().rev().nth(n).map_or(0, |(i, _)| i))
}

fn show(text: &str, window: Range<usize>, matches: &[Match]) -> Snippet {
    let mut out = Snippet::default();
    if window.start > 0 {
        out.text.push(CUT);
    }
    let head = out.text.len();
    // Line ends and tabs are one byte as the blank is: offsets stay.
    out.text.extend(text.get(window.clone()).unwrap_or("").chars().map(|c| if c.is_ascii_control() { ' ' } else { c }));
    if window.end < text.len() {
        out.text.push(CUT);
    }
    for m in matches.iter().filter(|m| window.start <= m.span.start && m.span.end <= window.end) {
        let span = m.span.start - window.start + head..m.span.end - window.start + head;
        match out.highlights.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => out.highlights.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, query: &[&str]) -> String {
        let words: Vec<Words> = query.iter().filter_map(|q| Words::of(q)).collect();
        let s = snippet(text, Language::Kazakh, &words.iter().collect::<Vec<_>>(), &mut Analyzer::default());
        let mut out = s.text.clone();
        for h in s.highlights.iter().rev() {
            out.insert(h.end, ']');
            out.insert(h.start, '[');
        }
        out
    }

    #[test]
    fn every_form_is_marked_in_its_own_letters() {
        assert_eq!(
            marked("Өтiнiшке қоса\nберілген өтініштің көшірмесі", &["өтініш"]),
            "[Өтiнiшке] қоса берілген [өтініштің] көшірмесі"
        );
        assert_eq!(
            marked("тұрақты тұрғылықты жерге кету", &["тұрақты тұрғылықты жер", "тұрақты"]),
            "[тұрақты тұрғылықты жерге] кету"
        );
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_the_best_place() {
        let text = format!(
            "{} өтініш {} азаматтың өтініші қаралды {}",
            "бірінші сөз ".repeat(40),
            "басқа ".repeat(80),
            "соңы ".repeat(90)
        );
        let shown = marked(&text, &["өтініш", "азамат"]);
        assert!(shown.contains("[азаматтың] [өтініші]"), "{shown}");
        assert!(shown.starts_with("…басқа ") && shown.ends_with("соңы…"), "{shown}");
        assert!(shown.chars().count() <= CHARS + 2 + 4, "{}", shown.chars().count());
    }

    proptest::proptest! {
        #[test]
        fn highlights_fit_the_snippet(text in "[өі\u{ad}\u{301}İa-c \n№-]{0,600}", query in "[өіa-c]{1,2}") {
            let words: Vec<Words> = Words::of(&query).into_iter().collect();
            let s = snippet(&text, Language::Kazakh, &words.iter().collect::<Vec<_>>(), &mut Analyzer::default());
            let mut end = 0;
            for h in &s.highlights {
                proptest::prop_assert!(h.start >= end && s.text.get(h.clone()).is_some());
                end = h.end;
            }
            proptest::prop_assert!(s.text.chars().count() <= CHARS + 2);
        }
    }
}
