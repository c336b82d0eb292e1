"""Records in full: the answer and its evidence, then every other key, and what is not given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli import labels, vocabularies
from raes_cli.show.tables import parts
from raes_cli.show.tables.dossier import ACTORS, heading, others, posts
from raes_cli.show.tables.fields import ANSWERS, HEAD, field, fields, ordered
from raes_cli.show.tables.layout import spaced
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_IN_VALUE = ("unit", "stated", "scale")


def show(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield a card for each record."""
    yield from spaced(_card(record, paper) for record in records)
    yield from paper.foot()


def _card(record: Record, paper: Paper) -> Iterator[Text]:
    kind = parts.kind(record, paper) if record.get("kind") else Text()
    yield from heading(record, paper, paper.say(vocabularies.TYPES[record["type"]]), kind)
    keys = list(_keys(record))
    first = [key for key in keys if key in ANSWERS.get(record["type"], ())]
    yield from fields(first, record, paper)
    if record.get("posts"):
        yield from parts.section(labels.POSTS, posts(record, paper, quoted=True), paper)
    yield from parts.evidence(record, paper)
    yield Text()
    yield from field("title", () if record["type"] in ACTORS else others(record, paper), paper)
    yield from fields((key for key in keys if key not in first), record, paper)


def _keys(record: Record) -> Iterator[str]:
    """Return the keys that have a line of their own; `earliest` and `latest` only if the date does not give them."""
    elsewhere = [*HEAD, *(_IN_VALUE if record.get("value") is not None else ())]
    if record["date"] == record["earliest"] == record["latest"]:
        elsewhere += ("earliest", "latest")
    if record.get("qualifier") == "exact":
        elsewhere.append("qualifier")
    if record.get("read") == "whole":
        elsewhere.append("read")
    if "claim_records" in record:
        elsewhere.append("claims")
    if record.get("period") or record.get("published"):
        elsewhere.append("date")
    return (key for key in ordered(record) if key not in elsewhere)
