//! Where quoted words stand in a text.
//!
//! Instructions often do not quote to the letter (`docs/DESIGN.md`, replay). Words are looked for in steps, and the first step
//! that finds any decides: with look-alike letters, quotes and dashes levelled; in other case; with an ending after them; without
//! regard to blanks; to punctuation; `15-16` for `15 және 16`; in another order of words.

use std::ops::Range;

use super::decline;
use super::locate::Place;
use super::text::{Text, UnitId};
use crate::base::label;
use crate::base::{Folded, Kind, fold};

/// Words of a unit among which to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The unit.
    pub unit: UnitId,
    /// Bytes of its own words.
    pub range: Range<usize>,
}

/// Words found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The unit.
    pub unit: UnitId,
    /// Bytes of its own words.
    pub range: Range<usize>,
    /// What had to be levelled; empty: nothing.
    pub level: &'static str,
}

/// The words that a place covers. Signatures, stamps and requisites are no text that instructions change; the title only where it is
/// the place.
#[must_use]
pub fn pieces(text: &Text, place: &Place) -> Vec<Piece> {
    let whole = |unit: UnitId| Piece { unit, range: 0..text.unit(unit).words.len() };
    match place {
        Place::Act => {
            let law = |id: &UnitId| {
                !matches!(text.unit(*id).kind, Kind::Title | Kind::Requisites | Kind::Signature | Kind::Stamp | Kind::Enacting)
            };
            text.walk(None).into_iter().filter(law).map(whole).collect()
        }
        Place::Unit(id) => text.walk(Some(*id)).into_iter().map(whole).collect(),
        Place::Part(run) => run.iter().flat_map(|id| text.walk(Some(*id))).map(whole).collect(),
        Place::Words(unit, range) => vec![Piece { unit: *unit, range: range.clone() }],
        Place::First(unit, range, list) => {
            let own = Piece { unit: *unit, range: range.clone() };
            std::iter::once(own).chain(list.iter().flat_map(|id| text.walk(Some(*id))).map(whole)).collect()
        }
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct How {
    /// Every case and number the words stand in.
    pub forms: bool,
    /// Every place: then another case of letters is another pair's business.
    pub everywhere: bool,
}

/// Words among which several quotations are looked for: each unit is read once.
pub struct Field<'t> {
    text: &'t Text,
    pieces: &'t [Piece],
    /// The pieces without the labels of units.
    hays: Vec<Hay<'t>>,
}

impl<'t> Field<'t> {
    /// Reads the pieces.
    #[must_use]
    pub fn of(text: &'t Text, pieces: &'t [Piece]) -> Self {
        let unlabelled = |p: &'t Piece| {
            let unit = text.unit(p.unit);
            let label = label::end(unit.kind, unit.number.as_deref(), &unit.words.text());
            hay(text, p.unit, p.range.start.max(label).min(p.range.end)..p.range.end)
        };
        Field { text, pieces, hays: pieces.iter().filter_map(unlabelled).collect() }
    }

    /// Whether words are declined as Russian ones here: `комитет` may be of either language, so the text has to have none of the letters
    /// that only Kazakh has.
    #[must_use]
    pub fn declines(&self, words: &str) -> bool {
        let kazakh = |h: &Hay<'_>| h.folded.text.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ']);
        decline::is_russian(words) && !self.hays.iter().any(kazakh)
    }

    /// Finds quoted words. Labels of units are no words, unless the words are found nowhere else.
    #[must_use]
    pub fn find(&self, words: &str, how: How) -> Vec<Hit> {
        let needle = Needle::of(words);
        if needle.folded.is_empty() {
            return Vec::new();
        }
        if how.forms
            && let Some(hits) = self.declined(words, how)
        {
            return hits;
        }
        let hits = needle.search(&self.hays, how);
        // Only words with a number can be those of a label.
        let numbered = words.contains(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х'));
        if !hits.is_empty() || !numbered {
            return hits;
        }
        let whole: Vec<Hay<'_>> = self.pieces.iter().filter_map(|p| hay(self.text, p.unit, p.range.clone())).collect();
        needle.search(&whole, how)
    }
}

impl Field<'_> {
    /// Words in every form they have where forms are not made by adding to them: Russian phrases of known classes (`министерство`,
    /// `министерству`), Kazakh words whose last sound is voiced before a vowel (`бұйрық`, `бұйрығы`).
    fn declined(&self, words: &str, how: How) -> Option<Vec<Hit>> {
        let mut out: Vec<Hit> = Vec::new();
        if self.declines(words) {
            let mut known: Vec<String> = Vec::new();
            for form in decline::forms(words.trim())? {
                if !known.contains(&form) {
                    let plain = Needle::of(&form).search(&self.hays, How { forms: false, everywhere: how.everywhere });
                    // Only the form as it is: what is levelled further belongs to the words themselves.
                    let level = |h: Hit| Hit { level: if form == words.trim() { h.level } else { "ending" }, ..h };
                    out.extend(plain.into_iter().filter(|h| matches!(h.level, "" | "letters" | "case" | "capitals")).map(level));
                    known.push(form);
                }
            }
        } else {
            let trimmed = words.trim();
            let voiced = [('қ', 'ғ'), ('к', 'г'), ('п', 'б')].iter().find(|(v, _)| trimmed.ends_with(*v)).map(|(_, b)| *b)?;
            let stem: String = trimmed.chars().take(trimmed.chars().count() - 1).chain([voiced]).collect();
            out.extend(Needle::of(trimmed).search(&self.hays, how));
            let more = Needle::of(&stem).search(&self.hays, how).into_iter().filter(|h| h.level == "ending");
            out.extend(more);
        }
        out.sort_by_key(|h| (h.unit, h.range.start, h.range.end));
        out.dedup_by(|a, b| (a.unit, &a.range) == (b.unit, &b.range));
        Some(out)
    }
}

fn hay(text: &Text, unit: UnitId, range: Range<usize>) -> Option<Hay<'_>> {
    if range.is_empty() {
        return None;
    }
    let words = text.unit(unit).words.text();
    let folded = fold(words.get(range.clone()).unwrap_or(""));
    Some(Hay { unit, start: range.start, words, folded, range })
}

/// Quoted words in the forms in which they compare.
struct Needle<'w> {
    words: &'w str,
    folded: String,
    tokens: Vec<String>,
}

/// A word of a text: folded, and where it stands.
struct Token {
    folded: String,
    range: Range<usize>,
}

/// One piece, read once.
struct Hay<'t> {
    unit: UnitId,
    start: usize,
    words: std::borrow::Cow<'t, str>,
    folded: Folded,
    range: Range<usize>,
}

impl Hay<'_> {
    fn text(&self) -> &str {
        self.words.get(self.range.clone()).unwrap_or("")
    }

    fn hit(&self, range: Range<usize>, level: &'static str) -> Hit {
        Hit { unit: self.unit, range: self.start + range.start..self.start + range.end, level }
    }

    /// The range of folded bytes, in the text.
    fn original(&self, range: Range<usize>) -> Range<usize> {
        self.folded.to_original(range.start)..self.folded.to_original(range.end)
    }
}

impl<'w> Needle<'w> {
    fn of(words: &'w str) -> Self {
        let words = words.trim();
        let folded = crate::base::fold::squeeze(words);
        let tokens = tokens(&fold(words), words).into_iter().map(|t| t.folded).collect();
        Needle { words, folded, tokens }
    }

    fn search(&self, hays: &[Hay<'_>], how: How) -> Vec<Hit> {
        let mut whole = Vec::new();
        let mut other_case = Vec::new();
        let mut ending = Vec::new();
        for hay in hays {
            for (at, _) in hay.folded.text.match_indices(&self.folded) {
                let range = hay.original(at..at + self.folded.len());
                let found = hay.text().get(range.clone()).unwrap_or("");
                if !self.begins_a_word(hay.text(), range.start) {
                    continue;
                }
                let cased = same_case(found, self.words);
                match (self.ends_a_word(hay.text(), range.end), cased) {
                    (true, true) => whole.push(hay.hit(range.clone(), if found == self.words { "" } else { "letters" })),
                    // A heading in capitals says the same words.
                    (true, false) if in_capitals(found) => whole.push(hay.hit(range, "capitals")),
                    (true, false) => other_case.push(hay.hit(range, "case")),
                    (false, true) => ending.push(hay.hit(range, "ending")),
                    (false, false) => {}
                }
            }
        }
        if how.everywhere {
            other_case.clear();
        }
        if how.forms {
            whole.append(&mut ending);
        }
        let steps: [&dyn Fn() -> Vec<Hit>; 4] = [
            &|| self.without_blanks(hays),
            &|| self.by_tokens(hays, "punctuation", &|t| t, &|a, b| a == b),
            &|| self.by_tokens(hays, "numbers", &without_joiners, &|a, b| a == b),
            &|| self.by_tokens(hays, "word_order", &|t| t, &same_words),
        ];
        let found = [whole, other_case, ending].into_iter().find(|h| !h.is_empty());
        found.or_else(|| steps.iter().map(|s| s()).find(|h| !h.is_empty())).unwrap_or_default()
    }

    fn begins_a_word(&self, text: &str, at: usize) -> bool {
        let inside = |c: char| c.is_alphanumeric();
        !self.folded.starts_with(inside) || !text.get(..at).unwrap_or("").ends_with(inside)
    }

    fn ends_a_word(&self, text: &str, at: usize) -> bool {
        let inside = |c: char| c.is_alphanumeric();
        !self.folded.ends_with(inside) || !text.get(at..).unwrap_or("").starts_with(inside)
    }

    /// Blanks left out on both sides: `Премьер- Министр`, words grown together.
    fn without_blanks(&self, hays: &[Hay<'_>]) -> Vec<Hit> {
        let wanted: String = self.folded.chars().filter(|c| !c.is_whitespace()).collect();
        // A single short word would be found inside others.
        if wanted.chars().count() < 6 {
            return Vec::new();
        }
        // Blanks hardly part the first two letters or the last two: most units need no closer look.
        let pair = |i: usize, back: bool| {
            let at = |n| if back { wanted.char_indices().rev().nth(n) } else { wanted.char_indices().nth(n) };
            at(i).map_or(0, |(at, _)| at)
        };
        let (head, tail) = (&wanted[..pair(2, false)], &wanted[pair(1, true)..]);
        let may = |h: &&Hay<'_>| h.folded.text.contains(head) && h.folded.text.contains(tail);
        let mut out = Vec::new();
        for hay in hays.iter().filter(may) {
            let mut close = String::with_capacity(hay.folded.text.len());
            let mut from = Vec::with_capacity(hay.folded.text.len() + 1);
            for (at, c) in hay.folded.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                for i in 0..c.len_utf8() {
                    from.push(at + i);
                }
                close.push(c);
            }
            for (at, _) in close.match_indices(&wanted) {
                let (Some(first), Some(last)) = (from.get(at), from.get(at + wanted.len() - 1)) else { continue };
                let range = hay.original(*first..last + 1);
                if self.begins_a_word(hay.text(), range.start) && self.ends_a_word(hay.text(), range.end) {
                    out.push(hay.hit(range, "blanks"));
                }
            }
        }
        out
    }

    /// Runs of words that compare as `same` says, after `level` on both sides.
    fn by_tokens(
        &self,
        hays: &[Hay<'_>],
        name: &'static str,
        level: &dyn Fn(Vec<Token>) -> Vec<Token>,
        same: &dyn Fn(&[&str], &[&str]) -> bool,
    ) -> Vec<Hit> {
        let own = self.tokens.iter().map(|t| Token { folded: t.clone(), range: 0..0 }).collect();
        let wanted = level(own);
        let wanted: Vec<&str> = wanted.iter().map(|t| t.folded.as_str()).collect();
        // One word has no order, and a short one stands in many places.
        let one = name == "punctuation" && wanted.iter().any(|w| w.chars().count() > 3 && w.len() < self.folded.len());
        if wanted.len() < if one { 1 } else { 2 } {
            return Vec::new();
        }
        let mut out = Vec::new();
        for hay in hays.iter().filter(|h| wanted.iter().all(|w| h.folded.text.contains(w))) {
            let tokens = level(tokens(&hay.folded, hay.text()));
            let words: Vec<&str> = tokens.iter().map(|t| t.folded.as_str()).collect();
            let mut free = 0;
            for (i, window) in words.windows(wanted.len()).enumerate() {
                if i >= free && same(window, &wanted) {
                    if let (Some(a), Some(b)) = (tokens.get(i), tokens.get(i + wanted.len() - 1)) {
                        out.push(hay.hit(a.range.start..b.range.end, name));
                    }
                    free = i + wanted.len();
                }
            }
        }
        out
    }
}

/// The words of a text, hyphens and signs left out.
fn tokens(folded: &Folded, text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut open: Option<usize> = None;
    let ends = folded.text.char_indices().map(|(i, c)| (i, c.is_alphanumeric())).chain([(folded.text.len(), false)]);
    for (at, inside) in ends {
        match (open, inside) {
            (None, true) => open = Some(at),
            (Some(from), false) => {
                let word = folded.text.get(from..at).unwrap_or("").to_string();
                let range = folded.to_original(from)..folded.to_original(at).min(text.len());
                out.push(Token { folded: word, range });
                open = None;
            }
            _ => {}
        }
    }
    out
}

/// Leaves out the "and" between two numbers: `15 және 16` is `15-16` (and `15, 16`).
fn without_joiners(tokens: Vec<Token>) -> Vec<Token> {
    let digits = |t: Option<&Token>| t.is_some_and(|t| t.folded.bytes().all(|b| b.is_ascii_digit()));
    let joins = |i: usize| {
        tokens.get(i).is_some_and(|t| matches!(t.folded.as_str(), "және" | "мен" | "пен" | "бен" | "и"))
            && digits(i.checked_sub(1).and_then(|i| tokens.get(i)))
            && digits(tokens.get(i + 1))
    };
    let keep: Vec<bool> = (0..tokens.len()).map(|i| !joins(i)).collect();
    tokens.into_iter().zip(keep).filter(|(_, k)| *k).map(|(t, _)| t).collect()
}

fn same_words(a: &[&str], b: &[&str]) -> bool {
    let sorted = |w: &[&str]| {
        let mut w: Vec<String> = w.iter().map(ToString::to_string).collect();
        w.sort();
        w
    };
    a.iter().all(|w| b.contains(w)) && sorted(a) == sorted(b)
}

/// Whether words are printed in capitals, as headings are: one letter says nothing.
#[must_use]
pub fn in_capitals(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 2 && letters.all(char::is_uppercase)
}

/// Whether capitals stand at the same letters.
fn same_case(a: &str, b: &str) -> bool {
    let capitals = |t: &str| t.chars().filter(|c| c.is_alphabetic()).map(char::is_uppercase).collect::<Vec<_>>();
    capitals(a) == capitals(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replay::rope::{Origin, Rope};

    fn found(words: &str, wanted: &str) -> Vec<(String, &'static str)> {
        let mut text = Text::default();
        let id = text.add(Kind::Item, Some("3".into()), Rope::new(words, Origin::default()));
        text.insert(None, 0, &[id]);
        let pieces = pieces(&text, &Place::Act);
        let hits = Field::of(&text, &pieces).find(wanted, How::default());
        hits.into_iter().map(|h| (words[h.range].to_string(), h.level)).collect()
    }

    #[test]
    fn words_are_found_to_the_letter_first() {
        assert_eq!(found("3. күн және күні, Күн.", "күн"), [("күн".to_string(), "")]);
        assert_eq!(found("3. Yкiметi бекiткен тәртiпке", "Үкіметі бекіткен"), [("Yкiметi бекiткен".to_string(), "letters")]);
        assert_eq!(found("3. үш күн", "3"), [("3".to_string(), "")], "the label, where nothing else is meant");
        assert_eq!(found("3. 3 күн", "3"), [("3".to_string(), "")], "and once where something is");
    }

    #[test]
    fn what_differs_is_levelled_and_said() {
        let one =
            |words: &str, wanted: &str| found(words, wanted).into_iter().map(|(w, l)| format!("{l}: {w}")).collect::<Vec<_>>();
        assert_eq!(one("3. Министрлік бекітеді", "министрлік"), ["case: Министрлік"]);
        assert_eq!(one("3. МИНИСТРЛІК БЕКІТЕДІ", "министрлік"), ["capitals: МИНИСТРЛІК"]);
        assert_eq!(one("3. Қаржы министрлігінің шешімі", "Қаржы министрлігі"), ["ending: Қаржы министрлігі"]);
        assert_eq!(one("3. Премьер- Министрдің ұсынуы", "Премьер-Министрдің"), ["blanks: Премьер- Министрдің"]);
        assert_eq!(one("3. органдары мен ұйымдары", "органдары, мен ұйымдары"), ["punctuation: органдары мен ұйымдары"]);
        assert_eq!(one("3. 15 және 16-баптарының талабы", "15-16-баптарының"), ["numbers: 15 және 16-баптарының"]);
        assert_eq!(
            one("3. уәкiлеттi мемлекеттiк органдары береді", "мемлекеттiк уәкiлеттi органдары"),
            ["word_order: уәкiлеттi мемлекеттiк органдары"]
        );
        assert_eq!(one("3. уәкiлеттi жергілікті органдары", "мемлекеттiк уәкiлеттi органдары"), Vec::<String>::new());
        assert_eq!(one("3. заңды", "аң"), Vec::<String>::new(), "near miss: inside a word");
    }
}
