"""What tests leave out because their claims do without it: the disk, the best sound, the same parse again."""

from __future__ import annotations

import contextlib
import os
import pickle
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcast.audio import mp3
from podcast.language.grammar import parsing
from podcast.model import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Parse

_ENCODING = 7
"""LAME's quality that takes a quarter of the time."""


def skip_waiting(patch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk: that matters when the power goes, and tests end processes only."""
    patch.setattr(os, "fsync", lambda _: None)


@contextlib.contextmanager
def encoding() -> Iterator[None]:
    """Encode MP3s in a quarter of the time meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mp3, "QUALITY", _ENCODING)
        yield


@cache
def _parser() -> str:
    """What parses: the code, what it gives, and the model that it loads."""
    code = b"".join(Path(module.__file__ or "").read_bytes() for module in (parsing, sentence))
    return sha256(code + parsing.grammar_identity().encode()).hexdigest()[:16]


def keep_parses(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Parse no sentence that another test, in whatever process, has had parsed by the same code and model."""
    parse_anew = parsing._parsed

    def parsed(texts: Sequence[str]) -> Iterator[tuple[str, Parse]]:
        kept = folder / _parser()
        kept.mkdir(parents=True, exist_ok=True)
        paths = {text: kept / sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts}
        new = [text for text, path in paths.items() if not path.exists()]
        for text, parse in parse_anew(new) if new else ():
            unfinished = paths[text].with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(pickle.dumps(parse))
            unfinished.rename(paths[text])
        kept_ones = ((text, path.read_bytes()) for text, path in paths.items() if path.exists())
        yield from ((text, pickle.loads(data)) for text, data in kept_ones)  # noqa: S301 - we wrote it

    patch.setattr(parsing, "_parsed", parsed)
