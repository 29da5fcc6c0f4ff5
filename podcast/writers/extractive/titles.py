"""Titles of chapters: headings without numbers, shouting and headline case, and whether one states something."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.writers.frame import chapter_title
from podcast.writers.plain_speech import unmarked

if TYPE_CHECKING:
    from podcast.model import Article
    from podcast.writers.extractive.source_view import SourceView

LONGEST = 120
"""Characters of a chapter's title; apps cut longer ones."""
_MARKS = ",.:;?!()“”\"'’"
_HANGING = frozenset(
    """a an the of to in on at for by with from against between into over under about after before during through and or
    but that which is are was were as its their … - –""".split()
)
"""Words that no title ends with."""
_OWN_CASE = re.compile(r"[a-z]+[A-Z]")
"""How a name begins that has no capital letter at first: «iPlayer for the harbour»"""
_NO_TITLE = re.compile(r"\d{3}.*\d{3}|^\w+: \W*[\d ]+\W*$|https?:|@|^[a-e][.)] ")
"""Headings that are numbers, addresses, codes or answers to choose from: «Phone: 555 0100 200»"""


def read_spellings(source: SourceView) -> dict[str, str]:
    """Returns a word in lower case → as the article writes it most often inside sentences, where only names are big."""
    forms: dict[str, Counter[str]] = {}
    for sentence in source.sentences:
        for token in sentence.parse.tokens[1:]:
            if token.text[:1].isalpha():
                forms.setdefault(token.text.lower(), Counter())[token.text] += 1
    return {word: max(tally, key=lambda form: (tally[form], form)) for word, tally in forms.items()}


def title_of(heading: str, spellings: dict[str, str]) -> str:
    """Returns a heading as a chapter's title, with a capital letter but for names such as "iPlayer"."""
    if _NO_TITLE.search(heading):
        return ""
    text = _cased(heading, spellings)
    return text if _OWN_CASE.match(text) else text[:1].upper() + text[1:]


def headline_of(article: Article) -> str:
    """Returns an article's own title as that of a chapter: in its own letters, and with the number it begins with."""
    return _shortened(" ".join(unmarked(article.title).split()))


def _cased(heading: str, spellings: dict[str, str]) -> str:
    """Returns a heading in the letters that its words have in the text."""
    text = _shortened(chapter_title(" ".join(unmarked(heading).split())))
    words = text.split()
    if text.isupper() and len(text) > 6:
        return " ".join(_spelled(word, spellings) for word in text.capitalize().split())
    long = [word for word in words[1:] if len(word) > 3]
    if long and all(word[:1].isupper() or not word[:1].isalpha() for word in long):
        if any(word.strip(_MARKS).lower() not in spellings for word in long):
            return text  # a word that the text does not have may be a name: better all in headline case than half
        known = [
            _spelled(word, spellings) if at and not words[at - 1].endswith((":", "?", ".")) else word
            for at, word in enumerate(words)
        ]
        return " ".join(known)
    return text


def _shortened(text: str) -> str:
    """Returns a title of LONGEST characters at most, cut between two words, where a mark parts it if there is one."""
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    marks = [cut.rfind(mark) for mark in (": ", " – ", " — ", "; ", ", ")]
    at = max(marks) if max(marks) >= LONGEST // 3 else cut.rfind(" ")
    words = (cut[:at] if at > 0 else cut).rstrip(" ,;:–—-").split()
    while len(words) > 3 and words[-1].lower() in _HANGING:
        words.pop()
    return " ".join(words)


def _spelled(word: str, spellings: dict[str, str]) -> str:
    bare = word.strip(_MARKS)
    known = spellings.get(bare.lower())
    return word.replace(bare, known) if bare and known else word


def is_statement(source: SourceView, title: str) -> bool:
    """Returns whether a title says something: a word of it, not the first, is a finite verb in the text."""
    words = {word.lower() for word in re.findall(r"[\w’'-]+", title)[1:]}
    tally = Counter(
        (t.word, t.is_finite and t.pos in ("VERB", "AUX"))
        for s in source.sentences
        for t in s.parse.tokens
        if t.word in words
    )
    return any(tally[word, True] > tally[word, False] for word in words)
