//! Signatures, and what stands below them: consents, proof-readers, the day and number at the foot.

use std::borrow::Cow;

use super::build::Builder;
use crate::base::fold::cyrillic;
use crate::base::{Kind, fold};
use crate::layout::{LineKind, Role};
use crate::parse::issuer::{self, is_readers};
use crate::parse::requisites;
use crate::parse::structure::Mark;

impl Builder {
    /// Reads a signature: office and name on up to six lines, initials before or after the surname; the name may be missing.
    pub(super) fn signature(&mut self, i: usize) -> bool {
        let lower = || is_office(self.text(i)) && ends_with_name(self.text(i + 1)) && self.text(i + 1).len() < 60;
        if self.open.iter().any(|id| self.kind(*id) == Kind::Quoted) || !may_sign(self.text(i), lower) {
            return false;
        }
        // Only the act is signed, not what it approves (Law on legal acts, art. 35(2)).
        let inside = self.open.iter().any(|id| matches!(self.kind(*id), Kind::Document | Kind::Attachment));
        if let Some(lines) = (inside && self.signed).then(|| self.signs_attachment(i)).flatten() {
            let span = self.span(i).to(self.span(i + lines - 1));
            self.close_until(|k| matches!(k, Kind::Document | Kind::Attachment));
            let number = self.unique(Kind::Signature);
            self.add(Kind::Signature, number, span);
            self.at = i + lines;
            return true;
        }
        if inside && self.signed || matches!(self.doc.layout.lines.get(i).map(|l| l.kind), Some(LineKind::Cell { .. })) {
            return false;
        }
        if self.foot(i) {
            return true;
        }
        let Some(lines) = self.signature_lines(i, inside) else { return false };
        self.close_until(|k| k == Kind::Document);
        if self.open.iter().any(|id| self.kind(*id) == Kind::Document) {
            self.open.clear();
        }
        let span = self.span(i).to(self.span(i + lines - 1));
        let number = self.unique(Kind::Signature);
        self.add(Kind::Signature, number, span);
        self.signed = true;
        self.at = i + lines;
        true
    }

    /// How many lines from `i` on are one signature.
    fn signature_lines(&self, i: usize, inside: bool) -> Option<usize> {
        const MAX_LINES: usize = 7;
        let mut office = None;
        let mut readers = false;
        if let Some(lines) = self.consent(i) {
            return Some(lines);
        }
        for n in 0..MAX_LINES {
            let line = i + n;
            let t = &*cyrillic(self.text(line));
            // Below an office: "полиция генерал-лейтенанты Қ. Қасымов".
            let rank = n > 0 && office == Some(n) && is_rank(t);
            if line >= self.len() || t.is_empty() || !matches!(self.marks[line], Mark::None) || !(may_sign(t, || n == 0) || rank) {
                break;
            }
            if n > 0
                && (self.stamp(line).is_some()
                    || matches!(self.role(line), Role::Heading(_))
                    || super::frame::is_title_of_treaty(t))
            {
                break;
            }
            if n == 0 && is_readers(t) {
                readers = true;
                office = Some(1);
                continue;
            }
            if ends_with_name(t) {
                if readers && ends_with_name(self.text(line + 1)) {
                    office = Some(n + 1);
                    continue;
                }
                let block: Vec<&str> = (i..=line).map(|l| self.text(l)).collect();
                return (readers || !inside || issuer::names_organ(&block.join(" "))).then_some(n + 1);
            }
            if n > 0 && is_readers(t) {
                break;
            }
            let abbreviated = ["а.", "А.", "о.", "О."].iter().any(|e| t.ends_with(e));
            if t.ends_with([',', ';', ':']) || (t.ends_with('.') && !abbreviated) || !(rank || may_be_office(t)) {
                break;
            }
            // A rank alone needs the name below it.
            if rank && !ends_with_name(self.text(line + 1)) {
                break;
            }
            let joined: Vec<&str> = (i..=line).map(|l| self.text(l)).collect();
            if is_office(&joined.join(" ")) {
                office = Some(n + 1);
            }
        }
        // Without a name an office signs only where the act ends: before a stamp, a consent, the foot, or nothing.
        office.filter(|n| !inside && (readers || self.ends_act(i + n)))
    }

    /// Whether nothing of the act proper follows from line `i` on.
    fn ends_act(&self, i: usize) -> bool {
        // What the portal put below the signature is not of the act.
        let i = (i..self.len()).find(|n| self.marks[*n] != Mark::PortalNote).unwrap_or(self.len());
        let Some(line) = self.doc.layout.lines.get(i) else { return true };
        let t = self.text(i);
        matches!(line.role, Role::Aside | Role::Right | Role::Heading(1))
            || is_readers(t)
            || is_office(t)
            || super::frame::is_title_of_treaty(t)
            || self.stamp(i).is_some()
            || requisites::line(t).is_some_and(|r| !r.partial)
            || matches!(self.marks[i], Mark::Unit { kind: Kind::Attachment, .. })
    }

    /// Below the signature of a law or decree: `Астана, Ақорда, 2012 жылғы 1 қарашада, № 377`.
    fn foot(&mut self, i: usize) -> bool {
        const LONGEST: usize = 300;
        let t = self.text(i);
        if !self.signed
            || !self.open.is_empty()
            || t.len() > LONGEST
            || requisites::line(t).is_none_or(|r| r.partial)
            || self.stamp(i).is_some()
        {
            return false;
        }
        let number = self.unique(Kind::Requisites);
        let span = self.span(i);
        self.add(Kind::Requisites, number, span);
        self.at = i + 1;
        true
    }
}

/// The cheap signs of a line that may belong to a signature or the foot; `lower`: what has to hold for `сессия төрағасы` too.
fn may_sign(line: &str, lower: impl Fn() -> bool) -> bool {
    line.len() < 240
        && (line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "«\"№".contains(c))
            || line.len() < 80 && line.starts_with(char::is_lowercase) && lower())
        && !line.ends_with(';')
        && (!line.ends_with(':') || is_readers(line))
}

/// Whether a line may be a part of an office: it names one, or the Republic, or goes on.
fn may_be_office(line: &str) -> bool {
    const LONGEST: usize = 200;
    ["Республик", "РЕСПУБЛИК", "міндетін", "мiндетiн"].iter().any(|w| line.contains(w))
        || (line.len() < LONGEST && issuer::names_organ(line))
}

/// Whether a line names a rank, alone or before a name: `полиция генерал-майоры`, `генерал-полковник С. Жасұзақов`.
fn is_rank(line: &str) -> bool {
    const LONGEST: usize = 120;
    const RANKS: [&str; 8] = ["генерал", "полковни", "адмирал", "майор", "кеңесшісі", "кеңесшiсi", "советник", "комиссар"];
    if line.len() > LONGEST || !line.starts_with(char::is_alphabetic) || line.ends_with([';', ':', ',']) {
        return false;
    }
    let f = fold(line).text;
    RANKS.iter().any(|r| f.split([' ', '-']).any(|w| w.starts_with(r)))
}

/// Whether words name the office of a signatory and end there: `Қазақстан Республикасының Премьер-Министрі`, `Облыс әкімінің м.а.`,
/// `Министр финансов Республики Казахстан`.
pub(super) fn is_office(words: &str) -> bool {
    const LONGEST: usize = 400;
    if words.len() > LONGEST || words.ends_with([',', ';', ':']) {
        return false;
    }
    let f = fold(&unglued(words.trim_matches(['*', '_', ' ']))).text;
    let (first, last) = (f.split(' ').next().unwrap_or(""), f.rsplit(' ').next().unwrap_or(""));
    const LAST: &[&str] = &[
        "министр",
        "министрі",
        "президент",
        "президенті",
        "әкімі",
        "әкім",
        "төрағасы",
        "төраға",
        "төрайымы",
        "хатшысы",
        "хатшы",
        "атқарушы",
        "басқарушысы",
        "м.а.",
        "орынбасары",
        "басшысы",
        "бастығы",
        "директоры",
        "прокуроры",
        "дәрігері",
        "директор",
    ];
    const FIRST: &[&str] = &[
        "министр",
        "президент",
        "аким",
        "председатель",
        "секретарь",
        "и.о.",
        "руководитель",
        "управляющий",
        "исполняющий",
        "заместитель",
        "главный",
        "генеральный",
        "первый",
    ];
    let tail = last.rsplit('-').next().unwrap_or("");
    let kazakh = LAST.contains(&tail) || LAST.contains(&last);
    let russian = (FIRST.contains(&first) || first.ends_with("-министр"))
        && !f.chars().any(|c| "әғқңөұүһі".contains(c))
        && issuer::names_organ(&f)
        && (first == "и.о." || !f.contains(['.', '"']));
    kazakh || russian
}

/// Words with a blank where a capital follows a small letter: `ПрезидентРеспублики`, `РеспубликасыныңПрезиденті`.
fn unglued(words: &str) -> Cow<'_, str> {
    let seam = |(i, c): (usize, char)| {
        let next = words.get(i + c.len_utf8()..)?.chars().next()?;
        (c.is_lowercase() && next.is_uppercase()).then_some(i + c.len_utf8())
    };
    let mut out = String::new();
    let mut from = 0;
    for at in words.char_indices().filter_map(seam) {
        out.push_str(words.get(from..at).unwrap_or(""));
        out.push(' ');
        from = at;
    }
    if from == 0 {
        return Cow::Borrowed(words);
    }
    out.push_str(words.get(from..).unwrap_or(""));
    Cow::Owned(out)
}

/// `К. Мәсімов`, `Е.Ашикбаев`, `Ашикбаев Е.`, `Н. НАЗАРБАЕВ`, `Д.Н. Тұрғанов`: initials beside a surname at the end of the line.
pub(super) fn ends_with_name(line: &str) -> bool {
    let mut words = line.split_whitespace().rev().map(|w| w.trim_matches(['*', '_', ',']));
    let (last, before) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let glued = last.rfind('.').is_some_and(|i| is_initials(&last[..=i]) && is_surname(&last[i + 1..]));
    glued || (is_surname(last) && is_initials(before)) || (is_initials(last) && is_surname(before))
}

fn is_surname(word: &str) -> bool {
    let mut c = word.chars();
    let rest = c.as_str().get(word.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
    c.next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && (rest.chars().all(|c| c.is_lowercase() || c == '-') || rest.chars().all(|c| c.is_uppercase() || c == '-')
            // double names: "Сәрсенбаев-Ким"
            || word.split('-').all(|p| p.chars().next().is_some_and(char::is_uppercase) && p.chars().skip(1).all(char::is_lowercase)))
}

/// `К.`, `Д.Н.`, `Қ.-Ж.`; the abbreviation of an acting holder is none.
fn is_initials(word: &str) -> bool {
    !word.is_empty()
        && word.ends_with('.')
        && word.split(['.', '-']).filter(|p| !p.is_empty()).all(|p| p.chars().count() == 1 && p.chars().all(char::is_uppercase))
        && word.chars().filter(|c| *c == '.').count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_at_the_end() {
        for line in
            ["Премьер-Министрі К. Мәсімов", "Ашикбаев Е.", "Н. НАЗАРБАЕВ", "Е.Ашикбаев", "Қасымбеков Б.А.", "**Ә. Смайылов**"]
        {
            assert!(ends_with_name(line), "{line}");
        }
        for line in ["Министрдің м.а.", "1-тармақ 2007 ж.", "Қазақстан Республикасы", "и.о. Министра"]
        {
            assert!(!ends_with_name(line), "{line}");
        }
    }

    #[test]
    fn ranks() {
        for line in ["полиция генерал-лейтенанты Қ. Қасымов", "генерал-полковник", "мемлекеттік әділет кеңесшісі"]
        {
            assert!(is_rank(line), "{line}");
        }
        for line in ["полиция органдары", "генералдардың тізімі;", "Министр"] {
            assert!(!is_rank(line), "{line}");
        }
    }

    #[test]
    fn offices() {
        for line in [
            "Министр",
            "Қазақстан Республикасының Премьер-Министрі",
            "Облыс әкімінің міндетін атқарушы",
            "Облыстық Мәслихаттың хатшысы",
            "Министр финансов Республики Казахстан",
            "Қазақстан Республикасы Президентінің Іс Басқарушысы",
            "Управляющий Делами Президента Республики Казахстан",
            "Председатель сессии областного маслихата",
            "ПрезидентРеспублики Казахстан",
            "Қазақстан РеспубликасыныңПрезиденті",
        ] {
            assert!(is_office(line), "{line}");
        }
        for line in
            ["Қазақстан Республикасының", "Әділет министрінің", "Министрлік", "Министрдің орынбасары,", "Министерство финансов"]
        {
            assert!(!is_office(line), "{line}");
        }
    }
}
