# Differences: messages of src/query/materiality and of diff.

materiality-amount = amount
materiality-date = date
materiality-deadline = term
materiality-negation = denial
materiality-addressee = who
materiality-documents = documents
materiality-condition = condition
materiality-reference = reference
materiality-wording = wording
materiality-editorial = editorial

cli-change-restated = restated
diff-languages = The texts are in different languages: only their structure is compared.
diff-no-version = { $count ->
    [0] No version of the provision has an id that begins with "{ $id }".
   *[other] { $count } versions of the provision have an id that begins with "{ $id }"; give more of it.
}
diff-not-known = Not compared, because what applied is not known for certain: { $old } elements of the first text, { $new } of the second.
web-diff-marks = Changes that count:
