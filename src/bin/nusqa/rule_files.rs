//! Finds and reads rule files.

use std::path::{Path, PathBuf};

use nusqa::base::Message;
use nusqa::calendar::Calendar;
use nusqa::rules::{Book, RuleFile, RuleSet, load};

use crate::corpus_dir::Opened;
use crate::error::CliError;
use crate::session::Session;
use crate::sources::{Sources, plain};

/// Above this a file is no rule file.
const MAX_BYTES: u64 = 16 << 20;

/// The rule files among sources that the user names: `.toml` files named as such, and those of folders that hold rules.
pub fn of_sources(paths: &[String], sources: &Sources) -> Result<Vec<RuleFile>, CliError> {
    let mut out: Vec<RuleFile> = Vec::new();
    for path in paths {
        let path = plain(path);
        let files = if path.is_dir() { in_folder(&path)? } else { vec![path.clone()] };
        for file in files.into_iter().filter(|f| f.extension().is_some_and(|e| e == "toml")) {
            let read = file_of(&file)?;
            let wanted = file == path || (sources.toml.contains(&read.name) && holds_rules(&read.text));
            if wanted && !out.iter().any(|known| known.name == read.name) {
                out.push(read);
            }
        }
    }
    if let (true, true, Some(place)) = (out.is_empty(), sources.mentions.is_empty(), paths.first()) {
        let message = Message::new("rules-no-files").with("place", place);
        return Err(CliError::refused(message).hint(Message::new("rules-no-files-hint")));
    }
    Ok(out)
}

/// A `.toml` file may be of any program.
fn holds_rules(text: &str) -> bool {
    text.contains("provision")
        || text.lines().any(|l| ["[[rule", "[rule", "[[same"].iter().any(|head| l.trim_start().starts_with(head)))
}

/// The files in `rules/` of a corpus; none where there is no such folder.
pub fn of_corpus(root: &Path) -> Result<Vec<RuleFile>, CliError> {
    let folder = root.join("rules");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    in_folder(&plain(&folder.to_string_lossy()))?.iter().map(|file| file_of(file)).collect()
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

/// The rules in the files of a corpus, and what is wrong with the files; `None` where it has none.
pub fn set(opened: &Opened) -> Result<Option<RuleSet>, CliError> {
    let mut files = of_corpus(&opened.corpus.root)?;
    // A place is told from the corpus folder on.
    let root = opened.corpus.root.to_string_lossy().replace('\\', "/");
    for file in &mut files {
        if let Some(rest) = file.name.strip_prefix(&root) {
            file.name = rest.trim_start_matches('/').to_string();
        }
    }
    Ok((!files.is_empty()).then(|| load(&files)))
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

/// The rules of rule files among sources, and the calendar they count by; what is wrong with them is for `rules list` to tell.
pub fn among(sources: &Sources, opened: &Opened) -> Result<(RuleSet, Option<Calendar>), CliError> {
    let has_rules = |name: &String| sources.mentions.iter().any(|m| m.rule.is_some() && m.file == *name);
    let of = |(name, text): (&String, &String)| RuleFile { name: name.clone(), text: text.clone() };
    let files: Vec<RuleFile> = sources.texts.iter().filter(|(name, _)| has_rules(name)).map(of).collect();
    if files.is_empty() {
        return Ok((RuleSet::default(), None));
    }
    Ok((load(&files), Some(calendar(opened)?)))
}

/// The calendar of a corpus, else the one built in.
pub fn calendar(opened: &Opened) -> Result<Calendar, CliError> {
    Ok(match nusqa::corpus::calendar(&opened.corpus.root)? {
        Some(calendar) => calendar,
        None => Calendar::built_in().map_err(CliError::refused)?,
    })
}

/// Ties rules to the law of a corpus.
pub fn bind(set: &RuleSet, opened: &Opened) -> Result<Book, CliError> {
    let calendar = calendar(opened)?;
    Ok(Book::new(&set.rules, calendar, &|reference| {
        let reference = opened.corpus.resolve(reference)?;
        nusqa::query::history(&opened.corpus, &reference, opened.known_on)
    }))
}
