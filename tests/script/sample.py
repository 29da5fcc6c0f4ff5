"""Articles and honest scripts of them, written by hand: numbers, names, quotations, pronouns of every kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from podcast.script.text import read_script
from tests.samples import corpus

if TYPE_CHECKING:
    from podcast.model import Script

_HERE = Path(__file__).parent
ARTICLE = (_HERE / "glacier.txt").read_text(encoding="utf-8")
SCRIPT = (_HERE / "glacier.md").read_text(encoding="utf-8")
CABLE = _HERE / "cable.md", corpus.FOLDER / "news.html"
"""A script by the rules for two voices, and its article."""
_SHARED = corpus.ROOT.parent / "shared"
_EXAMPLE = _SHARED / "example-script.md", _SHARED / "articles" / "rogue-state-alliances.txt"
EXAMPLE = _EXAMPLE if all(path.is_file() for path in _EXAMPLE) else None
"""Another one, where it lies beside the repository."""


def parsed(text: str) -> Script:
    """The script that a text means, as that of a file `s.md`."""
    return read_script(text, Path("s.md")).script
