//! The frame of every page: head, navigation, search, language, state of the corpus.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use nusqa::base::Message;

use super::view::View;
use crate::i18n::Lang;
use crate::serve::{assets, watch};

/// What a page says of itself.
pub struct Head<'a> {
    /// Title in the browser's tab.
    pub title: String,
    /// Which of the places in the navigation it is.
    pub place: &'a str,
    /// The words in the search box.
    pub query: &'a str,
}

/// A whole page.
pub fn page(view: &View<'_>, head: &Head<'_>, body: &Markup) -> String {
    let lang = view.ask.i18n.lang;
    let home = head.place == "/";
    let markup = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (head.title) " · nusqa" }
                link rel="stylesheet" href=(assets::STYLE.address());
                link rel="icon" type="image/svg+xml" href=(assets::ICON.address());
                script defer src=(assets::SCRIPT.address()) {}
            }
            body {
                a.skip href="#main" { (view.word("web-skip")) }
                header.site {
                    div.bar {
                        p.brand { a href=(view.links.page("/", &[])) { "nusqa" } }
                        (navigation(view, head.place))
                        (languages(view))
                    }
                    @if !home { (search_box(view, head.query, "site-search")) }
                }
                @if let Some(reason) = view.ask.app.trouble() {
                    p.banner.doubt role="alert" { (view.tr(&watch::said(view.tr(&reason)))) }
                }
                main id="main" tabindex="-1" { (body) }
                (footer(view))
            }
        }
    };
    markup.into_string()
}

fn navigation(view: &View<'_>, place: &str) -> Markup {
    let places = [("/", "web-nav-home"), ("/acts", "web-nav-acts"), ("/cases", "web-nav-cases"), ("/api", "web-nav-api")];
    html! {
        nav.places aria-label=(view.word("web-nav")) {
            ul {
                @for (path, id) in places {
                    li { a href=(view.links.page(path, &[])) aria-current=[(path == place).then_some("page")] { (view.word(id)) } }
                }
            }
        }
    }
}

/// The same page in the other languages.
fn languages(view: &View<'_>) -> Markup {
    let all = [(Lang::Kk, "Қазақша"), (Lang::Ru, "Русский"), (Lang::En, "English")];
    html! {
        nav.languages aria-label=(view.word("web-languages")) {
            ul {
                @for (lang, name) in all {
                    @let here = lang == view.ask.i18n.lang;
                    li {
                        a href=(view.links.in_lang(lang).again(view.ask.query)) lang=(lang.code()) hreflang=(lang.code())
                            aria-current=[here.then_some("true")] { (name) }
                    }
                }
            }
        }
    }
}

/// The search box; language and day go with the question.
pub fn search_box(view: &View<'_>, query: &str, id: &str) -> Markup {
    let hint = format!("{id}-hint");
    html! {
        form.search role="search" action="/search" method="get" {
            div.field.wide {
                label for=(id) { (view.word("web-search-label")) }
                input type="search" id=(id) name="q" value=(query) maxlength="400" aria-describedby=(hint) autocomplete="off"
                    spellcheck="false";
            }
            div.field {
                label for={ (id) "-day" } { (view.word("web-day")) }
                input type="date" id={ (id) "-day" } name="on" value=[view.links.day.map(|d| d.to_string())] min="1900-01-01"
                    max="2199-12-31";
            }
            @if let Some(lang) = view.links.lang { input type="hidden" name="lang" value=(lang.code()); }
            button type="submit" { (view.word("web-search")) }
            p.hint id=(hint) { (view.word("web-search-hint")) }
        }
    }
}

/// Which acts, as of when.
fn footer(view: &View<'_>) -> Markup {
    let held = &view.ask.state.summary;
    let message = Message::new("web-corpus")
        .with("acts", held.acts)
        .with("texts", held.texts)
        .with("files", held.files)
        .with("youngest", held.youngest.map_or_else(|| "—".to_string(), |d| d.to_string()));
    let known = view.ask.state.opened.known_on;
    html! {
        footer.site {
            h2 { (view.word("web-corpus-heading")) }
            p { (view.tr(&message)) " " a href=(view.links.page("/acts", &[])) { (view.word("web-corpus-list")) } }
            p { (view.tr(&Message::new("web-corpus-today").with("today", view.ask.today)))
                @if let Some(day) = known { " " (view.tr(&Message::new("web-corpus-known").with("day", day))) } }
            p { (view.word("web-corpus-hash")) " " code.hash { (held.hash) } }
            p { (view.word("web-disclaimer")) }
        }
    }
}

/// Text that is markup already because this program wrote it from constants.
pub fn constant(markup: &'static str) -> PreEscaped<&'static str> {
    PreEscaped(markup)
}
