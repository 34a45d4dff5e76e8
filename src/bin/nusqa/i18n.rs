//! Messages in Kazakh, Russian and English.
//!
//! The texts are Fluent files in `locales/<language>/`, built into the program. A message that a language lacks is taken from
//! English; one that English lacks shows its id, which a test forbids.

use std::sync::OnceLock;

use clap::ValueEnum;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use nusqa::base::Message;
use unic_langid::LanguageIdentifier;

/// Language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Қазақша
    Kk,
    /// Русский
    Ru,
    /// English
    En,
}

impl Lang {
    /// The language of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`: the first one set counts), else English.
    pub fn from_env() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|v| std::env::var(v).ok().filter(|s| !s.is_empty()));
        let language = locale.as_deref().and_then(|l| l.split(['_', '.', '-', '@']).next()).unwrap_or("");
        match language {
            "kk" => Lang::Kk,
            "ru" => Lang::Ru,
            _ => Lang::En,
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Lang::Kk, Lang::Ru, Lang::En].into_iter().find(|l| l.code().eq_ignore_ascii_case(code))
    }

    /// `kk`, `ru` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Kk => "kk",
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    fn id(self) -> LanguageIdentifier {
        // The three codes are well-formed; "und" would only cost the plural rules.
        self.code().parse().unwrap_or_default()
    }

    fn files(self) -> &'static [&'static str] {
        macro_rules! files {
            ($lang:literal) => {
                &[
                    include_str!(concat!("../../../locales/", $lang, "/calendar.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/reading.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/tree.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/replay.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/draft.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/pins.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/timeline.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/search.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/diff.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/check.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/audit.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/rules.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/cli.ftl")),
                    include_str!(concat!("../../../locales/", $lang, "/web.ftl")),
                ]
            };
        }
        match self {
            Lang::Kk => files!("kk"),
            Lang::Ru => files!("ru"),
            Lang::En => files!("en"),
        }
    }
}

/// Turns [`Message`]s into sentences.
pub struct I18n {
    /// The language asked for.
    pub lang: Lang,
    bundle: FluentBundle<FluentResource>,
    english: OnceLock<FluentBundle<FluentResource>>,
}

impl I18n {
    /// The messages of one language.
    pub fn new(lang: Lang) -> Self {
        I18n { lang, bundle: bundle(lang), english: OnceLock::new() }
    }

    /// The sentence; arguments that are whole numbers take part in plural rules.
    pub fn tr(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            // What a rule file says in three languages is an argument in three: `said_kk`, `said_ru`, `said_en`.
            let name = match name.rsplit_once('_') {
                Some((name, lang @ ("kk" | "ru" | "en"))) => {
                    if lang != self.lang.code() {
                        continue;
                    }
                    name
                }
                _ => *name,
            };
            args.set(name, number(value).map_or_else(|| FluentValue::from(value.as_str()), FluentValue::from));
        }
        let english = || self.english.get_or_init(|| bundle(Lang::En));
        format(&self.bundle, message.id, &args)
            .or_else(|| format(english(), message.id, &args))
            .unwrap_or_else(|| fallback(message))
    }

    /// A message without arguments.
    pub fn word(&self, id: &'static str) -> String {
        self.tr(&Message::new(id))
    }
}

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.id()]);
    bundle.set_use_isolating(false);
    for text in lang.files() {
        // A broken entry is left out and the rest kept; the tests refuse a file with one.
        let resource = FluentResource::try_new(text.to_string()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn format(bundle: &FluentBundle<FluentResource>, id: &str, args: &FluentArgs) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
}

/// `361` is a number, `0361` and `11-1-4/1` are names.
fn number(value: &str) -> Option<u32> {
    value.parse().ok().filter(|n: &u32| n.to_string() == value)
}

fn fallback(message: &Message) -> String {
    let mut out = message.id.to_string();
    for (name, value) in &message.args {
        out.push_str(&format!(" {name}={value}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Ids with the names of their variables, read from the syntax of the files.
    fn entries(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
        let mut out = BTreeMap::new();
        for text in lang.files() {
            let resource = FluentResource::try_new(text.to_string());
            assert!(resource.is_ok(), "{}: {:?}", lang.code(), resource.err().map(|(_, e)| e));
            let mut id = String::new();
            for line in text.lines() {
                if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    id = line.split([' ', '=']).next().unwrap_or_default().to_string();
                    assert!(out.insert(id.clone(), BTreeSet::new()).is_none(), "{}: {id} is defined twice", lang.code());
                }
                if line.starts_with('#') {
                    continue;
                }
                let variables = line.split('$').skip(1).map(|v| v.split(|c: char| !c.is_alphanumeric() && c != '_').next());
                out.entry(id.clone()).or_default().extend(variables.flatten().map(str::to_string));
            }
        }
        out.remove("");
        out
    }

    #[test]
    fn the_three_languages_have_the_same_messages_with_the_same_variables() {
        let en = entries(Lang::En);
        for lang in [Lang::Kk, Lang::Ru] {
            let other = entries(lang);
            for id in en.keys().chain(other.keys()) {
                assert_eq!(en.get(id), other.get(id), "{id} differs between en and {}", lang.code());
            }
        }
    }

    #[test]
    fn every_message_the_sources_name_exists() {
        let en = entries(Lang::En);
        let mut missing = BTreeSet::new();
        visit(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut |text| {
            for opening in ["Message::new(\"", ".word(\""] {
                for rest in text.split(opening).skip(1) {
                    let id = rest.split('"').next().unwrap_or_default();
                    if !id.is_empty() && !id.contains('…') && !en.contains_key(id) {
                        missing.insert(id.to_string());
                    }
                }
            }
            for rest in text.split("\"cli-").skip(1) {
                let id = format!("cli-{}", rest.split('"').next().unwrap_or_default());
                if id.len() > 4 && !en.contains_key(&id) {
                    missing.insert(id);
                }
            }
        });
        assert!(missing.is_empty(), "not in locales/en: {missing:?}");
    }

    /// Tests may speak of messages that do not exist, and this file does.
    fn is_test(path: &std::path::Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("test") || name == "i18n.rs" || path.iter().any(|part| part == "tests")
    }

    fn visit(dir: &std::path::Path, look: &mut impl FnMut(&str)) {
        for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                visit(&path, look);
            } else if path.extension().is_some_and(|e| e == "rs") && !is_test(&path) {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                look(text.split("#[cfg(test)]\nmod ").next().unwrap_or_default());
            }
        }
    }

    #[test]
    fn no_isolation_marks_and_plain_numbers() {
        let i18n = I18n::new(Lang::En);
        let said = i18n.tr(&Message::new("cli-file-missing").with("file", "a.txt"));
        assert!(said.contains("a.txt") && !said.contains('\u{2068}'), "{said}");
        assert_eq!(number("361"), Some(361));
        assert_eq!(number("0361"), None);
    }
}
