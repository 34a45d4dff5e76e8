use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use nusqa::base::Message;

use crate::args::CorpusArgs;
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::serve::{self, App, Options, State, stamp};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa serve                                       pages at http://127.0.0.1:8361/
  nusqa serve --port 0                              at a free port, which is printed
  nusqa serve --bind 0.0.0.0 --host law.example     for others too, asked for under this name
  nusqa serve --today 2023-09-20 --lang kk          as if it were that day

Addresses:
  /                                                 search, what changed lately, what changes next
  /akn/kz/act/…@2021-05-01#document-1/item-7        an act as of a day, at a provision: a permanent link
  /history/akn/kz/act/…?path=document-1/item-7      a provision: versions, who wrote what, who cites it
  /diff/akn/kz/act/…?from=2017-01-01&to=2018-01-01  what changed between two days
  /cases                                            case records against the law; nothing is stored
  /api                                              the same answers as JSON, with an OpenAPI document

Only this machine can reach it unless --bind says otherwise. It asks no other server, writes nothing but the data derived from
the corpus (.nusqa), and reads the corpus anew when its files change. Ctrl-C stops it when the requests under way are answered.";

/// Serve the web pages and the JSON API
///
/// Everything is in the program: no other files, no network, no JavaScript needed. Pages are in Kazakh, Russian and English.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The port; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 8361)]
    port: u16,
    /// The address to listen on; the default lets only this machine in
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    bind: IpAddr,
    /// A name under which the server is asked for; others are refused. May be given several times
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Serves until it is told to stop.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    // Without --today the day moves with the clock.
    let today = args.corpus.today.as_ref().map(|_| opened.today);
    let stamp = stamp(&opened.corpus.root);
    let state = State::new(opened, stamp, &|remark| session.remark(remark));
    let address = SocketAddr::new(args.bind, args.port);
    let failed = |e: io::Error| CliError::refused(Message::new("web-bind-failed").with("address", address).with("error", e));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(32).build().map_err(failed)?;
    runtime.block_on(async {
        let listening = serve::bind(address).await.map_err(failed)?;
        let stop = stopped().map_err(failed)?;
        ready(session, &state, &listening.address)?;
        let options = Options { today, lang: session.i18n.lang, bind: args.bind, hosts: args.host.clone() };
        listening.serve(Arc::new(App::new(state, options)), stop).await;
        session.remark(&Message::new("web-stopped"));
        Ok(Exit::Clean)
    })
}

/// Where it is to be found, how many acts, and the state of the index.
fn ready(session: &mut Session, state: &State, address: &SocketAddr) -> Result<(), CliError> {
    use std::io::Write;
    let summary = &state.summary;
    writeln!(session.out, "http://{address}/")?;
    session.out.flush()?;
    session.remark(
        &Message::new("web-ready-acts").with("acts", summary.acts).with("texts", summary.texts).with("hash", &summary.hash),
    );
    match &state.index {
        Ok(index) => session.remark(&Message::new("web-ready-index").with("count", index.len())),
        Err(message) => session.remark(message),
    }
    if !address.ip().is_loopback() {
        session.remark(&Message::new("web-ready-open").with("address", address));
    }
    Ok(())
}

/// Ends on Ctrl-C, or on the signal that asks a process to end. Both are watched for from the call on, not from the first poll: whoever
/// has read the address may send one at once.
fn stopped() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(windows)]
    {
        let mut interrupt = tokio::signal::windows::ctrl_c()?;
        Ok(async move {
            interrupt.recv().await;
        })
    }
}
