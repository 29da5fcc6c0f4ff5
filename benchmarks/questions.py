"""The questions of a script, and which of them the article poses itself or answers in its own form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.spoken import SpokenSentence, Talk

MOST = 0.7
"""Share of a question's words that stand in a question of the article which it is, or in what it is asked of."""
_MEASURED = "(?:much|many|long|far|high|old|big|large|often|fast|deep|tall|heavy|likely|late|soon)"
_CLEFT = (
    r"\bwhat (?:makes?|made|drives?|drove|matters?|worr(?:ies|ied)|keeps?|explains?|stops|stands|speaks)\b"
)
_BARE_WORDS = """
and so but then by for with of to in on at the a an it they he she this that is was are were do does did will would can
could should have has had be been not no what why how who when where which much many long far or your you i we us me our
my its their his her them him there here
"""
BARE = frozenset(_BARE_WORDS.split())
"""Words of a question that name nothing."""


@dataclass(frozen=True, slots=True)
class SlotForm:
    """A form in which articles answer a question before anybody has asked it."""

    name: str
    asked: str
    """What stands in the question."""
    answered: str
    """What stands in the sentence that the answer cites."""
    question: str
    """An example, with the sentence."""
    sentence: str


SLOTS = (
    SlotForm(
        "cause",
        r"\b(?:why|what for|what (?:is|was) the reason|how come)\b",
        r"\b(?:because|since|as|due to|owing to|thanks to|given that|reasons?|so that|in order to|caus\w+"
        r"|results? (?:of|from)|makes?|made|by the time|for fear)\b",
        "Why?",
        "The ferry stopped because the harbour had frozen.",
    ),
    SlotForm(
        "manner",
        rf"\bhow\b(?! {_MEASURED}\b)",
        r"\b(?:by|through|via|using|with the help of|thanks to) \w+",
        "How did it save the money?",
        "The museum saved the money by closing two rooms.",
    ),
    SlotForm(
        "quantity",
        rf"\bhow {_MEASURED}\b",
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?"
        r"|billions?|half|twice|double|third|quarter|percent|once|never|every|years?|weeks?|days?|hours?)\b",
        "How much?",
        "A ticket costs 40 crowns.",
    ),
    SlotForm(
        "cleft",
        _CLEFT,
        _CLEFT,
        "What makes the bridge unlikely?",
        "What makes the bridge unlikely is the price.",
    ),
    SlotForm(
        "counted",
        r"\b(?:first|second|third|fourth|fifth|last|other|next)(?: one)?\s*\?",
        r"\b(?:first|second|third|fourth|fifth|last|final\w*|one|another|other|also)\b",
        "And the third?",
        "The third was a lack of clay.",
    ),
)


def find_questions(talk: Talk) -> tuple[tuple[SpokenSentence, str], ...]:
    """Returns the questions that hosts ask, each with what it comes from; empty where it comes from nothing.

    `its own`: the article poses it, or an interviewer does. The name of a slot form: what is asked stands in the
    article's question word for word, the sentence that the answer cites has the form's words, and what the question
    names was said just before or stands in that sentence. `predicate`: the sentence says of just this noun what it
    is ("The main reason was that …", "Drawbacks: …"). Anything else is a question that the writer has made up.
    """
    return tuple(
        (one, _origin(talk, index)) for index, one in enumerate(talk.sentences) if _is_question(one.text)
    )


def _is_question(text: str) -> bool:
    """Returns whether a host asks; what stands in marks is somebody else's question."""
    return bool(re.search(r"\?[”\"’')]*$", text.strip())) and not re.search(
        r"[“\"][^”\"]*\?[”\"]?$", text.strip()
    )


def _origin(talk: Talk, index: int) -> str:
    own = talk.sentences[index]
    words = _words(own.text.rpartition(": ")[2])
    named = [word for word in words if word not in BARE]
    if any(_is_asked(words, named, asked) for asked in _asked(talk)):
        return "its own"
    answer = [one for one in talk.sentences[index + 1 :] if one.line <= own.line + 1]
    cited = next((fold(" ".join(one.cites)) for one in answer if one.cites), "")
    known = {word[:5] for word in _words(cited)}
    known |= {word[:5] for one in _said_before(talk, index) for word in _words(one.text)}
    question = fold(own.text)
    for form in SLOTS:
        if re.search(form.asked, question) and re.search(form.answered, cited):
            other = [word for word in named if not re.search(form.asked, f"{word}?")]
            if sum(word[:5] in known for word in other) >= MOST * len(other):
                return form.name
    subject = re.split(r"\b(?:is|was|are|were|has been|have been|had been)\b|:", cited, maxsplit=1)
    in_subject = {word[:5] for word in _words(subject[0])}
    if (
        named
        and len(subject) == 2
        and len(in_subject) <= len(named) + 6
        and all(word[:5] in in_subject for word in named)
    ):
        return "predicate"
    return ""


def _said_before(talk: Talk, index: int) -> Iterable[SpokenSentence]:
    own = talk.sentences[index]
    return [one for one in talk.sentences[:index] if one.line >= own.line - 1][-3:]


def _asked(talk: Talk) -> Iterator[list[str]]:
    """Yields the words of each question of the article, headings included."""
    texts = [one.text for one in talk.understood.sentences]
    texts += [part.heading for part in talk.understood.article.sections]
    texts += [note.text for note in talk.script.footnotes]
    yield from (_words(text) for text in texts if "?" in text)


def _is_asked(words: list[str], named: list[str], asked: list[str]) -> bool:
    if len(words) < 2 or not all(word in asked for word in named):
        return False
    return sum(word in asked for word in words) >= MOST * len(words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[a-z]+)?", fold(text))
