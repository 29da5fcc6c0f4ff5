"""Scripts by the extractive writer, as the studio asks for them; each article is understood once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from podcast.model import Host, Show, Voice
from podcast.script.check import CheckContext, article_text, check, estimate_timing
from podcast.understanding import understand
from podcast.writers.brief import Brief
from podcast.writers.extractive import Extractive
from tests.samples import corpus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Article, Script, Understanding

TWO = (Host("Maya", Voice("hibari", "heart")), Host("Theo", Voice("piper", "joe")))
THREE = (*TWO, Host("Ada", Voice("hibari", "emma")))
PACE = {"Maya": 161, "Theo": 176, "Ada": 165}
"""Words a minute of each voice."""


@lru_cache(maxsize=40)
def understood(article: Article) -> Understanding:
    """What an article says, found once."""
    return understand(article)


def seconds(script: Script) -> float:
    """How long a script is going to be."""
    return estimate_timing(script, PACE).seconds


def write_script(
    article: Article,
    minutes: float = 8,
    hosts: tuple[Host, ...] = TWO,
    understood_by: Callable[[Article], Understanding] = understood,
) -> Script:
    """The writer's script, as the pipeline asks for it."""
    show = Show("Read Aloud", hosts)
    return Extractive().write(article, Brief(show, hosts, minutes, 168, seconds, lambda _: (), understood_by))


@lru_cache
def script_of(path: Path, minutes: float) -> Script:
    """The script of an article of the corpus, written once."""
    return write_script(corpus.article(path), minutes)


def faults(script: Script, article: Article) -> list[str]:
    """What a strict check finds wrong with a script, the article at hand."""
    context = CheckContext(
        "script.md", ("Read Aloud",), article_text(article), understood(article), strict=True
    )
    return [str(problem) for problem in check(script, context)]
