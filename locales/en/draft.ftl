## Drafting amendments

draft-languages = the two texts are in different languages, or in none that is known; a draft needs two texts of one act in one language
draft-impossible = no instruction turns these elements into what the new text has; nothing was drafted
draft-impossible-hint = elements without a number or a name of their own, tables and another order of elements cannot be amended piece by piece: restate the document, or compare with --table
draft-apart = not drafted, since no act amends it: { $kind ->
    [requisites] the requisites differ
    [signature] the signature differs
    [stamp] a stamp differs
    [enacting] the enacting words differ
   *[other] { $kind } differs
}
draft-unnamed = the old text does not say which act it is (kind, day and number): the head of the draft has a gap; --act fills it
draft-act = --act names no act: give title, issuer, day and number in the nominative, as the act itself has them, in its language
draft-too-much = more has changed than an amending act can say piece by piece: write the act anew, or compare with --table
draft-nothing = the two texts say the same: there is nothing to amend
draft-docx-terminal = a word-processor file is no text for a terminal; write it to a file with -o
draft-docx-terminal-hint = nusqa draft OLD NEW --format docx -o draft.docx
draft-total = { $sentences ->
    [one] one sentence, read back and carried out: it gives the new text
   *[other] { $sentences } sentences, read back and carried out: they give the new text
}
draft-table-title = Comparison table
draft-draft-title = Draft amendments
draft-table-element = Structural element
draft-table-present = Present wording
draft-table-proposed = Proposed wording
draft-table-none = None
draft-table-exclude = To be excluded
