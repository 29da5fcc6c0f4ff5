"""Interviews without names before the answers: who asks says "you", who answers says "I"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Entity
    from podcast.understanding.sentences.paragraphs import Paragraph

_LABEL = re.compile(r"^(?P<label>[^\W\d_a-z][\w.&’'-]*(?:\s+[^\W\d_a-z][\w.&’'-]*){0,3})\s*:\s+(?=\S)")
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours)\b|\bI['’]")
ALONE = re.compile(r"\b(?:I|me|my|mine)\b")
"""Words of one who speaks for nobody else."""
_MARKED = re.compile(r"[\"“][^\"”]*[\"”]")
_TALK = re.compile(
    r"\b(?:interview\w*|Q\s?&\s?A|conversations?|sp(?:oke|eaks)|talk(?:ed|s)?|chat(?:ted|s)?|sat\s+down|asked|questions)\b",
    re.IGNORECASE,
)
"""What the text before the first question says of an interview."""
_QUESTIONS = 3
"""Questions with an answer that an interview has at least."""
_SHARE = 0.5
"""Share of the questions that say "you", and of the answers that say "I"."""
_LONGEST = 80
"""Words of a question at most."""
_PAGES = 4
"""Paragraphs of an answer at most."""


@dataclass(frozen=True, slots=True)
class Interview:
    """Which paragraphs ask and which answer."""

    asking: frozenset[int]
    answering: frozenset[int]
    """Indices of paragraphs."""
    label: str = ""
    """What stands before the questions: "Harbour News:"."""


def find_interview(paragraphs: Sequence[Paragraph]) -> Interview | None:
    """Returns the questions and answers of an interview whose answers have no label; None for any other text."""
    if any(one.block.kind == "turn" for one in paragraphs):
        return None
    label = _find_label(paragraphs)
    asking = [_asks(one, label) for one in paragraphs]
    asking = [one and not all(asking[at + 1 : at + 2]) for at, one in enumerate(asking)]
    first = next((at for at, one in enumerate(asking) if one), len(paragraphs))
    answers: list[list[int]] = []
    for is_question, run in groupby(range(first, len(paragraphs)), key=lambda at: asking[at]):
        if not is_question:
            answers.append(list(run)[:_PAGES])
    questions = [at for at, one in enumerate(asking) if one]
    is_announced = any(_TALK.search(one.text) for one in paragraphs[:first])
    if len(answers) < _QUESTIONS or not (is_announced or _is_marked(paragraphs, questions, answers)):
        return None
    you = sum(bool(_YOU.search(paragraphs[at].text)) for at in questions)
    own = sum(any(_I.search(_MARKED.sub("", paragraphs[at].text)) for at in run) for run in answers)
    if you < _SHARE * len(questions) or own <= _SHARE * len(answers):
        return None
    return Interview(frozenset(questions), frozenset(at for run in answers for at in run), label)


def _is_marked(
    paragraphs: Sequence[Paragraph], questions: Sequence[int], answers: Sequence[Sequence[int]]
) -> bool:
    """Returns whether most questions are set as such, and one person answers most: "I", and not a firm's "we"."""
    marked = sum(paragraphs[at].block.kind == "question" for at in questions)
    alone = sum(any(ALONE.search(_MARKED.sub("", paragraphs[at].text)) for at in run) for run in answers)
    return marked > _SHARE * len(questions) and alone > _SHARE * len(answers)


def find_answering(entities: Sequence[Entity], title: str, lead: set[int]) -> int | None:
    """Returns the person who answers: whom title and lead name, most often; `lead` are the sentences before questions.

    None where nobody or more than one is named there as often.
    """
    words = set(re.findall(r"\w+", fold(title)))
    counted = Counter(
        {
            at: sum(mention.span.sentence in lead for mention in entity.mentions)
            for at, entity in enumerate(entities)
            if entity.kind == "person"
        }
    )
    titled = {at: times for at, times in counted.items() if fold(entities[at].name).split()[-1] in words}
    ranked = Counter(titled or {at: times for at, times in counted.items() if times}).most_common(2)
    is_clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear else None


def _find_label(paragraphs: Sequence[Paragraph]) -> str:
    """Returns the label that stands before most questions."""
    labels = Counter(
        match["label"]
        for one in paragraphs
        if one.text.endswith("?") and (match := _LABEL.match(one.text)) is not None
    )
    return next((label for label, times in labels.most_common(1) if times >= _QUESTIONS), "")


def _asks(paragraph: Paragraph, label: str) -> bool:
    if label:
        return paragraph.text.startswith(f"{label}:")
    is_short = len(paragraph.text.split()) <= _LONGEST
    is_put = paragraph.block.kind == "question" or paragraph.text.endswith("?")
    return is_short and is_put and paragraph.text[0] not in "\"“'‘"
