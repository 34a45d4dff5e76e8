//! The quick way through a JSON line: a record that is as it should be is read without taking anything to pieces.
//!
//! Whatever is unusual (a wrong type, a day that is none, a missing id) ends it, and the line is read again by `read_json`, which names
//! what is wrong. So both ways give the same record, and only the other one has to explain itself.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::case::UsedVersion;
use super::read_json::read_version;
use crate::base::{Date, parse_date};

/// A record that borrows from its line.
#[derive(Default)]
pub(super) struct Quick<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) filed_on: Option<Date>,
    pub(super) decided_on: Option<Date>,
    pub(super) procedure: Option<Cow<'a, str>>,
    pub(super) checks: Vec<QuickCheck<'a>>,
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
    /// Reads a line into `self`, whose room is used again. `None`: take the other way.
    pub(super) fn read(&mut self, line: &'a str) -> Option<()> {
        self.id = Cow::Borrowed("");
        self.filed_on = None;
        self.decided_on = None;
        self.procedure = None;
        self.checks.clear();
        let mut json = serde_json::Deserializer::from_str(line);
        RecordSeed(self).deserialize(&mut json).ok()?;
        json.end().ok()?;
        let reversed = self.filed_on.zip(self.decided_on).is_some_and(|(filed, decided)| decided < filed);
        (!self.id.is_empty() && !reversed).then_some(())
    }
}

/// Refuses in one word: nobody reads it.
fn unusual<E: Error>() -> E {
    E::custom("")
}

macro_rules! expecting {
    () => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("the usual")
        }
    };
}

/// The names of fields.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;
    expecting!();
    fn visit_borrowed_str<E: Error>(self, s: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(s))
    }
    fn visit_str<E: Error>(self, s: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(s.to_string()))
    }
}

struct RecordSeed<'q, 'a>(&'q mut Quick<'a>);

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
        let out = self.0;
        while let Some(name) = map.next_key_seed(Name)? {
            match name.as_ref() {
                "id" => out.id = map.next_value_seed(IdText)?,
                "filed_on" => out.filed_on = map.next_value_seed(Day)?,
                "decided_on" => out.decided_on = map.next_value_seed(Day)?,
                "procedure" => out.procedure = map.next_value_seed(Text)?,
                "decision" => drop(map.next_value_seed(Text)?),
                "checks" => {
                    out.checks.clear();
                    map.next_value_seed(Checks(&mut out.checks))?;
                }
                "facts" => map.next_value_seed(Shape { object: true })?,
                "documents" | "refusal_grounds" => map.next_value_seed(Shape { object: false })?,
                "events" => map.next_value_seed(Events)?,
                _ => map.next_value_seed(Skip)?,
            }
        }
        Ok(())
    }
}

/// A text, or a whole number as text.
struct IdText;

impl<'de> DeserializeSeed<'de> for IdText {
    type Value = Cow<'de, str>;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for IdText {
    type Value = Cow<'de, str>;
    expecting!();
    fn visit_borrowed_str<E: Error>(self, s: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(s.trim()))
    }
    fn visit_str<E: Error>(self, s: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(s.trim().to_string()))
    }
    fn visit_u64<E: Error>(self, n: u64) -> Result<Self::Value, E> {
        Ok(Cow::Owned(n.to_string()))
    }
}

/// A text that may be absent; blanks are absence.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Option<Cow<'de, str>>;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Option<Cow<'de, str>>;
    expecting!();
    fn visit_borrowed_str<E: Error>(self, s: &'de str) -> Result<Self::Value, E> {
        Ok((!s.trim().is_empty()).then_some(Cow::Borrowed(s)))
    }
    fn visit_str<E: Error>(self, s: &str) -> Result<Self::Value, E> {
        Ok((!s.trim().is_empty()).then(|| Cow::Owned(s.to_string())))
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// A day that may be absent.
struct Day;

impl<'de> DeserializeSeed<'de> for Day {
    type Value = Option<Date>;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Day {
    type Value = Option<Date>;
    expecting!();
    fn visit_str<E: Error>(self, s: &str) -> Result<Self::Value, E> {
        if let Some(day) = plain_day(s) {
            return Ok(Some(day));
        }
        if s.trim().is_empty() { Ok(None) } else { parse_date(s).map(Some).map_err(|_| unusual()) }
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// `YYYY-MM-DD` and nothing else.
fn plain_day(s: &str) -> Option<Date> {
    let b: &[u8; 10] = s.as_bytes().try_into().ok()?;
    let digit = |i: usize| b.get(i).map(|b| u32::from(b.wrapping_sub(b'0'))).filter(|d| *d < 10);
    let two = |i: usize| Some(digit(i)? * 10 + digit(i + 1)?);
    if b[4] != b'-' || b[7] != b'-' {
        return None;
    }
    Date::from_ymd_opt((two(0)? * 100 + two(2)?) as i32, two(5)?, two(8)?)
}

/// An object, or a list, of which only the shape matters here.
struct Shape {
    object: bool,
}

impl<'de> DeserializeSeed<'de> for Shape {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Shape {
    type Value = ();
    expecting!();
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
        if self.object { Skip.visit_map(map) } else { Err(unusual()) }
    }
    fn visit_seq<S: SeqAccess<'de>>(self, seq: S) -> Result<(), S::Error> {
        if self.object { Err(unusual()) } else { Skip.visit_seq(seq) }
    }
}

/// Anything, with the limits of depth and of numbers that the other way has.
struct Skip;

impl<'de> DeserializeSeed<'de> for Skip {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Skip {
    type Value = ();
    expecting!();
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        while seq.next_element_seed(Skip)?.is_some() {}
        Ok(())
    }
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while map.next_key::<IgnoredAny>()?.is_some() {
            map.next_value_seed(Skip)?;
        }
        Ok(())
    }
}

struct Events;

impl<'de> DeserializeSeed<'de> for Events {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Events {
    type Value = ();
    expecting!();
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        while seq.next_element_seed(Event)?.is_some() {}
        Ok(())
    }
}

struct Event;

impl<'de> DeserializeSeed<'de> for Event {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Event {
    type Value = ();
    expecting!();
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(name) = map.next_key_seed(Name)? {
            match name.as_ref() {
                "type" => drop(map.next_value_seed(Text)?),
                "on" => drop(map.next_value_seed(Day)?),
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
