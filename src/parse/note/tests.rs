use super::*;
use crate::base::{ActKind, Segment};

/// A note in short: `[paths] verb date number kind (…)`, then what was not understood.
fn show(line: &str) -> String {
    let r = read(line);
    let mut out: Vec<String> = Vec::new();
    for e in &r.entries {
        let path = |p: &Vec<Segment>| p.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
        let paths: Vec<String> = e.subject.paths.iter().map(path).collect();
        let scope = format!("{:?}", e.subject.scope).to_lowercase();
        let what = if paths.is_empty() { format!("<{scope}>") } else { paths.join("+") };
        let date = e.by.date.map(|d| d.to_string()).unwrap_or_default();
        let kind = e.by.kind.map_or("?", ActKind::as_str);
        let clause = e.clause.as_ref().map(|(c, _)| format!(" ({})", c.chars().take(10).collect::<String>())).unwrap_or_default();
        out.push(format!("{what} {:?} {date} {} {kind}{clause}", e.verb, e.by.number.clone().unwrap_or_default()));
    }
    out.extend(r.other.iter().map(|(o, _)| format!("{o:?}")));
    out.extend(r.unread.iter().map(|s| format!("?{}", s.of(line))));
    out.join(" | ")
}

/// Shapes of Kazakh notes, each with what it tells.
#[test]
fn kazakh_notes() {
    for (line, want) in [
        (
            "Ескерту. 7-тармақ жаңа редакцияда - ҚР Үкіметінің 29.09.2017 № 610 қаулысымен (алғашқы); өзгерістер енгізілді - ҚР \
             Үкіметінің 12.11.2020 № 760 (күнінен бастап); 26.10.2022 № 850 (кейін) қаулыларымен.",
            "item-7 Substituted 2017-09-29 610 resolution (алғашқы) | item-7 Amended 2020-11-12 760 resolution (күнінен ба) | \
             item-7 Amended 2022-10-26 850 resolution (кейін)",
        ),
        // one noun for both events; the issuer and the stray blanks of an old note
        (
            "Ескерту. 26-бап жаңа редакцияда - Қазақстан Республикасының 2007.05.15 N  253  , өзгерту енгізілді - 2008.05.26  N 34-IV  \
             (қолданысқа енгізілу тәртібін  2-баптан  қараңыз) Заңдарымен.",
            "article-26 Substituted 2007-05-15 253 law | article-26 Amended 2008-05-26 34-IV law (қолданысқа)",
        ),
        // a bracket that was forgotten, one that is no end
        (
            "Ескерту. 2-бапқа өзгерту енгізілді - ҚР 2001.07.05. N 223 , 2003.11.29. N 500 (2004 жылғы 1 қаңтардан бастап қолданысқа \
             енгізіледі, 2005.12.23. N 107 (қолданысқа енгізілу тәртібін 2-баптың 1) тармақшасынан қараңыз) Заңдарымен.",
            "article-2 Amended 2001-07-05 223 law | article-2 Amended 2003-11-29 500 law (2004 жылғы) | \
             article-2 Amended 2005-12-23 107 law (қолданысқа)",
        ),
        (
            "Ескерту. Күші жойылды - ҚР 2008.12.10 N 100-IV Заңымен, 5-3-бабын қоспағанда (2009 жылғы 1 қаңтардан бастап).",
            "<place> ActRepealed 2008-12-10 100-IV law (2009 жылғы) | ?5-3-бабын қоспағанда",
        ),
        // words of the whole text, quoted dashes and semicolons included
        (
            "Ескерту. Бүкіл мәтін бойынша \"I - V;\", «тарау» деген сөздер тиісінше \"1 - 5\" деген сөздермен ауыстырылды - ҚР \
             2012.06.28 N 23-V (алғашқы) Конституциялық Заңымен.",
            "<container> Amended 2012-06-28 23-V constitutional_law (алғашқы)",
        ),
        (
            "Ескерту. Заң 35-1-баппен толықтырылды – ҚР 11.06.2026 № 306-VIII Заңымен.",
            "article-35-1 Inserted 2026-06-11 306-VIII law",
        ),
        (
            "Ескерту. Кодекс 3-1-тараумен толықтырылды - ҚР 05.11.2022 № 157-VII Заңымен.",
            "chapter-3-1 Inserted 2022-11-05 157-VII law",
        ),
        (
            "Ескерту. 2-тармақ 5) тармақшамен толықтырылды - ҚР Қаржы министрінің м.а. 05.11.2022 № 1157 бұйрығымен.",
            "item-2/subitem-5 Inserted 2022-11-05 1157 order",
        ),
        (
            "ЕСКЕРТУ. 3-1-баппен толықтырылды - Қазақстан Республикасы 2001.07.10. N 227-II Заңымен.",
            "article-3-1 Inserted 2001-07-10 227-II law",
        ),
        (
            "ЕСКЕРТУ. 3-бап толықтырылды - Қазақстан Республикасы 2001.07.10. N 228-II Заңымен",
            "article-3 Amended 2001-07-10 228-II law",
        ),
        ("Ескерту: 1-бап өзгерді - ҚР 2004.12.20 N 13 Заңымен .", "article-1 Amended 2004-12-20 13 law"),
        (
            "Ескерту. 11 – 13-баптар алып тасталды - ҚР 2008.05.26 N 34-IV Заңымен.",
            "article-11+article-12+article-13 Repealed 2008-05-26 34-IV law",
        ),
        (
            "Ескерту. 3, 4-тармақтар, 5-тармақтың 2) және 3) тармақшалары жаңа редакцияда - ҚР Денсаулық сақтау министрінің 30.10.2020 \
             № ҚР ДСМ-175/2020 бұйрығымен.",
            "item-3+item-4+item-5/subitem-2+item-5/subitem-3 Substituted 2020-10-30 ҚР ДСМ-175/2020 order",
        ),
        (
            "Ескерту. 1-тармақтың екінші бөлігі алынып тасталды - ҚР Ішкі істер министрінің 10.03.2015 № 47 н/қ бұйрығымен",
            "item-1/paragraph-2 Repealed 2015-03-10 47 н/қ order",
        ),
        (
            "Ескерту. 4-тармақтағы \"а\" деген сөз алып тасталды - ҚР Үкіметінің 2004.10.28. N 1117 қаулысымен.",
            "item-4 Amended 2004-10-28 1117 resolution",
        ),
        (
            "Ескерту. 3-қосымшаның тақырыбы жаңа редакцияда - ҚР Сыртқы істер министрінің 16.05.2022 № 11-1-4/210 бұйрығымен.",
            "attachment-3/heading Substituted 2022-05-16 11-1-4/210 order",
        ),
        (
            "Ескерту. Қаулының тақырыбы жаңа редакцияда - ҚР Үкіметінің 26.10.2022 № 850 Қаулысымен.",
            "heading Substituted 2022-10-26 850 resolution",
        ),
        (
            "Ескерту. Кіріспе жаңа редакцияда - ҚР Үкіметінің 26.10.2022 № 850 қаулысымен.",
            "preamble Substituted 2022-10-26 850 resolution",
        ),
        (
            "Ескерту: Тарифтердің мөлшері өзгертілді - ҚР Әділет министрінің 2002 жылғы 28 наурыздағы N 42 бұйрығымен , 2003 жылғы 1 \
             қарашадағы N 234 бұйрығымен . V021957_",
            "<container> Amended 2002-03-28 42 order | <container> Amended 2003-11-01 234 order",
        ),
        (
            "Ескерту. Реттік нөмірлері 8 және 9-жолдар жаңа редакцияда - ҚР Үкіметінің 29.09.2017 № 610 қаулысымен.",
            "row-8+row-9 Substituted 2017-09-29 610 resolution",
        ),
        (
            "Ескерту. III бөлімнің тақырыбы өзгертілді - ҚР 2009.12.09 N 225-IV Заңымен.",
            "section-III/heading Amended 2009-12-09 225-IV law",
        ),
        (
            "Ескерту. 9-бап 6-1-тармақпен толықтырылды, 7-тармақ алып тасталды - ҚР 2009.12.09 N 225-IV Заңымен.",
            "article-9/item-6-1 Inserted 2009-12-09 225-IV law | item-7 Repealed 2009-12-09 225-IV law",
        ),
        (
            "Ескерту. 1-бап Қазақстан Республикасының 2007.05.15 N 253 Заңымен жаңа редакцияда жазылды.",
            "article-1 Substituted 2007-05-15 253 law",
        ),
        ("Қазақстан Республикасының 2022 жылғы 8 маусымдағы Заңымен алып тасталды.", "<place> Repealed 2022-06-08  law"),
        (
            "Ескерту. 66-бапқа орыс тілінде өзгеріс енгізілді, қазақ тіліндегі мәтін өзгермейді - ҚР 2007.05.15 N 253 Заңымен.",
            "article-66 Amended 2007-05-15 253 law",
        ),
    ] {
        assert_eq!(show(line), want, "{line}");
    }
}

#[test]
fn russian_notes() {
    for (line, want) in [
        (
            "Сноска. Статья 5 с изменениями, внесенными законами РК от 24.05.2018 № 156-VI (вводится в действие с 01.01.2019); от \
             04.05.2020 № 321-VІ (порядок введения в действие см. ст. 2); от 01.02.2022 № 5-VII ЗРК.",
            "article-5 Amended 2018-05-24 156-VI law (вводится в) | article-5 Amended 2020-05-04 321-VІ law (порядок вв) | \
             article-5 Amended 2022-02-01 5-VII law",
        ),
        (
            "Сноска. Глава 3 дополнена статьей 20-1 в соответствии с Законом РК от 04.05.2020 № 321-VІ; с изменением, внесенным Законом \
             РК от 01.01.2022 № 5-VII.",
            "chapter-3/article-20-1 Inserted 2020-05-04 321-VІ law | chapter-3/article-20-1 Amended 2022-01-01 5-VII law",
        ),
        ("Сноска Статья 5 - в редакции Закона РК от 08.07.2024 № 116-VIII.", "article-5 Substituted 2024-07-08 116-VIII law"),
        (
            "Сноска. Заголовок статьи 17 – в редакции Закона РК от 08.07.2024 № 116-VIII.",
            "article-17/heading Substituted 2024-07-08 116-VIII law",
        ),
        // a full stop in place of a semicolon; an article of a code as the source
        (
            "Сноска. Статья 26 с изменениями, внесенными статьей 204 Трудового кодекса РК от 23.11.2015 № 414-V; законами РК от \
             16.04.2018 № 147-VІ. от 04.05.2020 № 321-VІ..",
            "article-26 Amended 2015-11-23 414-V code | article-26 Amended 2018-04-16 147-VІ law | article-26 Amended 2020-05-04 321-VІ law",
        ),
        (
            "Сноска. Пункт 3 с изменениями, внесенными постановлениями Правительства РК от 4 декабря 2001 г. N 1569; от 17 мая 2002 г. \
             N 535; приказом и.о. Министра юстиции РК от 28.11.96 г. N 12.",
            "item-3 Amended 2001-12-04 1569 resolution | item-3 Amended 2002-05-17 535 resolution | item-3 Amended 1996-11-28 12 order",
        ),
        (
            "Сноска. Утратило силу постановлением Правительства РК от 01.09.2023 № 758.",
            "<place> ActRepealed 2023-09-01 758 resolution",
        ),
        (
            "Сноска. По всему тексту слова \"стандарту; - А\" заменены словами \"национальному\" Законом РК от 28.06.2012 № 23-V.",
            "<container> Amended 2012-06-28 23-V law",
        ),
        ("исключен Законом РК от 04.05.2020 № 321-VІ (вводится).", "<place> Repealed 2020-05-04 321-VІ law (вводится)"),
        (
            "Сноска. Подпункт 5) и пункты 3, 4 и 6 - 8 статьи 9 исключены Законом РК от 04.05.2020 № 321-VІ.",
            "subitem-5+article-9/item-3+article-9/item-4+article-9/item-6+article-9/item-7+article-9/item-8 Repealed 2020-05-04 321-VІ law",
        ),
    ] {
        assert_eq!(show(line), want, "{line}");
    }
}

/// What is planned, suspended or only says from when something applies is no change; normative words are no note.
#[test]
fn what_is_no_event() {
    for (line, want) in [
        (
            "РҚАО-ның ескертпесі! Күшін жою көзделген - ҚР Ішкі істер министрінің 10.03.2015 № 200 (алғаш ресми) бұйрығымен.",
            "Planned",
        ),
        ("ЗҚАИ-ның ескертпесі! 46) тармақша жаңа редакцияда көзделген - ҚР 04.07.2023 № 15-VIII (01.01.2030) Заңымен.", "Planned"),
        (
            "Примечание ИЗПИ! Пункт 8 предусматривается в редакции Закона РК от 04.07.2023 № 15-VIII (вводится в действие с 01.01.2030).",
            "Planned",
        ),
        ("Ескерту. 5-баптың 2-тармағы 01.01.2020 дейін тоқтатыла тұрды - ҚР 2017.12.25 № 121-VI Заңымен.", "Suspended"),
        ("01.01.2017 дейін қолданыста болды - ҚР 06.04.2016 N 480-V Заңымен", "Expired"),
        ("РҚАО-ның ескертпесі! Осы Заңның қолданысқа енгізілу тәртібін 2-б. қараңыз.", "<act> CommencementReference   ?"),
        ("Примечание РЦПИ! Вводится в действие с 01.01.2016.", "<place> CommencementReference   ? (Вводится в)"),
        ("алып тасталды;", "NoSource"),
    ] {
        assert_eq!(show(line), want, "{line}");
    }
    for line in [
        "Ескерту: түбіртекке тапсырған және қабылдаған адамдар қол қояды",
        "5-тармақтың күші жойылды деп танылсын.",
        "3) тармақша алып тасталсын;",
        "исключен из реестра;",
    ] {
        assert!(read(line).entries.is_empty(), "{line}: {}", show(line));
    }
}

#[test]
fn tombstones_begin_behind_the_label() {
    for (text, number, want) in [
        ("5) алып тасталды - ҚР 2008.05.26 N 34-IV Заңымен;", Some("5"), Some("алып тасталды")),
        ("2. (Алынып тасталды - ҚР 2004.12.20. N 13 Заңымен)", Some("2"), Some("(Алынып")),
        ("8) <*>", Some("8"), Some("<*>")),
        ("3-бап. Алып тасталды - ҚР 2001.12.24. N 276 Заңымен.", Some("3"), Some("Алып")),
        ("1-1. исключен Законом РК от 04.05.2020 № 321-VІ.", Some("1-1"), Some("исключен")),
        ("Алып тасталды - ҚР 2001.12.24. N 276 Заңымен.", None, Some("Алып")),
        ("5) тармақша алып тасталсын;", Some("5"), None),
        ("4) тізілімнен алып тасталды деп есептеледі;", Some("4"), None),
    ] {
        let at = tombstone(text, number).map(|at| &text[at..]);
        assert!(at.is_some() == want.is_some() && at.unwrap_or("").starts_with(want.unwrap_or("")), "{text}: {at:?}");
    }
}
