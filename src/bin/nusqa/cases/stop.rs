//! Somebody wants the run to end: it ends after the piece of work at hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the run is to end.
#[derive(Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Watches for the signals that ask a program to end. A terminal that is read from is left its own way of ending.
    pub fn watch(reads_terminal: bool) -> Self {
        let stop = Stop::default();
        if !reads_terminal {
            let flag = Arc::clone(&stop.0);
            // Without a watcher the signals end the program as they always do.
            let _ = std::thread::Builder::new().name("signals".into()).spawn(move || {
                let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
                runtime.block_on(asked());
                flag.store(true, Ordering::Relaxed);
            });
        }
        stop
    }

    /// Whether somebody has asked.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(unix)]
async fn asked() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn asked() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
