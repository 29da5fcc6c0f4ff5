"""Words elsewhere in a quotation's sentence that say whose all of it is: "according to Lee", "as Lee has said"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.understanding.quoting.cue_grammar import find_phrase, find_sayer, is_saying, is_speaker
from podcast.understanding.sentences.saying_verbs import SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Parse
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.sentences.paragraphs import Word

_FEW = 3
"""Words that a quotation has at least which is no clause."""
_ASIDE = 6
"""Words of an attribution between two commas at most."""
_LAST = 4
"""Words behind the verb of a closing attribution at most: "told reporters on Monday"."""


def find_framing(one: QuotedPassage, around: Sequence[Word]) -> tuple[int, Word] | None:
    """Returns the head of the words that name the speaker, and the word that says so; None where nothing does.

    `around` are the words of the quotation's sentence outside marks.
    """
    if not one.spans or (not one.is_clause and len(one.text.split()) < _FEW):
        return None
    span = one.spans[0]
    own = [word for word in around if word.sentence.index == span.sentence]
    for at, word in enumerate(own):
        parse = word.sentence.parse
        if word.token.word == "according" and at + 2 < len(own) and own[at + 1].token.word == "to":
            phrase = find_phrase(parse, own[at + 2].at)
            return None if phrase is None else (phrase, word)
        if is_saying(word) and any(
            parse.tokens[mark].word == "as" for mark in parse.children(word.at, "mark")
        ):
            sayer = find_sayer(parse, word.at)
            return None if sayer is None else (sayer, word)
    return _find_aside(own) or _find_closing([word for word in own if word.at >= span.stop])


def _find_aside(words: Sequence[Word]) -> tuple[int, Word] | None:
    """Returns the name and the verb that two commas set off: "The point, said Ann Lee, is that “…”"."""
    commas = [place for place, word in enumerate(words) if word.token.text == ","]
    for start, stop in pairwise(commas):
        aside = words[start + 1 : stop]
        if not 1 < len(aside) <= _ASIDE or aside[-1].at - aside[0].at != len(aside) - 1:
            continue
        for verb, named in ((aside[0], aside[1:]), (aside[-1], aside[:-1])):
            head = find_phrase(verb.sentence.parse, named[0].at)
            if head != named[-1].at or not (is_saying(verb, SAYING) and verb.token.is_finite):
                continue
            if is_speaker(verb.sentence.parse, head) or named[-1].token.word in ("he", "she", "they"):
                return head, verb
    return None


def _find_closing(words: Sequence[Word]) -> tuple[int, Word] | None:
    """Returns the name and the verb with which a sentence ends: "…, Ann Lee, a sailor, told reporters."."""
    spoken = [word for word in words if word.token.pos != "PUNCT"]
    verb = next((word for word in spoken[-_LAST - 1 :] if is_saying(word) and word.token.is_finite), None)
    if verb is None:
        return None
    parse = verb.sentence.parse
    for head in (
        _name_end(parse, word.at) for word in spoken if word.at < verb.at and _begins_name(parse, word.at)
    ):
        if head + 1 == verb.at or parse.tokens[verb.at - 1].text == parse.tokens[head + 1].text == ",":
            return head, verb
    return None


def _begins_name(parse: Parse, at: int) -> bool:
    """Returns whether two words of a name stand behind a comma."""
    tokens = parse.tokens
    is_name = at + 1 < len(tokens) and tokens[at].pos == tokens[at + 1].pos == "PROPN"
    return is_name and at > 0 and tokens[at - 1].text == ","


def _name_end(parse: Parse, at: int) -> int:
    while at + 1 < len(parse.tokens) and parse.tokens[at + 1].pos == "PROPN":
        at += 1
    return at
