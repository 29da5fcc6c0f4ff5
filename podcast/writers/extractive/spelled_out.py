"""What an acronym stands for, where the article has the whole name before and nowhere ties the two: "SNL".

News write "the Family Research Council" in one paragraph and "the FRC" three paragraphs on; a reader looks back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.facts.known_acronyms import KNOWN_ACRONYMS
from podcast.writers.extractive.edits import Edit

if TYPE_CHECKING:
    from podcast.model.sentence import Token
    from podcast.model.understanding import Sentence
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.source_view import SourceView

_LETTERS = re.compile(r"[A-Z]{3,6}")
"""Acronyms that are looked for; two letters begin too many pairs of words: «HRT»"""
_WITHIN = frozenset(("compound", "nmod", "amod", "nummod"))
"""Relations of one that stands before its noun."""


def spell_acronyms(source: SourceView, index: int, heard: Heard) -> list[Edit]:
    """Returns the changes that put whole names for acronyms that nobody has heard yet.

    "The FRC was there" as "The Family Research Council, or FRC, was there"; "FRC members" only as the whole name.
    """
    sentence = source.sentence(index)
    edits: list[Edit] = []
    tied: set[str] = set()
    for token in sentence.parse.tokens:
        if not _LETTERS.fullmatch(token.text) or token.text in KNOWN_ACRONYMS or _is_part(sentence, token):
            continue
        said = any(_is_tied(source.sentence(at), token.text) for at in heard.order if at >= 0)
        if said or token.text in tied:
            continue
        if (name := _find_name(source, index, token.text)) is None:
            continue
        is_inside = token.relation in _WITHIN
        has_article = sentence.text[: token.start].lower().endswith("the ")
        article = "" if is_inside or has_article else name[0]
        article = article.capitalize() if token.start == 0 else article
        is_once = token.relation in (*_WITHIN, "poss") or source.acronyms[token.text] < 2
        tie = "" if is_once else f", or {token.text},"
        edits.append(Edit(token.start, token.end, f"{article}{name[1]}{tie}"))
        tied.update([token.text] if tie else [])
    return edits


def _is_part(sentence: Sentence, token: Token) -> bool:
    """Returns whether an acronym is a part of a word or a name, or in brackets: "FRC.org", "FRC Radio", "(FRC)"."""
    around = sentence.text[max(token.start - 1, 0) : token.start] + sentence.text[token.end : token.end + 1]
    in_name = token.relation in _WITHIN and re.match(r" [A-Z]", sentence.text[token.end :])
    return bool(set(around) & set("()-/&") or in_name or re.match(r"\.\w", sentence.text[token.end :]))


def _is_tied(sentence: Sentence, acronym: str) -> bool:
    """Returns whether a sentence that was said has an acronym where its whole name was said with it."""
    inside = (*_WITHIN, "poss")
    return any(token.text == acronym and token.relation not in inside for token in sentence.parse.tokens)


def _find_name(source: SourceView, index: int, acronym: str) -> tuple[str, str] | None:
    """Returns the article before the name with these first letters, and the name, from an earlier sentence.

    None where there are several, or one stands beside the acronym: that sentence ties the two itself.
    """
    words = r" (?:(?:of|for|and|the|on|in|to) ){0,2}".join(rf"{letter}[\w-]*[a-z]" for letter in acronym)
    spelled = re.compile(rf"(?<![\w-]){words}\b(?!-)")
    found: dict[str, str] = {}
    for sentence in source.sentences[: index + 1]:
        for match in spelled.finditer(sentence.text):
            if acronym in sentence.text:
                return None
            last = next((t for t in sentence.parse.tokens if t.end == match.end()), None)
            has_article = sentence.text[: match.start()].lower().endswith("the ")
            is_named = last is not None and last.relation not in _WITHIN
            found.setdefault(match[0], "the " if has_article and is_named else "")
    return (next(iter(found.values())), next(iter(found))) if len(found) == 1 else None
