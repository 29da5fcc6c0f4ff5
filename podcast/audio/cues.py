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
    """Returns the millisecond nearest to a sample of the timeline."""
    return (sample * 1000 + SAMPLE_RATE // 2) // SAMPLE_RATE


def make_cues(line: Line, clip: Clip, start: int) -> list[Cue]:
    """Returns a cue for each sentence of a line whose clip begins at sample `start`.

    The sentences are those of the clip's utterance: split anew, they would not be those that the engine marked.
    """
    sentences = clip.written or (line.text,)
    times = [milliseconds(start + bound) for bound in _bounds(sentences, clip)]
    cites = _cites(line, sentences)
    return [
        Cue(first, last, line.host, sentence, labels)
        for (first, last), sentence, labels in zip(pairwise(times), sentences, cites, strict=True)
    ]


def _bounds(sentences: Sequence[str], clip: Clip) -> list[int]:
    """Returns where in the clip each sentence begins, and where the last one ends."""
    end = max(clip.samples - TAIL, LEAD + 1)
    if len(clip.marks) == len(sentences):
        return [*clip.marks, end]
    # The engine gave no marks, or those of other sentences (an online one may split again): long ones take long.
    lengths = list(accumulate(map(len, sentences), initial=0))
    return [LEAD + (end - LEAD) * length // lengths[-1] for length in lengths]


def _cites(line: Line, sentences: Sequence[str]) -> list[tuple[str, ...]]:
    """Returns the footnotes of each sentence: those of the passages that end in it."""
    ends = list(accumulate(_letters(sentence) for sentence in sentences))
    labels: list[list[str]] = [[] for _ in sentences]
    position = 0
    for passage in line.passages:
        position += _letters(passage.text)
        place = next((index for index, end in enumerate(ends) if position <= end), len(ends) - 1)
        labels[place] += [label for label in passage.cites if label not in labels[place]]
    return [tuple(sentence_labels) for sentence_labels in labels]


def _letters(text: str) -> int:
    """Returns the length without blanks, which passages and sentences fold differently."""
    return len("".join(text.split()))
