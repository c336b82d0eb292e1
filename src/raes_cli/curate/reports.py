"""What the rules ask for that are no functions of a whole book: those of reading, of the schema, of the texts."""

from __future__ import annotations

OTHER_RULES = {
    "file": "The file of a base is a regular file that can be read.\n\nName another, or mend its rights.",
    "encoding": "A base is UTF-8.\n\nSave the file as UTF-8.",
    "syntax": "A base is YAML.\n\nMend the line; a text with a colon, comma or quote wants quotes around it.",
    "empty": "A base is not empty.",
    "shape": "A base is a mapping of sections.",
    "documents": "A file holds one YAML document.\n\nRemove the line `---`.",
    "depth": "A base is not nested deeper than it needs to be.",
    "key": "A key is plain text.",
    "merge": "Merge keys are not allowed.\n\nWrite the values out.",
    "duplicate-key": "A key stands once in its mapping.\n\nRename or join the two.",
    "alias": "Anchors and aliases of YAML are not allowed.\n\nWrite the value out.",
    "tag": "Tags of YAML are not allowed: every value is text that the schema types.",
    "empty-value": "A value is not empty.\n\nRemove the key; an unquoted comma inside {…} splits a text: quote it.",
    "long": "A text is not longer than 64 thousand characters.",
    "control": "No text holds control or direction characters.",
    "unique-id": "An id stands once in the whole base, in all its layers.\n\nChoose another.",
    "missing-key": "A record has the keys it must have.",
    "unknown-key": "A record has no keys but those of the schema.\n\nCorrect the spelling.",
    "choice": "A value of a closed list is one of it.",
    "slug": "An id is made of a–z, 0–9 and single hyphens.",
    "value": "A value is of its type: a date in EDTF, a number with a point, a text without line ends.",
    "text-missing": "With --texts: the text of every source is there.",
    "text-digest": "With --texts: the text of a source has the digest that the base names.",
    "anchor-not-found": "With --texts: every anchor stands in its source, to the letter but for quotes, dashes and ё.",
    "unused-sentence": "With --texts: every sentence is evidence of a record, or is listed under `silent`.",
    "copied-text": "With --texts: no text of ours repeats nine or more words of a source in a row.",
    "misquoted": "With --texts: the words of a number or a date that are given as a source's own stand in it.",
    "unnamed-participant": "With --texts: who is said to be named is named in the sentences of the evidence.",
    "unverified-anchor": "Every anchor has been found in its source: it stands in the lock file beside the base.",
    "stale-lock": "The lock file has no anchors but those of the base.",
}
"""Name of a rule → what it asks for, and what to do."""
