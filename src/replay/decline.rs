//! Russian phrases in every case and number, as far as rules are certain: adjectives, the noun they stand before, and words that stay.
//!
//! Only regular classes are known. A word of another class has no forms here, and an instruction that needs them is a conflict.

/// Singular and plural, each nominative, genitive, dative, accusative, instrumental, prepositional.
pub const FORMS: usize = 12;

/// Endings of the twelve forms. An accusative that is a genitive with persons is left to the genitive: it looks the same.
struct Class {
    /// What the nominative ends in.
    ends: &'static str,
    gender: Gender,
    forms: [&'static str; FORMS],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    He,
    She,
    It,
}

/// The longest ending that fits decides; `""` is a hard consonant.
const NOUNS: [Class; 8] = [
    Class {
        ends: "ение",
        gender: Gender::It,
        forms: ["ение", "ения", "ению", "ение", "ением", "ении", "ения", "ений", "ениям", "ения", "ениями", "ениях"],
    },
    Class {
        ends: "ание",
        gender: Gender::It,
        forms: ["ание", "ания", "анию", "ание", "анием", "ании", "ания", "аний", "аниям", "ания", "аниями", "аниях"],
    },
    Class {
        ends: "ость",
        gender: Gender::She,
        forms: ["ость", "ости", "ости", "ость", "остью", "ости", "ости", "остей", "остям", "ости", "остями", "остях"],
    },
    Class {
        ends: "тель",
        gender: Gender::He,
        forms: ["тель", "теля", "телю", "теля", "телем", "теле", "тели", "телей", "телям", "телей", "телями", "телях"],
    },
    Class {
        ends: "ство",
        gender: Gender::It,
        forms: ["ство", "ства", "ству", "ство", "ством", "стве", "ства", "ств", "ствам", "ства", "ствами", "ствах"],
    },
    Class {
        ends: "ия", gender: Gender::She, forms: ["ия", "ии", "ии", "ию", "ией", "ии", "ии", "ий", "иям", "ии", "иями", "иях"]
    },
    Class {
        ends: "а", gender: Gender::She, forms: ["а", "ы", "е", "у", "ой", "е", "ы", "", "ам", "ы", "ами", "ах"]
    },
    Class { ends: "", gender: Gender::He, forms: ["", "а", "у", "", "ом", "е", "ы", "ов", "ам", "ы", "ами", "ах"] },
];

/// Adjectives: nominative, and the forms by gender and in the plural.
const ADJECTIVES: [(&str, Gender, [&str; 6]); 3] = [
    ("ый", Gender::He, ["ый", "ого", "ому", "ый", "ым", "ом"]),
    ("ая", Gender::She, ["ая", "ой", "ой", "ую", "ой", "ой"]),
    ("ое", Gender::It, ["ое", "ого", "ому", "ое", "ым", "ом"]),
];
const PLURAL: [&str; 6] = ["ые", "ых", "ым", "ые", "ыми", "ых"];

/// A phrase in its twelve forms; `None`: no rule is certain. Letters other than endings stay as they are.
#[must_use]
pub fn forms(phrase: &str) -> Option<[String; FORMS]> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let noun = words.iter().position(|w| adjective(w).is_none())?;
    let (class, stem) = noun_class(words.get(noun)?)?;
    // An adjective agrees with its noun, or this is no phrase of that shape.
    let agrees = |w: &&str| adjective(w).is_some_and(|(_, g)| g == class.gender) && adjective_form(w, 0).is_some();
    let agree = words[..noun].iter().all(agrees);
    // What stands behind the noun stays: it must not be in the nominative too.
    let rest = &words[noun + 1..];
    if !agree || rest.first().is_some_and(|w| *w == "и" || w.ends_with(',')) {
        return None;
    }
    let form = |i: usize| {
        let mut out: Vec<String> = words[..noun].iter().filter_map(|w| adjective_form(w, i)).collect();
        out.push(format!("{stem}{}", class.forms[i]));
        out.extend(rest.iter().map(ToString::to_string));
        out.join(" ")
    };
    Some(std::array::from_fn(form))
}

/// The forms of `new` that stand where `old` stands as `found`: one, if it is certain.
#[must_use]
pub fn carried(old: &str, found: &str, new: &str) -> Vec<String> {
    let (Some(olds), Some(news)) = (forms(old), forms(new)) else { return Vec::new() };
    let folded = crate::base::fold(found).text;
    let mut out: Vec<String> = Vec::new();
    for (o, n) in olds.iter().zip(news) {
        if crate::base::fold(o).text == folded && !out.contains(&n) {
            out.push(n);
        }
    }
    out
}

/// Whether words are Russian as far as their letters tell.
#[must_use]
pub fn is_russian(words: &str) -> bool {
    let kazakh = |c: char| "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c);
    words.chars().any(|c| ('а'..='я').contains(&c)) && !words.chars().any(kazakh)
}

fn adjective(word: &str) -> Option<(&'static str, Gender)> {
    ADJECTIVES.iter().find(|(end, ..)| word.ends_with(end) && word.chars().count() > 4).map(|(end, gender, _)| (*end, *gender))
}

fn adjective_form(word: &str, form: usize) -> Option<String> {
    let (end, gender) = adjective(word)?;
    let stem = word.strip_suffix(end)?;
    let (_, _, single) = ADJECTIVES.iter().find(|(_, g, _)| *g == gender)?;
    let ending = if form < 6 { single[form] } else { PLURAL[form - 6] };
    // "государственный", but "высокий": after г, к, х the vowel is another.
    if stem.ends_with(['г', 'к', 'х', 'ж', 'ш', 'щ', 'ч', 'ц']) {
        return None;
    }
    Some(format!("{stem}{ending}"))
}

fn noun_class(word: &str) -> Option<(&'static Class, &str)> {
    const HARD: [char; 12] = ['б', 'в', 'д', 'з', 'л', 'м', 'н', 'п', 'р', 'с', 'т', 'ф'];
    let class = NOUNS.iter().find(|c| word.ends_with(c.ends))?;
    let stem = word.strip_suffix(class.ends)?;
    let enough = stem.chars().count() >= if class.ends.len() > 4 { 2 } else { 4 };
    let certain = match class.ends {
        // "комитет", "орган", "департамент"; not "центр" with its cluster, nor "отдел" in "е" that may run away ("отец").
        "" => stem.ends_with(HARD) && !["ец", "ок", "ек", "ень"].iter().any(|e| stem.ends_with(e)),
        // A zero ending may want a vowel: "служба" has "служб", "комиссия" is another class, "палатка" is not certain.
        "а" => {
            stem.ends_with(HARD) && !stem.chars().rev().nth(1).is_some_and(|c| HARD.contains(&c) || matches!(c, 'к' | 'ж' | 'ч'))
        }
        _ => true,
    };
    (enough && certain).then_some((class, stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_phrases_have_their_forms() {
        let all = |p: &str| forms(p).map(|f| f.join(", ")).unwrap_or_default();
        assert!(all("государственный орган").starts_with(
            "государственный орган, государственного органа, государственному органу, государственный орган, государственным органом"
        ));
        assert!(all("Министерство финансов").contains("Министерству финансов"));
        assert!(all("территориальное управление").contains("территориальными управлениями"));
        assert!(all("налоговая инспекция").contains("налоговую инспекцию"));
        for uncertain in
            ["отец", "военный комиссар и врач", "высокий суд", "большая палата", "дитя", "пять", "областной центр", "служащий"]
        {
            assert_eq!(forms(uncertain), None, "{uncertain}");
        }
    }

    #[test]
    fn a_form_that_is_two_gives_two() {
        let from = |old, found, new| carried(old, found, new);
        assert_eq!(from("министерство", "министерству", "комитет"), ["комитету"]);
        assert_eq!(from("министерство", "министерства", "комитет"), ["комитета", "комитеты"], "of one, or several");
        assert_eq!(from("министерство", "министерства", "агентство"), ["агентства"]);
        assert_eq!(from("комитет", "комитетом", "территориальное управление"), ["территориальным управлением"]);
        assert_eq!(from("комитет", "комитетский", "агентство"), Vec::<String>::new());
    }
}
