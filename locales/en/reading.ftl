# Messages of reading: what a file is, and what of it could not be read.
# Every refusal says what to do.

## Refusals of `decode`

decode-empty = The file is empty. Check that it was saved or downloaded completely.
decode-too-large = The file is too large: { $size } MiB, and at most { $limit } MiB are read. An act is one file; split a collection into its acts.
decode-pdf = This is a { $format } document, not a text. Extract its text first (for example with “pdftotext -layout -enc UTF-8”) and use the result.
decode-office = This is a { $format } document, not a text. Open it in a word processor, save it as plain text in UTF-8 and use that file.
decode-archive = This is a { $format } archive. Unpack it and use the files inside.
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
decode-foreign-letters = The text has many letters that neither Kazakh nor Russian uses ({ $foreign } % of all). Either it is in another language, or it was saved with a wrong font or encoding; find a sound copy.
