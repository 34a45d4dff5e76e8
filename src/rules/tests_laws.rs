//! Laws of the expressions, on conditions and records made at random.

use proptest::prelude::*;

use super::compile::{self, Sight};
use super::missing;
use super::record::{Child, NO_DAY, Record};
use super::tri::Tri;
use super::typed::Cond;
use super::vocabulary::{BoolField, DateField, SetField, WordField};
use super::{RuleFile, load};

/// Conditions as text: what is typed is what is tried.
fn conditions() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "facts.applicant.married",
        "facts.secrets_bearer",
        "facts.passport == \"lost\"",
        "facts.passport in [\"lost\", \"valid\"]",
        "decision != \"refused\"",
        "has(documents.passport)",
        "\"hearing_held\" in events",
        "demanded.all(d, d in [\"passport\"])",
        "refusal_grounds.exists(g, g in [\"1\", \"9\"])",
        "age(facts.applicant.born_on, filed_on) >= 18",
        "decided_on - filed_on <= days(30)",
        "filed_on + days(3) < decided_on",
        "facts.children.exists(c, age(c.born_on, filed_on) >= 10 && c.leaves_with == \"one\")",
        "facts.children.all(c, c.other_representative_in_kazakhstan)",
        "facts.children.filter(c, age(c.born_on, filed_on) < 18).size() > 1",
        "size(refusal_grounds) > 0",
        "true",
    ])
    .prop_map(str::to_string);
    leaf.prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|a| format!("!({a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) && ({b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) || ({b})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("({a}) == ({b})")),
        ]
    })
}

fn typed(text: &str) -> Cond {
    let file = RuleFile {
        name: "r.toml".into(),
        text: format!("[[rule]]\nid = 'a'\nprocedure = 'p'\nprovision = '361'\nrequire = '''{text}'''\n"),
    };
    let set = load(&[file]);
    assert!(set.problems.is_empty(), "{text}: {:?}", set.problems);
    set.rules[0].typed.require.clone()
}

/// A record of which everything is known.
fn records() -> impl Strategy<Value = Record> {
    let day = 735_000..740_000i32;
    let child = (day.clone(), 1u8..4, any::<bool>()).prop_map(|(born_on, leaves_with, other)| Child {
        born_on,
        leaves_with,
        other_representative: other.into(),
    });
    let sets = (any::<u16>(), any::<u16>(), any::<u16>(), any::<u8>());
    (prop::array::uniform4(day), any::<u8>(), any::<u8>(), prop::collection::vec(child, 0..3), sets).prop_map(
        |(dates, bools, words, children, sets)| {
            let mut record = Record { dates, children: Some(children), ..Record::default() };
            for (i, place) in record.bools.iter_mut().enumerate() {
                *place = (bools >> i & 1 == 1).into();
            }
            for (i, place) in record.words.iter_mut().enumerate() {
                *place = 1 + (words >> i & 1);
            }
            let bits = [u64::from(sets.0), u64::from(sets.1), u64::from(sets.2 & 0x3fff), u64::from(sets.3)];
            for (set, bits) in record.sets.iter_mut().zip(bits) {
                set.known = true;
                set.bits = bits;
            }
            record
        },
    )
}

/// Takes facts away.
fn forget(record: &Record, mask: u32) -> Record {
    let mut out = record.clone();
    let gone = |bit: u32| mask >> bit & 1 == 1;
    for (_, place) in out.dates.iter_mut().enumerate().filter(|(i, _)| gone(*i as u32)) {
        *place = NO_DAY;
    }
    for (_, place) in out.bools.iter_mut().enumerate().filter(|(i, _)| gone(4 + *i as u32)) {
        *place = Tri::Unknown;
    }
    for (_, place) in out.words.iter_mut().enumerate().filter(|(i, _)| gone(11 + *i as u32)) {
        *place = 0;
    }
    for (_, set) in out.sets.iter_mut().enumerate().filter(|(i, _)| gone(16 + *i as u32)) {
        *set = super::record::Words::default();
    }
    if gone(20) {
        out.children = None;
    }
    for child in out.children.iter_mut().flatten() {
        if gone(21) {
            child.born_on = NO_DAY;
        }
        if gone(22) {
            child.other_representative = Tri::Unknown;
        }
    }
    out
}

fn value(cond: &Cond, record: &Record) -> Tri {
    compile::test(cond)(Sight { record, child: Child::default(), kept: &[] })
}

proptest! {
    #[test]
    fn a_fact_more_never_turns_what_was_decided(text in conditions(), record in records(), a in any::<u32>(), b in any::<u32>()) {
        let cond = typed(&text);
        let (more, less) = (forget(&record, a), forget(&record, a | b));
        prop_assert_ne!(value(&cond, &record), Tri::Unknown, "{}", text);
        for (less, more) in [(&less, &more), (&more, &record)] {
            let decided = value(&cond, less);
            prop_assert!(decided == Tri::Unknown || decided == value(&cond, more), "{}", text);
        }
    }

    #[test]
    fn what_is_not_decided_names_a_missing_fact(text in conditions(), record in records(), mask in any::<u32>()) {
        let (cond, less) = (typed(&text), forget(&record, mask));
        let mut facts = Vec::new();
        missing::of_cond(&cond).tell(Sight { record: &less, child: Child::default(), kept: &[] }, 0, &mut facts);
        prop_assert_eq!(value(&cond, &less) == Tri::Unknown, !facts.is_empty(), "{} {:?}", text, facts);
    }
}

#[test]
fn years_are_full_on_the_birthday() {
    let age = |born: &str, on: &str| {
        let day = |t: &str| super::record::number(t.parse().expect("a day"));
        compile::age(day(born), day(on))
    };
    assert_eq!(age("2016-02-02", "2026-02-01"), Some(9));
    assert_eq!(age("2016-02-02", "2026-02-02"), Some(10));
    assert_eq!((age("2008-02-29", "2026-02-28"), age("2008-02-29", "2026-03-01")), (Some(17), Some(18)));
}

#[test]
fn a_record_tells_what_it_was_told() {
    let mut record = Record::new();
    let day = "2026-02-02".parse().expect("a day");
    record.set_date(DateField::FiledOn, day);
    record.set_bool(BoolField::Married, true);
    assert!(record.set_word(WordField::Passport, "lost") && !record.set_word(WordField::Passport, "stolen"));
    record.add(SetField::Documents, "passport");
    record.add(SetField::Documents, "letter");
    record.add_event("hearing_held", Some(day));
    assert_eq!(
        value(&typed("has(documents.passport) && facts.passport == 'lost'".replace('\'', "\"").as_str()), &record),
        Tri::True
    );
    assert_eq!(value(&typed("events.hearing_held == filed_on && events.filed == filed_on"), &record), Tri::True);
    record.add_event("hearing_held", Some("2026-02-03".parse().expect("a day")));
    assert_eq!(value(&typed("events.hearing_held == filed_on"), &record), Tri::Unknown, "which of two days is not told");
    record.clear();
    assert_eq!(record, Record::new());
}
