//! When two wordings are one: blanks, the shapes of quotes and dashes and look-alike letters are no amendment.

use std::borrow::Cow;

use crate::base::fold;

/// Whether two wordings differ in nothing that an act could amend. Capitals count, and so does every sign.
#[must_use]
pub fn alike(a: &str, b: &str) -> bool {
    a == b || blanks(a) == blanks(b) || form(a) == form(b) && capitals(a) == capitals(b)
}

/// A wording in one line, with one blank between words, without the mark by which the portal refers to its notes.
#[must_use]
pub fn blanks(text: &str) -> String {
    let marked = text.contains("<*>");
    let text = if marked { Cow::Owned(text.replace("<*>", " ")) } else { Cow::Borrowed(text) };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form in which wordings are put side by side: alike ones have one form.
#[must_use]
pub fn form(text: &str) -> String {
    fold::squeeze(&close(&blanks(text)))
}

/// No blank before a closing sign or after an opening one.
fn close(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() && !word.starts_with(['.', ',', ';', ':', ')']) && !out.ends_with('(') {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn capitals(text: &str) -> Vec<bool> {
    text.chars().filter(|c| c.is_alphabetic()).map(char::is_uppercase).collect()
}

/// How much two wordings have in common, from 0 to 1: words in both, twice, by all words.
#[must_use]
pub fn likeness(a: &str, b: &str) -> f64 {
    let words = |t: &str| {
        let mut w: Vec<String> = form(t).split(' ').map(str::to_string).collect();
        w.sort_unstable();
        w
    };
    let (a, b) = (words(a), words(b));
    let (mut i, mut j, mut both) = (0, 0, 0usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * both as f64 / (a.len() + b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_no_amendment_and_letters_are() {
        assert!(alike("Yкiметi  «бекiткен» ;", "Үкіметі \"бекіткен\";"));
        assert!(alike("сатып алынады.<*>", "сатып алынады."), "a mark of the portal");
        assert!(!alike("Үкіметі бекіткен;", "Үкіметі бекіткен."));
        assert!(!alike("үкіметі", "Үкіметі"));
        assert!(!alike("бес күн", "бес күні"));
        assert!(likeness("бес күн ішінде", "он күн ішінде") > 0.6);
        assert!(likeness("бес күн", "сурет") < 0.1);
    }
}
