use std::fs;

use super::*;

fn doc(text: &str) -> IndexDoc {
    let unknown = Bound { missing: vec![Message::new("missing-publication").with("act", "№ 758")], ..Bound::default() };
    IndexDoc {
        work: "/akn/kz/act/law/parliament/2016-04-06/480-v".into(),
        provision: "article-1".into(),
        version_id: "sha256:0".into(),
        title: "Негізгі ұғымдар".into(),
        act_title: "Құқықтық актілер туралы".into(),
        aliases: String::new(),
        number: "480-V".into(),
        kind: Some(ActKind::Law),
        issuer: "parliament".into(),
        language: Language::Kazakh,
        text: text.into(),
        from: Bound::exact(Date::default(), "date"),
        until: Some(unknown),
    }
}

fn words(text: &str) -> Expr {
    Words::of(text).map_or(Expr::All(Vec::new()), Expr::Words)
}

fn names(dir: &std::path::Path) -> Vec<String> {
    let mut out: Vec<_> =
        fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.file_name().to_string_lossy().into()).collect();
    out.sort();
    out
}

#[test]
fn a_document_comes_back_as_it_went_in() {
    let (index, notice) = build(Place::Ram, "", [doc("Өтiнiш «жазылсын»")]).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(notice, None);
    let found = index.find(&words("өтінішке"), &Filter::default(), 10, 0).unwrap_or_default();
    assert_eq!(found.hits.into_iter().map(|(_, d)| d).collect::<Vec<_>>(), [doc("Өтiнiш «жазылсын»")]);
}

#[test]
fn a_folder_is_fresh_for_its_inputs_only_and_whole_or_stale() -> std::io::Result<()> {
    let root = tempfile::tempdir()?;
    let dir = root.path().join("deep").join("index");
    assert!(matches!(open(&dir, "a"), Opened::Stale));
    for fingerprint in ["a", "b"] {
        let (index, notice) = build(Place::Folder(&dir), fingerprint, [doc("өтініш")]).unwrap_or_else(|e| panic!("{e:?}"));
        assert_eq!((index.len(), notice), (1, None));
    }
    assert_eq!(names(&root.path().join("deep")), ["index"], "no draft and no old index stays");
    assert!(matches!(open(&dir, "a"), Opened::Stale));
    let Opened::Fresh(index) = open(&dir, "b") else { panic!("stale") };
    assert_eq!(index.find(&words("өтініш"), &Filter::default(), 1, 0).map(|f| f.total), Ok(1));
    drop(index);
    let store = names(&dir).into_iter().find(|n| n.ends_with(".store")).unwrap_or_default();
    fs::write(dir.join(store), b"")?;
    assert!(matches!(open(&dir, "b"), Opened::Stale), "a cut-off file is seen");
    Ok(())
}

#[test]
fn a_folder_that_cannot_be_written_gives_an_index_in_memory_and_says_so() -> std::io::Result<()> {
    let root = tempfile::tempdir()?;
    let file = root.path().join("file");
    fs::write(&file, "no folder")?;
    let (index, notice) = build(Place::Folder(&file.join("index")), "a", [doc("өтініш")]).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!((index.len(), notice.map(|m| m.id)), (1, Some("search-index-in-memory")));
    Ok(())
}

#[test]
fn filters_narrow() {
    let (index, _) = build(Place::Ram, "", [doc("өтініш")]).unwrap_or_else(|e| panic!("{e:?}"));
    let total = |f: Filter| index.find(&words("өтініш"), &f, 0, 0).map(|f| f.total);
    assert_eq!(total(Filter { work: Some(doc("").work), kind: Some(ActKind::Law), ..Filter::default() }), Ok(1));
    assert_eq!(total(Filter { issuer: Some("Parliament".into()), language: Some(Language::Kazakh), ..Filter::default() }), Ok(1));
    for none in [
        Filter { work: Some("/akn/kz/act/law".into()), ..Filter::default() },
        Filter { kind: Some(ActKind::Code), ..Filter::default() },
        Filter { issuer: Some("mfa".into()), ..Filter::default() },
        Filter { language: Some(Language::Russian), ..Filter::default() },
    ] {
        assert_eq!(total(none), Ok(0));
    }
}
