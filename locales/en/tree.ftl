# Remarks of the reader (layout, tree, extraction).
read-unparsed = this line stands before any unit and is not understood: "{ $text }"
read-open-quote = a quotation opens here and its end is not found: "{ $text }"
read-row-number = the number of this row is not printed in it; it is taken from the instruction: "{ $text }"
read-note = this note of the portal has a shape that is not known: "{ $text }"
read-instruction = this sentence changes an act, but its shape is not known: "{ $text }"
read-no-wording = the new wording announced for { $text } was not found after the instruction
read-doubtful-repair = the words "{ $text }" were moved back to their place with confidence { $confidence }; compare with the source
read-no-act = no title, requisites or numbered unit was found: this does not look like a legal act
read-same-number = the address { $path } was already given to an earlier unit; a reference to it leads to that one

## Why a reference leads nowhere or to several places

cite-ambiguous = { $count } provisions fit these words; the text does not say which one is meant.
cite-no-provision = No provision “{ $path }” stands where these words point.
cite-no-unit = These words speak of the unit “{ $kind }” around them, but they stand in none.
cite-no-meaning = The short name is used, but what it stands for is not told before.
cite-no-act = The words speak of an act named before, but none is.
cite-no-id = The words do not give kind, date and number of the act ({ $act }); only a corpus that has it can tell which one is meant.
cite-not-in-corpus = The corpus has no text of this act.
cite-several-acts = { $count } acts of the corpus fit these words.
cite-unknown-host = The provision is one of “{ $words }”, and what that is the text does not tell.
