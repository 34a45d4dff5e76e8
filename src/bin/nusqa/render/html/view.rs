//! What all pages need at hand while they are written.

use std::cell::RefCell;

use maud::{Markup, html};
use nusqa::base::{ActRef, Evidence, Language, Message};

use crate::render::text::Places;
use crate::serve::{Ask, Links};

/// A page under way.
pub struct View<'a> {
    /// What was asked.
    pub ask: &'a Ask<'a>,
    /// Links that keep the language, and the day where one was asked for.
    pub links: Links,
    places: RefCell<Places>,
}

impl<'a> View<'a> {
    /// A page about a question; `links` keep what it fixes.
    pub fn new(ask: &'a Ask<'a>, links: Links) -> Self {
        View { ask, links, places: RefCell::new(Places::new(&ask.state.opened.corpus.root)) }
    }

    /// A sentence without arguments.
    pub fn word(&self, id: &'static str) -> String {
        self.ask.i18n.word(id)
    }

    /// A sentence.
    pub fn tr(&self, message: &Message) -> String {
        self.ask.i18n.tr(message)
    }

    /// An act by number and date, linked where the corpus knows it.
    pub fn act(&self, act: &ActRef) -> Markup {
        let label = act.label();
        match self.ask.state.opened.corpus.work_of(act) {
            Some(work) => html! { a href=(self.links.act(&work.id, "")) { (label) } },
            None => html! { (label) },
        }
    }

    /// Where something is written: file and line, linked to the place; the bytes beside it.
    pub fn evidence(&self, evidence: &Evidence) -> Markup {
        let span = format!("{}-{}", evidence.span.start(), evidence.span.end());
        let place = self.places.borrow_mut().line(evidence);
        let address = self.links.page("/source", &[("file", &evidence.file), ("span", &span)]);
        let bytes = self.tr(&Message::new("web-bytes").with("from", evidence.span.start()).with("to", evidence.span.end()));
        html! { a.evidence href=(address) { (place) } " " span.bytes { (bytes) } }
    }
}

/// The code of a text's language for browsers and screen readers.
pub fn html_lang(language: Language) -> &'static str {
    match language {
        Language::Kazakh => "kk",
        Language::Russian => "ru",
    }
}
