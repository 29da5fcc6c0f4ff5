"""What an article says in its own voice: the words outside quotations, and the first person among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Parse, Quotation, Sentence, Token

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})

NUMBERED = frozenset(
    "war part type class phase stage level title act chapter volume grade article group".split()
)
"""What Roman figures count."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The tokens of a sentence that stand in no quotation."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    persons: tuple[Token, ...]
    """Those that are pronouns of the first person."""


def find_own_words(sentences: Sequence[Sentence], quotations: Iterable[Quotation]) -> tuple[OwnWords, ...]:
    """Returns the words of each sentence without those of quotations, in order; none for a sentence not parsed."""
    inside: dict[int, set[int]] = {}
    for quotation in quotations:
        for span in quotation.spans:
            inside.setdefault(span.sentence, set()).update(range(span.start, span.stop))
    return tuple(_leave_out(sentence, inside.get(sentence.index, set())) for sentence in sentences)


def is_person(parse: Parse, at: int) -> bool:
    """Returns whether a token is a pronoun of the first person.

    Parts of names ("World War I", "US", "Go Fund Me") and the numbers of items ("I.") are none.
    """
    token = parse.tokens[at]
    if token.pos != "PRON" and token.tag not in ("PRP", "PRP$"):
        return False
    if token.word == "i":
        return token.text == "I" and not _is_numeral(parse, at)
    in_name = token.text[0].isupper() and at > 0 and parse.tokens[at - 1].text[-1].isalnum()
    return token.word in SINGULAR | PLURAL and not in_name


def _leave_out(sentence: Sentence, inside: set[int]) -> OwnWords:
    parse = sentence.parse
    left = [at for at in range(len(parse.tokens)) if at not in inside]
    persons = tuple(parse.tokens[at] for at in left if is_person(parse, at))
    return OwnWords(sentence, tuple(parse.tokens[at] for at in left), persons)


def _is_numeral(parse: Parse, at: int) -> bool:
    """Returns whether an "I" is part of a name before it, or the number of an item, by the mark behind it."""
    before = parse.tokens[at - 1] if at else None
    after = parse.tokens[at + 1] if at + 1 < len(parse.tokens) else None
    is_inside = parse.tokens[at].entity != "" and not parse.tokens[at].begins_entity
    is_counted = before is not None and (before.word in NUMBERED or before.head == at)
    is_item = after is not None and after.text in (".", ")", ":") and (before is None or before.text == "(")
    return is_inside or is_counted or is_item
