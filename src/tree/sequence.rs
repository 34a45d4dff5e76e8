//! Numbers in their order: which `N.` is an item and which the number of a chapter, and where an item stands in the middle of a line.
//!
//! Items number through a document while its chapters number separately (`1. Жалпы ережелер`, then item 1), both with the same
//! sign. What decides is the order of the numbers around; markup and the shape of the words are evidence beside it.

use std::sync::LazyLock;

use memchr::memmem;

use super::build::Builder;
use super::headings::{closed, starts_upper, titled};
use super::numbering::{follows, key};
use crate::base::{Kind, Span};
use crate::layout::{LineKind, Repair, RepairKind, Role};
use crate::parse::amendment;
use crate::parse::structure::Mark;

/// Where numbering begins anew: a document, an attachment, an article, a quotation, a note, the act itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    owner: Option<usize>,
    /// The last item and the last chapter numbered like one.
    pub item: Vec<u32>,
    chapter: Vec<u32>,
}

impl Builder {
    /// The scope in which a number at this place counts.
    pub(super) fn scope(&mut self) -> &mut Scope {
        let anew = |k| matches!(k, Kind::Document | Kind::Attachment | Kind::Article | Kind::Quoted | Kind::Note | Kind::Cell);
        let owner = self.open.iter().rev().find(|id| anew(self.kind(**id))).copied();
        while let Some(top) = self.scopes.last() {
            let alive = top.owner.is_none_or(|o| self.open.contains(&o));
            if alive && top.owner <= owner {
                break;
            }
            self.scopes.pop();
        }
        if self.scopes.last().is_none_or(|s| s.owner != owner) {
            self.scopes.push(Scope { owner, ..Scope::default() });
        }
        let last = self.scopes.len() - 1;
        &mut self.scopes[last]
    }

    /// Remembers the number of an item or chapter that was placed.
    pub(super) fn numbered(&mut self, kind: Kind, number: &str) {
        let key = key(number);
        if kind == Kind::Article {
            self.last_article = key;
            return;
        }
        if kind == Kind::Chapter {
            self.last_chapter.clone_from(&key);
        }
        let scope = self.scope();
        match kind {
            Kind::Item => scope.item = key,
            Kind::Chapter => scope.chapter = key,
            _ => {}
        }
    }

    /// The next line after `i` that is marked like an item, in the same document as far as can be seen, and its number.
    fn next_item(&self, i: usize) -> Option<(usize, Vec<u32>)> {
        /// Lines looked at for the frame of another document.
        const NEAR: usize = 60;
        let at = *self.next_items.get(i + 1)? as usize;
        let Mark::Unit { kind: Kind::Item, number, .. } = self.marks.get(at)? else { return None };
        let framed = |j: usize| matches!(self.marks[j], Mark::Unit { kind: Kind::Attachment, .. }) || self.stamp(j).is_some();
        let near = (i + 1..at.min(i + NEAR)).any(framed);
        (!near).then(|| (at, key(number)))
    }

    /// Whether the line, marked like item `number`, is the heading of a chapter.
    pub(super) fn heads_chapter(&mut self, i: usize, number: &str) -> bool {
        const LONGEST: usize = 400;
        let Some(line) = self.doc.layout.lines.get(i).copied() else { return false };
        let heading = matches!(line.role, Role::Heading(_));
        let text = self.text(i);
        let words = text.trim_start_matches(|c: char| !c.is_alphabetic());
        if text.len() > LONGEST || !words.starts_with(|c: char| c.is_uppercase()) || text.contains("___") {
            return false;
        }
        let shaped = titled(text);
        if !shaped && !heading && (text.ends_with([';', ':', ','])) {
            return false;
        }
        if self.open.iter().any(|id| matches!(self.kind(*id), Kind::Article | Kind::Quoted | Kind::Cell)) {
            return false;
        }
        let n = key(number);
        if n.len() > 2 {
            return false;
        }
        let scope = self.scope();
        let fits_item = follows(&scope.item, &n);
        let (item, begun) = (scope.item.clone(), !scope.chapter.is_empty());
        // Gaps are left by repealed chapters: a title whose number is none of the items' goes on with the chapters.
        let goes_on = shaped && begun && !fits_item && scope.chapter < n;
        let fits_chapter = follows(&scope.chapter, &n) || goes_on;
        if heading {
            return fits_chapter || !fits_item;
        }
        if !fits_chapter {
            return false;
        }
        // No item holds articles.
        if shaped && matches!(self.marks.get(i + 1), Some(Mark::Unit { kind: Kind::Article, quoted: false, .. })) {
            return true;
        }
        let next = self.next_item(i).map(|(_, m)| m);
        if !shaped {
            // A heading with a full stop: the items go on over it.
            return !fits_item && !item.is_empty() && next.is_some_and(|m| follows(&item, &m));
        }
        match next {
            None => !fits_item && begun,
            Some(m) if !fits_item => follows(&item, &m) || m == [1] || begun,
            // Both orders allow it: the number comes once more, or items begin anew under each heading.
            Some(m) => m == n || m == [1] || m.len() == 2 && m.first() == n.first() && m.last() == Some(&1) && n.len() == 1,
        }
    }

    /// Whether a line that begins with a number and no sign is the item that the numbers around it lack.
    pub(super) fn lacks_dot(&mut self, i: usize) -> Option<String> {
        let text = self.text(i);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 4 || !text.get(digits..)?.trim_start().starts_with(char::is_uppercase) || !closed(text) {
            return None;
        }
        let number = text.get(..digits)?.to_string();
        let n = key(&number);
        let item = self.scope().item.clone();
        let (_, next) = self.next_item(i)?;
        (item.len() == 1 && n.len() == 1 && follows(&item, &n) && follows(&n, &next)).then_some(number)
    }

    /// Whether a line is an item as treaties number them: `(1) Для целей …`, in an article, where the number is the next one and, for
    /// the first, a second follows.
    pub(super) fn bracketed(&mut self, i: usize) -> Option<String> {
        /// Lines that a first item may take.
        const NEAR: usize = 60;
        let number = bracketed_number(self.text(i))?.to_string();
        let inner =
            self.open.iter().rev().map(|id| self.kind(*id)).find(|k| matches!(k, Kind::Article | Kind::Quoted | Kind::Cell));
        let n = key(&number);
        let item = self.scope().item.clone();
        if inner != Some(Kind::Article) || !follows(&item, &n) {
            return None;
        }
        let mut below = (i + 1..self.len().min(i + NEAR))
            .take_while(|j| !matches!(self.marks[*j], Mark::Unit { kind: Kind::Article, .. }))
            .filter_map(|j| bracketed_number(self.text(j)));
        (n != [1] || below.any(|next| next == "2")).then_some(number)
    }

    /// Whether a line begins with the label of the next article and no stop after it, and is a sentence: `2-бап Сот орындаушысы …
    /// болып табылады.` A title after such a label is told without the numbers around.
    pub(super) fn lacks_stop(&self, i: usize) -> Option<String> {
        let text = self.text(i);
        let (number, after) = bare_article(text)?;
        let n = key(number);
        let next = if self.last_article.is_empty() { n == [1] } else { follows(&self.last_article, &n) };
        (next && starts_upper(after) && !amendment::may_amend(text)).then(|| number.to_string())
    }

    /// The parts of line `i` where items, or subitems, are glued to what stands before them: kind, number and offset of each.
    pub(super) fn glued(&mut self, i: usize) -> Vec<(Kind, String, usize)> {
        const SHORTEST: usize = 60;
        let text = self.text(i);
        if text.len() < SHORTEST || matches!(self.marks[i], Mark::PortalNote | Mark::Unit { quoted: true, .. }) {
            return Vec::new();
        }
        let labels = self.glued_labels(text);
        if !labels.is_empty() {
            return labels;
        }
        let subitems = glued_subitems(text);
        let mut out: Vec<(Kind, String, usize)> = Vec::new();
        let base = match &self.marks[i] {
            Mark::Unit { kind: Kind::Item, number, quoted: false } => key(number),
            Mark::Unit { kind: Kind::Subitem, quoted: false, .. } | Mark::None => self.scope().item.clone(),
            _ => Vec::new(),
        };
        let text = self.text(i);
        if let [base] = base.as_slice() {
            const MOST: u32 = 50;
            // Numbers up to the next item; behind the last one of all, two in a row are no chance.
            let next = self.next_item_number(i).map(|(_, next)| next).filter(|next| next > base);
            let mut from = 0;
            for want in base + 1..next.unwrap_or(base + MOST).min(base + MOST) {
                let Some(at) = glued_item(text, from, want) else { break };
                out.push((Kind::Item, want.to_string(), at));
                from = at;
            }
            if next.is_none() && out.len() < 2 {
                out.clear();
            }
        }
        if subitems.is_empty() && out.is_empty() {
            out.extend(self.more_subitems(i).into_iter().map(|(n, at)| (Kind::Subitem, n.to_string(), at)));
        }
        if subitems.len() > 1 && !self.subitem_line_follows(i) {
            out.extend(subitems.into_iter().map(|(n, at)| (Kind::Subitem, n.to_string(), at)));
            out.sort_by_key(|(_, _, at)| *at);
        }
        out
    }

    /// Articles and chapters with their word inside a line, where their numbers follow the last ones: `… Глава 6. … Статья 13. …`.
    fn glued_labels(&self, text: &str) -> Vec<(Kind, String, usize)> {
        static LABELS: LazyLock<[(memmem::Finder<'static>, Kind, bool); 4]> = LazyLock::new(|| {
            [
                (memmem::Finder::new("Статья "), Kind::Article, true),
                (memmem::Finder::new("Глава "), Kind::Chapter, true),
                (memmem::Finder::new("-бап. "), Kind::Article, false),
                (memmem::Finder::new("-тарау. "), Kind::Chapter, false),
            ]
        });
        let mut out: Vec<(Kind, String, usize)> = Vec::new();
        for (word, kind, before) in LABELS.iter() {
            let (kind, length) = (*kind, word.needle().len());
            let last = if kind == Kind::Article { &self.last_article } else { &self.last_chapter };
            // Nothing to follow: most acts have no articles.
            if last.is_empty() {
                continue;
            }
            for at in word.find_iter(text.as_bytes()).take(20) {
                let (start, digits) = if *before {
                    let after = text.get(at + length..).unwrap_or("");
                    let len = after.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
                    let dotted = after.get(len..).is_some_and(|r| r.starts_with(". "));
                    (at, after.get(..len).filter(|_| dotted).unwrap_or(""))
                } else {
                    let head = text.get(..at).unwrap_or("");
                    let len = head.bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
                    (at - len, head.get(at - len..).unwrap_or(""))
                };
                let rest = text.get(start + digits.len() + length..).unwrap_or("").trim_start_matches(['.', ' ']);
                let front = text.get(..start).unwrap_or("");
                let ends = front.trim_end().ends_with(['.', ';', ':']) || titled(front) && front.len() < 400 && labelled(front);
                let fits = start > 0 && !digits.is_empty() && follows(last, &key(digits));
                if fits && ends && rest.starts_with(char::is_uppercase) && balanced(front) {
                    out.push((kind, digits.to_string(), start));
                    break;
                }
            }
        }
        out.sort_by_key(|(_, _, at)| *at);
        out
    }

    fn next_item_number(&self, i: usize) -> Option<(usize, u32)> {
        let at = *self.next_items.get(i + 1)? as usize;
        match self.marks.get(at)? {
            Mark::Unit { kind: Kind::Item, number, .. } => number.parse().ok().map(|n| (at, n)),
            _ => None,
        }
    }

    /// Subitems at the end of a line that stands in one, where the next line does not take their numbers.
    fn more_subitems(&self, i: usize) -> Vec<(u32, usize)> {
        let last = match &self.marks[i] {
            Mark::Unit { kind: Kind::Subitem, number, quoted: false } => number.parse::<u32>().ok(),
            Mark::None => {
                let open = self.open.iter().rev().find(|id| self.kind(**id) == Kind::Subitem);
                open.and_then(|id| self.doc.nodes[*id].number.as_deref()).and_then(|n| n.parse().ok())
            }
            _ => None,
        };
        let Some(last) = last else { return Vec::new() };
        let mut found = subitems_after(self.text(i), last);
        if let Some(Mark::Unit { kind: Kind::Subitem, number, .. }) = self.marks.get(i + 1)
            && let Ok(next) = number.parse::<u32>()
        {
            found.retain(|(n, _)| *n < next || next <= last);
        }
        found
    }

    fn subitem_line_follows(&self, i: usize) -> bool {
        matches!(self.marks.get(i + 1), Some(Mark::Unit { kind: Kind::Subitem, .. }))
    }

    /// Records that the unit at `span` was glued to the line before it.
    pub(super) fn told_glued(&mut self, span: Span) {
        let from = self.doc.layout.map.span_to_source(span);
        let label: String = span.of(&self.doc.layout.text).split(' ').next().unwrap_or("").to_string();
        let to = from.start();
        let from = Span::new(to, to + label.len());
        self.doc.layout.repairs.push(Repair { kind: RepairKind::JoinedLine, text: label, from, to, confidence: 0.95 });
    }
}

/// For every line the first line from it on that is marked like an item in running text.
pub(super) fn next_items(marks: &[Mark], lines: &[crate::layout::Line]) -> Vec<u32> {
    let mut out = vec![u32::MAX; marks.len() + 1];
    for i in (0..marks.len()).rev() {
        let item = matches!(marks[i], Mark::Unit { kind: Kind::Item, quoted: false, .. }) && lines[i].kind == LineKind::Text;
        out[i] = if item { i as u32 } else { out[i + 1] };
    }
    out
}

/// The number of `2-бап …` or `Статья 2 …` and the words after the label; references to an article of another act are none.
fn bare_article(line: &str) -> Option<(&str, &str)> {
    let is_number = |c: char| c.is_ascii_digit() || c == '-';
    if let Some(rest) = line.strip_prefix("Статья ") {
        let (number, after) = rest.split_at(rest.find(|c| !is_number(c))?);
        let of_an_act = ["Закон", "Кодекс", "Конституц", "Указ", "Положени", "Правил", "Республик"];
        let after = after.trim_start();
        return (!number.is_empty() && !of_an_act.iter().any(|w| after.starts_with(w))).then_some((number, after));
    }
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (number, rest) = line.split_at(line.find(|c| !is_number(c))?);
    let after = rest.trim_start().trim_start_matches(['-', ' ']).strip_prefix("бап ")?;
    Some((number.trim_end_matches('-'), after.trim_start()))
}

/// Where, from `from` on, `. 3. Комиссия` begins item 3 inside a line and outside quotes.
fn glued_item(text: &str, from: usize, number: u32) -> Option<usize> {
    let needle = format!(" {number}. ");
    let rest = text.get(from..)?;
    let at = from + memmem::find(rest.as_bytes(), needle.as_bytes())?;
    let (before, after) = (text.get(..at)?, text.get(at + needle.len()..)?);
    let fits = before.trim_end().ends_with(['.', ';', '»', '"']) && after.starts_with(char::is_uppercase) && balanced(before);
    fits.then_some(at + 1)
}

/// Subitems that go on with number `last` in a line: `… құжаттар; 6) төлемді растайтын құжаттар.`
fn subitems_after(text: &str, last: u32) -> Vec<(u32, usize)> {
    const MOST: u32 = 50;
    let mut out = Vec::new();
    let mut from = 0;
    for n in last + 1..last.saturating_add(MOST) {
        let needle = format!("; {n}) ");
        let Some(at) = text.get(from..).and_then(|t| memmem::find(t.as_bytes(), needle.as_bytes())) else { break };
        let rest = text.get(from + at + needle.len()..).unwrap_or("");
        // "…; 6) тармақшаларында" is an address.
        let address = ["тармақ", "және", "и ", "подпункт"].iter().any(|w| rest.starts_with(w));
        if address || !rest.starts_with(char::is_alphabetic) || !balanced(text.get(..from + at).unwrap_or("")) {
            break;
        }
        out.push((n, from + at + 2));
        from += at + 2;
    }
    out
}

/// The subitems inside a line: `… мыналар: 1) …; 2) …`, at least two in order.
fn glued_subitems(text: &str) -> Vec<(u32, usize)> {
    let mut out = Vec::new();
    static FIRST: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(": 1) "));
    let Some(first) = FIRST.find(text.as_bytes()) else { return out };
    if !balanced(text.get(..first).unwrap_or("")) {
        return out;
    }
    out.push((1, first + 2));
    let mut from = first;
    for n in 2..200 {
        let needle = format!("; {n}) ");
        let Some(at) = text.get(from..).and_then(|t| memmem::find(t.as_bytes(), needle.as_bytes())) else { break };
        from += at;
        if !balanced(text.get(first..from).unwrap_or("")) {
            break;
        }
        out.push((n, from + 2));
    }
    out
}

/// Whether a line begins with the label of a chapter or section.
fn labelled(line: &str) -> bool {
    use crate::parse::structure::mark;
    matches!(mark(line), Mark::Unit { kind: Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter, .. })
}

/// Whether every quotation that is opened in `text` is closed in it.
fn balanced(text: &str) -> bool {
    text.bytes().filter(|b| *b == b'"').count() % 2 == 0 && text.matches('«').count() == text.matches('»').count()
}

/// The number of `(2) Термин …`.
fn bracketed_number(text: &str) -> Option<&str> {
    let (number, rest) = text.strip_prefix('(')?.split_once(") ")?;
    let fits = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    (fits && starts_upper(rest)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glued_item_needs_an_end_before_it_and_a_capital_after_it() {
        assert!(glued_item("2. Хатшы жүзеге асырады. 3. Комиссия сайлайды.", 0, 3).is_some());
        assert!(glued_item("2. Заңның 3. бабы бойынша", 0, 3).is_none());
        assert!(glued_item("2. \"Хатшы сайланады. 3. Комиссия\" деген сөздер", 0, 3).is_none());
    }

    #[test]
    fn an_article_without_a_stop_is_told_from_a_reference() {
        for (line, want) in [
            ("2-бап Сот орындаушысы", Some(("2", "Сот орындаушысы"))),
            ("3-1-бап «Сот»", Some(("3-1", "«Сот»"))),
            ("4 - бап Сот", Some(("4", "Сот"))),
            ("Статья 5 Судебный исполнитель", Some(("5", "Судебный исполнитель"))),
            ("Статья 5 Закона действует", None),
            ("2-бабы Сот", None),
            ("2-бапта Сот", None),
            ("2012 жылғы Сот", None),
        ] {
            assert_eq!(bare_article(line), want, "{line}");
        }
    }

    #[test]
    fn subitems_in_a_line_are_told_from_references() {
        let found = glued_subitems("1. Мыналар: 1) бірінші; 2) екінші; 3) үшінші.");
        assert_eq!(found.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(glued_subitems("осы тармақтың 1) және 2) тармақшалары: 1) тармақшасында").len() < 2);
    }
}
