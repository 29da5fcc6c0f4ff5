"""An article and an honest script of it, written for the tests: numbers, names, quotations, pronouns of every kind."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent
ARTICLE = (_HERE / "glacier.txt").read_text(encoding="utf-8")
SCRIPT = (_HERE / "glacier.md").read_text(encoding="utf-8")
