//! Consents of other organs, below the signature or beside it.

use super::build::Builder;
use super::signature::ends_with_name;
use crate::layout::{LineKind, Role};
use crate::parse::issuer::{is_consent, is_readers};
use crate::parse::requisites;
use crate::parse::structure::Mark;

/// Lines of one consent.
const MAX_LINES: usize = 12;

impl Builder {
    /// How many lines from `i` on are one consent, if one begins there.
    pub(super) fn consent(&self, i: usize) -> Option<usize> {
        if !is_readers(self.text(i)) {
            return None;
        }
        self.consent_set_apart(i).or_else(|| self.consent_in_lines(i))
    }

    /// `«КЕЛІСІЛГЕН» ⏎ Денсаулық сақтау және ⏎ әлеуметтік даму министрі ⏎ ____ Т. Дүйсенова ⏎ 2015 жылғы «__»____`: a consent that the
    /// layout sets apart is one block, however its lines break.
    fn consent_set_apart(&self, i: usize) -> Option<usize> {
        let role = |n: usize| self.doc.layout.lines.get(n).map(|l| l.role);
        if !matches!(role(i), Some(Role::Aside | Role::Right)) {
            return None;
        }
        let goes_on = |n: &usize| {
            let line = i + n;
            role(line) == role(i)
                && self.gap(line) == 0
                && matches!(self.marks.get(line), Some(Mark::None))
                && !is_readers(self.text(line))
                && self.stamp(line).is_none()
        };
        Some(1 + (1..MAX_LINES).take_while(goes_on).count())
    }

    /// The same in plain lines: an office, the name beside or below it, then the day or the blanks for one.
    fn consent_in_lines(&self, i: usize) -> Option<usize> {
        if !is_consent(self.text(i)) {
            return None;
        }
        let in_block = |line: usize| {
            let text = self.text(line);
            line < self.len()
                && text.len() < 240
                && self.doc.layout.lines.get(line).is_some_and(|l| l.kind == LineKind::Text)
                && matches!(self.marks.get(line), Some(Mark::None))
                && !text.ends_with(';')
                && !is_readers(text)
                && self.stamp(line).is_none()
        };
        let name = (1..MAX_LINES).take_while(|n| in_block(i + n)).find(|n| names_person(self.text(i + n)))?;
        let more = (name + 1..MAX_LINES).take_while(|n| in_block(i + n) && is_foot_of_consent(self.text(i + n)));
        Some(more.last().unwrap_or(name) + 1)
    }
}

/// `С. Айтпаева ____________`, `____________ Б. Сұлтанов (қолы)`
fn names_person(line: &str) -> bool {
    let bare = line.split(['(', ')']).step_by(2).collect::<Vec<_>>().join(" ");
    ends_with_name(bare.trim_matches(|c: char| matches!(c, '_' | ' ' | '.' | '/' | '"' | '«' | '»')))
}

/// The day of a consent, the blanks for one, the place of a seal.
fn is_foot_of_consent(line: &str) -> bool {
    const LONGEST: usize = 120;
    if line.len() > LONGEST {
        return false;
    }
    let seal = ["М.О.", "М.П.", "М. О.", "М. П.", "(қолы)", "(подпись)"].iter().any(|w| line.starts_with(w));
    let dated = ["жыл", "год", "г."].iter().any(|w| line.contains(w));
    let blank = !line.contains(char::is_alphabetic) && line.contains("__");
    seal || blank || dated && line.contains("__") || dated && requisites::line(line).is_some_and(|r| !r.partial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_among_blanks_and_days_that_may_be_blank() {
        for line in ["_____________ Б. Сұлтанов", "С. Айтпаева ____________", "Қаржы министрі ____ Б.Сұлтанов (қолы)"]
        {
            assert!(names_person(line), "{line}");
        }
        for line in ["Қазақстан Республикасының", "Қаржы министрі", "____________"] {
            assert!(!names_person(line), "{line}");
        }
        for line in ["2015 жылғы 16 ақпан", "2015 жылғы \"__\" ___________", "\"__\" _________ 2015 год", "М.О.", "______"]
        {
            assert!(is_foot_of_consent(line), "{line}");
        }
        for line in ["Нормалар", "1. Осы нормалар", "2015 жылғы бюджет туралы", "Республики Казахстан"]
        {
            assert!(!is_foot_of_consent(line), "{line}");
        }
    }
}
