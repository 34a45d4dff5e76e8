//! Endings of Kazakh nouns (kz-law-spec § 1.4).

/// Cases of the Kazakh noun that the language of amendments needs; `Relative` is *-дағы/-дегі*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Case {
    Nominative,
    Genitive,
    Dative,
    Locative,
    Ablative,
    Instrumental,
    Relative,
}

/// A noun with the third person's possessive ending: `тармақ` → `тармағы`, `тармақша` → `тармақшасы`.
#[must_use]
pub fn possessed(noun: &str) -> String {
    let ending = if back(noun) { "ы" } else { "і" };
    match sound(noun) {
        Sound::Vowel => format!("{noun}с{ending}"),
        _ => {
            let voiced = [("қ", "ғ"), ("к", "г"), ("п", "б")];
            let stem = voiced.iter().find_map(|(hard, soft)| noun.strip_suffix(hard).map(|s| format!("{s}{soft}")));
            format!("{}{ending}", stem.unwrap_or_else(|| noun.to_string()))
        }
    }
}

/// A noun in a case; `possessive`: it ends in the possessive ending (`тармағы` → `тармағында`).
#[must_use]
pub fn decline(noun: &str, possessive: bool, case: Case) -> String {
    use Sound::{Hard, Nasal, Soft, Vowel, Whirring};
    let sound = sound(noun);
    let start = match (case, possessive, sound) {
        (Case::Nominative, ..) => return noun.to_string(),
        (Case::Genitive, true, _) | (Case::Genitive, false, Vowel | Nasal) => "н_ң",
        (Case::Genitive, false, Soft | Whirring) => "д_ң",
        (Case::Genitive, false, Hard) => "т_ң",
        (Case::Dative, true, _) => "на",
        (Case::Dative, false, Hard) => "қа",
        (Case::Dative, false, _) => "ға",
        (Case::Locative, true, _) => "нда",
        (Case::Locative, false, Hard) => "та",
        (Case::Locative, false, _) => "да",
        (Case::Ablative, true, _) | (Case::Ablative, false, Nasal) => "нан",
        (Case::Ablative, false, Hard) => "тан",
        (Case::Ablative, false, _) => "дан",
        (Case::Instrumental, false, Hard) => "пен",
        (Case::Instrumental, false, Whirring) => "бен",
        (Case::Instrumental, ..) => "мен",
        (Case::Relative, true, _) => "ндағ_",
        (Case::Relative, false, Hard) => "тағ_",
        (Case::Relative, false, _) => "дағ_",
    };
    let back = back(noun);
    // The instrumental knows no harmony.
    let fit = |c: char| match c {
        '_' if back => 'ы',
        '_' => 'і',
        'а' if !back => 'е',
        'ғ' if !back => 'г',
        'қ' if !back => 'к',
        c => c,
    };
    let ending: String = start.chars().map(fit).collect();
    // Names printed in capitals keep to them.
    let capitals = noun.chars().rev().take_while(|c| c.is_alphabetic()).all(char::is_uppercase);
    format!("{noun}{}", if capitals { ending.to_uppercase() } else { ending })
}

/// What the last sound of a noun asks of its ending.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    Nasal,
    Soft,
    Whirring,
    Hard,
}

const BACK: &str = "аоұыяёюу";
const FRONT: &str = "әөүіеэи";

fn sound(noun: &str) -> Sound {
    let mut letters = noun.chars().rev().flat_map(char::to_lowercase);
    let last = letters.next().unwrap_or('а');
    let before = letters.next().unwrap_or('а');
    match last {
        // тарау: a glide after a vowel
        'у' | 'и' if BACK.contains(before) || FRONT.contains(before) => Sound::Soft,
        c if BACK.contains(c) || FRONT.contains(c) => Sound::Vowel,
        'м' | 'н' | 'ң' => Sound::Nasal,
        'ж' | 'з' => Sound::Whirring,
        'р' | 'л' | 'й' | 'у' => Sound::Soft,
        _ => Sound::Hard,
    }
}

/// Whether the last vowel that tells is a back one.
fn back(noun: &str) -> bool {
    // A loan whose и is no front vowel.
    if noun.to_lowercase().starts_with("цифр") {
        return true;
    }
    let mut letters = noun.chars().rev().flat_map(char::to_lowercase);
    letters.find(|c| BACK.contains(*c) && *c != 'у' && *c != 'ю' || FRONT.contains(*c)).is_none_or(|c| BACK.contains(c))
}

/// Whether `rest` is made of plural, possessive and case endings only.
#[must_use]
pub fn is_ending(rest: &str) -> bool {
    const PLURAL: &[&str] = &["", "лар", "лер", "дар", "дер", "тар", "тер"];
    const POSSESSIVE: &[&str] = &["", "ы", "і", "сы", "сі"];
    const CASE: &[&str] = &[
        "",
        "ның",
        "нің",
        "дың",
        "дің",
        "тың",
        "тің",
        "ға",
        "ге",
        "қа",
        "ке",
        "на",
        "не",
        "ны",
        "ні",
        "ды",
        "ді",
        "ты",
        "ті",
        "н",
        "да",
        "де",
        "та",
        "те",
        "нда",
        "нде",
        "дан",
        "ден",
        "тан",
        "тен",
        "нан",
        "нен",
        "мен",
        "бен",
        "пен",
        "дағы",
        "дегі",
        "тағы",
        "тегі",
        "ндағы",
        "ндегі",
    ];
    PLURAL.iter().any(|p| {
        rest.strip_prefix(p).is_some_and(|r| POSSESSIVE.iter().any(|s| r.strip_prefix(s).is_some_and(|c| CASE.contains(&c))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every noun of the spec that has its forms there is declined as they say.
    #[test]
    fn nouns_are_declined_as_the_paradigms_say() {
        let data: serde_json::Value = serde_json::from_str(include_str!("../../tests/data/paradigms.json")).expect("test data");
        let cases = [
            ("gen", Case::Genitive),
            ("dat", Case::Dative),
            ("loc", Case::Locative),
            ("abl", Case::Ablative),
            ("ins", Case::Instrumental),
            ("rel", Case::Relative),
        ];
        let mut wrong = Vec::new();
        for (noun, forms) in data["nouns"].as_object().expect("nouns") {
            let said = |number: &str, case: &str| forms[number][case].as_str().map(str::to_string);
            let own = possessed(noun);
            if said("poss3", "nom").is_some_and(|f| f != own) {
                wrong.push(own.clone());
            }
            for (name, case) in cases {
                for (number, word, possessive) in [("sg", noun, false), ("poss3", &own, true)] {
                    let ours = decline(word, possessive, case);
                    if said(number, name).is_some_and(|f| f != ours) {
                        wrong.push(ours);
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn names_in_capitals_keep_to_them() {
        assert_eq!(decline("ҚАҒИДАЛАРЫ", true, Case::Locative), "ҚАҒИДАЛАРЫНДА");
        assert_eq!(decline("Ережесі", true, Case::Locative), "Ережесінде");
    }
}
