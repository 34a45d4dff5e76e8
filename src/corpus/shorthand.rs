//! Acts by the short names of contract § 2.

use std::cmp::Ordering;

use super::Corpus;
use super::identity::Register;
use crate::base::identity::number_form;
use crate::base::{ActKind, ActRef, Date, fold, parse_date};

/// What a short name stands for.
#[derive(Debug)]
pub(super) enum Found {
    /// Key (Work id) and requisites.
    One(String, ActRef),
    /// Keys of all acts it may mean.
    Many(Vec<String>),
    /// No act.
    None,
}

/// The parts of a Work id.
pub(super) struct IdParts {
    pub(super) kind: ActKind,
    pub(super) issuer: String,
    pub(super) date: Date,
    pub(super) number: String,
}

/// Takes a Work id apart.
pub(super) fn parts_of_id(id: &str) -> Option<IdParts> {
    let mut parts = id.trim().strip_prefix("/akn/kz/act/")?.split('/');
    let out = IdParts {
        kind: ActKind::from_word(&parts.next()?.replace('-', "_"))?,
        issuer: parts.next().filter(|p| !p.is_empty())?.to_string(),
        date: parse_date(parts.next()?).ok()?,
        number: parts.next().filter(|p| !p.is_empty())?.to_string(),
    };
    parts.next().is_none().then_some(out)
}

/// Finds an act among the Works; with `named`, also among the acts that are known by name only, where no Work fits.
pub(super) fn find(corpus: &Corpus, name: &str, named: bool) -> Found {
    let work = |i: usize| corpus.works.get(i).map(|w| (w.id.as_str(), &w.act));
    let works = pick(&Known { register: &corpus.work_register, count: corpus.works.len(), get: &work }, name);
    if matches!(works, Found::None) && named {
        let named = |i: usize| corpus.named.get(i).map(|n| (n.key.as_str(), &n.act));
        return pick(&Known { register: &corpus.named_register, count: corpus.named.len(), get: &named }, name);
    }
    works
}

/// Acts that are found without asking all of them.
struct Known<'k, 'c> {
    register: &'k Register,
    /// They ascend by key.
    count: usize,
    get: &'k dyn Fn(usize) -> Option<(&'c str, &'c ActRef)>,
}

impl<'c> Known<'_, 'c> {
    fn by_key(&self, key: &str) -> Option<(&'c str, &'c ActRef)> {
        let (mut from, mut to) = (0, self.count);
        while from < to {
            let middle = from.midpoint(to);
            let found = (self.get)(middle)?;
            match found.0.cmp(key) {
                Ordering::Less => from = middle + 1,
                Ordering::Greater => to = middle,
                Ordering::Equal => return Some(found),
            }
        }
        None
    }

    fn hits(&self, places: impl IntoIterator<Item = usize>, test: impl Fn(&ActRef) -> bool) -> Vec<(&'c str, &'c ActRef)> {
        let mut places: Vec<usize> = places.into_iter().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|i| (self.get)(i)).filter(|(_, act)| test(act)).collect()
    }
}

/// The acts that `name` may mean. A number that is written with slashes wins over number and year.
fn pick(known: &Known<'_, '_>, name: &str) -> Found {
    let name = name.trim();
    let name = name.strip_prefix('№').unwrap_or(name).trim();
    let lower = fold(name).text;
    let hits = if lower.starts_with("/akn/") {
        let forms = [name.to_lowercase(), lower];
        forms.iter().find_map(|id| known.by_key(id.trim_end_matches('/'))).into_iter().collect()
    } else if let Some(reg) = lower.strip_prefix("reg:") {
        known.hits(known.register.registered(reg), |_| true)
    } else if let Some(code) = lower.strip_prefix("adilet:") {
        match Adilet::parse(code) {
            Some(code) if code.letter == 'v' => known.hits(known.register.registered(&code.number), |act| code.fits(act)),
            Some(code) => known.hits(known.register.numbered_as(&code.number), |act| code.fits(act)),
            None => Vec::new(),
        }
    } else {
        let number = number_form(name);
        let hits = known.hits(known.register.numbered(&number), |_| true);
        match number.rsplit_once('/') {
            Some((number, when)) if hits.is_empty() => {
                known.hits(known.register.numbered(number), |act| act.date.is_some_and(|d| fits_time(d, when)))
            }
            _ => hits,
        }
    };
    match hits.as_slice() {
        [] => Found::None,
        [(key, act)] => Found::One((*key).to_string(), (*act).clone()),
        many => Found::Many(many.iter().map(|(key, _)| (*key).to_string()).collect()),
    }
}

/// `2012`, `2012-03-28` or `28.03.2012`.
fn fits_time(date: Date, when: &str) -> bool {
    let year = when.len() == 4 && date.format("%Y").to_string() == when;
    year || parse_date(when) == Ok(date)
}

/// A code of the portal adilet.zan.kz: a letter for the kind, two digits of the year, the number (`P1200000361`), which is that
/// of the Registry for acts under `V` (`V1800016354`). Shapes as seen in the holiday list's sources; letters FK but P, V, Z.
struct Adilet {
    letter: char,
    year: u32,
    number: String,
}

impl Adilet {
    fn parse(code: &str) -> Option<Adilet> {
        let code = code.trim().trim_end_matches('_');
        let mut chars = code.chars();
        let letter = chars.next()?;
        // `р`, `к`, `с`, `в` may be Cyrillic look-alikes.
        let letter = number_form(&letter.to_string()).chars().next()?;
        let digits = chars.as_str();
        if digits.len() < 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (year, number) = digits.split_at(2);
        let year: u32 = year.parse().ok()?;
        let number = number.trim_start_matches('0').to_string();
        (!number.is_empty()).then_some(Adilet { letter, year: if year < 70 { 2000 + year } else { 1900 + year }, number })
    }

    fn fits(&self, act: &ActRef) -> bool {
        use ActKind::{Code, Constitution, ConstitutionalLaw, Decree, Directive, Law, Resolution};
        if self.letter == 'v' {
            return act.registration.as_deref().map(str::trim) == Some(self.number.as_str());
        }
        let kinds: &[ActKind] = match self.letter {
            'p' => &[Resolution],
            'u' => &[Decree],
            'z' => &[Law, ConstitutionalLaw],
            'k' => &[Code, Constitution],
            'r' => &[Directive],
            _ => &[],
        };
        let leading = |n: &str| number_form(n).split('-').next() == Some(self.number.as_str());
        act.kind.is_some_and(|k| kinds.contains(&k))
            && act.date.is_some_and(|d| fits_time(d, &self.year.to_string()))
            && act.number.as_deref().is_some_and(leading)
    }
}
