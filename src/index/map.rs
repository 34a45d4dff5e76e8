//! Files mapped into memory.

use std::io;
use std::path::Path;

use tantivy::Directory;
use tantivy::directory::MmapDirectory;

use crate::corpus::Bytes;

/// Maps a file that nobody writes to while it is open: derived data are only ever replaced as a whole. tantivy maps its own files in
/// the same way, and this is its door.
///
/// # Errors
/// There is no such file, or it cannot be mapped.
pub fn map(path: &Path) -> io::Result<Bytes> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Err(io::ErrorKind::NotFound.into()) };
    let folder = MmapDirectory::open(folder).map_err(io::Error::other)?;
    let file = folder.open_read(Path::new(name)).map_err(io::Error::other)?;
    Ok(Box::new(file.read_bytes()?))
}
