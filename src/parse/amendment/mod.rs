//! Instructions that change acts: the sentences of one logical line.
//!
//! A line becomes tokens once (`tokens`); its verbs cut it into clauses, and what stands before a verb is read from the outside
//! in (`kazakh/lead`). Every token has to have a place: a sentence with words left over is [`Operation::Unknown`], never half read.

mod act;
mod formulas;
mod kazakh;
mod parts;
mod russian;
mod tokens;

use super::path::Step;
use super::text::{MAX_LINE, Text};
use crate::base::{ActRef, Date, Kind, Language, Span};
pub use formulas::{FORMULAS, Formula, nearest};
pub use kazakh::nominative;
pub use parts::{Part, Role, parts};
use std::borrow::Cow;

/// One sentence: it leads somewhere, or changes something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Where in the line.
    pub span: Span,
    /// The label that stands before it: `2)`, `3.`, `1-бап.`.
    pub label: Option<Label>,
    /// Where a sentence without operations leads: the next ones are read inside it.
    pub places: Vec<Vec<Place>>,
    /// *Бүкіл мәтін бойынша:* leads into the whole text.
    pub whole_text: bool,
    /// What it changes.
    pub operations: Vec<Operation>,
    /// The new wording, quoted on the same line.
    pub quoted: Option<Span>,
    /// Ends in a colon: new wording follows.
    pub opens: bool,
    /// Only in the text of this language: `қазақша мәтінде …`, `в тексте на казахском языке …`.
    pub language: Option<Language>,
}

/// What a sentence is numbered by in the amending act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What.
    pub style: LabelStyle,
    /// Its number, part by part.
    pub number: Vec<u32>,
}

/// The kinds of labels, outer ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelStyle {
    /// `1-бап.`
    Article,
    /// `1.`
    Item,
    /// `1)`
    Subitem,
}

impl Sentence {
    /// Whether it leads into an act that it names or that was spoken of.
    #[must_use]
    pub fn enters_act(&self) -> bool {
        self.places.iter().flatten().any(|p| matches!(p, Place::Act(_)))
    }
}

impl Label {
    /// Reads the words of a label.
    fn of(words: &str) -> Option<Self> {
        let words = words.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = words.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(words.len());
        let number: Vec<u32> = words[..end].split('-').filter_map(|n| n.parse().ok()).collect();
        let style = match words[end..].trim() {
            ")" => LabelStyle::Subitem,
            "." => LabelStyle::Item,
            rest if rest.starts_with("бап") => LabelStyle::Article,
            _ => return None,
        };
        (!number.is_empty()).then_some(Label { style, number })
    }
}

/// One step of where a sentence leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The act named; `None` for the act spoken of (`көрсетілген қаулы`, `Кодекстің`).
    Act(Option<Box<ActRef>>),
    /// A document approved by the act, by its name.
    Document(String),
    /// The document spoken of: `көрсетілген қағидаларға`, `ереженің`.
    TheDocument(String),
    /// A part called by its name, with its number where one stands there.
    Named {
        /// What.
        kind: Kind,
        /// The name.
        title: Option<String>,
        /// The number.
        number: Option<String>,
    },
    /// An address.
    Path(Vec<Step>),
}

/// Where the new wording stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wording {
    /// In quotes after the sentence.
    Quoted,
    /// In attachments of the amending act, by number; none for its only one.
    Attachments(Vec<String>),
    /// Not printed: *қызмет бабында пайдалану үшін*.
    Secret,
}

/// What to do with elements or words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `… мынадай редакцияда жазылсын`: each element anew.
    Restate {
        /// Which.
        elements: Vec<Vec<Place>>,
        /// The wording.
        by: Wording,
    },
    /// `мынадай мазмұндағы … толықтырылсын`: new elements in every host.
    Insert {
        /// Where.
        hosts: Vec<Vec<Place>>,
        /// What is new.
        elements: Vec<Vec<Place>>,
        /// The wording.
        by: Wording,
        /// Next to what, where the sentence says so.
        beside: Option<Beside>,
    },
    /// `… 8-тармақтан кейін орналастырылсын`: the elements stand elsewhere from now on, their words stay.
    Move {
        /// Which.
        elements: Vec<Vec<Place>>,
        /// Next to what.
        beside: Beside,
    },
    /// `… алып тасталсын`.
    Delete(Vec<Vec<Place>>),
    /// Words inside an element.
    Words {
        /// Where; empty for the element navigated to.
        place: Vec<Place>,
        /// Everywhere in it.
        whole_text: bool,
        /// In the matching case and number.
        inflected: bool,
        /// The change.
        change: WordChange,
    },
    /// `… қолданысы … дейін тоқтатыла тұрсын`.
    Suspend {
        /// What.
        elements: Vec<Vec<Place>>,
        /// The first day on which it applies again.
        until: Option<Date>,
    },
    /// `3, 4-тармақтар тиісінше 4, 5-тармақтар деп есептелсін`.
    Renumber {
        /// What.
        old: Vec<Vec<Place>>,
        /// The new numbers.
        new: Vec<Step>,
    },
    /// Acts, or elements of acts, lose their force.
    Repeal(Vec<Vec<Place>>),
    /// Opens a list of acts to repeal: the lines below, or an attachment.
    RepealList {
        /// `Some(None)`: the only attachment.
        attachment: Option<Option<String>>,
    },
    /// Only the text in one language changes, and this one does not say how.
    OneLanguage {
        /// Where.
        elements: Vec<Vec<Place>>,
        /// Whose text changes.
        language: Language,
    },
    /// An instruction by its verb that is not understood.
    Unknown {
        /// The clause.
        clause: Span,
        /// The word at which reading stopped.
        stop: Span,
    },
    /// Words in quotes and a command, but no verb that is known: an instruction only in an act that changes others.
    Strange(Span),
}

/// The neighbour of a new element: `7-тармақтан кейін`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// After it, else before it.
    pub after: bool,
    /// Which.
    pub neighbours: Vec<Vec<Place>>,
}

/// The word at which a clause could not be read further.
#[derive(Clone, Copy, Debug)]
struct Stop(Span);

impl Stop {
    /// At a token.
    fn at(token: &tokens::Token) -> Self {
        Stop(token.span)
    }

    /// At the first of some tokens, where there are any: the words lack something.
    fn among(tokens: &[tokens::Token]) -> Self {
        Stop(tokens.first().map_or_else(Span::default, |t| t.span))
    }

    /// The end of what was read: something ought to follow.
    fn after(tokens: &[tokens::Token]) -> Self {
        Stop(tokens.last().map_or_else(Span::default, |t| t.span))
    }
}

/// What a clause says, or where its reading stops.
type Understood<T> = Result<T, Stop>;

/// A change of words; fragments are as quoted, without quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordChange {
    /// Old fragments by new ones, pairwise; one new one may serve several old ones.
    Replace(Vec<String>, Vec<String>),
    /// After the first, insert the second.
    After(String, String),
    /// Before the first, insert the second.
    Before(String, String),
    /// At the end.
    Append(String),
    /// Drop the fragments.
    Delete(Vec<String>),
    /// Old fragments by new ones, or by nothing, only where they stand right after (or before) other words.
    Near {
        /// After the anchor, else before it.
        after: bool,
        /// The words that stay.
        anchor: String,
        /// What goes.
        old: Vec<String>,
        /// What comes; empty: nothing.
        new: Vec<String>,
    },
}

/// The last words of a line, folded: where a predicate stands.
fn tail(line: &str) -> String {
    const TAIL: usize = 200;
    let line = line.trim_end();
    let at = line.ceil_char_boundary(line.len().saturating_sub(TAIL));
    crate::base::fold(&line[at..]).text
}

/// Whether a line ends in an instruction that new wording may follow.
#[must_use]
pub fn announces_wording(line: &str) -> bool {
    if !line.trim_end().ends_with(':') {
        return false;
    }
    let end = tail(line);
    let says = |words: &[&str]| words.iter().any(|w| end.contains(w));
    says(&["следующей редакции", "следующего содержания"])
        || says(&["жазылсын", "баяндалсын", "толықтырылсын", "қосылсын"])
        || end.contains("енгізілсін") && !says(&["өзгеріс", "өзгерту", "толықтырулар", "толықтыру "])
        || end.contains("белгіленсін") && end.contains("редакцияда")
}

/// Whether a line may hold a sentence at all: one look at its bytes.
#[must_use]
pub fn may_amend(line: &str) -> bool {
    let end = line.trim_end();
    line.len() <= MAX_LINE
        && (end.ends_with(':')
            || opens_unclosed(end)
            // "8) в статье 22" without its colon
            || end.len() < 80 && end.contains(") в ") && end.ends_with(|c: char| c.is_ascii_digit() || c == ')')
            || RUSSIAN.iter().any(|w| line.contains(w))
            // Every verb that amends ends so (`words::verb`); "сын" alone is in "Республикасының".
            || ["лсын", "рсын", "лсін", "лciн", "лсiн", "лcін", "лcын", "рcын"].iter().any(|w| line.contains(w))
            // A gerund whose sentence ends in another verb.
            || ["тасталып", "стырылып", "қтырылып"].iter().any(|w| line.contains(w))
            || line.contains("нгізілді")
            || line.contains("несен") && line.contains("языке")
            || begins_with_element(line))
}

/// Whether a Russian line begins with an element or words and has an infinitive: a verb that is not known is to be told.
fn begins_with_element(line: &str) -> bool {
    let start = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' '));
    ["пункт", "подпункт", "стать", "абзац", "слов", "цифр"].iter().any(|w| start.starts_with(w))
        && ["ить", "ять", "ать "].iter().any(|w| line.contains(w))
}

/// Whether a line has a verb that only amendments have, whatever stands around it: one that nothing is made of must be reported.
#[must_use]
pub fn commands(line: &str) -> bool {
    const KAZAKH: [&str; 5] = ["ауыстырылсын", "толықтырылсын", "алыптасталсын", "алыныптасталсын", "редакциядажазылсын"];
    const RUSSIAN: [&str; 4] = ["заменитьслов", "дополнитьслов", "изложитьвследующейредакции", "следующегосодержания"];
    let folded = crate::base::fold(line).text;
    // Members who come to a commission or leave it.
    let members = |who: &str, verbs: &[&str]| folded.contains(who) && verbs.iter().any(|v| folded.contains(v));
    if members("құрамын", &["енгізілсін", "шығарылсын"])
        || members(" состав", &["ввести", "вывести", "включить", "исключить"]) && !folded.contains('"')
    {
        return true;
    }
    // Blanks are lost in print, and put in.
    let folded: String = folded.split_whitespace().collect();
    KAZAKH.iter().chain(&RUSSIAN).any(|w| folded.contains(w))
}

/// `после слов «А», «Б» дополнить соответственно словами «В», «Г»`: what is put beside each; one for all of them where only one is
/// new, and nothing where they do not match.
fn each_beside(anchors: Vec<String>, new: Vec<String>) -> Option<Vec<(String, String)>> {
    match (anchors.len(), new.len()) {
        (1, _) => anchors.into_iter().next().map(|a| vec![(a, new.join(" "))]),
        (_, 1) => Some(anchors.into_iter().map(|a| (a, new[0].clone())).collect()),
        (a, n) => (a == n).then(|| anchors.into_iter().zip(new).collect()),
    }
}

/// Reads the sentences of a line, in order; none where it says nothing about other acts.
#[must_use]
pub fn read(line: &str) -> Vec<Sentence> {
    if !may_amend(line) {
        return Vec::new();
    }
    let line = &*unescaped(line);
    let line = &*closed_leader(line);
    let t = Text::new(line);
    let russian = is_russian(&t.folded.text);
    let mut tokens = tokens::read(&t, russian);
    let marks = if russian { russian::languages(&mut tokens) } else { kazakh::languages(&mut tokens) };
    let mut out = if russian { russian::read(line, &tokens) } else { kazakh::read(line, &tokens) };
    for (at, language) in marks {
        match out.iter_mut().find(|s| s.span.end() >= at) {
            Some(sentence) if !sentence.operations.is_empty() => sentence.language = Some(language),
            // "қазақша мәтінде:" leads into no place, and what follows would be taken for both languages.
            Some(Sentence { span, operations, places, .. }) => {
                places.clear();
                operations.push(Operation::Unknown { clause: *span, stop: *span });
            }
            None => {
                let span = Span::new(at, line.len());
                out.push(Sentence {
                    span,
                    operations: vec![Operation::Unknown { clause: span, stop: span }],
                    ..Sentence::default()
                });
            }
        }
    }
    out
}

/// Takes out the runs of tokens that `find` knows, and gives where each stood and its language.
fn take_languages(
    tokens: &mut Vec<tokens::Token>,
    find: impl Fn(&[tokens::Token]) -> Option<(usize, Language)>,
) -> Vec<(usize, Language)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match find(&tokens[at..]) {
            Some((count, language)) => {
                out.push((tokens[at].span.start(), language));
                tokens.drain(at..at + count);
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a folded line is Russian: none of the letters that only Kazakh has, and no Kazakh verb.
fn is_russian(folded: &str) -> bool {
    if has_kazakh_letters(folded) || folded.contains("лсын") {
        return false;
    }
    let start = folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' '));
    // "1) статья 5:"
    if folded.contains("внесен") && folded.contains(" языке") {
        return true;
    }
    let unit = ["статья ", "пункт ", "подпункт ", "глава ", "параграф "];
    unit.iter().any(|w| start.starts_with(w)) && folded.trim_end().ends_with(':')
        || begins_with_element(folded)
        || ["в ", "во ", "по ", "из "].iter().any(|w| start.starts_with(w))
        || RUSSIAN.iter().any(|w| folded.contains(w))
        || [" от ", " республики "].iter().any(|w| folded.contains(w))
}

/// Whether a folded text has letters that only Kazakh has. A Roman `ІІ` in Cyrillic letters (`№ 20-ІІ, ст. 112`) is none.
fn has_kazakh_letters(folded: &str) -> bool {
    let roman = |c: char| matches!(c, 'і' | 'х' | 'v' | 'x' | 'l');
    folded.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ'])
        || folded.contains('і')
            && folded.split(|c: char| !c.is_alphabetic()).any(|word| word.contains('і') && !word.chars().all(roman))
}

/// Whether a line that nothing is made of leads into an act all the same: it ends in a colon and names one with its day.
#[must_use]
pub fn names_act(line: &str) -> bool {
    const NOUNS: [&str; 13] = [
        "заңы",
        "кодексі",
        "қаулысы",
        "бұйрығы",
        "жарлығы",
        "шешімі",
        "өкімі",
        "закон",
        "кодекс",
        "постановлени",
        "приказ",
        "указ ",
        "решени",
    ];
    if line.len() > MAX_LINE || !(line.trim_end().ends_with(':') || opens_unclosed(line.trim_end())) {
        return false;
    }
    let folded = crate::base::fold(line).text;
    [" жылғы ", " года"].iter().any(|w| folded.contains(w)) && NOUNS.iter().any(|w| folded.contains(w))
}

/// Parts of the Russian verbs that amend.
const RUSSIAN: [&str; 21] = [
    "зложить",
    "ополнить",
    "аменить",
    "сключить",
    "ризнать",
    "остановить",
    "нести",
    "ереместить",
    "читать соответственно",
    "читать пункт",
    "читать подпункт",
    "читать статью",
    "читать статьей",
    "читать абзац",
    "тменить",
    "читать слов",
    "ывести из состав",
    "вести в состав",
    "вместо слов",
    "обавить",
    "ставить слов",
];

/// Whether a line is what leads into an act by its sources, but not by its end: the print forgot to close the bracket (`…
/// кодексінде (…; № 15, 281-құжат;`), or has another sign for the colon (`… Заңына (…; № 23-ІІ, 170-құжат);`).
fn opens_unclosed(line: &str) -> bool {
    if !line.ends_with([';', ',', '.']) {
        return false;
    }
    let Some(open) = line.rfind('(') else { return false };
    let sources = ["құжат;", "құжат,", "құжат)", "құжаттар;", "құжаттар)", "ст.", "ж., "].iter().any(|w| line[open..].contains(w));
    let unclosed = !line.ends_with('.') && line.matches('(').count() > line.matches(')').count();
    sources && (unclosed || line[..line.len() - 1].ends_with(')') && leads_to_act(&line[..open]))
}

/// Whether the words before the sources of an act end in a noun that one goes into: `… Заңына`, not `… Заңы` as in a list.
fn leads_to_act(words: &str) -> bool {
    let end = tail(words);
    let noun = end.trim_end().rsplit(' ').next().unwrap_or("");
    let case = kazakh::act_case(noun);
    let into = end.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ')).starts_with("в ");
    matches!(case, Some(tokens::Case::Dat | tokens::Case::Loc)) || into && !has_kazakh_letters(&end)
}

/// Such a line with its bracket and colon in place of its last letter and sign: as long as before, so that spans stay.
fn closed_leader(line: &str) -> Cow<'_, str> {
    let end = line.trim_end();
    if !opens_unclosed(end) {
        return Cow::Borrowed(line);
    }
    if end[..end.len() - 1].ends_with(')') {
        return Cow::Owned(format!("{}:{}", &end[..end.len() - 1], &line[end.len()..]));
    }
    let Some((last, _)) = end[..end.len() - 1].char_indices().next_back() else { return Cow::Borrowed(line) };
    let mut out = String::with_capacity(line.len());
    out.push_str(&line[..last]);
    out.push_str("):");
    out.extend(std::iter::repeat_n(' ', line.len().saturating_sub(last + 2)));
    Cow::Owned(out)
}

/// `116\\)` of Markdown as `116) `: as long as before, so that spans stay.
fn unescaped(line: &str) -> Cow<'_, str> {
    if !line.contains('\\') {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut signs = line.chars().peekable();
    while let Some(c) = signs.next() {
        match signs.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                out.push(*next);
                out.push(' ');
                signs.next();
            }
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Reads an entry of a list of acts to repeal: each an act, or an element of one.
#[must_use]
pub fn repeal_entry(line: &str) -> Option<Vec<Vec<Place>>> {
    if line.len() > MAX_LINE {
        return None;
    }
    let line = &*unescaped(line);
    let t = Text::new(line);
    match is_russian(&t.folded.text) {
        true => russian::entry(line, &tokens::read(&t, true)),
        false => kazakh::entry(line, &tokens::read(&t, false)),
    }
}

#[cfg(test)]
mod tests;
