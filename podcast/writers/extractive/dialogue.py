"""Who says what: two hosts share a chapter, by runs of a thought; one asks where the article answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.host_turns import QUOTED, Turn, add_part, most_words
from podcast.writers.extractive.letters import find_recipient
from podcast.writers.extractive.quoting_frames import Frames
from podcast.writers.extractive.slots import find_counted, find_slot
from podcast.writers.extractive.spoken_names import full_name
from podcast.writers.extractive.spoken_wording import as_lead, word_sentence
from podcast.writers.frame import MAX_TURN

if TYPE_CHECKING:
    from podcast.writers.extractive.slot import Slot
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.spoken_wording import Wording

MOST = 6
"""Questions of an episode, at most."""
APART = 50
"""Words between two questions, at least."""
OF_A_KIND = 2
"""Questions of one kind, at most."""
FRAGMENT = 5
"""Words of an answer that can stand alone, at least."""
SHORT = 4
"""Words under which a question is asked only once."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
POINT = 8
"""Words of a turn after which the other host says the next point of a list, or what leads to one."""
TURN = 42
"""Words of a turn after which the other host goes on."""
LEANING = 60
"""Words of a turn with a sentence of another paragraph that points back to it, at most."""
_POINTERS = frozenset("he she it they this that these those his her its their such".split())
"""First words of a sentence that stays with the one before it: in another voice, nobody knows who "he" is."""
_TURNS = frozenset("but and or so yet then instead still nor".split())
"""First words by which somebody goes on with what they said: in another voice, it is the other host's answer."""


@dataclass
class Talk:
    """The talk as it grows."""

    source: SourceView
    heard: Heard
    questions: int = 0
    since: int = 99
    """Words since the last question."""
    asked: set[str] = field(default_factory=set)
    """Questions that were asked: none is asked twice."""
    forms: Counter[str] = field(default_factory=Counter)
    """How many questions of each kind were asked."""
    frames: Frames = field(default_factory=Frames)

    def note(self, index: int) -> None:
        """Note that a sentence was said."""
        self.heard.order.append(index)
        speakers = self._find_speakers(index)
        self.heard.keep({*self.source.mentions.get(index, ()), *speakers})
        if self.source.told:
            self.frames.tell(self.source.told.get(index), goes_on=index in self.source.tellers)
        text = self.source.sentence(index).text
        for number in self.source.mentions.get(index, ()):
            entity = self.source.entity(number)
            # A last name or an acronym was said in full, if nobody had heard it.
            is_named = entity.name in text or (
                entity.kind in ("person", "organisation")
                and any(m.span.sentence == index and m.form == "name" for m in entity.mentions)
            )
            if is_named or number in speakers:
                self.heard.entities.add(number)

    def recall(self, index: int) -> None:
        """Forget who was long away, before a sentence that speaks of them again; those of the title stay in mind."""
        for number in {*self.source.mentions.get(index, ()), *self._find_speakers(index)}:
            entity = self.source.entity(number)
            if (
                entity.kind == "person"
                and entity.name.split()[-1] not in self.source.understood.article.title
            ):
                self.heard.forget(number)

    def _find_speakers(self, index: int) -> set[int]:
        return {q.speaker for q in self.source.quotations.get(index, ()) if q.speaker is not None}


def open_talk(source: SourceView, hosts: int) -> Talk:
    """Returns a talk in which nothing has been said; one host alone asks nothing."""
    questions = 0 if hosts > 1 else MOST
    return Talk(source, Heard(), questions, frames=Frames(recipient=find_recipient(source.understood)))


def converse(
    talk: Talk, sentences: tuple[int, ...], leader: int, *, is_alone: bool = False, asks: bool = True
) -> list[Turn]:
    """Returns the turns of a chapter, or the only one where one host says it alone; `asks` is whether one may ask."""
    turns: list[Turn] = []
    talk.heard.pause()
    talk.frames.pause()
    host = leader
    before: int | None = None
    at = 0
    while at < len(sentences):
        index = sentences[at]
        counted = () if is_alone or not asks else _count(talk, sentences[at:])
        if counted and talk.questions < MOST:
            host = _play_count(talk, turns, host, sentences[at : at + len(counted)], counted)
            at += len(counted)
            before = sentences[at - 1]
            continue
        at += 1
        talk.recall(index)
        wordings = word_sentence(talk.source, index, talk.heard)
        if not wordings:
            continue
        if turns and not is_alone and _passes(talk, turns[-1], before, index, wordings):
            host = 1 - turns[-1].host
            talk.heard.taken_at = len(talk.heard.order)
            if index in talk.source.told:
                wordings = word_sentence(talk.source, index, talk.heard)
            if index not in talk.source.tellers:  # those have a frame of their own
                wordings = _with_speaker(talk, index, wordings)
        follows = before is not None and before == index - 1
        is_new = not turns or turns[-1].host != host
        opening = talk.frames.open_for(
            talk.source.tellers.get(index), is_new=is_new, follows=talk.heard.is_last(index - 1)
        )
        if opening:
            add_part(turns, host, opening, index)
        for wording in wordings:
            is_next = follows and wording is wordings[0]
            leads = index in talk.source.leads
            may_ask = asks and not is_alone and not leads and talk.questions < MOST and talk.since >= APART
            slot = find_slot(talk.source, wording, talk.heard, follows=is_next) if may_ask else None
            if slot and _is_new(talk, slot):
                host = _ask(talk, turns, host, slot, index)
            else:
                poses = wording.text.endswith("?") and not wording.is_quotation and not is_alone
                if poses and turns and turns[-1].parts[-1][0].endswith("?"):
                    host = turns[-1].host  # no question is answered by another one
                add_part(turns, host, wording.text, index)
                talk.since += count_words(wording.text)
                if poses:
                    host = 1 - host  # the article asks itself: who goes on answers
        talk.note(index)
        _count_words(talk, index, wordings)
        before = index
    return turns


def _count_words(talk: Talk, index: int, wordings: tuple[Wording, ...]) -> None:
    """Note how much was said since somebody had the word, and that somebody else has had it."""
    talk.frames.count(sum(count_words(wording.text) for wording in wordings))
    source = talk.source
    is_authors = index in source.tellers or index in source.told
    if not is_authors and any(q.is_clause for q in source.quotations.get(index, ())):
        talk.frames.interrupt()


def _with_speaker(talk: Talk, index: int, wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """Returns how a sentence is said by a host who takes a quotation over: with the speaker before it."""
    first = wordings[0]
    speakers = [q.speaker for q in talk.source.quotations.get(index, ()) if q.speaker is not None]
    if not QUOTED.fullmatch(first.text) or not speakers:
        return wordings
    name = full_name(talk.source, speakers[0], talk.heard)
    is_person = talk.source.entity(speakers[0]).kind == "person"
    form = talk.frames.take_over(as_lead(name), is_person=is_person)
    return (replace(first, text=f"{form} {first.text}"), *wordings[1:])


def _is_new(talk: Talk, slot: Slot) -> bool:
    """Returns whether a question was not asked before, and not too many of its kind."""
    most = 1 if count_words(slot.question) < SHORT else OF_A_KIND
    return slot.question not in talk.asked and talk.forms[slot.form] < most


def _ask(talk: Talk, turns: list[Turn], host: int, slot: Slot, index: int) -> int:
    """Let one host ask and the other answer; returns who answered."""
    if slot.claim:
        add_part(turns, host, slot.claim, index)
    # The other host asks than who spoke last; at the beginning of a chapter who leads.
    asker = 1 - turns[-1].host if turns else host
    add_part(turns, asker, slot.question, index)
    # Somebody's own words are not parted.
    pieces = [slot.answer] if "“" in slot.answer else slot.answer.split("; ")
    for piece in filter(None, pieces):
        add_part(turns, 1 - asker, as_sentence(piece), index)
    talk.questions += 1
    talk.since = 0
    talk.asked.add(slot.question)
    talk.forms[slot.form] += 1
    return 1 - asker


def _count(talk: Talk, sentences: tuple[int, ...]) -> tuple[str, ...]:
    """Returns a count and its members as they are said, where they come next: "… had three consequences. One was …"."""
    source = talk.source
    first = sentences[0]
    members = [
        r.second for r in source.forward.get(first, ()) if r.kind == "enumeration" and r.second != first
    ]
    if not 2 <= len(members) <= 5 or list(sentences[1 : len(members) + 1]) != members:
        return ()
    texts = []
    for number in members:
        wordings = word_sentence(source, number, talk.heard)
        if len(wordings) != 1 or wordings[0].is_quotation:
            return ()
        texts.append(wordings[0].text)
    head = word_sentence(source, first, talk.heard)
    said = find_counted(texts)
    return (head[-1].text, *said) if said and len(head) == 1 else ()


def _play_count(
    talk: Talk, turns: list[Turn], host: int, sentences: tuple[int, ...], texts: tuple[str, ...]
) -> int:
    """Let one host count and the other tell the members; returns who tells."""
    if turns:
        host = 1 - turns[-1].host
    add_part(turns, host, texts[0], sentences[0])
    talk.note(sentences[0])
    last = len(texts) - 1
    for place, (number, text) in enumerate(zip(sentences[1:], texts[1:], strict=True), 1):
        question = (
            "The first?"
            if place == 1
            else f"And the {_ORDINALS[place - 1]}?"
            if place == last
            else f"The {_ORDINALS[place - 1]}?"
        )
        add_part(turns, host, question, number)
        add_part(turns, 1 - host, text, number)
        talk.note(number)
    talk.questions += 1
    talk.since = 0
    return 1 - host


def _leans(text: str, *, is_told: bool) -> bool:
    """Returns whether a sentence points back with its first word, or somebody's argument turns with it."""
    first = re.split(r"[ ’']", text.strip('“"‘ '), maxsplit=1)[0].rstrip(",").lower()  # "It's": it
    return first in _POINTERS or (is_told and first in _TURNS)


def _introduces(source: SourceView, index: int) -> bool:
    """Returns whether a sentence's subject is a person of whom nothing was said before."""
    parse = source.sentence(index).parse
    subjects = parse.children(parse.root, "nsubj", "nsubjpass") if parse.tokens else ()
    return any(
        entity.kind == "person"
        and entity.mentions[0].span.sentence == index
        and entity.mentions[0].head in subjects
        for entity in map(source.entity, source.mentions.get(index, ()))
        if entity.mentions
    )


def _count_run(source: SourceView, index: int) -> int:
    """Returns the words of a quotation that goes on over the sentences behind this one; 0 where it does not."""
    speakers = {q.speaker for q in source.quotations.get(index, ()) if q.is_clause} - {None}
    stop = index + 1
    while any(q.is_clause and q.speaker in speakers for q in source.quotations.get(stop, ())):
        stop += 1
    return sum(source.words(at) for at in range(index, stop)) if stop > index + 1 else 0


def _passes_at_colon(source: SourceView, turn: Turn, before: int, index: int) -> bool:
    """Returns whether the other host takes over with a line that leads to something, or with a point behind one.

    What is counted up is heard point by point, and the first thing behind a line in the same voice.
    """
    if source.led.get(index) == before:
        return (before in source.tellers) != (index in source.tellers)
    return turn.words >= POINT


def _passes(  # noqa: PLR0911 - one a reason to take over, or not
    talk: Talk, turn: Turn, before: int | None, index: int, wordings: tuple[Wording, ...]
) -> bool:
    """Returns whether the other host takes over with a sentence."""
    source = talk.source
    coming = sum(count_words(w.text) for w in wordings)
    if before is None:
        return False
    if index in source.leads or index in source.led:
        return _passes_at_colon(source, turn, before, index)
    same_voice = (
        source.tellers.get(index) is not None and source.tellers.get(index) == source.tellers.get(before)
    ) or (
        any(
            q.speaker is not None
            and q.is_clause
            and any(o.is_clause and o.speaker == q.speaker for o in source.quotations.get(before, ()))
            for q in source.quotations.get(index, ())
        )
        and index == before + 1
    )
    teller = source.tellers.get(index)
    goes_on = all(QUOTED.fullmatch(w.text) for w in wordings) and not (teller and teller.is_author)
    if same_voice and turn.words + coming <= (most_words(turn.parts) if goes_on else MAX_TURN):
        return False
    if not same_voice and turn.words >= FRAGMENT and turn.words + _count_run(source, index) > MAX_TURN:
        return True  # who begins somebody's words says them to the end
    if (before in source.tellers) != (index in source.tellers) and turn.words >= 8:
        return True
    if turn.parts[-1][0].endswith("”") and not wordings[0].text.startswith("“") and turn.words >= 6:
        return True  # in the same voice, nobody hears where somebody's words end
    if index in source.listed.get(before, ()):
        return False
    new_paragraph = (
        source.sentence(index).paragraph != source.sentence(before).paragraph or index != before + 1
    )
    most = MAX_TURN if not new_paragraph else LEANING
    if turn.words + coming <= most and _leans(wordings[0].text, is_told=index in source.tellers):
        return False
    # In one breath, whom the next paragraph is about would be heard as part of this one.
    introduces = new_paragraph and _introduces(source, index)
    if turn.words < 12:
        # What answers a question is not run together with the next matter.
        is_apart = introduces or (new_paragraph and talk.since == 0)
        return is_apart and turn.words >= FRAGMENT
    contrast = any(
        r.kind in ("contrast", "caveat") and r.first == before for r in source.backward.get(index, ())
    )
    if contrast and index == before + 1:
        return True
    if turn.words + coming > 60:
        return True
    return introduces or (new_paragraph and turn.words >= 18) or turn.words >= TURN
