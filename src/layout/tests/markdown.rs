//! Markdown on small texts.

use super::{layout, shown};
use crate::layout::{Reason, Table};
use crate::source::Format;

fn lines(text: &str) -> Vec<String> {
    shown(&layout(text, Format::Markdown))
}

#[test]
fn three_renderings_of_one_edition_give_the_same_lines() {
    let plain = "# Мөр туралы\n\n1. Бекітілсін.\n\n   1) орналастырылсын;\n\n> *Ескерту. 1-тармақ жаңа редакцияда.*\n\n*Министр*\n";
    let front = format!("---\nsource: https://zan.gov.kz/client/#!/doc/2408/kaz\n---\n\n{plain}");
    let anchors = "# Мөр туралы\n\n<a id=\"p1\"></a>\n\n1\\. Бекітілсін.\n\n   1) орналастырылсын;\n\n\n> *Ескерту. 1-тармақ жаңа редакцияда.*\n\n*Министр*";
    let want = layout(plain, Format::Markdown);
    for text in [front.as_str(), anchors] {
        let have = layout(text, Format::Markdown);
        assert_eq!((&have.text, &have.lines), (&want.text, &want.lines));
    }
    assert_eq!(
        shown(&want),
        ["#|Мөр туралы", "1. Бекітілсін.", "1) орналастырылсын;", ">|Ескерту. 1-тармақ жаңа редакцияда.", "*|Министр"]
    );
    assert_eq!(want.lines[2].indent, 3);
    assert_eq!(layout(&front, Format::Markdown).skipped[0].reason, Reason::FrontMatter);
}

#[test]
fn a_stamp_is_lines_and_a_note_is_one() {
    let stamp = "> *Қазақстан Республикасы*  \n> *Үкіметінің*  \n> *бекітілген*\n";
    assert_eq!(lines(stamp), [">|Қазақстан Республикасы", ">|Үкіметінің", ">|бекітілген"]);
    let note = "   > *Ескерту. 2-тармаққа өзгерту\n   > енгізілді - ҚР\nҮкіметінің қаулысымен.*\n";
    assert_eq!(lines(note), [">|Ескерту. 2-тармаққа өзгерту енгізілді - ҚР Үкіметінің қаулысымен."]);
}

#[test]
fn marks_go_and_what_looks_like_marks_stays() {
    for (text, want) in [
        ("**Қазақстан Республикасының Премьер-Министрі**", "Қазақстан Республикасының Премьер-Министрі"),
        ("* Ескертпе: кесте *толық* емес", "* Ескертпе: кесте толық емес"),
        ("** екінші ескертпе", "** екінші ескертпе"),
        ("*** үшінші", "*** үшінші"),
        ("сома\\* және 5\\_6", "сома* және 5_6"),
        ("бағасы* мен саны**", "бағасы* мен саны**"),
        ("8) <*>", "8) <*>"),
        ("«____» ________ 20__ ж.", "«____» ________ 20__ ж."),
        ("V021957_ , P011235_", "V021957_ , P011235_"),
        ("_Ескерту жоқ_ сөз", "Ескерту жоқ сөз"),
        ("&quot;Нотариат&quot; & заң &#1178;", "\"Нотариат\" & заң Қ"),
        ("м<sup>2</sup> және 3 < 5 > 2", "м2 және 3 < 5 > 2"),
        ("[Заңның](/kaz/docs/Z1 \"атауы\") 5-бабы [1]", "Заңның 5-бабы [1]"),
        ("`код` және О`зек", "код және О`зек"),
        ("сурет ![мөр](seal.png) жоқ", "сурет жоқ"),
        ("2003\\-2004", "2003-2004"),
        ("C:\\жол", "C:\\жол"),
    ] {
        assert_eq!(lines(text), [want], "{text}");
    }
}

#[test]
fn links_keep_their_targets() {
    let l =
        layout("Осы [бұйрықтың 1-тармағы](https://adilet.zan.kz/kaz/docs/V1800016354#z1) және **[Заң](/Z2)**", Format::Markdown);
    let found: Vec<_> = l.links.iter().map(|k| (k.words.of(&l.text), k.target.as_str())).collect();
    assert_eq!(found, [("бұйрықтың 1-тармағы", "https://adilet.zan.kz/kaz/docs/V1800016354#z1"), ("Заң", "/Z2")]);
}

#[test]
fn a_marked_line_begins_a_paragraph_and_a_wrapped_one_goes_on() {
    assert_eq!(
        lines("1. Мыналар:\n1) бірінші;\n2) екінші\nсөз;\n- сызық\n"),
        ["1. Мыналар:", "1) бірінші;", "2) екінші сөз;", "- сызық"]
    );
    assert_eq!(lines("Министр  \nҚ. Қасымов\n# Тақырып\nМәтін"), ["Министр", "Қ. Қасымов", "#|Тақырып", "Мәтін"]);
}

#[test]
fn an_item_may_begin_before_a_fence_and_end_in_it() {
    let text = "1. Комиссия отырыстарын өткізу үшін қажет болған\n\n```\nжағдайда төраға шақырады.\n   2. Комиссия\nшешім қабылдайды.\n```\n\n3. Соңғы.";
    assert_eq!(
        lines(text),
        [
            "1. Комиссия отырыстарын өткізу үшін қажет болған жағдайда төраға шақырады.",
            "2. Комиссия",
            "шешім қабылдайды.",
            "3. Соңғы."
        ]
    );
}

#[test]
fn tables_in_html_have_rows_numbers_and_heads() {
    let text = "## Тізбе\n\n<table>\n<tr>\n<td>\n№\nр/с\n</td>\n<td colspan=\"2\">Атауы</td>\n</tr>\n<tr>\n<td>1</td>\n<td>2</td>\n<td>3</td>\n</tr>\n\
                <tr>\n<td rowspan=\"2\">1.</td>\n<td>&quot;А&quot;</td>\n<td></td>\n</tr>\n<tr>\n<td>Б</td>\n<td><em>[Image]</em></td>\n</tr>\n\
                <tr>\n<td>2</td>\n<td>\n<pre>\nВ\nГ\n</pre>\n</td>\n<td>Д</td>\n</tr>\n</table>\n\nЕскертпе: соңы.";
    let l = layout(text, Format::Markdown);
    assert_eq!(
        shown(&l),
        [
            "##|Тізбе",
            "0.0.0|№",
            "0.0.0|р/с",
            "0.0.1|Атауы",
            "0.1.0|1",
            "0.1.1|2",
            "0.1.2|3",
            "0.2.0|1.",
            "0.2.1|\"А\"",
            "0.3.1|Б",
            "0.3.2|[Image]",
            "0.4.0|2",
            "0.4.1|В",
            "0.4.1|Г",
            "0.4.2|Д",
            "Ескертпе: соңы."
        ]
    );
    let Table { rows, .. } = &l.tables[0];
    let number = |i: usize| rows[i].number.as_ref().map(|n| n.number.as_str());
    assert_eq!((0..5).map(number).collect::<Vec<_>>(), [None, None, Some("1"), None, Some("2")]);
    assert_eq!(rows.iter().map(|r| r.header).collect::<Vec<_>>(), [true, true, false, false, false]);
    assert_eq!(rows[3].continues, Some(2));
    assert_eq!((rows[0].cells[1].column, rows[0].cells[1].columns, rows[3].cells[0].column), (1, 2, 1));
}

#[test]
fn a_table_without_an_end_takes_no_text_after_it() {
    assert_eq!(lines("<table>\n<tr><td>1</td>\n\n3. Осы бұйрық"), ["0.0.0|1", "3. Осы бұйрық"]);
}

#[test]
fn tables_may_be_nested() {
    let l = layout(
        "<table>\n<tr>\n<td>1</td>\n<td>А\n<table>\n<tr>\n<td>х</td>\n<td>у</td>\n</tr>\n</table>\nБ</td>\n</tr>\n</table>\n",
        Format::Markdown,
    );
    assert_eq!(shown(&l), ["0.0.0|1", "0.0.1|А", "1.0.0|х", "1.0.1|у", "0.0.1|Б"]);
    assert_eq!(l.tables[1].within, Some((0, 0, 1)));
}

#[test]
fn pipes_make_tables() {
    let l = layout("| № | Атауы |\n|---|:---|\n| 1 | А \\| Б |\n| 2 | |\n\nСоңы", Format::Markdown);
    assert_eq!(shown(&l), ["0.0.0|№", "0.0.1|Атауы", "0.1.0|1", "0.1.1|А | Б", "0.2.0|2", "Соңы"]);
    assert!(l.tables[0].rows[0].header && l.tables[0].rows[2].number.is_some());
}

#[test]
fn evidence_is_quoted_without_markup() {
    let text = "<a id=\"p1\"></a>\n\n1\\. Осы **[бұйрық](/V1)** &quot;А&quot;\n\n2\\. Екінші";
    let l = layout(text, Format::Markdown);
    let end = text.find("\n\n2").unwrap();
    assert_eq!(l.words_of(crate::base::Span::new(0, end)), "1. Осы бұйрық \"А\"");
}
