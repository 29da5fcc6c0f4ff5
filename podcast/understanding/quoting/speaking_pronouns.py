"""Who "he", "she", "it" or "they" is who says something: mostly who spoke before, or the last sentence's subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import BRINGING_IN, FEMALE, MALE, is_person_noun
from podcast.language.grammar.trees import NOMINAL_SUBJECTS
from podcast.understanding.quoting.cue_grammar import find_report
from podcast.understanding.sentences.saying_verbs import ADJACENT, SAYING, SPEAKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Entity, Parse, Reference, Sentence
    from podcast.understanding.quoting.mentions import MentionIndex

    Place = tuple[int, int]
    """A sentence of the article, and the token in it that names somebody."""

PRONOUNS = frozenset({"he", "she", "it", "they"})
_REACH = 6
"""Sentences back that are looked at, and paragraphs."""
_PARAGRAPHS = 2
_GENDERS = {"he": "male", "she": "female"}


class PronounResolver:
    """Resolves pronouns of cues, knowing who has spoken up to them."""

    def __init__(
        self, sentences: Sequence[Sentence], index: MentionIndex, references: Sequence[Reference]
    ) -> None:
        self._sentences = sentences
        self._index = index
        self._spoke: dict[int, Place] = {}
        self._resolved: dict[Place, Place] = {}
        for one in references:
            if one.form == "pronoun" and one.antecedent is not None:
                parse = sentences[one.antecedent.sentence].parse
                span = range(one.antecedent.start, one.antecedent.stop)
                head = next((at for at in span if parse.tokens[at].head not in span), span[-1])
                self._resolved[one.span.sentence, one.span.start] = (one.antecedent.sentence, head)

    def speaks(self, sentence: int, speaker: Place) -> None:
        """Remember who speaks in a sentence."""
        self._spoke[sentence] = speaker

    def resolve(self, sentence: int, token: int) -> Place | None:
        """Returns where whom a pronoun stands for is named; None where more than one may be meant.

        Two ways lead there, what the article's references say and who spoke before; they must not disagree.
        """
        here = self._sentences[sentence]
        known = self._resolved.get((sentence, token))
        if known is not None and self._sentences[known[0]].section != here.section:
            known = None
        own, awaited = self._search(here, token)
        if known is None:
            return own
        if own is None and awaited is not None and awaited == self._identity(known):
            return known
        if own is None:
            is_subject = _is_subject(self._sentences[known[0]].parse, known[1], True)
            is_sure = is_subject or (known[0] == here.index - 1 and self._names_only(known))
            return known if is_sure and here.parse.tokens[token].word in _GENDERS else None
        if self._identity(known) == self._identity(own) or self._is_surer(own, known, here):
            return own
        # "My neighbour Ann Lee": the name rather than the noun.
        return known if known[0] == own[0] and self._entity_index(own) is None else None

    def _is_surer(self, own: Place, known: Place, here: Sentence) -> bool:
        """Returns whether who speaks or acts nearer to a pronoun goes before whom the article's references name.

        Who says what a sentence before the pronoun's gives, of all whom that names; a name in the sentence in which
        the other way found no name; somebody of the gender, in the pronoun's sentence; or somebody whom the pronoun's
        own paragraph brings in: "One student said … He said".
        """
        entity, place = self._entity(own), self._sentences[own[0]]
        if known[0] <= own[0] < here.index and self._says(place, own):
            return True
        if own[0] == known[0]:
            return entity is not None and (self._entity_index(known) is None or self._is_main(own))
        if own[0] < known[0]:
            return False
        if entity is not None and own[0] == here.index:
            return bool(entity.gender)
        tokens = place.parse.tokens
        is_new = entity is None and tokens[tokens[own[1]].left].word in BRINGING_IN
        is_own = (place.section, place.paragraph) == (here.section, here.paragraph)
        other = self._sentences[known[0]]
        return is_new and is_own and (other.section, other.paragraph) != (here.section, here.paragraph)

    def find_known(self, sentence: int, token: int) -> Place | None:
        """Returns where whom the article's references say a pronoun stands for is named, outside quotations."""
        known = self._resolved.get((sentence, token))
        return None if known is None or self._index.is_quoted(*known) else known

    def _search(self, sentence: Sentence, token: int) -> tuple[Place | None, object]:
        """Returns whom the sentences before a pronoun say it is; else the only one whom the nearest of them mention."""
        pronoun = sentence.parse.tokens[token].word
        awaited: object = None
        for back in range(min(_REACH, sentence.index + 1)):
            other = self._sentences[sentence.index - back]
            if other.section != sentence.section or sentence.paragraph - other.paragraph > _PARAGRAPHS:
                break
            before = None if back else token
            acting, mentioned = self._fitting(other, before, pronoun)
            main = [place for place in acting if self._is_main(place)]
            if back and len(acting) > 1 and len(main) == 1:
                acting = main  # "When asked whether Berg plays well, Lee laughed. “…,” he said"
            if acting:
                is_clear = len(acting) == 1 and awaited in (None, self._identity(acting[0]))
                return (acting[0] if is_clear else None), None
            asked = self._find_asked(other, before, pronoun)
            if asked is not None:
                return asked, None
            # "He … he …": whom a sentence goes on about is who speaks, and not whom it mentions.
            if not self._goes_on(other, before, pronoun) and (
                mentioned or self._has_other_name(other, before)
            ):
                # "It was no hindrance for Lee": who acted before, and nobody else is mentioned.
                if awaited is not None or len(mentioned) != 1:
                    return None, None
                (awaited,) = mentioned
        return None, awaited

    def _find_asked(self, sentence: Sentence, before: int | None, pronoun: str) -> Place | None:
        """Returns to whom somebody else speaks, the only one of that gender: "She asked Lee why. “…,” he said"."""
        tokens = sentence.parse.tokens[:before]
        asked = [
            (sentence.index, at)
            for at, token in enumerate(tokens)
            if self._index.is_head(sentence.index, at)
            and self._gender((sentence.index, at)) == _GENDERS.get(pronoun)
            and token.relation in ("dobj", "dative")
            and tokens[token.head].lemma in ("ask", "tell")
        ]
        others = {
            self._identity((sentence.index, at))
            for at, _ in enumerate(tokens)
            if self._may_be(sentence, at, pronoun)
        }
        return asked[0] if asked and others == {self._identity(asked[0])} else None

    def _may_be(self, sentence: Sentence, at: int, pronoun: str) -> bool:
        place = (sentence.index, at)
        return (
            self._index.is_head(*place) and not self._index.is_quoted(*place) and self._fits(place, pronoun)
        )

    def _goes_on(self, sentence: Sentence, before: int | None, pronoun: str) -> bool:
        """Returns whether the same pronoun is a subject of a sentence, outside quotations."""
        return any(
            token.word == pronoun
            and token.relation in NOMINAL_SUBJECTS
            and not self._index.is_quoted(sentence.index, at)
            for at, token in enumerate(sentence.parse.tokens[:before])
        )

    def _fitting(
        self, sentence: Sentence, before: int | None, pronoun: str
    ) -> tuple[list[Place], set[object]]:
        """Returns the subjects and speakers that a pronoun may stand for, and who else is mentioned."""
        acting: dict[object, Place] = {}
        others: set[object] = set()
        if before is None:
            sayer = self._find_sayer(sentence)
            if sayer is not None and self._is_same_pronoun(sayer, pronoun):
                return [], set()
            if sayer is not None and self._fits(sayer, pronoun):
                return [sayer], set()
        for at, token in enumerate(sentence.parse.tokens[:before]):
            place = (sentence.index, at)
            is_named = self._index.is_head(*place)
            is_subject = _is_subject(sentence.parse, at, is_named)
            if token.pos not in ("NOUN", "PROPN") or not (is_subject or is_named):
                continue
            if (
                not self._index.is_quoted(*place)
                and not _is_label(sentence, at)
                and self._fits(place, pronoun)
            ):
                if is_subject:
                    acting.setdefault(self._identity(place), place)
                else:
                    others.add(self._identity(place))
        return list(acting.values()), others

    def _find_sayer(self, sentence: Sentence) -> Place | None:
        """Returns who says what a sentence gives, in words or otherwise: of all whom it names it is about them."""
        spoke = self._spoke.get(sentence.index)
        if spoke is not None:
            return spoke
        report = find_report(sentence.parse)
        if report is None or any(self._index.is_quoted(sentence.index, at) for at in report):
            return None
        return sentence.index, report[1]

    def _is_main(self, place: Place) -> bool:
        """Returns whether somebody is the subject of a sentence's main verb."""
        parse = self._sentences[place[0]].parse
        return parse.tokens[place[1]].head == parse.root

    def _names_only(self, somebody: Place) -> bool:
        """Returns whether a sentence names one person and nobody else: "But for Lee it had to be deep"."""
        number = len(self._sentences[somebody[0]].parse.tokens)
        places = [(somebody[0], at) for at in range(number) if not self._index.is_quoted(somebody[0], at)]
        named = {self._entity_index(place) for place in places}
        people = {one for one in named if one is not None and self._index.entities[one].kind == "person"}
        return people == {self._entity_index(somebody)}

    def _says(self, sentence: Sentence, somebody: Place) -> bool:
        sayer = self._find_sayer(sentence)
        return sayer is not None and self._identity(sayer) == self._identity(somebody)

    def _is_same_pronoun(self, place: Place, pronoun: str) -> bool:
        return self._sentences[place[0]].parse.tokens[place[1]].word == pronoun

    def _has_other_name(self, sentence: Sentence, before: int | None) -> bool:
        """Returns whether a name that is not known for a person's is a subject: the article may know better."""
        for at, token in enumerate(sentence.parse.tokens[:before]):
            place = (sentence.index, at)
            if (
                token.pos == "PROPN"
                and _is_subject(sentence.parse, at, False)
                and not self._index.is_quoted(*place)
            ):
                entity = self._entity(place)
                if entity is None or entity.kind != "person":
                    return True
        return False

    def _identity(self, place: Place) -> object:
        entity = self._entity_index(place)
        return place if entity is None else entity

    def _fits(self, place: Place, pronoun: str) -> bool:
        entity = self._entity(place)
        token = self._sentences[place[0]].parse.tokens[place[1]]
        is_plural = token.tag in ("NNS", "NNPS") if entity is None else bool(entity.is_plural)
        if pronoun in _GENDERS:
            is_person = is_person_noun(token.lemma) if entity is None else entity.kind == "person"
            return is_person and not is_plural and self._gender(place) in ("", _GENDERS[pronoun])
        kind = "" if entity is None else entity.kind
        if pronoun == "they":
            return is_plural or kind in ("group", "organisation")
        return kind in ("organisation", "thing") or (not kind and not is_plural and token.lemma in SPEAKING)

    def _gender(self, place: Place) -> str:
        entity = self._entity(place)
        if entity is not None:
            return entity.gender
        lemma = self._sentences[place[0]].parse.tokens[place[1]].lemma.lower()
        return "male" if lemma in MALE else "female" if lemma in FEMALE else ""

    def _entity(self, place: Place) -> Entity | None:
        index = self._entity_index(place)
        return None if index is None else self._index.entities[index]

    def _entity_index(self, place: Place) -> int | None:
        return self._index.speaker_at(self._sentences[place[0]].parse, *place)


def _is_subject(parse: Parse, at: int, is_named: bool) -> bool:
    """Returns whether a name, or what it stands in apposition to, is a subject, or a noun the main one.

    Whose words a sentence gives counts as well: "as noted by Lee", "according to Lee".
    """
    token = parse.tokens[at]
    while is_named and token.relation == "appos" and token.head != at:
        at = token.head
        token = parse.tokens[at]
    above = parse.tokens[token.head]
    if (is_named or is_person_noun(token.lemma)) and token.relation == "pobj":
        verb = parse.tokens[above.head]
        return (above.relation == "agent" and verb.lemma.lower() in ADJACENT) or (
            above.word == "to" and verb.word == "according"
        )
    if is_named and (_is_behind_verb(parse, at) or _is_before_verb(parse, at)):
        return True
    return token.relation in NOMINAL_SUBJECTS and (is_named or above.relation in ("ROOT", "conj"))


def _is_behind_verb(parse: Parse, at: int) -> bool:
    """Returns whether a last name closes a clause right behind its verb of saying: "…, said Best."."""
    before = parse.tokens[at - 1] if at else None
    after = parse.tokens[at + 1].text if at + 1 < len(parse.tokens) else "."
    return before is not None and before.tag in ("VBD", "VBZ") and before.lemma in SAYING and after in ".,;"


def _is_before_verb(parse: Parse, at: int) -> bool:
    """Returns whether a name is hung on the main verb as if that were a noun: "Lee notes with pleasure"."""
    token = parse.tokens[at]
    above = parse.tokens[token.head]
    return (
        token.relation == "compound" and token.head == at + 1 and above.relation == "ROOT" and above.is_finite
    )


def _is_label(sentence: Sentence, at: int) -> bool:
    """Returns whether a name is the label of a turn: "Lee: We dig"."""
    tokens = sentence.parse.tokens
    return at + 1 < len(tokens) and tokens[at + 1].text == ":" and at < 6 and tokens[at].left == 0
