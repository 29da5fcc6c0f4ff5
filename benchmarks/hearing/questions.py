"""The questions of a script, and which of them the article poses itself or answers in its own form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

from .spoken import stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .spoken import SpokenSentence, Talk

MOST = 0.7
"""Share of a question's words that stand in a question of the article which it is, or in what it is asked of."""
FOLLOWING = 4
"""Sentences behind a question in which the article answers it."""
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
        r"|results? (?:of|from)|makes?|made|by the time|for fear|to [a-z]+)\b",
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
        "consequence",
        r"\b(?:which means|the (?:results?|consequences?|upshot|effects?)|what (?:does|did) (?:that|this|it) mean)\b",
        r"\b(?:mean(?:s|t|ing)|results?|resulted|consequences?|therefore|thus|so|leads? to|led to|leav(?:es|ing)|left"
        r"|mak(?:es|ing)|made|caus\w+)\b",
        "And the result?",
        "The harbour froze, so the ferry stopped.",
    ),
    SlotForm(
        "example",
        r"\b(?:for (?:example|instance)|such as)\s*\?",
        r"\bfor (?:example|instance)\b|\bsuch as\b",
        "For example?",
        "The harbour, for example, has two cranes.",
    ),
    SlotForm(
        "condition",
        r"^and (?:if|unless)\b",
        r"\b(?:if|unless)\b",
        "And if the ferry stops?",
        "If the ferry stops, the island has bread for a week.",
    ),
    SlotForm(
        "case",
        r"^and (?:in|for|among|across|outside|inside|within|without|beyond|until|otherwise|worldwide|nationwide"
        r"|elsewhere)\b",
        r"(?:^|\. )(?:in|for|among|across|outside|inside|within|without|beyond|(?:up )?until|otherwise|worldwide"
        r"|globally|around|nationally|nationwide|elsewhere)\b",
        "And for the fishermen?",
        "For the fishermen, the wall is the end of the harbour.",
    ),
    SlotForm(
        "unknown",
        r"\?$",
        r"\b(?:unclear|unknown|uncertain|open question|no \w*\s?(?:evidence|proof|sign|indication)"
        r"|(?:not|n't) (?:yet )?(?:clear|known|certain)|(?:hard|difficult|too early) to (?:say|tell|know))\b",
        "Who will pay for the wall?",
        "It is unclear who will pay for the wall.",
    ),
    SlotForm(
        "denial",
        r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will)\b",
        r"\b(?:not|never|no|nobody|none|nothing|fail\w*|unable)\b|n['’]t\b",
        "Did the wall stop the sand?",
        "The wall did not stop the sand.",
    ),
    SlotForm(
        "object",
        r"^what (?:do|does|did|has|have|had|is|are|was|will|would|could|can|may|might|must|should)\b",
        r"\b(?:cost|requir|need|cover|demand|risk|measur|depend|rel(?:y|ie)|consist|le(?:a)?d|result|suffer|stem|rest"
        r"|hing|run|live|belong|aim|want|plan|hop|intend|found|find|show|suggest|reveal|conclude|indicate|demonstrat"
        r"|is an?|are an?)",
        "What would the wall cost?",
        "The wall would cost 40 million crowns.",
    ),
    SlotForm(
        "counted",
        r"\b(?:first|second|third|fourth|fifth|last|other|next)(?: one)?\s*\?",
        r"\b(?:first|second|third|fourth|fifth|last|final\w*|one|another|other|also)\b",
        "And the third?",
        "The third was a lack of clay.",
    ),
)


LABELS = {
    "pro": r"\b(?:for it|pros?|advantages?|upsides?|strengths?|benefits?)\b",
    "con": r"\b(?:against it|cons?|drawbacks?|disadvantages?|downsides?|weaknesses?|limits?)\b",
    "ingredient": r"\b(?:needs?|ingredients?)\b",
    "step": r"\b(?:steps?|is it (?:made|done)|do you (?:do|make) it)\b",
}
"""What asks for items of a kind, by their kind or by a label of its words ("Drawback: …")."""
ELSEWHERE = "answered elsewhere"
MADE_UP = "made up"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a host asks."""

    words: str
    at: int
    """Line of the script file."""
    origin: str
    """`its own`, the name of a slot form or `predicate`; ELSEWHERE or MADE_UP for what should not be asked."""

    @property
    def is_from_slot(self) -> bool:
        """Whether the article poses it and answers it next, or answers it in its own form."""
        return self.origin not in (ELSEWHERE, MADE_UP)


def find_questions(talk: Talk) -> tuple[Question, ...]:
    """Returns the questions that hosts ask, each with what it comes from.

    `its own`: the article poses it, or an interviewer does, and its answer follows as in the article; else it is
    `answered elsewhere`. The name of a slot form: what is asked stands in the question, the sentence that the answer
    cites has the form's words, and what the question names was said just before or stands in that sentence.
    `label`: it asks for a list's label or heading, whose items follow ("And the drawbacks?", "What do you need?").
    `predicate`: the sentence says of just this noun what it is ("The main reason was that …", "Drawbacks: …").
    Anything else is `made up`.
    """
    return tuple(
        Question(one.text, one.at, _find_origin(talk, index))
        for index, one in enumerate(talk.sentences)
        if _is_question(one.text) and not talk.is_frame(one)
    )


def _is_question(text: str) -> bool:
    """Returns whether a host asks; what stands in marks is somebody else's question."""
    return bool(re.search(r"\?[”\"’')]*$", text.strip())) and not re.search(
        r"[“\"][^”\"]*\?[”\"]?$", text.strip()
    )


def _find_origin(talk: Talk, index: int) -> str:
    own = talk.sentences[index]
    words = _words(own.text.rpartition(": ")[2])
    named = [word for word in words if word not in BARE]
    places = [places for asked, places in _asked(talk) if _is_asked(words, named, asked)]
    answer = [one for one in talk.sentences[index + 1 :] if one.line <= own.line + 1]
    if places:
        # The question of a hook is answered by the whole episode.
        is_answered = own.chapter == 0 or any(_follows(talk, index, place) for place in places)
        return "its own" if is_answered else ELSEWHERE
    cited = next((fold(" ".join(one.cites)) for one in answer if one.cites), "")
    known = stems(_words(cited)) | stems(
        word for one in _said_before(talk, index) for word in _words(one.text)
    )
    question = fold(own.text)
    for form in SLOTS:
        match = re.search(form.asked, question)
        if match and re.search(form.answered, cited):
            other = [word for word in named if word not in match[0]]
            if sum(stem(word) in known for word in other) >= MOST * len(other):
                return form.name
    if any(_is_labelled(talk, question, named, one) for one in answer[:2]):
        return "label"
    subject = re.split(r"\b(?:is|was|are|were|has been|have been|had been)\b|:", cited, maxsplit=1)
    in_subject = stems(_words(subject[0]))
    is_short = len(subject) == 2 and len(in_subject) <= len(named) + 6
    return "predicate" if named and is_short and all(stem(word) in in_subject for word in named) else MADE_UP


def _is_labelled(talk: Talk, question: str, named: list[str], answer: SpokenSentence) -> bool:
    """Returns whether an answer is an item of the list, or of the section, that a question asks for."""
    for source in answer.sources[:1]:
        sentence = talk.understood.sentences[source]
        article = talk.understood.article
        part = article.sections[sentence.section] if sentence.section >= 0 else article.summary
        kind = part.blocks[sentence.paragraph].kind if sentence.paragraph < len(part.blocks) else ""
        label = f"{fold(part.heading)} {fold(sentence.text.partition(':')[0])}"
        asked = next((it for it, shape in LABELS.items() if re.search(shape, question)), "")
        is_headed = bool(named) and stems(named) <= stems(_words(part.heading))
        if is_headed or (asked and (kind == asked or re.search(LABELS[asked], label))):
            return True
    return False


def _follows(talk: Talk, index: int, places: range) -> bool:
    """Returns whether what is said after a question, and is none itself, stands where the article answers it."""
    behind = (one for one in talk.sentences[index + 1 :] if one.sources and not _is_question(one.text))
    said = next(behind, None)
    return said is not None and any(source in places for source in said.sources)


def _said_before(talk: Talk, index: int) -> Iterable[SpokenSentence]:
    own = talk.sentences[index]
    return [one for one in talk.sentences[:index] if one.line >= own.line - 1][-3:]


def _asked(talk: Talk) -> Iterator[tuple[list[str], range]]:
    """Yields the words of each question of the article, headings included, with the sentences that can answer it."""
    sentences = talk.understood.sentences
    for one in sentences:
        if "?" in one.text:
            start = next(
                (at for at in range(one.index + 1, len(sentences)) if "?" not in sentences[at].text),
                one.index,
            )
            yield _words(one.text), range(one.index, start + FOLLOWING)
    for number, part in enumerate(talk.understood.article.sections):
        if "?" in part.heading:
            first = next((one.index for one in sentences if one.section == number), 0)
            yield _words(part.heading), range(first, first + FOLLOWING + 1)


def _is_asked(words: list[str], named: list[str], asked: list[str]) -> bool:
    if len(words) < 2 or not all(word in asked for word in named):
        return False
    return sum(word in asked for word in words) >= MOST * len(words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[a-z]+)?", fold(text))
