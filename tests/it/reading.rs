//! What is read in files: a golden beside each of them, and the facts of the two real acts, said without a golden.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use insta::{Settings, assert_snapshot, glob};
use nusqa::base::{ActRef, Kind, ProvisionPath, Segment, Span};
use nusqa::extract::{Act, Amendment, Clause, Op, Rule, StatusValue, Unit, read_act};
use nusqa::layout::{Repair, RepairKind};
use nusqa::source::{Source, decode};

/// Reads a file of the sources, `/` as separator.
pub fn read(file: &str) -> (Source, Act) {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let source = decode(&bytes).unwrap();
    let act = read_act(&source);
    (source, act)
}

/// Every folder of `tests/cases/read`: `source.txt` is the text itself, `source.path` says where it is.
#[test]
fn files_are_read_as_their_goldens_say() {
    glob!("../cases/read", "*/source.*", |path| {
        let file = match path.extension().is_some_and(|e| e == "path") {
            true => PathBuf::from(fs::read_to_string(path).unwrap().trim()),
            false => path.to_path_buf(),
        };
        let (source, act) = read(file.to_str().unwrap());
        let mut settings = Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.set_omit_expression(true);
        settings.bind(|| assert_snapshot!("golden", golden(&source, &act)));
    });
}

/// A reading as a reviewer wants it: requisites, the tree, then what was found in it.
fn golden(source: &Source, act: &Act) -> String {
    let mut out = String::new();
    requisites(&mut out, source, act);
    tree(&mut out, act);
    let lines = act.notes.iter().map(|n| {
        let path = n.path.as_ref().map_or_else(|| "(act)".to_string(), ToString::to_string);
        let rule = n.commencement.as_ref().map_or_else(|| "-".to_string(), clause);
        format!("{path}  {}  {}  {rule}  {:?}", n.event.as_str(), label(&n.by), n.span)
    });
    section(&mut out, "notes", lines);
    section(&mut out, "amendments", act.amendments.iter().map(amendment));
    let lines = act.commencement.iter().map(|c| {
        let path = c.applies_to.as_ref().map_or_else(|| "(act)".to_string(), ToString::to_string);
        format!("{path}  {}  «{}»  {:?}", clause(&c.clause), c.clause.phrase, c.clause.span)
    });
    section(&mut out, "commencement", lines);
    let lines = act.citations.iter().map(|c| {
        let act = c.act.as_ref().map_or_else(|| "-".to_string(), label);
        let path = c.path.as_ref().map_or_else(|| "-".to_string(), ToString::to_string);
        format!("«{}»  {act}  {path}  {:?}", short(&c.text, 70), c.span)
    });
    section(&mut out, "citations", lines);
    let told = act.document.layout.repairs.iter().filter(|r| r.kind != RepairKind::JoinedLine);
    let lines =
        told.map(|r| format!("{}  «{}»  {:?} to {}  {:.2}", r.kind.as_str(), short(&r.text, 60), r.from, r.to, r.confidence));
    section(&mut out, "repairs", lines);
    let lines = act.diagnostics.iter().map(|d| {
        let args: Vec<String> = d.message.args.iter().map(|(k, v)| format!("{k}={}", short(v, 60))).collect();
        format!("{} {} {} {}  {:?}", d.code, d.severity.as_str(), d.message.id, args.join(" "), d.span)
    });
    section(&mut out, "diagnostics", lines);
    out
}

fn requisites(out: &mut String, source: &Source, act: &Act) {
    let head = &act.head;
    let _ = writeln!(out, "{}  {}", source.encoding, head.language.map_or("-", |l| l.as_str()));
    let _ = writeln!(out, "{}", label(&head.act_ref()));
    let _ = writeln!(out, "title: {}", head.title.as_deref().map_or_else(|| "-".to_string(), |t| short(t, 90)));
    for issuer in &head.issuers {
        let _ = writeln!(out, "issuer: {} ({}){}", issuer.name, issuer.code, if issuer.acting { " acting" } else { "" });
    }
    if let Some(r) = &head.registration {
        let _ = writeln!(out, "registration: {:?} {:?} {:?}", r.authority, r.date.map(|d| d.to_string()), r.number);
    }
    let by = head.status.by.as_ref().map_or_else(String::new, |by| format!(" by {}", label(by)));
    let _ = writeln!(
        out,
        "enacting: {:?}  status: {}{by}",
        head.enacting_formula.as_deref().unwrap_or("-"),
        head.status.value.as_str()
    );
}

fn tree(out: &mut String, act: &Act) {
    let d = &act.document;
    let _ = writeln!(out, "\n# tree");
    for (id, node) in d.nodes.iter().enumerate() {
        let indent = 2 * usize::from(node.depth);
        let text = short(d.text(id), 60);
        let _ = writeln!(out, "{:indent$}{} {:?} {text}", "", d.segment(id), d.source_span(id));
    }
}

fn section(out: &mut String, name: &str, lines: impl Iterator<Item = String>) {
    for (i, line) in lines.enumerate() {
        if i == 0 {
            let _ = writeln!(out, "\n# {name}");
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn amendment(a: &Amendment) -> String {
    let path: Vec<String> = a.path.iter().map(step).collect();
    let mut out = format!("{}  {}  {}  {:?}", a.op.as_str(), label(&a.act), path.join("/"), a.span);
    if let Some(content) = &a.content {
        let _ = write!(out, "\n    from «{}»\n    to   «{}»", short(&content.text, 40), last(&content.text, 40));
    }
    if let Some(words) = &a.words {
        let _ = write!(out, "\n    {} {:?} after {:?} before {:?}", words.mode.as_str(), words.pairs, words.after, words.before);
    }
    out
}

fn step(s: &Segment) -> String {
    match (&s.number, &s.title) {
        (None, Some(title)) => format!("{} «{}»", s.kind.as_str(), short(title, 40)),
        (Some(_), Some(title)) => format!("{s} «{}»", short(title, 40)),
        _ => s.to_string(),
    }
}

fn label(act: &ActRef) -> String {
    let kind = act.kind.map_or("?", |k| k.as_str());
    let registration = act.registration.as_ref().map_or_else(String::new, |r| format!(" (reg. {r})"));
    let date = act.date.map_or_else(|| "?".to_string(), |d| d.to_string());
    format!("{kind} {date} № {}{registration}", act.number.as_deref().unwrap_or("?"))
}

fn clause(c: &Clause) -> String {
    let days = c.days.map_or_else(String::new, |d| format!(" {d}"));
    let unit = c.unit.map_or_else(String::new, |u| format!(" {}", u.as_str()));
    let date = c.date.map_or_else(String::new, |d| format!(" {d}"));
    format!("{}{days}{unit}{date}{}", c.rule.as_str(), if c.ambiguous { " ambiguous" } else { "" })
}

/// The first characters on one line.
fn short(text: &str, chars: usize) -> String {
    let flat = text.replace('\n', "⏎");
    match flat.char_indices().nth(chars) {
        Some((at, _)) => format!("{}…", &flat[..at]),
        None => flat,
    }
}

/// The last characters on one line.
fn last(text: &str, chars: usize) -> String {
    let flat = text.replace('\n', "⏎");
    let from = flat.chars().count().saturating_sub(chars);
    flat.chars().skip(from).collect()
}

// The facts of the two acts.

pub const ORDER: &str = "corpus/acts/order-11-1-4-730.kk.txt";
pub const RESOLUTION: &str = "corpus/acts/resolution-361.kk.txt";

fn links(act: &Act) -> Vec<&Repair> {
    act.document.layout.repairs.iter().filter(|r| r.kind == RepairKind::DisplacedLink).collect()
}

/// Each is a piece of one logical line.
#[track_caller]
fn stand_in_one_line(act: &Act, pieces: &[&str]) {
    let layout = &act.document.layout;
    for piece in pieces {
        assert!(layout.lines.iter().any(|l| l.span.of(&layout.text).contains(piece)), "not in one line: {piece}");
    }
}

#[track_caller]
fn text_at(act: &Act, path: &str) -> String {
    let path: ProvisionPath = path.parse().unwrap();
    let id = act.document.find(&path).unwrap_or_else(|| panic!("no {path}"));
    act.document.full_text(id)
}

#[track_caller]
fn starts_and_ends(text: &str, start: &str, end: &str) {
    assert!(text.starts_with(start), "begins with {}", short(text, 60));
    assert!(text.ends_with(end), "ends with {}", last(text, 60));
}

#[test]
fn all_25_displaced_links_return_and_none_is_invented() {
    let (order, resolution) = (read(ORDER).1, read(RESOLUTION).1);
    assert_eq!((links(&order).len(), links(&resolution).len()), (14, 11));
    let words = |act: &Act| links(act).iter().map(|r| r.text.clone()).collect::<Vec<_>>();
    let expected = [
        "бұйрығына",
        "қағидаларында",
        "3-тармақ",
        "1-қосымшаға",
        "бұйрығына",
        "47-бабына",
        "3-қосымшада",
        "11-тармақ",
        "тізбесінде",
        "тақырып",
        "на",
        "-тарауында",
        "47-бабына",
        "10-тармағында",
    ];
    let mut found = words(&order);
    let mut expected: Vec<String> = expected.map(String::from).into();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    let expected = [
        "№ 758",
        "4-тармағына",
        "қағидалары",
        "қаулысы",
        "қаулысы",
        "қаулысы",
        "Конституциясына",
        "Заңына",
        "заңнамасында",
        "-тарауында",
        "тармағында",
    ];
    assert_eq!(words(&resolution), expected);
}

#[test]
fn link_words_stand_in_their_slots() {
    let order = [
        "№ 11-1-4/1 бұйрығына (Нормативтік құқықтық актілерді мемлекеттік тіркеу тізілімінде № 16354 болып тіркелген) мынадай",
        "қабылдау және жолдау қағидаларында:",
        "3-тармақ мынадай редакцияда жазылсын:",
        "осы Қағидаларға 1-қосымшаға сәйкес нысан",
        "№ 11-1-4/149 бұйрығына (нормативтік құқықтық актілерді мемлекеттік тіркеу тізілімінде № 20627 болып тіркелген) сәйкес",
        "(бұдан әрі – Кодекс) 22-тарауында көзделген тәртіппен",
        "Заңының 47-бабына сәйкес атқарушылық іс жүргізудің",
        "Қағидаларға 3-қосымшада берілген.",
        "11-тармақ мынадай редакцияда жазылсын:",
        "осы Қағидалардың 10-тармағында көзделген тәртіппен",
        "негізгі талаптар тізбесінде:",
        "тақырып мынадай редакцияда жазылсын:",
        "талап етілетін, \"Дербес деректер және оларды қорғау туралы\" Қазақстан Республикасы Заңының 8-бабына сәйкес",
    ];
    stand_in_one_line(&read(ORDER).1, &order);
    let resolution = [
        "01.09.2023 № 758 (алғашқы ресми жарияланған",
        "Заңы 55-бабының 4-тармағына сәйкес Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:",
        "ресімдеу қағидалары бекітілсін.",
        "№ 1010 қаулысы (Қазақстан Республикасының ПҮАЖ-ы, 2001 ж., № 28, 354-құжат);",
        "№ 479 қаулысы (Қазақстан Республикасының ПҮАЖ-ы, 2006 ж.",
        "№ 1080 қаулысы (Қазақстан Республикасының ПҮАЖ-ы, 2007 ж.",
        "Республикасының Конституциясына, \"Халықтың көші-қоны туралы\"",
        "Қазақстан Республикасының Заңына, өзге де нормативтік",
        "Республикасының заңнамасында көзделген тәртiптiк немесе өзге",
        "(бұдан әрі – Кодекс) 22-тарауында көзделген тәртіппен",
        "осы Қағидалардың 7-тармағында тізбеленген барлық құжаттар",
    ];
    stand_in_one_line(&read(RESOLUTION).1, &resolution);
}

#[test]
fn rows_8_and_9_have_number_caption_and_content() {
    let (_, act) = read(ORDER);
    let row = |n: &str| {
        let found = act.amendments.iter().find(|a| a.path.last().is_some_and(|s| *s == Segment::new(Kind::Row, n))).unwrap();
        let node = found.content.as_ref().and_then(|c| c.node).unwrap();
        let cell = |c: &str| {
            let fits = |id: &usize| act.document.segment(*id) == Segment::new(Kind::Cell, c);
            act.document.children(node).find(fits).map_or_else(String::new, |id| act.document.full_text(id))
        };
        (cell("2"), cell("3"), found.content.clone().unwrap().text)
    };
    let (caption, content, whole) = row("8");
    assert_eq!(
        caption,
        "Мемлекеттік қызметті көрсету үшін көрсетілетін қызметті алушыдан талап етілетін құжаттар мен мәліметтер тізбесі"
    );
    starts_and_ends(
        &content,
        "1) осы Қағидаларға 1-қосымшаға сәйкес",
        "7) консулдық алым төленгенiн растайтын құжаттың көшiрмесi.",
    );
    assert!(!content.contains("мәліметтер тізбесі"));
    assert_eq!(whole, format!("{caption}\n{content}"));
    let (caption, content, _) = row("9");
    assert_eq!(caption, "Мемлекеттік қызмет көрсетуден бас тартудың Қазақстан Республикасының заңдарымен белгіленген негіздері");
    starts_and_ends(&content, "Көрсетілетін қызметті беруші мемлекеттік", "арнаулы құқығынан айырылуы бойынша.");
    let moved: Vec<_> = act.document.layout.repairs.iter().filter(|r| r.kind == RepairKind::TableOrder).collect();
    assert_eq!(moved.len(), 1);
}

/// Segments of a node's children.
fn children(act: &Act, path: &str) -> String {
    let d = &act.document;
    let steps: Vec<String> = match path {
        "" => d.roots().map(|id| d.segment(id).to_string()).collect(),
        _ => d.children(d.find(&path.parse().unwrap()).unwrap()).map(|id| d.segment(id).to_string()).collect(),
    };
    steps.join(" ")
}

#[test]
fn the_resolution_has_its_parts() {
    let (_, act) = read(RESOLUTION);
    assert_eq!(children(&act, ""), "title status requisites status-2 preamble item-1 item-2 item-3 signature document-1");
    assert_eq!(children(&act, "item-2"), "subitem-1 subitem-2 subitem-3");
    let items: Vec<String> = (1..=10).map(|n| format!("item-{n}")).collect();
    assert_eq!(children(&act, "document-1"), format!("stamp heading {}", items.join(" ")));
    let subitems = "subitem-1 subitem-2 subitem-3 subitem-3-1 subitem-4 subitem-5 subitem-6 subitem-7 paragraph-2 paragraph-3";
    assert_eq!(children(&act, "document-1/item-7"), subitems);
    assert_eq!(children(&act, "document-1/item-4").matches("paragraph-").count(), 5);
    starts_and_ends(
        &text_at(&act, "document-1/item-7/subitem-3/note-1"),
        "Ескертпе: Кодекске сәйкес алимент алушы",
        "өгей әке мен өгей шеше жатады;",
    );
    starts_and_ends(&text_at(&act, "document-1/item-7/subitem-3-1"), "3-1) сот бекіткен", "растайтын құжаттар;");
    starts_and_ends(&text_at(&act, "signature"), "Қазақстан Республикасының", "Премьер-Министрі К. Мәсімов");
    let law: String = act.document.roots().map(|id| act.document.full_text(id)).collect();
    assert!(!law.contains("Ескерту."), "a note of the portal is in the law");
}

#[test]
fn the_order_has_its_parts() {
    let (_, act) = read(ORDER);
    assert_eq!(children(&act, ""), "title requisites enacting item-1 item-2 item-3 item-4 signature");
    assert_eq!(children(&act, "item-2"), "subitem-1 subitem-2 subitem-3");
    assert_eq!(children(&act, "item-1").matches("quoted-").count(), 4);
    let item = act.document.find(&"item-1".parse().unwrap()).unwrap();
    let quoted: Vec<usize> = act.document.children(item).filter(|id| act.document.nodes[*id].kind == Kind::Quoted).collect();
    let inside = |q: usize| act.document.children(q).map(|id| act.document.segment(id).to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(inside(quoted[0]), "item-3");
    assert_eq!(inside(quoted[1]), "item-11");
    assert_eq!(inside(quoted[3]), "table-1");
    starts_and_ends(&text_at(&act, "item-2/subitem-3"), "3) осы бұйрық", "қамтамасыз етсін.");
}

#[test]
fn a_note_that_is_law_is_one_in_a_quotation_too() {
    let quoted = "1. «Т туралы» Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысына мынадай өзгеріс енгізілсін:\n\n\
                  7-тармақ мынадай редакцияда жазылсын:\n\n«7. Мыналар ұсынылады:\n\n1) өтініш;\n\nЕскертпе: Кодекске сәйкес алимент алушы:\n\n\
                  ата-ана;\n\n2) паспорт.».\n";
    let act = read_act(&decode(quoted.as_bytes()).unwrap());
    let note = act.document.nodes.iter().position(|n| n.kind == Kind::Note).unwrap();
    assert!(act.document.path(note).to_string().ends_with("quoted-1/item-7/subitem-1/note-1"), "{}", act.document.path(note));
    let other = quoted.replace("Ескертпе: Кодекске", "Ескертпе Кодекске");
    let act = read_act(&decode(other.as_bytes()).unwrap());
    assert!(act.document.nodes.iter().all(|n| n.kind != Kind::Note), "near miss: no colon");
}

#[test]
fn requisites_are_those_of_the_acts() {
    let head = read(ORDER).1.head;
    assert_eq!(label(&head.act_ref()), "order 2025-12-05 № 11-1-4/730 (reg. 37575)");
    assert_eq!(head.issuers.len(), 1);
    assert!(head.issuers[0].acting && head.issuers[0].name.contains("Сыртқы істер министр"));
    assert_eq!(head.registration.unwrap().date.unwrap().to_string(), "2025-12-10");
    assert_eq!(head.enacting_formula.unwrap().trim_end_matches(':'), "БҰЙЫРАМЫН");
    starts_and_ends(head.title.as_deref().unwrap(), "\"Қазақстан Республикасынан тыс жерге", "бұйрығына өзгерістер енгізу туралы");
    let head = read(RESOLUTION).1.head;
    assert_eq!(label(&head.act_ref()), "resolution 2012-03-28 № 361");
    assert_eq!(head.status.value, StatusValue::Repealed);
    assert_eq!(label(&head.status.by.unwrap()), "resolution 2023-09-01 № 758");
    assert_eq!(head.title.unwrap().split(' ').next_back(), Some("туралы"));
}

#[test]
fn five_substitutions_are_exact_from_first_to_last_character() {
    let (source, act) = read(ORDER);
    assert_eq!(act.amendments.len(), 5);
    let last_steps: Vec<String> = act.amendments.iter().map(|a| a.path.last().unwrap().to_string()).collect();
    assert_eq!(last_steps, ["item-3", "item-11", "heading", "row-8", "row-9"]);
    for a in &act.amendments {
        assert_eq!(a.op, Op::Substitution);
        assert_eq!(label(&a.act), "order 2018-01-04 № 11-1-4/1 (reg. 16354)");
        assert_eq!(a.path[0].kind, Kind::Document);
        assert!(a.span.of(&source.text).contains("редакцияда жазылсын"), "{}", a.span.of(&source.text));
    }
    let text = |i: usize| act.amendments[i].content.clone().unwrap().text;
    starts_and_ends(&text(0), "3. Мемлекеттік қызметті алу үшін", "тізбесі осы Қағидаларға 3-қосымшада берілген.");
    starts_and_ends(&text(1), "11. Ішкі істер органы", "мемлекеттік қызмет көрсетуден дәлелді бас тарту жолдайды.");
    assert_eq!(
        text(2),
        "\"Қазақстан Республикасынан тыс жерге уақытша жұмыстармен шыққан және онда тұрақты тұру үшін қалуға тілек білдірген Қазақстан \
         Республикасы азаматтарының құжаттарын қабылдау және жолдау\" мемлекеттік қызметін көрсетуге қойылатын негізгі талаптар тізбесі"
    );
    starts_and_ends(&text(3), "Мемлекеттік қызметті көрсету үшін", "құжаттың көшiрмесi.");
    // The number of a row is part of its wording where it is printed.
    starts_and_ends(&text(4), "9\nМемлекеттік қызмет көрсетуден бас тартудың", "айырылуы бойынша.");
}

#[test]
fn three_acts_lose_force_by_item_2() {
    let (_, act) = read(RESOLUTION);
    let told: Vec<String> = act.amendments.iter().map(|a| format!("{} {}", a.op.as_str(), label(&a.act))).collect();
    let expected = [
        "repeal_act resolution 2001-07-26 № 1010",
        "repeal_act resolution 2006-05-31 № 479",
        "repeal_act resolution 2007-11-13 № 1080",
    ];
    assert_eq!(told, expected);
    assert!(act.amendments.iter().all(|a| a.path.is_empty()));
}

#[test]
fn eleven_events_with_path_act_and_clause() {
    let (source, act) = read(RESOLUTION);
    let told: Vec<String> = act
        .notes
        .iter()
        .map(|n| {
            let path = n.path.as_ref().map_or_else(|| "(act)".to_string(), ToString::to_string);
            assert!(n.span.of(&source.text).starts_with("Ескерту."));
            let rule = n.commencement.as_ref().unwrap();
            assert_eq!((rule.days, rule.unit), (Some(10), Some(Unit::CalendarDay)));
            assert!(rule.phrase.contains("күнтізбелік он күн өткен соң"), "{}", rule.phrase);
            let doubt = if rule.ambiguous { " ambiguous" } else { "" };
            format!("{path} {} {} {}{doubt}", n.event.as_str(), label(&n.by), rule.rule.as_str())
        })
        .collect();
    let expected = [
        "(act) act_repealed resolution 2023-09-01 № 758 after_publication",
        "preamble substituted resolution 2022-10-26 № 850 after_publication",
        "document-1/item-1 substituted resolution 2017-09-29 № 610 after_publication",
        "document-1/item-3 substituted resolution 2020-11-12 № 760 from_publication ambiguous",
        "document-1/item-5 substituted resolution 2014-02-04 № 54 after_publication",
        "document-1/item-7 substituted resolution 2017-09-29 № 610 after_publication",
        "document-1/item-7 amended resolution 2020-11-12 № 760 from_publication ambiguous",
        "document-1/item-7 amended resolution 2022-10-26 № 850 after_publication",
        "document-1/item-8 substituted resolution 2014-02-04 № 54 after_publication",
        "document-1/item-9 substituted resolution 2017-09-29 № 610 after_publication",
        "document-1/item-10 substituted resolution 2017-09-29 № 610 after_publication",
    ];
    assert_eq!(told, expected);
}

#[test]
fn both_acts_say_when_they_begin_to_apply() {
    for (file, phrase) in [
        (ORDER, "алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі"),
        (RESOLUTION, "алғашқы ресми жарияланғанынан кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі"),
    ] {
        let (source, act) = read(file);
        let [only] = act.commencement.as_slice() else { panic!("{:?}", act.commencement) };
        assert_eq!(
            (only.clause.rule, only.clause.days, only.clause.unit),
            (Rule::AfterPublication, Some(10), Some(Unit::CalendarDay))
        );
        assert_eq!(only.clause.phrase, phrase);
        let words = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(only.clause.span.of(&source.text)), phrase);
    }
}

#[test]
fn a_number_split_over_two_lines_is_whole() {
    let (source, act) = read(ORDER);
    let split: Vec<&Repair> = act.document.layout.repairs.iter().filter(|r| r.kind == RepairKind::SplitWord).collect();
    assert!(split.iter().any(|r| r.text == "11-1-4/149" && r.from.of(&source.text).trim().is_empty()), "{split:?}");
    let d = &act.document;
    let at = d.layout.text.find("11-1-4/149").unwrap();
    assert_eq!(d.layout.map.span_to_source(Span::new(at, at + 10)).of(&source.text), "11-1-\n4/149");
}

#[test]
fn what_announces_a_quotation_is_an_instruction_whatever_its_verb() {
    let text = |line: &str| {
        format!(
            "1. \"Х\" 2020 жылғы 1 қаңтардағы № 5 бұйрығына мынадай өзгерістер енгізілсін:\n{line}\n\"5. Жаңа.\";\n\
             6-тармақ мынадай редакцияда жазылсын:\n\"6. Жаңа.\".\n"
        )
    };
    let ops = |line: &str| -> Vec<&str> {
        let source = decode(text(line).as_bytes()).unwrap();
        read_act(&source).amendments.iter().map(|a| a.op.as_str()).collect()
    };
    assert_eq!(ops("5-тармақ мынадай редакцияға келтірілсін:"), ["unrecognised", "substitution"]);
    assert_eq!(ops("5-тармақ мынадай редакцияда жазылсын:"), ["substitution", "substitution"]);
}
