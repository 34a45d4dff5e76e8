//! Endings of Kazakh nouns (kz-law-spec § 1.4).

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
