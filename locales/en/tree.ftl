# Remarks of the reader (layout, tree, extraction).
read-unparsed = this line stands before any unit and is not understood: "{ $text }"
read-double-number = this number stands twice in one unit; compare with the source: "{ $text }"
read-open-quote = a quotation opens here and its end is not found: "{ $text }"
read-row-number = the number of this row is not printed in it; it is taken from the instruction: "{ $text }"
read-note = this note of the portal has a shape that is not known: "{ $text }"
read-instruction = this sentence changes an act, but its shape is not known: "{ $text }"
read-no-wording = the new wording announced for { $text } was not found after the instruction
read-doubtful-repair = the words "{ $text }" were moved back to their place with confidence { $confidence }; compare with the source
read-no-act = no title, requisites or numbered unit was found: this does not look like a legal act
read-metadata-differs = the file's metadata and the text differ; the text is followed: "{ $text }"
read-metadata-used = the text does not state its own date and number; they are taken from the file's metadata: "{ $text }"
read-metadata-unused = the text does not state its own date or number; the file's metadata do, but nothing confirms them, so they were not taken: "{ $text }"
read-same-number = the address { $path } was already given to an earlier unit; a reference to it leads to that one
