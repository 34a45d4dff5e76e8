# Remarks of the reader (layout, tree, extraction).
read-unparsed = this line stands before any unit and is not understood: "{ $text }"
read-open-quote = a quotation opens here and its end is not found: "{ $text }"
read-quote-not-closed = the quotation before this place is not closed in print; it is taken to end here, where an instruction follows: "{ $text }"
read-row-number = the number of this row is not printed in it; it is taken from the instruction: "{ $text }"
read-note = this note of the portal has a shape that is not known: "{ $text }"
read-note-tail = a part of this note of the portal is not understood: "{ $text }"
read-note-planned = this note of the portal tells of a change that is only planned: "{ $text }"
read-note-suspended = this note of the portal tells of a suspension, which is not among the events: "{ $text }"
read-note-expired = this note of the portal says until when something was in force: "{ $text }"
read-note-no-source = something was removed or changed here, but no act is named: "{ $text }"
read-instruction = this sentence changes an act, but its shape is not known: "{ $text }"
read-context = the label leaves { $path }, but what it names stands in no act by itself; read as inside { $path }
read-several-acts = this line leads into { $count } acts at once; what stands below it cannot be put to one of them by itself
read-doubt = which of the elements spoken of before is meant here cannot be told
read-no-article = this names { $path } without the article it is in; the article has to be found by reading
read-no-wording = the new wording announced for { $text } was not found after the instruction
read-secret-wording = New wording of { $text } is for official use only: it is not printed
read-doubtful-repair = the words "{ $text }" were moved back to their place with confidence { $confidence }; compare with the source
read-no-act = no title, requisites or numbered unit was found: this does not look like a legal act
read-metadata-differs = the file's metadata and the text differ; the text is followed: "{ $text }"
read-metadata-used = the text does not state its own date and number; they are taken from the file's metadata: "{ $text }"
read-metadata-unused = the text does not state its own date or number; the file's metadata do, but nothing confirms them, so they were not taken: "{ $text }"
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
