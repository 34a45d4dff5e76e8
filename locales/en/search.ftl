# Search: messages of src/index and src/query/search.

search-query-empty = The query has no word to look for. Give at least one word, number or field, for example: өтініш, "тұрақты тұрғылықты", act:361.
search-query-cut = The query is too long; only its first { $limit } parts were used.
search-index-failed = The search index could not be built: { $detail }. Free some disk space or delete the .nusqa folder, then try again.
search-index-unreadable = The search index could not be read: { $detail }. Delete the .nusqa folder; it is rebuilt by itself.
search-index-in-memory = The search index could not be saved ({ $detail }), so it is kept in memory and built anew each time. Allow writing to the corpus folder to avoid this.
search-jump = The query leads to
search-suggestion = Did you mean: { $query }
search-between = the first day, { $first }, is after the last, { $last }
search-facet-kind = Kind of act
search-facet-issuer = Issuer
search-facet-language = Language
search-facet-act = Act
search-why-exact = "{ $word }" as typed: { $count } times
search-why-form = "{ $word }" in another form ({ $found }): { $count } times
search-why-heading = "{ $word }" in the heading
search-why-title = "{ $word }" in the title of the act
search-why-kind = kind of act { $kind }: { $points }
search-why-in-force = may apply on the day asked: { $points }
search-why-score = rank in all: { $points }
web-no-language = "{ $language }" is no language of texts; give kk or ru
web-facets = Narrow the search
search-no-field = there is no field { $field }; it was looked for as a word. Fields: act, kind, provision, title, issuer, lang
search-no-kind = { $kind } is no kind of act; it was looked for as a word
search-no-language = { $language } is no language of the acts (kk, ru); it was looked for as a word
search-most-words = no wording has all the words; these have most of them
