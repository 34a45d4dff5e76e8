//! What an expression is made of.

use crate::base::Span;

/// An expression and where it stands in its text.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Bytes of the text it was read from.
    pub span: Span,
}

/// Two expressions are equal when they say the same, wherever they stand.
impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Expr {
    /// The same, so many bytes further on.
    #[must_use]
    pub(super) fn moved(mut self, by: usize) -> Expr {
        let mut open = vec![&mut self];
        while let Some(expr) = open.pop() {
            expr.span = Span::new(expr.span.start() + by, expr.span.end() + by);
            match &mut expr.kind {
                ExprKind::Select(on, _) | ExprKind::Not(on) => open.push(on),
                ExprKind::Method(on, _, args) => {
                    open.push(on);
                    open.extend(args);
                }
                ExprKind::Call(_, parts) | ExprKind::List(parts) | ExprKind::And(parts) | ExprKind::Or(parts) => open.extend(parts),
                ExprKind::Compare(_, left, right) | ExprKind::In(left, right) => open.extend([&mut **left, &mut **right]),
                ExprKind::Sum(first, rest) => {
                    open.push(first);
                    open.extend(rest.iter_mut().map(|(_, part)| part));
                }
                ExprKind::Bool(_) | ExprKind::Int(_) | ExprKind::Text(_) | ExprKind::Name(_) => {}
            }
        }
        self
    }
}

/// The forms of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `true`, `false`.
    Bool(bool),
    /// `18`.
    Int(i64),
    /// `"lost"`.
    Text(String),
    /// `facts`.
    Name(String),
    /// `facts.applicant`.
    Select(Box<Expr>, String),
    /// `age(born_on, filed_on)`.
    Call(String, Vec<Expr>),
    /// `facts.children.exists(c, …)`.
    Method(Box<Expr>, String, Vec<Expr>),
    /// `["lost", "absent"]`.
    List(Vec<Expr>),
    /// `!x`.
    Not(Box<Expr>),
    /// `x && y && z`: two parts or more.
    And(Vec<Expr>),
    /// `x || y || z`: two parts or more.
    Or(Vec<Expr>),
    /// `x < y`.
    Compare(Compare, Box<Expr>, Box<Expr>),
    /// `x in y`.
    In(Box<Expr>, Box<Expr>),
    /// `x + y - z`: the first part and what is added (`true`) or taken away.
    Sum(Box<Expr>, Vec<(bool, Expr)>),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Compare {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Compare {
    /// The sign.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Compare::Equal => "==",
            Compare::Unequal => "!=",
            Compare::Less => "<",
            Compare::LessOrEqual => "<=",
            Compare::Greater => ">",
            Compare::GreaterOrEqual => ">=",
        }
    }

    pub(super) fn of(sign: &str) -> Option<Self> {
        let all =
            [Compare::Equal, Compare::Unequal, Compare::Less, Compare::LessOrEqual, Compare::Greater, Compare::GreaterOrEqual];
        all.into_iter().find(|c| c.as_str() == sign)
    }

    /// What it says of two values in this order.
    #[must_use]
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Compare::Equal => order.is_eq(),
            Compare::Unequal => order.is_ne(),
            Compare::Less => order.is_lt(),
            Compare::LessOrEqual => order.is_le(),
            Compare::Greater => order.is_gt(),
            Compare::GreaterOrEqual => order.is_ge(),
        }
    }
}
