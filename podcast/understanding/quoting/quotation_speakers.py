"""Who speaks each quotation, one after the other: by its cue, by the one before it, by the turn that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import is_person_noun
from podcast.language.grammar.trees import NOMINAL_SUBJECTS
from podcast.language.plain.folding import fold
from podcast.model import Quotation, Span
from podcast.understanding.quoting.acting_people import find_principals
from podcast.understanding.quoting.interviews import ALONE, find_answering
from podcast.understanding.quoting.labels import ANSWERS, find_labelled
from podcast.understanding.sentences.paragraphs import words_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Sentence
    from podcast.understanding.quoting.acting_people import ActingPeople
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.quoting.speaker_cue import SpeechCue
    from podcast.understanding.quoting.speaker_places import SpeakerPlaces
    from podcast.understanding.quoting.speaking_pronouns import Place
    from podcast.understanding.sentences.paragraphs import Paragraph, Word


_LABEL = 40
"""Characters of a label in front of an answer at most: "Lee: We dig"."""
_CUE = 8
"""Words behind a quotation in which whoever speaks it would be named."""
_MEMBERS = ("ican", "ian", "crat", "ist")
_NEW = frozenset({"a", "an", "one", "another", "second", "third"})
_REACH = 6
"""Sentences back in which somebody must act to whom the article listens."""


class Attribution:
    """Decides who speaks, quotation after quotation, each knowing those before it."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        quoted: Sequence[QuotedPassage],
        places: Sequence[SpeakerPlaces],
        acting: ActingPeople,
        title: str = "",
        heads: Mapping[int, int] | None = None,
    ) -> None:
        self._paragraphs, self._quoted, self._places, self._index = paragraphs, quoted, places, acting.index
        self._acting, self._heads = acting, heads or {}
        self._sentences = {one.index: one for paragraph in paragraphs for one in paragraph.sentences}
        self._decided: list[int | None] = []
        self._is_introduced: list[bool] = []
        """Whether words before a quotation, or before the set-off one that it goes on with, say whose it is."""
        turns = [one for one in quoted if one.form == "turn"]
        self._turns = frozenset(one.pieces[0].paragraph for one in turns)
        lead = set(range(turns[0].sentences[0])) if turns else set()
        self._answering = find_answering(acting.index.entities, title, lead)
        self._cued = [self._entity(place.by_cue) for place in places]
        self._named: frozenset[int | None] = frozenset()
        self._speaking = frozenset(one for one in self._cued if one is not None)
        cued = [one if place.has_cue else -1 for one, place in zip(self._cued, places, strict=True)]
        self._principals = find_principals(cued, acting.index.entities)

    def attribute(self, cues: Sequence[SpeechCue | None]) -> tuple[Quotation, ...]:
        """Returns the quotations with their speakers; where nobody is sure to be it, they have none."""
        self._named = frozenset(
            one
            for one, cue in zip(self._cued, cues, strict=True)
            if cue is not None and cue.sentence.parse.tokens[cue.speaker].pos != "PRON"
        )
        return tuple(
            self._make_quotation(place, one, cue)
            for place, (one, cue) in enumerate(zip(self._quoted, cues, strict=True))
        )

    def _make_quotation(self, place: int, one: QuotedPassage, cue: SpeechCue | None) -> Quotation:
        piece = one.pieces[0]
        if one.form == "turn":
            speaker, evidence = self._find_turn(one), "turn"
        elif cue is not None:
            speaker = self._by_cue(place, cue)
            evidence = "block" if one.form == "block" else cue.evidence
        elif place in self._heads:
            speaker, evidence = self._heads[place], "heading"
        elif one.form == "block" and (teller := self._find_teller(place)) is not None:
            speaker, evidence = teller, "block"
        elif one.is_clause and piece.paragraph not in self._turns:
            begins = one.form == "inline" and self._begins_sentence(one)
            speaker = None
            if not self._has_rival(one):
                speaker = self._continued(place) if begins else None
                speaker = self._told(place) if speaker is None else speaker
            evidence = "continued"
        else:
            speaker, evidence = None, ""
        is_led = cue is not None and cue.sentence.index < one.sentences[0]
        self._is_introduced.append(is_led or (evidence == "block" and cue is None))
        self._decided.append(speaker)
        span = None if cue is None or speaker is None else Span(cue.sentence.index, cue.start, cue.stop)
        evidence = evidence if speaker is not None else ""
        return Quotation(one.text, one.sentences, one.spans, one.form, one.is_clause, speaker, span, evidence)

    def _goes_on_set_off(self, place: int) -> int | None:
        """Returns who has a set-off quotation that goes on with the paragraph before it, which words introduced.

        A name behind that one would close it: "— Ann Lee".
        """
        above = self._find_set_off_above(place)
        if above is None or self._quoted[place].form != "block" or not self._is_introduced[above]:
            return None
        piece = self._quoted[above].pieces[-1]
        is_whole = piece.stop == len(self._paragraphs[piece.paragraph].text)
        is_next = piece.paragraph == self._quoted[place].pieces[0].paragraph - 1
        return self._decided[above] if is_whole and is_next else None

    def _find_set_off_above(self, place: int) -> int | None:
        """Returns the last set-off quotation before one; words in marks may stand inside it."""
        return next((at for at in range(place - 1, -1, -1) if self._quoted[at].form == "block"), None)

    def _find_teller(self, place: int) -> int | None:
        """Returns who has a set-off quotation without a cue: who has the one that it goes on with.

        Of several that say "I", it is the only one of whom the paragraph before them speaks.
        """
        going_on = self._goes_on_set_off(place)
        if going_on is not None:
            return going_on
        before = self._quoted[place].pieces[0].paragraph - 1
        if not self._is_plain_before(before):
            return None
        last = place
        while self._joins_set_off(last):
            last += 1
        if not any(ALONE.search(one.text) for one in self._quoted[place : last + 1]):
            return None
        told = self._list_told(before)
        told = told if len(told) == 1 else told & self._speaking
        return told.pop() if len(told) == 1 else None

    def _joins_set_off(self, place: int) -> bool:
        """Returns whether the next quotation is set off, too, in the paragraph behind this one."""
        if place + 1 >= len(self._quoted):
            return False
        here, following = self._quoted[place], self._quoted[place + 1]
        return (
            here.form == following.form == "block"
            and following.pieces[0].paragraph == here.pieces[-1].paragraph + 1
        )

    def _is_plain_before(self, paragraph: int) -> bool:
        if paragraph < 0:
            return False
        before, here = self._paragraphs[paragraph : paragraph + 2]
        return before.section == here.section and before.block.kind == "paragraph"

    def _list_told(self, paragraph: int) -> set[int]:
        """Returns the people of whom a paragraph speaks, by name or by a pronoun that is known to mean them."""
        return {
            one
            for sentence in self._paragraphs[paragraph].sentences
            for one in self._acting.list_people(sentence)
        }

    def _entity(self, place: Place | None) -> int | None:
        if place is None:
            return None
        sentence: Sentence = self._sentences[place[0]]
        speaker = self._index.speaker_at(sentence.parse, *place)
        token = sentence.parse.tokens[place[1]]
        is_group = speaker is not None and self._index.entities[speaker].kind == "group"
        # "The California Republican said": one person, and not all of them.
        return None if is_group and token.tag == "NNP" and token.text.endswith(_MEMBERS) else speaker

    def _find_turn(self, one: QuotedPassage) -> int | None:
        """Returns who has a turn: whom its label names, or whom the interview is with."""
        paragraph = self._paragraphs[one.pieces[0].paragraph]
        start = one.pieces[0].start or paragraph.text.find(":", 0, _LABEL) + 1
        label = paragraph.block.label or paragraph.text[:start].rstrip(" :")
        is_answer = fold(label) in ANSWERS
        named = find_labelled(label, self._index.entities) if label and not is_answer else None
        return self._answering if named is None and (one.answers or is_answer) else named

    def _by_cue(self, place: int, cue: SpeechCue) -> int | None:
        """Returns whom a cue names; of a pronoun also to whom the article listens, where nobody else was last to act.

        Nobody where a pronoun would be somebody who has no other words, and it may be the one who has most of them.
        """
        speaker, principal = self._cued[place], self._principals[place]
        word = cue.sentence.parse.tokens[cue.speaker].word
        if principal is None or speaker == principal or word not in ("he", "she"):
            return speaker
        fits = self._index.entities[principal].gender == ("male" if word == "he" else "female")
        if speaker is not None:
            is_named = speaker in self._named or self._is_only_one(speaker, principal, cue)
            return None if fits and not is_named else speaker
        return principal if fits and self._acts_last(principal, cue.sentence, cue.speaker) else None

    def _is_only_one(self, speaker: int, principal: int, cue: SpeechCue) -> bool:
        """Returns whether a cue's paragraph names somebody before it, and not whom the article hears most."""
        own = self._acting.list_before(cue.sentence, cue.speaker, self._sentences)
        return speaker in own and principal not in own

    def _told(self, place: int) -> int | None:
        """Returns to whom the article listens, where nobody else acts in the sentences before a quotation.

        Without such a person it is who acts in the sentence before, and has words with a cue elsewhere.
        """
        span = self._quoted[place].spans[:1]
        is_told = self._paragraphs[self._quoted[place].pieces[0].paragraph].block.kind in (
            "paragraph",
            "quote",
        )
        if not span or not is_told:
            return None
        sentence = self._sentences[span[0].sentence]
        if self._follows_open(place):
            return None
        principal = self._principals[place]
        if self._is_announced_by_another(place, principal):
            return None
        if principal is not None and self._acts_last(principal, sentence, span[0].start):
            return principal
        before = self._sentences.get(sentence.index - 1)
        if before is None or (before.section, before.paragraph) != (sentence.section, sentence.paragraph):
            return None
        acting = set(self._acting.find(before, follows=True))
        return next((one for one in self._speaking & acting), None) if len(acting) == 1 else None

    def _is_announced_by_another(self, place: int, principal: int | None) -> bool:
        """Returns whether a colon announces a set-off quotation in a sentence in which somebody is not active.

        So it does those that go on with a set-off one that was nobody's.
        """
        one = self._quoted[place]
        if place and self._joins_set_off(place - 1) and self._decided[-1] is None:
            return True
        before = one.pieces[0].paragraph - 1
        if one.form != "block" or before < 0 or not self._paragraphs[before].text.endswith(":"):
            return False
        return principal not in self._acting.find(self._paragraphs[before].sentences[-1], follows=True)

    def _follows_open(self, place: int) -> bool:
        """Returns whether the quotation just before, in the same paragraph, has a cue and yet nobody who speaks it."""
        if not place or self._decided[-1] is not None or not self._places[place - 1].has_cue:
            return False
        before, here = self._quoted[place - 1].pieces[-1], self._quoted[place].pieces[0]
        paragraph = self._paragraphs[here.paragraph]
        return before.paragraph == here.paragraph and (
            paragraph.sentence_at(here.start) - paragraph.sentence_at(before.stop - 1) <= 1
        )

    def _acts_last(self, principal: int, sentence: Sentence, stop: int) -> bool:
        """Returns whether a person is the last one who acts or speaks before a token of a sentence."""
        for back in range(_REACH):
            here = self._sentences.get(sentence.index - back)
            if here is None or here.section != sentence.section:
                return False
            acting = self._acting.find(here, stop if not back else None)
            if acting:
                return all(self._acting.may_be(one, principal) for one in acting)
        return False

    def _begins_sentence(self, one: QuotedPassage) -> bool:
        piece = one.pieces[0]
        return piece.start in self._paragraphs[piece.paragraph].starts

    def _continued(self, place: int) -> int | None:
        """Returns who goes on speaking: whoever spoke just before, and nobody else came in between."""
        piece = self._quoted[place].pieces[0]
        earlier = next((at for at in range(place - 1, -1, -1) if self._counts_for(at, piece.paragraph)), None)
        before = None if earlier is None else self._quoted[earlier].pieces[-1]
        if earlier is not None and before is not None and before.paragraph == piece.paragraph:
            return self._unless_others(before.paragraph, before.stop, piece.start, self._decided[earlier])
        following = self._following(place)
        if following is not None:
            return following
        reported = self._entity(self._places[place].by_report)
        # Bodies say "we".
        is_body = reported is not None and self._index.entities[reported].kind == "organisation"
        if reported is not None and not (is_body and ALONE.search(self._quoted[place].text)):
            return reported
        if (
            earlier is not None
            and before is not None
            and piece.start == 0
            and before.paragraph == piece.paragraph - 1
        ):
            return self._from_paragraph_before(earlier, self._paragraphs[piece.paragraph])
        return None

    def _counts_for(self, place: int, paragraph: int) -> bool:
        """Returns whether who has a quotation may go on: a few words count in their paragraph, if a cue says whose."""
        one = self._quoted[place]
        return one.is_clause or (self._places[place].has_cue and one.pieces[-1].paragraph == paragraph)

    def _unless_others(self, paragraph: int, start: int, stop: int, speaker: int | None) -> int | None:
        """Returns a speaker, unless somebody else is a subject between two places of a paragraph."""
        if speaker is None:
            return None
        gender = self._index.entities[speaker].gender
        for word in words_between(self._paragraphs[paragraph], start, stop):
            place = (word.sentence.index, word.at)
            if self._index.is_quoted(*place):
                continue
            entity = self._index.entity_at(*place)
            if entity != speaker and _is_somebody_new(word):
                return None
            if word.token.relation not in NOMINAL_SUBJECTS:
                continue
            if entity is not None and entity != speaker and self._index.entities[entity].kind == "person":
                return None
            if (word.token.word, gender) in (("he", "female"), ("she", "male")):
                return None
        return speaker

    def _has_rival(self, one: QuotedPassage) -> bool:
        """Returns whether a noun for a person stands behind a quotation in its sentence, of which no cue was made."""
        piece = one.pieces[-1]
        paragraph = self._paragraphs[piece.paragraph]
        own = paragraph.sentence_at(max(piece.start, piece.stop - 1))
        stop = paragraph.starts[own + 1] if own + 1 < len(paragraph.starts) else len(paragraph.text)
        return any(
            is_person_noun(word.token.text) and not self._index.is_quoted(word.sentence.index, word.at)
            for word in words_between(paragraph, piece.stop, stop)[:_CUE]
        )

    def _following(self, place: int) -> int | None:
        """Returns who speaks the next quotation of the same paragraph, where its cue says so."""
        following = place + 1
        if following >= len(self._quoted) or not self._quoted[following].is_clause:
            return None
        piece, later = self._quoted[place].pieces[-1], self._quoted[following].pieces[0]
        if later.paragraph != piece.paragraph:
            return None
        speaker = self._entity(self._places[following].by_cue)
        return self._unless_others(piece.paragraph, piece.stop, later.start, speaker)

    def _from_paragraph_before(self, earlier: int, paragraph: Paragraph) -> int | None:
        """Returns the speaker of the paragraph before, where that ends with the quotation and its cue."""
        before = self._quoted[earlier].pieces[-1]
        former = self._paragraphs[before.paragraph]
        ends = former.sentence_at(before.stop - 1) == len(former.sentences) - 1
        is_asked = self._quoted[earlier].text.rstrip().endswith("?")
        return (
            self._decided[earlier] if former.section == paragraph.section and ends and not is_asked else None
        )


def _is_somebody_new(word: Word) -> bool:
    """Returns whether a word brings in somebody without a name: "a woman", "another man"."""
    tokens = word.sentence.parse.tokens
    is_one = word.token.tag == "NN" and is_person_noun(word.token.lemma) and word.token.relation != "attr"
    return is_one and tokens[word.token.left].word in _NEW
