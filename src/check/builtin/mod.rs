//! The checks, one file each. The doc comment of a file says what the check is for; the manual page that `explain` prints, with
//! an example from the corpus, is `docs/codes/<language>/<code>.md`.

pub(super) mod nq006;
pub(super) mod nq010;
pub(super) mod nq014;
pub(super) mod nq015;
pub(super) mod nq020;
pub(super) mod nq021;
pub(super) mod nq101;
pub(super) mod nq102;
pub(super) mod nq103;
pub(super) mod nq104;
pub(super) mod nq105;
pub(super) mod nq106;
pub(super) mod nq107;
pub(super) mod nq108;
