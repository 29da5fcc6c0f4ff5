"""Chosen sentences → turns of two hosts with different jobs: one leads and asks, one knows the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.language.facts.names import find_names
from podcast.language.plain.sentences import count_words
from podcast.model import Footnote, Host, Line, Passage
from podcast.writers.extractive.clauses import is_fragment
from podcast.writers.extractive.dependence import speaks_of_itself
from podcast.writers.extractive.ear import ended, for_ear, lower_start
from podcast.writers.extractive.first_person import reported
from podcast.writers.extractive.questions import ask

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.writers.extractive.introductions import Call
    from podcast.writers.extractive.phrases import Phrases
    from podcast.writers.extractive.survey import Sentence

TURN = 48
"""Words at which a turn ends; a single sentence may be longer."""

AHEAD = 60
"""Words that one host may be ahead of the other before a question is left out."""


@dataclass
class Episode:
    """What is written so far."""

    hosts: tuple[Host, ...]
    phrases: Phrases
    personal: bool = False
    """Whether the article's author tells of himself."""
    proper: frozenset[str] = frozenset()
    """Names that the article uses inside sentences, where only names have a capital."""
    footnotes: list[Footnote] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    """Text of a footnote → its label."""
    airtime: dict[str, int] = field(default_factory=dict)
    """Words by host."""
    named: set[str] = field(default_factory=set)
    """Names that have been said."""
    said: set[str] = field(default_factory=set)
    """Words that have been said, in lower case."""
    happened: set[str] = field(default_factory=set)

    def cite(self, sentence: str) -> tuple[str, ...]:
        """The label of the footnote that holds this sentence."""
        if sentence not in self.labels:
            self.labels[sentence] = str(len(self.footnotes) + 1)
            self.footnotes.append(Footnote(self.labels[sentence], sentence))
        return (self.labels[sentence],)

    def line(self, host: str, *passages: Passage) -> Line:
        """A line of that host; its words count as airtime, its names as said."""
        line = Line(host, gathered(passages))
        self.airtime[host] = self.airtime.get(host, 0) + count_words(line.text)
        self.named.update(name.casefold() for name in find_names(line.text))
        self.said.update(line.text.lower().split())
        return line

    def first_time(self, event: str) -> bool:
        """Whether this is asked for the first time."""
        new = event not in self.happened
        self.happened.add(event)
        return new

    def pair(self, after: str = "") -> tuple[str, str]:
        """(who leads, who knows the article) in what comes next: the one who has said less knows.

        `after` spoke last, in the same chapter, and so does not lead.
        """
        talked = sorted(self.hosts, key=lambda host: self.airtime.get(host.name, 0))
        leader, expert = (talked[1] if len(talked) > 1 else talked[0]).name, talked[0].name
        return (expert, leader) if leader == after else (leader, expert)


@dataclass(frozen=True, slots=True)
class Turn:
    """Neighbouring sentences that one host says without a break."""

    sentences: tuple[Sentence, ...]
    follows: bool
    """Whether the article's sentence before the first of them was said just before."""
    questions: tuple[Sentence, ...] = ()
    """The article's own, that they answer."""


def turns(sentences: Sequence[Sentence]) -> tuple[Turn, ...]:
    """Cut where the article jumps, at paragraphs, and where a turn gets long; never before a sentence that leans,
    unless the turn would be too long to listen to."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        current = groups[-1] if groups else []
        words = sum(s.words for s in current)
        adjoins = bool(current) and sentence.order == current[-1].order + 1
        new_thought = bool(current) and (sentence.paragraph != current[-1].paragraph or not adjoins)
        item = _is_item(sentence)
        full = words + sentence.words > TURN or len(current) == (8 if item else 3)
        asks = bool(current) and (current[-1].text.endswith("?") or sentence.text.endswith("?"))
        lists = bool(current) and item and _is_item(current[-1])
        breaks = new_thought and words >= 22 and not (adjoins and sentence.leans) and not lists
        if not current or full or asks or breaks or item != _is_item(current[-1]):
            groups.append([sentence])
        else:
            current.append(sentence)
    return tuple(_answered(groups))


def _is_item(sentence: Sentence) -> bool:
    """Whether it is an item of a list: a few words that make no sentence."""
    measured = sentence.text[0].isdigit()  # "1 cup packed brown sugar" has a verb only by its looks
    few = sentence.words <= 14 and sentence.text[-1] not in ".!?:"
    return few and (measured or is_fragment(sentence.text))


def _answered(groups: Sequence[Sequence[Sentence]]) -> list[Turn]:
    """The turns; a question goes with the answer behind it, and without one it is no turn."""
    result: list[Turn] = []
    questions: list[Sentence] = []
    last = -2
    for group in groups:
        adjoins = group[0].order == last + 1
        last = group[-1].order
        if not adjoins:
            questions = []
        if group[0].text.endswith("?"):
            questions.append(group[0])
            continue
        result.append(Turn(tuple(group), adjoins, tuple(questions[-2:])))
        questions = []
    return result


def converse(
    episode: Episode, chosen: Sequence[Sentence], opening: Passage | None, after: str = ""
) -> tuple[Line, ...]:
    """A chapter, or what goes on in one in which `after` spoke last: the opening by the leading host, then turns."""
    leader, expert = episode.pair(after)
    if leader == expert:
        return _alone(episode, chosen, opening)
    lines = [episode.line(leader, opening)] if opening else []
    asked = 1 if lines else 0
    for turn in turns(chosen):
        if not any(for_ear(s.text, follows=True) for s in turn.sentences):
            continue  # all of it stood in brackets
        question = _own(episode, turn)
        answer = passages(episode, turn)
        last = lines[-1].host if lines else leader
        ahead = episode.airtime.get(expert, 0) - episode.airtime.get(leader, 0) > AHEAD
        if question:
            _put(episode, lines, leader, *question)
            asked = 1
        elif last == leader:
            if opening and len(lines) == 1 and not lines[0].text.endswith("?"):
                # The names in it rest on the answer's sentence, not on the heading.
                _put(episode, lines, leader, Passage(ask(episode, turn), answer[0].cites or answer[-1].cites))
        elif ours := "" if asked >= 2 or ahead else ask(episode, turn):
            lines.append(episode.line(leader, Passage(ours)))
            asked += 1
        else:
            # Having told something himself, he is the one to be asked from now on.
            lines.append(episode.line(leader, *answer))
            leader, expert, asked = expert, leader, 0
            continue
        lines.append(episode.line(expert, *answer))
    return tuple(lines)


def _put(episode: Episode, lines: list[Line], host: str, *said: Passage) -> None:
    """Say passages as that host: with the last line, when it is his."""
    said = tuple(passage for passage in said if passage.text)
    if said and lines and lines[-1].host == host:
        episode.airtime[host] -= count_words(lines[-1].text)
        lines.append(episode.line(host, *lines.pop().passages, *said))
    elif said:
        lines.append(episode.line(host, *said))


def _alone(episode: Episode, chosen: Sequence[Sentence], opening: Passage | None) -> tuple[Line, ...]:
    """A chapter of a single host: what leads on, and what is told, each a line."""
    host = episode.hosts[0].name
    lines = [episode.line(host, opening)] if opening else []
    for turn in turns(chosen):
        own = _own(episode, turn)
        if answer := passages(episode, turn):
            lines += [episode.line(host, *said) for said in (own, answer) if said]
    return tuple(lines)


def _own(episode: Episode, turn: Turn) -> tuple[Passage, ...]:
    """The article's own questions that a turn answers."""
    return tuple(
        Passage(" ".join(for_ear(question.text, follows=place > 0)), episode.cite(question.text))
        for place, question in enumerate(turn.questions)
    )


def passages(episode: Episode, turn: Turn) -> tuple[Passage, ...]:
    """The turn's sentences as they are said, each with its footnote."""
    said: list[Passage] = []
    follows = turn.follows
    quoting = False
    listed = _listed(turn.sentences, episode.proper)
    for place, sentence in enumerate(turn.sentences):
        follows = follows if place == 0 else sentence.order == turn.sentences[place - 1].order + 1
        if listed:
            said.append(Passage(listed[place], episode.cite(sentence.text)))
            continue
        parts = for_ear(sentence.text, follows=follows)
        if not parts:
            continue
        if sentence.quoted == "open":
            parts = _in_marks(parts)
        if speaks_of_itself(sentence.text):
            told = reported(parts) if episode.personal and not sentence.quoted else ()
            voice = "" if told or quoting else episode.phrases.draw("voice")
            if not (told or quoting or voice or sentence.quoted == "open"):
                parts = _in_marks(parts)
            quoting = quoting or not told
            parts = told or (f"{voice} {parts[0]}".strip(), *parts[1:])
        if place == len(turn.sentences) - 1 and parts[-1].endswith(":"):
            parts = (*parts[:-1], f"{parts[-1][:-1]}.")
        cites = episode.cite(sentence.text)
        for call in sentence.calls:
            if call.introduction not in episode.labels and call.full.casefold() not in episode.named:
                parts = _called(parts, call)
                cites = (*cites, *episode.cite(call.introduction))
        said.extend(Passage(part, cites if part is parts[-1] else ()) for part in parts)
    if said and count_words(" ".join(one.text for one in said)) < 3:
        said[0] = Passage(
            f"The answer is: {said[0].text}" if turn.questions else f"It says: {said[0].text}", said[0].cites
        )
    return tuple(said)


def _called(parts: tuple[str, ...], call: Call) -> tuple[str, ...]:
    """The parts with somebody's full name where the last name comes first."""
    last = re.compile(rf"\b{re.escape(call.last)}\b")
    first = next((place for place, part in enumerate(parts) if last.search(part)), None)
    if first is None:
        return parts
    return (*parts[:first], last.sub(call.full, parts[first], count=1), *parts[first + 1 :])


def _in_marks(parts: tuple[str, ...]) -> tuple[str, ...]:
    parts = (f"“{parts[0]}", *parts[1:])
    return (*parts[:-1], f"{parts[-1]}”")


def _listed(sentences: Sequence[Sentence], proper: Collection[str]) -> tuple[str, ...]:
    """A run of items as one sentence: "a cup of butter, a can of slices, and an egg"."""
    if len(sentences) < 3 or not all(map(_is_item, sentences)):
        return ()
    items = [" ".join(for_ear(s.text, follows=False)).rstrip(".;,") for s in sentences]
    if not all(items):
        return ()
    items = [items[0], *(lower_start(item, proper) for item in items[1:])]
    return (*(f"{item}," for item in items[:-1]), f"and {ended(items[-1])}")


def gathered(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """As a script holds them: text without a footnote belongs to the passage after it."""
    result: list[Passage] = []
    for passage in passages:
        # Two halves of one sentence carry its mark once, too.
        joins = bool(result) and result[-1].cites in ((), passage.cites)
        text = f"{result.pop().text} {passage.text}" if joins else passage.text
        result.append(Passage(text, passage.cites))
    return tuple(result)
