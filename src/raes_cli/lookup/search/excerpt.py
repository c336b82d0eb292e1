"""Extracts what matched in a text, with its context."""

from __future__ import annotations

from collections.abc import Sequence

from raes_cli import text

Terms = tuple[frozenset[str], ...]
"""For each word of a run, the folded words of the base that match it."""

_WIDTH = 160  # characters of a context


def places(words: Sequence[str], terms: Terms) -> list[int]:
    """Return the positions in `words` at which a run matches."""
    first, rest = terms[0], terms[1:]
    begins = [at for at, word in enumerate(words[: max(len(words) - len(rest), 0)]) if word in first]
    return [at for at in begins if all(words[at + step] in some for step, some in enumerate(rest, 1))]


def context(value: str, sought: Sequence[Terms]) -> tuple[str, list[str]]:
    """Return the excerpt of `value` with most of the terms, cut between words, and the matches in it as printed."""
    value = " ".join(value.split())
    words = list(text.placed_words(value))
    folded = [word for word, _, _ in words]
    hits = sorted(
        (*words[at + step][1:], run)
        for run, terms in enumerate(sought)
        for at in places(folded, terms)
        for step in range(len(terms))
    )
    first, last = _window(value, hits)
    shown = [value[start:end] for start, end, _ in hits if first <= start and end <= last]
    cut = ("…" if first else "") + value[first:last] + ("…" if last < len(value) else "")
    return cut, list(dict.fromkeys(shown))


def _window(value: str, hits: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Return start and end of the excerpt of `value` that shows most runs; `hits` are start, end and run."""
    if len(value) <= _WIDTH or not hits:
        return 0, len(value)
    best: list[tuple[int, int, int]] = []
    for start, _, _ in hits:
        near = [hit for hit in hits if start <= hit[0] and hit[1] <= start + _WIDTH]
        if len({run for _, _, run in near}) > len({run for _, _, run in best}):
            best = near
    start, end = (best[0][0], best[-1][1]) if best else hits[0][:2]
    margin = max(_WIDTH - (end - start), 0) // 2
    last = value.find(" ", min(end + margin, len(value)))
    return value.rfind(" ", 0, max(start - margin, 0)) + 1, len(value) if last < 0 else last
