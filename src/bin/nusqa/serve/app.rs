//! What all requests share.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use nusqa::base::{Date, Message};

use super::cache::Cache;
use super::pool::Pool;
use super::state::State;
use crate::i18n::{I18n, Lang};
use crate::session;

/// How the server was started.
pub struct Options {
    /// `--today`; without it the day moves with the clock.
    pub today: Option<Date>,
    /// The language of pages for whoever asks for none of the three.
    pub lang: Lang,
    /// The address it is bound to.
    pub bind: IpAddr,
    /// Names under which it may be asked for besides its address.
    pub hosts: Vec<String>,
}

/// The server's memory.
pub struct App {
    /// How it was started.
    pub options: Options,
    /// Pages already made.
    pub cache: Cache,
    /// Where pages are made.
    pub pool: Pool,
    state: RwLock<Arc<State>>,
    trouble: Mutex<Option<Message>>,
    languages: [I18n; 3],
}

impl App {
    /// A server over a corpus.
    pub fn new(state: State, options: Options) -> Self {
        App {
            options,
            cache: Cache::default(),
            pool: Pool::default(),
            state: RwLock::new(Arc::new(state)),
            trouble: Mutex::new(None),
            languages: [I18n::new(Lang::Kk), I18n::new(Lang::Ru), I18n::new(Lang::En)],
        }
    }

    /// The corpus as it is now; a request keeps the one it began with.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a newly read corpus in place.
    pub fn replace(&self, state: State) {
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(state);
        self.set_trouble(None);
        self.cache.clear();
    }

    /// Why the corpus on disk is not the one shown, where it changed and cannot be read.
    pub fn trouble(&self) -> Option<Message> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tells, or takes back, that the corpus on disk cannot be read.
    pub fn set_trouble(&self, trouble: Option<Message>) {
        let mut held = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        if *held != trouble {
            self.cache.clear();
        }
        *held = trouble;
    }

    /// The messages of a language.
    pub fn i18n(&self, lang: Lang) -> &I18n {
        let [kk, ru, en] = &self.languages;
        match lang {
            Lang::Kk => kk,
            Lang::Ru => ru,
            Lang::En => en,
        }
    }

    /// The day that counts as today.
    pub fn today(&self) -> Date {
        self.options.today.unwrap_or_else(session::system_today)
    }
}
