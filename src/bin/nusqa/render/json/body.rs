//! The tree of an act: `body`, and the `nodes` of new wordings.

use std::io::{self, Write};
use std::ops::Range;

use nusqa::base::{Kind, Span};
use nusqa::tree::{Document, NodeId};

use super::{JsonWriter, span};

/// Writes a run of nodes (whole subtrees) as an array. Paths are relative to `range`'s first level.
///
/// One walk with its own stack: a tree may be deeper than the stack allows.
pub fn write_nodes<W: Write>(json: &mut JsonWriter<W>, document: &Document, range: Range<NodeId>) -> io::Result<()> {
    json.array()?;
    let mut path = String::new();
    // For every open node: one past its subtree, and the length of its parent's path.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for id in range {
        close_until(json, &mut open, &mut path, id)?;
        let Some(node) = document.nodes.get(id) else { break };
        open.push((node.end as usize, path.len()));
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(&document.segment(id).to_string());
        json.object()?;
        json.field("path", &path)?;
        json.field("kind", &node.kind.as_str())?;
        json.field("number", &node.number)?;
        // A heading can be addressed by itself: it is a node of its own here, and the unit keeps its label.
        let heading = document.heading(id);
        let own = heading.map_or(node.text, |h| Span::new(node.text.start(), h.start()));
        json.field("text", &own.of(&document.layout.text).trim_end())?;
        json.field("span", &span(document.source_span(id)))?;
        json.key("children")?;
        json.array()?;
        if let Some(heading) = heading {
            let source = document.layout.map.span_to_source(heading);
            write_heading(json, &path, heading.of(&document.layout.text), Some(source))?;
        }
    }
    close_until(json, &mut open, &mut path, usize::MAX)?;
    json.close()
}

/// The heading of the unit at `path`.
pub fn write_heading<W: Write>(json: &mut JsonWriter<W>, path: &str, text: &str, at: Option<Span>) -> io::Result<()> {
    json.object()?;
    json.field("path", &format!("{path}/{}", Kind::Heading.as_str()))?;
    json.field("kind", &Kind::Heading.as_str())?;
    json.field("number", &None::<&str>)?;
    json.field("text", &text)?;
    json.field("span", &at.map(span))?;
    json.key("children")?;
    json.array()?;
    json.close()?;
    json.close()
}

/// Closes the nodes whose subtree ends at or before `id`.
fn close_until<W: Write>(json: &mut JsonWriter<W>, open: &mut Vec<(usize, usize)>, path: &mut String, id: usize) -> io::Result<()> {
    while let Some((_, parent)) = open.pop_if(|(end, _)| *end <= id) {
        json.close()?;
        json.close()?;
        path.truncate(parent);
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use nusqa::tree::Node;

    use super::*;

    fn node(kind: Kind, number: &str, depth: u16, end: u32) -> Node {
        Node { kind, number: Some(number.into()), depth, parent: None, end, text: Span::default(), extent: Span::default() }
    }

    fn written(nodes: Vec<Node>, range: Range<NodeId>) -> serde_json::Value {
        let document = Document { nodes, ..Document::default() };
        let mut out = Vec::new();
        let mut json = JsonWriter::new(&mut out);
        write_nodes(&mut json, &document, range).unwrap();
        json.finish().unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn paths_are_relative_to_the_run() {
        let nodes = || {
            vec![
                node(Kind::Document, "1", 0, 4),
                node(Kind::Item, "7", 1, 3),
                node(Kind::Subitem, "3-1", 2, 3),
                node(Kind::Item, "8", 1, 4),
            ]
        };
        let whole = written(nodes(), 0..4);
        assert_eq!(whole[0]["children"][0]["children"][0]["path"], "document-1/item-7/subitem-3-1");
        assert_eq!(whole[0]["children"][1]["path"], "document-1/item-8");
        let part = written(nodes(), 1..3);
        assert_eq!(part[0]["path"], "item-7");
        assert_eq!(part[0]["children"][0]["path"], "item-7/subitem-3-1");
        assert_eq!(part[1], serde_json::Value::Null);
    }

    #[test]
    fn a_tree_deeper_than_the_stack_is_written() {
        let deep = std::thread::Builder::new().stack_size(64 * 1024).spawn(|| {
            let nodes = (0..5000).map(|d| node(Kind::Quoted, "1", d, 5000)).collect();
            let document = Document { nodes, ..Document::default() };
            let mut json = JsonWriter::new(io::sink());
            write_nodes(&mut json, &document, 0..5000).and_then(|()| json.finish()).is_ok()
        });
        assert!(deep.unwrap().join().unwrap());
    }
}
