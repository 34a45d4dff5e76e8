# Messages of reading: what a file is, and what of it could not be read.
# Every refusal says what to do.

## Refusals of `decode`

decode-empty = The file is empty. Check that it was saved or downloaded completely.
decode-too-large = The file is too large: { $size } MiB, and at most { $limit } MiB are read. An act is one file; split a collection into its acts.
decode-pdf = This is a { $format } document, which this build of nusqa does not read. Install poppler-utils and build nusqa with “cargo install nusqa --features pdf”, or extract the text first (“pdftotext -layout -enc UTF-8”) and use the result.
decode-pdf-program = The program “pdftotext” reads { $format } files and was not found. Install poppler (Debian, Ubuntu: apt install poppler-utils; macOS: brew install poppler).
decode-pdf-late = The program “pdftotext” took too long for this { $format } file. Extract its text by another program.
decode-pdf-failed = The { $format } file is damaged or protected by a password; “pdftotext” could not read it.
decode-pdf-pictures = The { $format } file has no text, only pictures of it. Recognise the text first (OCR with Kazakh and Russian), check the result and use that.
decode-office = This is a { $format } document, not a text. Open it in a word processor, save it as plain text in UTF-8 and use that file.
decode-archive = This is a { $format } archive. Unpack it and use the files inside.
decode-archive-damaged = The { $format } archive is damaged or cut off. Get it again.
decode-archive-method = A file of the archive is encrypted or packed in a way that is not read. Unpack the archive and use the files inside.
decode-archive-count = The archive holds { $count } files; at most { $limit } are read. Split it.
decode-archive-total = The archive unpacks to more than { $limit } GiB. Split it.
decode-archive-depth = An archive lies in an archive in an archive; at most { $limit } levels are opened. Unpack the outer ones.
decode-archive-empty = The archive holds no act. Acts are text, Markdown, HTML, DOCX or PDF files.
decode-archive-many = The archive holds { $count } acts. Unpack it where one act is asked for; “nusqa parse” reads all of them.
decode-bomb = The file unpacks to more than { $ratio } times its size, which no text does; it is not read further (a “zip bomb”?).
decode-too-large-packed = The file unpacks to more than { $limit } MiB, more than any act.
decode-picture = This is a { $format } picture. Recognise its text first (OCR with Kazakh and Russian), check the result and use that.
decode-program = This is a program file ({ $format }), not a text. Check the file name.
decode-utf32 = The file is in { $format }, which is not read. Save it as UTF-8.
decode-binary = The file is not a text: it is full of zero or control bytes. Check the file name, or export the document as plain text in UTF-8.
decode-ambiguous = The encoding is not certain: the bytes make about equally good text as { $candidates }. Open the file in an editor, choose the encoding in which the Kazakh letters are right, and save it as UTF-8.
decode-unlikely = The bytes are no Kazakh or Russian text in UTF-8, UTF-16, windows-1251, KZ-1048 or PT154. Find out the encoding of the file and save it as UTF-8.
decode-other-encoding = The file seems to be in { $encoding }, which is not read. Save it as UTF-8 (for example with “iconv -f { $encoding } -t UTF-8”).

## Remarks of `decode`

decode-replaced = Bytes without meaning stand here; they were replaced by “�”. Compare the place with the original.
decode-cut-off = The file ends inside a character. It was probably cut off; get it again.
decode-deleted = { $count ->
    [one] One piece of text was deleted under tracked changes. It is left out.
   *[other] { $count } pieces of text were deleted under tracked changes. They are left out.
}
decode-broken-xml = The document is damaged and breaks off. What stands before is read; get the file again.
decode-replaced-more =
    { $count ->
        [one] In one more place
       *[other] In { $count } more places
    } bytes without meaning were replaced by “�”. The file is damaged; get it again if you can.
decode-control =
    { $count ->
        [one] The text has a control character, here.
       *[other] The text has { $count } control characters, the first here.
    } Check whether something was lost in this place.

## The language of a text

decode-not-kazakh-or-russian = The text is neither Kazakh in Cyrillic letters nor Russian (Cyrillic letters: { $cyrillic } %). Only those two languages are understood.
decode-latin-kazakh = The text is Kazakh in Latin letters. Letters cannot be turned back without loss, so nothing was repaired; use the official text in Cyrillic letters.
decode-arabic = The text is in Arabic letters. Only Kazakh in Cyrillic letters and Russian are understood; use the official text.
decode-dropped-letters = The text is Kazakh whose own letters (ә ғ қ ң ө ұ ү һ) are gone. Nobody can say which stood where, so nothing was repaired; find a sound copy.
decode-foreign-letters = The text has many letters that neither Kazakh nor Russian uses ({ $foreign } % of all). Either it is in another language, or it was saved with a wrong font or encoding; find a sound copy.

## Letters put back by `decode`

decode-mended-font =
    { $count ->
        [one] Kazakh letters that a font had drawn over others were put back in one place, here.
       *[other] Kazakh letters that a font had drawn over others were put back in { $count } places, the first here.
    } The repairs say what stood there.
decode-mended-code-page =
    { $count ->
        [one] Text that had been read by a wrong code page was put right in one place, here.
       *[other] Text that had been read by a wrong code page was put right in { $count } places, the first here.
    } The repairs say what stood there.
decode-mended-mojibake =
    { $count ->
        [one] UTF-8 that had been saved as single bytes was put right in one place, here.
       *[other] UTF-8 that had been saved as single bytes was put right in { $count } places, the first here.
    } The repairs say what stood there.
decode-mended-mixed =
    { $count ->
        [one] One run of lines, here, is in another encoding than the rest of the file; it was read by its own.
       *[other] { $count } runs of lines, the first here, are in another encoding than the rest of the file; they were read by their own.
    }

## Commencement

commencement-unread = "{ $phrase }" says when something begins to apply, and not clearly of what: no day was taken from it
commencement-short = "{ $phrase }" leaves less time than the Law on legal acts asks for ({ $days } calendar days, art. { $article }) where { $ground ->
    [liability] liability is introduced or increased
    [qualification] requirements of qualification are set
   *[business] duties are put on business
}; the stated term counts
