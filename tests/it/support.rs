//! Runs the program as a user would.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program in the root of the sources, on a fixed day, in a fixed language.
pub fn nusqa(args: &[&str]) -> String {
    told(&command(root(), args).output().unwrap())
}

/// Several runs, each with the command as typed.
pub fn story(dir: &Path, sessions: &[&[&str]]) -> String {
    let run = |args: &&[&str]| format!("$ nusqa {}\n{}", args.join(" "), told(&command(dir, args).output().unwrap()));
    sessions.iter().map(run).collect()
}

/// The root of the sources.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A run in `dir`, whatever the environment of the tests.
pub fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nusqa"));
    command.current_dir(dir).args(args).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NUSQA_CORPUS", "NO_COLOR", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

/// Both streams and the exit code in one text.
pub fn told(output: &Output) -> String {
    let mut out = String::from_utf8(output.stdout.clone()).unwrap();
    for line in String::from_utf8(output.stderr.clone()).unwrap().lines() {
        out.push_str(&format!("! {line}\n"));
    }
    out.push_str(&format!("=> {}\n\n", output.status.code().unwrap_or(-1)));
    out
}

/// Compares with a file of the sources that a reader reviews; `INSTA_UPDATE=always` writes it instead.
#[track_caller]
pub fn golden_file(file: &str, now: &str) {
    let path = root().join(file);
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        std::fs::write(&path, now).unwrap();
        return;
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    let gone = before.lines().filter(|l| !now.lines().any(|n| n == *l)).map(|l| format!("- {l}"));
    let come = now.lines().filter(|l| !before.lines().any(|b| b == *l)).map(|l| format!("+ {l}"));
    let difference: Vec<String> = gone.chain(come).take(60).collect();
    assert!(before == now, "{file} is not what the program gives now:\n{}", difference.join("\n"));
}
