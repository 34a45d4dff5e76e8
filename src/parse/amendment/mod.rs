//! Instructions that change acts, one logical line each.

use super::path::{Step, steps};
use super::text::{MAX_LINE, Node, Text, act_ref, find, unquote};
use super::{Rule, text};
use crate::base::ActRef;

/// What a line of an amending act says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// Names the act to change: `… № 11-1-4/1 бұйрығына (…) мынадай өзгерістер енгізілсін:`.
    Target(ActRef),
    /// Moves into a document or an element of the act: `… қағидаларында:`, `1-тармақтың екінші бөлігінде:`.
    Navigate(Place),
    /// Changes something.
    Operate {
        /// What stands before the element on the same line.
        prefix: Option<String>,
        /// The act named in the prefix, where it names one.
        act: Option<ActRef>,
        /// What to do.
        operation: Operation,
    },
    /// Opens a list of acts to repeal.
    RepealList,
    /// Repeals the act named.
    RepealAct(ActRef),
}

/// Where a navigation line leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A document approved by the act, by its name.
    Document(String),
    /// A part of the document spoken of, by its name: `көрсетілген қағидаларға "…" тізбесінде`.
    Attachment(String),
    /// A section called by its name; the number where one stands with it.
    Section {
        /// The quoted name.
        title: String,
        /// What is called so.
        step: Option<Step>,
    },
    /// An element.
    Path(Vec<Step>),
}

/// What to do with elements or words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `… мынадай редакцияда жазылсын`: each path anew.
    Restate(Vec<Vec<Step>>),
    /// `мынадай мазмұндағы … толықтырылсын`: new elements in a host.
    Insert {
        /// Where.
        host: Vec<Step>,
        /// What is new.
        elements: Vec<Vec<Step>>,
    },
    /// `… алып тасталсын`.
    Delete(Vec<Vec<Step>>),
    /// Words inside an element.
    Words {
        /// Where; empty for the element navigated to.
        place: Vec<Step>,
        /// `бүкіл мәтін бойынша`.
        whole_text: bool,
        /// The change.
        change: WordChange,
    },
}

/// A change of words; fragments are as quoted, without quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordChange {
    /// Old fragments by new ones, pairwise; one new one may serve several old ones.
    Replace(Vec<String>, Vec<String>),
    /// After the first, insert the second.
    After(String, String),
    /// Before the first, insert the second.
    Before(String, String),
    /// Drop the fragments.
    Delete(Vec<String>),
}

/// Predicates of instructions on elements and words.
const PREDICATES: [&str; 5] = ["жазылсын", "баяндалсын", "тасталсын", "толықтырылсын", "ауыстырылсын"];

/// The last words of a line, folded: where a predicate stands.
fn tail(line: &str) -> String {
    const TAIL: usize = 160;
    let line = line.trim_end();
    let mut at = line.len().saturating_sub(TAIL);
    while !line.is_char_boundary(at) {
        at += 1;
    }
    crate::base::fold(&line[at..]).text
}

/// Whether the last words of a line are an instruction's predicate, known in detail or not.
#[must_use]
pub fn says_instruction(line: &str) -> bool {
    // Every predicate ends in -сын: one look at the bytes spares most lines the folding.
    line.contains("сын") && {
        let end = tail(line);
        PREDICATES.iter().any(|s| end.contains(s))
    }
}

/// Reads a line; `None` where it is no instruction that is known.
#[must_use]
pub fn read(line: &str) -> Option<Sentence> {
    let ends_open = line.trim_end().ends_with(':');
    if line.len() > MAX_LINE || !(ends_open || line.contains("сын")) {
        return None;
    }
    let end = tail(line);
    let says = |words: &[&str]| words.iter().any(|w| end.contains(w));
    let t = Text::new(line);
    let text = &t.folded.text;
    if says(&PREDICATES) {
        return t.parse(Rule::amd_operation_line, 0).and_then(|n| find(&n, Rule::amd_operation)).and_then(|n| operate(&t, &n));
    }
    if says(&["танылсын", "жойылсын"]) {
        let node = t.parse(Rule::amd_repeal_line, 0)?;
        let one = find(&node, Rule::amd_repeal_one).map(|one| Sentence::RepealAct(act_ref(&t, &one, 0)));
        return one.or_else(|| find(&node, Rule::amd_repeal_open).map(|_| Sentence::RepealList));
    }
    let changes = says(&["енгізілсін"]);
    if changes || ends_open && text.contains("жылғы ") {
        let target = t.parse(Rule::amd_target_line, 0).map(|n| act_ref(&t, &n, 0));
        // Without a date or number only a line that says "amend" names a target.
        if let Some(act) = target.filter(|a| a.kind.is_some() && (a.date.is_some() || a.number.is_some() || changes)) {
            return Some(Sentence::Target(act));
        }
    }
    let start = text.trim_start();
    let leads = ["бекітілген", "көрсетілген", "аталған", "деген"].iter().any(|w| text.contains(w))
        || start.starts_with(|c: char| c.is_ascii_digit())
        || super::path::starts_path(start);
    if !(ends_open && leads) {
        return None;
    }
    t.parse(Rule::amd_navigation_line, 0).and_then(|n| find(&n, Rule::amd_navigation)).and_then(|n| navigate(&t, &n))
}

/// Reads an entry of a list of acts to repeal.
#[must_use]
pub fn repeal_entry(line: &str) -> Option<ActRef> {
    let t = Text::new(line);
    let node = t.parse(Rule::amd_repeal_entry, 0)?;
    let act = act_ref(&t, &node, 0);
    (act.kind.is_some() && (act.date.is_some() || act.number.is_some())).then_some(act)
}

fn navigate(t: &Text<'_>, node: &Node<'_>) -> Option<Sentence> {
    let inner = node.clone().into_inner().next()?;
    let name = || find(&inner, Rule::amd_name).map(|n| t.slice(&n, 0).to_string());
    let place = match inner.as_rule() {
        Rule::amd_nav_document => Place::Document(nominative(&name()?)),
        Rule::amd_nav_attachment => Place::Attachment(nominative(&name()?)),
        Rule::amd_nav_section => {
            let title = find(&inner, Rule::amd_quote).map(|n| unquote(t.slice(&n, 0)).to_string())?;
            let step = find(&inner, Rule::numbered).and_then(|_| path_below(t, &inner).pop());
            Place::Section { title, step }
        }
        Rule::amd_nav_path => Place::Path(path_below(t, &inner)),
        _ => return None,
    };
    Some(Sentence::Navigate(place))
}

fn path_below(t: &Text<'_>, node: &Node<'_>) -> Vec<Step> {
    find(node, Rule::path).map(|p| steps(t, &p, 0)).unwrap_or_default()
}

fn operate(t: &Text<'_>, node: &Node<'_>) -> Option<Sentence> {
    let mut prefix = None;
    let mut operation = None;
    for n in node.clone().into_inner() {
        match n.as_rule() {
            Rule::amd_prefix => prefix = Some(t.slice(&n, 0).to_string()).filter(|p| !p.is_empty()),
            Rule::amd_restate => operation = Some(Operation::Restate(elements(t, &n, 0))),
            Rule::amd_delete => operation = Some(Operation::Delete(elements(t, &n, 0))),
            Rule::amd_insert => {
                let lists = n.clone().into_inner().filter(|e| e.as_rule() == Rule::amd_elements).count();
                let elements_at = |i| elements(t, &n, i);
                let host = if lists > 1 { elements_at(0).pop().unwrap_or_default() } else { Vec::new() };
                operation = Some(Operation::Insert { host, elements: elements_at(lists.saturating_sub(1)) });
            }
            Rule::amd_words => operation = words(t, &n),
            _ => {}
        }
    }
    let act = prefix.as_deref().and_then(target_in);
    Some(Sentence::Operate { prefix, act, operation: operation? })
}

/// An act named in the words before an element on the same line.
fn target_in(prefix: &str) -> Option<ActRef> {
    let t = Text::new(prefix);
    let node = t.parse(Rule::amd_target, 0)?;
    let act = act_ref(&t, &node, 0);
    (act.kind.is_some() && (act.date.is_some() || act.number.is_some())).then_some(act)
}

/// The paths of the `which`-th list of elements below a node.
fn elements(t: &Text<'_>, node: &Node<'_>, which: usize) -> Vec<Vec<Step>> {
    let Some(list) = node.clone().into_inner().filter(|n| n.as_rule() == Rule::amd_elements).nth(which) else { return Vec::new() };
    list.into_inner().filter(|n| n.as_rule() == Rule::amd_element).map(|e| path_below(t, &e)).collect()
}

fn words(t: &Text<'_>, node: &Node<'_>) -> Option<Operation> {
    let place = find(node, Rule::amd_where);
    let whole_text = place.as_ref().is_some_and(|p| find(p, Rule::amd_whole_text).is_some());
    let steps = place.map(|p| path_below(t, &p)).unwrap_or_default();
    let change = node.clone().into_inner().find(|n| n.as_rule() != Rule::amd_where)?;
    let lists: Vec<Vec<String>> = change
        .clone()
        .into_inner()
        .filter(|n| n.as_rule() == Rule::amd_fragments)
        .map(|l| l.into_inner().map(|n| unquote(t.slice(&n, 0)).to_string()).collect())
        .collect();
    let first = |i: usize| lists.get(i).and_then(|l| l.first()).cloned();
    let change = match change.as_rule() {
        Rule::amd_words_replace => WordChange::Replace(lists.first()?.clone(), lists.get(1)?.clone()),
        Rule::amd_words_after => WordChange::After(first(0)?, first(1)?),
        Rule::amd_words_before => WordChange::Before(first(0)?, first(1)?),
        Rule::amd_words_delete => WordChange::Delete(lists.first()?.clone()),
        _ => return None,
    };
    Some(Operation::Words { place: steps, whole_text, change })
}

/// A name in the nominative: the locative or dative ending of its last word taken off (`қағидаларында` → `қағидалары`).
#[must_use]
pub fn nominative(name: &str) -> String {
    let name = name.trim().trim_end_matches([':', ' ']);
    const ENDINGS: [&str; 18] = [
        "ында",
        "інде",
        "сында",
        "сінде",
        "ына",
        "іне",
        "сына",
        "сіне",
        "нда",
        "нде",
        "да",
        "де",
        "та",
        "те",
        "ға",
        "ге",
        "қа",
        "ке",
    ];
    // Possessive forms keep their vowel: only what follows it is the case.
    let cut = ENDINGS.iter().filter(|e| text::ends_with_folded(name, e)).max_by_key(|e| e.len());
    match cut {
        Some(e) => {
            let keep = e.chars().take_while(|c| "сыі".contains(*c)).map(char::len_utf8).sum::<usize>();
            name.get(..name.len().saturating_sub(e.len() - keep)).unwrap_or(name).to_string()
        }
        None => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_and_navigation() {
        let s = read(
            "1. \"Қазақстан Республикасынан тыс жерге шыққан құжаттарын қабылдау қағидаларын бекіту туралы\" Қазақстан Республикасы Сыртқы \
             істер министрінің 2018 жылғы 4 қаңтардағы № 11-1-4/1 бұйрығына (Нормативтік құқықтық актілерді мемлекеттік тіркеу \
             тізілімінде № 16354 болып тіркелген) мынадай өзгерістер енгізілсін:",
        );
        let Some(Sentence::Target(a)) = s else { panic!("{s:?}") };
        assert_eq!((a.number.as_deref(), a.registration.as_deref()), (Some("11-1-4/1"), Some("16354")));
        assert_eq!(a.issuer.as_deref(), Some("Қазақстан Республикасы Сыртқы істер министрі"));
        assert!(a.title.is_some_and(|t| t.starts_with("Қазақстан") && t.ends_with("бекіту туралы")));
        assert_eq!(
            read("көрсетілген бұйрықпен бекітілген құжаттарын қабылдау және жолдау қағидаларында:"),
            Some(Sentence::Navigate(Place::Document("құжаттарын қабылдау және жолдау қағидалары".into())))
        );
        assert_eq!(
            read("көрсетілген қағидаларға \"Қабылдау\" мемлекеттік қызметін көрсетуге қойылатын негізгі талаптар тізбесінде:"),
            Some(Sentence::Navigate(Place::Attachment(
                "\"Қабылдау\" мемлекеттік қызметін көрсетуге қойылатын негізгі талаптар тізбесі".into()
            )))
        );
        assert!(matches!(read("1-тармақтың екінші бөлігінде:"), Some(Sentence::Navigate(Place::Path(p))) if p.len() == 2));
    }

    fn op(line: &str) -> String {
        match read(line) {
            Some(Sentence::Operate { operation, .. }) => match operation {
                Operation::Restate(p) => format!("restate {}", paths(&p)),
                Operation::Delete(p) => format!("delete {}", paths(&p)),
                Operation::Insert { host, elements } => format!("insert {} into {}", paths(&elements), paths(&[host])),
                Operation::Words { place, change, whole_text } => format!("words {} {change:?} {whole_text}", paths(&[place])),
            },
            other => format!("{other:?}"),
        }
    }

    fn paths(list: &[Vec<Step>]) -> String {
        let one = |p: &Vec<crate::base::Segment>| p.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
        list.iter().flat_map(|p| super::super::path::expand(p)).map(|p| one(&p)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn operations() {
        for (line, want) in [
            ("3-тармақ мынадай редакцияда жазылсын:", "restate item-3"),
            ("реттік нөмірлері 8 және 9-жолдар мынадай редакцияда жазылсын:", "restate row-8 row-9"),
            ("тақырып мынадай редакцияда жазылсын:", "restate heading"),
            ("5) 120, 121-тармақтар жаңа редакцияда жазылсын:", "restate item-120 item-121"),
            ("5) тармақшаның бірінші бөлігі алып тасталсын;", "delete subitem-5/paragraph-1"),
            ("реттік нөмірі 21-131-жол алып тасталсын;", "delete row-21-131"),
            ("мынадай мазмұндағы 3-1-тармақпен толықтырылсын:", "insert item-3-1 into "),
            (
                "2-тармақ мынадай мазмұндағы 8-1) және 8-2) тармақшалармен толықтырылсын:",
                "insert subitem-8-1 subitem-8-2 into item-2",
            ),
            ("2-тармақтағы \"А\" деген сөздер \"Б\" деген сөздермен ауыстырылсын;", "words item-2 Replace([\"А\"], [\"Б\"]) false"),
            ("\"А\" деген сөзден кейін \"Б\" деген сөзбен толықтырылсын.", "words  After(\"А\", \"Б\") false"),
            ("4-тармақта \"А\", \"Б\" деген сөздер алып тасталсын;", "words item-4 Delete([\"А\", \"Б\"]) false"),
        ] {
            assert_eq!(op(line), want, "{line}");
        }
    }

    #[test]
    fn repeals_of_acts() {
        assert_eq!(read("2. Мыналардың күші жойылды деп танылсын:"), Some(Sentence::RepealList));
        let entry = repeal_entry(
            "1) \"Қазақстан Республикасы азаматтарының шығу ережесі туралы\" Қазақстан Республикасы Үкіметінің 2001 жылғы 26 \
             шілдедегі № 1010 қаулысы (Қазақстан Республикасының ПҮАЖ-ы, 2001 ж., № 28, 354-құжат);",
        );
        assert_eq!(entry.and_then(|a| a.number).as_deref(), Some("1010"));
        let nested = repeal_entry(
            "2) \"Қазақстан Республикасы Үкіметінің 2001 жылғы 26 шілдедегі № 1010 қаулысына өзгерістер мен толықтыру енгізу туралы\" \
             Қазақстан Республикасы Үкіметінің 2006 жылғы 31 мамырдағы № 479 қаулысы;",
        );
        assert_eq!(nested.and_then(|a| a.number).as_deref(), Some("479"));
        let one = read("Қазақстан Республикасы Үкіметінің 2011 жылғы 19 шілдедегі № 832 қаулысының күші жойылды деп танылсын.");
        assert!(matches!(one, Some(Sentence::RepealAct(a)) if a.number.as_deref() == Some("832")));
    }

    #[test]
    fn ordinary_sentences_are_no_instructions() {
        for line in [
            "3. Осы бұйрықтың орындалуын бақылау жетекшілік ететін орынбасарына жүктелсін.",
            "2. Консулдық қызмет департаменті заңнамада белгіленген тәртіппен:",
            "Көрсетілетін қызметті беруші мынадай негіздер бойынша бас тартады:",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
