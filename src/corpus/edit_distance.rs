//! How far two short words are apart; for "did you mean".

/// The least number of letters to put in, take out, change or swap with the next one to make `b` of `a`.
#[must_use]
pub(crate) fn edit_distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(usize::MAX - 1);
            let mut least = (at(&row, j) + usize::from(x != y)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && Some(x) == b.get(j - 1) && a.get(i - 1) == Some(y);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::edit_distance;

    #[test]
    fn counts_single_slips() {
        for (a, b, n) in [("361", "361", 0), ("316", "361", 1), ("36", "361", 1), ("", "361", 3), ("11-1-4/1", "11-1-4/730", 3)] {
            assert_eq!(edit_distance(a, b), n, "{a} {b}");
            assert_eq!(edit_distance(b, a), n, "{b} {a}");
        }
    }
}
