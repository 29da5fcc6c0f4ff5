"""What trafilatura takes for the text of a page: a second opinion on every leaf."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from podcast.article.extraction import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_RUN = 4
"""Words in a row that two texts share only where one is taken from the other."""
_MOST = 0.6
"""Share of a leaf's runs that trafilatura's text has when it took the leaf."""
# trafilatura warns of every page without text, for which we raise an ArticleError. A handler that does nothing keeps
# Python from printing the warning where nobody has set up logging; who has set it up still gets it.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


class SecondOpinion:
    """The words of the text that trafilatura finds on a page."""

    def __init__(self, tree: HtmlElement) -> None:
        from copy import deepcopy

        from trafilatura import bare_extraction

        extraction = bare_extraction(
            deepcopy(tree), include_comments=False, include_links=True, with_metadata=False
        )
        body = getattr(extraction, "body", None)
        lines = (
            []
            if body is None
            else [
                key("".join(element.itertext()))
                for element in body.iter("p", "head", "item", "quote", "cell")
            ]
        )
        self.words = sum(len(line.split()) for line in lines)
        self._lines = set(lines)
        self._runs = {run for line in lines for run in _runs(line.split())}

    def takes(self, text: str) -> bool:
        """Returns whether a line, or most of it, is in trafilatura's text."""
        words = key(text)
        runs = list(_runs(words.split()))
        return words in self._lines or (
            bool(runs) and sum(run in self._runs for run in runs) >= _MOST * len(runs)
        )


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
