# Messages of the program itself: errors, hints, labels of results.

cli-note = note:
cli-error = error:
cli-hint = hint:

## Faults and files

cli-fault = nusqa itself failed: { $what }. Your input is not to blame; please report this with the command you ran.
cli-derived-damaged = the data kept from an earlier run are damaged, so what was written above may be wrong
cli-derived-damaged-hint = run the command again: the damaged data were removed and the files will be read anew
cli-output-failed = the result cannot be written: { $error }
cli-file-missing = { $file }: there is no such file
cli-file-forbidden = { $file }: you may not read this file
cli-file-is-directory = { $file } is a folder; name the files in it
cli-file-unreadable = { $file } cannot be read: { $error }
cli-file-undecodable = { $file } cannot be read as text
cli-file-too-large = { $file } is larger than { $limit } MiB, more than any act
cli-file-too-large-hint = put one act into each file
cli-file-remark = { $file }: { $code } { $message }
cli-config-broken = { $file } is not valid TOML: { $error }
cli-config-corpus-missing = { $file } names the corpus folder { $dir }, which does not exist

## Corpus and days

cli-corpus-not-found = no corpus folder here or above
cli-corpus-missing = the corpus folder { $dir } does not exist
cli-corpus-is-file = { $dir } is a file, not a corpus folder
cli-corpus-hint = name a folder that holds acts/ and manifest.toml with --corpus DIR or NUSQA_CORPUS
cli-bad-date = { $option }: "{ $text }" is no day of the calendar; write 2025-12-21 or 21.12.2025
cli-two-days = the reference asks about { $first }, --on about { $second }; give one of them

## Bounds

cli-bound-between = between { $earliest } and { $latest }
cli-bound-not-before = not before { $earliest }
cli-bound-at-latest = { $latest } at the latest
cli-bound-unknown = on an unknown day
cli-bound-open = nothing ends it
cli-bound-presumed = the last day is presumed: { $article }
cli-bound-missing = would settle it: { $fact }

## Versions

cli-answer-in-force = { $day }: in force
cli-answer-not-in-force = { $day }: not in force
cli-answer-uncertain = { $day }: uncertain
cli-answer-unknown = { $day }: unknown
cli-label-version = version
cli-label-from = from
cli-label-until = until
cli-label-cause = cause
cli-label-ended-by = ended by
cli-label-text = text
cli-label-evidence = evidence
cli-text-known = known
cli-text-unknown = unknown
cli-text-opaque = withheld
cli-wording-unknown = The words of this version are not in the corpus.
cli-wording-opaque = The law withholds the words of this version.
cli-known-then = As known on { $day }:
cli-known-now = As known now:
cli-known-same = What is known now says the same.
cli-history-missing = What would make the days exact:
cli-history-presumed = What the last days rest on:
cli-history-empty = No version is known.
cli-cause-adopted = adopted by { $act }
cli-cause-substituted = substituted by { $act }
cli-cause-amended = amended by { $act }
cli-cause-inserted = inserted by { $act }
cli-cause-repealed = repealed by { $act }
cli-cause-act-repealed = act repealed by { $act }
cli-cause-commencement-reference = commencement set by { $act }
cli-cause-suspended = suspended by { $act }
cli-cause-resumed = resumed by { $act }
cli-act-in-force = in force (күшіне ену): { $since }
cli-other-order = the same changes in another order:
cli-label-relations = relations
cli-relations = also those that arose since { $since }
cli-cause-expired = ended by the words of { $act }
cli-cause-lapsed = wording of { $act } lapsed
cli-history-order = The order of the changes around { $from } is not known and makes a difference; it may also have been: { $orders }
cli-across = Replaced by { $by } ({ $source }):
cli-across-whole = Replaced by { $by } ({ $source }); it has no { $provision }, so the act as a whole:
cli-acts-orphaned = made under { $act }, which ceased on { $until }: to be repealed, and in force until then (Law № 480-V, art. 27(2))
cli-cause-other = { $event }: { $act }

## acts

cli-acts-head =
    { $count ->
        [one] { $count } act on { $day }
       *[other] { $count } acts on { $day }
    }
cli-acts-no-text = (text not in the corpus)
cli-status-in-force = in force
cli-status-not-in-force = not in force
cli-status-uncertain = uncertain
cli-status-unknown = unknown

## parse

cli-parse-no-id = no id: kind, date or number missing
cli-parse-the-act = the act
cli-parse-issuer = Issued by: { $name }
cli-parse-issuer-acting = Issued by: { $name } (acting)
cli-parse-registration = Registered: № { $number }, { $date }
cli-parse-repealed = Repealed by { $act }
cli-file-many-acts = { $file } holds several acts; name one of them
cli-archive-empty = { $file } holds no act
cli-parse-late = { $file }: given up after { $seconds } seconds
cli-parse-late-hint = allow more with --time-limit SECONDS; no act should need it, so please report this with the file
cli-parse-fault = { $file }: nusqa itself failed at this act. Your input is not to blame; please report this with the file.
cli-parse-gave-up = too many acts had to be given up; the rest was not read
cli-parse-passed-over =
    { $count ->
        [one] { $count } file is no act by its name and was not read: { $kinds }
       *[other] { $count } files are no acts by their names and were not read: { $kinds }
    }
cli-parse-summary =
    { $acts ->
        [one] { $acts } act
       *[other] { $acts } acts
    } read; not understood: { $unparsed ->
        [one] { $unparsed } line
       *[other] { $unparsed } lines
    }; not read: { $failures ->
        [one] { $failures } file
       *[other] { $failures } files
    }
cli-parse-amendments = Amendments: { $count }
cli-parse-notes = Notes of the portal: { $count }
cli-parse-commencement = Commencement: { $count }
cli-parse-citations = Citations: { $count }
cli-parse-repairs = Repairs of the layout: { $count }
cli-parse-diagnostics = Diagnostics: { $count }
cli-severity-note = note
cli-severity-warning = warning
cli-severity-error = error

## check, explain

cli-cases-format = { $file }: nusqa cannot tell how these records are written
cli-cases-format-hint = name the file .jsonl (one JSON object a line) or .csv, or pass it through standard input: nusqa check - < FILE
cli-check-summary =
    { $records ->
        [one] { $records } record
       *[other] { $records } records
    }, { $checks ->
        [one] { $checks } provision
       *[other] { $checks } provisions
    } checked: { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    }
cli-code-unknown = there is no finding code "{ $code }"
cli-code-unknown-hint = nusqa explain lists every code

cli-explain-instruction = An instruction:
cli-explain-stopped = An instruction that is not read; reading stops at the word marked, or its end.
cli-explain-navigation = Leads somewhere; the next sentences are read inside it.
cli-explain-commencement = Says when something begins or ceases to apply:
cli-explain-note = A note of the portal, which is no law:
cli-explain-other = Nothing here is read as an instruction.
cli-explain-nothing = There is no sentence to explain.
cli-explain-remark = { $code }: { $message }
cli-explain-parts = which words say what:
cli-explain-nearest = nearest known formula: { $formula }
cli-explain-after = after { $path }
cli-explain-before = before { $path }
cli-explain-wording = today's wording of { $place } (from { $from }):
cli-explain-count =
    { $count ->
        [0] «{ $words }» does not stand there
        [one] «{ $words }» stands there once
       *[other] «{ $words }» stands there { $count } times
    }

## diff

cli-diff-what = nothing says what to compare
cli-diff-what-hint = give a reference with --from and --to, or two files: nusqa diff OLD NEW
cli-diff-day = the reference names the day { $day }; diff takes its days from --from and --to
cli-diff-only-old = The earlier wording:
cli-diff-only-new = The later wording:
cli-diff-same = No difference.
cli-change-added = added
cli-change-removed = removed
cli-change-changed = changed
cli-change-moved = moved
cli-change-renumbered = renumbered
cli-change-unchanged = unchanged

## search, index

cli-search-head =
    { $count ->
        [0] Nothing found.
        [one] { $count } wording found
       *[other] { $count } wordings found
    }
cli-search-other-days =
    nothing that matches applies on { $day }; { $count ->
        [one] { $count } wording of other days does
       *[other] { $count } wordings of other days do
    }: add --all-versions, or ask about another day with --on
cli-index-done =
    { $count ->
        [one] { $count } wording indexed
       *[other] { $count } wordings indexed
    }

## Receipts

cli-receipt-broken = { $file } is no receipt of nusqa ({ $what }); make one with nusqa show REF --receipt
cli-receipt-same = The answer is the same.
cli-receipt-differs = The answer differs.
cli-receipt-altered = The receipt was altered after it was made.
cli-receipt-was = then
cli-receipt-now = now 
cli-receipt-input-new = new since: { $kind } { $name }
cli-receipt-input-gone = gone since: { $kind } { $name }
cli-receipt-input-changed = changed since: { $kind } { $name }
cli-receipt-program = made by nusqa { $was }, checked by { $now }

export-terminal = a word-processor file is no text for a terminal; write it to a file with -o
export-terminal-hint = nusqa export docx 361 -o act.docx
export-whole-act = only a whole act can be exported, { $act } without #{ $provision }
export-not-known = { $count ->
    [one] the words of one unit are not known; the file says so in its place
   *[other] the words of { $count } units are not known; the file says so in their places
}
export-nothing = no wording of { $act } applied on { $day }, or its text is not in the corpus: there is nothing to export
export-nothing-hint = nusqa show tells why; --on names another day
