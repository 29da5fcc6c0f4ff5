"""Whether what is said rests on the article's sentences, for the reader of the problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.model import Problem
from podcast.script.evidence import weigh
from podcast.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Script
    from podcast.script.desk import Desk
    from podcast.script.evidence import Weighed


@dataclass(frozen=True, slots=True)
class Tally:
    """A script's grounding in figures, for people."""

    statements: int
    """Lines that say something of the article."""
    grounded: int
    """Of these, how many cite, and hold no number, name or quotation that the cited sentences lack."""
    numbers: int
    """Unsupported ones."""
    names: int
    quotations: int
    misquoted: int
    """Footnotes that are not in the article."""

    def __str__(self) -> str:
        counts = (
            f"{self.statements} statements",
            f"{self.grounded} grounded",
            f"{self.numbers} numbers, {self.names} names, {self.quotations} quotations unsupported",
        )
        return ", ".join(counts)


def tally(script: Script, desk: Desk) -> Tally:
    """The figures of a script."""
    weighed = weigh(script, desk)
    return Tally(
        statements=sum(one.states for one in weighed),
        grounded=sum(bool(one.line.cites) and not one.unsupported for one in weighed),
        numbers=sum(len(one.numbers) for one in weighed),
        names=sum(len(one.names) for one in weighed),
        quotations=sum(len(one.quotations) for one in weighed),
        misquoted=sum(1 for _ in _misquoted(script, desk)),
    )


def grounding(script: Script, desk: Desk) -> Iterator[Problem]:
    """What is said without evidence, and evidence that is none."""
    for one in weigh(script, desk):
        for message in _errors(one):
            yield Problem(desk.path, one.line.at, message)
        for sentence in one.statements:
            message = (
                f"`{_short(sentence)}` cites nothing: add `[^1]` with the sentence it rests on, or remove it"
            )
            yield Problem(desk.path, one.line.at, message, "error" if desk.strict else "warning")
        for name in one.elsewhere:
            message = f"`{name}` is not in the sentences this line cites: cite the one that has it"
            yield Problem(desk.path, one.line.at, message, "warning")
    yield from _misquoted(script, desk)


def _errors(one: Weighed) -> Iterator[str]:
    where = "the sentences this line cites" if one.line.cites else "the footnotes, and the line cites none"
    mend = (
        "correct it, or cite the sentence that has it" if one.line.cites else "cite the sentence that has it"
    )
    for number in one.numbers:
        yield f"the number `{number}` is not in {where}: {mend}"
    for quotation in one.quotations:
        yield f"the quotation `{_short(quotation)}` is not word for word in {where}: {mend}"
    for name in one.names:
        yield f"the name `{name}` is not in {where}: {mend}"


def _misquoted(script: Script, desk: Desk) -> Iterator[Problem]:
    """Footnotes are the article's own sentences, word for word."""
    article = fold(desk.article)
    for note in script.footnotes:
        if article and fold(note.text) not in article:
            message = f"`[^{note.label}]` is not in the article word for word: copy the sentence from there"
            yield Problem(desk.path, note.at, message)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
