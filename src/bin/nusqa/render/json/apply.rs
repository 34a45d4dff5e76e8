//! `nusqa.apply/1`.

use std::io::{self, Write};

use nusqa::base::{ProvisionPath, label};
use nusqa::replay::{Outcome, Text, UnitId};

use super::act::HeadJson;
use super::body::write_heading;
use super::{ActRefJson, JsonWriter, span};
use crate::commands::apply::Replayed;
use crate::i18n::I18n;

/// Writes what became of every instruction, and the text as it is then.
pub fn write_apply<W: Write>(json: &mut JsonWriter<W>, replayed: &Replayed, i18n: &I18n) -> io::Result<()> {
    json.object()?;
    json.field("schema", &"nusqa.apply/1")?;
    json.field("base", &replayed.base.0)?;
    // One amending act is a name, several are a list.
    let names: Vec<&str> = replayed.amending.iter().map(|a| a.0.as_str()).collect();
    match names.as_slice() {
        [one] => json.field("amending", one)?,
        all => json.field("amending", &all)?,
    }
    json.key("operations")?;
    json.array()?;
    for (file, act, outcomes) in &replayed.amending {
        for (amendment, outcome) in act.amendments.iter().zip(outcomes) {
            json.object()?;
            json.field("op", &amendment.op.as_str())?;
            json.field("path", &ProvisionPath(amendment.path.clone()).to_string())?;
            json.field("status", &outcome.as_str())?;
            write_outcome(json, outcome, i18n)?;
            json.field("act", &ActRefJson::from(&amendment.act))?;
            json.field("file", file)?;
            json.field("span", &span(amendment.span))?;
            json.close()?;
        }
    }
    json.close()?;
    json.key("result")?;
    json.object()?;
    json.field("act", &HeadJson::from(&replayed.base.1.head))?;
    json.key("body")?;
    write_units(json, &replayed.text, &replayed.files())?;
    json.close()?;
    json.close()
}

fn write_outcome<W: Write>(json: &mut JsonWriter<W>, outcome: &Outcome, i18n: &I18n) -> io::Result<()> {
    let levelled = match outcome {
        Outcome::Conflict(c) => {
            json.field("reason", &c.reason.as_str())?;
            json.field("message", &i18n.tr(&c.message))?;
            json.key("candidates")?;
            json.array()?;
            for candidate in &c.candidates {
                json.object()?;
                json.field("path", &candidate.path)?;
                json.field("text", &candidate.text)?;
                json.close()?;
            }
            json.close()?;
            &[][..]
        }
        Outcome::Applied(levelled) => {
            json.field("reason", &None::<&str>)?;
            levelled
        }
        Outcome::NotForThisAct => {
            json.field("reason", &None::<&str>)?;
            &[]
        }
    };
    json.key("repairs")?;
    json.array()?;
    for l in levelled {
        json.object()?;
        json.field("kind", &l.kind)?;
        json.field("wanted", &l.wanted)?;
        json.field("found", &l.found)?;
        json.close()?;
    }
    json.close()
}

/// The tree of a text in the shape of `nusqa.act/1`'s `body`; `runs` says which words came from where, in nodes with more than one
/// source or another one than the base.
fn write_units<W: Write>(json: &mut JsonWriter<W>, text: &Text, files: &[&str]) -> io::Result<()> {
    enum Step {
        Open(UnitId),
        Close(usize),
    }
    json.array()?;
    let mut path = String::new();
    let mut todo: Vec<Step> = text.children(None).iter().rev().map(|id| Step::Open(*id)).collect();
    while let Some(step) = todo.pop() {
        let id = match step {
            Step::Close(parent) => {
                json.close()?;
                json.close()?;
                path.truncate(parent);
                continue;
            }
            Step::Open(id) => id,
        };
        let unit = text.unit(id);
        todo.push(Step::Close(path.len()));
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(&text.segment(id).to_string());
        json.object()?;
        json.field("path", &path)?;
        json.field("kind", &unit.kind.as_str())?;
        json.field("number", &unit.number.as_deref())?;
        let words = unit.words.text();
        let heading = label::heading(unit.kind, unit.number.as_deref(), &words);
        let own = heading.as_ref().map_or(words.as_ref(), |h| words.get(..h.start).unwrap_or("").trim_end());
        json.field("text", &own)?;
        json.field("span", &unit.words.runs().first().map(|r| span(r.origin.span)))?;
        if let Some(by) = unit.repealed {
            json.field("repealed_by", &files.get(by.source as usize))?;
        }
        if unit.words.runs().iter().any(|r| r.origin.source > 0) {
            json.key("runs")?;
            json.array()?;
            for run in unit.words.runs() {
                json.object()?;
                json.field("text", &run.text)?;
                json.field("file", &files.get(run.origin.source as usize))?;
                json.field("span", &span(run.origin.span))?;
                json.close()?;
            }
            json.close()?;
        }
        json.key("children")?;
        json.array()?;
        if let Some(heading) = heading {
            let at = unit.words.runs().first().map(|r| r.origin.span);
            write_heading(json, &path, words.get(heading).unwrap_or(""), at)?;
        }
        todo.extend(text.children(Some(id)).iter().rev().map(|c| Step::Open(*c)));
    }
    json.close()
}
