"""Whether what is said rests on the article's sentences, as problems and as figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.language.plain.folding import fold
from podcast.model import Problem
from podcast.script.check import verbatim
from podcast.script.check.assessment import assess_headings, assess_lines
from podcast.script.check.basis import read_basis
from podcast.script.check.missing_caveats import find_left_out
from podcast.script.check.open_references import find_open_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Footnote, Script
    from podcast.script.check.assessment import Assessment
    from podcast.script.check.basis import Basis
    from podcast.script.check.context import CheckContext

_SHOWN = 60
"""Characters of a sentence in a message."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A script's grounding in figures, for people."""

    statements: int
    """Lines that say something of the article."""
    grounded: int
    """Statements that cite, and hold nothing that the cited sentences lack."""
    numbers: int
    """Numbers in lines, titles and summary that are unsupported; names and quotations likewise."""
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


def check_grounding(script: Script, context: CheckContext) -> tuple[tuple[Problem, ...], Tally]:
    """Returns what is said without evidence and evidence that is none, as problems, and the figures of both."""
    basis = read_basis(script, context)
    lines = assess_lines(script, basis)
    shown = assess_headings(script, basis, context.key_lines.get("summary", 1))
    unsupported = [problem for line in lines for problem in _line(line, basis, context)]
    unsupported += [problem for text in shown for problem in _heading(text, context)]
    misquoted = [problem for note in script.footnotes for problem in _footnote(note, basis, context)]
    heard = _heard(script, basis, context)
    every = (*lines, *shown)
    tally = Tally(
        statements=sum(line.states for line in lines),
        grounded=sum(line.grounded for line in lines),
        numbers=sum(len(text.numbers) for text in every),
        names=sum(len(text.names) for text in every),
        quotations=sum(len(text.quotations) for text in every),
        doubtful=sum(len(line.statements) + len(line.doubts) for line in lines),
        footnotes=len(script.footnotes),
        misquoted=len(misquoted),
        compared=basis.sentences is not None,
    )
    return (*unsupported, *misquoted, *heard), tally


def find_gaps(script: Script, context: CheckContext) -> tuple[Problem, ...]:
    """Returns what only a whole script can lack, and nothing else that `check` finds."""
    return tuple(dict.fromkeys(_heard(script, read_basis(script, context), context)))


def _heard(script: Script, basis: Basis, context: CheckContext) -> Iterator[Problem]:
    """Yields what a listener cannot resolve, and what is claimed without its caveat."""
    if basis.shelf is None or not context.is_whole:
        return
    for one in find_open_references(script, basis.shelf):
        meant = f", which means `{_short(one.meant)}`" if one.meant else ""
        message = f"`{one.words}` points at what nobody has said yet{meant}: name it here, or say it before"
        yield Problem(context.path, one.at, message, "warning")
    for left in find_left_out(script, basis.shelf):
        message = (
            f"`{_short(left.claim)}` is claimed here, and nobody says what the article adds to it,"
            f" `{_short(left.caveat, 3 * _SHOWN)}`: say that, too"
        )
        yield Problem(context.path, left.at, message, "warning")


def _line(line: Assessment, basis: Basis, context: CheckContext) -> Iterator[Problem]:
    where = "the sentences this line cites" if line.cites else "the footnotes, and the line cites none"
    mend = "correct it, or cite the sentence that has it" if line.cites else "cite the sentence that has it"
    severity: Literal["error", "warning", "note"]
    doubt: Literal["error", "warning"] = "error" if context.strict else "warning"
    for number in line.numbers:
        severity = doubt if number in line.loose else "error"
        yield Problem(context.path, line.at, f"the number `{number}` is not in {where}: {mend}", severity)
    for quotation in line.quotations:
        message = f"the quotation `{_short(quotation)}` is not word for word in {where}: {mend}"
        yield Problem(context.path, line.at, message)
    for name in line.names:
        label = next((label for label, note in basis.notes.items() if fold(name) in note.folded), "")
        other = f"correct it, or cite `[^{label}]` too, which has it" if label and line.cites else mend
        severity = doubt if name in line.loose else "error"
        yield Problem(context.path, line.at, f"the name `{name}` is not in {where}: {other}", severity)
    for sentence in line.statements:
        message = (
            f"`{_short(sentence)}` cites nothing: add `[^1]` with the sentence it rests on, or remove it"
        )
        yield Problem(context.path, line.at, message, doubt)
    for found in line.doubts:
        severity = "note" if found.is_unproved else "error" if found.is_certain else doubt
        yield Problem(context.path, line.at, found.message, severity)


def _heading(text: Assessment, context: CheckContext) -> Iterator[Problem]:
    """Yields what a text for the feed lacks; whether a title is the article's own heading only the article tells."""
    where = "the footnotes, nor in the article" if context.article else "the footnotes"
    for kind, parts in (("number", text.numbers), ("quotation", text.quotations), ("name", text.names)):
        # A title's words have capitals for many reasons: "Outlook" is no name, and no title of the article's.
        certain = context.article and kind != "name"
        severity: Literal["error", "warning"] = "error" if certain else "warning"
        for part in parts:
            message = f"the {kind} `{_short(part)}` of this text for the feed is not in {where}: correct it"
            yield Problem(context.path, text.at, message, severity)


def _footnote(note: Footnote, basis: Basis, context: CheckContext) -> Iterator[Problem]:
    """Yields what keeps a footnote from being one of the article's sentences, word for word."""
    match = basis.matches.get(note.label)
    if basis.sentences is None or match is None or (match.first >= 0 and not match.omitted):
        return
    if match.first < 0:
        mend = _mend(note.text, basis.sentences)
        message = f"`[^{note.label}]` is not in the article word for word: {mend}"
        yield Problem(context.path, note.at, message)
        return
    turns = match.lost_turns
    what = f"what it leaves out has `{turns[0]}`" if turns else "it is cut"
    message = f"`[^{note.label}]` is only a part of the sentence, {what}: copy the whole sentence"
    yield Problem(context.path, note.at, message, "error" if context.strict or turns else "warning")


def _mend(text: str, article: verbatim.ArticleSentences) -> str:
    near = verbatim.nearest_sentence(text, article)
    if not near:
        return "copy the sentence from there"
    changes = verbatim.list_changes(text, near)
    if len(changes) == 1:
        ours, theirs = (f"`{_short(part)}`" if part else "nothing" for part in changes[0])
        return f"it has {theirs} for {ours} in `{_short(near)}`"
    return f"the nearest there is `{_short(near, 3 * _SHOWN)}`"


def _short(text: str, most: int = _SHOWN) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
