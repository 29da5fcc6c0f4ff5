"""An article and an honest script of it, written for the tests: numbers, names, quotations, pronouns of every kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from podcast.script.text import read_script

if TYPE_CHECKING:
    from podcast.model import Script

_HERE = Path(__file__).parent
ARTICLE = (_HERE / "glacier.txt").read_text(encoding="utf-8")
SCRIPT = (_HERE / "glacier.md").read_text(encoding="utf-8")


def parsed(text: str) -> Script:
    """The script that a text means, as that of a file `s.md`."""
    return read_script(text, Path("s.md")).script
