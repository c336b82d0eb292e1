"""Drafts of texts whose sentences are those of the sample texts in any order: whatever they say, nothing breaks."""

from __future__ import annotations

import random
import re
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.curate import examine
from raes_cli.draft import draft
from raes_cli.draft.origin import origin
from raes_cli.lookup.base import layers, open_base
from raes_cli.lookup.reading.lexicon import Lexicon

_HERE = Path(__file__).parent
_BASE = str(_HERE / "frozen" / "facts.yaml")
_TEXTS = [*sorted((_HERE / "drafts").glob("*.txt")), *sorted((_HERE.parent / "bench" / "draft").glob("*.txt"))]
_SEED = 16
_LINES_A_TEXT = 8  # of `--hostile-lines`


def _sentences() -> list[str]:
    found = (one.strip() for path in _TEXTS for one in re.split(r"(?<=[.?!”»])\s", path.read_text(encoding="utf-8")))
    return [one for one in found if one]


def test_sentences_in_any_order_are_drafted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    base = layers([_BASE])
    book, _ = examine(base)
    # Examine the base once for all texts.
    monkeypatch.setattr("raes_cli.draft.examine", lambda given: (book, []) if len(given) == 1 else examine(given))
    chosen, sentences = random.Random(_SEED), _sentences()
    with closing(open_base([_BASE])) as index:
        lexicon = Lexicon(index)
        for _ in range(request.config.getoption("--hostile-lines") // _LINES_A_TEXT):
            text = "\n\n".join(" ".join(chosen.sample(sentences, 3)) for _ in range(6))
            found = origin(text.encode(), "text.txt", text, published="2025-11-28", language=None)
            try:
                written = draft(found, base, lexicon, None, "en").layer.written()
            except Exception as error:  # the text that breaks it, to try it alone
                raise AssertionError(text) from error
            assert written.startswith("# Drafted"), text


@pytest.mark.parametrize(
    "text",
    [
        # the place is printed in a later sentence than the meeting and the talks that follow
        (
            "Ali Asadov met with Sergei Lavrov on September 23.\n\nThe guests paid one of their first visits to Russia."
            " Vladimir Putin and Ilham Aliyev held talks."
        ),
        # a sentence inside a quotation tells who said the one before
        '"Товарооборот вырос. Об этом сообщил Ильхам Алиев. Мы рады", - сказал Сергей Лавров.',
    ],
)
def test_what_broke_a_draft_is_drafted(text: str) -> None:
    base = layers([_BASE])
    with closing(open_base([_BASE])) as index:
        found = origin(text.encode(), "text.txt", text, published="2025-11-28", language=None)
        drafted = draft(found, base, Lexicon(index), None, "en")
    assert "lavrov" in drafted.layer.written()
