"""The writer that needs no model: it chooses the article's own sentences and lets two hosts share them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.errors import ArticleError
from podcast.language.plain.folding import fold
from podcast.model import Music, Script, ScriptChapter, Stage
from podcast.writers.extractive import chapters
from podcast.writers.extractive.dialogue import Episode
from podcast.writers.extractive.phrases import Phrases
from podcast.writers.extractive.planning import Plan, plan

if TYPE_CHECKING:
    from podcast.model import Article
    from podcast.writers.brief import Brief

MOST = 500
"""Sections of an article; each of them is said, and takes ten seconds at least."""
STEPS = 8
"""Tries to meet the length asked for."""
ROUNDS = 4
"""Scripts written at most, each without the sentences that the check finds fault with in the one before."""
NEAR = 0.015
"""Of the length asked for: near enough."""


class Extractive:
    """See the module; English only."""

    def write(self, article: Article, brief: Brief) -> Script:
        """The script nearest to the minutes asked for; ArticleError for a language it has no words in."""
        if not article.language.startswith("en"):
            raise ArticleError(
                f"the article is in the language {article.language!r}, the extractive writer knows English only; "
                "write the script by hand, or choose another --writer"
            )
        if len(article.sections) > MOST:
            raise ArticleError(
                f"{article.source} has {len(article.sections)} sections, an episode can hold {MOST}: give a part of it"
            )
        unsaid: frozenset[str] = frozenset()
        for _ in range(ROUNDS):
            script = _nearest(plan(article, unsaid), brief)
            wrong = _wrong(script, brief)
            if not wrong:
                break
            unsaid |= wrong
        return script

    def preview(self, article: Article, brief: Brief) -> str:  # noqa: ARG002 - it is the same for all
        """See Writer."""
        return "Nothing is sent: the extractive writer works on this machine, and costs nothing."


def _nearest(made: Plan, brief: Brief) -> Script:
    target = brief.minutes * 60
    low, high, scale = 0.0, 2.0, 1.0
    best, miss = _compose(made, brief, scale), float("inf")
    for step in range(STEPS):
        script = _compose(made, brief, scale) if step else best
        over = brief.seconds(script) - target
        brief.report(Stage.WRITING, step + 1, STEPS)
        if abs(over) < miss:
            best, miss = script, abs(over)
        if miss <= NEAR * target:
            break
        low, high = (low, scale) if over > 0 else (scale, high)
        guess = scale * target / (target + over)  # the length grows about as the words do
        scale = guess if 4 * step < STEPS and low < guess < high else (low + high) / 2
    brief.report(Stage.WRITING, STEPS, STEPS)
    return best


def _wrong(script: Script, brief: Brief) -> frozenset[str]:
    """The article's sentences in lines that the check finds fault with: what cannot be said right is not said."""
    notes = {note.label: note.text for note in script.footnotes}
    lines = zip(script.lines, brief.faults(script), strict=False)
    return frozenset(notes[label] for line, faults in lines if faults for label in line.cites)


def _compose(found: Plan, brief: Brief, scale: float) -> Script:
    article = found.article
    episode = Episode(brief.hosts, Phrases(fold(article.title)), found.personal, found.proper)
    words = brief.minutes * brief.pace * scale
    written = [
        ScriptChapter("Welcome", (Music("intro"), *chapters.welcome(found, episode, brief))),
        *chapters.summary(found, episode, words),
    ]
    ours = sum(episode.airtime.values()) + 60
    written += chapters.sections(found, episode, max(words - ours, 0.0))
    written.append(
        ScriptChapter(
            "To remember" if found.keep else "To close", (*chapters.close(found, episode), Music("outro"))
        )
    )
    return Script(
        title=article.title,
        hosts=brief.hosts,
        chapters=tuple(written),
        footnotes=tuple(episode.footnotes),
        source=article.source,
        author=article.author,
        date=article.date,
        language=article.language,
    )
