//! The last net: a panic anywhere becomes a polite message and exit code 3.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::{Mutex, PoisonError};

use nusqa::base::Message;

use crate::error::Exit;
use crate::i18n::{I18n, Lang};
use crate::session::to_stderr;

/// The last panic of any thread.
static LAST: Mutex<String> = Mutex::new(String::new());

/// Runs the program.
pub fn guard(run: impl FnOnce() -> Exit) -> Exit {
    std::panic::set_hook(Box::new(|info| *LAST.lock().unwrap_or_else(PoisonError::into_inner) = describe(info)));
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let what = LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let i18n = I18n::new(Lang::from_env());
        to_stderr(&format!("{} {}\n", i18n.word("cli-error"), i18n.tr(&Message::new("cli-fault").with("what", what))));
        Exit::Fault
    })
}

/// What happened and where; the place only when it is in our own sources, since others' paths are those of a machine.
fn describe(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let what = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let place = info.location().filter(|l| !std::path::Path::new(l.file()).is_absolute());
    match place {
        Some(l) => format!("{} ({}:{})", what.unwrap_or("panic"), l.file(), l.line()),
        None => what.unwrap_or("panic").to_string(),
    }
}
