"""A base held against the texts of its sources: every anchor found, every sentence accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from raes_cli import names, sounds
from raes_cli.curate.book import Book
from raes_cli.curate.evidence import Lock, SourceText, card_of, read_card
from raes_cli.curate.reading import KeyPath
from raes_cli.curate.schema import Both
from raes_cli.problems import Problem
from raes_cli.text import both, words

_COPIED = 9
"""Words of a source in a row from which a text of ours counts as copied."""
_TO_THE_LETTER = both("quote the source to the letter", "цитируйте источник буквально")


def verify(book: Book, texts: Mapping[str, bytes], lock: Lock) -> tuple[list[Problem], dict[tuple[str, str], int]]:
    """What is wrong with `book` in the light of `texts` (file name → content), and the line of each anchor.

    Of a source whose text is not held there may be a card, which has no lines: they are 0. Without one, `lock` tells
    whether its anchors have been found.
    """
    problems = list(_files(book, texts))
    read = _read(book, texts)
    places: dict[tuple[str, str], int] = {}
    for path, source, anchor in book.citations():
        if source not in read:
            if source in book.base.sources and book.base.sources[source].file is None:
                problems += [] if (source, anchor) in lock else [_unverified(book, path, source, anchor)]
                places |= {key: lock[key] for key in ((source, anchor),) if key in lock}
            continue
        line = read[source].line(anchor)
        if line is None:
            message = both(f"{anchor!r} does not stand in {source!r}", f"{anchor!r} нет в {source!r}")
            problems.append(book.problem(path, "anchor-not-found", message, _TO_THE_LETTER))
        else:
            places[source, anchor] = line if book.base.sources[source].file else 0
    held = {id_: text for id_, text in read.items() if book.base.sources[id_].file}
    if not book.left_out:
        problems += _unused(book, held)
    problems += _copied(book, held)
    problems += _unnamed(book, held)
    problems += _misquoted(book, held)
    return problems, places


def _read(book: Book, texts: Mapping[str, bytes]) -> dict[str, SourceText]:
    """The text of each source, or of one that is not held its card, as far as they are there."""
    found = {}
    for id_, source in book.base.sources.items():
        if source.file is not None and source.file in texts:
            found[id_] = SourceText(texts[source.file].decode("utf-8", "replace"))
        elif source.file is None and (card := card_of(id_, texts)):
            found[id_] = read_card(texts[card].decode("utf-8", "replace"))
    return found


def _unverified(book: Book, path: KeyPath, source: str, anchor: str) -> Problem:
    remedy = both("run raes check --texts DIR --lock", "выполните raes check --texts DIR --lock")
    message = both(f"{anchor!r} was never found in {source!r}", f"{anchor!r} ещё не находили в {source!r}")
    return book.problem(path, "unverified-anchor", message, remedy)


def unlocked(book: Book, file: str, lock: Lock) -> Iterator[Problem]:
    """Anchors in `file` that nobody has held against their source since they were written.

    Run `raes check --texts DIR --lock` where the texts are, and commit the lock file.
    """
    remedy = both("run raes check --texts DIR --lock", "выполните raes check --texts DIR --lock")
    seen = set()
    for path, source, anchor in book.citations():
        seen.add((source, anchor))
        if (source, anchor) not in lock and book.place(path)[0] == file:
            yield _unverified(book, path, source, anchor)
    for source, anchor in lock:
        if (source, anchor) not in seen and not book.left_out:
            message = both(
                f"the lock file has {anchor!r} of {source!r}, which no record cites",
                f"в файле сверки есть {anchor!r} из {source!r}, но ни одна запись этого не цитирует",
            )
            yield Problem(file, 1, 1, "stale-lock", message, remedy)


def coverage(book: Book, texts: Mapping[str, bytes]) -> dict[str, tuple[int, int, int]]:
    """Of each source whose text is there: its sentences, those a record uses, those listed as silent."""
    table = {}
    for id_, source in book.base.sources.items():
        if source.file is not None and source.file in texts:
            text = SourceText(texts[source.file].decode("utf-8", "replace"))
            facts = [anchor for path, at, anchor in book.citations() if at == id_ and path[0] != "silent"]
            every = [anchor for _, at, anchor in book.citations() if at == id_]
            left, bare = len(text.unused(every)), len(text.unused(facts))
            table[id_] = (len(text.sentences), len(text.sentences) - bare, bare - left)
    return table


def _files(book: Book, texts: Mapping[str, bytes]) -> Iterator[Problem]:
    for id_, source in book.base.sources.items():
        if source.file is None:
            continue
        if source.file not in texts:
            message = both(f"no text {source.file!r} is there", f"текста {source.file!r} нет")
            yield book.problem(("sources", id_, "file"), "text-missing", message)
        elif (found := sha256(texts[source.file]).hexdigest()) != source.sha256:
            message = both(f"the text has another digest: {found}", f"у текста другая контрольная сумма: {found}")
            remedy = both("it is another version", "это другая версия")
            yield book.problem(("sources", id_, "sha256"), "text-digest", message, remedy)


def _unused(book: Book, read: Mapping[str, SourceText]) -> Iterator[Problem]:
    for id_, text in read.items():
        anchors = [anchor for _, source, anchor in book.citations() if source == id_]
        for sentence in text.unused(anchors):
            head = " ".join(sentence.text.split()[:8])
            message = both(
                f"no record uses the sentence on line {sentence.line} of its text: {head!r} …",
                f"ни одна запись не использует предложение в строке {sentence.line} его текста: {head!r} …",
            )
            remedy = both("cite it, or list it under silent", "процитируйте его или внесите в silent")
            yield book.problem(("sources", id_), "unused-sentence", message, remedy)


def _copied(book: Book, read: Mapping[str, SourceText]) -> Iterator[Problem]:
    """Texts of ours that repeat a source at length; names of documents and themes of sessions may."""
    runs = {tuple(run) for text in read.values() for run in _runs(words(text.text))}
    for section, id_, record in book.records():
        for path, value in _own_texts((section, id_), record):
            own = _runs(words(re.sub("[«“][^»”]*[»”]", "", value)))
            if copied := next((run for run in own if tuple(run) in runs), None):
                run = " ".join(copied)
                message = both(
                    f"repeats {_COPIED} or more words of a source in a row: {run!r}",
                    f"повторяет подряд слова источника, от {_COPIED}: {run!r}",
                )
                remedy = both("say it in words of our own", "скажите это своими словами")
                yield book.problem(path, "copied-text", message, remedy)


def _unnamed(book: Book, read: Mapping[str, SourceText]) -> Iterator[Problem]:
    """People said to be named whose name stands in none of the sentences that the evidence is taken from."""
    for id_, now in book.base.events.items():
        event = book.before.get(id_, now)  # of who is added, a card has too little
        passages = [passage for one in event.sources for passage in _passages(read.get(one.source), one.anchor)]
        found = {key for passage in passages for word in words(_whole(passage)) for key in sounds.keys(word)}
        for number, one in enumerate(event.participants):
            person = book.base.people.get(one.id)
            if one.basis != "named" or person is None or not passages:
                continue
            own = [names.name_keys(name.split()[-1]) for name in (person.name.ru, person.name.en)]
            if not any(_stem(key, found) for keys in own for key in keys):
                path = ("events", id_, "participants", number, "basis")
                message = both(
                    f"{one.id!r} is not named in the sentences that its evidence is from",
                    f"{one.id!r}: этого имени нет в предложениях, откуда взяты свидетельства",
                )
                remedy = both("by-title, implied, or another anchor", "by-title, implied или другая цитата")
                yield book.problem(path, "unnamed-participant", message, remedy)


def _misquoted(book: Book, read: Mapping[str, SourceText]) -> Iterator[Problem]:
    """Words given as a source's own, of a number or a date, that stand in no source of the record."""
    for section, id_, record in book.records():
        cited = [one.source for one in getattr(record, "sources", ())]
        texts = [read[source] for source in cited] if all(source in read for source in cited) else []
        quoted = {"date_text": getattr(record, "date_text", None)}
        if section == "sources":
            texts, quoted = [read[id_]] if id_ in read else [], {"published_text": record.published_text}
        if section == "figures":
            quoted["text"] = record.text
        for key, said in quoted.items():
            if said and texts and not any(text.spans(said) for text in texts):
                message = both(f"{said!r} stands in none of its sources", f"{said!r} нет ни в одном из её источников")
                yield book.problem((section, id_, key), "misquoted", message, _TO_THE_LETTER)


def _passages(text: SourceText | None, anchor: str) -> list[str]:
    """The sentences that an anchor touches."""
    if text is None:
        return []
    spans = text.spans(anchor)
    return [one.text for one in text.sentences if any(start < one.end and one.start < end for start, end in spans)]


def _whole(passage: str) -> str:
    """A passage and, after it, itself without hyphens: one at the end of a line may have parted a name."""
    return f"{passage} {passage.replace('-', '')}"


def _stem(key: str, found: set[str]) -> bool:
    """Whether a name stands among `found`, in any case of the Russian: a few letters more or less at its end."""
    return any(word.startswith(key[: max(len(key) - 1, 4)]) for word in found)


def _own_texts(path: KeyPath, record: object) -> Iterator[tuple[KeyPath, str]]:
    for key in ("title", "text", "note", "date_note", "place_note"):
        value = getattr(record, key, None)
        if isinstance(value, Both):
            yield (*path, key, "en"), value.en
            yield (*path, key, "ru"), value.ru


def _runs(line: list[str]) -> Iterator[list[str]]:
    return (line[at : at + _COPIED] for at in range(len(line) - _COPIED + 1))
