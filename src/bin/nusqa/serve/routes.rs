//! Addresses and what answers them.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};

use super::api;
use super::app::App;
use super::assets;
use super::guard::guard;
use super::openapi;
use super::pages;
use super::pool::NoAnswer;
use super::reply::{Ready, Reply, see_other};
use super::request::{Ask, Asked, Failure, PageFn, accepted};
use super::uploads;
use super::watch;
use crate::i18n::Lang;

/// How errors are written.
type ErrorFn = fn(&Ask<'_>, &Failure) -> Ready;

/// Everything the server answers.
pub fn router(app: Arc<App>) -> Router {
    let page = |f| ask(f, pages::failed);
    let document = |f| ask(f, api::failed);
    Router::new()
        .route("/", page(pages::home))
        .route("/search", page(pages::search))
        .route("/acts", page(pages::acts))
        .route("/akn/{*id}", page(pages::act))
        .route("/history/{*id}", page(pages::provision))
        .route("/diff/{*id}", page(pages::diff))
        .route("/source", page(pages::source))
        .route("/download/{*id}", page(pages::download))
        .route("/codes/{code}", page(pages::code))
        .route("/cases", page(pages::cases).post(uploads::check_page))
        .route("/api", page(pages::api))
        .route("/api/openapi.json", document(openapi::document))
        .route("/api/corpus", document(api::corpus))
        .route("/api/acts", document(api::acts))
        .route("/api/show", document(api::show))
        .route("/api/history", document(api::history))
        .route("/api/diff", document(api::diff))
        .route("/api/search", document(api::search))
        .route("/api/case-schema", document(api::case_schema))
        .route("/api/check", post(uploads::check_document))
        .route("/api/{*rest}", document(api::nothing))
        .route("/static/{name}", get(assets::serve))
        .fallback_service(page(pages::nothing).with_state(Arc::clone(&app)))
        .layer(DefaultBodyLimit::max(uploads::MOST_BYTES))
        .layer(from_fn_with_state(Arc::clone(&app), guard))
        .with_state(app)
}

/// A function of a question as a route.
fn ask(make: PageFn, failed: ErrorFn) -> MethodRouter<Arc<App>> {
    get(move |State(app): State<Arc<App>>, uri: Uri, headers: HeaderMap| answer(app, uri, headers, make, failed))
}

async fn answer(app: Arc<App>, uri: Uri, headers: HeaderMap, make: PageFn, failed: ErrorFn) -> Response {
    let asked = Asked::read(&uri);
    let lang = language(&app, &asked, &headers);
    let today = app.today();
    let key = format!("{} {today} {uri}", lang.code());
    if let Some(page) = app.cache.get(&key) {
        return page.respond(&headers);
    }
    let epoch = app.cache.epoch();
    let made = {
        let (app, asked) = (Arc::clone(&app), asked.clone());
        app.clone().pool.run(move || run(&app, &asked, lang, make, failed)).await
    };
    match made {
        Ok(Reply::Ready(page)) => {
            if page.status.is_success() {
                app.cache.put(key, page.clone(), epoch);
            }
            page.respond(&headers)
        }
        Ok(Reply::SeeOther(place)) => see_other(&place),
        Err(why) => no_answer(&app, &asked, lang, why, failed).respond(&headers),
    }
}

/// The language of the address, else the asker's, else the server's.
pub fn language(app: &App, asked: &Asked, headers: &HeaderMap) -> Lang {
    asked.lang.or_else(|| accepted(headers)).unwrap_or(app.options.lang)
}

fn run(app: &App, asked: &Asked, lang: Lang, make: PageFn, failed: ErrorFn) -> Reply {
    for _ in 0..2 {
        let state = app.state();
        let ask = Ask { app, state: &state, i18n: app.i18n(lang), query: asked, today: app.today() };
        let reply = make(&ask).unwrap_or_else(|failure| Reply::Ready(failed(&ask, &failure)));
        // Of damaged data nothing is believed; the corpus is read again.
        if !state.opened.corpus.damage.happened() {
            return reply;
        }
        watch::look(app);
    }
    Reply::Ready(no_answer(app, asked, lang, NoAnswer::Fault, failed))
}

/// Too late, or a fault of the program: said like every other error.
pub fn no_answer(app: &App, asked: &Asked, lang: Lang, why: NoAnswer, failed: ErrorFn) -> Ready {
    let state = app.state();
    let ask = Ask { app, state: &state, i18n: app.i18n(lang), query: asked, today: app.today() };
    failed(&ask, &pages::no_answer(why))
}
