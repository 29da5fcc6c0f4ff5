"""Which episodes are about the same things, by the rare words that they share."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Listing

MOST = 3
_WORD = re.compile(r"[^\W_]{4,}")
_COMMON = frozenset(
    "about above after again against almost along already always among another around because become before behind "
    "being below between cannot could doing during either every first found going great having himself itself later "
    "least might minutes never often other people right second shall should since small something still summary their "
    "there these thing things think third those though three through today together toward under until using welcome "
    "whether where which while whole whose within without world would years outlook also back been both does each even "
    "from have here into just know made make many more most much only over said says some such than that them "
    "then like they this time very well were what when will with year your".split()
)
"""Words of any episode, in English; of other languages those that many episodes have are left out."""
_TERMS = 25
"""Words of an episode that are compared: its rarest."""
_SHARED = 10
"""Episodes that a rare word may have at most: the time that comparing takes grows with the episodes, not faster."""
_LEAST = 0.06
"""Likeness below which two episodes have nothing to do with each other, from 0 to 1."""


@dataclass(frozen=True)
class Relatives:
    """The episodes of a show, each with those nearest to it; found when somebody asks for the first."""

    episodes: Sequence[Listing]

    def of(self, episode: Listing) -> tuple[Listing, ...]:
        """Return the episodes that are about the same, the nearest first."""
        return self._nearest.get(episode.slug, ())

    @cached_property
    def _nearest(self) -> Mapping[str, tuple[Listing, ...]]:
        # Each word once, however many episodes have it, and no set of them for each episode: there may be thousands.
        same: dict[str, str] = {}
        words = [tuple(same.setdefault(word, word) for word in _terms(episode)) for episode in self.episodes]
        spread = Counter(word for terms in words for word in terms)
        # Of few episodes no two thirds share a rare word.
        limit = min(max(2, len(words) // 3), _SHARED)
        weights = [_weigh(terms, spread, len(words), limit) for terms in words]
        holders: dict[str, list[int]] = defaultdict(list)
        for at, terms in enumerate(weights):
            for word in terms:
                holders[word].append(at)
        return {
            episode.slug: self._like(at, weights, holders)
            for at, episode in enumerate(self.episodes)
            if weights[at]
        }

    def _like(
        self, at: int, weights: Sequence[Mapping[str, float]], holders: Mapping[str, list[int]]
    ) -> tuple[Listing, ...]:
        scores: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for word, weight in weights[at].items():
            for other in holders[word]:
                scores[other] += weight * weights[other][word]
                shared[other] += 1
        near = [
            (-score, other)
            for other, score in scores.items()
            if other != at and shared[other] > 1 and score >= _LEAST
        ]
        return tuple(self.episodes[other] for _, other in sorted(near)[:MOST])


def _terms(episode: Listing) -> frozenset[str]:
    """Return the words that may tell what an episode is about."""
    texts = (episode.title, episode.summary[:1000], *(chapter.title for chapter in episode.chapters[:20]))
    return frozenset(_WORD.findall(fold(" ".join(texts)))) - _COMMON


def _weigh(terms: Sequence[str], spread: Mapping[str, int], episodes: int, limit: int) -> dict[str, float]:
    """Return the weights of an episode's rarest words that others have, too; of all its words, the square is 1."""
    all_weights = {word: math.log(1 + episodes / spread[word]) for word in terms}
    length = math.sqrt(sum(weight * weight for weight in all_weights.values())) or 1.0
    rare = sorted((spread[word], word) for word in terms if 1 < spread[word] <= limit)
    return {word: all_weights[word] / length for _, word in rare[:_TERMS]}
