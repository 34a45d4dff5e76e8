//! What frames documents: stamps of approval and of attachments, signatures.

use super::build::Builder;
use crate::base::{Kind, Span};
use crate::parse::requisites;
use crate::parse::structure::Mark;

impl Builder {
    /// The stamp that begins at line `i`: how many lines it takes and what it says.
    pub(super) fn stamp(&self, i: usize) -> Option<(usize, requisites::Stamp)> {
        const MAX_LINES: usize = 10;
        let first = self.text(i);
        if first.len() > 400 || !first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            return None;
        }
        let mut joined = String::new();
        for n in 1..=MAX_LINES.min(self.len() - i) {
            let line = i + n - 1;
            // A name with initials signs the act above.
            if self.text(line).len() > 400
                || ends_with_name(self.text(line))
                || (n > 1 && matches!(self.marks[line], Mark::Unit { kind: Kind::Item | Kind::Subitem, .. } | Mark::PortalNote))
            {
                return None;
            }
            if n > 1 {
                joined.push(' ');
            }
            joined.push_str(self.text(line));
            let end = crate::base::fold(joined.get(joined.len().saturating_sub(24)..).unwrap_or("")).text;
            let end = if end.is_empty() { crate::base::fold(&joined).text } else { end };
            if ["бекітілген", "бекітілді", "қосымша"].iter().any(|w| end.ends_with(w))
                && let Some(stamp) = requisites::stamp(&joined)
            {
                return Some((n, stamp));
            }
        }
        None
    }

    /// Reads a stamp: an approved document or an attachment begins.
    pub(super) fn stamped(&mut self, i: usize) -> bool {
        let Some((lines, stamp)) = self.stamp(i) else { return false };
        let span = self.span(i).to(self.span(i + lines - 1));
        self.at = i + lines;
        match stamp {
            requisites::Stamp::Approved(_) => {
                self.close_until(|k| k == Kind::Quoted);
                self.documents += 1;
                let number = self.documents.to_string();
                self.push(Kind::Document, Some(number), Span::new(span.start(), span.start()));
            }
            requisites::Stamp::Attachment { number, host } => {
                // "… бұйрығына 1-қосымша" belongs to the act, "Қағидаларға 1-қосымша" to the document before it.
                let of_act = crate::parse::requisites::names_act(&host);
                self.close_until(|k| !of_act && k == Kind::Document);
                let number = number.unwrap_or_else(|| (self.count(Kind::Attachment) + 1).to_string());
                self.push(Kind::Attachment, Some(number), Span::new(span.start(), span.start()));
            }
        }
        self.add(Kind::Stamp, None, span);
        true
    }

    /// Reads a signature: office and name on up to six lines, initials before or after the surname.
    pub(super) fn signature(&mut self, i: usize) -> bool {
        const MAX_LINES: usize = 6;
        if self.open.iter().any(|id| self.kind(*id) == Kind::Quoted) {
            return false;
        }
        let fits = |t: &str| t.len() < 240 && t.starts_with(char::is_uppercase) && !t.ends_with([';', ':']);
        let mut lines = None;
        for n in 0..MAX_LINES {
            let t = self.text(i + n);
            if i + n >= self.len() || !fits(t) || !matches!(self.marks[i + n], Mark::None) {
                break;
            }
            if ends_with_name(t) {
                lines = Some(n + 1);
                break;
            }
            if t.ends_with('.') {
                break;
            }
        }
        let Some(lines) = lines else { return false };
        self.close_until(|k| k == Kind::Document);
        if self.open.iter().any(|id| self.kind(*id) == Kind::Document) {
            self.open.clear();
        }
        let span = self.span(i).to(self.span(i + lines - 1));
        let number = self.unique(Kind::Signature);
        self.add(Kind::Signature, number, span);
        self.at = i + lines;
        true
    }
}

/// `К. Мәсімов`, `Е.Ашикбаев`, `Ашикбаев Е.`: initials beside a surname at the end of the line.
fn ends_with_name(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let (last, before) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let surname = |w: &str| {
        let mut c = w.chars();
        c.next().is_some_and(char::is_uppercase) && w.chars().count() > 2 && c.all(|c| c.is_lowercase() || c == '-')
    };
    let initials = |w: &str| {
        !w.is_empty()
            && w.ends_with('.')
            && w.split('.').filter(|p| !p.is_empty()).all(|p| p.chars().count() == 1 && p.chars().all(char::is_uppercase))
    };
    let glued = last.rfind('.').is_some_and(|i| initials(&last[..=i]) && surname(&last[i + 1..]));
    glued || (surname(last) && initials(before)) || (initials(last) && surname(before))
}
