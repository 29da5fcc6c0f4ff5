"""The writer that needs no model: it chooses the article's own sentences and lets two hosts share them.

An Article and a Brief come in, a Script of the asked length goes out. `survey` weighs every sentence, `planning` gives
some their place (hook, summary, what to remember), `choosing` takes others for each section, `dialogue` shares them out
to the hosts, `chapters` puts all in order. Others import `Extractive`, and `ear` for a sentence as it is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.errors import ArticleError
from podcast.language.plain.folding import fold
from podcast.model import Music, Script, ScriptChapter, Stage
from podcast.writers.extractive import chapters
from podcast.writers.extractive.conversation import Conversation
from podcast.writers.extractive.phrases import Phrases
from podcast.writers.extractive.planning import ScriptPlan, plan_script
from podcast.writers.frame_texts import texts_in

if TYPE_CHECKING:
    from podcast.model import Article, Item
    from podcast.writers.brief import Brief

MOST_SECTIONS = 500
"""Sections of an article at most; each of them is said, and takes ten seconds at least."""
STEPS = 8
"""Tries to meet the length asked for."""
ROUNDS = 4
"""Scripts written at most, each without the sentences that the check finds fault with in the one before."""
NEAR = 0.015
"""The share of the length asked for that a script may be off without another try."""
FRAME_WORDS = 60
"""Words of the close and of the chapters' openings, which the sections cannot have."""


class Extractive:
    """The Writer for English articles that chooses their sentences; nothing leaves the machine."""

    def write(self, article: Article, brief: Brief) -> Script:
        """Returns the script nearest to the minutes asked for; ArticleError for another language than English."""
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
        unsaid: frozenset[str] = frozenset()
        for _ in range(ROUNDS):
            script = _nearest(plan_script(article, unsaid), brief)
            faulty = _faulty_sentences(script, brief)
            if not faulty:
                break
            unsaid |= faulty
        return script

    def preview(self, article: Article, brief: Brief) -> str:  # noqa: ARG002 - it is the same for all
        """Returns the line that says that nothing is sent."""
        return "Nothing is sent: the extractive writer works on this machine, and costs nothing."


def _nearest(plan: ScriptPlan, brief: Brief) -> Script:
    """The script of a plan whose length is nearest to what was asked for, searched by the scale of its words."""
    target = brief.minutes * 60
    low, high, scale = 0.0, 2.0, 1.0
    best, miss = _compose(plan, brief, scale), float("inf")
    for step in range(STEPS):
        script = _compose(plan, brief, scale) if step else best
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


def _faulty_sentences(script: Script, brief: Brief) -> frozenset[str]:
    """The article's sentences in lines that the check finds fault with: what cannot be said right is not said."""
    notes = {note.label: note.text for note in script.footnotes}
    lines = zip(script.lines, brief.faults(script), strict=False)
    return frozenset(notes[label] for line, faults in lines if faults for label in line.cites)


def _compose(plan: ScriptPlan, brief: Brief, scale: float) -> Script:
    """The script with `scale` times the words that the minutes asked for hold."""
    article, texts = plan.article, texts_in("en")
    conversation = Conversation(brief.hosts, Phrases(fold(article.title)), plan.personal, plan.proper)
    words = brief.minutes * brief.pace * scale
    hello: tuple[Item, ...] = (Music("intro"), *chapters.welcome(plan, conversation, brief))
    opening = (ScriptChapter(texts.welcome, hello), *chapters.summary(plan, conversation, words))
    left = words - (sum(conversation.airtime.values()) + FRAME_WORDS)
    sections = chapters.sections(plan, conversation, max(left, 0.0))
    close: tuple[Item, ...] = (*chapters.close(plan, conversation), Music("outro"))
    last = ScriptChapter(texts.remember if plan.keep else "To close", close)
    return Script(
        title=article.title,
        hosts=brief.hosts,
        chapters=(*opening, *sections, last),
        footnotes=tuple(conversation.footnotes),
        source=article.source,
        author=article.author,
        date=article.date,
        language=article.language,
    )
