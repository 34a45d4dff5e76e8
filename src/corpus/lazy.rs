//! A part of a corpus that is in memory, or in a snapshot until it is first asked for.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use super::snapshot::{Keep, Mapped, Pointer};

/// A value that is read from a snapshot when it is first looked at.
///
/// A damaged snapshot gives an empty value and leaves a mark on [`Damage`](super::Damage): whoever answers from a corpus looks at
/// that mark before the answer is believed.
pub struct Lazy<T> {
    here: Option<Box<T>>,
    read: OnceLock<Box<T>>,
    kept: Option<Stored>,
}

/// Where a value stands.
#[derive(Clone)]
pub(super) struct Stored {
    pub(super) file: Arc<Mapped>,
    pub(super) at: Pointer,
}

impl Stored {
    fn read<T: Keep>(&self) -> Box<T> {
        Box::new(self.file.read(self.at).unwrap_or_default())
    }
}

impl<T> Lazy<T> {
    /// A value that is read when it is asked for.
    pub(super) fn later(file: &Arc<Mapped>, at: Pointer) -> Self {
        Lazy { here: None, read: OnceLock::new(), kept: Some(Stored { file: Arc::clone(file), at }) }
    }

    /// Where its bytes stand, unless it was made or changed in memory.
    pub(super) fn place(&self) -> Option<&Stored> {
        self.kept.as_ref()
    }
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Lazy { here: Some(Box::new(value)), read: OnceLock::new(), kept: None }
    }
}

impl<T: Default> Default for Lazy<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T: Keep> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.here {
            Some(value) => value,
            None => self.read.get_or_init(|| self.kept.as_ref().map(Stored::read).unwrap_or_default()),
        }
    }
}

impl<T: Keep> DerefMut for Lazy<T> {
    fn deref_mut(&mut self) -> &mut T {
        // What is changed is no longer what the snapshot has.
        let (read, kept) = (self.read.take(), self.kept.take());
        self.here.get_or_insert_with(|| read.or_else(|| kept.as_ref().map(Stored::read)).unwrap_or_default())
    }
}

impl<'a, T> IntoIterator for &'a Lazy<Vec<T>>
where
    Vec<T>: Keep,
{
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Keep + fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
