"""How hosts tell an author's judgement as the author's: "In Vark's view, the old gate should stay"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import inside_sentence, possessive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.tellers import Narrator

_FIRST = ("In the view of the author, {full}, ", "The author, {full}, sees it like this.")
"""Who judges, at first: inside the sentence, and before one that cannot take it in."""
_LATER = (
    ("As {short} sees it, ", "{short} puts it this way."),
    ("In {possessive} view, ", "{short} sees it like this."),
)
"""The same by the last name, by turns."""
_SEVERAL = (
    ("In the authors’ view, ", "The authors see it like this."),
    ("As the authors see it, ", "The authors put it this way."),
)
_PART = "This part of the article is by {full}."
_PART_AGAIN = "This part is by {short} again."
"""Who has signed a box beside the text."""
_BACK = "Back to the main text."
"""Where such a box has ended."""
_TURN = re.compile(r"(?:But|And|So|Yet) (?=\w)")
"""A word that turns or joins, which stays before who judges: «But it is sad.»"""
_POINTERS = frozenset("that this these those".split())
"""First words that point at what was said before: «That is the best of these, and this of those.»"""
_GOES_ON = 30
"""Words after which somebody's view is heard as that one's no longer."""
_BEFORE = 3
"""First words of a sentence among which no comma stands where its author is named before them."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))


@dataclass
class OpinionFrames:
    """Whose view was told in an episode, and by which form."""

    used: int = 0
    since: int = _GOES_ON + 1
    """Words since somebody's view was told."""
    in_part: bool = False
    """Whether the last sentence stood in a box that somebody has signed."""
    is_open: bool = False
    """Whether it was told before its sentence, and not inside it: what comes next is heard as that view, too."""

    def frame(
        self, source: SourceView, index: int, texts: Sequence[str], known: set[str], *, is_new: bool
    ) -> tuple[str, str]:
        """Returns what is said before a sentence that judges, and how its first piece is said.

        `texts` are its pieces, `known` names that were said; `is_new` is whether another host spoke before.
        """
        text = texts[0]
        opinion = source.opinions.get(index)
        was_part, self.in_part = self.in_part, opinion is not None and opinion.is_part
        if opinion is None:
            return _BACK if was_part else "", text
        author = opinion.author
        if opinion.is_part and not was_part:
            self.since, self.is_open = 0, True
            form = _PART_AGAIN if author.name in known else _PART
            known.add(author.name)
            return form.format(full=author.name, short=author.short), text
        # Inside a sentence, it is said of that one alone.
        goes_on = not is_new and self.since <= (_GOES_ON if self.is_open else 0)
        if not opinion.judges:
            return "", text
        self.since = 0
        if goes_on:
            return "", text
        inside, before = self._choose_forms(author, known)
        names = {"full": author.name, "short": author.short, "possessive": possessive(author.short)}
        turn = match[0] if (match := _TURN.match(text)) else ""
        rest = text[len(turn) :]
        # Behind "Vark puts it this way", a "that" would point at this.
        points = rest.split(" ", 1)[0].lower() in _POINTERS
        self.is_open = not points and (len(texts) > 1 or not _begins_with_subject(source, index, rest))
        if self.is_open:
            return before.format(**names), text
        lead = inside.format(**names)
        lead = f"{turn}{inside_sentence(lead, is_name=False)}" if turn else lead
        told = f"{lead}{inside_sentence(rest, is_name=_is_name(source, index, rest))}"
        return "", told

    def count(self, words: int, *, is_others: bool) -> None:
        """Note that so many words were said that judge nothing, or that somebody else had the word."""
        self.since += words + (_GOES_ON if is_others else 0)

    def _choose_forms(self, author: Narrator, known: set[str]) -> tuple[str, str]:
        """Returns the next form inside a sentence, and the one before it."""
        if author.is_many:
            forms = _SEVERAL[self.used % len(_SEVERAL)]
        elif author.name not in known:
            known.add(author.name)
            return _FIRST
        else:
            forms = _LATER[self.used % len(_LATER)]
        self.used += 1
        return forms


def _begins_with_subject(source: SourceView, index: int, text: str) -> bool:
    """Returns whether a text begins as its sentence does, with the subject of its first verb."""
    parse = source.sentence(index).parse
    words = text.split(" ", 1)[0]
    # "In the view of the author, Ines Vark, Lee, who leads the port, is late": nobody hears whose name is whose.
    if "," in " ".join(text.split()[:_BEFORE]):
        return False
    for token in parse.tokens:
        if token.relation in _SUBJECTS and parse.text[parse.tokens[token.left].start :].startswith(words):
            return not any(one.text == "," for one in parse.tokens[: token.left])
    return False


def _is_name(source: SourceView, index: int, text: str) -> bool:
    """Returns whether the first word of a text has a capital inside a sentence, too."""
    first = text.split(" ", 1)[0]
    tokens = source.sentence(index).parse.tokens
    token = next((one for one in tokens if first.startswith(one.text)), None)
    return token is None or source.has_capital(token)
