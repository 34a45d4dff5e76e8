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
