"""Names as they are said: whole when they are first heard, short afterwards, in place of pointers that lead nowhere."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from podcast.language.facts.known_acronyms import ACRONYM, KNOWN_ACRONYMS
from podcast.language.grammar.person_nouns import BARE, BRINGING_IN, FEMALE, MALE, may_be_person_noun
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.first_person import find_told
from podcast.writers.extractive.pointing import cut_pointers
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.spelled_out import spell_acronyms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Entity, Mention, Parse, Reference, Sentence
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.third_person import ToldSentence

_POSSESSIVE = frozenset(("his", "her", "its", "their", "whose", "hers", "theirs"))
_OTHERS = _POSSESSIVE | frozenset(("my", "our", "your", "him", "them", "me", "us", "one", "another"))
"""Words of a role that mean somebody else, of whom nothing was said, or that bring somebody in: "one sailor"."""
_KIN = frozenset(
    """friend brother sister wife husband son daughter father mother partner colleague co-worker boss neighbour neighbor
    cousin uncle aunt fiancé fiancée girlfriend boyfriend star teammate roommate""".split()
)
"""Nouns that say what somebody is to somebody else, and nothing where that one is not named."""
_CIVIL = frozenset(("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Prof.", "Professor"))
"""Titles that anybody may have."""
_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"")
"""What stands between marks: «She called it “his fair city” again.»"""
_NICKNAME = re.compile(r"[“\"][A-Z][\w.’'-]*[”\"]\s+(?=[A-Z])")
"""What somebody is called, in marks before the last name: «Otto “Bo” Lind»"""
_FIRM = re.compile(
    r"(?:,? (?:and|&) [A-Z][\w’'-]+| & [A-Z])+ (?:LLC|LLP|Inc|Ltd|Co|Sons|Partners|Associates)\b| & "
)
"""What stands behind a last name in the name of a firm: «Lee and Lund LLC»"""
_SECOND_SYLLABLE = re.compile(r"[a-z]-[a-z]\w*$")
"""How a name ends whose last name comes first: «Kang Dae-ho»"""
_ARTICLE = re.compile(r"^an? ")
"""How a role begins that brings somebody in: «a pilot from Corrow»"""
_TITLE = 4
"""Words of a title before a name, at most; a longer one follows it."""
_YOUNGER = re.compile(r",? (?:[JS]r\.?|I{2,3}|IV)$")
"""What stands behind a last name: «Robert Lund Jr.»"""
_SUBJECTS = ("nsubj", "nsubjpass")
_GENDERS = {"he": "male", "she": "female"}
_PARTICLES = frozenset("de da di del der den dos du la le van von bin ibn ben abu al el ter ten y".split())
"""Words of a name that have no capital: «Ana van der Berg»"""


def with_full_name(source: SourceView, entities: Iterable[int], words: str, heard: Heard) -> str:
    """Returns words with the whole name of the first person of these entities whose last name alone they have."""
    for number in entities:
        entity = source.entity(number)
        last = entity.name.split()[-1]
        if entity.kind != "person" or number in heard.entities or entity.name in words:
            continue
        if not is_proper(entity.name):
            continue  # "a spokesman for the harbour" has no last name, nor has "a partner of Lee" that of Lee
        pattern = re.compile(rf"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s+)?\b{re.escape(last)}\b")
        if pattern.search(words):
            named = full_name(source, number, heard) if pattern.fullmatch(words) else entity.name
            return pattern.sub(named.replace("\\", r"\\"), words, count=1)
    return words


def full_name(source: SourceView, number: int, heard: Heard) -> str:
    """Returns an entity's name: the full one with the role where nobody has heard it yet, else the last name."""
    entity = source.entity(number)
    if number in heard.entities and entity.kind == "person":
        return name_known(source, number)
    words = entity.role.split()
    if number in heard.entities or not words or len(words) > 12:
        return entity.name
    is_kin = words[-1] in _KIN and entity.role.islower()
    if {word.lower() for word in words} & _OTHERS or words[-1].lower() in BARE or is_kin:
        return entity.name  # "his friend", "brother": whose? "a boy" is what the listener hears
    is_linked = any(word in ("of", "for", "from", "at", "in", "on", "who") for word in words)
    if words[0] in ("a", "an", "the") and not is_linked and (words[-1][:1].isupper() or words[0] == "the"):
        # "a condescending Chinese President": a title with what somebody thinks of its bearer
        return entity.name
    if not {"a", "an", "the"} & {*words} and not is_linked and len(words) <= _TITLE:
        return f"{entity.role} {entity.name}"
    # Who was introduced before is "the pilot from Corrow".
    role = _ARTICLE.sub("the ", entity.role) if number in heard.places else entity.role
    return f"{entity.name}, {role},"


def name_known(source: SourceView, number: int) -> str:
    """Returns the name of a person of whom the listener knows who that is."""
    entity = source.entity(number)
    return entity.name if _shares_name(source, entity) else short_name(entity)


def is_proper(name: str) -> bool:
    """Returns whether a name is one: all of its words have capitals, but for "van" and "de"."""
    return all(word[:1].isupper() or word in _PARTICLES for word in name.split())


def _is_persons(source: SourceView, entity: Entity, label: str) -> bool:
    """Returns whether a name that a sentence has in part is a person's: no "Deputy Director", no town.

    `label` is what the parser takes the part for; in doubt the whole name has to be a person's elsewhere.
    """
    last = entity.name.split()[-1]
    is_title = may_be_person_noun(last.lower())
    is_acronym = len(last) > 1 and last.isupper() and not entity.name.isupper()
    if is_acronym or not is_proper(entity.name):
        return False
    return ((label == "PERSON" or bool(entity.gender)) and not is_title) or any(
        mention.form == "name"
        and source.sentence(mention.span.sentence).parse.tokens[mention.head].entity == "PERSON"
        and entity.name in source.sentence(mention.span.sentence).text
        for mention in entity.mentions
    )


def point_again(source: SourceView, number: int, heard: Heard) -> str:
    """Returns "he" or "she" for whom alone the sentences just said were about, and who was named last; else nothing.

    "Lee said" five times in a row was what listeners named first.
    """
    gender = tell_gender(source, number)
    if source.entity(number).kind != "person" or not gender:
        return ""
    is_named = False
    for index in [*takewhile(lambda index: _is_about(source, index, number), reversed(heard.order))][::-1]:
        is_pronoun = any(m.form == "pronoun" for m in _find_subjects(source, index, number))
        speaks = any(q.speaker == number and q.is_clause for q in source.quotations.get(index, ()))
        is_named = not is_pronoun and not (speaks and is_named)
    return ("he" if gender == "male" else "she") if is_named else ""


def tell_gender(source: SourceView, number: int) -> str:
    """Returns somebody's gender, by the name or by the pronoun of a sentence that names nobody else: "Lee said she"."""
    entity = source.entity(number)
    if entity.gender or entity.kind != "person":
        return entity.gender
    told: dict[str, set[int]] = {}
    for mention in entity.mentions:
        word = source.sentence(mention.span.sentence).parse.tokens[mention.head].word
        if mention.form == "pronoun" and word in _GENDERS:
            told.setdefault(_GENDERS[word], set()).add(mention.span.sentence)
    named = {m.span.sentence for m in entity.mentions if m.form == "name"}
    if len(told) != 1:
        return ""
    gender, places = told.popitem()
    return gender if any(_names_alone(source, index, number) for index in places & named) else ""


def _names_alone(source: SourceView, index: int, number: int) -> bool:
    """Returns whether a sentence speaks of no other person."""
    others = {source.entity(other).kind for other in source.mentions.get(index, ()) if other != number}
    tokens = source.sentence(index).parse.tokens
    return (
        not others & {"person", "group"} and sum(t.begins_entity and t.entity == "PERSON" for t in tokens) < 2
    )


def _find_subjects(source: SourceView, index: int, number: int) -> list[Mention]:
    """Returns where a sentence has somebody as the subject of its main verb."""
    parse = source.sentence(index).parse
    return [
        mention
        for mention in source.entity(number).mentions
        if mention.span.sentence == index
        and parse.tokens[mention.head].relation in _SUBJECTS
        and parse.tokens[mention.head].head == parse.root
    ]


def _is_about(source: SourceView, index: int, number: int) -> bool:
    """Returns whether somebody does or says what a sentence tells, and nobody else is named in it."""
    if index < 0 or index in source.tellers:
        return False
    entity = source.entity(number)
    own = {*entity.name.split(), *entity.role.split()} | _CIVIL
    others = {source.entity(other).kind for other in source.mentions.get(index, ()) if other != number}
    is_alone = not others & {"person", "group"} and all(
        token.text in own or token.entity != "PERSON" for token in source.sentence(index).parse.tokens
    )
    speaks = any(q.speaker == number and q.is_clause for q in source.quotations.get(index, ()))
    return is_alone and (speaks or bool(_find_subjects(source, index, number)))


def _shares_name(source: SourceView, entity: Entity) -> bool:
    """Returns whether the article has another one of a person's last name, and never calls the person by that alone.

    "Mayor Lee" is not Ann Lee where Ann Lee is no mayor: "Lee said" would be the mayor's.
    """
    # To the parser, "Jean-Michel" is three words.
    own = {*re.split(r"[ -]", entity.name), *entity.name.split(), *entity.role.split()} | _CIVIL
    last = short_name(entity)
    if last == entity.name or " " in last:
        return False
    mine = {(m.span.sentence, m.head) for m in entity.mentions if m.form == "name"}
    is_shared = False
    for sentence in source.sentences:
        for at, token in enumerate(sentence.parse.tokens):
            if token.text != last:
                continue
            before = sentence.parse.tokens[at - 1] if at else None
            is_name = before is not None and before.pos == "PROPN" and before.head == at
            if not is_name and (sentence.index, at) in mine:
                return False
            if is_name and before is not None and before.text not in own:
                is_shared |= not any(
                    f"{before.text} {entity.name}" in other.text for other in source.sentences
                )
    return is_shared


def name_author(source: SourceView, told: ToldSentence, heard: Heard) -> str:
    """Returns how an author is called of whom the hosts tell: in full at first, never by the same name in a row."""
    said = [index for index in heard.order if index >= 0]
    if not any(
        index in source.told or ((teller := source.tellers.get(index)) and teller.is_author) for index in said
    ):
        return told.full if told.is_owner else f"the author, {told.full},"
    own = heard.order[heard.taken_at :]
    run = next((at for at, index in enumerate(reversed(own)) if index not in source.told), len(own))
    return told.other if run % 2 else told.short


def name_signer(source: SourceView, index: int, token: int, heard: Heard) -> str:
    """Returns how who has signed the article is called where it cites that one; empty for everybody else.

    "The paper's Ann Lee says" is no stranger to who has heard that Ann Lee wrote it.
    """
    number = source.find_person(index, token)
    if number is None or source.understood.article.authors != (source.entity(number).name,):
        return ""
    return (
        short_name(source.entity(number))
        if number in heard.entities
        else f"the author, {source.entity(number).name},"
    )


def short_name(entity: Entity) -> str:
    """Returns the name by which a person is spoken of after the first time: as the article does, else the last word."""
    last = [alias for alias in entity.aliases if entity.name.endswith(f" {alias}")]
    words = _YOUNGER.sub("", entity.name).split()
    if last:
        return _with_particles(words, len(min(last, key=len).split()))
    first = [alias for alias in entity.aliases if entity.name.startswith(f"{alias} ")]
    if first:
        return min(first, key=len)  # "Orla", and "Kang" of Kang Dae-ho, whose last name comes first
    if _SECOND_SYLLABLE.search(entity.name):
        return entity.name
    is_plain = len(words) - sum(word.islower() for word in words) in (2, 3)
    if is_plain and words[-1][:1].isupper() and words[-1][-1] != ".":
        return _with_particles(words, 1)
    return entity.name


def _with_particles(words: list[str], count: int) -> str:
    """Returns the last so many words of a name, with what belongs to them: «Bill de Blasio», «Ana van der Berg»."""
    first = len(words) - count
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[first:])


def name_pointers(source: SourceView, index: int, heard: Heard) -> list[Edit]:
    """Returns the changes that put names for pronouns whose noun was not just said, and full names for last names.

    What points at things of the page goes.
    """
    sentence = source.sentence(index)
    edits = []
    named: set[int] = set()
    """Entities that the sentence names itself, or by now: their pronouns stay."""
    for number in source.mentions.get(index, ()):
        if any(m.span.sentence == index and m.form == "name" for m in source.entity(number).mentions):
            named.add(number)
    for reference in source.references.get(index, ()):
        if reference.entity in named or _is_named_before(source, reference):
            continue
        if edit := _named(source, reference, heard):
            edits.append(edit)
            named.add(reference.entity if reference.entity is not None else -1)
    for number in source.mentions.get(index, ()):
        entity = source.entity(number)
        if entity.kind == "person" and number not in heard.entities and entity.name not in sentence.text:
            edits += _name_whole(source, index, number, heard)
    told = find_told(sentence.parse)  # "told us": who tells it now is somebody else
    edits += _explain_acronyms(source, index, heard) or spell_acronyms(source, index, heard)
    outside = _outside_marks(sentence, edits)
    return [*cut_pointers(source, index), *outside, *([told] if told else [])]


def _outside_marks(sentence: Sentence, edits: list[Edit]) -> list[Edit]:
    """Returns changes without those between marks, where the words are somebody's own."""
    quoted = [match.span() for match in _QUOTED.finditer(sentence.text)]
    return [edit for edit in edits if not any(a < edit.start and edit.stop < b for a, b in quoted)]


def _is_named_before(source: SourceView, reference: Reference) -> bool:
    """Returns whether the subject before a pronoun has its person's last name, whomever that was taken for."""
    if reference.entity is None or source.entity(reference.entity).kind != "person":
        return False
    last = short_name(source.entity(reference.entity)).split()[-1]
    tokens = source.sentence(reference.span.sentence).parse.tokens[: reference.span.start]
    return any(token.text == last and token.relation in _SUBJECTS for token in tokens)


def _name_whole(source: SourceView, index: int, number: int, heard: Heard) -> list[Edit]:
    """Returns the change that puts a person's whole name, with the role, for the last name alone."""
    entity, sentence = source.entity(number), source.sentence(index)
    parse = sentence.parse
    mention = next((m for m in entity.mentions if m.span.sentence == index and m.form == "name"), None)
    # "the Lee administration" is a name of its own, "the Lee" is no person's, nor is "Lee and Lund LLC".
    if (
        mention is None
        or parse.tokens[mention.head].relation in ("compound", "nmod")
        or parse.children(mention.head, "det")
        or _FIRM.match(sentence.text, parse.tokens[mention.span.stop - 1].end)
    ):
        return []
    called = parse.words(mention.span.start, mention.span.stop).removesuffix("’s").removesuffix("'s")
    # "Ana Lee" is not Eva Ana Lee, and "the port of Lee" has another one in it.
    whole = _YOUNGER.sub("", entity.name).split()
    is_short = called in (whole[0], _with_particles(whole, 1)) or (
        called == short_name(entity) and called.split()[0].lower() in _PARTICLES
    )
    if not is_short or not _is_persons(source, entity, parse.tokens[mention.head].entity):
        return []
    start, stop = parse.tokens[mention.span.start].start, parse.tokens[mention.span.stop - 1].end
    title = re.search(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+$", sentence.text[:start])
    start = title.start() if title else start
    if sentence.text[start - 1 : start] == "-" or any(
        it.end() == start for it in _NICKNAME.finditer(sentence.text)
    ):
        return []  # "Otto “Bo” Lind" is a whole name, "the anti-Lind camp" has none
    words = sentence.text[start:stop]
    owns = words.endswith(("’s", "'s"))
    is_owner = owns or sentence.text[stop : stop + 1] in ("’", "'")
    before = parse.tokens[mention.span.start - 1] if mention.span.start and not title else None
    # "President Lee" has a title already.
    has_title = before is not None and before.pos == "PROPN" and before.head == mention.head
    # "Lee, who leads the crew,": what comes behind the name says who that is.
    is_told = _has_role(sentence, entity) or bool(parse.children(mention.head, "appos", "relcl"))
    is_bare = is_owner or has_title or is_told
    name = entity.name if is_bare else full_name(source, number, heard)
    return [Edit(start, stop, f"{name}’s" if owns else name)]


def _has_role(sentence: Sentence, entity: Entity) -> bool:
    """Returns whether a sentence says itself what somebody is: "Lee is the cousin of the mayor."""
    return bool(entity.role) and entity.role.lower() in sentence.text.lower()


def _explain_acronyms(source: SourceView, index: int, heard: Heard) -> list[Edit]:
    """Returns the changes that put what an acronym stands for before it where nobody has heard that yet.

    "WHO has warned" as "The World Health Organization, WHO, has warned", when the article says so later.
    """
    sentence = source.sentence(index)
    edits = []
    for number in source.mentions.get(index, ()):
        entity = source.entity(number)
        mention = next((m for m in entity.mentions if m.span.sentence == index and m.form == "name"), None)
        if mention is None or number in heard.entities or entity.kind != "organisation":
            continue
        tokens = sentence.parse.tokens[mention.span.start : mention.span.stop]
        words = sentence.text[tokens[0].start : tokens[-1].end]
        is_part = sentence.parse.tokens[mention.head].relation in ("compound", "poss", "nmod")
        if (
            not ACRONYM.fullmatch(words)
            or words in KNOWN_ACRONYMS
            or " " not in entity.name
            or entity.name in sentence.text
            or is_part
        ):
            continue
        before = sentence.parse.tokens[mention.span.start - 1].word if mention.span.start else ""
        has_article = bool(sentence.parse.children(mention.head, "det"))  # "the new WHO"
        article = "" if has_article or before in ("the", "a", "an", "this", "that") else "the "
        article = article.capitalize() if mention.span.start == 0 else article
        edits.append(Edit(tokens[0].start, tokens[-1].end, f"{article}{entity.name}, {words},"))
    return edits


def _is_main(parse: Parse, at: int) -> bool:
    """Returns whether a token is the subject of what a sentence says, or of what it says that somebody says."""
    verb = parse.tokens[parse.tokens[at].head]
    is_said = verb.relation in ("ccomp", "parataxis") and verb.head == parse.root
    return parse.tokens[at].relation in _SUBJECTS and (is_said or parse.tokens[at].head == parse.root)


def is_in_mind(source: SourceView, index: int, number: int, heard: Heard) -> bool:
    """Returns whether the sentence before was said last, and speaks of somebody or is theirs: "he" is heard as them."""
    if not heard.is_last(index - 1):
        return False
    places = [
        mention.head for mention in source.entity(number).mentions if mention.span.sentence == index - 1
    ]
    if any(quotation.speaker == number for quotation in source.quotations.get(index - 1, ())):
        return True
    if _is_open(source, index - 1, number):
        return True  # "He also added … He added": the second is whoever the first is
    # Of two people, only whom the sentence was about is surely meant.
    is_subject = bool(_find_subjects(source, index - 1, number))
    return bool(places) and not (is_subject and _is_followed_by_other(source, index - 1, number, max(places)))


def _is_open(source: SourceView, index: int, number: int) -> bool:
    """Returns whether a sentence is about a "he" who may be somebody, and of whom nobody knows who it is."""
    parse, gender = source.sentence(index).parse, source.entity(number).gender
    return any(
        reference.form == "pronoun"
        and reference.entity is None
        and _is_main(parse, reference.span.start)
        and _GENDERS.get(parse.tokens[reference.span.start].word) in {gender or "male", gender or "female"}
        for reference in source.references.get(index, ())
    )


def _is_followed_by_other(source: SourceView, index: int, number: int, place: int) -> bool:
    """Returns whether a sentence names somebody else behind its last mention of somebody: "Lee asked Lund to go"."""
    gender = source.entity(number).gender
    return any(
        source.entity(other).kind == "person"
        and source.entity(other).gender in ("", gender)
        and mention.form == "name"
        and mention.span.sentence == index
        and mention.head > place
        for other in source.mentions.get(index, ())
        if other != number
        for mention in source.entity(other).mentions
    )


def is_rivalled(source: SourceView, index: int, number: int) -> bool:
    """Returns whether somebody without a name has come in since the text last named somebody: "A pilot said"."""
    places = (one.span.sentence for one in source.entity(number).mentions if one.form == "name")
    return _has_other_between(source, max((at for at in places if at < index), default=index), index)


def _has_other_between(source: SourceView, antecedent: int, index: int) -> bool:
    """Returns whether somebody without a name comes in after a pronoun's antecedent: "One student said he left."."""
    for at in range(antecedent + 1, index + 1):
        parse = source.sentence(at).parse
        for number, token in enumerate(parse.tokens):
            speaks = token.relation == "nsubj" and parse.tokens[token.head].lemma in SAYING
            kinds = {parse.tokens[child].word for child in parse.children(number, "det", "nummod")}
            comes_in = speaks or (at < index and may_be_person_noun(token.lemma))
            if token.tag == "NN" and comes_in and kinds & BRINGING_IN:
                return True
    return False


def _has_somebody_before(source: SourceView, index: int, reference: Reference) -> bool:
    """Returns whether a sentence has somebody else before a pronoun, who may be meant: "Lee, lost in her coat"."""
    parse = source.sentence(index).parse
    gender = source.entity(reference.entity).gender if reference.entity is not None else ""
    people = {
        mention.head: entity.gender
        for entity in map(source.entity, source.mentions.get(index, ()))
        for mention in entity.mentions
        if mention.span.sentence == index and entity.kind == "person"
    }
    start = reference.span.start
    if (
        start > 1
        and parse.tokens[start - 1].word in ("and", "or")
        and parse.tokens[start - 2].text[:1].isupper()
    ):
        return True  # "Lee and his crew", whatever Lee is to the parser
    for at, token in enumerate(parse.tokens[:start]):
        is_noun = token.tag == "NN" and may_be_person_noun(token.lemma)
        own = (
            "male"
            if is_noun and token.lemma in MALE
            else "female"
            if is_noun and token.lemma in FEMALE
            else ""
        )
        is_somebody = (
            is_noun
            or at in people
            or (token.entity == "PERSON" and token.relation not in ("compound", "poss"))
        )
        if is_somebody and (people.get(at, own) or gender) == gender:
            return True
    return False


def may_be_named(source: SourceView, reference: Reference) -> bool:
    """Returns whether somebody's name can stand for a pronoun: of whom it is sure that nobody else is meant."""
    antecedent, index = reference.antecedent, reference.span.sentence
    if reference.form != "pronoun" or antecedent is None or antecedent.sentence == index:
        return False
    if not _is_main(source.sentence(index).parse, reference.span.start):
        return False  # of "him" and "his", two in three were somebody else's
    if reference.entity is None or not is_proper(source.entity(reference.entity).name):
        return False  # "she" as "a woman" would be another one
    rivals = _has_somebody_before(source, index, reference)
    return not rivals and not _has_other_between(source, antecedent.sentence, index)


def _named(source: SourceView, reference: Reference, heard: Heard) -> Edit | None:
    """Returns the change that names what a pronoun points at in a sentence that was not just said."""
    index = reference.span.sentence
    if reference.entity is None or not may_be_named(source, reference):
        return None
    parse = source.sentence(index).parse
    token = parse.tokens[reference.span.start]
    if is_in_mind(source, index, reference.entity, heard):
        return None
    if any(m.form == "name" and m.span.sentence == index for m in source.entity(reference.entity).mentions):
        return None  # "Asked if he knew, Lee replied"
    name, entity = full_name(source, reference.entity, heard), source.entity(reference.entity)
    if _has_role(source.sentence(index), entity):
        name = entity.name
    if token.word in ("it", "they"):
        return None  # a parser errs too often here
    return Edit(token.start, parse.tokens[reference.span.stop - 1].end, name)
