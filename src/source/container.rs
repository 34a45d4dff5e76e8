//! Packed files: gzip and zip, told by their content, unpacked within limits.
//!
//! A compressed file may claim to be a thousand times its size (a "zip bomb"), so nothing is unpacked further than text can be
//! compressed, and an archive as a whole has a budget.

use std::io::{Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::listing::{self, Reading};
use super::{DecodeError, MAX_BYTES};
use crate::base::Message;

/// Files that an archive may hold.
pub const MAX_FILES: usize = 100_000;
/// Bytes that all files of an archive may have together: 4 GiB.
pub const MAX_UNPACKED: u64 = 4 << 30;
/// Archives inside archives.
pub const MAX_DEPTH: usize = 3;
/// Acts shrink to a tenth, tables to a fiftieth; what shrinks more is no text.
const MAX_RATIO: u64 = 200;
/// Smaller results are harmless whatever the ratio.
const HARMLESS: u64 = 1 << 20;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// One file, compressed.
    Gzip,
    /// An archive of files. Documents of word processors are zip files too, but no archives.
    Zip,
}

/// Whether the bytes are a packed file.
#[must_use]
pub fn packing(bytes: &[u8]) -> Option<Packing> {
    if bytes.starts_with(b"\x1f\x8b\x08") {
        return Some(Packing::Gzip);
    }
    let zip = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    (zip && super::magic::is_archive(bytes)).then_some(Packing::Zip)
}

/// Unpacks a gzip file.
///
/// # Errors
/// Damaged data, and data that unpacks to more than an act can have.
pub fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, DecodeError> {
    read_limited(MultiGzDecoder::new(bytes), bytes.len() as u64, "gzip")
}

/// The first bytes of what a gzip file holds.
#[must_use]
pub fn gunzip_head(bytes: &[u8]) -> [u8; 4] {
    let mut head = [0; 4];
    // Too short or damaged: the whole will say so.
    let _ = MultiGzDecoder::new(bytes).read_exact(&mut head);
    head
}

/// An open zip archive. Its clones share the bytes and the budget.
#[derive(Clone)]
pub struct Archive {
    zip: ZipArchive<Cursor<Arc<[u8]>>>,
    left: Arc<AtomicU64>,
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Path inside the archive, `/` as separator.
    pub name: String,
    /// For [`Archive::read`].
    pub index: usize,
}

impl Archive {
    /// Opens an archive.
    ///
    /// # Errors
    /// Damaged archives and archives of too many files.
    pub fn open(bytes: Arc<[u8]>) -> Result<Self, DecodeError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("ZIP"))?;
        if zip.len() > MAX_FILES {
            return Err(Message::new("decode-archive-count").with("count", zip.len()).with("limit", MAX_FILES).into());
        }
        Ok(Archive { zip, left: Arc::new(AtomicU64::new(MAX_UNPACKED)) })
    }

    /// The files, sorted by name. Folders are left out; of two files of one name, the last counts, as with other programs.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mut zip = self.zip.clone();
        let mut entries: Vec<Entry> = (0..zip.len())
            .filter_map(|index| {
                let file = zip.by_index_raw(index).ok()?;
                let name = name_of(file.name_raw()).replace('\\', "/");
                (!file.is_dir() && !name.ends_with('/')).then_some(Entry { name, index })
            })
            .collect();
        entries.sort_by(|a, b| (&a.name, b.index).cmp(&(&b.name, a.index)));
        entries.dedup_by(|later, first| later.name == first.name);
        entries
    }

    /// The files that are acts by their names.
    #[must_use]
    pub fn acts(&self) -> Vec<Entry> {
        let mut acts = self.entries();
        acts.retain(|entry| listing::reading(&entry.name) == Reading::Act);
        acts
    }

    /// Unpacks one file.
    ///
    /// # Errors
    /// Damaged, encrypted or unknown ways of packing, and what unpacks to more than it should.
    pub fn read(&self, index: usize) -> Result<Vec<u8>, DecodeError> {
        let mut zip = self.zip.clone();
        let file = zip.by_index(index).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(_) | zip::result::ZipError::InvalidPassword => {
                DecodeError::from(Message::new("decode-archive-method"))
            }
            _ => damaged("ZIP"),
        })?;
        let packed = file.compressed_size();
        let bytes = read_limited(file, packed, "ZIP")?;
        let taken = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(bytes.len() as u64));
        match taken {
            Ok(_) => Ok(bytes),
            Err(_) => Err(Message::new("decode-archive-total").with("limit", MAX_UNPACKED >> 30).into()),
        }
    }
}

/// The one file in a packed file, unpacked as often as it is packed.
///
/// # Errors
/// What [`gunzip`] and [`Archive`] refuse; archives of no act or of several.
pub fn single(bytes: &[u8]) -> Result<Vec<u8>, DecodeError> {
    let mut file: Vec<u8> = Vec::new();
    for depth in 0..=MAX_DEPTH {
        let now = if depth == 0 { bytes } else { &file };
        file = match packing(now) {
            None => return Ok(file),
            Some(_) if depth == MAX_DEPTH => break,
            Some(Packing::Gzip) => gunzip(now)?,
            Some(Packing::Zip) => {
                let archive = Archive::open(Arc::from(now))?;
                let mut acts = archive.acts().into_iter();
                match (acts.next(), acts.count()) {
                    (Some(act), 0) => archive.read(act.index)?,
                    (None, _) => return Err(Message::new("decode-archive-empty").into()),
                    (Some(_), more) => return Err(Message::new("decode-archive-many").with("count", more + 1).into()),
                }
            }
        };
    }
    Err(too_deep())
}

/// Archives inside archives inside archives are refused.
#[must_use]
pub fn too_deep() -> DecodeError {
    Message::new("decode-archive-depth").with("limit", MAX_DEPTH).into()
}

fn read_limited(packed: impl Read, size: u64, format: &str) -> Result<Vec<u8>, DecodeError> {
    let most = (MAX_BYTES as u64).min(size.saturating_mul(MAX_RATIO).max(HARMLESS));
    let mut bytes = Vec::new();
    packed.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged(format))?;
    if bytes.len() as u64 <= most {
        return Ok(bytes);
    }
    let limit = MAX_BYTES >> 20;
    Err(if most == MAX_BYTES as u64 {
        Message::new("decode-too-large-packed").with("limit", limit).into()
    } else {
        Message::new("decode-bomb").with("ratio", MAX_RATIO).into()
    })
}

fn damaged(format: &str) -> DecodeError {
    Message::new("decode-archive-damaged").with("format", format).into()
}

/// Names are UTF-8 or, from older programs in this part of the world, CP866.
fn name_of(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_string(),
        Err(_) => encoding_rs::IBM866.decode_without_bom_handling(raw).0.into_owned(),
    }
}
