//! Values in a file: one after the other, each found by a pointer with its checksum.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Bytes;

/// Where a value stands in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct Pointer {
    at: u64,
    len: u32,
    crc: u32,
}

/// A value that a snapshot can keep.
pub(in crate::corpus) trait Keep: Default {
    /// Makes it from its bytes.
    fn from_bytes(bytes: &[u8], file: &Arc<Mapped>) -> Option<Self>;
}

/// A value that holds no pointers.
pub(in crate::corpus) trait Plain: Default + DeserializeOwned {}

impl<T: Plain> Keep for T {
    fn from_bytes(bytes: &[u8], _: &Arc<Mapped>) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// A file of values in memory.
pub(in crate::corpus) struct Mapped {
    bytes: Bytes,
    head: Pointer,
    damaged: Arc<AtomicBool>,
}

impl Mapped {
    /// A file whose first value to read stands at `head`; `None` where it is too short to be whole.
    pub(super) fn new(bytes: Bytes, head: Pointer) -> Option<Self> {
        let whole = head.at.checked_add(u64::from(head.len)) == Some(bytes.len() as u64);
        whole.then(|| Mapped { bytes, head, damaged: Arc::default() })
    }

    /// The first value to read.
    pub(super) fn head(&self) -> Pointer {
        self.head
    }

    /// The mark that is set when a value does not fit its checksum.
    pub(in crate::corpus) fn damaged(&self) -> &Arc<AtomicBool> {
        &self.damaged
    }

    /// The bytes of a value.
    pub(super) fn bytes(&self, pointer: Pointer) -> Option<&[u8]> {
        let from = usize::try_from(pointer.at).ok()?;
        let bytes = self.bytes.get(from..from.checked_add(pointer.len as usize)?);
        let good = bytes.filter(|b| crc32fast::hash(b) == pointer.crc);
        if good.is_none() {
            self.damaged.store(true, Ordering::Relaxed);
        }
        good
    }

    /// A value.
    pub(in crate::corpus) fn read<T: Keep>(self: &Arc<Self>, pointer: Pointer) -> Option<T> {
        let value = T::from_bytes(self.bytes(pointer)?, self);
        if value.is_none() {
            self.damaged.store(true, Ordering::Relaxed);
        }
        value
    }
}

/// Writes such a file.
pub(super) struct Writer {
    out: BufWriter<File>,
    at: u64,
}

impl Writer {
    /// A new file.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        Ok(Writer { out: BufWriter::with_capacity(1 << 20, File::create(path)?), at: 0 })
    }

    /// Adds a value.
    pub(super) fn add<T: Serialize>(&mut self, value: &T) -> io::Result<Pointer> {
        self.add_bytes(&postcard::to_stdvec(value).map_err(io::Error::other)?)
    }

    /// Adds a value that is in bytes already.
    pub(super) fn add_bytes(&mut self, bytes: &[u8]) -> io::Result<Pointer> {
        let len = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        let pointer = Pointer { at: self.at, len, crc: crc32fast::hash(bytes) };
        self.out.write_all(bytes)?;
        self.at += u64::from(len);
        Ok(pointer)
    }

    /// Ends the file; nothing of it is left in buffers.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}
