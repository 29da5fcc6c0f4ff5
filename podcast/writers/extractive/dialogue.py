"""Who says what: two hosts share a chapter, by runs of a thought; one asks where the article answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.host_turns import QUOTED, Turn, add_part
from podcast.writers.extractive.letters import find_recipient
from podcast.writers.extractive.quoting_frames import Frames
from podcast.writers.extractive.slots import find_counted, find_slot
from podcast.writers.extractive.spoken_names import full_name
from podcast.writers.extractive.spoken_wording import as_lead, word_sentence
from podcast.writers.extractive.taking_over import LEANING, find_quoted, find_voice, is_set_against, passes

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
SHORT = 4
"""Words under which a question is asked only once."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth")

_PLAIN_FRAME = re.compile(r"[^“”:,]{2,40} (?:said|says): (?=“[^”]*”$)")
"""Words before somebody's own that only say who speaks: «Lee said: “It leaks.”»"""


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
    voices: dict[int, int] = field(default_factory=dict)
    """Speaker → the host who has said that one's words in this chapter, the last one at the end."""

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
    talk.voices.clear()
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
        if not is_alone:
            host, wordings = _give_word(talk, turns, host, before, index, wordings)
        follows = before is not None and before == index - 1
        is_new = not turns or turns[-1].host != host
        opening, wordings = _open(talk, index, wordings, is_new=is_new)
        if opening:
            add_part(turns, host, opening, index)
        for wording in wordings:
            is_next = follows and wording is wordings[0]
            leads = index in talk.source.leads
            is_framed = leads or talk.source.is_judged(index)
            may_ask = (
                asks and not is_alone and not is_framed and talk.questions < MOST and talk.since >= APART
            )
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
        if (speaker := find_quoted(talk.source, index)) is not None:
            talk.voices.pop(speaker, None)
            talk.voices[speaker] = host
        _count_words(talk, index, wordings)
        before = index
    return turns


def _open(
    talk: Talk, index: int, wordings: tuple[Wording, ...], *, is_new: bool
) -> tuple[str, tuple[Wording, ...]]:
    """Returns what is said before a sentence of whose words or view it is, and how it is said then."""
    texts = [wording.text for wording in wordings]
    said, first = talk.frames.opinions.frame(talk.source, index, texts, talk.frames.known, is_new=is_new)
    wordings = (replace(wordings[0], text=first), *wordings[1:])
    teller = talk.source.tellers.get(index)
    opening = talk.frames.open_for(teller, is_new=is_new, follows=talk.heard.is_last(index - 1))
    return f"{said} {opening}".strip(), wordings


def _give_word(
    talk: Talk, turns: list[Turn], host: int, before: int | None, index: int, wordings: tuple[Wording, ...]
) -> tuple[int, tuple[Wording, ...]]:
    """Returns which of two hosts says a sentence, and how, after the other one has told whose words come."""
    if wordings[0].is_introduction:
        return _set_up(talk, turns, host, index, wordings)
    if not turns or not passes(talk.source, talk.voices, turns[-1], before, index, wordings):
        return host, wordings
    talk.heard.taken_at = len(talk.heard.order)
    if index in talk.source.told:
        wordings = word_sentence(talk.source, index, talk.heard)
    if index not in talk.source.tellers:  # those have a frame of their own
        goes_on = turns[-1].parts[-1][0].endswith("”") and _quotes_same(talk.source, before, index)
        wordings = _with_speaker(talk, index, wordings, goes_on=goes_on)
    return 1 - turns[-1].host, wordings


def _quotes_same(source: SourceView, before: int | None, index: int) -> bool:
    """Returns whether two sentences have the same one's own words."""
    speaker = find_quoted(source, index)
    return speaker is not None and before is not None and find_quoted(source, before) == speaker


def _set_up(
    talk: Talk, turns: list[Turn], host: int, index: int, wordings: tuple[Wording, ...]
) -> tuple[int, tuple[Wording, ...]]:
    """Let one host tell who somebody is whose words the other one plays; returns who plays, and the words."""
    told = [wording for wording in wordings if wording.is_introduction]
    player = find_voice(talk.source, talk.voices, index)
    if turns:
        turn = turns[-1]
        coming = sum(count_words(wording.text) for wording in told)
        # Behind somebody's words, in the same voice, who comes next would be told by that one.
        is_over = turn.parts[-1][0].endswith("”") or turn.words + coming > LEANING
        host = 1 - turn.host if is_over else turn.host
    if player is None or not is_set_against(talk.source, index):
        player = 1 - host
    for wording in told:
        add_part(turns, host, wording.text, index)
        talk.since += count_words(wording.text)
    talk.heard.taken_at = len(talk.heard.order)
    return player, wordings[len(told) :]


def _count_words(talk: Talk, index: int, wordings: tuple[Wording, ...]) -> None:
    """Note how much was said since somebody had the word, and that somebody else has had it."""
    talk.frames.count(sum(count_words(wording.text) for wording in wordings))
    source = talk.source
    is_authors = index in source.tellers or index in source.told
    is_others = not is_authors and any(q.is_clause for q in source.quotations.get(index, ()))
    if is_others:
        talk.frames.interrupt()
    if index not in source.opinions:
        talk.frames.opinions.count(
            sum(count_words(wording.text) for wording in wordings), is_others=is_others
        )


def _with_speaker(
    talk: Talk, index: int, wordings: tuple[Wording, ...], *, goes_on: bool
) -> tuple[Wording, ...]:
    """Returns how a sentence is said by a host who takes a quotation over: with the speaker before it.

    `goes_on` is whether the other host has just said that one's words: "Lee said" would be heard twice in a row.
    """
    first = wordings[0]
    said = _PLAIN_FRAME.match(first.text) if goes_on else None
    words = first.text[said.end() :] if said else first.text
    speakers = [q.speaker for q in talk.source.quotations.get(index, ()) if q.speaker is not None]
    if not QUOTED.fullmatch(words) or not speakers:
        return wordings
    name = as_lead(full_name(talk.source, speakers[0], talk.heard))
    is_person = talk.source.entity(speakers[0]).kind == "person"
    # Said at another place, it may have been said at another time: nobody knows that it goes on.
    form = f"{name} again:" if said else talk.frames.take_over(name, is_person=is_person)
    return (replace(first, text=f"{form} {words}"), *wordings[1:])


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
    turns[-1].is_answer = True
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
        turns[-1].is_answer = True
        talk.note(number)
    talk.questions += 1
    talk.since = 0
    return 1 - host
