"""Quality of drafts: how much of the finished layers they find, how much of it is right, and how much is left to type.

`python bench/draft.py` drafts the ten texts in bench/draft, each with its finished layer, against the frozen base of
the tests; `python bench/draft.py DIR FACTS…` any others. A known event is recognised if draft and finished layer both
add evidence to the same record. Typed are the characters of the finished layer that an edit of the draft, without its
comments, must insert.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from raes_cli.curate import examine
from raes_cli.curate.book import Book
from raes_cli.curate.evidence import SourceText
from raes_cli.draft import draft
from raes_cli.draft.decoding import read
from raes_cli.draft.origin import origin
from raes_cli.lookup.base import layers, open_base
from raes_cli.lookup.reading.lexicon import Lexicon

HERE = Path(__file__).parent
KINDS = ("names", "dates", "places", "numbers", "speakers")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "draft"
    facts = sys.argv[2:] or [str(HERE.parent / "tests" / "frozen" / "facts.yaml")]
    base = layers(facts)
    book, _ = examine(base)
    total: Counter[str] = Counter()
    with closing(open_base(facts)) as index:
        lexicon = Lexicon(index)
        for path in sorted(folder.glob("*.txt")):
            finished = path.with_suffix(".yaml").read_text(encoding="utf-8")
            content = path.read_bytes()
            found = origin(content, path.name, read(content, path.name), published=None, language=None)
            written = draft(found, base, lexicon, None, "en").layer.written()
            counts = compared(written, finished, found.text, book)
            total += counts
            print(f"{path.stem:18}", told(counts))
    print(f"{'all':18}", told(total))


def compared(written: str, finished: str, text: str, book: Book) -> Counter[str]:
    """Count hits, wanted and proposed values by kind, anchors, known events, and characters."""
    names = {id_: one.name.en for id_, one in (*book.base.people.items(), *book.base.organizations.items())}
    mine, its = (dict(values(yaml.safe_load(one), names)) for one in (written, finished))
    counts: Counter[str] = Counter()
    for kind in KINDS:
        counts[f"{kind} hit"] = len(mine[kind] & its[kind])
        counts[f"{kind} wanted"] = len(its[kind])
        counts[f"{kind} proposed"] = len(mine[kind])
    source = SourceText(text)
    anchors = [one["anchor"] for one in _cited(yaml.safe_load(written))]
    counts["anchors"] = len(anchors)
    counts["anchors found"] = sum(bool(source.spans(anchor)) for anchor in anchors)
    known = {id_ for id_ in yaml.safe_load(finished).get("additions", {}) if id_ in book.base.events}
    counts["known"] = len(known)
    counts["known found"] = len(known & set(yaml.safe_load(written).get("additions", {})))
    counts["typed"], counts["length"] = typed(written, finished)
    return counts


def values(layer: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[tuple[str, set[str]]]:
    """Yield the values of a layer by kind; people and bodies by name, so that any id will do."""
    own = {
        id_: next(filter(None, (one["name"].get("en"), one["name"].get("ru"))))
        for section in ("people", "organizations", "places")
        for id_, one in layer.get(section, {}).items()
        if any(one["name"].values())
    }
    spelt = {
        id_: {one["text"] for one in record.get("spellings", ())}
        for section in ("people", "organizations")
        for id_, record in layer.get(section, {}).items()
    }
    events, figures = layer.get("events", {}).values(), layer.get("figures", {}).values()
    statements, additions = layer.get("statements", {}).values(), layer.get("additions", {})
    whose = {id_: min(spelt[id_]) if spelt.get(id_) else own.get(id_, names.get(id_, id_)) for id_ in (*own, *names)}
    taken = {one["id"] for event in events for one in event.get("participants", ())}
    taken |= {id_ for event in events for id_ in event.get("organizers", ())}
    taken |= {event["body"] for event in events if "body" in event}
    taken |= {id_ for id_ in additions if id_ in names} | set(spelt)
    yield "names", {whose.get(id_, id_) for id_ in taken}
    dated = {one["date"] for one in events if "date" in one} | {one["period"] for one in figures if "period" in one}
    dated |= {one["date"] for one in layer.get("documents", {}).values() if "date" in one}
    yield "dates", dated | {one["date"] for one in additions.values() if "date" in one}
    places = {one["place"] for one in (*events, *additions.values()) if "place" in one}
    yield "places", {id_ if id_ not in layer.get("places", {}) else "a new place" for id_ in places}
    numbers = {f"{one['value']} {one.get('scale', '')}".strip() for one in figures if "value" in one}
    yield "numbers", numbers | {f"growth {one['growth_percent']}" for one in figures if "growth_percent" in one}
    speakers = {id_ for one in statements for id_ in one.get("speakers", ())}
    speakers |= {id_ for one in (*figures, *events) for id_ in one.get("attribution", ())}
    yield "speakers", {whose.get(id_, id_) for id_ in speakers}


def typed(written: str, finished: str) -> tuple[int, int]:
    """Return how many characters of a finished layer the draft lacks, and how many the layer has."""
    mine = [line for line in written.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    its = [line for line in finished.splitlines() if line.strip()]
    missing = 0
    for tag, start, end, first, last in SequenceMatcher(None, mine, its, autojunk=False).get_opcodes():
        if tag in ("replace", "insert"):
            old, new = "\n".join(mine[start:end]), "\n".join(its[first:last])
            edits = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
            missing += sum(b - a for kind, _, _, a, b in edits if kind in ("replace", "insert"))
    return missing, sum(len(line) + 1 for line in its)


def told(counts: Mapping[str, int]) -> str:
    """Return the counts as percentages."""
    parts = [
        f"{kind} {_share(counts, f'{kind} hit', f'{kind} wanted')}/{_share(counts, f'{kind} hit', f'{kind} proposed')}"
        for kind in KINDS
    ]
    parts += [
        f"anchors {_share(counts, 'anchors found', 'anchors')}",
        f"known {_share(counts, 'known found', 'known')}",
    ]
    return "  ".join((*parts, f"typed {_share(counts, 'typed', 'length')}"))


def _share(counts: Mapping[str, int], part: str, whole: str) -> str:
    return f"{100 * counts[part] / counts[whole]:.0f} %" if counts[whole] else "–"


def _cited(value: object) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "anchor" in value:
            yield value
        for one in value.values():
            yield from _cited(one)
    elif isinstance(value, list):
        for one in value:
            yield from _cited(one)


if __name__ == "__main__":
    main()
