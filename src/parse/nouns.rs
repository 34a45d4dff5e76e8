//! Kazakh nouns that name acts and their elements, by stem; what follows the stem must be an ending (kz-law-spec § 1.4).

use crate::base::kazakh::is_ending;
use crate::base::{ActKind, Kind};

/// Kinds of acts.
pub(super) const ACTS: [(&str, ActKind); 10] = [
    ("заң", ActKind::Law),
    ("кодекс", ActKind::Code),
    ("конституция", ActKind::Constitution),
    ("жарлық", ActKind::Decree),
    ("жарлығ", ActKind::Decree),
    ("қаулы", ActKind::Resolution),
    ("бұйрық", ActKind::Order),
    ("бұйрығ", ActKind::Order),
    ("шешім", ActKind::Decision),
    ("өкім", ActKind::Directive),
];

/// Elements that are cited by number.
pub(super) const UNITS: [(&str, Kind); 17] = [
    ("тармақша", Kind::Subitem),
    ("тармақ", Kind::Item),
    ("тармағ", Kind::Item),
    ("бап", Kind::Article),
    ("баб", Kind::Article),
    ("бөлік", Kind::Paragraph),
    ("бөліг", Kind::Paragraph),
    ("абзац", Kind::Indent),
    ("азатжол", Kind::Indent),
    ("параграф", Kind::Subchapter),
    ("тарау", Kind::Chapter),
    ("бөлім", Kind::Section),
    ("қосымша", Kind::Attachment),
    ("кесте", Kind::Table),
    ("жол", Kind::Row),
    ("баған", Kind::Column),
    ("ескертпе", Kind::Note),
];

/// The meaning of a word whose stem a table holds, and its ending.
pub(super) fn stem<'w, T: Copy>(word: &'w str, table: &[(&str, T)]) -> Option<(T, &'w str)> {
    table.iter().find_map(|(stem, meaning)| {
        let ending = word.strip_prefix(stem).filter(|e| is_ending(e))?;
        Some((*meaning, ending))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_needs_an_ending_behind_it() {
        assert_eq!(stem("тармақшасының", &UNITS), Some((Kind::Subitem, "сының")));
        assert_eq!(stem("тармағында", &UNITS), Some((Kind::Item, "ында")));
        assert_eq!(stem("бөлімше", &UNITS), None);
        assert_eq!(stem("заңнамасына", &ACTS), None);
    }
}
