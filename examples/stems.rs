//! Words on standard input, one a line → word, tab, stem of the index; for comparing the stemmer with other programs.

#![allow(clippy::print_stdout)]

use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let word = line?;
        let folded = nusqa::base::fold(word.trim()).text;
        println!("{word}\t{}", nusqa::index::stem::stem(&folded));
    }
    Ok(())
}
