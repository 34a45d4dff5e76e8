//! Names of files as other programs want them.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in the path of an address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path relative to the working folder where it lies in it, with `/`, without `./`.
pub fn relative(file: &str) -> String {
    let path = Path::new(file);
    let inside = path.is_absolute().then(|| std::env::current_dir().ok()).flatten();
    let path = inside.as_deref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    let text = path.to_string_lossy();
    #[cfg(windows)]
    let text = text.replace('\\', "/");
    let text = text.trim_start_matches("./");
    if text.is_empty() { ".".to_string() } else { text.to_string() }
}

/// The same as a reference in an address: blanks and letters beyond ASCII are encoded.
pub fn uri(file: &str) -> String {
    let file = relative(file);
    let path = utf8_percent_encode(&file, PATH).to_string();
    // A path from the root of a disk is no path relative to a repository.
    if file.starts_with('/') { format!("file://{path}") } else { path }
}
