//! The corpus on disk may change while it is served.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use nusqa::base::Message;
use nusqa::source::content_hash;

use super::app::App;

/// How often the folder is looked at.
const PERIOD: Duration = Duration::from_secs(3);

/// Reads the corpus anew when its files change. A state that cannot be read is told on the pages, and the last good one stays.
pub async fn watch(app: Arc<App>) {
    loop {
        tokio::time::sleep(PERIOD).await;
        let app = Arc::clone(&app);
        // Beside the pool: reading a corpus is no answer to anyone.
        let _ = tokio::task::spawn_blocking(move || look(&app)).await;
    }
}

/// One look.
pub fn look(app: &App) {
    let held = app.state();
    let now = stamp(&held.opened.corpus.root);
    let damaged = held.opened.corpus.damage.happened();
    if !damaged && now == held.stamp || app.state().refused_stamp().as_deref() == Some(now.as_str()) {
        return;
    }
    match held.reopen(now.clone()) {
        Ok(state) => app.replace(state),
        Err(error) => {
            held.refuse(now);
            app.set_trouble(Some(error.message));
        }
    }
}

/// Names, sizes and times of the files of a corpus folder, in one hash.
pub fn stamp(root: &Path) -> String {
    let mut lines = Vec::new();
    for file in ["manifest.toml", "facts.toml", "nusqa.toml"] {
        lines.extend(line(&root.join(file)));
    }
    let mut open = vec![root.join("acts"), root.join("rules"), root.join("calendar")];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(entry.path()),
                _ => lines.extend(line(&entry.path())),
            }
        }
    }
    lines.sort();
    content_hash(lines.join("\n").as_bytes())
}

fn line(path: &Path) -> Option<String> {
    let about = fs::metadata(path).ok()?;
    Some(format!("{} {} {:?}", path.display(), about.len(), about.modified().ok()))
}

/// What the pages say while the corpus on disk cannot be read.
pub fn said(reason: String) -> Message {
    Message::new("web-corpus-trouble").with("reason", reason)
}
