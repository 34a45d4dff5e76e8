//! Checks input after input on several threads: as many answers in the same order as one thread would give.

use std::ops::ControlFlow;

use super::chunk::{Chunk, Chunks, Feed, Position, Work};
use super::run::Worker;
use super::{Finding, Law, Options, Summary, parallel};

/// So much of a result, in order.
pub struct Piece<R> {
    /// What became of its findings.
    pub out: R,
    /// What was checked and found in it.
    pub summary: Summary,
    /// Where it ends.
    pub end: Position,
}

/// How an input ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All of it is checked.
    End,
    /// Whoever took the results wanted no more.
    Stopped,
}

/// Workers that remember what the law answered.
pub struct Engine<'a> {
    workers: Vec<Worker<'a>>,
}

impl<'a> Engine<'a> {
    /// Nothing is asked of the law yet.
    #[must_use]
    pub fn new(law: &'a dyn Law, options: Options, threads: usize) -> Self {
        Engine { workers: (0..threads.max(1)).zip(0..).map(|(_, number)| Worker::new(law, options, number)).collect() }
    }

    /// Checks one input from a place on. `note` turns findings into a result where they are found; `take` gets the results in the order
    /// of the input, and may end it.
    pub fn check<R: Default + Send>(
        &mut self,
        name: &str,
        feed: Feed<'_>,
        from: Position,
        note: &(dyn Fn(&mut R, &Finding) + Sync),
        take: &mut (dyn FnMut(Piece<R>) -> ControlFlow<()> + Send),
    ) -> Reach {
        let mut chunks = Chunks::new(feed, from);
        let mapping = chunks.mapping();
        let mapping = mapping.as_deref();
        // Small inputs are done before a thread has started.
        let threads = if chunks.several() { self.workers.len() } else { 1 };
        let workers = self.workers.get_mut(..threads).unwrap_or_default();
        let chunks = std::sync::Mutex::new(chunks);
        let next = &mut || chunks.lock().ok()?.next();
        let work = |worker: &mut Worker<'_>, chunk: Chunk| {
            let mut out = R::default();
            let summary = worker.chunk(name, &chunk.work, mapping, &mut |finding| note(&mut out, finding));
            if let (Work::Lines { bytes, .. }, Ok(mut chunks)) = (chunk.work, chunks.lock()) {
                chunks.spare.push(bytes);
            }
            Piece { out, summary, end: chunk.end }
        };
        let mut reach = Reach::End;
        parallel::run(workers, next, &work, &mut |piece| {
            let flow = take(piece);
            if flow.is_break() {
                reach = Reach::Stopped;
            }
            flow
        });
        reach
    }
}
