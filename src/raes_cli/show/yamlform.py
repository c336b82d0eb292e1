"""YAML: the JSON in block style, for people and for programs that read YAML.

Every text is quoted as in JSON, which is valid YAML: no reader, of YAML 1.1 or 1.2, can take `no`, `2023-02`, `08` or
`1e3` for anything else. (PyYAML's own writer leaves the last two unquoted, and takes 30 ms to import.)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from raes_cli.show.page import Page

# Characters that JSON leaves as they are but YAML forbids or folds, or that control a terminal.
_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)


def yaml(records: Sequence[str], page: Page) -> Iterator[str]:  # noqa: ARG001 - the same on every page
    """Yield one list, as in JSON."""
    yield from (f"- {_block(json.loads(record), '  ')}\n" for record in records)
    if not records:
        yield "[]\n"


def _block(value: Any, margin: str) -> str:  # noqa: ANN401 - any value of JSON
    """Return `value` in block style, with every line after the first indented by `margin`."""
    if not value or not isinstance(value, (dict, list)):
        return _scalar(value)
    if isinstance(value, list):
        return f"\n{margin}".join(f"- {_block(item, f'{margin}  ')}" for item in value)
    deeper = f"{margin}  "
    gaps = {key: f"\n{deeper}" if inner and isinstance(inner, (dict, list)) else " " for key, inner in value.items()}
    return f"\n{margin}".join(f"{key}:{gaps[key]}{_block(inner, deeper)}" for key, inner in value.items())


def _scalar(value: object) -> str:
    text = _UNSAFE.sub(_escaped, json.dumps(value, ensure_ascii=False))
    # YAML 1.1 requires a decimal point in a number with an exponent.
    return text.replace("e", ".0e") if isinstance(value, float) and "." not in text else text


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"  # noqa: PLR2004 - the last of four digits
