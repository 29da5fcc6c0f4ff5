"""A sentence of an article as it is said: without marks and brackets, taken apart at its joints, no fact lost."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from podcast.language.grammar.parts_of_speech import tag_words
from podcast.language.plain.sentences import count_words
from podcast.writers.extractive import joints
from podcast.writers.extractive.clauses import clause_at
from podcast.writers.extractive.dependence import CONNECTIVE
from podcast.writers.frame import ended, unmarked

if TYPE_CHECKING:
    from collections.abc import Collection

_BRACKETS = re.compile(r"\s*(?:\((?P<aside>[^()]*)\)|\[[^\[\]]*\])")
"""Asides: «The gauge (built by a clockmaker) has never been moved.»"""
_NO_FACT = re.compile(
    r"(?:[A-Z]{2,8}s?|[A-Za-z]|\W*)"  # what an acronym stands for was just said
    r"|(?i:(?:see|cf|figs?|figure|tables?|box|section|chapter|appendix|supplementary|refs?|eq|ibid|op|p|pp)\b.*)"
    r"|(?:(?:\d{1,3}[\s,;–-]*)+)"  # footnotes
    r"|.*(?:et al|[A-Z][\w’'-]+,? (?:1[5-9]|20)\d\d).*"
)
"""Asides that are not said, such as references: «Smith et al., 2019»"""
_WHOLLY = re.compile(r"\((?P<text>[^()]*)\)(?P<end>[.!?]*)$")
"""A sentence that stands in brackets: «(The gauge has never been moved.)»"""
_ALTERED = re.compile(r"\[(\w)\](?=\w)|\((\w{1,4})\)(?=\w)")  # "[I]f" in quoted words, "(in)action"
"""Letters that were changed in quoted words, or can be left out: «[I]f the sea rises, (in)action costs
more.»"""
_MARKS = re.compile(r"\s+[*†‡]+|(?<=[^\W\d][.,;:!?”\"])\d{1,2}(?=\s|$)")  # footnote marks stuck to a sentence
"""Marks of footnotes that stick to a sentence: «The sea has risen.12»"""
_DASH = re.compile(r"\s+[–—―-]{1,3}\s+|(?<=\w)—(?=\w)|\s+—(?=\w)|(?<=\w)—\s+")
"""Dashes between words: «The clerk wrote – nobody asked.»"""
_STARS = re.compile(r"\s*[★☆⭐]+½?")
"""Stars that draw a rating, with their half: «The gauge gets 3.5 out of 5 ★★★½.»"""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’(?!\w)|(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)")
"""Other people's words, in which marks stay: «‘The clerk’s books’ were never read.»"""
_STRAIGHT = re.compile(r'"([^"]*)"')
"""Straight quotation marks: «The "books" were never read.»"""


@lru_cache(maxsize=20_000)
def for_ear(sentence: str, *, follows: bool) -> tuple[str, ...]:
    """Returns the sentence as it is said, as one or more; `follows` when the one before it was said just before."""
    if whole := _WHOLLY.match(sentence):
        sentence = f"{whole['text']}{whole['end']}"
    text = _outside_quotations(_balanced(sentence))
    if not follows:
        text = capital(CONNECTIVE.sub("", text))
    pieces = (piece for part in text.split("\n") for piece in joints.cut_apart(part))
    return tuple(ended(capital(piece)) for piece in pieces if any(map(str.isalnum, piece)))


def _balanced(text: str) -> str:
    """The text with proper quotation marks, and without those of a quotation that goes on in another sentence."""
    text = _STRAIGHT.sub(r"“\1”", text) if text.count('"') % 2 == 0 else _without(text, '"')
    return text if text.count("“") == text.count("”") else _without(text, "“”")


def _without(text: str, marks: str) -> str:
    """The text without these marks; words that one stood between stay two."""
    return re.sub(f"[{marks}]", "", re.sub(rf"(?<=\w)[{marks}](?=\w)", " ", text))


def _outside_quotations(sentence: str) -> str:
    """The sentence without brackets, footnote marks and dashes, but for those in other people's words."""
    pieces = []
    end = 0
    for quotation in _QUOTED.finditer(sentence):
        pieces += [_plainer(sentence[end : quotation.start()]), quotation.group()]
        end = quotation.end()
    lines = "".join([*pieces, _plainer(sentence[end:])]).split("\n")
    text = "\n".join(unmarked(line) for line in lines)
    text = re.sub(r"[;,](?:\s*,)+", ",", re.sub(r"[^\S\n]+([,.;:!?])", r"\1", text))
    return re.sub(r",([.;:!?])", r"\1", text)


def _plainer(text: str) -> str:
    text = _STARS.sub("", _ALTERED.sub(r"\1\2", text))
    text = _MARKS.sub("", _BRACKETS.sub(_aside, text))
    if len(_DASH.findall(text)) == 1:
        before, after = _DASH.split(text)
        if joints.both_clauses(before, after.rstrip(".!")):
            return f"{before}; {after}"
    return _DASH.sub(", ", text)


def _aside(match: re.Match[str]) -> str:
    """What stands in brackets, between commas; nothing when it is a mark, a reference or an acronym."""
    aside = (match["aside"] or "").strip(" .,;!")
    if not aside or _NO_FACT.fullmatch(aside):
        return ""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if re.fullmatch(r"[a-z]+", aside) or re.search(r"\b(?:an?|the)$", before, re.IGNORECASE):
        return f" {aside}"
    if not after.strip(" .!?") and clause_at(tag_words(aside), 0):
        return f".\n{capital(aside)}"
    return f", {aside},"


def capital(text: str) -> str:
    """Returns the text with a capital first letter; a name such as iPhone stays."""
    return text[:1].upper() + text[1:] if not re.match(r"[a-z][A-Z]", text) else text


def lower_start(text: str, proper: Collection[str] = ()) -> str:
    """Returns the text as it goes on inside a sentence: with a small first letter, unless a name begins there."""
    first, _, rest = text.partition(" ")
    word = first.removesuffix("’s").removesuffix("'s")
    determiner = word in ("The", "A", "An", "These", "Those")
    tagged_name = bool(first) and tag_words(text)[0].tag == "NP0"
    named = rest[:1].isupper() or tagged_name or any(word in (name, name.split()[-1]) for name in proper)
    if word == "I" or any(char.isupper() for char in word[1:]) or (named and not determiner):
        return text
    return text[:1].lower() + text[1:]


def length(sentence: str) -> int:
    """Returns the words of the longest part that a listener hears in one breath."""
    return max((count_words(part) for part in for_ear(sentence, follows=True)), default=0)
