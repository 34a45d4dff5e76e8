//! What a request asks: its path, its fields, its language; and the links of the answer, which keep language and day.

use axum::extract::Query;
use axum::http::{HeaderMap, Uri, header};
use nusqa::base::{Date, Message, ProvisionPath, parse_date};
use nusqa::corpus::Reference;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::app::App;
use super::reply::Reply;
use super::state::State;
use crate::error::CliError;
use crate::i18n::{I18n, Lang};

/// What stays as it is in links: the characters of ids and paths, none of which means anything else there.
const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/').remove(b'@');

/// A question as all page functions see it.
pub struct Ask<'a> {
    /// The server.
    pub app: &'a App,
    /// The corpus.
    pub state: &'a State,
    /// Messages in the language of the answer.
    pub i18n: &'a I18n,
    /// What was asked.
    pub query: &'a Asked,
    /// The day that counts as today.
    pub today: Date,
}

/// Path and fields of a request, decoded.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The path, percent-decoded.
    pub path: String,
    /// Fields in their order.
    pub fields: Vec<(String, String)>,
    /// The language, and whether the address says so.
    pub lang: Option<Lang>,
}

/// Makes the pages of a kind.
pub type PageFn = fn(&Ask<'_>) -> Result<Reply, Failure>;

/// An answer that is an error, with its HTTP status.
#[derive(Clone, Debug)]
pub struct Failure {
    /// HTTP status.
    pub status: u16,
    /// What is wrong and what to do.
    pub error: CliError,
}

impl Failure {
    /// The question is wrong.
    pub fn bad(error: impl Into<CliError>) -> Self {
        Failure { status: 400, error: error.into() }
    }

    /// There is no such thing.
    pub fn missing(error: impl Into<CliError>) -> Self {
        Failure { status: 404, error: error.into() }
    }
}

impl From<CliError> for Failure {
    fn from(error: CliError) -> Self {
        Failure::bad(error)
    }
}

impl From<nusqa::corpus::CorpusError> for Failure {
    fn from(error: nusqa::corpus::CorpusError) -> Self {
        // An act or provision that is not there is not a wrong question.
        let missing = matches!(error.message.id, "reference-unknown" | "reference-no-provision" | "reference-no-text");
        Failure { status: if missing { 404 } else { 400 }, error: error.into() }
    }
}

impl Asked {
    /// Reads a request. The fields of an address that is no UTF-8 are read with its bad bytes replaced.
    pub fn read(uri: &Uri) -> Self {
        let fields = Query::<Vec<(String, String)>>::try_from_uri(uri).map(|q| q.0).unwrap_or_default();
        let path = percent_decode_str(uri.path()).decode_utf8_lossy().into_owned();
        let lang = fields.iter().rev().find(|(name, _)| name == "lang").and_then(|(_, v)| Lang::from_code(v));
        Asked { path, fields, lang }
    }

    /// A field; empty ones count as absent, since browsers send them for fields left empty.
    pub fn field(&self, name: &str) -> Option<&str> {
        let value = self.fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim())?;
        (!value.is_empty()).then_some(value)
    }

    /// A day.
    ///
    /// # Errors
    /// It is no day of the calendar.
    pub fn day(&self, name: &'static str) -> Result<Option<Date>, Failure> {
        let read = |text: &str| {
            parse_date(text).map_err(|text| {
                Failure::bad(CliError::refused(Message::new("cli-bad-date").with("option", name).with("text", text)))
            })
        };
        self.field(name).map(read).transpose()
    }

    /// Whether a box is ticked.
    pub fn is_set(&self, name: &str) -> bool {
        self.field(name).is_some_and(|v| !matches!(v, "0" | "no" | "false"))
    }
}

impl Ask<'_> {
    /// Links that keep the language, and the day where one was asked for.
    pub fn links(&self, day: Option<Date>) -> Links {
        Links { lang: self.query.lang, day }
    }

    /// A sentence.
    pub fn tr(&self, message: &Message) -> String {
        self.i18n.tr(message)
    }

    /// The day up to which publications count: the request's, else that of the server.
    ///
    /// # Errors
    /// It is no day of the calendar.
    pub fn known_on(&self) -> Result<Option<Date>, Failure> {
        Ok(self.query.day("known_on")?.or(self.state.opened.known_on))
    }

    /// The act of a path `/prefix/akn/…[@day]`, the provision of the field `path`, and the day after `@`.
    ///
    /// # Errors
    /// There is no such act, or the day or the provision cannot be read.
    pub fn reference(&self, prefix: &str) -> Result<Reference, Failure> {
        let corpus = &self.state.opened.corpus;
        let id = self.query.path.strip_prefix(prefix).unwrap_or(&self.query.path).trim_end_matches('/');
        let (id, on) = match id.rsplit_once('@') {
            None => (id, None),
            Some((id, day)) => match parse_date(day) {
                Ok(day) => (id, Some(day)),
                Err(bad) => {
                    return Err(Failure::bad(CliError::refused(
                        Message::new("reference-date").with("reference", id).with("value", bad),
                    )));
                }
            },
        };
        let provision = self.query.field("path");
        if provision.is_none() && corpus.work(id).is_some() {
            return Ok(Reference { work: id.to_string(), path: ProvisionPath::default(), on });
        }
        let written = provision.map_or_else(|| id.to_string(), |p| format!("{id}#{p}"));
        let mut reference = corpus.resolve(&written)?;
        // A provision's own `@day` is none of this address.
        reference.on = on;
        Ok(reference)
    }
}

/// The language an asker prefers of the three, by `Accept-Language`: the first one named with the highest weight.
pub fn accepted(headers: &HeaderMap) -> Option<Lang> {
    let said = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Lang)> = None;
    for part in said.split(',').take(32) {
        let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
        let weight: f32 = weight.trim().strip_prefix("q=").and_then(|w| w.parse().ok()).unwrap_or(0.0);
        let lang = tag.trim().split('-').next().and_then(Lang::from_code);
        if let Some(lang) = lang.filter(|_| weight > best.map_or(0.0, |(w, _)| w)) {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
}

/// Makes addresses within the pages.
#[derive(Clone, Copy, Debug)]
pub struct Links {
    /// The language, where the address has one.
    pub lang: Option<Lang>,
    /// The day asked about, where one was.
    pub day: Option<Date>,
}

impl Links {
    /// The same links about another day.
    pub fn on(self, day: Date) -> Self {
        Links { day: Some(day), ..self }
    }

    /// The same links in another language.
    pub fn in_lang(self, lang: Lang) -> Self {
        Links { lang: Some(lang), ..self }
    }

    /// A page with fields; language and day are added.
    pub fn page(self, path: &str, fields: &[(&str, &str)]) -> String {
        let day = self.day.map(|d| d.to_string());
        let on = day.as_deref().filter(|_| !fields.iter().any(|(n, _)| *n == "on")).map(|d| ("on", d));
        self.address(path, fields.iter().copied().chain(on), "")
    }

    /// The text of an act, at a provision.
    pub fn act(self, work: &str, provision: &str) -> String {
        self.about("", work, &[], provision)
    }

    /// A page about an act or provision: `/history/akn/…@day?path=…`.
    pub fn about(self, prefix: &str, work: &str, fields: &[(&str, &str)], fragment: &str) -> String {
        let day = self.day.map(|d| format!("@{d}")).unwrap_or_default();
        let path = if work.starts_with('/') { format!("{prefix}{work}{day}") } else { format!("{prefix}/akn/{work}{day}") };
        self.address(&path, fields.iter().copied(), fragment)
    }

    /// The page of a request again, with its fields, in the language of these links.
    pub fn again(self, asked: &Asked) -> String {
        let fields = asked.fields.iter().filter(|(n, _)| n != "lang").map(|(n, v)| (n.as_str(), v.as_str()));
        let path = if asked.path.starts_with('/') { &asked.path } else { "/" };
        self.address(path, fields, "")
    }

    fn address<'f>(self, path: &str, fields: impl Iterator<Item = (&'f str, &'f str)>, fragment: &str) -> String {
        let mut out = utf8_percent_encode(path, &KEPT).to_string();
        let lang = self.lang.map(|l| ("lang", l.code()));
        for (i, (name, value)) in fields.chain(lang).enumerate() {
            out.push(if i == 0 { '?' } else { '&' });
            out.extend(utf8_percent_encode(name, &KEPT));
            out.push('=');
            out.extend(utf8_percent_encode(value, &KEPT));
        }
        if !fragment.is_empty() {
            out.push('#');
            out.extend(utf8_percent_encode(fragment, &KEPT));
        }
        out
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn links_keep_language_and_day_and_escape_what_is_not_theirs() {
        let links = Links { lang: Some(Lang::Ru), day: parse_date("2021-05-01").ok() };
        assert_eq!(
            links.act("/akn/kz/act/law/x/2001-01-01/1", "item-7"),
            "/akn/kz/act/law/x/2001-01-01/1@2021-05-01?lang=ru#item-7"
        );
        assert_eq!(links.page("/search", &[("q", "а&b=\"<")]), "/search?q=%D0%B0%26b%3D%22%3C&on=2021-05-01&lang=ru");
        let plain = Links { lang: None, day: None };
        assert_eq!(plain.act("/akn/kz/act/law/x/2001-01-01/1", ""), "/akn/kz/act/law/x/2001-01-01/1");
    }

    #[test]
    fn the_language_is_the_one_preferred_of_the_three() {
        let said = |s: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, s.parse().unwrap());
            accepted(&headers).map(Lang::code)
        };
        assert_eq!(said("kk-KZ,kk;q=0.9,ru;q=0.8"), Some("kk"));
        assert_eq!(said("de,ru;q=0.5,en;q=0.7"), Some("en"));
        assert_eq!(said("de"), None);
        assert_eq!(said("ru;q=0"), None);
    }

    #[test]
    fn an_empty_field_is_no_field() {
        let asked = Asked::read(&"/search?q=&on=2021-02-30&all=1".parse().unwrap());
        assert_eq!(asked.field("q"), None);
        assert!(asked.day("on").is_err());
        assert!(asked.is_set("all"));
    }
}
