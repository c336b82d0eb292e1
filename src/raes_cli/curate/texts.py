"""Checks a base against the texts of its sources: every anchor is found, every sentence accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from raes_cli import names, sounds
from raes_cli.curate.book import Book
from raes_cli.curate.evidence import Lock, Quoted, SourceText
from raes_cli.curate.parts import Both
from raes_cli.curate.reading import KeyPath
from raes_cli.curate.schema import Source
from raes_cli.problems import Problem
from raes_cli.text import both, words

_COPIED = 9
"""Consecutive words shared with a source from which a text of ours counts as copied."""
_TO_THE_LETTER = both("quote the source to the letter", "цитируйте источник буквально")


def name_of(id_: str, source: Source) -> str:
    """Return the file name of a source among the texts: its `file`, or the card of a page, named after its id."""
    return source.file or f"{id_}.txt"


def verify(
    book: Book, texts: Mapping[str, bytes], lock: Lock | None = None
) -> tuple[list[Problem], dict[tuple[str, str], int]]:
    """Return the problems of `book` against `texts` (file name → content), and the line of each anchor; 0 in a page.

    Anchors in sources without a text take their line from `lock`.
    """
    lock = lock or {}
    read: dict[str, SourceText | Quoted] = {}
    for id_, source in book.base.sources.items():
        if (content := texts.get(name_of(id_, source))) is not None:
            read[id_] = (SourceText if source.file else Quoted)(content.decode("utf-8", "replace"))
    problems = list(_files(book, texts, lock))
    places: dict[tuple[str, str], int] = {}
    for path, source_id, anchor in book.citations():
        if source_id not in read:
            places |= {(source_id, anchor): lock[source_id, anchor]} if (source_id, anchor) in lock else {}
            continue
        line = read[source_id].line(anchor)
        if line is None:
            message = both(f"{anchor!r} is not in {source_id!r}", f"{anchor!r} нет в {source_id!r}")
            problems.append(book.problem(path, "anchor-not-found", message, _TO_THE_LETTER))
        else:
            places[source_id, anchor] = line
    held = {id_: text for id_, text in read.items() if isinstance(text, SourceText)}
    if not book.left_out:
        problems += _unused(book, held)
    problems += _copied(book, held)
    problems += _unnamed(book, held)
    problems += _misquoted(book, held)  # pages have more words than their cards quote
    return problems, places


def unlocked(book: Book, locks: Mapping[str, Lock]) -> Iterator[Problem]:
    """Yield the anchors that the locks of their layers do not have: nobody has found them since they were written.

    Also yields the places in a lock that no record cites. `raes check --texts DIR --lock`, run where the texts are,
    updates the lock files.
    """
    remedy = both("run raes check --texts DIR --lock", "выполните raes check --texts DIR --lock")
    seen = set()
    found: dict[str, list[Problem]] = {file: [] for file in locks}
    for path, source, anchor in book.citations():
        seen.add((source, anchor))
        file = book.file(path)
        if file in locks and (source, anchor) not in locks[file]:
            message = both(f"{anchor!r} was never found in {source!r}", f"{anchor!r} ещё не находили в {source!r}")
            found[file].append(book.problem(path, "unverified-anchor", message, remedy))
    for file, lock in locks.items():
        yield from found[file]
        for source, anchor in lock if not book.left_out else ():
            if (source, anchor) not in seen:
                message = both(
                    f"the lock file has {anchor!r} of {source!r}, which no record cites",
                    f"в файле сверки есть {anchor!r} из {source!r}, но ни одна запись этого не цитирует",
                )
                yield Problem(file, 1, 1, "stale-lock", message, remedy)


def coverage(book: Book, texts: Mapping[str, bytes]) -> dict[str, tuple[int, int, int]]:
    """Return, for each source whose text is given, how many sentences it has, records use, and `silent` lists."""
    table, cited = {}, book.cited()
    for id_, source in book.base.sources.items():
        if source.file and source.file in texts:
            text = SourceText(texts[source.file].decode("utf-8", "replace"))
            facts = [anchor for path, anchor in cited.get(id_, ()) if path[0] != "silent"]
            every = [anchor for _, anchor in cited.get(id_, ())]
            left, bare = len(text.unused(every)), len(text.unused(facts))
            table[id_] = (len(text.sentences), len(text.sentences) - bare, bare - left)
    return table


def _files(book: Book, texts: Mapping[str, bytes], lock: Lock) -> Iterator[Problem]:
    loose = {source for _, source, anchor in book.citations() if (source, anchor) not in lock}
    for id_, source in book.base.sources.items():
        name = name_of(id_, source)
        if name not in texts:
            if id_ in loose:
                message = both(f"there is no text {name!r}", f"текста {name!r} нет")
                yield book.problem(("sources", id_, "file"), "text-missing", message)
        elif source.file and (found := sha256(texts[name]).hexdigest()) != source.sha256:
            message = both(f"the text has a different digest: {found}", f"у текста другая контрольная сумма: {found}")
            remedy = both("it is a different version", "это другая версия")
            yield book.problem(("sources", id_, "sha256"), "text-digest", message, remedy)


def _unused(book: Book, read: Mapping[str, SourceText]) -> Iterator[Problem]:
    cited = book.cited()
    for id_, text in read.items():
        source = book.base.sources[id_]
        for sentence in text.unused(anchor for _, anchor in cited.get(id_, ())) if source.scope != "selected" else ():
            message = both(f"no record uses: {sentence.text}", f"не использовано ни в одной записи: {sentence.text}")
            remedy = both(
                f"cite it, or list it under silent of {id_}", f"процитируйте его или внесите в silent для {id_}"
            )
            yield Problem(name_of(id_, source), sentence.line, 1, "unused-sentence", message, remedy)


def _copied(book: Book, read: Mapping[str, SourceText]) -> Iterator[Problem]:
    """Yield texts of ours that repeat a source of their layer at length; quotations (names of documents) may."""
    its = {id_: {tuple(run) for run in _runs(words(text.text))} for id_, text in read.items()}
    runs: dict[str, set[tuple[str, ...]]] = {}
    for file, source in {(book.file(path), source) for path, source, _ in book.citations() if source in its}:
        runs.setdefault(file, set()).update(its[source])
    for section, id_, record in book.records():
        for path, value in _own_texts((section, id_), record):
            own = _runs(words(re.sub("[«“][^»”]*[»”]", "", value)))
            if copied := next((run for run in own if tuple(run) in runs.get(book.file(path), ())), None):
                run = " ".join(copied)
                message = both(
                    f"repeats {_COPIED} or more words of a source in a row: {run!r}",
                    f"повторяет подряд слова источника, от {_COPIED}: {run!r}",
                )
                remedy = both("put it in our own words", "скажите это своими словами")
                yield book.problem(path, "copied-text", message, remedy)


def _unnamed(book: Book, read: Mapping[str, SourceText]) -> Iterator[Problem]:
    """Yield participants with basis `named` whose name is in none of the sentences that the evidence is from.

    Participants and evidence that other layers add are not checked: cards quote too little.
    """
    for id_, event in book.base.events.items():
        file = book.file(("events", id_))
        cited = [one for at, one in enumerate(event.sources) if book.file(("events", id_, "sources", at)) == file]
        quoted = [one for one in cited if one.source in read]
        passages = [sentence.text for one in quoted for sentence in read[one.source].touched(one.anchor)]
        # A hyphen at a line end may divide a name.
        told = [*passages, *(passage.replace("-", "") for passage in passages)]
        found = {key for passage in told for word in words(passage) for key in sounds.keys(word)}
        found |= {key for text in told if "ə" in text for key in names.name_keys(text, initials=False)}  # Azerbaijani
        for number, one in enumerate(event.participants):
            person = book.base.people.get(one.id)
            here = book.file(("events", id_, "participants", number)) == file
            if one.basis != "named" or person is None or not passages or not here:
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


def _misquoted(book: Book, read: Mapping[str, SourceText | Quoted]) -> Iterator[Problem]:
    """Yield the words quoted for a number or a date that are in none of the sources of the record."""
    for section, id_, record in book.records():
        cited = [one.source for one in getattr(record, "sources", ())]
        texts = [read[source] for source in cited] if all(source in read for source in cited) else []
        quoted = {"date_text": getattr(record, "date_text", None)}
        if section == "sources":
            texts = [read[id_]] if id_ in read and record.file else []
            quoted = {"published_text": record.published_text}
        if section == "figures":
            quoted["text"] = record.text
        for key, said in quoted.items():
            if said and texts and not any(text.spans(said) for text in texts):
                message = both(f"{said!r} is in none of its sources", f"{said!r} нет ни в одном из её источников")
                yield book.problem((section, id_, key), "misquoted", message, _TO_THE_LETTER)


def _stem(key: str, found: set[str]) -> bool:
    """Return whether a name is among `found`, also in a Russian inflection: its end may differ by a few letters."""
    return any(word.startswith(key[: max(len(key) - 1, 4)]) for word in found)


def _own_texts(path: KeyPath, record: object) -> Iterator[tuple[KeyPath, str]]:
    for key in ("title", "text", "note", "date_note", "place_note"):
        value = getattr(record, key, None)
        if isinstance(value, Both):
            yield (*path, key, "en"), value.en
            yield (*path, key, "ru"), value.ru


def _runs(line: list[str]) -> Iterator[list[str]]:
    return (line[at : at + _COPIED] for at in range(len(line) - _COPIED + 1))
