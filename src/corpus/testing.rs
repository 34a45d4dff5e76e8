//! Small acts made by hand, for the tests of this stage and the later ones.

use crate::base::{ActKind, ActRef, Issuer, Language, ProvisionPath, Span, parse_date};
use crate::extract::{
    Act, Amendment, Clause, Commencement, Content, Effect, Event, Head, NoteEvent, Op, OtherEvent, Registration, Rule, Unit,
};
use crate::layout::{Layout, OffsetMap};
use crate::tree::{Document, Node, NodeId};

use super::{Corpus, Fact, Manifestation};

/// A path from its written form.
pub(crate) fn path(text: &str) -> ProvisionPath {
    text.parse().unwrap_or_default()
}

/// `resolution 2012-03-28 361` as a name of an act; kinds are the contract's words, issuers follow from them.
pub(crate) fn name(text: &str) -> ActRef {
    let mut words = text.split_whitespace();
    let kind = words.next().and_then(ActKind::from_word);
    let issuer = match kind {
        Some(ActKind::Resolution) => Some("Қазақстан Республикасының Үкіметі"),
        Some(ActKind::Order) => Some("Қазақстан Республикасы Сыртқы істер министрі"),
        _ => None,
    };
    ActRef {
        kind,
        issuer: issuer.map(str::to_string),
        date: words.next().and_then(|d| parse_date(d).ok()),
        number: words.next().map(str::to_string),
        ..ActRef::default()
    }
}

/// An act with these units: `(path, own text)` in document order; containers between are put in without text.
pub(crate) fn act(head: &str, units: &[(&str, &str)]) -> Act {
    let named = name(head);
    let issuers = named.issuer.iter().map(|n| Issuer { name: n.clone(), code: String::new(), ..Issuer::default() }).collect();
    let head = Head {
        kind: named.kind,
        date: named.date,
        number: named.number,
        issuers,
        language: Some(Language::Kazakh),
        ..Head::default()
    };
    Act {
        head,
        document: document(units),
        amendments: Vec::new(),
        notes: Vec::new(),
        commencement: Vec::new(),
        expiry: Vec::new(),
        relations: Vec::new(),
        citations: Vec::new(),
        definitions: Vec::new(),
        diagnostics: Vec::new(),
    }
}

fn document(units: &[(&str, &str)]) -> Document {
    let mut text = String::new();
    let mut nodes: Vec<Node> = Vec::new();
    let mut open = ProvisionPath::default();
    for (written, words) in units {
        let target: ProvisionPath = written.parse().unwrap_or_default();
        let common = open.0.iter().zip(&target.0).take_while(|(a, b)| a == b).count();
        let common = common.min(target.0.len().saturating_sub(1));
        for (depth, step) in target.0.iter().enumerate().skip(common) {
            let start = text.len();
            if depth + 1 == target.0.len() {
                text.push_str(words);
            }
            let span = Span::new(start, text.len());
            let number = step.number.as_deref().map(Into::into);
            nodes.push(Node { kind: step.kind, number, depth: depth as u16, parent: None, end: 0, text: span, extent: span });
        }
        text.push('\n');
        open = target;
    }
    for i in 0..nodes.len() {
        let end = (i + 1..nodes.len()).find(|j| nodes[*j].depth <= nodes[i].depth).unwrap_or(nodes.len());
        let last = nodes[end - 1].text;
        nodes[i].end = end as u32;
        nodes[i].extent = nodes[i].text.to(last);
    }
    let mut map = OffsetMap::default();
    map.push(0, 0, text.len());
    Document { layout: Layout { text, map, ..Layout::default() }, nodes, ..Document::default() }
}

/// `10 calendar days after publication` and the like: `after 10`, `since 10` (ambiguous), `day`, `from`, `months 6`,
/// `working 10`, `on 2023-01-01`, `signature`, `registration`, `event`.
pub(crate) fn clause(text: &str) -> Clause {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let days = rest.parse().ok();
    let (rule, unit, ambiguous) = match word {
        "after" => (Rule::AfterPublication, Some(Unit::CalendarDay), false),
        "since" => (Rule::AfterPublication, Some(Unit::CalendarDay), true),
        "months" => (Rule::AfterPublication, Some(Unit::Month), false),
        "working" => (Rule::AfterPublication, Some(Unit::WorkingDay), false),
        "day" => (Rule::DayAfterPublication, None, false),
        "from" => (Rule::FromPublication, None, false),
        "on" => (Rule::Date, None, false),
        "signature" => (Rule::FromSignature, None, false),
        "registration" => (Rule::FromRegistration, None, false),
        _ => (Rule::Event, None, false),
    };
    let adoption = word == "adoption";
    let event = (rule == Rule::Event).then(|| OtherEvent { adoption, act: (!rest.is_empty()).then(|| name(rest)) });
    Clause { rule, days, unit, date: parse_date(rest).ok(), ambiguous, event, phrase: text.to_string(), span: Span::default() }
}

impl Act {
    /// With a clause for the whole act.
    pub(crate) fn from(mut self, text: &str) -> Self {
        self.commencement.push(Commencement { applies_to: None, clause: clause(text), effect: Effect::Application, until: None });
        self
    }

    /// With a note: `item-7 substituted resolution 2017-09-29 610 | after 10`; `act` for the act itself, the clause optional.
    pub(crate) fn note(mut self, text: &str) -> Self {
        let (what, when) = text.split_once('|').map_or((text, None), |(a, b)| (a, Some(b.trim())));
        let mut words = what.trim().splitn(3, ' ');
        let at = words.next().filter(|w| *w != "act").map(path);
        let event = match words.next() {
            Some("substituted") => Event::Substituted,
            Some("inserted") => Event::Inserted,
            Some("repealed") => Event::Repealed,
            Some("act_repealed") => Event::ActRepealed,
            _ => Event::Amended,
        };
        let span = Span::new(1000 + self.notes.len(), 1001 + self.notes.len());
        self.notes.push(NoteEvent { path: at, event, by: name(words.next().unwrap_or("")), commencement: when.map(clause), span });
        self
    }

    /// With registration.
    pub(crate) fn registered(mut self, date: &str, number: &str) -> Self {
        self.head.registration = Some(Registration { authority: None, date: parse_date(date).ok(), number: Some(number.into()) });
        self
    }

    /// With an amendment of `target` that carries the node at `quoted` of this act as its wording.
    pub(crate) fn amends(mut self, target: &ActRef, op: Op, at: Vec<crate::base::Segment>, quoted: Option<&str>) -> Self {
        let node: Option<NodeId> = quoted.and_then(|q| self.document.find(&path(q)));
        let content = node.map(|n| Content { text: self.document.full_text(n), node: Some(n) });
        let span = Span::new(2000 + self.amendments.len(), 2001 + self.amendments.len());
        self.amendments.push(Amendment {
            op,
            act: target.clone(),
            path: at,
            content,
            words: None,
            language_only: None,
            since: None,
            until: None,
            position: None,
            span,
        });
        self
    }
}

/// A corpus of these acts in files `acts/<number>.txt`, and publication facts `(act, day)`.
pub(crate) fn corpus(acts: Vec<Act>, facts: &[(&str, &str)]) -> Corpus {
    let texts = acts
        .into_iter()
        .map(|act| {
            let number = act.head.number.as_deref().map(crate::base::act::slug).unwrap_or_default();
            let language = act.head.language.unwrap_or(Language::Kazakh);
            Manifestation {
                file: format!("acts/{number}.{}.txt", language.as_str()),
                sha256: String::new(),
                language,
                act: act.into(),
            }
        })
        .collect();
    let facts = facts
        .iter()
        .filter_map(|(act, day)| {
            let date = parse_date(day).ok()?;
            Some(Fact { act: (*act).into(), date, organ: None, source: "test".into(), part: None, line: 1 })
        })
        .collect();
    Corpus::assemble(std::path::PathBuf::from("test"), texts, facts).unwrap_or_else(|e| panic!("{e:?}"))
}

/// The two acts of the bundled corpus as the reader is to give them, shortened.
pub(crate) fn bundled(facts: &[(&str, &str)]) -> Corpus {
    corpus(vec![act_361(), act_730()], facts)
}

/// Resolution 361 with its eleven note events.
pub(crate) fn act_361() -> Act {
    let mut act = act(
        "resolution 2012-03-28 361",
        &[
            ("title", "Қағидаларды бекіту туралы"),
            ("preamble", "ҚАУЛЫ ЕТЕДІ:"),
            ("item-1", "1. Қағидалар бекітілсін."),
            ("item-2", "2. Мыналардың күші жойылды деп танылсын:"),
            ("item-2/subitem-1", "1) № 1010 қаулысы;"),
            ("item-3", "3. Осы қаулы қолданысқа енгізіледі."),
            ("signature", "К. Мәсімов"),
            ("document-1/title", "Құжаттарды ресімдеу қағидалары"),
            ("document-1/item-1", "1. Тәртібін айқындайды."),
            ("document-1/item-2", "2. Кете алады."),
            ("document-1/item-3", "3. Бас тартылуы мүмкін."),
            ("document-1/item-5", "5. Кету жүзеге асырылады."),
            ("document-1/item-7", "7. Мынадай құжаттарды ұсынады:"),
            ("document-1/item-7/subitem-1", "1) өтініш-сауалнама;"),
            ("document-1/item-7/subitem-3-1", "3-1) бітімгершілік келісім;"),
            ("document-1/item-7/paragraph-2", "Осы тармақтың мәліметтері болмаған жағдайда жүгінеді."),
            ("document-1/item-8", "8. Тексеру жүргізеді."),
            ("document-1/item-9", "9. Шешім қабылданады."),
            ("document-1/item-10", "10. Өтініш білдіреді."),
        ],
    )
    .from("after 10")
    .note("act act_repealed resolution 2023-09-01 758 | after 10")
    .note("preamble substituted resolution 2022-10-26 850 | after 10");
    for (item, number) in [(1, "2017-09-29 610"), (7, "2017-09-29 610"), (9, "2017-09-29 610"), (10, "2017-09-29 610")] {
        act = act.note(&format!("document-1/item-{item} substituted resolution {number} | after 10"));
    }
    act = act
        .note("document-1/item-3 substituted resolution 2020-11-12 760 | since 10")
        .note("document-1/item-5 substituted resolution 2014-02-04 54 | after 10")
        .note("document-1/item-7 amended resolution 2020-11-12 760 | since 10")
        .note("document-1/item-7 amended resolution 2022-10-26 850 | after 10")
        .note("document-1/item-8 substituted resolution 2014-02-04 54 | after 10");
    act.head.status.value = crate::extract::StatusValue::Repealed;
    act.head.status.by = Some(name("resolution 2023-09-01 758"));
    for target in ["2001-07-26 1010", "2006-05-31 479", "2007-11-13 1080"] {
        act = act.amends(&name(&format!("resolution {target}")), Op::RepealAct, Vec::new(), None);
    }
    act
}

/// Order 730 with its five substitutions in order 11-1-4/1, which is not in the corpus.
pub(crate) fn act_730() -> Act {
    use crate::base::{Kind, Segment};
    let rules = || Segment::titled(Kind::Document, "Азаматтардың құжаттарын қабылдау және жолдау қағидаларында");
    let list = || {
        Segment::titled(
            Kind::Attachment,
            "\"Құжаттарын қабылдау\" мемлекеттік қызметін көрсетуге қойылатын негізгі талаптар тізбесінде",
        )
    };
    let target = ActRef { registration: Some("16354".into()), ..name("order 2018-01-04 11-1-4/1") };
    act(
        "order 2025-12-05 11-1-4/730",
        &[
            ("item-1", "1. Мынадай өзгерістер енгізілсін:"),
            ("item-1/quoted-1/item-3", "3. Құжаттарды ұсынады:"),
            ("item-1/quoted-1/item-3/subitem-1", "1) осы Қағидаларға 1-қосымшаға сәйкес өтініш;"),
            ("item-1/quoted-1/item-3/subitem-7", "7) көшірмесі."),
            (
                "item-1/quoted-1/item-3/paragraph-2",
                "Мемлекеттік қызмет көрсетуге қойылатын негізгі талаптардың тізбесі осы Қағидаларға 3-қосымшада берілген.",
            ),
            ("item-1/quoted-2/item-11", "11. Шешім жобасын жолдайды."),
            ("item-1/quoted-3", "\"Құжаттарын қабылдау\" негізгі талаптар тізбесі"),
            ("item-1/quoted-4/row-8", "8 Құжаттар тізбесі"),
            ("item-1/quoted-5/row-9", "9 Бас тарту негіздері"),
            ("item-4", "4. Қолданысқа енгізіледі."),
        ],
    )
    .from("after 10")
    .registered("2025-12-10", "37575")
    .amends(&target, Op::Substitution, vec![rules(), Segment::new(Kind::Item, "3")], Some("item-1/quoted-1/item-3"))
    .amends(&target, Op::Substitution, vec![rules(), Segment::new(Kind::Item, "11")], Some("item-1/quoted-2/item-11"))
    .amends(&target, Op::Substitution, vec![rules(), list(), Segment::bare(Kind::Heading)], Some("item-1/quoted-3"))
    .amends(&target, Op::Substitution, vec![rules(), list(), Segment::new(Kind::Row, "8")], Some("item-1/quoted-4/row-8"))
    .amends(&target, Op::Substitution, vec![rules(), list(), Segment::new(Kind::Row, "9")], Some("item-1/quoted-5/row-9"))
}
