//! A corpus as read, kept on the disk: opened in milliseconds, a value read when it is asked for.
//!
//! Two files in a folder of their own. `values` holds every value of the corpus behind a checksum each, and is mapped into memory.
//! `inputs` says what the snapshot was made of: the program, and of every file its hash and what the file system said of it.
//!
//! A snapshot is good when the same program made it and every file of the corpus folder has the same size, times and inode as
//! when it was read; what differs there is hashed. A file changed in the last moment before it was read could change again within
//! one tick of the clock and look the same: its times are not kept, so that it is hashed the next time.
//!
//! When files did change, only these are read again ([`Before`]); the corpus is put together anew from all acts.

mod file;
mod inputs;
mod records;

use std::io;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

pub(super) use file::{Keep, Mapped, Plain, Pointer};
pub(super) use inputs::Inputs;
pub(super) use records::Before;

use super::derived::Draft;
use super::{Corpus, CorpusError, open};
use crate::base::Message;

/// The bytes of a file that is mapped into memory.
pub type Bytes = Box<dyn Deref<Target = [u8]> + Send + Sync>;

/// Maps a file: this stage has no such means itself.
pub type Map<'a> = &'a dyn Fn(&Path) -> io::Result<Bytes>;

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
pub(super) fn open_kept(root: &Path, folder: &Path, map: Map<'_>) -> Result<Kept, CorpusError> {
    let mut inputs = Inputs::look(root)?;
    let Some((known, values)) = opened(folder, map) else { return read(root, folder, inputs, &Before::default()) };
    let same = inputs.compare(root, &known);
    match same.then(|| records::load(root, &values)).flatten() {
        Some(corpus) => {
            if inputs != known {
                // Looked at and found the same: the next time the times will do. A folder that cannot be written costs no more than that.
                let _ = inputs.save(folder, values.head());
            }
            Ok(Kept { corpus, acts_read: 0, remark: None })
        }
        None => read(root, folder, inputs, &Before::of(&values)),
    }
}

/// The snapshot in `folder`.
fn opened(folder: &Path, map: Map<'_>) -> Option<(Inputs, Arc<Mapped>)> {
    let (inputs, head) = Inputs::load(folder)?;
    let values = Mapped::new(map(&folder.join(VALUES)).ok()?, head)?;
    Some((inputs, Arc::new(values)))
}

/// Reads what is not in the snapshot before, and writes a new one.
fn read(root: &Path, folder: &Path, mut inputs: Inputs, before: &Before) -> Result<Kept, CorpusError> {
    let mut read = open::read(root, &mut inputs, before)?;
    if before.damaged() {
        read = open::read(root, &mut inputs, &Before::default())?;
    }
    let saved = Draft::beside(folder).and_then(|draft| {
        let head = records::save(&read, &draft.path().join(VALUES))?;
        inputs.save(draft.path(), head)?;
        draft.move_to(folder)
    });
    let remark = saved.err().map(|e| Message::new("corpus-not-kept").with("reason", e.kind()));
    Ok(Kept { corpus: read.corpus, acts_read: read.acts_read, remark })
}
