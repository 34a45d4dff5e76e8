//! Records that tell rules the very same facts: what was seen of one is seen of the next.
//!
//! Offices that fill in forms alike give such records again and again, others never do. Where they do not come, they are not waited for.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::rules::{Book, Look, Policy, ProcedureId, Record};

/// So many records are remembered.
const SLOTS: usize = 256;
/// After so many records it is weighed whether remembering was worth it.
const WEIGHED: u32 = 2_048;
/// Where it was not, so many go by before it is tried again.
const IDLE: u32 = 65_536;

#[derive(Default)]
pub(super) struct Seen {
    slots: Vec<Option<(ProcedureId, Record, Look)>>,
    hasher: RandomState,
    tried: u32,
    met: u32,
    idle: u32,
}

impl Seen {
    /// Looks at a record, or takes what was seen of one like it.
    pub(super) fn look(&mut self, book: &Book, procedure: ProcedureId, record: &Record, policy: Policy, look: &mut Look) {
        if self.idle > 0 {
            self.idle -= 1;
            return book.look(procedure, record, policy, look);
        }
        if self.slots.is_empty() {
            self.slots.resize_with(SLOTS, || None);
        }
        self.tried += 1;
        let at = self.hasher.hash_one(record) as usize % SLOTS;
        let Some(slot) = self.slots.get_mut(at) else { return };
        match slot {
            Some((of, same, seen)) if *of == procedure && same == record => {
                self.met += 1;
                look.clone_from(seen);
            }
            _ => {
                book.look(procedure, record, policy, look);
                *slot = Some((procedure, record.clone(), look.clone()));
            }
        }
        if self.tried == WEIGHED {
            if self.met < WEIGHED / 2 {
                self.idle = IDLE;
                self.slots.clear();
            }
            (self.tried, self.met) = (0, 0);
        }
    }
}
