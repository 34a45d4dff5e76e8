//! One line a form, from the catalogue and from acts; near misses beside them.

use super::super::path::expand;
use super::*;
use crate::base::ActKind;

/// A sentence in short: where it leads, or what it does.
fn show(line: &str) -> String {
    read(line).iter().map(sentence).collect::<Vec<_>>().join(" | ")
}

fn sentence(s: &Sentence) -> String {
    let mut out: Vec<String> = s.operations.iter().map(operation).collect();
    if out.is_empty() {
        let whole = if s.whole_text { "whole text " } else { "" };
        out.push(format!("into {whole}{}", chains(&s.places)).trim_end().to_string());
    }
    out.join("; ")
}

fn operation(o: &Operation) -> String {
    let by = |w: &Wording| match w {
        Wording::Quoted => String::new(),
        Wording::Attachments(n) => format!(" by attachment {}", n.join(",")).trim_end().to_string(),
        Wording::Secret => " secret".into(),
    };
    match o {
        Operation::Restate { elements, by: w } => format!("restate {}{}", chains(elements), by(w)),
        Operation::Insert { hosts, elements, by: w, beside } => {
            let beside = beside.as_ref().map(|b| format!(" {}", side(b))).unwrap_or_default();
            format!("insert {} into {}{}{beside}", chains(elements), chains(hosts), by(w))
        }
        Operation::Move { elements, beside } => format!("move {} {}", chains(elements), side(beside)),
        Operation::Delete(e) => format!("delete {}", chains(e)),
        Operation::Words { place, whole_text, inflected, change } => {
            let flags = format!("{}{}", if *whole_text { " everywhere" } else { "" }, if *inflected { " inflected" } else { "" });
            let change = match change {
                WordChange::Replace(a, b) => format!("{} -> {}", a.join("+"), b.join("+")),
                WordChange::After(a, b) => format!("after {a}: {b}"),
                WordChange::Before(a, b) => format!("before {a}: {b}"),
                WordChange::Append(b) => format!("append {b}"),
                WordChange::Delete(a) => format!("drop {}", a.join("+")),
                WordChange::Near { after, anchor, old, new } => {
                    let side = if *after { "after" } else { "before" };
                    format!("{} -> {} {side} {anchor}", old.join("+"), new.join("+"))
                }
            };
            format!("words {}[{change}]{flags}", if place.is_empty() { String::new() } else { chain(place) + " " })
        }
        Operation::Suspend { elements, until } => {
            format!("suspend {} until {}", chains(elements), until.map(|d| d.to_string()).unwrap_or_default())
        }
        Operation::Renumber { old, new } => format!("renumber {} as {}", chains(old), steps(new)),
        Operation::Repeal(e) => format!("repeal {}", chains(e)),
        Operation::RepealList { attachment } => format!("repeal list {attachment:?}"),
        Operation::OneLanguage { elements, language } => format!("only {} {}", language.as_str(), chains(elements)),
        Operation::Unknown { .. } | Operation::Strange(_) => "unknown".into(),
    }
}

fn side(b: &Beside) -> String {
    format!("{} {}", if b.after { "after" } else { "before" }, chains(&b.neighbours))
}

fn chains(list: &[Vec<Place>]) -> String {
    list.iter().map(|c| chain(c)).collect::<Vec<_>>().join(", ")
}

fn chain(places: &[Place]) -> String {
    let one = |p: &Place| match p {
        Place::Act(None) => "act".to_string(),
        Place::Act(Some(a)) => format!("act({})", a.number.clone().or_else(|| a.title.clone()).unwrap_or_default()),
        Place::Document(t) => format!("document({t})"),
        Place::TheDocument(t) => format!("the({t})"),
        Place::Named { kind, title, number } => {
            format!(
                "{}{}({})",
                kind.as_str(),
                number.as_ref().map(|n| format!("-{n}")).unwrap_or_default(),
                title.as_deref().unwrap_or("")
            )
        }
        Place::Path(s) => steps(s),
    };
    places.iter().map(one).collect::<Vec<_>>().join("/")
}

fn steps(s: &[Step]) -> String {
    let one = |p: &Vec<crate::base::Segment>| p.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
    expand(s).iter().map(one).collect::<Vec<_>>().join("+")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(line, want)| show(line) != *want)
        .map(|(l, w)| format!("{l}\n  want {w}\n  have {}", show(l)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn acts_are_named_in_every_order() {
    let act = |line: &str| match read(line).first().and_then(|s| s.places.first()).and_then(|p| p.first()).cloned() {
        Some(Place::Act(Some(a))) => *a,
        other => panic!("{line}: {other:?}"),
    };
    let a = act(
        "1. \"Қазақстан Республикасынан тыс жерге шыққан құжаттарын қабылдау қағидаларын бекіту туралы\" Қазақстан Республикасы Сыртқы \
         істер министрінің 2018 жылғы 4 қаңтардағы № 11-1-4/1 бұйрығына (Нормативтік құқықтық актілерді мемлекеттік тіркеу \
         тізілімінде № 16354 болып тіркелген) мынадай өзгерістер енгізілсін:",
    );
    assert_eq!((a.number.as_deref(), a.registration.as_deref()), (Some("11-1-4/1"), Some("16354")));
    assert_eq!(a.issuer.as_deref(), Some("Қазақстан Республикасы Сыртқы істер министрі"));
    assert!(a.title.is_some_and(|t| t.starts_with("Қазақстан") && t.ends_with("бекіту туралы")));
    let a = act(
        "Павлодар облысы әкімдігінің 2014 жылғы 7 ақпандағы «Басқарма» мемлекеттік мекемесі туралы ережені бекіту туралы» № 18/2 \
         қаулысына келесідей өзгеріс енгізілсін:",
    );
    assert_eq!((a.number.as_deref(), a.issuer.as_deref()), (Some("18/2"), Some("Павлодар облысы әкімдігі")));
    assert_eq!(a.date.map(|d| d.to_string()).as_deref(), Some("2014-02-07"));
    let a = act(
        "\"Мәселелері\" туралы Қазақстан Республикасы Үкіметінің 2005 жылғы 6 сәуірдегі № 310 қаулысында (ПҮАЖ-ы, 2005 ж., № 1, 2-құжат):",
    );
    assert_eq!((a.number.as_deref(), a.title.as_deref()), (Some("310"), Some("Мәселелері")));
    let a = act("2014 жылғы 3 шілдедегі Қазақстан Республикасының Қылмыстық кодексіне мынадай толықтыру енгізілсін:");
    assert_eq!((a.title.as_deref(), a.number), (Some("Қылмыстық кодексі"), None));
    let a = act(
        "в приказ Министра финансов Республики Казахстан от 4 апреля 2025 года № 151 «Некоторые вопросы» внести следующие изменения:",
    );
    assert_eq!((a.number.as_deref(), a.issuer.as_deref()), (Some("151"), Some("Министр финансов Республики Казахстан")));
    let symbols = "\"Қазақстан Республикасының мемлекеттік рәміздері туралы\" 2007 жылғы 4 маусымдағы Қазақстан Республикасының";
    let a = act(&format!("{symbols} Конституциялық заңына мынадай өзгерістер енгізілсін:"));
    assert_eq!(a.kind, Some(ActKind::ConstitutionalLaw));
    let a = act(&format!("{symbols} Заңына мынадай өзгерістер енгізілсін:"));
    assert_eq!(a.kind, Some(ActKind::Law), "near miss");
    let symbols = "Республики Казахстан от 4 июня 2007 года «О государственных символах Республики Казахстан»";
    let a = act(&format!("Внести в Конституционный закон {symbols} следующие изменения:"));
    assert_eq!(a.kind, Some(ActKind::ConstitutionalLaw));
    let a = act(&format!("Внести в Закон {symbols} следующие изменения:"));
    assert_eq!(a.kind, Some(ActKind::Law), "near miss");
}

#[test]
fn navigation() {
    check(&[
        (
            "көрсетілген бұйрықпен бекітілген құжаттарын қабылдау және жолдау қағидаларында:",
            "into act/document(құжаттарын қабылдау және жолдау қағидалары)",
        ),
        (
            "көрсетілген қағидаларға \"Қабылдау\" мемлекеттік қызметін көрсетуге қойылатын негізгі талаптар тізбесінде:",
            "into the(қағидалар)/attachment(\"Қабылдау\" мемлекеттік қызметін көрсетуге қойылатын негізгі талаптар тізбесі)",
        ),
        ("1-тармақтың екінші бөлігінде:", "into item-1/paragraph-2"),
        ("3-тармақтың 1) тармақшасында:", "into item-3/subitem-1"),
        ("«Астана қ.» деген бөлімде:", "into section(Астана қ.)"),
        ("\"Қазақстан Республикасының агенттiгi\" бөлiмiнде:", "into section(Қазақстан Республикасының агенттiгi)"),
        ("«3. Акционерлік қоғамдар» деген бөлімде:", "into section-3(Акционерлік қоғамдар)"),
        ("көрсетiлген қаулыға қосымшада:", "into act/attachment"),
        ("1. 1-тарауда. Жалпы ережелер:", "into chapter-1"),
        ("бүкіл мәтін бойынша:", "into whole text"),
        ("бірінші бөлік:", "into paragraph-1"),
        ("Жалпы ережелер:", ""),
        ("2. Консулдық қызмет департаменті заңнамада белгіленген тәртіппен:", ""),
        ("в пункте 1:", "into item-1"),
        ("в Правилах выдачи, утвержденных указанным приказом:", "into document(Правила выдачи)"),
        ("в течение пяти рабочих дней обеспечить:", ""),
    ]);
}

#[test]
fn elements() {
    check(&[
        ("3-тармақ мынадай редакцияда жазылсын:", "restate item-3"),
        ("реттік нөмірлері 8 және 9-жолдар мынадай редакциядан жазылсын:", "restate row-8+row-9"),
        ("тақырып мынадай редакцияда жазылсын:", "restate heading"),
        ("5) 120, 121-тармақтар жаңа редакцияда баяндалсын:", "restate item-120+item-121"),
        ("1-қосымша осы бұйрыққа 3-қосымшаға сәйкес жаңа редакцияда жазылсын.", "restate attachment-1 by attachment 3"),
        (
            "көрсетілген Заңға 1 және 4-қосымшалар осы Заңға 1 және 2-қосымшаларға сәйкес редакцияда жазылсын.",
            "restate act/attachment-1+attachment-4 by attachment 1,2",
        ),
        ("17-бөлім мынадай редакцияда жазылсын («қызмет бабында пайдалану үшін» деген белгісі бар);", "restate section-17 secret"),
        ("5) тармақшаның бірінші бөлігі алып тасталсын;", "delete subitem-5/paragraph-1"),
        ("116\\), 118) тармақшалар алынып тасталсын;", "delete subitem-116+subitem-118"),
        ("13-бабы 2-тармағының, 15 және 16-баптары алып тасталсын;", "delete article-13/item-2, article-15+article-16"),
        (
            "15-баптың 1-тармағы, 2-тармағының бірінші бөлігі алып тасталсын;",
            "delete article-15/item-1, article-15/item-2/paragraph-1",
        ),
        (
            "1-қосымшаның І кестесінің В бөлімі мынадай мазмұндағы 38-тармақпен толықтырылсын:",
            "insert item-38 into attachment-1/table-І/section-В()",
        ),
        ("66-тармақ тақырыбымен бiрге алынып тасталсын;", "delete item-66"),
        ("\"X\" деген бөлім және реттік нөмірлері 303, 304-жолдар алынып тасталсын;", "delete section(X), row-303+row-304"),
        ("мынадай мазмұндағы 3-1-тармақпен толықтырылсын:", "insert item-3-1 into "),
        ("2-тармақ мынадай мазмұнды 8-1) және 8-2) тармақшалармен толықтырылсын:", "insert subitem-8-1+subitem-8-2 into item-2"),
        ("бiрiншi абзацтан кейiн мынадай мазмұндағы екiншi абзацпен толықтырылсын:", "insert indent-2 into  after indent-1"),
        ("N-тармақтың екінші абзацы мынадай мазмұндағы сөйлеммен толықтырылсын:", "unknown"),
        ("7-тармақтың екінші абзацы мынадай мазмұндағы сөйлеммен толықтырылсын:", "insert sentence into item-7/indent-2"),
        ("6-қосымшамен толықтырылсын.", "insert attachment-6 into "),
        ("осы бұйрыққа қосымшаға сәйкес 4-қосымшамен толықтырылсын.", "insert attachment-4 into  by attachment"),
        ("\"Субвенциялар\" деген жолдан кейiн мынандай жол енгiзiлсiн:", "insert row into  after row(Субвенциялар)"),
        ("3, 4-тармақтар тиісінше 4, 5-тармақтар деп есептелсін.", "renumber item-3+item-4 as item-4+item-5"),
        ("пункт 1 изложить в следующей редакции:", "restate item-1"),
        ("подпункты 1) и 2) пункта 3 исключить;", "delete item-3/subitem-1+item-3/subitem-2"),
        ("пункт 3 дополнить подпунктом 5) следующего содержания:", "insert subitem-5 into item-3"),
        ("дополнить пунктом 3-1 следующего содержания:", "insert item-3-1 into "),
        (
            "приложение 2 к указанным Правилам изложить в новой редакции согласно приложению 1 к настоящему приказу.",
            "restate the(Правила)/attachment-2 by attachment 1",
        ),
        (
            "приложение 2 к указанному приказу изложить в новой редакции согласно приложению 1 к настоящему приказу.",
            "restate act/attachment-2 by attachment 1",
        ),
    ]);
}

#[test]
fn words() {
    check(&[
        ("2-тармақтағы \"А\" деген сөздер \"Б\" деген сөздермен ауыстырылсын;", "words item-2 [А -> Б]"),
        ("\"А\" деген сөзден кейін \"Б\" деген сөзбен толықтырылсын.", "words [after А: Б]"),
        ("\"А\" деген сөздің алдында \"Б\" сөздерімен толықтырылсын.", "words [before А: Б]"),
        ("4-тармақта \"А\", \"Б\" деген сөздер алып тасталсын;", "words item-4 [drop А+Б]"),
        ("1-тармақ «, 6» санымен толықтырылсын;", "words item-1 [append , 6]"),
        ("\"А1\", \"А2\" деген сөздер тиісінше \"Б1\", \"Б2\" деген сөздермен ауыстырылсын", "words [А1+А2 -> Б1+Б2]"),
        ("\"А1\", \"А2\" деген сөздер \"Б\" деген сөзбен ауыстырылсын", "words [А1+А2 -> Б]"),
        ("\"А1\", \"А2\", \"А3\" деген сөздер \"Б1\", \"Б2\" деген сөздермен ауыстырылсын", "unknown"),
        ("\"2003\" деген цифр \"2005\" деген цифрмен ауыстырылсын;", "words [2003 -> 2005]"),
        (
            "«Ленин, 59-үй» деген сөздер мен сандар «Қайырбаев, 32-үй» деген сөздермен және сандармен ауыстырылсын.",
            "words [Ленин, 59-үй -> Қайырбаев, 32-үй]",
        ),
        ("Ақсу ауданы«190911 саны«191442 санына ауыстырылсын;", "words row(Ақсу ауданы) [190911 -> 191442]"),
        ("3-баптың бүкіл мәтіні бойынша \"А\" деген сөз \"Б\" деген сөзбен ауыстырылсын;", "words article-3 [А -> Б] everywhere"),
        (
            "тақырыбында және бүкіл мәтін бойынша \"А\" деген сөз \"Б\" деген сөзбен ауыстырылсын;",
            "words heading [А -> Б] everywhere; words [А -> Б] everywhere",
        ),
        ("бүкіл мәтін бойынша \"А\" деген сөздер \"Б\" деген сөздермен ауыстырылсын;", "words [А -> Б] everywhere"),
        ("\"А\" деген сөз \"Б\" деген сөзбен ауыстырылсын, әрi қарай мәтiн бойынша.", "words [А -> Б] everywhere"),
        (
            "3-тармақта \"А\" деген сөз \"Б\" деген сөзбен ауыстырылып, мынадай мазмұндағы 13) тармақшамен толықтырылсын:",
            "words item-3 [А -> Б]; insert subitem-13 into item-3",
        ),
        (
            "1,3 бағандардағы \"а\" \"б\" деген сөздер тиiсiнше \"в\" \"г\" деген сөздермен ауыстырылсын",
            "words column-1 [а -> в]; words column-3 [б -> г]",
        ),
        (
            "«Бәйтерек» ұлттық холдингі» акционерлік қоғамы» деген сөздер «Даму» деген сөзбен ауыстырылсын",
            "words [Бәйтерек» ұлттық холдингі» акционерлік қоғамы -> Даму]",
        ),
        ("в пункте 2 слова «А», «Б» заменить соответственно словами «В», «Г»;", "words item-2 [А+Б -> В+Г]"),
        ("после слов «А» дополнить словами «Б»;", "words [after А: Б]"),
        ("после слов «А», «Б» дополнить соответственно словами «В», «Г»;", "words [after А: В]; words [after Б: Г]"),
        ("после слов «А», «Б» дополнить словом «В»;", "words [after А: В]; words [after Б: В]"),
        ("после слова «А» дополнить словами «Б», «В»;", "words [after А: Б В]"),
        (
            "\"А\", \"Б\" деген сөздерден кейін тиісінше \"В\", \"Г\" деген сөздермен толықтырылсын",
            "words [after А: В]; words [after Б: Г]",
        ),
        (
            "первое предложение пункта 1 после слова \"А\" дополнить словами \"Б\", после слова \"В\" дополнить словами \"Г\";",
            "words item-1/sentence-1 [after А: Б]; words item-1/sentence-1 [after В: Г]",
        ),
        (
            "пункт 1 после слова \"А\" дополнить словами \"Б\", в пункте 2 слово \"В\" исключить;",
            "words item-1 [after А: Б]; words item-2 [drop В]",
        ),
        ("8) в статье 22", "into article-22"),
        ("8) в статье 22;", ""),
        (
            "в подпункте 1) пункта 2 слова «А» исключить, после слов «Б» дополнить словами «В»;",
            "words item-2/subitem-1 [drop А]; words item-2/subitem-1 [after Б: В]",
        ),
        (
            "17-бапта \"Осы\" деген сөз \"1. Осы\" деген сөзбен, 1) тармақшадағы \"а\" деген сөз \"б\" деген сөзбен, \"4) в\" деген сөз \"2. в\" сөзбен \
          ауыстырылып, 2) және 3) тармақшалары алып тасталсын;",
            "words article-17 [Осы -> 1. Осы]; words article-17/subitem-1 [а -> б]; \
          words article-17 [4) в -> 2. в]; delete article-17/subitem-2+subitem-3",
        ),
        (
            "51) тармақшадағы \"қызмет\", \"қызметі\" деген сөздерден кейін \".\" алып тасталып, \";\" қойылсын;",
            "words subitem-51 [қызмет.+қызметі. -> қызмет;+қызметі;]",
        ),
        ("по всему тексту слова «А» заменить словами «Б»;", "words [А -> Б] everywhere"),
        (
            "в заголовке и по всему тексту слова «А» заменить словами «Б»;",
            "words heading [А -> Б] everywhere; words [А -> Б] everywhere",
        ),
        ("в заголовке статьи 5 слова «А» заменить словами «Б»;", "words article-5/heading [А -> Б]"),
        ("в тексте слова «А» заменить словами «Б»;", "words [А -> Б] everywhere"),
    ]);
}

#[test]
fn force() {
    check(&[
        ("2. Мыналардың күші жойылды деп танылсын:", "repeal list None"),
        (
            "7. Қосымшаға сәйкес Қазақстан Республикасы Үкіметінің кейбір шешімдерінің күші жойылды деп танылсын.",
            "repeal list Some(None)",
        ),
        (
            "Қазақстан Республикасы Үкіметінің 2011 жылғы 19 шілдедегі № 832 қаулысының күші жойылды деп танылсын.",
            "repeal act(832)",
        ),
        ("2-бап. 2002 жылғы 1 қаңтардан бастап мыналардың күші жойылды деп танылсын:", "repeal list None"),
        (
            "\"Салық туралы\" Қазақстан Республикасы Кодексінің 498-бабы 1 тармағы 1) тармақшасының қолданылуы 2003 жылғы 1 қаңтарға дейін тоқтатыла тұрсын.",
            "suspend act(Салық туралы)/article-498/item-1/subitem-1 until 2003-01-01",
        ),
        (
            "225) тармақшада орыс тіліндегі мәтінге өзгерістер енгізілді, мемлекеттік тілдегі мәтіні өзгермейді;",
            "only rus subitem-225",
        ),
        (
            "Приостановить до 1 января 2027 года действие статьи 55 Закона Республики Казахстан от 22 июля 2011 года «О миграции», установив, что в \
          период приостановления данная статья действует в следующей редакции:",
            "suspend act(О миграции)/article-55 until 2027-01-01",
        ),
        (
            "Признать утратившим силу постановление акимата района от 29 марта 2018 года № 36 «Об установлении» (зарегистрировано в Реестре под № 7722).",
            "repeal act(36)",
        ),
    ]);
    let entry = |line: &str| repeal_entry(line).map(|e| chains(&e));
    assert_eq!(
        entry("1) \"Азаматтарының шығу ережесі туралы\" Қазақстан Республикасы Үкіметінің 2001 жылғы 26 шілдедегі № 1010 қаулысы (ПҮАЖ-ы, 2001 ж., № 28, 354-құжат);").as_deref(),
        Some("act(1010)")
    );
    assert_eq!(
        entry("2) \"Қазақстан Республикасы Үкіметінің 2001 жылғы 26 шілдедегі № 1010 қаулысына өзгерістер мен толықтыру енгізу туралы\" Қазақстан Республикасы Үкіметінің 2006 жылғы 31 мамырдағы № 479 қаулысы;").as_deref(),
        Some("act(479)")
    );
    assert_eq!(entry("Ескерту: бұл тізбе емес"), None);
}

#[test]
fn what_amends_nothing() {
    check(&[
        ("3. Осы бұйрықтың орындалуын бақылау жетекшілік ететін орынбасарына жүктелсін.", ""),
        ("1. «Ғылым» акционерлік қоғамы таратылсын.", ""),
        ("3. Қоса беріліп отырған кейбір шешімдеріне енгізілетін өзгерістер мен толықтырулар бекітілсін.", ""),
        ("Көрсетілетін қызметті беруші мынадай негіздер бойынша бас тартады:", ""),
        ("Осы Заң 2002 жылғы 1 қаңтардан бастап қолданысқа енгізілсін.", ""),
        ("мекемесі \"Академия\" мемлекеттік мекемесі болып қайта аталсын.", ""),
        ("1) бересі сомасы;", ""),
    ]);
}

#[test]
fn sentences_on_one_line_keep_apart() {
    check(&[(
        "көрсетілген қаулымен бекітілген «Басқарма» мемлекеттік мекемесі туралы ережеде: 21-тармақтың 5) тармақшасы келесі редакцияда жазылсын: \
         «5) хаттамалар құрастыру;»; «Басқарма» мекемесінің қарамағындағы ұйымдардың тізбесінде: 1 - тармақша алынып тасталсын; 2.",
        "into act/document(«Басқарма» мемлекеттік мекемесі туралы ереже) | restate item-21/subitem-5 | \
         into attachment(«Басқарма» мекемесінің қарамағындағы ұйымдардың тізбесі) | delete subitem-1",
    )]);
}

#[test]
fn words_without_an_address_are_where_those_before_them_are() {
    check(&[
        (
            "в пункте 2 слова «А» исключить; после слова «Б» дополнить словом «В»;",
            "words item-2 [drop А] | words item-2 [after Б: В]",
        ),
        // The next instruction, whose number stands before it, and one that changes no words.
        ("1) в пункте 2 слова «А» исключить; 2) слова «Б» исключить;", "words item-2 [drop А] | words [drop Б]"),
        ("в пункте 2 слова «А» исключить; пункт 3 исключить;", "words item-2 [drop А] | delete item-3"),
        ("в пункте 2: слова «А» исключить;", "into item-2 | words [drop А]"),
    ]);
}

#[test]
fn hostile_lines_are_read_in_linear_time() {
    for unit in ["\"а\" ", "1, ", "«", "деген ", "тармақ ", "(", "в пункте 1 "] {
        let line = format!("{}жазылсын:", unit.repeat(6000));
        let _ = read(&line);
    }
}
