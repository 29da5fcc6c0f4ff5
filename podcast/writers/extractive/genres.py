"""Each kind of text has its plan; what is none of them gets the plain one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.writers.extractive.asked_headings import ask_headings
from podcast.writers.extractive.forum_plan import plan_posts
from podcast.writers.extractive.interview_plan import plan_interview
from podcast.writers.extractive.lists import plan_counted, plan_list
from podcast.writers.extractive.planning import plan_episode
from podcast.writers.extractive.posed_questions import find_answers
from podcast.writers.extractive.questions import plan_questions
from podcast.writers.extractive.reviews import plan_review
from podcast.writers.extractive.steps import plan_steps
from podcast.writers.extractive.studies import plan_study

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.writers.extractive.planning import EpisodePlan
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView


def _plan_turns(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan | None:
    """Returns the plan of an interview, or of a conversation of several of whom nobody asks the others."""
    return plan_interview(source, points, words) or plan_posts(source, points, words)


_PLANS: dict[str, Callable[[SourceView, Sequence[TellingPoint], float], EpisodePlan | None]] = {
    "interview": _plan_turns,
    "": plan_counted,
    "list": plan_list,
    "review": plan_review,
    "how-to": plan_steps,
    "recipe": plan_steps,
    "forum": plan_posts,
    "study": plan_study,
}
"""Genre → its plan, which is None where the text does not have the genre's parts."""


def plan_by_genre(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan:
    """Returns the plan of an episode with about so many words of the article."""
    by_genre = _PLANS.get(source.understood.genre, plan_questions)
    plan = by_genre(source, points, words) or plan_questions(source, points, words)
    plan = plan or plan_episode(source, points, words)
    if set(plan.close) & find_answers(source.understood):
        plan = replace(plan, close=())  # an answer is no last word without its question
    return ask_headings(source, plan)
