//! Writes JSON as a stream, so that a document is never held twice and its depth never becomes depth of the stack.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

/// Deeper levels are not indented further; otherwise ten thousand levels would be mostly blanks.
const MAX_INDENT: usize = 24;

/// An indented JSON document under way.
pub struct JsonWriter<W: Write> {
    out: W,
    /// For every open container: its closing bracket, and whether it has an entry yet.
    open: Vec<(u8, bool)>,
    after_key: bool,
    empty: bool,
    compact: bool,
}

impl<W: Write> JsonWriter<W> {
    /// Starts a document.
    pub fn new(out: W) -> Self {
        JsonWriter { out, open: Vec::new(), after_key: false, empty: true, compact: false }
    }

    /// Starts a document on one line.
    pub fn compact(out: W) -> Self {
        JsonWriter { compact: true, ..JsonWriter::new(out) }
    }

    /// Goes on within the array of a document's first object, which was written by an earlier run.
    pub fn resume_in_array(&mut self, filled: bool) {
        self.empty = false;
        self.open = vec![(b'}', true), (b']', filled)];
    }

    /// Hands on what was written.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Opens an object.
    pub fn object(&mut self) -> io::Result<()> {
        self.begin_value()?;
        self.open.push((b'}', false));
        self.out.write_all(b"{")
    }

    /// Opens an array.
    pub fn array(&mut self) -> io::Result<()> {
        self.begin_value()?;
        self.open.push((b']', false));
        self.out.write_all(b"[")
    }

    /// Names the next value of an object.
    pub fn key(&mut self, key: &str) -> io::Result<()> {
        self.begin_entry()?;
        self.after_key = true;
        serde_json::to_writer(&mut self.out, key)?;
        self.out.write_all(if self.compact { b":" } else { b": " })
    }

    /// Closes the innermost container.
    pub fn close(&mut self) -> io::Result<()> {
        if let Some((bracket, filled)) = self.open.pop() {
            if filled {
                self.new_line()?;
            }
            self.out.write_all(&[bracket])?;
        }
        Ok(())
    }

    /// A whole value; for shapes of a few levels.
    pub fn value(&mut self, value: &impl Serialize) -> io::Result<()> {
        let value = serde_json::to_value(value)?;
        self.tree(&value)
    }

    /// A named whole value.
    pub fn field(&mut self, key: &str, value: &impl Serialize) -> io::Result<()> {
        self.key(key)?;
        self.value(value)
    }

    /// Closes everything and ends the line; an empty document stays empty.
    pub fn finish(mut self) -> io::Result<()> {
        if self.empty {
            return Ok(());
        }
        while !self.open.is_empty() {
            self.close()?;
        }
        self.out.write_all(b"\n")
    }

    fn tree(&mut self, value: &Value) -> io::Result<()> {
        match value {
            Value::Array(items) if items.iter().any(|i| i.is_array() || i.is_object()) => {
                self.array()?;
                for item in items {
                    self.tree(item)?;
                }
                self.close()
            }
            Value::Array(items) => {
                self.begin_value()?;
                self.out.write_all(b"[")?;
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        self.out.write_all(if self.compact { b"," } else { b", " })?;
                    }
                    serde_json::to_writer(&mut self.out, item)?;
                }
                self.out.write_all(b"]")
            }
            Value::Object(fields) => {
                self.object()?;
                for (key, item) in fields {
                    self.key(key)?;
                    self.tree(item)?;
                }
                self.close()
            }
            scalar => {
                self.begin_value()?;
                Ok(serde_json::to_writer(&mut self.out, scalar)?)
            }
        }
    }

    fn begin_value(&mut self) -> io::Result<()> {
        self.empty = false;
        if std::mem::take(&mut self.after_key) {
            return Ok(());
        }
        self.begin_entry()
    }

    fn begin_entry(&mut self) -> io::Result<()> {
        let Some((_, filled)) = self.open.last_mut() else { return Ok(()) };
        if std::mem::replace(filled, true) {
            self.out.write_all(b",")?;
        }
        self.new_line()
    }

    fn new_line(&mut self) -> io::Result<()> {
        const BLANKS: [u8; 2 * MAX_INDENT] = [b' '; 2 * MAX_INDENT];
        if self.compact {
            return Ok(());
        }
        self.out.write_all(b"\n")?;
        self.out.write_all(&BLANKS[..2 * self.open.len().min(MAX_INDENT)])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_indented_and_spans_stay_on_one_line() {
        let mut out = Vec::new();
        let mut json = JsonWriter::new(&mut out);
        json.object().and_then(|()| json.field("span", &[1, 2])).and_then(|()| json.key("body")).unwrap();
        json.array().and_then(|()| json.object()).and_then(|()| json.close()).unwrap();
        json.finish().unwrap();
        assert_eq!(String::from_utf8_lossy(&out), "{\n  \"span\": [1, 2],\n  \"body\": [\n    {}\n  ]\n}\n");
    }
}
