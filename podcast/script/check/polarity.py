"""Whether a sentence says the opposite of what it rests on: a "not" too many or too few, "rose" for "fell"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split
from podcast.script.check import stems
from podcast.script.check.glue import is_question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CLAUSE = re.compile(
    r"[,;:()]\s|\s-+\s|\b(?:but|although|though|because|while|whereas|which|who|whom|whose|unless|until|so that)\b"
)
_NOT = re.compile(
    r"\b(?:not|never|nobody|nothing|none|nowhere|neither|nor|without|cannot|no|hardly|barely|scarcely|"
    r"rarely|seldom|false|untrue|[a-z]+n't)\b"
)
_NO_NOT = re.compile(
    r"\b(?:not (?:only|just|merely|simply|to mention|least|so much)|no (?:matter|doubt|less|wonder)|"
    r"nothing (?:but|less)|none other|why not|or not|if not|no \.?\d)\b"
)
# What a writer may put as a "not", and the other way round.
_WEAK = re.compile(
    r"\b(?:un(?:able|avail|aware|certain|chang|clear|common|expect|fair|happ|important|just|know|like|necessar|popular|real|"
    r"resolved|safe|stable|success|true|usual|will)[a-z]*|(?:in|im|ir|il)(?:ab|cap|adeq|compl|effect|suff|vis|val|poss|prob|mat|reg|"
    r"rel|leg)[a-z]+|fail[a-z]*|lack[a-z]*|fell short|short of|refus[a-z]+|den(?:y|ies|ied)|prevent[a-z]*|avoid[a-z]*|"
    r"stop[a-z]*|little|few|fewer|less|least|only|marginal[a-z]*|rather than|instead|far from|absence|absent|"
    r"reject[a-z]*|abandon[a-z]*|miss(?:ing|ed)?|too|ceas[a-z]*|end(?:s|ed)|lost|los(?:e|es|ing)|difficult[a-z]*|"
    r"doubt[a-z]*|except|free of|[a-z]{3,}less|zero|depriv[a-z]+|shy|neglect[a-z]*|ignor[a-z]+|beyond)\b"
)
_ALIKE = 0.6
"""Share of a clause's stems: a clause of the evidence that has as many says the same, or the opposite."""

_PAIRS = """
rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb climbs \
climbed soar soars soared surge surges surged gain gained higher \
: fall falls fell fallen falling decrease decreases decreased decreasing shrink shrinks shrank shrunk drop drops \
dropped decline declines declined declining plunge plunged sink sank lower
likely probable probably : unlikely improbable
more : fewer less
possible : impossible
always : never rarely seldom
before earlier : after later
above over : below under
win wins won winning winner : lose loses lost losing loser losers
best better : worst worse
first : last
strong stronger strongest : weak weaker weakest weakened
allow allows allowed permit permits permitted : forbid forbids forbade forbidden ban bans banned
accept accepts accepted : reject rejects rejected refuse refuses refused
support supports supported : oppose opposes opposed
majority most : minority
north northern : south southern
east eastern : west western
maximum : minimum
least : most
large larger largest big bigger biggest : small smaller smallest
open opened opens : closed closes shut
begin begins began start starts started : end ends ended
success successful succeed succeeded : failure failed fail
safe safer : dangerous unsafe
rich richer : poor poorer
old older oldest : young younger youngest new newer newest
legal : illegal
faster fast : slower slow
"""
_OPPOSITES = tuple(
    (frozenset(left.split()), frozenset(right.split()))
    for left, _, right in (line.partition(":") for line in _PAIRS.strip().splitlines())
)


@dataclass(frozen=True, slots=True)
class PolarClause:
    """A piece of a sentence, by its stems."""

    stems: frozenset[str]
    denied: tuple[tuple[str, ...], ...]
    """The two stems that follow each of its negations, or the one before."""
    hedges: frozenset[str]
    """Words of the clause that may be put as a negation: "failed", "little"."""


@dataclass(frozen=True, slots=True)
class PolarSentence:
    """A sentence with what each of its clauses denies, as others are held against it."""

    words: frozenset[str]
    stems: frozenset[str]
    clauses: tuple[PolarClause, ...]


def read_polarity(text: str, language: str) -> tuple[PolarSentence, ...]:
    """Returns the sentences of a text, read for what they deny."""
    return tuple(_read_sentence(sentence) for sentence in split(text, language or "en"))


@lru_cache(maxsize=4000)
def _read_sentence(sentence: str) -> PolarSentence:
    folded = _NO_NOT.sub(" ", fold(sentence))
    clauses = tuple(_clause(piece) for piece in (folded, *_CLAUSE.split(folded)) if piece.strip())
    return PolarSentence(
        frozenset(stems.tokenize(sentence)), clauses[0].stems if clauses else frozenset(), clauses[1:]
    )


def _clause(piece: str) -> PolarClause:
    denied = []
    for match in _NOT.finditer(piece):
        behind = stems.content_words(piece[match.end() : match.end() + 120])[:2]
        before = stems.content_words(piece[max(0, match.start() - 120) : match.start()])[-1:]
        denied.append(tuple(stem for stem, _ in behind or before))
    affirmed = frozenset(stem for stem, _ in stems.content_words(_NOT.sub(" ", piece)))
    return PolarClause(affirmed, tuple(denied), frozenset(_WEAK.findall(piece)))


def find_opposites(text: str, language: str, held: Iterable[PolarSentence]) -> Iterator[tuple[str, str]]:
    """Yields (sentence, the word in question) where a sentence of a text seems to say the opposite of the evidence."""
    held = tuple(held)
    for sentence in split(text, language or "en"):
        if is_question(sentence):
            continue
        spoken = _read_sentence(sentence)
        if any(_is_turned(clause, held) for clause in spoken.clauses):
            yield sentence, "not"
        elif word := _swapped(spoken, held):
            yield sentence, word


def _is_turned(spoken: PolarClause, held: tuple[PolarSentence, ...]) -> bool:
    """Whether a clause is denied, and those it rests on are not, or the other way round."""
    clauses = [clause for sentence in held for clause in sentence.clauses]
    return _is_denied(spoken, clauses) if spoken.denied else _is_affirmed(spoken, clauses)


def _is_denied(spoken: PolarClause, held: list[PolarClause]) -> bool:
    words = {stem for denied in spoken.denied for stem in denied}
    if not any(words & clause.stems for clause in held):
        words = set(spoken.stems)
    most = max((len(words & clause.stems) for clause in held), default=0)
    about = [clause for clause in held if len(words & clause.stems) == most > 0]
    return bool(about) and not any(clause.denied or clause.hedges - spoken.hedges for clause in about)


def _is_affirmed(spoken: PolarClause, held: list[PolarClause]) -> bool:
    """Whether a clause affirms what a clause of the evidence denies that says all else as it does."""
    enough = max(2, _ALIKE * len(spoken.stems))
    like = [clause for clause in held if len(spoken.stems & clause.stems) >= enough]
    if any(not clause.denied for clause in like):
        return False
    return any(
        len(clause.denied) == 1
        and clause.denied[0]
        and spoken.stems >= {*clause.denied[0]}
        and not spoken.hedges - clause.hedges
        for clause in like
    )


def _swapped(spoken: PolarSentence, held: tuple[PolarSentence, ...]) -> str:
    """The word of a pair of opposites that a sentence has where those it rests on have the other."""
    enough = max(2, len(spoken.stems) // 3)
    near = [sentence for sentence in held if len(spoken.stems & sentence.stems) >= enough]
    there = frozenset[str]().union(*(sentence.words for sentence in near))
    for pair in _OPPOSITES:
        for ours, theirs in (pair, pair[::-1]):
            if spoken.words & ours and not spoken.words & theirs and there & theirs and not there & ours:
                return min(spoken.words & ours)
    return ""
