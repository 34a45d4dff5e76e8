//! Stamps: what heads approved documents and attachments.

use super::build::Builder;
use super::signature::{ends_with_name, is_office};
use crate::base::fold::cyrillic;
use crate::base::{Kind, Span, fold};
use crate::layout::Role;
use crate::parse::requisites;
use crate::parse::stamp::{Stamp, host_act, stamp};
use crate::parse::structure::Mark;

/// Lines a stamp may be spread over.
const MAX_LINES: usize = 14;
/// Bytes of one of its lines.
const MAX_LINE: usize = 400;

impl Builder {
    /// The stamp that begins at line `i`: how many lines it takes and what it says.
    pub(super) fn stamp(&self, i: usize) -> Option<(usize, Stamp)> {
        let raw = self.text(i);
        // Cyrillic letters are the longer ones: what is too long with look-alikes is too long without.
        if raw.len() > MAX_LINE || !raw.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"«".contains(c)) {
            return None;
        }
        let first = &*cyrillic(raw);
        if first.len() > MAX_LINE {
            return None;
        }
        match first.chars().next() {
            Some('П' | 'У') if is_russian_stamp(first) => return self.russian_stamp(i),
            _ => {}
        }
        let approved_first = ["БЕК", "Бек"].iter().any(|w| first.starts_with(w));
        for n in 1..=MAX_LINES.min(self.len() - i) {
            let line = i + n - 1;
            let raw = self.text(line);
            if raw.len() > MAX_LINE {
                return None;
            }
            let text = &*cyrillic(raw);
            // A name with initials signs the act above; a block set apart is a whole.
            if text.len() > MAX_LINE || (n > 1 && (self.role(line) != self.role(i) || !self.may_go_on(line))) {
                return None;
            }
            let ends = ends_stamp(text) || (approved_first && n > 1 && ends_instrumental(text));
            // A stamp at the margin may be cut off before its last word.
            let found = match () {
                () if ends => stamp(&self.joined_lines(i, line)),
                () if self.is_cut_off(i, line) => stamp(&(self.joined_lines(i, line) + " бекітілген")),
                () => None,
            };
            if let Some(found) = found {
                // An office in the nominative at its head signs the act above.
                if self.begins_with_office(i, n) {
                    return None;
                }
                let more = ends && matches!(found, Stamp::Approved(_));
                return Some(more.then(|| self.attached_to_approved(i, n)).flatten().unwrap_or((n, found)));
            }
            if ends_with_name(text) || text.ends_with(';') {
                return None;
            }
        }
        None
    }

    /// `… № 106 қаулысымен бекітілген` in one block with `… тіркеу ережесіне ⏎ қосымша`: the stamp of an attachment to what was approved.
    fn attached_to_approved(&self, i: usize, lines: usize) -> Option<(usize, Stamp)> {
        let goes_on = |line: &usize| {
            self.gap(*line) == 0
                && self.role(*line) == self.role(i)
                && self.may_go_on(*line)
                && self.text(*line).len() <= MAX_LINE
                && !ends_with_name(self.text(*line))
        };
        let end =
            (i + lines..self.len().min(i + MAX_LINES)).take_while(goes_on).find(|line| ends_stamp(&cyrillic(self.text(*line))))?;
        let found = stamp(&self.joined_lines(i, end))?;
        matches!(found, Stamp::Attachment { .. }).then_some((end + 1 - i, found))
    }

    /// Lines as one, with blanks between: put together only where a line can be the last of a stamp.
    fn joined_lines(&self, first: usize, last: usize) -> String {
        (first..=last).map(|line| self.text(line)).collect::<Vec<_>>().join(" ")
    }

    /// Whether the first of `n` lines from `i` on are an office in the nominative. Behind a signature, in one block with the day of
    /// the act, it is a slip of the pen for the genitive.
    fn begins_with_office(&self, i: usize, n: usize) -> bool {
        let apart = matches!(self.role(i), Role::Aside | Role::Right);
        if (apart || self.signed && self.gap(i) > 0) && (i + 1..i + n).all(|line| self.gap(line) == 0) {
            return false;
        }
        let mut joined = String::new();
        (i..i + n - 1).any(|line| {
            joined.push_str(self.text(line));
            let office = is_office(&joined);
            joined.push(' ');
            office
        })
    }

    /// `… № 21 қаулысымен` as the last line of a block set apart.
    fn is_cut_off(&self, first: usize, line: usize) -> bool {
        let role = |n: usize| self.doc.layout.lines.get(n).map(|l| l.role);
        let apart = matches!(role(first), Some(Role::Aside | Role::Right)) && role(line) == role(first);
        apart
            && ends_instrumental(&cyrillic(self.text(line)))
            && (role(line + 1) != role(first) || self.gap(line + 1) > 0)
            && !fold(self.text(line + 1)).text.starts_with("бекітіл")
    }

    fn may_go_on(&self, line: usize) -> bool {
        !matches!(self.marks[line], Mark::Unit { kind: Kind::Item | Kind::Subitem | Kind::Article, .. } | Mark::PortalNote)
    }

    /// `Приложение 1 ⏎ к приказу Министра … ⏎ от 5 января 2026 года № 193`, `Утверждены ⏎ постановлением …`.
    fn russian_stamp(&self, i: usize) -> Option<(usize, Stamp)> {
        let role = |n: usize| self.doc.layout.lines.get(n).map_or(Role::Text, |l| l.role);
        let set_apart = matches!(role(i), Role::Aside | Role::Right);
        let mut joined = String::new();
        let mut best = None;
        for n in 1..=MAX_LINES.min(self.len() - i) {
            let line = i + n - 1;
            let text = &*cyrillic(self.text(line));
            let apart = set_apart && role(line) == role(i);
            if text.len() > MAX_LINE || (n > 1 && (!self.may_go_on(line) || ends_with_name(text) || text.ends_with([';', ':']))) {
                break;
            }
            let after_number = best.as_ref().is_some_and(|(_, s)| is_numbered(s));
            // Behind the number only the quoted title of the act goes on.
            if after_number && quotes_balance(&joined) && !text.starts_with(['"', '«', '“']) {
                break;
            }
            if n > 1 && best.is_some() && !after_number && !apart && !(self.gap(line) == 0 && goes_on(text)) {
                break;
            }
            if n > 1 {
                joined.push(' ');
            }
            joined.push_str(text);
            match stamp(&joined) {
                Some(found) if !says_change(&joined) => best = Some((n, found)),
                _ if best.is_some() => break,
                _ => {}
            }
        }
        best
    }

    /// Reads a stamp: an approved document or an attachment begins.
    pub(super) fn stamped(&mut self, i: usize) -> bool {
        let Some((lines, stamp)) = self.stamp(i) else { return false };
        let lines = lines + usize::from(i + lines < self.len() && is_form_word(self.text(i + lines)));
        let span = self.span(i).to(self.span(i + lines - 1));
        self.at = i + lines;
        match stamp {
            Stamp::Approved(_) => {
                self.close_until(|k| k == Kind::Quoted);
                self.documents += 1;
                let number = self.documents.to_string();
                self.push(Kind::Document, Some(number), Span::new(span.start(), span.start()));
            }
            Stamp::Attachment { number, host } => {
                // "… бұйрығына 1-қосымша" belongs to the act, "Қағидаларға 1-қосымша" to the document before it.
                let of_act = requisites::names_act(&host);
                while let Some(top) = self.open.last().copied() {
                    let holds = self.kind(top) == Kind::Document || self.own_attachment == Some(top);
                    if self.kind(top) == Kind::Quoted || !of_act && holds {
                        break;
                    }
                    self.open.pop();
                }
                let number = number.unwrap_or_else(|| (self.count(Kind::Attachment) + 1).to_string());
                let id = self.push(Kind::Attachment, Some(number), Span::new(span.start(), span.start()));
                if of_act {
                    self.own_attachment = Some(id);
                }
            }
        }
        self.add(Kind::Stamp, None, span);
        true
    }
}

impl Builder {
    /// A heading behind the signature that no stamp leads: the document that the act ratifies or approves begins.
    pub(super) fn begins_document(&mut self, i: usize, span: Span) -> bool {
        let text = span.of(&self.doc.layout.text);
        let headed = matches!(self.role(i), Role::Heading(_));
        if !self.signed || !self.open.is_empty() || !(headed || is_title_of_treaty(text)) {
            return false;
        }
        self.documents += 1;
        let number = self.documents.to_string();
        self.push(Kind::Document, Some(number), Span::new(span.start(), span.start()));
        self.add(Kind::Heading, None, span);
        true
    }
}

/// `… арасындағы … туралы КЕЛІСІМ`, `… ХАТТАМА`
pub(super) fn is_title_of_treaty(line: &str) -> bool {
    const LONGEST: usize = 600;
    const NOUNS: [&str; 10] =
        ["КЕЛІСІМ", "КЕЛIСIМ", "ХАТТАМА", "КОНВЕНЦИЯ", "ШАРТ", "ЖАРҒЫ", "СОГЛАШЕНИЕ", "ПРОТОКОЛ", "ДОГОВОР", "УСТАВ"];
    line.len() < LONGEST && NOUNS.iter().any(|n| line.starts_with(n) || line.ends_with(n))
}

/// `Нысан`, `1-нысан`, `Форма № 2` below a stamp: what the attachment is, and not its heading.
pub(super) fn is_form_word(line: &str) -> bool {
    const LONGEST: usize = 40;
    if line.len() > LONGEST {
        return false;
    }
    let f = fold(line).text;
    let mut words = f.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let form = |w: &str| matches!(w, "нысан" | "нысаны" | "форма");
    let numbers = words.clone().filter(|w| !form(w)).all(|w| w == "n" || w.bytes().all(|b| b.is_ascii_digit()));
    numbers && words.any(form)
}

/// Whether the line ends as the last line of a stamp does; the cheap signs first.
fn ends_stamp(line: &str) -> bool {
    let t = line.trim_end_matches(['.', '*', '_', ' ', '"', '»']);
    if !["ген", "ГЕН", "дi", "ді", "ДІ", "ДI", "мша", "МША", "сы", "СЫ"].iter().any(|e| t.ends_with(e))
        && !t.ends_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    let last = t.get(t.floor_char_boundary(t.len().saturating_sub(40))..).unwrap_or(t);
    let f = fold(last).text;
    ["бекітілген", "бекітілді", "қабылданған", "қосымша", "қосымшасы"].iter().any(|w| f.ends_with(w)) || f.contains("қосымша ")
}

/// `… № 207 қаулысымен` below `Бекітілген`.
fn ends_instrumental(line: &str) -> bool {
    line.trim_end_matches(['.', '*', ' ']).ends_with("мен")
}

fn is_russian_stamp(line: &str) -> bool {
    ["Приложение", "ПРИЛОЖЕНИЕ", "Утвержд", "УТВЕРЖД"].iter().any(|w| line.starts_with(w))
}

/// Whether a stamp has told the number of the act, behind which nothing but a title can follow.
fn is_numbered(stamp: &Stamp) -> bool {
    match stamp {
        Stamp::Approved(act) => act.number.is_some(),
        Stamp::Attachment { host, .. } => host_act(host).is_some_and(|a| a.number.is_some()),
    }
}

fn quotes_balance(text: &str) -> bool {
    text.matches(['«', '“']).count() == text.matches(['»', '”']).count() && text.matches('"').count().is_multiple_of(2)
}

/// A line that goes on with the name of a document or of an office in the genitive.
fn goes_on(line: &str) -> bool {
    const OFFICES: [&str; 9] = [
        "Республики",
        "Министра",
        "Министерства",
        "Правительства",
        "Президента",
        "Кабинета",
        "Председателя",
        "Комитета",
        "Агентства",
    ];
    line.len() < 200
        && (line.starts_with(|c: char| c.is_lowercase() || c == '№' || c == 'N' || "\"«".contains(c))
            || OFFICES.iter().any(|w| line.starts_with(w)))
}

/// `Приложение 2 к указанному приказу изложить …` is an instruction.
fn says_change(words: &str) -> bool {
    let f = fold(words).text;
    f.ends_with(['.', ';', ':'])
        || ["изложить", "дополнить", "исключить", "заменить", "признать", "настоящ"].iter().any(|w| f.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_form_alone_is_no_heading() {
        for line in ["Нысан", "нысан", "НЫСАН", "1-нысан", "Форма", "Форма № 2", "*Нысан*"] {
            assert!(is_form_word(line), "{line}");
        }
        for line in ["Өтініш нысаны", "Нысандар", "Форма отчета", "", "2-қосымша"] {
            assert!(!is_form_word(line), "{line}");
        }
    }
}
