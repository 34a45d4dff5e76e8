# Findings on case records. Days come as YYYY-MM-DD; a day known only within bounds as 2017-10-10…2017-11-09.

## NQ010: the record cannot be read

check-input-failed = The input could not be read any further: { $detail }.
check-record-utf16 = The file is UTF-16; records are read as UTF-8.
check-record-not-utf8 = The line is not UTF-8 from byte { $column } on.
check-record-too-long = The line is longer than { $limit } MiB and was skipped.
check-record-too-deep = Lists and objects are nested too deeply (column { $column }).
check-record-not-json = The line is not a JSON object: { $detail } (column { $column }).
check-list-open = The list is not closed: the file ends before its last bracket.
check-record-type = { $field }: { $expected ->
    [object] an object
    [list] a list
    [date] a day as text
   *[text] text
} was expected, but { $found ->
    [null] null
    [boolean] true or false
    [number] a number
    [list] a list
    [object] an object
   *[text] text
} stands there.
check-record-no-id = The record has no id.
check-record-date = { $field }: “{ $value }” is no day of the calendar.
check-record-dates-reversed = The decision ({ $decided }) lies before the filing ({ $filed }).
check-record-no-provision = { $field } is missing: nothing says which provision was relied on.
check-record-version = { $field }: “{ $value }” is neither a day nor the id of a version.
check-record-no-day = { $provision }: the record gives no day by which to judge ({ $policy ->
    [filed] filed_on
    [step] events, checked_on
    [favourable] filed_on, decided_on
    [decided] decided_on
    [checked] checked_on
   *[auto] decided_on, checked_on
}).
check-csv-columns = Columns are missing from the header: { $missing }. It has: { $found }.
check-mapping-toml = The mapping cannot be read: { $detail }
check-mapping-field = The mapping names the field “{ $field }”, which a case record does not have.
check-mapping-date = The mapping has a format of days that does not name year, month and day: “{ $format }”.
check-mapping-separator = The mapping gives an empty separator for lists.
check-help-columns = Name the columns as the record names its fields, or give --mapping FILE; “nusqa check --help” shows one.
check-csv-cells = The row has { $found } cells, the header { $expected }.
check-csv-quote = A quotation mark is opened in this row and never closed.
check-csv-differs = { $field } is “{ $value }” here and “{ $first }” in the first row of the record.

check-help-input = Check that the file is complete and readable, then run the check again.
check-help-encoding = Save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”).
check-help-size = Check whether line ends or closing brackets are missing; one record stands on one line.
check-help-json = Correct this line; all others were checked. “nusqa check --schema” prints the shape of a record.
check-help-type = Correct the field; “nusqa check --schema” prints the shape of a record.
check-help-date = Write days as YYYY-MM-DD or DD.MM.YYYY. What rests on a day that cannot be read was not judged.
check-help-reversed = One of the two days is wrong: correct it. The verdicts on this record rest on the days as they are written.
check-help-version = Give the day whose wording was used, or an id as “nusqa history” prints it.
check-help-provision = Name the provision, such as 361#document-1/item-7.
check-help-id = Give the record the number that your office knows it by; without one, only the line can be named.
check-help-csv = Correct this row; put cells that hold the delimiter or line ends into quotation marks, and double those inside.
check-help-day = Add the day, or choose another with --applicable.

## Findings

check-nq006 = { $provision }: the wording of { $by } applied on { $day } (since { $since }), but what it says could not be carried out on the text before it; its words are not known.
check-nq006-help = Read both sides: nusqa history '{ $provision }'. An edition of that time or the missing act between them, added to the corpus, settles it.
check-nq014 = { $provision }: the act is made under { $basis }, which had lost force by { $day } (since { $since }); it applies until it is repealed itself.
check-nq014-help = Look whether { $provision } was repealed or adopted anew in the meantime, and add that act to the corpus.
check-nq015-parse-gap = { $provision }: replay and the edition { $edition } differ in { $place }: an instruction of { $act } was not understood or not carried out.
check-nq015-missing-act = { $provision }: replay and the edition { $edition } differ in { $place }: { $act } is not in the corpus.
check-nq015-portal-note = { $provision }: replay and the edition { $edition } differ in { $place }: a note names an act that says nothing of it.
check-nq015-disputed = { $provision }: replay and the edition { $edition } differ in { $place }, which { $act } changed.
check-nq015-source-error = { $provision }: replay and the edition { $edition } differ in { $place }, which no act changed.
check-nq015-help = Both texts, and the act after which they differ: nusqa bisect '{ $provision }'.
check-nq101 = { $provision }: the wording used no longer applied on { $day }; { $by } had replaced it (first day of the next wording: { $since }).
check-nq101-help = Compare the wordings: nusqa diff '{ $provision }' --from { $from } --to { $day }. Where they differ on what matters to the case, decide again.
check-nq102 = { $provision } had lost force by { $day }: repealed by { $by } (first day without force: { $since }).
check-nq102-suspended = { $provision } was suspended on { $day } by { $by } (first day without force: { $since }).
check-nq102-help = Find what governs the matter on { $day } and decide by it; nusqa show '{ $provision }' --on { $day } shows the repeal.
check-nq103 = { $provision }: the wording used had not commenced on { $day }; { $by } brought it (first day: { $since }).
check-nq103-provision = { $provision } was not yet in force on { $day } (first day: { $since }; { $by }).
check-nq103-help = Decide by what applied on that day: nusqa show '{ $provision }' --on { $day }.
check-nq104 = { $provision }: whether the wording of { $by } applied on { $day } depends on a fact the corpus lacks (its first day: { $since }).
check-nq104-ends = { $provision }: whether it was still in force on { $day } depends on a fact the corpus lacks; { $by } ended it (first day without force: { $since }).
check-nq104-used = { $provision }: which wording was used on { $used } depends on a fact the corpus lacks (first day of the wording of { $by }: { $since }); on { $day } only one applied.
check-nq104-order = { $provision }: it is not known in which order { $acts } changed it, and the wordings of { $day } differ by that
check-nq104-unknown = { $provision }: the corpus does not tell what applied on { $day }.
check-nq104-help = Find the missing fact (mostly the day of official publication) and write it with its source into facts.toml; nusqa show '{ $provision }' --on { $day } lists every wording that may have applied.
check-nq105 = { $provision } leads to no provision of the corpus.
check-nq105-candidates = { $provision } cannot be resolved; it may mean: { $candidates }.
check-nq105-help = Correct the reference, or add the act to the corpus; “nusqa acts” lists what is there.
check-nq106-quote = { $provision }: the words quoted are in no wording of it.
check-nq106-quote-some = { $provision }: the words quoted are not in the wording used, nor in any other known one; wordings whose text is not in the corpus: { $unknown }.
check-nq106-quote-maybe = { $provision }: the words quoted are in no known wording; wordings whose text is not in the corpus: { $unknown }.
check-nq106-elsewhere = { $provision }: the words quoted stand in another wording than the one the record names.
check-nq106-version = { $provision } has no version { $version }.
check-nq106-version-maybe = { $provision } has no known version { $version }; wordings whose text is not in the corpus: { $unknown }.
check-nq106-day = { $provision } was not in force on { $on }, the day whose wording the record names.
check-nq106-help = Compare with every wording: nusqa history '{ $provision }'. Correct the quotation, the version or the reference.
check-nq107 = { $provision }: the wording of { $by } applied on { $day } (since { $since }), but its text is not in the corpus; the result could not be compared with it.
check-nq107-quote = { $provision }: the wording of { $by } applied on { $day } (since { $since }), but its text is not in the corpus; the words quoted could not be compared with it.
check-nq107-opaque = { $provision }: the wording of { $by } applied on { $day } (since { $since }), but the law withholds its text.
check-nq107-help = Add { $provision } as it read on { $day } to the corpus: the amending act, or an edition of that time.
check-nq108 = { $provision } changed between filing ({ $filed }) and decision ({ $decided }): { $by } (first day: { $since }).
check-nq108-maybe = { $provision } may have changed between filing ({ $filed }) and decision ({ $decided }): { $by } (first day: { $since }).
check-nq108-repealed = { $provision } lost force between filing ({ $filed }) and decision ({ $decided }): { $by } (first day without force: { $since }).
check-nq108-repealed-maybe = { $provision } may have lost force between filing ({ $filed }) and decision ({ $decided }): { $by } (first day without force: { $since }).
check-nq108-help = Which wording governs a pending application is for a lawyer to say: look for a transitional clause first. --applicable filed judges { $provision } by the day of filing instead of { $day }.

## Files beside the cases

check-xlsx-broken = The file cannot be read as a spreadsheet: { $detail }.
check-parquet-broken = The file cannot be read as Parquet: { $detail }.
check-xlsx-columns = No sheet of the spreadsheet has the columns of a case record (id and provision at least). { $found }
check-suppress-toml = The suppression file cannot be read: { $detail }
check-suppress-entry = The suppression on line { $line } { $what ->
    [reason] has no reason.
    [until] has no last day (until).
    [until-day] has a last day that no calendar has.
    [code] names a code that does not exist.
   *[nothing] names neither code nor record, provision or fingerprint, and would hide everything.
}
check-baseline-none = The baseline does not begin with the line that “nusqa check --write-baseline” writes.
check-baseline-line = Line { $line } of the baseline is broken; write the baseline anew.
check-nq020 = This suppression ended on { $until }; the findings it fits are reported again. Its reason was: { $reason }
check-nq020-help = Mend the cases and remove the entry, or look at them again and write a new day with its reason.
check-nq021 = This suppression fits no finding of this run. Its reason: { $reason }
check-nq021-help = Remove the entry, or correct it if it was meant for something that is still found.

## Which wording counts

check-policy-open = Between filing ({ $filed }) and decision ({ $decided }) the law changed or may have; which wordings stand against each other is not certain, so both days are allowed. Needs a lawyer.
check-policy-clause = The wording of the decision day ({ $decided }) says itself that it governs what arose before the filing ({ $filed }). Needs a lawyer.
check-policy-unknown = The law changed between filing ({ $filed }) and decision ({ $decided }), and the words of one of the wordings are not known; either is allowed. Needs a lawyer.
check-policy-later = The wording of the decision day ({ $decided }) counts: by its words it is more favourable than that of the filing ({ $filed }). Needs a lawyer.
check-policy-earlier = The wording of the filing day ({ $filed }) counts: by its words that of the decision ({ $decided }) is more burdensome. Needs a lawyer.
check-policy-same = The wordings of filing ({ $filed }) and decision ({ $decided }) say the same; either is allowed. Needs a lawyer.
check-policy-both = Whether the wording of the filing ({ $filed }) or of the decision ({ $decided }) is more favourable cannot be told from the words; either is allowed. Needs a lawyer.

## Encoded rules (NQ300–NQ305)

check-nq300 = { $count } { $count ->
    [one] rule
   *[other] rules
} of the procedure “{ $procedure }” could not be decided.
check-nq300-fact = { $fact } is not given: { $rules }.
check-nq300-for = This keeps open: { $rules }.
check-nq300-would = Would be { $code } ({ $rule }): { $said }
check-nq300-help = Add the facts to the record; what it does not tell is never assumed. “nusqa rules list” shows the rules.
check-nq301 = Missing: { $documents } ({ $provision }). { $said }
check-nq302 = { $provision }: { $amount } { check-unit } from { $start } ({ $from }) ended on { $due }; { $step } came on { $to }. { $said }
check-nq302-never = { $provision }: { $amount } { check-unit } from { $start } ({ $from }) ended on { $due }; up to { $to } there was no { $step }. { $said }
check-nq302-before = { $provision }: { $step } had to come by { $due }, { $amount } { check-unit } before { $start } ({ $from }); it came on { $to }. { $said }
check-nq303 = The condition of { $provision } is not met. { $said }
check-nq304 = Demanded beyond the list of { $provision }: { $documents }. { $said }
check-nq305 = Step not taken: { $steps } ({ $provision }). { $said }
check-nq305-ground = { $provision } is not kept. { $said }
check-rule-when = Called for when: { $when }
check-rule-require = Not fulfilled: { $require }
check-rule-counting = Counted: { $steps }
check-rule-text-unknown = The text of the wording that applied is not in the corpus; the rule says of itself that it holds for it.
check-rule-lawyer = On the day of the decision the law was another than on that of the filing; which one governs is for a lawyer to say.
check-rule-help = Read the provision: nusqa show '{ $provision }' --on { $day }. The rule is “{ $rule }”: nusqa rules list.
check-fact-bad = { $field }: “{ $value }” is no value of this field; it counts as not given.
check-fact-unknown = { $field }: “{ $value }” is not known to the rules.
check-fact-bad-help = Correct the field; docs/RULES.md lists what the fields may hold.
