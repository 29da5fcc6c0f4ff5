"""Each line against the sentences of the article that it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.script import glue
from podcast.text import names, numbers
from podcast.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Line, Script
    from podcast.script.desk import Desk

# Numbers that order the talk, not the world. "Three scenarios" is a claim, "the third scenario" comes after two others.
_COUNTED = {
    **dict.fromkeys(("two", "three", "four", "five"), frozenset({"things", "questions"})),
    **dict.fromkeys(
        ("second", "third", "fourth", "fifth"), frozenset({"idea", "point", "question", "scenario", "thing"})
    ),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A line against its evidence; each finding as it is written in the line."""

    line: Line
    numbers: tuple[str, ...] = ()
    """That the evidence does not hold."""
    quotations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """That are nowhere in the script's footnotes."""
    elsewhere: tuple[str, ...] = ()
    """Names that only footnotes hold which this line does not cite."""
    statements: tuple[str, ...] = ()
    """Of an uncited line: sentences that should cite."""

    @property
    def states(self) -> bool:
        """Whether the line says anything of the article."""
        return bool(self.line.cites or self.statements or self.unsupported)

    @property
    def unsupported(self) -> bool:
        """Whether anything in it is nowhere in its evidence."""
        return bool(self.numbers or self.quotations or self.names)


def weigh(script: Script, desk: Desk) -> tuple[Weighed, ...]:
    """Every line, in order."""
    notes = {note.label: note.text for note in script.footnotes}
    free = (script.title, script.author, *desk.show_words, *(host.name for host in script.hosts))
    ground = _Ground(
        notes, "\n\n".join(free), _vocabulary("\n\n".join(notes.values())), _years(notes.values())
    )
    asked = f"{ground.names}\n\n{_vocabulary(desk.article)}"
    weighed = []
    for chapter in script.chapters:
        known = glue.words((*free, chapter.title))
        for line in chapter.lines:
            if line.cites:
                weighed.append(_cited(line, ground))
            else:
                stated = glue.statements(line.text, script.language, known)
                weighed.append(replace(_uncited(line, ground, asked), statements=stated))
    return tuple(weighed)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a script rests on."""

    notes: dict[str, str]
    free: str
    """What may be named without a citation."""
    names: str
    """Every word of the footnotes, once: names are compared word by word."""
    years: frozenset[int]


def _cited(line: Line, ground: _Ground) -> Weighed:
    evidence = "\n\n".join((*(ground.notes.get(label, "") for label in line.cites), ground.free))
    missing = names.unsupported(line.text, evidence)
    nowhere = names.unsupported(line.text, f"{ground.names}\n\n{evidence}") if missing else ()
    return Weighed(
        line,
        numbers=_numbers(line.text, evidence, ground),
        quotations=_misquotations(line.text, evidence),
        names=nowhere,
        elsewhere=tuple(name for name in missing if name not in nowhere and not _is_bent(name, evidence)),
    )


def _uncited(line: Line, ground: _Ground, asked: str) -> Weighed:
    """`asked`: every word that such a line may name."""
    whole = "\n\n".join((*ground.notes.values(), ground.free))
    # The short text first: most lines of glue need no more, and the long one costs its length.
    stray = _numbers(line.text, ground.free, ground)
    missing = names.unsupported(line.text, ground.free)
    return Weighed(
        line,
        numbers=_numbers(line.text, whole, ground) if stray else (),
        quotations=_misquotations(line.text, whole),
        names=names.unsupported(line.text, f"{asked}\n\n{ground.free}") if missing else (),
    )


def _vocabulary(text: str) -> str:
    return " ".join(dict.fromkeys(fold(text).split()))


def _years(texts: Iterable[str]) -> frozenset[int]:
    found = (number.value for text in texts for number in numbers.numbers(text) if number.kind == "number")
    return frozenset(int(value) for value in found if 1000 <= value <= 2200 and value.denominator == 1)


def _numbers(text: str, evidence: str, ground: _Ground) -> tuple[str, ...]:
    """Numbers that the evidence lacks and that are not of the talk itself."""
    missing = numbers.unsupported(text, evidence)
    return tuple(
        number for number in missing if not (_counts(number, text) or _spans(number, text, ground.years))
    )


def _counts(number: str, text: str) -> bool:
    """Whether a number only orders the talk, wherever it stands: "two things", "the second scenario"."""
    uses = re.findall(rf"\b{re.escape(number)}\b(?: ([^\W\d_]+))?", text, re.IGNORECASE)
    return all(noun.casefold() in _COUNTED.get(number.casefold(), ()) for noun in uses)


def _spans(number: str, text: str, years: frozenset[int]) -> bool:
    """Whether it is the time between two years of the evidence, and said as one: "ten years earlier"."""
    written = re.escape(number)
    if not re.search(
        rf"\bback {written} years\b|\b{written} years (?:ago|before|earlier|later|after|on|apart)\b", text
    ):
        return False
    return any(one.value + year in years for one in numbers.numbers(number) for year in years)


def _is_bent(name: str, evidence: str) -> bool:
    """Whether every word of a name begins a word of the evidence: Russia in "Russian", China in "Chinese"."""
    folded = fold(evidence)
    stems = [word[: max(4, len(word) - 1)] for word in fold(name).split()]
    return all(len(stem) >= 4 and re.search(rf"(?<!\w){re.escape(stem)}", folded) for stem in stems)


def _misquotations(text: str, evidence: str) -> tuple[str, ...]:
    """Quotations that are not word for word in the evidence; how they are set makes no difference."""
    quoted = names.quotations(text)
    folded = fold(evidence) if quoted else ""
    return tuple(quotation for quotation in quoted if not _holds(folded, fold(quotation).strip(" .,;:!?")))


def _holds(folded: str, part: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", folded) is not None
