"""Chosen sentences → turns of two hosts with different jobs: one leads and asks, one knows the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.model import Footnote, Host, Line, Passage
from podcast.text.names import names
from podcast.text.sentences import count_words
from podcast.writers.extractive.ear import for_ear, lower_start, speaks_of_itself
from podcast.writers.extractive.phrases import Phrases, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.choose import Sentence

TURN = 52
"""Words at which a turn ends; a single sentence may be longer."""

AHEAD = 70
"""Words that one host may be ahead of the other before a question is left out."""

_DEFINITION = re.compile(
    r"^(?P<it>(?:An?|The)\s+[a-z][\w-]+(?:\s+[a-z][\w-]+)?)\s+(?:is|are)\s+(?:an?|the)\s"
)
_SUBJECT = re.compile(
    r"^(?P<it>(?:(?:The|An?|These|Those)\s+)?(?:[\w’'-]+\s+){0,3}?[\w’'-]+)\s+"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b"
)
_NOT_A_SUBJECT = re.compile(
    r"\b(?:it|he|she|they|we|I|you|this|that|these|those|there|what|which|who|one|some|many|most|all|both|nobody|"
    r"nothing|everyone|here|today|tonight|now|yesterday|tomorrow|where|how|why|please|yes|such|none|each|other|others|another|few|more|than|if|when|while|as|although|because|"
    r"by|in|on|at|of course|even|only|not|no|so|then|to|for|with|after|before|since|and|but|or)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)s?\b"
)


@dataclass
class Episode:
    """What is written so far."""

    hosts: tuple[Host, ...]
    phrases: Phrases
    proper: frozenset[str] = frozenset()
    """Names that the article uses inside sentences, where only names have a capital."""
    footnotes: list[Footnote] = field(default_factory=list)
    airtime: dict[str, int] = field(default_factory=dict)
    """Words by host."""
    named: set[str] = field(default_factory=set)
    """Names that have been said."""
    happened: set[str] = field(default_factory=set)

    def cite(self, sentence: str) -> tuple[str, ...]:
        """The label of the footnote that holds this sentence."""
        for note in self.footnotes:
            if note.text == sentence:
                return (note.label,)
        self.footnotes.append(Footnote(str(len(self.footnotes) + 1), sentence))
        return (self.footnotes[-1].label,)

    def line(self, host: str, *passages: Passage) -> Line:
        """A line of that host; its words count as airtime, its names as said."""
        line = Line(host, _gathered(passages))
        self.airtime[host] = self.airtime.get(host, 0) + count_words(line.text)
        self.named.update(name.casefold() for name in names(line.text))
        return line

    def first_time(self, event: str) -> bool:
        """Whether this is asked for the first time."""
        new = event not in self.happened
        self.happened.add(event)
        return new

    def pair(self) -> tuple[str, str]:
        """(who leads, who knows the article) in the next chapter: the one who has said less knows."""
        talked = sorted(self.hosts, key=lambda host: self.airtime.get(host.name, 0))
        return (talked[1] if len(talked) > 1 else talked[0]).name, talked[0].name


@dataclass(frozen=True, slots=True)
class Turn:
    """Neighbouring sentences that one host says without a break."""

    sentences: tuple[Sentence, ...]
    follows: bool
    """Whether the article's sentence before the first of them was said just before."""


def turns(sentences: Sequence[Sentence]) -> tuple[Turn, ...]:
    """Cut where the article jumps, at paragraphs, and where a turn gets long; never before a sentence that leans,
    unless the turn would be too long to listen to."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        current = groups[-1] if groups else []
        words = sum(s.words for s in current)
        adjoins = bool(current) and sentence.order == current[-1].order + 1
        new_thought = bool(current) and (sentence.paragraph != current[-1].paragraph or not adjoins)
        full = words + sentence.words > TURN or len(current) == 3
        if not current or full or (new_thought and words >= 14 and not (adjoins and sentence.leans)):
            groups.append([sentence])
        else:
            current.append(sentence)
    result = []
    last = -2
    for group in groups:
        result.append(Turn(tuple(group), group[0].order == last + 1))
        last = group[-1].order
    return tuple(result)


def converse(episode: Episode, chosen: Sequence[Sentence], opening: Passage | None) -> tuple[Line, ...]:
    """A chapter: the opening (if any) by the leading host, then its turns."""
    leader, expert = episode.pair()
    alone = leader == expert
    lines = [episode.line(leader, opening)] if opening and not alone else []
    prefix = (opening,) if opening and alone else ()
    asked = 1 if lines else 0
    for turn in turns(chosen):
        answer = (*prefix, *passages(episode, turn))
        prefix = ()
        if not answer:
            continue
        last = lines[-1].host if lines else leader
        if alone or last == leader:
            lines.append(episode.line(expert, *answer))
            continue
        # Who knows the article must not do all the talking: then the other host goes on with the next fact.
        ahead = episode.airtime[expert] - episode.airtime.get(leader, 0) > AHEAD
        question = "" if asked >= 2 or ahead else ask(episode, turn)
        if question:
            lines += [episode.line(leader, Passage(question)), episode.line(expert, *answer)]
            asked += 1
        else:
            lines.append(episode.line(leader, *answer))
            asked = 0
    return tuple(lines)


def passages(episode: Episode, turn: Turn) -> tuple[Passage, ...]:
    """The turn's sentences as they are said, each with its footnote."""
    said: list[Passage] = []
    follows = turn.follows
    for place, sentence in enumerate(turn.sentences):
        follows = follows if place == 0 else sentence.order == turn.sentences[place - 1].order + 1
        parts = for_ear(sentence.text, follows=follows)
        if not any(map(str.isalpha, "".join(parts))):
            continue  # all of it stood in brackets
        if speaks_of_itself(sentence.text):
            voice = episode.phrases.draw("voice")
            if not voice:
                continue
            parts = (" ".join((voice, *for_ear(sentence.text, follows=True))),)
        if place == len(turn.sentences) - 1 and parts[-1].endswith(":"):
            parts = (*parts[:-1], f"{parts[-1][:-1]}.")
        cites = episode.cite(sentence.text)
        said.extend(Passage(part, cites if part is parts[-1] else ()) for part in parts)
    return tuple(said)


def ask(episode: Episode, turn: Turn) -> str:
    """A question that the turn answers by its first sentence, or empty when none is sure to fit."""
    first = turn.sentences[0]
    phrases = episode.phrases
    kind = kind_of(first.text, follows=turn.follows)
    if kind:
        return phrases.draw(kind)
    if first.leans or first.text.endswith("?"):
        return ""
    if (match := _DEFINITION.match(first.text)) and phrases.has("definition"):
        return phrases.draw("definition", lower_start(match["it"], episode.proper))
    if actor := _new_actor(episode, first.text):
        return phrases.draw("actor", actor)
    if subject := _subject(first.text, episode.proper):
        return phrases.draw("subject", subject)
    return phrases.draw("open") if turn.follows else ""


def _gathered(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """As a script holds them: text without a footnote belongs to the passage after it."""
    gathered: list[Passage] = []
    for passage in passages:
        # Two halves of one sentence carry its mark once, too.
        joins = bool(gathered) and gathered[-1].cites in ((), passage.cites)
        text = f"{gathered.pop().text} {passage.text}" if joins else passage.text
        gathered.append(Passage(text, passage.cites))
    return tuple(gathered)


def _new_actor(episode: Episode, sentence: str) -> str:
    """The name that a sentence begins with, with its article, when nobody has said it yet."""
    for name in names(sentence)[:1]:
        start = re.match(rf"(?:(?P<the>The)\s+)?{re.escape(name)}(?=\s|,)(?!\s*[A-Z])", sentence)
        if (
            start
            and name in episode.proper
            and name.casefold() not in episode.named
            and not _TIME.match(name)
            and len(name) > 2
        ):
            return f"the {name}" if start["the"] else name
    return ""


def _subject(sentence: str, proper: frozenset[str]) -> str:
    """What a sentence is about, when it begins with a short plain noun phrase before its verb."""
    match = _SUBJECT.match(sentence)
    if not match or _NOT_A_SUBJECT.search(match["it"]) or re.search(r"\w{3,}(?:ly|ing|ed)\b", match["it"]):
        return ""
    if len(match["it"].split()) == 1 and not match["it"].endswith("s"):
        return ""
    return lower_start(match["it"], proper)
