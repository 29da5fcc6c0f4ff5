"""Which sentence sounds when."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from podcast.audio.levelling import LEAD, TAIL
from podcast.model import SAMPLE_RATE, Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Clip, Line


def milliseconds(sample: int) -> int:
    """The nearest millisecond to a sample of the timeline."""
    return (sample * 1000 + SAMPLE_RATE // 2) // SAMPLE_RATE


def cues_of(line: Line, clip: Clip, start: int) -> list[Cue]:
    """A cue for each sentence of a line whose clip begins at sample `start`, each from its first sound."""
    sentences = clip.written or (line.text,)
    bounds = _bounds(sentences, clip)
    times = [milliseconds(start + bound) for bound in bounds]
    cites = _cites(line, sentences)
    return [
        Cue(first, last, line.host, sentence, labels)
        for (first, last), sentence, labels in zip(pairwise(times), sentences, cites, strict=True)
    ]


def _bounds(sentences: Sequence[str], clip: Clip) -> list[int]:
    """Where in the clip each sentence begins, and where the last one ends."""
    end = max(clip.samples - TAIL, LEAD + 1)
    if len(clip.marks) == len(sentences):
        return [*clip.marks, end]
    # The engine did not say, or divides otherwise: long sentences take long.
    lengths = list(accumulate(map(len, sentences), initial=0))
    return [LEAD + (end - LEAD) * length // lengths[-1] for length in lengths]


def _cites(line: Line, sentences: Sequence[str]) -> list[tuple[str, ...]]:
    """The footnotes of each sentence: those of the passages that end in it."""
    ends = list(accumulate(_letters(sentence) for sentence in sentences))
    found: list[list[str]] = [[] for _ in sentences]
    said = 0
    for passage in line.passages:
        said += _letters(passage.text)
        place = next((index for index, end in enumerate(ends) if said <= end), len(ends) - 1)
        found[place] += [label for label in passage.cites if label not in found[place]]
    return [tuple(labels) for labels in found]


def _letters(text: str) -> int:
    """Length without spaces, which passages and sentences fold differently."""
    return len("".join(text.split()))
