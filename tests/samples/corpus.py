"""The articles that tests read: the project's own in samples/, then those beside the repository, where they lie."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from markdown_it import MarkdownIt

from benchmarks.corpus import read_gold
from podcast.article import read

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from _pytest.mark.structures import ParameterSet

    from podcast.model import Article

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "samples" / "articles"
GOLD = {annotation.file: annotation for annotation in read_gold(FOLDER)}
"""Annotations by the names of their files in FOLDER."""
OPEN_FEED = ROOT / "samples" / "the-open-feed.md"
OURS = {path.name: path for path in (*(FOLDER / name for name in GOLD), OPEN_FEED)}
_SHARED = ROOT.parent / "shared" / "articles"
BESIDE = {path.name: path for path in sorted(_SHARED.iterdir())} if _SHARED.is_dir() else {}
"""Other people's articles, which are never in the repository."""
ENGLISH = (OURS | BESIDE).keys() - {"bmjv.de.konsum.html"}
"""Names of the articles in the language that writers and embedded voices speak."""

# Elements within a line of text; all others stand on lines of their own.
_INLINE = frozenset("a abbr b cite code em i q s small span strong sub sup time u".split())
_UNSEEN = frozenset("head noscript script style template".split())


def cases(names: Collection[str], faults: Mapping[str, str] | None = None) -> list[ParameterSet]:
    """Parameters for a claim about articles: the paths of those in `names` that lie on this machine.

    Articles beside the repository are slow, so that the tests of everyday are the same everywhere. `faults` names
    articles on which the program does not keep the claim yet, each with what it gets wrong; their tests turn red once
    it does.
    """
    faults = faults or {}
    # Without the articles beside the repository nobody knows whether a name is one of theirs.
    assert not BESIDE or not faults.keys() - set(names)
    return [
        pytest.param(
            path,
            id=name,
            marks=[
                *([pytest.mark.slow] if name in BESIDE else []),
                *(
                    [pytest.mark.xfail(reason=faults[name], raises=AssertionError, strict=True)]
                    if name in faults
                    else []
                ),
            ],
        )
        for name, path in (OURS | BESIDE).items()
        if name in names
    ]


@lru_cache
def article(path: Path) -> Article:
    """The article at `path`, read once."""
    return read(str(path))


@lru_cache
def readable(path: Path) -> str:
    """Returns what a person sees of a text: no markup, a line for each block, junk and all."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        front, _, body = text.removeprefix("---\n").partition("\n---\n")
        text = f"<pre>{front}</pre>{MarkdownIt().enable('table').render(body)}"
    elif path.suffix != ".html":
        return text
    return "".join(_seen(html.document_fromstring(text)))


def _seen(element: html.HtmlElement) -> list[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return []
    edge = "" if element.tag in _INLINE else "\n"
    pieces = [edge, element.text or ""]
    for child in element:
        pieces += [*_seen(child), child.tail or ""]
    return [*pieces, edge]
