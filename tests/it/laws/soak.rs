//! Random changes of real acts for as long as one likes, without a fuzzer: what the fuzz targets do, by chance alone.
//!
//! `NUSQA_SOAK=600 cargo test --test it soak -- --ignored --nocapture` runs for 600 seconds; failing inputs are written to the folder for
//! temporary files and named.

#![allow(clippy::print_stderr)]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use nusqa::extract::read_act;
use nusqa::source::{Format, Source, decode};

use super::checks::keeps_the_laws;
use super::{ORDER, PIECES, RESOLUTION, read};
use crate::devset;

/// What a text is put behind, by the reader that it is meant for.
const BEFORE: [&str; 8] = [
    "",
    "      БҰЙЫРАМЫН:\n      1. \"А туралы\" 2018 жылғы 4 қаңтардағы № 11-1-4/1 бұйрығына мынадай өзгерістер енгізілсін:\n      ",
    "      1. Внести в приказ от 4 января 2018 года № 11-1-4/1 следующие изменения и дополнения:\n      ",
    "      1. А:\n      2) в.\n      Ескерту. ",
    "      1. А.\n      Сноска. ",
    "      1. Осы Қағидалардың ",
    "      БҰЙЫРАМЫН:\n      2. Осы бұйрық ",
    "<html><body><table><tr><td>",
];

/// Marks of markup, which the pieces of plain acts lack.
const MARKS: [&str; 28] = [
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<td colspan=2 rowspan=3>",
    "<br>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&nbsp;",
    "&quot;",
    "&#1179;",
    "<a href=\"/kaz/docs/V1#z1\">",
    "</a>",
    "<a id=\"p3\"></a>\n\n",
    "\n> *",
    "*\n",
    "```\n",
    "---\n",
    "\n## ",
    "\\.",
    "**",
    "<*>",
    "<",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())].clone()
    }
}

#[test]
#[ignore = "runs for as long as NUSQA_SOAK says"]
fn soak() {
    let seconds = std::env::var("NUSQA_SOAK").ok().and_then(|s| s.parse().ok()).unwrap_or(10);
    let seed = std::env::var("NUSQA_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(0x2545_f491_4f6c_dd1d);
    let mut texts: Vec<String> = [ORDER, RESOLUTION].iter().map(|f| read(f).0.text).collect();
    texts.extend(devset::files().iter().map(|f| devset::reading(f).source.text));
    let (mut dice, begin, mut runs, mut found) = (Dice(seed), Instant::now(), 0u64, 0);
    while begin.elapsed() < Duration::from_secs(seconds) && found < 20 {
        runs += 1;
        let text = changed(&mut dice, &texts);
        let format = dice.of(&[Format::Plain, Format::Plain, Format::Markdown, Format::Html]);
        let start = cpu();
        let fault = fault(&text, format, dice.roll(8) == 0);
        let took = cpu().saturating_sub(start);
        let slow = took > Duration::from_secs(1);
        if fault.is_some() || slow {
            found += 1;
            let file = std::env::temp_dir().join(format!("nusqa-soak-{found}.{format:?}.txt"));
            fs::write(&file, &text).unwrap();
            eprintln!("{}: {}", file.display(), fault.unwrap_or_else(|| format!("{took:?}")));
        }
    }
    eprintln!("{runs} texts in {} s ({} s of them ours), {found} faults", begin.elapsed().as_secs(), cpu().as_secs());
    assert_eq!(found, 0);
}

/// Time that this thread has had, not counting what others took; the clock where the system does not tell.
fn cpu() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|s| s.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| Duration::from_millis(chrono::Utc::now().timestamp_millis().unsigned_abs()), Duration::from_nanos)
}

/// What is broken: a law, or a panic.
fn fault(text: &str, format: Format, as_bytes: bool) -> Option<String> {
    let read = || {
        let source = match as_bytes {
            true => decode(text.as_bytes()).ok()?,
            false => Source { text: text.to_string(), format, encoding: "utf-8", ..Source::default() },
        };
        keeps_the_laws(&source, &read_act(&source)).err()
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Some("a panic".into()))
}

/// Pieces of one or two acts, with words put in, taken out and doubled.
fn changed(dice: &mut Dice, texts: &[String]) -> String {
    let mut out = dice.of(&BEFORE).to_string();
    for _ in 0..=dice.roll(2) {
        let text = &texts[dice.roll(texts.len())];
        let from = text.floor_char_boundary(dice.roll(text.len()));
        out.push_str(&text[from..text.floor_char_boundary(from + 1 + dice.roll(2500))]);
    }
    for _ in 0..dice.roll(12) {
        let at = out.floor_char_boundary(dice.roll(out.len() + 1));
        let to = out.ceil_char_boundary((at + dice.roll(60)).min(out.len()));
        match dice.roll(5) {
            0 => out.insert_str(at, dice.of(&MARKS)),
            1 | 2 => out.insert_str(at, dice.of(PIECES)),
            3 => out.replace_range(at..to, ""),
            _ => {
                let piece = out[at..to].to_string();
                let to = out.floor_char_boundary(dice.roll(out.len() + 1));
                out.insert_str(to, &piece.repeat(1 + dice.roll(3)));
            }
        }
    }
    out
}
