# Encoded rules: what is wrong with a rule file.

rules-toml = This is no TOML: { $reason }
rules-toml-help = Correct the line; what stands before it and after it was still read where that was possible.
rules-no-table = A rule is a table, but { rules-kind-found } stands here.
rules-no-table-help = Write each rule as a table of its own: a line [[rule]], then its keys.
rules-key = The key “{ $key }” is not known here.
rules-key-help = Take it out, or use one of these: { $names }.
rules-missing = The key “{ $key }” is missing.
rules-missing-help = Add { $key }; docs/RULES.md shows a whole rule.
rules-value-empty = The value of “{ $key }” is empty.
rules-value-empty-help = Fill it in, or take the key out.
rules-value-type = “{ $key }” must be { $expected ->
    [text] a text
    [number] a whole number
    [list] a list
   *[table] a table
}, but { rules-kind-found } stands here.
rules-value-type-help = Correct the value; docs/RULES.md shows a whole rule.
rules-kind-found = { $found ->
    [text] a text
    [number] a number
    [float] a number with a fraction
    [boolean] true or false
    [date] a day
    [list] a list
   *[table] a table
}
rules-twice = There is a rule “{ $id }” already: { $file }:{ $line }.
rules-twice-help = Give one of the two another id; the first one is used.
rules-circle = The rule rests on itself: { $path }.
rules-circle-help = Take one rule("…") out of the circle; rules on a circle are not used.
rules-chain = “{ $id }” rests on too long a chain of other rules.
rules-unit = “{ $value }” is no unit of a term.
rules-unit-help = Use working_day, calendar_day, week, month or year.
rules-amount = { $value } is no amount of a term.
rules-amount-help = Write a whole number from 0 to { $limit }; with direction = "before" a term is counted backwards.

rules-syntax-empty = The expression is empty.
rules-syntax-long = The expression is longer than { $limit } bytes.
rules-syntax-deep = Brackets are nested deeper than { $limit } levels.
rules-syntax-bracket = The bracket “{ $found }” has no partner.
rules-syntax-unclosed = A text is opened and never closed.
rules-syntax-number = { $found } is too large a number.
rules-syntax-end = The expression ends too early.
rules-syntax-unexpected = “{ $found }” cannot stand here.
rules-syntax-help = docs/RULES.md describes the language: && || ! ( ) == != < <= > >= in, names, "texts", numbers.

rules-type-field = The record has no field “{ $name }”.
rules-type-child-field = A child has no field “{ $name }”.
rules-type-event = There is no event “{ $name }”.
rules-type-document = There is no document “{ $name }”.
rules-type-near-help = Did you mean: { $names }?
rules-type-names-help = Use one of these: { $names }.
rules-type-word = { $field } is never “{ $value }”.
rules-type-word-help = It is one of: { $words }.
rules-type-select = { rules-type-named } has no part “{ $name }”.
rules-type-select-help = Parts have: facts, facts.applicant, a child of facts.children, and events (the day of an event).
rules-type-named = { $type ->
    [bool] A condition
    [int] A number
    [days] A length of time
    [date] A day
    [word] A text
    [list] A list
    [children] The list of children
    [child] A child
   *[record] A group of fields
}
rules-type-compare = { rules-type-left } and { rules-type-right } cannot be compared by “{ $sign }”.
rules-type-compare-help = Compare numbers with numbers, days with days, lengths of time with days(n), words with "words" by == or !=.
rules-type-in = { rules-type-left } cannot be looked for in { rules-type-right }.
rules-type-in-help = Write a field in a list of texts, or a text in documents, demanded, events or refusal_grounds.
rules-type-sum = { rules-type-left } and { rules-type-right } cannot be added up.
rules-type-sum-help = To a day, days(n) can be added; the difference of two days is a length of time.
rules-type-left = { $left ->
    [bool] a condition
    [int] a number
    [days] a length of time
    [date] a day
    [word] a text
    [list] a list
    [children] the list of children
    [child] a child
   *[record] a group of fields
}
rules-type-right = { $right ->
    [bool] a condition
    [int] a number
    [days] a length of time
    [date] a day
    [word] a text
    [list] a list
    [children] the list of children
    [child] a child
   *[record] a group of fields
}
rules-type-expected = { $expected ->
    [bool] A condition (true or false)
    [int] A number
    [date] A day
    [children] The list of children
   *[list] A list
} is needed here, but this is { $found ->
    [bool] a condition
    [int] a number
    [days] a length of time
    [date] a day
    [word] a text
    [list] a list
    [children] the list of children
    [child] a child
   *[record] a group of fields
}.
rules-type-expected-help = Compare the value with something, or use another one; docs/RULES.md lists the fields with their types.
rules-type-date = “{ $value }” is no day of the calendar.
rules-type-date-help = Write it as YYYY-MM-DD, in quotation marks.
rules-type-rule = There is no rule “{ $id }”, or it has errors of its own.
rules-type-rule-help = Correct the id, or the other rule first.
rules-type-call = There is no function “{ $name }” with { $args } { $args ->
    [one] value
   *[other] values
}.
rules-type-call-help = There are: has(x), age(birthday, day), date("…"), days(n), event("…"), size(list), rule("…"), list.exists(v, …), list.all(v, …), list.filter(v, …).size().
rules-type-list = A list holds texts or numbers, but { $value } stands in it.
rules-type-list-help = Write the values themselves, such as ["lost", "expired"].
rules-type-variable = { $value } cannot name the elements of a list.
rules-type-variable-help = Use a short word that is no field, such as c.
rules-type-nested = A list cannot be gone through inside another.
rules-type-nested-help = Write the inner condition as a rule of its own and name it by rule("…").
rules-type-word-test = Of { $name } only this can be asked here: whether it is one of some words.
rules-type-word-test-help = Write { $name } in ["…", "…"], !({ $name } in […]), { $name } == "…" or { $name } != "…".
rules-type-has = has() does not know { $value }.
rules-type-has-help = Write has(documents.passport), has(events.hearing_held) or has("passport"). A fact that is absent makes the rule not decidable by itself.

## nusqa rules

rules-summary = { $rules } { $rules ->
    [one] rule
   *[other] rules
}, { $problems } { $problems ->
    [one] problem
   *[other] problems
}.
rules-no-files = No rule files: { $place } has none.
rules-no-files-hint = Name a file or folder, or put *.toml files into the folder rules/ of the corpus.
rules-not-toml = { $file } is no .toml file.
rules-too-large = { $file } is too large for a rule file.
rules-not-utf8 = { $file }, line { $line }: this is not UTF-8; save the file as UTF-8.

rules-valid-two-ends = “valid” has both “through” and “until”.
rules-valid-two-ends-help = Keep one: “through” names the act that began the last version meant, “until” the act that ended it.
rules-no-such-version = { $provision } has no version that № { $act } began; the rule’s “valid” names it.
rules-wording-unknown = The wording of { $act }, which applied or may have applied, is not in the corpus.
rules-file-problem = { $place }: { $message }
rules-problems = { $count } { $count ->
    [one] problem
   *[other] problems
} in rule files; those rules are left out. “nusqa rules list” shows them.

## nusqa rules list --gaps

rules-gap-no-term = No term is named for this step (rule { $rule }).
rules-gap-not-told = No field of the record tells of it (rule { $rule }).
rules-gap-differs = Differs from { $second }: { $words }
rules-gap-only = Stands here only; { $other } has no such element.
rules-gap-no-rule = No rule.
rules-gap-unresolved = The corpus has no such provision.
rules-gap-summary = Gaps: { $count }.
rules-state = { $state ->
    [yes] valid
    [unread] valid, text unknown
    [maybe] depends
    [no] not valid
   *[untied] not tied
}
check-unit = { $unit ->
    [working_day] working days
    [calendar_day] calendar days
    [day] days
    [week] weeks
    [month] months
   *[year] years
}

## CEL

rules-language = The language of expressions “{ $language }” is not known.
rules-language-help = Write language = "cel" for standard CEL, or leave the key out.
rules-cel-outside = This is CEL, but outside the part that rules know ({ $what }): { $found }
rules-cel-escape = CEL knows no escape { $found } in a text.
rules-cel-help = Rules know true, false, whole numbers, texts, lists, ! && || == != < <= > >= in + -, has(), size(), exists(), all(), filter(), timestamp() of a day, duration() of whole days, rules["id"], and ages as docs/RULES.md writes them.
rules-exported = { $rules } { $rules ->
    [one] rule
   *[other] rules
} written in { $language }; { $problems } { $problems ->
    [one] problem
   *[other] problems
}.
