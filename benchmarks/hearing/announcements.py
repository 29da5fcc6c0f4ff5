"""What the hosts say of their own that says nothing: announcements, headings read out, forms of words used again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from .spoken import SpokenSentence, Talk


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of the hosts' own that says nothing, or whose form was used before."""

    at: int
    """Line of the script file."""
    kind: str
    words: str


_TEXT = "(?:article|text|piece|story|report|essay|page|part|section|chapter|paragraph|heading|title|list)s?"
_AGAIN = r"\b(?:it |this |that )?(?:like this|this way|as follows|next|so)\b"
_MOVING = """
next|now for|now to|moving on|turning to|that (?:brings|leads) us|on to|over to|up next|then (?:there (?:is|are)|comes?)
|there (?:is|are) (?:this|that|more|another)
"""
_COUNTED = "(?:one|two|three|another|one more|first) (?:more |last )?(?:things?|thoughts?|ones?)"
_OPENING = "first of all|to begin with|and finally|to sum up|in short|in a few words|and then|what is more"
_COMING = r"""
what (?:lies behind|comes of|follows from) (?:that|this|it)|takes? it from (?:there|here)|our subject today
|more (?:on|of) (?:that|this)|(?:that|this) is (?:where|what|from)\b.*\b(?:today|comes in|we read)
"""
_US = "let us|let's|shall we|can we|may we|we (?:now |then )?(?:come|turn|move|go|get)|i would add"
_TEXT_AS_THING = (
    rf"(?:the|this|today's|its|next|another|one|a|here the)(?: next| last| first| whole| same)? {_TEXT}"
)
SHAPES = (
    # A name; the shape of a sentence of the hosts' own, or of their words before a colon; an example.
    ("the text as a thing", rf"\b{_TEXT_AS_THING}\b", "The article goes on with the harbour."),
    ("how the words go", rf"\b(?:puts?|reads?|says?|states?|goes|go) {_AGAIN}", "It reads like this."),
    ("let us", rf"\b(?:{_US})\b", "Let us come to the harbour."),
    (
        "moving on",
        rf"^(?:and |so |now |then )*(?:{_MOVING.replace(chr(10), '')})\b",
        "Moving on: the harbour.",
    ),
    ("one thing", rf"^(?:and |then |so )*(?:for )?{_COUNTED}\b[^.]{{0,20}}:$", "For one thing:"),
    (
        "an opening",
        rf"^(?:{_OPENING}):?$|\bkeep (?:one|two|this|that)\b.*:$",
        "If you keep one thing, keep this:",
    ),
    ("what comes", rf"\b(?:{_COMING.replace(chr(10), '')})\b", "What lies behind that is our subject today."),
)


def find_announcements(talk: Talk) -> tuple[Phrase, ...]:
    """Returns what only says that something comes, and headings that are read out.

    A question is no announcement (`questions.py` judges those), but what stands before it and a colon may be one. A
    heading that is a question may be asked, and one of a scenario says what may come.
    """
    named = {fold(part.heading) for part in talk.understood.article.sections if part.kind == "scenario"}
    titles = {_bare(title) for title in talk.headings if not title.endswith("?") and title not in named} - {
        ""
    }
    found = []
    for one in talk.sentences:
        if talk.is_frame(one):
            continue
        marked = {_bare(text) for text in re.findall(r"[“\"]([^”\"]+)[”\"]", one.text)}
        if (one.is_glue or len(one.cites) == 1) and ({_bare(one.text), *marked} & titles):
            found.append(Phrase(one.at, "heading read out", one.text))
        elif name := _announces(one):
            found.append(Phrase(one.at, name, one.text))
    return tuple(found)


def _bare(text: str) -> str:
    return fold(text).strip("\"'.,:;!? ")


def _announces(one: SpokenSentence) -> str:
    """Returns the name of the shape that the hosts' own words have, or an empty string."""
    text = fold(one.text)
    lead, colon, rest = text.partition(":")
    if colon and rest and len(lead.split()) <= 12:
        if not _is_own(lead, one.cites):
            return ""
        text = f"{lead}:"
    elif not one.is_glue or text.endswith("?"):
        return ""
    return next((name for name, shape, _ in SHAPES if re.search(shape, text)), "")


def _is_own(lead: str, cites: tuple[str, ...]) -> bool:
    """Returns whether words before a colon are the hosts': at most one of the longer ones stands in what is cited."""
    cited = fold(" ".join(cites))
    return sum(word in cited for word in re.findall(r"\w{4,}", lead)) <= 1


def count_forms(talk: Talk) -> tuple[int, tuple[Phrase, ...]]:
    """Returns how many sentences are the hosts' own, and each of them whose form was used before."""
    own = [one for one in talk.sentences if one.is_glue and not talk.is_frame(one)]
    seen: Counter[str] = Counter()
    again = []
    for one in own:
        form = _form(one)
        if seen[form]:
            again.append(Phrase(one.at, "form", one.text))
        seen[form] += 1
    return len(own), tuple(again)


def _form(one: SpokenSentence) -> str:
    """Returns a sentence with its nouns masked: "What about the old price, then?" is "what about N then"."""
    words: list[str] = []
    for token in one.tokens:
        if token.pos in ("NOUN", "PROPN", "NUM"):
            while words and words[-1] in ("the", "a", "an", "N", "A", "'s"):
                words.pop()
            words.append("N")
        elif token.pos != "PUNCT":
            words.append("A" if token.pos == "ADJ" and token.relation == "amod" else token.word)
    return " ".join(words)
