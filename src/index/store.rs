//! Where an index lives: a folder that is whole or absent, or memory.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use tantivy::indexer::NoMergePolicy;
use tantivy::{IndexReader, IndexSettings, IndexWriter, ReloadPolicy};

use crate::base::Message;
use crate::corpus::Draft;

use super::laid::{self, LAID};
use super::schema::{FORMAT, Fields, schema};
use super::token::Analyzer;
use super::{Index, IndexDoc, IndexError};

/// Enough for tens of thousands of versions in one segment; little enough that a small corpus does not pay for it.
const WRITER_BYTES: usize = 64 << 20;

/// Our own file in the folder, written last.
const SEAL: &str = "nusqa-index.json";

/// Where to build.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// In memory, gone with the process.
    Ram,
    /// In this folder, which is replaced.
    Folder(&'a Path),
}

/// What [`open`] found.
pub enum Opened {
    /// An index of these very inputs.
    Fresh(Index),
    /// None, or one of other inputs or of another format, or a damaged one: [`build`] it.
    Stale,
}

#[derive(Serialize, Deserialize)]
struct Seal {
    format: u32,
    fingerprint: String,
    /// Every file with its length, so that a cut-off copy is seen before it is read.
    files: Vec<(String, u64)>,
}

/// Opens the index in `dir` if it was built from the inputs that `fingerprint` stands for.
///
/// Any trouble with the folder is [`Opened::Stale`]: derived data is rebuilt, not repaired.
#[must_use]
pub fn open(dir: &Path, fingerprint: &str) -> Opened {
    sealed(dir, fingerprint)
        .and_then(|()| tantivy::Index::open_in_dir(dir).ok())
        .and_then(|i| ready(&i).ok())
        .map_or(Opened::Stale, Opened::Fresh)
}

fn sealed(dir: &Path, fingerprint: &str) -> Option<()> {
    let seal: Seal = serde_json::from_slice(&fs::read(dir.join(SEAL)).ok()?).ok()?;
    let whole = seal.files.iter().all(|(name, len)| fs::metadata(dir.join(name)).is_ok_and(|m| m.len() == *len));
    (seal.format == FORMAT && seal.fingerprint == fingerprint && whole).then_some(())
}

/// Builds an index of `docs`; equal ranks will come in their order, so give them by work, provision and time.
///
/// A folder that cannot be written is no failure: the index is then in memory, and the message says so.
///
/// # Errors
/// The disk fills up or fails half-way; nothing is left behind then.
pub fn build(
    place: Place<'_>,
    fingerprint: &str,
    docs: impl IntoIterator<Item = IndexDoc>,
) -> Result<(Index, Option<Message>), IndexError> {
    let Place::Folder(dir) = place else { return Ok((in_ram(docs)?, None)) };
    match Draft::beside(dir) {
        Ok(draft) => fill(&draft, dir, fingerprint, docs).map(|index| (index, None)),
        Err(e) => Ok((in_ram(docs)?, Some(Message::new("search-index-in-memory").with("detail", e.kind())))),
    }
}

fn in_ram(docs: impl IntoIterator<Item = IndexDoc>) -> Result<Index, IndexError> {
    let (schema, fields) = schema();
    let index = tantivy::Index::builder().schema(schema).settings(settings()).create_in_ram().map_err(failed)?;
    write(&index, &fields, docs)?;
    ready(&index).map_err(failed)
}

fn fill(draft: &Draft, dir: &Path, fingerprint: &str, docs: impl IntoIterator<Item = IndexDoc>) -> Result<Index, IndexError> {
    let (schema, fields) = schema();
    let index = tantivy::Index::builder().schema(schema).settings(settings()).create_in_dir(draft.path()).map_err(failed)?;
    write(&index, &fields, docs)?;
    drop(index);
    seal(draft.path(), fingerprint).and_then(|()| draft.move_to(dir)).map_err(|e| failed(e.into()))?;
    tantivy::Index::open_in_dir(dir).and_then(|i| ready(&i)).map_err(failed)
}

fn seal(dir: &Path, fingerprint: &str) -> std::io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Locks are emptied and refilled by whoever holds them.
        if !name.ends_with(".lock") {
            files.push((name, entry.metadata()?.len()));
        }
    }
    files.sort();
    let seal = Seal { format: FORMAT, fingerprint: fingerprint.to_string(), files };
    fs::write(dir.join(SEAL), serde_json::to_vec_pretty(&seal)?)
}

fn settings() -> IndexSettings {
    // A thread of its own for compression costs a small corpus more than it brings.
    IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() }
}

/// One writing thread (splitting and stemming run beside it, on the caller's), one segment in the end.
fn write(index: &tantivy::Index, fields: &Fields, docs: impl IntoIterator<Item = IndexDoc>) -> Result<(), IndexError> {
    index.tokenizers().register(LAID, laid::analyzer());
    let mut writer: IndexWriter = index.writer_with_num_threads(1, WRITER_BYTES).map_err(failed)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut analyzer = Analyzer::default();
    for (order, doc) in docs.into_iter().enumerate() {
        let document = fields.document(&doc, order as u64, &mut analyzer).map_err(|e| IndexError::new("search-index-failed", e))?;
        writer.add_document(document).map_err(failed)?;
    }
    writer.commit().map_err(failed)?;
    let segments = index.searchable_segment_ids().map_err(failed)?;
    if segments.len() > 1 {
        writer.merge(&segments).wait().map_err(failed)?;
        writer.garbage_collect_files().wait().map_err(failed)?;
    }
    writer.wait_merging_threads().map_err(failed)
}

fn ready(index: &tantivy::Index) -> tantivy::Result<Index> {
    // No watching thread: an index never changes.
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(Index { reader, fields: schema().1 })
}

fn failed(e: tantivy::TantivyError) -> IndexError {
    IndexError::new("search-index-failed", e)
}
