"""What the model marked as optional: it goes where an episode is too long, and never half of what belongs together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.language.saying.normalisation import normalise
from podcast.writers.llm.ties import group
from podcast.writers.llm.turns import alternate, cite_anything

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Host
    from podcast.writers.llm.drafts import ChapterDraft


def cut_optional(drafts: Sequence[ChapterDraft], words: float, hosts: Sequence[Host]) -> list[ChapterDraft]:
    """Returns the drafts without so many words of optional sentences, as far as there are so many.

    The chapters furthest over their plan give first, scenarios and the last chapter after all others.
    """
    result = list(drafts)
    last = len(result) - 1
    order = sorted(
        range(len(result)),
        key=lambda at: (
            at == last or result[at].part.kind == "scenario",
            result[at].part.words - result[at].words,
        ),
    )
    for at in order:
        shorter = _cut(result[at], words, hosts)
        words -= result[at].words - shorter.words
        result[at] = shorter
    return result


def _cut(draft: ChapterDraft, words: float, hosts: Sequence[Host]) -> ChapterDraft:
    """The draft without up to so many words, the last ones first."""
    said = [sentence for turn in draft.turns for sentence in turn.sentences]
    gone: set[int] = set()
    for places in reversed(group(said, draft.part.together)):
        if words > 0 and all(said[place].optional for place in places):
            gone.update(places)
            words -= sum(count_words(normalise(said[place].text)) for place in places)
    kept = []
    place = 0
    for turn in draft.turns:
        stays = [one for at, one in enumerate(turn.sentences, place) if at not in gone]
        place += len(turn.sentences)
        kept.append(replace(turn, sentences=tuple(stays)))
    shorter = replace(draft, turns=alternate([turn for turn in kept if turn.sentences or turn.notes], hosts))
    return shorter if gone and cite_anything(shorter.turns) else draft
