"""A `podcast make` for `tests.mortal`: each line is `SHOW SCRIPT STEP`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from podcast import making
from podcast.airing import refreshing  # noqa: F401 - all that `make` needs is loaded before the first step
from podcast.language.grammar.parsing import parse
from podcast.library import open_library
from podcast.scripting import Order
from tests.mortal import serve

if TYPE_CHECKING:
    from tests.mortal import Steps


def make(words: list[str], steps: Steps) -> None:
    """Make an episode of a show."""
    show, script = words
    library = open_library(Path(show))
    steps.begin()
    making.make(library, script, Order())


if __name__ == "__main__":
    parse(["What is loaded once is not loaded again by each child."])
    serve(make)
