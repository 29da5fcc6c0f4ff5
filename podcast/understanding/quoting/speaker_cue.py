"""What names the speaker of a quotation: a value that every way of finding it returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Sentence
    from podcast.understanding.sentences.paragraphs import Word


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """Who speaks, as the words beside a quotation say."""

    sentence: Sentence
    speaker: int
    """Index of the head of the words that name the speaker."""
    start: int
    stop: int
    """Tokens of the cue in the sentence."""
    evidence: Literal["cue", "colon"]


def make_cue(
    words: Sequence[Word], speaker: int | None, word: Word, evidence: Literal["cue", "colon"]
) -> SpeechCue | None:
    """Returns the cue of a speaker's head and another word of it; None where the speaker stands elsewhere."""
    own = [one.at for one in words if one.sentence is word.sentence]
    if speaker is None or speaker not in own:
        return None
    start, stop = sorted((speaker, word.at))
    return SpeechCue(word.sentence, speaker, start, stop + 1, evidence)
