"""Which words of a German text are names: by their parts of speech, for its other nouns have capitals, too."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from podcast.article_memory import keep_for_article
from podcast.language.plain.folding import straighten

LONGEST = 200
"""Words of a sentence that is tagged at most; a longer one is no sentence."""

_TOKEN = re.compile(
    r"(?P<stem>[^\W\d_]+?)(?P<tail>n['’]t|['’](?:s|re|ve|ll|d|m))(?!\w)"
    r"|[$€£¥]?\d[\d.,:/]*\d%?|[$€£¥]?\d%?|(?:[^\W\d_]\.){2,}|[^\W\d_]+\.(?=\w)[\w.]*\w|\w+(?:[-‐‑'’/&]\w+)*|\S"
)


def _words(sentence: str) -> list[str]:
    """The words and marks of a sentence, contractions as two."""
    words: list[str] = []
    for match in _TOKEN.finditer(sentence):
        words += [match["stem"], match["tail"]] if match["stem"] and match["tail"] else [match.group()]
    return words


@keep_for_article(2000)
def find_german_names(text: str) -> frozenset[str]:
    """Returns the words of a German text that are names; its other nouns have capitals, too."""
    names: set[str] = set()
    for sentence in re.split(r"(?<=[.!?:\n])\s", text):
        words = [word for word in _words(sentence) if straighten(word) and len(word) <= 40][:LONGEST]
        tags = _tagger().tag_sent([straighten(word) for word in words], taglevel=0)
        names.update(word for word, tag in zip(words, tags, strict=True) if tag == "NE")
        # What has a capital inside a sentence and is no noun: "Petra Lang".
        inside = zip(words[1:], tags[1:], strict=True)
        names.update(word for word, tag in inside if word.istitle() and tag.startswith(("ADJ", "ADV")))
    return frozenset(names) - _GERMAN_NOUNS


_GERMAN_NOUNS = frozenset({"Link", "Podcast", "Shownotes", "Website", "Newsletter"})
"""Nouns that the tagger takes for names, for they came after the texts that it has learned from."""


@lru_cache(maxsize=1)
def _tagger() -> Any:
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger("morphmodel_ger.pgz")
