//! Pages already made, within a bound.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::reply::Ready;

/// Bytes kept in each of two generations.
const GENERATION: usize = 32 << 20;

/// Two generations: what is asked for moves to the young one, and when that is full the old one is forgotten.
#[derive(Default)]
pub struct Cache(Mutex<Generations>);

#[derive(Default)]
struct Generations {
    young: HashMap<String, Ready>,
    old: HashMap<String, Ready>,
    bytes: usize,
    epoch: u64,
}

impl Cache {
    /// The page under a key.
    pub fn get(&self, key: &str) -> Option<Ready> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = held.young.get(key) {
            return Some(page.clone());
        }
        let page = held.old.remove(key)?;
        held.put(key.to_string(), page.clone());
        Some(page)
    }

    /// A number that changes when everything is forgotten: a page begun before must not be kept after.
    pub fn epoch(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).epoch
    }

    /// Keeps a page made in `epoch`.
    pub fn put(&self, key: String, page: Ready, epoch: u64) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.epoch == epoch {
            held.put(key, page);
        }
    }

    /// Forgets everything: the corpus is another one.
    pub fn clear(&self) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let epoch = held.epoch + 1;
        *held = Generations { epoch, ..Generations::default() };
    }
}

impl Generations {
    fn put(&mut self, key: String, page: Ready) {
        let size = page.body.len() + 2 * key.len() + 512;
        if size > GENERATION / 4 {
            return;
        }
        if self.bytes + size > GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        if self.young.insert(key, page).is_none() {
            self.bytes += size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::reply::{Kind, Ready};

    fn page(bytes: usize) -> Ready {
        Ready::new(200, Kind::Page, "x".repeat(bytes))
    }

    #[test]
    fn what_is_kept_stays_within_the_bound() {
        let cache = Cache::default();
        for i in 0..200 {
            cache.put(i.to_string(), page(1 << 20), 0);
        }
        let held = cache.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes: usize = held.young.values().chain(held.old.values()).map(|p| p.body.len()).sum();
        assert!(bytes <= 2 * GENERATION && bytes > GENERATION / 2, "{bytes}");
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_goes() {
        let cache = Cache::default();
        cache.put("asked".into(), page(1000), 0);
        for i in 0..200 {
            cache.put(i.to_string(), page(1 << 20), 0);
            assert!(cache.get("asked").is_some());
        }
        assert!(cache.get("0").is_none());
    }

    #[test]
    fn a_page_begun_before_the_corpus_changed_is_not_kept() {
        let cache = Cache::default();
        let epoch = cache.epoch();
        cache.clear();
        cache.put("page".into(), page(10), epoch);
        assert!(cache.get("page").is_none());
    }
}
