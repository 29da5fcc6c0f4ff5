"""Words of an English sentence with their parts of speech, in the British National Corpus' tags (C5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from podcast.language.plain.folding import straighten

LONGEST = 200
"""Words of a sentence that is tagged at most; a longer one is no sentence."""

_TOKEN = re.compile(
    r"(?P<stem>[^\W\d_]+?)(?P<tail>n['’]t|['’](?:s|re|ve|ll|d|m))(?!\w)"
    r"|[$€£¥]?\d[\d.,:/]*\d%?|[$€£¥]?\d%?|(?:[^\W\d_]\.){2,}|[^\W\d_]+\.(?=\w)[\w.]*\w|\w+(?:[-‐‑'’/&]\w+)*|\S"
)
_CANNOT = {"can": "ca", "will": "wo", "shall": "sha"}


@dataclass(frozen=True, slots=True)
class TaggedWord:
    """A word or mark of a sentence."""

    text: str
    start: int
    """Its offset in the sentence."""
    tag: str
    """Its part of speech, as in `NN1`, `VVD`, `PUN`; empty when the sentence was too long to tag."""

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """Its text in lower case, with a plain apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def lemma(self) -> str:
        """Its dictionary form in lower case: "plan" for "Plans"."""
        return _lemma(self.word, self.tag)


@lru_cache(maxsize=20_000)
def tag_words(sentence: str) -> tuple[TaggedWord, ...]:
    """Returns the sentence's tokens in order; contractions are two ("does", "n’t")."""
    words = [(text, start) for text, start in _words(sentence) if straighten(text)]
    if len(words) > LONGEST or any(len(text) > 40 for text, _ in words):
        return tuple(TaggedWord(text, start, "") for text, start in words)
    tags = _tagger("en").tag_sent([straighten(text) for text, _ in words], taglevel=0)
    return tuple(
        TaggedWord(text, start, _tag(text, tag)) for (text, start), tag in zip(words, tags, strict=True)
    )


def _words(sentence: str) -> list[tuple[str, int]]:
    """Returns the words and marks of a sentence with their offsets, contractions as two."""
    words = []
    for match in _TOKEN.finditer(sentence):
        if match["stem"] and match["tail"]:
            stem = match["stem"]
            words += [(stem, match.start()), (match["tail"], match.start() + len(stem))]
        else:
            words.append((match.group(), match.start()))
    return words


def _tag(text: str, tag: str) -> str:
    if not any(map(str.isalnum, text)) and text not in ("’s", "'s"):
        return "PUN"
    if text[0].isdigit() or text[:1] in "$€£¥":
        return "ORD" if text[-2:] in ("st", "nd", "rd", "th") else "CRD"
    letters = [char for char in text if char.isalpha()]
    return "NP0" if len(letters) > 1 and text.isupper() else tag


@lru_cache(maxsize=20_000)
def _lemma(word: str, tag: str) -> str:
    return str(_tagger("en").analyze(word, pos=tag)[0]).lower() if tag and tag != "PUN" else word


@lru_cache(maxsize=2000)
def find_german_names(text: str) -> frozenset[str]:
    """Returns the words of a German text that are names; its other nouns have capitals, too."""
    names: set[str] = set()
    for sentence in re.split(r"(?<=[.!?:\n])\s", text):
        words = [word for word, _ in _words(sentence) if straighten(word) and len(word) <= 40][:LONGEST]
        tags = _tagger("ger").tag_sent([straighten(word) for word in words], taglevel=0)
        names.update(word for word, tag in zip(words, tags, strict=True) if tag == "NE")
        # What has a capital inside a sentence and is no noun: "Petra Lang".
        inside = zip(words[1:], tags[1:], strict=True)
        names.update(word for word, tag in inside if word.istitle() and tag.startswith(("ADJ", "ADV")))
    return frozenset(names) - _GERMAN_NOUNS


_GERMAN_NOUNS = frozenset({"Link", "Podcast", "Shownotes", "Website", "Newsletter"})
"""Nouns that the tagger takes for names, for they came after the texts that it has learned from."""


@lru_cache(maxsize=2)
def _tagger(language: str) -> Any:
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger(f"morphmodel_{language}.pgz")
