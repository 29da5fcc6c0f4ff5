"""Texts with gold chains of mentions (CoNLL-U, `Entity=` in the last column), and how well references follow them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from conllu import join_paragraphs, read_conllu

from podcast.model import Article, Section
from podcast.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Protocol

    from conllu import GoldSentence

    from podcast.model import Reference, Sentence, Span, Understanding

    class Count(Protocol):
        """What counts so many right of so many."""

        def __call__(self, name: str, right: int, of: int = 1, miss: str = "") -> None: ...


THIRD = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves themself".split()
)
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A word and where it stands in the text, in characters."""

    text: str
    start: int
    pos: str
    head: int
    """Index of its head in its sentence; -1 for the root."""

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of a chain."""

    chain: str
    sentence: int
    words: tuple[GoldWord, ...]
    head: GoldWord

    @property
    def word(self) -> str:
        """Its only word in lower case, or nothing."""
        return self.words[0].text.lower() if len(self.words) == 1 else ""

    @property
    def is_pronoun(self) -> bool:
        """Whether it is one pronoun."""
        return len(self.words) == 1 and self.words[0].pos in ("PRON", "DET")

    @property
    def is_demonstrative(self) -> bool:
        """Whether it is, or begins with, a demonstrative."""
        return self.words[0].text.lower() in DEMONSTRATIVE


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text, its sentences as (start, end), and its mentions in order."""

    name: str
    paragraphs: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[GoldMention, ...]


def read_text(path: Path) -> GoldText:
    """Returns a text; offsets are into its paragraphs joined by one blank."""
    sentences = read_conllu(path)
    return GoldText(
        path.stem,
        join_paragraphs(sentences),
        tuple(sentence.place for sentence in sentences),
        tuple(
            mention for number, sentence in enumerate(sentences) for mention in _mentions(number, sentence)
        ),
    )


def _mentions(number: int, sentence: GoldSentence) -> Iterator[GoldMention]:
    words = [GoldWord(row.text, row.start, row.columns[3], int(row.columns[6]) - 1) for row in sentence.rows]
    open_at: dict[str, list[int]] = {}
    spans: list[tuple[str, int, int]] = []
    for at, row in enumerate(sentence.rows):
        entity = next(iter(row.annotations("Entity")), "")
        for opening, chain, closing in re.findall(r"(\()?(\w+)(?:\[\d+/\d+\])?(?:-[^()]*)?(\))?", entity):
            if opening:
                open_at.setdefault(chain, []).append(at)
            if closing and open_at.get(chain):
                spans.append((chain, open_at[chain].pop(), at + 1))
    for chain, start, stop in sorted(spans, key=lambda span: (span[1], -span[2])):
        inside = words[start:stop]
        head = next((word for word in inside if not start <= word.head < stop), inside[0])
        yield GoldMention(chain, number, tuple(inside), head)


def score_references(count: Count, gold: GoldText) -> None:
    """Count what `understand` finds in a text, told nothing but its paragraphs."""
    understood = understand(
        Article(gold.name, gold.name, Section("", (), "summary"), (Section("", gold.paragraphs),))
    )
    places = find_places(understood.sentences, " ".join(gold.paragraphs))
    references = {
        offset(understood.sentences, places, reference.span): reference for reference in understood.references
    }
    for mention in gold.mentions:
        if mention.word not in THIRD:
            continue
        across = is_across(mention, gold)
        reference = references.pop(mention.words[0].start, None)
        named = _named(reference)
        good = reference is not None and is_right(understood.sentences, places, reference, mention, gold)
        miss = f"{gold.name} {mention.sentence + 1} “{mention.word}”: {_words(understood, reference)!r}"
        _count_pronoun(count, good, named is not None, across or named == "before", "" if good else miss)
        count("pronouns, recall, all", good)
        if across:
            count("pronouns, recall, across sentences", good)
    for reference in references.values():
        named = _named(reference)
        words = _words(understood, reference)
        if reference.form == "pronoun" and named and _pronoun(understood, reference) in THIRD:
            miss = f"{gold.name} “{_pronoun(understood, reference)}” of no chain: {words!r}"
            _count_pronoun(count, False, True, named == "before", miss)
    _score_needs(count, gold, understood, places)


def is_across(mention: GoldMention, gold: GoldText) -> bool:
    """Returns whether what a mention means is named before it, and not in its own sentence."""
    before = [
        other
        for other in gold.mentions
        if other.chain == mention.chain
        and not other.is_pronoun
        and other.words[0].start < mention.words[0].start
    ]
    return bool(before) and not any(other.sentence == mention.sentence for other in before)


def _count_pronoun(count: Count, good: bool, is_answered: bool, across: bool, miss: str) -> None:
    if is_answered:
        count("pronouns, precision, all", good)
    if is_answered and across:
        count("pronouns, precision, across sentences", good, 1, miss)


def _named(reference: Reference | None) -> Literal["before", "here"] | None:
    """Returns whether an antecedent is named, in a sentence before or in the reference's own."""
    if reference is None or (reference.antecedent is None and reference.antecedent_sentence is None):
        return None
    span = reference.antecedent
    sentence = span.sentence if span is not None else reference.antecedent_sentence
    return "here" if sentence == reference.span.sentence else "before"


def _words(understood: Understanding, reference: Reference | None) -> str:
    if reference is None or reference.antecedent is None:
        return "open" if _named(reference) is None else "the statement"
    span = reference.antecedent
    return understood.sentences[span.sentence].parse.words(span.start, span.stop)


def _pronoun(understood: Understanding, reference: Reference) -> str:
    return understood.sentences[reference.span.sentence].parse.tokens[reference.span.start].word


def is_right(
    sentences: Sequence[Sentence],
    places: list[int],
    reference: Reference,
    mention: GoldMention,
    gold: GoldText,
) -> bool:
    """Returns whether what a reference points at belongs to a chain: a mention of it, or a sentence with its clause."""
    if reference.antecedent is not None:
        return is_of_chain(sentences, places, reference.antecedent, mention, gold)
    if reference.antecedent_sentence is None:
        return False
    start = places[reference.antecedent_sentence]
    end = start + len(sentences[reference.antecedent_sentence].text)
    return any(
        start <= other.head.start < end and other.head.pos in ("VERB", "AUX")
        for other in gold.mentions
        if other.chain == mention.chain
    )


def _score_needs(count: Count, gold: GoldText, understood: Understanding, places: list[int]) -> None:
    wanted: set[int] = set()
    for mention in gold.mentions:
        if not (mention.word in THIRD or mention.is_demonstrative):
            continue
        chain = [other for other in gold.mentions if other.chain == mention.chain and not other.is_pronoun]
        start = mention.words[0].start
        inside = any(other.sentence == mention.sentence and other.words[0].start < start for other in chain)
        if not inside and any(other.sentence < mention.sentence for other in chain):
            wanted.add(mention.sentence)
    told: set[int] = set()
    for need in understood.needs:
        if need.kind not in ("pronoun", "demonstrative"):
            continue  # the chains say nothing of connectives and fragments
        # A sentence of ours may hold several of theirs: the words that point back tell which one leans.
        text = understood.sentences[need.sentence].text
        at = places[need.sentence] + max(text.find(need.because), 0)
        told |= {index for index, (first, last) in enumerate(gold.sentences) if first <= at < last}
    for index in sorted(told ^ wanted):
        text = " ".join(gold.paragraphs)[slice(*gold.sentences[index])]
        kind = "needless" if index in told else "missed"
        count("needs, F1", 0, 1, f"{gold.name} {index + 1} need {kind}: {text}")
    count("needs, F1", 2 * len(told & wanted), 2 * len(told & wanted))
    count("needs, precision", len(told & wanted), len(told))
    count("needs, recall", len(told & wanted), len(wanted))


def find_places(sentences: Sequence[Sentence], text: str) -> list[int]:
    """Returns where each sentence begins in the text."""
    places = []
    at = 0
    for sentence in sentences:
        found = text.find(sentence.text, at)
        at = found if found >= 0 else at
        places.append(at)
        at += len(sentence.text)
    return places


def offset(sentences: Sequence[Sentence], places: list[int], span: Span) -> int:
    """Returns where a span begins in the text."""
    return places[span.sentence] + sentences[span.sentence].parse.tokens[span.start].start


def is_of_chain(
    sentences: Sequence[Sentence], places: list[int], span: Span, mention: GoldMention, gold: GoldText
) -> bool:
    """Returns whether a span is a mention of the chain: each holds the other's head."""
    tokens = sentences[span.sentence].parse.tokens
    at = places[span.sentence]
    start, end = at + tokens[span.start].start, at + tokens[span.stop - 1].end
    head = next(
        (at + tokens[index].start for index in range(span.start, span.stop)
         if not span.start <= tokens[index].head < span.stop or tokens[index].head == index),
        start,
    )  # fmt: skip
    return any(
        other.words[0].start <= head < other.words[-1].end and start <= other.head.start < end
        for other in gold.mentions
        if other.chain == mention.chain and other.words[0].start != mention.words[0].start
    )
