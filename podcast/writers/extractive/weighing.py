"""What a sentence is worth to a listener: by its place, its role, and what it shares with the rest."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from podcast.writers.extractive.content_lemmas import read_lemmas
from podcast.writers.extractive.fitted_weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model.understanding import Sentence
    from podcast.writers.extractive.source_view import SourceView

_CONCLUDES = re.compile(
    r"\b(?:means?|matters?|shows?|suggests?|found|finds?|concludes?|therefore|overall|in short"
    r"|the result|recommend\w*"
    r"|should|must|best|most|important|key|main|biggest|largest|first|only|worst|never)\b",
    re.IGNORECASE,
)
"""Words of who concludes: «The result is clear: the wall must go.»"""
_TURNS = re.compile(r"\b(?:but|however|although|though|despite|yet)\b", re.IGNORECASE)
"""Words of who turns: «The wall is high, but the sea is rising.»"""
_NUMBER = re.compile(r"\d[\d,.]*")
"""A number in digits: «12,500»"""
_MONEY = re.compile(r"[$£€]|\b[mb]illion\b")
"""What stands beside a sum: «$12 million»"""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""A year by its number: «1931»"""
_END = re.compile(r"[.!?][\"”’)]*$")
"""How a sentence ends that is whole: «It leaks.”»"""
_ASIDE = re.compile(r"^(?:For example|For instance|Of course|Also|In addition|Meanwhile|Incidentally)\b")
"""Beginnings of asides: «For example, the quay was raised.»"""


def weigh_sentences(source: SourceView) -> list[float]:
    """Returns what each sentence is worth, 0 to 1: how likely a person calls it central."""
    return [
        1 / (1 + math.exp(min(-sum(WEIGHTS.get(name, 0.0) * value for name, value in signs.items()), 700.0)))
        for signs in read_signs(source)
    ]


def read_signs(source: SourceView) -> list[dict[str, float]]:
    """Returns what speaks for and against each sentence, by name."""
    article = source.understood.article
    sentences = source.sentences
    lemmas = [read_lemmas(sentence) for sentence in sentences]
    tally: Counter[str] = Counter()
    for topics in lemmas:
        tally.update(topics)
    known = {token.text.lower(): token.lemma.lower() for s in sentences for token in s.parse.tokens}
    title = {known.get(word, word) for word in re.findall(r"[\w’'-]{3,}", article.title.lower())}
    summary = [lemmas[s.index] for s in sentences if s.section < 0]
    body = [s.index for s in sentences if s.section >= 0]
    first_of = {index: place for place, index in enumerate(body)}
    sections = [s.section for s in sentences]
    sizes = Counter(sections)
    heads = {
        number: {known.get(word, word) for word in re.findall(r"[\w’'-]{3,}", section.heading.lower())}
        for number, section in enumerate(article.sections)
    }
    last = max(sections, default=0)
    paraphrases = {sentence for _, sentence in source.understood.paraphrases}
    mentions = Counter(number for numbers in source.mentions.values() for number in numbers)
    alike = _Likeness(lemmas, tally)
    nearest = alike.list_nearest()
    ranks = _rank([source.words(sentence.index) for sentence in sentences])
    met: set[str] = set()
    result = []
    for sentence in sentences:
        index = sentence.index
        topics = lemmas[index]
        words = max(source.words(index), 1)
        before = sentences[index - 1] if index else None
        opens_section = before is None or before.section != sentence.section
        opens_paragraph = opens_section or (before is not None and before.paragraph != sentence.paragraph)
        place = first_of.get(index, 0)
        size = math.sqrt(len(topics) or 1)
        kinds = {r.kind for r in source.forward.get(index, ())}
        kinds_back = {r.kind for r in source.backward.get(index, ())}
        quotations = [q for q in source.quotations.get(index, ()) if q.is_clause]
        quoted = sum(len(q.text) for q in quotations) / max(len(sentence.text), 1)
        root = sentence.parse.tokens[sentence.parse.root] if sentence.parse.tokens else None
        text = sentence.text
        signs = {
            "bias": 1.0,
            "summary": float(sentence.section < 0),
            "first": float(place == 0 and sentence.section >= 0),
            "second": float(place == 1),
            "third": float(place == 2),
            "early": 1 / (1 + place / 4),
            "early share": 1 - place / max(len(body), 1),
            "opens section": float(opens_section and sentence.section >= 0 and place > 0),
            "opens paragraph": float(opens_paragraph),
            "last section": float(sentence.section == last and len(heads) > 1),
            "last": float(bool(body) and index >= body[-1] - 1),
            "scenario": float(
                sentence.section >= 0 and article.sections[sentence.section].kind == "scenario"
            ),
            "title": len(topics & title) / math.sqrt(len(title) or 1),
            "heading": len(topics & heads.get(sentence.section, set()))
            / math.sqrt(len(heads.get(sentence.section, set())) or 1),
            "paraphrase": float(index in paraphrases),
            "like summary": max(
                (
                    len(topics & other) / (size * math.sqrt(len(other)))
                    for other in summary
                    if other and sentence.section >= 0
                ),
                default=0.0,
            ),
            "place": math.log1p(place),
            "body": float(sentence.section >= 0),
            "like all": alike.to_all(index),
            "like next": alike.to(index, index + 1),
            "like another": nearest[index],
            "rank of words": ranks[index],
            "new": len(topics - met) / max(len(topics), 1),
            "whole": float(bool(_END.search(text))),
            "exclaims": float("!" in text),
            "turns": float(bool(_TURNS.search(text))),
            "numbers": float(len(_NUMBER.findall(text))),
            "money": float(bool(_MONEY.search(text))),
            "year": float(bool(_YEAR.search(text))),
            "names": float(sum(token.pos == "PROPN" for token in sentence.parse.tokens)),
            "central": sum(math.log(tally[topic]) for topic in topics) / size,
            "people": math.log1p(
                max((mentions[number] for number in source.mentions.get(index, ())), default=0)
            ),
            "quantity": float(any(m.kind in ("quantity", "money", "share") for m in sentence.measures)),
            "time": float(any(m.kind == "time" for m in sentence.measures)),
            "quoted": min(quoted, 1.0),
            "quotes somebody": float(bool(quotations)),
            "short": float(words < 8),
            "medium": float(8 <= words < 14),
            "long": max(0.0, (words - 30) / 10),
            "words": math.log(words),
            "needs": float(len([n for n in source.needs.get(index, ()) if n.kind not in ("noun", "name")])),
            "asks": float(text.rstrip('”"’)').endswith("?")),
            "concludes": float(bool(_CONCLUDES.search(text))),
            "aside": float(bool(_ASIDE.match(text))),
            "I": float(any(t.word in ("i", "my", "me") for t in sentence.parse.tokens)),
            "you": float(any(t.word in ("you", "your") for t in sentence.parse.tokens)),
            "imperative": float(
                root is not None
                and root.tag == "VB"
                and not sentence.parse.children(sentence.parse.root, "nsubj", "aux")
            ),
            "past": float(root is not None and root.tag in ("VBD", "VBN")),
            "negated": float(any(c.is_negated for c in sentence.clauses)),
            "lone section": 1 / math.sqrt(sizes[sentence.section]),
            "item": float(_kind(source, sentence) in ("item", "step", "row", "fact", "ingredient")),
            "pro or con": float(_kind(source, sentence) in ("pro", "con")),
            "turn": float(_kind(source, sentence) in ("turn", "question")),
        }
        for kind in (
            "cause",
            "consequence",
            "contrast",
            "concession",
            "caveat",
            "enumeration",
            "evidence",
            "example",
            "condition",
            "answer",
        ):
            signs[f"{kind} of it"] = float(kind in kinds)
            signs[f"{kind} for another"] = float(kind in kinds_back and kind not in kinds)
        result.append(signs)
        met |= topics
    return result


class _Likeness:
    """How many words of content sentences share with each other, and with all of the text; 0 to 1."""

    def __init__(self, lemmas: Sequence[set[str]], tally: Counter[str]) -> None:
        self._lemmas = lemmas
        self._tally = tally
        self._size = math.sqrt(sum(count * count for count in tally.values())) or 1.0

    def to(self, index: int, other: int) -> float:
        """Returns how like two sentences are; 0 where they are the same one, or there is none."""
        if index == other or not 0 <= other < len(self._lemmas):
            return 0.0
        own, others = self._lemmas[index], self._lemmas[other]
        return len(own & others) / math.sqrt(len(own) * len(others) or 1)

    def list_nearest(self) -> list[float]:
        """Returns how like each sentence is to the one that it is likest to.

        Only those that share a word are looked at: with all pairs, seventy thousand words took ten seconds.
        """
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for index, topics in enumerate(self._lemmas):
            for topic in topics:
                holders[topic].append(index)
        sizes = [len(topics) for topics in self._lemmas]
        nearest = []
        for index, topics in enumerate(self._lemmas):
            shared = Counter(chain.from_iterable(holders[topic] for topic in topics))
            del shared[index]
            best = max(shared, key=lambda other: shared[other] ** 2 / sizes[other], default=index)
            nearest.append(self.to(index, best))
        return nearest

    def to_all(self, index: int) -> float:
        """Returns how like a sentence is to the text."""
        own = self._lemmas[index]
        return sum(self._tally[topic] for topic in own) / (math.sqrt(len(own) or 1) * self._size)


def _rank(values: Sequence[float]) -> list[float]:
    """Returns the place of each value among all, 0 for the smallest to 1."""
    order = sorted(values)
    return [bisect_left(order, value) / max(len(order) - 1, 1) for value in values]


def _kind(source: SourceView, sentence: Sentence) -> str:
    if sentence.section < 0:
        return ""
    blocks = source.understood.article.sections[sentence.section].blocks
    return blocks[sentence.paragraph].kind if sentence.paragraph < len(blocks) else ""
