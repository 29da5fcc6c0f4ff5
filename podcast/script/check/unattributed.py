"""Words of somebody's quotation that a host says as the host's own: no marks around them, and nobody who says them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from podcast.language.facts import names
from podcast.language.grammar.clause_words import REPORTING_NOUNS
from podcast.language.grammar.trees import NOMINAL_SUBJECTS
from podcast.language.plain.folding import fold
from podcast.script.check.certainty_words import TELLING
from podcast.script.check.evidence import cut
from podcast.script.check.glue import FUNCTION_WORDS, is_question, is_talk
from podcast.script.check.statements import read_statements
from podcast.script.check.stems import content_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from podcast.model import Entity, Line, Token, Understanding
    from podcast.script.check.evidence import EvidenceShelf
    from podcast.script.check.statements import Statement

_SELF = frozenset("i me my mine myself we us our ours ourselves".split())
_YOU = frozenset("you your yours yourself yourselves".split())
_LEARNING = frozenset("know learn".split())
"""What hosts do beside telling and talking: "We do not know when"."""
_FORESEEING = frozenset("may might must shall should will would".split())
"""Verbs by which somebody foresees or asks for something: it is theirs, as "can" need not be."""
_OTHERS = frozenset("he him his she her hers they them their theirs".split())
_TELLING_NOUNS = REPORTING_NOUNS.words | frozenset("answer message plea promise verdict word".split())
"""Nouns behind which somebody's words come: "The chair's verdict: …"."""
_OPEN_MARK = re.compile(r"[“\"][^“”\"]*$")
_HALF = 0.5
"""Share of a sentence's content words that a quotation has, where a pronoun does the same in both."""
_MOST = 0.75
"""Share of them, where it does something else."""
_WORD_FOR_WORD = 0.85
"""Share of a sentence's words that stand in a quotation in runs of at least `_RUN`."""
_RUN = 2
_SHORTEST = 4
"""Words of a sentence that are no turn of talk."""


@dataclass(frozen=True, slots=True)
class Unattributed:
    """A sentence of a line that is part of somebody's quotation, and sounds as if the host said it."""

    sentence: str
    words: str
    """The pronoun that the host seems to be; empty for a claim that seems to be the host's."""
    speaker: str
    """Whose words they are; empty where the article does not tell."""
    held: str
    """The sentence of the article that has them."""
    is_marked: bool
    """Whether it stands in quotation marks, which nobody hears."""
    is_certain: bool


@dataclass(frozen=True, slots=True)
class _CitedWords:
    """Some of the words of the cited sentences."""

    parts: tuple[tuple[Statement, frozenset[int]], ...]
    """Sentences, each with the tokens that count."""

    def find_governors(self, words: Collection[str]) -> set[str]:
        """Returns what pronouns go with."""
        places = ((one, at) for one, own in self.parts for at in own)
        return {_find_governor(one, at) for one, at in places if _is_one_of(one.token(at), words)}

    def list(self) -> list[str]:
        """Returns the words, folded."""
        tokens = (one.token(at) for one, own in self.parts for at in sorted(own))
        return [fold(token.text) for token in tokens if token.text[0].isalnum()]


@dataclass(frozen=True, slots=True)
class _Quoted:
    """What the cited sentences have of somebody's quotation."""

    words: _CitedWords
    names: frozenset[str]
    """Words by which its speaker is named."""
    speaker: str


def find_unattributed(line: Line, previous: str, shelf: EvidenceShelf) -> Iterator[Unattributed]:
    """Yields the sentences of a line that repeat a quotation which it cites, and nobody is named who says so.

    `previous` is what is said before, which may end with whose words come.
    """
    quoted = _find_quoted(line, shelf)
    if not quoted:
        return
    beside = _find_beside(line, shelf)
    said, before = _part_marked(line.text), _part_marked(previous)
    for one, own in said:
        whole = [at for at, token in enumerate(one.tree.tokens) if token.text[0].isalnum()]
        if is_question(one.text) or 0 < len(own) < _MOST * len(whole):
            continue
        for it in quoted:
            pronoun, is_same = _find_self(one, it, beside) if own else ("", False)
            if not pronoun and not (_claims(one, it, beside) if own else _repeats(one, it)):
                continue
            if any(_tells(other, some, it) for other, some in said) or _brings_on(previous, it):
                continue
            is_named = any(_tells(other, some, it) for other, some in before)
            goes_on = bool(before) and not any(some for _, some in before)  # what is all in marks, too
            if own or not (is_named or goes_on):
                held = it.words.parts[0][0].text
                is_certain = is_same and not is_named
                yield Unattributed(one.text, pronoun, it.speaker, held, not own, is_certain)
                break


def _find_quoted(line: Line, shelf: EvidenceShelf) -> list[_Quoted]:
    """Returns what the cited sentences quote, but for turns, which may be played, and words of who tells it all."""
    understood = shelf.understood
    if understood is None:
        return []
    places = _find_places(line, shelf)
    found = []
    for quotation in understood.quotations:
        speaker = understood.entities[quotation.speaker] if quotation.speaker is not None else None
        runs = [span for span in quotation.spans if span.sentence in places]
        is_own = speaker is not None and speaker.name == understood.first_person
        if runs and quotation.is_clause and quotation.form != "turn" and not is_own:
            words = _CitedWords(
                tuple((shelf.at(it.sentence), frozenset(range(it.start, it.stop))) for it in runs)
            )
            named = _collect_names(speaker, understood) if speaker else frozenset()
            found.append(_Quoted(words, named, speaker.name if speaker else ""))
    return found


def _find_beside(line: Line, shelf: EvidenceShelf) -> _CitedWords:
    """Returns what the cited sentences have in no quotation."""
    spans = [span for it in shelf.understood.quotations for span in it.spans] if shelf.understood else []
    parts = []
    for place in sorted(_find_places(line, shelf)):
        quoted = {at for span in spans if span.sentence == place for at in range(span.start, span.stop)}
        one = shelf.at(place)
        parts.append((one, frozenset(range(len(one.tree.tokens))) - quoted))
    return _CitedWords(tuple(parts))


def _find_places(line: Line, shelf: EvidenceShelf) -> frozenset[int]:
    return frozenset(place for label in line.cites for place in shelf.places(label))


def _part_marked(text: str) -> list[tuple[Statement, list[int]]]:
    """Returns the sentences of a line, each with its words that stand in no quotation marks."""
    bare = text
    for quotation in names.find_quotations(text):
        bare = bare.replace(quotation, " " * len(quotation))
    bare = _OPEN_MARK.sub(lambda match: " " * len(match[0]), bare)
    parted, at = [], 0
    for one in read_statements(cut(text)):
        start = text.find(one.text, at)
        at = max(start + len(one.text), at)
        tokens = enumerate(one.tree.tokens)
        parted.append(
            (one, [n for n, it in tokens if it.text[0].isalnum() and not bare[start + it.start].isspace()])
        )
    return parted


def _is_one_of(token: Token, words: Collection[str]) -> bool:
    return token.word in words and token.text not in ("US", "i")


def _find_self(one: Statement, quoted: _Quoted, beside: _CitedWords) -> tuple[str, bool]:
    """Returns the "I" or "we" of a sentence that is the quotation's, and whether that is sure."""
    inside = quoted.words.find_governors(_SELF) - beside.find_governors(_SELF)
    share = _measure_share(one, quoted.words)
    persons = [at for at, token in enumerate(one.tree.tokens) if _is_one_of(token, _SELF)]
    if not inside or share < _HALF:
        return "", False
    for at in persons:
        governor = _find_governor(one, at)
        is_talk_of_hosts = governor in FUNCTION_WORDS | TELLING | _LEARNING or is_talk(governor, frozenset())
        is_subject = one.token(at).relation in NOMINAL_SUBJECTS
        if governor in inside and (governor not in FUNCTION_WORDS or _measure_runs(one, quoted) >= _MOST):
            return one.token(at).text, True
        if not is_talk_of_hosts and (share >= _MOST or not is_subject):
            return one.token(at).text, share >= _MOST
    return "", False


def _claims(one: Statement, quoted: _Quoted, beside: _CitedWords) -> bool:
    """Whether a sentence claims what the quotation does in its words, and the article nowhere beside it."""
    words, inside = _list_words(one), {*quoted.words.list()}
    if {*words} & _OTHERS - inside:
        return False  # "They had to let it go" is told of whoever said "We had to let it go"
    shares = {*words} & inside & (_FORESEEING | _YOU)
    is_near = bool(shares) and len(words) >= _SHORTEST and _measure_share(one, quoted.words) >= _MOST
    return (is_near or _repeats(one, quoted)) and _measure_share(one, beside) < _HALF


def _repeats(one: Statement, quoted: _Quoted) -> bool:
    """Whether a sentence has nearly all of its words from a quotation, in its order."""
    return len(_list_words(one)) >= _SHORTEST and _measure_runs(one, quoted) >= _WORD_FOR_WORD


def _measure_runs(one: Statement, quoted: _Quoted) -> float:
    """Returns the share of a sentence's words that stand in a quotation in runs."""
    words = _list_words(one)
    matcher = SequenceMatcher(None, words, quoted.words.list(), autojunk=False)
    run = sum(block.size for block in matcher.get_matching_blocks() if block.size >= _RUN)
    return run / max(1, len(words))


def _list_words(one: Statement) -> list[str]:
    return [fold(token.text) for token in one.tree.tokens if token.text[0].isalnum()]


def _measure_share(one: Statement, words: _CitedWords) -> float:
    """Returns how much of a sentence's content is among words, from 0 to 1."""
    stems = [stem for stem, _ in content_words(one.text)]
    held = {stem for stem, _ in content_words(" ".join(words.list()))}
    return sum(stem in held for stem in stems) / len(stems) if stems else 0.0


def _find_governor(one: Statement, at: int) -> str:
    """Returns what a pronoun goes with: the verb that it does, what it is, the noun that is its."""
    head = one.token(at).head
    if one.token(head).relation in ("aux", "auxpass"):
        head = one.token(head).head  # the parser may hang the "I" of "I'd rather row" there
    if one.token(head).lemma == "be":
        head = next(iter(one.tree.children(head, "attr", "acomp")), head)
    elif one.token(head).pos == "ADP":
        head = one.token(head).head
    return one.token(head).lemma.lower()


def _tells(one: Statement, own: Sequence[int], quoted: _Quoted) -> bool:
    """Whether a sentence says whose words a quotation is, in words that are not the quotation's."""
    held = {part.token(at).lemma.lower() for part, run in quoted.words.parts for at in run}
    for at in own:
        token = one.token(at)
        lemma = token.lemma.lower()
        if lemma in TELLING and token.pos == "VERB":
            subject = one.tree.child(at, "nsubj")
            who = one.token(subject).lemma.lower() if subject is not None else lemma
            if not {lemma, who} <= held and not (
                subject is not None and _is_one_of(one.token(subject), _SELF)
            ):
                return True
        if lemma not in held and (
            lemma in quoted.names
            or token.word == "according"
            or (lemma in _TELLING_NOUNS and token.pos == "NOUN")
        ):
            return True
    return False


def _brings_on(previous: str, quoted: _Quoted) -> bool:
    """Whether what is said before ends with who speaks next: "The chair put it so:", "What does Pell say?"."""
    if previous.rstrip().endswith(":"):
        return True
    return any(
        _tells(one, own, quoted) and (is_question(one.text) or _only_names(one, quoted))
        for one, own in _part_marked(previous)[-1:]
    )


def _only_names(one: Statement, quoted: _Quoted) -> bool:
    """Whether a sentence says nothing but who it is: "Here is Mara Quill again."."""
    return all(word in quoted.names or is_talk(word, frozenset()) for _, word in content_words(one.text))


def _collect_names(entity: Entity, understood: Understanding) -> frozenset[str]:
    """Returns the words by which somebody is named: the names, and the nouns that stand for them."""
    words = {word for name in (entity.name, *entity.aliases) for word in re.findall(r"\w+", name.lower())}
    for mention in entity.mentions:
        if mention.form == "noun":
            words.add(understood.sentences[mention.span.sentence].parse.tokens[mention.head].lemma.lower())
    return frozenset(words - FUNCTION_WORDS)
