"""Chosen sentences → lines of two hosts with different jobs: one leads and asks, one knows the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.model import Line, Passage
from podcast.writers.extractive.clauses import is_fragment
from podcast.writers.extractive.conversation import Exchange
from podcast.writers.extractive.dependence import speaks_of_itself
from podcast.writers.extractive.ear import for_ear, lower_start
from podcast.writers.extractive.first_person import in_third_person
from podcast.writers.extractive.questions import question_for
from podcast.writers.frame import ended

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.writers.extractive.conversation import Conversation
    from podcast.writers.extractive.introductions import SurnameMention
    from podcast.writers.extractive.survey import SourceSentence

EXCHANGE = 48
"""Words at which an exchange ends; a single sentence may be longer."""
NEW_THOUGHT = 22
"""Words from which an exchange ends where the article begins a new paragraph."""
SENTENCES = 3
"""Sentences of an exchange at most."""
ITEMS = 8
"""Items of a list in an exchange at most."""
LONGEST_ITEM = 14
"""Words of an item of a list; what is longer is a sentence without its full stop."""

AHEAD = 60
"""Words that one host may be ahead of the other before a question is left out."""


def split_exchanges(sentences: Sequence[SourceSentence]) -> tuple[Exchange, ...]:
    """Returns the sentences cut where the article jumps, at paragraphs, and where an exchange gets long.

    A sentence that leans stays with the one before it, unless the exchange would be too long to listen to.
    """
    groups: list[list[SourceSentence]] = []
    for sentence in sentences:
        current = groups[-1] if groups else []
        if not current or _begins_exchange(current, sentence):
            groups.append([sentence])
        else:
            current.append(sentence)
    return tuple(_answers(groups))


def _begins_exchange(current: Sequence[SourceSentence], sentence: SourceSentence) -> bool:
    """Whether a sentence begins a new exchange after the current one."""
    last = current[-1]
    words = sum(s.words for s in current)
    item, after_item = _is_item(sentence), _is_item(last)
    if words + sentence.words > EXCHANGE or len(current) == (ITEMS if item else SENTENCES):
        return True
    if last.text.endswith("?") or sentence.text.endswith("?") or item != after_item:
        return True
    adjoins = sentence.order == last.order + 1
    new_thought = sentence.paragraph != last.paragraph or not adjoins
    return new_thought and words >= NEW_THOUGHT and not (adjoins and sentence.leans) and not item


def _is_item(sentence: SourceSentence) -> bool:
    """Whether a sentence is an item of a list: a few words that make no sentence."""
    begins_with_measure = sentence.text[
        0
    ].isdigit()  # "1 cup packed brown sugar" has a verb only by its looks
    few = sentence.words <= LONGEST_ITEM and sentence.text[-1] not in ".!?:"
    return few and (begins_with_measure or is_fragment(sentence.text))


def _answers(groups: Sequence[Sequence[SourceSentence]]) -> list[Exchange]:
    """The groups as exchanges; a question goes with the answer behind it, and without one it is left out."""
    exchanges: list[Exchange] = []
    questions: list[SourceSentence] = []
    last = -2
    for group in groups:
        adjoins = group[0].order == last + 1
        last = group[-1].order
        if not adjoins:
            questions = []
        if group[0].text.endswith("?"):
            questions.append(group[0])
            continue
        exchanges.append(Exchange(tuple(group), adjoins, tuple(questions[-2:])))
        questions = []
    return exchanges


def converse(
    conversation: Conversation, chosen: Sequence[SourceSentence], opening: Passage | None, after: str = ""
) -> tuple[Line, ...]:
    """Returns the lines of a chapter: the opening by the leading host, then the exchanges.

    Where the chapter has begun already, `after` is the host who spoke last in it.
    """
    leader, expert = conversation.pair(after)
    if leader == expert:
        return _monologue(conversation, chosen, opening)
    lines = [conversation.line(leader, opening)] if opening else []
    questions = 1 if lines else 0
    for exchange in split_exchanges(chosen):
        if not any(for_ear(s.text, follows=True) for s in exchange.sentences):
            continue  # all of it stood in brackets
        question = _article_questions(conversation, exchange)
        answer = passages(conversation, exchange)
        last = lines[-1].host if lines else leader
        ahead = conversation.airtime.get(expert, 0) - conversation.airtime.get(leader, 0) > AHEAD
        if question:
            _append(conversation, lines, leader, *question)
            questions = 1
        elif last == leader:
            if opening and len(lines) == 1 and not lines[0].text.endswith("?"):
                # The names in it rest on the answer's sentence, not on the heading.
                cites = answer[0].cites or answer[-1].cites
                _append(conversation, lines, leader, Passage(question_for(conversation, exchange), cites))
        elif ours := "" if questions >= 2 or ahead else question_for(conversation, exchange):
            lines.append(conversation.line(leader, Passage(ours)))
            questions += 1
        else:
            # Having told something himself, he is the one to be asked from now on.
            lines.append(conversation.line(leader, *answer))
            leader, expert, questions = expert, leader, 0
            continue
        lines.append(conversation.line(expert, *answer))
    return tuple(lines)


def _append(conversation: Conversation, lines: list[Line], host: str, *passages: Passage) -> None:
    """Add passages that the host says: to the last line, when it is his, else as a line."""
    passages = tuple(passage for passage in passages if passage.text)
    if passages and lines and lines[-1].host == host:
        conversation.airtime[host] -= count_words(lines[-1].text)
        lines.append(conversation.line(host, *lines.pop().passages, *passages))
    elif passages:
        lines.append(conversation.line(host, *passages))


def _monologue(
    conversation: Conversation, chosen: Sequence[SourceSentence], opening: Passage | None
) -> tuple[Line, ...]:
    """A chapter of a single host: what leads on, and what is told, each a line."""
    host = conversation.hosts[0].name
    lines = [conversation.line(host, opening)] if opening else []
    for exchange in split_exchanges(chosen):
        questions = _article_questions(conversation, exchange)
        if answer := passages(conversation, exchange):
            lines += [conversation.line(host, *spoken) for spoken in (questions, answer) if spoken]
    return tuple(lines)


def _article_questions(conversation: Conversation, exchange: Exchange) -> tuple[Passage, ...]:
    """The article's own questions that an exchange answers."""
    return tuple(
        Passage(" ".join(for_ear(question.text, follows=place > 0)), conversation.cite(question.text))
        for place, question in enumerate(exchange.questions)
    )


def passages(conversation: Conversation, exchange: Exchange) -> tuple[Passage, ...]:
    """Returns the sentences of an exchange as they are said, each with its footnote."""
    spoken: list[Passage] = []
    follows = exchange.follows
    quoting = False
    items = _one_sentence(exchange.sentences, conversation.proper)
    for place, sentence in enumerate(exchange.sentences):
        follows = follows if place == 0 else sentence.order == exchange.sentences[place - 1].order + 1
        if items:
            spoken.append(Passage(items[place], conversation.cite(sentence.text)))
            continue
        parts = for_ear(sentence.text, follows=follows)
        if not parts:
            continue
        if sentence.quoted == "open":
            parts = _in_marks(parts)
        if speaks_of_itself(sentence.text):
            parts, reported = _by_the_author(conversation, sentence, parts, quoting=quoting)
            quoting = quoting or not reported
        if place == len(exchange.sentences) - 1 and parts[-1].endswith(":"):
            parts = (*parts[:-1], f"{parts[-1][:-1]}.")
        cites = conversation.cite(sentence.text)
        for mention in sentence.surnames:
            known = mention.full.casefold() in conversation.names
            if mention.introduction not in conversation.labels and not known:
                parts = _with_full_name(parts, mention)
                cites = (*cites, *conversation.cite(mention.introduction))
        spoken.extend(Passage(part, cites if part is parts[-1] else ()) for part in parts)
    if spoken and count_words(" ".join(passage.text for passage in spoken)) < 3:
        # Engines stumble over "Yes." alone.
        lead = "The answer is" if exchange.questions else "It says"
        spoken[0] = Passage(f"{lead}: {spoken[0].text}", spoken[0].cites)
    return tuple(spoken)


def _by_the_author(
    conversation: Conversation, sentence: SourceSentence, parts: tuple[str, ...], *, quoting: bool
) -> tuple[tuple[str, ...], bool]:
    """(a sentence in the first person as it is said, whether it is in the third person now); else it is quoted."""
    reported = in_third_person(parts) if conversation.personal and not sentence.quoted else ()
    voice = "" if reported or quoting else conversation.phrases.draw("voice")
    if not (reported or quoting or voice or sentence.quoted == "open"):
        parts = _in_marks(parts)
    return reported or (f"{voice} {parts[0]}".strip(), *parts[1:]), bool(reported)


def _with_full_name(parts: tuple[str, ...], mention: SurnameMention) -> tuple[str, ...]:
    """The parts with somebody's full name where the last name comes first."""
    last = re.compile(rf"\b{re.escape(mention.last)}\b")
    first = next((place for place, part in enumerate(parts) if last.search(part)), None)
    if first is None:
        return parts
    return (*parts[:first], last.sub(mention.full, parts[first], count=1), *parts[first + 1 :])


def _in_marks(parts: tuple[str, ...]) -> tuple[str, ...]:
    parts = (f"“{parts[0]}", *parts[1:])
    return (*parts[:-1], f"{parts[-1]}”")


def _one_sentence(sentences: Sequence[SourceSentence], proper: Collection[str]) -> tuple[str, ...]:
    """A run of items as one sentence: "a cup of butter, a can of slices, and an egg"; empty when it is none."""
    if len(sentences) < 3 or not all(map(_is_item, sentences)):
        return ()
    items = [" ".join(for_ear(s.text, follows=False)).rstrip(".;,") for s in sentences]
    if not all(items):
        return ()
    items = [items[0], *(lower_start(item, proper) for item in items[1:])]
    return (*(f"{item}," for item in items[:-1]), f"and {ended(items[-1])}")
