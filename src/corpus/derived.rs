//! Folders of derived data: whole or absent.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

/// A folder being written; removed when dropped before it is in place.
pub(crate) struct Draft(PathBuf);

impl Draft {
    /// A new folder beside the one that it is to replace.
    pub(crate) fn beside(folder: &Path) -> io::Result<Draft> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let draft = folder.with_file_name(format!(".{name}.{}-{n}", std::process::id()));
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent)?;
        }
        // What a killed process of the same id left.
        let _ = fs::remove_dir_all(&draft);
        fs::create_dir(&draft)?;
        Ok(Draft(draft))
    }

    /// Where to write.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// When it was made, by the clock of the file system.
    pub(crate) fn stamp(&self) -> Option<SystemTime> {
        fs::metadata(&self.0).ok()?.modified().ok()
    }

    /// Puts it in its place. The old folder goes aside first: a rename does not replace a folder that has files. Between the two
    /// renames there is none, which is the same as a stale one.
    pub(crate) fn move_to(&self, folder: &Path) -> io::Result<()> {
        let old = self.0.with_extension("old");
        let had_old = fs::rename(folder, &old).is_ok();
        let moved = fs::rename(&self.0, folder);
        if had_old {
            let _ = fs::remove_dir_all(&old);
        }
        moved
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
