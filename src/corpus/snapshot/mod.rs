//! A corpus as read, kept on the disk: opened in milliseconds, a value read when it is asked for.
//!
//! Two files in a folder of their own. `values` holds every value of the corpus behind a checksum each, and is mapped into memory.
//! `inputs` says what the snapshot was made of: the program, and of every file its hash and what the file system said of it.
//!
//! A snapshot is good when the same program made it and every file of the corpus folder has the same size, times and inode as
//! when it was read; what differs there is hashed. A file changed in the last moment before it was read could change again within
//! one tick of the file system's clock and look the same: it is hashed the next time whatever it looks like.
//!
//! When files did change, only these are read again ([`Before`]); the corpus is put together anew from all acts.

mod file;
mod inputs;
mod records;

use std::io;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::thread;

pub(super) use file::{Keep, Mapped, Plain, Pointer};
pub(super) use inputs::Inputs;
pub(super) use records::Before;

use super::derived::Draft;
use super::{Corpus, CorpusError, open};
use crate::base::Message;

/// The bytes of a file that is mapped into memory.
pub type Bytes = Box<dyn Deref<Target = [u8]> + Send + Sync>;

/// Maps a file: this stage has no such means itself.
pub type Map<'a> = &'a (dyn Fn(&Path) -> io::Result<Bytes> + Sync);

/// Is told how many acts are done, of how many; from any thread.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// A corpus and how it came to be.
#[derive(Debug)]
pub struct Kept {
    /// The corpus.
    pub corpus: Corpus,
    /// Acts that had to be read; 0 where the snapshot was good.
    pub acts_read: usize,
    /// Why no snapshot could be written, where that was so.
    pub remark: Option<Message>,
}

/// The values of a snapshot.
const VALUES: &str = "values";

/// See [`Corpus::open_kept`].
pub(super) fn open_kept(root: &Path, folder: &Path, map: Map<'_>, progress: Progress<'_>) -> Result<Kept, CorpusError> {
    // The disk is asked about the folder and the snapshot at once.
    let (looked, known) = thread::scope(|scope| {
        let looked = scope.spawn(|| Inputs::look(root, None));
        let known = opened(folder, map);
        (looked.join(), known)
    });
    let mut looked = looked.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    if let Some((known, values)) = &known
        && looked.look_like(root, known)
        && let Some(corpus) = records::load(root, values)
    {
        return Ok(Kept { corpus, acts_read: 0, remark: None });
    }
    let draft = Draft::beside(folder);
    let mut inputs = Inputs::look(root, draft.as_ref().ok().and_then(Draft::stamp))?;
    let before = match &known {
        None => Before::default(),
        Some((known, values)) => {
            if inputs.compare(root, known)
                && let Some(corpus) = records::load(root, values)
            {
                // Looked at and found the same: the next time the times will do. A folder that cannot be written costs no more than that.
                let _ = inputs.save(folder, values.head());
                return Ok(Kept { corpus, acts_read: 0, remark: None });
            }
            Before::of(values)
        }
    };
    let mut read = open::read(root, &mut inputs, &before, progress)?;
    if before.damaged() {
        read = open::read(root, &mut inputs, &Before::default(), progress)?;
    }
    let saved = draft.and_then(|draft| {
        let head = records::save(&read, &draft.path().join(VALUES))?;
        inputs.save(draft.path(), head)?;
        draft.move_to(folder)
    });
    let remark = saved.err().map(|e| Message::new("corpus-not-kept").with("reason", e.kind()));
    Ok(Kept { corpus: read.corpus, acts_read: read.acts_read, remark })
}

/// The snapshot in `folder`.
fn opened(folder: &Path, map: Map<'_>) -> Option<(Inputs, Arc<Mapped>)> {
    let (inputs, head) = Inputs::load(folder)?;
    let values = Mapped::new(map(&folder.join(VALUES)).ok()?, head)?;
    Some((inputs, Arc::new(values)))
}
