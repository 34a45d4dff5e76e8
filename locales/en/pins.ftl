# Encoded rules beside the law: nusqa rules pin|verify|list, nusqa impact. Days known only within bounds come as 2017-10-10…2017-11-09.

pin-state-unchanged = unchanged
pin-state-pending = change pending
pin-state-unpinned = not pinned
pin-state-moved = moved
pin-state-edited = edited
pin-state-repealed = repealed
pin-state-broken = broken

## Findings

pin-edited = { $provision }: the wording pinned no longer applies on { $day }; { $by } replaced it (first day of the next wording: { $since }).
pin-edited-letters = { $provision }: the wording pinned no longer applies on { $day }; that of { $by } (first day: { $since }) differs in letters, signs or blanks only.
pin-edited-help = nusqa diff '{ $provision }' --from { $from } --to { $day } shows both wordings. Bring the rule in line, then: nusqa rules pin --update '{ $provision }'
pin-moved = { $provision }: the words pinned stand at { $to } on { $day } (since { $since }; { $by }).
pin-moved-alike = { $provision }: nearly the words pinned stand at { $to } on { $day } (since { $since }; { $by }); they were edited too.
pin-moved-help = Review the patch: nusqa rules verify PATH… --patch moved.patch writes it; git apply moved.patch carries it out.
pin-repealed = { $provision } is not in force on { $day }: { $by } ended it (first day without force: { $since }).
pin-suspended = { $provision } is suspended on { $day } by { $by } (first day without force: { $since }).
pin-repealed-help = Encode what governs the matter on { $day }, or end the validity of the rule there; nusqa show '{ $provision }' --on { $day } shows the end.
pin-ahead = { $provision }: the wording pinned does not apply yet on { $day }; its first day: { $since } ({ $by }).
pin-ahead-help = Release the rule for that day; nusqa show '{ $provision }' --on { $day } shows what applies until then.
pin-perhaps = { $provision }: whether the wording pinned applies on { $day } depends on a fact the corpus lacks.
pin-perhaps-help = Find the missing fact (mostly the day of official publication) and write it with its source into facts.toml; nusqa show '{ $provision }' --on { $day } lists every wording that may apply.
pin-pending = { $provision } changes on { $since }: { $by }.
pin-pending-uncertain = { $provision } changes; its day is not certain: { $since } ({ $by }).
pin-ends = { $provision } loses force: { $by } (first day without force: { $since }).
pin-pending-help = Prepare the rule for that day; nusqa impact shows all that hangs on the change, nusqa history '{ $provision }' -v both wordings.
pin-unknown = { $provision }: the corpus does not tell what applies on { $day }; the pin cannot be compared.
pin-help-unknown = Add the act, or an edition of that time, to the corpus: nusqa history '{ $provision }' shows what is missing.
pin-elsewhere = { $provision } leads to { $now } today, but was pinned at { $then }.
pin-altered = { $provision }: the entry in line { $line } of the lock was edited by hand: its hash of the text is not that of its version.
pin-no-version = { $provision } has no version { $version } (line { $line } of the lock): the entry was edited by hand, or the corpus reads the text otherwise now.
pin-help-again = Look at the wording that applies (nusqa show '{ $provision }' --on { $day }), then pin it again: nusqa rules pin --update '{ $provision }'
pin-reference = { $provision } leads to no provision of the corpus.
pin-reference-candidates = { $provision } cannot be resolved; it may mean: { $candidates }.
pin-reference-help = Correct the reference in this line, or add the act to the corpus; nusqa acts lists what is there.
pin-no-reference = After “nusqa:” no reference follows.
pin-no-reference-help = Write <act>#<provision>, such as nusqa: 361#document-1/item-7, or put other words before the colon.
pin-rule-file = From here on the rule file cannot be read as TOML: { $reason }.
pin-rule-file-help = Correct this line; rules that could be read are verified all the same. nusqa rules list shows what else is wrong.
pin-bad-day = { $provision }: “{ $value }” is no day of the calendar.
pin-bad-day-help = Write days as YYYY-MM-DD, several with commas: boundary=2017-10-10,2022-11-16
pin-unpinned = { $provision } is not pinned: nothing tells which wording the rule was written against.
pin-unpinned-help = Check the rule against the wording that applies, then: nusqa rules pin { $file }
pin-help = nusqa explain NQ204 tells more.
boundary-missed = { $provision } changed ({ $since }, { $by }), but the rule answers alike on { $before }, { $day } and { $after }.
boundary-alike = { $provision } changed ({ $since }, { $by }) and the rule names the day, but tried on { $before }, { $day } and { $after } it answers alike.
boundary-differs = { $provision }: tried on { $before } and { $boundary } the rule answers differently, but the provision does not change there; its nearest change: { $near }.
boundary-unfounded = { $provision }: the rule changes its answer on { $boundary }, but the provision does not; its nearest change: { $near }.
boundary-help = nusqa history '{ $provision }' lists every change. Correct boundary or the validity of the rule, or cite the provision that changes that day.

## The lock file

lock-toml = Line { $line } of the lock cannot be read: { $reason }.
lock-heading = Line { $line } of the lock: a table that is no [[pin]].
lock-field = Line { $line } of the lock: { $field } = "{ $value }" is not what nusqa writes there.
lock-schema = Line { $line } of the lock: the form is { $schema }; this nusqa reads nusqa.lock/1.
lock-twice = Line { $line } of the lock: { $reference } is pinned a second time; the entry in line { $first } counts.
lock-conflict = Line { $line } of the lock: the mark of a merge conflict.
lock-help = Delete the entry and pin again: nusqa rules pin PATH… The other entries were used.
lock-help-twice = Delete one of the two entries.
lock-help-conflict = Keep the entries of both sides, delete the marks, then run nusqa rules verify again.

## Pinning

pin-refused-not-yet = { $provision } is not in force yet: there is no wording to pin.
pin-refused-repealed = { $provision } is no longer in force: there is no wording to pin.
pin-refused-uncertain = { $provision }: which wording applies is not certain, so none is pinned.
pin-refused-unknown = { $provision }: the corpus does not tell what applies, so nothing is pinned.

## Commands

cli-sources-binary =
    { $count ->
        [one] { $count } binary file was not read: { $files }
       *[other] { $count } binary files were not read: { $files }
    }
cli-sources-huge =
    { $count ->
        [one] { $count } file above { $limit } MiB was not read: { $files }
       *[other] { $count } files above { $limit } MiB were not read: { $files }
    }
cli-sources-near-miss = { $file }:{ $line }: “nusqa:” stands outside a comment and is no reference
cli-lock-not-written = { $file } cannot be written: { $error }
cli-lock-broken = { $file } holds entries that cannot be read; it is left as it is, and nothing is pinned
cli-pins-none =
    no reference to the law in { $files ->
        [one] { $files } file
       *[other] { $files } files
    }; write one as a comment: nusqa: 361#document-1/item-7
cli-pins-unused =
    { $count ->
        [one] { $count } pin of { $file } is used by none of these files: { $references }
       *[other] { $count } pins of { $file } are used by none of these files: { $references }
    }
cli-verify-summary =
    { $pins ->
        [one] { $pins } reference
       *[other] { $pins } references
    }, { $unchanged } unchanged: { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    }
cli-verify-patch = Patch for what moved:
cli-verify-classes = kinds of change: { $classes }
cli-horizon = --horizon: "{ $text }" is no span of time; write 90d, 12w, 6m or 1y
cli-pin-added = pinned
cli-pin-updated = renewed
cli-pin-kept = kept
cli-pin-kept-outdated = kept, though another wording applies (--update renews it):
cli-pin-refused = not pinned
cli-pin-pruned = removed
cli-pin-summary = { $file } written: { $added } pinned, { $updated } renewed, { $kept } kept, { $refused } not pinned, { $pruned } removed
cli-pin-summary-same = { $file } stays as it is: { $added } pinned, { $updated } renewed, { $kept } kept, { $refused } not pinned, { $pruned } removed
cli-pin-no-such = none of these files refers to "{ $reference }" (files read: { $files }); there are:
cli-impact-head =
    { $count ->
        [0] No change between { $from } and { $to } is known.
        [one] { $count } change between { $from } and { $to }:
       *[other] { $count } changes between { $from } and { $to }:
    }
cli-impact-begins = begins to apply
cli-impact-ends = loses force
cli-impact-citing = provisions that refer to it: { $count }
cli-impact-pins = rules and programs: { $count }
cli-impact-cases = open cases: { $count }
cli-impact-entry = { $act } changes: { $places }
