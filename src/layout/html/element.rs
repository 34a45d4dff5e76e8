//! What the elements of HTML do to the text.

/// Elements by what they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// A paragraph: any block closes it.
    Paragraph,
    /// Another block.
    Block,
    /// A heading of this level.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A list.
    List,
    Table,
    /// `thead`, `tbody`, `tfoot`.
    RowGroup {
        head: bool,
    },
    Row,
    Cell {
        head: bool,
    },
    /// Text with its line ends as they stand.
    Preformatted,
    /// A line ends.
    Break,
    Link,
    Italic,
    /// Scripts, styles and the like.
    Script,
    /// The head of the page, controls, menus.
    Page,
    /// The ends of a page; taken for the page around the act only where no act is known to be inside.
    Frame,
    /// Pictures and other elements without an end tag and without text.
    Void,
    /// Everything else.
    Inline,
}

impl Element {
    pub fn of(name: &[u8]) -> Element {
        match name {
            b"p" => Element::Paragraph,
            b"div" | b"section" | b"article" | b"main" | b"center" | b"blockquote" | b"dl" | b"dt" | b"dd" | b"address"
            | b"figure" | b"figcaption" | b"fieldset" | b"legend" | b"details" | b"summary" | b"form" | b"body" | b"html"
            | b"caption" => Element::Block,
            b"h1" => Element::Heading(1),
            b"h2" => Element::Heading(2),
            b"h3" => Element::Heading(3),
            b"h4" => Element::Heading(4),
            b"h5" => Element::Heading(5),
            b"h6" => Element::Heading(6),
            b"li" => Element::Item,
            b"ul" | b"ol" | b"menu" => Element::List,
            b"table" => Element::Table,
            b"thead" => Element::RowGroup { head: true },
            b"tbody" | b"tfoot" => Element::RowGroup { head: false },
            b"tr" => Element::Row,
            b"td" => Element::Cell { head: false },
            b"th" => Element::Cell { head: true },
            b"pre" => Element::Preformatted,
            b"br" | b"hr" => Element::Break,
            b"a" => Element::Link,
            b"i" | b"em" => Element::Italic,
            b"script" | b"style" | b"noscript" | b"template" | b"svg" | b"iframe" | b"object" | b"noembed" | b"noframes" => {
                Element::Script
            }
            b"head" | b"title" | b"nav" | b"button" | b"select" | b"option" | b"textarea" | b"datalist" => Element::Page,
            b"header" | b"footer" | b"aside" => Element::Frame,
            b"img" | b"input" | b"meta" | b"link" | b"col" | b"wbr" | b"area" | b"base" | b"embed" | b"source" | b"track"
            | b"param" => Element::Void,
            _ => Element::Inline,
        }
    }

    /// Whether text before and after it stands on lines of its own.
    pub fn breaks(self) -> bool {
        !matches!(self, Element::Link | Element::Italic | Element::Inline | Element::Script | Element::Void | Element::Page)
    }

    /// Elements that an end tag of another kind does not reach across.
    pub fn is_wall(self) -> bool {
        matches!(self, Element::Table | Element::Cell { .. })
    }
}
