//! PDF files, read when the feature is on and `pdftotext` is there.

use std::fs;

use crate::support::{command, told};

/// A PDF file of our own: for every page its pieces of text, each with its place. The font has no shapes, only the letters it stands
/// for: enough for whoever extracts text.
fn pdf(pages: &[Vec<(usize, usize, String)>]) -> Vec<u8> {
    let letters = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /N def /CMapType 2 def\n\
        1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfrange <0020> <00FF> <0020> <0400> <04FF> <0400> endbfrange\n\
        1 beginbfchar <2116> <2116> endbfchar endcmap end end";
    let kids: Vec<String> = (0..pages.len()).map(|i| format!("{} 0 R", 6 + 2 * i)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_string(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Free /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>".into(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Free /DW 500 \
            /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> \
            /FontDescriptor << /Type /FontDescriptor /FontName /Free /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 \
            /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>"
            .into(),
        format!("<< /Length {} >>\nstream\n{letters}\nendstream", letters.len()),
    ];
    for (i, page) in pages.iter().enumerate() {
        let hex = |text: &str| text.encode_utf16().map(|u| format!("{u:04X}")).collect::<String>();
        let piece = |(x, y, text): &(usize, usize, String)| format!("1 0 0 1 {x} {y} Tm <{}> Tj\n", hex(text));
        let content = format!("BT /F1 10 Tf\n{}ET", page.iter().map(piece).collect::<String>());
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            7 + 2 * i
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut out = "%PDF-1.4\n".to_string();
    let mut places = String::new();
    for (i, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", i + 1);
    }
    let (start, count) = (out.len(), objects.len() + 1);
    out += &format!(
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    out.into_bytes()
}

/// Three pages with a running head and numbers; the linked word of a line is drawn after the rest of it.
fn three_pages() -> Vec<u8> {
    let page = |n: usize| {
        let before = format!("{n}. Азаматтардың шығу құжаттарын ресімдеу ");
        let at = |text: &str| 50 + 5 * text.chars().count();
        vec![
            (50, 800, "Әділет № 12 басылым".to_string()),
            (at(&before) + 5 * 11, 770, "бекітілсін.".to_string()),
            (50, 770, before.clone()),
            (at(&before), 770, "қағидалары".to_string()),
            (50, 740, "Бұл мәтін әр бетте өзгеше болады деп есептелсін.".repeat(n)),
            (290, 30, n.to_string()),
        ]
    };
    pdf(&[page(1), page(2), page(3)])
}

#[test]
fn a_pdf_is_read_or_refused_with_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("act.pdf"), three_pages()).unwrap();
    let output = command(dir.path(), &["parse", "act.pdf", "--format", "json"]).output().unwrap();
    let said = told(&output);
    if !cfg!(feature = "pdf") {
        assert!(said.contains("--features pdf") && said.ends_with("=> 2\n\n"), "{said}");
        return;
    }
    if !output.status.success() {
        assert!(said.contains("poppler-utils"), "{said}");
        return;
    }
    for line in ["1. Азаматтардың шығу құжаттарын ресімдеу қағидалары бекітілсін.", "3. Азаматтардың"]
    {
        assert!(said.contains(line), "{said}");
    }
    assert!(!said.contains("басылым"), "{said}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_broken_pdf_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("act.pdf"), &three_pages()[..200]).unwrap();
    let said = told(&command(dir.path(), &["parse", "act.pdf"]).output().unwrap());
    assert!(said.contains("pdftotext") && said.ends_with("=> 2\n\n"), "{said}");
}
