//! The calendar of a corpus folder.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::Deserialize;

use super::CorpusError;
use crate::base::{Message, toml_text};
use crate::calendar::Calendar;

/// Where it is when `nusqa.toml` names no other place.
const USUAL: &str = "calendar/kz.toml";

#[derive(Default, Deserialize)]
struct Config {
    #[serde(default)]
    options: Options,
}

#[derive(Default, Deserialize)]
struct Options {
    calendar: Option<toml::Spanned<String>>,
}

/// The calendar in a corpus folder: the file that `nusqa.toml` names, else `calendar/kz.toml`. `None` where there is none; the
/// built-in one ([`Calendar::built_in`]) serves then.
///
/// # Errors
/// A file that cannot be read, or is named and missing, or says what cannot be; with its line.
pub fn calendar(root: &Path) -> Result<Option<Calendar>, CorpusError> {
    const CONFIG: &str = "nusqa.toml";
    let config = read(root, CONFIG)?.unwrap_or_default();
    let named = toml_text::parse::<Config>(CONFIG, &config)?.options.calendar;
    let name = match &named {
        None => USUAL,
        Some(n) => {
            let path = n.get_ref();
            if path.starts_with(['/', '\\']) || path.contains(':') || path.split(['/', '\\']).any(|p| p == ".." || p.is_empty()) {
                let line = toml_text::line_of(&config, n.span().start);
                let message = Message::new("corpus-path").with("file", CONFIG).with("line", line).with("value", path);
                return Err(message.into());
            }
            path
        }
    };
    match read(root, name)? {
        Some(text) => Ok(Some(Calendar::parse(name, &text)?)),
        None if named.is_some() => Err(Message::new("calendar-missing").with("file", name).into()),
        None => Ok(None),
    }
}

/// A text file of the folder; `None` where there is none.
fn read(root: &Path, name: &str) -> Result<Option<String>, CorpusError> {
    match fs::read_to_string(root.join(name)) {
        Ok(text) => Ok(Some(text)),
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(e) => Err(Message::new("corpus-unreadable").with("file", name).with("reason", e).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_is_the_one_that_the_folder_names() {
        let dir = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        let read = || calendar(dir.path());
        assert!(read().expect("none is no error").is_none());
        let entry = "[[day]]\nday = \"2024-05-09\"\nkind = \"off\"\nname = \"N\"\nsource = \"S\"\n";
        write("calendar/kz.toml", entry);
        assert_eq!(read().expect("read").map(|c| c.file).as_deref(), Some("calendar/kz.toml"));
        write("nusqa.toml", "name = \"x\"\n[options]\ncalendar = \"days.toml\"\n");
        assert_eq!(read().expect_err("missing").message.id, "calendar-missing");
        write("days.toml", entry);
        assert_eq!(read().expect("read").map(|c| c.file).as_deref(), Some("days.toml"));
        write("days.toml", "[[day]]\nday = \"2024-05-32\"\nkind = \"off\"\nname = \"N\"\nsource = \"S\"\n");
        let error = read().expect_err("a bad day");
        assert!(error.message.args.contains(&("line", "2".to_string())), "{error:?}");
        write("nusqa.toml", "[options]\ncalendar = \"../days.toml\"\n");
        assert_eq!(read().expect_err("outside").message.id, "corpus-path");
    }
}
