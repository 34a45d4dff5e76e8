## Carrying out amending acts

replay-target-missing = { $path } is not in the text
replay-target-ambiguous = { $path } may be any of { $count } places
replay-repealed = { $path } is repealed already
replay-already-there = { $path } is there already
replay-words-missing = the words "{ $words }" are not there
replay-words-twice = the words "{ $words }" stand there { $count } times, and one place is meant
replay-words-overlap = two of the pairs mean the same words in { $path }
replay-form = "{ $words }" stands in another form, and that of "{ $new }" would be a guess
replay-gap = { $path } cannot follow: there are { $count } before it
replay-no-wording = the new wording was not found in the amending act
replay-not-understood = what the instruction means for { $path } is not understood
replay-unrecognised = the sentence is not understood

cli-apply-applied = applied
cli-apply-conflict = conflict
cli-apply-other = another act
cli-apply-levelled = { $kind ->
    [letters] look-alike letters or signs
    [capitals] capitals of a heading
    [case] capital and small letters
    [ending] an ending after the words
    [blanks] blanks
    [punctuation] punctuation
    [numbers] a list of numbers
    [word_order] the order of words
    [other_kind] an element of another name
    [left_out_step] a step left out of the address
    [counted_otherwise] parts and indents counted otherwise
    [pair_without_match] words that do not occur
    [restored] the place of a repealed element
    [contents] the table of contents, which a text here does not keep
    [list_goes_on] the list goes on
   *[other] { $kind }
} levelled: "{ $wanted }" for "{ $found }"
cli-apply-left = not carried out: { $path }: { $reason }
cli-apply-nothing = none of the instructions concerns this act ({ $act }); -v lists the acts they concern
cli-apply-total = { $applied } applied, { $conflicts } { $conflicts ->
    [one] conflict
   *[other] conflicts
}, { $other } for other acts
cli-blame-none = no wording applies on { $day } as far as the corpus knows
cli-blame-one-of = one of { $acts }

bisect-one-edition = the corpus has no two editions of { $act } in one language; put them into acts/, or name the files: nusqa bisect BASE AMENDING... EDITION
cli-bisect-files = name a base text, at least one amending act, and the edition after them
cli-bisect-agrees = agrees
cli-bisect-ends = agreement ends here: { $count } { $count ->
    [one] difference
   *[other] differences
}
cli-bisect-differs = { $count } more
cli-bisect-missing = not at hand: { $act }
cli-bisect-class = { $class ->
    [parse_gap] an instruction was not carried out
    [missing_act] an act that is not at hand
    [portal_note] a note tells of a change that its act does not order
    [disputed] changed, and the edition reads otherwise
    [source_error] no act and no note touches it
   *[other] { $class }
}
cli-bisect-total = { $count } of { $compared } provisions differ; [-replayed-] {"{"}+edition+{"}"}
