//! The quick way through a JSON line: a record that is as it should be is read in one pass, without taking anything to pieces.
//!
//! Whatever is unusual (a wrong type, a day that is none, a missing id, a fact that the vocabulary does not know) ends it, and the line is
//! read again by `read_json`, which names what is wrong. So both ways give the same record, and only the other one has to explain itself.

mod facts;
mod values;

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

pub(super) use self::facts::Foreign;
use self::facts::{Documents, Events, Facts, Grounds};
use self::values::{Day, IdText, Name, Shape, Skip, Text, expecting, plain_day, unusual};
use super::case::UsedVersion;
use super::read_json::read_version;
use crate::base::Date;
use crate::rules;
use crate::rules::vocabulary::{DateField, WordField};

/// A record that borrows from its line.
#[derive(Default)]
pub(super) struct Quick<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) filed_on: Option<Date>,
    pub(super) decided_on: Option<Date>,
    pub(super) procedure: Option<Cow<'a, str>>,
    pub(super) checks: Vec<QuickCheck<'a>>,
    /// What rules see of it, where it is read for them.
    pub(super) record: rules::Record,
    /// Fields that were there; twice is unusual.
    seen: u8,
}

/// One provision relied on.
pub(super) struct QuickCheck<'a> {
    pub(super) provision: Cow<'a, str>,
    pub(super) version: Option<QuickVersion<'a>>,
    pub(super) checked_on: Option<Date>,
    pub(super) quote: Option<Cow<'a, str>>,
    pub(super) step: Option<Cow<'a, str>>,
}

/// As [`UsedVersion`].
pub(super) enum QuickVersion<'a> {
    Day(Date),
    Id(Cow<'a, str>),
}

impl<'a> Quick<'a> {
    /// Reads a line into `self`, whose room is used again; for rules too, where the names are given that are foreign to them. `None`: take
    /// the other way.
    pub(super) fn read(&mut self, line: &'a str, foreign: Option<&mut Foreign>) -> Option<()> {
        self.id = Cow::Borrowed("");
        self.filed_on = None;
        self.decided_on = None;
        self.procedure = None;
        self.checks.clear();
        self.seen = 0;
        let mut json = serde_json::Deserializer::from_str(line);
        let rules = foreign.is_some();
        if rules {
            self.record.clear();
        }
        RecordSeed(self, foreign).deserialize(&mut json).ok()?;
        json.end().ok()?;
        if rules {
            let days = [(DateField::FiledOn, self.filed_on), (DateField::DecidedOn, self.decided_on)];
            for (field, day) in days {
                day.into_iter().for_each(|day| self.record.set_date(field, day));
            }
        }
        let reversed = self.filed_on.zip(self.decided_on).is_some_and(|(filed, decided)| decided < filed);
        (!self.id.is_empty() && !reversed).then_some(())
    }

    /// Notes that a field was there.
    fn once<E: Error>(&mut self, field: u8) -> Result<(), E> {
        let before = self.seen;
        self.seen |= 1 << field;
        if before & (1 << field) == 0 { Ok(()) } else { Err(unusual()) }
    }
}

struct RecordSeed<'q, 'a>(&'q mut Quick<'a>, Option<&'q mut Foreign>);

impl<'de> DeserializeSeed<'de> for RecordSeed<'_, 'de> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordSeed<'_, 'de> {
    type Value = ();
    expecting!();
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let RecordSeed(out, mut foreign) = self;
        while let Some(name) = map.next_key_seed(Name)? {
            match (name.as_ref(), foreign.as_deref_mut()) {
                ("id", _) => out.id = map.next_value_seed(IdText)?,
                ("filed_on", _) => out.filed_on = map.next_value_seed(Day)?,
                ("decided_on", _) => out.decided_on = map.next_value_seed(Day)?,
                ("procedure", _) => out.procedure = map.next_value_seed(Text)?,
                ("checks", _) => {
                    out.checks.clear();
                    map.next_value_seed(Checks(&mut out.checks))?;
                }
                ("decision", None) => drop(map.next_value_seed(Text)?),
                ("facts", None) => map.next_value_seed(Shape { object: true })?,
                ("documents" | "refusal_grounds", None) => map.next_value_seed(Shape { object: false })?,
                ("events", None) => map.next_value_seed(Events(None))?,
                ("decision", Some(_)) => {
                    out.once(0)?;
                    if let Some(word) = map.next_value_seed(Text)?
                        && !out.record.set_word(WordField::Decision, word.trim())
                    {
                        return Err(unusual());
                    }
                }
                ("facts", Some(foreign)) => {
                    out.once(1)?;
                    map.next_value_seed(Facts::new(&mut out.record, foreign))?;
                }
                ("documents", Some(_)) => {
                    out.once(2)?;
                    map.next_value_seed(Documents(&mut out.record))?;
                }
                ("refusal_grounds", Some(_)) => {
                    out.once(3)?;
                    map.next_value_seed(Grounds(&mut out.record))?;
                }
                ("events", Some(_)) => {
                    out.once(4)?;
                    map.next_value_seed(Events(Some(&mut out.record)))?;
                }
                _ => map.next_value_seed(Skip)?,
            }
        }
        Ok(())
    }
}

struct Checks<'q, 'a>(&'q mut Vec<QuickCheck<'a>>);

impl<'de> DeserializeSeed<'de> for Checks<'_, 'de> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Checks<'_, 'de> {
    type Value = ();
    expecting!();
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        while let Some(check) = seq.next_element_seed(Check)? {
            self.0.push(check);
        }
        Ok(())
    }
}

struct Check;

impl<'de> DeserializeSeed<'de> for Check {
    type Value = QuickCheck<'de>;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Check {
    type Value = QuickCheck<'de>;
    expecting!();
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let (mut provision, mut version, mut checked_on, mut quote, mut step) = (None, None, None, None, None);
        while let Some(name) = map.next_key_seed(Name)? {
            match name.as_ref() {
                "provision" => provision = map.next_value_seed(Text)?,
                "version" => version = map.next_value_seed(Text)?,
                "checked_on" => checked_on = map.next_value_seed(Day)?,
                "quote" => quote = map.next_value_seed(Text)?,
                "step" => step = map.next_value_seed(Text)?,
                _ => map.next_value_seed(Skip)?,
            }
        }
        let provision = trimmed(provision.ok_or_else(unusual)?);
        let version = version.map(quick_version).transpose()?;
        Ok(QuickCheck { provision, version, checked_on, quote, step })
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(s) => Cow::Borrowed(s.trim()),
        Cow::Owned(s) => Cow::Owned(s.trim().to_string()),
    }
}

fn quick_version<E: Error>(text: Cow<'_, str>) -> Result<QuickVersion<'_>, E> {
    if let Some(day) = plain_day(&text) {
        return Ok(QuickVersion::Day(day));
    }
    match read_version(&text) {
        Ok(UsedVersion::Day(day)) => Ok(QuickVersion::Day(day)),
        Ok(UsedVersion::Id(_)) => Ok(QuickVersion::Id(trimmed(text))),
        Err(_) => Err(unusual()),
    }
}
