"""What the steps of writing share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.language.saying.normalisation import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.llm.asking import Asker
    from podcast.writers.llm.evidence import Evidence, Spare
    from podcast.writers.llm.parts import Part
    from podcast.writers.llm.prompts import Message, Stage
    from podcast.writers.llm.repair import Mender
    from podcast.writers.llm.turns import Said


@dataclass(frozen=True, slots=True)
class Job:
    """An episode to write, and who helps."""

    article: Article
    brief: Brief
    stage: Stage
    asker: Asker
    mender: Mender
    evidence: Evidence
    spare: Spare


@dataclass(frozen=True, slots=True)
class Draft:
    """A part as it is going to be said."""

    part: Part
    turns: tuple[Said, ...]
    messages: tuple[Message, ...] = ()
    """That the model's answer answers; empty when it is the extractive writer's."""
    answer: str = ""

    @property
    def words(self) -> int:
        """As they take time: "$5.20" is four."""
        return sum(count_words(normalise(one.text)) for turn in self.turns for one in turn.sentences)


def tells(turns: Sequence[Said]) -> bool:
    """Whether anything of the article is said."""
    return any(one.cites for turn in turns for one in turn.sentences)
