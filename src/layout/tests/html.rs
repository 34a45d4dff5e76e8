//! HTML on small texts.

use super::{layout, shown};
use crate::layout::Reason;
use crate::source::Format;

fn lines(text: &str) -> Vec<String> {
    shown(&layout(text, Format::Html))
}

#[test]
fn blocks_and_breaks_end_lines() {
    assert_eq!(
        lines("<P>1. Бірінші<BR>жол<p>2. Екінші <b>қарп</b>ы &laquo;А&raquo;&nbsp;Б\n  В</p><h3 id=z1>1-тарау</h3>"),
        ["1. Бірінші", "жол", "2. Екінші қарпы «А» Б В", "###|1-тарау"]
    );
}

/// A page of the portal as it is saved, cut down: the head and the text of the act, and what stands around them.
const PORTAL: &str = r##"<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Көші-қон - "Әділет" АҚЖ</title>
<script>var a = "<div class='container_gamma text'>";</script><style>p { color: red }</style></head>
<body><div class="header"><ul class="menu"><li><a href="/kaz">Негізгі</a></li></ul></div>
<div class="container_gamma breadcrumbs"><p><a href="/kaz">Құжатқа қайту</a></p></div>
<div class="container_alpha slogan"><h1>Құжаттарды ресімдеу қағидаларын бекіту туралы</h1>
<span class="status status_yts">Күшін жойған</span>
<p>Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 Қаулысы.</p></div>
<div class="container_omega"><ul class="tabs"><li>Мәтін</li><li>Ресми жарияланым</li></ul></div>
<div class="container_gamma text text_arc"><article>
<p class="note">Ескерту. Күші жойылды - ҚР Үкіметінің 01.09.2023 <a href="/kaz/docs/P2300000758#z10">№ 758</a> қаулысымен.</p>
<p id="z1">&nbsp;&nbsp;&nbsp; "Халықтың көші-қоны туралы" <a href="/kaz/docs/Z1100000477#z55">Заңының</a> 55-бабына сәйкес <b>ҚАУЛЫ ЕТЕДІ:</b></p>
<p id="z2">1. Қоса беріліп отырған қағидалар бекітілсін.</p>
<table border="0"><tr><td><p><i>Қазақстан Республикасының<br>Премьер-Министрі</i></p></td><td><p><i>К. Мәсімов</i></p></td></tr></table>
<table style="width:100%"><tbody><tr><td>&nbsp;</td><td><p align="center">Қазақстан Республикасы<br>Үкіметінің<br/>№ 361 қаулысымен<br>бекітілген</p></td></tr></tbody></table>
<h3 id="z4"> Құжаттарды ресімдеу қағидалары </h3>
<h3> 1-тарау. Жалпы ережелер </h3>
<p>1. Осы Қағидалар:<br>1) ресімдеу;<br>2) беру.<span class="note"> Ескерту. 1-тармақ жаңа редакцияда.</span></p>
<table border="1"><thead><tr><th>№</th><th>Атауы</th></tr></thead><tbody><tr><td>1</td><td>Өтініш</td></tr></tbody></table>
</article></div>
<div class="container_omega aftertext"><p>&copy; 2012. Заңнама және құқықтық ақпарат институты</p></div>
<div class="footer">Техникалық қолдау</div></body></html>"##;

#[test]
fn of_a_page_of_the_portal_only_the_act_is_read() {
    let l = layout(PORTAL, Format::Html);
    assert_eq!(
        shown(&l),
        [
            "#|Құжаттарды ресімдеу қағидаларын бекіту туралы",
            "Күшін жойған",
            "Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 Қаулысы.",
            ">|Ескерту. Күші жойылды - ҚР Үкіметінің 01.09.2023 № 758 қаулысымен.",
            "\"Халықтың көші-қоны туралы\" Заңының 55-бабына сәйкес ҚАУЛЫ ЕТЕДІ:",
            "1. Қоса беріліп отырған қағидалар бекітілсін.",
            "*|Қазақстан Республикасының",
            "*|Премьер-Министрі",
            "->|К. Мәсімов",
            "->|Қазақстан Республикасы",
            "->|Үкіметінің",
            "->|№ 361 қаулысымен",
            "->|бекітілген",
            "###|Құжаттарды ресімдеу қағидалары",
            "###|1-тарау. Жалпы ережелер",
            "1. Осы Қағидалар:",
            "1) ресімдеу;",
            "2) беру.",
            ">|Ескерту. 1-тармақ жаңа редакцияда.",
            "0.0.0|№",
            "0.0.1|Атауы",
            "0.1.0|1",
            "0.1.1|Өтініш",
        ]
    );
    let links: Vec<_> = l.links.iter().map(|k| (k.words.of(&l.text), k.target.as_str())).collect();
    assert_eq!(links, [("№ 758", "/kaz/docs/P2300000758#z10"), ("Заңының", "/kaz/docs/Z1100000477#z55")]);
    assert!(l.tables.len() == 1 && l.tables[0].rows[0].header && l.tables[0].rows[1].number.is_some());
    let around: Vec<Reason> = l.skipped.iter().map(|s| s.reason).filter(|r| *r != Reason::Markup).collect();
    assert!(around.contains(&Reason::Page) && around.contains(&Reason::Script));
}

#[test]
fn of_an_unknown_page_menus_and_controls_are_left_out() {
    let text = "<html><head><title>x</title></head><body><nav>Мәзір</nav><div class='breadcrumb'>Басты бет</div><header>Сайт</header>\
                <main><h1>Қағидалар</h1><div id=\"doc\">1. Мәтін.<button>Басып шығару</button></div><p style='display: none'>жасырын</p>\
                <p class=header>2. Тақырып</p></main><footer>© 2024</footer></body></html>";
    assert_eq!(lines(text), ["#|Қағидалар", "1. Мәтін.", "2. Тақырып"]);
}

#[test]
fn tags_without_ends_and_odd_nesting_lose_nothing() {
    let text = "<TABLE border=1><TR><TD>1<TD>А<TR><TD>2<TD>Б<p>В</TABLE><p>3. Соңы<b> қалың";
    assert_eq!(lines(text), ["0.0.0|1", "0.0.1|А", "0.1.0|2", "0.1.1|Б", "0.1.1|В", "3. Соңы қалың"]);
    assert_eq!(lines("<p>1. А</div></td>Б</table><p>2. В"), ["1. А", "Б", "2. В"]);
}

#[test]
fn a_table_of_one_row_with_a_number_stays_a_table() {
    assert_eq!(lines("<table><tr><td>12.</td><td>Алым</td></tr></table>"), ["0.0.0|12.", "0.0.1|Алым"]);
}

#[test]
fn tags_do_not_make_a_text_latin() {
    let source = crate::source::decode(PORTAL.as_bytes()).unwrap();
    let letters = crate::source::script_evidence(&layout(&source.text, source.format).text);
    assert_eq!((source.format, letters.diagnostic("")), (Format::Html, None));
}
