"""The parts of an article with the words that each may take, so that the whole has the length asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.model import Music, Script, ScriptChapter
from podcast.writers.frame_texts import texts_in
from podcast.writers.llm import bookends, parts, prompts, sharing
from podcast.writers.llm.question_limit import share_questions
from podcast.writers.llm.ties import find_ties
from podcast.writers.llm.turns import script_items

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.llm.parts import ChapterPart

HOOK = 25
"""Words of the hook."""
CHAPTER = 110
"""Words that a chapter has on average at least, where there are more than a few: sections are told together then."""
FEWEST = 6
"""Chapters that any episode may have, as far as the article has them."""


def cast_parts(article: Article, brief: Brief) -> tuple[tuple[ChapterPart, ...], float]:
    """Returns the parts with their words, and how many seconds the whole is then going to have."""
    language = brief.show.writer.language or article.language
    most = max(FEWEST, round(brief.minutes * brief.pace / CHAPTER))
    split = parts.gather(parts.split_article(article, texts_in(language)), most)
    around = (HOOK + prompts.CLOSE * 2 / 3) * 60 / brief.pace
    bare = _bare_seconds(article, brief, split, language) + around
    words = (brief.minutes * 60 - bare) * brief.pace / 60
    cast = share_questions(sharing.cast(split, words, brief.hosts, _shifts(article, brief, split)))
    cast = _tied(article, brief, cast)
    return cast, bare + sum(part.words for part in cast) * 60 / brief.pace


def _tied(article: Article, brief: Brief, cast: Sequence[ChapterPart]) -> tuple[ChapterPart, ...]:
    """The parts with what belongs together in each; known of English articles only."""
    if not article.language.startswith("en"):
        return tuple(cast)
    understood = brief.understand(article)
    return tuple(replace(part, together=find_ties(understood, part.sentences)) for part in cast)


def _shifts(article: Article, brief: Brief, split: Sequence[ChapterPart]) -> Collection[int]:
    """The numbers of the sentences with which another topic begins; known of English articles only."""
    if not article.language.startswith("en"):
        return ()
    understood = brief.understand(article)
    begins = {fold(understood.sentences[index].text) for index in understood.shifts}
    return {
        sentence.number
        for part in split
        for sentence in part.sentences
        if begins and fold(sentence.text) in begins
    }


def _bare_seconds(article: Article, brief: Brief, split: Sequence[ChapterPart], language: str) -> float:
    """How long music, gaps, welcome and goodbye are, without anything of the article."""
    hello = script_items(bookends.welcome(article, brief.show, brief.hosts, language), str)
    bye = script_items(bookends.close(article, brief.hosts, language), str)
    chapters = (
        ScriptChapter("Welcome", (Music("intro"), *hello)),
        *(ScriptChapter(part.title, ()) for part in split if part.piece == 1),
        ScriptChapter("To remember", (*bye, Music("outro"))),
    )
    return brief.seconds(Script(article.title, brief.hosts, chapters))
