//! Who signs beside the act's own signature: organs that consent to it, and the hands under old attachments.

use super::build::Builder;
use super::headings::closed;
use super::signature::{ends_with_name, is_office};
use crate::base::{Kind, fold};
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

    /// Whether lines `i` and `i + 1` are an office and its holder at the very end of a document or attachment: old ones are signed.
    pub(super) fn signs_attachment(&self, i: usize) -> Option<usize> {
        const BLOCKS: usize = 4;
        let ends = |at: usize| {
            at >= self.len() || matches!(self.marks[at], Mark::Unit { kind: Kind::Attachment, .. }) || self.stamp(at).is_some()
        };
        let mut lines = 0;
        for _ in 0..BLOCKS {
            lines += self.office_and_name(i + lines)?;
            if ends(i + lines) {
                return Some(lines);
            }
        }
        None
    }

    /// Lines of an office, on up to four, and the name below it.
    fn office_and_name(&self, i: usize) -> Option<usize> {
        const LONGEST: usize = 160;
        const MOST: usize = 4;
        let part = |n: &usize| {
            let text = self.text(i + n);
            matches!(self.marks.get(i + n), Some(Mark::None)) && text.len() <= LONGEST && !closed(text) && !ends_with_name(text)
        };
        let offices = (0..MOST).take_while(part).count();
        let name = self.text(i + offices);
        let alone = name.len() <= 60 && name.split_whitespace().count() <= 3 && ends_with_name(name);
        let fits = matches!(self.marks.get(i + offices), Some(Mark::None)) && alone && offices > 0;
        let office: Vec<&str> = (i..i + offices).map(|l| self.text(l)).collect();
        (fits && (is_office(&office.join(" ")) || names_head(&office.join(" ")))).then_some(offices + 1)
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
        let lines = (1..MAX_LINES).take_while(|n| in_block(i + n)).count();
        let last = (1..=lines).find(|n| names_person(self.text(i + n))).or_else(|| self.nameless_consent(i, lines))?;
        let more = (last + 1..MAX_LINES).take_while(|n| in_block(i + n) && is_foot_of_consent(self.text(i + n)));
        Some(more.last().unwrap_or(last) + 1)
    }

    /// `Келісілді ⏎ Бас прокурордың ⏎ орынбасары ⏎ 1 наурыз 2005 жыл`: a copy may leave the name out. Then its day ends a consent, or what
    /// can only stand below one.
    fn nameless_consent(&self, i: usize, lines: usize) -> Option<usize> {
        const LONGEST: usize = 160;
        let part = |n: &usize| {
            let text = self.text(i + n);
            text.len() <= LONGEST && !closed(text)
        };
        let parts = (1..=lines).take_while(part).count();
        let day = (1..=parts).find(|n| is_foot_of_consent(self.text(i + n)));
        let below = i + parts + 1;
        let ends = || {
            below >= self.len()
                || is_readers(self.text(below))
                || self.stamp(below).is_some()
                || matches!(self.marks[below], Mark::Unit { kind: Kind::Attachment, .. })
        };
        day.or_else(|| (parts > 0 && parts == lines && ends()).then_some(parts))
    }
}

/// `Жалпы бөлім меңгерушісі`, `Заведующий общим отделом`
fn names_head(office: &str) -> bool {
    let f = fold(office).text;
    let last = f.trim_end().rsplit(' ').next().unwrap_or("");
    let kazakh = ["меңгерушісі", "жетекшісі", "бастығы", "төрағасы", "хатшысы", "басшысы", "министрі"].contains(&last);
    kazakh || ["заведующ", "начальник", "руководител", "управделами"].iter().any(|w| f.starts_with(w))
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
    fn heads_of_departments_sign_and_departments_do_not() {
        for line in ["Жалпы бөлім меңгерушісі", "Заведующий общим отделом"] {
            assert!(names_head(line), "{line}");
        }
        for line in ["Жалпы бөлім", "Бөлім меңгерушісінің міндеттері", "Общий отдел"]
        {
            assert!(!names_head(line), "{line}");
        }
    }

    #[test]
    fn a_consent_may_lack_its_name_and_not_its_end() {
        let consents = |text: &str| {
            let source = crate::source::decode(text.as_bytes()).unwrap_or_default();
            let document = crate::tree::build(crate::layout::read(&source));
            let signed = document.nodes.iter().filter(|n| n.kind == Kind::Signature).count();
            (signed, document.nodes.iter().filter(|n| n.kind == Kind::Unparsed).count())
        };
        let head = "# Нұсқаулықты бекіту туралы\n\n1. Нұсқаулық бекітілсін.\n\n*Министр*\n\nКелісілді\n\n";
        let dated = "*Шекара Қызметі*\n\n*Директорының орынбасары*\n\n1 наурыз 2005 жыл\n";
        assert_eq!(consents(&format!("{head}{dated}\nКелісілді\n\n{dated}")), (3, 0));
        // What goes on in sentences is no office.
        assert_eq!(consents(&format!("{head}*Шекара Қызметі*\n\nОсы нұсқаулық қолданылады.\n")).1, 2);
    }

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
