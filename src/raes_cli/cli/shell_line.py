"""A shell command line up to the cursor: its words without quotes, and how much of the last one the shell keeps."""

from __future__ import annotations

import re
from typing import NamedTuple

_ESCAPED_IN_QUOTES = '"\\$`'


class Typed(NamedTuple):
    """The words before the one at the cursor, that word, its open quote, and how many characters of it bash keeps."""

    words: tuple[str, ...]
    last: str
    quote: str = ""
    kept: int = 0

    @classmethod
    def read(cls, line: str, breaks: str = "") -> Typed:
        """Parse `line`, which ends at the cursor; bash starts a new word after each of the characters in `breaks`."""
        words: list[str] = []
        word: str | None = None
        quote, kept = "", 0
        letters = iter(line)
        for letter in letters:
            if quote and letter == quote:
                quote, kept = "", len(word or "")
            elif letter == "\\" and quote != "'":
                escaped = next(letters, "")
                plain = quote and escaped not in _ESCAPED_IN_QUOTES
                word = (word or "") + ("\\" if plain else "") + escaped
            elif quote:
                word = (word or "") + letter
            elif letter in "'\"":
                quote, word = letter, word or ""
                kept = len(word)
            elif letter.isspace():
                words += [] if word is None else [word]
                word, kept = None, 0
            else:
                word = (word or "") + letter
                kept = len(word) if letter in breaks else kept
        return cls(tuple(words), word or "", quote, kept)

    def arguments(self, program: str) -> tuple[str, ...]:
        """Return the words after that of `program`, which may follow others (sudo, a variable assignment)."""
        for place, word in enumerate(self.words):
            if word.rpartition("/")[2] == program:
                return self.words[place + 1 :]
        return self.words[1:]

    def quoted(self, value: str) -> str:
        """Return what bash must insert, in place of the part of the word that it does not keep, to get `value`."""
        rest = value[self.kept :]
        if self.quote == "'":
            return rest.replace("'", "'\\''")
        return re.sub(r'["\\$`]' if self.quote else r"[^\w\-./@%+:,=…–—]", lambda found: f"\\{found[0]}", rest)
