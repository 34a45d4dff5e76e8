//! Changes of words.

use std::ops::Range;

use super::conflict::{Candidate, Conflict, Levelling, Reason};
use super::decline;
use super::find::{self, Field, Hit, How, Piece};
use super::inflect;
use super::locate::Place;
use super::rope::Origin;
use super::text::{Text, UnitId};
use crate::base::label;
use crate::base::{Kind, Message};
use crate::extract::{WordMode, Words};

/// A change of some bytes of a unit's words.
struct Change {
    unit: UnitId,
    range: Range<usize>,
    new: String,
}

/// Changes words at a place: all of it, or, in a conflict, nothing.
///
/// # Errors
/// Words that are not there, or there several times; a form that would have to be guessed.
pub fn change(text: &mut Text, place: &Place, words: &Words, origin: Origin) -> Result<Vec<Levelling>, Conflict> {
    if words.mode == WordMode::Append {
        return append(text, place, words, origin);
    }
    let pieces = find::pieces(text, place);
    let mut changes = Vec::new();
    let mut levelled = Vec::new();
    let mut unmatched = Vec::new();
    let field = Field::of(text, &pieces);
    for (old, new) in &words.pairs {
        let wanted = match words.mode {
            WordMode::InsertAfter => words.after.as_deref().unwrap_or(""),
            WordMode::InsertBefore => words.before.as_deref().unwrap_or(""),
            _ => old.as_str(),
        };
        let side = match words.mode {
            WordMode::Replace | WordMode::Delete => {
                words.after.as_deref().map(|a| (a, true)).or(words.before.as_deref().map(|b| (b, false)))
            }
            _ => None,
        };
        let hits = match side {
            Some((anchor, after)) => near(text, &field, &pieces, wanted, (anchor, after), words),
            None => meant(text, &field, &pieces, wanted, new, words),
        };
        match hits {
            Ok(hits) => {
                for hit in hits {
                    changes.push(one_change(text, &hit, wanted, new, words, &mut levelled)?);
                }
            }
            Err(c) if c.reason == Reason::WordsNotFound && words.whole_text && words.pairs.len() > 1 => unmatched.push(c),
            Err(c) => return Err(c),
        }
    }
    // "Throughout the text" lists the forms a word may have: those that do not occur change nothing.
    if changes.is_empty() {
        return Err(unmatched.pop().unwrap_or_else(|| not_found(text, &pieces, "")));
    }
    for c in unmatched {
        let wanted = c.message.args.iter().find(|(n, _)| *n == "words").map(|(_, v)| v.clone()).unwrap_or_default();
        levelled.push(Levelling { kind: "pair_without_match", wanted, found: String::new() });
    }
    // From the back, so that ranges stay true.
    changes.sort_by_key(|c| std::cmp::Reverse((c.unit, c.range.start)));
    // A heading in capitals is meant by the pair in capital letters and by the one in small ones.
    changes.dedup_by(|a, b| (a.unit, &a.range, &a.new) == (b.unit, &b.range, &b.new));
    for pair in changes.windows(2) {
        if let [after, before] = pair
            && after.unit == before.unit
            && before.range.end > after.range.start
        {
            let message = Message::new("replay-words-overlap").with("path", text.path(after.unit));
            return Err(Conflict::new(Reason::WordsFoundTwice, message));
        }
    }
    for c in changes {
        text.edit(c.unit, c.range, &c.new, origin);
    }
    Ok(levelled)
}

/// The words that are meant: the only ones, or, throughout a text, all.
fn meant(text: &Text, field: &Field<'_>, pieces: &[Piece], wanted: &str, new: &str, words: &Words) -> Result<Vec<Hit>, Conflict> {
    // Forms that no rule gives would be left as they are, unseen.
    if words.inflected && field.declines(wanted) && (decline::forms(wanted).is_none() || decline::forms(new).is_none()) {
        let message = Message::new("replay-form").with("words", wanted).with("new", new);
        return Err(Conflict { candidates: alike(text, pieces, wanted), ..Conflict::new(Reason::FormUnknown, message) });
    }
    let hits = field.find(wanted, How { forms: words.inflected, everywhere: words.whole_text });
    let first_in_unit = |h: &&Hit| {
        let unit = text.unit(h.unit);
        h.range.start <= label::end(unit.kind, unit.number.as_deref(), &unit.words.text())
    };
    match hits.len() {
        0 => Err(not_found(text, pieces, wanted)),
        1 => Ok(hits),
        _ if words.whole_text || words.inflected => Ok(hits),
        // New words that begin with a label ("1-бап. …", "2) …") can only begin a unit.
        _ if begins_with_label(new) && hits.iter().filter(first_in_unit).count() == 1 => {
            Ok(hits.iter().filter(first_in_unit).cloned().collect())
        }
        n => {
            let message = Message::new("replay-words-twice").with("words", wanted).with("count", n);
            let candidates = hits.iter().take(12).map(|h| Candidate::words(text, h.unit, h.range.start, h.range.end)).collect();
            Err(Conflict { candidates, ..Conflict::new(Reason::WordsFoundTwice, message) })
        }
    }
}

/// Words that are meant only where they stand right after (or before) others, which stay.
fn near(
    text: &Text,
    field: &Field<'_>,
    pieces: &[Piece],
    wanted: &str,
    (anchor, after): (&str, bool),
    words: &Words,
) -> Result<Vec<Hit>, Conflict> {
    let (first, second) = if after { (anchor, wanted) } else { (wanted, anchor) };
    let gap = if second.starts_with([',', ';', '.', ':', ')']) { "" } else { " " };
    let both = format!("{first}{gap}{second}");
    let own = field.find(wanted, How { forms: words.inflected, everywhere: true });
    let inside = |whole: &Hit| {
        let mut own =
            own.iter().filter(|h| h.unit == whole.unit && h.range.start >= whole.range.start && h.range.end <= whole.range.end);
        if after { own.next_back() } else { own.next() }.cloned()
    };
    meant(text, field, pieces, &both, "", words)?.iter().map(|h| inside(h).ok_or_else(|| not_found(text, pieces, &both))).collect()
}

fn begins_with_label(new: &str) -> bool {
    let first = new.split_whitespace().next().unwrap_or("");
    let digits = first.len() - first.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').len();
    digits > 0 && (matches!(&first[digits..], "." | ")") || first.ends_with("бап.") || first.ends_with("тарау."))
}

fn not_found(text: &Text, pieces: &[Piece], wanted: &str) -> Conflict {
    let message = Message::new("replay-words-missing").with("words", wanted);
    Conflict { candidates: alike(text, pieces, wanted), ..Conflict::new(Reason::WordsNotFound, message) }
}

/// The places where the most of the words stand: what the drafter may have meant, shown and never taken.
fn alike(text: &Text, pieces: &[Piece], wanted: &str) -> Vec<Candidate> {
    /// Pieces looked at; a whole code would take long.
    const MOST: usize = 2000;
    let folded = crate::base::fold(wanted).text;
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2).collect();
    let mut scored: Vec<(usize, usize)> = Vec::new();
    for (i, piece) in pieces.iter().enumerate().take(MOST) {
        let here = crate::base::fold(text.unit(piece.unit).words.text().get(piece.range.clone()).unwrap_or("")).text;
        let found = words.iter().filter(|w| here.contains(**w)).count();
        if found * 2 > words.len() {
            scored.push((found, i));
        }
    }
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scored.first().map_or(0, |s| s.0);
    scored.iter().filter(|s| s.0 == best).take(3).map(|(_, i)| Candidate::unit(text, pieces[*i].unit)).collect()
}

/// What becomes of words found.
fn one_change(
    text: &Text,
    hit: &Hit,
    wanted: &str,
    new: &str,
    words: &Words,
    levelled: &mut Vec<Levelling>,
) -> Result<Change, Conflict> {
    let all = text.unit(hit.unit).words.text();
    let mut range = hit.range.clone();
    let mut new = new.to_string();
    let found = all.get(range.clone()).unwrap_or("").to_string();
    if hit.level == "ending" {
        let end = range.end + all[range.end..].find(|c: char| !c.is_alphanumeric()).unwrap_or(all.len() - range.end);
        let with_ending = all.get(range.start..end).unwrap_or("");
        if matches!(words.mode, WordMode::Replace) {
            let Some(form) = inflect::carry(wanted, with_ending, &new) else {
                let message = Message::new("replay-form").with("words", with_ending).with("new", &new);
                let candidates = vec![Candidate::words(text, hit.unit, range.start, end)];
                return Err(Conflict { candidates, ..Conflict::new(Reason::FormUnknown, message) });
            };
            new = form;
        }
        range.end = end;
    }
    if !(hit.level.is_empty() || words.inflected && hit.level == "ending") {
        let found = all.get(range.clone()).unwrap_or("").to_string();
        levelled.push(Levelling { kind: hit.level, wanted: wanted.to_string(), found });
    }
    if hit.level == "capitals" {
        new = new.to_uppercase();
    }
    let before = all.get(..range.start).unwrap_or("");
    let after = all.get(range.end..).unwrap_or("");
    let close = |t: &str| t.starts_with([',', ';', '.', ':', ')', '!', '?']);
    match words.mode {
        WordMode::InsertAfter => {
            range = range.end..range.end;
            new = if close(&new) { new } else { format!(" {new}") };
        }
        WordMode::InsertBefore => {
            range = range.start..range.start;
            new.push_str(if new.ends_with(char::is_whitespace) { "" } else { " " });
        }
        _ if new.is_empty() => {
            // The blank that parted the words from what stood before goes with them.
            let lead = before.len() - before.trim_end_matches(' ').len();
            let trail = after.len() - after.trim_start_matches(' ').len();
            if lead > 0 && (trail > 0 || after.is_empty() || close(after)) {
                range.start -= lead;
            } else if lead == 0 && trail > 0 && (before.is_empty() || before.ends_with(['(', '"', '«', '“'])) {
                range.end += trail;
            }
        }
        _ => {
            if close(&new) {
                range.start -= before.len() - before.trim_end_matches(' ').len();
            }
            // A sign that the quotation has at its end and the text has not is not brought in.
            let sign = wanted.chars().next_back().filter(|c| [',', ';', '.', ':'].contains(c));
            if let Some(sign) = sign
                && !found.ends_with(sign)
                && !after.starts_with(sign)
                && new.ends_with(sign)
            {
                new.truncate(new.len() - sign.len_utf8());
            } else if let Some(sign) = sign
                && !found.ends_with(sign)
                && after.starts_with(sign)
            {
                range.end += sign.len_utf8();
            }
        }
    }
    Ok(Change { unit: hit.unit, range, new })
}

/// Adds words at the end: before the sign that ends the element, unless they bring one.
fn append(text: &mut Text, place: &Place, words: &Words, origin: Origin) -> Result<Vec<Levelling>, Conflict> {
    let last = find::pieces(text, place).into_iter().rfind(|p| !p.range.is_empty() && text.unit(p.unit).kind != Kind::Note);
    let Some(Piece { unit, range }) = last else {
        return Err(Conflict::new(Reason::TargetMissing, Message::new("replay-words-missing").with("words", "")));
    };
    for (_, new) in &words.pairs {
        let all = text.unit(unit).words.text().into_owned();
        let end = range.end.max(all.len().min(range.end));
        let body = all.get(range.start..end).unwrap_or("").trim_end();
        let sign = body.chars().next_back().filter(|c| ['.', ';', ':', ','].contains(c));
        let at = range.start + body.len() - sign.map_or(0, char::len_utf8);
        let brings = new.trim_end().ends_with(['.', ';', ':']);
        let to = if brings { range.start + body.len() } else { at };
        let gap = if new.starts_with([',', ';', '.', ':', ')']) { "" } else { " " };
        // A new sentence leaves the one before its stop.
        let sentence = brings && sign == Some('.') && new.trim_start().starts_with(char::is_uppercase);
        let from = if sentence { to } else { at };
        text.edit(unit, from..to, &format!("{gap}{new}"), origin);
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replay::rope::Rope;

    fn changed(words: &str, change: Words) -> String {
        let mut text = Text::default();
        let id = text.add(Kind::Item, Some("3".into()), Rope::new(words, Origin::default()));
        text.insert(None, 0, &[id]);
        match super::change(&mut text, &Place::Unit(id), &change, Origin { source: 1, ..Origin::default() }) {
            Ok(l) => {
                let kinds: Vec<&str> = l.iter().map(|l| l.kind).collect();
                format!(
                    "{}{}",
                    text.unit(id).words.text(),
                    if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) }
                )
            }
            Err(c) => {
                format!("{}: {}", c.reason.as_str(), c.candidates.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" | "))
            }
        }
    }

    fn words(mode: WordMode, pairs: &[(&str, &str)], anchor: Option<&str>) -> Words {
        let pairs = pairs.iter().map(|(a, b)| ((*a).to_string(), (*b).to_string())).collect();
        let at = anchor.map(str::to_string);
        let (after, before) = if mode == WordMode::InsertBefore { (None, at) } else { (at, None) };
        Words { mode, pairs, after, before, whole_text: false, inflected: false }
    }

    #[test]
    fn words_are_replaced_put_in_and_taken_out_with_their_blanks() {
        use WordMode::{Append, Delete, InsertAfter, InsertBefore, Replace};
        let replace = |t, pairs| changed(t, words(Replace, pairs, None));
        assert_eq!(replace("3. Өтініш бес күн ішінде.", &[("бес", "он")]), "3. Өтініш он күн ішінде.");
        assert_eq!(
            replace("3. Жер пайдалану құқығы сатып алынады.", &[("сатып алынады", ", егер болса, сатып алынады")]),
            "3. Жер пайдалану құқығы, егер болса, сатып алынады."
        );
        assert_eq!(replace("3. бес күн, алты күн", &[("бес", "алты"), ("алты", "жеті")]), "3. алты күн, жеті күн", "all at once");
        assert_eq!(replace("3. бес күн, бес ай", &[("бес", "он")]), "words_found_twice: 3. бес күн, бес ай | 3. бес күн, бес ай");
        assert_eq!(changed("3. Өтініш, қажет болса, шот;", words(Delete, &[(", қажет болса,", "")], None)), "3. Өтініш шот;");
        assert_eq!(changed("3. төлқұжат пен жеке куәлік.", words(Delete, &[("пен жеке куәлік", "")], None)), "3. төлқұжат.");
        assert_eq!(
            changed("3. Өтініш береді.", words(InsertAfter, &[("", "және анкета")], Some("Өтініш"))),
            "3. Өтініш және анкета береді."
        );
        assert_eq!(
            changed("3. Өтініш береді.", words(InsertBefore, &[("", "жазбаша")], Some("береді"))),
            "3. Өтініш жазбаша береді."
        );
        assert_eq!(changed("3. өтініш;", words(Append, &[("", ", анкета")], None)), "3. өтініш, анкета;");
        assert_eq!(changed("3. Өтініш.", words(Append, &[("", "Ол жазбаша.")], None)), "3. Өтініш. Ол жазбаша.");
    }

    #[test]
    fn what_is_levelled_is_said_and_what_is_a_guess_is_a_conflict() {
        use WordMode::Replace;
        let replace = |t, pairs| changed(t, words(Replace, pairs, None));
        assert_eq!(replace("3. органдары мен", &[("органдары,", "органы,")]), "3. органы мен (punctuation)");
        assert_eq!(replace("3. министрлігінің шешімі", &[("министрлігі", "агенттігі")]), "3. агенттігінің шешімі (ending)");
        assert_eq!(replace("3. комитетке береді", &[("комитет", "қызметі")]), "form_unknown: 3. комитетке береді");
        assert_eq!(
            replace("3. Өтініш анкета береді", &[("анкета өтініш бермейді", "шот")]),
            "words_not_found: 3. Өтініш анкета береді"
        );
    }

    #[test]
    fn words_beside_others_are_meant_only_there() {
        let near =
            |mode, pairs, after, before: Option<&str>| Words { before: before.map(str::to_string), ..words(mode, pairs, after) };
        let delete = near(WordMode::Delete, &[("және көлік", "")], Some("жер"), None);
        assert_eq!(changed("3. су және көлік, жер және көлік салығы.", delete.clone()), "3. су және көлік, жер салығы.");
        assert_eq!(changed("3. жер және көлік; жер және көлік", delete.clone()).split(':').next(), Some("words_found_twice"));
        assert_eq!(
            changed("3. су және көлік.", delete).split(':').next(),
            Some("words_not_found"),
            "the words, but not beside the anchor"
        );
        let before = near(WordMode::Replace, &[("I - V", "1 - 5")], None, Some("тарау"));
        assert_eq!(changed("3. I - V бөлім, I - V тарау.", before), "3. I - V бөлім, 1 - 5 тарау.");
        let comma = near(WordMode::Delete, &[(", заимствования", "")], Some("долга"), None);
        assert_eq!(changed("3. долга, заимствования и займа", comma), "3. долга и займа");
    }

    #[test]
    fn words_in_every_case_take_the_new_ones_in_the_same() {
        let all = |old, new| Words { whole_text: true, inflected: true, ..words(WordMode::Replace, &[(old, new)], None) };
        let said = "3. Комитет, решение комитета, комитету и комитетом, комитетский";
        assert_eq!(
            changed(said, all("комитет", "агентство")),
            "3. Комитет, решение агентства, агентству и агентством, комитетский",
            "another letter is another pair's business"
        );
        assert_eq!(changed("3. управлению и управлением", all("управление", "департамент")), "3. департаменту и департаментом");
        assert_eq!(changed("3. решение министерства", all("министерство", "комитет")).split(':').next(), Some("form_unknown"));
        assert_eq!(
            changed("3. отца и отец", all("отец", "орган")).split(':').next(),
            Some("form_unknown"),
            "no rule for the old word"
        );
        assert_eq!(
            changed("3. бұйрығы және бұйрық", all("бұйрық", "қаулы")).split(':').next(),
            Some("form_unknown"),
            "қ is ғ there"
        );
    }

    #[test]
    fn throughout_a_text_every_hit_is_meant() {
        let all = Words {
            whole_text: true, ..words(WordMode::Replace, &[("Орган", "Мекеме"), ("орган", "мекеме")], None)
        };
        assert_eq!(changed("3. Орган, орган және органның", all.clone()), "3. Мекеме, мекеме және органның");
        assert_eq!(changed("3. ОРГАН және орган", all.clone()), "3. МЕКЕМЕ және мекеме (capitals, capitals)");
        assert_eq!(changed("3. орган және орган", all.clone()), "3. мекеме және мекеме (pair_without_match)");
        let forms = Words { inflected: true, ..words(WordMode::Replace, &[("комитет", "басқарма")], None) };
        assert_eq!(changed("3. комитетке және комитеттің", forms), "3. басқармаға және басқарманың");
    }
}
