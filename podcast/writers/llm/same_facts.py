"""Whether a small model's sentence says what it was given, and no more: by names, numbers, hedges and words."""

from __future__ import annotations

import re

from podcast.language.facts import names, numbers
from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words

SPARE = 3
"""Words by which a shortened sentence may be longer than asked for."""
SHORT = 15
LONGEST_QUESTION = 10
"""Words of a question."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL = frozenset(
    """a about after all also an and any are as at be because been before but by can come could did do does for from get
    had has have he her him his how i if in into is it its just make many may might more much no not of on one or other
    our out over said say says she should so some take than that the their them then there these they this those to too
    up was we were what when where which while who whom whose why will with would you""".split()
)
"""Words that a sentence may bring along."""
_KEPT = frozenset(
    """no not never nobody nothing none neither nor without cannot hardly may might can could would should must will if
    unless until likely unlikely perhaps possibly probably reportedly allegedly almost nearly about around roughly most
    some many few all only because although though but however said says say told believes thinks expects wants plans
    hopes fears claims argues warns""".split()
)
"""Words without which a sentence says something else."""


def says_the_same(original: str, short: str) -> bool:
    """Whether a shortened sentence keeps names, numbers, hedges and negations of the original, and adds no word."""
    words = _words(short)
    return (
        len(words) > 3
        and count_words(short) <= min(SHORT + SPARE, count_words(original) - 1)
        and short.rstrip().endswith((".", "!"))
        and not _foreign(words, original)
        and sorted(set(_words(original)) & _KEPT) == sorted(set(words) & _KEPT)
        and not numbers.find_missing(original, numbers.find_all_numbers(short))
        and not numbers.find_missing(short, numbers.find_all_numbers(original))
        and all(fold(name) in fold(short) for name in names.find_line_names(original))
    )


def asks_what_is_said(question: str, told: str) -> bool:
    """Whether a question is one, short, and of the words of what is told behind it."""
    return (
        question.endswith("?")
        and question.count("?") == 1
        and 1 < count_words(question) <= LONGEST_QUESTION
        and not re.search(r"\d", question)
        and not _foreign(_words(question), told)
        and bool(set(_words(question)) - _SMALL)
    )


def _words(text: str) -> list[str]:
    spelled = re.sub(r"n['’]t\b", " not", fold(text))
    return _WORD.findall(spelled)


def _foreign(words: list[str], source: str) -> set[str]:
    """Words that are neither small nor, but for their endings, the source's."""
    own = set(_words(source))
    return {word for word in words if word not in _SMALL and not any(_alike(word, other) for other in own)}


def _alike(word: str, other: str) -> bool:
    """Whether two words are one but for their endings."""
    common = min(len(word), len(other))
    stem = max(4, common - 2)
    return word == other or (common >= 4 and word[:stem] == other[:stem] and abs(len(word) - len(other)) <= 3)
