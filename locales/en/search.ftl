# Search: messages of src/index and src/query/search.

search-query-empty = The query has no word to look for. Give at least one word, number or field, for example: өтініш, "тұрақты тұрғылықты", act:361.
search-query-cut = The query is too long; only its first { $limit } parts were used.
search-index-failed = The search index could not be built: { $detail }. Free some disk space or delete the .nusqa folder, then try again.
search-index-unreadable = The search index could not be read: { $detail }. Delete the .nusqa folder; it is rebuilt by itself.
search-index-in-memory = The search index could not be saved ({ $detail }), so it is kept in memory and built anew each time. Allow writing to the corpus folder to avoid this.
