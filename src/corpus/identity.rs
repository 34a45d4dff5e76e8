//! Acts by what they can be known by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::identity::{is_legislative, number_form, same_act};
use crate::base::{ActRef, Date};

/// Acts by what they can be known by, so that a name finds its act without asking all of them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
            enter(&mut self.registrations, number_form(registration), place);
        }
        if let Some(date) = act.date.filter(|_| is_legislative(act.kind)) {
            enter(&mut self.dates, date, place);
        }
    }

    /// Acts with this number, in the form in which numbers compare.
    pub(super) fn numbered(&self, number: &str) -> Vec<usize> {
        self.numbers.get(number).cloned().unwrap_or_default()
    }

    /// Acts whose number begins so.
    pub(super) fn numbered_as(&self, beginning: &str) -> Vec<usize> {
        let from = self.numbers.range(beginning.to_string()..);
        from.take_while(|(number, _)| number.starts_with(beginning)).flat_map(|(_, places)| places).copied().collect()
    }

    /// Acts with this number in the Registry, in whatever form.
    pub(super) fn registered(&self, registration: &str) -> Vec<usize> {
        self.registrations.get(&number_form(registration)).cloned().unwrap_or_default()
    }

    /// The first act that `act` means; `get` gives the act at a place.
    pub(super) fn find<'a>(&self, act: &ActRef, get: impl Fn(usize) -> Option<&'a ActRef>) -> Option<usize> {
        let by_number = act.number.as_deref().and_then(|n| self.numbers.get(&number_form(n)));
        let by_registration = act.registration.as_deref().and_then(|r| self.registrations.get(&number_form(r)));
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
