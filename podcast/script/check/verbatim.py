"""Footnotes against the article: whether each is one of its sentences, word for word."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.language_detection import detect_language, is_rather
from podcast.language.plain.sentences import split, split_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_EDGE = " .,;:!?\"'()[]"
"""What may be missing at the ends of a sentence without harm."""
_NEAR = 0.6
"""How alike two sentences are, at the least, that one is shown for the other."""
_COMPARED = 120
"""Words of a sentence that are compared: difflib is quadratic."""
_COMMON = 400
"""A word in more sentences than this does not tell which one is meant."""
_TURNS = frozenset(
    """not no never nobody none nothing neither nor without cannot unless if whether might may could would should
    unlikely likely deny denied denies claim claims claimed allege alleged alleges false untrue myth doubt doubts
    doubtful hardly barely rarely seldom impossible refuse refused fail failed fails but
    allegedly reportedly perhaps possibly probably pretend pretended supposed wrong wrongly""".split()
)
"""Words that turn the rest of a sentence: a footnote that leaves one out says something else."""


@dataclass(frozen=True, slots=True)
class NoteMatch:
    """Where a footnote stands in the article."""

    first: int = -1
    """Its first sentence; -1 when it is not there."""
    omitted: tuple[str, ...] = ()
    """Words of the article's sentence that the footnote leaves out."""

    @property
    def lost_turns(self) -> tuple[str, ...]:
        """Omitted words that may turn what is kept: "not", "allegedly"."""
        return tuple(dict.fromkeys(word for word in self.omitted if word in _TURNS or word.endswith("n't")))


@dataclass(frozen=True, slots=True)
class ArticleSentences:
    """An article's sentences, and its headings and list items, which count as such."""

    sentences: tuple[str, ...]
    text: str
    """All of them folded, without what stands at their ends, a line break between them."""
    starts: Mapping[int, int]
    """Offset in `text` -> number of the sentence that begins there."""
    places: Mapping[str, tuple[int, ...]]
    """Folded word -> numbers of the sentences that have it."""


def read_sentences(article: str, language: str) -> ArticleSentences:
    """Returns the sentences of a text whose blocks are parted by blank lines."""
    sentences = split_quotations(split(article, language or "en"))
    starts: dict[int, int] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    folded = []
    at = 0
    for number, sentence in enumerate(sentences):
        key = fold(sentence).strip(_EDGE)
        folded.append(key)
        starts[at] = number
        at += len(key) + 1
        for word in set(key.split()):
            places[word].append(number)
    frozen = {word: tuple(numbers) for word, numbers in places.items()}
    return ArticleSentences(sentences, "\n".join(folded), starts, frozen)


def speaks_another(notes: str, language: str) -> bool:
    """Returns whether footnotes are plainly in another language than their script: it is a translation then."""
    return is_rather(notes, detect_language(notes), language)


def find_note(note: str, article: ArticleSentences, language: str) -> NoteMatch:
    """Returns where a footnote's words stand; several sentences in a row may be one footnote."""
    parts = split(note, language or "en")
    keys = dict.fromkeys((_key([note]), _key(parts), _key(split_quotations(parts))))
    part = NoteMatch()
    for begin, end in (place for key in keys if key for place in _places(key, article.text)):
        first, last = article.text.rfind("\n", 0, begin) + 1, article.text.find("\n", end)
        left = f"{article.text[first:begin]} {article.text[end : last if last >= 0 else len(article.text)]}"
        omitted = tuple(re.findall(r"[\w']+", left))
        if not omitted:
            return NoteMatch(article.starts[first])
        if part.first < 0 or len(omitted) < len(part.omitted):
            part = NoteMatch(article.starts[first], omitted)
    return part


def _key(sentences: Sequence[str]) -> str:
    return "\n".join(fold(sentence).strip(_EDGE) for sentence in sentences)


def _places(key: str, text: str) -> Iterator[tuple[int, int]]:
    """(begin, end) wherever a key stands as whole words."""
    begin = text.find(key)
    while begin >= 0:
        end = begin + len(key)
        if not (_inside_word(text, begin) or _inside_word(text, end)):
            yield begin, end
        begin = text.find(key, end)


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def nearest_sentence(note: str, article: ArticleSentences) -> str:
    """Returns the article's sentence that is most like a footnote; empty when none is near."""
    words = fold(note).split()
    shared = Counter(
        number
        for word in set(words)
        if len(numbers := article.places.get(word, ())) <= _COMMON
        for number in numbers
    )
    best, near = _NEAR, ""
    for number, _ in shared.most_common(5):
        other = fold(article.sentences[number]).split()
        alike = difflib.SequenceMatcher(None, words[:_COMPARED], other[:_COMPARED], autojunk=False).ratio()
        if alike >= best:
            best, near = alike, article.sentences[number]
    return near


def list_changes(note: str, sentence: str) -> tuple[tuple[str, str], ...]:
    """Returns (words of the footnote, words of the article's sentence in their place) wherever they differ."""
    ours, theirs = note.split()[:_COMPARED], sentence.split()[:_COMPARED]
    matcher = difflib.SequenceMatcher(None, [*map(fold, ours)], [*map(fold, theirs)], autojunk=False)
    return tuple(
        (" ".join(ours[a:b]), " ".join(theirs[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )
