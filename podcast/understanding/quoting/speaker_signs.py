"""What speaks for and against each of those whom a cue may mean by "he" or "the singer", where no rule tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING, Literal

from podcast.language.grammar.person_nouns import FEMALE, MALE, is_person_noun
from podcast.understanding.quoting.presences import find_presences
from podcast.understanding.quoting.role_holders import collect_roles
from podcast.understanding.quoting.speaker_ratings import OpenQuotation, SpeakerChoice, choose_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.model import Reference, Sentence
    from podcast.understanding.quoting.mentions import MentionIndex
    from podcast.understanding.quoting.presences import Presence
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.quoting.speaker_cue import SpeechCue
    from podcast.understanding.sentences.paragraphs import Paragraph

_BACK = 4
"""Paragraphs back in which a speaker is named."""
_SENTENCES = 30
"""Sentences back at most, for paragraphs may be long, and quotations."""
_EARLIER = 6
"""Quotations back whose speakers may speak again."""
_OFTEN = 8
"""Mentions, and quotations, from which on more of them tell nothing new."""
_FEW = 4
"""Words that a quotation has at least which is no clause and yet somebody's."""
_ZONES = ("before, ", "behind, ")
"""What signs of a place begin with, which count otherwise for each kind of frame."""
_GENDERS = {"he": "male", "she": "female"}


@dataclass(frozen=True, slots=True)
class _Naming:
    """By what a cue names the speaker."""

    kind: Literal["pronoun", "noun"]
    word: str
    """The pronoun, or the noun as dictionaries have it."""
    gender: str


class SpeakerSigns:
    """Reads the signs of an article's quotations."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        quoted: Sequence[QuotedPassage],
        cues: Sequence[SpeechCue | None],
        index: MentionIndex,
        references: Sequence[Reference],
    ) -> None:
        self._paragraphs, self._quoted, self._cues, self._index = paragraphs, quoted, cues, index
        self._sentences: list[Sentence] = [one for paragraph in paragraphs for one in paragraph.sentences]
        self._order = {one.index: at for at, one in enumerate(self._sentences)}
        self._references = references

    @cached_property
    def _presences(self) -> dict[int, tuple[Presence, ...]]:
        return find_presences(self._sentences, self._index, self._references)

    @cached_property
    def _roles(self) -> dict[str, set[int]]:
        return collect_roles(self._index.entities, sorted(self._sentences, key=lambda one: one.index))

    def choose(self, place: int, decided: Sequence[int | None]) -> int | None:
        """Returns who most likely speaks a quotation, as `read` sees it; None where that is not nearly sure."""
        return choose_speaker(self.read(place, decided))

    def read(self, place: int, decided: Sequence[int | None]) -> OpenQuotation:
        """Returns who may speak a quotation; `decided` are the speakers of all, None where they are open.

        Nobody may where its cue names them otherwise than by a pronoun or a noun for a person, or where it has none.
        """
        one, frame = self._quoted[place], self._read_frame(place)
        if frame is None:
            return OpenQuotation((), {})
        signs: dict[int, dict[str, float]] = {}
        for entity, name in (*self._look_around(one), *self._listen(place, decided, frame)):
            signs.setdefault(entity, {})[name] = 1.0
        signs = {entity: own for entity, own in signs.items() if self._may_speak(entity, own, frame)}
        self._measure(one, frame, signs)
        # Of whom nobody knows whether they are he or she, only the last to be named may be it.
        signs = {
            entity: own
            for entity, own in signs.items()
            if not frame.gender
            or self._index.entities[entity].gender
            or own.get(f"last person, {frame.kind}")
        }
        inside = {
            self._index.entity_at(span.sentence, at)
            for span in one.spans
            for at in range(span.start, span.stop)
        }
        shares = Counter(entity for entity in decided if entity is not None)
        for entity, own in signs.items():
            own["named inside"] = float(entity in inside)
            own["often speaks"] = log(1 + min(shares[entity], _OFTEN))
            own.update({f"{frame.kind}: {name}": 1.0 for name in list(own) if name.startswith(_ZONES)})
            own["gender fits"] = float(bool(frame.gender and self._index.entities[entity].gender))
            own["noun is the role"] = float(entity in self._roles.get(frame.word, ()))
        choices = tuple(SpeakerChoice(entity, _leave(own)) for entity, own in sorted(signs.items()))
        return OpenQuotation(choices, {f"nobody, {frame.kind}": 1.0})

    def _read_frame(self, place: int) -> _Naming | None:
        """Returns the pronoun, or noun for a person, by which a cue names the speaker; None where it does otherwise."""
        cue = self._cues[place]
        if cue is None:
            return None
        token = cue.sentence.parse.tokens[cue.speaker]
        if token.word in _GENDERS:
            return _Naming("pronoun", token.word, _GENDERS[token.word])
        noun = token.lemma.lower()
        gender = "male" if noun in MALE else "female" if noun in FEMALE else ""
        return _Naming("noun", noun, gender) if is_person_noun(noun) and token.tag in ("NN", "NNP") else None

    def _earlier(self, one: QuotedPassage) -> Iterator[tuple[int, Presence]]:
        """Yields who is there before a quotation, near enough, with the order of their sentence."""
        piece = one.pieces[0]
        first = max(0, piece.paragraph - _BACK)
        while self._paragraphs[first].section != self._paragraphs[piece.paragraph].section:
            first += 1
        stop = self._order[one.sentences[0]]
        start = max(self._order[self._paragraphs[first].sentences[0].index], stop - _SENTENCES)
        limit = one.spans[0].start if one.spans else 0
        for at in range(start, stop + 1):
            for presence in self._presences.get(self._sentences[at].index, ()):
                if at < stop or presence.at < limit:
                    yield at, presence

    def _look_around(self, one: QuotedPassage) -> Iterator[tuple[int, str]]:
        """Yields people and bodies around a quotation, and where they stand and what they do."""
        here = self._order[one.sentences[0]]
        own = self._order[self._paragraphs[one.pieces[0].paragraph].sentences[0].index]
        for at, presence in self._earlier(one):
            if at == here:
                zone = "before, here"
            elif at == here - 1:
                zone = "before, last sentence" if at >= own else "before, last paragraph"
            else:
                zone = "before, own paragraph" if at >= own else "before"
            yield presence.entity, f"{zone}, {presence.deed}" if at >= here - 1 else zone
        last = self._order[one.sentences[-1]]
        end = one.spans[-1].stop if one.spans else 0
        ends = self._order[self._paragraphs[one.pieces[-1].paragraph].sentences[-1].index]
        for presence in self._presences.get(self._sentences[last].index, ()):
            if presence.at >= end:
                yield presence.entity, f"behind, here, {presence.deed}"
        for following in self._sentences[last + 1 : last + 2]:
            zone = "behind, next sentence" if last < ends else "behind, next paragraph"
            for presence in self._presences.get(following.index, ()):
                yield presence.entity, f"{zone}, {presence.deed}"

    def _listen(self, place: int, decided: Sequence[int | None], frame: _Naming) -> Iterator[tuple[int, str]]:
        """Yields who speaks before a quotation, and right behind it."""
        one = self._quoted[place]
        piece = one.pieces[0]
        section = self._paragraphs[piece.paragraph].section
        rank = 0
        for other in range(place - 1, max(-1, place - _SENTENCES), -1):
            before = self._quoted[other]
            end = before.pieces[-1].paragraph
            if rank == _EARLIER or self._paragraphs[end].section != section:
                break
            if not before.is_clause and len(before.text.split()) < _FEW:
                continue
            rank += 1
            speaker = decided[other]
            if speaker is None:
                continue
            if rank > 1:
                yield speaker, "spoke last but one" if rank == 2 else "spoke earlier"
            elif end >= piece.paragraph - 1:
                where = "this paragraph" if end == piece.paragraph else "the paragraph before"
                yield speaker, f"spoke in {where}, {frame.kind}"
                if before.text.rstrip().endswith("?"):
                    yield speaker, "asked just before"
            else:
                yield speaker, "spoke last"
        if place + 1 < len(self._quoted):
            speaker = decided[place + 1]
            is_own = self._quoted[place + 1].pieces[0].paragraph == one.pieces[-1].paragraph
            if speaker is not None and is_own:
                yield speaker, "speaks next in this paragraph"

    def _may_speak(self, entity: int, signs: Mapping[str, float], frame: _Naming) -> bool:
        """Returns whether somebody can be it at all: a person, of that gender.

        "Lee said, “…” The host replied, “…”": by a noun it is somebody else, unless Lee is known to be the host.
        """
        one = self._index.entities[entity]
        if one.kind != "person" or (frame.gender and one.gender not in ("", frame.gender)):
            return False
        is_same = entity in self._roles.get(frame.word, ()) or (frame.gender and one.gender)
        return (
            bool(is_same) or f"spoke in this paragraph, {frame.kind}" not in signs or frame.kind == "pronoun"
        )

    def _measure(self, one: QuotedPassage, frame: _Naming, signs: dict[int, dict[str, float]]) -> None:
        """Add how long ago each was there, who was there since, and who was the last to act."""
        here = self._order[one.sentences[0]]
        last: dict[int, int] = {}
        acted = None
        seen = [(at, presence) for at, presence in self._earlier(one) if presence.entity in signs]
        for at, presence in seen:
            last[presence.entity] = at
            acted = acted if presence.deed == "named" else presence.entity
        for entity, own in signs.items():
            mentions = self._index.entities[entity].mentions
            own["no name"] = float(not any(mention.form == "name" for mention in mentions))
            own["often named"] = log(1 + min(len(mentions), _OFTEN))
            own[f"last to act, {frame.kind}"] = float(entity == acted)
            own["the only person"] = float(len(signs) == 1)
            if entity not in last:
                own["not named before"] = 1.0
                continue
            since = {presence.entity for at, presence in seen if at >= last[entity]} - {entity}
            own["sentences since"] = log(1 + here - last[entity])
            own["others since"] = log(1 + len(since))
            own[f"last person, {frame.kind}"] = float(not since)


def _leave(signs: Mapping[str, float]) -> dict[str, float]:
    """Returns the signs that are there."""
    return {name: value for name, value in signs.items() if value}
