//! What the law answered for pins, kept beside the corpus between runs (derived data: contract § 5).

use std::fs;
use std::path::PathBuf;

use nusqa::pins::Law;

use crate::corpus_dir::{Opened, derived};

/// Two questions at once: the answers of the last run are at hand.
pub fn law(opened: &Opened) -> Law<'_> {
    let law = Law::new(&opened.corpus, opened.known_on);
    match fs::read(file(opened)) {
        Ok(kept) => law.remembering(&kept),
        Err(_) => law,
    }
}

/// Keeps the answers. A folder that cannot be written costs no more than the time to ask again.
pub fn keep(law: &Law<'_>, opened: &Opened) {
    let Some(bytes) = law.keep() else { return };
    let file = file(opened);
    let new = file.with_extension(std::process::id().to_string());
    let _ = file.parent().map(fs::create_dir_all);
    // Derived data is never committed: hooks would take it for a change.
    let ours = file.ancestors().find(|dir| dir.ends_with(".nusqa")).map(|dir| dir.join(".gitignore"));
    if let Some(ignore) = ours.filter(|path| !path.exists()) {
        let _ = fs::write(ignore, "*\n");
    }
    if fs::write(&new, bytes).and_then(|()| fs::rename(&new, &file)).is_err() {
        let _ = fs::remove_file(&new);
    }
}

fn file(opened: &Opened) -> PathBuf {
    derived(&opened.corpus.root).join("pins")
}
