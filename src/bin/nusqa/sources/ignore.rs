//! What .gitignore files leave out, by the rules of gitignore(5).

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The rules that hold in a folder: those of the folders above, then its own.
#[derive(Clone, Debug, Default)]
pub struct Ignored {
    files: Vec<Arc<File>>,
    /// The folder, from the root of the disk.
    here: PathBuf,
}

/// One .gitignore file.
#[derive(Debug)]
struct File {
    folder: PathBuf,
    rules: Vec<Rule>,
}

#[derive(Debug, PartialEq, Eq)]
struct Rule {
    /// `!`: puts back what an earlier rule left out.
    keeps: bool,
    folders_only: bool,
    /// Matched against the path from the folder of the file, not against the name alone.
    anchored: bool,
    steps: Vec<Vec<u8>>,
}

impl Ignored {
    /// The rules of the folders above `root`, up to the one that is a git repository.
    pub fn above(root: &Path) -> Self {
        let Ok(root) = root.canonicalize() else { return Ignored::default() };
        let repository = root.ancestors().find(|dir| dir.join(".git").exists()).map(Path::to_path_buf);
        let Some(repository) = repository else { return Ignored::default() };
        let mut out = Ignored::default();
        out.add(&repository, &repository.join(".git/info/exclude"));
        let mut folders: Vec<&Path> = root.ancestors().skip(1).take_while(|dir| dir.starts_with(&repository)).collect();
        folders.reverse();
        for folder in folders {
            out.add(folder, &folder.join(".gitignore"));
        }
        out
    }

    /// With the rules of a folder in it.
    pub fn within(mut self, folder: &Path) -> Self {
        if let Ok(folder) = folder.canonicalize() {
            self.add(&folder, &folder.join(".gitignore"));
            self.here = folder;
        }
        self
    }

    fn add(&mut self, folder: &Path, file: &Path) {
        let Ok(bytes) = fs::read(file) else { return };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let rules: Vec<Rule> = bytes.split(|b| *b == b'\n').filter_map(rule).collect();
        if !rules.is_empty() {
            self.files.push(Arc::new(File { folder: folder.to_path_buf(), rules }));
        }
    }

    /// Whether a file or folder in this one is left out. The last rule that fits decides, the innermost file first.
    pub fn leaves_out(&self, name: &OsStr, is_folder: bool) -> bool {
        let path = self.here.join(name);
        for file in self.files.iter().rev() {
            let Ok(inside) = path.strip_prefix(&file.folder) else { continue };
            let steps: Vec<&[u8]> = inside.iter().map(|s| s.as_encoded_bytes()).collect();
            if let Some(rule) = file.rules.iter().rev().find(|r| r.fits(&steps, is_folder)) {
                return !rule.keeps;
            }
        }
        false
    }
}

/// One line; `None` for a blank one and a comment.
fn rule(line: &[u8]) -> Option<Rule> {
    let mut line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.starts_with(b"#") {
        return None;
    }
    // Blanks at the end count only behind a backslash.
    while line.ends_with(b" ") && !line.ends_with(b"\\ ") {
        line = line.get(..line.len() - 1)?;
    }
    let keeps = line.starts_with(b"!");
    line = line.strip_prefix(b"!").unwrap_or(line);
    let folders_only = line.ends_with(b"/");
    line = line.strip_suffix(b"/").unwrap_or(line);
    let anchored = line.contains(&b'/');
    line = line.strip_prefix(b"/").unwrap_or(line);
    let steps: Vec<Vec<u8>> = line.split(|b| *b == b'/').map(<[u8]>::to_vec).collect();
    (!line.is_empty()).then_some(Rule { keeps, folders_only, anchored, steps })
}

impl Rule {
    fn fits(&self, path: &[&[u8]], is_folder: bool) -> bool {
        if self.folders_only && !is_folder {
            return false;
        }
        match (self.anchored, self.steps.first(), path.last()) {
            (false, Some(step), Some(name)) => fits_step(step, name),
            _ => fits_path(&self.steps, path),
        }
    }
}

/// `**` stands for any number of folders; at the end, for all that is inside.
fn fits_path(steps: &[Vec<u8>], path: &[&[u8]]) -> bool {
    let (mut s, mut p) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    loop {
        match (steps.get(s), path.get(p)) {
            (Some(step), Some(_)) if step == b"**" => {
                if s + 1 == steps.len() {
                    return true;
                }
                back = Some((s + 1, p));
                s += 1;
                continue;
            }
            (Some(step), Some(name)) if fits_step(step, name) => {
                (s, p) = (s + 1, p + 1);
                continue;
            }
            (None, None) => return true,
            _ => {}
        }
        match back {
            Some((after, from)) if from < path.len() => {
                back = Some((after, from + 1));
                (s, p) = (after, from + 1);
            }
            _ => return false,
        }
    }
}

/// A name beside a pattern of `*`, `?`, `[…]` and `\`.
fn fits_step(pattern: &[u8], name: &[u8]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    loop {
        let next = match (pattern.get(p), name.get(n)) {
            (Some(b'*'), _) => {
                back = Some((p + 1, n));
                Some((p + 1, n))
            }
            (Some(b'?'), Some(_)) => Some((p + 1, n + 1)),
            (Some(b'['), Some(c)) => class(pattern, p, *c).map(|end| (end, n + 1)),
            (Some(b'\\'), Some(c)) if pattern.get(p + 1) == Some(c) => Some((p + 2, n + 1)),
            (Some(a), Some(b)) if a == b && *a != b'\\' => Some((p + 1, n + 1)),
            (None, None) => return true,
            _ => None,
        };
        match (next, back) {
            (Some(next), _) => (p, n) = next,
            (None, Some((after, from))) if from < name.len() => {
                back = Some((after, from + 1));
                (p, n) = (after, from + 1);
            }
            _ => return false,
        }
    }
}

/// The end of the class at `at`, where it holds the byte.
fn class(pattern: &[u8], at: usize, byte: u8) -> Option<usize> {
    let mut i = at + 1;
    let not = matches!(pattern.get(i), Some(b'!' | b'^'));
    i += usize::from(not);
    let first = i;
    let mut found = false;
    loop {
        match pattern.get(i)? {
            b']' if i > first => break,
            b'[' if pattern.get(i + 1) == Some(&b':') => {
                let rest = pattern.get(i + 2..)?;
                let end = rest.windows(2).position(|w| w == b":]")?;
                found |= named(rest.get(..end)?, byte)?;
                i += end + 4;
            }
            _ => {
                let escaped = usize::from(pattern.get(i) == Some(&b'\\'));
                let low = *pattern.get(i + escaped)?;
                i += 1 + escaped;
                let range = pattern.get(i) == Some(&b'-') && pattern.get(i + 1).is_some_and(|c| *c != b']');
                let high = if range { *pattern.get(i + 1)? } else { low };
                i += if range { 2 } else { 0 };
                found |= (low..=high).contains(&byte);
            }
        }
    }
    (found != not).then_some(i + 1)
}

/// Whether a class of POSIX (`[:digit:]`) holds a byte; `None` for a name that is none.
fn named(name: &[u8], byte: u8) -> Option<bool> {
    Some(match name {
        b"alnum" => byte.is_ascii_alphanumeric(),
        b"alpha" => byte.is_ascii_alphabetic(),
        b"blank" => matches!(byte, b' ' | b'\t'),
        b"cntrl" => byte.is_ascii_control(),
        b"digit" => byte.is_ascii_digit(),
        b"graph" => byte.is_ascii_graphic(),
        b"lower" => byte.is_ascii_lowercase(),
        b"print" => byte.is_ascii_graphic() || byte == b' ',
        b"punct" => byte.is_ascii_punctuation(),
        b"space" => byte.is_ascii_whitespace() || byte == 0x0b,
        b"upper" => byte.is_ascii_uppercase(),
        b"xdigit" => byte.is_ascii_hexdigit(),
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn as_git_leaves_out() {
        let files = [
            "a.rs",
            "a.log",
            "keep.log",
            "build/x.rs",
            "src/build/x.rs",
            "src/a.rs",
            "src/gen/a.rs",
            "src/gen/keep.rs",
            "docs/a/b/c.md",
            "docs/c.md",
            "x y.rs",
            "#odd.rs",
            "!odd.rs",
            "f1.rs",
            "f2.rs",
            "fx.rs",
            "deep/er/tmp/a.rs",
            "tmp/a.rs",
            "a/b/d/e.rs",
            "a/e.rs",
            "[x].rs",
            "new\\line.rs",
        ];
        let gitignore = "# comment\n*.log\n!keep.log\n/build/\n  \nsrc/gen/*\n!src/gen/keep.rs\ndocs/**/c.md\nx\\ y.rs   \n\\#odd.rs\n\\!odd.rs\nf[0-1].rs\ntmp/\na/**/e.rs\n\\[x\\].rs\r\n";
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        fs::write(dir.path().join(".gitignore"), gitignore).unwrap();
        fs::write(dir.path().join("src/.gitignore"), "!build\na.rs\n").unwrap();
        let mut kept = kept(dir.path());
        kept.sort();
        // What `git ls-files --others --exclude-standard` gives for these files.
        let expected =
            ["f2.rs", "fx.rs", "keep.log", "new\\line.rs", "src/build/x.rs", "src/gen/keep.rs", "a.rs"].map(str::to_string);
        let mut expected = expected.to_vec();
        expected.sort();
        assert_eq!(kept, expected);
    }

    /// The files that are not left out, as they are gone through.
    fn kept(root: &Path) -> Vec<String> {
        let mut kept = Vec::new();
        let mut folders = vec![(root.to_path_buf(), Ignored::above(root))];
        while let Some((folder, ignored)) = folders.pop() {
            let ignored = ignored.within(&folder);
            for entry in fs::read_dir(&folder).unwrap().flatten() {
                let path = entry.path();
                if ignored.leaves_out(path.file_name().unwrap(), path.is_dir()) || path.ends_with(".gitignore") {
                    continue;
                }
                if path.is_dir() {
                    folders.push((path, ignored.clone()));
                } else {
                    kept.push(path.strip_prefix(root).unwrap().display().to_string());
                }
            }
        }
        kept
    }

    /// Odd patterns, each beside git itself.
    #[test]
    fn odd_patterns_mean_what_they_mean_to_git() {
        let files = [
            "a.rs",
            "b.rs",
            "ab.rs",
            "a-b.rs",
            "a]b.rs",
            "a[b.rs",
            "1.rs",
            "A.rs",
            "a b.rs",
            "a .rs",
            "x/a.rs",
            "x/y/a.rs",
            "x/y/z/b.rs",
            "y/x/a.rs",
            "build",
            "src/build/a.rs",
            "src/x/build",
            "қ.rs",
            "x/қала.rs",
            "!a.rs",
            "#a.rs",
            ".hidden.rs",
            "x/.b/c.rs",
            "a**b.rs",
            "ab",
            "a/b",
            "a\\b.rs",
            "a?b.rs",
            "tab\tb.rs",
            "trail ",
        ];
        let patterns = [
            "*",
            "*.rs",
            "/*.rs",
            "x",
            "x/",
            "/x",
            "x/*",
            "x/**",
            "**/a.rs",
            "x/**/a.rs",
            "**/x/**",
            "x/y",
            "/x/y/",
            "build",
            "build/",
            "[ab].rs",
            "[!ab].rs",
            "[^ab].rs",
            "[]a].rs",
            "a[]-]b.rs",
            "[[:digit:]].rs",
            "[[:upper:][:digit:]].rs",
            "[[:nope:]].rs",
            "[a-",
            "a\\?b.rs",
            "a?b.rs",
            "?.rs",
            "??.rs",
            "\\!a.rs",
            "!a.rs",
            "#a.rs",
            "\\#a.rs",
            "a\\ .rs",
            "trail\\ ",
            "trail ",
            "trail",
            ".*",
            "**",
            "a**b.rs",
            "a\\*\\*b.rs",
            "*\n!x/\n!x/**",
            "*.rs\n!a.rs",
            "x/\n!x/a.rs",
            "/",
            "//",
            "**/",
            "\\",
            "\u{feff}a.rs",
            "қ*",
            "**/қала.*",
            "x/y/**/b.rs",
            "/**/b.rs",
            "a/**",
            "*/",
            "*/*",
            "a.rs\r",
            " a.rs",
            "\ta.rs",
        ];
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        let git = |args: &[&str]| {
            let clean = [("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")];
            std::process::Command::new("git").args(args).current_dir(root).envs(clean).output()
        };
        if git(&["init", "--quiet"]).is_err() {
            return; // No git here to compare with.
        }
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let _ = fs::write(path, "");
        }
        let mut wrong = Vec::new();
        for pattern in patterns {
            fs::write(root.join(".gitignore"), format!("{pattern}\n")).unwrap();
            let listed = git(&["ls-files", "--others", "--exclude-standard", "-z"]).unwrap().stdout;
            let listed = String::from_utf8(listed).unwrap();
            let mut want: Vec<&str> = listed.split('\0').filter(|f| !f.is_empty() && *f != ".gitignore").collect();
            want.sort_unstable();
            let mut have = kept(root);
            have.retain(|f| !f.starts_with(".git/"));
            have.sort();
            if have != want {
                wrong.push(format!("{pattern:?}: git {want:?}, here {have:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
