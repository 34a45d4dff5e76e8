//! Quoted titles: which quote opens and which closes, where one sign does for both.

use super::super::text::Text;

/// So far back or ahead a title may reach, in bytes.
const MAX_TITLE: usize = 3000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
}

/// Which side the quote at `at` (in the folded text) is, by its sign or by the blanks around it.
fn side(t: &Text<'_>, at: usize) -> Side {
    let sign = t.original.get(t.folded.to_original(at)..).and_then(|o| o.chars().next());
    match sign {
        Some('«' | '„') => return Side::Opens,
        Some('»' | '”') => return Side::Closes,
        _ => {}
    }
    let s = &t.folded.text;
    let before = s[..at].chars().next_back();
    let after = s[at + 1..].chars().next();
    let edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['));
    match (edge(before) || before == Some('"'), after.is_some_and(char::is_alphanumeric)) {
        (true, true) => Side::Opens,
        (true, false) if after == Some('"') => Side::Opens,
        // Blanks on both sides: the quotes so far decide, before what has the shape of a title.
        (true, false)
            if after == Some(' ')
                && at < MAX_TITLE
                && padded_title(&s[at + 1..])
                && s[..at].matches('"').count().is_multiple_of(2) =>
        {
            Side::Opens
        }
        _ => Side::Closes,
    }
}

/// Whether words up to the next quote are a title with a blank before that quote: ` Халықтың көші-қоны туралы "`.
fn padded_title(rest: &str) -> bool {
    rest.find('"').is_some_and(|end| rest[..end].ends_with("туралы "))
}

/// The quoted title that ends right before `end` (blanks between allowed). Where its opening quote is missing, it begins at `free`, the
/// end of what was read before.
pub(super) fn title_before(t: &Text<'_>, free: usize, end: usize) -> Option<(usize, usize)> {
    let s = &t.folded.text;
    let close = s[..end].trim_end_matches(' ').len();
    if !s[..close].ends_with('"') {
        return None;
    }
    let from = s.floor_char_boundary(close.saturating_sub(MAX_TITLE));
    // A quote that opens words of another sentence: `4-тармақтағы "Қазақстан Республикасының заңдарымен" деген сөздер`.
    if side(t, close - 1) == Side::Opens && s[from..close - 1].matches('"').count().is_multiple_of(2) {
        return None;
    }
    let mut depth = 0i32;
    let mut found = None;
    // Where two titles end that begin together, and where the inner one ends: `"А туралы" Заңының 5-бабы туралы"`.
    let (mut nested, mut inner_end) = (None, close);
    for (i, c) in s[from..close].char_indices().rev() {
        let at = from + i;
        if c == ';' && (found.is_some() || nested.is_some()) {
            break;
        }
        if c != '"' {
            continue;
        }
        match side(t, at) {
            Side::Closes => {
                depth += 1;
                if depth == 2 && nested.is_none() {
                    inner_end = at + 1;
                }
            }
            // Two closing quotes are often printed as one: an opening quote left over is the title's.
            Side::Opens if depth <= 1 => {
                depth = 0;
                // `"Үкіметінің "А туралы" 1996 жылғы … қаулысына …`: who issued it stands before its title, in another one.
                let parts = |f: usize| s[at..f].contains(". ") || ends_with_issuer(&s[at..f]);
                if found.is_some_and(parts) {
                    break;
                }
                found = Some(at);
            }
            Side::Opens => {
                depth -= 1;
                nested = nested.or(Some(at));
            }
        }
        if depth > 0 && found.is_some() {
            // A closing quote before the title: another title, not a part of this one.
            break;
        }
    }
    let least = free + s[free..].len() - s[free..].trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let unopened = || least < close && close - least < MAX_TITLE && s[least..close].contains("турал");
    // Two opening quotes printed as one: what was read before is a part of this title, unless a list goes on after it.
    let goes_on = || {
        let rest = s.get(free.max(inner_end)..close).unwrap_or("").trim_start();
        rest.contains("турал") && ![",", ";", "және ", "мен "].iter().any(|w| rest.starts_with(w))
    };
    let found = found.or_else(|| nested.filter(|open| *open >= free || goes_on()));
    found.map(|open| (open, close)).or_else(|| unopened().then_some((least, close)))
}

/// Whether words end with an organ in the genitive and name no act.
fn ends_with_issuer(words: &str) -> bool {
    let last = words.trim_end().rsplit(' ').next().unwrap_or("");
    let organ = ["үкімет", "президент", "министр", "әкім", "мәслихат", "кабинет"].iter().any(|o| last.starts_with(o));
    organ && super::words::is_genitive(last) && !words.contains("турал")
}

/// The end of the quoted title that begins at `at`.
pub(super) fn title_after(t: &Text<'_>, at: usize) -> Option<usize> {
    let s = &t.folded.text;
    if !s[at..].starts_with('"') {
        return None;
    }
    let to = s.floor_char_boundary(at + MAX_TITLE);
    let mut depth = 0i32;
    let mut last = None;
    for (i, c) in s[at..to].char_indices() {
        match c {
            '"' if i == 0 || side(t, at + i) == Side::Opens => depth += 1,
            '"' => {
                depth -= 1;
                last = Some(at + i + 1);
                if depth <= 0 {
                    return last;
                }
                // Two closing quotes are often printed as one.
                let rest = s[at + i + 1..].trim_start();
                if rest.starts_with(['(', ',', ';', '.']) || rest.is_empty() {
                    return last;
                }
            }
            ';' if last.is_some() => break,
            _ => {}
        }
    }
    last
}

/// A title without its quotes, as printed.
pub(super) fn title(t: &Text<'_>, open: usize, close: usize) -> String {
    let words = &t.original[t.folded.to_original(open)..t.folded.to_original(close)];
    super::super::text::unquote(words).trim().to_string()
}
