//! The tree of an act: `body`, and the `nodes` of new wordings.

use std::io::{self, Write};
use std::ops::Range;

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
        json.field("text", &document.text(id))?;
        json.field("span", &span(document.source_span(id)))?;
        json.key("children")?;
        json.array()?;
    }
    close_until(json, &mut open, &mut path, usize::MAX)?;
    json.close()
}

/// Closes the nodes whose subtree ends at or before `id`.
fn close_until<W: Write>(
    json: &mut JsonWriter<W>,
    open: &mut Vec<(usize, usize)>,
    path: &mut String,
    id: usize,
) -> io::Result<()> {
    while let Some((_, parent)) = open.pop_if(|(end, _)| *end <= id) {
        json.close()?;
        json.close()?;
        path.truncate(parent);
    }
    Ok(())
}
