"""The parts of an article with the words that each may take, so that the whole has the length asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Music, Script, ScriptChapter
from podcast.writers.frame_texts import texts_in
from podcast.writers.llm import composing, parts
from podcast.writers.llm.turns import script_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.llm.parts import ChapterPart

BOOKENDS = 70
"""Words of the hook and of what to remember."""


def cast_parts(article: Article, brief: Brief) -> tuple[tuple[ChapterPart, ...], float]:
    """Returns the parts with their words, and how many seconds the whole is then going to have."""
    split = parts.split_article(article, texts_in(article.language))
    bare = _bare_seconds(article, brief, split) + BOOKENDS * 60 / brief.pace
    cast = parts.cast(split, (brief.minutes * 60 - bare) * brief.pace / 60, brief.hosts)
    return cast, bare + sum(part.words for part in cast) * 60 / brief.pace


def _bare_seconds(article: Article, brief: Brief, split: Sequence[ChapterPart]) -> float:
    """How long music, gaps, welcome and goodbye are, without anything of the article."""
    hello = script_items(composing.welcome(article, brief.show, brief.hosts), str)
    bye = script_items(composing.close(article, brief.hosts), str)
    chapters = (
        ScriptChapter("Welcome", (Music("intro"), *hello)),
        *(ScriptChapter(part.title, ()) for part in split if part.piece == 1),
        ScriptChapter("To remember", (*bye, Music("outro"))),
    )
    return brief.seconds(Script(article.title, brief.hosts, chapters))
