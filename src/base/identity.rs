//! When two names mean one act.
//!
//! Texts name an act in many ways: a note says `ҚР Үкіметінің 01.09.2023 № 758`, a citation gives title and registration, a
//! code is cited by its date alone. Date and number together are what tells acts apart in practice (FK: bodies of one kind may
//! issue two acts with one number on one day; so kind and issuer must agree where both are known).

use super::act::issuer_code;
use super::{ActKind, ActRef, fold};

/// A number in the form in which numbers compare: lower case, one dash, no blanks, Cyrillic look-alikes made Latin
/// (`217-VІ` is written with a Cyrillic І in real texts).
#[must_use]
pub fn number_form(number: &str) -> String {
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
#[must_use]
pub fn same_act(a: &ActRef, b: &ActRef) -> bool {
    if let (Some(x), Some(y)) = (&a.registration, &b.registration)
        && x.trim() != y.trim()
    {
        return false;
    }
    if !agree(a.kind, b.kind) || !agree(a.date, b.date) {
        return false;
    }
    let named = match (&a.number, &b.number) {
        (Some(x), Some(y)) => {
            (x == y || number_form(x) == number_form(y)) && (a.date.is_some() && b.date.is_some() || same_registration(a, b))
        }
        _ => same_registration(a, b) || cited_without_number(a, b),
    };
    // Last, since names of issuers cost most to compare.
    named && same_issuer(a, b)
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
        (Some(x), Some(y)) => super::titles::same_title(x, y),
        _ => a.kind == Some(ActKind::Code),
    };
    is_legislative(a.kind) && a.kind == b.kind && a.date.is_some() && a.date == b.date && titles
}

pub(crate) fn is_legislative(kind: Option<ActKind>) -> bool {
    matches!(kind, Some(ActKind::Constitution | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Law))
}

fn same_issuer(a: &ActRef, b: &ActRef) -> bool {
    let (Some(x), Some(y)) = (&a.issuer, &b.issuer) else { return true };
    if x == y {
        return true;
    }
    let kind = a.kind.or(b.kind).unwrap_or(ActKind::Order);
    let (x, y) = (issuer_code(x, kind), issuer_code(y, kind));
    // Names outside the list of issuers are spelled out, case endings included.
    let common = x.bytes().zip(y.bytes()).take_while(|(p, q)| p == q).count();
    x == y || (common >= 8 && common * 10 >= x.len().min(y.len()) * 8)
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
