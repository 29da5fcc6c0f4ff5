"""Names for chapters that have no heading: what is told in them, as a noun with what belongs to it.

"Restrictions on the drug" says more of a chapter than "Kathleen Lee", whose words happen to stand in it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from podcast.model.sentence import Parse
    from podcast.model.understanding import Sentence
    from podcast.writers.extractive.source_view import SourceView

WORDS = range(2, 6)
"""Words of a name."""
OFTEN = 3
"""Sentences of a chapter that speak of a word of it, from which on it is no detail."""
AGAIN = 2
"""Those that speak of its noun, and words of it of which so many do, at least."""
_TELLING = 1.2
"""What a name is worth more that says of or for what."""
_BEARING = 1.3
"""What one is worth more that is its sentence's subject or object, or stands in the first sentence."""
_BEARER = 0.5
"""What one is worth that is somebody: a chapter is about what they do."""
_JOINS = frozenset("of in on for to with from between against over about into".split())
"""Words that tell of or for what a thing is: «Restrictions on the drug»"""
VAGUE = frozenset(
    """other new same such many several more most fewer few less different certain various similar own next last
    previous former first second third how only further very""".split()
)
"""Words that say too little of a thing to name it: «other meetings»"""
_POINTS = frozenset(
    "this that these those its his her their our my your some any no each every another all what which whose".split()
)
"""Words by which a thing is that of somebody named elsewhere: «its price»"""
_TIMES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"))
_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))
_BEFORE = frozenset(("det", "poss", "amod", "compound", "nmod", "punct"))
_EMPTY = frozenset(
    """way time year day week month lot number part kind sort something thing example case fact place total group
    statement interview percent amount level""".split()
)
"""Nouns that only lead to another one: «a number of gauges»"""
_PLAIN = re.compile(r"[^\W\d_][\w’' -]*")
"""A name that can be read at a glance: «price of salt»"""


def title_by_phrase(source: SourceView, sentences: Sequence[int], taken: Collection[str]) -> str:
    """Returns what a run of sentences tells of, in two to five words; empty where nothing comes again in it.

    `taken` are titles of other chapters, in lower case.
    """
    own = {*sentences}
    here: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for sentence in source.sentences:
        lemmas = _read_topics(sentence)
        everywhere.update(lemmas)
        if sentence.index in own:
            here.update(lemmas)
    best, best_score = "", 0.0
    for place, index in enumerate(sentences):
        sentence = source.sentence(index)
        tokens = sentence.parse.tokens
        spans = [span for q in source.quotations.get(index, ()) for span in q.spans if span.sentence == index]
        for at, first, stop in _find_phrases(sentence.parse):
            words = sentence.parse.words(first, stop)
            topics = {token.lemma.lower() for token in tokens[first:stop] if token.pos in _NAMING}
            if (
                any(span.start <= at < span.stop for span in spans)
                or any(words.lower() in title for title in taken)
                or here[tokens[at].lemma.lower()] < AGAIN
                or sum(here[topic] >= AGAIN for topic in topics) < AGAIN
                or max(here[topic] for topic in topics) < OFTEN
            ):
                continue
            score = sum(here[topic] ** 1.5 / everywhere[topic] for topic in topics)
            score /= math.sqrt(len(words.split()) + 1)
            score *= _TELLING if stop > at + 1 else 1
            score *= _BEARING if tokens[at].relation in ("nsubj", "nsubjpass", "dobj") else 1
            score *= _BEARING if place == 0 else 1
            score *= _BEARER if may_be_person_noun(tokens[at].lemma) else 1
            if score > best_score:
                best, best_score = words, score
    return best[:1].upper() + best[1:]


def _read_topics(sentence: Sentence) -> set[str]:
    return {token.lemma.lower() for token in sentence.parse.tokens if token.pos in _NAMING}


def _find_phrases(parse: Parse) -> Iterator[tuple[int, int, int]]:
    """Yields nouns that can name something, each with its first token, and the index behind its last one."""
    tokens = parse.tokens
    for at, token in enumerate(tokens):
        before = [child for child in parse.children(at) if child < at]
        if (
            token.pos != "NOUN"
            or token.relation in ("compound", "npadvmod", "nmod")
            or token.entity in _TIMES
            or token.lemma.lower() in _EMPTY
            or any(tokens[child].word in _POINTS for child in before)
            or any(tokens[child].relation not in _BEFORE for child in before)
        ):
            continue
        first = min([tokens[child].left for child in before], default=at)
        while first < at and tokens[first].pos == "DET":
            first += 1
        for stop in (at + 1, *_find_ends(parse, at)):
            if _is_name(parse, first, stop):
                yield at, first, stop


def _find_ends(parse: Parse, at: int) -> Iterator[int]:
    """Yields where words end that tell of or for what a thing is, right behind it."""
    for joining in parse.children(at, "prep"):
        objects = parse.children(joining, "pobj")
        is_near = joining == at + 1 and parse.tokens[joining].word in _JOINS and len(objects) == 1
        if is_near and not parse.children(objects[0], "relcl", "acl", "conj", "appos"):
            yield parse.tokens[objects[0]].right + 1


def _is_name(parse: Parse, first: int, stop: int) -> bool:
    """Returns whether some tokens can be read as a name: whole, short, and nothing in them points elsewhere."""
    tokens = parse.tokens[first:stop]
    words = parse.words(first, stop)
    around = (*parse.tokens[max(first - 1, 0) : first], *parse.tokens[stop : stop + 1])
    return (
        len(words.split()) in WORDS
        and bool(_PLAIN.fullmatch(words))
        and not words.isupper()
        and tokens[0].pos not in ("PART", "PUNCT", "NUM")
        and tokens[0].word not in VAGUE
        and not any(
            token.pos == "PRON" or token.word in _POINTS or token.entity in _TIMES for token in tokens
        )
        and not any(token.tag in ("JJR", "RBR") for token in tokens)
        and not any(token.word == "-" for token in around)
    )
