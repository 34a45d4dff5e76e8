//! As a page of its own: no script, no other file, fit for print.

use std::fmt::Write as _;

use super::{Cell, LABELS, Sheet, Shown, cell, is_wording};
use nusqa::base::Language;

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 'Times New Roman',Times,serif;max-width:75rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.25rem;text-align:center}h2{font-size:1rem;text-align:center;font-weight:normal}\
p{margin:.4em 0}.wording{margin-left:2rem}\
table{border-collapse:collapse;width:100%;table-layout:fixed}\
th,td{border:1px solid;padding:.4rem .6rem;vertical-align:top;text-align:left;overflow-wrap:anywhere}\
thead th{text-align:center}col.element{width:18%}\
del{text-decoration:line-through;background:#fdd;color:#700}ins{text-decoration:underline;background:#dfd;color:#050}\
@media print{body{max-width:none;margin:0;font-size:11pt}thead{display:table-header-group}tr{break-inside:avoid}\
del,ins{background:none;color:inherit}ins{font-weight:bold}@page{size:A4;margin:15mm}}\
@media print{.wide{page:wide}}@page wide{size:A4 landscape}";

/// Writes a sheet.
pub fn html(sheet: &Sheet<'_>) -> String {
    let words = sheet.words();
    let lang = match sheet.language {
        Language::Kazakh => "kk",
        Language::Russian => "ru",
    };
    let heading = escaped(&words.word(sheet.heading()));
    let title = escaped(sheet.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}: {title}</title>\n\
         <style>{STYLE}</style>\n</head>\n"
    );
    let wide = if matches!(sheet.shown, Shown::Rows(_)) { " class=\"wide\"" } else { "" };
    let _ = writeln!(out, "<body{wide}>\n<main>\n<h1>{heading}</h1>\n<h2>{title}</h2>");
    match sheet.shown {
        Shown::Lines(lines) => {
            for line in lines {
                let class = if is_wording(line) { " class=\"wording\"" } else { "" };
                let _ = writeln!(out, "<p{class}>{}</p>", escaped(&line.text));
            }
        }
        Shown::Rows(rows) => {
            let [element, present, proposed, none, exclude] = LABELS.map(|id| words.word(id));
            let _ = writeln!(
                out,
                "<table>\n<caption hidden>{heading}</caption>\n<colgroup><col class=\"element\"><col><col></colgroup>\n<thead>\n<tr>\
                 <th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>\n</thead>\n<tbody>",
                escaped(&element),
                escaped(&present),
                escaped(&proposed)
            );
            for row in rows {
                let _ = writeln!(
                    out,
                    "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
                    escaped(&row.element),
                    paragraphs(&cell(row, false, &none), "del"),
                    paragraphs(&cell(row, true, &exclude), "ins")
                );
            }
            out.push_str("</tbody>\n</table>\n");
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn paragraphs(cell: &Cell<'_>, mark: &str) -> String {
    let mut out = String::new();
    for paragraph in cell {
        out.push_str("<p>");
        for (marked, run) in paragraph {
            let run = escaped(run);
            let _ = if *marked { write!(out, "<{mark}>{run}</{mark}>") } else { write!(out, "{run}") };
        }
        out.push_str("</p>");
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use nusqa::draft::{Line, Role};

    #[test]
    fn what_a_text_has_of_markup_is_shown_as_it_is() {
        let line = Line { role: Role::Sentence, step: None, text: "<script>\"A\" & B</script>".into() };
        let sheet = Sheet { language: Language::Kazakh, title: "<b>", shown: Shown::Lines(&[line]) };
        let page = html(&sheet);
        assert!(page.contains("<p>&lt;script&gt;&quot;A&quot; &amp; B&lt;/script&gt;</p>") && page.contains("<h2>&lt;b&gt;</h2>"));
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"kk\">"));
    }
}
