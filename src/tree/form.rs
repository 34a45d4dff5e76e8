//! Numbered lines that are no items: headings of chapters, and fields of forms.

use super::build::Builder;
use super::frame::is_form_word;
use super::headings::closed;
use crate::base::{Kind, Span, fold};

/// Bytes of a heading in which the word for a form is looked for.
const LONGEST_HEADING: usize = 800;

impl Builder {
    /// A line with a number and a full stop: an item, the heading of a chapter, or a field of a form.
    pub(super) fn item(&mut self, i: usize, number: String, span: Span) {
        if self.heads_chapter(i, &number) {
            self.unit(Kind::Chapter, number, span);
        } else if self.is_field(i) {
            self.field(i, span);
        } else {
            self.unit(Kind::Item, number, span);
        }
    }

    /// A field is text of what it stands in, never the next line of its heading.
    pub(super) fn field(&mut self, i: usize, span: Span) {
        let heads = self.doc.nodes.last().is_some_and(|n| n.kind == Kind::Heading);
        match self.open.last().copied() {
            Some(top) if heads && super::headings::is_group(self.kind(top)) => {
                let number = self.count(Kind::Paragraph) + 1;
                self.add(Kind::Paragraph, Some(number.to_string()), span);
            }
            _ => self.plain(i, span),
        }
    }

    /// Whether a numbered line is a field to be filled in: it ends in a blank to write on, or stands in a form and is no sentence.
    pub(super) fn is_field(&self, i: usize) -> bool {
        let text = self.text(i);
        let Some(frame) = self.open.iter().rev().find(|id| matches!(self.kind(**id), Kind::Attachment | Kind::Document)) else {
            return false;
        };
        ends_in_blank(text).unwrap_or_else(|| !is_sentence(text) && self.is_form(*frame))
    }

    /// Whether a document or attachment calls itself a form, in the corner or by its heading.
    fn is_form(&self, frame: usize) -> bool {
        const FORMS: [&str; 7] = ["нысан", "сауалнама", "анкета", "өтініш", "форма", "заявлени", "бланк"];
        const RULES: [&str; 9] = ["қағида", "ереже", "нұсқаулы", "талап", "тәртіп", "түсіндірме", "правил", "инструкц", "положени"];
        let text = |id: usize| self.doc.nodes[id].text.of(&self.doc.layout.text);
        let near = (frame + 1..self.doc.nodes.len()).take(3);
        near.into_iter().any(|id| match self.doc.nodes[id].kind {
            Kind::Stamp => text(id).lines().last().is_some_and(is_form_word),
            Kind::Heading if text(id).len() < LONGEST_HEADING => {
                let f = fold(text(id)).text;
                let named = f.split(' ').any(|w| FORMS.iter().any(|n| w.starts_with(n)) && !w.starts_with("нысаналы"));
                named && !RULES.iter().any(|w| f.contains(w))
            }
            _ => false,
        })
    }
}

/// Whether a line with a blank to write on ends there; a model contract goes on (`1. Жеткізуші ______ (атауы) тауарды жеткізуге
/// міндеттенеді.`). `None` where it has no blank.
fn ends_in_blank(text: &str) -> Option<bool> {
    let blank = ["____", "......", "……"].iter().filter_map(|b| text.rfind(b)).max()?;
    let after = text.get(blank..).unwrap_or("").split(['(', ')']).step_by(2);
    let words = after.flat_map(str::split_whitespace).filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 2);
    Some(words.count() < 2)
}

/// Whether a line is closed as sentences are; a colon closes one where it announces something, and not after a name: `Бағасы:`.
fn is_sentence(text: &str) -> bool {
    let Some(before) = text.trim_end().strip_suffix(':') else { return closed(text) };
    let f = fold(before).text;
    let last = f.rsplit(' ').next().unwrap_or("");
    let verb = ["ды", "ді", "ты", "ті", "сын", "сін", "луы", "луі", "т", "ся", "ны", "н"].iter().any(|e| last.ends_with(e));
    verb || ["мына", "келесі", "төмендегі", "следующ"].iter().any(|w| f.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_at_the_end_makes_a_field_and_one_within_does_not() {
        for line in
            ["2. Туған күні «___» ____________ 19___ ж.", "1) лайықты (дауыс саны) ______;", "3. Мекенжайы ............ (қала)"]
        {
            assert_eq!(ends_in_blank(line), Some(true), "{line}");
        }
        assert_eq!(ends_in_blank("1. Жеткізуші ______ (атауы) тауарды жеткізуге міндеттенеді."), Some(false));
        assert_eq!(ends_in_blank("1. Жеткізуші тауарды жеткізуге міндеттенеді."), None);
    }

    #[test]
    fn names_before_a_colon_are_no_sentences() {
        for line in ["3. Комиссияның бағасы:", "4. Мекенжайы", "5. Адрес:"] {
            assert!(!is_sentence(line), "{line}");
        }
        for line in ["3. Нысан мынадай бағандарды қамтиды:", "4. Комиссия бекітеді.", "5. Форма содержит:", "6. Төлемдер:;"]
        {
            assert!(is_sentence(line), "{line}");
        }
    }
}
