//! Small helpers on XML.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The value of an attribute, whatever the prefix of its name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), |v| v.into_owned()))
}

/// Whether a switch such as `<w:i/>` is on.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    !matches!(attribute(tag, "val").as_deref(), Some("0" | "false" | "off" | "none"))
}

/// Goes through the tags and text of a part; gives whether it was whole.
pub(super) fn walk(xml: &str, mut each: impl FnMut(Event<'_>)) -> bool {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return true,
            Ok(event) => each(event),
            Err(_) => return false,
        }
    }
}

/// Targets of links by their ids.
pub(super) fn links(rels: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    walk(rels, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = &event
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            out.insert(id, target);
        }
    });
    out
}
