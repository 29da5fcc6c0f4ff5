"""What an acronym stands for, where the article has the whole name before and nowhere ties the two: "SNL".

News write "the Family Research Council" in one paragraph and "the FRC" three paragraphs on; a reader looks back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.acronym_names import WITHIN, is_spelled
from podcast.writers.extractive.edits import Edit

if TYPE_CHECKING:
    from podcast.model.sentence import Token
    from podcast.model.understanding import Sentence
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.source_view import SourceView


def spell_acronyms(source: SourceView, index: int, heard: Heard) -> list[Edit]:
    """Returns the changes that put whole names for acronyms that nobody has heard yet.

    "The FRC was there" as "The Family Research Council, or FRC, was there"; "FRC members" only as the whole name.
    """
    sentence = source.sentence(index)
    edits: list[Edit] = []
    tied: set[str] = set()
    for token in sentence.parse.tokens:
        if not is_spelled(token.text) or token.text in tied or _is_part(sentence, token):
            continue
        if not source.acronym_names.alone.get(token.text, frozenset()).isdisjoint(heard.order):
            continue  # it was said where its whole name was said with it
        if (name := _find_name(source, index, token.text)) is None:
            continue
        is_inside = token.relation in WITHIN
        has_article = sentence.text[: token.start].lower().endswith("the ")
        article = "" if is_inside or has_article else name[0]
        article = article.capitalize() if token.start == 0 else article
        is_once = token.relation in (*WITHIN, "poss") or source.acronyms[token.text] < 2
        tie = "" if is_once else f", or {token.text},"
        edits.append(Edit(token.start, token.end, f"{article}{name[1]}{tie}"))
        tied.update([token.text] if tie else [])
    return edits


def _is_part(sentence: Sentence, token: Token) -> bool:
    """Returns whether an acronym is a part of a word or a name, or in brackets: "FRC.org", "FRC Radio", "(FRC)"."""
    around = sentence.text[max(token.start - 1, 0) : token.start] + sentence.text[token.end : token.end + 1]
    in_name = token.relation in WITHIN and re.match(r" [A-Z]", sentence.text[token.end :])
    return bool(set(around) & set("()-/&") or in_name or re.match(r"\.\w", sentence.text[token.end :]))


def _find_name(source: SourceView, index: int, acronym: str) -> tuple[str, str] | None:
    """Returns the article before the name with these first letters, and the name, from an earlier sentence.

    None where there are several, or one stands beside the acronym: that sentence ties the two itself.
    """
    found: dict[str, str] = {}
    for name in source.acronym_names.names.get(acronym, ()):
        if name.sentence > index:
            break
        if name.is_beside:
            return None
        found.setdefault(name.text, name.article)
    return (next(iter(found.values())), next(iter(found))) if len(found) == 1 else None
