"""Words that somebody says as a whole, and who says them: one frame for a passage, then nothing but the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import as_sentence, possessive
from podcast.writers.extractive.opinion_frames import OpinionFrames
from podcast.writers.extractive.tellers import NOBODY, SEVERAL
from podcast.writers.plain_speech import unmarked, with_both_marks, without_asides, without_footnotes

if TYPE_CHECKING:
    from podcast.writers.extractive.tellers import Narrator
    from podcast.writers.extractive.third_person import ToldSentence

_FIRST = "In the words of {full}:"
_LATER = (
    ("{short} writes:", "{short} write:"),
    ("{short} again:", "{short} again:"),
    ("{short} goes on:", "{short} go on:"),
)
"""Who has the word again, one and several, by turns, so that no form comes twice in a row."""
_ROLE_ALONE = re.compile(r"^an? ([\w-]+) (?:for|of|at|from|with)\b.*", re.IGNORECASE)
"""Somebody without a name, who is introduced once: «A spokesperson for the harbour board»"""
_BACK = "Back to {short}:"
"""Where another one had the word in between."""
_SAID = (
    ("{short} says:", "{short} say:"),
    ("{short} again:", "{short} again:"),
    ("{possessive} words:", "{possessive} words:"),
)
_FURTHER = frozenset(("{short} goes on:",))
"""Forms that are true only right behind the same one's words."""
_FRESH = 60
"""Words within which a name that was just said needs not be said again when a chapter begins."""
_OFTEN = 200
"""Words after which who has the word is named again, though nobody else had it."""


_REFERENCE = re.compile(r"\([^()]*(?:[a-z][^()]*\b(?:1[89]|20)\d\d\b|\b[Ff]ig|\b[Tt]able|et al)[^()]*\)|\[\d")
"""A reference in brackets: «The rise has doubled (Hartwig et al., 2019).»"""


@dataclass
class Frames:
    """Who had the word in an episode, and by which form."""

    known: set[str] = field(default_factory=set)
    """Names of those whose full name was said."""
    opinions: OpinionFrames = field(default_factory=OpinionFrames)
    """Those of an author's judgements."""
    used: int = 0
    open: Narrator | None = None
    """Who has the word now."""

    recipient: str = ""
    """To whom a letter is written."""
    held: bool = False
    """Whether a question has just given that one the word."""
    since: int = 0
    """Words since somebody was named."""
    left: bool = False
    """Whether somebody else was quoted since the author was."""
    told: ToldSentence | None = None
    """The sentence just said, where the hosts told it of the author."""
    last: str = ""
    """The form by which somebody had the word last."""
    taken: str = ""
    """The form by which another host went on with somebody's words last."""

    def take_over(self, name: str, *, is_person: bool, many: bool = False) -> str:
        """Returns the words by which the other host goes on with what somebody says; no form twice in a row."""
        first = _LATER[-1][many]
        again = _LATER[-2][many] if is_person or many else "It goes on:"
        self.taken = again if self.taken == first else first
        return self.taken.format(short=_ROLE_ALONE.sub(r"The \1", name))

    def hold(self, teller: Narrator) -> None:
        """Note that somebody was asked by name, whose answer comes next."""
        self.open, self.held = teller, True
        self.known.add(teller.name)

    def open_for(self, teller: Narrator | None, *, is_new: bool, follows: bool) -> str:
        """Returns the words before a sentence that say whose it is; empty where that one has the word, or nobody."""
        if teller is None:
            if self.open is not None and not self.open.is_author:
                self.open = None
            return ""
        held, self.held = self.held, False
        # An author who has the word keeps it: named at each turn, "I" was announced fourteen times in six minutes.
        # Behind words of the hosts' own, another voice that says "I" would be the host's.
        keeps = teller.is_author and self.since <= _OFTEN and follows
        if teller == self.open and (held or keeps or not is_new):
            return ""
        return self.introduce(teller, follows=follows and teller == self.open)

    def count(self, words: int) -> None:
        """Note that so many words were said."""
        self.since += words

    def pause(self) -> None:
        """Note that a chapter begins: the author is named again, unless that was just heard."""
        if self.open is not None and self.open.is_author and not self.held and self.since > _FRESH:
            self.open = None

    def tell(self, told: ToldSentence | None, *, goes_on: bool) -> None:
        """Note a sentence of a page whose author the hosts tell of; `goes_on` where it is somebody's own words."""
        self.told = told
        if told:
            self.known.add(told.full)
            self.left = False
        if not goes_on and self.open is not None and self.open.is_author:
            self.open = None

    def interrupt(self) -> None:
        """Note that somebody else was quoted, whose "I" the next one would be."""
        self.open = None
        self.left = True

    def introduce(self, teller: Narrator, *, follows: bool) -> str:
        """Returns the words before somebody's own; `follows` where that one spoke just before."""
        left, self.left = self.left, not teller.is_author
        self.open = teller
        self.since = 0
        many = teller.is_many
        told = self.told if self.told and self.told.full == teller.name else None
        if teller.name not in self.known:
            form = (
                (_LATER[0][many].replace("short", "full") if self.known else _FIRST)
                if teller.is_author
                else "{full}:"
            )
            if self.recipient and not self.known and teller.is_author:
                form = f"{{full}} writes to {self.recipient}:"
            self.known.add(teller.name)
            if teller.name in (NOBODY, SEVERAL):
                form = _LATER[0][many]
            if form.endswith(("writes:", "write:")):
                self.used = max(self.used, 1)
        elif told:
            form = _LATER[-2 if self.last == _LATER[-1][many] else -1][many]
        elif teller.is_author and left:
            form = _BACK
        else:
            forms = _LATER if teller.is_author else _SAID
            while (forms[self.used % len(forms)][0] in _FURTHER and not follows) or (
                forms[self.used % len(forms)][many] == self.last
            ):
                self.used += 1
            form = forms[self.used % len(forms)][many]
            self.used += 1
        self.last = form
        short = told.other if told else teller.short
        text = form.format(full=teller.name, short=short, possessive=possessive(teller.short))
        return text[:1].upper() + text[1:]


def quote(text: str) -> str:
    """Returns a sentence in quotation marks, word for word but for references; marks inside become inner ones."""
    marked = re.sub(r"(?<!\S)\"|(?<=[(\[—–-])\"", "“", without_footnotes(text)).replace('"', "”")
    plain = unquoted(text) if _REFERENCE.search(text) else as_sentence(unmarked(marked))
    inner = with_both_marks(plain).replace("“", "‘").replace("”", "’")
    return f"“{inner}”" if inner else ""


def unquoted(text: str) -> str:
    """Returns a sentence as somebody plays it: word for word, brackets as pauses."""
    plain = re.sub(r"\"([^\"]*)\"", r"“\1”", text)
    return " ".join(as_sentence(piece) for piece in without_asides(plain).split("\n") if piece.strip())
