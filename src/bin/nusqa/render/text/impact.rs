//! `impact` for people, and as entries of a calendar.

use std::io::{self, Write};

use nusqa::base::Message;
use nusqa::corpus::Corpus;
use nusqa::pins::{Affected, Change, Coming, Mention, Options};
use sha2::{Digest, Sha256};

use super::{Places, bound_short, brief, cause_message};
use crate::commands::impact::OpenCase;
use crate::i18n::I18n;
use crate::render::ics::{Entry, When};
use crate::session::Session;
use crate::style::Tone;

/// More of a kind are counted only.
const SHOWN: usize = 20;

/// Changes to come, and what the indices in them mean.
pub struct Impact<'a> {
    /// The changes.
    pub coming: &'a [Coming],
    /// The places in sources and rule files.
    pub mentions: &'a [Mention],
    /// The open cases.
    pub cases: &'a [OpenCase],
}

impl Impact<'_> {
    /// `src/a.rs:3 361#item-7 [rule]`.
    fn pin(&self, affected: &Affected) -> String {
        let Some(mention) = self.mentions.get(affected.index) else { return affected.reference.clone() };
        let rule = mention.rule.as_ref().map(|r| format!(" [{}]", r.id)).unwrap_or_default();
        format!("{}:{} {}{rule}", mention.file, mention.line, affected.reference)
    }

    /// `cases.jsonl:3 361#item-7 [case]`.
    fn case(&self, affected: &Affected) -> String {
        let Some(case) = self.cases.get(affected.index) else { return affected.reference.clone() };
        let id = case.id.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default();
        format!("{}:{} {}{id}", case.file, case.line, affected.reference)
    }
}

/// The changes, the earliest first.
pub fn impact(session: &mut Session, corpus: &Corpus, options: &Options, told: &Impact<'_>) -> io::Result<()> {
    let head =
        Message::new("cli-impact-head").with("from", options.on).with("to", options.horizon).with("count", told.coming.len());
    let head = session.i18n.tr(&head);
    writeln!(session.out, "{}", session.style.paint(Tone::Strong, &head))?;
    let mut places = Places::new(&corpus.root);
    for coming in told.coming {
        writeln!(session.out)?;
        let day = session.style.paint(Tone::Strong, &bound_short(&coming.from));
        let title = corpus.work(&coming.work).and_then(|w| w.act.title.clone()).unwrap_or_default();
        let cause = session.i18n.tr(&cause_message(&coming.cause));
        writeln!(session.out, "{day}  {}  {}", corpus.work(&coming.work).map(|w| w.act.label()).unwrap_or_default(), title)?;
        writeln!(
            session.out,
            "    {cause}{}",
            coming.cause.evidence.as_ref().map(|e| format!("  {}", places.line(e))).unwrap_or_default()
        )?;
        for fact in &coming.from.missing {
            let said = Message::new("cli-bound-missing").with("fact", session.i18n.tr(fact));
            write!(session.out, "{}", session.style.wrap(&session.i18n.tr(&said), 4))?;
        }
        for change in &coming.changes {
            let line = self::change(change, &coming.work, &session.i18n);
            write!(session.out, "{}", session.style.wrap(&line, 4))?;
            if let Some(difference) = &change.difference {
                let words: String = difference.words.iter().map(|w| brief(w, session.style)).collect();
                let words: String = words.chars().take(2_000).collect();
                write!(session.out, "{}", session.style.wrap(&words, 6))?;
            }
        }
        let citing: Vec<String> = coming.citing.iter().map(|c| format!("{} — {}", place(&c.work, &c.path), c.text)).collect();
        let pins: Vec<String> = coming.pins.iter().map(|p| told.pin(p)).collect();
        let cases: Vec<String> = coming.cases.iter().map(|c| told.case(c)).collect();
        for (id, lines) in [("cli-impact-citing", citing), ("cli-impact-pins", pins), ("cli-impact-cases", cases)] {
            if lines.is_empty() {
                continue;
            }
            let head = session.i18n.tr(&Message::new(id).with("count", lines.len()));
            writeln!(session.out, "    {}", session.style.paint(Tone::Faint, &head))?;
            for line in lines.iter().take(SHOWN) {
                write!(session.out, "{}", session.style.wrap(line, 6))?;
            }
            if lines.len() > SHOWN {
                writeln!(session.out, "      …")?;
            }
        }
    }
    Ok(())
}

/// `/akn/…#item-7: term`.
fn change(change: &Change, work: &str, i18n: &I18n) -> String {
    let kinds: Vec<String> = change.difference.iter().flat_map(|d| &d.classes).map(|c| i18n.tr(&c.message())).collect();
    let what = match (&change.before, &change.after) {
        (_, None) => i18n.word("cli-impact-ends"),
        (None, _) => i18n.word("cli-impact-begins"),
        _ => kinds.join(", "),
    };
    format!("{}: {what}", place(work, &change.path)).trim_end_matches(": ").to_string()
}

fn place(work: &str, path: &nusqa::base::ProvisionPath) -> String {
    if path.is_empty() { work.to_string() } else { format!("{work}#{path}") }
}

/// An entry a change; one whose day is not certain stands on the first day it can be.
pub fn entries(corpus: &Corpus, told: &Impact<'_>, i18n: &I18n) -> Vec<Entry> {
    let entry = |coming: &Coming| {
        let on = coming.from.exact.or(coming.from.earliest)?;
        let act = corpus.work(&coming.work).map(|w| w.act.label()).unwrap_or_default();
        let places: Vec<String> = coming.changes.iter().map(|c| c.path.to_string()).filter(|p| !p.is_empty()).collect();
        let mut said = vec![i18n.tr(&cause_message(&coming.cause)), bound_short(&coming.from)];
        said.extend(coming.from.missing.iter().map(|m| i18n.tr(&Message::new("cli-bound-missing").with("fact", i18n.tr(m)))));
        said.extend(coming.changes.iter().map(|c| change(c, &coming.work, i18n)));
        said.extend(coming.pins.iter().map(|p| told.pin(p)));
        said.extend(coming.cases.iter().map(|c| told.case(c)));
        let name = format!("{}\n{}\n{}", coming.work, coming.cause.act.label(), places.join("\n"));
        let uid = Sha256::digest(name.as_bytes()).iter().take(16).map(|b| format!("{b:02x}")).collect();
        let message = Message::new("cli-impact-entry").with("act", act).with("places", places.join(", "));
        Some(Entry {
            uid,
            on: When::Day(on),
            summary: i18n.tr(&message),
            description: said.join("\n"),
            tentative: coming.from.exact.is_none(),
        })
    };
    told.coming.iter().filter_map(entry).collect()
}
