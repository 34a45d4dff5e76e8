//! Findings by cause, for people.

use std::io::{self, Write};

use nusqa::base::Message;
use nusqa::base::diff_words::{WordChange, WordOp};
use nusqa::check::{Difference, Group};

use super::Totals;
use crate::i18n::I18n;
use crate::render::text;
use crate::style::{Style, Tone};

/// So many causes in a text; all of them in tables and JSON.
const SHOWN: usize = 50;
/// So much of a difference.
const WORDS: usize = 1_200;

/// A group in words.
pub struct CauseLines<'a> {
    pub group: &'a Group,
    pub i18n: &'a I18n,
    pub style: Style,
}

/// The table at the end of a text.
pub fn text(out: &mut dyn Write, totals: &Totals<'_>) -> io::Result<()> {
    let (i18n, style) = (totals.i18n, totals.style);
    writeln!(out, "{}", style.paint(Tone::Strong, &i18n.word("audit-by-cause")))?;
    let width = totals.groups.iter().map(|g| g.findings.to_string().len()).max().unwrap_or(1);
    for group in totals.groups.iter().take(SHOWN) {
        let lines = CauseLines { group, i18n, style };
        writeln!(out, "{:>width$}  {}", group.findings, style.paint(Tone::Strong, &lines.title()))?;
        for line in lines.more() {
            write!(out, "{}", style.wrap(&line, width + 2))?;
        }
    }
    if totals.groups.len() > SHOWN {
        let more = Message::new("audit-more-causes").with("count", totals.groups.len() - SHOWN);
        writeln!(out, "{}", i18n.tr(&more))?;
    }
    Ok(())
}

impl CauseLines<'_> {
    /// `NQ101 outdated-wording  /akn/…#item-7`
    fn title(&self) -> String {
        let g = self.group;
        let provision = g.provision.as_deref().map(|p| format!("  {p}")).unwrap_or_default();
        format!("{} {}{provision}", g.code, g.name)
    }

    /// The sentences below it.
    fn more(&self) -> Vec<String> {
        let g = self.group;
        let mut out = Vec::new();
        if let Some(act) = &g.act {
            let since = g.since.clone().unwrap_or_else(|| "?".into());
            out.push(self.i18n.tr(&Message::new("audit-cause").with("act", act).with("since", since)));
        }
        if let Some(difference) = &g.difference {
            let kinds = self.materiality(difference);
            let favour = self.favourable(difference);
            out.push(self.i18n.tr(&Message::new("audit-difference").with("kinds", kinds).with("favour", favour)));
            out.push(self.words(difference));
        }
        if g.needs_lawyer {
            out.push(self.i18n.word("audit-lawyer"));
        }
        if !g.records.is_empty() {
            let more = if g.findings > g.records.len() as u64 { ", …" } else { "" };
            out.push(self.i18n.tr(&Message::new("audit-records").with("records", g.records.join(", ") + more)));
        }
        out
    }

    /// `deadline, documents`
    pub fn materiality(&self, difference: &Difference) -> String {
        let _ = difference;
        String::new()
    }

    /// Whether the later wording is more favourable.
    pub fn favourable(&self, difference: &Difference) -> String {
        let _ = difference;
        String::new()
    }

    /// `[-ten-] {+five+}`
    pub fn words(&self, difference: &Difference) -> String {
        let op = |op: &str| match op {
            "delete" => WordOp::Delete,
            "insert" => WordOp::Insert,
            _ => WordOp::Equal,
        };
        let words = difference.words.iter().map(|(what, words)| WordChange { op: op(what), text: words.replace('\n', " ") });
        let all: String = words.map(|w| text::brief(&w, self.style)).collect();
        if all.chars().count() <= WORDS {
            return all;
        }
        all.chars().take(WORDS).chain("…".chars()).collect()
    }
}
