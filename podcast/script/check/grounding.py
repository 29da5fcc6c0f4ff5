"""Whether what is said rests on the article's sentences, for the reader of the problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.language.plain.folding import fold
from podcast.model import Problem
from podcast.script.check import verbatim
from podcast.script.check.basis import ground
from podcast.script.check.support import headings, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Footnote, Script
    from podcast.script.check.basis import Ground
    from podcast.script.check.context import Desk
    from podcast.script.check.support import Weighed

_SHOWN = 60
"""Characters of a sentence in a message."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A script's grounding in figures, for people."""

    statements: int
    """Lines that say something of the article."""
    grounded: int
    """Of these, how many cite, and hold nothing that the cited sentences lack."""
    numbers: int
    """Unsupported ones, in lines, titles and summary."""
    names: int
    quotations: int
    doubtful: int
    """Sentences that cite nothing, whose words come from nowhere, or that seem to say the opposite."""
    footnotes: int
    misquoted: int
    """Footnotes that are not in the article, or only a part of a sentence."""
    compared: bool
    """Whether the article was at hand."""

    def __str__(self) -> str:
        counts = (
            f"{self.statements} statements",
            f"{self.grounded} grounded",
            *([f"{self.doubtful} in doubt"] if self.doubtful else []),
            f"{self.numbers} numbers, {self.names} names, {self.quotations} quotations unsupported",
        )
        notes = f"{self.footnotes} footnotes"
        if self.compared:
            notes += f", {self.misquoted} not in the article" if self.misquoted else ", all in the article"
        return f"{', '.join(counts)}; {notes}"


def grounding(script: Script, desk: Desk) -> tuple[tuple[Problem, ...], Tally]:
    """What is said without evidence, evidence that is none, and the figures of both."""
    basis = ground(script, desk)
    lines = weigh(script, basis)
    shown = headings(script, basis, desk.places.get("summary", 1))
    found = [problem for one in lines for problem in _line(one, basis, desk)]
    found += [problem for one in shown for problem in _heading(one, desk)]
    misquoted = [problem for note in script.footnotes for problem in _footnote(note, basis, desk)]
    every = (*lines, *shown)
    tally = Tally(
        statements=sum(one.states for one in lines),
        grounded=sum(one.grounded for one in lines),
        numbers=sum(len(one.numbers) for one in every),
        names=sum(len(one.names) for one in every),
        quotations=sum(len(one.quotations) for one in every),
        doubtful=sum(len(one.statements) + len(one.strange) + len(one.opposite) for one in lines),
        footnotes=len(script.footnotes),
        misquoted=len(misquoted),
        compared=basis.source is not None,
    )
    return (*found, *misquoted), tally


def _line(one: Weighed, basis: Ground, desk: Desk) -> Iterator[Problem]:
    where = "the sentences this line cites" if one.cites else "the footnotes, and the line cites none"
    mend = "correct it, or cite the sentence that has it" if one.cites else "cite the sentence that has it"
    for number in one.numbers:
        yield Problem(desk.path, one.at, f"the number `{number}` is not in {where}: {mend}")
    for quotation in one.quotations:
        message = f"the quotation `{_short(quotation)}` is not word for word in {where}: {mend}"
        yield Problem(desk.path, one.at, message)
    for name in one.names:
        label = next((label for label, note in basis.notes.items() if fold(name) in note.folded), "")
        other = f"correct it, or cite `[^{label}]` too, which has it" if label and one.cites else mend
        yield Problem(desk.path, one.at, f"the name `{name}` is not in {where}: {other}")
    doubt: Literal["error", "warning"] = "error" if desk.strict else "warning"
    for sentence in one.statements:
        message = (
            f"`{_short(sentence)}` cites nothing: add `[^1]` with the sentence it rests on, or remove it"
        )
        yield Problem(desk.path, one.at, message, doubt)
    for sentence, words in one.strange:
        told = ", ".join(f"`{word}`" for word in words[:5])
        message = f"`{_short(sentence)}` is not what the cited sentences say, they have no {told}: {mend}"
        yield Problem(desk.path, one.at, message, doubt)
    for sentence, word in one.opposite:
        message = f"`{_short(sentence)}` says the opposite of the sentences this line cites? See `{word}`"
        yield Problem(desk.path, one.at, f"{message}: correct it, or keep to their words", doubt)


def _heading(one: Weighed, desk: Desk) -> Iterator[Problem]:
    """A title may well be the article's own heading, which only the article can tell."""
    severity: Literal["error", "warning"] = "error" if desk.article else "warning"
    where = "the footnotes, nor in the article" if desk.article else "the footnotes"
    kinds = (("number", one.numbers), ("quotation", one.quotations), ("name", one.names))
    for kind, found in kinds:
        for item in found:
            message = f"the {kind} `{_short(item)}` of this text for the feed is not in {where}: correct it"
            yield Problem(desk.path, one.at, message, severity)


def _footnote(note: Footnote, basis: Ground, desk: Desk) -> Iterator[Problem]:
    """Footnotes are the article's own sentences, word for word."""
    found = basis.places.get(note.label)
    if basis.source is None or found is None or (found.first >= 0 and not found.rest):
        return
    if found.first < 0:
        message = f"`[^{note.label}]` is not in the article word for word: {_mend(note.text, basis.source)}"
        yield Problem(desk.path, note.at, message)
        return
    lost = found.turned
    what = f"what it leaves out has `{lost[0]}`" if lost else "it is cut"
    message = f"`[^{note.label}]` is only a part of the sentence, {what}: copy the whole sentence"
    yield Problem(desk.path, note.at, message, "error" if desk.strict or lost else "warning")


def _mend(text: str, source: verbatim.Source) -> str:
    near = verbatim.nearest(text, source)
    if not near:
        return "copy the sentence from there"
    changed = verbatim.changes(text, near)
    if len(changed) == 1:
        ours, theirs = (f"`{_short(part)}`" if part else "nothing" for part in changed[0])
        return f"it has {theirs} for {ours} in `{_short(near)}`"
    return f"the nearest there is `{_short(near, 3 * _SHOWN)}`"


def _short(text: str, most: int = _SHOWN) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
