"""Decode a document to a text to draft from; refuse other content with a hint on how to convert it."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from raes_cli.curate.feed import CONTROL
from raes_cli.errors import UsageError
from raes_cli.text import both, one_line, visible

MOST = 256 * 1024
"""Most bytes of a text to draft from: a document, not a book."""
_DIVIDED = re.compile(r"[^\W\d_]{2,}-[ \t]*\r?\n[ \t]*[^\W\d_A-ZА-ЯЁ][^\W\d_]*")
_SEVERAL = 3
"""Words divided at line ends from which it is no coincidence: the hyphen of a compound may stand there as well."""
_JOIN = r"s/(\pL)-\s*\n\s*(?=\p{Ll})/$1/g"


def read(content: bytes, name: str, most: int = MOST) -> str:
    """Return the text of a file of at most `most` bytes; raises `UsageError` for content that is no usable text."""
    shown = one_line(name)
    if len(content) > most:
        size = most >> 10
        raise UsageError(
            both(f"'{shown}' is larger than {size} KiB", f"'{shown}' больше {size} КиБ"),
            both("one document at a time: split it into files", "по одному документу: разделите текст на файлы"),
        )
    if content.startswith(b"%PDF-"):
        tried = f"pdftotext -nopgbrk {shown}"
        raise UsageError(both(f"'{shown}' is a PDF", f"'{shown}' — это PDF"), both(tried, tried))
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        tried = f"iconv -f utf-16 -t utf-8 {shown}"
        raise UsageError(both(f"'{shown}' is in UTF-16", f"'{shown}' в UTF-16"), both(tried, tried))
    if b"\0" in content:
        raise UsageError(
            both(f"'{shown}' is not text: it has a zero byte", f"'{shown}' — не текст: в нём нулевой байт"),
            both("save it as plain text in UTF-8, or the page as HTML", "сохраните как текст в UTF-8 или как HTML"),
        )
    try:
        text = visible(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _no_utf8(shown, error) from None
    _refuse_broken(text, shown)
    # A base must not contain terminal control characters, not even in the comments of a draft.
    text = CONTROL.sub(lambda found: " " if found[0].isspace() else "", text)
    if not re.search(r"[^\W\d_]{2}", text):
        raise UsageError(both(f"'{shown}' has no text", f"в '{shown}' нет текста"))
    return text


def _no_utf8(shown: str, error: UnicodeDecodeError) -> UsageError:
    if error.reason == "unexpected end of data":
        return UsageError(
            both(f"'{shown}' ends in the middle of a character", f"'{shown}' обрывается посреди символа"),
            both("the file is truncated: save it whole", "файл обрезан: сохраните его целиком"),
        )
    tried = f"iconv -f cp1251 -t utf-8 {shown}"
    message = both(f"'{shown}' is not UTF-8: byte {error.start}", f"'{shown}' не в UTF-8: байт {error.start}")
    return UsageError(message, both(tried, tried))


def _refuse_broken(text: str, shown: str) -> None:
    """Raise `UsageError` if words are divided at line ends: phrases with them could not be found."""
    broken = _DIVIDED.findall(text)
    if len(broken) >= _SEVERAL:
        example, tried = one_line(broken[0].replace("\n", "/")), f"perl -CSD -0pi -e '{_JOIN}' {shown}"
        raise UsageError(
            both(
                f"'{shown}' has words hyphenated at the ends of {len(broken)} lines: {example}",
                f"в '{shown}' слова перенесены в конце строк ({len(broken)}): {example}",
            ),
            both(tried, tried),
        )
