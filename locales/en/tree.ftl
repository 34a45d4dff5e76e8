# Remarks of the reader (layout, tree, extraction).
read-unparsed = this line stands before any unit and is not understood: "{ $text }"
read-open-quote = a quotation opens here and its end is not found: "{ $text }"
read-row-number = the number of this row is not printed in it; it is taken from the instruction: "{ $text }"
read-note = this note of the portal has a shape that is not known: "{ $text }"
read-instruction = this sentence changes an act, but its shape is not known: "{ $text }"
read-no-wording = the new wording announced for { $text } was not found after the instruction
read-secret-wording = New wording of { $text } is for official use only: it is not printed
read-doubtful-repair = the words "{ $text }" were moved back to their place with confidence { $confidence }; compare with the source
read-no-act = no title, requisites or numbered unit was found: this does not look like a legal act
