//! Finds and reads rule files.

use std::path::{Path, PathBuf};

use nusqa::base::Message;
use nusqa::calendar::Calendar;
use nusqa::rules::{Book, RuleFile, RuleSet, load};

use crate::corpus_dir::Opened;
use crate::error::CliError;
use crate::session::Session;

/// Above this a file is no rule file.
const MAX_BYTES: u64 = 16 << 20;

/// The files named: `.toml` files, and those in folders, in the order of their names.
pub fn read(paths: &[String]) -> Result<Vec<RuleFile>, CliError> {
    let mut out = Vec::new();
    for path in paths {
        if Path::new(path).is_dir() {
            let found = in_folder(Path::new(path))?;
            if found.is_empty() {
                let message = Message::new("rules-no-files").with("place", path);
                return Err(CliError::refused(message).hint(Message::new("rules-no-files-hint")));
            }
            for file in found {
                out.push(file_of(&file)?);
            }
        } else if path.ends_with(".toml") {
            out.push(file_of(Path::new(path))?);
        } else {
            return Err(
                CliError::refused(Message::new("rules-not-toml").with("file", path)).hint(Message::new("rules-no-files-hint"))
            );
        }
    }
    Ok(out)
}

/// The files in `rules/` of a corpus; none where there is no such folder.
pub fn of_corpus(root: &Path) -> Result<Vec<RuleFile>, CliError> {
    let folder = root.join("rules");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    in_folder(&folder)?.iter().map(|file| file_of(file)).collect()
}

/// `.toml` files of a folder and the folders in it; hidden ones and links to folders are passed over.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, CliError> {
    let mut out = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let failed = |e| CliError::unreadable(&folder.to_string_lossy(), &e);
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(failed)?);
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if kind.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") && path.is_file() {
                out.push(path);
            }
        }
    }
    out.sort();
    Ok(out)
}

fn file_of(path: &Path) -> Result<RuleFile, CliError> {
    let name = path.to_string_lossy().replace('\\', "/");
    let failed = |e| CliError::unreadable(&name, &e);
    if std::fs::metadata(path).map_err(failed)?.len() > MAX_BYTES {
        return Err(CliError::refused(Message::new("rules-too-large").with("file", &name)));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(RuleFile { text: text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text), name }),
        Err(e) => {
            let line = 1 + e.as_bytes().iter().take(e.utf8_error().valid_up_to()).filter(|b| **b == b'\n').count();
            Err(CliError::refused(Message::new("rules-not-utf8").with("file", &name).with("line", line)))
        }
    }
}

/// The rules of a corpus, tied to its law; `None` where it has none. What is wrong with the files is told, and the rest used; how many
/// rules that leaves out.
pub fn book(opened: &Opened, session: &Session) -> Result<(Option<Book>, usize), CliError> {
    let files = of_corpus(&opened.corpus.root)?;
    if files.is_empty() {
        return Ok((None, 0));
    }
    let set = load(&files);
    for problem in &set.problems {
        let message = session.i18n.tr(&problem.message);
        let place = format!("{}:{}:{}", problem.file, problem.line, problem.column);
        let message = Message::new("rules-file-problem").with("place", place).with("message", message);
        session.report(&CliError::refused(message).hint(problem.help.clone()));
    }
    if !set.problems.is_empty() {
        session.remark(&Message::new("rules-problems").with("count", set.problems.len()));
    }
    Ok((Some(bind(&set, opened)?), set.problems.len()))
}

/// Ties rules to the law of a corpus.
pub fn bind(set: &RuleSet, opened: &Opened) -> Result<Book, CliError> {
    let calendar = match nusqa::corpus::calendar(&opened.corpus.root)? {
        Some(calendar) => calendar,
        None => Calendar::built_in().map_err(CliError::refused)?,
    };
    Ok(Book::new(&set.rules, calendar, &|reference| {
        let reference = opened.corpus.resolve(reference)?;
        nusqa::query::history(&opened.corpus, &reference, opened.known_on)
    }))
}
