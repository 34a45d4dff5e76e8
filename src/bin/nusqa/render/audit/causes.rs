//! Findings by cause, for people.

use std::io::{self, Write};

use nusqa::base::Message;
use nusqa::base::diff_words::{WordChange, WordOp};
use nusqa::check::{Difference, Group};
use nusqa::query::materiality::Class;

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

/// The table at the end of a text: the acts that are to blame, those with most findings first, and below each what they changed.
pub fn text(out: &mut dyn Write, totals: &Totals<'_>) -> io::Result<()> {
    let (i18n, style) = (totals.i18n, totals.style);
    writeln!(out, "{}", style.paint(Tone::Strong, &i18n.word("audit-by-cause")))?;
    let mut acts: Vec<(Option<&str>, u64, Vec<&Group>)> = Vec::new();
    for group in totals.groups {
        let act = group.act.as_deref();
        match acts.iter_mut().find(|(a, ..)| *a == act) {
            Some((_, sum, groups)) => {
                *sum += group.findings;
                groups.push(group);
            }
            None => acts.push((act, group.findings, vec![group])),
        }
    }
    acts.sort_by_key(|(_, sum, _)| std::cmp::Reverse(*sum));
    let width = acts.iter().map(|(_, sum, _)| sum.to_string().len()).max().unwrap_or(1);
    let mut shown = 0;
    for (act, sum, groups) in &acts {
        if shown >= SHOWN {
            break;
        }
        let act = act.map_or_else(|| i18n.word("audit-no-cause"), str::to_string);
        writeln!(out, "{sum:>width$}  {}", style.paint(Tone::Strong, &act))?;
        for group in groups.iter().take(SHOWN - shown) {
            shown += 1;
            let lines = CauseLines { group, i18n, style };
            writeln!(out, "{:width$}  {:>width$}  {}", "", group.findings, lines.title())?;
            for line in lines.more() {
                write!(out, "{}", style.wrap(&line, 2 * width + 4))?;
            }
        }
    }
    if totals.groups.len() > shown {
        let more = Message::new("audit-more-causes").with("count", totals.groups.len() - shown);
        writeln!(out, "{}", i18n.tr(&more))?;
    }
    Ok(())
}

impl CauseLines<'_> {
    /// `NQ101 outdated-wording  /akn/…#item-7  2022-11-06…2022-12-06`
    fn title(&self) -> String {
        let g = self.group;
        let provision = g.provision.as_deref().map(|p| format!("  {p}")).unwrap_or_default();
        let since = g.since.as_deref().map(|s| format!("  {s}")).unwrap_or_default();
        format!("{} {}{provision}{since}", g.code, g.name)
    }

    /// The sentences below it.
    fn more(&self) -> Vec<String> {
        let g = self.group;
        let mut out = Vec::new();
        if let Some(difference) = &g.difference {
            out.push(self.judged(difference));
            out.push(self.words(difference));
        }
        if g.needs_lawyer {
            out.push(self.i18n.word("audit-lawyer"));
        }
        if !g.records.is_empty() {
            out.push(self.records());
        }
        out
    }

    /// What kind of change it is, and for whom it is better.
    pub fn judged(&self, difference: &Difference) -> String {
        let (kinds, favour) = (self.materiality(difference), self.favourable(difference));
        self.i18n.tr(&Message::new("audit-difference").with("kinds", kinds).with("favour", favour))
    }

    /// The first records.
    pub fn records(&self) -> String {
        let more = if self.group.findings > self.group.records.len() as u64 { ", …" } else { "" };
        self.i18n.tr(&Message::new("audit-records").with("records", self.group.records.join(", ") + more))
    }

    /// `deadline`, `documents`
    pub fn kinds(&self, difference: &Difference) -> Vec<String> {
        let class = |word: &String| Class::ALL.into_iter().find(|c| c.as_str() == word);
        difference.materiality.iter().filter_map(class).map(|c| self.i18n.tr(&c.message())).collect()
    }

    /// The same in one text.
    pub fn materiality(&self, difference: &Difference) -> String {
        self.kinds(difference).join(", ")
    }

    /// The words with what became of them, long runs by their ends.
    pub fn brief(&self, difference: &Difference) -> Vec<(String, String)> {
        let mut room = WORDS;
        let mut out = Vec::new();
        for (op, words) in &difference.words {
            let words = if op == "equal" {
                text::brief(&WordChange { op: WordOp::Equal, text: words.clone() }, Style::default())
            } else {
                words.clone()
            };
            let length = words.chars().count();
            if length > room {
                out.push((op.clone(), words.chars().take(room).chain("…".chars()).collect()));
                break;
            }
            room -= length;
            out.push((op.clone(), words));
        }
        out
    }

    /// Whether the later wording is more favourable.
    pub fn favourable(&self, difference: &Difference) -> String {
        self.i18n.word(match difference.favourable.as_str() {
            "later" => "audit-favour-later",
            "earlier" => "audit-favour-earlier",
            "same" => "audit-favour-same",
            _ => "audit-favour-unclear",
        })
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
