"""How many words each part gets, where long ones are parted, and who does what in each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.frame import share_words
from podcast.writers.llm.parts import FULL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from podcast.model import Host
    from podcast.writers.llm.parts import ChapterPart

FLOOR = 30
"""Words that a part gets before the rest is shared out; fewer do not make a conversation."""
SCENARIO_FLOOR = 90
"""The same for a scenario: what would happen, how likely, what brings it about, what speaks against it."""
LEAD = 0.6
"""Share of a chapter's words that falls to the host who knows the article."""
TOPIC = 170
"""Words of a chapter that is made of a long text's topic: ninety seconds or less."""
MOST_TOPICS = 5
"""Chapters that one section is parted into at most."""
NEARLY = 0.55
"""Share of its due that such a chapter has at least."""


def cast(
    parts: Sequence[ChapterPart], words: float, hosts: Sequence[Host], shifts: Collection[int] = ()
) -> tuple[ChapterPart, ...]:
    """Returns the parts with their share of `words`, and who leads and who knows the article in each.

    Long ones are parted at `shifts`, the numbers of sentences with which another topic begins. Whoever has had less
    to say so far knows the article next.
    """
    lengths = [part.length for part in parts]
    # A summary is a foretaste: an abstract of two pages must not fill the episode.
    lengths = [
        min(length, 90 + length // 4) if part.kind == "summary" else length
        for length, part in zip(lengths, parts, strict=True)
    ]
    shares = share_out(lengths, words, _floors(parts, words))
    sized = [replace(part, words=own) for part, own in zip(parts, shares, strict=True)]
    airtime = dict.fromkeys((host.name for host in hosts), 0.0)
    result: list[ChapterPart] = []
    alone = len(sized) == 1
    for part in (piece for whole in sized for piece in part_by_topic(whole, shifts, alone=alone)):
        if part.piece > 1:
            expert, leader = result[-1].expert, result[-1].leader
        elif len(hosts) > 1:
            expert, leader = sorted(airtime, key=lambda name: airtime[name])[:2]
        else:
            expert = leader = hosts[0].name
        airtime[expert] += LEAD * part.words
        airtime[leader] += (1 - LEAD) * part.words
        result.append(replace(part, leader=leader, expert=expert))
    return tuple(result)


def _floors(parts: Sequence[ChapterPart], words: float) -> list[int]:
    """The words that each part needs; less than its due for a scenario of an episode that has no room for it."""
    scenarios = sum(part.kind == "scenario" for part in parts)
    room = words * (1 - NEARLY / 2) - FLOOR * len(parts)
    more = max(0, min(SCENARIO_FLOOR - FLOOR, round(room / max(1, scenarios))))
    return [FLOOR + more if part.kind == "scenario" else FLOOR for part in parts]


def share_out(lengths: Sequence[int], words: float, floors: Sequence[int] = ()) -> tuple[int, ...]:
    """Returns words for each part: by its length in the article, never more than it holds, but some turns' at least."""
    most = [max(1.0, length * FULL) for length in lengths]
    floors = floors or [FLOOR] * len(lengths)
    least = [min(floor, top) for floor, top in zip(floors, most, strict=True)]
    return tuple(round(share) for share in share_words(words, lengths, most, least, grain=1))


def part_by_topic(part: ChapterPart, shifts: Collection[int], *, alone: bool) -> tuple[ChapterPart, ...]:
    """Returns a part that is too long for a chapter as several, one a topic; as it is, where no topic is known.

    A part that is `alone` in its episode is then parted evenly.
    """
    many = min(MOST_TOPICS, round(part.words / TOPIC))
    if many < 2 or part.kind != "section" or part.pieces > 1:
        return (part,)
    sizes = [0 if sentence.heading else count_words(sentence.text) for sentence in part.sentences]
    inside = [place for place, sentence in enumerate(part.sentences) if place and sentence.number in shifts]
    if not inside and not (alone and part.untitled):
        return (part,)
    runs = _even_runs(sizes, inside or range(1, len(sizes)), many)
    total = sum(sizes) or 1
    return tuple(
        replace(
            part,
            sentences=part.sentences[start:end],
            words=round(part.words * sum(sizes[start:end]) / total),
            untitled=part.untitled or start > 0,
        )
        for start, end in runs
    )


def _even_runs(sizes: Sequence[int], cuts: Iterable[int], many: int) -> tuple[tuple[int, int], ...]:
    """The runs (start, end) of about equal size, at most so `many`, that begin at some of the `cuts`."""
    wanted = sum(sizes) / many
    runs: list[tuple[int, int]] = []
    start = 0
    for cut in cuts:
        left = sum(sizes[cut:])
        if sum(sizes[start:cut]) >= wanted * NEARLY and left >= wanted * NEARLY and len(runs) < many - 1:
            runs.append((start, cut))
            start = cut
    return (*runs, (start, len(sizes)))
