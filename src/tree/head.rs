//! What stands before the first unit: title, status, requisites, preamble, enacting words.

use super::NodeId;
use super::build::Builder;
use crate::base::{Kind, fold};
use crate::layout::Role;
use crate::parse::amendment;
use crate::parse::issuer;
use crate::parse::requisites;
use crate::parse::structure::Mark;

/// Lines of a head that are looked at for requisites; an act says who it is at once.
const MAX_HEAD: usize = 120;

impl Builder {
    /// Title, status, requisites, preamble: everything before the first unit.
    pub(super) fn head(&mut self) {
        let mut title: Option<NodeId> = None;
        let mut enacted = false;
        while self.at < self.len() {
            let i = self.at;
            if self.contents(i) {
                continue;
            }
            if matches!(self.marks[i], Mark::Unit { .. }) {
                return;
            }
            if self.marks[i] == Mark::PortalNote {
                self.at += 1;
                self.note(i);
                continue;
            }
            // An act may have one provision, without a number, or none at all.
            if enacted || title.is_some() {
                self.at = i + 1;
                if (enacted && self.quotation(i)) || self.stamped(i) || self.signature(i) {
                    return;
                }
            } else if self.stamp_opens(i) {
                return;
            }
            self.at = i;
            if let Some(lines) = self.requisites(i, title) {
                let span = self.span(i).to(self.span(i + lines - 1));
                let number = self.unique(Kind::Requisites);
                self.add(Kind::Requisites, number, span);
                self.at = i + lines;
                continue;
            }
            self.at = i + 1;
            let (text, span) = (self.text(i), self.span(i));
            let kind = match () {
                () if requisites::is_enacting(text) => Kind::Enacting,
                () if requisites::enacting_words(text).is_some() => Kind::Preamble,
                () if requisites::status(text).is_some() => Kind::Status,
                () if title.is_none() => Kind::Title,
                () if self.continues_title(i, title) => {
                    self.extend_last(span);
                    continue;
                }
                () if enacted || title.is_some() && (orders(text) || self.amends_without_items(i)) => Kind::Paragraph,
                () => Kind::Preamble,
            };
            enacted |= matches!(kind, Kind::Enacting | Kind::Paragraph)
                || (kind == Kind::Preamble && requisites::enacting_words(self.text(i)).is_some());
            let number = match kind {
                Kind::Paragraph => Some((self.count(Kind::Paragraph) + 1).to_string()),
                _ => self.unique(kind),
            };
            let id = self.add(kind, number, span);
            if kind == Kind::Title {
                title = Some(id);
            }
        }
    }

    /// A number for a kind that may stand several times without one: none for the first.
    pub(super) fn unique(&self, kind: Kind) -> Option<String> {
        let before = self.count(kind);
        (before > 0).then(|| (before + 1).to_string())
    }

    /// How many lines from `i` on are one line of requisites, also spread by the page or broken by hand.
    fn requisites(&self, i: usize, title: Option<NodeId>) -> Option<usize> {
        const MAX_LINES: usize = 8;
        const MAX_BYTES: usize = 1600;
        if i >= MAX_HEAD {
            return None;
        }
        let open = title.is_some_and(|t| self.is_title_open(t, i));
        let mut joined = String::new();
        for n in 1..=MAX_LINES.min(self.len() - i) {
            let text = self.text(i + n - 1);
            if n > 1 && (!matches!(self.marks[i + n - 1], Mark::None) || joined.len() + text.len() > MAX_BYTES) {
                return None;
            }
            if n > 1 {
                joined.push(' ');
            }
            joined.push_str(text);
            if n == 1 && requisites::registration(&joined).is_some() {
                return Some(1);
            }
            // A day alone may be a line of a title broken by hand.
            let told = self.doc.nodes.last().is_some_and(|n| n.kind == Kind::Requisites);
            let fits = |r: &requisites::Requisites| {
                (!open || (r.kind.is_some() && r.parties.iter().any(|p| p.date.is_some()))) && (!r.partial || told)
            };
            if let Some(r) = requisites::line(&joined).filter(fits) {
                // "Қазақстан Республикасының" ⏎ "Заңы" ⏎ "2023 жылғы …" are one statement; the longest reading has them all.
                let more = self.text(i + n);
                let longer = format!("{joined} {more}");
                let dated = |r: &requisites::Requisites| r.parties.iter().any(|p| p.date.is_some());
                if n < MAX_LINES && !dated(&r) && requisites::line(&longer).is_some_and(|l| l.kind.is_some() && dated(&l)) {
                    return Some(n + 1);
                }
                return Some(n);
            }
            if n == 1 && !opens_requisites(text) {
                return None;
            }
        }
        None
    }

    /// Whether the title cannot end before line `next`: a quote is open, or the words go on.
    fn is_title_open(&self, title: NodeId, next: usize) -> bool {
        let text = self.doc.nodes[title].text.of(&self.doc.layout.text).trim_end();
        let quotes = text.matches(['«', '“']).count() > text.matches(['»', '”']).count() || text.matches('"').count() % 2 == 1;
        let lower = !is_complete(text) && self.text(next).trim_start().starts_with(char::is_lowercase);
        let last = fold(text.rsplit(' ').next().unwrap_or("")).text;
        let linked = ["және", "мен", "пен", "бен", "и", "в", "от", "о", "об", "на", "№"].contains(&last.as_str())
            || text.ends_with([',', '-', '–']);
        title + 1 == self.doc.nodes.len() && (quotes || lower || linked)
    }

    /// Whether line `i` goes on with the title that the page or a hand broke.
    fn continues_title(&self, i: usize, title: Option<NodeId>) -> bool {
        const LONGEST: usize = 1600;
        let Some(title) = title.filter(|t| *t + 1 == self.doc.nodes.len()) else { return false };
        let Some(line) = self.doc.layout.lines.get(i) else { return false };
        let text = self.text(i);
        let so_far = self.doc.nodes[title].text;
        if so_far.len() + text.len() > LONGEST || (text.ends_with('.') && !self.is_title_open(title, i)) {
            return false;
        }
        let before = i.checked_sub(1).and_then(|b| self.doc.layout.lines.get(b)).map(|l| l.role);
        // Headings that follow one another are one title; a heading never goes on in running text, but for an open quote.
        if let Some(Role::Heading(level)) = before {
            let same = line.role == Role::Heading(level);
            return same && !is_complete(so_far.of(&self.doc.layout.text)) || self.is_title_open(title, i) && text.len() < 400;
        }
        if self.is_title_open(title, i) {
            return true;
        }
        text.len() < 400 && line.gap == 0 && !is_complete(so_far.of(&self.doc.layout.text))
    }

    /// Whether line `i` is the one provision of an act that amends another, its instructions below it without numbers:
    /// `… Жарлығына мынадай өзгерістер енгізілсін:` ⏎ `5-бап мынадай редакцияда жазылсын:`.
    fn amends_without_items(&self, i: usize) -> bool {
        let text = self.text(i);
        let next = self.text(i + 1);
        text.trim_end().ends_with(':')
            && self.marks.get(i + 1) == Some(&Mark::None)
            && amendment::may_amend(text)
            && amendment::may_amend(next)
            && amendment::read(text).iter().any(amendment::Sentence::enters_act)
            && !amendment::read(next).is_empty()
    }

    /// Whether the text begins with the stamp of an approved document: a file that holds only that document.
    fn stamp_opens(&self, i: usize) -> bool {
        let Some((lines, _)) = self.stamp(i) else { return false };
        // The same words broken over lines may begin a title: "… қаулысымен бекітілген ⏎ … өзгерістер енгізу туралы".
        let next = fold(self.text(i + lines)).text;
        !(self.gap(i + lines) == 0 && ["туралы", "енгізу", "тану"].iter().any(|w| next.contains(w)))
    }
}

/// `… туралы` closes a title, and so does a kind of act that is a title by itself.
fn is_complete(title: &str) -> bool {
    let title = title.trim_end();
    let quotes =
        title.matches(['«', '“']).count() == title.matches(['»', '”']).count() && title.matches('"').count().is_multiple_of(2);
    let last = fold(title.rsplit(' ').next().unwrap_or("")).text;
    quotes && (last == "туралы" || ["конституциясы", "кодексі"].contains(&last.as_str()))
}

/// Whether a sentence is the act's only provision, with no enacting words before it: `… шарт бекітілсін.`, `Ратифицировать …`.
fn orders(text: &str) -> bool {
    const DONE: [&str; 6] = ["ратификациялан", "бекіт", "қосыл", "мақұлдан", "денонсациялан", "таныл"];
    const DO: [&str; 5] = ["ратифицировать", "присоединиться", "одобрить", "денонсировать", "признать"];
    let f = fold(text.trim_end().trim_end_matches('.')).text;
    let (first, last) = (f.split(' ').next().unwrap_or(""), f.rsplit(' ').next().unwrap_or(""));
    DO.contains(&first) || DONE.iter().any(|w| last.starts_with(w)) && ["сын", "сін"].iter().any(|e| last.ends_with(e))
}

/// Whether a line may be the first of requisites spread over several: it ends in an office, the Republic, a place, or a number.
fn opens_requisites(line: &str) -> bool {
    const LONGEST: usize = 300;
    if line.len() > LONGEST || line.ends_with([';', ':']) {
        return false;
    }
    let f = fold(line.trim()).text;
    let last = f.rsplit(' ').next().unwrap_or("");
    let first = f.split(' ').next().unwrap_or("");
    issuer::names_organ(last)
        || ["республикасы", "казахстан", "облысы", "қаласы", "ауданы", "м.а.", "және", "мен", "бен", "пен"]
            .iter()
            .any(|w| last.starts_with(w))
        || requisites::kind_by_stem(last).is_some() && f.split(' ').count() <= 4
        || ["приказ", "постановление", "решение", "указ", "закон", "кодекс", "распоряжение", "совместный"].contains(&first)
        || last.ends_with(|c: char| c.is_ascii_digit())
        || ["дағы", "дегі", "тағы", "тегі"].iter().any(|e| last.ends_with(e))
        || ["год", "жыл"].iter().any(|w| last.starts_with(w))
}
