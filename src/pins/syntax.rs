//! How comments are written in which language.

/// The signs of one family of languages.
#[derive(Debug)]
pub(super) struct Syntax {
    /// Comments to the end of the line.
    pub(super) line: &'static [&'static str],
    /// Comments with an end of their own.
    pub(super) block: &'static [(&'static str, &'static str)],
    /// Strings: opening sign, closing sign, whether they go on over the end of a line.
    pub(super) strings: &'static [(&'static str, &'static str, bool)],
    /// Strings that are documentation where a statement would begin.
    pub(super) docs: &'static [&'static str],
    /// A sign begins a comment only at the beginning of a line or after a blank.
    pub(super) after_blank: bool,
    /// Signs that count at the beginning of a line only.
    pub(super) at_start: &'static [&'static str],
    /// `'` may also begin a lifetime, a label or a transposition: it is a string only where it is closed after one character.
    pub(super) quote_is_char: bool,
    /// `r#"…"#`.
    pub(super) raw: bool,
}

const NONE: Syntax =
    Syntax { line: &[], block: &[], strings: &[], docs: &[], after_blank: false, at_start: &[], quote_is_char: false, raw: false };

const QUOTES: &[(&str, &str, bool)] = &[("\"", "\"", false), ("'", "'", false)];
const DOUBLE: &[(&str, &str, bool)] = &[("\"", "\"", false)];

static C: Syntax = Syntax {
    line: &["//"],
    block: &[("/*", "*/")],
    strings: &[("\"\"\"", "\"\"\"", true), ("\"", "\"", false), ("'", "'", false), ("`", "`", true)],
    ..NONE
};
static RUST: Syntax =
    Syntax { line: &["//"], block: &[("/*", "*/")], strings: &[("\"", "\"", true)], quote_is_char: true, raw: true, ..NONE };
static PHP: Syntax = Syntax { line: &["//", "#"], block: &[("/*", "*/"), ("<!--", "-->")], strings: QUOTES, ..NONE };
static CSS: Syntax = Syntax { line: &["//"], block: &[("/*", "*/")], strings: QUOTES, after_blank: true, ..NONE };
static PYTHON: Syntax = Syntax {
    line: &["#"],
    strings: &[("\"\"\"", "\"\"\"", true), ("'''", "'''", true), ("\"", "\"", false), ("'", "'", false)],
    docs: &["\"\"\"", "'''"],
    ..NONE
};
/// Shells, settings and most scripts: `#` inside a word is no comment.
static HASH: Syntax = Syntax {
    line: &["#"],
    block: &[("<#", "#>"), ("#=", "=#")],
    strings: &[("\"\"\"", "\"\"\"", true), ("\"", "\"", false), ("'", "'", false)],
    docs: &["\"\"\""],
    after_blank: true,
    ..NONE
};
static HCL: Syntax = Syntax { line: &["#", "//"], block: &[("/*", "*/")], strings: DOUBLE, after_blank: true, ..NONE };
static INI: Syntax = Syntax { line: &[";", "#"], strings: DOUBLE, after_blank: true, at_start: &["!"], ..NONE };
static SQL: Syntax = Syntax { line: &["--", "#"], block: &[("/*", "*/")], strings: QUOTES, ..NONE };
static LUA: Syntax = Syntax { line: &["--"], block: &[("--[[", "]]")], strings: QUOTES, ..NONE };
static HASKELL: Syntax = Syntax { line: &["--"], block: &[("{-", "-}")], strings: DOUBLE, quote_is_char: true, ..NONE };
static ADA: Syntax = Syntax { line: &["--"], strings: DOUBLE, quote_is_char: true, ..NONE };
static LISP: Syntax = Syntax { line: &[";"], block: &[("#|", "|#")], strings: &[("\"", "\"", true)], ..NONE };
static PERCENT: Syntax = Syntax { line: &["%", "//"], block: &[("/*", "*/")], strings: DOUBLE, after_blank: true, ..NONE };
static BASIC: Syntax = Syntax { line: &["'"], strings: DOUBLE, at_start: &["REM ", "Rem ", "rem "], ..NONE };
static BATCH: Syntax = Syntax { at_start: &["REM ", "Rem ", "rem ", "@rem ", "@REM ", "::"], ..NONE };
static ML: Syntax =
    Syntax { line: &["//"], block: &[("(*", "*)")], strings: DOUBLE, quote_is_char: true, after_blank: true, ..NONE };
static PASCAL: Syntax = Syntax { line: &["//"], block: &[("(*", "*)"), ("{", "}")], strings: QUOTES, ..NONE };
static FORTRAN: Syntax = Syntax { line: &["!"], strings: QUOTES, at_start: &["C ", "c ", "*"], ..NONE };
static COBOL: Syntax = Syntax { line: &["*>"], strings: QUOTES, ..NONE };
static ABAP: Syntax = Syntax { at_start: &["*", "\""], strings: &[("'", "'", false)], ..NONE };
/// Pages, with scripts and styles in them. Prose has apostrophes, so no strings are looked for.
static PAGE: Syntax = Syntax { line: &["//"], block: &[("<!--", "-->"), ("/*", "*/"), ("{#", "#}")], after_blank: true, ..NONE };
static XML: Syntax = Syntax { block: &[("<!--", "-->")], ..NONE };
static RST: Syntax = Syntax { at_start: &[".. ", "//"], ..NONE };
/// A language that is not known by its name: every sign, but only where it can hardly be anything else.
static ANY: Syntax = Syntax {
    line: &["//", "#", "--", ";", "%"],
    block: &[("/*", "*/"), ("<!--", "-->"), ("(*", "*)"), ("{-", "-}")],
    strings: DOUBLE,
    after_blank: true,
    at_start: &["'", "REM ", "rem ", "!", "*"],
    ..NONE
};

/// The signs of the language of a file, by its name and its first line; `None` for data that hold no comments.
pub(super) fn of(file: &str, text: &str) -> Option<&'static Syntax> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file).to_lowercase();
    let whole = match name.as_str() {
        "dockerfile" | "containerfile" | "makefile" | "gnumakefile" | "rakefile" | "gemfile" | "vagrantfile" | "cmakelists.txt"
        | "build" | "workspace" | "brewfile" | "procfile" | "justfile" | "requirements.txt" | ".env" | ".gitignore" => Some(&HASH),
        "jenkinsfile" => Some(&C),
        _ => None,
    };
    if whole.is_some() {
        return whole;
    }
    let extension = name.rsplit_once('.').map_or("", |(_, e)| e);
    Some(match extension {
        "c" | "h" | "cc" | "cpp" | "cxx" | "hh" | "hpp" | "hxx" | "ino" | "cu" | "java" | "js" | "jsx" | "mjs" | "cjs" | "ts"
        | "tsx" | "mts" | "cts" | "go" | "cs" | "csx" | "kt" | "kts" | "scala" | "sc" | "swift" | "dart" | "groovy" | "gradle"
        | "proto" | "mm" | "d" | "v" | "sv" | "sol" | "jsonc" | "json5" | "glsl" | "thrift" | "fbs" | "typ" | "cypher"
        | "rego.go" | "prisma" | "apex" | "cls" | "bsl" | "os" | "1c" | "drl" | "zig" | "odin" | "hx" | "pde" | "q#" | "qs" => &C,
        "rs" | "ron" | "pest" => &RUST,
        "php" | "phtml" => &PHP,
        "css" | "scss" | "less" | "sass" | "styl" | "adoc" => &CSS,
        "py" | "pyi" | "pyx" | "pyw" | "bzl" | "star" => &PYTHON,
        "rb" | "sh" | "bash" | "zsh" | "fish" | "ksh" | "yaml" | "yml" | "toml" | "pl" | "pm" | "r" | "jl" | "ex" | "exs"
        | "nim" | "ps1" | "psm1" | "mk" | "cmake" | "conf" | "cfg" | "coffee" | "cr" | "tcl" | "awk" | "sed" | "graphql"
        | "gql" | "robot" | "feature" | "env" | "rego" | "org" | "gd" | "rmd" | "qmd" | "po" | "ftl" | "smk" => &HASH,
        "tf" | "hcl" | "tfvars" | "nix" | "bicep" => &HCL,
        "ini" | "properties" | "editorconfig" | "reg" | "desktop" | "asm" | "s" | "nasm" => &INI,
        "sql" | "ddl" | "dml" | "pks" | "pkb" | "pls" | "plsql" | "hql" | "dax" => &SQL,
        "lua" => &LUA,
        "hs" | "lhs" | "elm" | "purs" | "agda" | "idr" | "dhall" | "lean" => &HASKELL,
        "adb" | "ads" | "ada" | "vhd" | "vhdl" => &ADA,
        "lisp" | "lsp" | "el" | "clj" | "cljs" | "cljc" | "edn" | "scm" | "rkt" | "ss" | "clp" => &LISP,
        "tex" | "sty" | "bib" | "erl" | "hrl" | "m" | "mat" | "pro" | "prolog" | "lp" => &PERCENT,
        "vb" | "vbs" | "bas" | "frm" | "vba" => &BASIC,
        "bat" | "cmd" => &BATCH,
        "ml" | "mli" | "fs" | "fsi" | "fsx" | "sml" | "thy" => &ML,
        "pas" | "pp" | "dpr" | "lpr" | "inc" => &PASCAL,
        "f" | "for" | "f77" | "f90" | "f95" | "f03" | "f08" => &FORTRAN,
        "cob" | "cbl" | "cpy" => &COBOL,
        "abap" => &ABAP,
        "html" | "htm" | "xhtml" | "vue" | "svelte" | "astro" | "jsp" | "asp" | "aspx" | "ejs" | "hbs" | "j2" | "jinja" | "tpl" => {
            &PAGE
        }
        "xml" | "xsd" | "xsl" | "xslt" | "xaml" | "svg" | "bpmn" | "dmn" | "plist" | "csproj" | "pom" | "wsdl" | "md"
        | "markdown" | "mdx" | "catala" => &XML,
        "catala_en" | "catala_fr" | "catala_pl" => &HASH,
        "rst" => &RST,
        "ipynb" => &PYTHON,
        "txt" | "log" | "csv" | "tsv" | "json" | "jsonl" | "ndjson" | "geojson" | "lock" | "sum" | "patch" | "diff" | "snap"
        | "map" | "min" => return None,
        _ if text.starts_with("#!") => &HASH,
        _ => &ANY,
    })
}
