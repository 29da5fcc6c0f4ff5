"""Who a speaker is, as a sentence of its own, so that one host introduces somebody and the other one plays the words.

"Ann Lee, a pilot who keeps the books of the port, said: …" as "Ann Lee is a pilot who keeps the books of the port."
and "Lee said: …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.facts.first_names import is_first_name
from podcast.language.grammar.person_nouns import ABBREVIATIONS, may_be_person_noun
from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence, possessive
from podcast.writers.extractive.named_again import name_again
from podcast.writers.extractive.shortening import BRACKETED_ACRONYM
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.spoken_names import name_known, tell_gender, with_full_name
from podcast.writers.extractive.verb_groups import FOCUS, TURNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model.sentence import Parse
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.source_view import SourceView

LONG = 6
"""Words of what a speaker is from which on they are a sentence of their own."""
BRIEF = 3
"""The same, of whom a long sentence tells something else than words that are played."""
LONGEST = 30
"""Words of such a sentence, at most."""
FULL = 14
"""Words of a sentence that is long."""
BREATH = 18
"""Words of such a sentence from which on the second of two offices has one of its own."""
SYLLABLE = 4
"""Letters of a name that may be a syllable, at most."""
_MARK = re.compile(r"[“”\"()\[\];:—–]")
"""A mark inside of what a speaker is, behind which something else begins: «a pilot (and poet)»"""
_THEN = frozenset(
    """late then erstwhile also another fellow scene time moment day night morning evening when while during before
    after until once yesterday today tomorrow""".split()
)
"""Words of what somebody was when it happened, or is for a day: «a guard at the scene»"""
_FOR_ONCE = frozenset(
    """passenger pedestrian cyclist bystander onlooker witness eyewitness victim survivor patient suspect defendant
    plaintiff inmate prisoner visitor tourist guest demonstrator protester protestor participant respondent spectator
    attendee shopper customer juror caller hiker driver hostage evacuee candidate nominee elect winner runner-up
    runner refugee""".split()
)
"""Nouns for what somebody is as long as something lasts: «Ann Lee, a passenger on the second boat, said»"""
_OWNERS = frozenset("his her their its my our your".split())
"""Words of somebody else before what a speaker is: «Ann Lee, his lawyer for many years, said»"""
_OFFICES = frozenset("head chief chair dean member part secretary-general editor-in-chief".split())
"""Nouns for what somebody is that mean something else, too: «head of the port»"""
_DYING = frozenset("die kill murder assassinate execute shoot drown bury hang".split())
"""Verbs that tell that somebody is no more: «Lee had to die in May.»"""
_OF_DEATH = frozenset("death funeral burial obituary murder killing assassination widow".split())
"""Nouns that tell it of whose they are: «Lee’s widow»"""
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
"""A year: «a letter of 1916»"""
OLD = ("reference", "essay", "explainer")
"""Kinds of texts whose speakers may have lived long ago."""
_WHO = frozenset(("who", "whose"))
_FROM = frozenset(("from", "of", "with", "at"))
_INNER = ("relcl", "conj", "advcl", "aux", "auxpass", "ccomp")
"""What a verb is inside of a clause about a speaker."""
_PRONOUNS = {"male": "He", "female": "She"}


@dataclass(frozen=True, slots=True)
class SpeakerIntroduction:
    """Who a speaker is, apart from what the speaker says."""

    sentences: tuple[str, ...]
    """ "Ann Lee is a pilot who keeps the books of the port." """
    name: str
    """As the other host names the speaker then: "Lee"."""
    start: int
    """Characters of the sentence that only say who speaks, from and up to."""
    stop: int
    is_of_words: bool = True
    """Whether it is somebody's words that the sentence tells."""


def introduce_speaker(
    source: SourceView, index: int, at: int, heard: Heard, stop: int | None = None, least: int = LONG
) -> SpeakerIntroduction | None:
    """Returns who the speaker is whose name ends with a token; None where that is short, or not sure.

    `stop` is the token before which the words about the speaker end; None where nothing stands behind them. `least` is
    how many words are not short.
    """
    parse = source.sentence(index).parse
    number = source.find_person(index, at, "name")
    own = range(at + 2, min(stop or len(parse.tokens), parse.tokens[at].right + 1))
    is_apart = bool(own) and parse.tokens[at + 1].text == "," and not parse.children(at, "conj")
    if number is None or not is_apart or _is_bound(source, index, at):
        return None
    own = range(own.start, own.stop - (parse.tokens[own[-1]].pos == "PUNCT"))
    told = _tell(source, parse, own)
    pieces = _find_pieces(parse, at, own)
    is_long = count_words(told) >= least or any(parse.tokens[piece.start].word in _WHO for piece in pieces)
    if not pieces or not is_long or _MARK.search(told) or _reminds(parse, at, own, told):
        return None
    if stop is None and parse.tokens[own.start].word in _WHO:
        return None  # "It opens in June, said Lee, who had put the date in May": which date, before that is said?
    if not all(_is_sure(source, index, at, piece) for piece in pieces):
        return None
    sentences = tuple(_say(source, index, number, pieces, heard))
    if not sentences or any(count_words(sentence) > LONGEST for sentence in sentences):
        return None
    first = parse.tokens[_begin_name(parse, at)]
    return SpeakerIntroduction(sentences, _call(source, number), first.start, parse.tokens[own[-1]].end)


def _is_bound(source: SourceView, index: int, at: int) -> bool:
    """Returns whether a speaker is said with the words: as "even" the critic, or who answers a question before them.

    And so with more of them before the name: "the tall, quiet Lee".
    """
    parse = source.sentence(index).parse
    before = parse.tokens[parse.tokens[at].left : at]
    is_answer = parse.tokens[parse.tokens[at].head].lemma in SAYING and index > 0
    is_answer = is_answer and source.sentence(index - 1).text.rstrip('”"’ ').endswith("?")
    has_more = any(
        token.text == "," and token.start > parse.tokens[_begin_name(parse, at)].start for token in before
    )
    return is_answer or has_more or parse.tokens[_begin_name(parse, at)].word in FOCUS


def _reminds(parse: Parse, at: int, own: range, told: str) -> bool:
    """Returns whether few words only remind of who somebody is, or say too little: "Lee, the pilot," "Lee, chief,"."""
    first = parse.tokens[own.start]
    is_last_name = _begin_name(parse, at) == at
    is_bare = first.pos in ("NOUN", "ADJ", "PROPN") and not any(
        parse.tokens[it].tag in ("IN", "POS") for it in own
    )
    return count_words(told) < LONG and ((first.word == "the" and is_last_name) or is_bare)


def _call(source: SourceView, number: int) -> str:
    """Returns how somebody is called who was just introduced.

    Of two short words, as of "Seo Ho", nobody knows which one is the last name, where the article has both each time
    and the first one is no first name that we know.
    """
    entity = source.entity(number)
    words = entity.name.split()
    is_open = not entity.aliases and all(len(word) <= SYLLABLE for word in words)
    return entity.name if is_open and not is_first_name(words[0].lower()) else name_known(source, number)


def introduce_subject(source: SourceView, index: int, heard: Heard) -> SpeakerIntroduction | None:
    """Returns who it is of whom a sentence tells as a whole, or whose words: the subject of its verb."""
    sentence = source.sentence(index)
    parse, root = sentence.parse, sentence.parse.root
    subjects = parse.children(root, "nsubj", "nsubjpass") if root >= 0 else ()
    if len(subjects) != 1 or parse.tokens[0].word in TURNING:
        return None
    at = subjects[0]
    is_saying = parse.tokens[root].lemma in SAYING
    if not is_saying and (at > root or not _opens(parse, at)):
        return None  # "With Ann Lee, a pilot, on board, it left"
    least = BRIEF if at < root and count_words(sentence.text) >= FULL else LONG
    stop = _end_own(parse, at, root) if at < root else None
    introduced = introduce_speaker(source, index, at, heard, stop, least)
    if introduced is None or at > root:
        return introduced
    again = name_again(source, sentence, at)
    return replace(introduced, name=again or introduced.name, is_of_words=False)


def _opens(parse: Parse, at: int) -> bool:
    """Returns whether a sentence begins with its subject, but for a word that joins it to the one before."""
    left = parse.tokens[at].left
    return all(token.pos in ("CCONJ", "ADV", "PUNCT") for token in parse.tokens[:left])


def _end_own(parse: Parse, at: int, root: int) -> int:
    """Returns the token before which the words about a subject end: its verb, with what belongs to it."""
    right = parse.tokens[at].right
    is_apart = right + 1 < root and parse.tokens[right].pos == "PUNCT"
    return right + 1 if is_apart else root


def _begin_name(parse: Parse, at: int) -> int:
    """Returns the first token of a name with what stands before it: to the parser, that may be a mark."""
    start = parse.tokens[at].left
    while start < at and parse.tokens[start].pos == "PUNCT":
        start += 1
    return start


def _find_pieces(parse: Parse, at: int, own: range) -> list[range]:
    """Returns what a speaker is, and what the speaker does, one by one; nothing where other words are among them."""
    tokens = parse.tokens
    starts = [
        own.start,
        *(it for it in own[1:] if tokens[it].word in _WHO and tokens[it - 1].text == ","),
        own.stop + 1,
    ]
    pieces = [range(start, stop - 1) for start, stop in pairwise(starts)]
    if len(pieces) > 1 and len(pieces[0]) == 1 and tokens[own.start].tag == "CD":
        return pieces if _is_clause(parse, at, pieces[1]) else []  # "Lee, 66, who had come on foot"
    for piece in pieces:
        is_clause = tokens[piece.start].word in _WHO
        if not (_is_clause(parse, at, piece) if is_clause else _is_office(parse, at, piece)):
            return []
    return pieces


def _is_clause(parse: Parse, at: int, piece: range) -> bool:
    """Returns whether words that begin with "who" or "whose" tell of the speaker, and of nobody named before them."""
    tokens = parse.tokens
    verb = next(
        (it for it in piece if tokens[it].relation == "relcl" and tokens[it].left == piece.start), None
    )
    if verb is None or tokens[verb].right + 1 < piece.stop or tokens[verb].lemma in SAYING:
        return False
    if not tokens[piece.start + 1].text[0].isalpha():
        return False  # "Lee, who’s late,"
    head = tokens[tokens[verb].head]
    is_other = head.entity == "PERSON" or may_be_person_noun(head.lemma.lower())
    return not is_other or tokens[verb].head == at or (head.relation == "appos" and head.head == at)


def _is_office(parse: Parse, at: int, piece: range) -> bool:
    """Returns whether words behind a name say what its bearer is, or from where."""
    tokens = parse.tokens
    if any(tokens[it].is_finite and tokens[it].relation not in _INNER for it in piece):
        return False
    if tokens[piece.start].word in _FROM:
        return tokens[piece.start].head == at
    for noun in parse.children(at, "appos"):
        token = tokens[noun]
        if token.left != piece.start and tokens[piece.start].relation != "appos":
            continue
        if token.word == "one" and parse.children(noun, "prep"):
            return True
        lemma = token.lemma.lower()
        is_person = may_be_person_noun(lemma) or lemma in _OFFICES or token.text in ABBREVIATIONS
        if is_person and token.tag in ("NN", "NNP") and token.entity != "PERSON":
            return True
    return False


def _is_sure(source: SourceView, index: int, at: int, piece: range) -> bool:
    """Returns whether what somebody is said to be is so still; what somebody does has its own tense."""
    tokens = source.sentence(index).parse.tokens
    if tokens[piece.start].word in _OWNERS:
        return False
    if tokens[piece.start].word in _WHO:
        return True
    return is_lasting(source, index, at, piece)


def is_lasting(source: SourceView, index: int, at: int, piece: range) -> bool:
    """Returns whether what somebody or something is called in a sentence is what they still are."""
    tokens = source.sentence(index).parse.tokens
    own = piece[: next((it for it, token in enumerate(piece) if tokens[token].word == "which"), len(piece))]
    lemmas = {tokens[it].lemma.lower() for it in own}
    if {tokens[it].word for it in own} & _THEN or lemmas & (_FOR_ONCE | _DYING):
        return False
    person = source.find_person(index, at, "name")
    if person is not None and _is_dead(source, person):
        return False
    is_of_today = _is_of_today(source, index) or (person is not None and _speaks_now(source, person))
    return is_of_today and not _is_dated(source, index)


def _speaks_now(source: SourceView, number: int) -> bool:
    """Returns whether somebody "says" something in an article of today; in an essay, those of long ago say it, too."""
    if source.understood.genre in OLD:
        return False
    for mention in source.entity(number).mentions:
        parse = source.sentence(mention.span.sentence).parse
        token = parse.tokens[mention.head]
        verb = parse.tokens[token.head]
        if token.relation == "nsubj" and verb.lemma in SAYING and verb.tag == "VBZ":
            return True
    return False


def _is_of_today(source: SourceView, index: int) -> bool:
    """Returns whether a sentence tells of people as they are now: as news does, and who "says" something."""
    parse = source.sentence(index).parse
    is_present = parse.root >= 0 and parse.tokens[parse.root].tag in ("VBZ", "VBP")
    return is_present or source.understood.genre in ("news", "press-release")


def _is_dated(source: SourceView, index: int) -> bool:
    """Returns whether a paragraph has another year than the article is from, or the one before: "In 1916, …"."""
    year = source.understood.article.date[:4]
    recent = {year, str(int(year) - 1)} if year.isdigit() else set()
    return any(
        set(_YEAR.findall(sentence.text)) - recent
        for sentence in source.sentences[max(index - 1, 0) : index + 1]
        if source.in_one_paragraph(sentence.index, index)
    )


def _is_dead(source: SourceView, number: int) -> bool:
    """Returns whether an article tells that somebody has died."""
    for mention in source.entity(number).mentions:
        parse = source.sentence(mention.span.sentence).parse
        token, head = parse.tokens[mention.head], parse.tokens[parse.tokens[mention.head].head]
        if token.relation in ("nsubj", "nsubjpass") and head.lemma in _DYING:
            return True
        if token.relation == "poss" and head.lemma in _OF_DEATH:
            return True
    return False


def _say(source: SourceView, index: int, number: int, pieces: list[range], heard: Heard) -> Iterator[str]:
    """Yields what a speaker is, in a sentence or two; nothing where only a place or an age is told."""
    parse = source.sentence(index).parse
    at = pieces[0].start - 2
    entity = source.entity(number)
    called = parse.words(_begin_name(parse, at), at + 1)
    is_told = bool(entity.role) and entity.role in parse.words(pieces[0].start, pieces[-1].stop)
    name = (
        entity.name if is_told and called in entity.name else with_full_name(source, [number], called, heard)
    )
    if "," in name:
        name = (
            entity.name
        )  # what else the article calls them: "Ann Lee, a pilot from Corrow, is the mother of two"
    again = _PRONOUNS.get(tell_gender(source, number), _call(source, number))
    for piece, after in pairwise([*pieces, None]):
        if piece is None:
            break
        token, told = parse.tokens[piece.start], _tell(source, parse, piece)
        if token.word in _WHO:
            owner = _own(name) if token.word == "whose" else name
            yield as_sentence(f"{owner} {told.partition(' ')[2]}")
        elif after is not None and (token.tag == "CD" or token.word in _FROM):
            name = f"{name}, {told}," if token.tag == "CD" else f"{name} {told}"
            continue
        elif token.word in _FROM - {"from"}:
            return
        else:
            yield from _say_offices(source, parse, piece, name, again)
        name = again


def _tell(source: SourceView, parse: Parse, piece: range) -> str:
    """Returns words about a speaker with the acronyms that the article uses as they are said: "…, or WHO,"."""

    def say(match: re.Match[str]) -> str:
        return f", or {match[1]}," if source.acronyms[match[1]] > 1 else ""

    return BRACKETED_ACRONYM.sub(say, parse.words(piece.start, piece.stop)).rstrip(",")


def _say_offices(source: SourceView, parse: Parse, piece: range, name: str, again: str) -> Iterator[str]:
    """Yields what somebody is: the second of two offices apart, where both are many words."""
    told = _tell(source, parse, piece)
    for at in piece[1:-1]:
        is_second = parse.tokens[at].word == "and" and parse.tokens[at + 1].word in ("a", "an")
        if is_second and count_words(f"{name} is {told}") > BREATH:
            yield as_sentence(f"{name} is {_tell(source, parse, range(piece.start, at))}")
            yield as_sentence(f"{again} is also {_tell(source, parse, range(at + 1, piece.stop))}")
            return
    yield as_sentence(f"{name} is {told}")


def _own(name: str) -> str:
    return {"He": "His", "She": "Her"}.get(name) or possessive(name)
