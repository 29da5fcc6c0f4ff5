"""Faults put into a script one at a time, wherever they can be: every one is a script that should be told of."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.facts import name_matching, names, numbers
from podcast.language.facts.measures import MONTHS
from podcast.language.facts.number_words import ORDINALS, TENS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Footnote, Item, Line, Passage, Script, ScriptChapter


@dataclass(frozen=True)
class Fault:
    """A script with one fault, on one of its lines."""

    script: Script
    at: int
    said: str
    """What is said there now."""


def combine(script: Script, batch: Sequence[Fault]) -> Script:
    """The script with all these faults, each on a line of its own."""
    if len(batch) == 1:
        return batch[0].script
    lines = {line.at: line for fault in batch for line in fault.script.lines if line.at == fault.at}
    notes = {note.at: note for fault in batch for note in fault.script.footnotes if note.at == fault.at}
    for old in [line for line in script.lines if line.at in lines]:
        script = _with_line(script, old, lines[old.at])
    return replace(script, footnotes=tuple(notes.get(note.at, note) for note in script.footnotes))


def _passages(script: Script) -> Iterator[tuple[Line, int]]:
    for line in script.lines:
        if line.cites:
            for place in range(len(line.passages)):
                yield line, place


def _with_line(script: Script, old: Line, new: Line) -> Script:
    def items(chapter: ScriptChapter) -> tuple[Item, ...]:
        return tuple(new if item is old else item for item in chapter.items)

    chapters = tuple(replace(chapter, items=items(chapter)) for chapter in script.chapters)
    return replace(script, chapters=chapters)


def _saying(script: Script, line: Line, place: int, text: str) -> Fault:
    passages = list(line.passages)
    passages[place] = replace(passages[place], text=text)
    return Fault(_with_line(script, line, replace(line, passages=tuple(passages))), line.at, text)


# --- one fault of each kind --------------------------------------------------------------------------------


def changed_numbers(script: Script) -> Iterator[Fault]:
    """Each number of a citing line as another one."""
    notes = {note.label: note.text for note in script.footnotes}
    for line, place in _passages(script):
        text = line.passages[place].text
        held = "\n".join(notes[label] for label in line.cites)
        for number in numbers.find_numbers(text):
            if number.written in numbers.find_unsupported(text, held):
                continue  # of the talk itself: "two things"
            for other in _other_numbers(number.written):
                changed = text.replace(number.written, other, 1)
                if numbers.find_unsupported(changed, held):
                    yield _saying(script, line, place, changed)


def _other_numbers(written: str) -> Iterator[str]:
    word = next((part for part in re.findall(r"[^\W\d_]+", written) if part.casefold() in MONTHS), "")
    if word:
        yield written.replace(word, "April" if word != "April" else "June")
    if figures := re.search(r"\d+", written):
        value = figures[0]
        step = 10 if written.endswith("0s") else 1
        yield written.replace(value, str(int(value) + step), 1)
        return
    for kind in (UNITS, TENS, ORDINALS):
        known = [part for part in re.findall(r"[a-z]+", written.casefold()) if part in kind]
        if known:
            other = next(it for it in kind if it not in (known[0], "zero", "first", "one"))
            yield re.sub(rf"\b{known[0]}\b", other, written, count=1, flags=re.IGNORECASE)
            return
    swaps = {
        "half": "a third",
        "quarter": "fifth",
        "dozen": "hundred",
        "twice": "three times",
        "dozens": "hundreds",
    }
    for one, other in {
        **swaps,
        "hundreds": "millions",
        "thousands": "millions",
        "doubled": "tripled",
    }.items():
        if re.search(rf"\b{one}\b", written, re.IGNORECASE):
            yield re.sub(rf"\b{one}\b", other, written, flags=re.IGNORECASE)
            return


def swapped_names(script: Script, most: int = 3) -> Iterator[Fault]:
    """Each name of a citing line as other names of the script that the line's sentences do not have."""
    notes = {note.label: note.text for note in script.footnotes}
    usage = names.read_usage([*notes.values(), *(line.text for line in script.lines)])
    every = dict.fromkeys(name for line in script.lines for name in names.find_line_names(line.text, usage))
    hosts = {host.name for host in script.hosts}
    headings = {id(line): chapter.title for chapter in script.chapters for line in chapter.lines}
    for line, place in _passages(script):
        text = line.passages[place].text
        cited = [notes[label] for label in line.cites]
        held = name_matching.collect_forms(
            "\n".join([script.title, script.author, headings[id(line)], *cited])
        )
        for turn, name in enumerate(names.find_names(text, usage)):
            own = name_matching.collect_forms("\n".join(notes[label] for label in line.passages[place].cites))
            if name.casefold() in MONTHS or not name_matching.holds(own, name):
                continue  # what stands in for a pronoun may do so for several names
            others = [
                other
                for other in every
                if other not in hosts and not name_matching.holds(held, other.split()[-1])
            ]
            start = 7 * (line.at + turn) % max(1, len(others))
            for other in [*others[start:], *others[:start]][: most if name not in hosts else 0]:
                swapped = re.sub(rf"\b{re.escape(name)}", other, text, count=1)
                yield _saying(script, line, place, swapped)


def changed_quotations(script: Script) -> Iterator[Fault]:
    """Each word of each quotation of a citing line as another one."""
    for line, place in _passages(script):
        text = line.passages[place].text
        for quotation in names.find_quotations(text):
            for word in re.finditer(r"\w[\w-]*", quotation):
                other = quotation[: word.start()] + "walrus" + quotation[word.end() :]
                yield _saying(script, line, place, text.replace(quotation, other))


def uncited(script: Script) -> Iterator[Fault]:
    """Each passage without its citations, joined to what follows."""
    for line, place in _passages(script):
        if line.passages[place].cites:
            passages = list(line.passages)
            passages[place] = replace(passages[place], cites=())
            merged = _merged(passages)
            yield Fault(
                _with_line(script, line, replace(line, passages=merged)), line.at, line.passages[place].text
            )


def _merged(passages: list[Passage]) -> tuple[Passage, ...]:
    out: list[Passage] = []
    for passage in passages:
        before = f"{out.pop().text} " if out and not out[-1].cites else ""
        out.append(replace(passage, text=before + passage.text))
    return tuple(out)


def shifted(script: Script) -> Iterator[Fault]:
    """Each citation as that of the footnote behind it."""
    labels = [note.label for note in script.footnotes]
    behind = dict(zip(labels, [*labels[1:], labels[0]], strict=True))
    for line, place in _passages(script):
        if line.passages[place].cites:
            passages = list(line.passages)
            cites = tuple(behind[label] for label in passages[place].cites)
            passages[place] = replace(passages[place], cites=cites)
            new = replace(line, passages=tuple(passages))
            yield Fault(_with_line(script, line, new), line.at, passages[place].text)


CLAIMS = (
    "The moon is made of green cheese.",
    "Doctors recommend chewing raw garlic against headaches.",
    "Nobody believes the official version of events anymore.",
    "Experts warn that an economic collapse is coming soon.",
)


def invented(script: Script) -> Iterator[Fault]:
    """A claim from nowhere before and behind each passage of a citing line."""
    claims = itertools.cycle(CLAIMS)
    for line, place in _passages(script):
        text = line.passages[place].text
        if text[0].isupper():
            yield _saying(script, line, place, f"{next(claims)} {text}")
        if text[-1] in ".!?":
            yield _saying(script, line, place, f"{text} {next(claims)}")


_VERB = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b(?! not\b)", re.IGNORECASE
)
_NOT = re.compile(r" (?:not|never)\b|\bno (?=[a-z])|n't\b| cannot\b")


def negated(script: Script) -> Iterator[Fault]:
    """Each sentence of a citing line with a "not" more."""
    for line, place in _passages(script):
        text = line.passages[place].text
        if not _NOT.search(text) and (verb := _VERB.search(text)):
            yield _saying(script, line, place, f"{text[: verb.end()]} not{text[verb.end() :]}")


def affirmed(script: Script) -> Iterator[Fault]:
    """Each sentence of a citing line with a "not" less."""
    for line, place in _passages(script):
        text = line.passages[place].text
        if _NOT.search(text):
            yield _saying(script, line, place, _NOT.sub("", text))


_TURNED = {
    "rose": "fell", "risen": "fallen", "fell": "rose", "more than": "less than", "increase": "decrease",
    "likely": "unlikely", "unlikely": "likely", "less than": "more than", "at least": "at most", "weak": "strong",
    "before": "after", "after": "before", "more": "fewer", "lost": "won", "grew": "shrank",
}  # fmt: skip


def turned(script: Script) -> Iterator[Fault]:
    """Each word that has an opposite as the opposite."""
    for line, place in _passages(script):
        text = line.passages[place].text
        for one, other in _TURNED.items():
            if re.search(rf"\b{one}\b", text):
                yield _saying(script, line, place, re.sub(rf"\b{one}\b", other, text, count=1))


def altered(script: Script) -> Iterator[Fault]:
    """Each word of each footnote, in turn, as another one."""
    for note in script.footnotes:
        for word in re.finditer(r"\w+", note.text):
            text = note.text[: word.start()] + "walrus" + note.text[word.end() :]
            yield _noted(script, note, text)


def shortened(script: Script) -> Iterator[Fault]:
    """Each footnote without its first words, and without its last."""
    for note in script.footnotes:
        words = note.text.split()
        if len(words) > 5:
            yield _noted(script, note, " ".join(words[2:]))
            yield _noted(script, note, " ".join(words[:-2]))


def _noted(script: Script, note: Footnote, text: str) -> Fault:
    notes = tuple(replace(one, text=text) if one is note else one for one in script.footnotes)
    return Fault(replace(script, footnotes=notes), note.at, text)
