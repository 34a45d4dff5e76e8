use std::io::Write;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use nusqa::base::{ActKind, Date, Language, Message};
use nusqa::corpus::Reference;
use nusqa::index::Index;
use nusqa::query::search::{SearchError, SearchOptions, SearchResults, search};

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, ErrorKind, Exit};
use crate::render::{json, text};
use crate::search_index;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa search өтініш                               any form of the word: өтінішке, өтініштің, өтiнiш
  nusqa search '\"бітімгершілік келісім\"'            the words side by side
  nusqa search 'рұқсат -шетел'                      without a word; қағида OR ереже; құжат*
  nusqa search 361 7-тармақ                         a reference leads straight there; so does п. 7 постановления 361
  nusqa search 'kind:law title:мерзім'              fields: act, kind, issuer, lang, provision, title
  nusqa search өтініш --act 361 --on 2022-12-20     in one act, as it read that day
  nusqa search өтініш --between 2020-01-01 2021-01-01
  nusqa search алимент --all-versions               wordings of all days
  nusqa search алимент --known-on 2025-12-01        by what was known that day, and by what is known now
  nusqa search рұқсат --facets --explain            counts by kind, issuer, language, act; why each hit ranks there
  nusqa search алимент --format json";

/// Search the wordings in force on a day
///
/// All words must occur, in any of their forms; look-alike letters count as the same. Where no wording has them all, those that have
/// most of them are shown, and that is said. Codes and laws come before orders, wordings in force before former ones.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Words, or a reference; "several in quotes" stand side by side
    #[arg(value_name = "QUERY", required = true, num_args = 1..)]
    query: Vec<String>,
    /// The day asked about [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Wordings that may apply on one of the days from the first to the second
    #[arg(long, value_names = ["DATE", "DATE"], num_args = 2, conflicts_with = "all_versions")]
    between: Option<Vec<String>>,
    /// Only this act, in any form of a reference
    #[arg(long, value_name = "ACT")]
    act: Option<String>,
    /// Only this kind of act, such as order or law
    #[arg(long, value_name = "KIND", hide_possible_values = true)]
    kind: Option<KindArg>,
    /// Only acts of this issuer: its code, such as mfa, or its name
    #[arg(long, value_name = "ISSUER")]
    issuer: Option<String>,
    /// Only texts in this language; --lang is the language of messages
    #[arg(long, value_enum, value_name = "kk|ru", hide_possible_values = true)]
    language: Option<TextLanguage>,
    /// Wordings of all days, those of the day asked about first
    #[arg(long)]
    all_versions: bool,
    /// Count what was found by kind, issuer, language and act
    #[arg(long)]
    facets: bool,
    /// Say of each hit why it ranks where it does
    #[arg(long)]
    explain: bool,
    /// Look for the words even where they are a reference
    #[arg(long)]
    words: bool,
    /// At most so many hits
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Leave out so many of the best
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// The language of a text.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum TextLanguage {
    #[value(alias = "kaz")]
    Kk,
    #[value(alias = "rus")]
    Ru,
}

/// A kind of act by its word in the contract.
#[derive(Clone, Copy, Debug)]
struct KindArg(ActKind);

impl ValueEnum for KindArg {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [KindArg; 9] = {
            let mut all = [KindArg(ActKind::Constitution); 9];
            let mut i = 0;
            while i < 9 {
                all[i] = KindArg(ActKind::ALL[i]);
                i += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()))
    }
}

impl From<SearchError> for CliError {
    fn from(error: SearchError) -> Self {
        let kind = if error.usage { ErrorKind::Refused } else { ErrorKind::Fault };
        CliError { kind, ..CliError::refused(error.message) }
    }
}

/// Searches.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let mut opened = Opened::open(&args.corpus, session)?;
    let on: Date = args.on.as_deref().map_or(Ok(opened.today), |d| session.date("--on", d))?;
    let act = args.act.as_deref().map(|a| opened.corpus.resolve(a)).transpose()?.map(|r| r.work);
    let options = SearchOptions {
        on: Some(on),
        act,
        kind: args.kind.map(|k| k.0),
        issuer: args.issuer.as_deref().map(issuer),
        lang: args.language.map(|l| match l {
            TextLanguage::Kk => Language::Kazakh,
            TextLanguage::Ru => Language::Russian,
        }),
        between: between(args, session)?,
        all_versions: args.all_versions,
        limit: args.limit,
        offset: args.offset,
        facets: args.facets,
        explain: args.explain,
    };
    let query = args.query.join(" ");
    let reference = if args.words { None } else { meant(&opened, &query) };
    let index = search_index::open(&opened, session)?;
    let results = match search(&index, &query, &options) {
        // `№ 361` is no word, but a reference.
        Err(e) if e.usage && reference.is_some() => nusqa::query::search::SearchResults::default(),
        found => found?,
    };
    for notice in &results.notices {
        session.remark(notice);
    }
    let jump = match &reference {
        None => None,
        Some(reference) => {
            let day = reference.on.unwrap_or(on);
            Some((reference, day, nusqa::query::as_of(&opened.corpus, reference, day, opened.known_on)?))
        }
    };
    // The other clock: the same question with what is known now.
    let known_on = opened.known_on.take();
    let now = match known_on {
        Some(_) => search(&search_index::open(&opened, session)?, &query, &options).ok(),
        None => None,
    };
    let places =
        |r: &SearchResults| r.hits.iter().map(|h| (h.work.clone(), h.provision.clone(), h.version.clone())).collect::<Vec<_>>();
    let now = now.map(|now| (now.total == results.total && places(&now) == places(&results), now));
    match args.format {
        Format::Json => {
            let jump = jump.as_ref().map(|(r, day, answer)| (*r, *day, answer));
            let document = json::Search::new(&query, on, jump, &results, &session.i18n);
            let document = document.beside(known_on, now.as_ref().map(|(same, found)| (*same, found)), &session.i18n);
            json::write_document(&mut session.out, &document)?;
        }
        Format::Text => {
            if let Some((reference, day, answer)) = &jump {
                text::jump(session, reference, *day, answer)?;
            }
            if let Some(day) = known_on {
                text::known::then(session, day)?;
            }
            text::hits(session, &results)?;
            if let Some((same, found)) = &now {
                text::known::now(session, *same)?;
                if !same {
                    text::hits(session, found)?;
                }
            }
        }
    }
    if (results.total == 0 || results.relaxed) && reference.is_none() {
        session.out.flush()?;
        if let Some(words) = &results.suggestion {
            session.remark(&Message::new("search-suggestion").with("query", words));
        }
        if !args.all_versions && options.between.is_none() {
            other_days(&index, &query, options, session)?;
        }
    }
    Ok(Exit::Clean)
}

/// The first and the last day.
fn between(args: &Args, session: &Session) -> Result<Option<(Date, Date)>, CliError> {
    let Some([first, last]) = args.between.as_deref() else { return Ok(None) };
    let (first, last) = (session.date("--between", first)?, session.date("--between", last)?);
    if first > last {
        return Err(CliError::refused(Message::new("search-between").with("first", first).with("last", last)));
    }
    Ok(Some((first, last)))
}

/// A code stays; a name becomes one.
fn issuer(typed: &str) -> String {
    let code = !typed.is_empty() && typed.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    if code { typed.to_string() } else { nusqa::base::act::issuer_code(typed, ActKind::Order) }
}

/// The act or provision that the words are a reference to, if it is one that the corpus has.
fn meant(opened: &Opened, words: &str) -> Option<Reference> {
    let reference = opened.corpus.resolve_cited(words)?;
    let work = opened.corpus.work(&reference.work)?;
    let there = reference.path.is_empty() || work.outline.binary_search(&reference.path).is_ok();
    there.then_some(reference)
}

/// Nothing found may only mean: not on this day.
fn other_days(index: &Index, query: &str, options: SearchOptions, session: &Session) -> Result<(), CliError> {
    let on = options.on.map(|d| d.to_string()).unwrap_or_default();
    let found = search(index, query, &SearchOptions { all_versions: true, facets: false, explain: false, ..options })?;
    let total = found.total;
    if total > 0 && !found.relaxed {
        session.remark(&Message::new("cli-search-other-days").with("day", on).with("count", total));
    }
    Ok(())
}
