//! How well real acts are read: one table over the dev set, `tests/data/devset/SCORECARD.txt`.
//!
//! A change of the reader changes the table; `INSTA_UPDATE=always cargo test scorecard` writes it anew, and the difference is part of
//! the review. What is missing or wrong is listed by `NUSQA_MISSES=1 cargo test scorecard -- --nocapture`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use nusqa::base::{Kind, Span};
use serde_json::Value;

use crate::devset::{self, Reading, Share, amending, list, texts, versions, word};
use crate::support;

#[test]
fn real_acts_are_read_as_the_table_says() {
    let card = Card::of_the_dev_set();
    if std::env::var_os("NUSQA_MISSES").is_some() {
        // The one place where a test prints: asked for by the variable.
        #[allow(clippy::print_stderr)]
        {
            eprintln!("{}", card.misses.join("\n"));
        }
    }
    support::golden_file("tests/data/devset/SCORECARD.txt", &card.table());
}

/// One line of the table: a file, or the sum.
#[derive(Clone, Default)]
struct Row {
    name: String,
    text: Coverage,
    units: Share,
    chapters: Share,
    texts: Share,
    notes: Share,
    note_paths: Share,
    not_notes: Share,
    requisites: Share,
    amendments: Share,
    amendment_texts: Share,
    unrecognised: usize,
    commencement: Share,
    citations: Citations,
}

/// What became of the characters, blanks not counted.
#[derive(Clone, Copy, Default)]
struct Coverage {
    /// In the text as laid out.
    chars: usize,
    /// In the own text of a node or in a note of the portal.
    covered: usize,
    unparsed: usize,
    unparsed_lines: usize,
}

#[derive(Clone, Copy, Default)]
struct Citations {
    found: usize,
    /// Names an act by number or date, or a provision that this text has.
    resolved: usize,
}

struct Card {
    rows: Vec<Row>,
    changes: Vec<(String, Share)>,
    misses: Vec<String>,
}

impl Card {
    fn of_the_dev_set() -> Self {
        let readings: BTreeMap<String, Reading> = devset::files().into_iter().map(|f| (f.clone(), devset::reading(&f))).collect();
        let mut card = Card { rows: Vec::new(), changes: Vec::new(), misses: Vec::new() };
        for (id, gold) in devset::golds("amending") {
            let name = format!("{id}/source.txt");
            let score = amending::score(&id, &gold, &readings[&name].act);
            card.row(name.clone(), &readings[&name], |row| row.add_amending(&score));
            card.misses.extend(score.misses);
        }
        for (id, gold) in devset::golds("versions") {
            for file in list(&gold["versions"]).iter().map(|v| word(&v["file"])) {
                let name = format!("{id}/{file}");
                let score = versions::score(&id, &gold, &file, &readings[&name]);
                card.row(name.clone(), &readings[&name], |row| row.add_version(&score));
                card.misses.extend(score.misses);
            }
            let mine = |n: &&String| n.starts_with(&format!("{id}/"));
            let editions = readings.keys().filter(mine).map(|n| (n[id.len() + 1..].to_string(), devset::reading(n))).collect();
            for change in list(&gold["changed_between"]) {
                let name = format!("{id} {} {}", word(&change["from"]), word(&change["to"]));
                let share = versions::changes(&id, change, &editions, &mut card.misses);
                card.changes.push((name, share));
            }
        }
        for (id, gold) in devset::golds("replay") {
            for file in ["before", "amending", "after"].map(|f| format!("{id}/{f}.md")) {
                let operations =
                    file.ends_with("amending.md").then(|| amending::score(&id, &without_requisites(&gold), &readings[&file].act));
                card.row(file.clone(), &readings[&file], |row| {
                    if let Some(score) = &operations {
                        row.add_amending(score);
                    }
                });
                card.misses.extend(operations.into_iter().flat_map(|s| s.misses));
            }
        }
        for name in readings.keys().filter(|n| n.starts_with("unlabelled/")) {
            card.row(name.clone(), &readings[name], |_| {});
        }
        card
    }

    fn row(&mut self, name: String, reading: &Reading, fill: impl FnOnce(&mut Row)) {
        let mut row = Row { name, text: Coverage::of(reading), citations: Citations::of(reading), ..Row::default() };
        fill(&mut row);
        if texts::comparable(&row.name) {
            row.texts = texts::score(&row.name, reading, &mut self.misses);
        }
        self.rows.push(row);
    }

    fn table(&self) -> String {
        let mut out = HEAD.to_string();
        for row in &self.rows {
            row.write(&mut out);
        }
        for part in ["amending", "versions", "replay", "unlabelled", ""] {
            let mut total = Row { name: format!("total {part}").trim_end().into(), ..Row::default() };
            self.rows.iter().filter(|r| r.name.starts_with(part)).for_each(|r| total.add(r));
            total.write(&mut out);
        }
        out.push_str("\nchanges between editions: seen/expected +not there\n");
        let mut sum = Share::default();
        for (name, share) in &self.changes {
            sum.add(*share);
            let _ = writeln!(out, "{name:62}  {share}");
        }
        let _ = writeln!(out, "{:62}  {sum}", "total");
        out
    }
}

const HEAD: &str = "\
How real acts are read. right/expected +wrong; - where nothing is expected. Columns:
  chars      characters that are no blanks, in the text as laid out; of them in no node and no note; in unparsed nodes; unparsed lines
  units      articles, items, subitems, rows (+ items that are none); chapters with their titles
  texts      full texts of articles, items, subitems that a second, simple reader reads in the same way
  notes      events told by notes of the portal (+ invented); those with the right provision; traps that are no notes
  head       requisites that the text states: kind, date, number, registration
  amendments kind and target (+ not in the act); with their text; unrecognised; commencement clauses
  citations  found; those that name an act by date or number, or a provision of this text

";

/// In a replay the requisites of the amending act stand in the notes of the edition after it.
fn without_requisites(gold: &Value) -> Value {
    let mut gold = gold.clone();
    gold["act"]["from_meta"] = Value::Bool(true);
    gold
}

impl Row {
    fn add_amending(&mut self, score: &amending::Score) {
        self.amendments.add(score.target);
        self.amendment_texts.add(score.text);
        self.unrecognised += score.unrecognised;
        self.requisites.add(score.requisites);
        self.commencement.add(score.commencement);
    }

    fn add_version(&mut self, score: &versions::Score) {
        self.units.add(score.units);
        self.chapters.add(score.chapters);
        self.notes.add(score.notes);
        self.note_paths.add(score.note_paths);
        self.not_notes.add(score.not_notes);
        self.requisites.add(score.requisites);
    }

    fn add(&mut self, other: &Row) {
        self.text.chars += other.text.chars;
        self.text.covered += other.text.covered;
        self.text.unparsed += other.text.unparsed;
        self.text.unparsed_lines += other.text.unparsed_lines;
        self.units.add(other.units);
        self.chapters.add(other.chapters);
        self.texts.add(other.texts);
        self.notes.add(other.notes);
        self.note_paths.add(other.note_paths);
        self.not_notes.add(other.not_notes);
        self.requisites.add(other.requisites);
        self.amendments.add(other.amendments);
        self.amendment_texts.add(other.amendment_texts);
        self.unrecognised += other.unrecognised;
        self.commencement.add(other.commencement);
        self.citations.found += other.citations.found;
        self.citations.resolved += other.citations.resolved;
    }

    /// Several short lines a file: a change shows only what it changed.
    fn write(&self, out: &mut String) {
        let t = &self.text;
        let _ = writeln!(out, "{}", self.name);
        let _ = writeln!(
            out,
            "  chars      {}  lost {}  unparsed {} in {} lines",
            t.chars,
            t.chars - t.covered,
            t.unparsed,
            t.unparsed_lines
        );
        let _ = writeln!(out, "  citations  {}  resolved {}", self.citations.found, self.citations.resolved);
        if self.units.expected + self.units.wrong > 0 {
            let _ = writeln!(out, "  units      {}  chapters {}", self.units, self.chapters);
            let _ = writeln!(out, "  notes      {}  in place {}  traps {}", self.notes, self.note_paths, self.not_notes);
        }
        if self.texts.expected > 0 {
            let _ = writeln!(out, "  texts      {}", self.texts);
        }
        if self.requisites != Share::default() {
            let _ = writeln!(out, "  head       {}", self.requisites);
        }
        let amends = self.amendments.expected + self.amendments.wrong + self.unrecognised + self.commencement.expected > 0;
        if amends {
            let _ = writeln!(
                out,
                "  amendments {}  with text {}  unrecognised {}  commencement {}",
                self.amendments, self.amendment_texts, self.unrecognised, self.commencement
            );
        }
    }
}

fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

impl Coverage {
    fn of(reading: &Reading) -> Self {
        let document = &reading.act.document;
        let text = &document.layout.text;
        let mut spans: Vec<Span> = document.nodes.iter().map(|n| n.text).chain(document.notes.iter().map(|n| n.span)).collect();
        spans.sort();
        let mut covered = 0;
        let mut at = 0;
        for span in spans {
            let from = span.start().max(at);
            covered += text.get(from..span.end()).map_or(0, solid);
            at = at.max(span.end());
        }
        let unparsed: Vec<&str> = document.nodes.iter().filter(|n| n.kind == Kind::Unparsed).map(|n| n.text.of(text)).collect();
        Coverage {
            chars: solid(text),
            covered,
            unparsed: unparsed.iter().map(|t| solid(t)).sum(),
            unparsed_lines: unparsed.iter().map(|t| t.lines().count()).sum(),
        }
    }
}

impl Citations {
    fn of(reading: &Reading) -> Self {
        let act = &reading.act;
        let resolved = act.citations.iter().filter(|c| match (&c.act, &c.path) {
            (Some(act), _) => act.number.is_some() || act.date.is_some(),
            (None, Some(path)) => act.document.find(path).is_some() || act.document.find_below(&path.0).is_some(),
            (None, None) => false,
        });
        Citations { found: act.citations.len(), resolved: resolved.count() }
    }
}
