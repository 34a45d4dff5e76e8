//! Stage 3: one logical line → parse tree; the only stage that names pest.
