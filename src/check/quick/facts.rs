//! What rules see of a record, read straight from its JSON: as `procedure::record_of` makes it, where nothing is unusual.

use std::collections::{HashMap, HashSet};
use std::fmt;

use foldhash::fast::RandomState;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::values::{Day, Name, Plain, Scalar, Skip, Text, expecting, plain_day, unusual};
use crate::base::{Date, parse_date};
use crate::check::procedure::{ground, yes_or_no};
use crate::rules::Record;
use crate::rules::record::{Child, number};
use crate::rules::tri::Tri;
use crate::rules::vocabulary::{self, FIELDS, Field, LEAVES_WITH, SetField};

/// The names of facts: those of the vocabulary, and those that are not and resemble none of it.
pub(in crate::check) struct Foreign {
    /// Below `facts`, and below `facts.applicant`: the field, and its bit among those that were there.
    fields: [HashMap<&'static str, (Field, u32), RandomState>; 2],
    harmless: [HashSet<Box<str>, RandomState>; 2],
}

/// So many foreign names are remembered.
const NAMES: usize = 256;
/// Where the facts lie.
const PLACES: [&str; 2] = ["facts", "facts.applicant"];

impl Default for Foreign {
    fn default() -> Self {
        let below = |place: &str| {
            let own = FIELDS.iter().zip(1u32..).filter_map(|((name, field), bit)| {
                let rest = name.strip_prefix(place)?.strip_prefix('.')?;
                (!rest.contains('.')).then_some((rest, (*field, 1 << bit)))
            });
            own.collect()
        };
        Foreign { fields: PLACES.map(below), harmless: Default::default() }
    }
}

impl Foreign {
    /// Whether a name that is none of the vocabulary means nothing to it.
    fn harmless(&mut self, below: usize, name: &str) -> bool {
        let (Some(known), Some(place)) = (self.harmless.get_mut(below), PLACES.get(below)) else { return false };
        if known.contains(name) {
            return true;
        }
        let full = format!("{place}.{name}");
        let harmless = vocabulary::field(&full).is_none() && vocabulary::near_fact(&full).is_empty();
        if harmless {
            if known.len() >= NAMES {
                known.clear();
            }
            known.insert(name.into());
        }
        harmless
    }
}

/// The object of facts, and that of the applicant in it.
pub(super) struct Facts<'q> {
    out: &'q mut Record,
    foreign: &'q mut Foreign,
    below: usize,
}

impl<'q> Facts<'q> {
    pub(super) fn new(out: &'q mut Record, foreign: &'q mut Foreign) -> Self {
        Facts { out, foreign, below: 0 }
    }

    fn field<'de, M: MapAccess<'de>>(&mut self, field: Field, map: &mut M) -> Result<(), M::Error> {
        if field == Field::Children {
            return map.next_value_seed(Children(self.out));
        }
        match (field, map.next_value_seed(Plain)?) {
            (_, Scalar::Null) => {}
            (Field::Bool(field), Scalar::Bool(value)) => self.out.set_bool(field, value),
            (Field::Bool(field), Scalar::Text(word)) => self.out.set_bool(field, yes_or_no(&word).ok_or_else(unusual)?),
            (Field::Word(field), Scalar::Text(word)) if self.out.set_word(field, word.trim()) => {}
            (Field::Date(field), Scalar::Text(text)) => self.out.set_date(field, day(&text)?),
            _ => return Err(unusual()),
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Facts<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Facts<'_> {
    type Value = ();
    expecting!();
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<(), M::Error> {
        let mut seen = 0;
        while let Some(name) = map.next_key_seed(Name)? {
            let known = self.foreign.fields.get(self.below).and_then(|f| f.get(name.as_ref())).copied();
            let bit = known.map_or(0, |(_, bit)| bit);
            if seen & bit != 0 {
                return Err(unusual());
            }
            seen |= bit;
            match known {
                Some((field, _)) => self.field(field, &mut map)?,
                None if self.below == 0 && name == "applicant" => {
                    if seen & 1 != 0 {
                        return Err(unusual());
                    }
                    seen |= 1;
                    map.next_value_seed(Facts { out: self.out, foreign: self.foreign, below: 1 })?;
                }
                None if self.foreign.harmless(self.below, &name) => map.next_value_seed(Skip)?,
                None => return Err(unusual()),
            }
        }
        Ok(())
    }
}

/// A day that has to be one.
fn day<E: Error>(text: &str) -> Result<Date, E> {
    plain_day(text).map_or_else(|| parse_date(text).map_err(|_| unusual()), Ok)
}

/// Reads a list whose items are read by `$item` with what is filled.
macro_rules! list {
    ($name:ident, $doc:literal, $told:expr, $item:expr) => {
        #[doc = $doc]
        pub(super) struct $name<'q>(pub(super) &'q mut Record);

        impl<'de> DeserializeSeed<'de> for $name<'_> {
            type Value = ();
            fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
                d.deserialize_any(self)
            }
        }

        impl<'de> Visitor<'de> for $name<'_> {
            type Value = ();
            expecting!();
            fn visit_unit<E: Error>(self) -> Result<(), E> {
                Ok(())
            }
            fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
                $told(&mut *self.0);
                while seq.next_element_seed($item(&mut *self.0))?.is_some() {}
                Ok(())
            }
        }
    };
}

fn documents_told(record: &mut Record) {
    record.tell(SetField::Documents);
    record.tell(SetField::Demanded);
}

list!(Documents, "The list of documents.", documents_told, Document);
list!(Grounds, "The grounds of a refusal.", |r: &mut Record| r.tell(SetField::RefusalGrounds), Ground);
list!(Children, "The children.", |r: &mut Record| r.children = Some(Vec::new()), OneChild);

/// `"passport"`, or an object.
struct Document<'q>(&'q mut Record);

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();
    expecting!();
    fn visit_str<E: Error>(self, code: &str) -> Result<(), E> {
        self.0.add(SetField::Documents, code.trim());
        Ok(())
    }
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let (mut code, mut demanded, mut given) = (None, None, None);
        let flag = |value: Scalar<'_>| if let Scalar::Bool(value) = value { Some(value) } else { None };
        while let Some(name) = map.next_key_seed(Name)? {
            match name.as_ref() {
                "code" => code = if let Scalar::Text(code) = map.next_value_seed(Plain)? { Some(code) } else { None },
                "demanded" => demanded = flag(map.next_value_seed(Plain)?),
                "given" => given = flag(map.next_value_seed(Plain)?),
                _ => map.next_value_seed(Skip)?,
            }
        }
        let code = code.ok_or_else(unusual)?;
        if demanded == Some(true) {
            self.0.add(SetField::Demanded, code.trim());
        }
        if given != Some(false) {
            self.0.add(SetField::Documents, code.trim());
        }
        Ok(())
    }
}

/// A number, or a text that holds one.
struct Ground<'q>(&'q mut Record);

impl<'de> DeserializeSeed<'de> for Ground<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        match Plain.deserialize(d)? {
            Scalar::Text(text) => self.0.add(SetField::RefusalGrounds, ground(&text)),
            Scalar::Whole(number) => self.0.add(SetField::RefusalGrounds, &number.to_string()),
            _ => return Err(unusual()),
        }
        Ok(())
    }
}

struct OneChild<'q>(&'q mut Record);

impl<'de> DeserializeSeed<'de> for OneChild<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for OneChild<'_> {
    type Value = ();
    expecting!();
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let mut child = Child::default();
        let mut seen = 0;
        while let Some(name) = map.next_key_seed(Name)? {
            let bit = match name.as_ref() {
                "born_on" => 1,
                "leaves_with" => 2,
                "other_representative_in_kazakhstan" => 4,
                _ => {
                    map.next_value_seed(Skip)?;
                    continue;
                }
            };
            if seen & bit != 0 {
                return Err(unusual());
            }
            seen |= bit;
            match (bit, map.next_value_seed(Plain)?) {
                (_, Scalar::Null) => {}
                (1, Scalar::Text(text)) => child.born_on = number(day(&text)?),
                (2, Scalar::Text(word)) => {
                    let at = LEAVES_WITH.iter().position(|w| *w == word).ok_or_else(unusual)?;
                    child.leaves_with = u8::try_from(at + 1).unwrap_or(0);
                }
                (4, Scalar::Bool(value)) => child.other_representative = Tri::from(value),
                _ => return Err(unusual()),
            }
        }
        self.0.children.get_or_insert_default().push(child);
        Ok(())
    }
}

/// The steps; without a record to fill only their shape matters.
pub(super) struct Events<'q>(pub(super) Option<&'q mut Record>);

impl<'de> DeserializeSeed<'de> for Events<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Events<'_> {
    type Value = ();
    expecting!();
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<S: SeqAccess<'de>>(mut self, mut seq: S) -> Result<(), S::Error> {
        if let Some(record) = &mut self.0 {
            record.tell(SetField::Events);
        }
        while seq.next_element_seed(Event(self.0.as_deref_mut()))?.is_some() {}
        Ok(())
    }
}

struct Event<'q>(Option<&'q mut Record>);

impl<'de> DeserializeSeed<'de> for Event<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Event<'_> {
    type Value = ();
    expecting!();
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let (mut kind, mut on) = (None, None);
        while let Some(name) = map.next_key_seed(Name)? {
            match name.as_ref() {
                "type" => kind = map.next_value_seed(Text)?,
                "on" => on = map.next_value_seed(Day)?,
                _ => map.next_value_seed(Skip)?,
            }
        }
        if let (Some(record), Some(kind)) = (self.0, kind) {
            SetField::Events.bit(&kind).ok_or_else(unusual)?;
            record.add_event(&kind, on);
        }
        Ok(())
    }
}
