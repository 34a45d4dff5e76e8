//! Where pages are made: few at a time, so that costly questions cannot take the machine.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::timeout;

/// How long a request waits for its turn and its answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A bounded pool.
pub struct Pool {
    turns: Arc<Semaphore>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// It took too long, or too much else was asked.
    TooLong,
    /// A fault of the program.
    Fault,
}

impl Default for Pool {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Pool { turns: Arc::new(Semaphore::new(cores)) }
    }
}

impl Pool {
    /// Runs `work` on a thread of its own when its turn comes. Work that takes too long goes on, and keeps its turn, but nobody
    /// waits for it any more.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, NoAnswer> {
        let turns = Arc::clone(&self.turns);
        let answer = async move {
            let turn = turns.acquire_owned().await.map_err(|_| NoAnswer::Fault)?;
            let done = tokio::task::spawn_blocking(move || {
                let _turn = turn;
                work()
            });
            done.await.map_err(|_| NoAnswer::Fault)
        };
        timeout(PATIENCE, answer).await.unwrap_or(Err(NoAnswer::TooLong))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_fault_is_an_answer_and_frees_its_turn() {
        let pool = Pool { turns: Arc::new(Semaphore::new(1)) };
        let fault: Result<(), NoAnswer> = pool.run(|| panic!("on purpose")).await;
        assert_eq!(fault, Err(NoAnswer::Fault));
        assert_eq!(pool.run(|| 7).await, Ok(7));
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_ever() {
        let pool = Pool { turns: Arc::new(Semaphore::new(0)) };
        assert_eq!(pool.run(|| 7).await, Err(NoAnswer::TooLong));
    }
}
