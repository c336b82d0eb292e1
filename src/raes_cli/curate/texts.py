"""A base held against the texts of its sources: every anchor found, every sentence accounted for."""

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
"""Words of a source in a row from which a text of ours counts as copied."""
_TO_THE_LETTER = both("quote the source to the letter", "цитируйте источник буквально")


def name_of(id_: str, source: Source) -> str:
    """The file of a source among the texts: its own, or what is quoted of a page, named after its id."""
    return source.file or f"{id_}.txt"


def verify(
    book: Book, texts: Mapping[str, bytes], lock: Lock | None = None
) -> tuple[list[Problem], dict[tuple[str, str], int]]:
    """What is wrong with `book` in the light of `texts` (file name → content), and the line of each anchor, 0 of none.

    What is cited of a source whose text is not among them stands where `lock` says.
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
    problems += _misquoted(book, held)  # a page has more words than are quoted of it
    return problems, places


def unlocked(book: Book, locks: Mapping[str, Lock]) -> Iterator[Problem]:
    """Anchors in files that have `locks` that nobody has held against their source since they were written.

    Run `raes check --texts DIR --lock` where the texts are, and commit the lock file.
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
    """Of each source whose text is there: its sentences, those a record uses, those listed as silent."""
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
                message = both(f"no text {name!r} is there", f"текста {name!r} нет")
                yield book.problem(("sources", id_, "file"), "text-missing", message)
        elif source.file and (found := sha256(texts[name]).hexdigest()) != source.sha256:
            message = both(f"the text has another digest: {found}", f"у текста другая контрольная сумма: {found}")
            remedy = both("it is another version", "это другая версия")
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
    """Texts of ours that repeat a source of their file at length; names of documents and themes of sessions may."""
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
                remedy = both("say it in words of our own", "скажите это своими словами")
                yield book.problem(path, "copied-text", message, remedy)


def _unnamed(book: Book, read: Mapping[str, SourceText]) -> Iterator[Problem]:
    """People said to be named whose name stands in none of the sentences that the evidence is taken from.

    Of what other layers say more, cards give too little.
    """
    for id_, event in book.base.events.items():
        file = book.file(("events", id_))
        cited = [one for at, one in enumerate(event.sources) if book.file(("events", id_, "sources", at)) == file]
        quoted = [one for one in cited if one.source in read]
        passages = [sentence.text for one in quoted for sentence in read[one.source].touched(one.anchor)]
        # One hyphen at the end of a line may have parted a name.
        told = [*passages, *(passage.replace("-", "") for passage in passages)]
        found = {key for passage in told for word in words(passage) for key in sounds.keys(word)}
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
    """Words given as a source's own, of a number or a date, that stand in no source of the record."""
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
