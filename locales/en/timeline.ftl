# Corpus, references, bounds and answers.

## The corpus folder

corpus-no-folder = there is no corpus folder { $folder }; name one with --corpus DIR, or make it (acts/, manifest.toml)
corpus-no-manifest = { $folder } has no manifest.toml; add one with a [[file]] entry (path, sha256) for each file in acts/
corpus-no-acts = { $folder } has no folder acts/; put the files of the acts there
corpus-unreadable = { $file } cannot be read: { $reason }
corpus-not-kept = what was read could not be kept for the next run ({ $reason }); every run will read all files
corpus-file-name = a file in { $folder } has a name that is not Unicode; rename it
corpus-file-missing = { $file } is in manifest.toml but not in the corpus; put the file back or delete its [[file]] entry
corpus-wrong-hash = { $file } is not the file that manifest.toml lists: its sha256 is { $found }, the manifest says { $listed }. Restore the file; if the change is meant, write the new sha256 into the manifest
corpus-unlisted = { $file } is not in manifest.toml; it was read. Add a [[file]] entry with sha256 = "{ $sha256 }"
corpus-path = { $file }:{ $line }: path "{ $value }" must be relative to the corpus folder and stay in it
corpus-listed-twice = { $file }:{ $line }: "{ $value }" is listed twice; delete one of the entries
corpus-sha256 = { $file }:{ $line }: "{ $value }" is no SHA-256; write 64 hexadecimal digits (sha256sum FILE prints them)
corpus-language = { $file }:{ $line }: language "{ $value }" is not known; write "kaz" or "rus"
corpus-work-id = { $file }:{ $line }: "{ $value }" is no Work id; write it as /akn/kz/act/order/mfa/2018-01-04/11-1-4-1
corpus-unidentified = { $file } does not say which act it is (form, date, number); it goes by { $id }. Name it in manifest.toml with work = "…"
corpus-target-unclear = this amends an act that the text does not name well enough ({ $act }); the amendment is kept but applied to nothing
corpus-numbered-by-order = no text says which number "{ $title }" has; it is taken as { $path }, by the order of mention
corpus-fact-ambiguous = { $file }:{ $line }: act = "{ $act }" may mean several acts; write one of the ids below
corpus-fact-before-signing = { $file }:{ $line }: { $act } cannot have been published on { $date }, before it was signed; correct the date
corpus-fact-unused = facts.toml:{ $line }: no text of the corpus speaks of { $act }; check the number, or leave it for later
corpus-fact-part = { $file }:{ $line }: part = "{ $value }" is no part; write 1/2 for the first of two
corpus-fact-partly = facts.toml:{ $line }: no source has all parts of { $act }; the publication counts from the last part, so none counts yet
corpus-succession-unused = { $file }:{ $line }: no text of the corpus speaks of { $act }; the succession is left out

## References

reference-unknown = the corpus knows no act "{ $reference }"
reference-ambiguous = "{ $reference }" may mean several acts; add the year or the date (361/2012), or write one of the ids below
reference-no-text = the text of { $act } is not in the corpus: it is only named, in { $file }
reference-date = "{ $value }" after @ is no day; write { $reference } with a day such as @2023-09-01
reference-segment = "{ $word }" in "{ $reference }" is no part of a path; write steps such as document-1/item-7/subitem-3-1
reference-citation = "{ $word }" in "{ $reference }" is not understood; write it as 7-тармақтың 3-1) тармақшасы, пп. 3-1) п. 7 or item-7/subitem-3-1
reference-ambiguous-provision = "{ $reference }" may mean { $count } provisions; write the path of one of them
reference-no-provision = { $act } has no provision { $provision }

## Answers

answer-in-force-adopted = in force in the wording it was adopted with, since { $from }
answer-in-force-adopted-no-text = in force since { $from }; that wording is not in the corpus
answer-in-force = in force in the wording of { $act }, since { $from }
answer-in-force-no-text = in force since { $from }, in a wording made by { $act } that is not in the corpus
answer-not-yet = not yet in force: it applies from { $from } ({ $act })
answer-act-repealed = the act lost force on { $until }, repealed by { $act }
answer-repealed = repealed by { $act } from { $until } on
answer-left-out = the new wording by { $act } no longer has it, from { $until } on
answer-suspended = suspended by { $act } from { $until } on
answer-in-force-not-applied = in force since { $since }, but not yet applied: it applies from { $from } ({ $act })
answer-expired = it applied until { $until } by the words of { $act }
answer-cancelled = { $act } repealed it before it applied
answer-order-unknown = it is not known in which order { $acts } began to apply, and the order makes a difference: { $count } wordings are possible
answer-in-force-lapsed = in force since { $from }; the wording of { $act } applied only until then, and no text says which one applies after it
answer-in-force-substitute = suspended by { $act }; in the meantime another wording applies, since { $from }
answer-uncertain-known = whether { $acts } had been published by { $known-on } is not known, and the answer hangs on it
answer-uncertain = it is not certain what applied on { $day }: this hangs on the day from which { $acts } applies
answer-unknown = no text of the corpus says whether it applied then ({ $act })
answer-unknown-existence = no text of the corpus says whether the provision existed after { $act } ({ $from })
answer-unknown-no-text = the text of { $act } is not in the corpus, and no other text speaks of { $provision }
answer-unknown-no-version = no text of the corpus gives it a wording
answer-unknown-not-published = { $act } cannot have been published by { $known-on }
answer-diff-letters-only = only letter shapes, case, blanks, quotes or dashes differ
answer-diff-coarse = too much differs to compare it word by word: what is told as replaced may share words
answer-diff-same-unknown = the same wording on both days; its text is not in the corpus
answer-diff-old-unknown = the earlier wording is not in the corpus: only that there was another one is known
answer-diff-new-unknown = the later wording is not in the corpus: only that there was another one is known
answer-diff-both-unknown = neither wording is in the corpus: only that they are two is known
answer-diff-old-unsure = what applied on the first day is not certain
answer-diff-new-unsure = what applied on the second day is not certain
answer-diff-both-unsure = what applied on either day is not certain

## Facts that would settle a bound

missing-publication = publication date of { $act }
missing-registration = registration date of { $act }
missing-signing = signing date of { $act }
missing-clause = commencement clause of { $act }
missing-date = the day meant by the commencement clause of { $act } ("{ $phrase }")
missing-event = the event on which { $act } commences ("{ $phrase }")
missing-phrase = whether the day of publication counts in "{ $phrase }" ({ $act })
missing-month-count = whether the months in "{ $phrase }" run from the day of publication or the day after ({ $act })
missing-working-days = a working-day calendar for the term "{ $phrase }" ({ $act })
missing-repeal = the act that repealed { $act }, and its date
missing-text = text of { $act }
missing-cancelled = whether { $act } was repealed before this applied

## What a presumed bound rests on

bound-duty = { $act } had to be published within { $days } calendar days of its entry into force (Law № 480-V of 2016-04-06, art. 37(3)); that it was is presumed
bound-duty-assumed = { $act } is assumed to have been published within { $days } calendar days; Law № 480-V, art. 37(3), which says so, is younger than the act
bound-default = no clause: { $days } calendar days after the day of first publication (Law № 480-V, art. 42(3))
bound-default-duty = no clause at hand: { $days } calendar days after the day of first publication (Law № 480-V, art. 42(3)), which had to follow within { $publication-days } calendar days (art. 37(3)); both are presumed for { $act }
bound-default-duty-assumed = no clause at hand: { $days } calendar days after first publication within { $publication-days } days are assumed for { $act }; Law № 480-V, arts 37(3) and 42(3), is younger than the act
bound-default-adoption = no clause at hand: acts of this kind apply from adoption (Law № 480-V, art. 42); presumed for { $act }
