//! Work on many jobs by several threads, with the results in the order of the jobs and few of them waiting.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// So many results for each thread may wait for an earlier one.
const WAITING: usize = 8;
/// When so many bytes of results wait, only the next one is worked on.
const WAITING_BYTES: usize = 64 << 20;
/// What the main thread has on most systems.
const STACK: usize = 8 << 20;
/// How often it is seen whether a job holds up the others.
const TICK: Duration = Duration::from_millis(250);
/// So many jobs are given up before the work ends; their threads go on in vain until the program ends.
const MAX_GIVEN_UP: usize = 16;

/// What became of a job.
pub enum Ordered<R> {
    /// Its result.
    Done(R),
    /// It took longer than a job may; its name.
    Late(String),
    /// The program failed at it; its name.
    Fault(String),
}

/// How the work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Every job has had its turn.
    Done,
    /// Too many jobs had to be given up.
    GaveUp,
}

/// What is done, and how its results are measured.
pub struct Plan<W, R> {
    /// Threads to work with.
    pub threads: usize,
    /// A job that the others have waited for so long is given up: its result, if it comes, is dropped. This is a watchdog by the
    /// clock, for reading does a bounded amount of work for each byte and only a fault could make it slow.
    pub limit: Duration,
    /// The work on one job.
    pub work: W,
    /// Bytes of a result.
    pub size: fn(&R) -> usize,
}

struct Shared<N, W, R> {
    /// Gives the jobs and counts them. Locked before `state`, never after it.
    feed: Mutex<(N, usize)>,
    state: Mutex<State<R>>,
    /// A result has come, or there are no more jobs.
    ready: Condvar,
    /// Another job may be begun.
    room: Condvar,
    plan: Plan<W, R>,
}

struct State<R> {
    /// Results that wait for an earlier one.
    done: BTreeMap<usize, Ordered<R>>,
    bytes: usize,
    /// Jobs under way.
    running: BTreeMap<usize, String>,
    /// Results taken, and so the number of the next one.
    taken: usize,
    exhausted: bool,
    stop: bool,
}

/// Works on the jobs that `next` gives, each with its name; `take` gets the results in the order of the jobs.
///
/// # Errors
/// The first error of `take`, which ends the work.
pub fn run<N, J, W, R, E>(next: N, plan: Plan<W, R>, mut take: impl FnMut(Ordered<R>) -> Result<(), E>) -> Result<End, E>
where
    N: FnMut() -> Option<(String, J)> + Send + 'static,
    J: 'static,
    W: Fn(J) -> R + Send + Sync + 'static,
    R: Send + 'static,
{
    let threads = plan.threads.max(1);
    let ticks = (plan.limit.as_millis() / TICK.as_millis()).max(1);
    let size = plan.size;
    let state = State { done: BTreeMap::new(), bytes: 0, running: BTreeMap::new(), taken: 0, exhausted: false, stop: false };
    let (ready, room) = (Condvar::new(), Condvar::new());
    let shared = Arc::new(Shared { feed: Mutex::new((next, 0)), state: Mutex::new(state), ready, room, plan });
    let mut given_up = 0;
    for _ in 0..threads {
        start(&shared);
    }
    loop {
        let mut state = lock(&shared.state);
        let mut waited = 0;
        let result = loop {
            let taken = state.taken;
            if let Some(result) = state.done.remove(&taken) {
                break Some(result);
            }
            if state.exhausted && state.running.is_empty() {
                break None;
            }
            let (guard, time) = shared.ready.wait_timeout(state, TICK).unwrap_or_else(PoisonError::into_inner);
            state = guard;
            waited += u128::from(time.timed_out());
            if waited >= ticks
                && let Some(name) = state.running.remove(&taken)
            {
                given_up += 1;
                break Some(Ordered::Late(name));
            }
        };
        let Some(result) = result else { return Ok(End::Done) };
        state.taken += 1;
        if let Ordered::Done(result) = &result {
            state.bytes = state.bytes.saturating_sub(size(result));
        }
        drop(state);
        shared.room.notify_all();
        let late = matches!(result, Ordered::Late(_));
        let taken = take(result);
        if taken.is_err() || given_up > MAX_GIVEN_UP {
            lock(&shared.state).stop = true;
            shared.room.notify_all();
            return taken.map(|()| End::GaveUp);
        }
        if late {
            start(&shared);
        }
    }
}

/// Starts a thread. Should the system refuse, the others do the work.
fn start<N, J, W, R>(shared: &Arc<Shared<N, W, R>>)
where
    N: FnMut() -> Option<(String, J)> + Send + 'static,
    J: 'static,
    W: Fn(J) -> R + Send + Sync + 'static,
    R: Send + 'static,
{
    let mine = Arc::clone(shared);
    if thread::Builder::new().stack_size(STACK).spawn(move || work(&mine)).is_err() && lock(&shared.state).running.is_empty() {
        work(shared);
    }
}

fn work<N, J, W, R>(shared: &Shared<N, W, R>)
where
    N: FnMut() -> Option<(String, J)>,
    W: Fn(J) -> R,
{
    while let Some((index, job)) = begin(shared) {
        let result = catch_unwind(AssertUnwindSafe(|| (shared.plan.work)(job)));
        let mut state = lock(&shared.state);
        // Given up: another thread has taken over.
        let Some(name) = state.running.remove(&index) else { return };
        let result = result.map_or(Ordered::Fault(name), Ordered::Done);
        if let Ordered::Done(result) = &result {
            state.bytes += (shared.plan.size)(result);
        }
        state.done.insert(index, result);
        shared.ready.notify_all();
    }
}

/// The next job, as soon as there is room for its result.
fn begin<N, J, W, R>(shared: &Shared<N, W, R>) -> Option<(usize, J)>
where
    N: FnMut() -> Option<(String, J)>,
{
    let mut feed = lock(&shared.feed);
    let index = feed.1;
    let mut state = lock(&shared.state);
    let window = WAITING * shared.plan.threads;
    while !state.stop && index != state.taken && (index >= state.taken + window || state.bytes > WAITING_BYTES) {
        state = shared.room.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    if state.stop || state.exhausted {
        return None;
    }
    drop(state);
    let job = catch_unwind(AssertUnwindSafe(|| (feed.0)())).unwrap_or(None);
    let mut state = lock(&shared.state);
    match job {
        Some((name, job)) => {
            feed.1 += 1;
            state.running.insert(index, name);
            Some((index, job))
        }
        None => {
            state.exhausted = true;
            shared.ready.notify_all();
            None
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn plan<W>(threads: usize, limit: u64, work: W) -> Plan<W, usize> {
        Plan { threads, limit: Duration::from_millis(limit), work, size: |n| *n }
    }

    fn numbers(count: usize) -> impl FnMut() -> Option<(String, usize)> + Send {
        let mut all = 0..count;
        move || all.next().map(|n| (n.to_string(), n))
    }

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        for threads in [1, 2, 7] {
            let mut seen = Vec::new();
            let work = |n: usize| {
                thread::sleep(Duration::from_micros((n as u64 * 7919) % 500));
                n
            };
            let end = run(numbers(300), plan(threads, 60_000, work), |result| match result {
                Ordered::Done(n) => {
                    seen.push(n);
                    Ok::<(), ()>(())
                }
                _ => Err(()),
            });
            assert_eq!((end, seen), (Ok(End::Done), (0..300).collect()));
        }
    }

    #[test]
    fn a_job_that_never_ends_and_one_that_fails_hold_up_nobody() {
        let mut told = Vec::new();
        let work = |n: usize| match n {
            3 => loop {
                thread::park();
            },
            5 => panic!("a fault of a test"),
            n => n,
        };
        let end = run(numbers(8), plan(1, 4_000, work), |result| {
            told.push(match result {
                Ordered::Done(n) => n.to_string(),
                Ordered::Late(name) => format!("late {name}"),
                Ordered::Fault(name) => format!("fault {name}"),
            });
            Ok::<(), ()>(())
        });
        assert_eq!(end, Ok(End::Done));
        assert_eq!(told, ["0", "1", "2", "late 3", "4", "fault 5", "6", "7"]);
    }

    #[test]
    fn the_first_error_ends_the_work() {
        let mut taken = 0;
        let end = run(numbers(1_000_000_000), plan(2, 60_000, |n| n), |_| {
            taken += 1;
            if taken < 10 { Ok(()) } else { Err("enough") }
        });
        assert_eq!((end, taken), (Err("enough"), 10));
    }
}
