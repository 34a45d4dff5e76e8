//! When two titles are one title in different cases.

use super::fold;

/// Whether two names are one name in different cases (`қағидалары`, `қағидаларында`): nearly all words of the shorter one are
/// in the longer one, and the head nouns, which come last in Kazakh, agree in Kazakh names.
#[must_use]
pub fn same_title(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.is_empty() {
        return false;
    }
    let found = short.iter().filter(|w| long.iter().any(|t| same_stem(w, t))).count();
    let heads = match (a.last(), b.last()) {
        (Some(x), Some(y)) => same_stem(x, y) || a.first().zip(b.first()).is_some_and(|(x, y)| is_russian(x) && same_stem(x, y)),
        _ => false,
    };
    heads && found * 10 >= short.len() * 8 && found * 2 >= long.len()
}

/// The first word of a Russian name is its head noun (`правила`, `перечень`).
fn is_russian(word: &str) -> bool {
    ["правил", "переч", "положен", "инструкц", "стандарт", "регламент", "об", "о"].iter().any(|s| word.starts_with(s))
}

pub(crate) fn words(text: &str) -> Vec<String> {
    let folded = fold(text).text;
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1).map(str::to_string).collect()
}

/// Whether two folded words differ in their ending only.
pub(crate) fn same_stem(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let short = a.chars().count().min(b.chars().count());
    common >= 4 && common * 10 >= short * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = "Қазақстан Республикасынан тыс жерге құжаттарын қабылдау және жолдау қағидаларында";
    const LIST: &str = "\"… құжаттарын қабылдау және жолдау\" мемлекеттік қызметін көрсетуге қойылатын негізгі талаптар тізбесінде";

    #[test]
    fn names_compare_without_their_endings() {
        assert!(same_title(RULES, "Қазақстан Республикасынан тыс жерге құжаттарын қабылдау және жолдау қағидалары"));
        assert!(!same_title(RULES, LIST));
        assert!(same_title("Правилах приема документов граждан", "Правила приема документов граждан"));
        assert!(!same_title("Об образовании", "О недрах и недропользовании"));
    }
}
