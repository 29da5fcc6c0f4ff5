"""The questions of an interview with their answers: turns of two people, or headings and what stands below."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.interviewees import find_asked_sections
from podcast.writers.extractive.quoting_frames import unquoted

if TYPE_CHECKING:
    from podcast.model import Sentence
    from podcast.writers.extractive.beats import Piece
    from podcast.writers.extractive.source_view import SourceView

LONGEST_QUESTION = 45
"""Words of a question from which on only its end is asked."""
_ASKING = 0.5
"""Share of the turns that end in a question, from which on somebody is the one who asks."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what somebody answers."""

    question: tuple[Piece, ...]
    """Its sentences, or the heading that asks it, as they are asked; none where another one answers the same."""
    answer: tuple[int, ...]
    asker: str = ""
    """Who asks, as the page names it; empty where it does not."""

    @property
    def words(self) -> int:
        """Returns the words of the question."""
        return sum(count_words(text) for text, _ in self.question)


def find_exchanges(source: SourceView) -> tuple[Exchange, ...]:
    """Returns the questions of an interview that have an answer, with it; none where nobody is interviewed."""
    if asked := find_asked_sections(source.understood):
        return tuple(_read_section(source, number) for number in asked)
    turns = _read_turns(source)
    asks: Counter[int] = Counter()
    has: Counter[int] = Counter()
    for speaker, sentences in turns:
        if speaker is not None:
            has[speaker] += 1
            asks[speaker] += _is_question(sentences)
    askers = {speaker for speaker in has if asks[speaker] >= _ASKING * has[speaker]}
    exchanges: list[Exchange] = []
    for (speaker, sentences), (after, answer) in pairwise(turns):
        is_further = speaker in has and speaker not in askers and after in has and after not in askers
        if is_further and exchanges and exchanges[-1].answer[-1] == sentences[-1].index:
            exchanges.append(Exchange((), tuple(s.index for s in answer)))  # another one answers, too
            continue
        is_asked = speaker in askers or (speaker is None and _is_question(sentences))
        is_answered = after not in askers and answer[0].index in source.tellers
        if is_asked and is_answered and not (after is None and _is_question(answer)):
            name = source.entity(speaker).name if speaker is not None else ""
            exchanges.append(
                Exchange(_trim_question(source, sentences), tuple(s.index for s in answer), name)
            )
    return tuple(exchanges)


def _read_section(source: SourceView, number: int) -> Exchange:
    heading = source.understood.article.sections[number].heading
    return Exchange(((heading, heading),), tuple(s.index for s in source.sentences if s.section == number))


def _read_turns(source: SourceView) -> list[tuple[int | None, tuple[Sentence, ...]]]:
    """Returns who has the word in which sentences, paragraphs of the same speaker together; None for nobody known."""
    turns: list[tuple[int | None, tuple[Sentence, ...]]] = []
    for _, group in groupby(source.sentences, key=lambda s: (s.section, s.paragraph)):
        own = tuple(group)
        speakers = {
            q.speaker for s in own for q in source.quotations.get(s.index, ()) if q.form == "turn"
        } - {None}
        speaker = speakers.pop() if len(speakers) == 1 else None
        goes_on = speaker is not None or (own[0].index in source.tellers and not _is_question(own))
        if turns and goes_on and turns[-1][0] == speaker and not _is_question(turns[-1][1]):
            turns[-1] = (speaker, (*turns[-1][1], *own))
        else:
            turns.append((speaker, own))
    return turns


def _is_question(sentences: tuple[Sentence, ...]) -> bool:
    return sentences[-1].text.rstrip('”"’) ').endswith("?")


def _trim_question(source: SourceView, sentences: tuple[Sentence, ...]) -> tuple[Piece, ...]:
    """Returns a question, without what leads to it where that is long and the question does not point back to it."""
    kept = [sentences[-1]]
    for sentence in reversed(sentences[:-1]):
        words = sum(count_words(one.text) for one in (sentence, *kept))
        points_back = any(
            need.kind in ("pronoun", "demonstrative", "connective", "ellipsis")
            for need in source.needs.get(kept[0].index, ())
        )
        if words > LONGEST_QUESTION and not (points_back and words <= 2 * LONGEST_QUESTION):
            break
        kept.insert(0, sentence)
    return tuple((unquoted(one.text), one.index) for one in kept)
