//! Endings carried over from the old words to the new ones.
//!
//! Kazakh: the last word of a phrase takes plural, possessive and case, in the harmony of its vowels and the sound before
//! (kz-law-spec § 1.4). What is tried is what the language can form; where two readings give different forms, there is none.
//! Russian words change in more ways than a rule can know: an ending is only exchanged where old and new word end alike.

use super::decline;
use crate::base::fold;

const VOWELS: &str = "аәеиоөуұүыіэюяё";
const FRONT: &str = "әеөүі";
const BACK: &str = "аоұыя";

/// `new` in the form in which `old` stands as `found`; `None` where that would be a guess.
#[must_use]
pub fn carry(old: &str, found: &str, new: &str) -> Option<String> {
    let (old_folded, found_folded) = (fold(old).text, fold(found).text);
    if old_folded == found_folded {
        return Some(new.to_string());
    }
    if decline::is_russian(old) && decline::is_russian(new) {
        // The capital that the old words begin with is that of the found ones.
        let forms = decline::carried(old, found, new);
        if let [only] = forms.as_slice() {
            return Some(only.clone());
        }
        if forms.len() > 1 {
            return None;
        }
    }
    let ending = found_folded.strip_prefix(&old_folded);
    match ending.map(|e| (e, kazakh(&old_folded, e, new))) {
        Some((_, forms)) if !forms.is_empty() => forms.first().filter(|_| forms.len() == 1).cloned(),
        Some((ending, _)) if ends_alike(old, new) => Some(format!("{new}{ending}")),
        _ => russian(&old_folded, &found_folded, new),
    }
}

/// Whether the same ending fits both: their last two letters are the same.
fn ends_alike(old: &str, new: &str) -> bool {
    let tail = |t: &str| fold(t).text.chars().rev().take(2).collect::<String>();
    tail(old) == tail(new)
}

/// Number and case of a Kazakh noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form {
    plural: bool,
    possessive: bool,
    case: usize,
}

/// Names of the cases are in the order of the tables below.
const CASES: usize = 9;

/// Every form of `new` that a reading of the ending gives.
fn kazakh(old: &str, ending: &str, new: &str) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for owned in [false, true] {
        for plural in [false, true] {
            for possessive in [false, true] {
                for case in 0..CASES {
                    let form = Form { plural, possessive, case };
                    if endings(old, owned, form).is_some_and(|e| e == ending) {
                        let new_folded = fold(new).text;
                        // The case is the same; whether the new word is possessive is its own business. A phrase that ends in
                        // ы or і is (`қазына басқармасы`); a single word may be or not.
                        let vowel = new_folded.ends_with(['ы', 'і']);
                        let owned_new: &[bool] = match (vowel, owned || new_folded.contains(' ')) {
                            (false, _) => &[false],
                            (true, true) => &[true],
                            (true, false) => &[true, false],
                        };
                        for owned in owned_new {
                            let Some(e) = endings(&new_folded, *owned, form) else { continue };
                            let made = format!("{new}{e}");
                            if !forms.contains(&made) {
                                forms.push(made);
                            }
                        }
                    }
                }
            }
        }
    }
    forms
}

/// The endings that a word takes; `owned`: it ends in a possessive of the third person already.
fn endings(word: &str, owned: bool, form: Form) -> Option<String> {
    if owned && (form.possessive || form.plural || !word.ends_with(['ы', 'і'])) {
        return None;
    }
    let front = word.chars().rev().find_map(|c| {
        if FRONT.contains(c) {
            Some(true)
        } else if BACK.contains(c) {
            Some(false)
        } else {
            None
        }
    })?;
    let mut out = String::new();
    let mut owned = owned;
    let last = |out: &str| out.chars().next_back().or_else(|| word.chars().next_back());
    if form.plural {
        let first = match last(&out)? {
            c if matches!(sound(c), Sound::Vowel) || matches!(c, 'р' | 'у' | 'й') => 'л',
            c if sound(c) == Sound::Voiceless => 'т',
            _ => 'д',
        };
        out.push(first);
        out.push_str(if front { "ер" } else { "ар" });
    }
    if form.possessive {
        // Voiced before a vowel: кітап → кітабы. The word itself would change, which is not done here.
        let before = last(&out)?;
        if out.is_empty() && matches!(before, 'к' | 'қ' | 'п') {
            return None;
        }
        if sound(before) == Sound::Vowel {
            out.push('с');
        }
        out.push(if front { 'і' } else { 'ы' });
        owned = true;
    }
    let before = last(&out)?;
    out.push_str(case(form.case, before, front, owned));
    Some(out)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    /// р, л, у, й.
    Glide,
    /// м, н, ң.
    Nasal,
    /// з, ж.
    Voiced,
    Voiceless,
}

fn sound(c: char) -> Sound {
    match c {
        'у' | 'й' | 'р' | 'л' => Sound::Glide,
        c if VOWELS.contains(c) => Sound::Vowel,
        'м' | 'н' | 'ң' => Sound::Nasal,
        'з' | 'ж' => Sound::Voiced,
        _ => Sound::Voiceless,
    }
}

/// Nominative, genitive, dative, accusative, locative, ablative, instrumental, `-дағы`, `-сыз`-less comparative `-дай`.
fn case(case: usize, last: char, front: bool, owned: bool) -> &'static str {
    let s = sound(last);
    let pick = |back: &'static str, fore: &'static str| if front { fore } else { back };
    if owned {
        return match case {
            0 => "",
            1 => pick("ның", "нің"),
            2 => pick("на", "не"),
            3 => "н",
            4 => pick("нда", "нде"),
            5 => pick("нан", "нен"),
            6 => "мен",
            7 => pick("ндағы", "ндегі"),
            _ => pick("ндай", "ндей"),
        };
    }
    let voiceless = s == Sound::Voiceless;
    match case {
        0 => "",
        1 if matches!(s, Sound::Vowel | Sound::Nasal) => pick("ның", "нің"),
        1 if voiceless => pick("тың", "тің"),
        1 => pick("дың", "дің"),
        2 if voiceless => pick("қа", "ке"),
        2 => pick("ға", "ге"),
        3 if s == Sound::Vowel => pick("ны", "ні"),
        3 if voiceless => pick("ты", "ті"),
        3 => pick("ды", "ді"),
        4 if voiceless => pick("та", "те"),
        4 => pick("да", "де"),
        5 if s == Sound::Nasal => pick("нан", "нен"),
        5 if voiceless => pick("тан", "тен"),
        5 => pick("дан", "ден"),
        6 if s == Sound::Voiced => "бен",
        6 if voiceless => "пен",
        6 => "мен",
        7 if voiceless => pick("тағы", "тегі"),
        7 => pick("дағы", "дегі"),
        _ if voiceless => pick("тай", "тей"),
        _ => pick("дай", "дей"),
    }
}

/// Word by word: a word that stands in another form gives its new ending to the new word, where both end alike.
fn russian(old: &str, found: &str, new: &str) -> Option<String> {
    let (old, found): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), found.split(' ').collect());
    let words: Vec<&str> = new.split(' ').collect();
    if old.len() != found.len() || old.len() != words.len() {
        return None;
    }
    let mut out = Vec::with_capacity(words.len());
    for ((o, f), n) in old.iter().zip(&found).zip(&words) {
        if o == f {
            out.push((*n).to_string());
            continue;
        }
        let stem =
            o.char_indices().zip(f.chars()).take_while(|((_, a), b)| a == b).last().map_or(0, |((i, a), _)| i + a.len_utf8());
        let (was, is) = (o.get(stem..)?, f.get(stem..)?);
        // A zero ending fits where both words end in one consonant; else the new word must end as the old one did.
        let kept = if was.is_empty() {
            let tail = |w: &str| w.chars().next_back().map(|c| c.to_lowercase().to_string());
            (tail(o) == tail(n)).then_some(*n)?
        } else {
            n.strip_suffix(was)?
        };
        if stem < 4 || kept.is_empty() {
            return None;
        }
        out.push(format!("{kept}{is}"));
    }
    Some(out.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_endings_follow_the_harmony_of_the_new_word() {
        let carried = |old, found, new| carry(old, found, new);
        assert_eq!(carried("министрлігі", "министрлігінің", "агенттігі").as_deref(), Some("агенттігінің"));
        assert_eq!(
            carried("Қаржы министрлігі", "Қаржы министрлігіне", "Қазына басқармасы").as_deref(),
            Some("Қазына басқармасына")
        );
        assert_eq!(carried("комитет", "комитетке", "басқарма").as_deref(), Some("басқармаға"));
        assert_eq!(carried("комитет", "комитеттер", "орган").as_deref(), Some("органдар"));
        assert_eq!(carried("орган", "органдарымен", "мекеме").as_deref(), Some("мекемелерімен"));
        assert_eq!(carried("орган", "орган", "мекеме").as_deref(), Some("мекеме"));
        assert_eq!(carried("министрлігі", "министрлігінен", "орган").as_deref(), Some("органнан"));
        assert_eq!(carried("комитет", "комитетке", "қызметі"), None, "possessive or not: a guess");
    }

    #[test]
    fn russian_endings_are_exchanged_between_words_that_end_alike() {
        assert_eq!(
            carry("министерство финансов", "министерства финансов", "агентство финансов").as_deref(),
            Some("агентства финансов")
        );
        assert_eq!(carry("министерство", "министерству", "комитет").as_deref(), Some("комитету"), "by the paradigm");
        assert_eq!(carry("министерство", "министерства", "комитет"), None, "of one, or several");
        assert_eq!(
            carry("государственный орган", "государственного органа", "уполномоченный орган").as_deref(),
            Some("уполномоченного органа")
        );
    }
}
