//! When two names mean one act.
//!
//! Texts name an act in many ways: a note says `ҚР Үкіметінің 01.09.2023 № 758`, a citation gives title and registration, a
//! code is cited by its date alone. Date and number together are what tells acts apart in practice (FK: bodies of one kind may
//! issue two acts with one number on one day; so kind and issuer must agree where both are known).

use std::collections::BTreeMap;

use crate::base::{ActKind, ActRef, Date, act::issuer_code, fold};

/// A number in the form in which numbers compare: lower case, one dash, no blanks, Cyrillic look-alikes made Latin
/// (`217-VІ` is written with a Cyrillic І in real texts).
pub(super) fn number_form(number: &str) -> String {
    fold(number)
        .text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '№')
        .map(|c| match c {
            'а' => 'a',
            'в' => 'b',
            'с' => 'c',
            'е' => 'e',
            'н' => 'h',
            'і' => 'i',
            'к' => 'k',
            'м' => 'm',
            'о' => 'o',
            'р' => 'p',
            'т' => 't',
            'х' => 'x',
            'у' => 'y',
            c => c,
        })
        .collect()
}

/// Whether two references mean one act. References that say too little never do.
pub(crate) fn same_act(a: &ActRef, b: &ActRef) -> bool {
    if let (Some(x), Some(y)) = (&a.registration, &b.registration)
        && x.trim() != y.trim()
    {
        return false;
    }
    if !agree(a.kind, b.kind) || !same_issuer(a, b) || !agree(a.date, b.date) {
        return false;
    }
    match (&a.number, &b.number) {
        (Some(x), Some(y)) => number_form(x) == number_form(y) && (a.date.is_some() && b.date.is_some() || same_registration(a, b)),
        _ => same_registration(a, b) || cited_without_number(a, b),
    }
}

fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

fn same_registration(a: &ActRef, b: &ActRef) -> bool {
    a.registration.is_some() && a.registration.as_deref().map(str::trim) == b.registration.as_deref().map(str::trim)
}

/// Laws and codes need neither number nor, since 2021, date when cited (art. 25(5)); the date must be there to compare.
fn cited_without_number(a: &ActRef, b: &ActRef) -> bool {
    let titles = match (&a.title, &b.title) {
        (Some(x), Some(y)) => super::target::titles_match(x, y),
        _ => a.kind == Some(ActKind::Code),
    };
    is_legislative(a.kind) && a.kind == b.kind && a.date.is_some() && a.date == b.date && titles
}

fn is_legislative(kind: Option<ActKind>) -> bool {
    matches!(kind, Some(ActKind::Constitution | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Law))
}

fn same_issuer(a: &ActRef, b: &ActRef) -> bool {
    let (Some(x), Some(y)) = (&a.issuer, &b.issuer) else { return true };
    let kind = a.kind.or(b.kind).unwrap_or(ActKind::Order);
    let (x, y) = (issuer_code(x, kind), issuer_code(y, kind));
    // Names outside the list of issuers are spelled out, case endings included.
    let common = x.bytes().zip(y.bytes()).take_while(|(p, q)| p == q).count();
    x == y || (common >= 8 && common * 10 >= x.len().min(y.len()) * 8)
}

/// Acts by what they can be known by, so that a name finds its act without asking all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Register {
    numbers: BTreeMap<String, Vec<usize>>,
    registrations: BTreeMap<String, Vec<usize>>,
    /// Only what may be cited without number.
    dates: BTreeMap<Date, Vec<usize>>,
}

impl Register {
    /// A register of these acts; what it gives are their places.
    pub(super) fn of<'a>(acts: impl Iterator<Item = &'a ActRef>) -> Self {
        let mut out = Register::default();
        for (i, act) in acts.enumerate() {
            out.add(i, act);
        }
        out
    }

    /// Enters an act, or what has become known of it since.
    pub(super) fn add(&mut self, place: usize, act: &ActRef) {
        fn enter<K: Ord>(map: &mut BTreeMap<K, Vec<usize>>, key: K, place: usize) {
            let places = map.entry(key).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
        if let Some(number) = &act.number {
            enter(&mut self.numbers, number_form(number), place);
        }
        if let Some(registration) = &act.registration {
            enter(&mut self.registrations, registration.trim().to_string(), place);
        }
        if let Some(date) = act.date.filter(|_| is_legislative(act.kind)) {
            enter(&mut self.dates, date, place);
        }
    }

    /// The first act that `act` means; `get` gives the act at a place.
    pub(super) fn find<'a>(&self, act: &ActRef, get: impl Fn(usize) -> Option<&'a ActRef>) -> Option<usize> {
        let by_number = act.number.as_deref().and_then(|n| self.numbers.get(&number_form(n)));
        let by_registration = act.registration.as_deref().and_then(|r| self.registrations.get(r.trim()));
        let by_date = act.date.filter(|_| is_legislative(act.kind)).and_then(|d| self.dates.get(&d));
        let first = |places: Option<&Vec<usize>>| {
            places.into_iter().flatten().copied().filter(|i| get(*i).is_some_and(|a| same_act(a, act))).min()
        };
        let by_name = [first(by_number), first(by_registration)].into_iter().flatten().min();
        // Many laws may be of one day: they are asked last.
        by_name.or_else(|| first(by_date))
    }
}

/// Fills what `into` lacks from `from`.
pub(super) fn merge(into: &mut ActRef, from: &ActRef) {
    into.kind = into.kind.or(from.kind);
    into.date = into.date.or(from.date);
    for (a, b) in [
        (&mut into.issuer, &from.issuer),
        (&mut into.number, &from.number),
        (&mut into.registration, &from.registration),
        (&mut into.title, &from.title),
    ] {
        if a.is_none() {
            a.clone_from(b);
        }
    }
}

/// The Work id, else date and number: what an act is called in lists.
pub(crate) fn key(act: &ActRef) -> String {
    act.work_id().unwrap_or_else(|| {
        let date = act.date.map(|d| d.to_string());
        let number = act.number.as_deref().map(number_form);
        [date, number].into_iter().flatten().collect::<Vec<_>>().join("/")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::parse_date;

    fn act(issuer: Option<&str>, date: &str, number: Option<&str>) -> ActRef {
        ActRef {
            kind: Some(ActKind::Order),
            issuer: issuer.map(str::to_string),
            date: parse_date(date).ok(),
            number: number.map(str::to_string),
            ..ActRef::default()
        }
    }

    #[test]
    fn look_alike_letters_do_not_make_another_act() {
        assert_eq!(number_form("№ 217-VІ"), number_form("217-VI"));
        assert!(same_act(&act(None, "2020-01-01", Some("217-VІ")), &act(Some("ҚР"), "2020-01-01", Some("217-VI"))));
    }

    #[test]
    fn another_issuer_or_day_is_another_act() {
        let mfa = act(Some("Қазақстан Республикасы Сыртқы істер министрі"), "2018-01-04", Some("1"));
        assert!(same_act(&mfa, &act(Some("ҚР Сыртқы істер министрінің м.а."), "2018-01-04", Some("1"))));
        assert!(!same_act(&mfa, &act(Some("ҚР Ішкі істер министрінің"), "2018-01-04", Some("1"))));
        assert!(!same_act(&mfa, &act(None, "2018-01-05", Some("1"))));
        assert!(!same_act(&act(None, "2018-01-04", None), &act(None, "2018-01-04", None)));
    }

    #[test]
    fn a_code_is_known_by_its_date() {
        let code = ActRef { kind: Some(ActKind::Code), number: None, ..act(None, "2014-07-03", None) };
        assert!(same_act(&code, &ActRef { number: Some("226-V".into()), ..code.clone() }));
    }
}
