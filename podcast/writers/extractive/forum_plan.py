"""A forum: who asked what, the answer, the doubts and what came of it, each by the name of who posted it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.extractive.beats import Beat
from podcast.writers.extractive.planning import EpisodePlan, Part
from podcast.writers.extractive.shares import fill_evenly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

REPLIES = 5
"""Posts besides the question and its answer, at most."""
LEAST = 30
"""Words of a post, about."""
_ADDS = ("adds", "writes", "replies")
_SHARES = (0.35, 0.35)
"""Shares of the question and of its first answer; the others have the rest."""


@dataclass(frozen=True, slots=True)
class Post:
    """What one person wrote at once."""

    name: str
    sentences: tuple[int, ...]


def plan_posts(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan | None:
    """Returns the plan of a forum's page; None where it is not by several people, each by name."""
    posts = _read_posts(source)
    if len(posts) < 2 or len({post.name for post in posts}) < 2:
        return None
    weights = {point.own: point.weight for point in points}
    sayable = {point.own for point in points}
    question, answer, *others = posts

    def worth(post: Post) -> float:
        return max((weights.get(i, 0.0) for i in post.sentences), default=0.0) + 0.3 * (
            post.name == question.name
        )

    number = min(REPLIES, max(1, int((1 - sum(_SHARES)) * words / LEAST)))
    kept = sorted(others, key=worth, reverse=True)[:number]
    replies = [post for post in others if post in kept]
    shares = [_SHARES[0] * words, _SHARES[1] * words] if replies else [0.5 * words, 0.5 * words]
    runs = [[(i,) for i in post.sentences if i in sayable] for post in (question, answer, *replies)]
    said = [
        *fill_evenly(runs[:1], shares[0], source.words, shares[0], is_broken=True),
        *fill_evenly(runs[1:2], shares[1], source.words, shares[1]),
        *fill_evenly(runs[2:], words - sum(shares), source.words, 70),
    ]
    said = [said[0], *(_without_open_questions(source, own) for own in said[1:])]
    beats = [
        Beat(
            told=((f"{_spoken(post.name)} {verb}:", own[0]),),
            sentences=own,
            answers=source.tellers[own[0]],
            is_alone=True,
        )
        for post, own, verb in zip((question, answer, *replies), said, _verbs(question, replies), strict=True)
        if own
    ]
    parts = (_part(source, "The question", beats[:1]), _part(source, "The answers", beats[1:]))
    return EpisodePlan((), (), parts, ())


def _part(source: SourceView, title: str, beats: Sequence[Beat]) -> Part:
    sentences = tuple(i for beat in beats for i in beat.sentences)
    return Part(source.sentence(sentences[0]).section, sentences, beats=tuple(beats), title=title)


def _without_open_questions(source: SourceView, sentences: tuple[int, ...]) -> tuple[int, ...]:
    """Returns the sentences without questions whose answer is not among them."""
    return tuple(i for i in sentences if i + 1 in sentences or not source.sentence(i).text.endswith("?"))


def _read_posts(source: SourceView) -> list[Post]:
    """Returns the posts in order; what one wrote without anybody between is one."""
    posts: list[Post] = []
    for sentence in source.sentences:
        teller = source.tellers.get(sentence.index)
        if teller is None or teller.is_author:
            continue
        if posts and posts[-1].name == teller.name:
            posts[-1] = Post(teller.name, (*posts[-1].sentences, sentence.index))
        else:
            posts.append(Post(teller.name, (sentence.index,)))
    return posts


def _verbs(question: Post, replies: Sequence[Post]) -> list[str]:
    """Returns what each post does: it asks, it answers, it comes back, it adds something."""
    verbs = ["writes", "answers"]
    seen: set[str] = set()
    for at, post in enumerate(replies):
        known = post.name in seen
        verbs.append(
            "again" if known else "comes back" if post.name == question.name else _ADDS[at % len(_ADDS)]
        )
        seen.add(post.name)
    return verbs


def _spoken(name: str) -> str:
    """Returns a user's name as it is said, at the beginning of a sentence."""
    spoken = name.replace("_", " ").strip()
    return spoken[:1].upper() + spoken[1:]
