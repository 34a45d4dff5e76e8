//! Random edits of real acts: words, sentences, lines, elements, several at once.

use nusqa::base::{Kind, label};
use nusqa::extract::read_act;
use nusqa::source::decode;

use crate::devset;
use crate::reading::{ORDER, RESOLUTION, read};

/// A generator of numbers that gives the same ones always (xorshift).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

/// Real acts, a line a paragraph; those in which nothing is quoted, since quotations change another act.
pub fn texts() -> Vec<Vec<String>> {
    let mut all: Vec<nusqa::source::Source> = [ORDER, RESOLUTION].map(|f| read(f).0).into_iter().collect();
    let files = devset::files();
    let versions = files.iter().filter(|f| !f.starts_with("amending/") && !f.ends_with("amending.md"));
    all.extend(versions.map(|f| devset::reading(f).source));
    let mut out = Vec::new();
    for source in all {
        let act = read_act(&source);
        let document = &act.document;
        let lines: Vec<String> = (0..document.nodes.len())
            .map(|id| document.text(id).split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|t| !t.is_empty())
            .collect();
        let plain = |k| !matches!(k, Kind::Quoted | Kind::Table | Kind::Contents);
        if document.nodes.iter().all(|n| plain(n.kind)) && (8..1500).contains(&lines.len()) {
            out.push(lines);
        }
    }
    out
}

/// A copy with up to four edits, and what they were.
pub fn edit(lines: &[String], dice: &mut Dice) -> (Vec<String>, String) {
    let mut out = lines.to_vec();
    let mut told = Vec::new();
    for _ in 0..1 + dice.below(4) {
        let act = read_act(&decode(out.join("\n\n").as_bytes()).unwrap());
        told.push(one(&mut out, &act, dice));
    }
    let first: String = lines[0].chars().take(30).collect();
    (out, format!("{first}: {}", told.join(", ")))
}

/// Lines that are law, with the kind and number of their unit.
fn law(lines: &[String], act: &nusqa::extract::Act) -> Vec<(usize, Kind, Option<String>)> {
    let mut out = Vec::new();
    let mut from = 0;
    for id in 0..act.document.nodes.len() {
        let node = &act.document.nodes[id];
        let text = act.document.text(id).split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            continue;
        }
        let Some(at) = (from..lines.len()).find(|i| lines[*i] == text) else { continue };
        from = at + 1;
        if matches!(
            node.kind,
            Kind::Article | Kind::Item | Kind::Subitem | Kind::Paragraph | Kind::Indent | Kind::Chapter | Kind::Preamble
        ) {
            out.push((at, node.kind, node.number.as_deref().map(str::to_string)));
        }
    }
    out
}

fn one(lines: &mut Vec<String>, act: &nusqa::extract::Act, dice: &mut Dice) -> String {
    let units = law(lines, act);
    if units.is_empty() {
        return "nothing".to_string();
    }
    let (at, kind, number) = units[dice.below(units.len())].clone();
    let body = label::end(kind, number.as_deref(), &lines[at]);
    let own = |line: &str| line.split_whitespace().map(str::to_string).collect::<Vec<_>>();
    let donor = {
        let (i, k, n) = &units[dice.below(units.len())];
        let line = &lines[*i];
        own(&line[label::end(*k, n.as_deref(), line)..])
    };
    let (head, rest) = (lines[at][..body].to_string(), own(&lines[at][body..]));
    let some = |dice: &mut Dice, words: &[String], most: usize| {
        let from = dice.below(words.len());
        words.iter().skip(from).take(1 + dice.below(most)).cloned().collect::<Vec<_>>()
    };
    let put = |lines: &mut Vec<String>, words: Vec<String>| lines[at] = format!("{head}{}", words.join(" "));
    match dice.below(9) {
        0 | 1 if rest.len() > 2 => {
            let from = dice.below(rest.len());
            let to = (from + 1 + dice.below(3)).min(rest.len());
            let mut words = rest.clone();
            words.splice(from..to, some(dice, &donor, 3));
            put(lines, words);
            format!("words at line {at}")
        }
        2 if rest.len() > 4 => {
            let from = dice.below(rest.len() - 1);
            let to = (from + 1 + dice.below(3)).min(rest.len() - 1);
            let mut words = rest.clone();
            words.drain(from..to);
            put(lines, words);
            format!("words out of line {at}")
        }
        3 if rest.len() > 1 => {
            let from = dice.below(rest.len());
            let mut words = rest.clone();
            words.splice(from..from, some(dice, &donor, 4));
            put(lines, words);
            format!("words into line {at}")
        }
        4 if !donor.is_empty() => {
            put(lines, donor);
            format!("line {at} anew")
        }
        5 => {
            lines.remove(at);
            format!("line {at} out")
        }
        6 => {
            // An element with all that stands in it.
            let end = units.iter().find(|(i, k, _)| *i > at && rank(*k) <= rank(kind)).map_or(at + 1, |u| u.0);
            lines.drain(at..end.min(at + 40));
            format!("{kind:?} at line {at} out")
        }
        7 if number.is_some() && !donor.is_empty() && matches!(kind, Kind::Item | Kind::Subitem) => {
            let n = format!("{}-1", number.unwrap_or_default());
            let taken = units.iter().any(|u| u.2.as_deref() == Some(&n));
            let end = units.iter().find(|(i, k, _)| *i > at && rank(*k) <= rank(kind)).map_or(at + 1, |u| u.0);
            if !taken {
                let sign = if kind == Kind::Item { "." } else { ")" };
                lines.insert(end, format!("{n}{sign} {}", donor.join(" ")));
            }
            format!("{kind:?} {n} in")
        }
        _ if !donor.is_empty() => {
            let mut line = donor.join(" ");
            if let Some(first) = line.chars().next() {
                line.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
            }
            let line = format!("{}.", line.trim_end_matches(['.', ';', ':', ',']));
            if dice.below(2) == 0 {
                lines.insert(at + 1, line);
                format!("a line after {at}")
            } else {
                lines[at] = format!("{} {line}", lines[at]);
                format!("a sentence at {at}")
            }
        }
        _ => "nothing".to_string(),
    }
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Chapter => 1,
        Kind::Article => 2,
        Kind::Item => 3,
        Kind::Subitem => 4,
        _ => 5,
    }
}
