//! Piece after piece on several threads, with the results in the order of the pieces.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// So many results for each thread may wait for an earlier one.
const WAITING: usize = 2;

struct Turn<R> {
    /// Number of the piece whose result is taken next.
    next: u64,
    waiting: BTreeMap<u64, R>,
    stop: bool,
}

struct Shared<'s, R> {
    turn: Mutex<Turn<R>>,
    moved: Condvar,
    most: u64,
    take: Mutex<&'s mut (dyn FnMut(R) -> ControlFlow<()> + Send)>,
}

/// Works on what `next` gives, with one of `workers` on each thread; `take` gets the results in order and may end the work.
pub(super) fn run<W, J, R>(
    workers: &mut [W],
    next: &mut (dyn FnMut() -> Option<J> + Send),
    work: &(dyn Fn(&mut W, J) -> R + Sync),
    take: &mut (dyn FnMut(R) -> ControlFlow<()> + Send),
) where
    W: Send,
    J: Send,
    R: Send,
{
    if let [only] = workers {
        while let Some(job) = next() {
            if take(work(only, job)).is_break() {
                return;
            }
        }
        return;
    }
    let shared = Shared {
        most: (workers.len() * WAITING) as u64,
        turn: Mutex::new(Turn { next: 0, waiting: BTreeMap::new(), stop: false }),
        moved: Condvar::new(),
        take: Mutex::new(take),
    };
    let feed = Mutex::new((0_u64, next));
    thread::scope(|scope| {
        for worker in workers {
            scope.spawn(|| {
                let _guard = StopOnPanic(&shared);
                shared.works(worker, &feed, work);
            });
        }
    });
}

type Source<'n, J> = Mutex<(u64, &'n mut (dyn FnMut() -> Option<J> + Send))>;

impl<R: Send> Shared<'_, R> {
    fn works<W, J>(&self, worker: &mut W, feed: &Source<'_, J>, work: &(dyn Fn(&mut W, J) -> R + Sync)) {
        loop {
            let (number, job) = {
                let mut feed = lock(feed);
                let Some(job) = (feed.1)() else { return };
                feed.0 += 1;
                (feed.0 - 1, job)
            };
            let result = work(worker, job);
            if !self.hand_in(number, result) {
                return;
            }
        }
    }

    /// Whether the work goes on.
    fn hand_in(&self, number: u64, result: R) -> bool {
        let mut turn = lock(&self.turn);
        while !turn.stop && number >= turn.next + self.most {
            turn = self.moved.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
        if turn.stop {
            return false;
        }
        turn.waiting.insert(number, result);
        if number != turn.next {
            return true;
        }
        // Whoever brings the next one hands on all that were waiting for it.
        let mut take = lock(&self.take);
        loop {
            let at = turn.next;
            let Some(result) = turn.waiting.remove(&at) else { return true };
            drop(turn);
            let flow = take(result);
            turn = lock(&self.turn);
            turn.next += 1;
            turn.stop |= flow.is_break();
            self.moved.notify_all();
            if turn.stop {
                return false;
            }
        }
    }
}

/// The others must not wait for a result that never comes.
struct StopOnPanic<'s, 't, R>(&'s Shared<'t, R>);

impl<R> Drop for StopOnPanic<'_, '_, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            lock(&self.0.turn).stop = true;
            self.0.moved.notify_all();
        }
    }
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_threads_do() {
        for threads in 1..5 {
            let mut left = 0..200_u64;
            let mut out = Vec::new();
            let slow = |_: &mut (), n: u64| {
                thread::sleep(std::time::Duration::from_micros(n * 7919 % 97));
                n
            };
            run(&mut vec![(); threads], &mut || left.next(), &slow, &mut |n| {
                out.push(n);
                ControlFlow::Continue(())
            });
            assert_eq!(out, (0..200).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_taker_may_end_it() {
        for threads in 1..4 {
            let mut left = 0..;
            let mut out = Vec::new();
            run(&mut vec![(); threads], &mut || left.next(), &|(), n: u64| n, &mut |n| {
                out.push(n);
                if n == 9 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            assert_eq!(out, (0..10).collect::<Vec<_>>());
        }
    }
}
