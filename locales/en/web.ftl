# The web pages: nusqa serve.

## The server

web-bind-failed = cannot listen on { $address }: { $error }. Choose another port with --port, or 0 for a free one
web-ready-acts = { $acts ->
    [one] one act
   *[other] { $acts } acts
  }, { $texts } of them with a text; content { $hash }
web-ready-index = index ready: { $count ->
    [one] one wording
   *[other] { $count } wordings
  }; Ctrl-C stops the server
web-ready-open = everyone who can reach { $address } can read these pages; there is no password
web-stopped = stopped

## The frame

web-skip = Skip to the content
web-nav = Pages
web-nav-home = Search
web-nav-acts = Acts
web-nav-cases = Cases
web-nav-api = API
web-languages = Language
web-search-label = Words, or an act or provision as people cite it
web-search-hint = For example: өтініш · "words side by side" · 361 · 361 7-тармақ · п. 7 постановления 361
web-search = Search
web-day = Day
web-show = Show
web-to-home = To the search
web-to-acts = To the list of acts
web-corpus-heading = What these answers rest on
web-corpus = The corpus has { $acts ->
    [one] one act
   *[other] { $acts } acts
  }, { $texts } of them with a text, in { $files ->
    [one] one file
   *[other] { $files } files
  }; the youngest text is of { $youngest }.
web-corpus-list = Which acts
web-corpus-today = Day counted as today: { $today }.
web-corpus-known = Only what was published by { $day } counts.
web-corpus-hash = Hash of the content:
web-corpus-trouble = The corpus on disk has changed and cannot be read; these pages show its last good state. { $reason }
web-disclaimer = This is no official publication. Where a day or a wording is not known for certain, the page says so.

## The first page

web-home-title = Which wording applied on which day
web-home-lead = Find a rule, choose a day, and see what applied, what changed it and where that is written.
web-lately = Changed by { $day }
web-lately-none = No change of an act is known for certain by this day.
web-next = Comes after { $day }
web-next-none = No change is known that comes after this day.

## Search

web-hits = { $count ->
    [0] Nothing found that applied on { $day }
    [one] One wording that applied, or may have, on { $day }
   *[other] { $count } wordings that applied, or may have, on { $day }
  }
web-hits-all = { $count ->
    [0] Nothing found
    [one] One wording of any day
   *[other] { $count } wordings of any day
  }
web-hits-none = No wording has all of these words.
web-hits-other-days = { $count ->
    [one] One wording of another day has them
   *[other] { $count } wordings of other days have them
  }
web-hits-advice = Any form of a word will do. Leave out a word, or choose another day.
web-jump = As a reference, this is
web-all-days = Wordings of all days
web-only-day = Only wordings of { $day }
web-pages = More hits
web-earlier-hits = ← Before these
web-more-hits = More →
web-first-page = ← From the beginning
web-versions = Versions
web-query-long = the question is longer than { $limit } characters; shorten it
web-no-number = { $field }={ $text } is no number; leave it out or write digits

## An act

web-acts-none = The corpus has no act.
web-the-act = the act
web-status = Status on this day
web-what-it-rests-on = What these days rest on
web-timeline = Timeline
web-timeline-picture = Versions over time; every bar leads to a day on which its version applied
web-legend-sure = a version applied
web-legend-open = not certain
web-legend-day = the day shown
web-version-label = Version { $n }, { $from } → { $until }
web-version-count = { $count ->
    [one] One version
   *[other] { $count } versions
  }
web-version-before = ← Version before
web-version-after = Version after →
web-this-day = on this day
web-compare = Compare
web-compare-from = Compare
web-compare-to = with
web-contents = Contents
web-notes = Notes
web-note-count = Notes: { $count }
web-permalink = Permanent link
web-later = after this day:
web-table = Table
web-registered = registered as № { $number }
web-tools = Cite, link, download
web-citation = Citation
web-cite = { $act }: { $place }wording of { $day }, { $address }
web-copy = Copy
web-copied = Copied
web-download = Download:
web-as-text = text
web-print-hint = For a PDF, print this page: the print has the permanent link and the day.
web-between-both = between_from and between_to go together: one of them is missing
web-no-format = there is no format { $format }
web-formats = docx, akn, text, html and json can be downloaded
web-act-no-text = The text of this act is not in the corpus. What is known of it comes from other acts.
web-act-not-that-day = Nothing of this act applied on this day.
web-doubtful = No other wording can have applied on this day, but it is not certain that this one did.
web-act-other-day = The wording of { $day }
web-rests-on = The text is made from
web-changed-by = Acts of the corpus that change it
web-plain-instead = [{ $place }: { $reason }]
web-bytes = (bytes { $from }–{ $to })
web-more-places = { $count ->
    [one] one more place
   *[other] { $count } more places
  }
web-source = Source
web-source-lines = Lines { $first }–{ $last } of { $total }.
web-source-jump = To the words
web-source-hint = As received, after decoding; what the answer rests on is marked.
web-no-file = the corpus has no file { $file }
web-no-span = { $span } is no place in this file; write two byte numbers up to { $length }, such as 120-180

web-kind = { $kind ->
    [constitution] Constitution
    [constitutional_law] Constitutional law
    [code] Code
    [law] Law
    [decree] Decree
    [resolution] Resolution
    [order] Order
    [decision] Decision
    [directive] Directive
   *[other] Act
  }
web-step = { $kind ->
    [part] part { $n }
    [section] section { $n }
    [subsection] subsection { $n }
    [chapter] chapter { $n }
    [subchapter] paragraph § { $n }
    [article] article { $n }
    [item] item { $n }
    [subitem] subitem { $n })
    [paragraph] part { $n }
    [indent] indent { $n }
    [sentence] sentence { $n }
    [document] approved document { $n }
    [attachment] attachment { $n }
    [table] table { $n }
    [row] row { $n }
    [column] column { $n }
    [cell] cell { $n }
    [note] note { $n }
    [title] title
    [preamble] preamble
    [heading] heading
    [signature] signature
    [requisites] requisites
    [enacting] enacting formula
    [stamp] stamp
    [quoted] new wording { $n }
   *[other] line { $n }
  }

## Errors

web-error-400 = This question cannot be answered as it is written
web-error-403 = This request is refused
web-error-404 = Not found
web-error-500 = A fault of the program
web-error-503 = No answer at present
web-candidates = Perhaps one of these was meant:
web-no-address = there is no page { $path }
web-no-address-hint = Check the address, or search for the act.
web-too-long = it takes too long, or too much is asked at once; try again in a moment
web-fault = nusqa could not make this page. It is not your doing; report the address with what you did
web-refused-host = This server is asked for under a name it does not know. Use http://127.0.0.1 or http://localhost, or start it with --host NAME.
web-refused-origin = Another site sent this form. Open the page of this server and send it from there.

## A provision

web-in-the-act = In the text of the act
web-blame = Who wrote the wording of { $day }
web-all-versions = All versions
web-pick-old = old
web-pick-new = new
web-compare-picked = Compare the two picked
web-cited-by = Who cites it
web-cited-none = No text of the corpus cites it.
web-cited-more = { $count } more are not shown.

## Comparison

web-diff-picked = Two versions compared
web-diff-title = What changed between { $from } and { $to }
web-diff-no-editorial = Without editorial changes
web-diff-editorial = With editorial changes
web-diff-views = How to show the changes
web-diff-side = Side by side
web-diff-inline = In one text
web-diff-whole = Whole texts
web-diff-fold = Changes only
web-diff-count = Units changed: { $changed }; unchanged: { $unchanged }.
web-diff-causes = What happened between these days
web-diff-keys = While the focus is on the changes, the keys n and p move to the next and the previous one.
web-diff-first = To the first change
web-diff-before = previous change
web-diff-after = next change
web-diff-gone = [removed:]
web-diff-new = [new:]
web-diff-folded = unchanged words, left out

## Cases

web-cases = Check case records
web-cases-lead = Each record names the provisions it relied on and when. The check says which wording applied and where that is written.
web-cases-file = File with records
web-cases-hint = .jsonl or .csv, at most { $limit } MiB.
web-cases-schema = The shape of a record
web-cases-day = The day that counts
web-day-auto = of the decision, else of the check
web-day-decided = of the decision
web-day-filed = of the filing
web-day-checked = of the check
web-day-step = of the step (`step` of a check names an event), else of the check
web-day-favourable = of filing and decision the one more favourable to the applicant
web-cases-out = Findings
web-out-page = on a page
web-out-jsonl = as a file, JSON lines
web-out-csv = as a file, CSV
web-cases-check = Check
web-cases-stored = The file stays in memory while it is checked; nothing is stored.
web-cases-found = Findings in
web-cases-again = Check another file
web-cases-none = Nothing found: every wording used applied on the day that counts.
web-rules = { $count ->
    [one] Records of the procedure it is about are also judged by one encoded rule of this corpus.
   *[other] Records of the procedures they are about are also judged by { $count } encoded rules of this corpus.
}
web-rules-none = This corpus has no encoded rules: only the wordings are checked.
web-rules-broken = The encoded rules of this corpus cannot be read, so nothing is checked: { $reason }
web-rules-problems = { $count ->
    [one] One problem in the files of rules; the rule in question is not used
   *[other] { $count } problems in the files of rules; the rules in question are not used
}
web-cases-more = { $count } more findings are not on this page. Choose "as a file" to have all of them.
web-by-cause = By cause
web-by-record = By record
web-code-manual = What this code means
web-codes = Codes: { $codes }
web-line = line { $line }
web-used = used
web-applicable = applied
web-too-slow = the file took too long to arrive; send a smaller one
web-too-large = the file is larger than { $limit } MiB; split it
web-upload-broken = what was sent cannot be read: { $error }
web-upload-empty = no file was sent; choose one with records
web-no-applicable = "{ $word }" is no day that counts; write auto, filed, decided or checked

## API

web-api = API
web-api-lead = The answers of these pages as JSON, in the shapes that the commands write. The OpenAPI document:
web-no-ref = there is no reference: the field ref is missing
web-no-ref-hint = Write it as ref=361 or ref=361%23document-1/item-7
web-no-from = there is no first day: write from=2017-01-01
web-no-kind = "{ $kind }" is no kind of act
web-no-api-hint = /api lists what there is.
