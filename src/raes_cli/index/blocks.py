"""The file of an index: a database, the digests of its blocks, and a trailer with a digest of these and of its name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

try:
    # The module behind hashlib, without the 10 ms it takes to load OpenSSL.
    from _blake2 import blake2b  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    from hashlib import blake2b

_MAGIC = b"raes index 3\n"
DIGEST_SIZE = 32
TRAILER = len(_MAGIC) + DIGEST_SIZE
_BLOCK = 1 << 21


def digest(parts: Iterable[bytes]) -> str:
    """Return 32 hexadecimal digits that identify `parts`."""
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return str(state.hexdigest())


def count(size: int) -> int:
    """Return the number of blocks of an index of this size, which includes the trailer."""
    return -(-(size - TRAILER) // (_BLOCK + DIGEST_SIZE))


def is_sound(file: BinaryIO, path: Path, size: int, only: int | None = None) -> bool:
    """Return whether the index in `file` has the trailer of its name and each block (or `only` one) its digest."""
    image = size - TRAILER - count(size) * DIGEST_SIZE
    if image < 0:
        return False
    file.seek(image)
    trailer = file.read()
    digests = trailer[:-TRAILER]
    if trailer != digests + _seal(path, digests):
        return False
    for number in range(count(size)) if only is None else (only,):
        file.seek(number * _BLOCK)
        block, at = file.read(min(_BLOCK, image - number * _BLOCK)), number * DIGEST_SIZE
        if _digested(path, number, block) != digests[at : at + DIGEST_SIZE]:
            return False
    return True


def _digested(path: Path, number: int, block: bytes) -> bytes:
    """Return the digest of a block of the index to be published at `path`."""
    state = blake2b(b"%s %d " % (path.name.encode(), number), digest_size=DIGEST_SIZE)
    state.update(block)
    return bytes(state.digest())


def _seal(path: Path, digests: bytes) -> bytes:
    """Return the bytes that end an index whose blocks have these digests."""
    return _MAGIC + _digested(path, -1, digests)


def seal(draft: Path, path: Path) -> None:
    """Write the digests and the trailer of the index to be published at `path` behind the database in `draft`."""
    with draft.open("r+b") as file:
        blocks = enumerate(iter(lambda: file.read(_BLOCK), b""))
        digests = b"".join(_digested(path, number, block) for number, block in blocks)
        file.write(digests + _seal(path, digests))
        file.flush()
        os.fsync(file.fileno())


def unseal(draft: Path, path: Path) -> None:
    """Leave only the database in `draft`, a copy of the index at `path`; nothing if it is damaged."""
    with draft.open("r+b") as file:
        size = os.fstat(file.fileno()).st_size
        file.truncate(size - TRAILER - count(size) * DIGEST_SIZE if is_sound(file, path, size) else 0)
