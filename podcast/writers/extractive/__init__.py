"""The writer that needs no model: it plans which of the article's points are said, and lets two hosts tell them.

An Article and a Brief come in, a Script of the asked length goes out. `points` finds what can be said by itself and
what it is worth, `genres` has the plan of each kind of text and `planning` the plain one, `spoken_wording` says a
sentence for the ear (who speaks first, pointers by name, long ones cut), `slots` finds questions, `dialogue` shares all
out to the hosts, `chapters` puts it in order. Others import `Extractive`.
"""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from podcast.errors import ArticleError, WriterError
from podcast.model import Music, Script, ScriptChapter, Stage
from podcast.writers.brief import AUTO_MINUTES
from podcast.writers.extractive.airtime import balance_airtime
from podcast.writers.extractive.chapters import write_chapters
from podcast.writers.extractive.dialogue import open_talk
from podcast.writers.extractive.genres import plan_by_genre
from podcast.writers.extractive.lengths import measure_lengths
from podcast.writers.extractive.points import count_words_of, find_points
from podcast.writers.extractive.shortening import leave_unused_acronyms
from podcast.writers.extractive.source_view import read_source

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

MOST_SECTIONS = 500
"""Sections of an article at most; each of them is said, and takes ten seconds at least."""
STEPS = 7
"""Tries to meet the length asked for."""
CHOSEN = 0.3
"""What a sentence's weight gains by being chosen by somebody else."""
_MORE = 2.0
"""Times the words that an article should need, in which all of it can be said."""
NEAR = 0.02
"""The share of the length asked for that a script may be off without another try."""


class Extractive:
    """The Writer for English articles that chooses their sentences; nothing leaves the machine."""

    languages = ("en",)
    carrying = 1.0
    """Sentences stand on each other: of eight articles, heard blind, all of it had 6.2 of ten, three quarters 4.9."""

    def __init__(self, preferred: Collection[str] = ()) -> None:
        """`preferred` are sentences of the article that somebody else has chosen: they weigh more."""
        self._preferred = frozenset(preferred)

    def write(self, article: Article, brief: Brief) -> Script:
        """Returns the script nearest to the minutes asked for; ArticleError for another language than English."""
        if brief.show.writer.is_steered:
            raise WriterError(
                "the extractive writer cannot follow tone, audience, focus or language",
                "leave them out, or choose --writer llm",
            )
        if not article.language.startswith("en"):
            raise ArticleError(
                f"the article is in the language {article.language!r}, the extractive writer knows English only",
                "write the script by hand, or choose another --writer",
            )
        if len(article.sections) > MOST_SECTIONS:
            raise ArticleError(
                f"{article.source} has {len(article.sections)} sections, an episode can hold {MOST_SECTIONS}",
                "give a part of it",
                ": ",
            )
        source = measure_lengths(read_source(brief.understand(article)))
        points = tuple(self._weigh(source, point) for point in find_points(source))
        if not points:
            raise ArticleError(f"{article.source} holds no sentences to make a script of")
        return _nearest(source, points, brief)

    def _weigh(self, source: SourceView, point: TellingPoint) -> TellingPoint:
        chosen = source.sentence(point.own).text in self._preferred
        return replace(point, weight=point.weight + CHOSEN) if chosen else point

    def preview(self, article: Article, brief: Brief) -> str:  # noqa: ARG002 - it is the same for all
        """Returns the line that says that nothing is sent."""
        return "Nothing is sent: the extractive writer works on this machine, and costs nothing."


def _nearest(source: SourceView, points: Sequence[TellingPoint], brief: Brief) -> Script:
    """The script whose length is nearest to what was asked for, searched by the words that it has.

    Where nobody asked for one, an article that is no longer than the longest episode is told whole.
    """
    target = brief.minutes * 60
    words = brief.minutes * brief.pace
    may_fit = count_words_of(source, points) <= _MORE * words
    if may_fit and not brief.is_exact and brief.format != "brief":
        script = _compose(source, points, brief, _MORE * words)
        if brief.seconds(script) <= max(target, 60 * AUTO_MINUTES[1]):
            brief.report(Stage.WRITING, STEPS, STEPS)
            return script
    low, high, scale = 0.0, 2.0, 0.8
    tries: list[tuple[float, int, Script]] = []
    for step in range(STEPS):
        script = _compose(source, points, brief, words * scale)
        over = brief.seconds(script) - target
        brief.report(Stage.WRITING, step + 1, STEPS)
        tries.append((abs(over), step, script))
        if abs(over) <= NEAR * target:
            break
        low, high = (low, scale) if over > 0 else (scale, high)
        guess = scale * target / max(target + over, 1)  # the length grows about as the words do
        scale = guess if 2 * step < STEPS and low < guess < high else (low + high) / 2
    brief.report(Stage.WRITING, STEPS, STEPS)
    return min(tries, key=itemgetter(0, 1))[2]


def _compose(source: SourceView, points: Sequence[TellingPoint], brief: Brief, words: float) -> Script:
    """The script with so many words of the article."""
    article = source.understood.article
    plan = plan_by_genre(source, points, words)
    chapters, footnotes = write_chapters(open_talk(source, len(brief.hosts)), plan, brief)
    if all(part.swaps for part in plan.parts):
        chapters = balance_airtime(chapters, [host.name for host in brief.hosts])
    chapters = leave_unused_acronyms(chapters)
    first, last = chapters[0], chapters[-1]
    first = ScriptChapter(first.title, (Music("intro"), *first.items))
    last = ScriptChapter(last.title, (*last.items, Music("outro")))
    return Script(
        title=article.title,
        hosts=brief.hosts,
        chapters=(first, *chapters[1:-1], last),
        footnotes=footnotes,
        source=article.source,
        author=article.author,
        date=article.date,
        language=article.language,
    )
