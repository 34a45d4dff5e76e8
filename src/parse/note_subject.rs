//! What a note speaks about: `2-тармақтың 5) тармақшасы`, `Заң 35-1-баппен`, `Бүкіл мәтін бойынша "…" деген сөздер`,
//! `Подпункт 5) пункта 2`, `Тізбе`.

use super::path::{Step, expand, ordinal, with_ranges};
use crate::base::{Kind, Segment, fold, kazakh};

/// From where the named provision is sought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// From the place of the note outwards.
    #[default]
    Place,
    /// From the act: `Қаулының тақырыбы`.
    Act,
    /// From the approved document or attachment the note stands in: `Қағидалардың 7-тармағы`, `Комиссия құрамы`, `Бүкіл мәтін`.
    Container,
}

/// What a note speaks about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Where it is sought.
    pub scope: Scope,
    /// The provisions, outer to inner; none: what `scope` stands for.
    pub paths: Vec<Vec<Segment>>,
    /// The last step of each path is the new element: `35-1-баппен`.
    pub inserted: bool,
    /// It speaks of words of the text.
    pub words: bool,
    /// All but what is named: `1-тармағын қоспағанда`, `за исключением пункта 1`.
    pub excepted: bool,
    /// The new element may still be named after the verb.
    pub(super) may_gain: bool,
}

impl Subject {
    /// Whether nothing is named: it is the place where the note stands.
    #[must_use]
    pub fn is_place(&self) -> bool {
        self.scope == Scope::Place && self.paths.is_empty() && !self.words
    }

    /// Whether it is the act as such.
    #[must_use]
    pub fn is_act(&self) -> bool {
        self.scope == Scope::Act && self.paths.is_empty()
    }

    /// The new elements that an insertion names after its host.
    pub(super) fn gain(&mut self, elements: Vec<Vec<Segment>>) {
        let host = self.paths.pop().unwrap_or_default();
        self.paths = elements.into_iter().map(|e| [host.clone(), e].concat()).collect();
        self.inserted = true;
    }
}

/// Reads the words before a verb.
pub(super) fn read(words: &str) -> Subject {
    Reader::of(words).subject
}

/// Splits words into the subject they begin with and the rest, from the first word that belongs to no address.
pub(super) fn split(words: &str) -> (Subject, &str) {
    let first = words.split_whitespace().next().unwrap_or("");
    if !first.starts_with(|c: char| c.is_ascii_digit()) {
        return (Subject::default(), words);
    }
    // The issuer begins with a capital letter.
    let at = words.char_indices().find(|(_, c)| c.is_uppercase()).map_or(words.len(), |(i, _)| i);
    (read(&words[..at]), &words[at..])
}

/// The new elements that Russian words behind `дополнен` name.
pub(super) fn element(words: &str) -> Option<Vec<Vec<Segment>>> {
    let r = Reader::of(words);
    (!r.subject.paths.is_empty() && !r.subject.words).then_some(r.subject.paths)
}

/// How an element noun is inflected, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Genitive,
    Instrumental,
    Other,
}

#[derive(Default)]
struct Reader {
    subject: Subject,
    /// Steps in the genitive so far.
    chain: Vec<Step>,
    numbers: Vec<String>,
    /// A ten that waits for its unit: `он`, `жиырма`.
    ten: Option<String>,
    /// A range was opened: `11 – 13`.
    range: bool,
    /// Paths read, each with whether it is in the instrumental.
    paths: Vec<(Vec<Step>, bool)>,
    /// No comma or "және" since the last path.
    glued: bool,
    /// A comma or "и" stands before what comes.
    comma: bool,
    /// Russian: the path that grows outwards.
    russian: Vec<Step>,
    unknown: bool,
    /// None of the letters that only Kazakh has: *абзац* is a noun of both languages.
    no_kazakh: bool,
}

impl Reader {
    fn of(words: &str) -> Reader {
        let folded = fold(words).text;
        let no_kazakh = !folded.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і']);
        let mut r = Reader { no_kazakh, ..Reader::default() };
        let mut quoted = false;
        for (i, piece) in folded.split('"').enumerate() {
            if i > 0 {
                quoted = !quoted;
                r.subject.words = true;
            }
            // What stands in quotes is the words concerned; a letter is a number: `"а" тармақшасы`.
            if quoted {
                if piece.chars().count() == 1 {
                    r.numbers.push(piece.to_string());
                }
                continue;
            }
            for word in piece.split_whitespace() {
                r.word(word);
            }
        }
        r.finish();
        r
    }

    fn word(&mut self, word: &str) {
        let (word, ends) = match word.strip_suffix([',', ';']) {
            Some(w) => (w, true),
            None => (word, false),
        };
        self.token(word);
        if ends {
            self.separate();
        }
    }

    fn separate(&mut self) {
        self.glued = false;
        self.comma = true;
    }

    fn token(&mut self, word: &str) {
        match word {
            "" => return,
            "-" => {
                self.range = !self.numbers.is_empty() || self.russian.last().is_some_and(|s| !s.numbers.is_empty());
                return;
            }
            "және" | "мен" | "бен" | "пен" | "сондай-ақ" | "и" | "а" | "также" => {
                return self.separate();
            }
            "осы" | "реттік" | "рет" | "нөмірі" | "нөмірлері" | "порядковый" | "номер" | "настоящего" | "настоящей" =>
            {
                return;
            }
            "бүкіл" | "барлық" | "бойынша" | "всему" | "по" | "тексте" => {
                if self.paths.is_empty() && self.chain.is_empty() {
                    self.subject.scope = Scope::Container;
                }
                return;
            }
            "қоспағанда" | "исключением" | "кроме" => {
                self.subject.excepted = true;
                return;
            }
            "за" => return,
            _ => {}
        }
        if ["сөз", "цифр", "сан", "деген", "тиісінше", "слов", "цифры"].iter().any(|w| word.starts_with(w))
        {
            self.subject.words = true;
            return;
        }
        if ["мәтін", "текст"].iter().any(|w| word.starts_with(w)) {
            if self.paths.is_empty() && self.chain.is_empty() && self.russian.is_empty() {
                self.subject.scope = Scope::Container;
            }
            return;
        }
        let both = self.no_kazakh && word.starts_with("абзац");
        if self.number(word)
            || both && self.russian_noun(word)
            || self.kazakh_noun(word)
            || self.russian_noun(word)
            || self.host(word)
        {
            return;
        }
        self.unknown = true;
    }

    /// `3`, `3-1)`, `3-1-баппен`, `екінші`, `он`, `вторая`, `ii`.
    fn number(&mut self, word: &str) -> bool {
        let digits = word.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(word.len());
        let (number, rest) = word.split_at(digits);
        if number.starts_with(|c: char| c.is_ascii_digit()) {
            let hyphen = number.ends_with('-');
            let number = number.trim_end_matches('-');
            let rest = rest.trim_start_matches([')', '.', '-', '\\']);
            self.push_number(number);
            if !rest.is_empty() {
                // "11-13-баптар" would read as one number: ranges have blanks.
                let known = self.kazakh_noun(rest);
                self.unknown |= !known && !hyphen;
            }
            return true;
        }
        if number == "-" {
            return self.kazakh_noun(rest);
        }
        let value = ordinal(word);
        if value > 0 {
            match value {
                10 | 20 | 30 | 40 | 50 if !word.ends_with("ыншы") && !word.ends_with("інші") => {
                    self.ten = Some(word.to_string())
                }
                _ => {
                    let whole = self.ten.take().map_or_else(|| word.to_string(), |t| format!("{t} {word}"));
                    self.push_number(&ordinal(&whole).to_string());
                }
            }
            return true;
        }
        if let Some(n) = ordinal_ru(word) {
            self.push_number(&n.to_string());
            return true;
        }
        let roman = word.trim_end_matches('.').replace('і', "i").replace('х', "x");
        let (roman, noun) = roman.split_once('-').map_or((roman.as_str(), ""), |(r, n)| (r, n));
        if !roman.is_empty() && roman.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) {
            self.push_number(&roman.to_ascii_uppercase());
            if !noun.is_empty() {
                let noun = word.split_once('-').map_or("", |(_, n)| n);
                self.kazakh_noun(noun);
            }
            return true;
        }
        false
    }

    fn push_number(&mut self, number: &str) {
        self.comma = false;
        // Russian numbers follow their noun.
        if let Some(step) = self.russian.last_mut() {
            let from = step.numbers.last().cloned();
            fill(&mut step.numbers, from, number, std::mem::take(&mut self.range));
            return;
        }
        let from = self.numbers.last().cloned();
        fill(&mut self.numbers, from, number, std::mem::take(&mut self.range));
    }

    fn kazakh_noun(&mut self, word: &str) -> bool {
        let Some((kind, possessive, case)) = noun(word.trim_end_matches(['.', ':'])) else { return false };
        self.range = false;
        let mut numbers = std::mem::take(&mut self.numbers);
        // "5-6-тармақтармен"
        if is_plural(word) {
            numbers = with_ranges(&numbers);
        }
        if numbers.is_empty()
            && !matches!(kind, Kind::Heading | Kind::Preamble | Kind::Attachment | Kind::Note | Kind::Contents | Kind::Table)
        {
            // "осы бап", "тармақтың": the unit the note stands in
            return matches!(case, Case::Genitive | Case::Other);
        }
        let step = Step { kind, numbers };
        if case == Case::Genitive {
            if self.chain.is_empty() && self.glued && possessive {
                self.reopen();
            }
            self.chain.push(step);
            return true;
        }
        // "498-бабы 1 тармағы": the genitive left out; "2-тармақ 5) тармақшамен": the host; "1) тармақшасы мен екінші бөлігі".
        if self.chain.is_empty() && self.glued {
            self.reopen();
        } else if self.chain.is_empty()
            && possessive
            && let Some((last, _)) = self.paths.last()
        {
            self.chain = last[..last.len().saturating_sub(1)].to_vec();
        }
        let mut path = std::mem::take(&mut self.chain);
        path.push(step);
        self.paths.push((path, case == Case::Instrumental));
        self.glued = true;
        true
    }

    fn reopen(&mut self) {
        if let Some((last, _)) = self.paths.pop() {
            self.chain = last;
        }
    }

    fn russian_noun(&mut self, word: &str) -> bool {
        const NOUNS: [(&str, Kind, &str); 16] = [
            ("подпункт", Kind::Subitem, " а у ом е ы ов ам ами ах"),
            ("пункт", Kind::Item, " а у ом е ы ов ам ами ах"),
            ("стать", Kind::Article, "я и е ю ей ёй ями ях"),
            ("част", Kind::Paragraph, "ь и ью ями ей ях"),
            ("абзац", Kind::Indent, " а у ем ом е ы ев ам ами ах"),
            ("предложени", Kind::Sentence, "е я ю ем ями й"),
            ("глав", Kind::Chapter, "а ы е у ой ами"),
            ("раздел", Kind::Section, " а у ом е ы ов ами"),
            ("подраздел", Kind::Subsection, " а у ом е ы ов ами"),
            ("параграф", Kind::Subchapter, " а у ом е ы ов ами"),
            ("приложени", Kind::Attachment, "е я ю ем ями и й"),
            ("заголов", Kind::Heading, "ок ка ке ки ком"),
            ("наименовани", Kind::Heading, "е я ю ем и"),
            ("преамбул", Kind::Preamble, "а ы е у ой"),
            ("строк", Kind::Row, "а и е у ой ами"),
            ("оглавлени", Kind::Contents, "е я ю ем и"),
        ];
        let hit = NOUNS.iter().find(|(stem, _, ends)| {
            word.strip_prefix(stem).is_some_and(|r| ends.split(' ').any(|e| e == r) || (r.is_empty() && ends.starts_with(' ')))
        });
        let Some((stem, kind, _)) = hit else { return false };
        let ending = &word[stem.len()..];
        // After a comma a new path begins, without one the step around the last.
        if std::mem::take(&mut self.comma) {
            self.close_russian();
        }
        let numbers = std::mem::take(&mut self.numbers);
        self.russian.push(Step { kind: *kind, numbers });
        self.subject.inserted |= matches!(ending, "ом" | "ем" | "ей" | "ой" | "ью" | "ами" | "ями");
        true
    }

    fn close_russian(&mut self) {
        if !self.russian.is_empty() {
            let mut path = std::mem::take(&mut self.russian);
            path.reverse();
            self.paths.push((path, false));
        }
    }

    /// The act or the document itself: `Заң`, `Қаулының`, `Қағидалар`, `Правила`.
    fn host(&mut self, word: &str) -> bool {
        const ACTS: [&str; 8] = ["заң", "кодекс", "қаулы", "бұйры", "шешім", "жарлы", "өкім", "конституция"];
        const ACTS_RU: [&str; 7] = ["закон", "постановлени", "приказ", "решени", "указ", "распоряжени", "конституци"];
        const DOCUMENTS: [&str; 26] = [
            "қағида",
            "ереже",
            "нұсқау",
            "тізбе",
            "нысан",
            "жоспар",
            "стандарт",
            "регламент",
            "әдістеме",
            "құрам",
            "бағдарлама",
            "талап",
            "шарт",
            "өлшемшарт",
            "лимит",
            "норматив",
            "тариф",
            "правил",
            "положени",
            "инструкци",
            "перечен",
            "перечн",
            "форм",
            "состав",
            "стандарт",
            "методик",
        ];
        let fits = |stems: &[&str], max: usize| {
            stems.iter().any(|s| word.strip_prefix(s).is_some_and(|r| r.chars().count() <= max && !r.starts_with("нама")))
        };
        let scope = match () {
            () if fits(&ACTS, 9) || fits(&ACTS_RU, 4) => Scope::Act,
            () if fits(&DOCUMENTS, 9) => Scope::Container,
            () => return false,
        };
        if self.paths.is_empty() && self.russian.is_empty() || self.subject.scope == Scope::Place {
            self.subject.scope = scope;
        }
        true
    }

    fn finish(&mut self) {
        self.close_russian();
        let mut host: Option<Vec<Step>> = None;
        let mut paths = Vec::new();
        let gains = self.paths.iter().any(|(_, instrumental)| *instrumental);
        for (path, instrumental) in std::mem::take(&mut self.paths) {
            match (gains, instrumental) {
                (true, false) => host = Some(path),
                (true, true) => paths.push([host.clone().unwrap_or_default(), path].concat()),
                (false, _) => paths.push(path),
            }
        }
        self.subject.inserted |= gains;
        if paths.is_empty() && !self.chain.is_empty() {
            // "3-тармақтың кестесі жаңа редакцияда": what it names in the unit is not known, the unit is.
            paths.push(std::mem::take(&mut self.chain));
        }
        const MOST: usize = 2000;
        self.subject.paths = paths.iter().flat_map(|p| expand(p)).filter(|p| !p.is_empty()).take(MOST).collect();
        if self.subject.paths.is_empty() && self.unknown && self.subject.scope == Scope::Place {
            // "Комиссия құрамы", "Тарифтердің мөлшері": the name of a document.
            self.subject.scope = Scope::Container;
        }
    }
}

/// Whether the noun of a unit is in the plural; rows are numbered `21-38`.
fn is_plural(word: &str) -> bool {
    let stem = ["тармақ", "тармақша", "бап", "бөлік", "тарау", "абзац", "параграф"].iter().find_map(|s| word.strip_prefix(s));
    stem.is_some_and(|e| ["тар", "тер", "лар", "лер", "дар", "дер"].iter().any(|p| e.starts_with(p)))
}

/// Adds a number, or the numbers up to it.
fn fill(numbers: &mut Vec<String>, from: Option<String>, to: &str, range: bool) {
    const LONGEST: u32 = 500;
    let ends = from.filter(|_| range).and_then(|f| Some((f.parse::<u32>().ok()?, to.parse::<u32>().ok()?)));
    match ends {
        Some((a, b)) if a < b && b - a < LONGEST => numbers.extend((a + 1..=b).map(|n| n.to_string())),
        _ => numbers.push(to.to_string()),
    }
}

/// A Kazakh element noun: what, whether it is possessive (`тармағы`), and its case.
fn noun(word: &str) -> Option<(Kind, bool, Case)> {
    // stem, kind, whether the stem itself shows the possessive
    const STEMS: [(&str, Kind, bool); 25] = [
        ("тармақша", Kind::Subitem, false),
        ("тармақ", Kind::Item, false),
        ("тармағ", Kind::Item, true),
        ("бап", Kind::Article, false),
        ("баб", Kind::Article, true),
        ("бөлік", Kind::Paragraph, false),
        ("бөліг", Kind::Paragraph, true),
        ("абзац", Kind::Indent, false),
        ("азатжол", Kind::Indent, false),
        ("сөйлем", Kind::Sentence, false),
        ("параграф", Kind::Subchapter, false),
        ("тарау", Kind::Chapter, false),
        ("бөлім", Kind::Section, false),
        ("қосымша", Kind::Attachment, false),
        ("кесте", Kind::Table, false),
        ("жол", Kind::Row, false),
        ("баған", Kind::Column, false),
        ("графа", Kind::Column, false),
        ("тақырып", Kind::Heading, false),
        ("тақырыб", Kind::Heading, true),
        ("атау", Kind::Heading, false),
        ("кіріспе", Kind::Preamble, false),
        ("преамбула", Kind::Preamble, false),
        ("ескертпе", Kind::Note, false),
        ("мазмұн", Kind::Contents, false),
    ];
    STEMS.iter().find_map(|(stem, kind, mutated)| {
        let rest = word.strip_prefix(stem).filter(|r| kazakh::is_ending(r))?;
        let plural = ["лар", "лер", "дар", "дер", "тар", "тер"].iter().find_map(|p| rest.strip_prefix(p)).unwrap_or(rest);
        let possessive = *mutated || plural.starts_with(['ы', 'і']) || plural.starts_with("сы") || plural.starts_with("сі");
        let case = match () {
            () if ["ның", "нің", "дың", "дің", "тың", "тің"].iter().any(|e| rest.ends_with(e)) => Case::Genitive,
            () if ["мен", "бен", "пен"].iter().any(|e| rest.ends_with(e)) => Case::Instrumental,
            () => Case::Other,
        };
        Some((*kind, possessive, case))
    })
}

/// `вторая`, `третьей`, `первого` as a number.
fn ordinal_ru(word: &str) -> Option<u32> {
    const STEMS: [(&str, u32); 12] = [
        ("одиннадцат", 11),
        ("двенадцат", 12),
        ("перв", 1),
        ("втор", 2),
        ("трет", 3),
        ("четверт", 4),
        ("пят", 5),
        ("шест", 6),
        ("седьм", 7),
        ("восьм", 8),
        ("девят", 9),
        ("десят", 10),
    ];
    const ENDS: [&str; 24] = [
        "ая", "ой", "ую", "ый", "ого", "ому", "ым", "ом", "ые", "ых", "ыми", "ья", "ьей", "ью", "ий", "ьего", "ьему", "ьим", "ьем",
        "ьи", "ьих", "ьими", "ое", "ье",
    ];
    STEMS.iter().find_map(|(stem, n)| word.strip_prefix(stem).filter(|r| ENDS.contains(r)).map(|_| *n))
}
