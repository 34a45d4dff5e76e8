//! A folder of many acts, made by varying real ones: `cargo run --release --example make_acts -- FOLDER [COUNT]`.
//!
//! Numbers, dates and the order of items change; every act stays an act. The same arguments give the same bytes.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Acts in a subfolder: no file system likes ten thousand files in one.
const PER_FOLDER: usize = 500;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().ok_or("which folder?")?);
    let count: usize = args.next().map_or(Ok(10_000), |n| n.parse())?;
    let sources = sources()?;
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut bytes = 0;
    for i in 0..count {
        let (name, text) = &sources[i % sources.len()];
        let to = folder.join(format!("{:03}", i / PER_FOLDER));
        if i % PER_FOLDER == 0 {
            fs::create_dir_all(&to)?;
        }
        let act = varied(text, &mut dice);
        bytes += act.len();
        fs::write(to.join(format!("{i:05}.{name}")), act)?;
    }
    println!("{count} acts, {:.1} MB", bytes as f64 / 1e6);
    Ok(())
}

/// The acts that are varied: endings of file names and texts.
fn sources() -> Result<Vec<(&'static str, String)>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    for file in ["corpus/acts/order-11-1-4-730.kk.txt", "corpus/acts/resolution-361.kk.txt"] {
        out.push(("txt", fs::read_to_string(root.join(file))?));
    }
    for act in ["gov-207-2012/v2", "law-230-1998-capital/v3", "mfa-11-1-2-368-2017/v1", "moj-113-2001/v2", "mvd-339-2013/v1"] {
        out.push(("md", fs::read_to_string(root.join(format!("tests/data/devset/versions/{act}.md")))?));
    }
    let mut amending: Vec<PathBuf> =
        fs::read_dir(root.join("tests/data/devset/amending"))?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    amending.sort();
    for folder in amending {
        out.push(("txt", fs::read_to_string(folder.join("source.txt"))?));
    }
    Ok(out)
}

/// Another act of the same shape.
fn varied(text: &str, dice: &mut Dice) -> String {
    let mut paragraphs: Vec<String> = text.split("\n\n").map(|p| renumbered(p, dice)).collect();
    // Subitems change places: their numbers stay where they were.
    for i in 1..paragraphs.len() {
        if let (Some(a), Some(b)) = (subitem(&paragraphs[i - 1]), subitem(&paragraphs[i]))
            && dice.roll(2) == 0
        {
            let (first, second) = paragraphs.split_at_mut(i);
            let (x, y) = (&mut first[i - 1], &mut second[0]);
            let (tail_x, tail_y) = (x.split_off(a), y.split_off(b));
            x.push_str(&tail_y);
            y.push_str(&tail_x);
        }
    }
    paragraphs.join("\n\n")
}

/// Where the words of a subitem begin.
fn subitem(paragraph: &str) -> Option<usize> {
    let label = paragraph.find(')')?;
    let number = paragraph[..label].trim();
    (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit())).then_some(label + 1)
}

/// Numbers of acts (after `№`, `N`) and years become others of the same length.
fn renumbered(text: &str, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let digits = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (number, after) = from.split_at(digits);
        out.push_str(before);
        let sign = before.trim_end().ends_with(['№', 'N']);
        let year = after.starts_with(" жылғы") || after.starts_with(" года");
        match (sign, year, number.len()) {
            (true, ..) => out.extend((0..number.len()).map(|i| dice.digit(i == 0))),
            (_, true, 4) => out.push_str(&(1996 + dice.roll(30)).to_string()),
            _ => out.push_str(number),
        }
        rest = after;
    }
    out + rest
}

/// Numbers that look like chance and are not.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn digit(&mut self, first: bool) -> char {
        let low = u64::from(first);
        char::from(b'0' + (low + self.roll(10 - low)) as u8)
    }
}
