//! Connections: taken, bounded, and ended in peace.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::app::App;
use super::routes::router;
use super::watch;

/// So many connections at once; others wait in the system's queue.
const MOST_CONNECTIONS: usize = 512;

/// A client has this long to send its headers: both a slow one and a silent kept connection end.
const HEADER_TIME: Duration = Duration::from_secs(15);

/// Requests under way have this long when the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// A bound address.
pub struct Listening {
    listener: TcpListener,
    /// The address, its port chosen.
    pub address: SocketAddr,
}

/// Takes an address.
pub async fn bind(address: SocketAddr) -> io::Result<Listening> {
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    Ok(Listening { listener, address })
}

impl Listening {
    /// Serves until `stop` comes, then lets requests under way end.
    pub async fn serve(self, app: Arc<App>, stop: impl Future<Output = ()>) {
        let service = router(Arc::clone(&app));
        let watching = tokio::spawn(watch::watch(app));
        let turns = Arc::new(Semaphore::new(MOST_CONNECTIONS));
        let graceful = GracefulShutdown::new();
        tokio::pin!(stop);
        loop {
            let next = async {
                // The semaphore is never closed; a connection without a turn would only lack its bound.
                let turn = Arc::clone(&turns).acquire_owned().await.ok();
                (turn, self.listener.accept().await)
            };
            let (turn, accepted) = tokio::select! {
                next = next => next,
                () = &mut stop => break,
            };
            let Ok((stream, _)) = accepted else {
                // Out of file handles, or a client that was gone already: others are served after a breath.
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            };
            let _ = stream.set_nodelay(true);
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_TIME)
                .max_buf_size(64 << 10)
                .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service.clone()));
            let connection = graceful.watch(connection);
            tokio::spawn(async move {
                // A client that breaks off is no concern of ours.
                let _ = connection.await;
                drop(turn);
            });
        }
        drop(self.listener);
        watching.abort();
        let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
    }
}
